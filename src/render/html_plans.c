/*
 * The index of a folder of pages: the plans with what each comes to, and the
 * way to its page.
 */
#include "render/html.h"

static struct str number(struct html_page *p, size_t n)
{
	return rat_format(p->arena, rat_of((int64_t)n), 0, RAT_HALF_UP, true);
}

/* In the plan's own language, where it is not the page's. */
static void plan_name(struct html_page *p, const struct view_plan *plan, struct str page_language)
{
	bool other = html_is_language(plan->language) && !str_eq(plan->language, page_language);
	p->plan_language = other ? plan->language : STR("");
	html_plan_words(p, view_plan_name(p->arena, plan));
}

static void plan_cells(struct html_page *p, const struct view_plans *v, const struct view_plan *plan,
		       const struct view_plan_year *y, struct str page_language)
{
	html_raw(p, "<tr><th scope=\"row\">");
	if (plan->page.n) {
		html_raw(p, "<a href=\"");
		html_text(p->out, plan->page);
		html_raw(p, "\">");
	}
	plan_name(p, plan, page_language);
	html_raw(p, plan->page.n ? "</a></th><td>" : "</th><td>");
	html_text(p->out, html_short_year(p, y->year));
	html_raw(p, "</td><td class=\"number\">");
	html_text(p->out, y->outcomes.met_share.kind == VIEW_NONE ? STR("—") : y->outcomes.met_share.text);
	html_raw(p, "</td>");
	html_tally_cells(p, &y->outcomes.tally, &v->total.tally);
}

static void table(struct html_page *p, const struct view_plans *v, struct str page_language)
{
	html_open_table(p, "tally", MSG(N_("Outcomes by plan")));
	html_raw(p, "<thead><tr>");
	html_head_cell(p, NULL, MSG(N_("plan")));
	html_head_cell(p, NULL, MSG(N_("year")));
	html_head_cell(p, "number", MSG(N_("share met")));
	html_tally_heads(p, &v->total.tally);
	html_raw(p, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < v->n; i++)
		for (size_t k = 0; k < v->plan[i].year_count; k++)
			plan_cells(p, v, &v->plan[i], &v->plan[i].year[k], page_language);
	html_raw(p, "</tbody>\n<tfoot><tr><th scope=\"row\">");
	html_say(p, MSG(N_("in all")));
	html_raw(p, "</th><td></td><td class=\"number\">");
	html_text(p->out, v->total.met_share.kind == VIEW_NONE ? STR("—") : v->total.met_share.text);
	html_raw(p, "</td>");
	html_tally_cells(p, &v->total.tally, &v->total.tally);
	html_raw(p, "</tfoot></table></div>\n");
	html_element(p, "p", NULL,
		     MSG(N_("share met: of the %1$s actions and indicators with a target, those without data included"),
			 number(p, v->total.with_target)));
	html_raw(p, "\n");
}

static void left_out(struct html_page *p, const struct view_plans *v, struct str page_language)
{
	if (v->count[PLAN_EVALUATED] == v->n)
		return;
	html_element(p, "h2", NULL, MSG(N_("Plans that were not evaluated")));
	html_raw(p, "\n<ul>\n");
	for (size_t i = 0; i < v->n; i++) {
		if (v->plan[i].state == PLAN_EVALUATED)
			continue;
		html_raw(p, "<li>");
		plan_name(p, &v->plan[i], page_language);
		html_raw(p, " – ");
		html_say(p, (struct msg){.id = plan_state_words[v->plan[i].state]});
		html_raw(p, "</li>\n");
	}
	html_raw(p, "</ul>\n");
}

void render_plans_html(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		       const struct render_style *style)
{
	struct html_page p = {.out = out, .arena = out->arena, .style = style};
	struct str language = html_said(&p, MSG(N_("en"))),
		   title = html_said(&p, MSG(N_("Evaluation of several plans")));
	(void)pieces;
	html_page_open(&p, title, STR(""), MSG(N_("Skip to the plans")));
	html_raw(&p, "<header>\n<h1>");
	html_text(out, title);
	html_raw(&p, "</h1>\n");
	html_element(&p, "p", NULL,
		     MSG(N_("plans: %1$s, evaluated: %2$s"), number(&p, v->n), number(&p, v->count[PLAN_EVALUATED])));
	html_raw(&p, "\n</header>\n<main id=\"main\">\n");
	html_element(&p, "h2", NULL, MSG(N_("Outcomes by plan")));
	html_raw(&p, "\n");
	table(&p, v, language);
	left_out(&p, v, language);
	html_page_close(&p);
}
