/*
 * Results: files, their rows' fates, and what rows share.
 */
#include "model/deal.h"
#include "model/results_reader.h"

#include <string.h>

const char *const row_fate_names[ROW_FATE_COUNT] = {
	"read",	 "title",      "footnote",   "other-plan", "empty",    "blank",	    "field-count",
	"no-id", "unknown-id", "bad-period", "bad-value",  "bad-unit", "no-header", "broken",
};

const char *const row_fate_words[ROW_FATE_COUNT] = {
	N_("read"),
	N_("a title above the table"),
	N_("a footnote below the table"),
	N_("a row of another plan"),
	N_("no figure in any year"),
	N_("nothing but separators"),
	N_("a wrong number of fields"),
	N_("no id"),
	N_("an unknown id"),
	N_("an unreadable date"),
	N_("an unreadable value"),
	N_("a different unit"),
	N_("in a table without a header that can be used"),
	N_("where the file stops being CSV"),
};

static const struct str rule_ids[RULE_COUNT] = {
	[RULE_EMPTY_RESULTS] = STR_INIT("empty-results"),
	[RULE_MISSING_COLUMN] = STR_INIT("missing-column"),
	[RULE_DUPLICATE_COLUMN] = STR_INIT("duplicate-column"),
	[RULE_UNKNOWN_COLUMN] = STR_INIT("unknown-column"),
	[RULE_FIELD_COUNT] = STR_INIT("field-count"),
	[RULE_MISSING_ID] = STR_INIT("missing-id"),
	[RULE_UNKNOWN_ID] = STR_INIT("unknown-id"),
	[RULE_TITLE_DISAGREES] = STR_INIT("title-disagrees"),
	[RULE_BAD_DATE] = STR_INIT("bad-date"),
	[RULE_AMBIGUOUS_YEAR] = STR_INIT("ambiguous-year"),
	[RULE_ERA_OVER] = STR_INIT("era-over"),
	[RULE_OUTSIDE_PERIOD] = STR_INIT("outside-period"),
	[RULE_BAD_NUMBER] = STR_INIT("bad-number"),
	[RULE_BAD_LEVEL] = STR_INIT("bad-level"),
	[RULE_UNIT_MISMATCH] = STR_INIT("unit-mismatch"),
	[RULE_UNKNOWN_QUALIFIER] = STR_INIT("unknown-qualifier"),
	[RULE_GRADE_WITHOUT_REASON] = STR_INIT("grade-without-reason"),
	[RULE_UNKNOWN_GIVEN_GRADE] = STR_INIT("unknown-given-grade"),
	[RULE_GRADE_CONTRADICTED] = STR_INIT("contradictory-rows"),
};

struct results *results_new(struct arena *a, const struct plan *plan)
{
	struct results *r = ARENA_NEW(a, struct results);
	struct results_index *x = ARENA_NEW(a, struct results_index);
	*r = (struct results){.arena = a, .plan = plan, .part = {1, 1}, .index = x};
	x->remark = ARENA_ARRAY(a, const struct remark *, plan->item_count + 1);
	return r;
}

struct str results_keep(struct table *t, struct str s)
{
	struct str bytes = t->file->source->bytes;
	uintptr_t from = (uintptr_t)bytes.p, p = (uintptr_t)s.p;
	bool inside = p >= from && p - from <= bytes.n && s.n <= bytes.n - (p - from);
	return !s.n ? STR("") : inside ? s : str_dup(t->r->arena, s);
}

bool results_may_report(const struct table *t, enum results_rule rule)
{
	return t->reported[rule] < FINDINGS_MAX;
}

static struct span place_of(const struct table *t, size_t i)
{
	const struct record *record = t->record;
	return i == SIZE_MAX ? (struct span){record->source, record->start, record->end} : record_field_span(record, i);
}

struct diag *results_report(struct table *t, enum results_rule rule, enum diag_severity severity, size_t i,
			    struct msg text)
{
	if (t->reported[rule]++ >= FINDINGS_MAX)
		return NULL;
	return diag_add(t->diags, severity, rule_ids[rule], place_of(t, i), text);
}

