/* Cells of CSV: quoting, and what a spreadsheet would run. */
#include "render/csv_cell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_cell(const char *text, const char *want)
{
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);

	csv_cell(&out, str_of(text));
	assert_string_equal(str_z(a, buf_str(&out)), want);
	arena_free(a);
}

static void test_quotes(void **state)
{
	(void)state;
	assert_cell("", "");
	assert_cell("plain", "plain");
	assert_cell("a b", "a b");
	assert_cell(" a", "\" a\"");
	assert_cell("a ", "\"a \"");
	assert_cell("1,234", "\"1,234\"");
	assert_cell("say \"so\"", "\"say \"\"so\"\"\"");
	assert_cell("\"", "\"\"\"\"");
	assert_cell("a\nb", "\"a\nb\"");
	assert_cell("a\r\nb", "\"a<U+000D>\nb\"");
}

static void test_formulas_are_inert(void **state)
{
	(void)state;
	assert_cell("=1+1", "'=1+1");
	assert_cell("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
	assert_cell("+81-224-55-2111", "'+81-224-55-2111");
	assert_cell("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0");
	assert_cell("@SUM(A1)", "'@SUM(A1)");
	assert_cell("\t=1", "'\t=1");
	assert_cell("\r=1", "\"'<U+000D>=1\"");
	assert_cell("＝1+1", "'＝1+1");
	assert_cell("＠SUM(A1)", "'＠SUM(A1)");
	assert_cell("-", "-");
	assert_cell("－", "－");
	assert_cell("a=1", "a=1");
}

static void test_controls_are_inert(void **state)
{
	(void)state;
	assert_cell("a\x1b[31m", "a<U+001B>[31m");
	assert_cell("\xe2\x80\xae\xc2\x85", "<U+202E><U+0085>");
}

static void test_numbers_stay_numbers(void **state)
{
	(void)state;
	assert_cell("-1", "-1");
	assert_cell("+1.50", "+1.50");
	assert_cell("-1.5e3", "-1.5e3");
	assert_cell("-1.5.2", "'-1.5.2");
	assert_cell("--1", "'--1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_formulas_are_inert),
		cmocka_unit_test(test_controls_are_inert),
		cmocka_unit_test(test_numbers_stay_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
