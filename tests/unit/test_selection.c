/* A part of a report: what stays, and what is counted and rated of it. */
#include "view/selection.h"

#include "../support/ratings.h"
#include "../support/town.h"
#include "base/buf.h"
#include "view/filter.h"
#include "view/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char plan[] =
	"title: 計画\n"
	"period: {from: 2021, to: 2022}\n"
	"rating: tama\n"
	"policies:\n"
	"  - number: Ⅰ\n"
	"    title: 利便性\n"
	"    measures:\n"
	"      - number: Ⅰ-1\n"
	"        title: アプリ\n"
	"        departments: [税務課]\n"
	"        indicators:\n"
	"          - {id: users, title: 登録の数, unit: 人, targets: {2022: 100}}\n"
	"          - {id: calls, title: ＬＩＮＥの数, unit: 件, targets: {2022: 10}}\n"
	"        figures:\n"
	"          - {id: people, title: 人口, unit: 人}\n"
	"  - number: Ⅱ\n"
	"    title: 基盤\n"
	"    measures:\n"
	"      - number: Ⅱ-1\n"
	"        title: 回線\n"
	"        departments: [町民課, 税務課]\n"
	"        indicators:\n"
	"          - {id: lines, title: 回線の数, unit: 本, targets: {2022: 5}}\n"
	"          - users\n"
	"        parts:\n"
	"          - title: 部分\n"
	"            indicators:\n"
	"              - {id: part-one, title: 部分の数, unit: 本, departments: [議会], targets: {2022: 4}}\n";

static const char results[] = "id,fiscal-year,value\nusers,2022,50\ncalls,2022,20\npeople,2022,7\nlines,2022,5\n";

struct fixture {
	struct town town;
	struct report *report;
};

static struct fixture make(void)
{
	struct fixture f = {.town = town_new(plan, results, NULL)};
	assert_int_equal(f.town.diags.items.n, 0);
	f.report = view_report(f.town.arena, f.town.evaluation);
	return f;
}

/* Chooses by `by`=`pattern` pairs, NULL for less. */
static void choose(struct fixture *f, enum selection_by by, const char *pattern, enum selection_by by2,
		   const char *pattern2)
{
	struct selection s = {0};
	struct selection_pattern p[] = {{.text = str_of(pattern)}, {.text = str_of(pattern2)}};
	s.pattern[by] = &p[0];
	s.n[by] = 1;
	if (pattern2 && by2 == by)
		s.n[by] = 2;
	if (pattern2 && by2 != by) {
		s.pattern[by2] = &p[1];
		s.n[by2] = 1;
	}
	report_select(f->town.arena, f->report, &s);
}

/* The ids of the rows of a year, and the counts met, missed and no-data. */
static const char *text(struct fixture *f, int year)
{
	struct view_rows rows = view_rows(f->town.arena, f->report);
	struct buf out = buf_new(f->town.arena);
	for (size_t k = 0; k < rows.n; k++)
		if (rows.v[k].year->year == year)
			buf_printf(&out, "%.*s ", STR_ARG(rows.v[k].entry->id));
	const struct view_year *y = &f->report->year[year - 2021];
	buf_printf(&out, "%zu/%zu/%zu of %zu", y->tally.count[OUTCOME_MET], y->tally.count[OUTCOME_MISSED],
		   y->tally.count[OUTCOME_NO_DATA], y->plan_items);
	return str_z(f->town.arena, buf_str(&out));
}

static void everything_without_patterns(void **state)
{
	struct fixture f = make();
	struct selection none = {0};
	(void)state;
	report_select(f.town.arena, f.report, &none);
	assert_string_equal(text(&f, 2022), "users calls people lines part-one 2/1/1 of 4");
	town_free(&f.town);
}

static void check(enum selection_by by, const char *pattern, const char *want)
{
	struct fixture f = make();
	choose(&f, by, pattern, by, NULL);
	assert_string_equal(text(&f, 2022), want);
	assert_true(f.report->selection->pattern[by][0].found);
	town_free(&f.town);
}

