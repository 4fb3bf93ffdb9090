#include "diff/likeness.h"
#include "match.h"

#include "base/vec.h"

#include <stdlib.h>

static bool group_is_named(const struct group *g)
{
	return g->id.s.n && !g->id_derived;
}

static void match_ids(struct matching *m)
{
	for (size_t k = 0; k < m->groups[0].n; k++) {
		const struct group *old = m->groups[0].group[k];
		const struct group *new = group_is_named(old) ? plan_group(m->plan[1], old->id.s) : NULL;
		if (new &&group_is_named(new))
			match_take(m->group[0], m->group[1], k, match_group_index(m, 1, new), MATCH_ID, 100);
	}
}

static void match_former(struct matching *m)
{
	for (size_t k = 0; k < m->groups[1].n; k++) {
		const struct group *new = m->groups[1].group[k];
		for (size_t j = 0; j < new->formerly.n; j++) {
			const struct group *old = plan_group(m->plan[0], new->formerly.v[j].s);
			if (old)
				match_take(m->group[0], m->group[1], match_group_index(m, 0, old), k, MATCH_FORMERLY,
					   100);
		}
	}
}

struct titled {
	size_t index, same;
};

static struct str title_key(struct arena *a, const struct group *g)
{
	/* A policy is never taken for a measure. */
	struct str part[] = {text_skeleton(a, g->title.s), g->kind == GROUP_POLICY ? STR("/p") : STR("/m")};
	return str_join(a, part, 2, STR(""));
}

static void match_titles(struct arena *a, struct matching *m)
{
	struct map titles[2] = {{0}, {0}};
	for (int side = 0; side < 2; side++) {
		for (size_t k = 0; k < m->groups[side].n; k++) {
			if (m->group[side][k].how != MATCH_NONE)
				continue;
			struct titled *t = ARENA_NEW(a, struct titled);
			t->index = k;
			struct titled *first = map_put(a, &titles[side], title_key(a, m->groups[side].group[k]), t);
			first->same++;
		}
	}
	for (size_t k = 0; k < titles[0].n; k++) {
		const struct titled *x = titles[0].entries[k].value, *y = map_get(&titles[1], titles[0].entries[k].key);
		if (y && x->same == 1 && y->same == 1)
			match_take(m->group[0], m->group[1], x->index, y->index, MATCH_TITLE, 100);
	}
}

/* How many things that stood in one group now stand in another. */
struct vote {
	size_t old, new, count;
};

typedef VEC(struct vote) vote_list;

static int by_pair(const void *x, const void *y)
{
	const struct vote *a = x, *b = y;
	if (a->old != b->old)
		return a->old < b->old ? -1 : 1;
	return a->new < b->new ? -1 : a->new > b->new;
}

static void add_vote(struct arena *a, struct matching *m, vote_list *l, const struct group *old,
		     const struct group *new)
{
	if (old && new)
		*VEC_PUSH(a, l) = (struct vote){match_group_index(m, 0, old), match_group_index(m, 1, new), 1};
}

static vote_list count_votes(struct arena *a, struct matching *m)
{
	vote_list l = {0};
	for (size_t k = 0; k < m->plan[0]->item_count; k++) {
		const struct item *old = m->plan[0]->item[k], *new = match_item(m, 0, old);
		if (new)
			add_vote(a, m, &l, old->group, new->group);
	}
	for (size_t k = 0; k < m->groups[0].n; k++) {
		const struct group *old = m->groups[0].group[k], *new = match_group(m, 0, old);
		if (new)
			add_vote(a, m, &l, old->parent, new->parent);
	}
	if (l.n)
		qsort(l.v, l.n, sizeof *l.v, by_pair);
	size_t kept = 0;
	for (size_t k = 0; k < l.n; k++) {
		if (kept && by_pair(&l.v[kept - 1], &l.v[k]) == 0)
			l.v[kept - 1].count++;
		else
			l.v[kept++] = l.v[k];
	}
	l.n = kept;
	return l;
}

/* What a group holds itself: the items defined in it and the groups below. */
static size_t content(const struct group *g)
{
	size_t n = g->child_count;
	for (size_t k = 0; k < g->member_count; k++)
		n += !g->member[k].reference;
	return n;
}

static bool same_floor(const struct group *x, const struct group *y)
{
	return (x->kind == GROUP_POLICY) == (y->kind == GROUP_POLICY);
}

static size_t count_free(const struct matching *m, int side)
{
	size_t n = 0;
	for (size_t k = 0; k < m->groups[side].n; k++)
		n += m->group[side][k].how == MATCH_NONE;
	return n;
}

