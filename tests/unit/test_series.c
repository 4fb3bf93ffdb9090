/* The years of a plan side by side: what each point holds, what is drawn, where it lies. */
#include "view/series.h"

#include "../support/findings.h"
#include "../support/plans.h"

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

static const struct date as_of = {2024, 1, 1};

/* The history for a report of the years `from` to `to`, of a plan of 2019 to 2022. */
static struct view_history *history(struct arena *a, struct str rest, struct str csv, int from, int to)
{
	struct plan *plan = plans_with(a, rest);
	struct results *results = results_new(a, plan);
	struct diag_list diags = diag_list_new(a);
	assert_true(results_read(results, source_new(a, STR("results.csv"), csv), NULL, &diags));
	results_finish(results, &diags);
	assert_string_equal(str_z(a, findings_text(a, &diags)), "");
	struct report *r = view_report(a, evaluate(a, plan, results, from, to, as_of));
	return view_history(a, r, evaluate(a, plan, results, 2019, 2022, as_of));
}

static const struct view_series *series_called(const struct view_history *h, const char *id)
{
	for (size_t k = 0; k < h->series_count; k++)
		if (str_eq(h->series[k].id, str_of(id)))
			return &h->series[k];
	fail_msg("no series \"%s\"", id);
	return NULL;
}

static void points_hold_targets_and_actuals(void **state)
{
	struct view_history *h = history(*state,
					 STR("indicators:\n"
					     "- {id: users, title: 数, unit: 人, baseline: {year: 2018, value: 10},\n"
					     "   targets: {2020: 20, 2021: 20..30, 2022: 40}}\n"),
					 STR("id,period,value\nusers,FY2020,25\nusers,FY2022,5\n"), 2022, 2022);
	const struct view_series *s = series_called(h, "users");
	assert_int_equal(h->year_count, 4);
	assert_int_equal(h->year[3].year, 2022);
	assert_int_equal(h->year[3].era_year, 4);
	assert_true(s->drawn);
	plans_assert_str(s->baseline.text, STR("10人"));
	assert_int_equal(s->baseline_year, 2018);
	assert_int_equal(s->axis.tick_count, 5);
	assert_int_equal(s->baseline_at, AXIS_PARTS / 4);
	assert_int_equal(s->point[0].target_at, AXIS_NOWHERE);
	assert_int_equal(s->point[0].actual_at, AXIS_NOWHERE);
	assert_int_equal(s->point[1].target_at, AXIS_PARTS / 2);
	assert_int_equal(s->point[1].upper_at, AXIS_NOWHERE);
	assert_int_equal(s->point[1].actual_at, AXIS_PARTS * 5 / 8);
	assert_int_equal(s->point[2].target_at, AXIS_PARTS / 2);
	assert_int_equal(s->point[2].upper_at, AXIS_PARTS * 3 / 4);
	assert_int_equal(s->point[3].target_at, AXIS_PARTS);
	assert_int_equal(s->point[3].actual_at, AXIS_PARTS / 8);
	assert_int_equal(s->point[1].entry.outcome, OUTCOME_MET);
	assert_int_equal(s->point[3].entry.outcome, OUTCOME_MISSED);
}

static void after_the_report_there_are_only_targets(void **state)
{
	struct view_history *h = history(
		*state,
		STR("indicators:\n- {id: users, title: 数, unit: 人, targets: {2020: 20, 2021: 30, 2022: 40}}\n"),
		STR("id,period,value,comparison\nusers,FY2020,25,\nusers,FY2021,99,\nusers,FY2021,70,全国\n"), 2020,
		2020);
	const struct view_series *s = series_called(h, "users");
	assert_true(s->point[1].judged);
	assert_int_equal(s->point[1].entry.actual.kind, VIEW_NUMBER);
	assert_false(s->point[2].judged);
	assert_int_equal(s->point[2].entry.target.kind, VIEW_NUMBER);
	assert_int_equal(s->point[2].entry.actual.kind, VIEW_NONE);
	assert_int_equal(s->point[2].entry.rate.kind, VIEW_NONE);
	assert_int_equal(s->point[2].actual_at, AXIS_NOWHERE);
	assert_int_equal(s->comparison_count, 0);
	/* 99 would have made another axis. */
	plans_assert_str(s->axis.tick[s->axis.tick_count - 1].text, STR("40"));
}