static void policies_by_id_number_and_title(void **state)
{
	(void)state;
	check(SELECT_POLICY, "Ⅰ", "users calls people 1/1/0 of 4");
	check(SELECT_POLICY, "利便*", "users calls people 1/1/0 of 4");
	check(SELECT_POLICY, "Ⅰ 利*", "users calls people 1/1/0 of 4");
	/* Ⅱ is no Ⅰ with more behind, though NFKC makes II of it. */
	check(SELECT_POLICY, "Ⅰ*", "users calls people 1/1/0 of 4");
	check(SELECT_POLICY, "ii", "lines users part-one 1/1/1 of 4");
}

static void what_is_only_referred_to_is_told_there(void **state)
{
	struct fixture f = make();
	(void)state;
	choose(&f, SELECT_MEASURE, "Ⅱ-1", SELECT_INDICATOR, "users");
	assert_string_equal(text(&f, 2022), "users 0/1/0 of 4");
	assert_non_null(report_entry(f.report, STR("users"), 2022));
	assert_false(report_entry(f.report, STR("users"), 2022)->reference);
	town_free(&f.town);
}

static void measures_and_their_parts(void **state)
{
	(void)state;
	check(SELECT_MEASURE, "Ⅱ-1", "lines users part-one 1/1/1 of 4");
	check(SELECT_MEASURE, "部分", "part-one 0/0/1 of 4");
}

static void items_by_id_and_title(void **state)
{
	(void)state;
	check(SELECT_INDICATOR, "p*", "people part-one 0/0/1 of 4");
	check(SELECT_INDICATOR, "*の数", "users calls lines part-one 2/1/1 of 4");
	/* Nothing is so written; the width is then of no matter. */
	check(SELECT_INDICATOR, "line*", "lines 1/0/0 of 4");
	check(SELECT_INDICATOR, "LINEの数", "calls 1/0/0 of 4");
}

static void departments(void **state)
{
	(void)state;
	check(SELECT_DEPARTMENT, "税務課", "users calls people lines 2/1/0 of 4");
	check(SELECT_DEPARTMENT, "?民課", "lines 1/0/0 of 4");
	check(SELECT_DEPARTMENT, "議会", "part-one 0/0/1 of 4");
}

static void patterns_of_a_kind_add_up_and_kinds_narrow(void **state)
{
	struct fixture f = make();
	(void)state;
	choose(&f, SELECT_INDICATOR, "users", SELECT_INDICATOR, "lines");
	assert_string_equal(text(&f, 2022), "users lines 1/1/0 of 4");
	town_free(&f.town);
	f = make();
	choose(&f, SELECT_POLICY, "Ⅱ", SELECT_DEPARTMENT, "税務課");
	assert_string_equal(text(&f, 2022), "lines users 1/1/0 of 4");
	town_free(&f.town);
}

static void what_fits_nothing_is_told(void **state)
{
	struct fixture f = make();
	(void)state;
	choose(&f, SELECT_POLICY, "Ⅰ", SELECT_DEPARTMENT, "税務");
	assert_true(f.report->selection->pattern[SELECT_POLICY][0].found);
	assert_false(f.report->selection->pattern[SELECT_DEPARTMENT][0].found);
	assert_string_equal(text(&f, 2022), "0/0/0 of 4");
	town_free(&f.town);
}

