/*
 * Years in the header of a results table: columns of figures, and those that
 * look like ones and are kept as notes.
 */
#include "model/results_reader.h"

#include "base/utf8.h"

/* What is longer is a sentence; years before Meiji are numbers of something else. */
enum { NAME_BYTES = 200, YEAR_MIN = 1868, YEAR_MAX = 2200 };

/* 実績, 実績値: what a header may say besides its period. */
static bool is_actual(struct arena *a, struct str s)
{
	return !s.n || column_find(a, s) == COLUMN_VALUE;
}

static bool read_header_period(struct table *t, struct str s, struct period *out)
{
	enum period_result result = period_parse(t->r->arena, s, PERIOD_FISCAL_YEAR, t->r->plan->start_month, out);
	return result == PERIOD_OK || result == PERIOD_ERA_OVER;
}

struct str results_bare_period(struct str s, unsigned *marks)
{
	static const struct str tail[] = {STR_INIT("実績値"), STR_INIT("実績"), STR_INIT("の値"), STR_INIT("調査"),
					  STR_INIT("の")};
	static const struct {
		struct str word;
		unsigned mark;
	} marked[] = {{STR_INIT("速報値"), QUANTITY_PROVISIONAL}, {STR_INIT("速報"), QUANTITY_PROVISIONAL},
		      {STR_INIT("暫定値"), QUANTITY_PROVISIONAL}, {STR_INIT("確報値"), QUANTITY_FINAL},
		      {STR_INIT("確定値"), QUANTITY_FINAL},	  {STR_INIT("累計値"), QUANTITY_TOTAL},
		      {STR_INIT("累計"), QUANTITY_TOTAL}};
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
		if (!str_has_suffix(s, marked[i].word))
			continue;
		*marks |= marked[i].mark;
		s = str_trim(str_slice(s, 0, s.n - marked[i].word.n));
	}
	for (size_t i = 0; i < sizeof tail / sizeof *tail; i++) {
		if (str_has_suffix(s, tail[i]))
			s = str_trim(str_slice(s, 0, s.n - tail[i].n));
	}
	return s;
}

/* 令和4年度実績: a period and what says that it is the actual one. */
static bool read_plain_period(struct table *t, struct str s, struct period *out, unsigned *marks)
{
	unsigned more = 0;
	s = results_bare_period(s, &more);
	if (!s.n || !read_header_period(t, s, out))
		return false;
	*marks |= more;
	return true;
}

/*
 * The period of a column of figures: 令和4年度, R4実績, 2019年度(平成31年度), 実績値(R4), R4年度(速報).  What stands in
 * brackets must be the same period, or say how the figures are to be taken: the column of a target is none, nor is that
 * of figures that are only expected (見込).
 */
bool header_period(struct table *t, struct str header, struct period *out, unsigned *marks)
{
	struct arena *a = t->r->arena;
	struct str name = str_trim(utf8_nfkc(a, header));
	size_t open = str_find(name, STR("("));
	*marks = 0;
	if (open == SIZE_MAX || !str_has_suffix(name, STR(")")))
		return read_plain_period(t, name, out, marks);
	struct str outside = str_trim(str_slice(name, 0, open));
	struct str inside = str_trim(str_slice(name, open + 1, name.n - open - 2));
	struct period other;
	if (is_actual(a, outside))
		return read_plain_period(t, inside, out, marks);
	if (!read_plain_period(t, outside, out, marks))
		return false;
	unsigned marked = quantity_mark(inside);
	if (marked & QUANTITY_EXPECTED)
		return false;
	*marks |= marked;
	return marked || is_actual(a, inside) ||
	       (read_plain_period(t, inside, &other, marks) && date_cmp(out->first, other.first) == 0 &&
		date_cmp(out->last, other.last) == 0);
}

static bool has_word(struct str s, const struct str *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(s, word[i]) != SIZE_MAX)
			return true;
	return false;
}

/* What stands beside a year: 見込, 評価, 登録者数. */
static enum year_note classify(struct table *t, struct str rest)
{
	static const struct str clear[] = {STR_INIT("目標"),   STR_INIT("計画"), STR_INIT("達成率"), STR_INIT("達成度"),
					   STR_INIT("進捗"),   STR_INIT("予算"), STR_INIT("決算"),   STR_INIT("事業費"),
					   STR_INIT("target"), STR_INIT("rate")};
	static const struct str expected[] = {STR_INIT("見込"),	    STR_INIT("見通"),	  STR_INIT("予測"),
					      STR_INIT("予定"),	    STR_INIT("推計"),	  STR_INIT("expect"),
					      STR_INIT("forecast"), STR_INIT("estimate"), STR_INIT("project")};
	static const struct str graded[] = {STR_INIT("評価"), STR_INIT("評定"), STR_INIT("判定"), STR_INIT("grade")};
	enum column c = column_for(t->r->arena, t->r->plan, rest);
	if (has_word(rest, clear, sizeof clear / sizeof *clear))
		return YEAR_NOTE_NONE;
	if (has_word(rest, expected, sizeof expected / sizeof *expected))
		return YEAR_NOTE_EXPECTED;
	if (c == COLUMN_VERDICT || c == COLUMN_GIVEN_GRADE || has_word(rest, graded, sizeof graded / sizeof *graded))
		return YEAR_NOTE_GRADE;
	return c == COLUMN_COUNT || c == COLUMN_VALUE ? YEAR_NOTE_OTHER : YEAR_NOTE_NONE;
}

