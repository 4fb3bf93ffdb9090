/* Names of columns: ours, other people's, and what is nearly one of them. */
#include "model/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void headers_are_recognised(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		enum column column;
	} v[] = {
		{"id", COLUMN_ID},
		{"指標ID", COLUMN_ID},
		{"項目", COLUMN_TITLE},
		{"時点", COLUMN_PERIOD},
		{"Date", COLUMN_PERIOD},
		{"年度", COLUMN_FISCAL_YEAR},
		{"Fiscal Year", COLUMN_FISCAL_YEAR},
		{"fiscal_year", COLUMN_FISCAL_YEAR},
		{"ＦＹ", COLUMN_FISCAL_YEAR},
		{"実績値", COLUMN_VALUE},
		{" 実　績 ", COLUMN_VALUE},
		{"実績\n値", COLUMN_VALUE},
		{"単位", COLUMN_UNIT},
		{"区分", COLUMN_QUALIFIER},
		{"比較", COLUMN_COMPARISON},
		{"担当課", COLUMN_DEPARTMENT},
		{"備考", COLUMN_NOTE},
		{"出典", COLUMN_SOURCE},
		{"plan", COLUMN_PLAN},
		{"目標値", COLUMN_TARGET},
		{"達成率", COLUMN_RATE},
		{"評価", COLUMN_VERDICT},
		{"基準値", COLUMN_BASELINE},
		{"期待値", COLUMN_TARGET},
		{"所感", COLUMN_COUNT},
		{"", COLUMN_COUNT},
		{"i", COLUMN_COUNT},
	};
	struct arena *a = arena_new(NULL, NULL);
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		if (column_find(a, str_of(v[i].header)) != v[i].column)
			fail_msg("\"%s\" is column %d", v[i].header, column_find(a, str_of(v[i].header)));
	}
	arena_free(a);
}

static void every_column_goes_by_its_own_name(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	for (int c = 0; c < COLUMN_COUNT; c++) {
		assert_int_equal(column_named(str_of(column_names[c])), c);
		assert_int_equal(column_find(a, str_of(column_names[c])), c);
	}
	assert_int_equal(column_named(STR("実績")), COLUMN_COUNT);
	assert_int_equal(column_named(STR("")), COLUMN_COUNT);
	arena_free(a);
}

static void slips_are_guessed(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	assert_true(str_eq(column_suggest(a, STR("vlaue")), STR("value")));
	assert_true(str_eq(column_suggest(a, STR("Qualifer")), STR("qualifier")));
	assert_true(str_eq(column_suggest(a, STR("取り組む内客")), STR("取り組む内容")));
	assert_int_equal(column_suggest(a, STR("評価")).n, 0);
	assert_int_equal(column_suggest(a, STR("ie")).n, 0);
	assert_int_equal(column_suggest(a, STR("latitude")).n, 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_recognised),
		cmocka_unit_test(every_column_goes_by_its_own_name),
		cmocka_unit_test(slips_are_guessed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
