/*
 * Verdicts that are others after the revision, and the changes they follow
 * from.
 */
#include "change.h"
#include "figures.h"

/* Evaluations of one plan with one set of results. */
struct grid {
	const struct evaluation *of[DIFF_SIDES][DIFF_SIDES]; /* [plan][data] */
};

typedef VEC(struct change *) change_vec;

struct scope {
	struct diff *d;
	struct grid grid;
	const struct evaluation *swapped[DIFF_SIDES]; /* each plan rated by the other's schemes, on the old results */
	bool two_sets;
	int from, to;
	change_vec *by_new; /* changes by index of the new item */
	change_vec *by_old; /* of items that are gone, by index of the old item */
	change_vec of_plan; /* those that concern whatever is measured */
	change_vec of_rating;
};

/* The day by which a result's target is due. */
static struct date day_of(const struct evaluation *e, const struct result *r)
{
	bool inside = r->deadline.unit != PERIOD_NONE;
	return inside ? r->deadline.last : fiscal_year(r->year, e->plan->start_month).last;
}

/* Of a year with several targets, on either side of the revision, the result of the one that is due that day. */
static const struct result *result_at(const struct evaluation *e, const struct item *i, int year, struct date day)
{
	const struct result *r = evaluation_result(e, i, year);
	if (!date_valid(day))
		return r;
	if (!r->period_count)
		return date_cmp(day_of(e, r), day) == 0 ? r : NULL;
	for (size_t k = 0; k < r->period_count; k++)
		if (date_cmp(day_of(e, &r->period[k]), day) == 0)
			return &r->period[k];
	return NULL;
}

static const struct result *look(const struct scope *s, int plan, int data, const struct flip *f)
{
	const struct evaluation *e = s->grid.of[plan][data];
	const struct item *i = f->item[plan];
	return i ? result_at(e, i, f->year, f->day) : NULL;
}

static enum outcome outcome_of(const struct result *r)
{
	return r ? r->outcome : OUTCOME_NO_TARGET;
}

static bool is_verdict(enum outcome o)
{
	return o == OUTCOME_MET || o == OUTCOME_MISSED;
}

/* Changes that bear on more items than their subject. */
static bool concerns_all(const struct change *c)
{
	return c->kind == CHANGE_PERIOD || c->kind == CHANGE_START_MONTH || c->kind == CHANGE_YEAR_NAME ||
	       c->kind == CHANGE_RESULTS_WORDS || c->kind == CHANGE_SCALE_LEVELS || c->kind == CHANGE_ACTION_SCALE;
}

static void index_changes(struct scope *s)
{
	struct diff *d = s->d;
	s->by_old = ARENA_ARRAY(d->arena, change_vec, d->plan[DIFF_OLD]->item_count);
	s->by_new = ARENA_ARRAY(d->arena, change_vec, d->plan[DIFF_NEW]->item_count);
	for (size_t k = 0; k < d->changes.n; k++) {
		struct change *c = d->changes.v[k];
		if (c->subject[DIFF_NEW].item)
			*VEC_PUSH(d->arena, &s->by_new[c->subject[DIFF_NEW].item->index]) = c;
		else if (c->subject[DIFF_OLD].item)
			*VEC_PUSH(d->arena, &s->by_old[c->subject[DIFF_OLD].item->index]) = c;
		else if (c->kind == CHANGE_RATING && c->class != DIFF_REWORDED)
			*VEC_PUSH(d->arena, &s->of_rating) = c;
		else if (concerns_all(c))
			*VEC_PUSH(d->arena, &s->of_plan) = c;
	}
}

static bool is_target_change(const struct change *c)
{
	return c->kind <= CHANGE_TARGET_BROUGHT_FORWARD;
}

static bool same_actual(const struct result *x, const struct result *y)
{
	if (!x || !y || x->actual.known != y->actual.known)
		return false;
	if (!x->actual.known)
		return true;
	if (x->item->scale || y->item->scale)
		return x->item->scale && y->item->scale && x->actual.level == y->actual.level;
	return rat_cmp(x->actual.value.value, y->actual.value.value) == 0;
}

struct causes {
	const struct change **v;
	size_t n, cap;
};

static void add_cause(struct arena *a, struct causes *l, struct change *c)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 4;
		const struct change **larger = ARENA_ARRAY(a, const struct change *, l->cap);
		for (size_t k = 0; k < l->n; k++)
			larger[k] = l->v[k];
		l->v = larger;
	}
	l->v[l->n++] = c;
}

enum cause_part { CAUSE_TARGETS, CAUSE_DEFINITIONS, CAUSE_FIGURES };

