#include "view/explain_rating.h"

#include "view/rating.h"

struct view_step *step_add(struct arena *a, struct step_list *l, const char *label)
{
	struct view_step *s = VEC_PUSH(a, &l->steps);
	s->label = label;
	return s;
}

struct str step_cut(struct arena *a, struct rat x)
{
	struct str exact = rat_exact(a, x, 0);
	bool is_short = exact.n <= 8 || rat_cmp(rat_round(a, x, 4, RAT_DOWN), x) == 0;
	if (str_find(exact, STR("/")) == SIZE_MAX && is_short)
		return exact;
	struct str p[] = {rat_format(a, x, 4, RAT_DOWN, false), STR("…")};
	return str_join(a, p, 2, STR(""));
}

/* What is irrational is shown by its lower bound, cut off. */
static struct str amount_text(struct arena *a, struct amount x)
{
	if (amount_is_exact(x))
		return step_cut(a, x.low);
	struct rat shown = rat_sign(x.low) < 0 ? x.high : x.low;
	struct str p[] = {rat_format(a, shown, 4, RAT_DOWN, false), STR("…")};
	return str_join(a, p, 2, STR(""));
}

static struct msg amount_step(struct arena *a, struct str name, struct amount x)
{
	struct str value = amount_text(a, x);
	if (x.rounded || x.bounded) {
		struct str raw = step_cut(a, x.raw);
		return x.working.n ? MSG(N_("%1$s = %2$s = %3$s, counted as %4$s"), name, x.working, raw, value)
				   : MSG(N_("%1$s = %2$s, counted as %3$s"), name, raw, value);
	}
	return x.working.n ? MSG(N_("%1$s = %2$s = %3$s"), name, x.working, value)
			   : MSG(N_("%1$s = %2$s"), name, value);
}

static void explain_metric(struct explainer *x, enum metric m)
{
	struct str name = str_of(metric_table[m].name);
	struct amount value = metric_value(&x->subject, m);
	if (map_get(&x->seen, name) || !value.known)
		return;
	map_put(x->arena, &x->seen, name, x);
	step_add(x->arena, x->list, "")->text = amount_step(x->arena, name, value);
}

static void explain_word(void *arg, const struct expr *e);

/* What the scheme defines and its formula of rates asks for; plain words stand in the working as numbers. */
static void explain_term(void *arg, const struct expr *e)
{
	if (e->kind == EXPR_TERM)
		explain_word(arg, e);
}

static void explain_formula(struct explainer *x)
{
	const struct subject *s = &x->subject;
	const struct expr *own = s->result ? metric_own_formula(s, s->result->target) : NULL;
	/* One that is a name alone is the rate itself. */
	if (own)
		condition_words(own->kind == EXPR_TERM ? own->arg[0] : own, explain_term, x);
}

/* What a number is made of that has steps of its own. */
static void explain_inputs(struct explainer *x, enum metric m)
{
	switch (m) {
	case METRIC_RATE:
		explain_formula(x);
		break;
	case METRIC_PACE:
		explain_metric(x, METRIC_EXPECTED);
		break;
	case METRIC_FINAL_RATE:
	case METRIC_FINAL_PROGRESS:
	case METRIC_NEEDED:
		explain_metric(x, METRIC_FINAL_TARGET);
		break;
	case METRIC_TREND:
		explain_metric(x, METRIC_SLOPE);
		break;
	case METRIC_CAGR_RATIO:
		explain_metric(x, METRIC_CAGR);
		explain_metric(x, METRIC_CAGR_REQUIRED);
		break;
	default:
		break;
	}
}

