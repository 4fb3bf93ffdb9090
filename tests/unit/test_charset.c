/* Tables in the character sets of spreadsheets. */
#include "cli/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void assert_encoded(enum charset to, const char *text, const char *want, const char *want_lost)
{
	struct arena *a = arena_new(NULL, NULL);
	struct str out, lost;

	assert_true(charset_encode(a, to, str_of(text), &out, &lost));
	assert_string_equal(str_z(a, out), want);
	assert_string_equal(str_z(a, lost), want_lost);
	arena_free(a);
}

static void test_utf8_is_marked(void **state)
{
	(void)state;
	assert_encoded(CHARSET_UTF8, "目標", "\xEF\xBB\xBF目標", "");
}

static void test_cp932(void **state)
{
	(void)state;
	assert_encoded(CHARSET_CP932, "A目標", "A\x96\xDA\x95\x57", "");
	/* ① ㈱ 髙 are in the extensions of Windows. */
	assert_encoded(CHARSET_CP932, "①㈱髙", "\x87\x40\x87\x8A\xFB\xFC", "");
}

static void test_likes(void **state)
{
	(void)state;
	assert_encoded(CHARSET_CP932, "≥≤", "\x81\x86\x81\x85", "");
	assert_encoded(CHARSET_CP932, "〜～", "\x81\x60\x81\x60", "");
	assert_encoded(CHARSET_CP932, "−－", "\x81\x7C\x81\x7C", "");
	assert_encoded(CHARSET_CP932, "—―", "\x81\x5C\x81\x5C", "");
}

static void test_lost_ones_are_told_once(void **state)
{
	(void)state;
	assert_encoded(CHARSET_CP932, "𠮷a𠮷🌸",
		       "\x81\xAC"
		       "a\x81\xAC\x81\xAC",
		       "𠮷 🌸");
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(charset_choice(CHARSET_UTF8), "utf-8");
	assert_string_equal(charset_choice(CHARSET_CP932), "cp932");
	assert_null(charset_choice(CHARSET_COUNT));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8_is_marked), cmocka_unit_test(test_cp932),
		cmocka_unit_test(test_likes),	       cmocka_unit_test(test_lost_ones_are_told_once),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
