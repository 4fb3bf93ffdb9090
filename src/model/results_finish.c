/*
 * Observations in order, with one figure for each period: revisions take the
 * place of what they revise, repeats are dropped, contradictions reported.
 */
#include "model/results.h"

#include <assert.h>
#include <stdlib.h>

/* Findings of one kind; a file read twice repeats all of its rows. */
enum { FINDINGS_MAX = 1000 };

struct finisher {
	struct results *r;
	struct diag_list *diags;
	size_t repeats, contradictions;
};

/* Observations are sorted by numbers made of them: following a pointer for each comparison takes far longer. */
struct sort_key {
	uint64_t time;
	struct observation *o;
};

/*
 * The last day, then the unit, then the place among the item's rows, which is the order of reading.  Of one unit and
 * last day there is but one first day.
 */
static uint64_t time_of(const struct observation *o)
{
	return (uint64_t)date_serial(o->period.last) << 3 | (uint64_t)o->period.unit;
}

static_assert(PERIOD_UNIT_COUNT <= 8, "a unit takes three bits");

static int by_time(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	return (x->time > y->time) - (x->time < y->time);
}

static bool same_period(const struct observation *x, const struct observation *y)
{
	return x->period.unit == y->period.unit && date_cmp(x->period.last, y->period.last) == 0;
}

/* As they were read: files one after the other. */
static int reading_order(const struct observation *x, const struct observation *y)
{
	size_t i = x->file->index, k = y->file->index;
	int o = (i > k) - (i < k);
	o = o ? o : (x->start > y->start) - (x->start < y->start);
	return o ? o : (x->field > y->field) - (x->field < y->field);
}

/* A running total and an increment of the same month are two figures, and so are those of two departments. */
static int figure_order(const struct observation *x, const struct observation *y)
{
	bool same = x->comparison.p == y->comparison.p && x->comparison.n == y->comparison.n;
	int o = same ? 0 : str_cmp(x->comparison, y->comparison);
	unsigned i = x->quantity.marks & QUANTITY_TOTAL, k = y->quantity.marks & QUANTITY_TOTAL;
	o = o ? o : (i > k) - (i < k);
	if (o || x->item->per_department == DEPARTMENTS_ONE || x->remark == y->remark)
		return o;
	return str_cmp(x->remark->department, y->remark->department);
}

static int by_figure(const void *a, const void *b)
{
	const struct observation *x = *(struct observation *const *)a, *y = *(struct observation *const *)b;
	int o = figure_order(x, y);
	return o ? o : reading_order(x, y);
}

/* Sorts the observations of an item, which come in the order of reading; more often than not that is their order. */
static void sort_by_time(struct arena *a, struct observation **v, size_t n)
{
	struct arena_mark mark = arena_mark(a);
	struct sort_key *key = ARENA_ARRAY(a, struct sort_key, n);
	bool sorted = true;
	for (size_t i = 0; i < n; i++) {
		key[i] = (struct sort_key){time_of(v[i]) << 32 | i, v[i]};
		sorted = sorted && (!i || key[i - 1].time < key[i].time);
	}
	if (!sorted)
		qsort(key, n, sizeof *key, by_time);
	for (size_t i = 0; i < n && !sorted; i++)
		v[i] = key[i].o;
	arena_rewind(a, mark);
}

static void sort_by_figure(struct observation **v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (by_figure(&v[i - 1], &v[i]) > 0) {
			qsort(v, n, sizeof *v, by_figure);
			return;
		}
	}
}

bool observation_same_figure(const struct observation *x, const struct observation *y)
{
	if (x->quantity.kind != y->quantity.kind || x->level != y->level)
		return false;
	if (x->quantity.kind == QUANTITY_NUMBER)
		return rat_cmp(x->quantity.value, y->quantity.value) == 0 && str_eq(x->quantity.word, y->quantity.word);
	return x->level != SIZE_MAX || str_eq(x->quantity.word, y->quantity.word);
}

static bool is_revision(const struct observation *o)
{
	return (o->quantity.marks & (QUANTITY_FINAL | QUANTITY_REVISED)) != 0;
}

static bool same_remark(const struct remark *x, const struct remark *y)
{
	return x == y ||
	       (str_eq(x->department, y->department) && str_eq(x->note, y->note) && str_eq(x->origin, y->origin));
}

/* Whether another row of the same figure would be counted again. */
static bool accumulates(const struct item *i)
{
	return i->aggregate == AGGREGATE_SUM || i->aggregate == AGGREGATE_SUM_TO_DATE || i->aggregate == AGGREGATE_MEAN;
}

static struct str period_of(struct finisher *f, const struct observation *o)
{
	return period_format(f->r->arena, o->period, f->r->plan->start_month);
}

static void report_repeat(struct finisher *f, const struct observation *first, const struct observation *again)
{
	if (f->repeats++ >= FINDINGS_MAX)
		return;
	struct diag *d = diag_add(f->diags, DIAG_WARNING, STR("duplicate-row"), observation_value_at(again),
				  MSG(N_("the figure of \"%s\" for %s stands there already; it counts once"),
				      again->item->id.s, period_of(f, again)));
	diag_note(f->diags, d, observation_value_at(first), MSG(N_("first given here")));
}

