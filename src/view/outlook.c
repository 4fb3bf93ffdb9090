#include "view/outlook.h"

#include "view/value.h"

static struct view_value number(struct arena *a, struct rat x, int scale, struct str unit)
{
	struct number n = {x, scale};
	return view_number(a, n, unit, 0, (struct span){0});
}

/* Digits enough for the exact value, or two more than the figure has. */
static struct view_value computed(struct arena *a, struct rat x, const struct view_entry *e)
{
	int scale = e->result->actual.value.scale > 0 ? e->result->actual.value.scale : 0;
	bool fits = rat_cmp(rat_round(a, x, scale, RAT_DOWN), x) == 0;
	return number(a, x, fits ? scale : scale + 2, e->unit);
}

static void view_points(struct arena *a, const struct outlook *o, const struct view_entry *e, struct view_outlook *v)
{
	v->point = ARENA_ARRAY(a, struct view_known, o->series.n);
	v->point_count = o->series.n;
	for (size_t k = 0; k < o->series.n; k++) {
		const struct trend_point *p = &o->series.point[k];
		v->point[k] = (struct view_known){p->year, number(a, p->value, p->scale, e->unit), p->baseline};
	}
}

static struct str block(struct arena *a, struct rat x, struct rat low, struct rat high)
{
	static const struct str blocks[] = {STR_INIT("▁"), STR_INIT("▂"), STR_INIT("▃"), STR_INIT("▄"),
					    STR_INIT("▅"), STR_INIT("▆"), STR_INIT("▇"), STR_INIT("█")};
	enum { TOP = sizeof blocks / sizeof *blocks - 1 };
	int64_t level = TOP / 2;
	struct rat span = rat_sub(a, high, low);
	if (rat_sign(span) != 0)
		rat_to_int(rat_round(a, rat_mul(a, rat_div(a, rat_sub(a, x, low), span), rat_of(TOP)), 0, RAT_HALF_UP),
			   &level);
	return blocks[level];
}

static struct str spark(struct arena *a, const struct trend_series *t)
{
	struct buf b = buf_new(a);
	if (t->n < 2)
		return STR("");
	struct rat low = t->point[0].value, high = low;
	for (size_t k = 1; k < t->n; k++) {
		low = rat_cmp(t->point[k].value, low) < 0 ? t->point[k].value : low;
		high = rat_cmp(t->point[k].value, high) > 0 ? t->point[k].value : high;
	}
	size_t k = 0;
	for (int year = t->point[0].year; k < t->n; year++)
		buf_add(&b, t->point[k].year == year ? block(a, t->point[k++].value, low, high) : STR("·"));
	return buf_str(&b);
}

struct view_outlook view_outlook(struct arena *a, const struct report *r, const struct view_entry *e)
{
	const struct evaluation *ev = r->evaluation;
	struct eval_scope scope = {a, ev->plan, ev->results, ev->as_of};
	scope = scope_of(&scope, e->result);
	struct outlook o = outlook_make(&scope, e->result);
	struct view_outlook v = {
		.spark = spark(a, &o.series),
		.reaches = o.reaches,
		.reach_year = o.reaches ? o.reach_year : 0,
		.course = o.course,
		.reason = o.reason,
	};
	view_points(a, &o, e, &v);
	if (o.has_change)
		v.change = computed(a, o.change, e);
	if (o.has_change_rate)
		v.change_rate = view_percent(a, o.change_rate, &r->rounding);
	if (o.has_goal) {
		v.final_year = o.final_year;
		v.goal = computed(a, o.goal, e);
		if (o.has_remaining)
			v.remaining = computed(a, o.remaining, e);
	}
	if (o.has_needed)
		v.needed = computed(a, o.needed, e);
	if (o.has_line) {
		v.slope = computed(a, o.slope, e);
		v.projected = computed(a, o.projected, e);
		v.slope_working = trend_slope_working(a, &o.series);
		v.line_working = trend_working(a, &o.series, o.final_year ? o.final_year : e->year);
	}
	return v;
}
