#include "render/html.h"

/* --- The page ------------------------------------------------------------------ */

/* The language of our own words is that of the catalogue, so the tag is one of its messages. */
static struct str page_language(struct html_page *p)
{
	/* Translators: not a word but the tag (BCP 47) of the language that you translate into. */
	return html_said(p, MSG(N_("en")));
}

static void mark_charts(const struct html_page *p, size_t year, const struct view_section *s)
{
	const struct view_history *h = p->report->history;
	for (size_t k = 0; k < s->entry_count; k++)
		if (!s->entry[k].reference)
			p->chart_year[history_series(h, &s->entry[k]) - h->series] = year;
	for (size_t k = 0; k < s->child_count; k++)
		mark_charts(p, year, &s->child[k]);
}

static struct html_page begin_page(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct html_page p = {.out = out, .arena = out->arena, .style = style, .report = r};
	struct str page = page_language(&p);
	if (html_is_language(r->language) && !str_eq(r->language, page))
		p.plan_language = r->language;
	if (!r->history)
		return p;
	p.chart_year = ARENA_ARRAY(p.arena, size_t, r->history->series_count);
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t j = 0; j < r->year[k].policy_count; j++)
			mark_charts(&p, k, &r->year[k].policy[j]);
	return p;
}

/* "Evaluation of FY2022": what the page is, beside the plan's title. */
static struct str subtitle(struct html_page *p)
{
	const struct report *r = p->report;
	if (!r->year_count)
		return html_said(p, MSG(N_("Evaluation")));
	struct str first = words_fiscal_year(p->arena, &r->year[0], p->style);
	struct str last = words_fiscal_year(p->arena, &r->year[r->year_count - 1], p->style);
	if (r->year_count == 1)
		return html_said(p, MSG(N_("Evaluation of %s"), first));
	return html_said(p, MSG(N_("Evaluation of %1$s to %2$s"), first, last));
}

