/*
 * Items: added, removed, moved, shown in other places, and what changed in
 * those that stay.
 */
#include "change.h"

#include <stdlib.h>

static const struct target *last_target(const struct item *i)
{
	for (size_t k = i->target_count; k-- > 0;)
		if (i->target[k].op != TARGET_NONE)
			return &i->target[k];
	return NULL;
}

static struct number asked_for(struct arena *a, const struct item *i, const struct target *last)
{
	struct number sum = last->value;
	for (const struct target *t = i->target; i->increments && t < last; t++)
		if (t->op != TARGET_NONE && t->has_number)
			sum = (struct number){rat_add(a, sum.value, t->value.value),
					      sum.scale > t->value.scale ? sum.scale : t->value.scale};
	return sum;
}

/* What an item that came or went asks for in the end. */
static struct diff_value promise(struct arena *a, const struct item *i)
{
	const struct target *t = last_target(i);
	if (!t)
		return (struct diff_value){0};
	return (struct diff_value){.kind = DIFF_VALUE_TARGET,
				   .item = i,
				   .target = t,
				   .number = t->has_number ? asked_for(a, i, t) : t->value,
				   .from = t->from,
				   .to = t->to,
				   .at = t->at};
}

static void item_gone(struct diff *d, const struct item *old)
{
	struct change *c = change_add(d, CHANGE_ITEM_REMOVED, subject_item(old), (struct diff_subject){0});
	c->value[DIFF_OLD] = promise(d->arena, old);
	amend_change(d, c);
}

static void item_come(struct diff *d, const struct item *new)
{
	struct change *c = change_add(d, CHANGE_ITEM_ADDED, (struct diff_subject){0}, subject_item(new));
	c->value[DIFF_NEW] = promise(d->arena, new);
}

/* A move that a split or a merger of groups explains is part of that. */
static bool moved_with_group(const struct matching *m, const struct item *old, const struct item *new)
{
	size_t from = match_group_index(m, DIFF_OLD, old->group), to = match_group_index(m, DIFF_NEW, new->group);
	return m->split_from[to] == from || m->merged_into[from] == to;
}

static void compare_place(struct diff *d, const struct item *old, const struct item *new)
{
	if (match_group(d->matching, DIFF_OLD, old->group) == new->group || moved_with_group(d->matching, old, new))
		return;
	struct change *c = change_add(d, CHANGE_ITEM_MOVED, subject_item(old), subject_item(new));
	c->value[DIFF_OLD] = (struct diff_value){.kind = DIFF_VALUE_GROUP, .group = old->group, .at = old->span};
	c->value[DIFF_NEW] = (struct diff_value){.kind = DIFF_VALUE_GROUP, .group = new->group, .at = new->span};
}

static void compare_item(struct diff *d, const struct item *old, const struct item *new)
{
	size_t first = d->changes.n;
	compare_place(d, old, new);
	diff_item_fields(d, old, new);
	diff_targets(d, old, new);
	const struct match *m = &d->matching->item[DIFF_NEW][new->index];
	if (m->how != MATCH_LIKENESS)
		return;
	for (size_t k = first; k < d->changes.n; k++)
		d->changes.v[k]->likeness = m->likeness;
}

/*
 * An item shown in another group than its own, both as indices of the new plan; groups that are gone have their own
 * behind all of it.
 */
struct shown {
	size_t group, item;
	const struct group *where;
	const struct item *what;
	struct span at;
};

typedef VEC(struct shown) shown_list;

static int by_place(const void *x, const void *y)
{
	const struct shown *a = x, *b = y;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	return a->item < b->item ? -1 : a->item > b->item;
}

static shown_list list_shown(struct diff *d, int side)
{
	const struct matching *m = d->matching;
	shown_list l = {0};
	for (size_t k = 0; k < m->groups[side].n; k++) {
		const struct group *g = m->groups[side].group[k];
		size_t group = side == DIFF_NEW ? k : m->group[side][k].other;
		if (group == SIZE_MAX)
			group = m->groups[DIFF_NEW].n + k;
		for (size_t j = 0; j < g->member_count; j++) {
			const struct item *i = g->member[j].item;
			size_t item = side == DIFF_NEW ? i->index : m->item[side][i->index].other;
			if (g->member[j].reference && item != SIZE_MAX)
				*VEC_PUSH(d->arena, &l) = (struct shown){group, item, g, i, g->member[j].at};
		}
	}
	if (l.n)
		qsort(l.v, l.n, sizeof *l.v, by_place);
	return l;
}

static void add_shown(struct diff *d, enum change_kind kind, int side, const struct shown *s)
{
	struct diff_subject subject[DIFF_SIDES] = {{0}, {0}};
	subject[side] = subject_item(s->what);
	struct change *c = change_add(d, kind, subject[DIFF_OLD], subject[DIFF_NEW]);
	c->value[side] = (struct diff_value){.kind = DIFF_VALUE_GROUP, .group = s->where, .at = s->at};
}

static void compare_shown(struct diff *d)
{
	shown_list old = list_shown(d, DIFF_OLD), new = list_shown(d, DIFF_NEW);
	size_t i = 0, j = 0;
	while (i < old.n || j < new.n) {
		int order = i == old.n ? 1 : j == new.n ? -1 : by_place(&old.v[i], &new.v[j]);
		if (order < 0)
			add_shown(d, CHANGE_SHOWN_REMOVED, DIFF_OLD, &old.v[i]);
		else if (order > 0)
			add_shown(d, CHANGE_SHOWN_ADDED, DIFF_NEW, &new.v[j]);
		i += order <= 0;
		j += order >= 0;
	}
}

void diff_items(struct diff *d)
{
	for (size_t k = 0; d->plan[DIFF_OLD] && k < d->plan[DIFF_OLD]->item_count; k++) {
		const struct item *old = d->plan[DIFF_OLD]->item[k];
		const struct item *new = d->plan[DIFF_NEW] ? match_item(d->matching, DIFF_OLD, old) : NULL;
		if (new)
			compare_item(d, old, new);
		else
			item_gone(d, old);
	}
	for (size_t k = 0; d->plan[DIFF_NEW] && k < d->plan[DIFF_NEW]->item_count; k++) {
		const struct item *new = d->plan[DIFF_NEW]->item[k];
		if (!d->plan[DIFF_OLD] || !match_item(d->matching, DIFF_NEW, new))
			item_come(d, new);
	}
	compare_shown(d);
}
