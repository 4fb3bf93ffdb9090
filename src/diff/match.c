#include "match.h"

#include "base/vec.h"

#include <stdlib.h>

static void collect(struct arena *a, struct match_groups *list, size_t *cap, const struct group *g, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		if (list->n == *cap) {
			*cap = *cap ? *cap * 2 : 64;
			const struct group **larger = ARENA_ARRAY(a, const struct group *, *cap);
			for (size_t j = 0; j < list->n; j++)
				larger[j] = list->group[j];
			list->group = larger;
		}
		list->group[list->n++] = &g[k];
		collect(a, list, cap, g[k].child, g[k].child_count);
	}
}

static int by_address(const void *x, const void *y)
{
	uintptr_t a = (uintptr_t)((const struct match_place *)x)->group;
	uintptr_t b = (uintptr_t)((const struct match_place *)y)->group;
	return a < b ? -1 : a > b;
}

static struct match *nobody(struct arena *a, size_t n)
{
	struct match *list = ARENA_ARRAY(a, struct match, n);
	for (size_t k = 0; k < n; k++)
		list[k].other = SIZE_MAX;
	return list;
}

static void prepare(struct arena *a, struct matching *m, int side)
{
	const struct plan *p = m->plan[side];
	size_t cap = 0;
	if (!p)
		return;
	collect(a, &m->groups[side], &cap, p->policy, p->policy_count);
	size_t n = m->groups[side].n;
	m->item[side] = nobody(a, p->item_count);
	m->group[side] = nobody(a, n);
	m->place[side] = ARENA_ARRAY(a, struct match_place, n);
	for (size_t k = 0; k < n; k++)
		m->place[side][k] = (struct match_place){m->groups[side].group[k], k};
	qsort(m->place[side], n, sizeof *m->place[side], by_address);
}

static size_t *none(struct arena *a, size_t n)
{
	size_t *list = ARENA_ARRAY(a, size_t, n);
	for (size_t k = 0; k < n; k++)
		list[k] = SIZE_MAX;
	return list;
}

struct matching *match_plans(struct arena *a, const struct plan *old, const struct plan *new)
{
	struct matching *m = ARENA_NEW(a, struct matching);
	m->plan[0] = old;
	m->plan[1] = new;
	prepare(a, m, 0);
	prepare(a, m, 1);
	m->merged_into = none(a, m->groups[0].n);
	m->split_from = none(a, m->groups[1].n);
	if (!old || !new)
		return m;
	match_items(a, m);
	match_groups(a, m);
	return m;
}

bool match_take(struct match *old, struct match *new, size_t i, size_t j, enum match_how how, int likeness)
{
	if (old[i].how != MATCH_NONE || new[j].how != MATCH_NONE)
		return false;
	old[i] = (struct match){how, likeness, j};
	new[j] = (struct match){how, likeness, i};
	return true;
}

static int by_likeness(const void *x, const void *y)
{
	const struct match_pair *a = x, *b = y;
	if (a->likeness != b->likeness)
		return a->likeness > b->likeness ? -1 : 1;
	if (a->old != b->old)
		return a->old < b->old ? -1 : 1;
	return a->new < b->new ? -1 : a->new > b->new;
}

void match_take_best(struct match *old, struct match *new, struct match_pair *pair, size_t n)
{
	if (n)
		qsort(pair, n, sizeof *pair, by_likeness);
	for (size_t k = 0; k < n; k++)
		match_take(old, new, pair[k].old, pair[k].new, MATCH_LIKENESS,
			   pair[k].likeness < 99 ? pair[k].likeness : 99);
}

/* Those of one title, and how many are taken. */
struct queue {
	VEC(size_t) items;
	size_t taken;
};

void match_take_in_order(struct arena *a, struct match *old, struct match *new, const struct match_titled *x, size_t nx,
			 const struct match_titled *y, size_t ny)
{
	struct map queues = {0};

	for (size_t j = 0; j < ny; j++) {
		if (new[y[j].index].how != MATCH_NONE)
			continue;
		struct queue *q = map_get(&queues, y[j].title);
		if (!q)
			q = map_put(a, &queues, y[j].title, ARENA_NEW(a, struct queue));
		*VEC_PUSH(a, &q->items) = y[j].index;
	}
	for (size_t k = 0; k < nx; k++) {
		struct queue *q = old[x[k].index].how == MATCH_NONE ? map_get(&queues, x[k].title) : NULL;
		if (q && q->taken < q->items.n)
			match_take(old, new, x[k].index, q->items.v[q->taken++], MATCH_TITLE, 100);
	}
}

const struct item *match_item(const struct matching *m, int side, const struct item *i)
{
	size_t other = m->item[side][i->index].other;
	return other == SIZE_MAX ? NULL : m->plan[1 - side]->item[other];
}

size_t match_group_index(const struct matching *m, int side, const struct group *g)
{
	const struct match_place *place = m->place[side];
	size_t low = 0, high = m->groups[side].n;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if ((uintptr_t)place[middle].group <= (uintptr_t)g)
			low = middle;
		else
			high = middle;
	}
	return place[low].index;
}

const struct group *match_group(const struct matching *m, int side, const struct group *g)
{
	size_t other = m->group[side][match_group_index(m, side, g)].other;
	return other == SIZE_MAX ? NULL : m->groups[1 - side].group[other];
}
