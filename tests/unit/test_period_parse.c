#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = arena_new(NULL, NULL);
	return *state ? 0 : -1;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* As period_parse(), from a block that ends where the text does, so that reading on is noticed. */
static enum period_result parse_at_end(struct arena *a, struct str text, enum period_unit bare, int start_month,
				       struct period *out)
{
	char *copy = malloc(text.n ? text.n : 1);
	enum period_result result;

	assert_non_null(copy);
	if (text.n)
		memcpy(copy, text.p, text.n);
	result = period_parse(a, (struct str){copy, text.n}, bare, start_month, out);
	free(copy);
	return result;
}

struct row {
	const char *text;
	enum period_result result;
	const char *expected; /* as period_format() writes it */
};

static void check_rows(struct arena *a, const struct row *rows, size_t n, enum period_unit bare, int start_month)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct period p = {0};
		enum period_result result = parse_at_end(a, str_of(rows[i].text), bare, start_month, &p);
		const char *text = str_z(a, period_format(a, p, start_month));

		if (result != rows[i].result || strcmp(text, rows[i].expected) != 0)
			fail_msg("\"%s\": result %d, \"%s\"", rows[i].text, (int)result, text);
	}
}

#define CHECK(rows) check_rows(*state, rows, sizeof(rows) / sizeof *(rows), PERIOD_FISCAL_YEAR, 4)

static void reads_days(void **state)
{
	static const struct row rows[] = {
		{"2023-03-31", PERIOD_OK, "2023-03-31"},       {"2023/3/31", PERIOD_OK, "2023-03-31"},
		{"2023.3.31", PERIOD_OK, "2023-03-31"},	       {"2023-3-1", PERIOD_OK, "2023-03-01"},
		{"2023年3月31日", PERIOD_OK, "2023-03-31"},    {"令和5年3月31日", PERIOD_OK, "2023-03-31"},
		{"令和05年03月01日", PERIOD_OK, "2023-03-01"}, {"R5.3.31", PERIOD_OK, "2023-03-31"},
		{"r5.3.31", PERIOD_OK, "2023-03-31"},	       {"R5/3/31", PERIOD_OK, "2023-03-31"},
		{"R5-3-31", PERIOD_OK, "2023-03-31"},	       {"R元.5.1", PERIOD_OK, "2019-05-01"},
		{"令和元年5月1日", PERIOD_OK, "2019-05-01"},   {"H31.4.30", PERIOD_OK, "2019-04-30"},
		{"s64.1.7", PERIOD_OK, "1989-01-07"},	       {"T1.7.30", PERIOD_OK, "1912-07-30"},
		{"m45.7.29", PERIOD_OK, "1912-07-29"},	       {"2024-02-29", PERIOD_OK, "2024-02-29"},
		{"0001-01-01", PERIOD_OK, "0001-01-01"},       {"9999-12-31", PERIOD_OK, "9999-12-31"},
	};

	CHECK(rows);
}

static void reads_months(void **state)
{
	static const struct row rows[] = {
		{"2023-03", PERIOD_OK, "2023-03"},    {"2023/3", PERIOD_OK, "2023-03"},
		{"2023.3", PERIOD_OK, "2023-03"},     {"2023.12", PERIOD_OK, "2023-12"},
		{"2023年3月", PERIOD_OK, "2023-03"},  {"令和5年3月", PERIOD_OK, "2023-03"},
		{"R5.3", PERIOD_OK, "2023-03"},	      {"R5/3", PERIOD_OK, "2023-03"},
		{"令和4年1月", PERIOD_OK, "2022-01"}, {"平成元年1月", PERIOD_OK, "1989-01"},
	};

	CHECK(rows);
}

