#include "view/explain_rating.h"

#include "base/map.h"
#include "eval/condition.h"
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
	if (str_find(exact, STR("/")) == SIZE_MAX && exact.n <= 8)
		return exact;
	struct str p[] = {rat_format(a, x, 4, RAT_DOWN, false), STR("…")};
	return str_join(a, p, 2, STR(""));
}

struct explainer {
	struct arena *arena;
	struct step_list *list;
	struct subject subject;
	struct map seen; /* words that have been given their number */
};

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

static void explain_word(void *arg, const struct expr *e)
{
	struct explainer *x = arg;
	struct doubt doubt = {0};
	if (map_get(&x->seen, e->text))
		return;
	map_put(x->arena, &x->seen, e->text, x);
	struct amount value = condition_amount(&x->subject, e, &doubt);
	struct view_step *s = step_add(x->arena, x->list, "");
	if (value.known) {
		s->text = amount_step(x->arena, e->text, value);
	} else {
		s->text = MSG(N_("%s has no value"), e->text);
		s->why = value.why_not;
	}
}

static void explain_rule(struct explainer *x, const struct rating *r, size_t k)
{
	struct arena *a = x->arena;
	const struct scheme_rule *rule = &r->list->rule[k];
	struct str number = str_format(a, "%zu", k + 1), grade = r->scheme->grade[rule->grade].id.s;
	struct view_step *s = step_add(a, x->list, "");
	s->at = rule->at;
	if (!rule->when) {
		s->text = r->rule == rule
				  ? MSG(N_("rule %1$s, %2$s: for all that is left"), number, grade)
				  : MSG(N_("rule %1$s, %2$s: it is not known whether it is reached"), number, grade);
		return;
	}
	struct doubt doubt;
	switch (condition_truth(x->subject, rule->when, &doubt)) {
	case TRUTH_TRUE:
		s->text = MSG(N_("rule %1$s, %2$s: %3$s holds"), number, grade, rule->when->text);
		break;
	case TRUTH_FALSE:
		s->text = MSG(N_("rule %1$s, %2$s: %3$s does not hold"), number, grade, rule->when->text);
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

static void explain_one(struct explainer *x, const struct rating *r, const struct view_rating *v)
{
	size_t tried = r->rule ? (size_t)(r->rule - r->list->rule) + 1 : r->list->n;
	for (size_t k = 0; k < tried; k++)
		if (r->list->rule[k].when)
			condition_words(r->list->rule[k].when, explain_word, x);
	for (size_t k = 0; k < tried; k++)
		explain_rule(x, r, k);
	explain_grade(x, r, v);
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
