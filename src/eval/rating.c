#include "eval/rating.h"

#include "eval/verdict.h"

const struct scheme *rating_scheme(const struct plan *p, int year, size_t i)
{
	for (size_t k = 0; p->schemes && k < p->schemes->n; k++) {
		const struct scheme_use *u = &p->schemes->use[k];
		if (year >= u->from && year <= u->to && i-- == 0)
			return u->scheme;
	}
	return NULL;
}

static bool is_of_class(const struct class_rules *c, const struct item *i)
{
	for (size_t k = 0; k < c->classes.n; k++)
		if (str_eq(c->classes.v[k].s, i->class_name.s))
			return true;
	return false;
}

static const struct rule_list *by_year(const struct rule_list *rules, const struct rule_list *final_rules, bool final,
				       const char **name)
{
	bool other = final && final_rules->at.source;
	*name = other ? "final-rules" : "rules";
	return other ? final_rules : rules;
}

const struct rule_list *rating_rules(const struct scheme *scheme, const struct result *res, const char **name)
{
	bool final = scope_is_final(res);
	if (res->item->kind == ITEM_ACTION && scheme->milestone_rules.at.source) {
		*name = "milestone-rules";
		return &scheme->milestone_rules;
	}
	for (size_t k = 0; k < scheme->class_rules_count; k++) {
		const struct class_rules *c = &scheme->class_rules[k];
		if (is_of_class(c, res->item))
			return by_year(&c->rules, &c->final_rules, final, name);
	}
	return by_year(&scheme->rules, &scheme->final_rules, final, name);
}

static const struct scheme_rule *first_that_holds(const struct subject *s, const struct rule_list *l,
						  struct doubt *doubt)
{
	*doubt = (struct doubt){0};
	for (size_t k = 0; k < l->n; k++) {
		const struct scheme_rule *r = &l->rule[k];
		if (!r->when) {
			if (!doubt->why.id)
				return r;
			continue;
		}
		struct doubt here;
		enum truth t = condition_truth(*s, r->when, &here);
		if (t == TRUTH_TRUE)
			return r;
		if (t == TRUTH_UNKNOWN && !doubt->why.id)
			*doubt = here;
	}
	if (!doubt->why.id)
		doubt->why = MSG(N_("none of the rules holds"));
	return NULL;
}

static const struct scheme_rule *rule_for(const struct eval_scope *scope, const struct scheme *scheme,
					  const struct result *res, const struct rule_list *l, struct doubt *doubt)
{
	struct subject s = {.scope = scope, .scheme = scheme, .result = res};
	return first_that_holds(&s, l, doubt);
}

static bool grade_moves(const struct eval_scope *scope, const struct rating *r, const struct result *res,
			struct rat value)
{
	struct result moved = *res;
	struct doubt doubt;
	moved.actual.value.value = value;
	moved.actual.precision = (struct precision){0};
	verdict_decide(scope->arena, &moved, true, res->due);
	const struct scheme_rule *rule = rule_for(scope, r->scheme, &moved, r->list, &doubt);
	return !rule || rule->grade != r->rule->grade;
}

/* Far above or below, where the precision has no end: twice as far from zero as the figure or the target. */
static struct rat far(struct arena *a, const struct result *res, int way)
{
	struct rat x = rat_abs(a, res->actual.value.value), y = rat_abs(a, res->target_value.value);
	return rat_mul(a, rat_add(a, rat_cmp(x, y) > 0 ? x : y, rat_of(1)), rat_of(2 * (int64_t)way));
}

/* Whether the figure, moved within its precision, would get another grade: at its ends and where the target lies. */
static bool flips(const struct eval_scope *scope, const struct rating *r, const struct result *res)
{
	const struct precision *p = &res->actual.precision;
	struct arena *a = scope->arena;
	if (!res->actual.known || res->item->scale || !p->vague)
		return false;
	bool at_target = res->target && res->target->op != TARGET_NONE &&
			 precision_holds(p, res->actual.value.value, res->target_value.value);
	return (at_target && grade_moves(scope, r, res, res->target_value.value)) ||
	       (!p->low_open && grade_moves(scope, r, res, p->has_low ? p->low : far(a, res, -1))) ||
	       (!p->high_open && grade_moves(scope, r, res, p->has_high ? p->high : far(a, res, 1)));
}

