#include "view/log.h"

#include "eval/actual.h"
#include "view/changes.h"
#include "view/value.h"

#include <assert.h>

struct scope {
	struct arena *arena;
	const struct history *history;
	const struct log_revision *revision;
	const struct results *results;
};

static struct view_value known(const struct scope *s, const struct history_item *i, const struct history_year *y,
			       struct date as_of)
{
	int year = y->year;
	if (y->when.unit != PERIOD_NONE && date_cmp(y->when.last, as_of) < 0)
		as_of = y->when.last;
	if (!s->results || i->gone)
		return (struct view_value){0};
	struct actual_query q = {.item = i->item, .from = year, .to = year, .as_of = as_of};
	struct actual act = actual_make(s->arena, s->results, &q);
	return view_actual(s->arena, i->item, &act);
}

static struct view_log_entry entry_view(const struct scope *s, const struct history_item *i,
					const struct history_year *y, const struct history_entry *e)
{
	const struct log_revision *r = &s->revision[e->revision];
	struct view_log_entry v = {.revision = r, .class = e->class};
	if (e->value.kind) {
		struct result res = {.item = e->value.item, .target = e->value.target, .target_value = e->value.number};
		v.value = view_target(s->arena, &res);
	}
	assert(s->history->last);
	struct period whole = fiscal_year(y->year, s->history->last->start_month);
	v.year_over = date_cmp((y->when.unit != PERIOD_NONE ? y->when : whole).last, r->date) < 0;
	v.known = known(s, i, y, r->date);
	return v;
}

static bool same_value(const struct view_value *x, const struct view_value *y)
{
	return x->kind == y->kind && x->op == y->op && str_eq(x->text, y->text);
}

static bool same_entries(const struct view_log_years *x, const struct view_log_years *y)
{
	if (x->n != y->n)
		return false;
	for (size_t k = 0; k < x->n; k++) {
		const struct view_log_entry *a = &x->entry[k], *b = &y->entry[k];
		if (a->revision != b->revision || a->year_over != b->year_over || !same_value(&a->value, &b->value) ||
		    !same_value(&a->known, &b->known))
			return false;
	}
	return true;
}

static struct view_log_years years_view(const struct scope *s, const struct history_item *i,
					const struct history_year *y)
{
	struct view_log_years v = {.from = y->year, .to = y->year, .n = y->entries.n};
	assert(s->history->last);
	v.when = view_when(s->arena, y->when, s->history->last->start_month);
	v.entry = ARENA_ARRAY(s->arena, struct view_log_entry, v.n);
	for (size_t k = 0; k < v.n; k++)
		v.entry[k] = entry_view(s, i, y, &y->entries.v[k]);
	return v;
}

static struct view_log_item item_view(const struct scope *s, const struct history_item *i)
{
	struct view_log_item v = {
		.kind = i->item->kind, .id = i->item->id.s, .title = i->item->title.s, .gone = i->gone};
	v.years = ARENA_ARRAY(s->arena, struct view_log_years, i->in_order.n);
	for (size_t k = 0; k < i->in_order.n; k++) {
		struct view_log_years y = years_view(s, i, i->in_order.v[k]);
		struct view_log_years *last = v.n ? &v.years[v.n - 1] : NULL;
		if (last && !last->when.n && !y.when.n && last->to + 1 == y.from && same_entries(last, &y))
			last->to = y.to;
		else
			v.years[v.n++] = y;
	}
	return v;
}

struct view_log *view_log(struct arena *a, const struct history *h, const struct log_revision *revision,
			  const struct results *results)
{
	struct scope s = {a, h, revision, results};
	struct view_log *v = ARENA_NEW(a, struct view_log);
	v->title = h->last ? h->last->title.s : STR("");
	v->revision = revision;
	v->revision_count = h->revisions;
	v->item = ARENA_ARRAY(a, struct view_log_item, h->items.n);
	for (size_t k = 0; k < h->items.n; k++)
		if (h->items.v[k]->in_order.n)
			v->item[v->item_count++] = item_view(&s, h->items.v[k]);
	return v;
}