/* By what they hold: the share of it that is common, or the titles where those are more alike. */
static void match_content(struct arena *a, struct matching *m)
{
	VEC(struct match_pair) pairs = {0};
	if (!count_free(m, 0) || !count_free(m, 1))
		return;
	vote_list votes = count_votes(a, m);
	for (size_t k = 0; k < votes.n; k++) {
		const struct vote *v = &votes.v[k];
		const struct group *x = m->groups[0].group[v->old], *y = m->groups[1].group[v->new];
		if (m->group[0][v->old].how != MATCH_NONE || m->group[1][v->new].how != MATCH_NONE || !same_floor(x, y))
			continue;
		int shared = (int)(200 * v->count / (content(x) + content(y)));
		int title = match_text_likeness(a, x->title.s, y->title.s);
		int likeness = shared > title ? shared : title;
		if (likeness >= MATCH_LIKENESS_MIN)
			*VEC_PUSH(a, &pairs) = (struct match_pair){v->old, v->new, likeness};
	}
	match_take_best(m->group[0], m->group[1], pairs.v, pairs.n);
}

static void match_alike(struct arena *a, struct matching *m)
{
	size_t free_old = count_free(m, 0), free_new = count_free(m, 1);
	VEC(struct match_pair) pairs = {0};
	if (!free_old || !free_new || free_old > MATCH_PAIRS_MAX / free_new)
		return;
	struct profile *profile = ARENA_ARRAY(a, struct profile, m->groups[1].n);
	for (size_t j = 0; j < m->groups[1].n; j++)
		if (m->group[1][j].how == MATCH_NONE)
			profile[j] = profile_of(a, m->groups[1].group[j]->title.s);
	for (size_t k = 0; k < m->groups[0].n; k++) {
		if (m->group[0][k].how != MATCH_NONE)
			continue;
		struct profile p = profile_of(a, m->groups[0].group[k]->title.s);
		for (size_t j = 0; j < m->groups[1].n; j++) {
			if (m->group[1][j].how != MATCH_NONE ||
			    !same_floor(m->groups[0].group[k], m->groups[1].group[j]))
				continue;
			int likeness = profile_likeness(&p, &profile[j]);
			if (likeness >= MATCH_LIKENESS_MIN)
				*VEC_PUSH(a, &pairs) = (struct match_pair){k, j, likeness};
		}
	}
	match_take_best(m->group[0], m->group[1], pairs.v, pairs.n);
}

static struct match_titled *list_titles(struct arena *a, const struct matching *m, int side)
{
	struct match_titled *list = ARENA_ARRAY(a, struct match_titled, m->groups[side].n);
	for (size_t k = 0; k < m->groups[side].n; k++)
		list[k] = (struct match_titled){title_key(a, m->groups[side].group[k]), k};
	return list;
}

static void match_rest(struct arena *a, struct matching *m)
{
	if (!count_free(m, 0) || !count_free(m, 1))
		return;
	match_take_in_order(a, m->group[0], m->group[1], list_titles(a, m, 0), m->groups[0].n, list_titles(a, m, 1),
			    m->groups[1].n);
}

/*
 * A new group without a counterpart that holds more of one old group than of anything else was split off from it; an
 * old one whose content went mostly into one new group was merged into that.
 */
static void find_splits(struct arena *a, struct matching *m)
{
	if (!count_free(m, 0) && !count_free(m, 1))
		return;
	vote_list votes = count_votes(a, m);
	size_t *most_in = ARENA_ARRAY(a, size_t, m->groups[1].n);
	size_t *most_out = ARENA_ARRAY(a, size_t, m->groups[0].n);
	for (size_t k = 0; k < votes.n; k++) {
		const struct vote *v = &votes.v[k];
		bool new_free = m->group[1][v->new].how == MATCH_NONE, old_free = m->group[0][v->old].how == MATCH_NONE;
		if (!same_floor(m->groups[0].group[v->old], m->groups[1].group[v->new]))
			continue;
		if (new_free && v->count > most_in[v->new] && 2 * v->count >= content(m->groups[1].group[v->new])) {
			most_in[v->new] = v->count;
			m->split_from[v->new] = v->old;
		}
		if (old_free && v->count > most_out[v->old] && 2 * v->count >= content(m->groups[0].group[v->old])) {
			most_out[v->old] = v->count;
			m->merged_into[v->old] = v->new;
		}
	}
}

void match_groups(struct arena *a, struct matching *m)
{
	match_ids(m);
	match_former(m);
	match_titles(a, m);
	match_content(a, m);
	/* What policies hold are measures, some of which are known by now only. */
	match_content(a, m);
	match_alike(a, m);
	match_rest(a, m);
	find_splits(a, m);
}
