#include "render/xlsx.h"

/* Columns of the counts; the lists below use them as well. */
enum { YEAR, NAME, FIRST_COUNT, ALL = FIRST_COUNT + OUTCOME_COUNT, TITLE_PIXELS = 36 };

struct summary {
	const struct xlsx *x;
	struct sheet *sheet;
	size_t row;
};

static void add_head(struct summary *s, size_t column, struct msg m)
{
	xlsx_head(s->x, s->sheet, s->row, column, m, 0);
}

static void end_row(struct summary *s)
{
	sheet_end_row(s->sheet, s->row++, 0);
}

static void add_heading(struct summary *s, struct msg m)
{
	s->row++;
	sheet_text(s->sheet, s->row, YEAR, BOOK_HEADING, xlsx_said(s->x, m));
	end_row(s);
}

static void add_counts(struct summary *s, enum book_look look, const struct tally *t)
{
	xlsx_outcome_counts(s->sheet, s->row, FIRST_COUNT, look, t);
}

static const struct sheet *sheet_of(const struct xlsx *x, struct str id)
{
	for (size_t k = 0; k < x->policy_count; k++)
		if (str_eq(x->policy[k].id, id))
			return x->policy[k].sheet;
	return NULL;
}

/* The shares of the outcomes in the policies of the year whose rows are given. */
static void add_chart(struct summary *s, const struct view_year *y, size_t head, size_t first, size_t last)
{
	const struct xlsx *x = s->x;
	struct str title = xlsx_said(x, MSG(N_("Outcomes by policy, %s"), words_fiscal_year(x->arena, y, x->style)));
	struct xlsx_outcomes bars = {head, first, last, NAME, FIRST_COUNT};
	s->row = xlsx_outcome_chart(s->sheet, s->row, &bars, title);
}

static void add_year_total(struct summary *s, const struct view_year *y)
{
	sheet_text(s->sheet, s->row, YEAR, BOOK_TOTAL, words_year_short(s->x->arena, y, s->x->style));
	sheet_text(s->sheet, s->row, NAME, BOOK_TOTAL, xlsx_said(s->x, MSG(N_("whole plan"))));
	add_counts(s, BOOK_TOTAL, &y->tally);
	end_row(s);
}

static void add_tallies(struct summary *s)
{
	const struct xlsx *x = s->x;
	const struct report *r = x->report;
	size_t head = s->row, first = head + 1;
	add_head(s, YEAR, MSG(N_("year")));
	add_head(s, NAME, MSG(N_("policy")));
	xlsx_outcome_heads(x, s->sheet, s->row, FIRST_COUNT, 0);
	end_row(s);
	for (size_t k = 0; k < r->year_count; k++) {
		const struct view_year *y = &r->year[k];
		first = s->row;
		for (size_t j = 0; j < y->policy_count; j++) {
			const struct view_section *policy = &y->policy[j];
			struct str part[] = {policy->number, policy->title};
			struct str name = policy->number.n ? str_join(x->arena, part, 2, STR(" ")) : policy->title;
			xlsx_year(x, s->sheet, s->row, YEAR, y);
			sheet_link(s->sheet, s->row, NAME, name, sheet_of(x, policy->id), 0);
			add_counts(s, BOOK_CELL, &policy->tally);
			end_row(s);
		}
		add_year_total(s, y);
	}
	const struct view_year *last = &r->year[r->year_count - 1];
	if (last->policy_count)
		add_chart(s, last, head, first, s->row - 2);
}

static void add_missed(struct summary *s)
{
	const struct xlsx *x = s->x;
	if (x->missed.n == 0)
		return;
	add_heading(s, MSG(N_("Missed targets")));
	add_head(s, YEAR, MSG(N_("year")));
	add_head(s, NAME, MSG(N_("item")));
	add_head(s, FIRST_COUNT, MSG(N_("target")));
	add_head(s, FIRST_COUNT + 1, MSG(N_("actual")));
	add_head(s, FIRST_COUNT + 2, MSG(N_("rate")));
	add_head(s, FIRST_COUNT + 3, MSG(N_("department")));
	end_row(s);
	for (size_t k = 0; k < x->missed.n; k++) {
		const struct xlsx_missed *m = &x->missed.v[k];
		const struct view_entry *e = m->entry;
		struct str who = words_join(x->arena, &e->departments, STR("、"));
		xlsx_year(x, s->sheet, s->row, YEAR, m->year);
		sheet_link(s->sheet, s->row, NAME, words_title(x->arena, e, x->style), m->sheet, m->row);
		xlsx_value(x, s->sheet, s->row, FIRST_COUNT, &e->target, words_target(x->arena, &e->target, x->style));
		xlsx_value(x, s->sheet, s->row, FIRST_COUNT + 1, &e->actual,
			   words_value(x->arena, &e->actual, x->style));
		xlsx_rate(x, s->sheet, s->row, FIRST_COUNT + 2, e);
		sheet_text(s->sheet, s->row, FIRST_COUNT + 3, BOOK_CELL, who);
		end_row(s);
	}
}