static struct rate rate_by(const struct eval_scope *scope, const struct scheme *scheme, const struct result *res)
{
	const struct target *t = res->target;
	struct subject s = {.scope = scope, .scheme = scheme, .result = res};
	if (!t || t->op == TARGET_NONE)
		return (struct rate){0};
	if (!res->actual.known)
		return (struct rate){.why_not = res->actual.why_not};
	return metric_rate(&s, t, res->target_value.value);
}

void rating_set_rate(const struct eval_scope *s, struct result *res)
{
	res->rate = rate_by(s, rating_scheme(s->plan, res->year, 0), res);
}

/* A remark of the rule's own, else the first of the scheme's that holds. */
static const struct field *remark_for(const struct eval_scope *scope, const struct rating *r, const struct result *res)
{
	if (r->rule->remark.s.n)
		return &r->rule->remark;
	struct subject s = {.scope = scope, .scheme = r->scheme, .result = res};
	for (size_t k = 0; k < r->scheme->remark_count; k++) {
		const struct remark_rule *x = &r->scheme->remark[k];
		struct doubt doubt;
		if (!x->when || condition_truth(s, x->when, &doubt) == TRUTH_TRUE)
			return &x->remark;
	}
	return NULL;
}

/* --- Grades given by hand ------------------------------------------------- */

/* Whether some scheme in force has a grade of that name. */
static bool is_known(const struct eval_scope *s, int year, struct str word)
{
	const struct scheme *scheme;
	for (size_t k = 0; (scheme = rating_scheme(s->plan, year, k)); k++)
		if (scheme_grade_named(s->arena, scheme->grade, scheme->grade_count, word))
			return true;
	return false;
}

/* The last one given for the year that is meant for the scheme; one that no scheme knows goes to the first. */
static void set_given(const struct eval_scope *s, struct rating *r, const struct result *res, bool first)
{
	const struct given_grade *g = results_given(s->results, res->item->id.s);
	for (; g; g = g->next) {
		if (g->year != res->year || (g->scheme.n && !str_eq(g->scheme, r->scheme->id.s)))
			continue;
		const struct grade *as =
			scheme_grade_named(s->arena, r->scheme->grade, r->scheme->grade_count, g->grade);
		if (!as && !g->scheme.n && (!first || is_known(s, res->year, g->grade)))
			continue;
		r->given = g;
		r->given_as = as;
	}
}

static void decide(const struct eval_scope *scope, struct rating *r, const struct result *res)
{
	enum item_kind kind = res->item->kind;
	r->applies = kind == ITEM_ACTION ? r->scheme->for_actions : r->scheme->for_indicators;
	r->list = rating_rules(r->scheme, res, &r->list_name);
	if (!r->applies) {
		r->why_not = kind == ITEM_ACTION ? MSG(N_("the scheme is not for actions"))
						 : MSG(N_("the scheme is not for indicators"));
		return;
	}
	struct doubt doubt;
	r->rate = rate_by(scope, r->scheme, res);
	r->rule = rule_for(scope, r->scheme, res, r->list, &doubt);
	if (r->rule) {
		r->grade = &r->scheme->grade[r->rule->grade];
		r->remark = remark_for(scope, r, res);
		r->precision = flips(scope, r, res);
	} else {
		r->about = doubt.about;
		r->why_not = doubt.why;
	}
}

void rating_decide(const struct eval_scope *scope, struct result *res)
{
	size_t n = 0;
	while (rating_scheme(scope->plan, res->year, n))
		n++;
	if (res->item->kind == ITEM_FIGURE || n == 0)
		return;
	res->rating = ARENA_ARRAY(scope->arena, struct rating, n);
	res->rating_count = n;
	for (size_t k = 0; k < n; k++) {
		res->rating[k].scheme = rating_scheme(scope->plan, res->year, k);
		set_given(scope, &res->rating[k], res, k == 0);
		decide(scope, &res->rating[k], res);
	}
}