void results_report_rest(struct table *t)
{
	struct source *source = t->file->source;
	for (size_t i = 0; i < RULE_COUNT; i++) {
		if (t->reported[i] <= FINDINGS_MAX)
			continue;
		struct str more = str_format(t->r->arena, "%zu", t->reported[i] - FINDINGS_MAX);
		diag_add(t->diags, DIAG_NOTE, rule_ids[i], (struct span){source, source->bytes.n, source->bytes.n},
			 MSG(N_("%s more rows of this file have the same fault"), more));
	}
}

const struct period_memory *results_period(struct table *t, struct str text, enum period_unit bare)
{
	struct results *r = t->r;
	struct period_memory *last = r->index->last_period;
	if (last && last->bare == bare && str_eq(last->text, text))
		return last;
	struct results_index *x = r->index;
	uint16_t *slot = &x->period[(str_hash(text) + (size_t)bare) % PERIOD_SLOTS];
	if (*slot == 0) {
		*VEC_PUSH(r->arena, &x->periods) = ARENA_NEW(r->arena, struct period_memory);
		*slot = (uint16_t)x->periods.n;
	}
	struct period_memory *m = x->last_period = x->periods.v[*slot - 1];
	if (m->bare == bare && m->text.n && str_eq(m->text, text))
		return m;
	*m = (struct period_memory){.text = results_keep(t, text), .bare = bare};
	m->result = period_parse(r->arena, text, bare, r->plan->start_month, &m->period);
	if (m->result == PERIOD_OK || m->result == PERIOD_ERA_OVER)
		m->year = period_fiscal_year(m->period, r->plan->start_month);
	return m;
}

static void count(struct results_file *f, enum row_fate fate, size_t n)
{
	f->rows += n;
	f->fate[fate] += n;
}

bool results_in_part(struct results_part part, size_t start, size_t bytes)
{
	return part.n == 1 || start / ((bytes + part.n - 1) / part.n) + 1 == part.k;
}

static bool take_record(void *arg, const struct record *record)
{
	struct table *t = arg;
	t->record = record;
	t->end = record->end;
	/* Rows of other parts are passed over; what is above them is of the first. */
	bool mine = results_in_part(t->r->part, record->start, t->file->source->bytes.n);
	count(t->file, ROW_BLANK, mine ? record->blank : 0);
	if (t->has_header && header_continues(t, record))
		return true;
	if (t->failed)
		count(t->file, ROW_NO_HEADER, mine);
	else if (t->has_header && mine)
		row_read(t, record);
	else if (!t->has_header && (t->file->fate[ROW_TITLE] >= TITLE_LINES_MAX || !header_recognise(t, record)))
		count(t->file, ROW_TITLE, 1);
	return true;
}

/* Lines that have something in them; behind the last record these are separators. */
static size_t count_lines(struct str s)
{
	size_t n = 0;
	for (size_t k = 0; k < s.n; k++) {
		bool ends = s.p[k] == '\n' || s.p[k] == '\r';
		bool begins = k == 0 || s.p[k - 1] == '\n' || s.p[k - 1] == '\r';
		n += begins && !ends;
	}
	return n;
}

/* They belong to the first part. */
static void forget_titles(struct results_file *f)
{
	f->rows -= f->fate[ROW_TITLE];
	f->fate[ROW_TITLE] = 0;
}

/* Accounts for what is no record, or of no table. */
static void count_rest(struct table *t, bool is_csv)
{
	struct results_file *f = t->file;
	if (t->r->part.k > 1)
		forget_titles(f);
	if (t->r->part.k < t->r->part.n)
		return;
	if (!is_csv)
		count(f, ROW_BROKEN, 1);
	else
		count(f, ROW_BLANK, count_lines(str_slice(f->source->bytes, t->end, SIZE_MAX)));
	if (t->has_header)
		return;
	f->fate[ROW_NO_HEADER] += f->fate[ROW_TITLE];
	f->fate[ROW_TITLE] = 0;
}

