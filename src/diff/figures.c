#include "figures.h"

#include "change.h"

struct series {
	const struct observation **v;
	size_t n;
};

static struct series series_of(const struct results *r, const struct item *i)
{
	return (struct series){(const struct observation **)r->by_item[i->index], r->by_item_count[i->index]};
}

/* One time and place at which an item was measured. */
static struct str key_of(struct arena *a, const struct observation *o)
{
	return str_format(a, "%d/%d-%d-%d/%d-%d-%d/%.*s", (int)o->period.unit, o->period.first.year,
			  o->period.first.month, o->period.first.day, o->period.last.year, o->period.last.month,
			  o->period.last.day, STR_ARG(o->comparison));
}

static struct map by_time(struct arena *a, const struct series *s)
{
	struct map m = {0};
	for (size_t k = 0; k < s->n; k++)
		if (!s->v[k]->superseded)
			map_put(a, &m, key_of(a, s->v[k]), (void *)(uintptr_t)s->v[k]);
	return m;
}

static struct diff_value value_of(const struct observation *o)
{
	struct span at = observation_value_at(o);
	if (o->item->scale && o->level != SIZE_MAX)
		return diff_text(o->item->scale->level[o->level].name.s, at);
	if (o->quantity.kind == QUANTITY_NUMBER)
		return diff_number((struct number){o->quantity.value, o->quantity.scale}, o->item, at);
	struct diff_value v = diff_text(o->quantity.word, at);
	v.kind = DIFF_VALUE_TEXT;
	return v;
}

static struct change *add(struct diff *d, enum change_kind kind, const struct observation *o)
{
	const struct item *was = match_item(d->matching, DIFF_NEW, o->item);
	struct change *c = change_add(d, kind, subject_item(was), subject_item(o->item));
	c->period = o->period;
	c->part = o->comparison;
	c->from = c->to = o->year;
	return c;
}

static void compare_series(struct diff *d, const struct series *old, const struct series *new)
{
	struct map before = by_time(d->arena, old), after = by_time(d->arena, new);
	struct date latest = {0};
	for (size_t k = 0; k < before.n; k++) {
		const struct observation *x = before.entries[k].value, *y = map_get(&after, before.entries[k].key);
		latest = date_cmp(x->period.last, latest) > 0 ? x->period.last : latest;
		if (!y) {
			add(d, CHANGE_FIGURE_REMOVED, x)->value[DIFF_OLD] = value_of(x);
		} else if (!observation_same_figure(x, y)) {
			struct change *c = add(d, CHANGE_FIGURE_CHANGED, y);
			c->value[DIFF_OLD] = value_of(x);
			c->value[DIFF_NEW] = value_of(y);
		}
	}
	for (size_t k = 0; k < after.n; k++) {
		const struct observation *y = after.entries[k].value;
		if (!map_get(&before, after.entries[k].key) && date_cmp(y->period.last, latest) <= 0)
			add(d, CHANGE_FIGURE_ADDED, y)->value[DIFF_NEW] = value_of(y);
	}
}

void diff_figures(struct diff *d, const struct results *old, const struct results *new)
{
	const struct plan *p = d->plan[DIFF_NEW];
	for (size_t k = 0; k < p->item_count; k++) {
		struct series x = series_of(old, p->item[k]), y = series_of(new, p->item[k]);
		compare_series(d, &x, &y);
	}
}
