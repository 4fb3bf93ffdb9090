/* The manual pages describe the options that the tables have, and no others. */
#include "cli/diff.h"
#include "cli/tools.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena *a;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct str read_page(const char *path)
{
	struct buf page = buf_new(a);
	FILE *f = fopen(path, "r");
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_add_c(&page, (char)c);
	assert_int_equal(fclose(f), 0);
	return buf_str(&page);
}

/* ".It Fl q , Fl -quiet" or ".It Fl -as-of Ns = Ns Ar date": the line of an option's entry as far as its name. */
static struct str entry_of(const struct option_row *row)
{
	return row->letter != '\0' ? str_format(a, "\n.It Fl %c , Fl -%s", row->letter, row->name)
				   : str_format(a, "\n.It Fl -%s", row->name);
}

static bool described(struct str page, const struct option_row *row)
{
	struct str entry = entry_of(row);
	size_t at = str_find(page, entry);

	if (at == SIZE_MAX)
		return false;
	struct str rest = str_slice(page, at + entry.n, page.n);
	return str_has_prefix(rest, row->kind == OPTION_SWITCH ? STR("\n") : STR(" Ns = Ns Ar "));
}

static size_t entries(struct str page)
{
	size_t n = 0;

	for (size_t at; (at = str_find(page, STR("\n.It Fl "))) != SIZE_MAX; n++)
		page = str_slice(page, at + 1, page.n);
	return n;
}

static void assert_page(const char *path, const struct command *c)
{
	struct str page = read_page(path);

	for (size_t i = 0; i < c->option_count; i++)
		if (!described(page, &c->option[i]))
			fail_msg("%s does not describe --%s", path, c->option[i].name);
	assert_int_equal(entries(page), c->option_count);
}

static void test_plan_eval(void **state)
{
	(void)state;
	assert_page("man/plan-eval.1", &plan_eval_command);
}

static void test_plan_lint(void **state)
{
	(void)state;
	assert_page("man/plan-lint.1", &plan_lint_command);
}

static void test_plan_diff(void **state)
{
	(void)state;
	assert_page("man/plan-diff.1", &plan_diff_command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan_eval),
		cmocka_unit_test(test_plan_lint),
		cmocka_unit_test(test_plan_diff),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