static void reads_ends_and_years_said_twice(void **state)
{
	static const struct row rows[] = {
		{"令和5年3月末", PERIOD_OK, "2023-03"},
		{"令和5年3月末現在", PERIOD_OK, "2023-03"},
		{"令和5年3月 現在", PERIOD_OK, "2023-03"},
		{"令和5年3月31日時点", PERIOD_OK, "2023-03-31"},
		{"R5.3末日", PERIOD_OK, "2023-03"},
		{"2023年3月31日(金)", PERIOD_OK, "2023-03-31"},
		{"2023/3/31 0:00", PERIOD_OK, "2023-03-31"},
		{"2023/3/31 0:00:00", PERIOD_OK, "2023-03-31"},
		{"2023/3/31 1:00", PERIOD_UNREADABLE, ""},
		{"2023-03-31 00:00:00", PERIOD_OK, "2023-03-31"},
		{"令和4(FY2022)年度", PERIOD_OK, "FY2022"},
		{"令和4(FY 2023)年度", PERIOD_UNREADABLE, ""},
		{"2023年3月(金)", PERIOD_UNREADABLE, ""},
		{"2022年度末", PERIOD_OK, "FY2022"},
		{"令和4年末", PERIOD_OK, "2022"},
		{"令和4（2022）年度", PERIOD_OK, "FY2022"},
		{"2022年度（令和4年度）", PERIOD_OK, "FY2022"},
		{"2022(令和4)年3月", PERIOD_OK, "2022-03"},
		{"平成31（令和元）年度", PERIOD_OK, "FY2019"},
		{"FY2022（R4）", PERIOD_OK, "FY2022"},
		{"令和4（2023）年度", PERIOD_UNREADABLE, ""},
		{"令和4（2022年度", PERIOD_UNREADABLE, ""},
		{"令和4年度（見込み）", PERIOD_UNREADABLE, ""},
		{"令和5年3月末頃", PERIOD_UNREADABLE, ""},
	};

	CHECK(rows);
}

static void reads_fiscal_years(void **state)
{
	static const struct row rows[] = {
		{"FY2022", PERIOD_OK, "FY2022"},     {"fy2022", PERIOD_OK, "FY2022"},
		{"FY 2022", PERIOD_OK, "FY2022"},    {"2022年度", PERIOD_OK, "FY2022"},
		{"令和4年度", PERIOD_OK, "FY2022"},  {"R4年度", PERIOD_OK, "FY2022"},
		{"r04年度", PERIOD_OK, "FY2022"},    {"平成31年度", PERIOD_OK, "FY2019"},
		{"令和元年度", PERIOD_OK, "FY2019"}, {"R元年度", PERIOD_OK, "FY2019"},
		{"令和1年度", PERIOD_OK, "FY2019"},  {"昭和63年度", PERIOD_OK, "FY1988"},
		{"明治元年度", PERIOD_OK, "FY1868"}, {"昭和元年度", PERIOD_OK, "FY1926"},
	};

	CHECK(rows);
}

static void reads_quarters(void **state)
{
	static const struct row rows[] = {
		{"FY2022Q3", PERIOD_OK, "FY2022Q3"},
		{"FY2022 Q1", PERIOD_OK, "FY2022Q1"},
		{"fy2022q4", PERIOD_OK, "FY2022Q4"},
		{"2022年度第3四半期", PERIOD_OK, "FY2022Q3"},
		{"2022-Q3", PERIOD_OK, "FY2022Q3"},
		{"2022Q3", PERIOD_OK, "FY2022Q3"},
		{"R4-q3", PERIOD_OK, "FY2022Q3"},
		{"FY2022-Q3", PERIOD_OK, "FY2022Q3"},
		{"2022年度3Q", PERIOD_OK, "FY2022Q3"},
		{"2022年度第1四半期", PERIOD_OK, "FY2022Q1"},
		{"2022年度 Q1", PERIOD_OK, "FY2022Q1"},
		{"2022年度Q2", PERIOD_OK, "FY2022Q2"},
		{"令和4年度第3四半期", PERIOD_OK, "FY2022Q3"},
		{"R4年度Q4", PERIOD_OK, "FY2022Q4"},
		{"FY2022第2四半期", PERIOD_OK, "FY2022Q2"},
		{"令和元年度第1四半期", PERIOD_OK, "FY2019Q1"},
	};

	CHECK(rows);
}

