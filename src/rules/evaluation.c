/*
 * Rules on what an evaluation would make of a plan: rates that mislead, and
 * verdicts that hang on what nobody knows.
 */
#include "rules/measure.h"

#include "eval/verdict.h"

/* The first target with a number that pulls down, or NULL. */
static const struct target *downward(const struct item *i)
{
	for (size_t k = 0; k < i->target_count; k++)
		if (i->target[k].has_number && measure_pull(i, &i->target[k]) < 0)
			return &i->target[k];
	return NULL;
}

void check_rewards_worse(struct check *c)
{
	const struct item *i = c->item;
	const struct target *t = str_eq(i->formula.s, STR("actual/target")) ? downward(i) : NULL;
	struct diag *d;

	if (!t || rat_sign(t->value.value) <= 0)
		return;
	/* An example in the plan's own numbers: a tenth worse than the target. */
	struct rat worse = rat_div(c->a, rat_mul(c->a, t->value.value, rat_of(11)), rat_of(10));
	d = check_report(c, i->formula.at,
			 MSG(N_("less is better of \"%s\", but by actual ÷ target %s scores 110 %%"), i->id.s,
			     rat_exact(c->a, worse, 0)));
	diag_note(c->diags, d, t->at, MSG(N_("the target is at most %s"), check_number(c, t->value)));
	diag_help(d, i->baseline.given ? MSG(N_("use \"progress\", which counts from the baseline"))
				       : MSG(N_("leave out \"formula\", or use \"target/actual\" or \"reduction\"")));
}

static bool counts_from_baseline(const struct item *i)
{
	return str_eq(i->formula.s, STR("progress"));
}

void check_progress(struct check *c)
{
	const struct item *i = c->item;

	if (counts_from_baseline(i) && !i->baseline.given)
		diag_help(check_report(
				  c, i->formula.at,
				  MSG(N_("the formula of \"%s\" counts from a baseline, and there is none"), i->id.s)),
			  MSG(N_("add \"baseline: {year: …, value: …}\"")));
}

void check_no_span(struct check *c)
{
	const struct item *i = c->item;

	for (size_t k = 0; counts_from_baseline(i) && i->baseline.has_number && k < i->target_count; k++) {
		const struct target *t = &i->target[k];
		struct diag *d;

		if (!t->has_number || rat_cmp(t->value.value, i->baseline.value.value) != 0)
			continue;
		d = check_report(
			c, t->at,
			MSG(N_("the target for %s is the baseline: there is no rate of progress"), check_when(c, t)));
		diag_note(c->diags, d, i->baseline.at, MSG(N_("the baseline is here")));
	}
}

void check_negative_ratio(struct check *c)
{
	const struct item *i = c->item;
	bool plain = i->formula.s.n == 0 || str_eq(i->formula.s, STR("actual/target")) ||
		     str_eq(i->formula.s, STR("target/actual")) || str_eq(i->formula.s, STR("reduction"));

	for (size_t k = 0; plain && !i->increments && k < i->target_count; k++) {
		const struct target *t = &i->target[k];

		if (!t->has_number || rat_sign(t->value.value) >= 0 || measure_pull(i, t) == 0)
			continue;
		diag_help(check_report(c, t->at,
				       MSG(N_("the target for %s is below zero: a ratio would turn upside down"),
					   check_when(c, t))),
			  MSG(N_("give a baseline and use \"formula: progress\", or \"formula: none\"")));
		return;
	}
}

/* Where the actual of a result comes from: its last figure. */
static struct span actual_at(const struct result *r)
{
	return observation_value_at(r->actual.from[r->actual.from_count - 1]);
}

/* Whether the figure is a bound that leaves the verdict open: 25 or more meets "at least 20" for sure, not "at least
 * 30". */
static bool bound_is_open(const struct check *c)
{
	enum { LOW = QUANTITY_OR_MORE | QUANTITY_OVER, HIGH = QUANTITY_OR_LESS | QUANTITY_UNDER };
	const struct result *r = c->result;
	bool low = (r->actual.marks & LOW) != 0, high = (r->actual.marks & HIGH) != 0;
	int pull = r->target ? measure_pull(c->item, r->target) : 0;
	bool met = r->outcome == OUTCOME_MET;

	if (!r->actual.known || c->item->scale || r->actual.from_count == 0 || pull == 0 || low == high)
		return false;
	return met == ((low && pull < 0) || (high && pull > 0));
}

void check_precision(struct check *c)
{
	const struct result *r = c->result;
	struct diag *d;

	if (!r->precision || r->actual.from_count == 0)
		return;
	/* That of a bound alone is for bound-decides to say. */
	if (!(r->actual.marks & QUANTITY_ABOUT) && bound_is_open(c))
		return;
	d = check_report(c, actual_at(r),
			 MSG(N_("\"%s\" is about %s in %s: whether it meets %s hangs on the exact figure"),
			     c->item->id.s, check_number(c, r->actual.value), check_year(c, r->year),
			     check_target_text(c, c->item, r->target)));
	diag_note(c->diags, d, r->target->at, MSG(N_("the target is given here")));
}

void check_bound(struct check *c)
{
	const struct result *r = c->result;
	struct diag *d;

	if (!bound_is_open(c))
		return;
	d = check_report(c, actual_at(r),
			 MSG(N_("the figure of \"%s\" for %s is a bound: it does not say whether %s is met"),
			     c->item->id.s, check_year(c, r->year), check_target_text(c, c->item, r->target)));
	diag_note(c->diags, d, r->target->at, MSG(N_("the target is given here")));
}

void check_no_result(struct check *c)
{
	const struct result *r = c->result;

	if (r->outcome == OUTCOME_NO_DATA)
		check_report(c, r->target->at,
			     MSG(N_("no result of \"%s\" for %s"), c->item->id.s, check_year(c, r->year)));
}
