#include "view/audit.h"

#include "view/explain_rating.h"
#include "view/rating.h"
#include "view/value.h"

#include <assert.h>

const char *const rounding_words[RAT_ROUND_COUNT] = {
	[RAT_HALF_UP] = N_("half up"),
	[RAT_DOWN] = N_("cut off"),
	[RAT_UP] = N_("rounded up"),
	[RAT_HALF_EVEN] = N_("half to even"),
};

struct drawing {
	struct arena *arena;
	const struct audit *audit;
};

static struct str count(struct arena *a, size_t n)
{
	return str_format(a, "%zu", n);
}

/* A cell as it is printed. */
static struct view_value cell_value(const struct published_cell *c)
{
	return (struct view_value){.kind = VIEW_TEXT, .text = c->text, .at = c->at};
}

/* A rate, rounded as the document's others are. */
static struct rate as_printed(const struct drawing *d, struct rate rate)
{
	rate.rounding = d->audit->rounding.rounding;
	if (d->audit->ratios)
		rate.rounding.digits = rate.rounding.digits > 2 ? rate.rounding.digits - 2 : 0;
	return rate;
}

static struct view_value rate_value(const struct drawing *d, const struct rate *rate)
{
	struct rate r = as_printed(d, *rate);
	return view_rate(d->arena, &r);
}

static void add_rate(const struct drawing *d, struct step_list *l, const char *label, const struct rate *rate)
{
	if (!rate->defined && !rate->why_not.id)
		return;
	struct view_step *s = step_add(d->arena, l, label);
	struct rate r = as_printed(d, *rate);
	if (rate->defined) {
		s->text = step_rate_text(d->arena, &r, view_rate(d->arena, &r).text);
		return;
	}
	s->text = MSG(N_("none"));
	s->why = rate->why_not;
}

static void add_inputs(const struct drawing *d, struct step_list *l, const struct result *res)
{
	const struct baseline *b = &res->item->baseline;
	if (res->target && res->target->op != TARGET_NONE) {
		struct view_step *s = step_add(d->arena, l, N_("target"));
		s->value = view_target(d->arena, res);
		s->at = res->target->at;
	}
	if (res->actual.known) {
		struct view_step *s = step_add(d->arena, l, N_("actual"));
		s->value = view_actual(d->arena, res->item, &res->actual);
		s->at = s->value.at;
	} else {
		step_add(d->arena, l, N_("actual"))->text = res->actual.why_not;
	}
	if (b->given && b->has_number) {
		struct view_step *s = step_add(d->arena, l, N_("baseline"));
		s->value = view_number(d->arena, b->value, res->item->unit.s, 0, b->at);
		s->at = b->at;
	}
}

static void say_rounding(const struct drawing *d, struct view_finding *v)
{
	if (!d->audit->rounding.decided) {
		v->text = MSG(N_("this one is %1$s, and none of the ways that explain the most rates makes it so"),
			      str_of(rounding_words[v->finding->mode]));
		v->text.translated = 1;
		return;
	}
	struct rounding r = d->audit->rounding.rounding;
	struct msg m = MSG(N_("the document's rates are %1$s, which makes it %2$s; this one is %3$s"),
			   str_of(rounding_words[r.mode]), v->expected.text, str_of(rounding_words[v->finding->mode]));
	m.translated = 1u << 0 | 1u << 2;
	v->text = m;
}

static void say_rate(const struct drawing *d, struct view_finding *v)
{
	const struct audit_finding *f = v->finding;
	v->expected = rate_value(d, &f->due);
	switch (f->kind) {
	case AUDIT_ROUNDING:
		say_rounding(d, v);
		return;
	case AUDIT_WRONG_WAY:
		if (f->below_zero) {
			v->text = MSG(
				N_("it is a plain ratio of values below zero: what lies further below counts as more"));
			return;
		}
		v->text = MSG(N_("it is actual ÷ target, though this should fall: the worse the actual, the higher the "
				 "rate"));
		return;
	case AUDIT_FORMULA:
		v->text = f->due.defined ? MSG(N_("the formula is \"%1$s\", which gives %2$s; this is \"%3$s\""),
					       f->due.formula, v->expected.text, f->found.formula)
					 : MSG(N_("there should be no rate; this is \"%s\""), f->found.formula);
		return;
	default:
		v->text = f->due.defined ? MSG(N_("the figures give %s, and no other formula gives it either"),
					       v->expected.text)
					 : MSG(N_("no formula gives it"));
	}
}

