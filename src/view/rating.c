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

static struct view_given view_given(struct arena *a, const struct given_grade *g, const struct grade *as)
{
	struct view_given v = {0};
	if (!g)
		return v;
	v = (struct view_given){.text = g->grade, .reason = g->reason, .department = g->department, .at = g->at};
	if (as) {
		struct str rest =
			str_has_prefix(g->grade, as->id.s) ? str_slice(g->grade, as->id.s.n, SIZE_MAX) : STR("");
		v.grade = as->id.s;
		v.text = with_remark(a, as, rest);
		v.label = as->label;
	}
	if (g->replaced)
		v.before = g->replaced->grade;
	return v;
}

static void view_rule(struct arena *a, struct view_rating *v, const struct rating *r)
{
	const struct grade *g = r->grade;
	v->grade = g->id.s;
	v->text = with_remark(a, g, r->remark ? r->remark->s : STR(""));
	v->label = g->label;
	v->points = g->points_at.source ? rat_exact(a, g->points.value, g->points.scale > 0 ? g->points.scale : 0)
					: STR("");
	v->achieved = g->achieved;
	v->fails = g->fails;
	v->list = r->list_name;
	v->rule = (size_t)(r->rule - r->list->rule) + 1;
	v->when = r->rule->when ? r->rule->when->text : STR("");
	v->remark = r->remark ? r->remark->s : STR("");
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
		list[k].given = view_given(a, r->given, r->given_as);
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

/* A scheme that calls none of its grades achieved has no share of them. */
static struct view_value achieved_share(struct arena *a, const struct plan *p, const struct roll_up_sum *sum)
{
	for (size_t k = 0; k < sum->grade_count; k++)
		if (sum->grades[k].achieved)
			return share(a, p, sum->achieved, sum->denominator);
	return (struct view_value){0};
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

static void view_rates(struct arena *a, const struct plan *p, struct view_roll_up *v, const struct roll_up_sum *sum)
{
	const struct rounding *as = sum->scheme->has_rounding ? &sum->scheme->rounding : &p->rounding;
	v->by_last_due = sum->by_last_due && sum->of->each_period;
	v->with_rate = sum->with_rate;
	if (!sum->with_rate)
		return;
	v->lowest_rate = view_percent(a, sum->lowest_rate, as);
	v->highest_rate = view_percent(a, sum->highest_rate, as);
	if (sum->by->weights)
		v->rate_weight = amount(a, sum->rate_weight);
	if (rat_sign(sum->rate_weight) > 0)
		v->mean_rate = view_percent(a, rat_div(a, sum->rates, sum->rate_weight), as);
}

static void view_own(struct arena *a, struct view_roll_up *v, const struct roll_up_sum *sum)
{
	const struct roll_up *by = sum->above ? sum->above->by : sum->by;
	if (sum->grade) {
		v->own = sum->grade->id.s;
		v->own_text = with_remark(a, sum->grade, sum->rule->remark.s);
		v->own_label = sum->grade->label;
	}
	if (!sum->given)
		return;
	const struct grade *as = scheme_grade_named(a, by->grade, by->grade_count, sum->given->grade);
	v->given = view_given(a, sum->given, as);
}

static struct view_roll_up view_sum(struct arena *a, const struct plan *p, const struct roll_up_sum *sum)
{
	struct view_roll_up v = {
		.scheme = sum->scheme,
		.grade = ARENA_ARRAY(a, struct view_grade_count, sum->grade_count),
		.grade_count = sum->grade_count,
		.total = sum->total,
		.with_target = sum->with_target,
		.rated = sum->rated,
		.achieved = sum->achieved,
		.met = sum->met,
		.denominator = sum->denominator,
		.denominator_name = denominator_names[sum->by->denominator],
		.achieved_share = achieved_share(a, p, sum),
		.met_share = share(a, p, sum->met, sum->with_target),
		.worst = sum->worst ? sum->worst->id.s : STR(""),
	};
	for (size_t k = 0; k < sum->grade_count; k++) {
		const struct grade *g = &sum->grades[k];
		v.grade[k] = (struct view_grade_count){g->id.s, view_grade_text(g), g->label, sum->count[k],
						       share(a, p, sum->count[k], sum->denominator)};
	}
	view_points(a, &v, sum);
	view_rates(a, p, &v, sum);
	view_own(a, &v, sum);
	if (!sum->above)
		return v;
	v.above = ARENA_NEW(a, struct view_roll_up);
	*v.above = view_sum(a, p, sum->above);
	v.above_of = sum->above->by == sum->scheme->roll_up.above ? GROUP_MEASURE : GROUP_POLICY;
	v.above->of_groups = true;
	v.above->met_share = (struct view_value){0};
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
