/*
 * When an item is measured and reported, how old a figure may be, and what
 * became of the item on the way.
 */
#include "base/utf8.h"
#include "model/plan_reader.h"
#include "model/year.h"

#include <assert.h>
#include <stdlib.h>

enum { CYCLE_MAX = 50, DURATION_MAX = 9999 };

static_assert(sizeof(enum status_kind) == sizeof(int), "a word's index is stored as an int");

#define COUNT(t) (sizeof(t) / sizeof *(t))

/* --- Stretches of time ------------------------------------------------------ */

static const struct {
	struct str word;
	enum duration_unit unit;
} units[] = {
	{STR_INIT("days"), DURATION_DAYS},     {STR_INIT("day"), DURATION_DAYS},
	{STR_INIT("日"), DURATION_DAYS},       {STR_INIT("日間"), DURATION_DAYS},
	{STR_INIT("months"), DURATION_MONTHS}, {STR_INIT("month"), DURATION_MONTHS},
	{STR_INIT("か月"), DURATION_MONTHS},   {STR_INIT("ヶ月"), DURATION_MONTHS},
	{STR_INIT("カ月"), DURATION_MONTHS},   {STR_INIT("ヵ月"), DURATION_MONTHS},
	{STR_INIT("ケ月"), DURATION_MONTHS},   {STR_INIT("箇月"), DURATION_MONTHS},
	{STR_INIT("月"), DURATION_MONTHS},     {STR_INIT("years"), DURATION_YEARS},
	{STR_INIT("year"), DURATION_YEARS},    {STR_INIT("年"), DURATION_YEARS},
	{STR_INIT("年度"), DURATION_YEARS},    {STR_INIT("年間"), DURATION_YEARS},
	{STR_INIT("か年"), DURATION_YEARS},    {STR_INIT("ヶ年"), DURATION_YEARS},
};

static bool parse(struct arena *a, struct str text, struct duration *out)
{
	struct str s = str_trim(utf8_nfkc(a, text));
	size_t digits = 0, i;
	int n = 0;

	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9' && n <= DURATION_MAX)
		n = n * 10 + (s.p[digits++] - '0');
	if (digits == 0 || n > DURATION_MAX)
		return false;
	s = str_trim(str_slice(s, digits, SIZE_MAX));
	for (i = 0; i < COUNT(units); i++)
		if (str_eq(s, units[i].word)) {
			out->unit = units[i].unit;
			out->n = n;
			return true;
		}
	return false;
}

void duration_read(struct binder *b, const struct field *text, struct duration *out)
{
	struct diag *d;

	if (text->s.n == 0)
		return;
	out->text = *text;
	if (parse(b->arena, text->s, out))
		return;
	d = diag_add(b->diags, DIAG_ERROR, STR("bad-date"), text->at,
		     MSG(N_("\"%s\" is not a stretch of time"), text->s));
	diag_help(d, MSG(N_("write 60 days, 3 months or 2 years")));
}

struct date duration_end(struct date d, const struct duration *t)
{
	int months = t->unit == DURATION_YEARS ? t->n * 12 : t->n, day;
	bool last = d.day == date_days_in_month(d.year, d.month);

	if (t->unit == DURATION_NONE)
		return d;
	if (t->unit == DURATION_DAYS)
		return date_from_serial(date_serial(d) + t->n);
	months += d.year * 12 + d.month - 1;
	day = date_days_in_month(months / 12, months % 12 + 1);
	return (struct date){months / 12, months % 12 + 1, last || d.day > day ? day : d.day};
}

/* --- Survey cycles ---------------------------------------------------------- */

#define MEMBER(m) .offset = offsetof(struct survey_draft, m)

static const struct schema_key survey_keys[] = {
	{.name = "every",
	 .type = SCHEMA_INTEGER,
	 MEMBER(every),
	 .bounded = true,
	 .min = 1,
	 .max = CYCLE_MAX,
	 .doc = "Number of years from one survey to the next."},
	{.name = "from",
	 .type = SCHEMA_YEAR,
	 MEMBER(from),
	 .doc = "Fiscal year of a survey, from which they are counted."},
	{.name = "in", .type = SCHEMA_TEXTS, MEMBER(years), .doc = "The fiscal years of the surveys, instead."},
};

const struct schema schema_survey = {.name = N_("a survey cycle"),
				     .doc = "The fiscal years in which an item is measured.",
				     .key = survey_keys,
				     .n = COUNT(survey_keys)};

