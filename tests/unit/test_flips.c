/* Verdicts that flip between two revisions, what made them flip, and figures that differ between two sets of results.
 */
#include "../support/diffs.h"
#include "../support/plans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
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

static const struct date today = {2023, 4, 1};

static const struct results *results_of(const struct plan *p, const char *rows)
{
	return diffs_results(a, p, str_format(a, "id,period,value\n%s", rows));
}

static struct plan *plan_of(const char *yaml)
{
	struct diag_list diags;
	struct str text = str_format(a,
				     "title: t\nperiod: {from: 2021, to: 2022}\npolicies:\n- title: p\n  measures:\n"
				     "  - {id: m, title: t, indicators: [%s]}\n",
				     yaml);
	struct plan *p = plans_read(a, text, &diags);
	assert_non_null(p);
	return p;
}

static struct diff *flipped(const char *old, const char *new, const char *rows)
{
	struct plan *x = plan_of(old), *y = plan_of(new);
	struct diff *d = diff_plans(a, x, y);
	diff_share_ids(d, x, y);
	const struct results *const results[] = {results_of(x, rows), results_of(y, rows)};
	diff_flips(d, results, today);
	return d;
}

static void check(const char *old, const char *new, const char *rows, const char *want)
{
	plans_assert_str(diffs_text(a, flipped(old, new, rows)), str_of(want));
}

static void a_lowered_target_is_met(void **state)
{
	(void)state;
	check("{id: x, title: t, targets: {2022: 4500}}", "{id: x, title: t, targets: {2022: 2800}}",
	      "x,2023-03,2800\n", "looser target-lowered x 2022 2022:missed->met\n");
	check("{id: x, title: t, targets: {2022: 4500}}", "{id: x, title: t, targets: {2022: 2801}}",
	      "x,2023-03,2800\n", "looser target-lowered x 2022\n");
}

static void the_year_of_the_change_counts(void **state)
{
	(void)state;
	check("{id: x, title: t, targets: {2021: 10, 2022: 10}}", "{id: x, title: t, targets: {2021: 9, 2022: 8}}",
	      "x,2022-03,9\nx,2023-03,8\n",
	      "looser target-lowered x 2021 2021:missed->met\nlooser target-lowered x 2022 2022:missed->met\n");
}

static void another_definition_flips_too(void **state)
{
	(void)state;
	check("{id: x, title: t, targets: {2022: 10}}", "{id: x, title: t, aggregate: sum, targets: {2022: 10}}",
	      "x,2022-09,6\nx,2023-03,6\n", "definition aggregate x 2022:missed->met\n");
}

static void a_new_id_keeps_its_results(void **state)
{
	(void)state;
	check("{id: x, title: t, targets: {2022: 10}}", "{id: y, title: t, targets: {2022: 6}}", "x,2023-03,6\n",
	      "looser target-lowered y 2022 2022:missed->met\nreworded id y\n");
	check("{id: '', title: t, targets: {2022: 10}}", "{id: y, title: t, targets: {2022: 6}}", "y,2023-03,6\n",
	      "looser target-lowered y 2022 2022:missed->met\n"
	      "reworded id y\n");
	check("{id: x, title: t, targets: {2022: 10}}", "{id: '', title: t, targets: {2022: 6}}", "x,2023-03,6\n",
	      "looser target-lowered  2022 2022:missed->met\n"
	      "reworded id \n");
}

static void removed_while_behind_is_the_gravest(void **state)
{
	struct diff *d;
	(void)state;
	d = flipped("{id: x, title: t, targets: {2021: 1, 2022: 10}}, {id: z, title: 別の題, targets: {2022: 5}}",
		    "{id: z, title: 別の題, targets: {2022: 4}}", "x,2022-03,1\nx,2023-03,6\n");
	plans_assert_str(diffs_text(a, d), STR("scope-cut item-removed x behind 2022:missed->no-target\n"
					       "looser target-lowered z 2022\n"));
	assert_int_equal(d->behind, 1);
	d = flipped("{id: x, title: t, targets: {2021: 1}}", "", "x,2022-03,1\n");
	plans_assert_str(diffs_text(a, d), STR("scope-cut item-removed x\n"));
}

static struct diff *with_data(const char *old, const char *new, const char *old_rows, const char *new_rows)
{
	struct plan *x = plan_of(old), *y = plan_of(new);
	struct diff *d = diff_plans(a, x, y);
	struct diff_results r = {{{results_of(x, old_rows), results_of(x, new_rows)},
				  {results_of(y, old_rows), results_of(y, new_rows)}}};
	diff_flips_with_data(d, &r, today);
	return d;
}

