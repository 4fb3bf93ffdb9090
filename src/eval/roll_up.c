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

static struct rat weight_of(const struct roll_up_sum *sum, const struct item *i)
{
	return sum->by->weights && i->has_weight ? i->weight.value : rat_of(1);
}

static void count_grade(struct arena *a, struct roll_up_sum *sum, struct rat weight, const struct grade *g)
{
	sum->rated++;
	sum->count[g - sum->grades]++;
	sum->achieved += g->achieved;
	if (!sum->worst || g > sum->worst)
		sum->worst = g;
	if (!g->points_at.source)
		return;
	sum->pointed++;
	sum->weight = rat_add(a, sum->weight, weight);
	sum->points = rat_add(a, sum->points, rat_mul(a, weight, g->points.value));
	*VEC_PUSH(a, &sum->each) = g->points.value;
}

static bool is_capped(const struct roll_up_sum *sum, struct rat rate)
{
	return sum->by->cap_at.source && rat_cmp(rate, sum->by->cap.value) > 0;
}

static void count_rate(struct arena *a, struct roll_up_sum *sum, struct rat weight, struct rat rate)
{
	if (!sum->with_rate || rat_cmp(rate, sum->lowest_rate) < 0)
		sum->lowest_rate = rate;
	if (!sum->with_rate || rat_cmp(rate, sum->highest_rate) > 0)
		sum->highest_rate = rate;
	sum->with_rate++;
	sum->rates = rat_add(a, sum->rates, rat_mul(a, weight, rate));
	sum->rate_weight = rat_add(a, sum->rate_weight, weight);
}

/* A scheme that grades what is rounded averages it, too. */
static struct rat rate_seen(struct arena *a, const struct rating *r)
{
	const struct rounding *as = &r->rate.rounding;
	return r->scheme->grade_rounded ? rat_round(a, r->rate.value, as->digits, as->mode) : r->rate.value;
}

/* Counts the grade (NULL: none) and the rate of what `p` is. */
static void count_part(struct arena *a, struct roll_up_sum *sum, struct roll_up_part p)
{
	p.capped = p.has_rate && is_capped(sum, p.rate);
	if (p.capped)
		p.rate = sum->by->cap.value;
	if (p.grade)
		count_grade(a, sum, p.weight, p.grade);
	if (p.has_rate)
		count_rate(a, sum, p.weight, p.rate);
	if (sum->wants_parts)
		*VEC_PUSH(a, &sum->parts) = p;
}

/* What it is, and of several targets of a year by when it was due. */
static struct str title_of(const struct counter *c, const struct result *res)
{
	if (c->sum->by->targets != TARGETS_EACH || res->deadline.unit == PERIOD_NONE)
		return res->item->title.s;
	struct str due = period_format(c->arena, res->deadline, c->e->plan->start_month);
	struct str part[] = {res->item->title.s, STR(" ["), due, STR("]")};
	return str_join(c->arena, part, 4, STR(""));
}

static void count_result(struct counter *c, const struct result *res)
{
	struct roll_up_sum *sum = c->sum;
	const struct item *i = res->item;
	const struct rating *r = rating_of(res, sum->scheme);
	if (!r || !r->applies)
		return;
	sum->total++;
	sum->with_target += res->outcome != OUTCOME_NO_TARGET;
	sum->met += res->outcome == OUTCOME_MET;
	bool by_hand = sum->by->counts == COUNTED_GIVEN && r->given_as;
	struct roll_up_part p = {.title = title_of(c, res),
				 .grade = by_hand ? r->given_as : r->grade,
				 .weight = weight_of(sum, i),
				 .has_rate = r->rate.defined,
				 .at = by_hand ? r->given->at : i->id.at};
	if (p.has_rate)
		p.rate = rate_seen(c->arena, r);
	count_part(c->arena, sum, p);
}

