#include "view/explain_rating.h"

#include "view/rating.h"
#include "view/value.h"

struct summer {
	struct arena *arena;
	struct step_list *list;
	const struct report *report;
	const struct roll_up_sum *sum;
};

static struct view_step *say(const struct summer *x, struct msg m)
{
	struct view_step *s = step_add(x->arena, x->list, "");
	s->text = m;
	return s;
}

static struct str count(struct arena *a, size_t n)
{
	return str_format(a, "%zu", n);
}

static struct str points_text(struct arena *a, const struct grade *g)
{
	return rat_exact(a, g->points.value, g->points.scale > 0 ? g->points.scale : 0);
}

/* "grade ◎, points 3, weight 2": what an item adds. */
static struct msg grade_added(const struct summer *x, const struct roll_up_part *p)
{
	struct arena *a = x->arena;
	struct str grade = p->grade ? view_grade_text(p->grade) : STR("");
	if (!p->grade)
		return MSG(N_("unrated"));
	if (!p->grade->points_at.source)
		return MSG(N_("grade %s"), grade);
	struct str points = points_text(a, p->grade);
	if (x->sum->by->weights)
		return MSG(N_("grade %1$s, points %2$s, weight %3$s"), grade, points, rat_exact(a, p->weight, 0));
	return MSG(N_("grade %1$s, points %2$s"), grade, points);
}

static void explain_part(const struct summer *x, const struct roll_up_part *p)
{
	struct arena *a = x->arena;
	struct msg added = grade_added(x, p);
	struct view_step *s = say(x, MSG("%s", p->title));
	s->at = p->at;
	s->why = added;
	if (!p->has_rate)
		return;
	struct str rate = step_cut(a, p->rate);
	step_add(a, x->list, "")->text =
		p->capped ? MSG(N_("its rate counts as %s, the cap"), rate) : MSG(N_("its rate is %s"), rate);
}

/* Points times weights added up, as they are typed in. */
static struct str sum_text(const struct summer *x, const struct roll_up_parts *parts, bool rates)
{
	struct arena *a = x->arena;
	VEC(struct str) part = {0};
	for (size_t k = 0; k < parts->n; k++) {
		const struct roll_up_part *p = &parts->v[k];
		bool counts = rates ? p->has_rate : p->grade && p->grade->points_at.source;
		if (!counts)
			continue;
		struct str value = rates ? step_cut(a, p->rate) : points_text(a, p->grade);
		bool weighed = rat_cmp(p->weight, rat_of(1)) != 0;
		struct str product[] = {value, STR(" × "), weighed ? rat_exact(a, p->weight, 0) : STR("")};
		*VEC_PUSH(a, &part) = weighed ? str_join(a, product, 3, STR("")) : value;
	}
	return str_join(a, part.v, part.n, STR(" + "));
}

static void explain_counts(const struct summer *x, const struct view_roll_up *v)
{
	struct arena *a = x->arena;
	VEC(struct str) part = {0};
	for (size_t k = 0; k < v->grade_count; k++)
		*VEC_PUSH(a, &part) = str_format(a, "%.*s %zu", STR_ARG(v->grade[k].text), v->grade[k].count);
	say(x, MSG(N_("counted: %1$s; unrated %2$s"), str_join(a, part.v, part.n, STR(", ")),
		   count(a, v->total - v->rated)));
	struct msg denominator = MSG(N_("shares are taken of %1$s (%2$s: %3$s in all, %4$s with a target, %5$s rated)"),
				     count(a, v->denominator), str_of(v->denominator_name), count(a, v->total),
				     count(a, v->with_target), count(a, v->rated));
	denominator.translated = 2;
	say(x, denominator);
	if (v->achieved_share.kind != VIEW_NONE)
		say(x, MSG(N_("achieved: %1$s ÷ %2$s × 100 = %3$s"), count(a, v->achieved), count(a, v->denominator),
			   v->achieved_share.text));
	if (v->met_share.kind != VIEW_NONE)
		say(x, MSG(N_("target met: %1$s ÷ %2$s × 100 = %3$s"), count(a, v->met), count(a, v->with_target),
			   v->met_share.text));
}

