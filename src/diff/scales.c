/*
 * Scales of levels: which levels there are, in which order, and by which
 * other words they go.
 */
#include "change.h"

static size_t count_users(const struct plan *p, const struct scale *s)
{
	size_t n = 0;
	for (size_t k = 0; k < p->item_count; k++)
		n += p->item[k]->scale == s;
	return n;
}

static struct field_list level_names(struct arena *a, const struct scale *s)
{
	struct field_list l = {ARENA_ARRAY(a, struct field, s->n), s->n};
	for (size_t k = 0; k < s->n; k++)
		l.v[k] = s->level[k].name;
	return l;
}

/* The order of levels is their meaning, so another order is no matter of layout. */
static void compare_levels(struct diff *d, const struct scale *old, const struct scale *new)
{
	struct diff_subject s = {.scale = old}, t = {.scale = new};
	struct field_list x = level_names(d->arena, old), y = level_names(d->arena, new);
	if (change_list(d, CHANGE_SCALE_LEVELS, s, t, &x, &y)) {
		struct change *c = d->changes.v[d->changes.n - 1];
		c->class = DIFF_DEFINITION;
		c->affected = count_users(d->plan[DIFF_NEW], new);
		return;
	}
	for (size_t k = 0; k < old->n; k++) {
		if (!change_list(d, CHANGE_SCALE_LEVELS, s, t, &old->level[k].also, &new->level[k].also))
			continue;
		struct change *c = d->changes.v[d->changes.n - 1];
		c->part = old->level[k].name.s;
		c->affected = count_users(d->plan[DIFF_NEW], new);
	}
}

/* The built-in scales stand in no plan. */
static bool is_own(const struct scale *s)
{
	return s->id.at.source != NULL;
}

static void add_lone_scale(struct diff *d, int side, const struct scale *s)
{
	struct diff_subject subject[DIFF_SIDES] = {{0}, {0}};
	struct field_list names = level_names(d->arena, s);
	if (!is_own(s) || !s->n)
		return;
	subject[side].scale = s;
	struct change *c = change_add(d, CHANGE_SCALE_LEVELS, subject[DIFF_OLD], subject[DIFF_NEW]);
	c->value[side] = (struct diff_value){.kind = DIFF_VALUE_LIST, .list = names, .at = s->id.at};
	c->affected = count_users(d->plan[side], s);
}

static struct map by_id(struct arena *a, const struct plan *p)
{
	struct map m = {0};
	for (size_t k = 0; k < p->scale_count; k++)
		map_put(a, &m, p->scale[k].id.s, &p->scale[k]);
	return m;
}

static void compare_action_scale(struct diff *d, const struct plan *old, const struct plan *new)
{
	const struct scale *x = old->action_scale, *y = new->action_scale;
	if (!x || !y || str_eq(x->id.s, y->id.s))
		return;
	struct diff_subject none = {0};
	struct change *c = change_add(d, CHANGE_ACTION_SCALE, none, none);
	c->value[DIFF_OLD] = diff_text(x->id.s, x->id.at);
	c->value[DIFF_NEW] = diff_text(y->id.s, y->id.at);
	c->affected = count_users(new, y);
}

void diff_scales(struct diff *d)
{
	const struct plan *old = d->plan[DIFF_OLD], *new = d->plan[DIFF_NEW];
	struct map in_old = by_id(d->arena, old), in_new = by_id(d->arena, new);
	for (size_t k = 0; k < in_old.n; k++) {
		const struct scale *x = in_old.entries[k].value, *y = map_get(&in_new, in_old.entries[k].key);
		if (!y) {
			add_lone_scale(d, DIFF_OLD, x);
			continue;
		}
		compare_levels(d, x, y);
		change_text(d, CHANGE_TITLE, (struct diff_subject){.scale = x}, (struct diff_subject){.scale = y},
			    &x->title, &y->title);
	}
	for (size_t k = 0; k < in_new.n; k++)
		if (!map_get(&in_old, in_new.entries[k].key))
			add_lone_scale(d, DIFF_NEW, in_new.entries[k].value);
	compare_action_scale(d, old, new);
}