/* Whether a change of targets bears on that of the flip. */
static bool is_of_target(const struct change *c, const struct flip *f)
{
	bool other = date_valid(f->day) && c->when.unit != PERIOD_NONE && date_cmp(c->when.last, f->day) != 0;
	return is_target_change(c) && c->from <= f->year && f->year <= c->to && !other;
}

static bool is_part(const struct change *c, enum cause_part part, const struct flip *f)
{
	switch (part) {
	case CAUSE_TARGETS:
		return is_of_target(c, f) || c->kind == CHANGE_ITEM_REMOVED || c->kind == CHANGE_ITEM_KIND ||
		       c->kind == CHANGE_STATUS;
	case CAUSE_DEFINITIONS:
		return (c->class == DIFF_DEFINITION && !is_target_change(c)) || c->kind == CHANGE_THRESHOLD;
	case CAUSE_FIGURES:
		break;
	}
	return c->class == DIFF_DATA && c->from <= f->year;
}

static void collect_from(struct scope *s, struct causes *l, const change_vec *from, enum cause_part part,
			 const struct flip *f)
{
	for (size_t k = 0; k < from->n; k++)
		if (is_part(from->v[k], part, f))
			add_cause(s->d->arena, l, from->v[k]);
}

static void collect(struct scope *s, struct causes *l, const struct flip *f, enum cause_part part)
{
	const struct item *new = f->item[DIFF_NEW], *old = f->item[DIFF_OLD];
	const struct item *ratio[] = {new ? new->numerator : NULL, new ? new->denominator : NULL};
	if (!new) {
		collect_from(s, l, &s->by_old[old->index], part, f);
		return;
	}
	collect_from(s, l, &s->by_new[new->index], part, f);
	for (int k = 0; k < 2 && part != CAUSE_TARGETS; k++)
		if (ratio[k])
			collect_from(s, l, &s->by_new[ratio[k]->index], part, f);
}

/* Whether the item's targets alone decide: the figure is the same on both sides. */
static void find_plan_causes(struct scope *s, struct causes *l, const struct flip *f)
{
	const struct result *x = look(s, DIFF_OLD, DIFF_OLD, f);
	const struct result *y = look(s, DIFF_NEW, DIFF_OLD, f);
	bool same = same_actual(x, y);
	collect(s, l, f, same ? CAUSE_TARGETS : CAUSE_DEFINITIONS);
	if (!l->n || !same)
		collect(s, l, f, same ? CAUSE_DEFINITIONS : CAUSE_TARGETS);
	if (!l->n)
		for (size_t k = 0; k < s->of_plan.n; k++)
			add_cause(s->d->arena, l, s->of_plan.v[k]);
}

/* --- Grades --------------------------------------------------------------- */

/* The rating by the same scheme, or by the only one. */
static const struct rating *same_scheme(const struct result *r, const struct rating *like, size_t of)
{
	for (size_t k = 0; k < r->rating_count; k++)
		if (str_eq(r->rating[k].scheme->id.s, like->scheme->id.s))
			return &r->rating[k];
	return r->rating_count == 1 && of == 1 ? r->rating : NULL;
}

static bool same_grade(const struct rating *x, const struct rating *y)
{
	if (!x || !x->grade || !y->grade)
		return x && !x->grade && !y->grade;
	return str_eq(x->grade->id.s, y->grade->id.s);
}

