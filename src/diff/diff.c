#include "diff/diff.h"

#include "change.h"

#include <stdlib.h>

size_t count_indicators(const struct plan *p)
{
	size_t n = 0;
	for (size_t k = 0; k < p->item_count; k++)
		n += p->item[k]->kind == ITEM_INDICATOR;
	return n;
}

struct diff *diff_plans(struct arena *a, const struct plan *old, const struct plan *new)
{
	struct diff *d = ARENA_NEW(a, struct diff);
	*d = (struct diff){.arena = a, .plan = {old, new}, .matching = match_plans(a, old, new)};
	if (old && new) {
		diff_plan_fields(d);
		diff_scales(d);
		diff_rating(d);
	}
	diff_groups(d);
	diff_items(d);
	if (old && new) {
		diff_amendments(d);
		diff_order(d);
		diff_layout(d);
	}
	diff_finish(d);
	return d;
}

/* Where a change stands in the plan: the new one, or the old one for what is gone. */
static size_t place_of(const struct change *c)
{
	for (int side = DIFF_NEW; side >= DIFF_OLD; side--) {
		const struct diff_subject *s = &c->subject[side];
		if (s->item)
			return s->item->span.start;
		if (s->group)
			return s->group->span.start;
	}
	return 0;
}

static int by_gravity(const void *x, const void *y)
{
	const struct change *a = *(const struct change *const *)x, *b = *(const struct change *const *)y;
	if (a->behind != b->behind)
		return a->behind ? -1 : 1;
	if (a->class != b->class)
		return a->class < b->class ? -1 : 1;
	size_t p = place_of(a), q = place_of(b);
	if (p != q)
		return p < q ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

void diff_finish(struct diff *d)
{
	if (d->changes.n)
		qsort(d->changes.v, d->changes.n, sizeof *d->changes.v, by_gravity);
	d->unexplained = d->behind = 0;
	for (int k = 0; k < DIFF_CLASS_COUNT; k++)
		d->count[k] = 0;
	for (size_t k = 0; k < d->changes.n; k++) {
		const struct change *c = d->changes.v[k];
		d->count[c->class]++;
		d->unexplained += c->needs_reason && !c->amendment;
		d->behind += c->behind;
	}
}

bool diff_is_empty(const struct diff *d)
{
	return d->changes.n == d->count[DIFF_FORMATTING];
}

static void add_former_id(struct arena *a, struct item *i, const struct field *id)
{
	struct field_list *l = &i->formerly;
	struct field *longer = ARENA_ARRAY(a, struct field, l->n + 1);
	for (size_t k = 0; k < l->n; k++)
		longer[k] = l->v[k];
	longer[l->n] = *id;
	*l = (struct field_list){longer, l->n + 1};
}

void diff_share_ids(struct diff *d, struct plan *old, struct plan *new)
{
	for (size_t k = 0; old && new &&k < old->item_count; k++) {
		size_t other = d->matching->item[DIFF_OLD][k].other;
		if (other == SIZE_MAX || str_eq(old->item[k]->id.s, new->item[other]->id.s))
			continue;
		struct item *x = old->item[k], *y = new->item[other];
		if (x->id.s.n && !plan_item(new, x->id.s))
			add_former_id(d->arena, y, &x->id);
		if (y->id.s.n && !plan_item(old, y->id.s))
			add_former_id(d->arena, x, &y->id);
	}
}
