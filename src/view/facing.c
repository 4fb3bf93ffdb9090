#include "view/facing.h"

#include "view/value.h"

#include <assert.h>

const char *const facing_status_names[FACING_STATUS_COUNT] = {
	[FACING_CONTINUED] = N_("continued"),
	[FACING_REVISED] = N_("modified"),
	[FACING_NEW] = N_("new"),
	[FACING_REMOVED] = N_("removed"),
};

typedef VEC(const struct view_change *) change_vec;
typedef VEC(struct facing_line) line_vec;
typedef VEC(struct facing_row) row_vec;

struct builder {
	struct arena *arena;
	const struct diff *diff;
	const struct view_changes *all;
	change_vec *of_item[DIFF_SIDES];  /* by index of the item; of those that both plans have only the new one's */
	change_vec *of_group[DIFF_SIDES]; /* by index of the group */
	change_vec of_plan;
	row_vec rows;
	struct view_facing *out;
};

static const struct item *item_counterpart(const struct builder *b, int side, const struct item *i)
{
	return b->diff->plan[1 - side] ? match_item(b->diff->matching, side, i) : NULL;
}

static void index_changes(struct builder *b)
{
	const struct diff *d = b->diff;
	for (int side = 0; side < DIFF_SIDES; side++) {
		size_t items = d->plan[side] ? d->plan[side]->item_count : 0;
		b->of_item[side] = ARENA_ARRAY(b->arena, change_vec, items);
		b->of_group[side] = ARENA_ARRAY(b->arena, change_vec, d->matching->groups[side].n);
	}
	for (size_t k = 0; k < b->all->change_count; k++) {
		const struct view_change *v = &b->all->change[k];
		const struct diff_subject *s = v->change->subject;
		int side = s[DIFF_NEW].item || s[DIFF_NEW].group ? DIFF_NEW : DIFF_OLD;
		/* A reference that is gone is a change of an item that may well be there. */
		const struct item *kept =
			s[side].item && side == DIFF_OLD ? item_counterpart(b, DIFF_OLD, s[side].item) : NULL;
		if (kept)
			*VEC_PUSH(b->arena, &b->of_item[DIFF_NEW][kept->index]) = v;
		else if (s[side].item)
			*VEC_PUSH(b->arena, &b->of_item[side][s[side].item->index]) = v;
		else if (s[side].group)
			*VEC_PUSH(b->arena, &b->of_group[side][match_group_index(d->matching, side, s[side].group)]) =
				v;
		else
			*VEC_PUSH(b->arena, &b->of_plan) = v;
	}
}

static bool is_of_meaning(const struct view_change *v)
{
	return v->change->class != DIFF_FORMATTING && v->change->class != DIFF_DATA;
}

static bool is_of_target(const struct view_change *v)
{
	return v->change->kind <= CHANGE_TARGET_NOTE;
}

static bool target_changed(const change_vec *changes, const struct facing_line *l)
{
	for (size_t k = 0; k < changes->n; k++) {
		const struct view_change *v = changes->v[k];
		bool other = v->change->when.unit != PERIOD_NONE && !str_eq(v->when, l->when);
		if (is_of_target(v) && is_of_meaning(v) && v->change->from <= l->to && v->change->to >= l->from &&
		    !other)
			return true;
	}
	return false;
}

static struct view_side target_side(struct arena *a, const struct item *i, const struct target *t)
{
	struct result r = {.item = i, .target = t, .target_value = t->value};
	return (struct view_side){.value = view_target(a, &r), .from = t->from, .to = t->to, .at = t->at};
}

/* Two of one year are of one line, unless it has several: then those that are due on one day. */
static int by_time(const struct builder *b, const struct target *x, const struct target *y, bool several)
{
	if (!x || !y)
		return x ? -1 : 1;
	const struct plan *const *p = b->diff->plan;
	if (several && x->from == y->from)
		return date_cmp(target_last_day(x, p[DIFF_OLD]->start_month),
				target_last_day(y, p[DIFF_NEW]->start_month));
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->to < y->to ? -1 : x->to > y->to;
}

static bool has_several(const struct item *i, const struct target *t)
{
	size_t n = 0;
	if (i && t)
		item_targets(i, t->from, &n);
	return n > 1;
}

