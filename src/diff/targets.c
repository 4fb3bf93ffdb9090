/*
 * Targets and milestones of one thing, compared year by year; years in a row
 * with the same change are one change.
 */
#include "change.h"
#include "diff/likeness.h"
#include "diff/order.h"
#include "target_cells.h"

/* A target that comes back later than so many changes is another one. */
enum { SHIFT_MAX = 50 };

/* The last year of a value; a cell of an action leaves time to its last year's end. */
static int last_year_of(const struct diff_value *v, const struct cell *c)
{
	return v->item->kind == ITEM_ACTION && v->target->to > c->to ? v->target->to : c->to;
}

static struct date due_of(const struct diff *d, const struct cell *c, int side)
{
	const struct diff_value *v = &c->value[side];
	bool inside = v->target->due.unit != PERIOD_NONE;
	return inside ? v->target->due.last : fiscal_year(last_year_of(v, c), d->plan[side]->start_month).last;
}

/* <0 when the new value is due earlier, >0 later.  That years begin in another month is a change of its own. */
static int compare_due(const struct diff *d, const struct cell *c)
{
	const struct diff_value *x = &c->value[DIFF_OLD], *y = &c->value[DIFF_NEW];
	int old = last_year_of(x, c), new = last_year_of(y, c);
	if (x->target->due.unit == PERIOD_NONE && y->target->due.unit == PERIOD_NONE)
		return new < old ? -1 : new > old;
	return date_cmp(due_of(d, c, DIFF_NEW), due_of(d, c, DIFF_OLD));
}

/*
 * A standing target also holds in years that the other plan does not cover: the change of the period says that.
 */
static bool outside(const struct cell *c, const struct item *other, const struct diff_value *v)
{
	return v->kind && c->from > v->target->to && (c->from > other->to || c->to < other->from);
}

static void judge(const struct diff *d, struct cell *c, const struct item *old, const struct item *new)
{
	struct diff_value *x = &c->value[DIFF_OLD], *y = &c->value[DIFF_NEW];
	if (!x->kind || !y->kind) {
		c->changed = !outside(c, new, x) && !outside(c, old, y);
		return;
	}
	c->order = order_targets(d->arena, x, y);
	if (!c->divided)
		c->due = compare_due(d, c);
	c->changed = c->order.order != ORDER_SAME || c->due;
}

static void add_shift(struct diff *d, struct cell *from, struct cell *to, enum change_kind kind)
{
	struct diff_value *x = &from->value[DIFF_OLD], *y = &to->value[DIFF_NEW];
	struct change *c = change_add(d, kind, subject_item(x->item), subject_item(y->item));
	c->from = from->from < to->from ? from->from : to->from;
	c->to = from->to > to->to ? from->to : to->to;
	c->value[DIFF_OLD] = *x;
	c->value[DIFF_NEW] = *y;
	c->when = to->when;
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
	       order_targets(a, lost, &c->value[DIFF_NEW]).order == ORDER_SAME;
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
		c->gained_explained = !x && y && y == gained;
		c->lost_explained = !y && x && x == lost;
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

/* What a target counts from, and how much of it. */
static bool same_base(const struct target *x, const struct target *y)
{
	return x->base == y->base && (x->base == TARGET_ABSOLUTE ||
				      (rat_cmp(x->factor, y->factor) == 0 && rat_cmp(x->offset, y->offset) == 0));
}

/* Of two changes of one kind: either both have the value, or neither. */
static bool same_value(const struct diff_value *x, const struct diff_value *y)
{
	if (x->target == y->target)
		return true;
	if (x->target->op != y->target->op || x->target->has_number != y->target->has_number ||
	    x->target->level != y->target->level || !same_base(x->target, y->target) ||
	    !str_eq(x->target->text.s, y->target->text.s))
		return false;
	if (!x->target->has_number)
		return true;
	return rat_cmp(x->number.value, y->number.value) == 0 &&
	       rat_cmp(x->target->upper.value, y->target->upper.value) == 0;
}

/* Goes on with the change of the years before, when this is the same. */
static bool merge_into_last(struct diff *d, size_t first, const struct change *c)
{
	if (d->changes.n < first + 2)
		return false;
	struct change *last = d->changes.v[d->changes.n - 2];
	if (last->when.unit != PERIOD_NONE || c->when.unit != PERIOD_NONE || last->kind != c->kind ||
	    last->class != c->class || last->to + 1 != c->from || last->amendment != c->amendment ||
	    !same_value(&last->value[DIFF_OLD], &c->value[DIFF_OLD]) ||
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
	c->when = cell->when;
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
		c->when = cell->when;
		c->from = cell->from;
		c->to = cell->to;
		c->value[DIFF_OLD] = *x;
		c->value[DIFF_NEW] = *y;
		merge_into_last(d, first, c);
	}
	if (cell->from == (x->target->from > y->target->from ? x->target->from : y->target->from) &&
	    change_text(d, CHANGE_TARGET_NOTE, s, t, &x->target->note, &y->target->note)) {
		d->changes.v[d->changes.n - 1]->when = cell->when;
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
	       x->has_number == y->has_number && x->level == y->level && same_base(x, y) &&
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
	cell_list cells = target_cells(d, old, new);
	for (size_t k = 0; k < cells.n; k++)
		judge(d, &cells.v[k], old, new);
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
