/* The reader's language and character set. */
#include "cli/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

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

static void use(const char *locale)
{
	unsetenv("LANGUAGE");
	setenv("LC_ALL", locale, 1);
	setenv("PLAN_TOOLS_LOCALEDIR", "build/locale", 1);
	language_begin();
}

static void assert_encoded(const char *text, const char *want)
{
	assert_string_equal(str_z(a, language_encode(a, str_of(text))), want);
}

static void test_utf8_and_ascii_locales_keep_utf8(void **state)
{
	(void)state;
	static const char *const locales[] = {"C", "POSIX", "C.UTF-8", "ja_JP.UTF-8", "ja_JP.utf8", "ja_JP", "xx_XX"};
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		use(locales[i]);
		assert_encoded("計画 ✕\n", "計画 ✕\n");
	}
}

static void test_japanese_character_sets(void **state)
{
	(void)state;
	use("ja_JP.eucJP");
	assert_encoded("計画", "\xB7\xD7\xB2\xE8");
	use("ja_JP.SJIS");
	assert_encoded("計画", "\x8C\x76\x89\xE6");
	use("ja_JP.ISO-2022-JP@x");
	assert_encoded("計", "\x1B$B7W\x1B(B");
}

static void test_what_a_character_set_lacks(void **state)
{
	(void)state;
	use("ja_JP.eucJP");
	assert_encoded("a😀b", "a?b");
	use("en_US.ISO-8859-1");
	assert_encoded("計é", "?\xE9");
}

static void test_a_character_set_that_nobody_knows(void **state)
{
	(void)state;
	use("ja_JP.no-such-set");
	assert_encoded("計画", "計画");
}

static void test_the_locale_chooses_the_language(void **state)
{
	(void)state;
	use("C.UTF-8");
	assert_string_equal(language_translate("permission denied", NULL, 0), "permission denied");
	assert_string_equal(language_translate("%s error", "%s errors", 1), "%s error");
	assert_string_equal(language_translate("%s error", "%s errors", 2), "%s errors");
	assert_string_equal(language_translate("", NULL, 0), "");
}

static void test_a_locale_the_system_lacks_still_says_the_language(void **state)
{
	(void)state;
	use("ja_JP.UTF-8");
	assert_string_equal(language_translate("permission denied", NULL, 0), "アクセスが許可されていません");
}

static void test_the_language_can_be_set(void **state)
{
	(void)state;
	use("C");
	language_set("ja");
	assert_string_equal(language_translate("permission denied", NULL, 0), "アクセスが許可されていません");
	assert_string_equal(language_translate("no message of ours", NULL, 0), "no message of ours");
	language_set("en");
	assert_string_equal(language_translate("permission denied", NULL, 0), "permission denied");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8_and_ascii_locales_keep_utf8),
		cmocka_unit_test(test_japanese_character_sets),
		cmocka_unit_test(test_what_a_character_set_lacks),
		cmocka_unit_test(test_a_character_set_that_nobody_knows),
		cmocka_unit_test(test_the_locale_chooses_the_language),
		cmocka_unit_test(test_a_locale_the_system_lacks_still_says_the_language),
		cmocka_unit_test(test_the_language_can_be_set),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
