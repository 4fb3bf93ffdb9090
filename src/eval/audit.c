#include "eval/audit.h"

#include "eval/audit_rate.h"
#include "eval/audit_verdict.h"

const char *const audit_kind_names[AUDIT_KIND_COUNT] = {
	[AUDIT_BASELINE] = "baseline", [AUDIT_TARGET] = "target",   [AUDIT_ACTUAL] = "actual",
	[AUDIT_RATE] = "rate",	       [AUDIT_FORMULA] = "formula", [AUDIT_WRONG_WAY] = "wrong-way",
	[AUDIT_ROUNDING] = "rounding", [AUDIT_VERDICT] = "verdict",
};

struct auditor {
	struct arena *arena;
	struct audit *audit;
	const struct evaluation *own, *plan;
	struct audit_rate *rate; /* by row */
};

static struct audit_finding *find(struct auditor *s, enum audit_kind kind, const struct published_row *row,
				  enum published_part part, const struct result *res, bool by_plan)
{
	struct audit_finding *f = VEC_PUSH(s->arena, &s->audit->findings);
	*f = (struct audit_finding){.kind = kind, .row = row, .part = part, .result = res, .by_plan = by_plan};
	return f;
}

static void pass_over(struct auditor *s, const struct published_row *row, enum published_part part, struct msg why)
{
	*VEC_PUSH(s->arena, &s->audit->gaps) = (struct audit_gap){.row = row, .part = part, .why = why};
}

static bool is_number(const struct published_cell *c)
{
	return c->text.n && c->quantity.kind == QUANTITY_NUMBER;
}

/* Whether a printed number is the exact one, rounded somehow to its digits. */
static bool agrees(struct auditor *s, const struct published_cell *c, struct rat exact)
{
	int digits = c->quantity.scale;
	struct rounding_case as = {exact, c->quantity.value, digits};
	return rounding_explains(s->arena, &as, digits, NULL);
}

static void check_baseline(struct auditor *s, const struct published_row *row)
{
	const struct published_cell *c = &row->part[PUBLISHED_BASELINE];
	if (!is_number(c) || !row->item || !row->item->baseline.has_number)
		return;
	s->audit->checked[PUBLISHED_BASELINE]++;
	const struct result *res = audit_result(s->plan, row, false);
	if (!agrees(s, c, row->item->baseline.value.value))
		find(s, AUDIT_BASELINE, row, PUBLISHED_BASELINE, res, true);
}

static bool same_target(const struct result *x, const struct result *y)
{
	const struct target *t = x->target, *u = y->target;
	if (t->op != u->op || t->has_number != u->has_number)
		return false;
	if (t->op == TARGET_NONE || target_is_open(t))
		return true;
	if (!t->has_number)
		return t->level == u->level;
	return rat_cmp(x->target_value.value, y->target_value.value) == 0 &&
	       (t->op != TARGET_BETWEEN || rat_cmp(t->upper.value, u->upper.value) == 0);
}

/* The year that the plan has a row's target for; 0: none. */
static int year_with(struct auditor *s, const struct published_row *row, const struct result *own)
{
	for (int year = s->plan->from; year <= s->plan->to; year++) {
		const struct result *res = evaluation_result(s->plan, row->item, year);
		if (res->target && !res->standing && same_target(own, res))
			return year;
	}
	return 0;
}

static void check_target(struct auditor *s, const struct published_row *row)
{
	const struct published_cell *c = &row->part[PUBLISHED_TARGET];
	const struct result *own = audit_result(s->own, row, true), *res = audit_result(s->plan, row, false);
	if (!c->text.n || !row->item)
		return;
	/* What could not be read left the item with the plan's targets. */
	if (!own->target || own->target->at.source != c->at.source) {
		pass_over(s, row, PUBLISHED_TARGET, MSG(N_("no target could be read from it")));
		return;
	}
	if (!res || !res->target) {
		pass_over(s, row, PUBLISHED_TARGET, MSG(N_("the plan has no target for the year")));
		return;
	}
	s->audit->checked[PUBLISHED_TARGET]++;
	if (!same_target(own, res))
		find(s, AUDIT_TARGET, row, PUBLISHED_TARGET, res, true)->other_year = year_with(s, row, own);
}

static void check_actual(struct auditor *s, const struct published_row *row)
{
	const struct published_cell *c = &row->part[PUBLISHED_ACTUAL];
	const struct result *own = audit_result(s->own, row, true), *res = audit_result(s->plan, row, false);
	if (!c->text.n || !res)
		return;
	if (!res->actual.known) {
		/* Where there are no results at all, that has been said once. */
		if (s->plan->results->all.n)
			pass_over(s, row, PUBLISHED_ACTUAL, res->actual.why_not);
		return;
	}
	if (!own->actual.known) {
		pass_over(s, row, PUBLISHED_ACTUAL, own->actual.why_not);
		return;
	}
	s->audit->checked[PUBLISHED_ACTUAL]++;
	bool same = row->own->scale ? own->actual.level == res->actual.level : agrees(s, c, res->actual.value.value);
	if (!same)
		find(s, AUDIT_ACTUAL, row, PUBLISHED_ACTUAL, res, true);
}

