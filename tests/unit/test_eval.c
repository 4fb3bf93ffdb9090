#include "../support/town.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define PLAN_HEAD	"title: 例\nperiod: {from: 2020, to: 2022}\npolicies:\n- title: 方針\n  measures:\n  - title: 施策\n"
#define INDICATOR(more) PLAN_HEAD "    indicators:\n    - {id: x, title: 指標, " more "}\n"
#define ROWS		"id,period,value\n"
#define MARKED		"id,period,value,qualifier\n"
#define ELSEWHERE	"id,period,value,comparison\n"

/* One plan, its rows, and what an item shall come to in a year. */
struct evaluated {
	const char *plan, *rows, *as_of;
	const char *id;
	int year;
	const char *expected;
};

static void check(const struct evaluated *c, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		struct town t = town_new(c[k].plan, c[k].rows, c[k].as_of);
		assert_int_equal(t.diags.count[DIAG_ERROR], 0);
		assert_string_equal(str_z(t.arena, town_result(&t, c[k].id, c[k].year)), c[k].expected);
		town_free(&t);
	}
}
#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

static void targets_compare_at_their_bounds(void **state)
{
	(void)state;
	static const struct evaluated cases[] = {
		{INDICATOR("targets: {2022: 80}"), ROWS "x,FY2022,80\n", NULL, "x", 2022,
		 "met target=≥80 actual=80 rate=100.0"},
		{INDICATOR("targets: {2022: 80}"), ROWS "x,FY2022,79.99\n", NULL, "x", 2022,
		 "missed target=≥80 actual=79.99 rate=100.0"},
		{INDICATOR("direction: lower, targets: {2022: 5}"), ROWS "x,FY2022,5\n", NULL, "x", 2022,
		 "met target=≤5 actual=5 rate=100.0"},
		{INDICATOR("direction: lower, targets: {2022: 5}"), ROWS "x,FY2022,5.01\n", NULL, "x", 2022,
		 "missed target=≤5 actual=5.01 rate=99.8"},
		{INDICATOR("targets: {2022: \"> 3\"}"), ROWS "x,FY2022,3\n", NULL, "x", 2022,
		 "missed target=>3 actual=3 rate=100.0"},
		{INDICATOR("targets: {2022: \"< 3\"}"), ROWS "x,FY2022,2.9\n", NULL, "x", 2022,
		 "met target=<3 actual=2.9 rate=103.4"},
		{INDICATOR("direction: keep, targets: {2022: 3}"), ROWS "x,FY2022,3.0\n", NULL, "x", 2022,
		 "met target==3 actual=3.0 rate=-"},
		{INDICATOR("targets: {2022: {between: [10, 20]}}"), ROWS "x,FY2022,20\n", NULL, "x", 2022,
		 "met target=10〜20 actual=20 rate=-"},
		{INDICATOR("targets: {2022: {between: [10, 20]}}"), ROWS "x,FY2022,20.1\n", NULL, "x", 2022,
		 "missed target=10〜20 actual=20.1 rate=-"},
		{INDICATOR("targets: {2022: 0.1}"), ROWS "x,FY2022,0.10\n", NULL, "x", 2022,
		 "met target=≥0.1 actual=0.10 rate=100.0"},
	};
	CHECK(cases);
}

