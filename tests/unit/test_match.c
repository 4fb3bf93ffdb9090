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

/* More than fit into one piece of memory. */
static void many_measures(void **state)
{
	struct buf old = buf_new(a), new = buf_new(a);
	(void)state;
	buf_add_z(&old, HEAD "- title: p\n  measures:\n");
	buf_add_z(&new, HEAD "- title: p\n  measures:\n");
	for (int k = 0; k < 150; k++) {
		buf_printf(&old, "  - {id: m%d, title: t%d}\n", k, k);
		buf_printf(&new, "  - {id: m%d, title: t%d%s}\n", k, k, k == 140 ? " x" : "");
	}
	check(str_z(a, buf_str(&old)), str_z(a, buf_str(&new)), "reworded title m140\n");
}

/* Of several alike the most alike is taken, then the first. */
static void the_most_alike_is_taken(void **state)
{
	(void)state;
	plans_assert_str(diffs_of(a,
				  STR("indicators:\n- {id: a, title: 電子申請の利用件数}\n"
				      "- {id: b, title: 電子申請の利用者数}\n"),
				  STR("indicators:\n- {id: c, title: 電子申請の利用者の数}\n"
				      "- {id: d, title: 電子申請の利用の件数}\n")),
			 STR("reworded id c like:85\n"
			     "reworded title c like:85\n"
			     "reworded id d like:85\n"
			     "reworded title d like:85\n"
			     "formatting order m\n"));
	plans_assert_str(diffs_of(a, STR("indicators:\n- {id: a, title: 電子申請の利用件数}\n"),
				  STR("indicators:\n- {id: c, title: 電子申請の利用件数 一}\n"
				      "- {id: d, title: 電子申請の利用件数 二}\n")),
			 STR("scope-added item-added d\n"
			     "reworded id c like:85\n"
			     "reworded title c like:85\n"));
	plans_assert_str(diffs_of(a,
				  STR("indicators:\n- {id: c, title: 電子申請の利用件数 一}\n"
				      "- {id: d, title: 電子申請の利用件数 二}\n"),
				  STR("indicators:\n- {id: a, title: 電子申請の利用件数}\n")),
			 STR("scope-cut item-removed d\n"
			     "reworded id a like:85\n"
			     "reworded title a like:85\n"));
}

#define ALIKE(old, new)                                                                                                \
	diffs_of(a, STR("indicators:\n- {id: x, title: LINE情報配信登録の数, " old "}\n"),                             \
		 STR("indicators:\n- {id: y, title: LINE情報配信の登録者数, " new "}\n"))

/* Units and targets tell how alike two things of like titles are. */
static void targets_make_things_alike(void **state)
{
	(void)state;
	plans_assert_str(ALIKE("unit: 人", "unit: 件"), STR("definition unit y like:64\n"
							    "reworded id y like:64\n"
							    "reworded title y like:64\n"));
	plans_assert_str(ALIKE("targets: {2021: 5, 2022: 6}", "targets: {2021: 5}"),
			 STR("looser target-dropped y 2022 like:72\n"
			     "reworded id y like:72\n"
			     "reworded title y like:72\n"));
	plans_assert_str(ALIKE("targets: {2021: 5}", "targets: {2022: 5}"), STR("scope-cut item-removed x\n"
										"scope-added item-added y\n"));
	plans_assert_str(ALIKE("targets: {2021: 5}", "targets: {2021-2022: 5}"), STR("scope-cut item-removed x\n"
										     "scope-added item-added y\n"));
	plans_assert_str(ALIKE("targets: {2022: 5}", "targets: {2022: \"> 5\"}"), STR("scope-cut item-removed x\n"
										      "scope-added item-added y\n"));
	plans_assert_str(ALIKE("targets: {2022: 増加}", "targets: {2022: 増加}"), STR("reworded id y like:79\n"
										      "reworded title y like:79\n"));
	plans_assert_str(ALIKE("targets: {2022: 増加}", "targets: {2022: \"> 5\"}"), STR("scope-cut item-removed x\n"
											 "scope-added item-added y\n"));
	plans_assert_str(ALIKE("scale: progress, targets: {2022: 実施}", "scale: progress, targets: {2022: 実施}"),
			 STR("reworded id y like:79\n"
			     "reworded title y like:79\n"));
	plans_assert_str(ALIKE("scale: progress, targets: {2022: 実施}", "scale: progress, targets: {2022: 着手}"),
			 STR("scope-cut item-removed x\n"
			     "scope-added item-added y\n"));
	plans_assert_str(ALIKE("scale: progress, targets: {2022: 実施}", "scale: yes-no, targets: {2022: 済}"),
			 STR("scope-cut item-removed x\n"
			     "scope-added item-added y\n"));
	plans_assert_str(ALIKE("scale: progress, targets: {2022: 実施}", "targets: {2022: 5}"),
			 STR("scope-cut item-removed x\n"
			     "scope-added item-added y\n"));
	plans_assert_str(ALIKE("targets: {2022: 5}", "scale: progress, targets: {2022: 実施}"),
			 STR("scope-cut item-removed x\n"
			     "scope-added item-added y\n"));
	plans_assert_str(ALIKE("scale: progress, targets: {2022: —}", "scale: progress, targets: {2022: —}"),
			 STR("reworded id y like:79\n"
			     "reworded title y like:79\n"));
}

