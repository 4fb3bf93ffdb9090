#include "base/utf8.h"
#include "render/html.h"

/* --- The years behind a chart ----------------------------------------------- */

static void series_head(struct html_page *p, const struct view_series *s)
{
	html_raw(p, "<thead><tr>");
	html_head_cell(p, NULL, MSG(N_("fiscal year")));
	html_head_cell(p, "number", MSG(N_("target")));
	html_head_cell(p, "number", MSG(N_("actual")));
	html_head_cell(p, "number", MSG(N_("rate")));
	for (size_t k = 0; k < s->comparison_count; k++)
		html_head_cell(p, "number", MSG("%s", s->comparison[k]));
	html_head_cell(p, NULL, MSG(N_("verdict")));
	html_raw(p, "</tr></thead>\n");
}

static void comparison_cell(struct html_page *p, const struct view_point *x, struct str name)
{
	static const struct view_value none;
	const struct view_value *v = &none;
	for (size_t k = 0; k < x->entry.comparison_count; k++)
		if (str_eq(x->entry.comparison[k].name, name))
			v = &x->entry.comparison[k].value;
	html_cell(p, "number", v, words_value(p->arena, v, p->style));
}

static void series_row(struct html_page *p, const struct view_series *s, size_t year)
{
	const struct view_point *x = &s->point[year];
	html_raw(p, "<tr><th scope=\"row\">");
	html_text(p->out, words_fiscal_year(p->arena, &p->report->history->year[year], p->style));
	html_raw(p, "</th>");
	html_cell(p, "number", &x->entry.target, words_target_full(p->arena, &x->entry.target, p->style));
	html_cell(p, "number", &x->entry.actual, words_value(p->arena, &x->entry.actual, p->style));
	html_cell(p, "number", &x->entry.rate, words_rate(p->arena, &x->entry));
	for (size_t k = 0; k < s->comparison_count; k++)
		comparison_cell(p, x, s->comparison[k]);
	html_raw(p, "<td>");
	if (x->judged)
		html_outcome(p, x->entry.outcome);
	else if (x->entry.target.kind != VIEW_NONE)
		html_say(p, MSG(N_("yet to come")));
	else
		html_raw(p, "—");
	html_raw(p, "</td></tr>\n");
}

static void baseline_row(struct html_page *p, const struct view_series *s)
{
	html_raw(p, "<tr><th scope=\"row\">");
	if (s->baseline_year)
		html_say(p, MSG(N_("baseline, %s"), html_short_year(p, s->baseline_year)));
	else
		html_say(p, MSG(N_("baseline")));
	html_raw(p, "</th>");
	html_raw(p, "<td class=\"number\">—</td>");
	html_cell(p, "number", &s->baseline, words_value(p->arena, &s->baseline, p->style));
	for (size_t k = 0; k < 1 + s->comparison_count; k++)
		html_raw(p, "<td class=\"number\">—</td>");
	html_raw(p, "<td>—</td></tr>\n");
}