/* Why a rate has nothing to be compared with. */
static struct msg no_rate(const struct auditor *s, const struct published_row *row)
{
	const struct result *res = audit_result(s->own, row, true);
	if (row->own->scale)
		return MSG(N_("levels have no rate"));
	if (!res->target || res->target->op == TARGET_NONE) {
		const struct result *plan = audit_result(s->plan, row, false);
		return plan && plan->target && plan->target->has_number ? plan->actual.why_not
									: MSG(N_("there is no target to divide by"));
	}
	if (!res->target->has_number)
		return MSG(N_("such a target has no rate"));
	return res->actual.why_not;
}

/* Without a plan that says otherwise, a formula that rises as things get better will do. */
static bool is_apt(const struct audit_rate *r)
{
	return !r->row->item && !(r->falling && r->found == FORMULA_ACTUAL_BY_TARGET);
}

static bool is_wrong_way(const struct audit_rate *r)
{
	/* On target, every formula says 100. */
	return r->falling && r->found == FORMULA_ACTUAL_BY_TARGET && rat_cmp(r->rate[r->found].value, rat_of(100)) != 0;
}

static void check_formula(struct auditor *s, const struct audit_rate *r)
{
	struct audit_finding *f;
	if (r->capped)
		return;
	if (r->negative) {
		f = find(s, AUDIT_WRONG_WAY, r->row, PUBLISHED_RATE, r->result, r->by_plan);
		f->below_zero = true;
		f->found = r->below_zero;
		f->progress = r->rate[FORMULA_PROGRESS];
		if (r->due < FORMULA_COUNT)
			f->due = r->rate[r->due];
		return;
	}
	if (r->found == FORMULA_COUNT)
		f = find(s, AUDIT_RATE, r->row, PUBLISHED_RATE, r->result, r->by_plan);
	else if (is_wrong_way(r))
		f = find(s, AUDIT_WRONG_WAY, r->row, PUBLISHED_RATE, r->result, r->by_plan);
	else if (r->found != r->due && !is_apt(r))
		f = find(s, AUDIT_FORMULA, r->row, PUBLISHED_RATE, r->result, r->by_plan);
	else
		return;
	if (r->due < FORMULA_COUNT && r->due != r->found)
		f->due = r->rate[r->due];
	if (r->found < FORMULA_COUNT)
		f->found = r->rate[r->found];
	f->progress = r->rate[FORMULA_PROGRESS];
}

static void check_rounding(struct auditor *s, const struct audit_rate *r)
{
	const struct rounding_guess *g = &s->audit->rounding;
	if (r->found == FORMULA_COUNT || r->capped || r->as.digits > ROUNDING_DIGITS_MAX)
		return;
	/* While several modes explain as many rates as each other, any of them may be the document's. */
	for (int m = 0; m < RAT_ROUND_COUNT; m++)
		if (g->equal[m] && rounding_gives(s->arena, &r->as, g->rounding.digits, (enum rat_round)m))
			return;
	struct audit_finding *f = find(s, AUDIT_ROUNDING, r->row, PUBLISHED_RATE, r->result, r->by_plan);
	f->due = r->rate[r->found];
	(void)rounding_explains(s->arena, &r->as, g->rounding.digits, &f->mode);
}

static void check_rate(struct auditor *s, size_t k)
{
	const struct published_row *row = s->audit->published->rows.v[k];
	const struct published_cell *c = &row->part[PUBLISHED_RATE];
	const struct audit_rate *r = &s->rate[k];
	if (!c->text.n)
		return;
	if (!is_number(c)) {
		pass_over(s, row, PUBLISHED_RATE, MSG(N_("\"%s\" is no number"), c->text));
		return;
	}
	if (!r->result) {
		pass_over(s, row, PUBLISHED_RATE, no_rate(s, row));
		return;
	}
	s->audit->checked[PUBLISHED_RATE]++;
	check_formula(s, r);
	check_rounding(s, r);
}

static void check_verdict(struct auditor *s, const struct published_row *row)
{
	struct audit_verdict v = audit_verdict_of(s->arena, row, s->own, s->plan);
	if (!row->part[PUBLISHED_VERDICT].text.n)
		return;
	if (v.why_not.id) {
		pass_over(s, row, PUBLISHED_VERDICT, v.why_not);
		s->audit->gaps.v[s->audit->gaps.n - 1].unknown_word = v.unknown_word;
		if (v.unknown_word)
			audit_word_note(s->arena, s->audit, row);
		return;
	}
	s->audit->checked[PUBLISHED_VERDICT]++;
	if (!v.agrees)
		find(s, AUDIT_VERDICT, row, PUBLISHED_VERDICT, v.result, v.by_plan)->rating = v.rating;
}