static void report_contradiction(struct finisher *f, const struct observation *first, const struct observation *other)
{
	if (f->contradictions++ >= FINDINGS_MAX)
		return;
	/* In a later file it is a past that changed. */
	bool later = first->file != other->file;
	struct msg m = later ? MSG(N_("another figure of \"%s\" for %s than an earlier file gives"), other->item->id.s,
				   period_of(f, other))
			     : MSG(N_("another figure of \"%s\" for %s"), other->item->id.s, period_of(f, other));
	struct diag *d = diag_add(f->diags, DIAG_ERROR, later ? STR("past-figure-changed") : STR("contradictory-rows"),
				  observation_value_at(other), m);
	diag_note(f->diags, d, observation_value_at(first), MSG(N_("the first is here")));
	struct str here = first->remark->department, there = other->remark->department;
	bool departments = here.n && there.n && !str_eq(here, there);
	diag_help(d, departments ? MSG(N_("if each department reports its own part, say \"per-department: sum\" in the "
					  "plan; otherwise remove the wrong one, or mark the one that counts as 訂正 "
					  "(revised) or 確報 (final)"))
				 : MSG(N_("remove the wrong one, or mark the one that counts as 訂正 (revised) or 確報 "
					  "(final)")));
}

static struct observation *replace(struct observation *by, struct observation *old)
{
	old->superseded = true;
	by->replaced = old;
	return by;
}

/* The one of two rows that stands for both; `next` was read later. */
static struct observation *settle(struct finisher *f, struct observation *now, struct observation *next)
{
	bool newer = is_revision(next), older = is_revision(now);
	unsigned kind = QUANTITY_FINAL | QUANTITY_REVISED;
	if (observation_same_figure(now, next) && (now->quantity.marks & kind) == (next->quantity.marks & kind)) {
		if (same_remark(now->remark, next->remark) || accumulates(now->item))
			report_repeat(f, now, next);
		next->superseded = true;
		return now;
	}
	if (newer)
		return replace(next, now);
	if (older)
		return now->replaced ? (next->superseded = true, now) : replace(now, next);
	if (now->quantity.kind == QUANTITY_MISSING && next->quantity.kind != QUANTITY_MISSING)
		return replace(next, now);
	if (next->quantity.kind == QUANTITY_MISSING) {
		next->superseded = true;
		return now;
	}
	report_contradiction(f, now, next);
	return now;
}

/* Rows of one item and period. */
static void settle_period(struct finisher *f, struct observation *const *v, size_t n)
{
	struct arena *a = f->r->arena;
	struct observation **list = ARENA_ARRAY(a, struct observation *, n);
	for (size_t i = 0; i < n; i++)
		list[i] = v[i];
	sort_by_figure(list, n);
	struct observation *now = list[0];
	for (size_t i = 1; i < n; i++)
		now = figure_order(now, list[i]) == 0 ? settle(f, now, list[i]) : list[i];
}

static void settle_item(struct finisher *f, struct observation *const *v, size_t n)
{
	/* Where rows are counted each is an event of its own. */
	if (n && v[0]->item->aggregate == AGGREGATE_COUNT)
		return;
	for (size_t from = 0, to; from < n; from = to) {
		to = from + 1;
		while (to < n && same_period(v[from], v[to]))
			to++;
		if (to - from > 1)
			settle_period(f, v + from, to - from);
	}
}

/* Deals the observations out to their items, which keeps the order of reading. */
static void distribute(struct results *r)
{
	size_t items = r->plan->item_count;
	r->by_item = ARENA_ARRAY(r->arena, struct observation **, items);
	r->by_item_count = ARENA_ARRAY(r->arena, size_t, items);
	for (size_t k = 0; k < r->all.n; k++)
		r->by_item_count[r->all.v[k]->item->index]++;
	struct observation **place = ARENA_ARRAY(r->arena, struct observation *, r->all.n);
	for (size_t i = 0; i < items; i++) {
		r->by_item[i] = place;
		place += r->by_item_count[i];
		r->by_item_count[i] = 0;
	}
	for (size_t k = 0; k < r->all.n; k++) {
		size_t i = r->all.v[k]->item->index;
		r->by_item[i][r->by_item_count[i]++] = r->all.v[k];
	}
}

static void report_rest(struct finisher *f, size_t count, struct str rule)
{
	if (count <= FINDINGS_MAX)
		return;
	struct source *last = f->r->files.v[f->r->files.n - 1]->source;
	diag_add(f->diags, DIAG_NOTE, rule, (struct span){last, last->bytes.n, last->bytes.n},
		 MSG(N_("%s more rows have the same fault"), str_format(f->r->arena, "%zu", count - FINDINGS_MAX)));
}

void results_finish(struct results *r, struct diag_list *diags)
{
	struct finisher f = {.r = r, .diags = diags};
	distribute(r);
	for (size_t i = 0; i < r->plan->item_count; i++) {
		sort_by_time(r->arena, r->by_item[i], r->by_item_count[i]);
		settle_item(&f, r->by_item[i], r->by_item_count[i]);
	}
	report_rest(&f, f.repeats, STR("duplicate-row"));
	report_rest(&f, f.contradictions, STR("contradictory-rows"));
}
