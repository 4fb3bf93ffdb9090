/*
 * Observations in order, with one figure for each period: revisions take the
 * place of what they revise, repeats are dropped, contradictions reported.
 */
#include "model/results.h"

#include <stdlib.h>

/* Findings of one kind; a file read twice repeats all of its rows. */
enum { FINDINGS_MAX = 1000 };

struct finisher {
	struct results *r;
	struct diag_list *diags;
	size_t repeats, contradictions;
};

static int order(size_t x, size_t y)
{
	return (x > y) - (x < y);
}

/* As they were read: files one after the other. */
static int reading_order(const struct observation *x, const struct observation *y)
{
	int o = order(x->file->index, y->file->index);
	o = o ? o : order(x->start, y->start);
	return o ? o : order(x->field, y->field);
}

static int period_order(const struct period *x, const struct period *y)
{
	int o = date_cmp(x->last, y->last);
	o = o ? o : (x->unit > y->unit) - (x->unit < y->unit);
	return o ? o : date_cmp(x->first, y->first);
}

static int by_time(const void *a, const void *b)
{
	const struct observation *x = *(struct observation *const *)a, *y = *(struct observation *const *)b;
	int o = period_order(&x->period, &y->period);
	return o ? o : reading_order(x, y);
}

/* A running total and an increment of the same month are two figures. */
static int figure_order(const struct observation *x, const struct observation *y)
{
	int o = str_cmp(x->comparison, y->comparison);
	return o ? o : order(x->quantity.marks & QUANTITY_TOTAL, y->quantity.marks & QUANTITY_TOTAL);
}

static int by_figure(const void *a, const void *b)
{
	const struct observation *x = *(struct observation *const *)a, *y = *(struct observation *const *)b;
	int o = figure_order(x, y);
	return o ? o : reading_order(x, y);
}

static void sort(struct observation **v, size_t n, int (*cmp)(const void *, const void *))
{
	/* Files come in order of time more often than not. */
	for (size_t i = 1; i < n; i++) {
		if (cmp(&v[i - 1], &v[i]) > 0) {
			qsort(v, n, sizeof *v, cmp);
			return;
		}
	}
}

bool observation_same_figure(const struct observation *x, const struct observation *y)
{
	if (x->quantity.kind != y->quantity.kind || x->level != y->level)
		return false;
	if (x->quantity.kind == QUANTITY_NUMBER)
		return rat_cmp(x->quantity.value, y->quantity.value) == 0;
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
	struct diag *d = diag_add(f->diags, DIAG_ERROR, STR("contradictory-rows"), observation_value_at(other),
				  MSG(N_("another figure of \"%s\" for %s"), other->item->id.s, period_of(f, other)));
	diag_note(f->diags, d, observation_value_at(first), MSG(N_("the first is here")));
	diag_help(d, MSG(N_("remove the wrong one, or mark the one that counts as 訂正 (revised) or 確報 (final)")));
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
	sort(list, n, by_figure);
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
		while (to < n && period_order(&v[from]->period, &v[to]->period) == 0)
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
	if (count <= FINDINGS_MAX || !f->r->files.n)
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
		sort(r->by_item[i], r->by_item_count[i], by_time);
		settle_item(&f, r->by_item[i], r->by_item_count[i]);
	}
	report_rest(&f, f.repeats, STR("duplicate-row"));
	report_rest(&f, f.contradictions, STR("contradictory-rows"));
}
