/*
 * Published tables: rows, and what they say of each part.
 */
#include "model/published_reader.h"

#include "base/utf8.h"
#include "model/unit.h"

/* How many lines may stand above the header. */
enum { TITLE_LINES_MAX = 20 };

const char *const published_part_names[PUBLISHED_PART_COUNT] = {
	[PUBLISHED_BASELINE] = N_("baseline"), [PUBLISHED_TARGET] = N_("target"),   [PUBLISHED_ACTUAL] = N_("actual"),
	[PUBLISHED_RATE] = N_("rate"),	       [PUBLISHED_VERDICT] = N_("verdict"),
};

static const enum column column_of_part[PUBLISHED_PART_COUNT] = {
	[PUBLISHED_BASELINE] = COLUMN_BASELINE, [PUBLISHED_TARGET] = COLUMN_TARGET,   [PUBLISHED_ACTUAL] = COLUMN_VALUE,
	[PUBLISHED_RATE] = COLUMN_RATE,		[PUBLISHED_VERDICT] = COLUMN_VERDICT,
};

struct reading {
	struct arena *arena;
	struct published *table;
	struct diag_list *diags;
	struct item_index names;
	struct map years; /* an item and a year -> its first struct published_row */
	struct published_header header;
	int year; /* of rows that name none */
	bool has_header;
	size_t above;
	struct span first;
	const struct record *record;
};

int published_year(const struct published_row *row)
{
	return row->year ? row->year : PUBLISHED_NO_YEAR;
}

struct str published_name(struct arena *a, const struct published_row *row)
{
	struct str own[] = {row->id, row->title};
	return row->item ? row->item->id.s : str_join(a, own, 2, STR("\t"));
}

static struct str text_of(const struct reading *r, size_t field)
{
	return field < r->record->n ? str_trim(r->record->field[field]) : STR("");
}

static struct span whole(const struct record *record)
{
	return (struct span){record->source, record->start, record->end};
}

static struct diag *report(struct reading *r, enum diag_severity severity, struct str rule, size_t field,
			   struct msg text)
{
	return diag_add(r->diags, severity, rule,
			field == SIZE_MAX ? whole(r->record) : record_field_span(r->record, field), text);
}

/* The last field of that column that is not empty: of several titles the most particular stands last. */
static size_t field_of(const struct reading *r, enum column column)
{
	size_t found = SIZE_MAX;
	for (size_t k = 0; k < r->header.columns.n; k++) {
		const struct published_column *c = &r->header.columns.v[k];
		if (c->column == column && (found == SIZE_MAX || text_of(r, c->field).n))
			found = c->field;
	}
	return found;
}

static struct str kept(struct reading *r, enum column column)
{
	size_t field = field_of(r, column);
	return field == SIZE_MAX ? STR("") : str_dup(r->arena, text_of(r, field));
}

/*
 * The field of a part in a year.  One that names the year comes first.  What names none is of the latest year that
 * others name, and a target without a fellow of its year stands for the years before it.
 */
static size_t field_of_part(const struct reading *r, enum column column, int year, bool latest)
{
	const struct published_column *undated = NULL, *later = NULL;
	for (size_t k = 0; k < r->header.columns.n; k++) {
		const struct published_column *c = &r->header.columns.v[k];
		if (c->column != column)
			continue;
		if (c->year && c->year == year)
			return c->field;
		if (!c->year && !undated)
			undated = c;
		if (c->year > year && (!later || c->year < later->year))
			later = c;
	}
	bool always = column == COLUMN_BASELINE || column == COLUMN_TARGET;
	if (undated && (latest || always))
		return undated->field;
	return column == COLUMN_TARGET && later ? later->field : SIZE_MAX;
}

static bool is_number_part(const struct published_row *row, enum published_part part)
{
	if (part == PUBLISHED_RATE)
		return true;
	return (part == PUBLISHED_ACTUAL || part == PUBLISHED_BASELINE) && !(row->item && row->item->scale);
}

static struct diag *report_number(struct reading *r, const struct published_cell *c)
{
	struct diag *d = report(r, DIAG_ERROR, STR("bad-number"), c->field,
				MSG(N_("cannot tell which number is meant by \"%s\""), c->text));
	diag_help(d, MSG(N_("write one number such as 1234.5 or \"1,234.5\"")));
	return d;
}

static void read_number(struct reading *r, const struct published_row *row, enum published_part part,
			struct published_cell *c)
{
	bool almost;
	c->quantity = quantity_parse(r->arena, c->text, &almost);
	if (almost)
		report_number(r, c);
	if (c->quantity.kind != QUANTITY_NUMBER)
		return;
	struct str unit = part == PUBLISHED_RATE ? STR("%") : row->item ? row->item->unit.s : STR("");
	if (!unit_fit(r->arena, unit, c->text, &c->quantity))
		report(r, DIAG_ERROR, STR("unit-mismatch"), c->field,
		       MSG(N_("the unit is \"%s\", but \"%s\" is measured in \"%s\""), c->quantity.unit,
			   row->item ? row->item->id.s : str_of(published_part_names[part]), unit));
}

