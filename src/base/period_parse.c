#include "base/date.h"

#include "base/era.h"
#include "base/utf8.h"

/* Longer than any period with a few spaces in it. */
enum { TEXT_BYTES_MAX = 120 };

enum { WESTERN_YEAR_DIGITS = 4, ERA_YEAR_DIGITS = 3, PART_DIGITS = 2, QUARTER_DIGITS = 1, MONTHS = 12 };

/* A period's text behind its year.  In a pattern m, d and q are numbers: month, day and quarter; the rest is literal.
 */
struct form {
	const char *pattern;
	enum period_unit unit; /* PERIOD_NONE: as the caller takes a bare year */
};

static const struct form DATED[] = {
	{"", PERIOD_NONE},
	{"年", PERIOD_CALENDAR_YEAR},
	{"年m月", PERIOD_MONTH},
	{"年m月d日", PERIOD_DAY},
	/* A fiscal quarter only where a bare year is a fiscal one: others count quarters from January. */
	{"-Qq", PERIOD_QUARTER},
	{"Qq", PERIOD_QUARTER},
	{"-m", PERIOD_MONTH},
	{"-m-d", PERIOD_DAY},
	{"/m", PERIOD_MONTH},
	{"/m/d", PERIOD_DAY},
	{".m", PERIOD_MONTH},
	{".m.d", PERIOD_DAY},
	/* U+2212, which Shift_JIS has for the full-width hyphen and which NFKC leaves alone. */
	{"−m", PERIOD_MONTH},
	{"−m−d", PERIOD_DAY},
};

/* Behind FY2022, 2022/23 or 2022年度. */
static const struct form FISCAL[] = {
	{"", PERIOD_FISCAL_YEAR}, {"Qq", PERIOD_QUARTER},	 {"-Qq", PERIOD_QUARTER},
	{"qQ", PERIOD_QUARTER},	  {"第q四半期", PERIOD_QUARTER},
};

struct written {
	const struct era *era; /* NULL: a Western year */
	int year;	       /* as counted in the era */
	enum period_unit unit;
	int quarter, month, day;
	bool fiscal; /* the year was said to be a fiscal one */
	bool pair;   /* it is named by the years in which it begins, `year`, and ends: 2022/23 */
};

/* What is still to be read. */
struct reader {
	struct str rest;
};

static void advance(struct reader *r, size_t n)
{
	r->rest.p += n;
	r->rest.n -= n;
}

