/*
 * The header of a results table: which field holds what.
 */
#include "model/results_reader.h"

#include "base/utf8.h"

/* Columns of published tables are remarks here. */
static enum column find_column(struct table *t, struct str header)
{
	enum column c = column_for(t->r->arena, t->r->plan, header);
	return c < COLUMN_RESULTS_COUNT ? c : COLUMN_COUNT;
}

static bool read_period_column(struct table *t, struct str header, size_t field)
{
	struct period period;
	unsigned marks;
	if (!header_period(t, header, &period, &marks))
		return false;
	int year = period_fiscal_year(period, t->r->plan->start_month);
	*VEC_PUSH(t->r->arena, &t->header.periods) = (struct period_column){field, period, year, marks};
	return true;
}

static bool may_stand_twice(enum column c)
{
	return c == COLUMN_DEPARTMENT || c == COLUMN_NOTE || c == COLUMN_SOURCE || c == COLUMN_TITLE ||
	       c == COLUMN_TARGET;
}

static size_t field_count(const struct record *record)
{
	size_t n = record->n;
	while (n && !str_trim(record->field[n - 1]).n)
		n--;
	return n;
}

static void note_column(struct table *t, size_t field, struct str name, enum year_note year)
{
	struct noted_column c = {.field = field, .header = results_keep(t, name), .year = year};
	*VEC_PUSH(t->r->arena, &t->header.noted) = c;
}

/* The line above a header, as it reaches over the fields of that: a year over 目標 and 実績. */
struct over {
	bool is_period;
	struct str text;
	struct period_column column;
};

static void reach_over(struct table *t, struct over *o, size_t field)
{
	struct str text = field < t->above.n ? t->above.field[field] : STR("");
	if (!text.n)
		return;
	o->text = text;
	o->is_period = header_period(t, text, &o->column.period, &o->column.marks);
	if (o->is_period)
		o->column.year = period_fiscal_year(o->column.period, t->r->plan->start_month);
}

/* Takes a field that stands below a year; false when it does not. */
static bool bind_below(struct table *t, struct over *o, size_t field, struct str own)
{
	reach_over(t, o, field);
	if (!o->is_period || !own.n)
		return false;
	if (find_column(t, own) == COLUMN_VALUE) {
		o->column.field = field;
		*VEC_PUSH(t->r->arena, &t->header.periods) = o->column;
		return true;
	}
	struct str part[] = {o->text, own};
	struct str both = str_join(t->r->arena, part, 2, STR(" "));
	note_column(t, field, both, header_year_note(t, both));
	return true;
}

/*
 * Binds the fields to columns, with the line above when `two`; returns how many it knew.  *twice: a column that stands
 * there again, or SIZE_MAX.
 */
static size_t bind(struct table *t, const struct record *record, bool two, size_t *twice)
{
	struct header *h = &t->header;
	struct over over = {0};
	size_t known = 0, own = field_count(record);
	*h = (struct header){.n = two && t->above.n > own ? t->above.n : own, .two = two, .line = *record};
	h->line.field = NULL;
	*twice = SIZE_MAX;
	for (int c = 0; c < COLUMN_COUNT; c++)
		h->at[c] = SIZE_MAX;
	for (size_t i = 0; i < h->n; i++) {
		struct str name = i < own ? str_trim(record->field[i]) : STR("");
		if (two && bind_below(t, &over, i, name))
			continue;
		if (two && !name.n && i < t->above.n)
			name = t->above.field[i];
		enum column c = name.n ? find_column(t, name) : COLUMN_COUNT;
		if (c != COLUMN_COUNT && h->at[c] == SIZE_MAX) {
			h->at[c] = i;
			known++;
			/* Where a row has no grade they are notes. */
			if (c == COLUMN_REASON || c == COLUMN_SCHEME)
				note_column(t, i, name, YEAR_NOTE_NONE);
		} else if (c != COLUMN_COUNT && !may_stand_twice(c)) {
			*twice = i;
		} else if (name.n && !read_period_column(t, name, i)) {
			note_column(t, i, name, header_year_note(t, name));
		}
	}
	return known;
}

static void keep_above(struct table *t, const struct record *record)
{
	t->above.n = field_count(record);
	t->above.field = ARENA_ARRAY(t->r->arena, struct str, t->above.n);
	for (size_t i = 0; i < t->above.n; i++)
		t->above.field[i] = results_keep(t, str_trim(record->field[i]));
}

static bool above_has_period(struct table *t)
{
	struct over over = {0};
	for (size_t i = 0; i < t->above.n && !over.is_period; i++)
		reach_over(t, &over, i);
	return over.is_period;
}

