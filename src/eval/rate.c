#include "eval/rate.h"

static struct rate none(struct msg why_not)
{
	return (struct rate){.why_not = why_not};
}

static struct str text(struct arena *a, struct rat x)
{
	return rat_exact(a, x, 0);
}

static struct rate percent(struct arena *a, struct rat numerator, struct rat denominator, struct str working)
{
	struct rat value = rat_mul(a, rat_div(a, numerator, denominator), rat_of(100));
	return (struct rate){.defined = true, .value = value, .working = working};
}

static struct str quotient_text(struct arena *a, struct rat x, struct rat y)
{
	struct str p[] = {text(a, x), STR(" ÷ "), text(a, y)};
	return str_join(a, p, 3, STR(""));
}

/* The usual 達成率: 実績値 ÷ 目標値 × 100. */
static struct rate actual_by_target(struct arena *a, const struct rate_inputs *in)
{
	if (rat_sign(in->target) == 0)
		return none(MSG(N_("the target is zero")));
	if (rat_sign(in->target) < 0 || rat_sign(in->actual) < 0)
		return none(MSG(N_("a ratio of negative values would mislead")));
	return percent(a, in->actual, in->target, quotient_text(a, in->actual, in->target));
}

/* For what should fall: 目標値 ÷ 実績値 × 100. */
static struct rate target_by_actual(struct arena *a, const struct rate_inputs *in)
{
	if (rat_sign(in->target) == 0)
		return none(MSG(N_("the target is zero")));
	if (rat_sign(in->target) < 0 || rat_sign(in->actual) < 0)
		return none(MSG(N_("a ratio of negative values would mislead")));
	if (rat_sign(in->actual) == 0)
		return none(MSG(N_("the actual is zero")));
	return percent(a, in->target, in->actual, quotient_text(a, in->target, in->actual));
}

/* For what should fall, linear in the actual: (2 × 目標値 − 実績値) ÷ 目標値 × 100. */
static struct rate reduction(struct arena *a, const struct rate_inputs *in)
{
	if (rat_sign(in->target) == 0)
		return none(MSG(N_("the target is zero")));
	if (rat_sign(in->target) < 0 || rat_sign(in->actual) < 0)
		return none(MSG(N_("a ratio of negative values would mislead")));
	struct str t = text(a, in->target);
	struct str p[] = {STR("(2 × "), t, STR(" − "), text(a, in->actual), STR(") ÷ "), t};
	struct rat numerator = rat_sub(a, rat_mul(a, rat_of(2), in->target), in->actual);
	return percent(a, numerator, in->target, str_join(a, p, 6, STR("")));
}

/* Progress from the baseline: (実績値 − 基準値) ÷ (目標値 − 基準値) × 100. */
static struct rate progress(struct arena *a, const struct rate_inputs *in)
{
	if (!in->has_baseline)
		return none(MSG(N_("there is no baseline to count progress from")));
	struct rat span = rat_sub(a, in->target, in->baseline);
	if (rat_sign(span) == 0)
		return none(MSG(N_("the target equals the baseline")));
	struct str b = text(a, in->baseline);
	struct str p[] = {STR("("),	text(a, in->actual), STR(" − "), b,
			  STR(") ÷ ("), text(a, in->target), STR(" − "), b,
			  STR(")")};
	return percent(a, rat_sub(a, in->actual, in->baseline), span, str_join(a, p, 9, STR("")));
}

static struct rate no_rate(struct arena *a, const struct rate_inputs *in)
{
	(void)a;
	(void)in;
	return none(MSG(N_("the plan says that it has no rate")));
}

const struct rate_formula rate_formulas[] = {
	{STR_INIT("actual/target"), N_("actual ÷ target × 100"), actual_by_target},
	{STR_INIT("target/actual"), N_("target ÷ actual × 100"), target_by_actual},
	{STR_INIT("reduction"), N_("(2 × target − actual) ÷ target × 100"), reduction},
	{STR_INIT("progress"), N_("(actual − baseline) ÷ (target − baseline) × 100"), progress},
	{STR_INIT("none"), N_("no rate"), no_rate},
};
const size_t rate_formula_count = sizeof rate_formulas / sizeof *rate_formulas;

const struct rate_formula *rate_formula_find(struct str name)
{
	for (size_t k = 0; k < rate_formula_count; k++)
		if (str_eq(rate_formulas[k].name, name))
			return &rate_formulas[k];
	return NULL;
}

const struct rate_formula *rate_formula_of(const struct item *i, const struct target *t)
{
	if (i->scale)
		return NULL;
	if (i->formula.s.n)
		return rate_formula_find(i->formula.s);
	switch (t->op) {
	case TARGET_AT_LEAST:
	case TARGET_ABOVE:
		return rate_formula_find(STR("actual/target"));
	case TARGET_AT_MOST:
	case TARGET_BELOW:
		return rate_formula_find(STR("target/actual"));
	default:
		return NULL;
	}
}

void rate_decide(struct arena *a, struct result *res)
{
	if (!res->target || res->target->op == TARGET_NONE || !res->actual.known) {
		res->rate = none((struct msg){0});
		return;
	}
	const struct rate_formula *f = rate_formula_of(res->item, res->target);
	if (!f) {
		res->rate =
			none(res->item->scale ? MSG(N_("levels have no rate")) : MSG(N_("such a target has no rate")));
		return;
	}
	struct rate_inputs in = {
		.actual = res->actual.value.value,
		.target = res->target_value.value,
		.has_baseline = res->item->baseline.given && res->item->baseline.has_number,
		.baseline = res->item->baseline.value.value,
	};
	res->rate = f->rate(a, &in);
	res->rate.formula = f->name;
}