static void explain_sums(const struct summer *x, const struct roll_up_parts *parts, const struct view_roll_up *v)
{
	if (v->points.kind != VIEW_NONE)
		say(x, MSG(N_("points: %1$s = %2$s"), sum_text(x, parts, false), v->points.text));
	if (v->mean.kind != VIEW_NONE)
		say(x, MSG(N_("mean: %1$s ÷ %2$s = %3$s"), v->points.text, v->weight.text, v->mean.text));
	if (v->mean_rate.kind != VIEW_NONE)
		say(x, MSG(N_("mean of the rates: (%1$s) ÷ %2$s = %3$s"), sum_text(x, parts, true),
			   rat_exact(x->arena, x->sum->rate_weight, 0), v->mean_rate.text));
}

static void explain_rules(const struct summer *x, const struct view_roll_up *v)
{
	const struct evaluation *ev = x->report->evaluation;
	struct eval_scope scope = {x->arena, ev->plan, ev->results, ev->as_of};
	const struct roll_up *by = x->sum->by;
	struct explainer e = {
		x->arena, x->list, {.scope = &scope, .scheme = x->sum->scheme, .sum = x->sum, .digits = 20}, {0}};
	size_t tried = x->sum->rule ? (size_t)(x->sum->rule - by->rules.rule) + 1 : by->rules.n;
	if (by->rules.n == 0)
		return;
	explain_words(&e, &by->rules, tried);
	for (size_t k = 0; k < tried; k++)
		explain_rule(&e, &by->rules, x->sum->rule, by->grade, k);
	if (v->own.n)
		say(x, MSG(N_("grade %s"), v->own_text));
	else
		say(x, MSG(N_("unrated")))->why = MSG(N_("none of the rules holds"));
}

static void explain_sum(struct arena *a, struct step_list *l, const struct report *r, const struct roll_up_sum *sum,
			const struct view_roll_up *v, const char *label, struct msg head)
{
	struct summer x = {a, l, r, sum};
	struct roll_up_parts parts = roll_up_parts(a, sum);
	struct view_step *s = step_add(a, l, label);
	s->text = head;
	s->at = sum->by->at.source ? sum->by->at : sum->scheme->at;
	for (size_t k = 0; k < parts.n; k++)
		explain_part(&x, &parts.v[k]);
	explain_counts(&x, v);
	explain_sums(&x, &parts, v);
	if (!sum->above)
		explain_rules(&x, v);
}

void explain_roll_ups(struct arena *a, struct step_list *l, const struct report *r, const struct roll_up_query *q)
{
	const struct evaluation *e = r->evaluation;
	const struct scheme *scheme;
	size_t n;
	struct view_roll_up *v = view_roll_ups(a, e, q, &n);
	for (size_t k = 0; k < n && (scheme = rating_scheme(e->plan, q->year, k)); k++) {
		struct roll_up_sum *sum = ARENA_NEW(a, struct roll_up_sum);
		*sum = roll_up(a, e, scheme, q);
		if (sum->total == 0)
			continue;
		explain_sum(a, l, r, sum, &v[k], N_("roll-up"),
			    MSG(N_("by the scheme %1$s, of %2$s items"), scheme->id.s, count(a, sum->total)));
		if (sum->above)
			explain_sum(a, l, r, sum->above, v[k].above, "",
				    v[k].above_of == GROUP_MEASURE
					    ? MSG(N_("above these, of %s measures"), count(a, sum->above->total))
					    : MSG(N_("above these, of %s policies"), count(a, sum->above->total)));
		explain_given(a, l, &v[k].given, v[k].own);
	}
}