/* Of several targets of a year the last that was due counts, or the first to come, by what there was on its day. */
static void the_target_due_is_taken(void **state)
{
	(void)state;
	static const char flow[] = ROWS "x,FY2021Q1,20\nx,FY2022Q1,26\nx,FY2022Q2,20\nx,FY2022Q3,30\nx,FY2022Q4,20\n";
#define QUARTERS INDICATOR("aggregate: sum, targets: {2022-Q1: 25, 2022-Q2: 50, 2022-Q3: 75, 2022: 100}")
#define APART	 INDICATOR("aggregate: sum, targets-cover: period, targets: {2022-Q1: 25, 2022-09: 5, 2022-10-15: 9}")
	static const struct evaluated cases[] = {
		{QUARTERS, flow, "2022-04-01", "x", 2022, "pending target=≥25 actual=- rate=-"},
		{QUARTERS, flow, "2022-06-30", "x", 2022, "met target=≥25 actual=26 rate=104.0"},
		{QUARTERS, flow, "2022-09-29", "x", 2022, "met target=≥25 actual=26 rate=104.0"},
		{QUARTERS, flow, "2022-09-30", "x", 2022, "missed target=≥50 actual=46 rate=92.0"},
		{QUARTERS, flow, "2023-03-30", "x", 2022, "met target=≥75 actual=76 rate=101.3"},
		{QUARTERS, flow, "2024-03-31", "x", 2022, "missed target=≥100 actual=96 rate=96.0"},
		{APART, ROWS "x,2022-05,30\nx,2022-09,4\nx,2022-10-01,9\n", "2022-06-30", "x", 2022,
		 "met target=≥25 actual=30 rate=120.0"},
		{APART, ROWS "x,2022-05,30\nx,2022-09,4\nx,2022-10-01,9\n", "2022-10-01", "x", 2022,
		 "missed target=≥5 actual=4 rate=80.0"},
		{APART, ROWS "x,2022-05,30\nx,2022-09,4\nx,2022-10-01,9\n", "2022-10-15", "x", 2022,
		 "met target=≥9 actual=9 rate=100.0"},
		{INDICATOR("aggregate: sum, targets: {2022-Q1: 前年度比30%増, 2022: 1000}"), flow, "2022-06-30", "x",
		 2022, "met target=≥26 actual=26 rate=100.0"},
		{INDICATOR("targets-are: increments, aggregate: sum-to-date, targets: {2021: 1, 2022-Q2: 2, 2022: 3}"),
		 ROWS "x,2021-05,1\nx,2022-05,1\n", "2022-11-30", "x", 2022, "missed target=≥3 actual=2 rate=66.7"},
		/* The first date of a year asks for all that came before it in the year. */
		{INDICATOR("aggregate: sum, targets-cover: period, targets: {2022-10-15: 9}"),
		 ROWS "x,2022-05,5\nx,2022-10-01,4\n", NULL, "x", 2022, "met target=≥9 actual=9 rate=100.0"},
		{INDICATOR("aggregate: sum, targets-cover: period, targets: {2021: 7, 2022-10-15: 9}"),
		 ROWS "x,2021-05,5\nx,2022-05,5\nx,2022-10-01,4\n", NULL, "x", 2022,
		 "met target=≥9 actual=9 rate=100.0"},
		{INDICATOR("aggregate: sum, targets-cover: period, targets: {2022-05-15: 5, 2022-10-15: 9}"),
		 ROWS "x,2022-05-15,5\nx,2022-05-16,5\nx,2022-10-15,3\nx,2022-10-16,9\n", NULL, "x", 2022,
		 "missed target=≥9 actual=8 rate=88.9"},
		{INDICATOR("aggregate: sum, targets-cover: period, targets: {2021: 7, 2022-10-15: 9}"),
		 MARKED "x,2022-05,5,\nx,2022-10-01,9,累計\n", NULL, "x", 2022, "met target=≥9 actual=9 rate=100.0"},
		{INDICATOR("aggregate: sum, targets-cover: period, targets: {2021: 7, 2022-10-15: 9, 2023-01-31: 5}"),
		 MARKED "x,2022-05,5,\nx,2022-10-01,9,累計\n", "2022-10-20", "x", 2022,
		 "met target=≥9 actual=9 rate=100.0"},
		{INDICATOR("aggregate: sum, targets-cover: period, targets: {2022-10-15: 9, 2023-01-31: 5}"),
		 MARKED "x,2022-05,5,\nx,2023-01-31,14,累計\n", NULL, "x", 2022, "no-data target=≥5 actual=- rate=-"},
		/* A running total does not tell what came in a quarter alone. */
		{INDICATOR("aggregate: sum, targets-cover: period, targets: {2022-Q1: 25, 2022-Q2: 5}"),
		 MARKED "x,2022-05,25,\nx,2022-09,30,累計\n", NULL, "x", 2022, "no-data target=≥5 actual=- rate=-"},
		/* Not asked for any more, whatever its targets. */
		{INDICATOR("status: [{state: suspended, from: 2022}], targets: {2022-Q1: 25, 2022: 50}"),
		 ROWS "x,FY2022,10\n", NULL, "x", 2022, "no-target target=- actual=10 rate=-"},
	};
#undef QUARTERS
#undef APART
	CHECK(cases);
}

