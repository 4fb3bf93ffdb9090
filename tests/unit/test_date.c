#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>

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

static void assert_date(struct date d, int year, int month, int day)
{
	assert_int_equal(d.year, year);
	assert_int_equal(d.month, month);
	assert_int_equal(d.day, day);
}

static void assert_text(struct arena *a, struct str text, const char *expected)
{
	assert_string_equal(str_z(a, text), expected);
}

static void tells_valid_days(void **state)
{
	static const struct date good[] = {{1, 1, 1},	   {9999, 12, 31}, {2024, 2, 29}, {2000, 2, 29},
					   {2023, 12, 31}, {2023, 4, 30},  {2023, 2, 28}};
	static const struct date bad[] = {{0, 0, 0},	 {0, 12, 31},	{10000, 1, 1}, {-1, 1, 1},    {2023, 0, 1},
					  {2023, 13, 1}, {2023, 1, 0},	{2023, 1, 32}, {2023, 4, 31}, {2023, 2, 29},
					  {1900, 2, 29}, {2100, 2, 29}, {2023, -1, 1}, {2023, 1, -1}};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(date_valid(good[i]));
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(date_valid(bad[i]));
}

static void counts_days_in_a_month(void **state)
{
	(void)state;
	assert_int_equal(date_days_in_month(2023, 1), 31);
	assert_int_equal(date_days_in_month(2023, 2), 28);
	assert_int_equal(date_days_in_month(2024, 2), 29);
	assert_int_equal(date_days_in_month(1900, 2), 28);
	assert_int_equal(date_days_in_month(2000, 2), 29);
	assert_int_equal(date_days_in_month(2023, 12), 31);
	assert_int_equal(date_days_in_month(2023, 0), 0);
	assert_int_equal(date_days_in_month(2023, 13), 0);
}

static void compares_days(void **state)
{
	const struct date d = {2023, 3, 31};

	(void)state;
	assert_int_equal(date_cmp(d, d), 0);
	assert_true(date_cmp(d, (struct date){2023, 4, 1}) < 0);
	assert_true(date_cmp(d, (struct date){2022, 12, 31}) > 0);
	assert_true(date_cmp(d, (struct date){2023, 3, 30}) > 0);
	assert_true(date_cmp(d, (struct date){2024, 1, 1}) < 0);
}

static void numbers_known_days(void **state)
{
	(void)state;
	assert_int_equal(date_serial((struct date){1, 1, 1}), 0);
	assert_int_equal(date_serial((struct date){1, 12, 31}), 364);
	assert_int_equal(date_serial((struct date){1970, 1, 1}), 719162);
	assert_int_equal(date_serial((struct date){2000, 3, 1}), 730179);
	assert_int_equal(date_serial((struct date){9999, 12, 31}), 3652058);
	assert_date(date_from_serial(719162), 1970, 1, 1);
	assert_date(date_from_serial(-1), 0, 0, 0);
	assert_date(date_from_serial(3652059), 0, 0, 0);
}

/* Every day of the calendar, walked one by one. */
static void numbers_all_days_in_a_row(void **state)
{
	struct date d = {1, 1, 1}, back;
	long serial = 0;

	(void)state;
	for (; d.year <= 9999; serial++) {
		back = date_from_serial(serial);
		if (date_serial(d) != serial || date_cmp(d, back) != 0)
			fail_msg("day %ld is %d-%d-%d", serial, back.year, back.month, back.day);
		if (++d.day > date_days_in_month(d.year, d.month)) {
			d.day = 1;
			if (++d.month > 12) {
				d.month = 1;
				d.year++;
			}
		}
	}
	assert_int_equal(serial, 3652059);
}

