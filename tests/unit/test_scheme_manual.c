/* plan-scheme(5) describes every word of conditions, every key and every formula. */
#include "model/formula.h"
#include "model/scheme.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static struct arena *a;
static struct str page;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	struct buf text = buf_new(a);
	FILE *f = fopen("man/plan-scheme.5", "r");
	int c;
	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_add_c(&text, (char)c);
	assert_int_equal(fclose(f), 0);
	page = buf_str(&text);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void assert_has(const char *before, const char *name, const char *after)
{
	struct str wanted = str_format(a, "%s%s%s", before, name, after);
	if (str_find(page, wanted) == SIZE_MAX)
		print_error("not in plan-scheme.5: %s\n", str_z(a, wanted));
	assert_true(str_find(page, wanted) != SIZE_MAX);
}

static void words(void **state)
{
	(void)state;
	for (size_t k = 0; k < METRIC_COUNT; k++)
		assert_has("\n.It Cm ", metric_table[k].name, "\n(");
	for (size_t k = 0; k < STATE_COUNT; k++)
		assert_has("\n.It Cm ", state_table[k].name, "\n");
	for (size_t k = 0; k < CALL_KIND_COUNT; k++)
		assert_has("\n.It Fn ", call_table[k].name, " ");
}

static void keys(void **state)
{
	(void)state;
	const struct schema *all[] = {&schema_scheme,	   &schema_scheme_settings, &schema_grade,
				      &schema_scheme_rule, &schema_class_rules,	    &schema_roll_up,
				      &schema_rating_use};
	for (size_t k = 0; k < sizeof all / sizeof *all; k++)
		for (size_t j = 0; j < schema_count(all[k]); j++)
			assert_true(str_find(page, str_of(schema_at(all[k], j)->name)) != SIZE_MAX);
}

static void choices(void **state)
{
	(void)state;
	for (size_t k = 0; k < FORMULA_COUNT; k++)
		assert_has("\n.It Cm ", formula_names[k], "\n");
	for (size_t k = 0; k < EXPECTED_COUNT; k++)
		assert_has("\n.It Li ", expected_names[k], "\n");
	for (size_t k = 0; k < DENOMINATOR_COUNT; k++)
		assert_has(".Li ", denominator_names[k], "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(keys),
		cmocka_unit_test(choices),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