static void plan_and_data_are_told_apart(void **state)
{
	static const char old[] = "{id: x, title: t, targets: {2022: 10}}";
	static const char new[] = "{id: x, title: t, targets: {2022: 8}}";
	struct diff *d;
	(void)state;
	d = with_data(old, new, "x,2023-03,8\n", "x,2023-03,8\n");
	assert_int_equal(d->flips.n, 1);
	assert_int_equal(d->flips.v[0]->cause, FLIP_PLAN);
	d = with_data(old, old, "x,2023-03,8\n", "x,2023-03,11\n");
	assert_int_equal(d->flips.n, 1);
	assert_int_equal(d->flips.v[0]->cause, FLIP_DATA);
	plans_assert_str(diffs_text(a, d), STR("data figure-changed x 2022 2022:missed->met\n"));
	d = with_data(old, new, "x,2023-03,7\n", "x,2023-03,9\n");
	assert_int_equal(d->flips.n, 1);
	assert_int_equal(d->flips.v[0]->cause, FLIP_BOTH);
	assert_int_equal(d->flips.v[0]->because_count, 2);
}

static void past_figures_are_listed_new_ones_are_not(void **state)
{
	static const char plan[] = "{id: x, title: t, targets: {2022: 10}}";
	struct diff *d;
	(void)state;
	d = with_data(plan, plan, "x,2021-06,1\nx,2021-09,2\nx,2022-03,3\n",
		      "x,2021-06,1\nx,2021-09,4\nx,2021-12,5\nx,2022-09,6\n");
	plans_assert_str(diffs_text(a, d),
			 STR("data figure-changed x 2021\ndata figure-removed x 2021\ndata figure-added x 2021\n"));
	d = with_data(plan, plan, "x,2021-06,1\n", "x,2021-06,1\nx,2021-07,5\n");
	assert_true(diff_is_empty(d));
}

/* Levels, words without a number, and what was measured elsewhere. */
static void figures_of_all_kinds(void **state)
{
	static const char plan[] =
		"{id: x, title: t, scale: yes-no, targets: {2022: 済}}, {id: y, title: u, targets: {2022: 5}}";
	struct diff *d;
	(void)state;
	d = with_data(plan, plan, "x,2022-03,未\ny,2022-03,5\n", "x,2022-03,済\ny,2022-03,調査なし\n");
	plans_assert_str(diffs_text(a, d), STR("data figure-changed x 2021\ndata figure-changed y 2021\n"));
	assert_string_equal(str_z(a, d->changes.v[0]->value[DIFF_OLD].text), "未");
	assert_string_equal(str_z(a, d->changes.v[1]->value[DIFF_NEW].text), "調査なし");
}

/* A ratio flips because of what it is made of. */
static void a_part_flips_the_ratio(void **state)
{
	static const char plan[] = "{id: r, title: r, unit: '%%', ratio: {of: x, to: y}, targets: {2022: 50}}, "
				   "{id: x, title: x, aggregate: %s}, {id: y, title: y}";
	(void)state;
	check(str_z(a, str_format(a, plan, "last")), str_z(a, str_format(a, plan, "sum")),
	      "x,2022-06,4\nx,2022-09,2\ny,2022-09,10\n", "definition aggregate x 2022:missed->met\n");
}

/* The whole plan's year, when nothing else explains it. */
static void the_plan_itself_flips(void **state)
{
	struct diag_list diags;
	static const char text[] =
		"title: t\nperiod: {from: 2021, to: 2022}\nfiscal-year-start: %d\npolicies:\n- title: p\n"
		"  measures:\n  - {id: m, title: t, indicators: [{id: x, title: t, targets: {2021: 5}}]}\n";
	struct plan *x = plans_read(a, str_format(a, text, 4), &diags),
		    *y = plans_read(a, str_format(a, text, 1), &diags);
	struct diff *d = diff_plans(a, x, y);
	const struct results *const results[] = {results_of(x, "x,2021-02-01,6\n"), results_of(y, "x,2021-02-01,6\n")};
	(void)state;
	diff_flips(d, results, today);
	plans_assert_str(diffs_text(a, d), STR("definition fiscal-year-start plan 2021:no-data->met\n"));
}