void html_page_open(struct html_page *p, struct str title, struct str what, struct msg skip)
{
	html_raw(p, "<!DOCTYPE html>\n<html lang=\"");
	html_text(p->out, page_language(p));
	/* Not a thing is to be loaded or run, whatever a plan may hold. */
	html_raw(p, "\">\n<head>\n<meta charset=\"utf-8\">\n"
		    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
		    "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
		    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		    "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"");
	html_text(p->out, p->style->tool);
	html_raw(p, " ");
	html_text(p->out, p->style->version);
	html_raw(p, "\">\n<title>");
	html_text(p->out, title);
	if (title.n && what.n)
		html_raw(p, " ");
	html_text(p->out, what);
	html_raw(p, "</title>\n<style>\n");
	buf_add(p->out, (struct str){(const char *)html_style_sheet, html_style_sheet_size});
	html_raw(p, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
	html_say(p, skip);
	html_raw(p, "</a>\n");
	html_chart_patterns(p);
}

static void head(struct html_page *p)
{
	html_page_open(p, p->report->title, subtitle(p), MSG(N_("Skip to the report")));
}

static void banner(struct html_page *p)
{
	const struct report *r = p->report;
	html_raw(p, "<header>\n");
	if (p->style->index) {
		html_raw(p, "<p class=\"up\"><a href=\"");
		html_text(p->out, str_of(p->style->index));
		html_raw(p, "\">");
		html_say(p, MSG(N_("All plans")));
		html_raw(p, "</a></p>\n");
	}
	if (r->organization.n) {
		html_raw(p, "<p class=\"organization\">");
		html_plan_words(p, r->organization);
		html_raw(p, "</p>\n");
	}
	html_raw(p, "<h1>");
	html_plan_words(p, r->title);
	html_raw(p, " <span class=\"subtitle\">");
	html_text(p->out, subtitle(p));
	html_raw(p, "</span></h1>\n");
	if (r->year_count) {
		struct str day = date_format(p->arena, r->year[r->year_count - 1].as_of);
		html_element(p, "p", "as-of", MSG(N_("as of %s"), day));
	}
	html_raw(p, "</header>\n");
}

/* --- What is on it --------------------------------------------------------------- */

static void policy_links(struct html_page *p, const struct view_year *y)
{
	html_raw(p, "<ul>\n");
	for (size_t k = 0; k < y->policy_count; k++) {
		html_raw(p, "<li><a");
		html_link_attribute(p, "s", y->year, y->policy[k].id);
		html_raw(p, ">");
		html_plan_words(p, html_section_title(p, &y->policy[k]));
		html_raw(p, "</a></li>\n");
	}
	html_raw(p, "</ul>\n");
}

static void contents(struct html_page *p)
{
	const struct report *r = p->report;
	html_raw(p, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
	html_say(p, MSG(N_("Contents")));
	html_raw(p, "</h2>\n");
	if (r->year_count == 1) {
		policy_links(p, &r->year[0]);
		html_raw(p, "</nav>\n");
		return;
	}
	html_raw(p, "<ul>\n");
	for (size_t k = 0; k < r->year_count; k++) {
		buf_printf(p->out, "<li><a href=\"#y-%d\">", r->year[k].year);
		html_text(p->out, words_fiscal_year(p->arena, &r->year[k], p->style));
		html_raw(p, "</a>\n");
		policy_links(p, &r->year[k]);
		html_raw(p, "</li>\n");
	}
	html_raw(p, "</ul>\n</nav>\n");
}

static void summary(struct html_page *p)
{
	const struct report *r = p->report;
	html_raw(p, "<section class=\"summary\" id=\"summary\">\n");
	html_element(p, "h2", NULL, MSG(N_("Summary")));
	html_raw(p, "\n");
	if (r->year_count == 1)
		html_year_summary(p, &r->year[0], 3);
	else
		html_years_summary(p);
	html_raw(p, "</section>\n");
}

static void years(struct html_page *p)
{
	const struct report *r = p->report;
	bool several = r->year_count > 1;
	for (size_t k = 0; k < r->year_count; k++) {
		const struct view_year *y = &r->year[k];
		if (several) {
			buf_printf(p->out, "<section class=\"fiscal-year\" id=\"y-%d\">\n<h2>", y->year);
			html_text(p->out, words_fiscal_year(p->arena, y, p->style));
			html_raw(p, "</h2>\n");
			html_year_summary(p, y, 3);
		}
		for (size_t j = 0; j < y->policy_count; j++)
			html_section(p, k, &y->policy[j], several ? 3 : 2);
		if (several)
			html_raw(p, "</section>\n");
	}
}

static void meanings(struct html_page *p)
{
	static const char *const meaning[OUTCOME_COUNT] = {
		[OUTCOME_MET] = N_("The actual does what the target asks for."),
		[OUTCOME_MISSED] = N_("The fiscal year is over and the actual does not do what the target asks for."),
		[OUTCOME_PENDING] = N_("The fiscal year is not over and the target is not met yet."),
		[OUTCOME_NO_DATA] = N_("There is a target but no actual was reported; it never counts as met."),
		[OUTCOME_NO_TARGET] = N_("The plan sets no target for the fiscal year."),
	};
	html_raw(p, "<section class=\"meanings\">\n");
	html_element(p, "h2", NULL, MSG(N_("How to read this")));
	html_raw(p, "\n<dl>\n");
	for (size_t o = 0; o < OUTCOME_COUNT; o++) {
		html_raw(p, "<div><dt>");
		html_outcome(p, (enum outcome)o);
		html_raw(p, "</dt>");
		html_element(p, "dd", NULL, (struct msg){.id = meaning[o]});
		html_raw(p, "</div>\n");
	}
	html_raw(p, "</dl>\n");
	html_element(p, "p", NULL,
		     MSG(N_("Under every verdict, \"How this was decided\" unfolds the numbers it was made from, each "
			    "with the file "
			    "and line it stands in.")));
	html_raw(p, "\n</section>\n");
}

void html_page_close(struct html_page *p)
{
	struct str made[] = {p->style->tool, p->style->version};
	html_raw(p, "</main>\n<footer>\n");
	html_element(p, "p", NULL, MSG(N_("Made with %s."), str_join(p->arena, made, 2, STR(" "))));
	html_raw(p, "\n</footer>\n</body>\n</html>\n");
}

void render_html(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct html_page p = begin_page(out, r, style);
	head(&p);
	banner(&p);
	contents(&p);
	html_raw(&p, "<main id=\"main\">\n");
	summary(&p);
	years(&p);
	meanings(&p);
	html_page_close(&p);
}

static const struct view_year *year_of(const struct report *r, int year)
{
	for (size_t k = 0; k < r->year_count; k++)
		if (r->year[k].year == year)
			return &r->year[k];
	return &r->year[0];
}

void render_html_explain(struct buf *out, const struct report *r, const struct explain_request *want,
			 const struct render_style *style)
{
	struct html_page p = begin_page(out, r, style);
	head(&p);
	banner(&p);
	html_raw(&p, "<main id=\"main\">\n");
	for (size_t k = 0; k < want->n; k++) {
		const struct view_subject *s = &want->v[k];
		html_raw(&p, "<section class=\"explained\">\n<h2>");
		html_plan_words(&p, s->entry ? words_title(p.arena, s->entry, style) : s->title);
		html_raw(&p, " <span class=\"subtitle\">");
		html_text(out, words_fiscal_year(p.arena, year_of(r, s->year), style));
		html_raw(&p, "</span> ");
		if (s->entry)
			html_outcome(&p, s->entry->outcome);
		html_raw(&p, "</h2>\n");
		html_chain(&p, s);
		html_raw(&p, "</section>\n");
	}
	html_page_close(&p);
}
