/*
 * Targets and milestones of one thing, compared year by year; years in a row
 * with the same change are one change.
 */
#include "change.h"
#include "diff/likeness.h"
#include "diff/order.h"

#include <stdlib.h>

/* A stretch of years in which both sides ask for one thing each. */
struct cell {
	int from, to;
	struct diff_value value[DIFF_SIDES]; /* NONE: nothing is asked for */
	struct order_of order;
	int due; /* <0 brought forward, >0 put off, inside the cell */
	bool changed;
	bool lost_explained;   /* the old value is asked for in another year */
	bool gained_explained; /* the new value was asked for in another year */
};

/* A target that comes back later than so many changes is another one. */
enum { SHIFT_MAX = 50 };

typedef VEC(struct cell) cell_list;
typedef VEC(int) year_list;

static int by_year(const void *x, const void *y)
{
	int a = *(const int *)x, b = *(const int *)y;
	return a < b ? -1 : a > b;
}

/* The last year a target can hold in. */
static int last_year(const struct item *i, const struct target *t)
{
	if (!t->standing)
		return t->to;
	bool last = t + 1 == i->target + i->target_count;
	int end = last ? i->to : t[1].from - 1;
	return end > t->to ? end : t->to;
}

static void add_bounds(struct arena *room, year_list *years, const struct item *i)
{
	for (size_t k = 0; k < i->target_count; k++) {
		*VEC_PUSH(room, years) = i->target[k].from;
		*VEC_PUSH(room, years) = i->target[k].to + 1;
		*VEC_PUSH(room, years) = last_year(i, &i->target[k]) + 1;
	}
}

/* Goes through the targets of one side in step with the years. */
struct walk {
	const struct item *item;
	size_t next;
	struct number sum; /* of increments, up to `next` */
};

static struct number sum_up(struct arena *a, struct number sum, struct number n)
{
	return (struct number){rat_add(a, sum.value, n.value), sum.scale > n.scale ? sum.scale : n.scale};
}

static struct diff_value value_at(struct arena *a, struct walk *w, int year)
{
	while (w->next < w->item->target_count && w->item->target[w->next].from <= year) {
		const struct target *t = &w->item->target[w->next++];
		if (t->op != TARGET_NONE && t->has_number)
			w->sum = sum_up(a, w->sum, t->value);
	}
	if (!w->next)
		return (struct diff_value){0};
	const struct target *t = &w->item->target[w->next - 1];
	if (t->op == TARGET_NONE || year > last_year(w->item, t))
		return (struct diff_value){0};
	return (struct diff_value){.kind = DIFF_VALUE_TARGET,
				   .item = w->item,
				   .target = t,
				   .number = w->item->increments ? w->sum : t->value,
				   .at = t->at};
}

/* The cells lie in `room`, numbers in `a`. */
static cell_list make_cells(struct arena *a, struct arena *room, const struct item *old, const struct item *new)
{
	year_list years = {0};
	cell_list cells = {0};
	struct walk walk[] = {{.item = old, .sum = {rat_of(0), 0}}, {.item = new, .sum = {rat_of(0), 0}}};
	add_bounds(room, &years, old);
	add_bounds(room, &years, new);
	if (years.n)
		qsort(years.v, years.n, sizeof *years.v, by_year);
	for (size_t k = 0; k + 1 < years.n; k++) {
		if (years.v[k] == years.v[k + 1])
			continue;
		struct cell c = {.from = years.v[k], .to = years.v[k + 1] - 1};
		for (int side = 0; side < DIFF_SIDES; side++) {
			c.value[side] = value_at(a, &walk[side], c.from);
			c.value[side].from = c.from;
			c.value[side].to = c.to;
		}
		if (c.value[DIFF_OLD].kind || c.value[DIFF_NEW].kind)
			*VEC_PUSH(room, &cells) = c;
	}
	return cells;
}

