#include "base/date.h"

#include "base/era.h"

#include <assert.h>

enum {
	YEAR_MAX = 9999,
	DAYS_IN_4_YEARS = 4 * 365 + 1,
	DAYS_IN_100_YEARS = 25 * DAYS_IN_4_YEARS - 1,
	DAYS_IN_400_YEARS = 4 * DAYS_IN_100_YEARS + 1,
};

const struct era ERAS[ERA_COUNT] = {
	{"明治", "M", {1868, 1, 25}, {1912, 7, 29}},	 {"大正", "T", {1912, 7, 30}, {1926, 12, 24}},
	{"昭和", "S", {1926, 12, 25}, {1989, 1, 7}},	 {"平成", "H", {1989, 1, 8}, {2019, 4, 30}},
	{"令和", "R", {2019, 5, 1}, {YEAR_MAX, 12, 31}},
};

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_valid(struct date d)
{
	return d.year >= 1 && d.year <= YEAR_MAX && d.day >= 1 && d.day <= date_days_in_month(d.year, d.month);
}

int date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

long date_serial(struct date d)
{
	long before = d.year - 1, serial = 365 * before + before / 4 - before / 100 + before / 400;
	int month;

	for (month = 1; month < d.month; month++)
		serial += date_days_in_month(d.year, month);
	return serial + d.day - 1;
}

/* By whole cycles of 400, 100, 4 and 1 years: Reingold and Dershowitz, Calendrical Calculations, 2.3. */
struct date date_from_serial(long serial)
{
	struct date d = {0};
	long rest = serial, centuries, years;

	if (serial < 0 || serial > date_serial((struct date){YEAR_MAX, 12, 31}))
		return d;
	d.year = 1 + 400 * (int)(rest / DAYS_IN_400_YEARS);
	rest %= DAYS_IN_400_YEARS;
	/* The last century of the 400 years and the last year of 4 are a day longer than the others. */
	centuries = rest / DAYS_IN_100_YEARS < 3 ? rest / DAYS_IN_100_YEARS : 3;
	rest -= centuries * DAYS_IN_100_YEARS;
	d.year += (int)(100 * centuries + 4 * (rest / DAYS_IN_4_YEARS));
	rest %= DAYS_IN_4_YEARS;
	years = rest / 365 < 3 ? rest / 365 : 3;
	rest -= years * 365;
	d.year += (int)years;
	for (d.month = 1; rest >= date_days_in_month(d.year, d.month); d.month++)
		rest -= date_days_in_month(d.year, d.month);
	d.day = 1 + (int)rest;
	return d;
}

/* `count` months from the month `offset` months after January of `year` on. */
static struct period run_of_months(enum period_unit unit, int year, int offset, int count)
{
	int from = year * 12 + offset, to = from + count - 1;
	struct period p = {.unit = unit, .first = {from / 12, from % 12 + 1, 1}, .last = {to / 12, to % 12 + 1, 0}};

	p.last.day = date_days_in_month(p.last.year, p.last.month);
	return p;
}

/* The least and the greatest start_month: February of the year before, and December. */
enum { START_MIN = 2 - 12, START_MAX = 12 };

/* A year that begins in January ends in the same calendar year. */
int fiscal_start(int month, bool named_after_end)
{
	return named_after_end && month > 1 ? month - 12 : month;
}

int fiscal_start_month(int start_month)
{
	return start_month < 1 ? start_month + 12 : start_month;
}

bool fiscal_named_after_end(int start_month)
{
	return start_month < 1;
}

int fiscal_year_of(struct date d, int start_month)
{
	assert(start_month >= START_MIN && start_month <= START_MAX);
	int begun = d.month >= fiscal_start_month(start_month) ? d.year : d.year - 1;
	return start_month < 1 ? begun + 1 : begun;
}

struct period fiscal_year(int year, int start_month)
{
	assert(start_month >= START_MIN && start_month <= START_MAX);
	return run_of_months(PERIOD_FISCAL_YEAR, year, start_month - 1, 12);
}

struct period fiscal_quarter(int year, int quarter, int start_month)
{
	assert(start_month >= START_MIN && start_month <= START_MAX && quarter >= 1 && quarter <= 4);
	return run_of_months(PERIOD_QUARTER, year, start_month - 1 + 3 * (quarter - 1), 3);
}

int period_fiscal_year(struct period p, int start_month)
{
	return fiscal_year_of(p.last, start_month);
}

struct str date_format(struct arena *a, struct date d)
{
	return str_format(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

struct str period_format(struct arena *a, struct period p, int start_month)
{
	int year = period_fiscal_year(p, start_month);

	switch (p.unit) {
	case PERIOD_DAY:
		return date_format(a, p.first);
	case PERIOD_MONTH:
		return str_format(a, "%04d-%02d", p.first.year, p.first.month);
	case PERIOD_QUARTER:
		return str_format(a, "FY%04dQ%d", year, (p.first.month - start_month + 12) % 12 / 3 + 1);
	case PERIOD_CALENDAR_YEAR:
		return str_format(a, "%04d", p.first.year);
	case PERIOD_FISCAL_YEAR:
		return str_format(a, "FY%04d", year);
	case PERIOD_NONE:
	case PERIOD_UNIT_COUNT:
		break;
	}
	return STR("");
}

bool date_era(struct date d, struct str *name, int *year)
{
	size_t i;

	for (i = ERA_COUNT; i-- > 0;) {
		if (date_cmp(d, ERAS[i].first) < 0)
			continue;
		*name = str_of(ERAS[i].name);
		*year = d.year - ERAS[i].first.year + 1;
		return true;
	}
	return false;
}