/* The targets of both, year by year. */
static void add_targets(struct builder *b, line_vec *lines, const struct item *old, const struct item *new,
			const change_vec *changes)
{
	size_t i = 0, j = 0;
	while ((old && i < old->target_count) || (new &&j < new->target_count)) {
		const struct target *x = old && i < old->target_count ? &old->target[i] : NULL;
		const struct target *y = new &&j < new->target_count ? &new->target[j] : NULL;
		bool several = has_several(old, x) || has_several(new, y);
		int order = by_time(b, x, y, several);
		const struct target *first = order <= 0 ? x : y;
		int side = order <= 0 ? DIFF_OLD : DIFF_NEW;
		struct facing_line *l = VEC_PUSH(b->arena, lines);
		assert(first);
		l->from = first->from;
		l->to = first->to;
		if (several)
			l->when = view_when(b->arena, first->due, b->diff->plan[side]->start_month);
		if (order <= 0)
			l->side[DIFF_OLD] = target_side(b->arena, old, &old->target[i++]);
		if (order >= 0)
			l->side[DIFF_NEW] = target_side(b->arena, new, &new->target[j++]);
		l->changed = target_changed(changes, l);
	}
}

/* What else changed in it: unit, departments, texts. */
static void add_others(struct builder *b, line_vec *lines, const change_vec *changes)
{
	for (size_t k = 0; k < changes->n; k++) {
		const struct view_change *v = changes->v[k];
		bool has_value = v->change->value[DIFF_OLD].kind || v->change->value[DIFF_NEW].kind;
		if (is_of_target(v) || !is_of_meaning(v) || v->change->kind == CHANGE_TITLE ||
		    v->change->kind == CHANGE_RENUMBERED || !has_value || v->change->kind == CHANGE_ITEM_REMOVED ||
		    v->change->kind == CHANGE_ITEM_ADDED)
			continue;
		struct facing_line *l = VEC_PUSH(b->arena, lines);
		l->label = change_kinds[v->change->kind].words;
		l->side[DIFF_OLD] = v->side[DIFF_OLD];
		l->side[DIFF_NEW] = v->side[DIFF_NEW];
		l->changed = true;
	}
}

static void add_reasons(struct builder *b, struct facing_row *r, const change_vec *changes)
{
	VEC(struct str) reasons = {0};
	for (size_t k = 0; k < changes->n; k++) {
		struct str part[] = {changes->v[k]->amended, changes->v[k]->reason};
		if (changes->v[k]->amended.n)
			*VEC_PUSH(b->arena, &reasons) = str_join(b->arena, part, 2, STR(" "));
	}
	r->reason = reasons.v;
	r->reason_count = reasons.n;
}

static enum facing_status status_of(const void *old, const void *new, const change_vec *changes)
{
	if (!old || !new)
		return old ? FACING_REMOVED : FACING_NEW;
	for (size_t k = 0; k < changes->n; k++)
		if (is_of_meaning(changes->v[k]))
			return FACING_REVISED;
	return FACING_CONTINUED;
}

static bool is_reworded(const change_vec *changes)
{
	for (size_t k = 0; k < changes->n; k++)
		if (changes->v[k]->change->kind == CHANGE_TITLE && is_of_meaning(changes->v[k]))
			return true;
	return false;
}

static void add_item(struct builder *b, const struct item *old, const struct item *new, size_t depth)
{
	static const enum subject_kind kinds[ITEM_KIND_COUNT] = {
		[ITEM_ACTION] = SUBJECT_ACTION, [ITEM_INDICATOR] = SUBJECT_INDICATOR, [ITEM_FIGURE] = SUBJECT_FIGURE};
	const struct item *i = new ? new : old;
	const change_vec *changes = &b->of_item[new ? DIFF_NEW : DIFF_OLD][i->index];
	line_vec lines = {0};
	add_targets(b, &lines, old, new, changes);
	add_others(b, &lines, changes);
	struct facing_row *r = VEC_PUSH(b->arena, &b->rows);
	*r = (struct facing_row){.status = status_of(old, new, changes),
				 .kind = kinds[i->kind],
				 .depth = depth,
				 .id = i->id.s,
				 .title = {old ? old->title.s : STR(""), new ? new->title.s : STR("")},
				 .title_changed = is_reworded(changes),
				 .line = lines.v,
				 .line_count = lines.n};
	add_reasons(b, r, changes);
	b->out->count[r->status]++;
}