static void count_item(struct counter *c, const struct item *i)
{
	if (i->kind == ITEM_FIGURE || c->e->marks->of_item[i->index] == c->mark)
		return;
	if (c->q->chosen && !c->q->chosen[i->index])
		return;
	c->e->marks->of_item[i->index] = c->mark;
	if (c->q->class_name.n && !str_eq(c->q->class_name, i->class_name.s))
		return;
	const struct result *res = evaluation_result(c->e, i, c->q->year);
	bool each = c->sum->by->targets == TARGETS_EACH && res->period_count;
	c->sum->by_last_due = c->sum->by_last_due || (res->period_count && !each);
	bool any = false;
	for (size_t k = 0; each && k < res->period_count; k++) {
		if (!res->period[k].due)
			continue;
		count_result(c, &res->period[k]);
		any = true;
	}
	if (!any)
		count_result(c, res);
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
	const struct roll_up *u = sum->by;
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

static struct roll_up_sum new_sum(struct arena *a, const struct evaluation *e, const struct scheme *scheme,
				  const struct roll_up *by, const struct grade *grades, size_t n,
				  const struct roll_up_query *q)
{
	return (struct roll_up_sum){
		.scheme = scheme,
		.by = by,
		.grades = grades,
		.grade_count = n,
		.count = ARENA_ARRAY(a, size_t, n),
		.points = rat_of(0),
		.weight = rat_of(0),
		.rates = rat_of(0),
		.rate_weight = rat_of(0),
		.of = e,
		.query = *q,
	};
}

static void set_denominator(struct roll_up_sum *sum)
{
	const size_t of[DENOMINATOR_COUNT] = {
		[DENOMINATOR_RATED] = sum->rated,
		[DENOMINATOR_WITH_TARGET] = sum->with_target,
		[DENOMINATOR_ALL] = sum->total,
	};
	sum->denominator = of[sum->by->denominator];
}

static struct roll_up_sum count_items(struct arena *a, const struct evaluation *e, const struct scheme *scheme,
				      const struct roll_up_query *q)
{
	struct roll_up_sum sum = new_sum(a, e, scheme, &scheme->roll_up, scheme->grade, scheme->grade_count, q);
	struct counter c = {a, e, q, &sum, ++e->marks->last};
	count_all(&c);
	set_denominator(&sum);
	return sum;
}

/* --- Above the measures --------------------------------------------------- */

/* The grade that counts of a group: computed, or by hand where the roll-up above says so. */
static const struct grade *grade_of_group(struct arena *a, const struct roll_up *above, const struct roll_up_sum *below)
{
	const struct roll_up *u = below->above ? below->above->by : below->by;
	const struct grade *given = above->counts == COUNTED_GIVEN && below->given
					    ? scheme_grade_named(a, u->grade, u->grade_count, below->given->grade)
					    : NULL;
	return given ? given : below->grade;
}

static void count_group_grade(struct arena *a, struct roll_up_sum *sum, const struct group *g)
{
	const struct roll_up_query q = {
		.group = g, .year = sum->query.year, .chosen = sum->query.chosen, .class_name = sum->query.class_name};
	struct roll_up_sum below = roll_up(a, sum->of, sum->scheme, &q);
	if (below.total == 0)
		return;
	/* What it was graded by. */
	const struct roll_up_sum *of = below.above ? below.above : &below;
	sum->total++;
	sum->with_target += below.with_target > 0;
	struct roll_up_part p = {.title = g->title.s,
				 .grade = grade_of_group(a, sum->by, &below),
				 .weight = sum->by->weights ? g->weight.value : rat_of(1),
				 .has_rate = of->with_rate && rat_sign(of->rate_weight) != 0,
				 .at = g->span};
	if (p.has_rate)
		p.rate = rat_div(a, of->rates, of->rate_weight);
	count_part(a, sum, p);
}

static bool has_department(const struct group *g, struct str department)
{
	bool found = !department.n;
	for (size_t k = 0; k < g->departments.n; k++)
		found = found || str_eq(g->departments.v[k].s, department);
	return found;
}

/* The policies, or the measures of one or all of them. */
static void count_below(struct arena *a, struct roll_up_sum *sum, bool policies)
{
	const struct plan *p = sum->of->plan;
	for (size_t k = 0; k < p->policy_count; k++) {
		const struct group *policy = &p->policy[k];
		if (sum->query.group && sum->query.group != policy)
			continue;
		if (policies)
			count_group_grade(a, sum, policy);
		for (size_t j = 0; !policies && j < policy->child_count; j++)
			if (has_department(&policy->child[j], sum->query.department))
				count_group_grade(a, sum, &policy->child[j]);
	}
}

/* Whether what is rolled up lies above the measures. */
static bool is_above(const struct roll_up_query *q)
{
	return !q->group || q->group->kind == GROUP_POLICY;
}

static void add_above(struct arena *a, struct roll_up_sum *sum)
{
	const struct roll_up *below = &sum->scheme->roll_up, *above = below->above;
	bool policies = above->above && !sum->query.group && !sum->query.department.n;
	if (policies) {
		below = above;
		above = above->above;
	}
	sum->above = ARENA_NEW(a, struct roll_up_sum);
	*sum->above = new_sum(a, sum->of, sum->scheme, above, below->grade, below->grade_count, &sum->query);
	sum->above->given = sum->given;
	count_below(a, sum->above, policies);
	set_denominator(sum->above);
	grade_sum(a, sum->of, sum->above);
	sum->grade = sum->above->grade;
	sum->rule = sum->above->rule;
}

/* --- All together --------------------------------------------------------- */

/* The last one given by hand in the year to a group, or to the plan. */
static const struct given_grade *given_to(const struct evaluation *e, const struct scheme *scheme,
					  const struct roll_up_query *q)
{
	const struct given_grade *found = NULL;
	const struct given_grade *g = results_given(e->results, q->group ? q->group->id.s : STR(""));
	for (; g && !q->department.n; g = g->next)
		if (g->year == q->year && (!g->scheme.n || str_eq(g->scheme, scheme->id.s)))
			found = g;
	return found;
}

struct roll_up_sum roll_up(struct arena *a, const struct evaluation *e, const struct scheme *scheme,
			   const struct roll_up_query *q)
{
	struct roll_up_sum sum = count_items(a, e, scheme, q);
	sum.given = given_to(e, scheme, q);
	if (scheme->roll_up.above && is_above(q))
		add_above(a, &sum);
	else
		grade_sum(a, e, &sum);
	return sum;
}

struct roll_up_sum roll_up_of_class(struct arena *a, const struct roll_up_sum *sum, struct str class_name)
{
	struct roll_up_query q = sum->query;
	q.class_name = class_name;
	struct roll_up_sum some = count_items(a, sum->of, sum->scheme, &q);
	some.given = sum->given;
	return some;
}

struct roll_up_parts roll_up_parts(struct arena *a, const struct roll_up_sum *sum)
{
	struct roll_up_sum again =
		new_sum(a, sum->of, sum->scheme, sum->by, sum->grades, sum->grade_count, &sum->query);
	again.wants_parts = true;
	if (sum->by == &sum->scheme->roll_up) {
		struct counter c = {a, sum->of, &sum->query, &again, ++sum->of->marks->last};
		count_all(&c);
	} else {
		count_below(a, &again, sum->by != sum->scheme->roll_up.above);
	}
	return (struct roll_up_parts){again.parts.v, again.parts.n};
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