static void reads_calendar_years(void **state)
{
	static const struct row rows[] = {
		{"2022年", PERIOD_OK, "2022"},	 {"令和4年", PERIOD_OK, "2022"},  {"R4年", PERIOD_OK, "2022"},
		{"令和元年", PERIOD_OK, "2019"}, {"平成31年", PERIOD_OK, "2019"}, {"昭和64年", PERIOD_OK, "1989"},
	};

	CHECK(rows);
}

static void reads_bare_years_as_told(void **state)
{
	static const struct row fiscal[] = {
		{"2022", PERIOD_OK, "FY2022"}, {"R4", PERIOD_OK, "FY2022"},	   {"H31", PERIOD_OK, "FY2019"},
		{"h30", PERIOD_OK, "FY2018"},  {"R元", PERIOD_OK, "FY2019"},	   {"令和4", PERIOD_OK, "FY2022"},
		{"R04", PERIOD_OK, "FY2022"},  {"H32", PERIOD_ERA_OVER, "FY2020"},
	};
	static const struct row calendar[] = {
		{"2022", PERIOD_OK, "2022"},
		{"R4", PERIOD_OK, "2022"},
		{"H31", PERIOD_OK, "2019"},
		{"H32", PERIOD_ERA_OVER, "2020"},
	};
	static const struct row refused[] = {
		{"2022", PERIOD_UNREADABLE, ""}, {"R4", PERIOD_UNREADABLE, ""},	    {"R0", PERIOD_UNREADABLE, ""},
		{"2022年", PERIOD_OK, "2022"},	 {"2022-04", PERIOD_OK, "2022-04"},
	};

	check_rows(*state, fiscal, sizeof fiscal / sizeof *fiscal, PERIOD_FISCAL_YEAR, 4);
	check_rows(*state, calendar, sizeof calendar / sizeof *calendar, PERIOD_CALENDAR_YEAR, 4);
	check_rows(*state, refused, sizeof refused / sizeof *refused, PERIOD_NONE, 4);
}