static void aggregates_make_the_actual(void **state)
{
	(void)state;
	static const char rows[] = ROWS "x,2021-06,10\nx,2022-04,1\nx,2022-09,5\nx,2023-03,3\nx,2023-04,100\n";
	static const struct evaluated cases[] = {
		{INDICATOR("targets: {2022: 3}"), rows, NULL, "x", 2022, "met target=≥3 actual=3 rate=100.0"},
		{INDICATOR("aggregate: sum, targets: {2022: 9}"), rows, NULL, "x", 2022,
		 "met target=≥9 actual=9 rate=100.0"},
		{INDICATOR("aggregate: sum-to-date, targets: {2022: 19}"), rows, NULL, "x", 2022,
		 "met target=≥19 actual=19 rate=100.0"},
		{INDICATOR("aggregate: mean, targets: {2022: 3}"), rows, NULL, "x", 2022,
		 "met target=≥3 actual=3.0 rate=100.0"},
		{INDICATOR("aggregate: min, targets: {2022: 2}"), rows, NULL, "x", 2022,
		 "missed target=≥2 actual=1 rate=50.0"},
		{INDICATOR("aggregate: max, targets: {2022: 5}"), rows, NULL, "x", 2022,
		 "met target=≥5 actual=5 rate=100.0"},
		{INDICATOR("aggregate: count, targets: {2022: 3}"), rows, NULL, "x", 2022,
		 "met target=≥3 actual=3 rate=100.0"},
		{INDICATOR("aggregate: sum, rows: totals, targets: {2022: 3}"), rows, NULL, "x", 2022,
		 "met target=≥3 actual=3 rate=100.0"},
		{INDICATOR("aggregate: sum-to-date, targets: {2022: 7}"), MARKED "x,FY2020,4,累計\nx,FY2022,3,\n", NULL,
		 "x", 2022, "met target=≥7 actual=7 rate=100.0"},
	};
	CHECK(cases);
}

static void thirds_are_exact(void **state)
{
	(void)state;
	static const struct evaluated cases[] = {
		{INDICATOR("aggregate: mean, targets: {2022: \">= 0.33333333333333333\"}"),
		 ROWS "x,2022-04,1\nx,2022-05,0\nx,2022-06,0\n", NULL, "x", 2022,
		 "met target=≥0.33333333333333333 actual=0.3 rate=100.0"},
		{INDICATOR("aggregate: mean, targets: {2022: \">= 0.33333333333333334\"}"),
		 ROWS "x,2022-04,1\nx,2022-05,0\nx,2022-06,0\n", NULL, "x", 2022,
		 "missed target=≥0.33333333333333334 actual=0.3 rate=100.0"},
	};
	CHECK(cases);
}

static void years_end_and_dates_belong(void **state)
{
	(void)state;
	static const char plan[] = INDICATOR("targets: {2020-2022: 5}");
	static const struct evaluated cases[] = {
		{plan, ROWS "x,2022-01-15,4\n", NULL, "x", 2021, "missed target=≥5 actual=4 rate=80.0"},
		{plan, ROWS "x,2022-01-15,4\n", "2022-03-30", "x", 2021, "pending target=≥5 actual=4 rate=80.0"},
		{plan, ROWS "x,2022-01-15,4\n", "2022-03-31", "x", 2021, "missed target=≥5 actual=4 rate=80.0"},
		{plan, ROWS "x,2022-01-15,6\n", "2022-02-01", "x", 2021, "met target=≥5 actual=6 rate=120.0"},
		{plan, ROWS "x,2022-01-15,6\n", "2022-01-14", "x", 2021, "pending target=≥5 actual=- rate=-"},
		{plan, ROWS "x,2022-01-15,未集計\n", NULL, "x", 2021, "no-data target=≥5 actual=- rate=-"},
		{plan, ROWS "x,2021-01-15,9\n", NULL, "x", 2021, "no-data target=≥5 actual=- rate=-"},
	};
	CHECK(cases);
}

