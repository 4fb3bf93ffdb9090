/* Actuals of several figures, and what they may be within their precision. */
#include "../support/town.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define PLAN(items)                                                                                                    \
	"title: 例\nperiod: {from: 2020, to: 2022}\npolicies:\n- title: 方針\n  measures:\n  - title: 施策\n" items
#define X(more) "    indicators:\n    - {id: x, title: 指標, " more "}\n"
#define FIGURES "    figures:\n    - {id: a, title: 甲}\n    - {id: b, title: 乙}\n"
#define HEAD	"id,period,value,qualifier,department\n"

static const struct result *result_of(const struct town *t, const char *id, int year)
{
	return evaluation_result(t->evaluation, plan_item(t->plan, str_of(id)), year);
}

static struct str end(struct arena *a, bool has, bool open, struct rat x)
{
	return has ? str_format(a, "%s%.*s", open ? "!" : "", STR_ARG(rat_exact(a, x, 0))) : STR("∞");
}

/* "4950..5050"; "!" for an end that is outside, "∞" for none; "4950" for one number. */
static const char *precision_text(struct arena *a, const struct actual *act)
{
	const struct precision *p = &act->precision;
	if (!act->known)
		return "none";
	if (!p->vague)
		return str_z(a, rat_exact(a, act->value.value, 0));
	return str_z(a, str_format(a, "%.*s..%.*s", STR_ARG(end(a, p->has_low, p->low_open, p->low)),
				   STR_ARG(end(a, p->has_high, p->high_open, p->high))));
}