void results_count_fates(struct results_file *f)
{
	static const enum row_fate ignored[] = {ROW_TITLE, ROW_FOOTNOTE, ROW_OTHER_PLAN, ROW_EMPTY, ROW_BLANK};
	f->read = f->fate[ROW_READ];
	f->ignored = 0;
	for (size_t k = 0; k < sizeof ignored / sizeof *ignored; k++)
		f->ignored += f->fate[ignored[k]];
	f->refused = f->rows - f->read - f->ignored;
}

size_t results_figures_refused(const struct results_file *f)
{
	size_t n = 0;
	for (int fate = ROW_READ + 1; fate < ROW_FATE_COUNT; fate++)
		n += fate == ROW_EMPTY ? 0 : f->figure[fate];
	return n;
}

static struct table *begin_table(struct results *r, struct source *source, struct diag_list *diags)
{
	struct results_file *file = ARENA_NEW(r->arena, struct results_file);
	struct table *t = ARENA_NEW(r->arena, struct table);
	/* A plan that is looked at without results needs none. */
	if (!r->index->has_names)
		r->index->names = item_index_new(r->arena, r->plan);
	r->index->has_names = true;
	*file = (struct results_file){.source = source, .index = r->files.n, .separator = ','};
	*VEC_PUSH(r->arena, &r->files) = file;
	*t = (struct table){.r = r, .file = file, .diags = diags};
	return t;
}

static bool end_table(struct table *t, bool is_csv)
{
	header_report_years(t);
	results_report_rest(t);
	results_count_fates(t->file);
	return is_csv && !t->failed;
}

bool results_read(struct results *r, struct source *source, const struct read_limits *limits, struct diag_list *diags)
{
	struct table *t = begin_table(r, source, diags);
	bool is_csv = read_csv(r->arena, source, limits, take_record, t, diags);
	if (is_csv && !t->has_header)
		header_report_none(t);
	count_rest(t, is_csv);
	return end_table(t, is_csv);
}

bool results_read_hand(struct results *r, const struct deal *deal, const struct deal_hand *hand,
		       const struct read_limits *limits, struct diag_list *heads, struct diag_list *diags)
{
	struct arena *a = r->arena;
	struct table *t = begin_table(r, deal->source, heads);
	struct csv_part head = {.end = deal->body, .line = 1, .separator = deal->separator};
	bool is_csv = read_csv_part(a, deal->source, &head, limits, take_record, t, heads);
	if (is_csv && !t->has_header)
		header_report_none(t);
	results_report_rest(t);
	memset(t->reported, 0, sizeof t->reported);
	t->diags = diags;
	/* Lines above the rows are no plan's. */
	t->file->rows = 0;
	memset(t->file->fate, 0, sizeof t->file->fate);
	for (size_t i = 0; i < hand->stretches.n && is_csv && !t->failed; i++) {
		const struct deal_stretch *s = &hand->stretches.v[i];
		struct csv_part part = {
			.start = s->start, .end = s->end, .line = s->line, .separator = deal->separator};
		is_csv = read_csv_part(a, deal->source, &part, limits, take_record, t, diags);
	}
	return end_table(t, is_csv);
}

struct span observation_row(const struct observation *o)
{
	if (o->file->source->known)
		return observation_value_at(o);
	return (struct span){o->file->source, o->start, o->start + o->length};
}

struct span observation_value_at(const struct observation *o)
{
	if (o->file->source->known)
		return (struct span){o->file->source, o->start, o->start};
	struct record record = {.source = o->file->source,
				.start = o->start,
				.end = o->start + o->length,
				.line = o->line,
				.separator = o->file->separator};
	return record_field_span(&record, o->field);
}

struct str observation_text(struct arena *a, struct span at)
{
	if (at.source->known)
		return at.source->known[at.start].text;
	struct str s = str_trim(str_slice(at.source->bytes, at.start, at.end - at.start));
	if (s.n < 2 || s.p[0] != '"')
		return s;
	struct buf out = buf_new(a);
	for (size_t k = 1; k + 1 < s.n; k++) {
		buf_add_c(&out, s.p[k]);
		k += s.p[k] == '"';
	}
	return str_trim(buf_str(&out));
}
