#include "eval/roll_up.h"

#include "eval/condition.h"
#include "eval/rating.h"

struct counter {
	struct arena *arena;
	const struct evaluation *e;
	const struct roll_up_query *q;
	struct roll_up_sum *sum;
	size_t mark; /* of the items that were counted */
};

static const struct rating *rating_of(const struct result *res, const struct scheme *scheme)
{
	for (size_t k = 0; k < res->rating_count; k++)
		if (res->rating[k].scheme == scheme)
			return &res->rating[k];
	return NULL;
}

static void add_points(struct arena *a, struct roll_up_sum *sum, const struct item *i, const struct grade *g)
{
	if (!g->points_at.source)
		return;
	bool weighed = sum->scheme->roll_up.weights && i->has_weight;
	struct rat weight = weighed ? i->weight.value : rat_of(1);
	sum->pointed++;
	sum->weight = rat_add(a, sum->weight, weight);
	sum->points = rat_add(a, sum->points, rat_mul(a, weight, g->points.value));
}

static void count_grade(struct arena *a, struct roll_up_sum *sum, const struct item *i, const struct grade *g)
{
	sum->rated++;
	sum->count[g - sum->scheme->grade]++;
	sum->achieved += g->achieved;
	if (!sum->worst || g > sum->worst)
		sum->worst = g;
	add_points(a, sum, i, g);
}

static void count_item(struct counter *c, const struct item *i)
{
	if (i->kind == ITEM_FIGURE || c->e->marks->of_item[i->index] == c->mark)
		return;
	if (c->q->chosen && !c->q->chosen[i->index])
		return;
	c->e->marks->of_item[i->index] = c->mark;
	const struct result *res = evaluation_result(c->e, i, c->q->year);
	const struct rating *r = rating_of(res, c->sum->scheme);
	if (!r || !r->applies)
		return;
	c->sum->total++;
	c->sum->with_target += res->outcome != OUTCOME_NO_TARGET;
	c->sum->met += res->outcome == OUTCOME_MET;
	if (r->grade)
		count_grade(c->arena, c->sum, i, r->grade);
}

static bool is_of_department(const struct item *i, struct str department)
{
	for (size_t k = 0; k < i->departments.n; k++)
		if (str_eq(i->departments.v[k].s, department))
			return true;
	return false;
}

static void count_group(struct counter *c, const struct group *g)
{
	for (size_t k = 0; k < g->member_count; k++)
		count_item(c, g->member[k].item);
	for (size_t k = 0; k < g->child_count; k++)
		count_group(c, &g->child[k]);
}

static void count_all(struct counter *c)
{
	const struct plan *p = c->e->plan;
	if (c->q->group) {
		count_group(c, c->q->group);
		return;
	}
	for (size_t k = 0; k < p->item_count; k++)
		if (!c->q->department.n || is_of_department(p->item[k], c->q->department))
			count_item(c, p->item[k]);
}

static void grade_sum(struct arena *a, const struct evaluation *e, struct roll_up_sum *sum)
{
	const struct roll_up *u = &sum->scheme->roll_up;
	struct eval_scope scope = {a, e->plan, e->results, e->as_of};
	struct subject s = {.scope = &scope, .scheme = sum->scheme, .sum = sum};
	for (size_t k = 0; k < u->rules.n && !sum->rule; k++) {
		const struct scheme_rule *r = &u->rules.rule[k];
		struct doubt doubt;
		enum truth t = r->when ? condition_truth(s, r->when, &doubt) : TRUTH_TRUE;
		if (t == TRUTH_UNKNOWN)
			return;
		if (t == TRUTH_TRUE)
			sum->rule = r;
	}
	if (sum->rule)
		sum->grade = &u->grade[sum->rule->grade];
}

struct roll_up_sum roll_up(struct arena *a, const struct evaluation *e, const struct scheme *scheme,
			   const struct roll_up_query *q)
{
	struct roll_up_sum sum = {
		.scheme = scheme,
		.count = ARENA_ARRAY(a, size_t, scheme->grade_count),
		.points = rat_of(0),
		.weight = rat_of(0),
	};
	struct counter c = {a, e, q, &sum, ++e->marks->last};
	count_all(&c);
	const size_t of[DENOMINATOR_COUNT] = {
		[DENOMINATOR_RATED] = sum.rated,
		[DENOMINATOR_WITH_TARGET] = sum.with_target,
		[DENOMINATOR_ALL] = sum.total,
	};
	sum.denominator = of[scheme->roll_up.denominator];
	grade_sum(a, e, &sum);
	return sum;
}

struct field_list roll_up_departments(struct arena *a, const struct plan *p)
{
	VEC(struct field) list = {0};
	struct map seen = {0};
	for (size_t k = 0; k < p->item_count; k++) {
		const struct field_list *d = &p->item[k]->departments;
		for (size_t j = 0; j < d->n; j++) {
			if (map_get(&seen, d->v[j].s))
				continue;
			map_put(a, &seen, d->v[j].s, &d->v[j]);
			*VEC_PUSH(a, &list) = d->v[j];
		}
	}
	return (struct field_list){list.v, list.n};
}