static void a_missing_actual_is_never_met(void **state)
{
	(void)state;
	static const struct evaluated cases[] = {
		{INDICATOR("direction: lower, targets: {2022: 0}"), NULL, NULL, "x", 2022,
		 "no-data target=≤0 actual=- rate=-"},
		{INDICATOR("direction: lower, targets: {2022: 0}"), ROWS "x,FY2022,—\n", NULL, "x", 2022,
		 "no-data target=≤0 actual=- rate=-"},
		{INDICATOR("direction: lower, targets: {2022: 0}"), ROWS "x,FY2022,0\n", NULL, "x", 2022,
		 "met target=≤0 actual=0 rate=-"},
		{INDICATOR("targets: {2021: —}"), ROWS "x,FY2021,7\n", NULL, "x", 2021,
		 "no-target target=- actual=7 rate=-"},
	};
	CHECK(cases);
}

static void standing_and_incremental_targets(void **state)
{
	(void)state;
	static const struct evaluated cases[] = {
		{INDICATOR("targets: {2020: 5}, standing: true"), ROWS "x,FY2022,5\n", NULL, "x", 2022,
		 "met target=≥5 actual=5 rate=100.0"},
		{INDICATOR("targets: {2020: 5}"), ROWS "x,FY2022,5\n", NULL, "x", 2022,
		 "no-target target=- actual=5 rate=-"},
		{INDICATOR("targets: {2020: 2, 2021: 3}, targets-are: increments"), ROWS "x,FY2021,4\n", NULL, "x",
		 2021, "missed target=≥5 actual=4 rate=80.0"},
		{INDICATOR("targets: {2020: 2, 2021: 3}, targets-are: increments, standing: true"), ROWS "x,FY2022,5\n",
		 NULL, "x", 2022, "met target=≥5 actual=5 rate=100.0"},
		{INDICATOR("targets: {2020: 2.5, 2021: 3}, targets-are: increments"), ROWS "x,FY2021,5.4\n", NULL, "x",
		 2021, "missed target=≥5.5 actual=5.4 rate=98.2"},
		{INDICATOR("targets: {2020: 2, 2021: —, 2022: 3}, targets-are: increments"), ROWS "x,FY2022,5\n", NULL,
		 "x", 2022, "met target=≥5 actual=5 rate=100.0"},
		/* What was due on a day stands until the end of the years behind it. */
		{INDICATOR("targets: {2020-Q2: 5}, standing: true"), ROWS "x,2022-12,5\n", NULL, "x", 2022,
		 "met target=≥5 actual=5 rate=100.0"},
	};
	CHECK(cases);
}

static void directions_alone_compare_with_before(void **state)
{
	(void)state;
	static const struct evaluated cases[] = {
		{INDICATOR("baseline: {year: 2019, value: 7}, targets: {2022: 増加}"), ROWS "x,FY2022,7\n", NULL, "x",
		 2022, "missed target=>increase actual=7 rate=-"},
		{INDICATOR("targets: {2022: 増加}"), ROWS "x,FY2021,6\nx,FY2022,7\n", NULL, "x", 2022,
		 "met target=>increase actual=7 rate=-"},
		{INDICATOR("targets: {2022: 増加}"), ROWS "x,FY2022,7\n", NULL, "x", 2022,
		 "no-data target=>increase actual=- rate=-"},
		{INDICATOR("targets: {2022: 前年度の0.123456倍}"), ROWS "x,FY2021,1\nx,FY2022,0.123456\n", NULL, "x",
		 2022, "met target=≥0.1235 actual=0.123456 rate=100.0"},
		{INDICATOR("targets: {2022: 増加}"), ROWS "x,FY2021,6\n", NULL, "x", 2022,
		 "no-data target=>increase actual=- rate=-"},
		/* By the same day of the year before, and by the as-of date where that comes before it. */
		{INDICATOR("targets: {2022-Q2: 増加}"), ROWS "x,2021-09,6\nx,2022-03,9\nx,2022-09,7\n", NULL, "x", 2022,
		 "met target=>increase actual=7 rate=-"},
		{INDICATOR("aggregate: count, targets: {2022-Q2: 増加}"), ROWS "x,2022-03,9\nx,2022-09,7\n", NULL, "x",
		 2022, "no-data target=>increase actual=- rate=-"},
		{INDICATOR("aggregate: mean, targets-cover: period, targets: {2022-Q2: 増加}"),
		 ROWS "x,2021-09,6\nx,2022-03,9\nx,2022-09,7\n", NULL, "x", 2022,
		 "met target=>increase actual=7.0 rate=-"},
		{INDICATOR("aggregate: mean, targets-cover: period, targets: {2022-Q2: 増加}"),
		 ROWS "x,2022-03,6\nx,2022-09,7\n", NULL, "x", 2022, "no-data target=>increase actual=- rate=-"},
		{INDICATOR("aggregate: sum-to-date, targets: {2022-Q2: 増加}"), ROWS "x,2020-09,6\nx,2021-09,6\n",
		 "2021-05-01", "x", 2022, "pending target=>increase actual=6 rate=-"},
	};
	CHECK(cases);
}

