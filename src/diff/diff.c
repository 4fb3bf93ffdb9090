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
	*d = (struct diff){
		.arena = a, .scratch = arena_part(a), .plan = {old, new}, .matching = match_plans(a, old, new)};
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

/* A change and what it is sorted by within its class: looked up once, not in every comparison. */
struct ranked {
	struct change *change;
	size_t place, order;
};

/* Something dropped while it was behind is graver than any class. */
static size_t rank_of(const struct change *c)
{
	return c->behind ? 0 : (size_t)c->class + 1;
}

static int by_place(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void sort_rank(struct ranked *list, size_t n)
{
	bool sorted = true;
	for (size_t k = 1; k < n && sorted; k++)
		sorted = by_place(&list[k - 1], &list[k]) <= 0;
	if (!sorted)
		qsort(list, n, sizeof *list, by_place);
}

/* One class after the other: what stands in the plan's order already needs no more than a look. */
static void sort_changes(struct diff *d)
{
	enum { RANKS = DIFF_CLASS_COUNT + 1 };
	struct arena_mark mark = arena_mark(d->scratch);
	struct ranked *list = ARENA_ARRAY(d->scratch, struct ranked, d->changes.n);
	size_t begin[RANKS + 1] = {0}, next[RANKS];
	for (size_t k = 0; k < d->changes.n; k++)
		begin[rank_of(d->changes.v[k]) + 1]++;
	for (size_t r = 0; r < RANKS; r++)
		next[r] = begin[r + 1] += begin[r];
	for (size_t k = d->changes.n; k-- > 0;) {
		struct change *c = d->changes.v[k];
		list[--next[rank_of(c)]] = (struct ranked){c, place_of(c), c->order};
	}
	for (size_t r = 0; r < RANKS; r++)
		sort_rank(list + begin[r], begin[r + 1] - begin[r]);
	for (size_t k = 0; k < d->changes.n; k++)
		d->changes.v[k] = list[k].change;
	arena_rewind(d->scratch, mark);
}

void diff_finish(struct diff *d)
{
	if (d->changes.n)
		sort_changes(d);
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