static void skip_spaces(struct reader *r)
{
	while (r->rest.n > 0 && (*r->rest.p == ' ' || *r->rest.p == '\t'))
		advance(r, 1);
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Takes `word`, whose Latin letters are capitals, in either case. */
static bool take(struct reader *r, struct str word)
{
	size_t i;

	if (r->rest.n < word.n)
		return false;
	for (i = 0; i < word.n; i++)
		if (upper(r->rest.p[i]) != word.p[i])
			return false;
	advance(r, word.n);
	return true;
}

/* Takes all digits that follow, if there are `least` to `most` of them. */
static bool take_number(struct reader *r, size_t least, size_t most, int *out)
{
	int number = 0;
	size_t n;

	for (n = 0; n < r->rest.n && r->rest.p[n] >= '0' && r->rest.p[n] <= '9'; n++) {
		if (n == most)
			return false;
		number = number * 10 + (r->rest.p[n] - '0');
	}
	if (n < least)
		return false;
	advance(r, n);
	*out = number;
	return true;
}

static const struct era *take_era(struct reader *r)
{
	size_t i;

	for (i = 0; i < ERA_COUNT; i++)
		if (take(r, str_of(ERAS[i].name)) || take(r, str_of(ERAS[i].letter)))
			return &ERAS[i];
	return NULL;
}

static bool take_year(struct reader *r, struct written *w)
{
	w->era = take_era(r);
	if (!w->era)
		return take_number(r, WESTERN_YEAR_DIGITS, WESTERN_YEAR_DIGITS, &w->year);
	skip_spaces(r);
	if (take(r, STR("元"))) {
		w->year = 1;
		return true;
	}
	return take_number(r, 1, ERA_YEAR_DIGITS, &w->year);
}

static int western(const struct written *w)
{
	return w->era ? w->era->first.year + w->year - 1 : w->year;
}

/* The year once more in brackets, as in 令和4（2022）年度 or 2022年度（令和4年度）: false when it is another year. */
static bool take_gloss(struct reader *r, const struct written *w)
{
	struct written again = {0};

	skip_spaces(r);
	if (!take(r, STR("(")))
		return true;
	skip_spaces(r);
	if (take(r, STR("FY")))
		skip_spaces(r);
	if (!take_year(r, &again) || western(&again) != western(w))
		return false;
	skip_spaces(r);
	if (!take(r, STR("年度")))
		take(r, STR("年"));
	skip_spaces(r);
	return take(r, STR(")"));
}

/* Behind a day, its weekday in brackets and the midnight that spreadsheets add. */
static void take_weekday_and_midnight(struct reader *r)
{
	static const struct str weekdays[] = {STR_INIT("(月)"), STR_INIT("(火)"), STR_INIT("(水)"), STR_INIT("(木)"),
					      STR_INIT("(金)"), STR_INIT("(土)"), STR_INIT("(日)")};

	skip_spaces(r);
	for (size_t i = 0; i < sizeof weekdays / sizeof *weekdays; i++)
		if (take(r, weekdays[i]))
			break;
	skip_spaces(r);
	if (!take(r, STR("0:00")) && !take(r, STR("00:00")))
		return;
	take(r, STR(":00"));
}

/* What may stand behind a period without changing it: a period's value is as of its end all the same. */
static bool take_tail(struct reader *r, const struct written *w)
{
	if (w->day)
		take_weekday_and_midnight(r);
	if (!take_gloss(r, w))
		return false;
	skip_spaces(r);
	if (take(r, STR("末")))
		take(r, STR("日"));
	skip_spaces(r);
	if (!take(r, STR("現在")))
		take(r, STR("時点"));
	skip_spaces(r);
	return r->rest.n == 0;
}

static int *number_of(struct written *w, char place)
{
	switch (place) {
	case 'm':
		return &w->month;
	case 'd':
		return &w->day;
	case 'q':
		return &w->quarter;
	default:
		return NULL;
	}
}

/* Whether all that follows is of the form; spaces may stand between its parts. */
static bool follows(struct reader r, const char *pattern, struct written *w)
{
	while (*pattern) {
		int *number = number_of(w, *pattern);
		size_t n = 0;

		skip_spaces(&r);
		if (number) {
			if (!take_number(&r, 1, PART_DIGITS, number))
				return false;
			pattern++;
			continue;
		}
		while (pattern[n] && !number_of(w, pattern[n]))
			n++;
		if (!take(&r, (struct str){pattern, n}))
			return false;
		pattern += n;
	}
	return take_tail(&r, w);
}

static bool choose_form(struct reader r, const struct form *forms, size_t n, struct written *w)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (!follows(r, forms[i].pattern, w))
			continue;
		w->unit = forms[i].unit;
		return true;
	}
	return false;
}

/*
 * The year in which the fiscal year ends, behind the one in which it begins: 2022/23, 2022–23, 2022/2023.  2009-10 is a
 * month unless the year was said to be a fiscal one, 2022-2023 two years.
 */
static void take_second_year(struct reader *r, struct written *w)
{
	static const struct str marks[] = {STR_INIT("/"), STR_INIT("-"), STR_INIT("–")};
	struct reader rest = *r;
	size_t i = 0;
	int second;

	skip_spaces(&rest);
	while (i < sizeof marks / sizeof *marks && !take(&rest, marks[i]))
		i++;
	skip_spaces(&rest);
	if (w->era || i == sizeof marks / sizeof *marks)
		return;
	if (take_number(&rest, PART_DIGITS, PART_DIGITS, &second))
		w->pair = second == (w->year + 1) % 100 && (w->fiscal || second == 0 || second > MONTHS);
	else if (i == 0 && take_number(&rest, WESTERN_YEAR_DIGITS, WESTERN_YEAR_DIGITS, &second))
		w->pair = second == w->year + 1;
	if (!w->pair)
		return;
	w->fiscal = true;
	*r = rest;
}

