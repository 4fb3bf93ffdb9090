/* States beside the outcome: not due, missing, not surveyed, stale and the like are told apart. */
#include "../support/town.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define PLAN                                                                                                              \
	"title: 例\nperiod: {from: 2019, to: 2023}\nreport-due: 2 months\npolicies:\n- title: 方針\n  measures:\n  - " \
	"title: 施策\n"
#define X(more)                                                                                                        \
	PLAN "    indicators:\n    - {id: x, title: 指標, unit: 人, standing: true, targets: {2019: 5}, " more "}\n"
#define A(more) PLAN "    actions:\n    - {id: x, title: 行動, " more "}\n"
#define ROWS	"id,period,value,qualifier\n"

static void states_are_told_apart(void **state)
{
	(void)state;
	static const struct {
		const char *plan, *rows, *as_of;
		int year;
		const char *expected; /* outcome and state */
	} cases[] = {
		/* Due at the end of May. */
		{X(""), ROWS, "2022-03-30", 2021, "pending not-due"},
		{X(""), ROWS, "2022-05-30", 2021, "pending not-due"},
		{X(""), ROWS, "2022-05-31", 2021, "no-data missing"},
		{X("report-due: 0 days"), ROWS, "2022-03-31", 2021, "no-data missing"},
		{X("report-due: 1年"), ROWS, "2023-03-30", 2021, "pending not-due"},
		{X("report-due: 1年"), ROWS, "2023-03-31", 2021, "no-data missing"},
		/* A figure that is there is judged at the year's end. */
		{X(""), ROWS "x,FY2021,4,\n", "2022-03-31", 2021, "missed "},
		{X(""), ROWS "x,FY2021,4,速報\n", "2022-04-30", 2021, "missed provisional"},
		{X(""), ROWS "x,FY2021,4,速報\nx,FY2021,5,確報\n", "2022-04-30", 2021, "met "},
		/* What the results say. */
		{X(""), ROWS "x,FY2021,集計中,\n", "2022-04-30", 2021, "pending not-yet"},
		{X(""), ROWS "x,FY2021,集計中,\n", "2022-06-30", 2021, "no-data not-yet"},
		{X(""), ROWS "x,FY2021,非公表,\n", "2022-04-30", 2021, "no-data withheld"},
		{X(""), ROWS "x,FY2021,該当なし,\n", "2022-04-30", 2021, "no-data not-applicable"},
		{X(""), ROWS "x,FY2021,不明,\n", "2022-06-30", 2021, "no-data unknown"},
		{X(""), ROWS "x,FY2021,調査なし,\n", "2022-06-30", 2021, "no-data not-surveyed"},
		{X(""), ROWS "x,FY2021,—,\n", "2022-06-30", 2021, "no-data missing"},
		{X(""), ROWS "x,2021-06,7,\nx,2022-03,廃止,\n", "2022-06-30", 2021, "met ended"},
		{X(""), ROWS "x,2021-06,廃止,\nx,2022-03,7,\n", "2022-06-30", 2021, "met "},
		{X(""), ROWS "x,FY2021,不明,\n", "2022-04-30", 2021, "pending unknown"},
		/* One figure that is provisional makes the sum so. */
		{X("aggregate: sum"), ROWS "x,2021-05,4,速報\nx,2021-06,5,確報\n", "2022-06-30", 2021,
		 "met provisional"},
		{X("aggregate: sum"), ROWS "x,2021-05,4,確報\nx,2021-06,5,\n", "2022-06-30", 2021, "met "},
		/* Survey cycles. */
		{X("surveyed: {every: 3, from: 2022}"), ROWS, "2022-06-30", 2021, "no-data not-surveyed"},
		{X("surveyed: {every: 3, from: 2022}"), ROWS, "2020-06-30", 2019, "no-data missing"},
		{X("surveyed: {in: [R3]}"), ROWS, "2022-06-30", 2021, "no-data missing"},
		{X("surveyed: {in: [2019, 2022]}"), ROWS "x,FY2021,6,\n", "2022-06-30", 2021, "met "},
		/* Ages. */
		{X("max-age: 2 years"), ROWS "x,FY2019,6,\n", "2022-06-30", 2021, "met carried"},
		{X("max-age: 2 years"), ROWS "x,FY2019,4,\n", "2022-06-30", 2021, "missed carried"},
		{X("max-age: 1 year"), ROWS "x,FY2019,6,\n", "2022-06-30", 2021, "no-data stale"},
		{X("max-age: 1 year"), ROWS "x,FY2019,6,\n", "2022-03-01", 2021, "pending stale"},
		{X("max-age: 12 months"), ROWS "x,2021-03-31,6,\n", "2022-06-30", 2021, "met carried"},
		{X("max-age: 12 months"), ROWS "x,2021-03-30,6,\n", "2022-06-30", 2021, "no-data stale"},
		{X("max-age: 6 months"), ROWS "x,2021-09,6,\n", "2022-06-30", 2021, "met "},
		{X("max-age: 6 months"), ROWS "x,2021-09-29,6,\n", "2022-06-30", 2021, "met stale"},
		{X("max-age: 365 days"), ROWS "x,2021-03-31,6,\n", "2022-06-30", 2021, "met carried"},
		{X("max-age: 364 days"), ROWS "x,2021-03-31,6,\n", "2022-06-30", 2021, "no-data stale"},
		/* What has no rows of its own has no age; what is not whole does not stand in. */
		{X("max-age: 1 year, parts: [f]}\n    figures:\n    - {id: f, title: 数, unit: 人"),
		 ROWS "f,FY2021,6,\n", "2022-06-30", 2021, "met "},
		{X("max-age: 2 years, departments: [A課, B課], per-department: sum"),
		 "id,period,value,department\nx,FY2021,6,A課\n", "2022-06-30", 2021, "no-data missing"},
		{X("max-age: 2 years, departments: [A課, B課], per-department: sum"),
		 "id,period,value,department\nx,FY2020,6,A課\n", "2022-06-30", 2021, "no-data missing"},
		{X("max-age: 2 years, departments: [A課, B課], per-department: sum"),
		 "id,period,value,department\nx,FY2020,6,A課\nx,FY2020,6,B課\n", "2022-06-30", 2021, "met carried"},
		/* What became of it. */
		{X("status: [{state: cancelled, from: 2021}]"), ROWS "x,FY2021,4,\n", "2022-06-30", 2021,
		 "no-target cancelled"},
		{X("status: [{state: cancelled, from: 2021}]"), ROWS "x,FY2020,4,\n", "2022-06-30", 2020, "missed "},
		{X("status: [{state: suspended, from: 2020, to: 2021}]"), ROWS, "2022-06-30", 2021,
		 "no-target suspended"},
		{X("status: [{state: suspended, to: 2022}, {state: excluded, from: 2021}]"), ROWS, "2022-06-30", 2021,
		 "no-target excluded"},
		{X("status: [{state: not-started, to: 2021}]"), ROWS, "2022-06-30", 2021, "no-target not-started"},
		{X("status: [{state: merged, from: 2021, into: x}]"), ROWS, "2022-06-30", 2021, "no-target merged"},
		/* Actions. */
		{A("milestones: {2020: 実施, 2021: なし}"), ROWS "x,2020-09,実施,\n", "2022-06-30", 2021,
		 "no-target completed"},
		{A("milestones: {2020: 実施, 2021: なし}"), ROWS "x,2020-09,着手,\n", "2022-06-30", 2021, "no-target "},
		{A("milestones: {2021: 実施}"), ROWS "x,2021-09,未着手,\n", "2022-06-30", 2021, "missed not-started"},
		{A("milestones: {2021: 実施}"), ROWS "x,2021-09,着手,\n", "2022-06-30", 2021, "missed "},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct town t = town_new(cases[k].plan, cases[k].rows, cases[k].as_of);
		assert_int_equal(t.diags.count[DIAG_ERROR], 0);
		const struct result *r = evaluation_result(t.evaluation, plan_item(t.plan, STR("x")), cases[k].year);
		struct str got[] = {str_of(outcome_names[r->outcome]), str_of(result_state_names[r->state])};
		struct str text = str_join(t.arena, got, 2, STR(" "));
		if (!str_eq(text, str_of(cases[k].expected)))
			fail_msg("case %zu: %.*s, not %s", k, STR_ARG(text), cases[k].expected);
		town_free(&t);
	}
}

