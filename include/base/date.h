/*
 * Days, the periods that people write (a day, a month, a quarter, a calendar
 * year, a fiscal year) and Japanese eras from Meiji on.  Proleptic Gregorian
 * calendar, years 1 to 9999.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

struct date {
	int year, month, day; /* 1-based; all zero: no date */
};

enum period_unit {
	PERIOD_NONE,
	PERIOD_DAY,
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_CALENDAR_YEAR,
	PERIOD_FISCAL_YEAR,
	PERIOD_UNIT_COUNT
};

/* A stretch of whole days as somebody wrote it; `first` and `last` are both inside. */
struct period {
	enum period_unit unit;
	struct date first, last;
};

enum period_result {
	PERIOD_OK,
	PERIOD_UNREADABLE,    /* of no known form */
	PERIOD_NO_SUCH_DAY,   /* 2023-02-30, month 13, quarter 5 */
	PERIOD_ERA_NOT_BEGUN, /* 令和0年, 平成1年1月7日: before the era's first day */
	PERIOD_ERA_OVER,      /* read all the same, as people write it: 平成35年, 平成31年5月 */
	PERIOD_RESULT_COUNT
};

bool date_valid(struct date d);
/* <0, 0, >0 in time. */
int date_cmp(struct date a, struct date b);
/* Days in a month; 0 for a month that is none of 1 to 12. */
int date_days_in_month(int year, int month);
/* Days since 0001-01-01, for differences, and back; no date for a serial outside the calendar. */
long date_serial(struct date d);
struct date date_from_serial(long serial);

/*
 * Fiscal years are named by the calendar year in which they begin: with
 * start_month 4, FY2021 is 2021-04-01 to 2022-03-31.  Where they are named by
 * the one in which they end, the months are counted back from its January as
 * 0: with start_month -2, October, FY2021 is 2020-10-01 to 2021-09-30.
 */
enum { FISCAL_START_USUAL = 4 };
int fiscal_start(int month, bool named_after_end);
/* The month, 1 to 12, and whether years are named by their end; those of one calendar year count as named by its start.
 */
int fiscal_start_month(int start_month);
bool fiscal_named_after_end(int start_month);
int fiscal_year_of(struct date d, int start_month);
struct period fiscal_year(int year, int start_month);
/* Quarter 1 to 4 of a fiscal year. */
struct period fiscal_quarter(int year, int quarter, int start_month);

/*
 * Reads a period as written in plans and results:
 *   2023-03-31 2023/3/31 2023.3.31 令和5年3月31日 R5.3.31 R5/3/31     a day
 *   2023-03 2023/3 2023年3月 令和5年3月 R5.3                           a month
 *   FY2022 2022年度 令和4年度 R4年度 平成31年度                        a fiscal year
 *   2022/23 2022-23 FY2022-23 2022/2023                                the fiscal year that begins in 2022
 *   FY2022Q3 2022年度第3四半期 令和4年度第3四半期 Q3 2022/23           a quarter of a fiscal year
 *   2022-Q3 2022Q3 Q3 2022                                             the same, where `bare` is PERIOD_FISCAL_YEAR
 *   2022年 令和4年                                                     a calendar year
 *   2022 R4 H31                                                        as `bare` says: PERIOD_FISCAL_YEAR or
 *                                                                      PERIOD_CALENDAR_YEAR; PERIOD_NONE refuses them
 * Behind any of them 末, 末日, 現在 and 時点 may stand (令和5年3月末現在), behind a day its weekday and 0:00, and the
 * year may be said twice, the second time in brackets: 令和4（2022）年度, 2022年度（令和4年度）. 2009-10 is October,
 * FY2009-10 a fiscal year; 2022/23 is none where years begin in January.  Full-width forms, 元年 and spaces around and
 * between the parts included.  A Western year has four digits. Era letters M T S H R and FY and Q in either case; 明治
 * 大正 昭和 平成 令和 and ㍾㍽㍼㍻㋿.
 *
 * An era year past the era's end is read as counted (平成31年度 = FY2019) and gives PERIOD_ERA_OVER only
 * where the whole period lies behind the era's last day; likewise PERIOD_ERA_NOT_BEGUN before its first.
 *
 * *out is set for PERIOD_OK and PERIOD_ERA_OVER.  The arena is given back as it was.
 */
enum period_result period_parse(struct arena *a, struct str s, enum period_unit bare, int start_month,
				struct period *out);

/* The fiscal year that a period's last day lies in. */
int period_fiscal_year(struct period p, int start_month);

/* ISO text: 2023-03-31, 2023-03, FY2022, FY2022Q3, 2022. */
struct str period_format(struct arena *a, struct period p, int start_month);
struct str date_format(struct arena *a, struct date d);

/* Era name and year of a day: 令和 and 5; false before 1868-01-25. The name is a literal. */
bool date_era(struct date d, struct str *name, int *year);

#endif