static void titles_that_several_have_tell_nothing(void **state)
{
	(void)state;
	/* Ids that are made are no names, and names of before may be unknown. */
	check(HEAD "- {id: policy-1, title: 安全, measures: [{id: m, title: 訓練}]}\n- {id: p, title: 便利}\n",
	      HEAD "- {title: 健康, measures: [{id: n, title: 検診}]}\n- {id: p, title: 便利, formerly: [q, r]}\n",
	      "scope-cut group-removed policy-1\n"
	      "scope-cut group-removed m\n"
	      "scope-added group-added policy-1\n"
	      "scope-added group-added n\n");
	check(HEAD "- title: p\n  measures: [{id: m, title: 訓練}, {id: k, title: 備蓄}]\n",
	      HEAD "- title: p\n  measures: [{id: n, title: 訓練}, {id: o, title: 訓練}, {id: k, title: 備蓄}]\n",
	      "scope-added group-added o\n"
	      "reworded id n like:99\n");
	plans_assert_str(diffs_of(a, STR("figures:\n- {id: x, title: 登録}\n"),
				  STR("figures:\n- {id: y, title: 登録}\n- {id: z, title: 登録}\n")),
			 STR("scope-added item-added z\n"
			     "reworded id y like:99\n"));
	plans_assert_str(
		diffs_of(a, STR("figures:\n- {id: x, title: 登録}\n- {id: y, title: 登録}\n- {id: z, title: 登録}\n"),
			 STR("figures:\n- {id: u, title: 登録}\n- {id: v, title: 登録}\n")),
		STR("scope-cut item-removed z\n"
		    "reworded id u like:99\n"
		    "reworded id v like:99\n"));
}