static void finds_the_fiscal_year(void **state)
{
	(void)state;
	assert_int_equal(fiscal_year_of((struct date){2022, 3, 31}, 4), 2021);
	assert_int_equal(fiscal_year_of((struct date){2022, 4, 1}, 4), 2022);
	assert_int_equal(fiscal_year_of((struct date){2022, 1, 1}, 4), 2021);
	assert_int_equal(fiscal_year_of((struct date){2022, 1, 1}, 1), 2022);
	assert_int_equal(fiscal_year_of((struct date){2022, 12, 31}, 1), 2022);
	assert_int_equal(fiscal_year_of((struct date){2022, 11, 30}, 12), 2021);
	assert_int_equal(fiscal_year_of((struct date){2022, 12, 1}, 12), 2022);
	assert_int_equal(fiscal_year_of((struct date){2022, 9, 30}, -2), 2022);
	assert_int_equal(fiscal_year_of((struct date){2022, 10, 1}, -2), 2023);
	assert_int_equal(fiscal_year_of((struct date){2022, 1, 31}, -10), 2022);
	assert_int_equal(fiscal_year_of((struct date){2022, 2, 1}, -10), 2023);
	assert_int_equal(fiscal_year_of((struct date){2022, 11, 30}, 0), 2022);
	assert_int_equal(fiscal_year_of((struct date){2022, 12, 1}, 0), 2023);
}

static void tells_how_fiscal_years_begin(void **state)
{
	(void)state;
	for (int month = 1; month <= 12; month++) {
		assert_int_equal(fiscal_start(month, false), month);
		assert_false(fiscal_named_after_end(month));
		assert_int_equal(fiscal_start_month(fiscal_start(month, true)), month);
		assert_int_equal(fiscal_named_after_end(fiscal_start(month, true)), month != 1);
		assert_int_equal(fiscal_year(2022, fiscal_start(month, true)).last.year, 2022);
	}
}

/* For every start month, a fiscal year and its quarters cover the same days without a gap. */
static void fiscal_years_join_up(void **state)
{
	int start, year, quarter;
	long next;

	(void)state;
	for (start = -10; start <= 12; start++) {
		next = date_serial(fiscal_year(2018, start).first);
		for (year = 2018; year < 2026; year++) {
			struct period whole = fiscal_year(year, start), part;

			assert_int_equal(whole.unit, PERIOD_FISCAL_YEAR);
			assert_date(whole.first, start < 1 ? year - 1 : year, fiscal_start_month(start), 1);
			for (quarter = 1; quarter <= 4; quarter++) {
				part = fiscal_quarter(year, quarter, start);
				assert_int_equal(part.unit, PERIOD_QUARTER);
				assert_int_equal(date_serial(part.first), next);
				assert_int_equal(period_fiscal_year(part, start), year);
				assert_int_equal(fiscal_year_of(part.first, start), year);
				next = date_serial(part.last) + 1;
			}
			assert_int_equal(date_serial(whole.last) + 1, next);
			assert_int_equal(period_fiscal_year(whole, start), year);
		}
	}
}

static void bounds_fiscal_years(void **state)
{
	(void)state;
	assert_date(fiscal_year(2021, 4).first, 2021, 4, 1);
	assert_date(fiscal_year(2021, 4).last, 2022, 3, 31);
	assert_date(fiscal_year(2022, 1).first, 2022, 1, 1);
	assert_date(fiscal_year(2022, 1).last, 2022, 12, 31);
	assert_date(fiscal_year(2023, 3).last, 2024, 2, 29);
	assert_date(fiscal_year(2022, 12).last, 2023, 11, 30);
	assert_date(fiscal_quarter(2022, 4, 4).first, 2023, 1, 1);
	assert_date(fiscal_quarter(2022, 4, 4).last, 2023, 3, 31);
	assert_date(fiscal_quarter(2022, 1, 12).last, 2023, 2, 28);
	assert_date(fiscal_year(2024, -2).first, 2023, 10, 1);
	assert_date(fiscal_year(2024, -2).last, 2024, 9, 30);
	assert_date(fiscal_quarter(2024, 1, -2).last, 2023, 12, 31);
	assert_date(fiscal_quarter(2024, 1, 0).last, 2024, 2, 29);
	assert_date(fiscal_quarter(2022, 4, 1).last, 2022, 12, 31);
}

