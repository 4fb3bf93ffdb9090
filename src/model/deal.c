#include "model/deal.h"

#include "base/jobs.h"
#include "model/results_reader.h"

#include <string.h>

enum { PART_BYTES = 4 << 20 };

/* Who deals a part: `deal` is its own until the parts are put together. */
struct dealer {
	struct arena *a;
	struct deal *deal;
	size_t field; /* of the column `plan` */
	size_t item;  /* of the first column that names an item; SIZE_MAX: none */
	size_t lines; /* without a header so far */
	size_t records;
	bool first_is_row;
	struct deal_hand *last;
};

/* A part of the rows, which begins and ends at the bounds of records. */
struct part {
	size_t quotes; /* in the block of bytes that it is made from */
	size_t start, end;
	struct arena *a;
	struct deal deal;
	struct diag_list diags;
	bool is_csv;
	bool empty, first_is_row;
	const struct deal_hand *last; /* of the last record; NULL: it is nobody's */
};

struct table_deal {
	struct arena *a;
	struct deal *deal;
	const struct read_limits *limits;
	size_t field, bytes;
	struct part *part;
	size_t parts;
	struct deal_hand *last; /* of the last record so far */
};

/* Whether the record is a header with a column for the plan, which is then d->field. */
static bool find_header(struct dealer *d, const struct record *record)
{
	bool others = false;
	size_t field = SIZE_MAX;
	d->item = SIZE_MAX;
	for (size_t i = 0; i < record->n; i++) {
		enum column c = column_find(d->a, str_trim(record->field[i]));
		if (c == COLUMN_PLAN && field == SIZE_MAX)
			field = i;
		if ((c == COLUMN_ID || c == COLUMN_TITLE) && d->item == SIZE_MAX)
			d->item = i;
		others = others || c <= COLUMN_VALUE;
	}
	d->field = field;
	return field != SIZE_MAX && others;
}

static struct deal_hand *hand_of(struct dealer *d, const struct record *record)
{
	struct deal *deal = d->deal;
	struct str plan = d->field < record->n ? str_trim(record->field[d->field]) : STR("");
	if (d->last && str_eq(d->last->plan, plan))
		return d->last;
	struct deal_hand *hand = map_get(&deal->by_id, plan);
	if (!hand) {
		hand = ARENA_NEW(d->a, struct deal_hand);
		hand->plan = str_dup(d->a, plan);
		hand->first = plan.n ? record_field_span(record, d->field)
				     : (struct span){record->source, record->start, record->end};
		map_put(d->a, &deal->by_id, hand->plan, hand);
		*VEC_PUSH(d->a, &deal->hands) = hand;
	}
	return hand;
}

static void deal_record(struct dealer *d, const struct record *record)
{
	struct deal_hand *hand = hand_of(d, record);
	hand->rows++;
	if (hand == d->last) {
		hand->stretches.v[hand->stretches.n - 1].end = record->end;
		return;
	}
	*VEC_PUSH(d->a, &hand->stretches) = (struct deal_stretch){record->start, record->end, record->line};
	d->last = hand;
}

static bool is_blank(const struct record *record, size_t field)
{
	return field >= record->n || str_trim(record->field[field]).n == 0;
}

/* A second line of the header names no plan and no item. */
static bool is_second_line(const struct dealer *d, const struct record *record)
{
	return d->deal->hands.n == 0 && d->deal->footnotes == 0 && is_blank(record, d->field) &&
	       is_blank(record, d->item);
}

static bool take_head(void *arg, const struct record *record)
{
	struct dealer *d = arg;
	struct deal *deal = d->deal;
	bool again = deal->by_plan;
	if (again && !is_second_line(d, record))
		return false;
	deal->by_plan = again || find_header(d, record);
	deal->body = record->end;
	if (!deal->by_plan)
		deal->titles++;
	return deal->by_plan || ++d->lines < TITLE_LINES_MAX;
}

static bool take_row(void *arg, const struct record *record)
{
	struct dealer *d = arg;
	bool first = d->records++ == 0;
	if (!results_in_part(d->deal->part, record->start, d->deal->source->bytes.n)) {
		d->last = NULL;
	} else if (row_is_footnote(record)) {
		d->deal->footnotes++;
		d->last = NULL;
	} else {
		deal_record(d, record);
		d->first_is_row = d->first_is_row || first;
	}
	return true;
}

/* Counts lines and quotes of the n-th block of bytes. */
static void survey(void *arg, size_t n, size_t worker)
{
	struct table_deal *t = arg;
	struct str bytes = t->deal->source->bytes;
	size_t from = n * t->bytes, to = bytes.n - from < t->bytes ? bytes.n : from + t->bytes;
	(void)worker;
	source_lines_count(t->deal->source, from, to);
	for (const char *p = bytes.p + from, *end = bytes.p + to;
	     (p = memchr(p, '"', (size_t)(end - p))) != NULL && ++p <= end;)
		t->part[n].quotes++;
	arena_release(t->a, bytes.p + from, to - from);
}

/* The first line end from `at` on that lies in no quotes; `quoted` says whether `at` does. */
static size_t record_end(struct str s, size_t at, bool quoted)
{
	for (; at < s.n; at++) {
		if (s.p[at] == '"')
			quoted = !quoted;
		else if (!quoted && (s.p[at] == '\n' || s.p[at] == '\r'))
			break;
	}
	return at;
}

/*
 * Bounds of records near those of the blocks.  In well-formed CSV an odd number of quotes stands before what is in
 * quotes, and an even one before all else; where a quote is out of place, its own part says so and no later one counts.
 */