static void stretches_of_time_end_on_a_day(void **state)
{
	(void)state;
	static const struct {
		struct date from;
		struct duration t;
		struct date end;
	} cases[] = {
		{{2022, 3, 31}, {.unit = DURATION_MONTHS, .n = 2}, {2022, 5, 31}},
		{{2022, 3, 31}, {.unit = DURATION_MONTHS, .n = 3}, {2022, 6, 30}},
		{{2022, 2, 28}, {.unit = DURATION_MONTHS, .n = 1}, {2022, 3, 31}},
		{{2022, 1, 30}, {.unit = DURATION_MONTHS, .n = 1}, {2022, 2, 28}},
		{{2022, 1, 15}, {.unit = DURATION_MONTHS, .n = 12}, {2023, 1, 15}},
		{{2020, 2, 29}, {.unit = DURATION_YEARS, .n = 1}, {2021, 2, 28}},
		{{2022, 3, 31}, {.unit = DURATION_DAYS, .n = 60}, {2022, 5, 30}},
		{{2022, 3, 31}, {.unit = DURATION_NONE, .n = 0}, {2022, 3, 31}},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
		assert_int_equal(date_cmp(duration_end(cases[k].from, &cases[k].t), cases[k].end), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_are_told_apart),
		cmocka_unit_test(stretches_of_time_end_on_a_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