static void precision_is_carried_through(void **state)
{
	(void)state;
	static const struct {
		const char *indicator, *rows, *precision;
		enum outcome outcome;
		bool open;
	} cases[] = {
		{X("targets: {2022: 2800}"), HEAD "x,FY2022,2800,約,\n", "2750..2850", OUTCOME_MET, true},
		{X("targets: {2022: 2750}"), HEAD "x,FY2022,2800,約,\n", "2750..2850", OUTCOME_MET, false},
		{X("aggregate: sum, targets: {2022: 5000}"), HEAD "x,2022-05,2800,約,\nx,2022-06,2200,,\n",
		 "4950..5050", OUTCOME_MET, true},
		{X("aggregate: sum, targets: {2022: 5000}"), HEAD "x,2022-05,2900,約,\nx,2022-06,5060,累計,\n", "5060",
		 OUTCOME_MET, false},
		{X("aggregate: sum-to-date, targets: {2022: 5100}"), HEAD "x,2021-05,2800,約,\nx,2022-06,2200,約,\n",
		 "4900..5100", OUTCOME_MISSED, true},
		{X("aggregate: mean, targets: {2022: 2476}"), HEAD "x,2022-05,2800,約,\nx,2022-06,2200,,\n",
		 "2475..2525", OUTCOME_MET, true},
		{X("aggregate: max, targets: {2022: 20}"), HEAD "x,2022-05,19,,\nx,2022-06,20,約,\n", "19..25",
		 OUTCOME_MET, true},
		{X("aggregate: max, targets: {2022: 20}"), HEAD "x,2022-05,19,,\nx,2022-06,20,以上,\n", "20..∞",
		 OUTCOME_MET, false},
		{X("aggregate: max, targets: {2022: 20}"), HEAD "x,2022-05,19,,\nx,2022-06,20,以下,\n", "19..20",
		 OUTCOME_MET, true},
		{X("aggregate: max, targets: {2022: 20}"), HEAD "x,2022-05,19,以下,\nx,2022-06,20,,\n", "20",
		 OUTCOME_MET, false},
		{X("aggregate: max, targets: {2022: 20}"), HEAD "x,2022-05,19,以下,\nx,2022-06,20,以下,\n", "∞..20",
		 OUTCOME_MET, true},
		{X("aggregate: min, targets: {2022: 17}"), HEAD "x,2022-05,19,,\nx,2022-06,20,約,\n", "15..19",
		 OUTCOME_MET, true},
		{X("aggregate: count, targets: {2022: 2}"), HEAD "x,2022-05,19,約,\nx,2022-06,20,約,\n", "2",
		 OUTCOME_MET, false},
		{X("targets: {2022: 100}"), HEAD "x,FY2022,100,以上,\n", "100..∞", OUTCOME_MET, false},
		{X("direction: lower, targets: {2022: 100}"), HEAD "x,FY2022,100,以上,\n", "100..∞", OUTCOME_MET, true},
		{X("direction: lower, targets: {2022: 100}"), HEAD "x,FY2022,100,超,\n", "!100..∞", OUTCOME_MISSED,
		 false},
		{X("targets: {2022: \"> 100\"}"), HEAD "x,FY2022,100,超,\n", "!100..∞", OUTCOME_MET, false},
		{X("targets: {2022: \"< 100\"}"), HEAD "x,FY2022,100,未満,\n", "∞..!100", OUTCOME_MET, false},
		{X("targets: {2022: 100}"), HEAD "x,FY2022,100弱,,\n", "50..!100", OUTCOME_MISSED, false},
		{X("targets: {2022: 100}"), HEAD "x,FY2022,100強,,\n", "!100..150", OUTCOME_MET, false},
		{X("aggregate: sum, targets: {2022: 300}"), HEAD "x,2022-05,100,超,\nx,2022-06,200,以上,\n", "!300..∞",
		 OUTCOME_MET, false},
		{X("direction: keep, targets: {2022: 102}"), HEAD "x,FY2022,100,約,\n", "50..150", OUTCOME_MISSED,
		 true},
		{X("targets: {2022: {between: [151, 200]}}"), HEAD "x,FY2022,100,約,\n", "50..150", OUTCOME_MISSED,
		 false},
		{X("targets: {2022: {between: [150, 200]}}"), HEAD "x,FY2022,100,約,\n", "50..150", OUTCOME_MISSED,
		 true},
		{X("targets: {2021: increase, 2022: increase}"), HEAD "x,FY2021,100,約,\nx,FY2022,120,,\n", "120",
		 OUTCOME_MET, true},
		{X("targets: {2021: increase, 2022: increase}"), HEAD "x,FY2021,100,約,\nx,FY2022,151,,\n", "151",
		 OUTCOME_MET, false},
		{X("ratio: {of: a, to: b}, unit: '%', targets: {2022: 50}") FIGURES,
		 HEAD "a,FY2022,50,約,\nb,FY2022,100,約,\n", "30..110", OUTCOME_MET, true},
		{X("ratio: {of: a, to: b}, unit: パーセント, targets: {2022: 50}") FIGURES,
		 HEAD "a,FY2022,50,,\nb,FY2022,100,,\n", "50", OUTCOME_MET, false},
		{X("ratio: {of: a, to: b}, targets: {2022: 0.5}") FIGURES, HEAD "a,FY2022,50,,\nb,FY2022,100,以上,\n",
		 "!0..0.5", OUTCOME_MET, true},
		{X("ratio: {of: a, to: b}, targets: {2022: 5}") FIGURES, HEAD "a,FY2022,50,,\nb,FY2022,100,以下,\n",
		 "∞..∞", OUTCOME_MISSED, true},
		{X("ratio: {of: a, to: b}, targets: {2022: -0.6}") FIGURES, HEAD "a,FY2022,-55,約,\nb,FY2022,110,約,\n",
		 "-37/70..-109/230", OUTCOME_MET, false},
		{X("ratio: {of: a, to: b}, targets: {2022: 0.4}") FIGURES, HEAD "a,FY2022,-50,,\nb,FY2022,-100,約,\n",
		 "1/3..1", OUTCOME_MET, true},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct str plan[] = {STR(PLAN("")), str_of(cases[k].indicator)};
		struct arena *a = arena_new(NULL, NULL);
		struct town t = town_new(str_z(a, str_join(a, plan, 2, STR(""))), cases[k].rows, NULL);
		const struct result *r = result_of(&t, "x", 2022);
		assert_int_equal(t.diags.count[DIAG_ERROR], 0);
		assert_string_equal(precision_text(t.arena, &r->actual), cases[k].precision);
		if (r->outcome != cases[k].outcome || r->precision != cases[k].open)
			fail_msg("case %zu: %s, open %d", k, outcome_names[r->outcome], r->precision);
		town_free(&t);
		arena_free(a);
	}
}

