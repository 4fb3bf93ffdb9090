#include "base/utf8.h"
#include "render/html.h"

static const enum outcome order[] = {OUTCOME_MET, OUTCOME_MISSED, OUTCOME_PENDING, OUTCOME_NO_DATA, OUTCOME_NO_TARGET};

enum {
	ORDER_COUNT = sizeof order / sizeof *order,
	BAR_WIDTH = 1000,
	BAR_HEIGHT = 28,
	SMALL_BAR_WIDTH = 260,
	SMALL_BAR_HEIGHT = 16
};

static size_t total(const struct tally *t)
{
	size_t n = 0;
	for (size_t k = 0; k < ORDER_COUNT; k++)
		n += t->count[order[k]];
	return n;
}

/* Pending is said only where there is any: a year that is over has none. */
static bool shown(const struct tally *t, enum outcome o)
{
	return o != OUTCOME_PENDING || t->count[o];
}

/* The shares of the outcomes as one bar; the numbers beside it say the same, so that readers of text miss nothing. */
static void bar(struct html_page *p, const struct tally *t, size_t width, size_t height)
{
	size_t all = total(t), done = 0;
	buf_printf(p->out,
		   "<svg class=\"bar\" viewBox=\"0 0 %zu %zu\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
		   width, height);
	for (size_t k = 0; k < ORDER_COUNT && all; k++) {
		size_t from = done * width / all;
		done += t->count[order[k]];
		size_t to = done * width / all;
		if (to > from)
			buf_printf(p->out,
				   "<rect class=\"fill-%s\" vector-effect=\"non-scaling-stroke\" x=\"%zu\" y=\"0\" "
				   "width=\"%zu\" height=\"%zu\"/>",
				   html_outcome_class[order[k]], from, to - from, height);
	}
	html_raw(p, "</svg>");
}

static void counts(struct html_page *p, const struct tally *t)
{
	html_raw(p, "<dl class=\"counts\">\n");
	for (size_t k = 0; k < ORDER_COUNT; k++) {
		if (!shown(t, order[k]))
			continue;
		const char *name = html_outcome_class[order[k]];
		buf_printf(p->out,
			   "<div class=\"%s\"><dt><svg class=\"key\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">"
			   "<rect class=\"fill-%s\" x=\"1\" y=\"1\" width=\"18\" height=\"18\"/></svg> ",
			   name, name);
		html_outcome(p, order[k]);
		buf_printf(p->out, "</dt><dd>%zu</dd></div>\n", t->count[order[k]]);
	}
	html_raw(p, "</dl>\n");
	bar(p, t, BAR_WIDTH, BAR_HEIGHT);
	html_raw(p, "\n");
}

void html_tally_heads(struct html_page *p, const struct tally *all)
{
	for (size_t k = 0; k < ORDER_COUNT; k++) {
		if (!shown(all, order[k]))
			continue;
		html_raw(p, "<th scope=\"col\" class=\"number\">");
		html_outcome(p, order[k]);
		html_raw(p, "</th>");
	}
	html_head_cell(p, "number", MSG(N_("in all")));
	html_head_cell(p, "share", MSG(N_("shares")));
}

static void head_row(struct html_page *p, struct msg first, const struct tally *all)
{
	html_raw(p, "<thead><tr>");
	html_head_cell(p, NULL, first);
	html_tally_heads(p, all);
	html_raw(p, "</tr></thead>\n");
}

void html_tally_cells(struct html_page *p, const struct tally *t, const struct tally *all)
{
	for (size_t k = 0; k < ORDER_COUNT; k++)
		if (shown(all, order[k]))
			buf_printf(p->out, "<td class=\"number\">%zu</td>", t->count[order[k]]);
	buf_printf(p->out, "<td class=\"number\">%zu</td><td class=\"share\">", total(t));
	bar(p, t, SMALL_BAR_WIDTH, SMALL_BAR_HEIGHT);
	html_raw(p, "</td></tr>\n");
}