static void read_part(struct reading *r, struct published_row *row, enum published_part part, bool latest)
{
	struct published_cell *c = &row->part[part];
	size_t field = field_of_part(r, column_of_part[part], row->year, latest);
	if (field == SIZE_MAX)
		return;
	*c = (struct published_cell){.text = str_dup(r->arena, text_of(r, field)),
				     .at = record_field_span(r->record, field),
				     .field = field};
	if (c->text.n && is_number_part(row, part))
		read_number(r, row, part, c);
}

/* Some tables call their grades 達成度 or 達成率, which are names of rates: what is a word there is a verdict. */
static void take_grade_for_verdict(struct published_row *row)
{
	struct published_cell *rate = &row->part[PUBLISHED_RATE], *verdict = &row->part[PUBLISHED_VERDICT];
	if (!rate->text.n || rate->quantity.kind != QUANTITY_WORD || verdict->text.n)
		return;
	*verdict = *rate;
	*rate = (struct published_cell){0};
}

static bool same_row(const struct published_row *x, const struct published_row *y)
{
	for (int k = 0; k < PUBLISHED_PART_COUNT; k++)
		if (!str_eq(x->part[k].text, y->part[k].text))
			return false;
	return true;
}

/* Whether an item's year stands there already: once more with the same figures (再掲), or with others. */
static bool is_again(struct reading *r, struct published_row *row)
{
	struct str key[] = {published_name(r->arena, row), STR("\t"), str_format(r->arena, "%d", row->year)};
	const struct published_row *first = map_put(r->arena, &r->years, str_join(r->arena, key, 3, STR("")), row);
	if (first == row)
		return false;
	if (same_row(first, row))
		return true;
	struct diag *d =
		report(r, DIAG_ERROR, STR("contradictory-rows"), SIZE_MAX,
		       MSG(N_("other figures of \"%s\" for the same year"), row->title.n ? row->title : row->id));
	diag_note(r->diags, d, first->at, MSG(N_("the first is here")));
	return true;
}

static void add_row(struct reading *r, const struct published_row *like, int year, bool latest)
{
	struct published_row *row = ARENA_NEW(r->arena, struct published_row);
	bool says = false;
	*row = *like;
	row->year = year;
	for (int part = 0; part < PUBLISHED_PART_COUNT; part++) {
		read_part(r, row, (enum published_part)part, latest);
		says = says || (part != PUBLISHED_BASELINE && part != PUBLISHED_TARGET && row->part[part].text.n);
	}
	take_grade_for_verdict(row);
	if (says && !is_again(r, row))
		*VEC_PUSH(r->arena, &r->table->rows) = row;
}

/* False after a finding. */
static bool find_item(struct reading *r, struct published_row *row)
{
	struct str name = row->id.n ? row->id : row->title;
	if (!name.n) {
		report(r, DIAG_ERROR, STR("missing-id"), SIZE_MAX, MSG(N_("the row does not say what was measured")));
		return false;
	}
	if (!r->table->plan)
		return true;
	const struct item *found = item_index_find(r->arena, &r->names, name);
	if (found == &ambiguous_item) {
		report(r, DIAG_ERROR, STR("unknown-id"), field_of(r, COLUMN_TITLE),
		       MSG(N_("\"%s\" is the title of more than one item: give the id"), name));
		return false;
	}
	if (!found)
		report(r, DIAG_WARNING, STR("unknown-id"), field_of(r, row->id.n ? COLUMN_ID : COLUMN_TITLE),
		       MSG(N_("the plan has nothing called \"%s\": its figures are compared with one another only"),
			   name));
	row->item = found;
	return true;
}

/* The fiscal year in the row's own column; 0: it has none.  False after a finding. */
static bool read_year(struct reading *r, int *year)
{
	int start = r->table->plan ? r->table->plan->start_month : FISCAL_START_USUAL;
	size_t field = field_of(r, COLUMN_FISCAL_YEAR);
	struct period p;
	*year = 0;
	if (field == SIZE_MAX || !text_of(r, field).n)
		field = field_of(r, COLUMN_PERIOD);
	if (field == SIZE_MAX || !text_of(r, field).n)
		return true;
	enum period_result result = period_parse(r->arena, text_of(r, field), PERIOD_FISCAL_YEAR, start, &p);
	if (result == PERIOD_OK || result == PERIOD_ERA_OVER) {
		*year = period_fiscal_year(p, start);
		return true;
	}
	struct diag *d = report(r, DIAG_ERROR, STR("bad-date"), field,
				MSG(N_("cannot read a date or a fiscal year: \"%s\""), text_of(r, field)));
	diag_help(d, MSG(N_("write 2023-03-31, 2023-03, FY2022, 令和5年3月31日 or 令和4年度")));
	return false;
}