static int rate_digits(const struct published *p)
{
	int most = 0;
	for (size_t k = 0; k < p->rows.n; k++) {
		const struct published_cell *c = &p->rows.v[k]->part[PUBLISHED_RATE];
		if (is_number(c) && c->quantity.scale > most)
			most = c->quantity.scale;
	}
	return most;
}

/* How many rates a formula gives when they are read as percentages, or as ratios. */
static size_t look_at_all(struct auditor *s, int digits, bool ratio)
{
	const struct published *p = s->audit->published;
	size_t found = 0;
	for (size_t k = 0; k < p->rows.n; k++) {
		if (!is_number(&p->rows.v[k]->part[PUBLISHED_RATE]))
			continue;
		s->rate[k] = audit_rate_of(s->arena, p->rows.v[k], s->own, s->plan, digits, ratio);
		found += s->rate[k].result && s->rate[k].found != FORMULA_COUNT;
	}
	return found;
}

/* A round number of at least 100 %, as documents choose for a cap. */
static bool may_be_cap(struct auditor *s, struct rat printed)
{
	struct rat percent = s->audit->ratios ? rat_mul(s->arena, printed, rat_of(100)) : printed;
	return rat_cmp(percent, rat_of(100)) >= 0 && rat_is_integer(rat_div(s->arena, percent, rat_of(10)));
}

static bool highest_rate(const struct published *p, struct rat *out)
{
	bool any = false;
	for (size_t k = 0; k < p->rows.n; k++) {
		const struct published_cell *c = &p->rows.v[k]->part[PUBLISHED_RATE];
		if (!is_number(c) || (any && rat_cmp(c->quantity.value, *out) <= 0))
			continue;
		*out = c->quantity.value;
		any = true;
	}
	return any;
}

/* What is printed as the highest rate, though the formula due gives more. */
static void find_cap(struct auditor *s)
{
	const struct published *p = s->audit->published;
	struct rat cap;
	if (!highest_rate(p, &cap) || !may_be_cap(s, cap))
		return;
	for (size_t k = 0; k < p->rows.n; k++) {
		struct audit_rate *r = &s->rate[k];
		bool at_cap = r->result && r->found == FORMULA_COUNT && rat_cmp(r->as.printed, cap) == 0;
		if (!at_cap || r->due == FORMULA_COUNT || !r->rate[r->due].defined)
			continue;
		if (rat_cmp(audit_rate_as_printed(s->arena, r, r->rate[r->due].value), cap) <= 0)
			continue;
		r->capped = true;
		s->audit->capped++;
	}
	s->audit->has_cap = s->audit->capped > 0;
	s->audit->cap = cap;
}

/* Finds each rate's formula, and from all of them together how the document rounds. */
static void infer(struct auditor *s)
{
	const struct published *p = s->audit->published;
	struct rounding_case *cases = ARENA_ARRAY(s->arena, struct rounding_case, p->rows.n);
	size_t n = 0;
	int digits = rate_digits(p);
	s->rate = ARENA_ARRAY(s->arena, struct audit_rate, p->rows.n);
	s->audit->ratio_fits = look_at_all(s, digits, true);
	s->audit->percent_fits = look_at_all(s, digits, false);
	s->audit->ratios = s->audit->ratio_fits > s->audit->percent_fits;
	if (s->audit->ratios)
		(void)look_at_all(s, digits, true);
	find_cap(s);
	for (size_t k = 0; k < p->rows.n; k++) {
		struct audit_rate *r = &s->rate[k];
		if (!r->result)
			continue;
		s->audit->formula_of++;
		for (int f = 0; f < FORMULA_COUNT; f++)
			s->audit->formula_fits[f] += audit_rate_gives(s->arena, r, (enum formula)f, digits);
		if (r->found != FORMULA_COUNT)
			cases[n++] = r->as;
	}
	s->audit->rounding = rounding_infer(s->arena, cases, n, &s->own->plan->rounding);
}

struct audit *audit_published(struct arena *a, const struct published *p, const struct evaluation *own,
			      const struct evaluation *plan)
{
	struct audit *audit = ARENA_NEW(a, struct audit);
	struct auditor s = {.arena = a, .audit = audit, .own = own, .plan = plan};
	*audit = (struct audit){.published = p};
	infer(&s);
	for (size_t k = 0; k < p->rows.n; k++) {
		check_baseline(&s, p->rows.v[k]);
		check_target(&s, p->rows.v[k]);
		check_actual(&s, p->rows.v[k]);
		check_rate(&s, k);
		check_verdict(&s, p->rows.v[k]);
	}
	return audit;
}