static void reads_years_of_two_names(void **state)
{
	static const struct row start[] = {
		{"2022/23", PERIOD_OK, "FY2022"},
		{"2022-23", PERIOD_OK, "FY2022"},
		{"2022–23", PERIOD_OK, "FY2022"},
		{"FY2022-23", PERIOD_OK, "FY2022"},
		{"FY 2022/23", PERIOD_OK, "FY2022"},
		{"2022/2023", PERIOD_OK, "FY2022"},
		{"2022 / 23", PERIOD_OK, "FY2022"},
		{"２０２２／２３", PERIOD_OK, "FY2022"},
		{"1999/00", PERIOD_OK, "FY1999"},
		{"2022/23 Q3", PERIOD_OK, "FY2022Q3"},
		{"FY2022-23-Q3", PERIOD_OK, "FY2022Q3"},
		{"Q3 2022/23", PERIOD_OK, "FY2022Q3"},
		{"q3 2022-23", PERIOD_OK, "FY2022Q3"},
		{"Q3, FY2022", PERIOD_OK, "FY2022Q3"},
		{"Q3 2022", PERIOD_OK, "FY2022Q3"},
		{"2022/23年度", PERIOD_OK, "FY2022"},
		/* Months, unless the year is said to be a fiscal one. */
		{"2009-10", PERIOD_OK, "2009-10"},
		{"2009/10", PERIOD_OK, "2009-10"},
		{"FY2009-10", PERIOD_OK, "FY2009"},
		{"2009/2010", PERIOD_OK, "FY2009"},
		/* None that follow one another. */
		{"2022-24", PERIOD_NO_SUCH_DAY, ""},
		{"2022/2024", PERIOD_UNREADABLE, ""},
		{"FY2022-24", PERIOD_UNREADABLE, ""},
		{"2022-2023", PERIOD_UNREADABLE, ""},
		{"R4/5", PERIOD_OK, "2022-05"},
		{"2022/23/24", PERIOD_UNREADABLE, ""},
		{"Q5 2022/23", PERIOD_NO_SUCH_DAY, ""},
		{"Q3", PERIOD_UNREADABLE, ""},
	};
	static const struct row end[] = {
		{"2022/23", PERIOD_OK, "FY2023"},      {"FY2022-23", PERIOD_OK, "FY2023"},
		{"Q1 2022/23", PERIOD_OK, "FY2023Q1"}, {"FY2022", PERIOD_OK, "FY2022"},
		{"Q1 FY2022", PERIOD_OK, "FY2022Q1"},  {"2022-10", PERIOD_OK, "2022-10"},
	};
	static const struct row january[] = {
		{"2022/23", PERIOD_UNREADABLE, ""},
		{"FY2022", PERIOD_OK, "FY2022"},
	};
	static const struct row strict[] = {
		{"2022/23", PERIOD_OK, "FY2022"},
		{"Q3 2022/23", PERIOD_OK, "FY2022Q3"},
		{"Q3 2022", PERIOD_UNREADABLE, ""},
	};

	CHECK(start);
	check_rows(*state, end, sizeof end / sizeof *end, PERIOD_FISCAL_YEAR, -2);
	check_rows(*state, january, sizeof january / sizeof *january, PERIOD_FISCAL_YEAR, 1);
	check_rows(*state, strict, sizeof strict / sizeof *strict, PERIOD_NONE, 7);
}

static void reads_full_width_forms(void **state)
{
	static const struct row rows[] = {
		{"２０２３－０３－３１", PERIOD_OK, "2023-03-31"},
		{"２０２３／３／３１", PERIOD_OK, "2023-03-31"},
		{"２０２３．３．３１", PERIOD_OK, "2023-03-31"},
		{"２０２３−３−３１", PERIOD_OK, "2023-03-31"},
		{"2023−3", PERIOD_OK, "2023-03"},
		{"令和５年３月３１日", PERIOD_OK, "2023-03-31"},
		{"Ｒ５．３", PERIOD_OK, "2023-03"},
		{"Ｒ４", PERIOD_OK, "FY2022"},
		{"ｒ４年度", PERIOD_OK, "FY2022"},
		{"令和４年度", PERIOD_OK, "FY2022"},
		{"ＦＹ２０２２Ｑ３", PERIOD_OK, "FY2022Q3"},
		{"ｆｙ２０２２", PERIOD_OK, "FY2022"},
		{"２０２２年度　第３四半期", PERIOD_OK, "FY2022Q3"},
		{"㋿4年度", PERIOD_OK, "FY2022"},
		{"㋿元年", PERIOD_OK, "2019"},
		{"㍻31年4月", PERIOD_OK, "2019-04"},
		{"㍼64年", PERIOD_OK, "1989"},
		{"㍽１５年", PERIOD_OK, "1926"},
		{"㍾45年", PERIOD_OK, "1912"},
	};

	CHECK(rows);
}

