/*
 * The header of a published table.
 */
#include "model/published_reader.h"

#include "base/utf8.h"

/* Longer headers are sentences: no year is looked for in them. */
enum { HEADER_BYTES = 120 };

static int start_month(const struct plan *plan)
{
	return plan ? plan->start_month : FISCAL_START_USUAL;
}

/* What results have from a hand is here what was published. */
static enum column column_of(struct arena *a, const struct plan *plan, struct str header)
{
	enum column c = column_for(a, plan, header);
	return c == COLUMN_GIVEN_GRADE ? COLUMN_VERDICT : c;
}

static bool read_year(struct arena *a, const struct plan *plan, struct str s, int *year)
{
	struct period p;
	enum period_result result = period_parse(a, str_trim(s), PERIOD_FISCAL_YEAR, start_month(plan), &p);
	if (result != PERIOD_OK && result != PERIOD_ERA_OVER)
		return false;
	*year = period_fiscal_year(p, start_month(plan));
	return true;
}

/* A year and what is of that year, in either order: 令和4年度実績, 実績値R4. */
static bool split_at(struct arena *a, const struct plan *plan, struct str s, size_t at, struct published_column *c)
{
	struct str head = str_trim(str_slice(s, 0, at)), tail = str_trim(str_slice(s, at, SIZE_MAX));
	enum column column = column_of(a, plan, tail);
	if (column == COLUMN_COUNT || !read_year(a, plan, head, &c->year)) {
		column = column_of(a, plan, head);
		if (column == COLUMN_COUNT || !read_year(a, plan, tail, &c->year))
			return false;
	}
	c->column = column;
	return true;
}

static bool read_joined(struct arena *a, const struct plan *plan, struct str s, struct published_column *c)
{
	if (s.n > HEADER_BYTES)
		return false;
	for (size_t at = 0; at < s.n; utf8_next(s, &at))
		if (at > 0 && split_at(a, plan, s, at, c))
			return true;
	return false;
}

static bool read_plain(struct arena *a, const struct plan *plan, struct str s, struct published_column *c)
{
	c->column = column_of(a, plan, s);
	if (c->column != COLUMN_COUNT || read_joined(a, plan, s, c))
		return true;
	if (!read_year(a, plan, s, &c->year))
		return false;
	c->column = COLUMN_VALUE;
	return true;
}

/* 達成率(%), 目標値(令和4年度), 令和4年度(実績): what stands in brackets is a year, a column or, as a unit, nothing. */
static bool read_header(struct arena *a, const struct plan *plan, struct str header, struct published_column *c)
{
	struct str s = str_trim(utf8_nfkc(a, header));
	size_t open = str_find(s, STR("("));
	if (read_plain(a, plan, s, c))
		return true;
	if (open == SIZE_MAX || open == 0 || !str_has_suffix(s, STR(")")))
		return false;
	struct str outside = str_trim(str_slice(s, 0, open));
	struct str inside = str_trim(str_slice(s, open + 1, s.n - open - 2));
	struct str joined[] = {outside, inside};
	return read_joined(a, plan, str_join(a, joined, 2, STR("")), c) || read_plain(a, plan, outside, c);
}

static bool is_dated(enum column c)
{
	return c == COLUMN_VALUE || c == COLUMN_TARGET || c == COLUMN_RATE || c == COLUMN_VERDICT;
}

static void add_year(struct arena *a, struct published_header *h, int year)
{
	size_t at = 0;
	while (at < h->years.n && h->years.v[at] < year)
		at++;
	if (at < h->years.n && h->years.v[at] == year)
		return;
	VEC_PUSH(a, &h->years);
	for (size_t k = h->years.n - 1; k > at; k--)
		h->years.v[k] = h->years.v[k - 1];
	h->years.v[at] = year;
}

static bool has(const struct published_header *h, enum column c)
{
	for (size_t k = 0; k < h->columns.n; k++)
		if (h->columns.v[k].column == c)
			return true;
	return false;
}

bool published_header_read(struct arena *a, const struct plan *plan, const struct record *record,
			   struct published_header *h)
{
	*h = (struct published_header){.n = record->n};
	while (h->n && !str_trim(record->field[h->n - 1]).n)
		h->n--;
	for (size_t k = 0; k < h->n; k++) {
		struct published_column c = {.field = k};
		struct str name = str_trim(record->field[k]);
		if (!name.n)
			continue;
		if (!read_header(a, plan, name, &c)) {
			*VEC_PUSH(a, &h->other) = name;
			continue;
		}
		if (!is_dated(c.column))
			c.year = 0;
		if (c.year)
			add_year(a, h, c.year);
		*VEC_PUSH(a, &h->columns) = c;
	}
	return (has(h, COLUMN_ID) || has(h, COLUMN_TITLE)) &&
	       (has(h, COLUMN_RATE) || has(h, COLUMN_VERDICT) || has(h, COLUMN_VALUE) || has(h, COLUMN_TARGET));
}
