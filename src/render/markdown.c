/*
 * Markdown with the tables of GitHub, for the web pages of councils: a heading
 * for each policy and measure, a table of what is in it, remarks below.
 */
#include "base/utf8.h"
#include "render/column.h"
#include "render/markdown_escape.h"
#include "render/words.h"
#include "view/remark.h"

/* The last one only in a year that a scheme is in force. */
static const char *const table_columns[] = {"title", "target", "actual", "rate", "outcome", "grade"};

/* Of a table that holds more than one measure. */
static const char *const sorted_columns[] = {"title", "department", "target", "actual", "rate", "outcome", "grade"};

enum {
	TABLE_COLUMNS = sizeof table_columns / sizeof *table_columns,
	SORTED_COLUMNS = sizeof sorted_columns / sizeof *sorted_columns
};

struct document {
	struct buf *out;
	struct arena *arena;
	const struct report *report;
	const struct render_style *style;
	struct column_list column; /* in the year at hand */
};

static struct str say(const struct document *d, struct msg m)
{
	return msg_text(d->arena, m, d->style->translate);
}

static void add_heading(const struct document *d, size_t level, struct str text)
{
	buf_add_c(d->out, '\n');
	buf_fill(d->out, '#', level < 6 ? level : 6);
	buf_add_c(d->out, ' ');
	markdown_text(d->out, text);
	buf_add_c(d->out, '\n');
}

static void add_paragraph(const struct document *d, struct str text)
{
	buf_add_c(d->out, '\n');
	markdown_text(d->out, text);
	buf_add_c(d->out, '\n');
}

static void add_cell(const struct document *d, struct str text)
{
	buf_add_c(d->out, ' ');
	markdown_text(d->out, text);
	buf_add_z(d->out, " |");
}

static void add_table_head(const struct document *d)
{
	buf_add_z(d->out, "\n|");
	for (size_t k = 0; k < d->column.n; k++)
		add_cell(d, say(d, (struct msg){.id = d->column.v[k]->name}));
	buf_add_z(d->out, "\n|");
	for (size_t k = 0; k < d->column.n; k++)
		buf_add_z(d->out, d->column.v[k]->right ? " ---: |" : " --- |");
	buf_add_c(d->out, '\n');
}

/* "✕ missed" */
static struct str signed_outcome(const struct document *d, enum outcome o)
{
	struct str part[] = {words_sign(o), words_outcome(o, d->style)};
	return str_join(d->arena, part, 2, STR(" "));
}

static void add_row(const struct document *d, const struct view_row *row)
{
	buf_add_c(d->out, '|');
	for (size_t c = 0; c < d->column.n; c++) {
		bool outcome = str_eq(str_of(d->column.v[c]->name), STR("outcome"));
		add_cell(d, outcome ? signed_outcome(d, row->entry->outcome)
				    : d->column.v[c]->text(d->arena, row, d->style));
	}
	buf_add_c(d->out, '\n');
}

static bool is_sorted(const struct report *r)
{
	return r->order != ORDER_PLAN || r->reverse;
}

/* All of a year in one table. */
static void add_sorted(const struct document *d, const struct view_year *y)
{
	struct view_rows rows = view_rows(d->arena, d->report);
	add_table_head(d);
	for (size_t k = 0; k < rows.n; k++)
		if (rows.v[k].year == y && view_is_told(rows.v[k].entry))
			add_row(d, &rows.v[k]);
}

static void add_table(const struct document *d, const struct view_row *at)
{
	const struct view_section *s = at->section;
	bool begun = false;
	for (size_t k = 0; k < s->entry_count; k++) {
		struct view_row row = *at;
		row.entry = &s->entry[k];
		if (!view_is_told(row.entry))
			continue;
		if (!begun)
			add_table_head(d);
		begun = true;
		add_row(d, &row);
	}
}

static void add_remark(const struct document *d, bool *begun, const struct view_entry *e, struct str text)
{
	if (!*begun)
		buf_add_c(d->out, '\n');
	*begun = true;
	buf_add_z(d->out, "- ");
	markdown_text(d->out, say(d, MSG(N_("%1$s: %2$s"), words_title(d->arena, e, d->style), text)));
	buf_add_c(d->out, '\n');
}

static void add_comparisons(const struct document *d, bool *begun, const struct view_entry *e)
{
	for (size_t k = 0; k < e->comparison_count; k++) {
		const struct view_comparison *c = &e->comparison[k];
		struct str value = words_value(d->arena, &c->value, d->style);
		struct str difference = words_signed(d->arena, &c->difference, d->style);
		add_remark(d, begun, e,
			   c->difference.kind == VIEW_NONE
				   ? say(d, MSG(N_("%1$s %2$s"), c->name, value))
				   : say(d, MSG(N_("%1$s %2$s (%3$s)"), c->name, value, difference)));
	}
}