static void allows_spaces(void **state)
{
	static const struct row rows[] = {
		{"  2022年度\t", PERIOD_OK, "FY2022"},
		{"　令和　４　年度　", PERIOD_OK, "FY2022"},
		{"2022 年度", PERIOD_OK, "FY2022"},
		{"2023 年 3 月 31 日", PERIOD_OK, "2023-03-31"},
		{"R5. 3.31", PERIOD_OK, "2023-03-31"},
		{"R 5", PERIOD_OK, "FY2023"},
		{"2023 / 3 / 31", PERIOD_OK, "2023-03-31"},
		{"2022年度 第 1 四半期", PERIOD_OK, "FY2022Q1"},
		{"FY 2022 Q 1", PERIOD_OK, "FY2022Q1"},
		{"\xc2\xa0"
		 "2022\xc2\xa0"
		 "年度",
		 PERIOD_OK, "FY2022"},
		{"20 22", PERIOD_UNREADABLE, ""},
		{"2022 03", PERIOD_UNREADABLE, ""},
		{"令 和4年", PERIOD_UNREADABLE, ""},
		{"F Y2022", PERIOD_UNREADABLE, ""},
		{"2022年 度", PERIOD_UNREADABLE, ""},
		{"2022\n年度", PERIOD_UNREADABLE, ""},
	};

	CHECK(rows);
}

static void holds_eras_to_their_days(void **state)
{
	static const struct row rows[] = {
		{"明治1年1月25日", PERIOD_OK, "1868-01-25"},
		{"明治1年1月24日", PERIOD_ERA_NOT_BEGUN, ""},
		{"明治元年1月", PERIOD_OK, "1868-01"},
		{"明治元年", PERIOD_OK, "1868"},
		{"明治45年7月29日", PERIOD_OK, "1912-07-29"},
		{"明治45年7月30日", PERIOD_ERA_OVER, "1912-07-30"},
		{"明治45年8月", PERIOD_ERA_OVER, "1912-08"},
		{"大正元年7月29日", PERIOD_ERA_NOT_BEGUN, ""},
		{"大正元年7月30日", PERIOD_OK, "1912-07-30"},
		{"大正元年6月", PERIOD_ERA_NOT_BEGUN, ""},
		{"大正15年12月24日", PERIOD_OK, "1926-12-24"},
		{"大正15年12月25日", PERIOD_ERA_OVER, "1926-12-25"},
		{"大正15年12月", PERIOD_OK, "1926-12"},
		{"昭和元年12月24日", PERIOD_ERA_NOT_BEGUN, ""},
		{"昭和元年12月25日", PERIOD_OK, "1926-12-25"},
		{"昭和64年1月7日", PERIOD_OK, "1989-01-07"},
		{"昭和64年1月8日", PERIOD_ERA_OVER, "1989-01-08"},
		{"昭和64年1月", PERIOD_OK, "1989-01"},
		{"昭和64年2月", PERIOD_ERA_OVER, "1989-02"},
		{"昭和64年度", PERIOD_ERA_OVER, "FY1989"},
		{"昭和100年", PERIOD_ERA_OVER, "2025"},
		{"平成1年1月7日", PERIOD_ERA_NOT_BEGUN, ""},
		{"平成1年1月8日", PERIOD_OK, "1989-01-08"},
		{"平成31年4月30日", PERIOD_OK, "2019-04-30"},
		{"平成31年5月1日", PERIOD_ERA_OVER, "2019-05-01"},
		{"平成31年4月", PERIOD_OK, "2019-04"},
		{"平成31年5月", PERIOD_ERA_OVER, "2019-05"},
		{"平成31年度", PERIOD_OK, "FY2019"},
		{"平成31年度第1四半期", PERIOD_OK, "FY2019Q1"},
		{"平成31年度第2四半期", PERIOD_ERA_OVER, "FY2019Q2"},
		{"平成32年", PERIOD_ERA_OVER, "2020"},
		{"平成32年度", PERIOD_ERA_OVER, "FY2020"},
		{"平成35年", PERIOD_ERA_OVER, "2023"},
		{"平成35年度", PERIOD_ERA_OVER, "FY2023"},
		{"H35.3.31", PERIOD_ERA_OVER, "2023-03-31"},
		{"令和元年5月1日", PERIOD_OK, "2019-05-01"},
		{"令和元年4月30日", PERIOD_ERA_NOT_BEGUN, ""},
		{"令和元年4月", PERIOD_ERA_NOT_BEGUN, ""},
		{"令和元年5月", PERIOD_OK, "2019-05"},
		{"令和0年", PERIOD_ERA_NOT_BEGUN, ""},
		{"令和0年度", PERIOD_ERA_NOT_BEGUN, ""},
		{"R0", PERIOD_ERA_NOT_BEGUN, ""},
		{"平成00年3月1日", PERIOD_ERA_NOT_BEGUN, ""},
		{"令和999年", PERIOD_OK, "3017"},
	};

	CHECK(rows);
}