static bool stands_in(struct span inner, struct span outer)
{
	return inner.source && inner.source == outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

/* Changes of the rules that gave the grades; where there are none, all of the scheme. */
static void collect_rating(struct scope *s, struct causes *l, const struct flip *f)
{
	size_t before = l->n;
	for (int side = DIFF_NEW; side >= DIFF_OLD; side--)
		for (size_t k = 0; k < s->of_rating.n && l->n == before; k++) {
			const struct rating *r = f->rating[side];
			struct change *c = s->of_rating.v[k];
			if (r->rule && stands_in(c->value[side].at, r->rule->at))
				add_cause(s->d->arena, l, c);
		}
	for (size_t k = 0; k < s->of_rating.n && l->n == before; k++)
		add_cause(s->d->arena, l, s->of_rating.v[k]);
}

static const struct rating *swapped_rating(const struct scope *s, const struct flip *f, int plan)
{
	const struct evaluation *e = s->swapped[plan];
	const struct item *i = f->item[plan];
	const struct rating *like = f->rating[plan == DIFF_OLD ? DIFF_NEW : DIFF_OLD];
	return e ? same_scheme(result_at(e, i, f->year, f->day), like, 1) : NULL;
}

/* Whether the schemes decide, or the targets, or it took both, is tried with each plan and the other's schemes. */
static void find_grade_causes(struct scope *s, struct causes *l, const struct flip *f)
{
	bool by_scheme = same_grade(swapped_rating(s, f, DIFF_OLD), f->rating[DIFF_NEW]);
	bool by_plan =
		!s->of_rating.n || (!by_scheme && same_grade(swapped_rating(s, f, DIFF_NEW), f->rating[DIFF_NEW]));
	if (s->of_rating.n && !by_plan)
		collect_rating(s, l, f);
	if (!by_scheme)
		find_plan_causes(s, l, f);
}

/* --- Comparing ------------------------------------------------------------ */

/* Whether that plan with that data comes to what the new plan comes to now. */
static bool comes_to(const struct scope *s, const struct flip *f, int plan, int data)
{
	const struct result *r = look(s, plan, data, f);
	if (f->rating[DIFF_NEW])
		return same_grade(same_scheme(r, f->rating[DIFF_NEW], 1), f->rating[DIFF_NEW]);
	return outcome_of(r) == f->outcome[DIFF_NEW];
}

static enum flip_cause cause_of(const struct scope *s, const struct flip *f)
{
	if (!s->two_sets)
		return FLIP_PLAN;
	bool plan = comes_to(s, f, DIFF_NEW, DIFF_OLD);
	bool data = comes_to(s, f, DIFF_OLD, DIFF_NEW);
	return plan == data ? FLIP_BOTH : plan ? FLIP_PLAN : FLIP_DATA;
}

static void add_flip(struct scope *s, const struct flip *made)
{
	struct arena *a = s->d->arena;
	struct flip *f = ARENA_NEW(a, struct flip);
	struct causes l = {0};
	*f = *made;
	if (f->cause != FLIP_DATA && f->rating[DIFF_NEW])
		find_grade_causes(s, &l, f);
	else if (f->cause != FLIP_DATA)
		find_plan_causes(s, &l, f);
	if (f->cause != FLIP_PLAN)
		collect(s, &l, f, CAUSE_FIGURES);
	f->because = l.v;
	f->because_count = l.n;
	*VEC_PUSH(a, &s->d->flips) = f;
	if (l.n)
		*VEC_PUSH(a, &((struct change *)(uintptr_t)l.v[0])->flips) = f;
}

/* Grades that are others; one that was none before, or after, counts where there was a figure. */
static void compare_grades(struct scope *s, const struct flip *made, const struct result *x, const struct result *y)
{
	for (size_t k = 0; x && y && k < x->rating_count; k++) {
		struct flip f = *made;
		f.rating[DIFF_OLD] = &x->rating[k];
		f.rating[DIFF_NEW] = same_scheme(y, f.rating[DIFF_OLD], x->rating_count);
		if (!f.rating[DIFF_NEW] || same_grade(f.rating[DIFF_OLD], f.rating[DIFF_NEW]))
			continue;
		f.cause = cause_of(s, &f);
		if (f.cause != FLIP_DATA || f.rating[DIFF_OLD]->grade)
			add_flip(s, &f);
	}
}

/* A promise that came with the new plan had no verdict to flip. */
static void compare_target(struct scope *s, struct flip f)
{
	int data = s->two_sets ? DIFF_NEW : DIFF_OLD;
	const struct result *before = look(s, DIFF_OLD, DIFF_OLD, &f);
	const struct result *after = look(s, DIFF_NEW, data, &f);
	enum outcome x = outcome_of(before), y = outcome_of(after);
	f.outcome[DIFF_OLD] = x;
	f.outcome[DIFF_NEW] = y;
	f.cause = cause_of(s, &f);
	/* A first report is no change of a figure. */
	bool first = f.cause == FLIP_DATA && !is_verdict(x);
	if (x != y && (is_verdict(x) || is_verdict(y)) && (f.item[DIFF_NEW] || x == OUTCOME_MISSED) && !first)
		add_flip(s, &f);
	compare_grades(s, &f, before, after);
}

/* The next day behind `after` by which a target of the year is due on either side; false: none. */
static bool next_day(const struct scope *s, const struct flip *f, struct date after, struct date *next)
{
	bool found = false;
	for (int side = 0; side < DIFF_SIDES; side++) {
		const struct result *r =
			look(s, side, DIFF_OLD,
			     &(struct flip){.item = {f->item[DIFF_OLD], f->item[DIFF_NEW]}, .year = f->year});
		size_t n = r ? r->period_count ? r->period_count : 1 : 0;
		for (size_t k = 0; k < n; k++) {
			const struct result *x = r->period_count ? &r->period[k] : r;
			struct date day = day_of(s->grid.of[side][DIFF_OLD], x);
			if (date_cmp(day, after) <= 0 || (found && date_cmp(day, *next) >= 0))
				continue;
			*next = day;
			found = true;
		}
	}
	return found;
}

static void compare_year(struct scope *s, const struct item *old, const struct item *new, int year)
{
	struct flip f = {.item = {old, new}, .year = year};
	const struct result *before = look(s, DIFF_OLD, DIFF_OLD, &f), *after = look(s, DIFF_NEW, DIFF_OLD, &f);
	bool several = before->period_count || (after && after->period_count);
	if (!several) {
		compare_target(s, f);
		return;
	}
	struct date day = {0};
	while (next_day(s, &f, day, &day)) {
		f.day = day;
		compare_target(s, f);
		f.day = (struct date){0};
	}
}

/* Gone from the plan, or kept in it without a target that holds. */
static bool ends_promise(const struct change *c)
{
	return c->kind == CHANGE_ITEM_REMOVED ||
	       ((c->kind == CHANGE_ITEM_KIND || c->kind == CHANGE_STATUS) && c->class == DIFF_SCOPE_CUT);
}

/* A promise that goes away is behind when the last verdict on it was that it was missed. */
static void mark_behind(struct scope *s, const struct item *old, const struct item *new)
{
	enum outcome last = OUTCOME_NO_TARGET;
	for (int year = s->from; year <= s->to; year++) {
		enum outcome o = outcome_of(look(s, DIFF_OLD, DIFF_OLD, &(struct flip){.item = {old}, .year = year}));
		last = is_verdict(o) ? o : last;
	}
	change_vec *l = new ? &s->by_new[new->index] : &s->by_old[old->index];
	for (size_t k = 0; k < l->n; k++)
		l->v[k]->behind = ends_promise(l->v[k]) && last == OUTCOME_MISSED;
}

/* Either plan with the schemes of the other, where those differ. */
static void evaluate_swapped(struct scope *s, const struct results *const results[DIFF_SIDES], struct date as_of)
{
	for (int side = 0; side < DIFF_SIDES && s->of_rating.n; side++) {
		struct plan *p = ARENA_NEW(s->d->arena, struct plan);
		*p = *s->d->plan[side];
		p->schemes = s->d->plan[!side]->schemes;
		s->swapped[side] = evaluate(s->d->arena, p, results[side], s->from, s->to, as_of);
	}
}

static void compare_all(struct scope *s, const struct results *const results[DIFF_SIDES], struct date as_of)
{
	const struct plan *old = s->d->plan[DIFF_OLD];
	index_changes(s);
	evaluate_swapped(s, results, as_of);
	for (size_t k = 0; k < old->item_count; k++) {
		const struct item *new = match_item(s->d->matching, DIFF_OLD, old->item[k]);
		for (int year = s->from; year <= s->to; year++)
			compare_year(s, old->item[k], new, year);
		mark_behind(s, old->item[k], new);
	}
	diff_finish(s->d);
}

static void widen(struct scope *s, const struct plan *p)
{
	for (size_t k = 0; k <= p->item_count; k++) {
		int from = k < p->item_count ? p->item[k]->from : p->from;
		int to = k < p->item_count ? p->item[k]->to : p->to;
		s->from = from && from < s->from ? from : s->from;
		s->to = to > s->to ? to : s->to;
	}
}

static bool begin(struct scope *s, struct diff *d)
{
	*s = (struct scope){.d = d, .from = 9999, .to = 0};
	if (!d->plan[DIFF_OLD] || !d->plan[DIFF_NEW])
		return false;
	widen(s, d->plan[DIFF_OLD]);
	widen(s, d->plan[DIFF_NEW]);
	return s->from <= s->to;
}

void diff_flips(struct diff *d, const struct results *const results[DIFF_SIDES], struct date as_of)
{
	struct scope s;
	if (!begin(&s, d))
		return;
	for (int side = 0; side < DIFF_SIDES; side++)
		s.grid.of[side][DIFF_OLD] = evaluate(d->arena, d->plan[side], results[side], s.from, s.to, as_of);
	compare_all(&s, results, as_of);
}

void diff_flips_with_data(struct diff *d, const struct diff_results *r, struct date as_of)
{
	struct scope s;
	if (!begin(&s, d))
		return;
	s.two_sets = true;
	for (int plan = 0; plan < DIFF_SIDES; plan++)
		for (int data = 0; data < DIFF_SIDES; data++)
			s.grid.of[plan][data] =
				evaluate(d->arena, d->plan[plan], r->of[plan][data], s.from, s.to, as_of);
	diff_figures(d, r->of[DIFF_NEW][DIFF_OLD], r->of[DIFF_NEW][DIFF_NEW]);
	const struct results *const old_data[DIFF_SIDES] = {r->of[DIFF_OLD][DIFF_OLD], r->of[DIFF_NEW][DIFF_OLD]};
	compare_all(&s, old_data, as_of);
}