/* The day by which a value is due, as a number to compare; a cell of an action leaves time to its last year's end. */
static long due_of(const struct diff_value *v, const struct cell *c)
{
	const struct target *t = v->target;
	if (t->due.unit != PERIOD_NONE)
		return (long)t->due.last.year * 10000 + (long)t->due.last.month * 100 + t->due.last.day;
	int year = v->item->kind == ITEM_ACTION && t->to > c->to ? t->to : c->to;
	return (long)(year + 1) * 10000 + 331;
}

/*
 * A standing target also holds in years that the other plan does not cover: the change of the period says that.
 */
static bool outside(const struct cell *c, const struct item *other, const struct diff_value *v)
{
	return v->kind && c->from > v->target->to && (c->from > other->to || c->to < other->from);
}

static void judge(struct arena *a, struct cell *c, const struct item *old, const struct item *new)
{
	struct diff_value *x = &c->value[DIFF_OLD], *y = &c->value[DIFF_NEW];
	if (!x->kind || !y->kind) {
		c->changed = !outside(c, new, x) && !outside(c, old, y);
		return;
	}
	c->order = order_targets(a, x, y);
	long due = due_of(y, c) - due_of(x, c);
	c->due = due > 0 ? 1 : due < 0 ? -1 : 0;
	c->changed = c->order.order != ORDER_SAME || c->due;
}

static bool same_demand(struct arena *a, const struct diff_value *x, const struct diff_value *y)
{
	return x->kind && y->kind && order_targets(a, x, y).order == ORDER_SAME;
}

static void add_shift(struct diff *d, struct cell *from, struct cell *to, enum change_kind kind)
{
	struct diff_value *x = &from->value[DIFF_OLD], *y = &to->value[DIFF_NEW];
	struct change *c = change_add(d, kind, subject_item(x->item), subject_item(y->item));
	c->from = from->from < to->from ? from->from : to->from;
	c->to = from->to > to->to ? from->to : to->to;
	c->value[DIFF_OLD] = *x;
	c->value[DIFF_NEW] = *y;
	from->lost_explained = true;
	to->gained_explained = true;
	amend_change(d, c);
}

/*
 * Whether the old value of cells[k] is not lost but only asked for in another year: what stands in its place is
 * nothing, or itself a shifted value.
 */
static bool may_shift(const struct cell *c)
{
	return c->changed && c->value[DIFF_OLD].kind && !c->lost_explained && !c->due &&
	       (!c->value[DIFF_NEW].kind || c->gained_explained);
}

static bool is_destination(struct arena *a, const struct cell *c, const struct diff_value *lost)
{
	return c->changed && !c->gained_explained && !c->due && c->value[DIFF_NEW].kind &&
	       same_demand(a, lost, &c->value[DIFF_NEW]);
}

/* Targets of other years do not matter once a value is asked for again: the nearest such year is where it went. */
static void find_shifts(struct diff *d, cell_list *l)
{
	for (size_t k = 0; k < l->n; k++) {
		for (size_t j = k + 1; may_shift(&l->v[k]) && j < l->n && j - k <= SHIFT_MAX; j++)
			if (is_destination(d->arena, &l->v[j], &l->v[k].value[DIFF_OLD]))
				add_shift(d, &l->v[k], &l->v[j], CHANGE_TARGET_PUT_OFF);
	}
	for (size_t k = l->n; k-- > 0;) {
		for (size_t j = k; may_shift(&l->v[k]) && j > 0 && k - j < SHIFT_MAX; j--)
			if (is_destination(d->arena, &l->v[j - 1], &l->v[k].value[DIFF_OLD]))
				add_shift(d, &l->v[k], &l->v[j - 1], CHANGE_TARGET_BROUGHT_FORWARD);
	}
}

/*
 * A milestone whose cell became longer or shorter was put off or brought forward; the years that the cell gained or
 * lost say nothing more.
 */
static void explain_cells(cell_list *l)
{
	const struct target *gained = NULL, *lost = NULL;
	for (size_t k = 0; k < l->n; k++) {
		struct cell *c = &l->v[k];
		const struct target *x = c->value[DIFF_OLD].target, *y = c->value[DIFF_NEW].target;
		if (c->due) {
			gained = y;
			lost = x;
		}
		c->gained_explained = c->gained_explained || (!x && y && y == gained);
		c->lost_explained = c->lost_explained || (!y && x && x == lost);
	}
}

