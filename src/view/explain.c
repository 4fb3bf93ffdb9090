#include "view/explain.h"

#include "eval/scope.h"
#include "eval/verdict.h"
#include "view/entry.h"
#include "view/explain_actual.h"
#include "view/outlook.h"
#include "view/rating.h"
#include "view/value.h"

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

/* "the baseline × 0.92 = 73.6" */
static void explain_base(struct arena *a, struct step_list *l, const struct result *res)
{
	static const char *const names[TARGET_BASE_COUNT] = {"", N_("baseline"), N_("year before"), N_("whole")};
	const struct target *t = res->target;
	if (t->base == TARGET_ABSOLUTE || t->op == TARGET_NONE || !res->has_bound)
		return;
	bool stated = t->base == TARGET_OF_BASELINE;
	struct str base = rat_exact(a, stated ? res->item->baseline.value.value : res->target_base.value, 0);
	struct str part[6] = {base, STR(" × "), rat_exact(a, t->factor, 0)};
	size_t n = rat_cmp(t->factor, rat_of(1)) == 0 ? 1 : 3;
	if (rat_sign(t->offset) != 0) {
		part[n++] = rat_sign(t->offset) < 0 ? STR(" − ") : STR(" + ");
		part[n++] = rat_exact(a, rat_abs(a, t->offset), 0);
	}
	struct str bound = rat_exact(a, res->target_value.value, 0);
	struct msg m =
		n == 1 ? MSG(N_("%1$s: %2$s"), str_of(names[t->base]), bound)
		       : MSG(N_("%1$s: %2$s = %3$s"), str_of(names[t->base]), str_join(a, part, n, STR("")), bound);
	m.translated = 1;
	struct view_step *s = step_add(a, l, "");
	s->text = m;
	if (stated)
		s->at = res->item->baseline.at;
}

static struct msg deadline_text(struct arena *a, const struct result *res)
{
	struct str day = date_format(a, res->deadline.last);
	if (!res->item->by_period)
		return MSG(N_("due by %1$s: results of later days do not count"), day);
	return MSG(N_("due by %1$s: what was reported for %2$s to %1$s counts"), day,
		   date_format(a, res->deadline.unit == PERIOD_DAY ? res->since : res->deadline.first));
}

/* The value expected by then, where the plan gives it beside the target. */
static void explain_expected(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct result *res = e->result;
	const struct expected_value *v = item_expected(res->item, res->year, res->deadline, r->start_month);
	if (!v)
		return;
	struct view_step *s = step_add(a, l, N_("expected value"));
	s->value = view_number(a, v->value, res->item->unit.s, 0, v->at);
	s->text = MSG(N_("by then, as the plan says"));
	s->at = v->at;
}

/* Whether it is about the item and, where it says which, about this target. */
static bool is_about(const struct amendment *m, const struct result *res, int start_month)
{
	const struct item *i = res->item;
	bool same = str_eq(m->indicator.s, i->id.s);
	for (size_t k = 0; !same && k < i->formerly.n; k++)
		same = str_eq(m->indicator.s, i->formerly.v[k].s);
	if (!same || m->year == 0)
		return same;
	const struct target *t = res->target;
	int from = t && t->from < res->year ? t->from : res->year, to = t && t->to > res->year ? t->to : res->year;
	bool other = t && res->period_count && m->due.unit != PERIOD_NONE &&
		     date_cmp(m->due.last, target_last_day(t, start_month)) != 0;
	return m->year >= from && m->year <= to && !other;
}

/* Why the target is not what it was. */
static void explain_amendments(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct plan *p = r->evaluation->plan;
	const char *label = N_("amended");
	for (size_t k = 0; k < p->amendment_count; k++) {
		const struct amendment *m = &p->amendment[k];
		if (!is_about(m, e->result, r->start_month))
			continue;
		struct view_step *s = step_add(a, l, label);
		struct str day = date_format(a, m->date);
		s->text = m->from.s.n && m->to.s.n ? MSG(N_("%1$s: %2$s → %3$s"), day, m->from.s, m->to.s)
			  : m->to.s.n		   ? MSG(N_("%1$s: now %2$s"), day, m->to.s)
			  : m->from.s.n		   ? MSG(N_("%1$s: before %2$s"), day, m->from.s)
						   : MSG("%s", day);
		s->why = MSG("%s", m->reason.s);
		s->at = m->at;
		label = "";
	}
}

/* What the year's other targets came to, a line each. */
static void explain_periods(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct result *res = e->result;
	const char *label = N_("other targets");
	for (size_t k = 0; k < res->period_count; k++) {
		const struct result *x = &res->period[k];
		if (x->target == res->target)
			continue;
		struct view_step *s = step_add(a, l, label);
		s->value = view_target(a, x);
		s->text = MSG("%s", step_when(a, r, x->target));
		s->why = x->reason;
		s->outcome = outcome_names[x->outcome];
		s->at = x->target->at;
		label = "";
	}
}