static int by_number(const void *x, const void *y)
{
	const int *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static void read_years(struct plan_reader *r, struct survey *s, const struct field_list *years)
{
	size_t i;

	s->year = ARENA_ARRAY(r->b.arena, int, years->n);
	for (i = 0; i < years->n; i++) {
		if (year_of_text(&r->b, years->v[i].s, &s->year[s->n])) {
			s->n++;
			continue;
		}
		diag_help(diag_add(r->b.diags, DIAG_ERROR, STR("bad-date"), years->v[i].at,
				   MSG(N_("\"%s\" is not a fiscal year"), years->v[i].s)),
			  MSG(N_("write a fiscal year as 2019, FY2019, 2019/20, 2019年度 or 令和元年度")));
	}
	if (s->n > 0)
		qsort(s->year, s->n, sizeof *s->year, by_number);
}

void survey_read(struct plan_reader *r, struct survey *s, const struct survey_draft *draft)
{
	bool cycle = draft->every != 0 && draft->from != 0 && draft->years.n == 0;
	bool list = draft->every == 0 && draft->from == 0 && draft->years.n > 0;
	struct diag *d;

	if (cycle || list) {
		s->given = true;
		s->every = draft->every;
		s->from = draft->from;
		read_years(r, s, &draft->years);
		return;
	}
	d = diag_add(r->b.diags, DIAG_ERROR, STR("bad-period"), s->at,
		     MSG(N_("it is not clear in which years there is a survey")));
	diag_help(d, MSG(N_("write {every: 3, from: 2019}, or the years: {in: [2019, 2022]}")));
}

bool survey_covers(const struct survey *s, int year)
{
	size_t i;

	if (!s->given)
		return true;
	if (s->every > 0)
		return ((year - s->from) % s->every + s->every) % s->every == 0;
	for (i = 0; i < s->n; i++)
		if (s->year[i] == year)
			return true;
	return false;
}

int survey_next(const struct survey *s, int year)
{
	size_t i;
	int next;

	for (next = year + 1; s->given && s->every > 0; next++)
		if (survey_covers(s, next))
			return next;
	for (i = 0; i < s->n; i++)
		if (s->year[i] > year)
			return s->year[i];
	return 0;
}

/* --- What became of it ------------------------------------------------------ */

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct item_status, m)

static const struct schema_key status_keys[] = {
	{.name = "state",
	 .type = SCHEMA_WORD,
	 MEMBER(kind),
	 .required = true,
	 .words = item_status_names,
	 .word_count = STATUS_COUNT,
	 .doc = "What became of it: not-started, suspended, cancelled, completed, merged with another, or excluded "
		"from "
		"the evaluation."},
	{.name = "from",
	 .type = SCHEMA_YEAR,
	 MEMBER(from),
	 .doc = "First fiscal year of that; its own first unless given."},
	{.name = "to", .type = SCHEMA_YEAR, MEMBER(to), .doc = "Last fiscal year of that; its own last unless given."},
	{.name = "reason", .type = SCHEMA_TEXT, MEMBER(reason), .doc = "Why."},
	{.name = "into", .type = SCHEMA_ID, MEMBER(into), .doc = "Id of what it was merged with."},
};

const struct schema schema_status = {
	.name = N_("a status"),
	.doc = "What became of an item on the way; its targets do not hold in those years.",
	.key = status_keys,
	.n = COUNT(status_keys)};

static void report_backward(struct plan_reader *r, const struct item_status *s)
{
	struct str first = str_format(r->b.arena, "%d", s->from), last = str_format(r->b.arena, "%d", s->to);

	diag_add(r->b.diags, DIAG_ERROR, STR("bad-period"), s->at,
		 MSG(N_("the period ends in %s, before it begins in %s"), last, first));
}

void status_read(struct plan_reader *r, struct item *i, struct node *list)
{
	size_t n;

	i->status = ARENA_ARRAY(r->b.arena, struct item_status, list->n);
	for (n = 0; n < list->n; n++) {
		struct item_status s = {.kind = STATUS_COUNT};

		if (!schema_bind(&r->b, &schema_status, list->item[n], &s) || s.kind == STATUS_COUNT)
			continue;
		s.at = list->item[n]->span;
		s.from = s.from != 0 ? s.from : i->from;
		s.to = s.to != 0 ? s.to : i->to;
		if (s.from > s.to)
			report_backward(r, &s);
		else
			i->status[i->status_count++] = s;
	}
}

const struct item_status *item_status(const struct item *i, int year)
{
	size_t n;

	for (n = i->status_count; n > 0; n--)
		if (year >= i->status[n - 1].from && year <= i->status[n - 1].to)
			return &i->status[n - 1];
	return NULL;
}

/* --- As texts --------------------------------------------------------------- */

struct str duration_text(struct arena *a, const struct duration *t)
{
	static const char *const words[] = {"", "days", "months", "years"};

	return t->unit == DURATION_NONE ? STR("") : str_format(a, "%d %s", t->n, words[t->unit]);
}

struct str survey_text(struct arena *a, const struct survey *s)
{
	struct str *part = ARENA_ARRAY(a, struct str, s->n);
	size_t i;

	if (!s->given)
		return STR("");
	if (s->every > 0)
		return str_format(a, "every %d from %d", s->every, s->from);
	for (i = 0; i < s->n; i++)
		part[i] = str_format(a, "%d", s->year[i]);
	return str_join(a, part, s->n, STR(", "));
}

struct str status_text(struct arena *a, const struct item *i)
{
	struct str *part = ARENA_ARRAY(a, struct str, i->status_count);
	size_t n;

	for (n = 0; n < i->status_count; n++)
		part[n] = str_format(a, "%s %d-%d", item_status_names[i->status[n].kind], i->status[n].from,
				     i->status[n].to);
	return str_join(a, part, i->status_count, STR("; "));
}
