#include "render/column.h"
#include "render/xlsx.h"
#include "view/outlook.h"

/* Room for a grade and its label, and for places in files. */
enum {
	GRADE_WIDTH = 12,
	STATE_WIDTH = 18,
	CHANGE_WIDTH = 12,
	COMPARISON_WIDTH = 18,
	NOTE_WIDTH = 44,
	PLACE_WIDTH = 30,
	ID_WIDTH = 18
};

struct policy_sheet {
	struct xlsx *x;
	const struct xlsx_policy *policy;
	struct sheet *sheet;
	size_t row;
	/* Columns behind the common ones; 0: there is none. */
	size_t scheme, trend, state, comparison, note, id, target_at, actual_at, columns;
	bool *drawn; /* by the series' index: its chart has been taken */
	VEC(const struct view_series *) charts;
};

static void add_heads(struct policy_sheet *p)
{
	static const struct {
		const char *name;
		size_t width;
	} common[XLSX_COMMON_COUNT] = {
		[XLSX_YEAR] = {N_("year"), 10},
		[XLSX_MEASURE] = {N_("measure"), 20},
		[XLSX_KIND] = {N_("kind"), 8},
		[XLSX_TITLE] = {N_("title"), 30},
		[XLSX_DEPARTMENT] = {N_("department"), 16},
		[XLSX_TARGET] = {N_("target"), 14},
		[XLSX_ACTUAL] = {N_("actual"), 12},
		[XLSX_RATE] = {N_("rate"), 8},
		[XLSX_VERDICT] = {N_("verdict"), 12},
	};
	struct xlsx *x = p->x;
	size_t next = XLSX_COMMON_COUNT;
	for (size_t k = 0; k < XLSX_COMMON_COUNT; k++)
		xlsx_head(x, p->sheet, 0, k, (struct msg){.id = common[k].name}, common[k].width);
	p->scheme = next;
	for (size_t k = 0; k < x->scheme_count; k++)
		xlsx_head(x, p->sheet, 0, next++, MSG("%s", words_scheme(x->scheme[k], x->style)), GRADE_WIDTH);
	if (x->style->trend) {
		p->trend = next;
		xlsx_head(x, p->sheet, 0, next++, MSG(N_("change on the year before")), CHANGE_WIDTH);
		xlsx_head(x, p->sheet, 0, next++, MSG(N_("missing to the final target")), CHANGE_WIDTH);
		xlsx_head(x, p->sheet, 0, next++, MSG(N_("change needed a year")), CHANGE_WIDTH);
		xlsx_head(x, p->sheet, 0, next++, MSG(N_("outlook")), CHANGE_WIDTH);
	}
	xlsx_head(x, p->sheet, 0, p->state = next++, MSG(N_("state")), STATE_WIDTH);
	xlsx_head(x, p->sheet, 0, p->comparison = next++, MSG(N_("comparison")), COMPARISON_WIDTH);
	xlsx_head(x, p->sheet, 0, p->note = next++, MSG(N_("note")), NOTE_WIDTH);
	xlsx_head(x, p->sheet, 0, p->id = next++, MSG(N_("id")), ID_WIDTH);
	xlsx_head(x, p->sheet, 0, p->target_at = next++, MSG(N_("target-at")), PLACE_WIDTH);
	xlsx_head(x, p->sheet, 0, p->actual_at = next++, MSG(N_("actual-at")), PLACE_WIDTH);
	p->columns = next;
	sheet_end_row(p->sheet, 0, 0);
	/* Ids and places are for the screen. */
	sheet_print_columns(p->sheet, p->note + 1);
}

static void add_grades(struct policy_sheet *p, const struct view_entry *e)
{
	const struct xlsx *x = p->x;
	for (size_t k = 0; k < x->scheme_count; k++) {
		struct str said = STR("");
		for (size_t j = 0; j < e->rating_count; j++)
			if (e->rating[j].scheme == x->scheme[k])
				said = words_rating(&e->rating[j]);
		sheet_text(p->sheet, p->row, p->scheme + k, BOOK_CELL, said);
	}
}