static void add_remarks(const struct document *d, const struct view_section *s)
{
	bool begun = false;
	for (size_t k = 0; k < s->entry_count; k++) {
		const struct view_entry *e = &s->entry[k];
		if (!view_is_told(e))
			continue;
		add_comparisons(d, &begun, e);
		struct view_steps remarks = view_remarks(d->arena, d->report, e);
		for (size_t n = 0; n < remarks.n; n++)
			add_remark(d, &begun, e, words_step(d->arena, &remarks.v[n], d->style));
		if (e->outcome == OUTCOME_NO_DATA && e->latest.kind != VIEW_NONE)
			add_remark(
				d, &begun, e,
				say(d, MSG(N_("last known: %1$s (%2$s)"), words_value(d->arena, &e->latest, d->style),
					   words_year(d->arena, e->latest_year, d->style))));
	}
}

static void add_section(const struct document *d, struct view_row at, const struct view_section *s, size_t level)
{
	struct str part[] = {s->number, s->title};
	add_heading(d, level, s->number.n ? str_join(d->arena, part, 2, STR(" ")) : s->title);
	if (s->kind != GROUP_POLICY && s->departments.n) {
		struct str who = words_join(d->arena, &s->departments, STR("、"));
		add_paragraph(d, say(d, MSG(N_("In charge: %s"), who)));
	}
	if (s->kind == GROUP_POLICY)
		at.policy = s;
	else if (s->kind == GROUP_MEASURE)
		at.measure = s;
	at.section = s;
	add_table(d, &at);
	add_remarks(d, s);
	for (size_t k = 0; k < s->child_count; k++)
		add_section(d, at, &s->child[k], level + 1);
}

/* "met 1, missed 2 …" as a table of two rows. */
static void add_tally(const struct document *d, const struct tally *t)
{
	buf_add_z(d->out, "\n|");
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		add_cell(d, signed_outcome(d, (enum outcome)o));
	buf_add_z(d->out, "\n|");
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		buf_add_z(d->out, " ---: |");
	buf_add_z(d->out, "\n|");
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		buf_printf(d->out, " %zu |", t->count[o]);
	buf_add_c(d->out, '\n');
}

/* How often a scheme gave each grade, and what that comes to. */
static void add_grades(const struct document *d, const struct view_roll_up *u)
{
	VEC(struct str) part = {0};
	for (size_t k = 0; k < u->grade_count; k++)
		*VEC_PUSH(d->arena, &part) =
			str_format(d->arena, "%.*s %zu", STR_ARG(u->grade[k].text), u->grade[k].count);
	*VEC_PUSH(d->arena, &part) = say(d, MSG(N_("unrated %s"), str_format(d->arena, "%zu", u->total - u->rated)));
	struct str counts = str_join(d->arena, part.v, part.n, say(d, MSG(N_(", "))));
	add_paragraph(d, say(d, MSG(N_("%1$s: %2$s"), words_scheme(u->scheme, d->style), counts)));
	if (u->achieved_share.kind != VIEW_NONE)
		add_paragraph(d, say(d, (struct msg){.id = N_("achieved %1$s of %2$s (%3$s), counted: %4$s"),
						     .n = 4,
						     .arg = {str_format(d->arena, "%zu", u->achieved),
							     str_format(d->arena, "%zu", u->denominator),
							     u->achieved_share.text, str_of(u->denominator_name)},
						     .translated = 8}));
}

static void add_missed_entry(const struct document *d, const struct view_entry *e)
{
	struct str target = words_target(d->arena, &e->target, d->style);
	struct str actual = words_value(d->arena, &e->actual, d->style), rate = words_rate(d->arena, e);
	struct str said = rate.n ? say(d, MSG(N_("target %1$s, actual %2$s, rate %3$s"), target, actual, rate))
				 : say(d, MSG(N_("target %1$s, actual %2$s"), target, actual));
	buf_add_z(d->out, "- ");
	markdown_text(d->out, say(d, MSG(N_("%1$s: %2$s"), words_title(d->arena, e, d->style), said)));
	buf_add_c(d->out, '\n');
}

/* What is to be looked at first, before the tables of all. */
static void add_missed(const struct document *d, const struct view_year *y)
{
	struct view_rows rows = view_rows(d->arena, d->report);
	bool begun = false;
	for (size_t k = 0; k < rows.n; k++) {
		if (rows.v[k].year != y || rows.v[k].entry->outcome != OUTCOME_MISSED)
			continue;
		if (!begun) {
			add_heading(d, 3, say(d, MSG(N_("Missed targets"))));
			buf_add_c(d->out, '\n');
		}
		begun = true;
		add_missed_entry(d, rows.v[k].entry);
	}
}