static void grades_are_those_of_what_was_chosen(void **state)
{
	struct arena *a = arena_new(NULL, NULL);
	const struct evaluation *e =
		ratings_evaluate(a, "tama",
				 "indicators:\n"
				 "    - {id: users, title: 数, unit: 人, departments: [税務課], targets: {2020: 100}}\n"
				 "    - {id: calls, title: 数, unit: 件, departments: [町民課], targets: {2020: 10}}\n"
				 "    - {id: lines, title: 数, unit: 本, departments: [税務課], targets: {2020: 10}}\n",
				 "users,2020,100\ncalls,2020,10\nlines,2020,10\n", 2020);
	struct report *r = view_report(a, e);
	struct selection_pattern pattern = {.text = STR("税務課")};
	struct selection s = {.pattern = {[SELECT_DEPARTMENT] = &pattern}, .n = {[SELECT_DEPARTMENT] = 1}};
	const struct view_year *y = &r->year[r->year_count - 1];
	(void)state;
	assert_int_equal(y->roll_up[0].total, 3);
	report_select(a, r, &s);
	assert_int_equal(y->roll_up[0].total, 2);
	assert_int_equal(y->roll_up[0].rated, 2);
	assert_int_equal(y->policy[0].roll_up[0].total, 2);
	assert_int_equal(y->policy[0].child[0].roll_up[0].total, 2);
	assert_int_equal(y->department[0].roll_up[0].total, 2);
	assert_int_equal(y->department[1].roll_up[0].total, 0);
	arena_free(a);
}

static void only_leaves_the_counts(void **state)
{
	struct fixture f = make();
	(void)state;
	report_only(f.report, 1u << OUTCOME_MISSED);
	assert_string_equal(text(&f, 2022), "users 2/1/1 of 4");
	assert_int_equal(f.report->year_count, 2);
	report_drop_empty_years(f.report);
	assert_int_equal(f.report->year_count, 1);
	town_free(&f.town);
}

static const char *sorted(enum view_order order, bool reverse)
{
	static char kept[100];
	struct fixture f = make();
	f.report->order = order;
	f.report->reverse = reverse;
	struct str ids = str_of(text(&f, 2022));
	size_t n = str_find(ids, STR(" 2/1"));
	assert_true(n < sizeof kept);
	for (size_t k = 0; k < n; k++)
		kept[k] = ids.p[k];
	kept[n] = '\0';
	town_free(&f.town);
	return kept;
}

static void rows_in_order(void **state)
{
	(void)state;
	assert_string_equal(sorted(ORDER_PLAN, false), "users calls people lines part-one");
	assert_string_equal(sorted(ORDER_PLAN, true), "part-one lines people calls users");
	assert_string_equal(sorted(ORDER_OUTCOME, false), "users part-one calls lines people");
	assert_string_equal(sorted(ORDER_OUTCOME, true), "people calls lines part-one users");
	assert_string_equal(sorted(ORDER_ID, false), "calls lines part-one people users");
	assert_string_equal(sorted(ORDER_DEPARTMENT, false), "users calls people lines part-one");
	assert_string_equal(sorted(ORDER_DEPARTMENT, true), "part-one lines users calls people");
	/* By title: 人口, 回線の数, 登録の数, 部分の数, ＬＩＮＥの数. */
	assert_string_equal(sorted(ORDER_TITLE, false), "people lines users part-one calls");
}

static void what_has_no_rate_comes_last_either_way(void **state)
{
	(void)state;
	assert_string_equal(sorted(ORDER_RATE, false), "users lines calls people part-one");
	assert_string_equal(sorted(ORDER_RATE, true), "calls lines users people part-one");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_without_patterns),
		cmocka_unit_test(policies_by_id_number_and_title),
		cmocka_unit_test(what_is_only_referred_to_is_told_there),
		cmocka_unit_test(measures_and_their_parts),
		cmocka_unit_test(items_by_id_and_title),
		cmocka_unit_test(departments),
		cmocka_unit_test(patterns_of_a_kind_add_up_and_kinds_narrow),
		cmocka_unit_test(what_fits_nothing_is_told),
		cmocka_unit_test(grades_are_those_of_what_was_chosen),
		cmocka_unit_test(only_leaves_the_counts),
		cmocka_unit_test(rows_in_order),
		cmocka_unit_test(what_has_no_rate_comes_last_either_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
