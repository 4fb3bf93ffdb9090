#include "eval/verdict.h"
#include "render/news.h"
#include "render/words.h"

static struct str say(struct arena *a, struct msg m, const struct render_style *style)
{
	return msg_text(a, m, style->translate);
}

static struct str comma(struct arena *a, const struct render_style *style)
{
	return say(a, MSG(N_(", ")), style);
}

/* "newly-missed 1, recovered 2" */
static struct str counted(struct arena *a, const size_t *count, size_t gone, const struct render_style *style)
{
	VEC(struct str) part = {0};
	for (int kind = 0; kind < NEWS_KIND_COUNT; kind++) {
		if (!count[kind])
			continue;
		struct str word = say(a, (struct msg){.id = news_kind_names[kind]}, style);
		*VEC_PUSH(a, &part) = str_format(a, "%.*s %zu", STR_ARG(word), count[kind]);
	}
	if (gone)
		*VEC_PUSH(a, &part) = say(a, MSG(N_("plans gone %s"), str_format(a, "%zu", gone)), style);
	if (!part.n)
		*VEC_PUSH(a, &part) = say(a, MSG(N_("nothing new")), style);
	return str_join(a, part.v, part.n, comma(a, style));
}

struct str words_news_sum(struct arena *a, const struct view_plans *v, const struct view_news_sum *sum,
			  const struct render_style *style)
{
	struct str counts = counted(a, sum->count, sum->gone_count, style);
	struct str plans = str_format(a, "%zu", v->n);
	return say(a, MSG(N_("plans %1$s: %2$s (%3$s)"), plans, counts, date_format(a, sum->as_of)), style);
}

struct str words_news_gone(struct arena *a, const struct earlier *plan, const struct render_style *style)
{
	const struct view_plan named = {.title = plan->plan_title, .organization = plan->plan_organization};
	return say(a, MSG(N_("not among the plans any more: %s"), view_plan_name(a, &named)), style);
}

struct str words_news(struct arena *a, const struct view_news *news, const struct render_style *style)
{
	const struct report *r = news->report;
	struct str counts = counted(a, news->count, 0, style);
	struct str day = date_format(a, r->as_of);
	struct str year = say(a, MSG(N_("FY%s"), str_format(a, "%d", r->year[0].year)), style);
	if (r->year_count > 1)
		return say(a, MSG(N_("%1$s: %2$s (%3$s)"), news->name, counts, day), style);
	return say(a, MSG(N_("%1$s %2$s: %3$s (%4$s)"), news->name, year, counts, day), style);
}

struct str words_news_year(struct arena *a, const struct view_news_item *item, const struct render_style *style)
{
	struct str when = item->entry ? words_deadline(a, item->entry, style) : STR("");
	struct str year = say(a, MSG(N_("FY%s"), str_format(a, "%d", item->year)), style);
	struct str both[] = {year, when};
	return !when.n ? year : item->entry->quarter ? when : str_join(a, both, 2, STR(" "));
}

static struct str earlier_value(const struct earlier_value *v)
{
	return v->text.n ? v->text : STR("－");
}

static struct str or_dash(struct str s)
{
	return s.n ? s : STR("－");
}

/* An outcome as the earlier report named it. */
static struct str outcome_before(struct arena *a, const struct earlier_item *old, const struct render_style *style)
{
	return say(a, (struct msg){.id = str_z(a, old->outcome)}, style);
}

static struct str outcome_change(struct arena *a, const struct view_news_item *item, const struct render_style *style)
{
	struct str now = words_outcome(item->entry->outcome, style);
	const struct earlier_item *old = item->earlier;
	if (!old)
		return now;
	struct str before[] = {outcome_before(a, old, style), old->actual.text};
	bool same = !before[1].n || str_eq(before[1], item->entry->actual.number) ||
		    str_eq(before[1], item->entry->actual.text);
	return say(a, MSG(N_("%1$s (before: %2$s)"), now, str_join(a, before, same ? 1 : 2, comma(a, style))), style);
}

