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
	sheet_text(s, 0, 1, BOOK_CELL, STR("_x0041_ \xef\xbf\xbe"));
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

static void test_failures_are_told(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);

	struct book *far = book_new(a, &about);
	sheet_text(book_sheet(far, STR("Sheet")), 1048576, 0, BOOK_CELL, STR("below the last row"));
	assert_false(book_finish(far, &out));
	assert_int_equal(errno, EFBIG);

	assert_int_equal(setenv("TMPDIR", "/nonexistent", 1), 0);
	struct book *nowhere = book_new(a, &about);
	sheet_text(book_sheet(nowhere, STR("Sheet")), 0, 0, BOOK_CELL, STR("text"));
	assert_false(book_finish(nowhere, &out));
	assert_int_equal(errno, ENOENT);
	assert_int_equal(unsetenv("TMPDIR"), 0);
	assert_int_equal(out.n, 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_that_excel_takes),
		cmocka_unit_test(test_digits_that_excel_keeps),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_failures_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
