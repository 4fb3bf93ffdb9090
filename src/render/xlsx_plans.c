/*
 * Several plans as one Excel workbook: a summary across the plans, then the
 * sheets of each, as it has them alone, behind its number.
 */
#include "render/xlsx.h"

/* Columns of the table across the plans. */
enum { NUMBER, NAME, YEAR, FIRST_COUNT, SHARE = FIRST_COUNT + OUTCOME_COUNT + 1, COLUMNS };

enum { CHARTED_MAX = 60, TITLE_PIXELS = 36 };

struct across {
	const struct xlsx *x; /* any of the plans: for words */
	const struct view_plans *plans;
	struct xlsx *plan; /* plan[i].report NULL: it was not evaluated */
	struct sheet *sheet;
	size_t row;
};

static struct str number(const struct xlsx *x, size_t n)
{
	return str_format(x->arena, "%zu", n);
}

static void add_line(struct across *s, enum book_look look, struct str text)
{
	sheet_text(s->sheet, s->row, NUMBER, look, text);
	sheet_end_row(s->sheet, s->row++, look == BOOK_TITLE ? TITLE_PIXELS : 0);
}

static void add_outcomes(struct across *s, enum book_look look, const struct view_outcomes *o)
{
	xlsx_outcome_counts(s->sheet, s->row, FIRST_COUNT, look, &o->tally);
	xlsx_value(s->x, s->sheet, s->row, SHARE, &o->met_share, o->met_share.text);
	sheet_end_row(s->sheet, s->row++, 0);
}

static void add_heads(struct across *s)
{
	const struct xlsx *x = s->x;
	xlsx_head(x, s->sheet, s->row, NUMBER, MSG(N_("number")), 8);
	xlsx_head(x, s->sheet, s->row, NAME, MSG(N_("plan")), 48);
	xlsx_head(x, s->sheet, s->row, YEAR, MSG(N_("year")), 12);
	xlsx_outcome_heads(x, s->sheet, s->row, FIRST_COUNT, 14);
	xlsx_head(x, s->sheet, s->row, SHARE, MSG(N_("share met")), 14);
	sheet_end_row(s->sheet, s->row++, 0);
}

static void add_rows(struct across *s)
{
	for (size_t i = 0; i < s->plans->n; i++) {
		const struct view_plan *p = &s->plans->plan[i];
		const struct xlsx *x = &s->plan[i];
		for (size_t k = 0; x->report && k < p->year_count; k++) {
			sheet_count(s->sheet, s->row, NUMBER, BOOK_CELL, i + 1);
			sheet_link(s->sheet, s->row, NAME, view_plan_name(x->arena, p), x->summary, 0);
			sheet_text(s->sheet, s->row, YEAR, BOOK_CELL, words_year(x->arena, p->year[k].year, x->style));
			add_outcomes(s, BOOK_CELL, &p->year[k].outcomes);
		}
	}
	sheet_text(s->sheet, s->row, NUMBER, BOOK_TOTAL, STR(""));
	sheet_text(s->sheet, s->row, NAME, BOOK_TOTAL, xlsx_said(s->x, MSG(N_("in all"))));
	sheet_text(s->sheet, s->row, YEAR, BOOK_TOTAL, STR(""));
	add_outcomes(s, BOOK_TOTAL, &s->plans->total);
}

/* The shares of the outcomes in each plan; a picture of very many plans, or of each several times, shows nothing. */
static void add_chart(struct across *s, size_t head, size_t last)
{
	size_t first = head + 1;
	bool repeated = false;
	for (size_t i = 0; i < s->plans->n; i++)
		repeated = repeated || s->plans->plan[i].year_count > 1;
	if (repeated || last < first || last - first >= CHARTED_MAX)
		return;
	struct xlsx_outcomes bars = {head, first, last, NAME, FIRST_COUNT};
	s->row = xlsx_outcome_chart(s->sheet, s->row, &bars, xlsx_said(s->x, MSG(N_("Outcomes by plan"))));
}

static void add_left_out(struct across *s)
{
	const struct xlsx *x = s->x;
	if (s->plans->count[PLAN_EVALUATED] == s->plans->n)
		return;
	s->row++;
	add_line(s, BOOK_HEADING, xlsx_said(x, MSG(N_("Plans that were not evaluated"))));
	for (size_t i = 0; i < s->plans->n; i++) {
		const struct view_plan *p = &s->plans->plan[i];
		struct str why = xlsx_said(x, (struct msg){.id = plan_state_words[p->state]});
		if (p->state != PLAN_EVALUATED)
			add_line(s, BOOK_PLAIN, xlsx_said(x, MSG(N_("%1$s: %2$s"), view_plan_name(x->arena, p), why)));
	}
}

static void fill_summary(struct across *s)
{
	const struct xlsx *x = s->x;
	struct str tool[] = {x->style->tool, x->style->version};
	sheet_print_columns(s->sheet, COLUMNS);
	add_line(s, BOOK_TITLE, xlsx_said(x, MSG(N_("Evaluation of several plans"))));
	add_line(s, BOOK_PLAIN,
		 xlsx_said(x, MSG(N_("plans: %1$s, evaluated: %2$s"), number(x, s->plans->n),
				  number(x, s->plans->count[PLAN_EVALUATED]))));
	s->row++;
	size_t head = s->row;
	add_heads(s);
	add_rows(s);
	size_t last = s->row - 2;
	sheet_filter(s->sheet, head, last, COLUMNS);
	sheet_freeze(s->sheet, head + 1, NAME + 1);
	add_line(s, BOOK_PLAIN,
		 xlsx_said(x, MSG(N_("share met: of the %1$s actions and indicators with a target, those without data "
				     "included"),
				  number(x, s->plans->total.with_target))));
	add_chart(s, head, last);
	add_left_out(s);
	s->row++;
	add_line(s, BOOK_PLAIN, xlsx_said(x, MSG(N_("Made with %s."), str_join(x->arena, tool, 2, STR(" ")))));
}

void render_xlsx_plans(struct buf *out, const struct view_plans *v, const struct report *const *report,
		       const struct render_style *style)
{
	struct arena *a = out->arena;
	struct xlsx words = {.arena = a, .style = style};
	struct across s = {.x = &words, .plans = v, .plan = ARENA_ARRAY(a, struct xlsx, v->n)};
	struct date day = {1970, 1, 1};
	for (size_t i = 0; i < v->n; i++)
		day = report[i] ? report[i]->as_of : day;
	words.book = xlsx_book(&words, xlsx_said(&words, MSG(N_("Evaluation of several plans"))), STR(""), day);
	s.sheet = book_sheet(words.book, xlsx_said(&words, MSG(N_("All plans"))));
	sheet_paper(s.sheet, xlsx_said(&words, MSG(N_("Evaluation of several plans"))));
	for (size_t i = 0; i < v->n; i++) {
		s.plan[i] = (struct xlsx){.arena = a,
					  .style = style,
					  .report = report[i] && report[i]->year_count > 0 ? report[i] : NULL,
					  .book = words.book,
					  .prefix = number(&words, i + 1)};
		if (s.plan[i].report)
			xlsx_sheets(&s.plan[i], report[i]->title);
	}
	fill_summary(&s);
	for (size_t i = 0; i < v->n; i++)
		if (s.plan[i].report)
			xlsx_fill(&s.plan[i]);
	xlsx_finish(&words, out);
}