static void say_verdict(const struct drawing *d, struct view_finding *v)
{
	const struct audit_finding *f = v->finding;
	v->expected.kind = VIEW_TEXT;
	if (f->rating) {
		v->expected.text = view_grade_text(f->rating->grade);
		v->text = MSG(N_("the figures give \"%s\""), v->expected.text);
		return;
	}
	v->expected.text = str_of(outcome_names[f->result->outcome]);
	v->text = MSG(N_("the figures give \"%s\""), v->expected.text);
	v->text.translated = 1;
	if (f->result->rate.defined && view_rate_rounds_up(d->arena, &f->result->rate))
		v->text = MSG(N_("the target is missed; the rate reaches 100%% by rounding alone"));
}

static void say(const struct drawing *d, struct view_finding *v)
{
	const struct audit_finding *f = v->finding;
	const struct result *res = f->result;
	switch (f->kind) {
	case AUDIT_BASELINE:
		assert(f->row->item);
		v->expected = view_number(d->arena, f->row->item->baseline.value, f->row->item->unit.s, 0,
					  f->row->item->baseline.at);
		v->text = MSG(N_("the plan has %s"), v->expected.text);
		return;
	case AUDIT_TARGET:
		v->expected = view_target(d->arena, res);
		v->text = f->other_year ? MSG(N_("the plan has %1$s; this is its target of FY%2$s"), v->expected.text,
					      str_format(d->arena, "%d", f->other_year))
					: MSG(N_("the plan has %s"), v->expected.text);
		return;
	case AUDIT_ACTUAL:
		v->expected = view_actual(d->arena, res->item, &res->actual);
		v->text = MSG(N_("the results give %s"), v->expected.text);
		return;
	case AUDIT_VERDICT:
		say_verdict(d, v);
		return;
	default:
		say_rate(d, v);
	}
}

static void explain_baseline(const struct drawing *d, struct step_list *l, const struct audit_finding *f)
{
	const struct baseline *b = &f->row->item->baseline;
	struct view_step *s = step_add(d->arena, l, N_("baseline"));
	s->value = view_number(d->arena, b->value, f->row->item->unit.s, 0, b->at);
	s->at = b->at;
}

static void add_rows(const struct drawing *d, struct step_list *l, const struct actual *act)
{
	int start_month = d->audit->published->own->start_month;
	for (size_t k = 0; act->basis != BASIS_ROWS && k < act->part_count; k++)
		step_rows(d->arena, l, act->part[k].actual, start_month, k == 0 ? N_("actual") : "");
	if (act->basis == BASIS_ROWS)
		step_rows(d->arena, l, act, start_month, N_("actual"));
}

static struct view_steps explain(const struct drawing *d, const struct view_finding *v)
{
	const struct audit_finding *f = v->finding;
	struct step_list l = {0};
	struct view_step *s = step_add(d->arena, &l, N_("published"));
	s->value = v->published;
	s->at = v->published.at;
	if (f->kind == AUDIT_BASELINE) {
		explain_baseline(d, &l, f);
		return (struct view_steps){l.steps.v, l.steps.n};
	}
	if (f->kind == AUDIT_ACTUAL) {
		add_rows(d, &l, &f->result->actual);
		return (struct view_steps){l.steps.v, l.steps.n};
	}
	add_inputs(d, &l, f->result);
	if (f->part == PUBLISHED_RATE) {
		add_rate(d, &l, N_("recomputed"), &f->due);
		add_rate(d, &l, N_("published as"), &f->found);
		if (f->kind == AUDIT_WRONG_WAY && f->progress.defined)
			add_rate(d, &l, N_("from the baseline"), &f->progress);
	}
	if (f->kind == AUDIT_VERDICT)
		step_add(d->arena, &l, N_("verdict"))->text = f->result->reason;
	if (f->kind == AUDIT_VERDICT && !f->row->item && !f->row->own->direction_at.source)
		step_add(d->arena, &l, N_("direction"))->text =
			MSG(N_("more was taken for better; a column \"direction\", a baseline or a plan would tell"));
	return (struct view_steps){l.steps.v, l.steps.n};
}

