#include "diff/likeness.h"
#include "match.h"

#include "base/vec.h"

/* Shares of the likeness, in percent. */
enum { TITLE_SHARE = 70, UNIT_SHARE = 10, TARGET_SHARE = 20 };

/* Titles less alike than this are no match, whatever else agrees. */
enum { TITLE_MIN = 40 };

static void match_ids(struct matching *m)
{
	for (size_t k = 0; k < m->plan[0]->item_count; k++) {
		const struct item *old = m->plan[0]->item[k];
		const struct item *new = old->id.s.n ? plan_item(m->plan[1], old->id.s) : NULL;
		if (new)
			match_take(m->item[0], m->item[1], k, new->index, MATCH_ID, 100);
	}
}

static void match_former(struct matching *m)
{
	for (size_t k = 0; k < m->plan[1]->item_count; k++) {
		const struct item *new = m->plan[1]->item[k];
		for (size_t j = 0; j < new->formerly.n; j++) {
			const struct item *old = plan_item(m->plan[0], new->formerly.v[j].s);
			if (old)
				match_take(m->item[0], m->item[1], old->index, k, MATCH_FORMERLY, 100);
		}
	}
}

/* What is not matched yet on one side, with what it is weighed by. */
struct rest {
	const struct item *item;
	struct str title;
	struct profile profile;
	size_t same; /* how many have it */
};

typedef VEC(struct rest *) rest_list;

static rest_list list_rest(struct arena *a, const struct matching *m, int side, struct map *titles)
{
	rest_list list = {0};
	for (size_t k = 0; k < m->plan[side]->item_count; k++) {
		if (m->item[side][k].how != MATCH_NONE)
			continue;
		struct rest *r = ARENA_NEW(a, struct rest);
		r->item = m->plan[side]->item[k];
		/* Actions are never taken for indicators. */
		struct str parts[] = {text_skeleton(a, r->item->title.s),
				      r->item->kind == ITEM_ACTION ? STR("/a") : STR("/i")};
		r->title = str_join(a, parts, 2, STR(""));
		struct rest *first = map_put(a, titles, r->title, r);
		first->same++;
		*VEC_PUSH(a, &list) = r;
	}
	return list;
}

static void match_titles(struct matching *m, const rest_list *old, const struct map *old_titles,
			 const struct map *new_titles)
{
	for (size_t k = 0; k < old->n; k++) {
		struct str title = old->v[k]->title;
		const struct rest *x = map_get(old_titles, title), *y = map_get(new_titles, title);
		if (y && x->same == 1 && y->same == 1)
			match_take(m->item[0], m->item[1], x->item->index, y->item->index, MATCH_TITLE, 100);
	}
}

static bool same_condition(const struct item *x, const struct target *s, const struct item *y, const struct target *t)
{
	if (s->from != t->from || s->to != t->to || s->op != t->op || s->has_number != t->has_number)
		return false;
	if (s->base != t->base || !x->scale != !y->scale)
		return false;
	if (s->base != TARGET_ABSOLUTE)
		return rat_cmp(s->factor, t->factor) == 0 && rat_cmp(s->offset, t->offset) == 0;
	if (s->has_number)
		return rat_cmp(s->value.value, t->value.value) == 0;
	if (x->scale && s->op != TARGET_NONE)
		return str_eq(s->text.s, t->text.s) &&
		       str_eq(x->scale->level[s->level].name.s, y->scale->level[t->level].name.s);
	return true;
}

/* The share of targets that are the same, in percent; -1 when neither has any. */
static int target_likeness(const struct item *x, const struct item *y)
{
	size_t i = 0, j = 0, common = 0;
	if (x->target_count + y->target_count == 0)
		return -1;
	while (i < x->target_count && j < y->target_count) {
		const struct target *s = &x->target[i], *t = &y->target[j];
		common += same_condition(x, s, y, t);
		i += s->from <= t->from;
		j += t->from <= s->from;
	}
	return (int)(200 * common / (x->target_count + y->target_count));
}

static int item_likeness(const struct rest *x, const struct rest *y)
{
	int title = profile_likeness(&x->profile, &y->profile);
	if ((x->item->kind == ITEM_ACTION) != (y->item->kind == ITEM_ACTION) || title < TITLE_MIN)
		return 0;
	int total = title * TITLE_SHARE, shares = TITLE_SHARE;
	int targets = target_likeness(x->item, y->item);
	if (targets >= 0) {
		total += targets * TARGET_SHARE;
		shares += TARGET_SHARE;
	}
	if (x->item->unit.s.n || y->item->unit.s.n) {
		total += str_eq(x->item->unit.s, y->item->unit.s) ? 100 * UNIT_SHARE : 0;
		shares += UNIT_SHARE;
	}
	return total / shares;
}

static void drop_matched(const struct matching *m, int side, rest_list *list)
{
	size_t kept = 0;
	for (size_t k = 0; k < list->n; k++)
		if (m->item[side][list->v[k]->item->index].how == MATCH_NONE)
			list->v[kept++] = list->v[k];
	list->n = kept;
}

static void match_alike(struct arena *a, struct matching *m, rest_list *old, rest_list *new)
{
	VEC(struct match_pair) pairs = {0};
	drop_matched(m, 0, old);
	drop_matched(m, 1, new);
	if (!old->n || !new->n || old->n > MATCH_PAIRS_MAX / new->n)
		return;
	for (size_t k = 0; k < old->n; k++)
		old->v[k]->profile = profile_of(a, old->v[k]->item->title.s);
	for (size_t k = 0; k < new->n; k++)
		new->v[k]->profile = profile_of(a, new->v[k]->item->title.s);
	for (size_t k = 0; k < old->n; k++) {
		for (size_t j = 0; j < new->n; j++) {
			int likeness = item_likeness(old->v[k], new->v[j]);
			if (likeness >= MATCH_LIKENESS_MIN)
				*VEC_PUSH(a, &pairs) =
					(struct match_pair){old->v[k]->item->index, new->v[j]->item->index, likeness};
		}
	}
	match_take_best(m->item[0], m->item[1], pairs.v, pairs.n);
}

static struct match_titled *list_titles(struct arena *a, const rest_list *rest)
{
	struct match_titled *list = ARENA_ARRAY(a, struct match_titled, rest->n);
	for (size_t k = 0; k < rest->n; k++)
		list[k] = (struct match_titled){rest->v[k]->title, rest->v[k]->item->index};
	return list;
}

void match_items(struct arena *a, struct matching *m)
{
	struct map titles[2] = {{0}, {0}};
	match_ids(m);
	match_former(m);
	rest_list old = list_rest(a, m, 0, &titles[0]), new = list_rest(a, m, 1, &titles[1]);
	match_titles(m, &old, &titles[0], &titles[1]);
	match_alike(a, m, &old, &new);
	match_take_in_order(a, m->item[0], m->item[1], list_titles(a, &old), old.n, list_titles(a, &new), new.n);
}
