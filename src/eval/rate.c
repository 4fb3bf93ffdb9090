#include "eval/rate.h"

#include "eval/scope.h"

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

/* A target that is a range, of which `target` is the lower end. */
static bool is_range(const struct rate_inputs *in)
{
	return rat_cmp(in->target, in->upper) < 0;
}

/* On the far side of a range a rate that goes on rising, or falling, would praise what is missed. */
static struct rate beyond(void)
{
	return none(MSG(N_("the actual lies beyond the range")));
}

/* The usual 達成率: 実績値 ÷ 目標値 × 100; of a range by its lower end. */
static struct rate actual_by_target(struct arena *a, const struct rate_inputs *in)
{
	if (is_range(in) && rat_cmp(in->actual, in->upper) > 0)
		return beyond();
	if (rat_sign(in->target) == 0)
		return none(MSG(N_("the target is zero")));
	if (rat_sign(in->target) < 0 || rat_sign(in->actual) < 0)
		return none(MSG(N_("a ratio of negative values would mislead")));
	return percent(a, in->actual, in->target, quotient_text(a, in->actual, in->target));
}

/* The inputs with the upper end of a range for the target: what is not to be passed. */
static struct rate_inputs by_upper(const struct rate_inputs *in)
{
	struct rate_inputs out = *in;
	if (is_range(in))
		out.target = in->upper;
	return out;
}

/* For what should fall: 目標値 ÷ 実績値 × 100; of a range by its upper end. */
static struct rate target_by_actual(struct arena *a, const struct rate_inputs *given)
{
	struct rate_inputs upper = by_upper(given), *in = &upper;
	if (is_range(given) && rat_cmp(given->actual, given->target) < 0)
		return beyond();
	if (rat_sign(in->target) == 0)
		return none(MSG(N_("the target is zero")));
	if (rat_sign(in->target) < 0 || rat_sign(in->actual) < 0)
		return none(MSG(N_("a ratio of negative values would mislead")));
	if (rat_sign(in->actual) == 0)
		return none(MSG(N_("the actual is zero")));
	return percent(a, in->target, in->actual, quotient_text(a, in->target, in->actual));
}

/* For what should fall, linear in the actual: (2 × 目標値 − 実績値) ÷ 目標値 × 100. */
static struct rate reduction(struct arena *a, const struct rate_inputs *given)
{
	struct rate_inputs upper = by_upper(given), *in = &upper;
	if (is_range(given) && rat_cmp(given->actual, given->target) < 0)
		return beyond();
	if (rat_sign(in->target) == 0)
		return none(MSG(N_("the target is zero")));
	if (rat_sign(in->target) < 0 || rat_sign(in->actual) < 0)
		return none(MSG(N_("a ratio of negative values would mislead")));
	struct str t = text(a, in->target);
	struct str p[] = {STR("(2 × "), t, STR(" − "), text(a, in->actual), STR(") ÷ "), t};
	struct rat numerator = rat_sub(a, rat_mul(a, rat_of(2), in->target), in->actual);
	return percent(a, numerator, in->target, str_join(a, p, 6, STR("")));
}

static struct rate inside(struct arena *a, const struct rate_inputs *in)
{
	struct str p[] = {text(a, in->target), STR(" ≤ "), text(a, in->actual), STR(" ≤ "), text(a, in->upper)};
	struct str equal[] = {text(a, in->actual), STR(" = "), text(a, in->target)};
	struct str working = is_range(in) ? str_join(a, p, 5, STR("")) : str_join(a, equal, 3, STR(""));
	return (struct rate){.defined = true, .value = rat_of(100), .working = working};
}

static struct rate progress_to(struct arena *a, const struct rate_inputs *in);

/* To the end of the range that is nearer; 100 inside. */
static struct rate progress_to_range(struct arena *a, const struct rate_inputs *in)
{
	bool from_below = rat_cmp(in->baseline, in->target) < 0;
	bool from_above = rat_cmp(in->baseline, in->upper) > 0;
	bool under = rat_cmp(in->actual, in->target) < 0;
	bool over = rat_cmp(in->actual, in->upper) > 0;
	if (!from_below && !from_above)
		return none(MSG(N_("the baseline lies within the range")));
	if (!under && !over)
		return inside(a, in);
	if (from_below ? over : under)
		return beyond();
	struct rate_inputs near = *in;
	near.target = near.upper = from_below ? in->target : in->upper;
	return progress_to(a, &near);
}

/* Progress from the baseline: (実績値 − 基準値) ÷ (目標値 − 基準値) × 100. */
static struct rate progress(struct arena *a, const struct rate_inputs *in)
{
	if (!in->has_baseline)
		return none(MSG(N_("there is no baseline to count progress from")));
	return is_range(in) ? progress_to_range(a, in) : progress_to(a, in);
}

