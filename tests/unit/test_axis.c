/* Axes of charts: which steps they take, when they leave zero out, where values lie. */
#include "view/axis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = arena_new(NULL, NULL);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* The axis of values written with blanks between them. */
static struct view_axis axis_of(struct arena *a, const char *values)
{
	struct number list[16] = {{{0}, 0}};
	size_t n = 0;
	for (struct str rest = str_of(values); rest.n;) {
		size_t end = str_find(rest, STR(" "));
		assert_true(rat_parse(a, str_slice(rest, 0, end), &list[n].value, &list[n].scale));
		n++;
		rest = end == SIZE_MAX ? STR("") : str_slice(rest, end + 1, rest.n);
	}
	return view_axis_make(a, list, n);
}

static void check_ticks(struct arena *a, const char *values, const char *expected)
{
	struct view_axis axis = axis_of(a, values);
	struct str *text = ARENA_ARRAY(a, struct str, axis.tick_count);
	for (size_t k = 0; k < axis.tick_count; k++)
		text[k] = axis.tick[k].text;
	assert_string_equal(str_z(a, str_join(a, text, axis.tick_count, STR(" "))), expected);
	assert_int_equal(axis.tick[0].at, 0);
	assert_int_equal(axis.tick[axis.tick_count - 1].at, AXIS_PARTS);
}

static void steps_are_round(void **state)
{
	check_ticks(*state, "2000 3000 4500 2800", "0 1,000 2,000 3,000 4,000 5,000");
	check_ticks(*state, "74.9 80", "0 20 40 60 80");
	check_ticks(*state, "0.15 0.11", "0.00 0.05 0.10 0.15");
	check_ticks(*state, "10", "0 2 4 6 8 10");
	check_ticks(*state, "10.5", "0 5 10 15");
	check_ticks(*state, "1e30",
		    "0 200,000,000,000,000,000,000,000,000,000 400,000,000,000,000,000,000,000,000,000 "
		    "600,000,000,000,000,000,000,000,000,000 800,000,000,000,000,000,000,000,000,000 "
		    "1,000,000,000,000,000,000,000,000,000,000");
}

static void whole_values_have_whole_steps(void **state)
{
	check_ticks(*state, "1 2", "0 1 2");
	check_ticks(*state, "1", "0 1");
	check_ticks(*state, "1.0 2.5", "0 1 2 3");
	check_ticks(*state, "0.5 1", "0.0 0.2 0.4 0.6 0.8 1.0");
}

static void no_values_and_zero_alone(void **state)
{
	check_ticks(*state, "", "0 1");
	check_ticks(*state, "0", "0 1");
}

static void below_zero(void **state)
{
	check_ticks(*state, "-3 4", "-4 -2 0 2 4");
	check_ticks(*state, "-3 -1", "-3 -2 -1 0");
	check_ticks(*state, "-99.5 -99", "-99.5 -99.4 -99.3 -99.2 -99.1 -99.0");
}

static void zero_is_left_out_only_where_values_are_close(void **state)
{
	struct arena *a = *state;
	check_ticks(a, "99.2 99.95", "99.2 99.4 99.6 99.8 100.0");
	assert_int_equal(axis_of(a, "99.2 99.95").zero, AXIS_NOWHERE);
	assert_int_equal(axis_of(a, "29 30").zero, 0);
	assert_int_equal(axis_of(a, "29.01 30").zero, AXIS_NOWHERE);
	assert_int_equal(axis_of(a, "-4 4").zero, AXIS_PARTS / 2);
	assert_int_equal(axis_of(a, "-3 -1").zero, AXIS_PARTS);
	assert_int_equal(axis_of(a, "100").zero, 0);
}

static void places_are_shares_of_the_axis(void **state)
{
	struct arena *a = *state;
	struct view_axis axis = axis_of(a, "2000 4500");
	assert_int_equal(view_axis_place(a, &axis, rat_of(0)), 0);
	assert_int_equal(view_axis_place(a, &axis, rat_of(2800)), 5600);
	assert_int_equal(view_axis_place(a, &axis, rat_ratio(a, 1, 3)), 1);
	assert_int_equal(view_axis_place(a, &axis, rat_of(5000)), AXIS_PARTS);
	/* What is not on the axis stays at its end. */
	assert_int_equal(view_axis_place(a, &axis, rat_of(-1)), 0);
	assert_int_equal(view_axis_place(a, &axis, rat_of(9000)), AXIS_PARTS);
}

static void numbers_of_a_thousand_digits(void **state)
{
	struct arena *a = *state;
	struct number n[2] = {{rat_pow(a, rat_of(10), 999), 0},
			      {rat_div(a, rat_of(1), rat_pow(a, rat_of(10), 999)), 999}};
	struct view_axis axis = view_axis_make(a, n, 2);
	assert_int_equal(axis.tick_count, 6);
	assert_int_equal(view_axis_place(a, &axis, n[0].value), AXIS_PARTS);
	assert_int_equal(view_axis_place(a, &axis, n[1].value), 0);
	axis = view_axis_make(a, &n[1], 1);
	assert_int_equal(view_axis_place(a, &axis, n[1].value), AXIS_PARTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(steps_are_round, set_up, tear_down),
		cmocka_unit_test_setup_teardown(whole_values_have_whole_steps, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_values_and_zero_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(below_zero, set_up, tear_down),
		cmocka_unit_test_setup_teardown(zero_is_left_out_only_where_values_are_close, set_up, tear_down),
		cmocka_unit_test_setup_teardown(places_are_shares_of_the_axis, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers_of_a_thousand_digits, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