/* The name of a field: what stands in the header, below the year that reaches over it. */
static struct str full_name(struct table *t, const struct record *record, size_t field, bool two)
{
	struct str own = field < record->n ? str_trim(record->field[field]) : STR("");
	struct str over = STR("");
	for (size_t i = 0; two && i <= field && i < t->above.n; i++)
		over = t->above.field[i].n ? t->above.field[i] : over;
	if (!two || !over.n || !own.n)
		return results_keep(t, own.n ? own : two && field < t->above.n ? t->above.field[field] : STR(""));
	struct str part[] = {over, own};
	return str_join(t->r->arena, part, 2, STR(" "));
}

/* For whoever reads the file again, or wants to know how it was read. */
static void keep_columns(struct table *t, const struct record *record, size_t start)
{
	struct header *h = &t->header;
	struct file_column *column = ARENA_ARRAY(t->r->arena, struct file_column, h->n);
	for (size_t i = 0; i < h->n; i++)
		column[i] = (struct file_column){.column = COLUMN_COUNT, .name = full_name(t, record, i, h->two)};
	for (int c = 0; c < COLUMN_COUNT; c++) {
		if (h->at[c] == SIZE_MAX)
			continue;
		column[h->at[c]].column = c;
		column[h->at[c]].is_figure = c == COLUMN_VALUE;
	}
	for (size_t i = 0; i < h->periods.n; i++) {
		column[h->periods.v[i].field].is_figure = true;
		column[h->periods.v[i].field].period = h->periods.v[i].period;
		column[h->periods.v[i].field].start_month = t->r->plan->start_month;
	}
	for (size_t i = 0; i < h->noted.n; i++)
		column[h->noted.v[i].field].is_note = column[h->noted.v[i].field].column == COLUMN_COUNT;
	t->file->header_start = start;
	t->file->header_end = record->end;
	t->file->column = column;
	t->file->column_count = h->n;
	t->file->is_wide = h->periods.n > 0;
}

static struct str names_of(struct table *t, const struct record *record)
{
	struct arena *a = t->r->arena;
	size_t n = field_count(record), shown = n < 20 ? n : 20;
	struct str *name = ARENA_ARRAY(a, struct str, shown + 1);
	for (size_t i = 0; i < shown; i++)
		name[i] = str_trim(record->field[i]);
	if (shown < n)
		name[shown] = STR("…");
	return str_join(a, name, shown + (shown < n), STR(", "));
}

static void keep_best(struct table *t, const struct record *record, size_t known)
{
	if (t->best_line.source && known <= t->best_known)
		return;
	t->best_line = (struct span){record->source, record->start, record->end};
	t->best_known = known;
	t->best = t->header;
	t->best_names = names_of(t, record);
}

/* A note at the plan's own word for a column that the table has not. */
static void note_plan(struct table *t, struct diag *d, enum column column)
{
	const struct plan *p = t->r->plan;
	for (size_t i = 0; i < p->column_count; i++) {
		if (column_named(p->column[i].column.s) == column)
			diag_note(t->diags, d, p->column[i].header.at,
				  MSG(N_("the plan says that the column is called \"%s\""), p->column[i].header.s));
	}
}

static void report_missing(struct table *t, enum column column, struct span at, struct str names)
{
	static const struct {
		enum column column;
		const char *text, *help;
	} said[] = {
		{COLUMN_ID, N_("no column for the id of what was measured; the columns are: %s"),
		 N_("call one of them \"id\" (ID, 指標ID) or \"title\" (項目), or say in the plan which it is: "
		    "results: "
		    "{columns: {id: …}}")},
		{COLUMN_PERIOD, N_("no column for the date or the fiscal year; the columns are: %s"),
		 N_("call one of them \"period\" (date, 時点, 年月日) or \"fiscal-year\" (年度), or say in the plan "
		    "which "
		    "it is: results: {columns: {period: …}}")},
		{COLUMN_VALUE, N_("no column for the value; the columns are: %s"),
		 N_("call one of them \"value\" (値, 実績, 実績値), have one for each fiscal year, or say in the plan "
		    "which "
		    "it is: results: {columns: {value: …}}")},
	};
	size_t i = column == COLUMN_ID ? 0 : column == COLUMN_PERIOD ? 1 : 2;
	struct diag *d = diag_add(t->diags, DIAG_ERROR, STR("missing-column"), at, MSG(said[i].text, names));
	diag_help(d, MSG(said[i].help));
	note_plan(t, d, column);
}

static bool has_item(const struct header *h)
{
	return h->at[COLUMN_ID] != SIZE_MAX || h->at[COLUMN_TITLE] != SIZE_MAX;
}

static bool has_period(const struct header *h)
{
	return h->at[COLUMN_PERIOD] != SIZE_MAX || h->at[COLUMN_FISCAL_YEAR] != SIZE_MAX || h->periods.n;
}