static enum diff_class class_of(const struct order_of *o)
{
	switch (o->order) {
	case ORDER_STRICTER:
		return DIFF_STRICTER;
	case ORDER_LOOSER:
		return DIFF_LOOSER;
	default:
		return DIFF_DEFINITION;
	}
}

static bool same_value(const struct diff_value *x, const struct diff_value *y)
{
	if (x->kind != y->kind || !x->kind)
		return x->kind == y->kind;
	if (x->target == y->target)
		return true;
	if (x->target->op != y->target->op || !str_eq(x->target->text.s, y->target->text.s))
		return false;
	if (!x->target->has_number || !y->target->has_number)
		return x->item->scale && x->target->level == y->target->level;
	return rat_cmp(x->number.value, y->number.value) == 0 &&
	       (x->target->op != TARGET_BETWEEN || rat_cmp(x->target->upper.value, y->target->upper.value) == 0);
}

/* Goes on with the change of the years before, when this is the same. */
static bool merge_into_last(struct diff *d, size_t first, const struct change *c)
{
	if (d->changes.n < first + 2)
		return false;
	struct change *last = d->changes.v[d->changes.n - 2];
	if (last->kind != c->kind || last->class != c->class || last->to + 1 != c->from ||
	    last->amendment != c->amendment || !same_value(&last->value[DIFF_OLD], &c->value[DIFF_OLD]) ||
	    !same_value(&last->value[DIFF_NEW], &c->value[DIFF_NEW]))
		return false;
	last->to = c->to;
	last->value[DIFF_OLD].to = last->value[DIFF_NEW].to = c->to;
	d->changes.n--;
	return true;
}

static enum change_kind kind_of(const struct cell *c)
{
	if (!c->value[DIFF_OLD].kind)
		return CHANGE_TARGET_SET;
	if (!c->value[DIFF_NEW].kind)
		return CHANGE_TARGET_DROPPED;
	if (c->order.order == ORDER_SAME)
		return c->due > 0 ? CHANGE_TARGET_PUT_OFF : CHANGE_TARGET_BROUGHT_FORWARD;
	return c->order.sign > 0   ? CHANGE_TARGET_RAISED
	       : c->order.sign < 0 ? CHANGE_TARGET_LOWERED
				   : CHANGE_TARGET_CHANGED;
}

/* A cell of the plan's table that spans years is due at its end: that is the year which counts. */
static void set_due_years(struct change *c)
{
	for (int side = 0; side < DIFF_SIDES; side++) {
		const struct target *t = c->value[side].target;
		c->value[side].from = t->from > c->from ? t->from : c->from;
		c->value[side].to = t->to > c->to ? t->to : c->to;
	}
}

static void add_cell(struct diff *d, size_t first, const struct cell *cell, const struct item *old,
		     const struct item *new)
{
	bool gone = !cell->value[DIFF_OLD].kind || cell->lost_explained;
	bool come = !cell->value[DIFF_NEW].kind || cell->gained_explained;
	if (gone && come)
		return;
	struct change *c = change_add(d, kind_of(cell), subject_item(old), subject_item(new));
	c->from = cell->from;
	c->to = cell->to;
	c->value[DIFF_OLD] = cell->value[DIFF_OLD];
	c->value[DIFF_NEW] = cell->value[DIFF_NEW];
	if (c->class == DIFF_CLASS_COUNT)
		c->class = class_of(&cell->order);
	if (c->kind == CHANGE_TARGET_PUT_OFF || c->kind == CHANGE_TARGET_BROUGHT_FORWARD)
		set_due_years(c);
	c->has_percent = cell->order.has_percent;
	c->percent = cell->order.percent;
	amend_change(d, c);
	merge_into_last(d, first, c);
}

/* A target in words alone, "5 % more than the year before": it has changed when they have. */
static bool is_its_words(const struct target *t)
{
	return t->base != TARGET_ABSOLUTE || target_is_open(t);
}

