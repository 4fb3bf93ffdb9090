/*
 * What an item is, apart from its targets.
 */
#include "change.h"
#include "threshold.h"

static struct span span_of(const struct item *i, struct span at)
{
	return at.source ? at : i->span;
}

static void compare_scale(struct diff *d, const struct item *old, const struct item *new)
{
	bool usual = old->kind == ITEM_ACTION && new->kind == ITEM_ACTION &&
		     old->scale == d->plan[0]->action_scale &&new->scale == d->plan[1]->action_scale;
	struct str x = old->scale ? old->scale->id.s : STR(""), y = new->scale ? new->scale->id.s : STR("");
	if (usual || str_eq(x, y))
		return;
	struct change *c = change_add(d, CHANGE_SCALE, subject_item(old), subject_item(new));
	c->value[DIFF_OLD] = diff_text(x, old->span);
	c->value[DIFF_NEW] = diff_text(y, new->span);
}

static void compare_unit(struct diff *d, const struct item *old, const struct item *new)
{
	if (!change_text(d, CHANGE_UNIT, subject_item(old), subject_item(new), &old->unit, &new->unit))
		return;
	if (unit_same(d->arena, old->unit.s, new->unit.s))
		d->changes.v[d->changes.n - 1]->class = DIFF_FORMATTING;
}

static struct diff_value baseline_value(const struct item *i)
{
	const struct baseline *b = &i->baseline;
	if (!b->given)
		return (struct diff_value){0};
	if (b->has_number)
		return diff_number(b->value, i, b->at);
	return diff_text(i->scale ? i->scale->level[b->level].name.s : STR(""), b->at);
}

static bool same_baseline(const struct diff_value *x, const struct diff_value *y)
{
	if (x->kind != y->kind)
		return false;
	return x->kind == DIFF_VALUE_NUMBER ? rat_cmp(x->number.value, y->number.value) == 0 : str_eq(x->text, y->text);
}

static void compare_baseline(struct diff *d, const struct item *old, const struct item *new)
{
	struct diff_subject s = subject_item(old), t = subject_item(new);
	struct diff_value x = baseline_value(old), y = baseline_value(new);
	if (!same_baseline(&x, &y)) {
		struct change *c = change_add(d, CHANGE_BASELINE, s, t);
		c->value[DIFF_OLD] = x;
		c->value[DIFF_NEW] = y;
	}
	if (old->baseline.given && new->baseline.given && old->baseline.year != new->baseline.year) {
		struct change *c = change_add(d, CHANGE_BASELINE_YEAR, s, t);
		c->value[DIFF_OLD] = diff_years(old->baseline.year, old->baseline.year, old->baseline.at);
		c->value[DIFF_NEW] = diff_years(new->baseline.year, new->baseline.year, new->baseline.at);
	}
	change_text(d, CHANGE_NOTE, s, t, &old->baseline.note, &new->baseline.note);
}

static const struct threshold *threshold_named(const struct item *i, struct str name)
{
	for (size_t k = 0; k < i->threshold_count; k++)
		if (str_eq(i->threshold[k].name.s, name))
			return &i->threshold[k];
	return NULL;
}

static struct diff_value threshold_value(struct diff *d, const struct threshold *t)
{
	if (!t)
		return (struct diff_value){0};
	struct str p[] = {t->name.s, STR(" "),
			  rat_exact(d->arena, t->value.value, t->value.scale > 0 ? t->value.scale : 0)};
	return diff_text(str_join(d->arena, p, 3, STR("")), t->at);
}

static struct rated_lists lists_for(struct arena *a, const struct scheme *s, const struct item *i)
{
	struct rated_lists all = rated_lists(a, s->node), own = {.v = {0}};
	for (size_t k = 0; k < all.v.n; k++)
		if (is_rated_by(s, i, &all.v.v[k]))
			*VEC_PUSH(a, &own.v) = all.v.v[k];
	return own;
}

