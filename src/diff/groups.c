/*
 * Policies, measures and parts: added, removed, moved, split, merged,
 * renumbered, reworded.
 */
#include "change.h"

/* Items that went from one group to another. */
static size_t count_moved(const struct diff *d, const struct group *from, const struct group *to)
{
	size_t n = 0;
	for (size_t k = 0; k < to->member_count; k++) {
		const struct item *old =
			to->member[k].reference ? NULL : match_item(d->matching, DIFF_NEW, to->member[k].item);
		n += old && old->group == from;
	}
	return n;
}

static struct diff_value value_group(const struct group *g)
{
	return (struct diff_value){.kind = DIFF_VALUE_GROUP, .group = g, .at = g ? g->span : (struct span){0}};
}

static size_t count_own(const struct group *g)
{
	size_t n = 0;
	for (size_t k = 0; k < g->member_count; k++)
		n += !g->member[k].reference;
	return n;
}

static void group_gone(struct diff *d, size_t index)
{
	const struct group *old = d->matching->groups[DIFF_OLD].group[index];
	size_t into = d->plan[DIFF_NEW] ? d->matching->merged_into[index] : SIZE_MAX;
	if (into == SIZE_MAX) {
		change_add(d, CHANGE_GROUP_REMOVED, subject_group(old), (struct diff_subject){0})->affected =
			count_own(old);
		return;
	}
	const struct group *new = d->matching->groups[DIFF_NEW].group[into];
	struct change *c = change_add(d, CHANGE_GROUP_MERGED, subject_group(old), (struct diff_subject){0});
	c->value[DIFF_NEW] = value_group(new);
	c->affected = count_moved(d, old, new);
}

static void group_come(struct diff *d, size_t index)
{
	const struct group *new = d->matching->groups[DIFF_NEW].group[index];
	size_t from = d->plan[DIFF_OLD] ? d->matching->split_from[index] : SIZE_MAX;
	if (from == SIZE_MAX) {
		change_add(d, CHANGE_GROUP_ADDED, (struct diff_subject){0}, subject_group(new))->affected =
			count_own(new);
		return;
	}
	const struct group *old = d->matching->groups[DIFF_OLD].group[from];
	struct change *c = change_add(d, CHANGE_GROUP_SPLIT, (struct diff_subject){0}, subject_group(new));
	c->value[DIFF_OLD] = value_group(old);
	c->affected = count_moved(d, old, new);
}

static void compare_parent(struct diff *d, const struct group *old, const struct group *new)
{
	const struct group *expected = old->parent ? match_group(d->matching, DIFF_OLD, old->parent) : NULL;
	if (expected == new->parent)
		return;
	struct change *c = change_add(d, CHANGE_GROUP_MOVED, subject_group(old), subject_group(new));
	c->value[DIFF_OLD] = value_group(old->parent);
	c->value[DIFF_NEW] = value_group(new->parent);
}

static bool departments_inherited(const struct diff *d, const struct group *old, const struct group *new)
{
	return old->parent &&
	       new->parent &&match_group(d->matching, DIFF_OLD, old->parent) ==
		       new->parent &&list_same(&old->departments, &old->parent->departments) &&
	       list_same(&new->departments, &new->parent->departments);
}

static void compare_group(struct diff *d, size_t index, const struct group *old, const struct group *new)
{
	struct diff_subject s = subject_group(old), t = subject_group(new);
	size_t first = d->changes.n;
	compare_parent(d, old, new);
	if (!old->id_derived && !new->id_derived)
		change_text(d, CHANGE_ID, s, t, &old->id, &new->id);
	change_text(d, CHANGE_TITLE, s, t, &old->title, &new->title);
	change_text(d, CHANGE_DESCRIPTION, s, t, &old->description, &new->description);
	change_text(d, CHANGE_NOTE, s, t, &old->note, &new->note);
	change_number(d, CHANGE_WEIGHT, s, t, old->weight, new->weight, old->span, new->span);
	if (!departments_inherited(d, old, new))
		change_list(d, CHANGE_DEPARTMENTS, s, t, &old->departments, &new->departments);
	const struct match *m = &d->matching->group[DIFF_OLD][index];
	for (size_t k = first; m->how == MATCH_LIKENESS && k < d->changes.n; k++)
		d->changes.v[k]->likeness = m->likeness;
}

/* A number that changed only because the one above it did: Ⅰ-2 to Ⅱ-2 under Ⅰ to Ⅱ. */
static bool follows_parent(const struct group *old, const struct group *new)
{
	if (!old->parent || !new->parent)
		return false;
	struct str x = old->parent->number.s, y = new->parent->number.s;
	return x.n && y.n && !str_eq(x, y) && str_has_prefix(old->number.s, x) && str_has_prefix(new->number.s, y) &&
	       str_eq(str_slice(old->number.s, x.n, SIZE_MAX), str_slice(new->number.s, y.n, SIZE_MAX));
}

/* The numbers that changed among the groups under one parent are one change. */
static void compare_numbers(struct diff *d, const struct group *group, size_t n)
{
	struct change *c = NULL;
	for (size_t k = 0; k < n; k++) {
		const struct group *new = &group[k], *old = match_group(d->matching, DIFF_NEW, new);
		if (!old || follows_parent(old, new))
			continue;
		size_t before = d->changes.n;
		change_text(d, CHANGE_RENUMBERED, subject_group(old), subject_group(new), &old->number, &new->number);
		if (d->changes.n == before)
			continue;
		struct change *this = d->changes.v[before];
		if (c && this->class == c->class) {
			c->affected++;
			d->changes.n--;
		} else {
			c = this;
		}
	}
}

void diff_groups(struct diff *d)
{
	const struct matching *m = d->matching;
	for (size_t k = 0; k < m->groups[DIFF_OLD].n; k++) {
		size_t other = m->group[DIFF_OLD][k].other;
		if (other == SIZE_MAX)
			group_gone(d, k);
		else
			compare_group(d, k, m->groups[DIFF_OLD].group[k], m->groups[DIFF_NEW].group[other]);
	}
	for (size_t k = 0; k < m->groups[DIFF_NEW].n; k++)
		if (m->group[DIFF_NEW][k].other == SIZE_MAX)
			group_come(d, k);
	if (!d->plan[DIFF_OLD] || !d->plan[DIFF_NEW])
		return;
	compare_numbers(d, d->plan[DIFF_NEW]->policy, d->plan[DIFF_NEW]->policy_count);
	for (size_t k = 0; k < m->groups[DIFF_NEW].n; k++) {
		const struct group *g = m->groups[DIFF_NEW].group[k];
		compare_numbers(d, g->child, g->child_count);
	}
}
