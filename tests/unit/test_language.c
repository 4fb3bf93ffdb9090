/* The reader's language and character set. */
#include "cli/language.h"
#include "cli/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
	/* Our signs have their like in these sets. */
	assert_encoded("✕", "\x1B$B!_\x1B(B");
	use("ja_JP.eucJP");
	assert_encoded("✕－≥", "\xA1\xDF\xA1\xDD\xA1\xE6");
	use("ja_JP.SJIS");
	assert_encoded("✕－", "\x81\x7E\x81\x7C");
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

/* What a process says that has no memory left, and its status. */
static int last_words(const char *locale, bool translated, char *said, size_t room)
{
	int ends[2], status;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		(void)dup2(ends[1], STDERR_FILENO);
		use(locale);
		memory_begin("tool");
		if (translated)
			memory_translate(a);
		memory_exhausted(NULL);
	}
	(void)close(ends[1]);
	size_t n = 0;
	for (ssize_t got; n + 1 < room && (got = read(ends[0], said + n, room - 1 - n)) > 0;)
		n += (size_t)got;
	said[n] = '\0';
	(void)close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_want_of_memory_is_said_in_the_readers_language(void **state)
{
	(void)state;
	char said[200];
	assert_int_equal(last_words("ja_JP.UTF-8", true, said, sizeof said), 2);
	assert_string_equal(said, "tool: メモリが足りません\n");
	assert_int_equal(last_words("ja_JP.eucJP", true, said, sizeof said), 2);
	assert_string_equal(said, "tool: \xA5\xE1\xA5\xE2\xA5\xEA\xA4\xAC\xC2\xAD\xA4\xEA\xA4\xDE\xA4\xBB\xA4\xF3\n");
	assert_int_equal(last_words("C", true, said, sizeof said), 2);
	assert_string_equal(said, "tool: out of memory\n");
	assert_int_equal(last_words("ja_JP.UTF-8", false, said, sizeof said), 2);
	assert_string_equal(said, "tool: out of memory\n");
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
		cmocka_unit_test(test_want_of_memory_is_said_in_the_readers_language),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
