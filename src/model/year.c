#include "model/year.h"

#include "base/utf8.h"
#include "model/value.h"

/* What people put between the first and the last year; NFKC makes ~ of ～ and - of －. */
static const struct str dashes[] = {STR_INIT("-"), STR_INIT("–"), STR_INIT("—"), STR_INIT("―"),
				    STR_INIT("−"), STR_INIT("~"), STR_INIT("〜")};

/* The one spelling that nearly every year of a plan has. */
static bool four_digits(struct str s, int *out)
{
	int year = 0;
	size_t i;

	if (s.n != 4)
		return false;
	for (i = 0; i < 4; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		year = year * 10 + (s.p[i] - '0');
	}
	*out = year;
	return year > 0;
}

static void report(struct binder *b, const struct node *n, struct msg text, struct msg help)
{
	struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("bad-year"), n->span, text);

	diag_help(d, help);
}

static void report_result(struct binder *b, const struct node *n, enum period_result result)
{
	struct msg help = MSG(N_("write a fiscal year as 2019, FY2019, 2019/20, 2019年度 or 令和元年度"));

	if (result == PERIOD_ERA_NOT_BEGUN)
		report(b, n, MSG(N_("\"%s\" lies before its era began"), n->text), help);
	else if (result == PERIOD_NO_SUCH_DAY)
		report(b, n, MSG(N_("there is no such time as \"%s\""), n->text), help);
	else
		report(b, n, MSG(N_("\"%s\" is not a fiscal year"), n->text), help);
}

static void report_calendar_year(struct binder *b, const struct node *n, struct period p)
{
	report(b, n, MSG(N_("\"%s\" is a calendar year"), n->text),
	       MSG(N_("for the fiscal year that begins in it write %s"),
		   str_format(b->arena, "%d", fiscal_year_of(p.last, b->start_month))));
}

/* An era that had ended by then is how plans of its last years name the years ahead. */
static void warn_era_over(struct binder *b, const struct node *n, int year)
{
	struct diag *d = diag_add(b->diags, DIAG_WARNING, STR("bad-year"), n->span,
				  MSG(N_("\"%s\" lies behind the end of its era"), n->text));

	diag_help(d, MSG(N_("it is read as %s"), str_format(b->arena, "FY%d", year)));
}

static bool read_one(struct binder *b, const struct node *n, bool inside, struct years *out)
{
	struct period p;
	enum period_result result;
	int year;

	if (n->kind != NODE_SCALAR) {
		value_report_type(b, NULL, n, N_("a fiscal year"));
		return false;
	}
	if (four_digits(n->text, &year)) {
		*out = (struct years){.from = year, .to = year};
		return true;
	}
	result = period_parse(b->arena, n->text, PERIOD_FISCAL_YEAR, b->start_month, &p);
	if (result != PERIOD_OK && result != PERIOD_ERA_OVER) {
		report_result(b, n, result);
		return false;
	}
	if (p.unit == PERIOD_CALENDAR_YEAR) {
		report_calendar_year(b, n, p);
		return false;
	}
	if (p.unit != PERIOD_FISCAL_YEAR && !inside) {
		report_result(b, n, PERIOD_UNREADABLE);
		return false;
	}
	*out = (struct years){.from = period_fiscal_year(p, b->start_month)};
	out->to = out->from;
	if (p.unit != PERIOD_FISCAL_YEAR)
		out->due = p;
	if (result == PERIOD_ERA_OVER)
		warn_era_over(b, n, out->from);
	return true;
}

bool year_read(struct binder *b, const struct node *n, int *out)
{
	struct years y;

	if (!read_one(b, n, false, &y))
		return false;
	*out = y.from;
	return true;
}

bool year_read_any(struct binder *b, const struct node *n, int *out)
{
	struct years y;

	if (!read_one(b, n, true, &y))
		return false;
	*out = y.from;
	return true;
}

bool year_of_text(struct binder *b, struct str s, int *out)
{
	struct period p;
	enum period_result result;

	s = str_trim(s);
	if (four_digits(s, out))
		return true;
	result = period_parse(b->arena, s, PERIOD_FISCAL_YEAR, b->start_month, &p);
	if ((result != PERIOD_OK && result != PERIOD_ERA_OVER) || p.unit != PERIOD_FISCAL_YEAR)
		return false;
	*out = period_fiscal_year(p, b->start_month);
	return true;
}

/* Whether `s` is two fiscal years with a dash between them. */
static bool split_span(struct binder *b, struct str s, struct years *out)
{
	/* Longer than any span of years; keeps a long key from being tried at each of its dashes. */
	enum { SPAN_BYTES_MAX = 120 };
	size_t i, at;

	if (s.n > SPAN_BYTES_MAX)
		return false;
	s = utf8_nfkc(b->arena, s);
	for (i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		at = str_find(s, dashes[i]);
		if (at != SIZE_MAX && year_of_text(b, str_slice(s, 0, at), &out->from) &&
		    year_of_text(b, str_slice(s, at + dashes[i].n, SIZE_MAX), &out->to))
			return true;
	}
	return false;
}

/* 2022-10 is a month, and so no span; 2019-2022 is no period. */
static bool is_period(struct binder *b, struct str s)
{
	struct period p;
	enum period_result result = period_parse(b->arena, s, PERIOD_FISCAL_YEAR, b->start_month, &p);

	return result == PERIOD_OK || result == PERIOD_ERA_OVER;
}

bool years_read(struct binder *b, const struct node *n, struct years *out)
{
	struct years y = {0};

	if (n->kind != NODE_SCALAR || four_digits(n->text, &y.from) || is_period(b, n->text) ||
	    !split_span(b, n->text, &y))
		return read_one(b, n, true, out);
	if (y.from > y.to) {
		report(b, n, MSG(N_("\"%s\" ends before it begins"), n->text), MSG(N_("write the earlier year first")));
		return false;
	}
	*out = y;
	return true;
}
