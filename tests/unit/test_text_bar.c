/* Rates as bars. */
#include "render/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(struct arena *a, int64_t n, int64_t d, const char *want)
{
	struct result res = {.rate = {.defined = d != 0, .value = d != 0 ? rat_ratio(a, n, d) : rat_of(0)}};
	struct view_entry e = {.result = &res};
	assert_string_equal(str_z(a, text_bar(a, &e)), want);
}

static void bars(void **state)
{
	struct arena *a = arena_new(NULL, NULL);
	(void)state;
	check(a, 0, 0, "");
	check(a, 0, 1, "");
	check(a, -20, 1, "");
	check(a, 1, 1, "");
	check(a, 5, 4, "▏");
	check(a, 50, 1, "█████");
	check(a, 560, 9, "██████▏");
	check(a, 999, 10, "█████████▉");
	check(a, 100, 1, "██████████");
	check(a, 1001, 10, "█████████+");
	check(a, INT64_MAX, 1, "█████████+");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(bars)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
