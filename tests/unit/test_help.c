/* --help: the text is laid out from the table. */
#include "cli/help.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena *a;

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

static const char *wrapped(const char *text, size_t indent, size_t width)
{
	struct buf out = buf_new(a);
	wrap_text(&out, str_of(text), indent, indent, width);
	return str_z(a, buf_str(&out));
}

static const char *as_it_is(const char *msgid, const char *plural, unsigned long count)
{
	return plural != NULL && count != 1 ? plural : msgid;
}

static void test_words_stay_whole(void **state)
{
	(void)state;
	assert_string_equal(wrapped("one two three", 0, 7), "one two\nthree");
	assert_string_equal(wrapped("one two three", 2, 9), "one two\n  three");
	assert_string_equal(wrapped("extraordinary", 0, 5), "extraordinary");
	assert_string_equal(wrapped("a extraordinary b", 0, 5), "a\nextraordinary\nb");
	assert_string_equal(wrapped("", 0, 5), "");
	assert_string_equal(wrapped("  end  ", 0, 20), "  end");
}

static void test_wide_characters_take_two_cells(void **state)
{
	(void)state;
	assert_string_equal(wrapped("計画と結果", 0, 6), "計画と\n結果");
	assert_string_equal(wrapped("計画と結果", 0, 7), "計画と\n結果");
	assert_string_equal(wrapped("FY2022の結果", 0, 8), "FY2022の\n結果");
}

static void test_no_line_begins_with_a_closing_mark(void **state)
{
	(void)state;
	assert_string_equal(wrapped("計画、結果", 0, 4), "計\n画、\n結果");
	assert_string_equal(wrapped("計「結」", 0, 4), "計\n「結」");
}

static const struct option_row rows[] = {
	{.name = "short", .letter = 's', .kind = OPTION_SWITCH, .help = "Be short."},
	{.name = "a-name-too-long-for-its-column", .kind = OPTION_SWITCH, .help = "Be long."},
	{.name = "lang",
	 .kind = OPTION_CHOICE,
	 .argument = "LANGUAGE",
	 .choice = language_choice,
	 .preset = "auto",
	 .help = "Speak."},
};

static const struct command command = {
	.name = "plan-test",
	.operands = "PLAN",
	.summary = "Tests.",
	.status = "0  all is well and there is a good deal to be said about that\n1  it is not",
	.option = rows,
	.option_count = sizeof rows / sizeof *rows,
};

static void test_the_whole(void **state)
{
	(void)state;
	struct buf out = buf_new(a);
	help_text(&out, &command, as_it_is, 50);
	assert_string_equal(str_z(a, buf_str(&out)), "Usage: plan-test [OPTION]... PLAN\n"
						     "\n"
						     "Tests.\n"
						     "\n"
						     "Options:\n"
						     "  -s, --short             Be short.\n"
						     "      --a-name-too-long-for-its-column\n"
						     "                          Be long.\n"
						     "      --lang=LANGUAGE     Speak. One of: auto, en,\n"
						     "                          ja. Default: auto.\n"
						     "\n"
						     "Exit status:\n"
						     "  0  all is well and there is a good deal to be\n"
						     "     said about that\n"
						     "  1  it is not\n"
						     "\n"
						     "The manual: man plan-test, man 5 plan, man 5\n"
						     "plan-results\n");
}

static void test_version(void **state)
{
	(void)state;
	struct buf out = buf_new(a);
	version_text(&out, &command);
	assert_true(str_has_prefix(buf_str(&out), STR("plan-test (plan-tools) ")));
	assert_true(str_has_suffix(buf_str(&out), STR("\n")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_stay_whole),
		cmocka_unit_test(test_wide_characters_take_two_cells),
		cmocka_unit_test(test_no_line_begins_with_a_closing_mark),
		cmocka_unit_test(test_the_whole),
		cmocka_unit_test(test_version),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