static void parts_add_up(void **state)
{
	(void)state;
	static const struct {
		const char *rows, *precision;
		bool differ;
	} cases[] = {
		{HEAD "x,FY2022,44,,\na,FY2022,20,,\nb,FY2022,24,,\n", "44", false},
		{HEAD "x,FY2022,45,,\na,FY2022,20,,\nb,FY2022,24,,\n", "45", true},
		{HEAD "x,FY2022,45,約,\na,FY2022,20,,\nb,FY2022,24,,\n", "44.5..45.5", true},
		{HEAD "x,FY2022,40,約,\na,FY2022,20,,\nb,FY2022,24,,\n", "35..45", false},
		{HEAD "x,FY2022,45,,\na,FY2022,20,約,\nb,FY2022,24,,\n", "45", false},
		{HEAD "x,FY2022,4.6,,\na,FY2022,2.0,,\nb,FY2022,2.5,,\n", "4.6", false},
		{HEAD "x,FY2022,4.7,,\na,FY2022,2.0,,\nb,FY2022,2.5,,\n", "4.7", true},
		{HEAD "x,FY2022,45,,\na,FY2022,20,,\n", "45", false},
		{HEAD "a,FY2022,20,約,\nb,FY2022,24,,\n", "39..49", false},
		{HEAD "a,FY2022,20,,\n", "none", false},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct town t = town_new(PLAN(X("parts: [a, b], targets: {2022: 40}") FIGURES), cases[k].rows, NULL);
		const struct actual *act = &result_of(&t, "x", 2022)->actual;
		assert_string_equal(precision_text(t.arena, act), cases[k].precision);
		assert_int_equal(act->parts_differ, cases[k].differ);
		town_free(&t);
	}
}

static void departments_report_their_parts(void **state)
{
	(void)state;
	static const struct {
		const char *rule, *rows, *value;
	} cases[] = {
		{"sum", HEAD "x,FY2022,4,,A課\nx,FY2022,6,約,B課\n", "9.5..10.5"},
		{"sum", HEAD "x,FY2022,4,,A課\n", "none"},
		{"sum", HEAD "x,FY2022,4,,A課\nx,FY2022,6,,Ｂ課\n", "10"},
		{"sum", HEAD "x,FY2022,4,,A課\nx,FY2022,該当なし,,B課\n", "4"},
		{"sum", HEAD "x,FY2022,4,,A課\nx,FY2022,未集計,,B課\n", "none"},
		{"sum", HEAD "x,FY2022,4,,A課\nx,FY2022,6,,B課\nx,FY2022,1,,C課\n", "11"},
		{"mean", HEAD "x,FY2022,4,,A課\nx,FY2022,7,,B課\n", "5.5"},
		{"min", HEAD "x,FY2022,4,,A課\nx,FY2022,7,,B課\n", "4"},
		{"max", HEAD "x,FY2022,4,,A課\nx,FY2022,7,約,B課\n", "6.5..7.5"},
		{"sum", HEAD "x,FY2022,4,速報,A課\nx,FY2022,5,確報,A課\nx,FY2022,7,,B課\n", "12"},
		/* The last that a department says of itself counts; who says nothing of its name is one of its own. */
		{"sum", HEAD "x,2022-05,該当なし,,B課\nx,2022-06,4,,A課\nx,2022-07,未集計,,B課\n", "none"},
		{"sum", HEAD "x,FY2022,4,,A課\nx,FY2022,6,,B課\nx,FY2022,1,,\n", "11"},
		{"sum", "id,period,value\nx,FY2022,4\n", "none"},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct arena *a = arena_new(NULL, NULL);
		struct str plan = str_format(
			a, PLAN(X("departments: [A課, B課], per-department: %s, targets: {2022: 1}")), cases[k].rule);
		struct town t = town_new(str_z(a, plan), cases[k].rows, NULL);
		assert_int_equal(t.diags.count[DIAG_ERROR], 0);
		assert_string_equal(precision_text(t.arena, &result_of(&t, "x", 2022)->actual), cases[k].value);
		town_free(&t);
		arena_free(a);
	}
}

