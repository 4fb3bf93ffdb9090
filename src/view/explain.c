#include "view/explain.h"

#include "eval/verdict.h"
#include "view/value.h"

typedef VEC(struct view_step) step_list;

static struct view_step *add(struct arena *a, step_list *l, const char *label)
{
	struct view_step *s = VEC_PUSH(a, l);
	s->label = label;
	return s;
}

static struct str number_text(struct arena *a, int64_t n)
{
	return rat_exact(a, rat_of(n), 0);
}

/* "2 + 2" for a target that adds to those before it. */
static struct str increments_text(struct arena *a, const struct result *res)
{
	VEC(struct str) part = {0};
	for (const struct target *t = res->item->target; t <= res->target; t++)
		if (t->op != TARGET_NONE)
			*VEC_PUSH(a, &part) = rat_exact(a, t->value.value, 0);
	return str_join(a, part.v, part.n, STR(" + "));
}

static void explain_target(struct arena *a, step_list *l, const struct view_entry *e)
{
	const struct result *res = e->result;
	if (!res->target) {
		add(a, l, N_("target"))->text = MSG(N_("none for this year"));
		return;
	}
	struct view_step *s = add(a, l, N_("target"));
	s->value = e->target;
	s->at = res->target->at;
	if (res->item->increments && res->target->op != TARGET_NONE)
		s->text = MSG(N_("the targets up to this year added up: %s"), increments_text(a, res));
	if (res->standing)
		add(a, l, "")->text =
			MSG(N_("the target of FY%s, which still stands"), number_text(a, res->target->from));
	if (res->item->kind == ITEM_ACTION && res->target->op != TARGET_NONE)
		add(a, l, "")->text =
			MSG(N_("it asks for the level \"%s\""), res->item->scale->level[res->target->level].name.s);
	else if (e->target_words.n)
		add(a, l, "")->text = MSG("%s", e->target_words);
}

static void explain_rows(struct arena *a, step_list *l, const struct report *r, const struct actual *act,
			 const char *label)
{
	for (size_t k = 0; k < act->from_count; k++) {
		const struct observation *o = act->from[k];
		struct view_step *s = add(a, l, k == 0 ? label : "");
		s->value = view_observed(a, o);
		s->at = observation_value_at(o);
		s->text = MSG(N_("%1$s, in FY%2$s (which begins in month %3$s)"),
			      period_format(a, o->period, r->start_month), number_text(a, o->year),
			      number_text(a, r->start_month));
	}
}

static void explain_ratio(struct arena *a, step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct result *res = e->result;
	const struct actual *part[] = {res->actual.numerator, res->actual.denominator};
	const struct item *item[] = {res->item->numerator, res->item->denominator};
	for (int k = 0; k < 2; k++) {
		struct view_step *s = add(a, l, k == 0 ? N_("actual") : "");
		s->value = view_actual(a, item[k], part[k]);
		s->text = MSG("%s", item[k]->title.s);
		s->at = s->value.at;
		explain_rows(a, l, r, part[k], "");
	}
	add(a, l, "")->value = e->actual;
	l->v[l->n - 1].text = MSG(N_("the first divided by the second"));
}

static void explain_actual(struct arena *a, step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct actual *act = &e->result->actual;
	if (!act->known) {
		add(a, l, N_("actual"))->text = act->why_not;
		if (e->latest.kind != VIEW_NONE) {
			struct view_step *s = add(a, l, "");
			s->value = e->latest;
			s->at = e->latest.at;
			s->text = MSG(N_("last known, of FY%s"), number_text(a, e->latest_year));
		}
		return;
	}
	if (act->numerator) {
		explain_ratio(a, l, r, e);
		return;
	}
	explain_rows(a, l, r, act, N_("actual"));
	if (act->from_count == 1 && act->how != AGGREGATE_COUNT)
		return;
	struct view_step *s = add(a, l, "");
	s->value = e->actual;
	s->text = MSG(N_("together, by \"%s\""), str_of(aggregate_names[act->how]));
}

/* A value to four digits, cut off, with an ellipsis where it goes on. */
static struct str cut(struct arena *a, struct rat x)
{
	struct str exact = rat_exact(a, x, 0);
	if (str_find(exact, STR("/")) == SIZE_MAX && exact.n <= 8)
		return exact;
	struct str p[] = {rat_format(a, x, 4, RAT_DOWN, false), STR("…")};
	return str_join(a, p, 2, STR(""));
}

static struct msg rate_text(struct arena *a, const struct report *r, const struct rate *rate, struct str shown)
{
	struct rat ratio = rat_div(a, rate->value, rat_of(100));
	struct str value = cut(a, ratio), digit = number_text(a, r->rounding.digits + 1);
	struct rat rounded = rat_round(a, rate->value, r->rounding.digits, r->rounding.mode);
	if (rat_cmp(rounded, rate->value) == 0)
		return MSG(N_("%1$s = %2$s → %3$s"), rate->working, value, shown);
	switch (r->rounding.mode) {
	case RAT_DOWN:
		return MSG(N_("%1$s = %2$s → %3$s (cut off at decimal %4$s)"), rate->working, value, shown, digit);
	case RAT_UP:
		return MSG(N_("%1$s = %2$s → %3$s (rounded up at decimal %4$s)"), rate->working, value, shown, digit);
	case RAT_HALF_EVEN:
		return MSG(N_("%1$s = %2$s → %3$s (half to even at decimal %4$s)"), rate->working, value, shown, digit);
	default:
		return MSG(N_("%1$s = %2$s → %3$s (half up at decimal %4$s)"), rate->working, value, shown, digit);
	}
}

static void explain_rate(struct arena *a, step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct rate *rate = &e->result->rate;
	if (rate->defined)
		add(a, l, N_("rate"))->text = rate_text(a, r, rate, e->rate.text);
	else if (rate->why_not.id) {
		struct view_step *s = add(a, l, N_("rate"));
		s->text = MSG(N_("none"));
		s->why = rate->why_not;
	}
}

static void explain_comparisons(struct arena *a, step_list *l, const struct view_entry *e)
{
	for (size_t k = 0; k < e->comparison_count; k++) {
		const struct view_comparison *c = &e->comparison[k];
		struct view_step *s = add(a, l, k == 0 ? N_("elsewhere") : "");
		s->value = c->value;
		s->at = c->value.at;
		s->text = c->difference.kind == VIEW_NONE
				  ? MSG("%s", c->name)
				  : MSG(N_("%1$s (difference %2$s)"), c->name, c->difference.text);
	}
}

static void explain_notes(struct arena *a, step_list *l, const struct view_entry *e)
{
	const char *label = N_("note");
	for (size_t k = 0; k < e->observation_count; k++) {
		if (!e->observation[k].note.n)
			continue;
		add(a, l, label)->text = MSG("%s", e->observation[k].note);
		label = "";
	}
}

struct view_steps view_explain(struct arena *a, const struct report *r, const struct view_entry *e)
{
	step_list l = {0};
	explain_target(a, &l, e);
	explain_actual(a, &l, r, e);
	explain_rate(a, &l, r, e);
	if (e->outcome != OUTCOME_NO_TARGET) {
		struct view_step *s = add(a, &l, N_("verdict"));
		s->text = e->reason;
		s->outcome = outcome_names[e->outcome];
	}
	if (e->precision)
		add(a, &l, "")->text =
			MSG(N_("the figure is approximate: within its precision the verdict could be the other"));
	explain_comparisons(a, &l, e);
	explain_notes(a, &l, e);
	return (struct view_steps){l.v, l.n};
}