static void policies(struct html_page *p, const struct view_year *y)
{
	struct str year = words_fiscal_year(p->arena, y, p->style);
	html_open_table(p, "tally", MSG(N_("Outcomes by policy, %s"), year));
	head_row(p, MSG(N_("policy")), &y->tally);
	html_raw(p, "<tbody>\n");
	for (size_t k = 0; k < y->policy_count; k++) {
		const struct view_section *s = &y->policy[k];
		html_raw(p, "<tr><th scope=\"row\"><a");
		html_link_attribute(p, "s", y->year, s->id);
		html_raw(p, ">");
		html_plan_words(p, html_section_title(p, s));
		html_raw(p, "</a></th>");
		html_tally_cells(p, &s->tally, &y->tally);
	}
	html_raw(p, "</tbody></table></div>\n");
}

static void missed_entry(struct html_page *p, const struct view_entry *e)
{
	html_raw(p, "<li><a");
	html_link_attribute(p, "e", e->year, html_entry_id(p, e));
	html_raw(p, ">");
	html_plan_words(p, words_title(p->arena, e, p->style));
	html_raw(p, "</a> <span class=\"figures\">");
	struct str target = words_target(p->arena, &e->target, p->style);
	struct str actual = words_value(p->arena, &e->actual, p->style);
	if (e->rate.kind == VIEW_NONE)
		html_say(p, MSG(N_("target %1$s, actual %2$s"), target, actual));
	else
		html_say(p, MSG(N_("target %1$s, actual %2$s, rate %3$s"), target, actual, words_rate(p->arena, e)));
	html_raw(p, "</span></li>\n");
}

static void missed_entries(struct html_page *p, const struct view_section *s)
{
	for (size_t k = 0; k < s->entry_count; k++)
		if (s->entry[k].outcome == OUTCOME_MISSED && !s->entry[k].reference)
			missed_entry(p, &s->entry[k]);
	for (size_t k = 0; k < s->child_count; k++)
		missed_entries(p, &s->child[k]);
}

static void missed(struct html_page *p, const struct view_year *y, int level)
{
	if (!y->tally.count[OUTCOME_MISSED])
		return;
	html_heading_open(p, level, NULL);
	html_say(p, MSG(N_("Missed targets")));
	html_heading_close(p, level);
	html_raw(p, "<ul class=\"missed-list\">\n");
	for (size_t k = 0; k < y->policy_count; k++)
		missed_entries(p, &y->policy[k]);
	html_raw(p, "</ul>\n");
}

static void selection_line(struct html_page *p, struct str line)
{
	if (!line.n)
		return;
	html_raw(p, "<p>");
	html_text(p->out, line);
	html_raw(p, "</p>\n");
}

void html_year_summary(struct html_page *p, const struct view_year *y, int level)
{
	struct words_lines lines = words_selection(p->arena, p->report, y, p->style);
	selection_line(p, lines.chosen);
	selection_line(p, lines.listed);
	counts(p, &y->tally);
	policies(p, y);
	missed(p, y, level);
	html_roll_ups(p, y, level);
}

void html_years_summary(struct html_page *p)
{
	const struct report *r = p->report;
	struct tally all = {{0}};
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t o = 0; o < OUTCOME_COUNT; o++)
			all.count[o] += r->year[k].tally.count[o];
	html_open_table(p, "tally", MSG(N_("Outcomes by fiscal year")));
	head_row(p, MSG(N_("fiscal year")), &all);
	html_raw(p, "<tbody>\n");
	for (size_t k = 0; k < r->year_count; k++) {
		buf_printf(p->out, "<tr><th scope=\"row\"><a href=\"#y-%d\">", r->year[k].year);
		html_text(p->out, words_fiscal_year(p->arena, &r->year[k], p->style));
		html_raw(p, "</a></th>");
		html_tally_cells(p, &r->year[k].tally, &all);
	}
	html_raw(p, "</tbody></table></div>\n");
}
