/* What is taken for what: ids, former ids, titles, content; moves, splits, mergers, new numbers. */
#include "../support/diffs.h"
#include "../support/plans.h"

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

#define HEAD "title: t\nperiod: {from: 2019, to: 2022}\npolicies:\n"

static void check(const char *old, const char *new, const char *want)
{
	struct diff *d = diffs_read(a, str_of(old), str_of(new));
	plans_assert_str(diffs_text(a, d), str_of(want));
}

static void a_former_id_is_the_same_thing(void **state)
{
	(void)state;
	plans_assert_str(diffs_of(a, STR("indicators:\n- {id: x, title: 登録の数, targets: {2022: 5}}\n"),
				  STR("indicators:\n- {id: y, title: 別の題, formerly: [x], targets: {2022: 4}}\n")),
			 STR("looser target-lowered y 2022\nreworded id y\nreworded title y\n"));
}

static void a_title_is_known_again(void **state)
{
	(void)state;
	plans_assert_str(diffs_of(a, STR("indicators:\n- {id: x, title: 登録の数, targets: {2022: 5}}\n"),
				  STR("indicators:\n- {id: y, title: 登録の 数, targets: {2022: 5}}\n")),
			 STR("reworded id y\nformatting title y\n"));
}

/* Found by fuzzing: a plan did not equal itself. */
static void what_nothing_tells_apart_is_itself(void **state)
{
	static const char groups[] = HEAD "- title: p\n  measures:\n  - parts: [{title: ''}]\n  - {title: ''}\n"
					  "- title: p\n  measures: [{title: m}, {title: m}, {title: m}]\n";
	static const char items[] = HEAD "- title: p\n  measures:\n  - title: m\n"
					 "    indicators: [{id: ''}, {title: x}, {id: ''}, {title: x}]\n";

	(void)state;
	check(groups, groups, "");
	check(items, items, "");
}

static void likeness_is_a_guess_with_its_score(void **state)
{
	(void)state;
	plans_assert_str(
		diffs_of(a, STR("indicators:\n- {id: x, title: LINE情報配信登録の数, unit: 人, targets: {2022: 5}}\n"),
			 STR("indicators:\n- {id: y, title: LINE情報配信の登録者数, unit: 人, targets: {2022: 5}}\n")),
		STR("reworded id y like:81\nreworded title y like:81\n"));
}

static void what_is_not_alike_comes_and_goes(void **state)
{
	(void)state;
	plans_assert_str(diffs_of(a, STR("indicators:\n- {id: x, title: 登録の数, targets: {2022: 5}}\n"),
				  STR("indicators:\n- {id: y, title: 事故の件数, targets: {2022: 5}}\n")),
			 STR("scope-cut item-removed x\nscope-added item-added y\n"));
	plans_assert_str(diffs_of(a, STR("indicators:\n- {id: x, title: 訓練, targets: {2022: 5}}\n"),
				  STR("actions:\n- {id: y, title: 訓練, milestones: {2022: 実施}}\n")),
			 STR("scope-cut item-removed x\nscope-added item-added y\n"));
}

static void likeness_of_texts(void **state)
{
	(void)state;
	assert_int_equal(match_text_likeness(a, STR("登録の数"), STR("登録の数")), 100);
	assert_int_equal(match_text_likeness(a, STR("ＬＩＮＥ 登録"), STR("line登録")), 100);
	assert_int_equal(match_text_likeness(a, STR("登録"), STR("事故")), 0);
	assert_int_equal(match_text_likeness(a, STR(""), STR("")), 0);
}

static void moved_between_measures(void **state)
{
	(void)state;
	check(HEAD
	      "- title: p\n  measures:\n  - {id: m, title: 施策, figures: [{id: x, title: x}, {id: z, title: z}]}\n"
	      "  - {id: n, title: 別, figures: [{id: y, title: y}]}\n",
	      HEAD "- title: p\n  measures:\n  - {id: m, title: 施策, figures: [{id: z, title: z}]}\n"
		   "  - {id: n, title: 別, figures: [{id: y, title: y}, {id: x, title: x}]}\n",
	      "moved item-moved x\n");
}

static void order_means_nothing(void **state)
{
	(void)state;
	check(HEAD
	      "- title: p\n  measures:\n  - {id: m, title: 施策, figures: [{id: x, title: x}, {id: y, title: y}]}\n"
	      "  - {id: n, title: 別}\n",
	      HEAD "- title: p\n  measures:\n  - {id: n, title: 別}\n"
		   "  - {id: m, title: 施策, figures: [{id: y, title: y}, {id: x, title: x}]}\n",
	      "formatting order policy-1\nformatting order m\n");
}

