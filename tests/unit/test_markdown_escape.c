/* Text in Markdown shows as it is. */
#include "render/markdown_escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_text(const char *text, const char *want)
{
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);

	markdown_text(&out, str_of(text));
	assert_string_equal(str_z(a, buf_str(&out)), want);
	arena_free(a);
}

static void test_markup(void **state)
{
	(void)state;
	assert_text("", "");
	assert_text("目標 93.3% (2022)", "目標 93.3% (2022)");
	assert_text("a|b", "a\\|b");
	assert_text("a\\|b", "a\\\\\\|b");
	assert_text("*a* _b_ ~~c~~ `d` $e$", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\` \\$e\\$");
	assert_text("[a](javascript:b)", "\\[a\\](javascript:b)");
	assert_text("![a](b)", "!\\[a\\](b)");
	assert_text("<script>", "&lt;script&gt;");
	assert_text("&lt; &amp;", "&amp;lt; &amp;amp;");
}

static void test_beginnings(void **state)
{
	(void)state;
	assert_text("- a", "\\- a");
	assert_text("-1", "-1");
	assert_text("-", "\\-");
	assert_text("---", "\\---");
	assert_text("+ a", "\\+ a");
	assert_text("===", "\\===");
	assert_text("1. a", "1\\. a");
	assert_text("12) a", "12\\) a");
	assert_text("1.5", "1.5");
	assert_text("1", "1");
	assert_text("12.", "12\\.");
	assert_text("1:", "1:");
	assert_text("+1", "+1");
	assert_text("# a", "\\# a");
	assert_text("> a", "&gt; a");
}

static void test_no_links_by_themselves(void **state)
{
	(void)state;
	assert_text("https://a.example", "https:<!-- -->//a.example");
	assert_text("WWW.a.example", "WWW<!-- -->.a.example");
	assert_text("a@b.example", "a@<!-- -->b.example");
	assert_text("a@B", "a@<!-- -->B");
	assert_text("a@1", "a@<!-- -->1");
	assert_text("a@~", "a@\\~");
	assert_text("a@{", "a@{");
	assert_text("@", "@");
	assert_text("@ 10", "@ 10");
	assert_text("#", "\\#");
	assert_text("#a", "\\#a");
	assert_text("w.a www a wiw.a", "w.a www a wiw.a");
	assert_text("iww.a", "iww.a");
	assert_text("#12", "\\#<!-- -->12");
	assert_text("9:30", "9:30");
}

static void test_unsafe_characters_are_shown(void **state)
{
	(void)state;
	assert_text("a\nb\tc", "a b c");
	assert_text("a\x1b[0m", "a&lt;U+001B&gt;\\[0m");
	assert_text("\xff", "&lt;FF&gt;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markup),
		cmocka_unit_test(test_beginnings),
		cmocka_unit_test(test_no_links_by_themselves),
		cmocka_unit_test(test_unsafe_characters_are_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