/* A policy and a measure are never the same, unless their id says so. */
static void policies_and_measures(void **state)
{
	(void)state;
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 訓練, parts: [{id: t, title: 図上}]}\n",
	      HEAD "- title: p\n- {id: m, title: 訓練, measures: [{id: t, title: 図上}]}\n", "moved group-moved m\n");
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 訓練, parts: [{id: t, title: 図上}, {id: u, title: "
		   "実地}]}\n",
	      HEAD "- title: q\n  measures: [{id: t, title: 図上}, {id: u, title: 実地}]\n",
	      "scope-cut group-removed policy-1\n"
	      "scope-cut group-removed m\n"
	      "scope-added group-added policy-1\n"
	      "moved group-moved t\n"
	      "moved group-moved u\n");
	check(HEAD "- title: q\n  measures: [{id: t, title: 図上}, {id: u, title: 実地}]\n",
	      HEAD "- title: p\n  measures:\n  - {id: m, title: 訓練, parts: [{id: t, title: 図上}, {id: u, title: "
		   "実地}]}\n",
	      "scope-cut group-removed policy-1\n"
	      "scope-added group-added policy-1\n"
	      "scope-added group-added m\n"
	      "moved group-moved t\n"
	      "moved group-moved u\n");
	/* Titles that are more alike than what they hold. */
	check(HEAD "- title: 安全で安心なまち\n  measures: [{id: a, title: 訓練}, {id: b, title: 備蓄}, {id: c, title: "
		   "通信}]\n",
	      HEAD "- title: 安全で安心なまちへ\n  measures: [{id: a, title: 訓練}, {id: d, title: 検診}, {id: e, "
		   "title: 窓口}]\n",
	      "scope-cut group-removed b\n"
	      "scope-cut group-removed c\n"
	      "scope-added group-added d\n"
	      "scope-added group-added e\n"
	      "reworded title policy-1 like:84\n");
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: y, title: y}, "
		   "{id: z, title: z}, {id: w, title: w}]}\n",
	      HEAD
	      "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: w, title: w}]}\n"
	      "  - {id: n, title: 電子申請, figures: [{id: y, title: y}, x, {id: v, title: v}, {id: u, title: u}]}\n",
	      "scope-cut item-removed z\n"
	      "scope-added group-added n affected:3\n"
	      "scope-added item-added v\n"
	      "scope-added item-added u\n"
	      "moved reference-added x\n"
	      "moved item-moved y\n");
	check(HEAD
	      "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: w, title: w}]}\n"
	      "  - {id: n, title: 電子申請, figures: [{id: y, title: y}, {id: v, title: v}, {id: u, title: u}]}\n",
	      HEAD
	      "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: y, title: y}]}\n",
	      "scope-cut item-removed w\n"
	      "scope-cut group-removed n affected:3\n"
	      "scope-cut item-removed v\n"
	      "scope-cut item-removed u\n"
	      "moved item-moved y\n");
}

static void numbers_of_groups(void **state)
{
	(void)state;
	/* Two changes of numbers, one of them of how it is written. */
	check(HEAD "- {number: 1, title: 安全}\n- {number: 2, title: 便利}\n",
	      HEAD "- {number: １, title: 安全}\n- {number: 3, title: 便利}\n",
	      "moved renumbered 3\n"
	      "formatting renumbered 1\n");
	/* A number that changes apart from that of its policy. */
	check(HEAD "- {number: Ⅰ, title: 安全, measures: [{number: Ⅰ-1, title: 訓練}, {number: A-1, title: 備蓄}, "
		   "{number: Ⅰ-3, title: 通信}]}\n",
	      HEAD "- {number: Ⅱ, title: 安全, measures: [{number: Ⅱ-2, title: 訓練}, {number: B-1, title: 備蓄}, "
		   "{number: C-3, title: 通信}]}\n",
	      "moved renumbered II\n"
	      "moved renumbered II-2 affected:2\n");
	/* A measure that becomes a policy, and one whose id is given up. */
	check(HEAD
	      "- title: p\n  measures: [{id: m, number: 1-1, title: 訓練, departments: [a]}, {id: k, title: 備蓄}]\n",
	      HEAD "- title: p\n  measures: [{title: 備蓄}]\n- {id: m, number: 2, title: 訓練, departments: [b]}\n",
	      "responsibility departments m\n"
	      "moved group-moved m\n"
	      "moved renumbered m\n");
}