static bool is_period(struct table *t, struct str s)
{
	struct period p;
	return s.n > 1 && read_header_period(t, s, &p) && p.first.year >= YEAR_MIN && p.first.year < YEAR_MAX;
}

/* The longest beginning of `s` that is a period; SIZE_MAX: none. */
static size_t find_period_before(struct table *t, struct str s)
{
	for (size_t n = s.n; n-- > 1;)
		if (((unsigned char)s.p[n] & 0xC0) != 0x80 && is_period(t, str_trim(str_slice(s, 0, n))))
			return n;
	return SIZE_MAX;
}

enum year_note header_year_note(struct table *t, struct str header)
{
	struct str name = str_trim(utf8_nfkc(t->r->arena, header));
	size_t open = str_find(name, STR("("));
	if (!name.n || name.n > NAME_BYTES)
		return YEAR_NOTE_NONE;
	/* 見込(R4) */
	if (open != SIZE_MAX && open && str_has_suffix(name, STR(")")) &&
	    is_period(t, str_trim(str_slice(name, open + 1, name.n - open - 2))))
		return classify(t, str_trim(str_slice(name, 0, open)));
	size_t at = find_period_before(t, name);
	return at == SIZE_MAX ? YEAR_NOTE_NONE : classify(t, str_trim(str_slice(name, at, name.n)));
}

void header_report_twice(struct table *t)
{
	const struct header *h = &t->header;
	for (size_t i = 1; i < h->periods.n && !t->failed; i++) {
		const struct period_column *c = &h->periods.v[i], *first = NULL;
		for (size_t k = 0; k < i && !first; k++) {
			const struct period_column *x = &h->periods.v[k];
			bool same = x->period.unit == c->period.unit && date_cmp(x->period.last, c->period.last) == 0;
			first = same && x->marks == c->marks ? x : NULL;
		}
		if (!first)
			continue;
		struct str of = period_format(t->r->arena, c->period, t->r->plan->start_month);
		struct diag *d =
			diag_add(t->diags, DIAG_ERROR, STR("duplicate-column"), record_field_span(&h->line, c->field),
				 MSG(N_("a second column for the figures of %s"), of));
		diag_note(t->diags, d, record_field_span(&h->line, first->field), MSG(N_("the first is here")));
		diag_help(d, MSG(N_("take one of them out, or say which is provisional: 令和4年度（速報）, "
				    "令和4年度（確報）")));
		t->failed = true;
	}
}

static struct msg year_help(enum year_note year)
{
	switch (year) {
	case YEAR_NOTE_EXPECTED:
		return MSG(N_("what is expected has not been reached; if these are figures that are not final yet, "
			      "call the column "
			      "令和4年度（速報）"));
	case YEAR_NOTE_GRADE:
		return MSG(N_("grades given by hand stand in a column \"given-grade\" (評定), in rows with their "
			      "fiscal year"));
	case YEAR_NOTE_LONG:
		return MSG(N_("a table has a column for the value, or one for each year, not both"));
	default:
		return MSG(N_(
			"if these are figures that were reached, call the column by its year alone, or 令和4年度実績"));
	}
}

void header_report_years(struct table *t)
{
	for (size_t i = 0; i < t->header.noted.n; i++) {
		const struct noted_column *c = &t->header.noted.v[i];
		size_t n = c->year == YEAR_NOTE_GRADE ? c->filled : c->figures;
		if (c->year == YEAR_NOTE_NONE || n == 0)
			continue;
		struct msg m = {NP_("the column \"%2$s\" is kept as a note: %1$s cell in it is not read as a figure",
				    "the column \"%2$s\" is kept as a note: %1$s cells in it are not read as figures"),
				.count = n};
		m.arg[m.n++] = str_format(t->r->arena, "%zu", n);
		m.arg[m.n++] = c->header;
		diag_help(diag_add(t->diags, DIAG_WARNING, STR("year-column-unread"),
				   record_field_span(&t->header.line, c->field), m),
			  year_help(c->year));
	}
}