static void add_year(struct document *d, const struct view_year *y)
{
	bool rated = y->scheme_count > 0, sorted = is_sorted(d->report);
	d->column = sorted ? render_columns_of(d->arena, d->style, sorted_columns, SORTED_COLUMNS - !rated)
			   : render_columns_of(d->arena, d->style, table_columns, TABLE_COLUMNS - !rated);
	struct str date = date_format(d->arena, y->as_of);
	struct str part[] = {words_fiscal_year(d->arena, y, d->style), say(d, MSG(N_("as of %s"), date))};
	add_heading(d, 2, str_join(d->arena, part, 2, STR("  ")));
	struct words_lines lines = words_selection(d->arena, d->report, y, d->style);
	if (lines.chosen.n)
		add_paragraph(d, lines.chosen);
	if (lines.listed.n)
		add_paragraph(d, lines.listed);
	add_tally(d, &y->tally);
	for (size_t k = 0; k < y->scheme_count; k++)
		add_grades(d, &y->roll_up[k]);
	if (!sorted)
		add_missed(d, y);
	if (sorted)
		add_sorted(d, y);
	for (size_t k = 0; !sorted && k < y->policy_count; k++)
		add_section(d, (struct view_row){.year = y}, &y->policy[k], 3);
}

/* What it was made from, and by what. */
static void add_origin(const struct document *d)
{
	const struct report *r = d->report;
	VEC(struct str) name = {0};
	for (size_t k = 0; k < r->input_count; k++)
		*VEC_PUSH(d->arena, &name) = r->input[k]->name;
	struct str files = str_join(d->arena, name.v, name.n, STR(", "));
	struct str tool[] = {d->style->tool, d->style->version};
	buf_add_z(d->out, "\n---\n");
	add_paragraph(d, say(d, MSG(N_("Made by %1$s from %2$s"), str_join(d->arena, tool, 2, STR(" ")), files)));
}

void render_markdown(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct document d = {.out = out, .arena = out->arena, .report = r, .style = style};
	buf_add_z(out, "# ");
	markdown_text(out, r->title);
	buf_add_c(out, '\n');
	if (r->organization.n)
		add_paragraph(&d, r->organization);
	for (size_t k = 0; k < r->year_count; k++)
		add_year(&d, &r->year[k]);
	add_origin(&d);
}

/* --- Several plans ------------------------------------------------------------ */

static struct str grouped(const struct document *d, size_t n)
{
	return rat_format(d->arena, rat_of((int64_t)n), 0, RAT_HALF_UP, true);
}

static void add_plans_row(const struct document *d, struct str name, struct str year, const struct view_outcomes *o)
{
	buf_add_c(d->out, '|');
	add_cell(d, name);
	add_cell(d, year);
	for (unsigned k = 0; k < OUTCOME_COUNT; k++)
		add_cell(d, grouped(d, o->tally.count[k]));
	add_cell(d, o->met_share.text);
	buf_add_c(d->out, '\n');
}

static void add_plans_head(const struct document *d)
{
	buf_add_z(d->out, "\n|");
	add_cell(d, say(d, MSG(N_("plan"))));
	add_cell(d, say(d, MSG(N_("year"))));
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		add_cell(d, words_outcome((enum outcome)o, d->style));
	add_cell(d, say(d, MSG(N_("share met"))));
	buf_add_z(d->out, "\n| --- | --- |");
	for (unsigned k = 0; k < OUTCOME_COUNT + 1; k++)
		buf_add_z(d->out, " ---: |");
	buf_add_c(d->out, '\n');
}

static void add_plans_table(const struct document *d, const struct view_plans *v)
{
	add_plans_head(d);
	for (size_t i = 0; i < v->n; i++) {
		const struct view_plan *p = &v->plan[i];
		for (size_t k = 0; k < p->year_count; k++)
			add_plans_row(d, view_plan_name(d->arena, p),
				      say(d, MSG(N_("FY%s"), str_format(d->arena, "%d", p->year[k].year))),
				      &p->year[k].outcomes);
	}
	add_plans_row(d, say(d, MSG(N_("in all"))), STR(""), &v->total);
	add_paragraph(d,
		      say(d, MSG(N_("share met: of the %1$s actions and indicators with a target, those without data "
				    "included"),
				 grouped(d, v->total.with_target))));
	add_paragraph(d, say(d, MSG(N_("plans: %1$s, evaluated: %2$s"), grouped(d, v->n),
				    grouped(d, v->count[PLAN_EVALUATED]))));
	bool begun = false;
	for (size_t i = 0; i < v->n; i++) {
		const struct view_plan *p = &v->plan[i];
		if (p->state == PLAN_EVALUATED)
			continue;
		buf_add_z(d->out, begun ? "- " : "\n- ");
		begun = true;
		markdown_text(d->out, say(d, MSG(N_("%1$s: %2$s"), view_plan_name(d->arena, p),
						 say(d, (struct msg){.id = plan_state_words[p->state]}))));
		buf_add_c(d->out, '\n');
	}
}

void render_plans_markdown(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			   const struct render_style *style)
{
	struct document d = {.out = out, .arena = out->arena, .style = style};
	if (pieces->table) {
		buf_add_z(out, "# ");
		markdown_text(out, say(&d, MSG(N_("Evaluation of several plans"))));
		buf_add_c(out, '\n');
		add_plans_table(&d, v);
	}
	for (size_t i = 0; i < v->n * pieces->count; i++) {
		if (out->n > 0 && pieces->v[i].n > 0)
			buf_add_c(out, '\n');
		buf_add(out, pieces->v[i]);
	}
}