static void comparisons_are_named_once(void **state)
{
	struct view_history *h = history(
		*state, STR("indicators:\n- {id: rate, title: 率, unit: \"%\", targets: {2022: 80}}\n"),
		STR("id,period,value,comparison\nrate,FY2021,50,全国\nrate,FY2021,40,県\nrate,FY2022,60,全国\n"), 2022,
		2022);
	const struct view_series *s = series_called(h, "rate");
	assert_int_equal(s->comparison_count, 2);
	plans_assert_str(s->comparison[0], STR("全国"));
	plans_assert_str(s->comparison[1], STR("県"));
	assert_int_equal(s->point[2].comparison_at[0], AXIS_PARTS * 5 / 8);
	assert_int_equal(s->point[2].comparison_at[1], AXIS_PARTS / 2);
	assert_int_equal(s->point[3].comparison_at[0], AXIS_PARTS * 3 / 4);
	assert_int_equal(s->point[3].comparison_at[1], AXIS_NOWHERE);
}

static void milestones_run_over_the_years_they_share(void **state)
{
	struct str rest = STR("actions:\n"
			      "- {id: early, title: 運用, milestones: {2019-2020: 検討, 2021-2022: 実施}}\n"
			      "- {id: late, title: 訓練, milestones: {2019-2020: 検討, 2021-2022: 実施}}\n");
	struct view_history *h =
		history(*state, rest, STR("id,period,value\nearly,FY2021,実施\nlate,FY2022,実施\n"), 2022, 2022);
	const struct view_series *s = series_called(h, "early");
	assert_false(s->drawn);
	assert_int_equal(s->point[0].run, 2);
	assert_int_equal(s->point[1].run, 0);
	assert_int_equal(s->point[2].run, 2);
	/* The same cell of the plan with two outcomes is two. */
	s = series_called(h, "late");
	assert_int_not_equal(s->point[2].entry.outcome, s->point[3].entry.outcome);
	assert_int_equal(s->point[2].run, 1);
	assert_int_equal(s->point[3].run, 1);
}

static void years_without_a_target_stay_apart(void **state)
{
	struct view_history *h = history(*state, STR("actions:\n- {id: app, title: 運用, milestones: {2022: 実施}}\n"),
					 STR("id,period,value\napp,FY2022,実施\n"), 2022, 2022);
	const struct view_series *s = series_called(h, "app");
	for (size_t k = 0; k < h->year_count; k++)
		assert_int_equal(s->point[k].run, 1);
}

static void levels_and_lone_figures_are_not_drawn(void **state)
{
	struct arena *a = *state;
	struct str rest = STR("figures:\n- {id: once, title: 一度, unit: 件}\n- {id: twice, title: 二度, unit: 件}\n"
			      "indicators:\n- {id: empty, title: 空, targets: {2022: —}}\n");
	struct view_history *h =
		history(a, rest, STR("id,period,value\nonce,FY2022,1\ntwice,FY2021,1\ntwice,FY2022,2\n"), 2022, 2022);
	assert_false(series_called(h, "once")->drawn);
	assert_true(series_called(h, "twice")->drawn);
	assert_false(series_called(h, "empty")->drawn);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(points_hold_targets_and_actuals, set_up, tear_down),
		cmocka_unit_test_setup_teardown(after_the_report_there_are_only_targets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(comparisons_are_named_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(milestones_run_over_the_years_they_share, set_up, tear_down),
		cmocka_unit_test_setup_teardown(years_without_a_target_stay_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(levels_and_lone_figures_are_not_drawn, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