static void the_last_department_counts(void **state)
{
	(void)state;
	struct town t = town_new(PLAN("    actions:\n    - {id: x, title: 行動, departments: [A課, B課], "
				      "per-department: min, milestones: {2022: 実施}}\n"),
				 HEAD "x,2023-03,実施,,A課\nx,2023-03,着手,,B課\n", NULL);
	assert_int_equal(t.diags.count[DIAG_ERROR], 0);
	assert_int_equal(result_of(&t, "x", 2022)->outcome, OUTCOME_MISSED);
	town_free(&t);
	t = town_new(PLAN(X("scale: progress, per-department: sum, targets: {2022: 実施}")), NULL, NULL);
	assert_int_equal(t.diags.count[DIAG_ERROR], 1);
	town_free(&t);
}

static void corrections_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *rows;
		size_t revised;
		enum outcome before; /* OUTCOME_COUNT: corrections change nothing */
		enum outcome now;
		const char *as_of;
	} cases[] = {
		{HEAD "x,FY2022,9,速報,\nx,FY2022,10,確報,\n", 1, OUTCOME_MISSED, OUTCOME_MET, NULL},
		{HEAD "x,FY2022,9,,\nx,FY2022,11,訂正,\nx,FY2022,10,訂正,\n", 1, OUTCOME_MISSED, OUTCOME_MET, NULL},
		{HEAD "x,FY2022,10,速報,\nx,FY2022,10,確報,\n", 0, OUTCOME_COUNT, OUTCOME_MET, NULL},
		{HEAD "x,FY2022,未集計,,\nx,FY2022,10,,\n", 0, OUTCOME_COUNT, OUTCOME_MET, NULL},
		{HEAD "x,2022-05,9,,\nx,2022-05,8,訂正,\nx,2023-03,10,,\n", 1, OUTCOME_COUNT, OUTCOME_MET, NULL},
		/* What was there before all that said nothing is what was first told. */
		{HEAD "x,FY2022,未集計,,\nx,FY2022,9,,\nx,FY2022,10,訂正,\n", 1, OUTCOME_MISSED, OUTCOME_MET, NULL},
		/* A figure that is taken back, and one of a year that still runs. */
		{HEAD "x,FY2022,9,,\nx,FY2022,未集計,訂正,\n", 1, OUTCOME_MISSED, OUTCOME_NO_DATA, NULL},
		{HEAD "x,2022-05,9,,\nx,2022-05,8,訂正,\n", 1, OUTCOME_PENDING, OUTCOME_PENDING, "2022-12-31"},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct town t = town_new(PLAN(X("targets: {2022: 10}")), cases[k].rows, cases[k].as_of);
		const struct result *r = result_of(&t, "x", 2022);
		assert_int_equal(t.diags.count[DIAG_ERROR], 0);
		assert_int_equal(r->outcome, cases[k].now);
		assert_int_equal(r->actual.revised_count, cases[k].revised);
		assert_int_equal(r->uncorrected ? r->uncorrected->outcome : OUTCOME_COUNT, cases[k].before);
		town_free(&t);
	}
}