static void a_measure_is_split(void **state)
{
	(void)state;
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: y, title: y}, "
		   "{id: z, title: z}]}\n",
	      HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}]}\n"
		   "  - {id: n, title: 電子申請, figures: [{id: y, title: y}, {id: z, title: z}]}\n",
	      "moved group-split n affected:2\n");
}

static void measures_are_merged(void **state)
{
	(void)state;
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}]}\n"
		   "  - {id: n, title: 電子申請, figures: [{id: y, title: y}, {id: z, title: z}]}\n",
	      HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: y, title: y}, "
		   "{id: z, title: z}]}\n",
	      "moved group-merged n affected:2\n");
}

/* Ids made from numbers must not make another policy of each. */
static void renumbered_policies_are_one_line(void **state)
{
	(void)state;
	check(HEAD "- {number: Ⅰ, title: 安全, measures: [{number: Ⅰ-1, title: 訓練}, {number: Ⅰ-2, title: 備蓄}]}\n"
		   "- {number: Ⅱ, title: 便利, measures: [{number: Ⅱ-1, title: 窓口}]}\n",
	      HEAD "- {number: Ⅰ, title: 健康}\n"
		   "- {number: Ⅱ, title: 安全, measures: [{number: Ⅱ-1, title: 訓練}, {number: Ⅱ-2, title: 備蓄}]}\n"
		   "- {number: Ⅲ, title: 便利, measures: [{number: Ⅲ-1, title: 窓口}]}\n",
	      "scope-added group-added I\nmoved renumbered II affected:1\n");
}

static void a_renamed_policy_is_known_by_what_it_holds(void **state)
{
	(void)state;
	check(HEAD "- {number: Ⅰ, title: 安全, measures: [{id: m, title: 訓練}, {id: n, title: 備蓄}]}\n",
	      HEAD "- {number: Ⅰ, title: くらしの守り, measures: [{id: m, title: 訓練}, {id: n, title: 備蓄}]}\n",
	      "reworded title I like:99\n");
}

static void shown_in_another_place_too(void **state)
{
	(void)state;
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 施策, indicators: [{id: x, title: x}]}\n"
		   "  - {id: n, title: 別, indicators: [{id: y, title: y}]}\n",
	      HEAD "- title: p\n  measures:\n  - {id: m, title: 施策, indicators: [{id: x, title: x}]}\n"
		   "  - {id: n, title: 別, indicators: [{id: y, title: y}, x]}\n",
	      "moved reference-added x\n");
}

static void one_side_may_be_missing(void **state)
{
	struct diag_list diags;
	struct plan *p = plans_read(a, STR(HEAD "- title: p\n  measures:\n  - {id: m, title: t}\n"), &diags);
	(void)state;
	plans_assert_str(diffs_text(a, diff_plans(a, NULL, p)),
			 STR("scope-added group-added policy-1\nscope-added group-added m\n"));
	plans_assert_str(diffs_text(a, diff_plans(a, p, NULL)),
			 STR("scope-cut group-removed policy-1\nscope-cut group-removed m\n"));
	assert_true(diff_is_empty(diff_plans(a, p, p)));
	assert_true(diff_is_empty(diff_plans(a, NULL, NULL)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_former_id_is_the_same_thing, begin, end),
		cmocka_unit_test_setup_teardown(a_title_is_known_again, begin, end),
		cmocka_unit_test_setup_teardown(what_nothing_tells_apart_is_itself, begin, end),
		cmocka_unit_test_setup_teardown(likeness_is_a_guess_with_its_score, begin, end),
		cmocka_unit_test_setup_teardown(what_is_not_alike_comes_and_goes, begin, end),
		cmocka_unit_test_setup_teardown(likeness_of_texts, begin, end),
		cmocka_unit_test_setup_teardown(moved_between_measures, begin, end),
		cmocka_unit_test_setup_teardown(order_means_nothing, begin, end),
		cmocka_unit_test_setup_teardown(a_measure_is_split, begin, end),
		cmocka_unit_test_setup_teardown(measures_are_merged, begin, end),
		cmocka_unit_test_setup_teardown(renumbered_policies_are_one_line, begin, end),
		cmocka_unit_test_setup_teardown(a_renamed_policy_is_known_by_what_it_holds, begin, end),
		cmocka_unit_test_setup_teardown(shown_in_another_place_too, begin, end),
		cmocka_unit_test_setup_teardown(one_side_may_be_missing, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