/* What another number means for the rules that ask for it; where schemes differ on that, it is another definition. */
static enum diff_class threshold_meaning(struct diff *d, const struct item *i, const struct threshold *old,
					 const struct threshold *new)
{
	const struct scheme_set *set = d->plan[DIFF_NEW]->schemes;
	enum diff_class class = DIFF_CLASS_COUNT;
	for (size_t k = 0; set && k < set->n; k++) {
		const struct scheme *s = set->use[k].scheme;
		struct rated_lists lists = lists_for(d->arena, s, i);
		struct threshold_change c =
			threshold_of_item(d->arena, s->node, &lists, new->name.s, old->value.value, new->value.value);
		if (c.used)
			class = class == DIFF_CLASS_COUNT || class == c.class ? c.class : DIFF_DEFINITION;
	}
	return class == DIFF_CLASS_COUNT ? DIFF_DEFINITION : class;
}

/* Thresholds that a rating scheme asks for by name: one change for each that is new, gone or another number. */
static void compare_thresholds(struct diff *d, const struct item *old, const struct item *new)
{
	const struct item *side[] = {old, new};
	for (int k = 0; k < 2; k++) {
		for (size_t j = 0; j < side[k]->threshold_count; j++) {
			struct str name = side[k]->threshold[j].name.s;
			const struct threshold *x = threshold_named(old, name), *y = threshold_named(new, name);
			bool same = x && y && rat_cmp(x->value.value, y->value.value) == 0;
			if (same || (k == 1 && x))
				continue;
			struct change *c = change_add(d, CHANGE_THRESHOLD, subject_item(old), subject_item(new));
			c->value[DIFF_OLD] = threshold_value(d, x);
			c->value[DIFF_NEW] = threshold_value(d, y);
			c->class = x && y ? threshold_meaning(d, new, x, y) : DIFF_DEFINITION;
		}
	}
}

static void compare_period(struct diff *d, const struct item *old, const struct item *new)
{
	if ((!old->own_period && !new->own_period) || (old->from == new->from && old->to == new->to))
		return;
	struct change *c = change_add(d, CHANGE_ITEM_PERIOD, subject_item(old), subject_item(new));
	c->value[DIFF_OLD] = diff_years(old->from, old->to, old->span);
	c->value[DIFF_NEW] = diff_years(new->from, new->to, new->span);
	bool more = new->from <= old->from &&new->to >= old->to, less = new->from >= old->from &&new->to <= old->to;
	c->class = more ? DIFF_SCOPE_ADDED : less ? DIFF_SCOPE_CUT : DIFF_DEFINITION;
}

/* What becomes a figure has no target any more. */
static void compare_kind(struct diff *d, const struct item *old, const struct item *new)
{
	if (old->kind == new->kind)
		return;
	struct change *c = change_add(d, CHANGE_ITEM_KIND, subject_item(old), subject_item(new));
	c->value[DIFF_OLD] = diff_text(str_of(item_kind_names[old->kind]), old->span);
	c->value[DIFF_NEW] = diff_text(str_of(item_kind_names[new->kind]), new->span);
	c->class = new->kind == ITEM_FIGURE   ? DIFF_SCOPE_CUT
		   : old->kind == ITEM_FIGURE ? DIFF_SCOPE_ADDED
					      : DIFF_DEFINITION;
	amend_change(d, c);
}

/* Departments that both have from their groups, when those are the same groups, changed there. */
static bool departments_inherited(const struct diff *d, const struct item *old, const struct item *new)
{
	return match_group(d->matching, DIFF_OLD, old->group) ==
		       new->group &&list_same(&old->departments, &old->group->departments) &&
	       list_same(&new->departments, &new->group->departments);
}

/* An id that a ratio names counts as the same when it is that item's new name. */
static void compare_reference(struct diff *d, enum change_kind kind, const struct item *old, const struct item *new,
			      const struct field *x, const struct field *y)
{
	const struct item *was = x->s.n ? plan_item(d->plan[0], x->s) : NULL;
	const struct item *is = y->s.n ? plan_item(d->plan[1], y->s) : NULL;
	if (was && is && match_item(d->matching, DIFF_OLD, was) == is)
		return;
	change_text(d, kind, subject_item(old), subject_item(new), x, y);
}

