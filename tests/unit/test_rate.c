/* Rates: in every formula what has none says why, and nothing gives a number that misleads. */
#include "../support/town.h"

#include "eval/rate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Numbers as text; an empty upper end: the target is no range; an empty baseline: there is none. */
struct row {
	const char *actual, *target, *upper, *baseline;
	enum direction direction;
	const char *want[FORMULA_NONE]; /* by formula: the rate as a fraction, or why there is none */
};

#define ZERO	"the target is zero"
#define SIGNS	"a ratio of negative values would mislead"
#define NOTHING "the actual is zero"
#define NO_BASE "there is no baseline to count progress from"
#define NO_SPAN "the target equals the baseline"
#define BEHIND	"the target lies behind the baseline, seen in the direction wanted"
#define BEYOND	"the actual lies beyond the range"
#define WITHIN	"the baseline lies within the range"

static const struct row rows[] = {
	/* Plain: all have one. */
	{"60", "80", "", "40", DIRECTION_HIGHER, {"75", "400/3", "125", "50", "75"}},
	{"90", "80", "", "100", DIRECTION_LOWER, {"112.5", "800/9", "87.5", "50", "87.5"}},
	/* Zero targets, zero actuals, both. */
	{"5", "0", "", "10", DIRECTION_LOWER, {ZERO, ZERO, ZERO, "50", ZERO}},
	{"0", "80", "", "100", DIRECTION_LOWER, {"0", NOTHING, "200", "500", "0"}},
	{"0", "0", "", "0", DIRECTION_LOWER, {ZERO, ZERO, ZERO, NO_SPAN, "100"}},
	/* Zero span: the target is the baseline, kept or not. */
	{"80", "80", "", "80", DIRECTION_HIGHER, {"100", "100", "100", NO_SPAN, "100"}},
	{"70", "80", "", "80", DIRECTION_KEEP, {"87.5", "800/7", "112.5", NO_SPAN, "87.5"}},
	/* No baseline. */
	{"60", "80", "", "", DIRECTION_HIGHER, {"75", "400/3", "125", NO_BASE, "75"}},
	/* The target on the far side of the baseline. */
	{"60", "80", "", "90", DIRECTION_HIGHER, {"75", "400/3", "125", BEHIND, "75"}},
	{"60", "80", "", "40", DIRECTION_LOWER, {"75", "400/3", "125", BEHIND, "75"}},
	/* Signs: a deficit that shrinks, a surplus wanted and a deficit had, and the other way round. */
	{"-60", "-40", "", "-80", DIRECTION_HIGHER, {SIGNS, SIGNS, SIGNS, "50", SIGNS}},
	{"-10", "20", "", "-40", DIRECTION_HIGHER, {SIGNS, SIGNS, SIGNS, "50", SIGNS}},
	{"10", "-20", "", "-40", DIRECTION_HIGHER, {SIGNS, SIGNS, SIGNS, "250", SIGNS}},
	/* A range: below it, inside, on its ends, on its far side, seen from below. */
	{"60", "80", "100", "40", DIRECTION_KEEP, {"75", BEYOND, BEYOND, "50", "75"}},
	{"80", "80", "100", "40", DIRECTION_KEEP, {"100", "125", "120", "100", "100"}},
	{"90", "80", "100", "40", DIRECTION_KEEP, {"112.5", "1000/9", "110", "100", "100"}},
	{"100", "80", "100", "40", DIRECTION_KEEP, {"125", "100", "100", "100", "100"}},
	{"120", "80", "100", "40", DIRECTION_KEEP, {BEYOND, "250/3", "80", BEYOND, "80"}},
	/* The same from above, from within, and without a baseline. */
	{"120", "80", "100", "140", DIRECTION_KEEP, {BEYOND, "250/3", "80", "50", "80"}},
	{"60", "80", "100", "140", DIRECTION_KEEP, {"75", BEYOND, BEYOND, BEYOND, "75"}},
	{"90", "80", "100", "85", DIRECTION_KEEP, {"112.5", "1000/9", "110", WITHIN, "100"}},
	{"60", "80", "100", "", DIRECTION_KEEP, {"75", BEYOND, BEYOND, NO_BASE, "75"}},
	/* Ranges about zero. */
	{"-5", "0", "10", "-10", DIRECTION_KEEP, {ZERO, BEYOND, BEYOND, "50", ZERO}},
	{"5", "-10", "0", "10", DIRECTION_KEEP, {BEYOND, ZERO, ZERO, "50", ZERO}},
};

