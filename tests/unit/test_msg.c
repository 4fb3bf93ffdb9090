/* Messages: arguments, order, translation, plural forms. */
#include "base/msg.h"

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

static void assert_text(struct msg m, msg_translate_fn *translate, const char *want)
{
	struct str have = msg_text(a, m, translate);
	assert_string_equal(str_z(a, have), want);
}

static const char *japanese(const char *msgid, const char *plural, unsigned long count)
{
	static const char *const words[][2] = {
		{"unknown key \"%s\"", "未知のキー「%s」"},
		{"%s of %s", "%2$sのうち%1$s"},
		{"met", "達成"},
		{"%s row", "%s行"},
	};
	(void)count;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], msgid) == 0)
			return words[i][1];
	return plural ? plural : msgid;
}

static void arguments_are_filled_in_order(void **state)
{
	(void)state;
	assert_text(MSG(N_("plain")), NULL, "plain");
	assert_text(MSG(N_("unknown key \"%s\""), STR("taget")), NULL, "unknown key \"taget\"");
	assert_text(MSG(N_("%s%s|%s"), STR("a"), STR(""), STR("c")), NULL, "a|c");
	assert_text(
		MSG("%s%s%s%s%s%s%s%s", STR("1"), STR("2"), STR("3"), STR("4"), STR("5"), STR("6"), STR("7"), STR("8")),
		NULL, "12345678");
	assert_text(MSG("%8$s%1$s%1$s", STR("1"), STR("2"), STR("3"), STR("4"), STR("5"), STR("6"), STR("7"), STR("8")),
		    NULL, "811");
	assert_text(MSG("%s %%s 100%%", STR("x")), NULL, "x %s 100%");
	assert_text((struct msg){0}, NULL, "");
}

static void an_argument_is_no_format(void **state)
{
	(void)state;
	assert_text(MSG("<%s>", STR("%s %n %1$s")), NULL, "<%s %n %1$s>");
}

static void a_wrong_format_shows_as_it_is(void **state)
{
	(void)state;
	assert_text(MSG("%s and %s", STR("one")), NULL, "one and %s");
	assert_text(MSG("%2$s %9$s %0$s %1$d %d %", STR("one")), NULL, "%2$s %9$s %0$s %1$d %d %");
	assert_text(MSG("%1$"), NULL, "%1$");
}

static void the_reader_gets_his_language(void **state)
{
	(void)state;
	assert_text(MSG(N_("unknown key \"%s\""), STR("met")), japanese, "未知のキー「met」");
	assert_text(MSG(N_("%s of %s"), STR("3"), STR("5")), NULL, "3 of 5");
	assert_text(MSG(N_("%s of %s"), STR("3"), STR("5")), japanese, "5のうち3");
}

static void arguments_that_are_msgids_are_translated(void **state)
{
	(void)state;
	struct msg m = MSG(N_("%s of %s"), STR("met"), STR("met"));
	m.translated = 1u << 1;
	assert_text(m, NULL, "met of met");
	assert_text(m, japanese, "達成のうちmet");
}

static void the_count_chooses_the_plural(void **state)
{
	(void)state;
	static const unsigned long counts[] = {0, 1, 2, 21};
	static const char *const english[] = {"0 rows", "1 row", "2 rows", "21 rows"};
	static const char *const words[] = {"0行", "1行", "2行", "21行"};
	for (size_t i = 0; i < 4; i++) {
		struct msg m = MSG(N_("%s row"), str_format(a, "%lu", counts[i]));
		m.plural = N_("%s rows");
		m.count = counts[i];
		assert_text(m, NULL, english[i]);
		assert_text(m, japanese, words[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_are_filled_in_order),
		cmocka_unit_test(an_argument_is_no_format),
		cmocka_unit_test(a_wrong_format_shows_as_it_is),
		cmocka_unit_test(the_reader_gets_his_language),
		cmocka_unit_test(arguments_that_are_msgids_are_translated),
		cmocka_unit_test(the_count_chooses_the_plural),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
