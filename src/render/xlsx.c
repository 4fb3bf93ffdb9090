/*
 * An Excel workbook: a summary, then a sheet for each policy with a row for
 * each of its actions, indicators and figures in each year, and below them
 * the years of each indicator with a chart.
 */
#include "render/xlsx.h"

#include <errno.h>

static struct str policy_title(const struct xlsx *x, const struct view_section *s)
{
	struct str part[] = {s->number, s->title};
	return s->number.n ? str_join(x->arena, part, 2, STR(" ")) : s->title;
}

/* The policies of all years: a filter may have left one of them in some years only. */
static void gather_policies(struct xlsx *x)
{
	const struct report *r = x->report;
	VEC(struct xlsx_policy) list = {0};
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t j = 0; j < r->year[k].policy_count; j++) {
			const struct view_section *s = &r->year[k].policy[j];
			bool known = false;
			for (size_t n = 0; n < list.n; n++)
				known = known || str_eq(list.v[n].id, s->id);
			if (!known)
				*VEC_PUSH(x->arena, &list) = (struct xlsx_policy){s->id, policy_title(x, s), NULL};
		}
	x->policy = list.v;
	x->policy_count = list.n;
}

static void gather_schemes(struct xlsx *x)
{
	const struct report *r = x->report;
	VEC(const struct scheme *) list = {0};
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t j = 0; j < r->year[k].scheme_count; j++) {
			bool known = false;
			for (size_t n = 0; n < list.n; n++)
				known = known || list.v[n] == r->year[k].scheme[j];
			if (!known)
				*VEC_PUSH(x->arena, &list) = r->year[k].scheme[j];
		}
	x->scheme = list.v;
	x->scheme_count = list.n;
}

struct book *xlsx_book(const struct xlsx *x, struct str title, struct str organization, struct date day)
{
	struct str tool[] = {x->style->tool, x->style->version};
	return book_new(x->arena, &(struct book_about){
					  .title = title,
					  .organization = organization,
					  .made_by = str_join(x->arena, tool, 2, STR(" ")),
					  /* Translators: a typeface that Excel has wherever your language is read. */
					  .font = xlsx_said(x, MSG(N_("Calibri"))),
					  .created = day,
				  });
}

bool render_xlsx_ready(struct arena *a, struct str *what)
{
	return book_ready(a, what);
}

static struct sheet *add_sheet(const struct xlsx *x, struct str name, struct str header)
{
	struct str part[] = {x->prefix, name};
	struct sheet *sheet = book_sheet(x->book, x->prefix.n ? str_join(x->arena, part, 2, STR(" ")) : name);
	sheet_paper(sheet, header);
	return sheet;
}

void xlsx_sheets(struct xlsx *x, struct str summary)
{
	struct str title = x->report->title;
	gather_policies(x);
	gather_schemes(x);
	x->summary = add_sheet(x, summary, title);
	for (size_t k = 0; k < x->policy_count; k++) {
		struct str header[] = {title, x->policy[k].title};
		x->policy[k].sheet = add_sheet(x, x->policy[k].title, str_join(x->arena, header, 2, STR("  ")));
	}
}

void xlsx_fill(struct xlsx *x)
{
	for (size_t k = 0; k < x->policy_count; k++)
		xlsx_policy_sheet(x, &x->policy[k]);
	xlsx_summary(x);
}

void xlsx_finish(const struct xlsx *x, struct buf *out)
{
	if (!book_finish(x->book, out))
		*x->style->trouble = errno;
}

void render_xlsx(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct xlsx x = {.arena = out->arena, .style = style, .report = r};
	x.book = xlsx_book(&x, r->title, r->organization, r->as_of);
	xlsx_sheets(&x, xlsx_said(&x, MSG(N_("Summary"))));
	xlsx_fill(&x);
	xlsx_finish(&x, out);
}