static struct rat number(struct arena *a, const char *s)
{
	struct rat x = rat_of(0);
	assert_true(!*s || rat_parse(a, str_of(s), &x, NULL));
	return x;
}

static void check(struct arena *a, size_t k, enum formula f)
{
	const struct row *w = &rows[k];
	struct rate_inputs in = {
		.actual = number(a, w->actual),
		.target = number(a, w->target),
		.upper = number(a, *w->upper ? w->upper : w->target),
		.direction = w->direction,
		.has_baseline = *w->baseline,
		.baseline = number(a, w->baseline),
	};
	struct rate r = rate_formulas[f].rate(a, &in);
	const char *got = r.defined ? str_z(a, rat_exact(a, r.value, 0)) : r.why_not.id;
	if (!got || strcmp(got, w->want[f]) != 0)
		fail_msg("row %zu, %s: %s, not %s", k, rate_formulas[f].name.p, got ? got : "(no reason)", w->want[f]);
}

static void every_formula_has_a_rate_or_a_reason(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		for (int f = 0; f < FORMULA_NONE; f++)
			check(a, k, (enum formula)f);
	arena_free(a);
}

#define PLAN                                                                                                           \
	"title: 例\nperiod: {from: 2020, to: 2022}\npolicies:\n- title: 方針\n  measures:\n  - title: 施策\n"     \
	"    figures: [{id: n, title: 分子}, {id: d, title: 分母}]\n"                                              \
	"    indicators:\n    - {id: x, title: 率, unit: '%%', ratio: {of: n, to: d}, formula: %s, "                  \
	"baseline: {year: 2019, value: 10}, targets: {2022: 80}}\n"

/* Whatever the formula: without a numerator there is no figure, no rate, and a reason; never zero. */
static void check_ratio(const char *rows_given, const char *reason)
{
	for (int f = 0; f < FORMULA_BAND; f++) {
		struct arena *a = arena_new(NULL, NULL);
		struct str plan = str_format(a, PLAN, rate_formulas[f].name.p);
		struct town t = town_new(str_z(a, plan), rows_given, NULL);
		assert_int_equal(t.diags.count[DIAG_ERROR], 0);
		const struct evaluation *e =
			evaluate(t.arena, t.plan, t.results, 2022, 2022, (struct date){2023, 5, 1});
		const struct result *r = evaluation_result(e, plan_item(t.plan, STR("x")), 2022);
		assert_int_equal(r->outcome, OUTCOME_NO_DATA);
		assert_false(r->actual.known);
		assert_false(r->rate.defined);
		assert_string_equal(str_z(a, msg_text(a, r->rate.why_not, NULL)), reason);
		town_free(&t);
		arena_free(a);
	}
}

static void a_missing_numerator_is_no_zero(void **state)
{
	(void)state;
	check_ratio("id,period,value\nd,FY2022,100\n", "no figure for \"分子\"");
	check_ratio("id,period,value\nn,FY2022,－\nd,FY2022,100\n", "no figure for \"分子\"");
	check_ratio("id,period,value\nn,FY2022,50\n", "no figure for \"分母\"");
	check_ratio("id,period,value\nn,FY2022,50\nd,FY2022,0\n", "\"分母\" is zero, so there is no ratio");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_formula_has_a_rate_or_a_reason),
		cmocka_unit_test(a_missing_numerator_is_no_zero),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