/* Whether something was so years ago: with its numbers, or what the year came to. */
static void explain_truth_ago(struct explainer *x, const struct expr *e)
{
	struct arena *a = x->arena;
	struct subject then;
	struct doubt doubt = {0};
	struct view_step *s = step_add(a, x->list, "");
	enum truth t = condition_truth(x->subject, e, &doubt);
	s->text = t == TRUTH_TRUE    ? MSG(N_("%s holds"), e->text)
		  : t == TRUTH_FALSE ? MSG(N_("%s does not hold"), e->text)
				     : MSG(N_("%s cannot be said"), e->text);
	if (!condition_subject_ago(&x->subject, e, &then)) {
		s->why = doubt.why;
		return;
	}
	struct str year = str_format(a, "%d", then.result->year), working = condition_working(&then, e->arg[1]);
	struct msg reason = str_eq(working, e->arg[1]->text) ? then.result->reason : MSG("%s", working);
	s->why = t == TRUTH_UNKNOWN ? doubt.why : reason;
	s = step_add(a, x->list, "");
	s->text = MSG(N_("that was FY%1$s: %2$s"), year, str_of(outcome_names[then.result->outcome]));
	s->text.translated = 1U << 1;
}

static void explain_word(void *arg, const struct expr *e)
{
	struct explainer *x = arg;
	struct doubt doubt = {0};
	/* As written it may stand in parentheses. */
	struct str name = e->kind == EXPR_METRIC ? str_of(metric_table[e->metric].name) : e->text;
	if (map_get(&x->seen, name))
		return;
	if (e->kind == EXPR_METRIC)
		explain_inputs(x, e->metric);
	map_put(x->arena, &x->seen, name, x);
	if (e->unit == UNIT_TRUTH) {
		explain_truth_ago(x, e);
		return;
	}
	struct amount value = condition_amount(&x->subject, e, &doubt);
	struct view_step *s = step_add(x->arena, x->list, "");
	if (value.known) {
		s->text = amount_step(x->arena, name, value);
	} else {
		s->text = MSG(N_("%s has no value"), name);
		s->why = value.why_not;
	}
}

void explain_words(struct explainer *x, const struct rule_list *list, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (list->rule[k].when)
			condition_words(list->rule[k].when, explain_word, x);
}

/* The condition with its numbers, where it has any. */
static void add_working(struct explainer *x, struct view_step *s, const struct expr *when)
{
	struct str working = condition_working(&x->subject, when);
	if (!str_eq(working, when->text))
		s->why = MSG("%s", working);
}

void explain_rule(struct explainer *x, const struct rule_list *list, const struct scheme_rule *holds,
		  const struct grade *grades, size_t k)
{
	struct arena *a = x->arena;
	const struct scheme_rule *rule = &list->rule[k];
	struct str number = str_format(a, "%zu", k + 1), grade = grades[rule->grade].id.s;
	struct view_step *s = step_add(a, x->list, "");
	s->at = rule->at;
	if (!rule->when) {
		s->text = holds == rule
				  ? MSG(N_("rule %1$s, %2$s: for all that is left"), number, grade)
				  : MSG(N_("rule %1$s, %2$s: it is not known whether it is reached"), number, grade);
		return;
	}
	struct doubt doubt;
	switch (condition_truth(x->subject, rule->when, &doubt)) {
	case TRUTH_TRUE:
		s->text = MSG(N_("rule %1$s, %2$s: %3$s holds"), number, grade, rule->when->text);
		add_working(x, s, rule->when);
		break;
	case TRUTH_FALSE:
		s->text = MSG(N_("rule %1$s, %2$s: %3$s does not hold"), number, grade, rule->when->text);
		add_working(x, s, rule->when);
		break;
	default:
		s->text = MSG(N_("rule %1$s, %2$s: %3$s cannot be said"), number, grade, rule->when->text);
		s->why = doubt.why;
	}
}

static void explain_grade(struct explainer *x, const struct rating *r, const struct view_rating *v)
{
	struct view_step *s = step_add(x->arena, x->list, "");
	if (r->grade) {
		s->text = MSG(N_("grade %s"), v->text);
		s->at = r->grade->at;
	} else if (r->about.n) {
		s->text = MSG(N_("unrated, %s has no value"), r->about);
		s->why = r->why_not;
	} else {
		s->text = MSG(N_("unrated"));
		s->why = r->why_not;
	}
	if (r->precision)
		step_add(x->arena, x->list, "")->text =
			MSG(N_("the figure is approximate: within its precision the grade could be another"));
}