static void a_plan_that_is_not_there_has_no_verdicts(void **state)
{
	struct plan *x = plan_of("{id: x, title: t, targets: {2022: 10}}");
	struct diff *d = diff_plans(a, NULL, x);
	const struct results *const results[] = {NULL, results_of(x, "x,2023-03,11\n")};
	struct diff_results two = {{{NULL, NULL}, {results[1], results[1]}}};
	(void)state;
	diff_flips(d, results, today);
	diff_flips_with_data(d, &two, today);
	assert_int_equal(d->flips.n, 0);
	diff_share_ids(d, NULL, x);
	d = diff_plans(a, x, NULL);
	diff_share_ids(d, x, NULL);
	diff_flips(d, (const struct results *const[]){results[1], NULL}, today);
	assert_int_equal(d->flips.n, 0);
}

/* More causes than fit into one piece of memory, and ids given up twice. */
static void many_causes(void **state)
{
	(void)state;
	check("{id: x, title: t, formerly: [o], aggregate: last, direction: higher, targets: {2022: 10}}",
	      "{id: z, title: t, formerly: [o, x], aggregate: sum, direction: higher, rows: increments, "
	      "per-department: sum, "
	      "report-due: 90 days, max-age: 2 years, class: c, weight: 2, whole: z, surveyed: {every: 1, from: 2021}, "
	      "targets: {2022: 10}}",
	      "x,2022-09,6\nx,2023-03,6\n",
	      "definition aggregate z 2022:missed->met\ndefinition per-department z\ndefinition surveyed z\n"
	      "definition report-due z\ndefinition max-age z\ndefinition whole z\ndefinition class z\n"
	      "definition weight z\nreworded id z\n");
}

/* Measured on another scale, or on none any more: the figure is another one. */
static void figures_on_another_scale(void **state)
{
	(void)state;
	check("{id: x, title: t, scale: yes-no, targets: {2022: 済}}", "{id: x, title: t, targets: {2022: 1}}",
	      "x,2023-03,1\n",
	      "definition scale x 2022:no-data->met\n"
	      "definition target-changed x 2022\n");
	check("{id: x, title: t, targets: {2022: 2}}", "{id: x, title: t, scale: yes-no, targets: {2022: 済}}",
	      "x,2023-03,済\n",
	      "definition scale x 2022:no-data->met\n"
	      "definition target-changed x 2022\n");
	check("{id: x, title: t, scale: progress, targets: {2022: 実施}}",
	      "{id: x, title: t, scale: yes-no, targets: {2022: 済}}", "x,2023-03,済\n",
	      "definition scale x 2022:no-data->met\n");
	check("{id: x, title: t, scale: progress, targets: {2022: 実施}}",
	      "{id: x, title: t, scale: progress, targets: {2022: 着手}}", "x,2023-03,着手\n",
	      "looser target-lowered x 2022 2022:missed->met\n");
}

/* Two things that are gone, each with its own years. */
static void given_up_in_other_ways(void **state)
{
	(void)state;
	check("{id: x, title: t, targets: {2021: 5}}, {id: y, title: 別の題, targets: {2021: 5}}",
	      "{id: z, title: 訓練}", "x,2022-03,1\ny,2022-03,6\n",
	      "scope-cut item-removed x behind 2021:missed->no-target\n"
	      "scope-cut item-removed y\n"
	      "scope-added item-added z\n");
	check("{id: x, title: t, targets: {2021: 5, 2022: 5}}",
	      "{id: x, title: t, targets: {2021: 5, 2022: 5}, status: [{state: cancelled, from: 2022}]}",
	      "x,2022-03,1\nx,2023-03,1\n", "scope-cut status x behind 2022:missed->no-target\n");
	check("{id: x, title: t, targets: {2021: 5, 2022: 5}, status: [{state: suspended, from: 2022}]}",
	      "{id: x, title: t, targets: {2021: 5, 2022: 5}}", "x,2022-03,1\nx,2023-03,1\n",
	      "scope-added status x 2022:no-target->missed\n");
	check("{id: x, title: t, targets: {2021: 5, 2022: 5}, note: a}",
	      "{id: x, title: t, targets: {2021: 5, 2022: 5}, note: b, class: c}", "x,2022-03,1\nx,2023-03,1\n",
	      "definition class x\n"
	      "reworded note x\n");
}