static bool has_value(const struct header *h)
{
	return h->at[COLUMN_VALUE] != SIZE_MAX || h->at[COLUMN_GIVEN_GRADE] != SIZE_MAX || h->periods.n;
}

void header_report_none(struct table *t)
{
	t->failed = true;
	if (!t->best_line.source) {
		diag_add(t->diags, DIAG_ERROR, STR("empty-results"), (struct span){t->file->source, 0, 0},
			 MSG(N_("the file has no rows")));
		return;
	}
	if (!has_item(&t->best))
		report_missing(t, COLUMN_ID, t->best_line, t->best_names);
	if (!has_period(&t->best))
		report_missing(t, COLUMN_PERIOD, t->best_line, t->best_names);
	if (!has_value(&t->best))
		report_missing(t, COLUMN_VALUE, t->best_line, t->best_names);
}

/* Columns that are kept as notes, though their names are nearly ones that we know. */
static void report_slips(struct table *t)
{
	for (size_t i = 0; i < t->header.noted.n; i++) {
		const struct noted_column *c = &t->header.noted.v[i];
		bool known = c->field == t->header.at[COLUMN_REASON] || c->field == t->header.at[COLUMN_SCHEME];
		struct str meant = known ? STR("") : column_suggest(t->r->arena, c->header);
		if (!meant.n)
			continue;
		struct diag *d = results_report(t, RULE_UNKNOWN_COLUMN, DIAG_WARNING, c->field,
						MSG(N_("no column is called \"%s\"; it is kept as a note"), c->header));
		if (d)
			diag_help(d, MSG(N_("did you mean \"%s\"?"), meant));
	}
}

static void report_twice(struct table *t, const struct record *record, size_t field)
{
	enum column c = find_column(t, str_trim(record->field[field]));
	struct diag *d = results_report(t, RULE_DUPLICATE_COLUMN, DIAG_ERROR, field,
					MSG(N_("a second column for the %s"), str_of(column_names[c])));
	if (d) {
		diag_note(t->diags, d, record_field_span(record, t->header.at[c]), MSG(N_("the first is here")));
		diag_help(d,
			  MSG(N_("rename one of them, or say in the plan's \"results: columns:\" which one counts")));
	}
	t->failed = true;
}

/* With a column for the value the table is long, and columns of years are remarks. */
static void settle_shape(struct table *t, const struct record *record)
{
	struct header *h = &t->header;
	for (size_t i = 0; h->at[COLUMN_VALUE] != SIZE_MAX && i < h->periods.n; i++)
		note_column(t, h->periods.v[i].field, str_trim(record->field[h->periods.v[i].field]), YEAR_NOTE_LONG);
	if (h->at[COLUMN_VALUE] != SIZE_MAX)
		h->periods.n = 0;
}

bool header_recognise(struct table *t, const struct record *record)
{
	size_t twice;
	size_t known = bind(t, record, false, &twice);
	struct header *h = &t->header;
	bool same_again = twice != SIZE_MAX && find_column(t, str_trim(record->field[twice])) == COLUMN_VALUE;
	if (has_item(h) && h->at[COLUMN_VALUE] != SIZE_MAX && (same_again || !has_period(h)) && above_has_period(t))
		known = bind(t, record, true, &twice);
	keep_above(t, record);
	if (!has_item(h) || !has_value(h)) {
		keep_best(t, record, known);
		return false;
	}
	t->has_header = t->below_header = true;
	settle_shape(t, record);
	if (!has_period(h)) {
		t->failed = true;
		report_missing(t, COLUMN_PERIOD, (struct span){record->source, record->start, record->end},
			       names_of(t, record));
	}
	if (twice != SIZE_MAX)
		report_twice(t, record, twice);
	report_slips(t);
	keep_columns(t, record, record->start);
	return true;
}

/* Whether it says nothing of any item, and 実績 below the years. */
static bool is_second_line(struct table *t, const struct record *record)
{
	const struct header *h = &t->header;
	size_t item = h->at[COLUMN_ID] != SIZE_MAX ? h->at[COLUMN_ID] : h->at[COLUMN_TITLE];
	bool named = item < record->n && str_trim(record->field[item]).n > 0, actual = false;
	for (size_t i = 0; i < record->n && !actual; i++)
		actual = find_column(t, str_trim(record->field[i])) == COLUMN_VALUE;
	return h->periods.n && !named && actual;
}

bool header_continues(struct table *t, const struct record *record)
{
	bool first = t->below_header;
	t->below_header = false;
	if (!first)
		return false;
	if (!is_second_line(t, record)) {
		header_report_twice(t);
		return false;
	}
	size_t twice;
	bind(t, record, true, &twice);
	settle_shape(t, record);
	header_report_twice(t);
	keep_columns(t, record, t->file->header_start);
	return true;
}