static void add_trend(struct policy_sheet *p, const struct view_entry *e)
{
	const struct xlsx *x = p->x;
	static const struct view_outlook none;
	struct view_outlook o = e->result->item->scale ? none : view_outlook(x->arena, x->report, e);
	struct str course =
		o.course == COURSE_NONE ? STR("") : xlsx_said(x, (struct msg){.id = course_names[o.course]});
	struct str change = o.change.kind == VIEW_NONE ? STR("") : words_signed(x->arena, &o.change, x->style);
	struct str needed = o.needed.kind == VIEW_NONE ? STR("") : words_signed(x->arena, &o.needed, x->style);
	xlsx_value(x, p->sheet, p->row, p->trend, &o.change, change);
	xlsx_value(x, p->sheet, p->row, p->trend + 1, &o.remaining, words_value(x->arena, &o.remaining, x->style));
	xlsx_value(x, p->sheet, p->row, p->trend + 2, &o.needed, needed);
	sheet_text(p->sheet, p->row, p->trend + 3, BOOK_CELL, course);
}

static struct str comparisons(const struct xlsx *x, const struct view_entry *e)
{
	VEC(struct str) part = {0};
	for (size_t k = 0; k < e->comparison_count; k++) {
		const struct view_comparison *c = &e->comparison[k];
		struct str value = words_value(x->arena, &c->value, x->style);
		struct str difference = words_signed(x->arena, &c->difference, x->style);
		*VEC_PUSH(x->arena, &part) =
			c->difference.kind == VIEW_NONE
				? xlsx_said(x, MSG(N_("%1$s %2$s"), c->name, value))
				: xlsx_said(x, MSG(N_("%1$s %2$s (%3$s)"), c->name, value, difference));
	}
	return str_join(x->arena, part.v, part.n, xlsx_said(x, MSG(N_("; "))));
}

static struct str notes(const struct xlsx *x, const struct view_row *row)
{
	const struct view_entry *e = row->entry;
	VEC(struct str) part = {0};
	if (e->precision)
		*VEC_PUSH(x->arena, &part) = xlsx_said(
			x, MSG(N_("the figure is approximate: within its precision the verdict could be the other")));
	if (e->outcome == OUTCOME_NO_DATA && e->latest.kind != VIEW_NONE)
		*VEC_PUSH(x->arena, &part) =
			xlsx_said(x, MSG(N_("last known: %1$s (%2$s)"), words_value(x->arena, &e->latest, x->style),
					 words_year(x->arena, e->latest_year, x->style)));
	for (size_t k = 0; k < e->observation_count; k++)
		if (e->observation[k].note.n)
			*VEC_PUSH(x->arena, &part) = e->observation[k].note;
	return str_join(x->arena, part.v, part.n, xlsx_said(x, MSG(N_("; "))));
}

static void add_named(struct policy_sheet *p, size_t column, enum book_look look, const char *name,
		      const struct view_row *row)
{
	struct str said = render_column_find(str_of(name))->text(p->x->arena, row, p->x->style);
	sheet_text(p->sheet, p->row, column, look, said);
}