static struct view_finding draw_finding(const struct drawing *d, const struct audit_finding *f)
{
	struct view_finding v = {
		.finding = f,
		.id = f->row->item ? f->row->item->id.s : f->row->id,
		.title = f->row->own->title.s,
		.year = f->row->year,
		.published = cell_value(&f->row->part[f->part]),
	};
	say(d, &v);
	v.steps = explain(d, &v);
	return v;
}

static struct view_gap draw_gap(const struct audit_gap *g)
{
	return (struct view_gap){
		.gap = g,
		.id = g->row->item ? g->row->item->id.s : g->row->id,
		.title = g->row->own->title.s,
		.year = g->row->year,
		.published = g->row->part[g->part].text,
		.at = g->row->part[g->part].at,
	};
}

/* "half up explains 9 of 10 rates to 1 decimal, cut off 7, rounded up 4; 3 tell them apart". */
static void draw_rounding(const struct drawing *d, struct view_audit *v)
{
	const struct rounding_guess *g = &d->audit->rounding;
	if (!g->best)
		return;
	struct arena *a = d->arena;
	struct str digits = str_format(a, "%d", g->best->digits);
	v->has_rounding = true;
	if (g->decided)
		v->rounding = (struct msg){NP_("%1$s, to %2$s decimal", "%1$s, to %2$s decimals"),
					   .count = (unsigned long)g->best->digits, .n = 2,
					   .arg = {str_of(rounding_words[g->rounding.mode]), digits}, .translated = 1};
	else
		v->rounding =
			(struct msg){NP_("to %s decimal; how cannot be told", "to %s decimals; how cannot be told"),
				     .count = (unsigned long)g->best->digits, .n = 1, .arg = {digits}};
	v->evidence = (struct msg){
		.id = N_("of %1$s rates half up explains %2$s, cut off %3$s, rounded up %4$s; %5$s tell these apart"),
		.n = 5,
		.arg = {count(a, g->n), count(a, g->best->fits[RAT_HALF_UP]), count(a, g->best->fits[RAT_DOWN]),
			count(a, g->best->fits[RAT_UP]), count(a, g->telling)}};
}

static void draw_formulas(const struct drawing *d, struct view_audit *v)
{
	v->formula = ARENA_ARRAY(d->arena, struct view_formula, FORMULA_COUNT);
	for (size_t f = 0; f < FORMULA_COUNT; f++)
		if (d->audit->formula_fits[f])
			v->formula[v->formula_count++] =
				(struct view_formula){&rate_formulas[f], d->audit->formula_fits[f]};
}

struct view_audit *view_audit(struct arena *a, const struct audit *audit)
{
	struct view_audit *v = ARENA_NEW(a, struct view_audit);
	struct drawing d = {a, audit};
	*v = (struct view_audit){
		.audit = audit,
		.name = audit->published->source->name,
		.finding = ARENA_ARRAY(a, struct view_finding, audit->findings.n),
		.finding_count = audit->findings.n,
		.gap = ARENA_ARRAY(a, struct view_gap, audit->gaps.n),
		.gap_count = audit->gaps.n,
		.word = ARENA_ARRAY(a, struct view_word, audit->words.n),
		.word_count = audit->words.n,
	};
	for (size_t k = 0; k < v->finding_count; k++)
		v->finding[k] = draw_finding(&d, &audit->findings.v[k]);
	for (size_t k = 0; k < v->gap_count; k++)
		v->gap[k] = draw_gap(&audit->gaps.v[k]);
	for (size_t k = 0; k < v->word_count; k++) {
		const struct audit_word *w = &audit->words.v[k];
		v->word[k] = (struct view_word){.word = w->word, .count = w->count, .rated = w->rated};
		if (!w->rated)
			continue;
		v->word[k].low = rat_exact(a, w->low, 0);
		v->word[k].high = rat_exact(a, w->high, 0);
	}
	if (audit->has_cap)
		v->cap = (struct msg){NP_("rates above %1$s are printed as it (%2$s rate)",
					  "rates above %1$s are printed as it (%2$s rates)"),
				      .count = (unsigned long)audit->capped, .n = 2,
				      .arg = {rat_exact(a, audit->cap, 0), count(a, audit->capped)}};
	if (audit->ratios)
		v->ratios = MSG(N_("the rates are printed as ratios, 1 for 100 %% (so read, formulas give %1$s of "
				   "them, else %2$s)"),
				count(a, audit->ratio_fits), count(a, audit->percent_fits));
	draw_rounding(&d, v);
	draw_formulas(&d, v);
	return v;
}
