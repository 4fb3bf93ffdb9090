/* Patterns of the shell over UTF-8. */
#include "base/glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct one {
	const char *pattern, *text;
	bool fits;
};

static void check(const struct one *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (glob_match(str_of(list[i].pattern), str_of(list[i].text)) != list[i].fits)
			fail_msg("\"%s\" and \"%s\"", list[i].pattern, list[i].text);
}

static void test_stars_and_marks(void **state)
{
	static const struct one list[] = {
		{"", "", true},
		{"", "a", false},
		{"a", "", false},
		{"a", "a", true},
		{"*", "", true},
		{"*", "anything", true},
		{"a*", "a", true},
		{"a*", "ba", false},
		{"*a", "banana", true},
		{"*an*an*", "banana", true},
		{"*an*an*an", "banana", false},
		{"b?n", "ban", true},
		{"a\\", "a\\", true},
		{"a\\", "a", false},
		{"b?n", "bn", false},
		{"b??n", "ban", false},
		{"***x", "x", true},
		{"card-*", "card-issuance", true},
		{"card-*", "line-card-x", false},
	};
	(void)state;
	check(list, sizeof list / sizeof *list);
}

static void test_japanese(void **state)
{
	static const struct one list[] = {
		{"税務課", "税務課", true}, {"税?課", "税務課", true},	 {"税??課", "税務課", false},
		{"*課", "税務課", true},    {"[税町]*", "町民課", true}, {"[!税]*", "税務課", false},
		{"[あ-ん]", "の", true},    {"[あ-ん]", "ノ", false},
	};
	(void)state;
	check(list, sizeof list / sizeof *list);
}

static void test_sets(void **state)
{
	static const struct one list[] = {
		{"[abc]", "b", true},  {"[abc]", "d", false},	 {"[a-c]x", "cx", true}, {"[!a-c]", "b", false},
		{"[!a-c]", "d", true}, {"[]]", "]", true},	 {"[!]]", "]", false},	 {"[]-]", "-", true},
		{"[a-]", "-", true},   {"[-a]", "-", true},	 {"[a", "[a", true},	 {"[", "[", true},
		{"[!", "[!", true},    {"[]", "[]", true},	 {"[\\]]", "]", true},	 {"a[b]c", "abc", true},
		{"[!a]", "", false},   {"[a][b]*", "abc", true}, {"[\\", "[\\", true},	 {"[a-\\", "[a-\\", true},
	};
	(void)state;
	check(list, sizeof list / sizeof *list);
}

static void test_escapes(void **state)
{
	static const struct one list[] = {
		{"\\*", "*", true},   {"\\*", "a", false},  {"\\?", "?", true},	  {"\\[a]", "[a]", true},
		{"\\\\", "\\", true}, {"a\\", "a\\", true}, {"\\税", "税", true},
	};
	(void)state;
	check(list, sizeof list / sizeof *list);
}

static void test_what_takes_no_time(void **state)
{
	char text[4096];
	(void)state;
	memset(text, 'a', sizeof text);
	assert_false(glob_match(STR("a*a*a*a*a*a*a*a*a*a*a*a*b"), (struct str){text, sizeof text}));
	assert_true(glob_match(STR("?"), STR("\xFF")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stars_and_marks),
		cmocka_unit_test(test_japanese),
		cmocka_unit_test(test_sets),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_what_takes_no_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
