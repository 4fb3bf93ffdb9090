#include "target_cells.h"

#include <stdlib.h>

typedef VEC(int) year_list;

static int by_year(const void *x, const void *y)
{
	int a = *(const int *)x, b = *(const int *)y;
	return a < b ? -1 : a > b;
}

/* The last year a target can hold in. */
static int last_year(const struct item *i, const struct target *t)
{
	if (!t->standing)
		return t->to;
	bool last = t + 1 == i->target + i->target_count;
	int end = last ? i->to : t[1].from - 1;
	return end > t->to ? end : t->to;
}

static void add_bounds(struct arena *room, year_list *years, const struct item *i)
{
	for (size_t k = 0; k < i->target_count; k++) {
		*VEC_PUSH(room, years) = i->target[k].from;
		*VEC_PUSH(room, years) = i->target[k].to + 1;
		*VEC_PUSH(room, years) = last_year(i, &i->target[k]) + 1;
	}
}

/* Goes through the targets of one side in step with the years. */
struct walk {
	const struct item *item;
	size_t next;
	struct number sum; /* of increments, up to `next` */
};

static struct number sum_up(struct arena *a, struct number sum, struct number n)
{
	return (struct number){rat_add(a, sum.value, n.value), sum.scale > n.scale ? sum.scale : n.scale};
}

static struct diff_value value_of(struct walk *w, const struct target *t)
{
	return (struct diff_value){.kind = DIFF_VALUE_TARGET,
				   .item = w->item,
				   .target = t,
				   .number = w->item->increments ? w->sum : t->value,
				   .at = t->at};
}

static const struct target *take(struct arena *a, struct walk *w)
{
	const struct target *t = &w->item->target[w->next++];
	if (t->op != TARGET_NONE && t->has_number)
		w->sum = sum_up(a, w->sum, t->value);
	return t;
}

static struct diff_value value_at(struct arena *a, struct walk *w, int year)
{
	while (w->next < w->item->target_count && w->item->target[w->next].from <= year)
		take(a, w);
	if (!w->next)
		return (struct diff_value){0};
	const struct target *t = &w->item->target[w->next - 1];
	if (t->op == TARGET_NONE || year > last_year(w->item, t))
		return (struct diff_value){0};
	return value_of(w, t);
}

static void add_if_any(struct arena *room, cell_list *cells, struct cell c)
{
	for (int side = 0; side < DIFF_SIDES; side++) {
		c.value[side].from = c.from;
		c.value[side].to = c.to;
	}
	if (c.value[DIFF_OLD].kind || c.value[DIFF_NEW].kind)
		*VEC_PUSH(room, cells) = c;
}

/* The next target of a side in that year, NULL: none; and the day it is due. */
static const struct target *next_in(const struct walk *w, int year, int start_month, struct date *last)
{
	if (w->next == w->item->target_count || w->item->target[w->next].from > year)
		return NULL;
	*last = target_last_day(&w->item->target[w->next], start_month);
	return &w->item->target[w->next];
}

/* What holds in a year without a target of its own: a standing one, or a span's that began before. */
static const struct target *held_in(const struct item *i, int year)
{
	size_t n;
	const struct target *t = item_target(i, year, NULL);
	item_targets(i, year, &n);
	return t && t->op != TARGET_NONE && (n == 0 || t->from < year) ? t : NULL;
}

/* A year with several targets on a side: a cell for each day by which one is due on either. */
static void divide_year(const struct diff *d, cell_list *cells, struct walk *walk, const int *start_month, int year)
{
	const struct target *held[DIFF_SIDES];
	for (int side = 0; side < DIFF_SIDES; side++)
		held[side] = held_in(walk[side].item, year);
	for (;;) {
		struct date last[DIFF_SIDES];
		const struct target *t[DIFF_SIDES];
		struct cell c = {.from = year, .to = year};
		for (int side = 0; side < DIFF_SIDES; side++)
			t[side] = held[side] ? held[side] : next_in(&walk[side], year, start_month[side], &last[side]);
		for (int side = 0; side < DIFF_SIDES; side++)
			if (held[side])
				last[side] = fiscal_year(year, start_month[side]).last;
		if (!t[DIFF_OLD] && !t[DIFF_NEW])
			return;
		int order = !t[DIFF_OLD] ? 1 : !t[DIFF_NEW] ? -1 : date_cmp(last[DIFF_OLD], last[DIFF_NEW]);
		for (int side = 0; side < DIFF_SIDES; side++) {
			if (side == DIFF_OLD ? order > 0 : order < 0)
				continue;
			bool inside = !held[side] && t[side]->due.unit != PERIOD_NONE;
			c.when = inside ? t[side]->due : fiscal_year(year, start_month[side]);
			if (!held[side])
				take(d->arena, &walk[side]);
			held[side] = NULL;
			if (t[side]->op != TARGET_NONE)
				c.value[side] = value_of(&walk[side], t[side]);
		}
		c.divided = true;
		add_if_any(d->scratch, cells, c);
	}
}

static bool has_several(const struct item *i, int year)
{
	size_t n;
	item_targets(i, year, &n);
	return n > 1;
}

cell_list target_cells(const struct diff *d, const struct item *old, const struct item *new)
{
	struct arena *a = d->arena, *room = d->scratch;
	year_list years = {0};
	cell_list cells = {0};
	struct walk walk[] = {{.item = old, .sum = {rat_of(0), 0}}, {.item = new, .sum = {rat_of(0), 0}}};
	const int start_month[] = {d->plan[DIFF_OLD]->start_month, d->plan[DIFF_NEW]->start_month};
	add_bounds(room, &years, old);
	add_bounds(room, &years, new);
	if (years.n)
		qsort(years.v, years.n, sizeof *years.v, by_year);
	for (size_t k = 0; k + 1 < years.n; k++) {
		struct cell c = {.from = years.v[k], .to = years.v[k + 1] - 1};
		if (years.v[k] == years.v[k + 1])
			continue;
		if (has_several(old, c.from) || has_several(new, c.from)) {
			divide_year(d, &cells, walk, start_month, c.from);
			continue;
		}
		for (int side = 0; side < DIFF_SIDES; side++)
			c.value[side] = value_at(a, &walk[side], c.from);
		add_if_any(room, &cells, c);
	}
	return cells;
}