/* "Q3 2022/23", behind the Q. */
static bool read_quarter_first(struct reader *r, struct written *w)
{
	w->unit = PERIOD_QUARTER;
	skip_spaces(r);
	if (!take_number(r, QUARTER_DIGITS, QUARTER_DIGITS, &w->quarter))
		return false;
	skip_spaces(r);
	if (!take(r, STR(",")))
		take(r, STR("/"));
	skip_spaces(r);
	w->fiscal = take(r, STR("FY"));
	skip_spaces(r);
	if (!take_number(r, WESTERN_YEAR_DIGITS, WESTERN_YEAR_DIGITS, &w->year))
		return false;
	take_second_year(r, w);
	return take_tail(r, w);
}

static bool read_text(struct str text, struct written *w)
{
	struct reader r = {text};

	if (take(&r, STR("Q")))
		return read_quarter_first(&r, w);
	if (take(&r, STR("FY"))) {
		w->fiscal = true;
		skip_spaces(&r);
		if (!take_number(&r, WESTERN_YEAR_DIGITS, WESTERN_YEAR_DIGITS, &w->year))
			return false;
		take_second_year(&r, w);
		return choose_form(r, FISCAL, sizeof FISCAL / sizeof *FISCAL, w);
	}
	if (!take_year(&r, w) || !take_gloss(&r, w))
		return false;
	take_second_year(&r, w);
	skip_spaces(&r);
	w->fiscal = take(&r, STR("年度")) || w->fiscal;
	if (w->fiscal)
		return choose_form(r, FISCAL, sizeof FISCAL / sizeof *FISCAL, w);
	return choose_form(r, DATED, sizeof DATED / sizeof *DATED, w);
}

/* False if there is no such period. */
static bool resolve(const struct written *w, int start_month, struct period *out)
{
	int year = western(w) + (w->pair && start_month < 1);

	*out = (struct period){.unit = w->unit};
	switch (w->unit) {
	case PERIOD_DAY:
		out->first = out->last = (struct date){year, w->month, w->day};
		break;
	case PERIOD_MONTH:
		out->first = (struct date){year, w->month, 1};
		out->last = (struct date){year, w->month, date_days_in_month(year, w->month)};
		break;
	case PERIOD_QUARTER:
		if (w->quarter >= 1 && w->quarter <= 4)
			*out = fiscal_quarter(year, w->quarter, start_month);
		break;
	case PERIOD_CALENDAR_YEAR:
		out->first = (struct date){year, 1, 1};
		out->last = (struct date){year, 12, 31};
		break;
	case PERIOD_FISCAL_YEAR:
		*out = fiscal_year(year, start_month);
		break;
	case PERIOD_NONE:
	case PERIOD_UNIT_COUNT:
		break;
	}
	return date_valid(out->first) && date_valid(out->last);
}

static enum period_result judge(struct written *w, enum period_unit bare, int start_month, struct period *out)
{
	struct period p;

	if (w->unit == PERIOD_NONE)
		w->unit = bare;
	if (w->unit == PERIOD_NONE || (w->unit == PERIOD_QUARTER && !w->fiscal && bare != PERIOD_FISCAL_YEAR))
		return PERIOD_UNREADABLE;
	if (w->pair && start_month == 1)
		return PERIOD_UNREADABLE;
	if (w->era && w->year == 0)
		return PERIOD_ERA_NOT_BEGUN;
	if (!resolve(w, start_month, &p))
		return PERIOD_NO_SUCH_DAY;
	if (w->era && date_cmp(p.last, w->era->first) < 0)
		return PERIOD_ERA_NOT_BEGUN;
	*out = p;
	return w->era && date_cmp(p.first, w->era->last) > 0 ? PERIOD_ERA_OVER : PERIOD_OK;
}

enum period_result period_parse(struct arena *a, struct str s, enum period_unit bare, int start_month,
				struct period *out)
{
	struct arena_mark mark = arena_mark(a);
	struct written w = {0};
	bool good;

	s = str_trim(s);
	if (s.n > TEXT_BYTES_MAX || utf8_check(s) != s.n)
		return PERIOD_UNREADABLE;
	good = read_text(str_trim(utf8_nfkc(a, s)), &w);
	arena_rewind(a, mark);
	return good ? judge(&w, bare, start_month, out) : PERIOD_UNREADABLE;
}
