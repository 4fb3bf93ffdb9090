#include "diff/history.h"

#include "diff/order.h"

#include <stdlib.h>

struct history *history_new(struct arena *a)
{
	struct history *h = ARENA_NEW(a, struct history);
	h->arena = a;
	return h;
}

static struct history_year *year_of(struct history *h, struct history_item *i, int year)
{
	struct str key = str_format(h->arena, "%d", year);
	struct history_year *found = map_get(&i->years, key);
	if (found)
		return found;
	found = ARENA_NEW(h->arena, struct history_year);
	found->year = year;
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

/* Years are those of the plan's tables, which are bounded; a target far outside of them is no plan's. */
enum { YEARS_MAX = 200 };

static void add_item(struct history *h, struct history_item *into, const struct item *i)
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
		for (int year = t->from; year <= last_year(i, k) && year < t->from + YEARS_MAX; year++)
			add_value(h, year_of(h, into, year), &v);
	}
}

/* Years that had a target and have none in the revision at hand. */
static void close_years(struct history *h, struct history_item *i)
{
	struct diff_value none = {0};
	for (size_t k = 0; k < i->in_order.n; k++) {
		struct history_year *y = i->in_order.v[k];
		bool standing = false;
		const struct target *t = i->gone ? NULL : item_target(i->item, y->year, &standing);
		if (!t || t->op == TARGET_NONE)
			add_value(h, y, &none);
	}
}

static int by_year(const void *x, const void *y)
{
	const struct history_year *a = *(const struct history_year *const *)x;
	const struct history_year *b = *(const struct history_year *const *)y;
	return a->year < b->year ? -1 : a->year > b->year;
}

static void finish_item(struct history *h, struct history_item *i)
{
	close_years(h, i);
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
		add_item(h, next[k], p->item[k]);
		finish_item(h, next[k]);
	}
	for (size_t k = 0; h->last && k < h->last->item_count; k++)
		if (h->current[k]->gone)
			finish_item(h, h->current[k]);
	h->current = next;
	h->last = p;
	h->revisions++;
}