static void follows_the_start_month(void **state)
{
	static const struct row january[] = {
		{"2022年度", PERIOD_OK, "FY2022"},
		{"FY2022Q1", PERIOD_OK, "FY2022Q1"},
		{"令和元年度第1四半期", PERIOD_ERA_NOT_BEGUN, ""},
		{"平成31年度", PERIOD_OK, "FY2019"},
		{"FY9999", PERIOD_OK, "FY9999"},
	};
	struct period p;
	int start;

	check_rows(*state, january, sizeof january / sizeof *january, PERIOD_FISCAL_YEAR, 1);
	for (start = 1; start <= 12; start++) {
		assert_int_equal(period_parse(*state, STR("2022"), PERIOD_FISCAL_YEAR, start, &p), PERIOD_OK);
		assert_int_equal(p.unit, PERIOD_FISCAL_YEAR);
		assert_int_equal(date_cmp(p.first, (struct date){2022, start, 1}), 0);
		assert_int_equal(date_serial(p.last) - date_serial(p.first), 364);
		assert_int_equal(period_fiscal_year(p, start), 2022);
	}
}

static void gives_first_and_last_days(void **state)
{
	static const struct {
		const char *text;
		enum period_unit unit;
		struct date first, last;
	} rows[] = {
		{"2024-02-29", PERIOD_DAY, {2024, 2, 29}, {2024, 2, 29}},
		{"R6.2", PERIOD_MONTH, {2024, 2, 1}, {2024, 2, 29}},
		{"2023年2月", PERIOD_MONTH, {2023, 2, 1}, {2023, 2, 28}},
		{"2022年", PERIOD_CALENDAR_YEAR, {2022, 1, 1}, {2022, 12, 31}},
		{"令和4年度", PERIOD_FISCAL_YEAR, {2022, 4, 1}, {2023, 3, 31}},
		{"令和4年度第4四半期", PERIOD_QUARTER, {2023, 1, 1}, {2023, 3, 31}},
	};
	struct period p;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(period_parse(*state, str_of(rows[i].text), PERIOD_NONE, 4, &p), PERIOD_OK);
		assert_int_equal(p.unit, rows[i].unit);
		assert_int_equal(date_cmp(p.first, rows[i].first), 0);
		assert_int_equal(date_cmp(p.last, rows[i].last), 0);
	}
}

static void refuses_days_that_are_not(void **state)
{
	static const struct row rows[] = {
		{"2023-02-29", PERIOD_NO_SUCH_DAY, ""},
		{"2023-02-30", PERIOD_NO_SUCH_DAY, ""},
		{"1900-02-29", PERIOD_NO_SUCH_DAY, ""},
		{"2023-04-31", PERIOD_NO_SUCH_DAY, ""},
		{"2023-13", PERIOD_NO_SUCH_DAY, ""},
		{"2023-00", PERIOD_NO_SUCH_DAY, ""},
		{"2023-13-01", PERIOD_NO_SUCH_DAY, ""},
		{"2023-01-00", PERIOD_NO_SUCH_DAY, ""},
		{"2023-01-32", PERIOD_NO_SUCH_DAY, ""},
		{"R5.2.29", PERIOD_NO_SUCH_DAY, ""},
		{"令和5年13月", PERIOD_NO_SUCH_DAY, ""},
		{"令和5年2月30日", PERIOD_NO_SUCH_DAY, ""},
		{"平成31年4月31日", PERIOD_NO_SUCH_DAY, ""},
		{"0000", PERIOD_NO_SUCH_DAY, ""},
		{"0000-01-01", PERIOD_NO_SUCH_DAY, ""},
		{"0000年度", PERIOD_NO_SUCH_DAY, ""},
		{"FY2022Q0", PERIOD_NO_SUCH_DAY, ""},
		{"FY2022Q5", PERIOD_NO_SUCH_DAY, ""},
		{"2022年度第5四半期", PERIOD_NO_SUCH_DAY, ""},
		{"2022年度第99四半期", PERIOD_NO_SUCH_DAY, ""},
		{"FY9999", PERIOD_NO_SUCH_DAY, ""},
		{"2022-24", PERIOD_NO_SUCH_DAY, ""},
	};

	CHECK(rows);
}

