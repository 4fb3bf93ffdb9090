/* Excel workbooks: names that Excel takes, numbers that it keeps, bytes that come again. */
#include "render/xlsx_book.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct book_about about = {.title = STR_INIT("計画"),
					.organization = STR_INIT("町"),
					.made_by = STR_INIT("test"),
					.font = STR_INIT("Calibri"),
					.created = {2023, 3, 31}};

static void assert_name(struct book *b, struct arena *a, const char *wanted, const char *name)
{
	assert_string_equal(str_z(a, sheet_name(book_sheet(b, str_of(wanted)))), name);
}

static void test_names_that_excel_takes(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct book *b = book_new(a, &about);
	struct buf out = buf_new(a);

	assert_name(b, a, "Ⅰ 利便性の向上", "Ⅰ 利便性の向上");
	assert_name(b, a, "a[b]c:d*e?f/g\\h", "a［b］c：d＊e？f／g＼h");
	assert_name(b, a, "'quoted'", "quoted");
	assert_name(b, a, "1234567890123456789012345678901234567890", "1234567890123456789012345678901");
	assert_name(b, a, "1234567890123456789012345678901234567890", "123456789012345678901234567 (2)");
	/* U+20000 takes two of the 31 units. */
	assert_name(b, a, "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀", "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀");
	assert_name(b, a, "Same", "Same");
	assert_name(b, a, "SAME", "SAME (2)");
	assert_name(b, a, "Ｓａｍｅ", "Ｓａｍｅ (3)");
	assert_name(b, a, "History", "History (2)");
	assert_name(b, a, "", "(2)");
	assert_name(b, a, "'", "(3)");
	assert_name(b, a, "a\x07z", "a<U+0007>z");
	assert_name(b, a, "a\xef\xbf\xbez", "a<U+FFFE>z");
	assert_name(b, a, "a\xef\xbf\xbfz", "a<U+FFFF>z");
	assert_true(book_finish(b, &out));
	assert_true(out.n > 0);
	arena_free(a);
}

static void test_digits_that_excel_keeps(void **state)
{
	(void)state;
	assert_true(book_keeps(STR("74.9")));
	assert_true(book_keeps(STR("-0.000000000000000000123")));
	assert_true(book_keeps(STR("123456789012345")));
	assert_true(book_keeps(STR("1234567890123450000")));
	assert_true(book_keeps(STR("28.00")));
	assert_false(book_keeps(STR("1234567890123456")));
	assert_false(book_keeps(STR("0.1234567890123456")));
}

static struct str make(struct arena *a)
{
	struct book *b = book_new(a, &about);
	struct sheet *s = book_sheet(b, STR("Sheet"));
	struct buf out = buf_new(a);

	sheet_text(s, 0, 0, BOOK_HEAD, STR("=HYPERLINK(\"http://x\")"));
	sheet_text(s, 0, 1, BOOK_CELL, STR("_x0041_ _x004g_ _y_ _x0041 _x00411 \xef\xbf\xbe"));
	sheet_number(s, 1, 0, BOOK_CELL, STR("74.9"), "0.0", 4);
	sheet_end_row(s, 1, 0);
	sheet_paper(s, STR("A & B"));
	assert_true(book_finish(b, &out));
	return buf_str(&out);
}

static void test_same_bytes(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct str first = make(a);

	assert_true(str_has_prefix(first, STR("PK")));
	assert_true(str_eq(first, make(a)));
	arena_free(a);
}

static void test_as_many_links_as_excel_takes(void **state)
{
	enum { LINKS_MAX = 65530 };
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct book *b = book_new(a, &about);
	struct sheet *s = book_sheet(b, STR("It's"));
	struct buf out = buf_new(a);

	for (size_t k = 0; k < LINKS_MAX + 2; k++)
		sheet_link(s, k, 0, STR("there"), s, 0);
	assert_true(book_finish(b, &out));
	assert_true(out.n > 0);
	arena_free(a);
}

static void test_pages(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct book *b = book_new(a, &about);
	struct sheet *narrow = book_sheet(b, STR("Narrow")), *wide = book_sheet(b, STR("Wide"));
	struct buf out = buf_new(a);

	assert_int_equal(sheet_page_height(narrow), 640);
	/* Nothing is printed smaller than a tenth of its size; a number takes no more cells than a column has. */
	for (size_t k = 0; k < 20; k++)
		sheet_number(wide, 0, k, BOOK_CELL, STR("1"), "0", 1000);
	assert_int_equal(sheet_page_height(wide), 640 * 100 / 10);
	sheet_print_columns(wide, 1);
	sheet_print_columns(wide, 0);
	assert_int_equal(sheet_page_height(wide), 640);
	sheet_new_page(wide, 1);
	assert_true(book_finish(b, &out));
	arena_free(a);
}

/* All that a sheet can have. */
static void fill(struct book *b)
{
	static const struct book_series series = {.ink = 0x1D4ED8, .column = 1};
	static const struct book_mark mark = {.sign = STR_INIT("✕"), .paper = 0xFEE2E2, .ink = 0x991B1B, .bold = true};
	struct sheet *s = book_sheet(b, STR("Sheet"));

	sheet_text(s, 0, 0, BOOK_HEAD, STR("text"));
	sheet_number(s, 1, 1, BOOK_CELL, STR("74.9"), "0.0", 4);
	sheet_count(s, 2, 1, BOOK_CELL, 3);
	sheet_link(s, 3, 0, STR("link"), s, 0);
	sheet_end_row(s, 3, 0);
	sheet_freeze(s, 1, 0);
	sheet_filter(s, 0, 3, 2);
	sheet_marks(s, 0, 1, 3, &mark, 1);
	sheet_paper(s, STR("A & B"));
	sheet_chart(s, &(struct book_chart){.title = STR("T"),
					    .description = STR("D"),
					    .series = &series,
					    .series_count = 1,
					    .first = 1,
					    .last = 2,
					    .width = 480,
					    .height = 288});
}

static void test_failures_are_told(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);

	struct book *far = book_new(a, &about);
	sheet_text(book_sheet(far, STR("Sheet")), 1048576, 0, BOOK_CELL, STR("below the last row"));
	fill(far);
	sheet_text(book_sheet(far, STR("More")), 1048576, 0, BOOK_CELL, STR("once more"));
	assert_false(book_finish(far, &out));
	assert_int_equal(errno, EFBIG);

	assert_int_equal(setenv("TMPDIR", "/nonexistent", 1), 0);
	struct book *nowhere = book_new(a, &about);
	fill(nowhere);
	assert_false(book_finish(nowhere, &out));
	assert_int_equal(errno, ENOENT);
	assert_int_equal(out.n, 0);

	/* A name of no folder is as good as none. */
	assert_int_equal(setenv("TMPDIR", "", 1), 0);
	struct book *usual = book_new(a, &about);
	fill(usual);
	assert_true(book_finish(usual, &out));
	assert_int_equal(unsetenv("TMPDIR"), 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_that_excel_takes),
		cmocka_unit_test(test_digits_that_excel_keeps),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_as_many_links_as_excel_takes),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_failures_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