void html_series_table(struct html_page *p, const struct view_series *s)
{
	html_raw(p, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
	html_say(p, MSG(N_("Year by year: %s"), s->title));
	html_raw(p, "\"><table class=\"years\">\n<caption>");
	html_say(p, MSG(N_("Year by year")));
	html_raw(p, "<span class=\"hidden\"> ");
	html_plan_words(p, s->title);
	html_raw(p, "</span></caption>\n");
	series_head(p, s);
	html_raw(p, "<tbody>\n");
	if (s->baseline.kind != VIEW_NONE)
		baseline_row(p, s);
	for (size_t k = 0; k < p->report->history->year_count; k++)
		series_row(p, s, k);
	html_raw(p, "</tbody></table></div>\n");
}

/* --- Milestones ------------------------------------------------------------- */

/* What has no numbers to be drawn stands here: actions, and indicators on a scale of levels. */
static const struct view_series *milestones_of(const struct html_page *p, size_t year, const struct view_entry *e)
{
	const struct view_history *h = p->report->history;
	if (!h || e->reference || e->kind == ITEM_FIGURE)
		return NULL;
	const struct view_series *s = history_series(h, e);
	return s->drawn || p->chart_year[s - h->series] != year ? NULL : s;
}

static void milestone_cell(struct html_page *p, const struct view_point *x, size_t years)
{
	const struct view_entry *e = &x->entry;
	const char *look = !x->judged ? "ahead" : html_outcome_class[e->outcome];
	buf_printf(p->out, "<td class=\"%s\"", e->target.kind == VIEW_NONE ? "no-target" : look);
	if (years > 1)
		buf_printf(p->out, " colspan=\"%zu\"", years);
	html_raw(p, ">");
	if (e->target.kind == VIEW_NONE || e->target.op == TARGET_NONE) {
		html_plan_words(p, e->target.kind == VIEW_NONE ? STR("—") : e->target.text);
		html_raw(p, "</td>");
		return;
	}
	html_raw(p, "<p>");
	html_value(p, &e->target, words_target(p->arena, &e->target, p->style));
	html_raw(p, "</p><p>");
	if (x->judged)
		html_outcome(p, e->outcome);
	else
		html_say(p, MSG(N_("yet to come")));
	if (e->actual.kind != VIEW_NONE && e->outcome != OUTCOME_MET) {
		html_raw(p, " <span class=\"reached\">");
		html_value(p, &e->actual, words_value(p->arena, &e->actual, p->style));
		html_raw(p, "</span>");
	}
	html_raw(p, "</p></td>");
}

/* The years of one table, from <= year < to: more than these are too wide for a page of paper. */
enum { TABLE_YEARS = 10, PART_YEARS = 8 };

static void milestone_head(struct html_page *p, struct str label, size_t from, size_t to)
{
	const struct view_history *h = p->report->history;
	html_raw(p, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
	html_text(p->out, label);
	html_raw(p, "\"><table class=\"milestones\">\n<caption>");
	html_say(p, MSG(N_("Milestones, year by year")));
	if (to - from < h->year_count) {
		html_raw(p, " ");
		html_say(p, MSG(N_("%1$s to %2$s"), words_year_short(p->arena, &h->year[from], p->style),
				words_year_short(p->arena, &h->year[to - 1], p->style)));
	}
	html_raw(p, "</caption>\n<thead><tr>");
	html_head_cell(p, NULL, MSG(N_("item")));
	for (size_t k = from; k < to; k++)
		html_head_cell(p, NULL, MSG("%s", words_fiscal_year(p->arena, &h->year[k], p->style)));
	html_raw(p, "</tr></thead>\n<tbody>\n");
}

static void milestone_row(struct html_page *p, const struct view_series *row, size_t from, size_t to)
{
	html_raw(p, "<tr><th scope=\"row\">");
	html_plan_words(p, row->title);
	html_raw(p, "</th>");
	for (size_t j = 0; j < to; j += row->point[j].run) {
		size_t end = j + row->point[j].run, first = j > from ? j : from;
		end = end < to ? end : to;
		/* A milestone that spans the end of a table stands in the next one, too. */
		if (first < end)
			milestone_cell(p, &row->point[j], end - first);
	}
	html_raw(p, "</tr>\n");
}

static void milestone_table(struct html_page *p, size_t year, const struct view_section *s, size_t from, size_t to)
{
	bool any = false;
	for (size_t k = 0; k < s->entry_count; k++) {
		const struct view_series *row = milestones_of(p, year, &s->entry[k]);
		if (!row)
			continue;
		if (!any)
			milestone_head(p,
				       html_said(p, MSG(N_("Milestones, year by year: %s"), html_section_title(p, s))),
				       from, to);
		any = true;
		milestone_row(p, row, from, to);
	}
	if (any)
		html_raw(p, "</tbody></table></div>\n");
}

void html_milestones(struct html_page *p, size_t year, const struct view_section *s)
{
	size_t all = p->report->history ? p->report->history->year_count : 0;
	size_t parts = all > TABLE_YEARS ? (all + PART_YEARS - 1) / PART_YEARS : 1, each = (all + parts - 1) / parts;
	for (size_t from = 0; from < all; from += each)
		milestone_table(p, year, s, from, from + each < all ? from + each : all);
}