static struct rate progress_to(struct arena *a, const struct rate_inputs *in)
{
	struct rat span = rat_sub(a, in->target, in->baseline);
	int way = rat_sign(span);
	if (way == 0)
		return none(MSG(N_("the target equals the baseline")));
	if ((in->direction == DIRECTION_HIGHER && way < 0) || (in->direction == DIRECTION_LOWER && way > 0))
		return none(MSG(N_("the target lies behind the baseline, seen in the direction wanted")));
	struct str b = text(a, in->baseline);
	struct str p[] = {STR("("),	text(a, in->actual), STR(" − "), b,
			  STR(") ÷ ("), text(a, in->target), STR(" − "), b,
			  STR(")")};
	return percent(a, rat_sub(a, in->actual, in->baseline), span, str_join(a, p, 9, STR("")));
}

/*
 * For what should stay: 100 inside the range; below it 実績値 ÷ 下限 × 100, above it (2 × 上限 − 実績値) ÷ 上限 × 100.
 */
static struct rate band(struct arena *a, const struct rate_inputs *in)
{
	struct rate_inputs side = *in;
	bool under = rat_cmp(in->actual, in->target) < 0;
	bool over = rat_cmp(in->actual, in->upper) > 0;
	if (!under && !over)
		return inside(a, in);
	side.target = side.upper = under ? in->target : in->upper;
	return under ? actual_by_target(a, &side) : reduction(a, &side);
}

static struct rate no_rate(struct arena *a, const struct rate_inputs *in)
{
	(void)a;
	(void)in;
	return none(MSG(N_("the plan says that it has no rate")));
}

const struct rate_formula rate_formulas[FORMULA_COUNT] = {
	[FORMULA_ACTUAL_BY_TARGET] = {STR_INIT("actual/target"), N_("actual ÷ target × 100"),
				      "the usual 達成率 of what should rise", actual_by_target},
	[FORMULA_TARGET_BY_ACTUAL] = {STR_INIT("target/actual"), N_("target ÷ actual × 100"),
				      "the usual 達成率 of what should fall", target_by_actual},
	[FORMULA_REDUCTION] = {STR_INIT("reduction"), N_("(2 × target − actual) ÷ target × 100"),
			       "達成率 of what should fall, linear in the actual", reduction},
	[FORMULA_PROGRESS] = {STR_INIT("progress"), N_("(actual − baseline) ÷ (target − baseline) × 100"),
			      "進捗率 from the baseline", progress},
	[FORMULA_BAND] = {STR_INIT("band"), N_("100 inside the range, less in proportion outside"),
			  "for what should stay: actual/target below the range, reduction above it", band},
	/* In audits it stands for a formula that the scheme writes out. */
	[FORMULA_NONE] = {STR_INIT("none"), N_("the scheme's own formula"), "", no_rate},
};

const struct rate_formula *rate_formula_find(struct str name)
{
	enum formula f = formula_find(name);
	return f == FORMULA_COUNT ? NULL : &rate_formulas[f];
}

static const struct rate_formula *usual(const struct target *t)
{
	switch (t->op) {
	case TARGET_AT_LEAST:
	case TARGET_ABOVE:
		return &rate_formulas[FORMULA_ACTUAL_BY_TARGET];
	case TARGET_AT_MOST:
	case TARGET_BELOW:
		return &rate_formulas[FORMULA_TARGET_BY_ACTUAL];
	default:
		return NULL;
	}
}

const struct rate_formula *rate_formula_of(const struct item *i, const struct scheme *scheme, const struct target *t)
{
	if (i->scale)
		return NULL;
	if (i->formula.s.n)
		return rate_formula_find(i->formula.s);
	const struct field *by_scheme = scheme ? &scheme->formula[scope_direction(i, t)] : NULL;
	if (by_scheme && by_scheme->s.n)
		return rate_formula_find(by_scheme->s);
	return unit_is_rank(i->unit.s) ? NULL : usual(t);
}

static void bound(struct rate *r, const struct scheme *scheme)
{
	if (scheme->cap_at.source && rat_cmp(r->value, scheme->cap.value) > 0)
		r->value = scheme->cap.value;
	if (scheme->floor_at.source && rat_cmp(r->value, scheme->floor.value) < 0)
		r->value = scheme->floor.value;
}

void rate_finish(struct rate *r, struct str formula, const struct scheme *scheme, const struct plan *p)
{
	r->formula = formula;
	r->rounding = scheme && scheme->has_rounding ? scheme->rounding : p->rounding;
	r->computed = r->value;
	if (r->defined && scheme)
		bound(r, scheme);
}

struct rate rate_of(struct arena *a, const struct item *i, const struct scheme *scheme, const struct plan *p,
		    const struct target *t, const struct rate_inputs *in)
{
	const struct rate_formula *f = rate_formula_of(i, scheme, t);
	if (!f)
		return none(i->scale ? MSG(N_("levels have no rate")) : MSG(N_("such a target has no rate")));
	struct rate r = f->rate(a, in);
	rate_finish(&r, f->name, scheme, p);
	return r;
}