static void ratios_of_two_series(void **state)
{
	(void)state;
	static const char plan[] =
		PLAN_HEAD "    indicators:\n"
			  "    - {id: x, title: 率, unit: '%', ratio: {of: a, to: b}, targets: {2022: 45.5}}\n"
			  "    figures:\n    - {id: a, title: 枚数}\n    - {id: b, title: 人口}\n";
	static const char circle[] = PLAN_HEAD "    indicators:\n"
					       "    - {id: x, title: 計, parts: [a], targets: {2022: 45.5}}\n"
					       "    - {id: a, title: 率, ratio: {of: c, to: b}}\n"
					       "    - {id: c, title: 内, parts: [x]}\n"
					       "    figures:\n    - {id: b, title: 人口}\n";
	static const struct evaluated cases[] = {
		{plan, ROWS "a,2022-06,17109\nb,2022-06,37598\n", NULL, "x", 2022,
		 "met target=≥45.5% actual=45.5% rate=100.0"},
		{plan, ROWS "a,2022-06,17109\nb,2022-06,0\n", NULL, "x", 2022, "no-data target=≥45.5% actual=- rate=-"},
		{plan, ROWS "a,2022-06,17109\n", NULL, "x", 2022, "no-data target=≥45.5% actual=- rate=-"},
		{plan, ROWS "a,2022-06,1\nb,2022-06,2\nx,2022-07,44\n", NULL, "x", 2022,
		 "missed target=≥45.5% actual=44% rate=96.7"},
		/* A circle has no figure, but for one that is reported. */
		{circle, ROWS "b,2022-06,2\n", NULL, "x", 2022, "no-data target=≥45.5 actual=- rate=-"},
		{circle, ROWS "b,2022-06,2\nc,2022-06,100\n", NULL, "x", 2022,
		 "met target=≥45.5 actual=50.0 rate=109.9"},
	};
	CHECK(cases);
}

static void a_cell_over_several_years(void **state)
{
	(void)state;
	static const char plan[] =
		PLAN_HEAD "    actions:\n    - {id: x, title: 取組, milestones: {2020: —, 2021-2022: 実施}}\n";
	static const struct evaluated cases[] = {
		{plan, ROWS "x,2021-07,実施\n", NULL, "x", 2022, "met target=実施 actual=実施 rate=-"},
		{plan, ROWS "x,2021-07,着手\n", NULL, "x", 2021, "pending target=実施 actual=着手 rate=-"},
		{plan, ROWS "x,2021-07,着手\n", "2022-04-01", "x", 2021, "pending target=実施 actual=着手 rate=-"},
		{plan, ROWS "x,2021-07,実施\nx,2022-07,着手\n", NULL, "x", 2022, "met target=実施 actual=実施 rate=-"},
		{plan, NULL, NULL, "x", 2022, "no-data target=実施 actual=- rate=-"},
		{plan, NULL, NULL, "x", 2020, "no-target target=- actual=- rate=-"},
	};
	CHECK(cases);
}

static void a_revision_replaces(void **state)
{
	(void)state;
	static const struct evaluated cases[] = {
		{INDICATOR("targets: {2022: 5}"), MARKED "x,FY2022,6,\nx,FY2022,4,訂正\n", NULL, "x", 2022,
		 "missed target=≥5 actual=4 rate=80.0"},
	};
	CHECK(cases);
}

static const struct result *result_of(struct town *t, const char *id, int year)
{
	return evaluation_result(t->evaluation, plan_item(t->plan, str_of(id)), year);
}

