/*
 * What a plan says of itself: its period, its rounding, where its results are.
 */
#include "change.h"

static const struct diff_subject whole_plan;

static void compare_period(struct diff *d, const struct plan *old, const struct plan *new)
{
	if (old->from == new->from && old->to == new->to)
		return;
	struct change *c = change_add(d, CHANGE_PERIOD, whole_plan, whole_plan);
	c->value[DIFF_OLD] = diff_years(old->from, old->to, old->period_at);
	c->value[DIFF_NEW] = diff_years(new->from, new->to, new->period_at);
	bool more = new->from <= old->from &&new->to >= old->to, less = new->from >= old->from &&new->to <= old->to;
	c->class = more ? DIFF_SCOPE_ADDED : less ? DIFF_SCOPE_CUT : DIFF_DEFINITION;
}

static struct number integer(int n)
{
	return (struct number){rat_of(n), 0};
}

static struct str rounding_text(struct arena *a, const struct rounding *r)
{
	return str_format(a, "%d, %s", r->digits, rounding_names[r->mode]);
}

/* Where the plan says something, if it does. */
static struct span at_key(const struct plan *p, struct str key)
{
	const struct node *n = node_get(p->root, key);
	return n ? n->span : (struct span){0};
}

static void compare_numbers(struct diff *d, const struct plan *old, const struct plan *new)
{
	int month[] = {fiscal_start_month(old->start_month), fiscal_start_month(new->start_month)};
	if (month[DIFF_OLD] != month[DIFF_NEW]) {
		struct change *c = change_add(d, CHANGE_START_MONTH, whole_plan, whole_plan);
		struct str key = STR("fiscal-year-start");
		c->value[DIFF_OLD] = diff_number(integer(month[DIFF_OLD]), NULL, at_key(old, key));
		c->value[DIFF_NEW] = diff_number(integer(month[DIFF_NEW]), NULL, at_key(new, key));
	}
	bool end[] = {fiscal_named_after_end(old->start_month), fiscal_named_after_end(new->start_month)};
	if (end[DIFF_OLD] != end[DIFF_NEW]) {
		struct change *c = change_add(d, CHANGE_YEAR_NAME, whole_plan, whole_plan);
		struct str key = STR("fiscal-year-named-after");
		c->value[DIFF_OLD] = diff_text(str_of(year_name_words[end[DIFF_OLD]]), at_key(old, key));
		c->value[DIFF_NEW] = diff_text(str_of(year_name_words[end[DIFF_NEW]]), at_key(new, key));
	}
	if (old->rounding.digits != new->rounding.digits || old->rounding.mode != new->rounding.mode) {
		struct change *c = change_add(d, CHANGE_ROUNDING, whole_plan, whole_plan);
		struct str key = STR("rounding");
		c->value[DIFF_OLD] = diff_text(rounding_text(d->arena, &old->rounding), at_key(old, key));
		c->value[DIFF_NEW] = diff_text(rounding_text(d->arena, &new->rounding), at_key(new, key));
	}
}

/* "value = 実績": a table of words as a list of lines, in the plan's order. */
static void add_line(struct arena *a, struct field_list *l, const struct field *x, const struct field *y)
{
	struct str part[] = {x->s, STR(" = "), y->s};
	l->v[l->n++] = (struct field){str_join(a, part, 3, STR("")), x->at};
}

static struct field_list results_words(struct arena *a, const struct plan *p)
{
	struct field_list l = {ARENA_ARRAY(a, struct field, p->column_count + p->missing_count), 0};
	for (size_t k = 0; k < p->column_count; k++)
		add_line(a, &l, &p->column[k].column, &p->column[k].header);
	for (size_t k = 0; k < p->missing_count; k++)
		add_line(a, &l, &p->missing[k].word, &p->missing[k].meaning);
	return l;
}

/* The id may be made from the name of the file, which is not the plan's own word. */
static bool id_given(const struct plan *p)
{
	return node_get(p->root, STR("id"));
}

void diff_plan_fields(struct diff *d)
{
	const struct plan *old = d->plan[DIFF_OLD], *new = d->plan[DIFF_NEW];
	struct field_list x = results_words(d->arena, old), y = results_words(d->arena, new);
	compare_period(d, old, new);
	compare_numbers(d, old, new);
	if (id_given(old) && id_given(new))
		change_text(d, CHANGE_PLAN_ID, whole_plan, whole_plan, &old->id, &new->id);
	change_text(d, CHANGE_PLAN_TITLE, whole_plan, whole_plan, &old->title, &new->title);
	change_text(d, CHANGE_ORGANIZATION, whole_plan, whole_plan, &old->organization, &new->organization);
	change_text(d, CHANGE_ORIGIN, whole_plan, whole_plan, &old->origin, &new->origin);
	change_text(d, CHANGE_PLAN_NOTE, whole_plan, whole_plan, &old->note, &new->note);
	change_text(d, CHANGE_LANGUAGE, whole_plan, whole_plan, &old->language, &new->language);
	change_list(d, CHANGE_RESULTS, whole_plan, whole_plan, &old->results, &new->results);
	change_list(d, CHANGE_RESULTS_WORDS, whole_plan, whole_plan, &x, &y);
}
