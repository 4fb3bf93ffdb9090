/* The targets of a plan through its revisions. */
#include "diff/history.h"

#include "../support/plans.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

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

/* "x 2022: 0=4500 2=2800/looser" */
static struct str text_of(const struct history *h)
{
	struct buf out = buf_new(a);
	for (size_t k = 0; k < h->items.n; k++) {
		const struct history_item *i = h->items.v[k];
		for (size_t j = 0; j < i->in_order.n; j++) {
			const struct history_year *y = i->in_order.v[j];
			buf_printf(&out, "%.*s%s %d:", STR_ARG(i->item->id.s), i->gone ? " (gone)" : "", y->year);
			for (size_t e = 0; e < y->entries.n; e++) {
				const struct history_entry *x = &y->entries.v[e];
				struct str value = x->value.kind ? rat_exact(a, x->value.number.value, 0) : STR("none");
				buf_printf(&out, " %zu=%.*s", x->revision, STR_ARG(value));
				if (x->class != DIFF_CLASS_COUNT)
					buf_printf(&out, "/%s", diff_class_names[x->class]);
			}
			buf_add_c(&out, '\n');
		}
	}
	return buf_str(&out);
}

static void check(const char *const *revision, size_t n, const char *want)
{
	struct history *h = history_new(a);
	for (size_t k = 0; k < n; k++) {
		struct str yaml = str_format(a, "indicators:\n%s", revision[k]);
		history_add(h, revision[k][0] ? plans_with(a, yaml) : NULL);
	}
	plans_assert_str(text_of(h), str_of(want));
}

#define CHECK(want, ...)                                                                                               \
	do {                                                                                                           \
		static const char *const revisions[] = {__VA_ARGS__};                                                  \
		check(revisions, sizeof revisions / sizeof *revisions, want);                                          \
	} while (0)

static void only_changes_are_kept(void **state)
{
	(void)state;
	CHECK("x 2021: 0=5\nx 2022: 0=6 2=4/looser 3=7/stricter\n",
	      "- {id: x, title: t, targets: {2021: 5, 2022: 6}}\n",
	      "- {id: x, title: u, targets: {2021: 5, 2022: 6.0}}\n",
	      "- {id: x, title: u, targets: {2021: 5, 2022: 4}}\n",
	      "- {id: x, title: u, targets: {2021: 5, 2022: 7}}\n");
}

static void targets_come_and_go(void **state)
{
	(void)state;
	CHECK("x 2021: 1=5\nx 2022: 0=6 1=none/looser\n", "- {id: x, title: t, targets: {2022: 6}}\n",
	      "- {id: x, title: t, targets: {2021: 5, 2022: —}}\n");
	CHECK("x (gone) 2022: 0=6 1=none/looser\ny 2022: 1=1\n", "- {id: x, title: 登録, targets: {2022: 6}}\n",
	      "- {id: y, title: 事故, targets: {2022: 1}}\n");
}

static void a_new_id_goes_on(void **state)
{
	(void)state;
	CHECK("y 2022: 0=6 1=7/stricter\n", "- {id: x, title: 登録, targets: {2022: 6}}\n",
	      "- {id: y, title: 登録, targets: {2022: 7}}\n");
}

static void what_cannot_be_read_is_passed_over(void **state)
{
	(void)state;
	CHECK("x 2022: 1=6 3=7/stricter\n", "", "- {id: x, title: t, targets: {2022: 6}}\n", "",
	      "- {id: x, title: t, targets: {2022: 7}}\n");
}

static void increments_and_standing_targets(void **state)
{
	(void)state;
	CHECK("x 2020: 0=2\nx 2021: 0=4\nx 2022: 0=4 1=none/looser\n",
	      "- {id: x, title: t, standing: true, targets-are: increments, targets: {2020: 2, 2021: 2}}\n",
	      "- {id: x, title: t, targets: {2020: 2, 2021: 4}}\n");
}

/* Each target of a year has its own history, and a span one a year. */
static void several_targets_in_a_year(void **state)
{
	(void)state;
	CHECK("x 2022: 0=5 1=4/looser 2=none/looser\n"
	      "x 2022: 0=9\n",
	      "- {id: x, title: t, targets: {2022-Q2: 5, 2022: 9}}\n",
	      "- {id: x, title: t, targets: {2022-Q2: 4, 2022: 9}}\n", "- {id: x, title: t, targets: {2022: 9}}\n");
	CHECK("x 2022: 0=5 1=none/looser\n"
	      "x 2022: 0=9\n",
	      "- {id: x, title: t, targets: {2022-Q2: 5, 2022: 9}}\n",
	      "- {id: x, title: t, targets: {2022-Q2: —, 2022: 9}}\n");
	CHECK("x 2022: 1=5\n"
	      "x 2022: 1=9\n"
	      "x 2022: 0=9 1=none/looser\n",
	      "- {id: x, title: t, targets: {2022: 9}}\n", "- {id: x, title: t, targets: {2022-Q1: 5, 2022-Q2: 9}}\n");
	CHECK("x 2022: 1=5\n"
	      "x 2022: 0=9 1=none/looser\n",
	      "- {id: x, title: t, targets: {2022: 9}}\n", "- {id: x, title: t, targets: {2022-Q1: 5, 2022: —}}\n");
	CHECK("x 2020: 0=9\n"
	      "x 2021: 0=9\n"
	      "x 2022: 0=9 1=none/looser\n",
	      "- {id: x, title: t, targets: {2020-2022: 9}}\n", "- {id: x, title: t, targets: {2020-2021: 9}}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(only_changes_are_kept, begin, end),
		cmocka_unit_test_setup_teardown(targets_come_and_go, begin, end),
		cmocka_unit_test_setup_teardown(a_new_id_goes_on, begin, end),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_passed_over, begin, end),
		cmocka_unit_test_setup_teardown(increments_and_standing_targets, begin, end),
		cmocka_unit_test_setup_teardown(several_targets_in_a_year, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