static void explain_target(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct result *res = e->result;
	if (!res->target) {
		step_add(a, l, N_("target"))->text = MSG(N_("none for this year"));
		return;
	}
	struct view_step *s = step_add(a, l, N_("target"));
	s->value = e->target;
	s->at = res->target->at;
	if (res->item->increments && res->target->op != TARGET_NONE)
		s->text = MSG(N_("the targets up to this year added up: %s"), increments_text(a, res));
	explain_base(a, l, res);
	if (e->period.n)
		step_add(a, l, "")->text = deadline_text(a, res);
	if (e->stage != STAGE_NONE)
		step_add(a, l, "")->text = step_stage_text(a, r, e);
	explain_expected(a, l, r, e);
	if (res->standing)
		step_add(a, l, "")->text =
			MSG(N_("the target of FY%s, which still stands"), number_text(a, res->target->from));
	if (res->item->kind == ITEM_ACTION && res->target->op != TARGET_NONE)
		step_add(a, l, "")->text =
			MSG(N_("it asks for the level \"%s\""), res->item->scale->level[res->target->level].name.s);
	else if (e->target_words.n)
		step_add(a, l, "")->text = MSG("%s", e->target_words);
}

static struct msg rounded_text(struct arena *a, const struct rate *rate, struct str value, struct str shown)
{
	struct str digit = number_text(a, rate->rounding.digits + 1);
	switch (rate->rounding.mode) {
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

struct msg step_rate_text(struct arena *a, const struct rate *rate, struct str shown)
{
	struct rat computed = rate->in_percent ? rate->computed : rat_div(a, rate->computed, rat_of(100));
	struct str value = step_cut(a, computed);
	if (rat_cmp(rate->computed, rate->value) > 0)
		return MSG(N_("%1$s = %2$s → %3$s (the scheme's cap)"), rate->working, value, shown);
	if (rat_cmp(rate->computed, rate->value) < 0)
		return MSG(N_("%1$s = %2$s → %3$s (the scheme's floor)"), rate->working, value, shown);
	struct rat rounded = rat_round(a, rate->value, rate->rounding.digits, rate->rounding.mode);
	return rat_cmp(rounded, rate->value) == 0 ? MSG(N_("%1$s = %2$s → %3$s"), rate->working, value, shown)
						  : rounded_text(a, rate, value, shown);
}

static void explain_rate(struct arena *a, struct step_list *l, const struct view_entry *e)
{
	const struct rate *rate = &e->result->rate;
	if (rate->defined)
		step_add(a, l, N_("rate"))->text = step_rate_text(a, rate, e->rate.text);
	else if (rate->why_not.id && e->result->actual.known) {
		struct view_step *s = step_add(a, l, N_("rate"));
		s->text = MSG(N_("none"));
		s->why = rate->why_not;
	}
	if (e->rate_below)
		step_add(a, l, "")->text = MSG(N_("below 100%%; the text reaches it by rounding alone"));
}

static void explain_final(struct arena *a, struct step_list *l, const struct view_outlook *o)
{
	struct str year = number_text(a, o->final_year);
	if (o->needed.kind != VIEW_NONE)
		step_add(a, l, "")->text =
			MSG(N_("%1$s is missing to %2$s, the target of FY%3$s: %4$s in each year left"),
			    o->remaining.text, o->goal.text, year, o->needed.text);
	if (o->projected.kind != VIEW_NONE) {
		struct view_step *s = step_add(a, l, "");
		s->text = MSG(
			N_("the straight line through these years changes by %1$s a year and comes to %2$s in FY%3$s"),
			o->slope.text, o->projected.text, year);
		step_add(a, l, "")->text = MSG(N_("a year: %s"), o->slope_working);
		step_add(a, l, "")->text = MSG(N_("in FY%1$s: %2$s"), year, o->line_working);
	}
	if (o->reaches)
		step_add(a, l, "")->text = MSG(N_("it meets the target in FY%s"), number_text(a, o->reach_year));
}

static struct str series_text(struct arena *a, const struct view_outlook *o)
{
	struct str *p = ARENA_ARRAY(a, struct str, o->point_count);
	for (size_t k = 0; k < o->point_count; k++)
		p[k] = str_format(a, "%d: %.*s", o->point[k].year, STR_ARG(o->point[k].value.text));
	return str_join(a, p, o->point_count, STR(", "));
}

/* Only what has a past or a future beyond this year. */
static void explain_outlook(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e)
{
	if (e->result->item->scale)
		return;
	struct view_outlook o = view_outlook(a, r, e);
	if (o.point_count < 2)
		return;
	step_add(a, l, N_("trend"))->text = MSG("%1$s  %2$s", o.spark, series_text(a, &o));
	if (o.change.kind != VIEW_NONE && o.change_rate.kind != VIEW_NONE)
		step_add(a, l, "")->text =
			MSG(N_("change on the year before: %1$s (%2$s)"), o.change.text, o.change_rate.text);
	else if (o.change.kind != VIEW_NONE)
		step_add(a, l, "")->text = MSG(N_("change on the year before: %s"), o.change.text);
	if (o.final_year > e->year && o.course != COURSE_REACHED)
		explain_final(a, l, &o);
	if (o.course != COURSE_NONE) {
		struct view_step *s = step_add(a, l, N_("outlook"));
		s->text = o.reason;
		s->outcome = course_names[o.course];
	}
}

static void explain_comparisons(struct arena *a, struct step_list *l, const struct view_entry *e)
{
	for (size_t k = 0; k < e->comparison_count; k++) {
		const struct view_comparison *c = &e->comparison[k];
		struct view_step *s = step_add(a, l, k == 0 ? N_("elsewhere") : "");
		s->value = c->value;
		s->at = c->value.at;
		s->text = c->difference.kind == VIEW_NONE
				  ? MSG("%s", c->name)
				  : MSG(N_("%1$s (difference %2$s)"), c->name, c->difference.text);
	}
}

static void explain_notes(struct arena *a, struct step_list *l, const struct view_entry *e)
{
	const char *label = N_("note");
	for (size_t k = 0; k < e->observation_count; k++) {
		if (!e->observation[k].note.n)
			continue;
		step_add(a, l, label)->text = MSG("%s", e->observation[k].note);
		label = "";
	}
}

struct view_steps view_explain(struct arena *a, const struct report *r, const struct view_entry *e)
{
	struct step_list l = {0};
	explain_target(a, &l, r, e);
	explain_amendments(a, &l, r, e);
	explain_actual(a, &l, r, e);
	step_corrections(a, &l, r, e, N_("corrections"));
	step_state(a, &l, e, N_("state"));
	explain_rate(a, &l, e);
	if (e->outcome != OUTCOME_NO_TARGET) {
		struct view_step *s = step_add(a, &l, N_("verdict"));
		s->text = e->reason;
		s->outcome = outcome_names[e->outcome];
	}
	if (e->precision)
		step_add(a, &l, "")->text =
			MSG(N_("the figure is approximate: within its precision the verdict could be the other"));
	explain_periods(a, &l, r, e);
	explain_outlook(a, &l, r, e);
	explain_comparisons(a, &l, e);
	explain_ratings(a, &l, r, e);
	explain_notes(a, &l, e);
	return (struct view_steps){l.steps.v, l.steps.n};
}

struct view_steps view_explain_subject(struct arena *a, const struct report *r, const struct view_subject *s)
{
	struct step_list l = {0};
	if (s->entry)
		return view_explain(a, r, s->entry);
	explain_roll_ups(a, &l, r, &s->query);
	if (l.steps.n == 0)
		step_add(a, &l, N_("roll-up"))->text = MSG(N_("no rating scheme is in force"));
	return (struct view_steps){l.steps.v, l.steps.n};
}

static bool is_department(struct arena *a, const struct plan *p, struct str name)
{
	struct field_list all = roll_up_departments(a, p);
	for (size_t k = 0; k < all.n; k++)
		if (str_eq(all.v[k].s, name))
			return true;
	return false;
}

bool view_subject_find(struct arena *a, const struct report *r, struct str id, int year, struct view_subject *out)
{
	const struct plan *p = r->evaluation->plan;
	*out = (struct view_subject){.id = id, .title = id, .year = year, .query = {.year = year}};
	out->entry = report_entry(r, id, year);
	const struct group *g = plan_group(p, id);
	if (out->entry) {
		out->title = out->entry->title;
		return true;
	}
	if (g) {
		struct str title[] = {g->number.s, g->title.s};
		out->title = g->number.s.n ? str_join(a, title, 2, STR(" ")) : g->title.s;
		out->query.group = g;
	} else if (is_department(a, p, id)) {
		out->query.department = id;
	} else if (str_eq(id, p->id.s)) {
		out->title = p->title.s;
	} else {
		return false;
	}
	out->roll_up = view_roll_ups(a, r->evaluation, &out->query, &out->roll_up_count);
	return true;
}

struct view_subject *view_subject_periods(struct arena *a, const struct report *r, const struct view_subject *s,
					  size_t *n, size_t *after)
{
	const struct result *res = s->entry ? s->entry->result : NULL;
	size_t count = res && r->evaluation->each_period ? res->period_count : 0;
	struct view_subject *list = ARENA_ARRAY(a, struct view_subject, count);
	*n = *after = 0;
	for (size_t k = 0; k < count; k++) {
		if (res->period[k].target == res->target) {
			*after = count - k - 1;
			continue;
		}
		struct view_entry *e = ARENA_NEW(a, struct view_entry);
		*e = view_entry_make(a, r, &res->period[k], false);
		list[*n] = *s;
		list[(*n)++].entry = e;
	}
	return list;
}