/* What bears on all that is measured, when nothing of the item's own explains it. */
static void other_parts_of_the_plan_flip(void **state)
{
	static const struct {
		const char *old, *new, *rows, *want;
	} cases[] = {
		{"period: {from: 2021, to: 2021}\nfiscal-year-start: 4\n",
		 "period: {from: 2021, to: 2022}\nfiscal-year-start: 4\n", "x,2022-03,1\nx,2023-03,6\n",
		 "scope-added period plan\n"},
		{"period: {from: 2021, to: 2022}\nresults: {files: r.csv, missing: {調査なし: none}}\n",
		 "period: {from: 2021, to: 2022}\nresults: {files: r.csv, missing: {調査なし: unknown}}\n",
		 "x,2023-03,調査なし\n", "definition results-words plan 2022:missed->no-data\n"},
		{"period: {from: 2021, to: 2022}\nscales: {s: {levels: [低, 中, 高]}}\n",
		 "period: {from: 2021, to: 2022}\nscales: {s: {levels: [低, 高, 中]}}\n", "y,2023-03,高\n",
		 "definition scale-levels s affected:1 2022:met->missed\n"},
		{"period: {from: 2021, to: 2022}\nscales: {u: {levels: [低, 中, 高]}, s: {levels: [低, 中, "
		 "高]}}\naction-scale: u\n",
		 "period: {from: 2021, to: 2022}\nscales: {u: {levels: [低, 中, 高]}, s: {levels: [低, 高, "
		 "中]}}\naction-scale: s\n",
		 "z,2023-03,高\n",
		 "definition scale-levels s affected:2 2022:met->missed\n"
		 "definition action-scale plan affected:2\n"},
		{"period: {from: 2021, to: 2022}\nfiscal-year-start: 4\nfiscal-year-named-after: start\n",
		 "period: {from: 2021, to: 2022}\nfiscal-year-start: 4\nfiscal-year-named-after: end\n",
		 "x,2021-06-30,6\n", "definition fiscal-year-named-after plan 2021:met->no-data 2022:no-data->met\n"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct diag_list diags;
		static const char text[] =
			"title: t\n%spolicies:\n- title: p\n  measures:\n  - id: m\n    title: t\n"
			"    indicators: [{id: x, title: t, standing: true, targets: {2021: 5}}%s]\n%s";
		bool scale = strstr(cases[k].old, "scales"), actions = strstr(cases[k].old, "action-scale");
		const char *level = scale ? ", {id: y, title: u, scale: s, targets: {2022: 中}}" : "";
		const char *milestone = actions ? "    actions: [{id: z, title: v, milestones: {2022: 中}}]\n" : "";
		struct plan *x = plans_read(a, str_format(a, text, cases[k].old, level, milestone), &diags),
			    *y = plans_read(a, str_format(a, text, cases[k].new, level, milestone), &diags);
		struct diff *d = diff_plans(a, x, y);
		const struct results *const results[] = {results_of(x, cases[k].rows), results_of(y, cases[k].rows)};
		diff_flips(d, results, today);
		plans_assert_str(diffs_text(a, d), str_of(cases[k].want));
	}
}

/* A figure of a later year flips nothing before. */
static void later_figures_flip_nothing(void **state)
{
	struct diff *d = with_data("{id: x, title: t, targets: {2021: 5, 2022: 10}}",
				   "{id: x, title: t, targets: {2021: 5, 2022: 10}}", "x,2022-03,4\nx,2023-03,8\n",
				   "x,2022-03,6\nx,2023-03,9\n");
	(void)state;
	plans_assert_str(diffs_text(a, d), STR("data figure-changed x 2021 2021:missed->met\n"
					       "data figure-changed x 2022\n"));
	d = with_data("{id: x, title: t, scale: yes-no, targets: {2021: 済}}",
		      "{id: x, title: t, scale: yes-no, targets: {2021: 済}}", "x,2022-03,調査なし\n",
		      "x,2022-03,済\n");
	plans_assert_str(diffs_text(a, d), STR("data figure-changed x 2021\n"));
	d = with_data("{id: x, title: t, targets: {2022: 10}}", "{id: x, title: t, targets: {2022: 10}}",
		      "x,2023-03,8\nx,2022-03,7\n", "x,2023-03,8\nx,2022-03,6\n");
	plans_assert_str(diffs_text(a, d), STR("data figure-changed x 2021\n"));
}

/* Of a year with several targets each has its verdict. */
static void each_target_of_a_year_flips(void **state)
{
	(void)state;
	check("{id: x, title: t, targets: {2022-Q2: 5, 2022: 10}}", "{id: x, title: t, targets: {2022-Q2: 4, 2022: 9}}",
	      "x,2022-09,4\nx,2023-03,9\n",
	      "looser target-lowered x 2022 2022:missed->met\n"
	      "looser target-lowered x 2022 2022:missed->met\n");
	check("{id: x, title: t, targets: {2022: 10}}", "{id: x, title: t, targets: {2022-Q2: 4, 2022: 9}}",
	      "x,2022-09,4\nx,2023-03,9\n",
	      "looser target-lowered x 2022 2022:missed->met\n"
	      "stricter target-set x 2022 2022:no-target->met\n");
	check("{id: x, title: t, targets: {2022-Q2: 5, 2022: 10}}", "", "x,2022-09,4\nx,2023-03,9\n",
	      "scope-cut item-removed x behind 2022:missed->no-target 2022:missed->no-target\n");
}

/* A row that was said twice, and figures of one time in other words. */
static void rows_of_one_time(void **state)
{
	static const char plan[] = "{id: x, title: t, targets: {2021: 5, 2022: 10}}";
	(void)state;
	plans_assert_str(diffs_text(a, with_data(plan, plan, "x,2022-03,4\nx,2022-03,4\n", "x,2022-03,6\n")),
			 STR("data figure-changed x 2021 2021:missed->met\n"));
	plans_assert_str(diffs_text(a, with_data(plan, plan, "x,2022-03,4\nx,FY2021,4\n", "x,2022-03,6\nx,FY2021,6\n")),
			 STR("data figure-changed x 2021 2021:missed->met\ndata figure-changed x 2021\n"));
}

/* Levels that look like numbers: 2 of a count is no level 2. */
static void levels_that_look_like_numbers(void **state)
{
	static const char text[] =
		"title: t\nperiod: {from: 2021, to: 2022}\nscales: {s: {levels: ['1', '2', '3']}}\npolicies:\n"
		"- title: p\n  measures:\n  - {id: m, title: t, indicators: [{id: x, title: t, %s}]}\n";
	static const char *const of[] = {"targets: {2022: 3}", "scale: s, targets: {2022: '2'}"};
	static const char *const flip[] = {"missed->met", "met->missed"};
	(void)state;
	for (int k = 0; k < 2; k++) {
		struct diag_list diags;
		struct plan *x = plans_read(a, str_format(a, text, of[k]), &diags),
			    *y = plans_read(a, str_format(a, text, of[!k]), &diags);
		struct diff *d = diff_plans(a, x, y);
		const struct results *const results[] = {results_of(x, "x,2023-03,2\n"),
							 results_of(y, "x,2023-03,2\n")};
		diff_flips(d, results, today);
		plans_assert_str(
			diffs_text(a, d),
			str_format(a, "definition scale x 2022:%s\ndefinition target-changed x 2022\n", flip[k]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_lowered_target_is_met, begin, end),
		cmocka_unit_test_setup_teardown(the_year_of_the_change_counts, begin, end),
		cmocka_unit_test_setup_teardown(another_definition_flips_too, begin, end),
		cmocka_unit_test_setup_teardown(a_new_id_keeps_its_results, begin, end),
		cmocka_unit_test_setup_teardown(removed_while_behind_is_the_gravest, begin, end),
		cmocka_unit_test_setup_teardown(plan_and_data_are_told_apart, begin, end),
		cmocka_unit_test_setup_teardown(past_figures_are_listed_new_ones_are_not, begin, end),
		cmocka_unit_test_setup_teardown(figures_of_all_kinds, begin, end),
		cmocka_unit_test_setup_teardown(a_part_flips_the_ratio, begin, end),
		cmocka_unit_test_setup_teardown(the_plan_itself_flips, begin, end),
		cmocka_unit_test_setup_teardown(a_plan_that_is_not_there_has_no_verdicts, begin, end),
		cmocka_unit_test_setup_teardown(many_causes, begin, end),
		cmocka_unit_test_setup_teardown(figures_on_another_scale, begin, end),
		cmocka_unit_test_setup_teardown(given_up_in_other_ways, begin, end),
		cmocka_unit_test_setup_teardown(other_parts_of_the_plan_flip, begin, end),
		cmocka_unit_test_setup_teardown(later_figures_flip_nothing, begin, end),
		cmocka_unit_test_setup_teardown(each_target_of_a_year_flips, begin, end),
		cmocka_unit_test_setup_teardown(rows_of_one_time, begin, end),
		cmocka_unit_test_setup_teardown(levels_that_look_like_numbers, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