/* Where a bare year may be a calendar one, nobody knows which quarter is meant. */
static void refuses_quarters_of_bare_years(void **state)
{
	static const struct row rows[] = {
		{"2022-Q3", PERIOD_UNREADABLE, ""},
		{"2022Q3", PERIOD_UNREADABLE, ""},
		{"FY2022Q3", PERIOD_OK, "FY2022Q3"},
		{"2022年度第3四半期", PERIOD_OK, "FY2022Q3"},
	};

	check_rows(*state, rows, sizeof rows / sizeof *rows, PERIOD_NONE, 4);
	check_rows(*state, rows, sizeof rows / sizeof *rows, PERIOD_CALENDAR_YEAR, 4);
}

static void refuses_what_is_no_period(void **state)
{
	static const char *const rows[] = {
		"",
		" ",
		"　",
		"-",
		"年",
		"年度",
		"R",
		"令和",
		"令和年",
		"FY",
		"Q1",
		"元年",
		"22",
		"222",
		"20222",
		"22年度",
		"FY22",
		"FY20222",
		"FYR4",
		"FY令和4",
		"FY2022年度",
		"FY2022-03",
		"2022年Q1",
		"2022-Q",
		"2022-1Q",
		"2022第1四半期",
		"2022年度第四半期",
		"2022年度第1",
		"2022年度Q",
		"2022年度3月",
		"2022元年",
		"R2022",
		"R1234年",
		"令和四年度",
		"R4.3.31.1",
		"2023-03/31",
		"2023.3-31",
		"2023-03-31T00:00",
		"2023-003",
		"2023-3-031",
		"2023-",
		"2023-3-",
		"2023--3",
		"-2023",
		"+2023",
		"2023年3月31",
		"2023年3",
		"20230331",
		"2022年度まで",
		"2022年度,",
		"A4",
		"X5年度",
		"RR4",
		"R4R4",
		"令和R4年",
		"令和4年度年度",
		"m",
		"d",
		"2023年m月",
		"なし",
		"未定",
		"\xff",
		"2022\xe5\xb9",
		"2022年\xe5\xba",
	};
	struct period p = {.unit = PERIOD_UNIT_COUNT};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (parse_at_end(*state, str_of(rows[i]), PERIOD_FISCAL_YEAR, 4, &p) != PERIOD_UNREADABLE)
			fail_msg("\"%s\" was read", rows[i]);
		assert_int_equal(p.unit, PERIOD_UNIT_COUNT);
	}
	assert_int_equal(parse_at_end(*state, STR("2022\000"), PERIOD_FISCAL_YEAR, 4, &p), PERIOD_UNREADABLE);
	assert_int_equal(parse_at_end(*state, STR("2022\0年度"), PERIOD_FISCAL_YEAR, 4, &p), PERIOD_UNREADABLE);
}