static void add_group_row(struct builder *b, const struct group *old, const struct group *new, size_t depth)
{
	static const enum subject_kind kinds[GROUP_KIND_COUNT] = {
		[GROUP_POLICY] = SUBJECT_POLICY, [GROUP_MEASURE] = SUBJECT_MEASURE, [GROUP_PART] = SUBJECT_PART};
	int side = new ? DIFF_NEW : DIFF_OLD;
	const struct group *g = new ? new : old;
	const change_vec *changes = &b->of_group[side][match_group_index(b->diff->matching, side, g)];
	line_vec lines = {0};
	bool renumbered = old && new && !str_eq(old->number.s, new->number.s);
	add_others(b, &lines, changes);
	struct facing_row *r = VEC_PUSH(b->arena, &b->rows);
	*r = (struct facing_row){.status = renumbered ? FACING_REVISED : status_of(old, new, changes),
				 .kind = kinds[g->kind],
				 .depth = depth,
				 .id = g->id.s,
				 .number = {old ? old->number.s : STR(""), new ? new->number.s : STR("")},
				 .title = {old ? old->title.s : STR(""), new ? new->title.s : STR("")},
				 .title_changed = renumbered || is_reworded(changes),
				 .line = lines.v,
				 .line_count = lines.n};
}

static const struct group *counterpart(const struct builder *b, int side, const struct group *g)
{
	return b->diff->plan[1 - side] ? match_group(b->diff->matching, side, g) : NULL;
}

/* What stood in an old group and is nowhere any more. */
static void add_gone(struct builder *b, const struct group *old, size_t depth)
{
	for (size_t k = 0; old && k < old->member_count; k++)
		if (!old->member[k].reference && !item_counterpart(b, DIFF_OLD, old->member[k].item))
			add_item(b, old->member[k].item, NULL, depth);
}

static void add_gone_groups(struct builder *b, const struct group *group, size_t n, size_t depth)
{
	for (size_t k = 0; k < n; k++) {
		if (counterpart(b, DIFF_OLD, &group[k]))
			continue;
		add_group_row(b, &group[k], NULL, depth);
		add_gone(b, &group[k], depth + 1);
		add_gone_groups(b, group[k].child, group[k].child_count, depth + 1);
	}
}

static void add_group(struct builder *b, const struct group *new, size_t depth)
{
	const struct group *old = counterpart(b, DIFF_NEW, new);
	add_group_row(b, old, new, depth);
	for (size_t k = 0; k < new->member_count; k++)
		if (!new->member[k].reference)
			add_item(b, item_counterpart(b, DIFF_NEW, new->member[k].item), new->member[k].item, depth + 1);
	add_gone(b, old, depth + 1);
	for (size_t k = 0; k < new->child_count; k++)
		add_group(b, &new->child[k], depth + 1);
	if (old)
		add_gone_groups(b, old->child, old->child_count, depth + 1);
}

static void add_plan(struct builder *b)
{
	const struct plan *old = b->diff->plan[DIFF_OLD], *new = b->diff->plan[DIFF_NEW];
	line_vec lines = {0};
	add_others(b, &lines, &b->of_plan);
	struct facing_row *r = VEC_PUSH(b->arena, &b->rows);
	*r = (struct facing_row){.status = status_of(old, new, &b->of_plan),
				 .kind = SUBJECT_PLAN,
				 .title = {old ? old->title.s : STR(""), new ? new->title.s : STR("")},
				 .line = lines.v,
				 .line_count = lines.n};
	r->title_changed = r->status == FACING_REVISED && !str_eq(r->title[DIFF_OLD], r->title[DIFF_NEW]);
}

struct view_facing *view_facing(struct arena *a, const struct view_changes *v)
{
	struct builder b = {.arena = a, .diff = v->diff, .all = v, .out = ARENA_NEW(a, struct view_facing)};
	const struct plan *old = v->diff->plan[DIFF_OLD], *new = v->diff->plan[DIFF_NEW];
	index_changes(&b);
	if (old || new)
		add_plan(&b);
	for (size_t k = 0; new &&k < new->policy_count; k++)
		add_group(&b, &new->policy[k], 1);
	if (old)
		add_gone_groups(&b, old->policy, old->policy_count, 1);
	b.out->title = v->title;
	b.out->name[DIFF_OLD] = v->name[DIFF_OLD];
	b.out->name[DIFF_NEW] = v->name[DIFF_NEW];
	b.out->row = b.rows.v;
	b.out->row_count = b.rows.n;
	return b.out;
}
