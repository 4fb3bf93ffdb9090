#include "diff/history.h"

#include "diff/order.h"

#include <stdlib.h>

struct history *history_new(struct arena *a)
{
	struct history *h = ARENA_NEW(a, struct history);
	h->arena = a;
	return h;
}

/* Of several targets in a year those that are due before its end have a history each. */
static struct history_year *year_of(struct history *h, struct history_item *i, int year, struct period when)
{
	bool inside = when.unit != PERIOD_NONE;
	struct str key = str_format(h->arena, inside ? "%d %ld" : "%d", year, inside ? date_serial(when.last) : 0);
	struct history_year *found = map_get(&i->years, key);
	if (found)
		return found;
	found = ARENA_NEW(h->arena, struct history_year);
	found->year = year;
	found->when = when;
	map_put(h->arena, &i->years, key, found);
	*VEC_PUSH(h->arena, &i->in_order) = found;
	return found;
}

static enum diff_class class_of(struct arena *a, const struct diff_value *old, const struct diff_value *new)
{
	if (!old->kind || !new->kind)
		return old->kind ? DIFF_LOOSER : DIFF_STRICTER;
	switch (order_targets(a, old, new).order) {
	case ORDER_SAME:
		return DIFF_REWORDED;
	case ORDER_STRICTER:
		return DIFF_STRICTER;
	case ORDER_LOOSER:
		return DIFF_LOOSER;
	default:
		return DIFF_DEFINITION;
	}
}

static void add_value(struct history *h, struct history_year *y, const struct diff_value *v)
{
	enum diff_class class = DIFF_CLASS_COUNT;
	if (y->entries.n) {
		const struct diff_value *last = &y->entries.v[y->entries.n - 1].value;
		if (!last->kind && !v->kind)
			return;
		class = class_of(h->arena, last, v);
		if (class == DIFF_REWORDED)
			return;
	}
	*VEC_PUSH(h->arena, &y->entries) =
		(struct history_entry){.revision = h->revisions, .value = *v, .class = class};
}

/* The last year that a target of the item holds in: a standing one until the next, or the end of the plan. */
static int last_year(const struct item *i, size_t k)
{
	const struct target *t = &i->target[k];
	int end = k + 1 < i->target_count ? t[1].from - 1 : i->to;
	return t->standing && end > t->to ? end : t->to;
}

/* By when it is due inside the year, where the year has others. */
static struct period when_of(const struct item *i, const struct target *t, int start_month)
{
	size_t n;
	item_targets(i, t->from, &n);
	bool end = date_cmp(target_last_day(t, start_month), fiscal_year(t->to, start_month).last) >= 0;
	return n > 1 && !end ? t->due : (struct period){.unit = PERIOD_NONE};
}

/* Years are those of the plan's tables, which are bounded; a target far outside of them is no plan's. */
enum { YEARS_MAX = 200 };

static void add_item(struct history *h, struct history_item *into, const struct item *i, int start_month)
{
	struct number sum = {rat_of(0), 0};
	for (size_t k = 0; k < i->target_count; k++) {
		const struct target *t = &i->target[k];
		if (t->op == TARGET_NONE)
			continue;
		if (t->has_number)
			sum = (struct number){rat_add(h->arena, sum.value, t->value.value),
					      sum.scale > t->value.scale ? sum.scale : t->value.scale};
		struct diff_value v = {.kind = DIFF_VALUE_TARGET,
				       .item = i,
				       .target = t,
				       .number = i->increments ? sum : t->value,
				       .at = t->at};
		struct period when = when_of(i, t, start_month);
		for (int year = t->from; year <= last_year(i, k) && year < t->from + YEARS_MAX; year++)
			add_value(h, year_of(h, into, year, when), &v);
	}
}

/* Whether the item asks for something in that year, or by that time in it. */
static bool asks_in(const struct item *i, const struct history_year *y, int start_month)
{
	size_t n;
	const struct target *t = item_targets(i, y->year, &n), *last = item_target(i, y->year, NULL);
	if (y->when.unit == PERIOD_NONE)
		return last && last->op != TARGET_NONE && (n < 2 || when_of(i, last, start_month).unit == PERIOD_NONE);
	for (size_t k = 0; k < n; k++)
		if (n > 1 && t[k].op != TARGET_NONE && date_cmp(target_last_day(&t[k], start_month), y->when.last) == 0)
			return true;
	return false;
}

/* Years that had a target and have none in the revision at hand. */
static void close_years(struct history *h, struct history_item *i, int start_month)
{
	struct diff_value none = {0};
	for (size_t k = 0; k < i->in_order.n; k++) {
		struct history_year *y = i->in_order.v[k];
		if (i->gone || !asks_in(i->item, y, start_month))
			add_value(h, y, &none);
	}
}

static int by_year(const void *x, const void *y)
{
	const struct history_year *a = *(const struct history_year *const *)x;
	const struct history_year *b = *(const struct history_year *const *)y;
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->when.unit == PERIOD_NONE || b->when.unit == PERIOD_NONE)
		return (a->when.unit == PERIOD_NONE) - (b->when.unit == PERIOD_NONE);
	return date_cmp(a->when.last, b->when.last);
}

static void finish_item(struct history *h, struct history_item *i, int start_month)
{
	close_years(h, i, start_month);
	if (i->in_order.n)
		qsort(i->in_order.v, i->in_order.n, sizeof *i->in_order.v, by_year);
}

static struct history_item *item_new(struct history *h)
{
	struct history_item *i = ARENA_NEW(h->arena, struct history_item);
	*VEC_PUSH(h->arena, &h->items) = i;
	return i;
}

void history_add(struct history *h, const struct plan *p)
{
	if (!p) {
		h->revisions++;
		return;
	}
	struct matching *m = match_plans(h->arena, h->last, p);
	struct history_item **next = ARENA_ARRAY(h->arena, struct history_item *, p->item_count);
	for (size_t k = 0; h->last && k < h->last->item_count; k++)
		h->current[k]->gone = true;
	for (size_t k = 0; k < p->item_count; k++) {
		const struct item *was = h->last ? match_item(m, 1, p->item[k]) : NULL;
		next[k] = was ? h->current[was->index] : item_new(h);
		next[k]->item = p->item[k];
		next[k]->gone = false;
		add_item(h, next[k], p->item[k], p->start_month);
		finish_item(h, next[k], p->start_month);
	}
	for (size_t k = 0; h->last && k < h->last->item_count; k++)
		if (h->current[k]->gone)
			finish_item(h, h->current[k], p->start_month);
	h->current = next;
	h->last = p;
	h->revisions++;
}
