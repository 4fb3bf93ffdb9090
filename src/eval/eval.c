#include "eval/eval.h"

#include "eval/actual.h"
#include "eval/rate.h"
#include "eval/rating.h"
#include "eval/result_state.h"
#include "eval/verdict.h"

const char *const outcome_names[OUTCOME_COUNT] = {
	[OUTCOME_MET] = N_("met"),	   [OUTCOME_MISSED] = N_("missed"),	  [OUTCOME_PENDING] = N_("pending"),
	[OUTCOME_NO_DATA] = N_("no-data"), [OUTCOME_NO_TARGET] = N_("no-target"),
};

int eval_default_year(const struct plan *p, const struct results *r)
{
	int year = 0;
	for (size_t k = 0; k < r->all.n; k++) {
		const struct observation *o = r->all.v[k];
		if (!o->comparison.n && o->year >= p->from && o->year <= p->to && o->year > year)
			year = o->year;
	}
	return year ? year : p->to;
}

static struct actual_query query(const struct eval_scope *s, const struct item *i, int from, int to)
{
	return (struct actual_query){.item = i, .from = from, .to = to, .as_of = s->as_of};
}

/* What an open target counts from: of the whole in the same time, otherwise of the year before. */
static struct actual base_of(const struct eval_scope *s, const struct result *res, struct actual_query q)
{
	if (res->target->base == TARGET_OF_WHOLE) {
		if (!res->item->whole)
			return (struct actual){.why_not = MSG(N_("no figure of the whole"))};
		q.item = res->item->whole;
		struct actual whole = actual_make(s->arena, s->results, &q);
		if (!whole.known)
			whole.why_not = MSG(N_("no figure for \"%s\""), q.item->title.s);
		return whole;
	}
	struct actual before = scope_actual_before(s, res, 1);
	bool direction = res->target->base == TARGET_ABSOLUTE;
	if (!before.known)
		before.why_not = direction ? MSG(N_("no baseline and no figure of the year before to compare with"))
					   : MSG(N_("no figure of the year before to compare with"));
	return before;
}

/* As many decimals as tell the number, so that 31.2 is not shown as 31, which would not meet it; a few at most. */
static int digits_of(struct arena *a, struct rat x, int least)
{
	enum { MORE_MAX = 4 };
	int digits = least;
	while (digits < least + MORE_MAX && rat_cmp(rat_round(a, x, digits, RAT_DOWN), x) != 0)
		digits++;
	return digits;
}

/* Sets what an open target asks for.  A direction alone ("more than before") compares with the baseline, if any. */
static void resolve_target(const struct eval_scope *s, struct result *res, struct actual_query q)
{
	const struct target *t = res->target;
	const struct baseline *b = &res->item->baseline;
	res->has_bound = t->has_number;
	if (!target_is_open(t) || res->item->scale)
		return;
	if (t->base == TARGET_ABSOLUTE && b->has_number) {
		res->has_bound = true;
		res->target_value = b->value;
		return;
	}
	struct actual base = base_of(s, res, q);
	if (!base.known) {
		if (res->actual.known)
			res->actual = (struct actual){.why_not = base.why_not};
		return;
	}
	res->has_bound = true;
	res->target_value = base.value;
	res->target_precision = base.precision;
	if (t->base == TARGET_ABSOLUTE)
		return;
	struct arena *a = s->arena;
	res->target_base = base.value;
	res->target_value.value = rat_add(a, rat_mul(a, base.value.value, t->factor), t->offset);
	res->target_value.scale = digits_of(a, res->target_value.value, base.value.scale);
	res->target_precision = precision_shift(a, precision_scale(a, base.precision, t->factor), t->offset);
}

static void compare_elsewhere(const struct eval_scope *s, struct result *res, struct actual_query own)
{
	VEC(struct comparison) list = {0};
	for (size_t k = 0; k < s->results->by_item_count[res->item->index]; k++) {
		const struct observation *o = s->results->by_item[res->item->index][k];
		if (!o->comparison.n || o->year != res->year)
			continue;
		bool known = false;
		for (size_t j = 0; j < list.n; j++)
			known = known || str_eq(list.v[j].name, o->comparison);
		if (known)
			continue;
		struct actual_query q = query(s, res->item, res->year, res->year);
		q.as_of = own.as_of;
		q.first = own.first;
		q.comparison = o->comparison;
		struct actual there = actual_make(s->arena, s->results, &q);
		if (!there.known)
			continue;
		struct comparison *c = VEC_PUSH(s->arena, &list);
		c->name = o->comparison;
		c->actual = there;
		c->has_difference = res->actual.known && !res->item->scale;
		if (c->has_difference)
			c->difference = rat_sub(s->arena, res->actual.value.value, there.value.value);
	}
	res->comparison = list.v;
	res->comparison_count = list.n;
}

