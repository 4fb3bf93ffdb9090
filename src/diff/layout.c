/*
 * Differences that mean nothing: the order of things and the bytes around them.
 */
#include "change.h"

/* Whether things known by their places in the old plan still come in that order. */
struct sequence {
	size_t last;
	bool broken;
};

static void next(struct sequence *s, size_t place)
{
	s->broken = s->broken || place + 1 < s->last;
	s->last = place + 1;
}

static void compare_order(struct diff *d, const struct group *parent, const struct group *child, size_t n)
{
	const struct matching *m = d->matching;
	struct sequence groups = {0}, items = {0};
	const struct group *old = parent ? match_group(m, DIFF_NEW, parent) : NULL;
	for (size_t k = 0; k < n; k++) {
		const struct group *was = match_group(m, DIFF_NEW, &child[k]);
		if (was && was->parent == old)
			next(&groups, match_group_index(m, DIFF_OLD, was));
	}
	for (size_t k = 0; parent && k < parent->member_count; k++) {
		const struct item *was = match_item(m, DIFF_NEW, parent->member[k].item);
		if (was && was->group == old && !parent->member[k].reference)
			next(&items, was->index);
	}
	if (groups.broken || items.broken)
		change_add(d, CHANGE_ORDER, subject_group(old), subject_group(parent));
}

void diff_order(struct diff *d)
{
	const struct matching *m = d->matching;
	compare_order(d, NULL, d->plan[DIFF_NEW]->policy, d->plan[DIFF_NEW]->policy_count);
	for (size_t k = 0; k < m->groups[DIFF_NEW].n; k++) {
		const struct group *g = m->groups[DIFF_NEW].group[k];
		compare_order(d, g, g->child, g->child_count);
	}
}

void diff_layout(struct diff *d)
{
	struct diff_subject none = {0};
	if (!d->changes.n && !str_eq(d->plan[DIFF_OLD]->source->bytes, d->plan[DIFF_NEW]->source->bytes))
		change_add(d, CHANGE_LAYOUT, none, none);
}