/* Runs of digits long enough to overflow anything, in every place where a number may stand. */
static void refuses_long_runs_of_digits(void **state)
{
	static const struct {
		const char *before, *after;
	} rows[] = {{"", ""},		{"R", ""},	 {"FY", ""},	{"", "年度"},	 {"令和", "年"},
		    {"2023-", ""},	{"2023-3-", ""}, {"R5.", ".1"}, {"FY2022Q", ""}, {"2022年度第", "四半期"},
		    {"2023年3月", "日"}};
	static const size_t lengths[] = {5, 10, 11, 19, 20, 21, 60, 100, 1000, 100000};
	struct arena *a = *state;
	struct period p;
	size_t i, k;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (k = 0; k < sizeof lengths / sizeof *lengths; k++) {
			char *digits = ARENA_ARRAY(a, char, lengths[k]);
			struct str parts[] = {str_of(rows[i].before), {digits, lengths[k]}, str_of(rows[i].after)};

			memset(digits, '9', lengths[k]);
			assert_int_equal(parse_at_end(a, str_join(a, parts, 3, STR("")), PERIOD_FISCAL_YEAR, 4, &p),
					 PERIOD_UNREADABLE);
			memset(digits, '0', lengths[k]);
			assert_int_equal(parse_at_end(a, str_join(a, parts, 3, STR("")), PERIOD_FISCAL_YEAR, 4, &p),
					 PERIOD_UNREADABLE);
		}
	}
}

static void reads_through_long_blanks(void **state)
{
	char text[5000];
	struct period p;

	memset(text, ' ', sizeof text);
	memcpy(text + 2000, "2022", 4);
	assert_int_equal(parse_at_end(*state, (struct str){text, sizeof text}, PERIOD_FISCAL_YEAR, 4, &p), PERIOD_OK);
	assert_int_equal(period_fiscal_year(p, 4), 2022);
}

static void leaves_the_arena_as_it_was(void **state)
{
	struct arena *a = *state;
	struct arena_mark before, after;
	struct period p;

	str_dup(a, STR("there is a block"));
	before = arena_mark(a);
	assert_int_equal(period_parse(a, STR("令和４年度第１四半期"), PERIOD_NONE, 4, &p), PERIOD_OK);
	after = arena_mark(a);
	assert_ptr_equal(before.block, after.block);
	assert_int_equal(before.used, after.used);
}

/* Every day from Meiji on, written in its era, reads as that day. */
static void reads_every_day_in_its_era(void **state)
{
	struct arena *a = *state;
	long serial = date_serial((struct date){1868, 1, 25}), last = date_serial((struct date){2050, 12, 31});

	for (; serial <= last; serial++) {
		struct arena_mark mark = arena_mark(a);
		struct date d = date_from_serial(serial);
		struct period p;
		struct str name, text;
		int year;

		assert_true(date_era(d, &name, &year));
		text = str_format(a, "%.*s%d年%d月%d日", STR_ARG(name), year, d.month, d.day);
		if (period_parse(a, text, PERIOD_NONE, 4, &p) != PERIOD_OK || p.unit != PERIOD_DAY ||
		    date_cmp(p.first, d) != 0 || date_cmp(p.last, d) != 0)
			fail_msg("%s", str_z(a, text));
		arena_rewind(a, mark);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reads_days),
		TEST(reads_months),
		TEST(reads_ends_and_years_said_twice),
		TEST(reads_fiscal_years),
		TEST(reads_quarters),
		TEST(reads_calendar_years),
		TEST(reads_bare_years_as_told),
		TEST(reads_years_of_two_names),
		TEST(reads_full_width_forms),
		TEST(allows_spaces),
		TEST(holds_eras_to_their_days),
		TEST(follows_the_start_month),
		TEST(gives_first_and_last_days),
		TEST(refuses_days_that_are_not),
		TEST(refuses_quarters_of_bare_years),
		TEST(refuses_what_is_no_period),
		TEST(refuses_long_runs_of_digits),
		TEST(reads_through_long_blanks),
		TEST(leaves_the_arena_as_it_was),
		TEST(reads_every_day_in_its_era),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
