#include "view/series.h"

#include "base/vec.h"
#include "view/entry.h"
#include "view/value.h"

typedef VEC(struct number) number_list;

static bool has_target_number(const struct view_point *p)
{
	return p->entry.target.kind == VIEW_NUMBER;
}

static bool has_actual_number(const struct view_point *p)
{
	return p->entry.actual.kind == VIEW_NUMBER;
}

static const struct comparison *comparison_named(const struct view_point *p, struct str name)
{
	const struct result *res = p->entry.result;
	for (size_t k = 0; p->judged && k < res->comparison_count; k++)
		if (str_eq(res->comparison[k].name, name) && p->entry.comparison[k].value.kind == VIEW_NUMBER)
			return &res->comparison[k];
	return NULL;
}

static void unjudge(struct view_entry *e)
{
	e->actual = e->rate = e->latest = (struct view_value){0};
	e->comparison_count = e->observation_count = e->rating_count = 0;
	e->outcome = OUTCOME_NO_TARGET;
	e->precision = false;
}

static struct view_point point(struct arena *a, const struct report *r, const struct evaluation *e,
			       const struct item *i, int year, bool judged)
{
	struct view_point p = {.judged = judged};
	const struct result *res = evaluation_result(e, i, year);
	p.entry = view_entry_make(a, r, res, false);
	p.period = ARENA_ARRAY(a, struct view_entry, res->period_count);
	p.period_count = res->period_count;
	for (size_t k = 0; k < p.period_count; k++) {
		p.period[k] = view_entry_make(a, r, &res->period[k], false);
		if (!judged)
			unjudge(&p.period[k]);
	}
	if (!judged)
		unjudge(&p.entry);
	return p;
}

static void name_comparisons(struct arena *a, struct view_series *s, size_t years)
{
	VEC(struct str) name = {0};
	for (size_t k = 0; k < years; k++) {
		for (size_t j = 0; j < s->point[k].entry.comparison_count; j++) {
			struct str here = s->point[k].entry.comparison[j].name;
			bool known = false;
			for (size_t n = 0; n < name.n; n++)
				known = known || str_eq(name.v[n], here);
			if (!known)
				*VEC_PUSH(a, &name) = here;
		}
	}
	s->comparison = name.v;
	s->comparison_count = name.n;
}

static bool same_target(const struct view_point *x, const struct view_point *y)
{
	return x->entry.result->target == y->entry.result->target && x->judged == y->judged &&
	       x->entry.outcome == y->entry.outcome;
}

static void count_runs(struct view_series *s, size_t years)
{
	for (size_t first = 0; first < years; first += s->point[first].run) {
		size_t end = first + 1;
		while (end < years && s->point[first].entry.result->target &&
		       same_target(&s->point[first], &s->point[end]))
			end++;
		s->point[first].run = end - first;
	}
}

static void set_baseline(struct arena *a, struct view_series *s, const struct item *i)
{
	const struct baseline *b = &i->baseline;
	if (!b->given)
		return;
	s->baseline_year = b->year;
	if (b->has_number)
		s->baseline = view_number(a, b->value, i->unit.s, 0, b->at);
	else if (i->scale && b->level < i->scale->n)
		s->baseline =
			(struct view_value){.kind = VIEW_TEXT, .text = i->scale->level[b->level].name.s, .at = b->at};
}

static number_list numbers(struct arena *a, const struct view_series *s, const struct item *i, size_t years)
{
	number_list list = {0};
	for (size_t k = 0; k < years; k++) {
		const struct view_point *p = &s->point[k];
		if (has_target_number(p))
			*VEC_PUSH(a, &list) = p->entry.result->target_value;
		if (has_target_number(p) && p->entry.target.op == TARGET_BETWEEN)
			*VEC_PUSH(a, &list) = p->entry.result->target->upper;
		if (has_actual_number(p))
			*VEC_PUSH(a, &list) = p->entry.result->actual.value;
		for (size_t j = 0; j < s->comparison_count; j++) {
			const struct comparison *c = comparison_named(p, s->comparison[j]);
			if (c)
				*VEC_PUSH(a, &list) = c->actual.value;
		}
	}
	if (s->baseline.kind == VIEW_NUMBER)
		*VEC_PUSH(a, &list) = i->baseline.value;
	return list;
}

