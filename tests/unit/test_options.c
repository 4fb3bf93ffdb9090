/* Command lines: what they set, and what is said of wrong ones. */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct settings {
	struct common_settings common;
	struct asked_year year;
	struct date day;
	bool brief;
	struct text_list id;
	unsigned kinds;
};

static const char *kind_choice(size_t i)
{
	static const char *const names[] = {"red", "green", "blue", NULL};
	return names[i];
}

static const struct option_row rows[] = {
	{.name = "year",
	 .letter = 'y',
	 .kind = OPTION_YEAR,
	 .argument = "YEAR",
	 .offset = offsetof(struct settings, year)},
	{.name = "day", .kind = OPTION_DATE, .argument = "DAY", .offset = offsetof(struct settings, day)},
	{.name = "brief", .letter = 'b', .kind = OPTION_SWITCH, .offset = offsetof(struct settings, brief)},
	{.name = "id", .letter = 'i', .kind = OPTION_LIST, .argument = "ID", .offset = offsetof(struct settings, id)},
	{.name = "kinds",
	 .kind = OPTION_SET,
	 .argument = "LIST",
	 .choice = kind_choice,
	 .preset = "green",
	 .offset = offsetof(struct settings, kinds)},
	COMMON_OPTIONS(struct settings),
};

static const struct command command = {
	.name = "test",
	.option = rows,
	.option_count = sizeof rows / sizeof *rows,
	.least = 1,
	.most = 2,
};

enum { ARGUMENTS_MAX = 10 };

static struct arena *a;
static struct settings settings;
static struct text_list operands;
static struct usage_error error;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

/* Parses the words, NULL behind the last. */
static bool parse(const char *const *words)
{
	char *argv[ARGUMENTS_MAX + 2] = {(char *)(uintptr_t) "test"};
	int argc = 1;

	for (; words[argc - 1] != NULL; argc++)
		argv[argc] = (char *)(uintptr_t)str_z(a, str_of(words[argc - 1]));
	settings = (struct settings){0};
	return options_parse(a, &command, argc, argv, &settings, &operands, &error);
}

#define PARSE(...) parse((const char *const[]){__VA_ARGS__, NULL})

static void assert_refused(bool parsed, const char *text, const char *help)
{
	assert_false(parsed);
	assert_string_equal(str_z(a, msg_text(a, error.text, NULL)), text);
	assert_string_equal(str_z(a, msg_text(a, error.help, NULL)), help);
}

static void test_presets_hold_without_options(void **state)
{
	(void)state;
	assert_true(PARSE("plan.yaml"));
	assert_int_equal(settings.kinds, 1u << 1);
	assert_int_equal(settings.common.color, 0);
	assert_int_equal(settings.year.year, 0);
	assert_false(settings.brief);
	assert_null(settings.common.output);
	assert_int_equal(operands.n, 1);
	assert_string_equal(operands.v[0], "plan.yaml");
}

static void test_options_and_operands_mix(void **state)
{
	(void)state;
	assert_true(PARSE("plan.yaml", "-b", "--id=one", "-i", "two", "results", "-oout"));
	assert_true(settings.brief);
	assert_int_equal(settings.id.n, 2);
	assert_string_equal(settings.id.v[0], "one");
	assert_string_equal(settings.id.v[1], "two");
	assert_string_equal(settings.common.output, "out");
	assert_int_equal(operands.n, 2);
	assert_string_equal(operands.v[1], "results");
}

static void test_two_dashes_end_the_options(void **state)
{
	(void)state;
	assert_true(PARSE("--", "-b", "--help"));
	assert_false(settings.brief);
	assert_false(settings.common.help);
	assert_string_equal(operands.v[0], "-b");
}

static void test_one_dash_is_an_operand(void **state)
{
	(void)state;
	assert_true(PARSE("-"));
	assert_string_equal(operands.v[0], "-");
}

static void test_years_in_every_form(void **state)
{
	(void)state;
	static const char *const forms[] = {"2022", "FY2022", "2022年度", "令和4年度", "R4", "２０２２"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		assert_true(PARSE("plan.yaml", "--year", forms[i]));
		assert_int_equal(settings.year.year, 2022);
	}
}

/* What a year of two names is called is the plan's choice. */
static void test_a_year_of_two_names(void **state)
{
	(void)state;
	static const char *const forms[] = {"2022/23", "2022-23", "FY2022-23", "2022/2023"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		assert_true(PARSE("plan.yaml", "--year", forms[i]));
		assert_int_equal(asked_year(&settings.year, 4), 2022);
		assert_int_equal(asked_year(&settings.year, fiscal_start(4, true)), 2023);
	}
	assert_true(PARSE("plan.yaml", "--year", "2022"));
	assert_int_equal(asked_year(&settings.year, fiscal_start(4, true)), 2022);
	assert_true(PARSE("plan.yaml"));
	assert_int_equal(asked_year(&settings.year, 4), 0);
}

static void test_what_is_no_fiscal_year(void **state)
{
	(void)state;
	const char *help = "write it as 2022, FY2022, 2022/23 or 令和4年度";
	assert_refused(PARSE("p", "--year=令和4年"), "--year: \"令和4年\" is not a fiscal year", help);
	assert_refused(PARSE("p", "--year=soon"), "--year: \"soon\" is not a fiscal year", help);
	assert_refused(PARSE("p", "--year="), "--year: \"\" is not a fiscal year", help);
	assert_refused(PARSE("p", "--year=2022-04"), "--year: \"2022-04\" is not a fiscal year", help);
}