static void compare_words(struct diff *d, enum change_kind kind, const struct item *old, const struct item *new,
			  struct str x, struct str y)
{
	if (str_eq(x, y))
		return;
	struct change *c = change_add(d, kind, subject_item(old), subject_item(new));
	c->value[DIFF_OLD] = diff_text(x, old->span);
	c->value[DIFF_NEW] = diff_text(y, new->span);
	/* A target that no longer holds is as good as gone. */
	if (kind == CHANGE_STATUS) {
		c->class = y.n == 0 ? DIFF_SCOPE_ADDED : DIFF_SCOPE_CUT;
		amend_change(d, c);
	}
}

void diff_item_fields(struct diff *d, const struct item *old, const struct item *new)
{
	struct diff_subject s = subject_item(old), t = subject_item(new);
	static const char *const rows[] = {"increments", "totals"}, *const cover[] = {"year", "period"};
	compare_kind(d, old, new);
	change_text(d, CHANGE_ID, s, t, &old->id, &new->id);
	change_text(d, CHANGE_TITLE, s, t, &old->title, &new->title);
	change_text(d, CHANGE_NOTE, s, t, &old->note, &new->note);
	if (!departments_inherited(d, old, new))
		change_list(d, CHANGE_DEPARTMENTS, s, t, &old->departments, &new->departments);
	compare_unit(d, old, new);
	change_name(d, CHANGE_DIRECTION, s, t, direction_names[old->direction], direction_names[new->direction],
		    span_of(old, old->direction_at), span_of(new, new->direction_at));
	compare_scale(d, old, new);
	change_name(d, CHANGE_AGGREGATE, s, t, aggregate_names[old->aggregate], aggregate_names[new->aggregate],
		    span_of(old, old->aggregate_at), span_of(new, new->aggregate_at));
	change_name(d, CHANGE_ROWS, s, t, rows[old->rows_are_totals], rows[new->rows_are_totals], old->span, new->span);
	change_name(d, CHANGE_TARGETS_COVER, s, t, cover[old->by_period], cover[new->by_period], old->span, new->span);
	change_name(d, CHANGE_PER_DEPARTMENT, s, t, department_rule_names[old->per_department],
		    department_rule_names[new->per_department], old->span, new->span);
	compare_words(d, CHANGE_SURVEYED, old, new, survey_text(d->arena, &old->survey),
		      survey_text(d->arena, &new->survey));
	compare_words(d, CHANGE_REPORT_DUE, old, new, duration_text(d->arena, &old->report_due),
		      duration_text(d->arena, &new->report_due));
	compare_words(d, CHANGE_MAX_AGE, old, new, duration_text(d->arena, &old->max_age),
		      duration_text(d->arena, &new->max_age));
	compare_words(d, CHANGE_STATUS, old, new, status_text(d->arena, old), status_text(d->arena, new));
	compare_words(d, CHANGE_EXPECTED, old, new, expected_text(d->arena, old, d->plan[DIFF_OLD]->start_month),
		      expected_text(d->arena, new, d->plan[DIFF_NEW]->start_month));
	compare_reference(d, CHANGE_WHOLE, old, new, &old->whole_id, &new->whole_id);
	compare_reference(d, CHANGE_NUMERATOR, old, new, &old->ratio_of, &new->ratio_of);
	compare_reference(d, CHANGE_DENOMINATOR, old, new, &old->ratio_to, &new->ratio_to);
	change_list(d, CHANGE_PARTS, s, t, &old->parts, &new->parts);
	change_text(d, CHANGE_FORMULA, s, t, &old->formula, &new->formula);
	compare_baseline(d, old, new);
	change_text(d, CHANGE_RATING_CLASS, s, t, &old->class_name, &new->class_name);
	change_number(d, CHANGE_WEIGHT, s, t, old->weight, new->weight, old->span, new->span);
	compare_thresholds(d, old, new);
	compare_period(d, old, new);
	change_list(d, CHANGE_COMPARISONS, s, t, &old->comparisons, &new->comparisons);
}