static void about_may_leave_the_verdict_open(void **state)
{
	(void)state;
	static const struct {
		const char *rows;
		bool open;
	} cases[] = {
		{MARKED "x,FY2022,2800,約\n", false}, {MARKED "x,FY2022,4460,約\n", false},
		{MARKED "x,FY2022,4500,約\n", true},  {MARKED "x,FY2022,4000,約\n", true},
		{ROWS "x,FY2022,4500\n", false},      {MARKED "x,FY2022,4495,約\n", false},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct town t = town_new(INDICATOR("targets: {2022: 4500}"), cases[k].rows, NULL);
		assert_int_equal(result_of(&t, "x", 2022)->precision, cases[k].open);
		town_free(&t);
	}
}

static void comparisons_stand_beside(void **state)
{
	(void)state;
	struct town t = town_new(INDICATOR("unit: '%', targets: {2022: 80}"),
				 ELSEWHERE "x,2023-03,74.9,\nx,2022-06,60,全国\nx,2023-03,67.0,全国\nx,2022-05,集計中,"
					   "福島県\nx,2022-03,60,全国\nx,2023-03,65.7,宮城県\nx,2022-07,61,宮城県\n",
				 NULL);
	const struct result *r = result_of(&t, "x", 2022);
	assert_int_equal(r->comparison_count, 2);
	assert_string_equal(str_z(t.arena, r->comparison[0].name), "全国");
	assert_true(r->comparison[0].has_difference);
	assert_string_equal(str_z(t.arena, rat_exact(t.arena, r->comparison[0].difference, 0)), "7.9");
	town_free(&t);
}

static void an_item_counts_once(void **state)
{
	(void)state;
	struct town t = town_new(PLAN_HEAD "    indicators:\n    - {id: x, title: 甲, targets: {2022: 1}}\n"
					   "    figures:\n    - {id: f, title: 乙}\n"
					   "  - title: 別\n    indicators: [x]\n",
				 ROWS "x,FY2022,1\nf,FY2022,3\n", NULL);
	struct tally all = evaluation_tally(t.arena, t.evaluation, NULL, 2022);
	assert_int_equal(all.count[OUTCOME_MET], 1);
	assert_int_equal(all.count[OUTCOME_NO_TARGET], 0);
	struct tally second = evaluation_tally(t.arena, t.evaluation, &t.plan->policy[0].child[1], 2022);
	assert_int_equal(second.count[OUTCOME_MET], 1);
	town_free(&t);
}

static void the_default_year_has_results(void **state)
{
	(void)state;
	struct town t = town_new(INDICATOR("targets: {2022: 1}"), ELSEWHERE "x,2022-01,1,\nx,2023-03,5,全国\n", NULL);
	assert_int_equal(eval_default_year(t.plan, t.results), 2021);
	town_free(&t);
	t = town_new(INDICATOR("targets: {2022: 1}"), ROWS "x,FY2019,1\nx,FY2021,1\nx,FY2020,1\nx,FY2030,1\n", NULL);
	assert_int_equal(eval_default_year(t.plan, t.results), 2021);
	town_free(&t);
	t = town_new(INDICATOR("targets: {2022: 1}"), NULL, NULL);
	assert_int_equal(eval_default_year(t.plan, t.results), 2022);
	town_free(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(targets_compare_at_their_bounds),
		cmocka_unit_test(the_target_due_is_taken),
		cmocka_unit_test(aggregates_make_the_actual),
		cmocka_unit_test(thirds_are_exact),
		cmocka_unit_test(years_end_and_dates_belong),
		cmocka_unit_test(a_missing_actual_is_never_met),
		cmocka_unit_test(standing_and_incremental_targets),
		cmocka_unit_test(directions_alone_compare_with_before),
		cmocka_unit_test(ratios_of_two_series),
		cmocka_unit_test(a_cell_over_several_years),
		cmocka_unit_test(a_revision_replaces),
		cmocka_unit_test(about_may_leave_the_verdict_open),
		cmocka_unit_test(comparisons_stand_beside),
		cmocka_unit_test(an_item_counts_once),
		cmocka_unit_test(the_default_year_has_results),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