static void place(struct arena *a, struct view_series *s, struct view_point *p)
{
	const struct result *res = p->entry.result;
	const struct view_axis *axis = &s->axis;
	p->target_at = p->upper_at = p->actual_at = AXIS_NOWHERE;
	if (has_target_number(p))
		p->target_at = view_axis_place(a, axis, res->target_value.value);
	if (has_target_number(p) && p->entry.target.op == TARGET_BETWEEN)
		p->upper_at = view_axis_place(a, axis, res->target->upper.value);
	if (has_actual_number(p))
		p->actual_at = view_axis_place(a, axis, res->actual.value.value);
	p->comparison_at = ARENA_ARRAY(a, int, s->comparison_count);
	for (size_t j = 0; j < s->comparison_count; j++) {
		const struct comparison *c = comparison_named(p, s->comparison[j]);
		p->comparison_at[j] = c ? view_axis_place(a, axis, c->actual.value.value) : AXIS_NOWHERE;
	}
}

static bool enough(const struct view_series *s, size_t years)
{
	size_t targets = 0, actuals = 0;
	for (size_t k = 0; k < years; k++) {
		targets += has_target_number(&s->point[k]);
		actuals += has_actual_number(&s->point[k]);
	}
	switch (s->kind) {
	case ITEM_INDICATOR:
		return targets + actuals > 0;
	case ITEM_FIGURE:
		return actuals >= 2;
	default:
		return false;
	}
}

static void draw(struct arena *a, struct view_series *s, const struct item *i, size_t years)
{
	number_list list = numbers(a, s, i, years);
	s->axis = view_axis_make(a, list.v, list.n);
	for (size_t k = 0; k < years; k++)
		place(a, s, &s->point[k]);
	if (s->baseline.kind == VIEW_NUMBER)
		s->baseline_at = view_axis_place(a, &s->axis, i->baseline.value.value);
}

static struct view_series series(struct arena *a, const struct report *r, const struct evaluation *e,
				 const struct item *i)
{
	size_t years = (size_t)(e->to - e->from) + 1;
	int until = r->year_count ? r->year[r->year_count - 1].year : e->to;
	struct view_series s = {
		.kind = i->kind,
		.id = i->id.s,
		.title = i->title.s,
		.unit = i->unit.s,
		.baseline_at = AXIS_NOWHERE,
		.point = ARENA_ARRAY(a, struct view_point, years),
	};
	for (size_t k = 0; k < years; k++)
		s.point[k] = point(a, r, e, i, e->from + (int)k, e->from + (int)k <= until);
	name_comparisons(a, &s, years);
	count_runs(&s, years);
	set_baseline(a, &s, i);
	s.drawn = enough(&s, years);
	if (s.drawn)
		draw(a, &s, i, years);
	return s;
}

struct view_history *view_history(struct arena *a, const struct report *r, const struct evaluation *e)
{
	struct view_history *h = ARENA_NEW(a, struct view_history);
	h->year_count = (size_t)(e->to - e->from) + 1;
	h->year = ARENA_ARRAY(a, struct view_year, h->year_count);
	for (size_t k = 0; k < h->year_count; k++) {
		h->year[k].year = e->from + (int)k;
		view_year_name(&h->year[k], e->plan->language.s);
	}
	h->series_count = e->plan->item_count;
	h->series = ARENA_ARRAY(a, struct view_series, h->series_count);
	for (size_t k = 0; k < h->series_count; k++)
		h->series[k] = series(a, r, e, e->plan->item[k]);
	return h;
}

const struct view_series *history_series(const struct view_history *h, const struct view_entry *e)
{
	return &h->series[e->result->item->index];
}