/* What a sum is marked with is what it may be, not all that its figures were marked with. */
static void sums_are_marked_by_what_they_may_be(void **state)
{
	(void)state;
	static const struct {
		const char *rows;
		unsigned marks;
	} cases[] = {
		{HEAD "x,2022-05,100,,\nx,2022-06,200,,\n", 0},
		{HEAD "x,2022-05,100,約,\nx,2022-06,200,,\n", QUANTITY_ABOUT},
		{HEAD "x,2022-05,100,以上,\nx,2022-06,200,超,\n", QUANTITY_OVER},
		{HEAD "x,2022-05,100,以上,\nx,2022-06,200,以下,\n", QUANTITY_ABOUT},
		{HEAD "x,2022-05,100,以上,\n", QUANTITY_OR_MORE},
		{HEAD "x,2022-05,100,速報,\nx,2022-06,200,約,\n", QUANTITY_PROVISIONAL | QUANTITY_ABOUT},
	};
	static const char *const how[] = {"sum", "mean"};
	for (size_t k = 0; k < 2 * (sizeof cases / sizeof *cases); k++) {
		struct arena *a = arena_new(NULL, NULL);
		struct str plan = str_format(
			a, PLAN("    indicators:\n    - {id: x, title: 指標, aggregate: %s, targets: {2022: 1}}\n"),
			how[k % 2]);
		struct town t = town_new(str_z(a, plan), cases[k / 2].rows, NULL);
		if (result_of(&t, "x", 2022)->actual.marks != cases[k / 2].marks)
			fail_msg("case %zu: %x", k, result_of(&t, "x", 2022)->actual.marks);
		town_free(&t);
		arena_free(a);
	}
}

/* As many digits as the most exact of the figures has; corrections of the parts are the whole's. */
static void sums_keep_digits_and_corrections(void **state)
{
	(void)state;
	struct town t =
		town_new(PLAN("    indicators:\n    - {id: x, title: 指標, aggregate: sum, targets: {2022: 1}}\n"),
			 HEAD "x,2022-05,1.5,,\nx,2022-06,1.50,,\nx,2022-07,2,,\n", NULL);
	assert_int_equal(result_of(&t, "x", 2022)->actual.value.scale, 2);
	town_free(&t);
	t = town_new(PLAN("    indicators:\n    - {id: x, title: 指標, parts: [a, b], targets: {2022: 1}}\n") FIGURES,
		     HEAD "a,FY2022,5,,\na,FY2022,6,訂正,\nb,FY2022,7,,\n", NULL);
	const struct actual *act = &result_of(&t, "x", 2022)->actual;
	assert_int_equal(act->basis, BASIS_PARTS);
	assert_string_equal(str_z(t.arena, rat_exact(t.arena, act->value.value, 0)), "13");
	assert_int_equal(act->from_count, 2);
	assert_int_equal(act->revised_count, 1);
	town_free(&t);
}

/* While a department has not reported there is no figure, with its corrections or without. */
static void corrections_of_a_part_change_nothing(void **state)
{
	(void)state;
	struct town t = town_new(PLAN(X("departments: [A課, B課], per-department: sum, targets: {2022: 1}")),
				 HEAD "x,FY2022,4,,A課\nx,FY2022,5,訂正,A課\n", NULL);
	const struct result *r = result_of(&t, "x", 2022);
	assert_int_equal(t.diags.count[DIAG_ERROR], 0);
	assert_int_equal(r->outcome, OUTCOME_NO_DATA);
	assert_int_equal(r->actual.revised_count, 1);
	assert_null(r->uncorrected);
	town_free(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_marked_by_what_they_may_be),
		cmocka_unit_test(sums_keep_digits_and_corrections),
		cmocka_unit_test(precision_is_carried_through),
		cmocka_unit_test(parts_add_up),
		cmocka_unit_test(departments_report_their_parts),
		cmocka_unit_test(the_last_department_counts),
		cmocka_unit_test(corrections_are_told),
		cmocka_unit_test(corrections_of_a_part_change_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