/* Words and notes of targets that ask for the same. */
static void compare_words(struct diff *d, size_t first, const struct cell *cell, const struct item *old,
			  const struct item *new)
{
	const struct diff_value *x = &cell->value[DIFF_OLD], *y = &cell->value[DIFF_NEW];
	struct diff_subject s = subject_item(old), t = subject_item(new);
	if (!x->kind || !y->kind)
		return;
	size_t before = d->changes.n;
	if (cell->order.restated)
		change_add(d, CHANGE_TARGET_RESTATED, s, t);
	else if (!cell->changed || cell->due ||
		 (old->kind != ITEM_ACTION && !is_its_words(x->target) && !is_its_words(y->target)))
		change_text(d, CHANGE_TARGET_WORDS, s, t, &x->target->text, &y->target->text);
	if (d->changes.n > before) {
		struct change *c = d->changes.v[before];
		c->from = cell->from;
		c->to = cell->to;
		c->value[DIFF_OLD] = *x;
		c->value[DIFF_NEW] = *y;
		merge_into_last(d, first, c);
	}
	if (cell->from == (x->target->from > y->target->from ? x->target->from : y->target->from) &&
	    change_text(d, CHANGE_TARGET_NOTE, s, t, &x->target->note, &y->target->note)) {
		d->changes.v[d->changes.n - 1]->from = cell->from;
		d->changes.v[d->changes.n - 1]->to = cell->to;
	}
}

static bool same_field(const struct field *x, const struct field *y)
{
	return str_eq(x->s, y->s);
}

static bool same_target(const struct target *x, const struct target *y)
{
	return x->from == y->from && x->to == y->to && x->op == y->op && x->standing == y->standing &&
	       x->has_number == y->has_number && x->level == y->level && x->base == y->base &&
	       (x->base == TARGET_ABSOLUTE ||
		(rat_cmp(x->factor, y->factor) == 0 && rat_cmp(x->offset, y->offset) == 0)) &&
	       x->due.unit == y->due.unit && date_cmp(x->due.last, y->due.last) == 0 &&
	       (!x->has_number ||
		(rat_cmp(x->value.value, y->value.value) == 0 && rat_cmp(x->upper.value, y->upper.value) == 0)) &&
	       same_field(&x->text, &y->text) && same_field(&x->note, &y->note);
}

static bool same_scale(const struct scale *x, const struct scale *y)
{
	if (!x || !y || x->n != y->n)
		return x == y;
	for (size_t k = 0; k < x->n; k++)
		if (!same_field(&x->level[k].name, &y->level[k].name))
			return false;
	return true;
}

/* Nearly everything in a revision is as it was: that is seen without going through the years. */
static bool nothing_changed(const struct item *old, const struct item *new)
{
	if (old->target_count != new->target_count || old->increments != new->increments || old->to != new->to ||
	    old->kind != new->kind || old->direction != new->direction || !same_field(&old->unit, &new->unit) ||
	    !same_scale(old->scale, new->scale))
		return false;
	for (size_t k = 0; k < old->target_count; k++)
		if (!same_target(&old->target[k], &new->target[k]))
			return false;
	return true;
}

void diff_targets(struct diff *d, const struct item *old, const struct item *new)
{
	if (nothing_changed(old, new))
		return;
	struct arena_mark mark = arena_mark(d->scratch);
	cell_list cells = make_cells(d->arena, d->scratch, old, new);
	for (size_t k = 0; k < cells.n; k++)
		judge(d->arena, &cells.v[k], old, new);
	size_t first = d->changes.n;
	explain_cells(&cells);
	find_shifts(d, &cells);
	first = d->changes.n > first ? d->changes.n : first;
	for (size_t k = 0; k < cells.n; k++)
		if (cells.v[k].changed)
			add_cell(d, first, &cells.v[k], old, new);
	first = d->changes.n;
	for (size_t k = 0; k < cells.n; k++)
		compare_words(d, first, &cells.v[k], old, new);
	arena_rewind(d->scratch, mark);
}
