/* Hostile text in HTML: nothing of it may act as markup, and all of it can be read. */
#include "render/html_escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = arena_new(NULL, NULL);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static void check_text(struct arena *a, struct str in, const char *expected)
{
	struct buf out = buf_new(a);
	html_text(&out, in);
	assert_string_equal(str_z(a, buf_str(&out)), expected);
}

static void markup_becomes_references(void **state)
{
	struct arena *a = *state;
	check_text(a, STR("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
	check_text(a, STR("\" onload='x' &amp;"), "&quot; onload=&#39;x&#39; &amp;amp;");
	check_text(a, STR("]]><!-- -->"), "]]&gt;&lt;!-- --&gt;");
	check_text(a, STR(""), "");
	check_text(a, STR("LINE 情報配信登録の数"), "LINE 情報配信登録の数");
}

static void control_and_bidi_characters_are_shown(void **state)
{
	struct arena *a = *state;
	check_text(a, STR("a\033[31mb\0c"), "a&lt;U+001B&gt;[31mb&lt;U+0000&gt;c");
	check_text(a, STR("a\302\205b"), "a&lt;U+0085&gt;b");
	check_text(a, STR("abc\342\200\256def\342\201\246"), "abc&lt;U+202E&gt;def&lt;U+2066&gt;");
	check_text(a, STR("a\nb\tc\rd"), "a b c&lt;U+000D&gt;d");
}

static void what_is_no_text_is_shown(void **state)
{
	struct arena *a = *state;
	check_text(a, STR("\377<\300\200"), "&lt;FF&gt;&lt;&lt;C0&gt;&lt;80&gt;");
	check_text(a, STR("\355\240\200"), "&lt;ED&gt;&lt;A0&gt;&lt;80&gt;");
	check_text(a, STR("\357\277\276 \357\277\277 \357\267\220 \360\237\277\276"),
		   "&lt;U+FFFE&gt; &lt;U+FFFF&gt; &lt;U+FDD0&gt; &lt;U+1FFFE&gt;");
	check_text(a, STR("\357\277\275"), "\357\277\275");
}

static struct str id_of(struct arena *a, struct str s)
{
	struct buf out = buf_new(a);
	html_id(&out, s);
	return buf_str(&out);
}

static void ids_hold_no_special_bytes(void **state)
{
	struct arena *a = *state;
	assert_string_equal(str_z(a, id_of(a, STR("line-registrations"))), "line-registrations");
	assert_string_equal(str_z(a, id_of(a, STR("a b\"<"))), "a_20b_22_3c");
	assert_string_equal(str_z(a, id_of(a, STR("指"))), "_e6_8c_87");
	/* One text cannot pass for another. */
	assert_false(str_eq(id_of(a, STR("a_20b")), id_of(a, STR("a b"))));
}

static void language_tags_are_checked(void **state)
{
	(void)state;
	assert_true(html_is_language(STR("ja")));
	assert_true(html_is_language(STR("zh-Hant-TW")));
	assert_false(html_is_language(STR("")));
	assert_false(html_is_language(STR("ja-")));
	assert_false(html_is_language(STR("-ja")));
	assert_false(html_is_language(STR("ja--JP")));
	assert_false(html_is_language(STR("japanesee")));
	assert_false(html_is_language(STR("ja\" onload=\"x")));
	assert_false(html_is_language(STR("日本語")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(markup_becomes_references, set_up, tear_down),
		cmocka_unit_test_setup_teardown(control_and_bidi_characters_are_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_no_text_is_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(ids_hold_no_special_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(language_tags_are_checked, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