/* Once: what counts as the same, where a condition of the scheme leaves it to the settings. */
static void explain_tolerance(struct explainer *x, const struct expr *e)
{
	static const char *const forms[] = {[TOLERANCE_NONE] = "%s",
					    [TOLERANCE_ABSOLUTE] = "%s",
					    [TOLERANCE_RELATIVE] = "%s%%",
					    [TOLERANCE_POINTS] = N_("%s points")};
	struct arena *a = x->arena;
	bool asks = e->kind == EXPR_CALL && e->n == 2 &&
		    (e->call == CALL_BETTER || e->call == CALL_WORSE || e->call == CALL_SAME);
	for (size_t k = 0; k < e->n; k++)
		explain_tolerance(x, e->arg[k]);
	const struct tolerance *t = condition_tolerance(x->subject.scheme, x->subject.result->item);
	if (!asks || !t || map_get(&x->seen, STR(" tolerance")))
		return;
	map_put(a, &x->seen, STR(" tolerance"), x);
	struct view_step *s = step_add(a, x->list, "");
	s->text = t->class_name.s.n ? MSG(N_("what counts as the same in the class \"%s\""), t->class_name.s)
				    : MSG(N_("what counts as the same"));
	s->why = MSG(forms[t->kind], rat_exact(a, t->value, 0));
	s->at = t->class_name.at;
}

static void explain_remark(struct explainer *x, const struct rating *r)
{
	if (!r->remark || r->remark == &r->rule->remark)
		return;
	for (size_t k = 0; k < r->scheme->remark_count; k++) {
		const struct remark_rule *rule = &r->scheme->remark[k];
		if (&rule->remark != r->remark)
			continue;
		struct str when = rule->when ? rule->when->text : STR("always");
		if (rule->when)
			condition_words(rule->when, explain_word, x);
		struct view_step *s = step_add(x->arena, x->list, "");
		s->text = MSG(N_("remark %1$s: %2$s holds"), r->remark->s, when);
		s->at = rule->at;
		if (rule->when)
			add_working(x, s, rule->when);
	}
}

void explain_given(struct arena *a, struct step_list *l, const struct view_given *g, struct str computed)
{
	if (!g->text.n)
		return;
	struct view_step *s = step_add(a, l, N_("by hand"));
	s->at = g->at;
	s->text = MSG(N_("grade %s"), g->text);
	s->why = g->reason.n ? MSG("%s", g->reason) : MSG(N_("no reason was recorded"));
	if (g->department.n)
		step_add(a, l, "")->text = MSG(N_("given by %s"), g->department);
	if (g->before.n)
		step_add(a, l, "")->text = MSG(N_("it takes the place of %s"), g->before);
	step_add(a, l, "")->text = !g->grade.n ? MSG(N_("the scheme has no such grade"))
				   : str_eq(g->grade, computed)
					   ? MSG(N_("the same as the computed one"))
					   : MSG(N_("not the computed one, beside which it stands"));
}

static void explain_one(struct explainer *x, const struct rating *r, const struct view_rating *v)
{
	size_t tried = r->rule ? (size_t)(r->rule - r->list->rule) + 1 : r->list->n;
	explain_words(x, r->list, tried);
	for (size_t k = 0; k < tried; k++)
		if (r->list->rule[k].when)
			explain_tolerance(x, r->list->rule[k].when);
	for (size_t k = 0; k < tried; k++)
		explain_rule(x, r->list, r->rule, r->scheme->grade, k);
	explain_remark(x, r);
	explain_grade(x, r, v);
	explain_given(x->arena, x->list, &v->given, v->grade);
}

void explain_ratings(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct evaluation *ev = r->evaluation;
	struct eval_scope scope = {a, ev->plan, ev->results, ev->as_of};
	for (size_t k = 0; k < e->result->rating_count; k++) {
		const struct rating *rating = &e->result->rating[k];
		if (!rating->applies)
			continue;
		struct view_step *s = step_add(a, l, N_("rating"));
		struct str rules = str_of(rating->list_name);
		s->text = MSG(N_("by the scheme %1$s, %2$s"), rating->scheme->id.s, rules);
		s->at = rating->scheme->at;
		struct explainer x = {
			a, l, {.scope = &scope, .scheme = rating->scheme, .result = e->result, .digits = 20}, {0}};
		explain_one(&x, rating, &e->rating[k]);
	}
}