static const struct observation *latest_before(const struct eval_scope *s, const struct result *res)
{
	const struct observation *latest = NULL;
	for (size_t k = 0; k < s->results->by_item_count[res->item->index]; k++) {
		const struct observation *o = s->results->by_item[res->item->index][k];
		bool figure = res->item->scale ? o->level != SIZE_MAX : o->quantity.kind == QUANTITY_NUMBER;
		bool seen = !o->superseded && o->year < res->year && date_cmp(o->period.last, s->as_of) <= 0;
		if (figure && !o->comparison.n && seen)
			latest = o;
	}
	return latest;
}

/* The last day of the time that the year's target gives. */
static struct date last_day(const struct eval_scope *s, const struct result *res)
{
	const struct target *t = res->target;
	if (t && t->due.unit != PERIOD_NONE && !res->standing)
		return t->due.last;
	return fiscal_year(res->year, s->plan->start_month).last;
}

/* A milestone's cell that spans years is not due before its last one. */
static bool runs_on(const struct result *res)
{
	return res->target && res->item->kind == ITEM_ACTION && res->target->to > res->year;
}

static bool same_actual(const struct item *i, const struct actual *x, const struct actual *y)
{
	if (x->known != y->known || !x->known)
		return x->known == y->known;
	return i->scale ? x->level == y->level : rat_cmp(x->value.value, y->value.value) == 0;
}

/* What it would be without the corrections. */
static void uncorrect(const struct eval_scope *s, struct result *res, struct actual_query q, bool ended)
{
	q.uncorrected = true;
	struct result before = *res;
	before.actual = actual_make(s->arena, s->results, &q);
	if (same_actual(res->item, &res->actual, &before.actual))
		return;
	verdict_decide(s->arena, &before, ended, res->due);
	rating_set_rate(s, &before);
	res->uncorrected = ARENA_NEW(s->arena, struct result);
	*res->uncorrected = before;
}

/* `n`: how many targets the year has. */
static void set_target(const struct eval_scope *s, struct result *res, size_t n)
{
	res->target = n > 1 ? item_target_due(res->item, res->year, s->as_of, s->plan->start_month, &res->standing)
			    : item_target(res->item, res->year, &res->standing);
	if (res->target && res->target->op == TARGET_NONE)
		return;
	result_state_waives(s, res);
	if (res->target && res->target->has_number)
		res->target_value = scope_target_number(s->arena, res->item, res->target);
	if (res->target && !res->standing)
		res->deadline = res->target->due;
}

/* The first day of what the target of a quarter or month asks for alone; of a day's, behind the target before. */
static struct date first_day(const struct eval_scope *s, const struct result *res)
{
	const struct target *t = res->target;
	if (!res->item->by_period || res->deadline.unit == PERIOD_NONE)
		return (struct date){0};
	if (res->deadline.unit != PERIOD_DAY)
		return res->deadline.first;
	if (t == res->item->target || t[-1].to != res->year)
		return (struct date){0};
	return date_from_serial(date_serial(target_last_day(&t[-1], s->plan->start_month)) + 1);
}

/* What the actual of the year is asked for: of a cell that spans years, since it began; of a dated target, by then. */
static struct actual_query query_for(const struct eval_scope *s, const struct result *res, struct date last)
{
	struct actual_query q = query(s, res->item, res->year, res->year);
	const struct target *t = res->target;
	if (t && res->item->kind == ITEM_ACTION)
		q.from = t->from;
	if (date_cmp(last, q.as_of) < 0)
		q.as_of = last;
	q.first = first_day(s, res);
	return q;
}

/* How far a result is worked out. */
enum depth { OUTCOME_ALONE, ALL_BUT_RATINGS, WITH_RATINGS };

static void judge(const struct eval_scope *s, struct result *res, enum depth depth)
{
	struct date last = last_day(s, res);
	struct actual_query q = query_for(s, res, last);
	res->since = q.first;
	struct eval_scope then = scope_of(s, res);
	res->actual = actual_make(s->arena, s->results, &q);
	res->actual_year = res->year;
	if (!res->actual.known && !res->waived)
		result_state_carries(s, res, q.as_of);
	if (res->target && res->target->op != TARGET_NONE)
		resolve_target(s, res, q);
	bool over = date_cmp(s->as_of, last) >= 0;
	bool reported = date_cmp(s->as_of, duration_end(last, &res->item->report_due)) >= 0 ||
			result_state_is_told(&res->actual);
	verdict_decide(depth == OUTCOME_ALONE ? NULL : s->arena, res, over && reported, over && !runs_on(res));
	if (depth == OUTCOME_ALONE)
		return;
	result_state_decide(s, res, q.as_of, last);
	rating_set_rate(&then, res);
	res->precision = verdict_within_precision(res);
	if (res->actual.revised_count)
		uncorrect(s, res, q, over && reported);
	compare_elsewhere(s, res, q);
	if (!res->actual.known)
		res->latest = latest_before(s, res);
	if (depth == WITH_RATINGS)
		rating_decide(&then, res);
}

