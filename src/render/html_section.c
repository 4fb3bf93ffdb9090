#include "render/html.h"

#include "view/remark.h"

enum { COLUMNS = 5 };

/* --- The chain behind a verdict ------------------------------------------- */

/* A step that hands on words of the plan or a note says them alone. */
static void step(struct html_page *p, const struct view_step *s)
{
	struct str said = words_step(p->arena, s, p->style);
	bool handed_on = s->text.id && str_eq(str_of(s->text.id), STR("%s")) && s->value.kind == VIEW_NONE;
	if (handed_on)
		html_plan_words(p, said);
	else
		html_value(p, &s->value, said);
}

/* Whether a label stands among the steps from `first` up to `k` already. */
static bool said_before(const struct view_steps *steps, size_t first, size_t k)
{
	for (size_t j = first; j < k; j++)
		if (str_eq(str_of(steps->v[j].label), str_of(steps->v[k].label)))
			return true;
	return false;
}

void html_chain(struct html_page *p, const struct view_subject *subject)
{
	struct view_steps steps = view_explain_subject(p->arena, p->report, subject);
	size_t first = 0;
	html_raw(p, "<dl class=\"chain\">\n");
	for (size_t k = 0; k < steps.n; k++) {
		const struct view_step *s = &steps.v[k];
		/* A list names a thing once: each rating has one of its own. */
		if (s->label[0] && said_before(&steps, first, k)) {
			html_raw(p, "</dl>\n<dl class=\"chain\">\n");
			first = k;
		}
		if (s->label[0])
			html_element(p, "dt", NULL, (struct msg){.id = s->label});
		html_raw(p, "<dd>");
		step(p, s);
		if (s->at.source) {
			html_raw(p, " <code>");
			html_text(p->out, span_text(p->arena, s->at));
			html_raw(p, "</code>");
		}
		html_raw(p, "</dd>\n");
	}
	html_raw(p, "</dl>\n");
}

static void folded_chain(struct html_page *p, const struct view_entry *e, size_t columns)
{
	buf_printf(p->out, "<tr class=\"why\"><td colspan=\"%zu\"><details><summary>", columns);
	html_say(p, MSG(N_("How this was decided")));
	/* Heard without its row, the word alone would not say of what. */
	html_raw(p, "<span class=\"hidden\"> ");
	html_plan_words(p, words_title(p->arena, e, p->style));
	html_raw(p, "</span></summary>\n");
	html_chain(p, &(struct view_subject){.entry = e});
	html_raw(p, "</details></td></tr>\n");
}

/* --- The table of a section ------------------------------------------------ */

static void comparisons(struct html_page *p, const struct view_entry *e)
{
	for (size_t k = 0; k < e->comparison_count; k++) {
		const struct view_comparison *c = &e->comparison[k];
		struct str value = words_value(p->arena, &c->value, p->style);
		html_raw(p, "<p>");
		if (c->difference.kind == VIEW_NONE)
			html_say(p, MSG(N_("%1$s %2$s"), c->name, value));
		else
			html_say(p, MSG(N_("%1$s %2$s (%3$s)"), c->name, value,
					words_signed(p->arena, &c->difference, p->style)));
		html_raw(p, "</p>");
	}
}

/* What is to be said under an entry's title. */
static void remarks(struct html_page *p, const struct view_entry *e, const struct view_section *s)
{
	if (e->departments.n && e->departments.v != s->departments.v) {
		html_raw(p, "<p>");
		html_plan_words(p, words_join(p->arena, &e->departments, STR("、")));
		html_raw(p, "</p>");
	}
	comparisons(p, e);
	struct view_steps said = view_remarks(p->arena, p->report, e);
	for (size_t k = 0; k < said.n; k++) {
		html_raw(p, "<p>");
		html_text(p->out, words_step(p->arena, &said.v[k], p->style));
		html_raw(p, "</p>");
	}
	if (e->outcome == OUTCOME_NO_DATA && e->latest.kind != VIEW_NONE)
		html_element(p, "p", NULL,
			     MSG(N_("last known: %1$s (%2$s)"), words_value(p->arena, &e->latest, p->style),
				 words_year(p->arena, e->latest_year, p->style)));
}

static void value_cell(struct html_page *p, struct msg label, const char *class_name, const struct view_value *v,
		       struct str said)
{
	buf_printf(p->out, "<td%s data-label=\"", class_name);
	html_say(p, label);
	html_raw(p, "\">");
	if (said.n)
		html_value(p, v, said);
	else
		html_raw(p, "—");
	html_raw(p, "</td>");
}

