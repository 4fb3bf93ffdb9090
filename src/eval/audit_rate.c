#include "eval/audit_rate.h"

#include "eval/rating.h"
#include "eval/scope.h"

/* In the order in which they are tried; a range is rated by `band` only where the plan says so. */
static const enum formula tried[] = {FORMULA_ACTUAL_BY_TARGET, FORMULA_TARGET_BY_ACTUAL, FORMULA_REDUCTION,
				     FORMULA_PROGRESS};

enum { TRIED = sizeof tried / sizeof *tried };

const struct result *audit_result(const struct evaluation *e, const struct published_row *row, bool own)
{
	const struct item *i = own ? row->own : row->item;
	int year = own ? published_year(row) : row->year;
	return e && i && year >= e->from && year <= e->to ? evaluation_result(e, i, year) : NULL;
}

static bool has_numbers(const struct result *res)
{
	return res && res->target && res->target->has_number && res->actual.known && !res->item->scale;
}

static struct rate_inputs inputs(const struct result *res)
{
	const struct item *i = res->item;
	return (struct rate_inputs){
		.actual = res->actual.value.value,
		.target = res->target_value.value,
		.upper = res->target->op == TARGET_BETWEEN ? res->target->upper.value : res->target_value.value,
		.direction = scope_direction(i, res->target),
		.has_baseline = i->baseline.has_number,
		.baseline = i->baseline.value.value,
	};
}

static enum formula due_formula(const struct plan *p, const struct result *res)
{
	if (res->rate.in_percent)
		return (enum formula)AUDIT_OWN_FORMULA;
	const struct rate_formula *f = rate_formula_of(res->item, rating_scheme(p, res->year, 0), res->target);
	return f ? (enum formula)(f - rate_formulas) : FORMULA_COUNT;
}

struct rat audit_rate_as_printed(struct arena *a, const struct audit_rate *r, struct rat percent)
{
	return r->ratio ? rat_div(a, percent, rat_of(100)) : percent;
}

bool audit_rate_gives(struct arena *a, const struct audit_rate *r, enum formula f, int digits)
{
	struct rounding_case as = r->as;
	bool only_due = f == FORMULA_BAND || f == (enum formula)AUDIT_OWN_FORMULA;
	if (f == FORMULA_COUNT || !r->rate[f].defined || (only_due && r->due != f))
		return false;
	as.exact = audit_rate_as_printed(a, r, r->rate[f].value);
	if (f == r->due)
		return rounding_explains(a, &as, digits, NULL);
	/* Rounding up is rare, and would find a formula for many a slip. */
	return rounding_gives(a, &as, digits, RAT_HALF_UP) || rounding_gives(a, &as, digits, RAT_DOWN) ||
	       rounding_gives(a, &as, as.digits, RAT_HALF_UP);
}

/* −8 against −10: 80 % as a plain ratio, or 125 % the other way round. */
static void look_below_zero(struct arena *a, struct audit_rate *r, const struct rate_inputs *in)
{
	struct rat part[][2] = {{in->actual, in->target}, {in->target, in->actual}};
	if (rat_sign(in->actual) >= 0 || rat_sign(in->target) >= 0)
		return;
	for (size_t k = 0; k < 2 && !r->negative; k++) {
		struct rat value = rat_mul(a, rat_div(a, part[k][0], part[k][1]), rat_of(100));
		struct rounding_case as = r->as;
		struct str working[] = {rat_exact(a, part[k][0], 0), STR(" ÷ "), rat_exact(a, part[k][1], 0)};
		as.exact = audit_rate_as_printed(a, r, value);
		r->negative = rounding_explains(a, &as, as.digits, NULL);
		r->below_zero = (struct rate){
			.defined = true,
			.value = value,
			.computed = value,
			.formula = rate_formulas[k == 0 ? FORMULA_ACTUAL_BY_TARGET : FORMULA_TARGET_BY_ACTUAL].name,
			.working = str_join(a, working, 3, STR(""))};
	}
}

static void look(struct arena *a, struct audit_rate *r, const struct evaluation *e, const struct result *res,
		 int digits)
{
	struct rate_inputs in = inputs(res);
	r->result = res;
	r->falling = in.direction == DIRECTION_LOWER;
	for (int f = 0; f < FORMULA_NONE; f++) {
		r->rate[f] = rate_formulas[f].rate(a, &in);
		r->rate[f].formula = rate_formulas[f].name;
		r->rate[f].computed = r->rate[f].value;
	}
	r->due = due_formula(e->plan, res);
	/* The scheme's cap and floor are part of its formula. */
	if (r->due < FORMULA_COUNT)
		r->rate[r->due] = res->rate;
	r->found = audit_rate_gives(a, r, r->due, digits) ? r->due : FORMULA_COUNT;
	for (size_t k = 0; k < TRIED && r->found == FORMULA_COUNT; k++)
		if (audit_rate_gives(a, r, tried[k], digits))
			r->found = tried[k];
	if (r->found < FORMULA_COUNT)
		r->as.exact = audit_rate_as_printed(a, r, r->rate[r->found].value);
	else
		look_below_zero(a, r, &in);
}

struct audit_rate audit_rate_of(struct arena *a, const struct published_row *row, const struct evaluation *own,
				const struct evaluation *plan, int digits, bool ratio)
{
	const struct published_cell *c = &row->part[PUBLISHED_RATE];
	const struct evaluation *in[] = {own, plan};
	struct audit_rate best = {.row = row, .due = FORMULA_COUNT, .found = FORMULA_COUNT};
	for (int k = 0; k < 2 && best.found == FORMULA_COUNT; k++) {
		const struct result *res = audit_result(in[k], row, k == 0);
		struct audit_rate here = {.row = row, .by_plan = k == 1, .found = FORMULA_COUNT, .ratio = ratio};
		here.as = (struct rounding_case){.printed = c->quantity.value,
						 .digits = c->quantity.scale > 0 ? c->quantity.scale : 0};
		if (!has_numbers(res))
			continue;
		look(a, &here, in[k], res, digits);
		if (!best.result || here.found != FORMULA_COUNT)
			best = here;
	}
	return best;
}
