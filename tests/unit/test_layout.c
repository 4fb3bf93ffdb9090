#include "render/layout.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void check(const struct layout_cell *cell, size_t n, const char *expected)
{
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);
	layout_row(&out, 1, cell, n);
	assert_string_equal(str_z(a, buf_str(&out)), expected);
	arena_free(a);
}

static void cells_align_by_display_width(void **state)
{
	(void)state;
	struct layout_cell cell[] = {
		{STR("指標"), 6, false, NULL}, {STR("2,800人"), 9, true, NULL}, {STR("met"), 6, false, NULL}};
	check(cell, 3, " 指標     2,800人 met\n");
}

static void a_tall_cell_makes_more_lines(void **state)
{
	(void)state;
	struct layout_cell cell[] = {{STR("あいうえお"), 4, false, NULL}, {STR("x"), 2, false, NULL}};
	check(cell, 2, " あい x\n うえ\n お\n");
}

static void english_breaks_between_words(void **state)
{
	(void)state;
	struct layout_cell cell[] = {{STR("number of people"), 10, false, NULL}};
	check(cell, 1, " number of\n people\n");
}

static void a_closing_mark_begins_no_line(void **state)
{
	(void)state;
	struct layout_cell cell[] = {{STR("普及促進、利用"), 8, false, NULL}};
	check(cell, 1, " 普及促\n 進、利用\n");
	cell[0].text = STR("あ、、、、");
	check(cell, 1, " あ、、、\n 、\n");
	cell[0].text = STR("電子申請（本人）");
	cell[0].width = 10;
	check(cell, 1, " 電子申請\n （本人）\n");
	cell[0].text = STR("利用者数サービス");
	check(cell, 1, " 利用者数\n サービス\n");
	cell[0].text = STR("ごみ排出チェック");
	check(cell, 1, " ごみ排出\n チェック\n");
}

static void latin_words_are_not_torn(void **state)
{
	(void)state;
	struct layout_cell cell[] = {{STR("2,800 (provisional)"), 13, false, NULL}};
	check(cell, 1, " 2,800\n (provisional)\n");
	cell[0] = (struct layout_cell){STR("市のDX推進計画"), 5, false, NULL};
	check(cell, 1, " 市の\n DX推\n 進計\n 画\n");
	cell[0] = (struct layout_cell){STR("約2,800人"), 6, false, NULL};
	check(cell, 1, " 約\n 2,800\n 人\n");
	cell[0] = (struct layout_cell){STR("no-target by 2022-03"), 8, false, NULL};
	check(cell, 1, " no-\n target\n by\n 2022-03\n");
	/* What is longer than a line is torn, between what a reader sees as characters. */
	cell[0] = (struct layout_cell){STR("provisional"), 8, false, NULL};
	check(cell, 1, " provisio\n nal\n");
	cell[0] = (struct layout_cell){STR("ka\u0301\u0301 か\u3099か\u3099"), 2, false, NULL};
	check(cell, 1, " ka\u0301\u0301\n か\u3099\n か\u3099\n");
}

static void the_longest_word_is_measured(void **state)
{
	(void)state;
	assert_int_equal(layout_longest_word(STR("2,800 (provisional)")), 13);
	assert_int_equal(layout_longest_word(STR("約2,800人")), 5);
	assert_int_equal(layout_longest_word(STR("アプリの充実")), 2);
	assert_int_equal(layout_longest_word(STR("")), 0);
}

static void a_cell_too_narrow_still_ends(void **state)
{
	(void)state;
	struct layout_cell cell[] = {{STR("あ い"), 1, false, NULL}, {STR(""), 0, false, NULL}};
	check(cell, 2, " あ\n い\n");
}

static void colours_end_where_they_begin(void **state)
{
	(void)state;
	struct layout_cell cell[] = {{STR("a"), 3, false, "31"}, {STR(""), 2, false, "32"}};
	check(cell, 2, " \033[31ma\033[0m\n");
}

static void hostile_text_is_inert(void **state)
{
	(void)state;
	struct layout_cell cell[] = {{STR("a\033[2Jb"), 20, false, NULL}};
	check(cell, 1, " a<U+001B>[2Jb\n");
}

static void paragraphs_keep_their_indent(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);

	layout_paragraph(&out, 2, 8, STR("one two three"));
	assert_string_equal(str_z(a, buf_str(&out)), "  one\n  two\n  three\n");
	/* No room at all is room for a character. */
	out = buf_new(a);
	layout_paragraph(&out, 4, 4, STR("ab"));
	assert_string_equal(str_z(a, buf_str(&out)), "    a\n    b\n");
	arena_free(a);
}

static void marks_stay_with_their_letter(void **state)
{
	(void)state;
	/* U+3099 voices the letter before it. */
	struct layout_cell cell[] = {{STR("かか\u3099か"), 4, false, NULL}};
	check(cell, 1, " かか\u3099\n か\n");
	cell[0] = (struct layout_cell){STR("Zz Äa"), 2, false, NULL};
	check(cell, 1, " Zz\n Äa\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_align_by_display_width), cmocka_unit_test(a_tall_cell_makes_more_lines),
		cmocka_unit_test(english_breaks_between_words), cmocka_unit_test(a_closing_mark_begins_no_line),
		cmocka_unit_test(a_cell_too_narrow_still_ends), cmocka_unit_test(colours_end_where_they_begin),
		cmocka_unit_test(hostile_text_is_inert),	cmocka_unit_test(latin_words_are_not_torn),
		cmocka_unit_test(the_longest_word_is_measured), cmocka_unit_test(paragraphs_keep_their_indent),
		cmocka_unit_test(marks_stay_with_their_letter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