/* "A 順調" */
static struct str grade_words(const struct xlsx *x, struct str text, const struct wording *label)
{
	struct str part[] = {text, words_wording(label, x->style)};
	return part[1].n && !str_eq(part[0], part[1]) ? str_join(x->arena, part, 2, STR(" ")) : text;
}

static void add_roll_up(struct summary *s, const struct view_year *y, const struct view_roll_up *u)
{
	const struct xlsx *x = s->x;
	for (size_t k = 0; k < u->grade_count + 1; k++) {
		bool unrated = k == u->grade_count;
		struct str name = unrated ? xlsx_said(x, MSG(N_("unrated")))
					  : grade_words(x, u->grade[k].text, &u->grade[k].label);
		xlsx_year(x, s->sheet, s->row, YEAR, y);
		sheet_text(s->sheet, s->row, NAME, BOOK_CELL, words_scheme(u->scheme, x->style));
		sheet_text(s->sheet, s->row, FIRST_COUNT, BOOK_CELL, name);
		sheet_count(s->sheet, s->row, FIRST_COUNT + 1, BOOK_CELL,
			    unrated ? u->total - u->rated : u->grade[k].count);
		end_row(s);
	}
	if (u->achieved_share.kind == VIEW_NONE)
		return;
	/* A share is worth nothing without what it was taken of. */
	struct msg of = {.id = N_("%1$s of %2$s, counted: %3$s"),
			 .n = 3,
			 .arg = {str_format(x->arena, "%zu", u->achieved), str_format(x->arena, "%zu", u->denominator),
				 str_of(u->denominator_name)},
			 .translated = 4};
	xlsx_year(x, s->sheet, s->row, YEAR, y);
	sheet_text(s->sheet, s->row, NAME, BOOK_TOTAL, words_scheme(u->scheme, x->style));
	sheet_text(s->sheet, s->row, FIRST_COUNT, BOOK_TOTAL, xlsx_said(x, MSG(N_("achieved"))));
	xlsx_value(x, s->sheet, s->row, FIRST_COUNT + 1, &u->achieved_share, u->achieved_share.text);
	sheet_text(s->sheet, s->row, FIRST_COUNT + 2, BOOK_PLAIN, xlsx_said(x, of));
	end_row(s);
}

static void add_ratings(struct summary *s)
{
	const struct report *r = s->x->report;
	if (s->x->scheme_count == 0)
		return;
	add_heading(s, MSG(N_("Grades")));
	add_head(s, YEAR, MSG(N_("year")));
	add_head(s, NAME, MSG(N_("scheme")));
	add_head(s, FIRST_COUNT, MSG(N_("grade")));
	add_head(s, FIRST_COUNT + 1, MSG(N_("number")));
	end_row(s);
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t j = 0; j < r->year[k].scheme_count; j++)
			add_roll_up(s, &r->year[k], &r->year[k].roll_up[j]);
}

/* What it was made from, and by what. */
static void add_origin(struct summary *s)
{
	const struct xlsx *x = s->x;
	const struct report *r = x->report;
	struct str tool[] = {x->style->tool, x->style->version};
	s->row++;
	sheet_text(s->sheet, s->row, YEAR, BOOK_PLAIN,
		   xlsx_said(x, MSG(N_("Made with %s."), str_join(x->arena, tool, 2, STR(" ")))));
	end_row(s);
	for (size_t k = 0; k < r->input_count; k++) {
		sheet_text(s->sheet, s->row, YEAR, BOOK_PLAIN, r->input[k]->name);
		end_row(s);
	}
}

static void add_title(struct summary *s)
{
	const struct xlsx *x = s->x;
	const struct report *r = x->report;
	struct str first = words_fiscal_year(x->arena, &r->year[0], x->style);
	struct str last = words_fiscal_year(x->arena, &r->year[r->year_count - 1], x->style);
	struct str day = date_format(x->arena, r->year[r->year_count - 1].as_of);
	struct str part[] = {r->year_count == 1 ? xlsx_said(x, MSG(N_("Evaluation of %s"), first))
						: xlsx_said(x, MSG(N_("Evaluation of %1$s to %2$s"), first, last)),
			     xlsx_said(x, MSG(N_("as of %s"), day))};
	sheet_text(s->sheet, s->row, YEAR, BOOK_TITLE, r->title);
	sheet_end_row(s->sheet, s->row++, TITLE_PIXELS);
	if (r->organization.n) {
		sheet_text(s->sheet, s->row, YEAR, BOOK_PLAIN, r->organization);
		end_row(s);
	}
	sheet_text(s->sheet, s->row, YEAR, BOOK_PLAIN, str_join(x->arena, part, 2, STR("  ")));
	end_row(s);
	s->row++;
}

void xlsx_summary(const struct xlsx *x)
{
	struct summary s = {.x = x, .sheet = x->summary};
	sheet_column_width(s.sheet, YEAR, 10);
	sheet_column_width(s.sheet, NAME, 48);
	sheet_print_columns(s.sheet, ALL + 1);
	for (size_t k = FIRST_COUNT; k <= ALL; k++)
		sheet_column_width(s.sheet, k, 16);
	add_title(&s);
	add_tallies(&s);
	add_missed(&s);
	add_ratings(&s);
	add_origin(&s);
}