/* What is split off or merged, besides what stays, comes from elsewhere or is only shown. */
static void splits_and_mergers_among_others(void **state)
{
	(void)state;
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: y, title: y}, "
		   "{id: z, title: z}]}\n"
		   "  - {id: k, title: 備蓄, figures: [{id: w, title: w}, {id: q, title: q}]}\n",
	      HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}]}\n"
		   "  - {id: k, title: 備蓄, figures: [{id: q, title: q}]}\n"
		   "  - {id: n, title: 電子申請, figures: [{id: y, title: y}, x, {id: z, title: z}, {id: w, title: w}, "
		   "{id: v, title: v}]}\n",
	      "scope-added item-added v\n"
	      "moved reference-added x\n"
	      "moved group-split n affected:2\n"
	      "moved item-moved w\n");
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}]}\n"
		   "  - {id: k, title: 備蓄, figures: [{id: q, title: q}]}\n"
		   "  - {id: n, title: 電子申請, figures: [{id: y, title: y}, {id: z, title: z}, {id: w, title: w}]}\n",
	      HEAD "- title: p\n  measures:\n  - {id: m, title: 窓口, figures: [{id: x, title: x}, {id: y, title: y}, "
		   "{id: z, title: z}]}\n"
		   "  - {id: k, title: 備蓄, figures: [{id: q, title: q}, {id: w, title: w}]}\n",
	      "moved group-merged n affected:2\n"
	      "moved item-moved w\n");
	check(HEAD "- title: p\n  measures:\n  - {id: m, title: 訓練}\n  - {id: k, title: 備蓄}\n",
	      HEAD "- title: p\n  measures:\n  - {id: n, title: 検診}\n- {id: m, title: 訓練}\n",
	      "scope-cut group-removed k\n"
	      "scope-added group-added n\n"
	      "moved group-moved m\n");
	/* Three without titles, then two. */
	check(HEAD "- title: p\n  measures: [{id: m, title: m, figures: [{id: a, title: ''}, {id: b, title: ''}, {id: "
		   "c, title: ''}]}]\n",
	      HEAD "- title: p\n  measures: [{id: m, title: m, figures: [{id: d, title: ''}, {id: e, title: ''}]}]\n",
	      "scope-cut item-removed c\n"
	      "reworded id d\n"
	      "reworded id e\n");
	plans_assert_str(ALIKE("note: a", "unit: 件"), STR("definition unit y like:64\n"
							   "reworded id y like:64\n"
							   "reworded title y like:64\n"
							   "reworded note y like:64\n"));
	plans_assert_str(ALIKE("scale: progress, targets: {2022: 実施}", "scale: progress, targets: {2022: 完了}"),
			 STR("scope-cut item-removed x\n"
			     "scope-added item-added y\n"));
	plans_assert_str(ALIKE("targets: {2022: 前年度比5%増}", "targets: {2022: 前年度比5%増}"),
			 STR("reworded id y like:79\n"
			     "reworded title y like:79\n"));
	plans_assert_str(ALIKE("targets: {2022: 前年度比5%増}", "targets: {2022: 前年度比3%増}"),
			 STR("scope-cut item-removed x\n"
			     "scope-added item-added y\n"));
	plans_assert_str(ALIKE("scale: progress, targets: {2022: 実施}", "targets: {2022: 前年度比3%増}"),
			 STR("scope-cut item-removed x\n"
			     "scope-added item-added y\n"));
	check(HEAD "- title: p\n  measures: [{id: '', title: 訓練}]\n",
	      HEAD "- title: p\n  measures: [{id: m, title: 訓練}]\n", "formatting layout plan\n");
}

/* Titles longer than what is looked at. */
static void long_titles(void **state)
{
	struct buf x = buf_new(a), y = buf_new(a);
	(void)state;
	for (int k = 0; k < 400; k++) {
		buf_add_z(&x, "登録");
		buf_add_z(&y, "登録");
	}
	buf_add_z(&y, "の数");
	assert_int_equal(match_text_likeness(a, buf_str(&x), buf_str(&y)), 100);
	assert_int_equal(match_text_likeness(a, buf_str(&x), STR("登録")), 0);
	assert_int_equal(match_text_likeness(a, STR("登録\u3000の\t数"), STR("登録の数")), 100);
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
		cmocka_unit_test_setup_teardown(many_measures, begin, end),
		cmocka_unit_test_setup_teardown(the_most_alike_is_taken, begin, end),
		cmocka_unit_test_setup_teardown(targets_make_things_alike, begin, end),
		cmocka_unit_test_setup_teardown(titles_that_several_have_tell_nothing, begin, end),
		cmocka_unit_test_setup_teardown(policies_and_measures, begin, end),
		cmocka_unit_test_setup_teardown(numbers_of_groups, begin, end),
		cmocka_unit_test_setup_teardown(one_side_may_be_missing, begin, end),
		cmocka_unit_test_setup_teardown(splits_and_mergers_among_others, begin, end),
		cmocka_unit_test_setup_teardown(long_titles, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