static void test_days(void **state)
{
	(void)state;
	assert_true(PARSE("p", "--day", "令和5年3月31日"));
	assert_int_equal(date_cmp(settings.day, (struct date){2023, 3, 31}), 0);
	assert_refused(PARSE("p", "--day=2023-02-30"), "--day: there is no day \"2023-02-30\"",
		       "write it as 2023-03-31 or 令和5年3月31日");
	assert_refused(PARSE("p", "--day=2023-02"), "--day: \"2023-02\" is not a day",
		       "write it as 2023-03-31 or 令和5年3月31日");
}

static void test_sets(void **state)
{
	(void)state;
	assert_true(PARSE("p", "--kinds=red,blue"));
	assert_int_equal(settings.kinds, 1u << 0 | 1u << 2);
	assert_true(PARSE("p", "--kinds=none"));
	assert_int_equal(settings.kinds, 0);
	assert_true(PARSE("p", "--kinds", "red, red"));
	assert_int_equal(settings.kinds, 1u << 0);
	assert_refused(PARSE("p", "--kinds=red,gren"), "--kinds takes one of red, green, blue, not \"gren\"",
		       "did you mean \"green\"?");
	assert_refused(PARSE("p", "--kinds=red,"), "--kinds takes one of red, green, blue, not \"\"", "");
}

static void test_choices(void **state)
{
	(void)state;
	assert_true(PARSE("p", "--color=never", "--color=always"));
	assert_string_equal(color_choice(settings.common.color), "always");
	assert_refused(PARSE("p", "--color=alway"), "--color takes one of auto, always, never, not \"alway\"",
		       "did you mean \"always\"?");
}

static void test_unknown_options(void **state)
{
	(void)state;
	assert_refused(PARSE("p", "--colour=always"), "there is no option \"--colour\"", "did you mean \"--color\"?");
	assert_refused(PARSE("p", "--zzzzzzzz"), "there is no option \"--zzzzzzzz\"", "");
	assert_refused(PARSE("p", "-z"), "there is no option \"-z\"", "");
	assert_refused(PARSE("p", "--\xE3\x81"), "there is no option \"--\xEF\xBF\xBD\xEF\xBF\xBD\"", "");
}

static void test_a_beginning_must_be_of_one_option(void **state)
{
	(void)state;
	assert_true(PARSE("p", "--bri"));
	assert_true(settings.brief);
	assert_refused(PARSE("p", "--ve=1"), "--version takes no value", "");
	assert_refused(PARSE("p", "--l=xx"), "--lang takes one of auto, en, ja, not \"xx\"", "");
	assert_refused(PARSE("p", "--k"), "--kinds needs a value", "");
	assert_refused(PARSE("p", "--=x"),
		       "option \"--\" may mean --year, --day, --brief, --id, --kinds, --output, "
		       "--color, --lang, --no-pager, --help, --version",
		       "");
}

static void test_values_where_they_belong(void **state)
{
	(void)state;
	assert_refused(PARSE("p", "--year"), "--year needs a value", "");
	assert_refused(PARSE("p", "-y"), "--year needs a value", "");
	assert_refused(PARSE("p", "--brief=yes"), "--brief takes no value", "");
}

static void test_number_of_operands(void **state)
{
	(void)state;
	assert_refused(parse((const char *const[]){NULL}), "the plan is missing", "");
	assert_refused(PARSE("a", "b", "c"), "there is nothing to do with \"c\"", "");
}

static void test_help_needs_no_operand(void **state)
{
	(void)state;
	assert_true(PARSE("--help"));
	assert_true(settings.common.help);
	assert_true(PARSE("-V"));
	assert_true(settings.common.version);
	assert_false(PARSE("--help", "--bogus"));
}

static void test_nearest_name(void **state)
{
	(void)state;
	const struct str names[] = {STR("line-registrations"), STR("open-data"), STR("")};
	assert_true(str_eq(nearest_name(a, STR("line-registration"), names, 3), names[0]));
	assert_true(str_eq(nearest_name(a, STR("opendata"), names, 3), names[1]));
	assert_int_equal(nearest_name(a, STR("something-else-entirely"), names, 3).n, 0);
	assert_int_equal(nearest_name(a, STR("x"), NULL, 0).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_presets_hold_without_options),
		cmocka_unit_test(test_options_and_operands_mix),
		cmocka_unit_test(test_two_dashes_end_the_options),
		cmocka_unit_test(test_one_dash_is_an_operand),
		cmocka_unit_test(test_years_in_every_form),
		cmocka_unit_test(test_a_year_of_two_names),
		cmocka_unit_test(test_what_is_no_fiscal_year),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_sets),
		cmocka_unit_test(test_choices),
		cmocka_unit_test(test_unknown_options),
		cmocka_unit_test(test_a_beginning_must_be_of_one_option),
		cmocka_unit_test(test_values_where_they_belong),
		cmocka_unit_test(test_number_of_operands),
		cmocka_unit_test(test_help_needs_no_operand),
		cmocka_unit_test(test_nearest_name),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