static void add_row(struct policy_sheet *p, const struct view_row *row)
{
	struct xlsx *x = p->x;
	const struct view_entry *e = row->entry;
	xlsx_year(x, p->sheet, p->row, XLSX_YEAR, row->year);
	add_named(p, XLSX_MEASURE, BOOK_CELL, "measure", row);
	add_named(p, XLSX_KIND, BOOK_CELL, "kind", row);
	add_named(p, XLSX_TITLE, BOOK_CELL, "title", row);
	add_named(p, XLSX_DEPARTMENT, BOOK_CELL, "department", row);
	xlsx_value(x, p->sheet, p->row, XLSX_TARGET, &e->target, words_target(x->arena, &e->target, x->style));
	xlsx_value(x, p->sheet, p->row, XLSX_ACTUAL, &e->actual, words_value(x->arena, &e->actual, x->style));
	xlsx_rate(x, p->sheet, p->row, XLSX_RATE, e);
	sheet_text(p->sheet, p->row, XLSX_VERDICT, BOOK_CELL, xlsx_outcome(x, e->outcome));
	add_grades(p, e);
	if (p->trend)
		add_trend(p, e);
	sheet_text(p->sheet, p->row, p->state, BOOK_CELL, words_state(x->arena, e, x->style));
	sheet_text(p->sheet, p->row, p->comparison, BOOK_CELL, comparisons(x, e));
	sheet_text(p->sheet, p->row, p->note, BOOK_CELL, notes(x, row));
	add_named(p, p->id, BOOK_SMALL, "id", row);
	add_named(p, p->target_at, BOOK_SMALL, "target-at", row);
	add_named(p, p->actual_at, BOOK_SMALL, "actual-at", row);
	if (e->outcome == OUTCOME_MISSED && !e->reference)
		*VEC_PUSH(x->arena, &x->missed) = (struct xlsx_missed){row->year, e, p->sheet, p->row};
	sheet_end_row(p->sheet, p->row++, 0);
}

/* The chart of an item stands once, in the policy that defines it. */
static void take_chart(struct policy_sheet *p, const struct view_entry *e)
{
	const struct view_history *h = p->x->report->history;
	const struct view_series *s = history_series(h, e);
	if (e->reference || !s->drawn || p->drawn[s - h->series])
		return;
	p->drawn[s - h->series] = true;
	*VEC_PUSH(p->x->arena, &p->charts) = s;
}

static void add_section(struct policy_sheet *p, struct view_row at, const struct view_section *s)
{
	at.section = s;
	if (s->kind == GROUP_POLICY)
		at.policy = s;
	else if (s->kind == GROUP_MEASURE)
		at.measure = s;
	for (size_t k = 0; k < s->entry_count; k++) {
		at.entry = &s->entry[k];
		/* A figure without a value says nothing. */
		if (at.entry->kind == ITEM_FIGURE && at.entry->actual.kind == VIEW_NONE)
			continue;
		take_chart(p, at.entry);
		add_row(p, &at);
	}
	for (size_t k = 0; k < s->child_count; k++)
		add_section(p, at, &s->child[k]);
}

/* No picture is torn by the end of a page. */
static void add_charts(struct policy_sheet *p)
{
	size_t row = p->row + 1, each = xlsx_series_height(p->x), heading = 80;
	size_t page = sheet_page_height(p->sheet), fit = page > each + heading ? (page - heading) / each : 1;
	if (p->charts.n == 0)
		return;
	sheet_new_page(p->sheet, row);
	sheet_text(p->sheet, row, 0, BOOK_TITLE, xlsx_said(p->x, MSG(N_("Year by year"))));
	sheet_end_row(p->sheet, row++, 36);
	for (size_t k = 0; k < p->charts.n; k++) {
		if (k > 0 && k % fit == 0)
			sheet_new_page(p->sheet, row);
		row = xlsx_series(p->x, p->sheet, row, p->charts.v[k]);
	}
}

void xlsx_policy_sheet(struct xlsx *x, const struct xlsx_policy *policy)
{
	struct policy_sheet p = {.x = x, .policy = policy, .sheet = policy->sheet, .row = 1};
	const struct report *r = x->report;
	p.drawn = ARENA_ARRAY(x->arena, bool, r->history->series_count);
	add_heads(&p);
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t j = 0; j < r->year[k].policy_count; j++)
			if (str_eq(r->year[k].policy[j].id, policy->id))
				add_section(&p, (struct view_row){.year = &r->year[k]}, &r->year[k].policy[j]);
	if (p.row > 1) {
		sheet_filter(p.sheet, 0, p.row - 1, p.columns);
		xlsx_mark_outcomes(p.sheet, XLSX_VERDICT, 1, p.row - 1);
	}
	sheet_freeze(p.sheet, 1, XLSX_TITLE + 1);
	add_charts(&p);
}