static struct str figures(struct arena *a, const struct view_entry *e, const struct render_style *style)
{
	VEC(struct str) part = {0};
	if (e->target.kind != VIEW_NONE)
		*VEC_PUSH(a, &part) = say(a, MSG(N_("target %s"), words_target_full(a, &e->target, style)), style);
	if (e->actual.kind != VIEW_NONE)
		*VEC_PUSH(a, &part) = say(a, MSG(N_("actual %s"), words_value(a, &e->actual, style)), style);
	if (e->rate.kind != VIEW_NONE)
		*VEC_PUSH(a, &part) = words_rate(a, e);
	return str_join(a, part.v, part.n, comma(a, style));
}

static struct str with_figures(struct arena *a, struct str change, const struct view_entry *e,
			       const struct render_style *style)
{
	struct str part[] = {change, figures(a, e, style)};
	return part[1].n ? str_join(a, part, 2, comma(a, style)) : change;
}

static struct str grade_change(struct arena *a, const struct view_news_item *item, const struct render_style *style)
{
	struct str scheme = words_scheme(item->scheme, style);
	return say(a, MSG(N_("%1$s: %2$s → %3$s"), scheme, item->grade_before, item->grade), style);
}

static struct str state_change(struct arena *a, const struct view_news_item *item, const struct render_style *style)
{
	const struct earlier_item *old = item->earlier;
	struct str before = old->state.n ? say(a, (struct msg){.id = str_z(a, old->state)}, style) : STR("－");
	return say(a, MSG(N_("state %1$s → %2$s"), before, or_dash(words_state(a, item->entry, style))), style);
}

/* With what decides how it is met, where that is another now. */
static struct str target_before(struct arena *a, const struct view_news_item *item, const struct render_style *style)
{
	const struct earlier_item *old = item->earlier;
	struct str ends[] = {old->target.text, old->upper.text};
	struct view_value v = {.kind = VIEW_NUMBER, .text = ends[0]};
	if (!old->op.n)
		return STR("－");
	if (ends[1].n)
		return str_join(a, ends, 2, STR("〜"));
	while (v.op < TARGET_OP_COUNT && !str_eq(old->op, str_of(target_op_names[v.op])))
		v.op++;
	/* A word is the plan's own, but for the name of a direction. */
	if (v.op == item->entry->target.op || (old->target.word && !str_eq(v.text, old->op)))
		return or_dash(v.text);
	return words_target_full(a, &v, style);
}

struct str words_news_item(struct arena *a, const struct view_news_item *item, const struct render_style *style)
{
	const struct view_entry *e = item->entry;
	switch (item->kind) {
	case NEWS_REMOVED:
		return say(a, MSG(N_("it was %s"), outcome_before(a, item->earlier, style)), style);
	case NEWS_TARGET:
		return say(a,
			   MSG(N_("target %1$s → %2$s"), target_before(a, item, style),
			       or_dash(words_target_full(a, &e->target, style))),
			   style);
	case NEWS_RESTATED:
		return say(a,
			   MSG(N_("actual %1$s → %2$s"), earlier_value(&item->earlier->actual),
			       words_value(a, &e->actual, style)),
			   style);
	case NEWS_STATE:
		return with_figures(a, state_change(a, item, style), e, style);
	case NEWS_GRADE_WORSE:
	case NEWS_GRADE_BETTER:
		return with_figures(a, grade_change(a, item, style), e, style);
	default:
		return with_figures(a, outcome_change(a, item, style), e, style);
	}
}

struct str words_news_places(struct arena *a, const struct view_news_item *item, const struct render_style *style)
{
	const struct view_entry *e = item->entry;
	VEC(struct str) part = {0};
	(void)style;
	if (!e)
		return STR("");
	if (e->departments.n)
		*VEC_PUSH(a, &part) = words_join(a, &e->departments, STR("、"));
	if (e->target.at.source)
		*VEC_PUSH(a, &part) = span_text(a, e->target.at);
	if (e->actual.at.source)
		*VEC_PUSH(a, &part) = span_text(a, e->actual.at);
	return str_join(a, part.v, part.n, STR("  "));
}