static void cut(struct table_deal *t)
{
	struct str bytes = t->deal->source->bytes;
	size_t quotes = 0, before = t->deal->body;
	for (size_t n = 0; n < t->parts; n++) {
		size_t at = n * t->bytes;
		t->part[n].start = before > at ? before : record_end(bytes, at, quotes % 2 != 0);
		before = t->part[n].start;
		if (n > 0)
			t->part[n - 1].end = before;
		quotes += t->part[n].quotes;
	}
	t->part[t->parts - 1].end = bytes.n;
}

/* Memory runs out for the whole run at once. */
static void exhausted(void *arg)
{
	arena_exhausted(arg);
}

/* Of its records nothing behind the column that names the plan is looked at. */
static struct csv_part bounds_of(const struct table_deal *t, const struct part *p)
{
	struct source *source = t->deal->source;
	return (struct csv_part){.start = p->start,
				 .end = p->end,
				 .line = source_place(source, p->start).line,
				 .separator = t->deal->separator,
				 .fields = t->field + 1};
}

static void deal_part(void *arg, size_t n, size_t worker)
{
	struct table_deal *t = arg;
	struct source *source = t->deal->source;
	struct part *p = &t->part[n];
	struct csv_part bounds = bounds_of(t, p);
	(void)worker;
	p->a = arena_new(exhausted, t->a);
	p->deal = (struct deal){.source = source, .part = t->deal->part};
	p->diags = diag_list_new(p->a);
	struct dealer d = {.a = p->a, .deal = &p->deal, .field = t->field};
	p->is_csv = read_csv_part(p->a, source, &bounds, t->limits, take_row, &d, &p->diags);
	p->empty = d.records == 0;
	p->first_is_row = d.first_is_row;
	p->last = d.last;
	arena_release(t->a, source->bytes.p + p->start, p->end - p->start);
}

/* The hand of all parts that a part's own one belongs to. */
static struct deal_hand *joined_hand(struct table_deal *t, const struct deal_hand *own)
{
	struct deal *deal = t->deal;
	struct deal_hand *hand = map_get(&deal->by_id, own->plan);
	if (hand)
		return hand;
	hand = ARENA_NEW(t->a, struct deal_hand);
	hand->plan = str_dup(t->a, own->plan);
	hand->first = own->first;
	map_put(t->a, &deal->by_id, hand->plan, hand);
	*VEC_PUSH(t->a, &deal->hands) = hand;
	return hand;
}

/* Puts a part behind those before it; a stretch that goes on over the bound is one. */
static void join(struct table_deal *t, const struct part *p)
{
	struct deal_hand *before = t->last;
	t->deal->footnotes += p->deal.footnotes;
	if (p->empty)
		return;
	t->last = NULL;
	for (size_t i = 0; i < p->deal.hands.n; i++) {
		const struct deal_hand *own = p->deal.hands.v[i];
		struct deal_hand *hand = joined_hand(t, own);
		bool goes_on = i == 0 && p->first_is_row && hand == before;
		if (goes_on)
			hand->stretches.v[hand->stretches.n - 1].end = own->stretches.v[0].end;
		for (size_t k = goes_on; k < own->stretches.n; k++)
			*VEC_PUSH(t->a, &hand->stretches) = own->stretches.v[k];
		hand->rows += own->rows;
		if (own == p->last)
			t->last = hand;
	}
}

/* Reads the part that is no CSV once more, for its finding to be of the arena of all. */
static bool fail(struct table_deal *t, const struct part *p, struct diag_list *diags)
{
	struct source *source = t->deal->source;
	struct csv_part bounds = bounds_of(t, p);
	struct deal nothing = {.source = source, .part = t->deal->part};
	struct dealer d = {.a = t->a, .deal = &nothing, .field = t->field};
	return read_csv_part(t->a, source, &bounds, t->limits, take_row, &d, diags);
}

/* Deals the rows; false when they are no CSV. */
static bool deal_rows(struct table_deal *t, const struct deal_work *work, struct diag_list *diags)
{
	struct source *source = t->deal->source;
	bool good = true;
	t->parts = (source->bytes.n + t->bytes - 1) / t->bytes;
	t->part = ARENA_ARRAY(t->a, struct part, t->parts);
	source_lines_begin(source);
	jobs_run(work->jobs, t->parts, survey, t);
	source_lines_end(source);
	cut(t);
	jobs_run(work->jobs, t->parts, deal_part, t);
	for (size_t n = 0; n < t->parts; n++) {
		if (good && t->part[n].is_csv)
			join(t, &t->part[n]);
		else if (good)
			good = fail(t, &t->part[n], diags);
		arena_free(t->part[n].a);
	}
	return good;
}

struct deal *results_deal(struct arena *a, struct source *source, struct results_part part,
			  const struct read_limits *limits, const struct deal_work *work, struct diag_list *diags)
{
	static const struct deal_work usual = {.jobs = 1};
	struct deal *deal = ARENA_NEW(a, struct deal);
	*deal = (struct deal){.source = source, .part = part, .separator = csv_separator(source->bytes)};
	struct dealer d = {.a = a, .deal = deal};
	struct csv_part all = {.end = source->bytes.n, .line = 1, .separator = deal->separator};
	work = work ? work : &usual;
	size_t bytes = work->bytes ? work->bytes : PART_BYTES;
	struct table_deal t = {.a = a,
			       .deal = deal,
			       .limits = limits,
			       .bytes = (bytes + SOURCE_BLOCK - 1) / SOURCE_BLOCK * SOURCE_BLOCK};
	if (!read_csv_part(a, source, &all, limits, take_head, &d, diags))
		return NULL;
	t.field = d.field;
	if (deal->by_plan)
		return deal_rows(&t, work, diags) ? deal : NULL;
	(void)source_place(source, 0);
	return deal;
}

const struct deal_hand *deal_hand(const struct deal *d, struct str plan)
{
	return map_get(&d->by_id, plan);
}
