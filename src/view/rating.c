#include "view/rating.h"

#include "view/value.h"

struct str view_grade_text(const struct grade *g)
{
	return g->symbol.s.n ? g->symbol.s : g->id.s;
}

static struct str with_remark(struct arena *a, const struct grade *g, struct str remark)
{
	struct str p[] = {view_grade_text(g), remark};
	return remark.n ? str_join(a, p, 2, STR("")) : p[0];
}

static void view_rule(struct arena *a, struct view_rating *v, const struct rating *r)
{
	const struct grade *g = r->grade;
	v->grade = g->id.s;
	v->text = with_remark(a, g, r->rule->remark.s);
	v->label = g->label;
	v->points = g->points_at.source ? rat_exact(a, g->points.value, g->points.scale > 0 ? g->points.scale : 0)
					: STR("");
	v->achieved = g->achieved;
	v->fails = g->fails;
	v->list = r->list_name;
	v->rule = (size_t)(r->rule - r->list->rule) + 1;
	v->when = r->rule->when ? r->rule->when->text : STR("");
	v->remark = r->rule->remark.s;
	v->at = r->rule->at;
	v->precision = r->precision;
}

struct view_rating *view_ratings(struct arena *a, const struct result *res)
{
	struct view_rating *list = ARENA_ARRAY(a, struct view_rating, res->rating_count);
	for (size_t k = 0; k < res->rating_count; k++) {
		const struct rating *r = &res->rating[k];
		list[k].scheme = r->scheme;
		list[k].applies = r->applies;
		if (r->grade)
			view_rule(a, &list[k], r);
		list[k].about = r->about;
		list[k].why_not = r->why_not;
	}
	return list;
}

static struct view_value share(struct arena *a, const struct plan *p, size_t n, size_t of)
{
	if (of == 0)
		return (struct view_value){0};
	struct rat x = rat_mul(a, rat_ratio(a, (int64_t)n, (int64_t)of), rat_of(100));
	return view_percent(a, x, &p->rounding);
}

static struct view_value plain(struct arena *a, struct rat x, int digits)
{
	struct str text = rat_format(a, x, digits, RAT_HALF_UP, false);
	return (struct view_value){.kind = VIEW_NUMBER, .number = text, .text = text};
}

/* Digits enough for the exact value, or two for what has none. */
static struct view_value amount(struct arena *a, struct rat x)
{
	struct str exact = rat_exact(a, x, 0);
	if (str_find(exact, STR("/")) == SIZE_MAX && exact.n < 16)
		return (struct view_value){.kind = VIEW_NUMBER, .number = exact, .text = exact};
	return plain(a, x, 2);
}

static void view_points(struct arena *a, struct view_roll_up *v, const struct roll_up_sum *sum)
{
	if (sum->pointed == 0)
		return;
	v->points = amount(a, sum->points);
	v->weight = amount(a, sum->weight);
	if (rat_sign(sum->weight) > 0)
		v->mean = plain(a, rat_div(a, sum->points, sum->weight), 2);
}

static struct view_roll_up view_sum(struct arena *a, const struct plan *p, const struct roll_up_sum *sum)
{
	const struct scheme *s = sum->scheme;
	struct view_roll_up v = {
		.scheme = s,
		.grade = ARENA_ARRAY(a, struct view_grade_count, s->grade_count),
		.grade_count = s->grade_count,
		.total = sum->total,
		.with_target = sum->with_target,
		.rated = sum->rated,
		.achieved = sum->achieved,
		.met = sum->met,
		.denominator = sum->denominator,
		.denominator_name = denominator_names[s->roll_up.denominator],
		.achieved_share = share(a, p, sum->achieved, sum->denominator),
		.met_share = share(a, p, sum->met, sum->with_target),
		.worst = sum->worst ? sum->worst->id.s : STR(""),
	};
	for (size_t k = 0; k < s->grade_count; k++)
		v.grade[k] =
			(struct view_grade_count){s->grade[k].id.s, view_grade_text(&s->grade[k]), s->grade[k].label,
						  sum->count[k], share(a, p, sum->count[k], sum->denominator)};
	view_points(a, &v, sum);
	if (sum->grade) {
		v.own = sum->grade->id.s;
		v.own_text = with_remark(a, sum->grade, sum->rule->remark.s);
		v.own_label = sum->grade->label;
	}
	return v;
}

struct view_roll_up *view_roll_ups(struct arena *a, const struct evaluation *e, const struct roll_up_query *q,
				   size_t *count)
{
	size_t n = 0;
	while (rating_scheme(e->plan, q->year, n))
		n++;
	struct view_roll_up *list = ARENA_ARRAY(a, struct view_roll_up, n);
	for (size_t k = 0; k < n; k++) {
		struct roll_up_sum sum = roll_up(a, e, rating_scheme(e->plan, q->year, k), q);
		list[k] = view_sum(a, e->plan, &sum);
	}
	if (count)
		*count = n;
	return list;
}