/* Each target of a year that has several. */
static void judge_all(const struct eval_scope *s, struct result *res, const struct target *t, size_t n,
		      enum depth depth)
{
	struct number asked = {rat_of(0), 0};
	struct result *list = ARENA_ARRAY(s->arena, struct result, n);
	for (size_t k = 0; k < n; k++) {
		list[k] = (struct result){.item = res->item, .year = res->year, .target = &t[k], .deadline = t[k].due};
		list[k].period = list;
		list[k].period_count = n;
		list[k].extra = true;
		asked = k ? scope_target_next(s->arena, asked, &t[k]) : scope_target_number(s->arena, res->item, t);
		if (t[k].has_number)
			list[k].target_value = res->item->increments ? asked : t[k].value;
		judge(s, &list[k], depth);
	}
	*res = list[res->target - t];
	res->extra = false;
}

static void evaluate_item(const struct eval_scope *s, struct result *res, enum depth depth)
{
	size_t n;
	const struct target *t = item_targets(res->item, res->year, &n);
	set_target(s, res, n);
	if (n > 1 && !res->waived)
		judge_all(s, res, t, n, depth);
	else
		judge(s, res, depth);
}

/* Of a target that was due inside its year, what was due a whole number of years before; NULL: nothing was. */
static const struct result *due_then(const struct result *then, const struct result *now)
{
	struct date day = now->deadline.last;
	day.year = now->deadline.last.year - (now->year - then->year);
	if (now->deadline.unit == PERIOD_NONE)
		return then;
	if (day.month == 2 && day.day > date_days_in_month(day.year, 2))
		day.day = date_days_in_month(day.year, 2);
	for (size_t k = 0; k < then->period_count; k++)
		if (then->period[k].deadline.unit != PERIOD_NONE && date_cmp(then->period[k].deadline.last, day) == 0)
			return &then->period[k];
	return then->deadline.unit != PERIOD_NONE && date_cmp(then->deadline.last, day) == 0 ? then : NULL;
}

const struct result *evaluate_before(const struct eval_scope *s, const struct result *now, int years)
{
	struct result *then = ARENA_NEW(s->arena, struct result);
	*then = (struct result){.item = now->item, .year = now->year - years};
	if (then->year < 1)
		return NULL;
	evaluate_item(s, then, ALL_BUT_RATINGS);
	return due_then(then, now);
}

static struct evaluation *make(struct arena *a, const struct plan *p, const struct results *r, int from, int to,
			       struct date as_of, enum depth depth)
{
	struct eval_scope s = {a, p, r, as_of};
	struct evaluation *e = ARENA_NEW(a, struct evaluation);
	*e = (struct evaluation){.plan = p, .results = r, .as_of = as_of, .from = from, .to = to};
	e->result = ARENA_ARRAY(a, struct result, (size_t)(to - from + 1) * p->item_count);
	e->marks = ARENA_NEW(a, struct count_marks);
	e->marks->of_item = ARENA_ARRAY(a, size_t, p->item_count);
	struct result *res = e->result;
	for (int year = from; year <= to; year++) {
		for (size_t k = 0; k < p->item_count; k++, res++) {
			res->item = p->item[k];
			res->year = year;
			evaluate_item(&s, res, depth);
		}
	}
	return e;
}

struct evaluation *evaluate(struct arena *a, const struct plan *p, const struct results *r, int from, int to,
			    struct date as_of)
{
	return make(a, p, r, from, to, as_of, WITH_RATINGS);
}

struct evaluation *evaluate_outcomes(struct arena *a, const struct plan *p, const struct results *r, int from, int to,
				     struct date as_of)
{
	bool graded = p->schemes && p->schemes->n > 0;
	return make(a, p, r, from, to, as_of, graded ? WITH_RATINGS : OUTCOME_ALONE);
}

const struct result *evaluation_result(const struct evaluation *e, const struct item *i, int year)
{
	return &e->result[(size_t)(year - e->from) * e->plan->item_count + i->index];
}

static void tally_group(const struct evaluation *e, const struct group *g, int year, bool *counted, struct tally *t)
{
	for (size_t k = 0; k < g->member_count; k++) {
		const struct item *i = g->member[k].item;
		if (i->kind == ITEM_FIGURE || counted[i->index])
			continue;
		counted[i->index] = true;
		const struct result *res = evaluation_result(e, i, year);
		bool each = e->each_period && res->period_count;
		for (size_t j = 0; each && j < res->period_count; j++)
			t->count[res->period[j].outcome]++;
		if (!each)
			t->count[res->outcome]++;
	}
	for (size_t k = 0; k < g->child_count; k++)
		tally_group(e, &g->child[k], year, counted, t);
}

struct tally evaluation_tally(struct arena *scratch, const struct evaluation *e, const struct group *g, int year)
{
	struct tally t = {{0}};
	struct arena_mark mark = arena_mark(scratch);
	bool *counted = ARENA_ARRAY(scratch, bool, e->plan->item_count);
	if (g) {
		tally_group(e, g, year, counted, &t);
	} else {
		for (size_t k = 0; k < e->plan->policy_count; k++)
			tally_group(e, &e->plan->policy[k], year, counted, &t);
	}
	arena_rewind(scratch, mark);
	return t;
}