/* A remark below the table, or a heading between its rows: one field alone. */
static bool is_remark(const struct record *record)
{
	size_t said = 0;
	for (size_t k = 0; k < record->n; k++)
		said += str_trim(record->field[k]).n > 0;
	return said < 2;
}

/* The years that figures of the header name: those of targets alone are goals still ahead. */
static bool names_year(const struct reading *r, int year)
{
	for (size_t k = 0; k < r->header.columns.n; k++) {
		const struct published_column *c = &r->header.columns.v[k];
		if (c->year == year && c->column != COLUMN_TARGET)
			return true;
	}
	return false;
}

static void read_row(struct reading *r)
{
	struct published_row row = {.id = kept(r, COLUMN_ID),
				    .title = kept(r, COLUMN_TITLE),
				    .unit = kept(r, COLUMN_UNIT),
				    .direction = kept(r, COLUMN_DIRECTION),
				    .at = whole(r->record),
				    .line = r->record->line};
	int own, last = 0;
	if (is_remark(r->record))
		return;
	if (r->record->n < r->header.n) {
		report(r, DIAG_ERROR, STR("field-count"), SIZE_MAX,
		       MSG(N_("the row has %s fields, the header %s"), str_format(r->arena, "%zu", r->record->n),
			   str_format(r->arena, "%zu", r->header.n)));
		return;
	}
	if (!find_item(r, &row) || !read_year(r, &own))
		return;
	for (size_t k = 0; k < r->header.years.n; k++)
		last = names_year(r, r->header.years.v[k]) ? r->header.years.v[k] : last;
	for (size_t k = 0; k < r->header.years.n; k++)
		if (names_year(r, r->header.years.v[k]) && r->header.years.v[k] != own)
			add_row(r, &row, r->header.years.v[k], !own && r->header.years.v[k] == last);
	if (own || !last)
		add_row(r, &row, own ? own : r->year, true);
}

static bool take_record(void *arg, const struct record *record)
{
	struct reading *r = arg;
	r->record = record;
	r->table->separator = record->separator;
	if (r->has_header) {
		read_row(r);
		return true;
	}
	if (!r->first.source)
		r->first = whole(record);
	r->has_header = published_header_read(r->arena, r->table->plan, record, &r->header);
	return r->has_header || ++r->above < TITLE_LINES_MAX;
}

static void report_no_header(struct reading *r)
{
	struct diag *d;
	if (!r->first.source) {
		diag_add(r->diags, DIAG_ERROR, STR("empty-results"), (struct span){r->table->source, 0, 0},
			 MSG(N_("the file has no rows")));
		return;
	}
	d = diag_add(r->diags, DIAG_ERROR, STR("missing-column"), r->first,
		     MSG(N_("no header of a published table: it names what was measured, and a target, an actual, a "
			    "rate or a verdict")));
	diag_help(d, MSG(N_("call its columns id (ID) or title (指標名), fiscal-year (年度), target (目標値), actual "
			    "(実績値), rate (達成率) and verdict (評価, 判定)")));
}

/* Rows with a year and rows without one cannot be told apart from one another. */
static void check_years(struct reading *r)
{
	bool with = false;
	const struct published_row *without = NULL;
	for (size_t k = 0; k < r->table->rows.n; k++) {
		if (r->table->rows.v[k]->year)
			with = true;
		else
			without = without ? without : r->table->rows.v[k];
	}
	if (with && without)
		diag_add(r->diags, DIAG_ERROR, STR("bad-date"), without->at, MSG(N_("the row has no date")));
}

struct published *published_read(struct arena *a, struct source *source, const struct plan *plan, int year,
				 const struct read_limits *limits, struct diag_list *diags)
{
	struct published *p = ARENA_NEW(a, struct published);
	struct reading r = {.arena = a, .table = p, .diags = diags, .year = year};
	*p = (struct published){.source = source, .plan = plan};
	if (plan)
		r.names = item_index_new(a, plan);
	if (!read_csv(a, source, limits, take_record, &r, diags))
		return NULL;
	if (!r.has_header) {
		report_no_header(&r);
		return NULL;
	}
	for (int part = 0; part < PUBLISHED_PART_COUNT; part++)
		for (size_t k = 0; k < r.header.columns.n; k++)
			p->has[part] = p->has[part] || r.header.columns.v[k].column == column_of_part[part];
	for (size_t k = 0; k < r.header.other.n; k++)
		*VEC_PUSH(a, &p->unread) = r.header.other.v[k];
	check_years(&r);
	if (!p->rows.n && !diags->count[DIAG_ERROR])
		diag_add(diags, DIAG_ERROR, STR("empty-results"), r.first,
			 MSG(N_("no row says what was reached, a rate or a verdict")));
	published_own(a, p, diags);
	return p;
}