static void title_cell(struct html_page *p, const struct view_entry *e, const struct view_section *s)
{
	html_raw(p, "<th scope=\"row\">");
	if (e->reference) {
		html_raw(p, "<a");
		html_link_attribute(p, "e", e->year, html_entry_id(p, e));
		html_raw(p, ">");
	}
	html_plan_words(p, words_title(p->arena, e, p->style));
	if (e->reference)
		html_raw(p, "</a>");
	remarks(p, e, s);
	html_raw(p, "</th>");
}

/* A figure without a value says nothing. */
static bool is_shown(const struct view_entry *e)
{
	return e->kind != ITEM_FIGURE || e->actual.kind != VIEW_NONE;
}

static void entry(struct html_page *p, const struct view_year *y, const struct view_entry *e,
		  const struct view_section *s)
{
	buf_printf(p->out, "<tbody class=\"%s\"", html_outcome_class[e->outcome]);
	if (!e->reference)
		html_id_attribute(p, "e", e->year, html_entry_id(p, e));
	html_raw(p, ">\n<tr>");
	title_cell(p, e, s);
	value_cell(p, MSG(N_("target")), "", &e->target, words_target(p->arena, &e->target, p->style));
	value_cell(p, MSG(N_("actual")), "", &e->actual, words_value(p->arena, &e->actual, p->style));
	value_cell(p, MSG(N_("rate")), " class=\"number\"", &e->rate, words_rate(p->arena, e));
	html_rating_cells(p, y, e);
	html_raw(p, "<td class=\"verdict\">");
	html_outcome(p, e->outcome);
	html_raw(p, "</td></tr>\n");
	if (!e->reference)
		folded_chain(p, e, COLUMNS + y->scheme_count);
	html_raw(p, "</tbody>\n");
}

static void table(struct html_page *p, const struct view_year *y, const struct view_section *s)
{
	size_t shown = 0;
	for (size_t k = 0; k < s->entry_count; k++)
		shown += is_shown(&s->entry[k]);
	if (!shown)
		return;
	html_raw(p, y->scheme_count ? "<table class=\"entries rated\">\n<caption>"
				    : "<table class=\"entries\">\n<caption>");
	html_say(p, MSG(N_("Targets and actuals, %s"), words_fiscal_year(p->arena, y, p->style)));
	html_raw(p, "</caption>\n<thead><tr>");
	html_head_cell(p, "title", MSG(N_("item")));
	html_head_cell(p, NULL, MSG(N_("target")));
	html_head_cell(p, NULL, MSG(N_("actual")));
	html_head_cell(p, "number rate", MSG(N_("rate")));
	html_rating_heads(p, y);
	html_head_cell(p, "verdict", MSG(N_("verdict")));
	html_raw(p, "</tr></thead>\n");
	for (size_t k = 0; k < s->entry_count; k++)
		if (is_shown(&s->entry[k]))
			entry(p, y, &s->entry[k], s);
	html_raw(p, "</table>\n");
}

/* --- Sections --------------------------------------------------------------- */

static void charts(struct html_page *p, size_t year, const struct view_section *s)
{
	const struct view_history *h = p->report->history;
	for (size_t k = 0; h && k < s->entry_count; k++) {
		const struct view_series *series = history_series(h, &s->entry[k]);
		if (series->drawn && !s->entry[k].reference && p->chart_year[series - h->series] == year)
			html_chart(p, series);
	}
}

static void heading(struct html_page *p, const struct view_section *s, int level)
{
	html_heading_open(p, level, s->kind == GROUP_POLICY ? "policy" : NULL);
	html_plan_words(p, html_section_title(p, s));
	html_heading_close(p, level);
	if (s->kind == GROUP_POLICY || !s->departments.n)
		return;
	struct str who = words_join(p->arena, &s->departments, STR("、"));
	html_raw(p, "<p class=\"who\">");
	html_say(p, MSG(N_("Responsible: %s"), who));
	html_raw(p, "</p>\n");
}

void html_section(struct html_page *p, size_t year, const struct view_section *s, int level)
{
	const struct view_year *y = &p->report->year[year];
	buf_printf(p->out, "<section class=\"%s\"", s->kind == GROUP_POLICY ? "policy" : "measure");
	html_id_attribute(p, "s", y->year, s->id);
	html_raw(p, ">\n");
	heading(p, s, level);
	table(p, y, s);
	html_milestones(p, year, s);
	charts(p, year, s);
	for (size_t k = 0; k < s->child_count; k++)
		html_section(p, year, &s->child[k], level + 1);
	html_raw(p, "</section>\n");
}
