#include "render/html.h"

/* "A 順調": what a grade is printed as and what it means, where that says more. */
static void grade(struct html_page *p, struct str text, const struct wording *label)
{
	struct str words = words_wording(label, p->style);
	html_plan_words(p, text);
	if (!words.n || str_eq(words, text))
		return;
	html_raw(p, "<span class=\"label\"> ");
	html_plan_words(p, words);
	html_raw(p, "</span>");
}

void html_rating_heads(struct html_page *p, const struct view_year *y)
{
	for (size_t k = 0; k < y->scheme_count; k++) {
		html_raw(p, "<th scope=\"col\">");
		html_plan_words(p, words_scheme(y->scheme[k], p->style));
		html_raw(p, "</th>");
	}
}

/* The rating of an entry by one scheme; NULL: it has none. */
static const struct view_rating *rating_by(const struct view_entry *e, const struct scheme *scheme)
{
	for (size_t k = 0; k < e->rating_count; k++)
		if (e->rating[k].scheme == scheme)
			return &e->rating[k];
	return NULL;
}

void html_rating_cells(struct html_page *p, const struct view_year *y, const struct view_entry *e)
{
	for (size_t k = 0; k < y->scheme_count; k++) {
		const struct view_rating *r = rating_by(e, y->scheme[k]);
		html_raw(p, "<td data-label=\"");
		html_text(p->out, words_scheme(y->scheme[k], p->style));
		html_raw(p, r && r->fails ? "\" class=\"grade fails\">" : "\" class=\"grade\">");
		if (r && r->grade.n)
			grade(p, r->text, &r->label);
		else
			html_text(p->out, r && r->applies ? words_rating(r) : STR("—"));
		if (r && r->given.text.n) {
			html_raw(p, "<span class=\"label\"> ");
			html_say(p, MSG(N_("(by hand %s)"), r->given.text));
			html_raw(p, "</span>");
		}
		html_raw(p, "</td>");
	}
}

/* --- Grades counted ------------------------------------------------------------ */

struct columns {
	bool unrated, achieved, together;
};

static void roll_up_head(struct html_page *p, struct msg first, const struct view_roll_up *u, const struct columns *c)
{
	html_raw(p, "<thead><tr>");
	html_head_cell(p, NULL, first);
	for (size_t k = 0; k < u->grade_count; k++) {
		html_raw(p, "<th scope=\"col\" class=\"number\">");
		grade(p, u->grade[k].text, &u->grade[k].label);
		html_raw(p, "</th>");
	}
	if (c->unrated)
		html_head_cell(p, "number", MSG(N_("unrated")));
	if (c->achieved)
		html_head_cell(p, "number", MSG(N_("achieved")));
	if (c->together)
		html_head_cell(p, NULL, MSG(N_("together")));
	html_raw(p, "</tr></thead>\n<tbody>\n");
}

static void roll_up_row(struct html_page *p, struct str name, bool plan_words, const struct view_roll_up *u,
			const struct columns *c)
{
	html_raw(p, "<tr><th scope=\"row\">");
	if (plan_words)
		html_plan_words(p, name);
	else
		html_text(p->out, name);
	html_raw(p, "</th>");
	for (size_t k = 0; k < u->grade_count; k++)
		buf_printf(p->out, "<td class=\"number\">%zu</td>", u->grade[k].count);
	if (c->unrated)
		buf_printf(p->out, "<td class=\"number\">%zu</td>", u->total - u->rated);
	if (c->achieved)
		html_cell(p, "number", &u->achieved_share, u->achieved_share.text);
	if (c->together) {
		html_raw(p, "<td>");
		if (u->own.n)
			grade(p, u->own_text, &u->own_label);
		else
			html_raw(p, "—");
		html_raw(p, "</td>");
	}
	html_raw(p, "</tr>\n");
}

static void count_in(struct columns *c, const struct view_roll_up *u)
{
	c->unrated = c->unrated || u->total > u->rated;
	c->achieved = c->achieved || u->achieved_share.kind != VIEW_NONE;
	c->together = c->together || u->own.n;
}

static void by_policy(struct html_page *p, const struct view_year *y, size_t scheme)
{
	const struct view_roll_up *all = &y->roll_up[scheme];
	struct columns c = {.unrated = false};
	count_in(&c, all);
	for (size_t k = 0; k < y->policy_count; k++)
		count_in(&c, &y->policy[k].roll_up[scheme]);
	struct str name = words_scheme(all->scheme, p->style), year = html_short_year(p, y->year);
	html_open_table(p, "tally", MSG(N_("Ratings by policy, %1$s: %2$s"), year, name));
	roll_up_head(p, MSG(N_("policy")), all, &c);
	for (size_t k = 0; k < y->policy_count; k++)
		roll_up_row(p, html_section_title(p, &y->policy[k]), true, &y->policy[k].roll_up[scheme], &c);
	roll_up_row(p, html_said(p, MSG(N_("whole plan"))), false, all, &c);
	html_raw(p, "</tbody></table></div>\n");
	if (all->mean.kind != VIEW_NONE)
		html_element(p, "p", NULL,
			     MSG(N_("points %1$s, mean %2$s (by a weight of %3$s)"), all->points.text, all->mean.text,
				 all->weight.text));
}

static void by_department(struct html_page *p, const struct view_year *y, size_t scheme)
{
	struct columns c = {.unrated = false};
	size_t concerned = 0;
	for (size_t k = 0; k < y->department_count; k++) {
		count_in(&c, &y->department[k].roll_up[scheme]);
		concerned += y->department[k].roll_up[scheme].total > 0;
	}
	if (!concerned)
		return;
	const struct view_roll_up *all = &y->roll_up[scheme];
	struct str name = words_scheme(all->scheme, p->style), year = html_short_year(p, y->year);
	html_open_table(p, "tally", MSG(N_("Ratings by department, %1$s: %2$s"), year, name));
	roll_up_head(p, MSG(N_("department")), all, &c);
	for (size_t k = 0; k < y->department_count; k++)
		if (y->department[k].roll_up[scheme].total)
			roll_up_row(p, y->department[k].name, true, &y->department[k].roll_up[scheme], &c);
	html_raw(p, "</tbody></table></div>\n");
}

void html_roll_ups(struct html_page *p, const struct view_year *y, int level)
{
	if (!y->scheme_count)
		return;
	html_heading_open(p, level, NULL);
	html_say(p, MSG(N_("Ratings")));
	html_heading_close(p, level);
	for (size_t k = 0; k < y->scheme_count; k++) {
		by_policy(p, y, k);
		by_department(p, y, k);
	}
}
