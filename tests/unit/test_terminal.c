/* Colour and width, from the environment. */
#include "cli/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static int clear(void **state)
{
	(void)state;
	return unsetenv("NO_COLOR") || unsetenv("CLICOLOR_FORCE") || unsetenv("COLUMNS") || setenv("TERM", "xterm", 1);
}

static void test_the_option_wins(void **state)
{
	(void)state;
	setenv("NO_COLOR", "1", 1);
	setenv("CLICOLOR_FORCE", "1", 1);
	assert_true(terminal_colour(COLOR_ALWAYS, -1));
	unsetenv("NO_COLOR");
	assert_false(terminal_colour(COLOR_NEVER, -1));
}

static void test_no_color_before_force(void **state)
{
	(void)state;
	setenv("CLICOLOR_FORCE", "1", 1);
	assert_true(terminal_colour(COLOR_AUTO, -1));
	setenv("NO_COLOR", "", 1);
	assert_true(terminal_colour(COLOR_AUTO, -1));
	setenv("NO_COLOR", "0", 1);
	assert_false(terminal_colour(COLOR_AUTO, -1));
}

static void test_force_of_nothing_forces_nothing(void **state)
{
	(void)state;
	setenv("CLICOLOR_FORCE", "0", 1);
	assert_false(terminal_colour(COLOR_AUTO, -1));
	setenv("CLICOLOR_FORCE", "", 1);
	assert_false(terminal_colour(COLOR_AUTO, -1));
}

static void test_a_file_has_no_colour(void **state)
{
	(void)state;
	assert_false(terminal_colour(COLOR_AUTO, -1));
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(terminal_width(-1), 80);
	setenv("COLUMNS", "132", 1);
	assert_int_equal(terminal_width(-1), 132);
	setenv("COLUMNS", "1", 1);
	assert_int_equal(terminal_width(-1), 20);
	setenv("COLUMNS", "99999999999999999999999", 1);
	assert_int_equal(terminal_width(-1), 80);
	setenv("COLUMNS", "100000", 1);
	assert_int_equal(terminal_width(-1), 1000);
}

static void test_width_that_is_no_number(void **state)
{
	(void)state;
	static const char *const bad[] = {"", "wide", "-5", "80x", "0", " 90"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		setenv("COLUMNS", bad[i], 1);
		assert_int_equal(terminal_width(-1), 80);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_the_option_wins, clear),
		cmocka_unit_test_setup(test_no_color_before_force, clear),
		cmocka_unit_test_setup(test_force_of_nothing_forces_nothing, clear),
		cmocka_unit_test_setup(test_a_file_has_no_colour, clear),
		cmocka_unit_test_setup(test_width, clear),
		cmocka_unit_test_setup(test_width_that_is_no_number, clear),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
