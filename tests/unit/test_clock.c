/* Today, as SOURCE_DATE_EPOCH has it. */
#include "cli/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_day(const char *epoch, int year, int month, int day)
{
	struct date d;
	setenv("SOURCE_DATE_EPOCH", epoch, 1);
	assert_true(clock_today(&d));
	assert_int_equal(d.year, year);
	assert_int_equal(d.month, month);
	assert_int_equal(d.day, day);
}

static void test_a_given_second_is_of_utc(void **state)
{
	(void)state;
	setenv("TZ", "Asia/Tokyo", 1);
	assert_day("0", 1970, 1, 1);
	assert_day("1680307199", 2023, 3, 31);
	assert_day("1680307200", 2023, 4, 1);
	assert_day("253402300799", 9999, 12, 31);
}

static void test_what_is_no_second(void **state)
{
	(void)state;
	static const char *const bad[] = {"-1", "tomorrow", "12x", "253402300800", "99999999999999999999"};
	struct date d;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		setenv("SOURCE_DATE_EPOCH", bad[i], 1);
		assert_false(clock_today(&d));
	}
}

static void test_the_clock(void **state)
{
	(void)state;
	struct date d;
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(clock_today(&d));
	assert_true(date_valid(d));
	assert_true(d.year >= 2023);
	setenv("SOURCE_DATE_EPOCH", "", 1);
	assert_true(clock_today(&d));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_given_second_is_of_utc),
		cmocka_unit_test(test_what_is_no_second),
		cmocka_unit_test(test_the_clock),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