/* A period that is longer than a day belongs to the year of its last day. */
static void places_a_period_by_its_last_day(void **state)
{
	struct period p = {PERIOD_CALENDAR_YEAR, {2022, 1, 1}, {2022, 12, 31}};

	(void)state;
	assert_int_equal(period_fiscal_year(p, 4), 2022);
	assert_int_equal(period_fiscal_year(p, 1), 2022);
	p = (struct period){PERIOD_MONTH, {2022, 1, 1}, {2022, 1, 31}};
	assert_int_equal(period_fiscal_year(p, 4), 2021);
	p = (struct period){PERIOD_QUARTER, {2022, 2, 1}, {2022, 4, 30}};
	assert_int_equal(period_fiscal_year(p, 4), 2022);
}

static void writes_periods(void **state)
{
	struct arena *a = *state;
	int start, quarter;

	assert_text(a, date_format(a, (struct date){2023, 3, 31}), "2023-03-31");
	assert_text(a, date_format(a, (struct date){33, 12, 1}), "0033-12-01");
	assert_text(a, period_format(a, (struct period){PERIOD_DAY, {2023, 3, 31}, {2023, 3, 31}}, 4), "2023-03-31");
	assert_text(a, period_format(a, (struct period){PERIOD_MONTH, {2023, 3, 1}, {2023, 3, 31}}, 4), "2023-03");
	assert_text(a, period_format(a, (struct period){PERIOD_CALENDAR_YEAR, {2022, 1, 1}, {2022, 12, 31}}, 4),
		    "2022");
	assert_text(a, period_format(a, (struct period){0}, 4), "");
	for (start = 1; start <= 12; start++) {
		assert_text(a, period_format(a, fiscal_year(2022, start), start), "FY2022");
		for (quarter = 1; quarter <= 4; quarter++)
			assert_text(a, period_format(a, fiscal_quarter(2022, quarter, start), start),
				    str_format(a, "FY2022Q%d", quarter).p);
	}
}

static void names_eras(void **state)
{
	static const struct {
		struct date day;
		const char *name;
		int year;
	} rows[] = {
		{{1868, 1, 25}, "明治", 1},	{{1868, 12, 31}, "明治", 1},  {{1912, 7, 29}, "明治", 45},
		{{1912, 7, 30}, "大正", 1},	{{1926, 12, 24}, "大正", 15}, {{1926, 12, 25}, "昭和", 1},
		{{1927, 1, 1}, "昭和", 2},	{{1989, 1, 7}, "昭和", 64},   {{1989, 1, 8}, "平成", 1},
		{{2019, 4, 30}, "平成", 31},	{{2019, 5, 1}, "令和", 1},    {{2023, 3, 31}, "令和", 5},
		{{9999, 12, 31}, "令和", 7981},
	};
	struct str name = STR("none");
	int year = -1;
	size_t i;

	assert_false(date_era((struct date){1868, 1, 24}, &name, &year));
	assert_text(*state, name, "none");
	assert_int_equal(year, -1);
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(date_era(rows[i].day, &name, &year));
		assert_text(*state, name, rows[i].name);
		assert_int_equal(year, rows[i].year);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(tells_valid_days),
		TEST(counts_days_in_a_month),
		TEST(compares_days),
		TEST(numbers_known_days),
		TEST(numbers_all_days_in_a_row),
		TEST(tells_how_fiscal_years_begin),
		TEST(finds_the_fiscal_year),
		TEST(fiscal_years_join_up),
		TEST(bounds_fiscal_years),
		TEST(places_a_period_by_its_last_day),
		TEST(writes_periods),
		TEST(names_eras),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
