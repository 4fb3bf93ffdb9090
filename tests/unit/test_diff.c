/* What changed in a plan apart from targets and places: definitions, texts, scales, rating, layout, and how it is
 * sorted. */
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

/* One indicator, given by what follows its id and title. */
static void check_item(const char *old, const char *new, const char *want)
{
	static const char head[] = "indicators:\n- {id: x, title: t%s%s}\nfigures:\n- {id: f, title: f}\n"
				   "- {id: g, title: g}\n";
	plans_assert_str(
		diffs_of(a, str_format(a, head, *old ? ", " : "", old), str_format(a, head, *new ? ", " : "", new)),
		str_of(want));
}

static void definitions(void **state)
{
	(void)state;
	check_item("aggregate: last", "aggregate: sum", "definition aggregate x\n");
	check_item("", "aggregate: last", "formatting layout plan\n");
	check_item("", "direction: lower", "definition direction x\n");
	check_item("", "rows: totals", "definition rows x\n");
	check_item("", "formula: progress", "definition formula x\n");
	check_item("ratio: {of: f, to: g}", "ratio: {of: g, to: f}",
		   "definition numerator x\ndefinition denominator x\n");
	check_item("", "parts: [f, g]", "definition parts x\n");
	check_item("", "class: survey", "definition class x\n");
	check_item("weight: 1", "weight: 1.0", "formatting layout plan\n");
	check_item("", "weight: 2", "definition weight x\n");
	check_item("thresholds: {a: 1}", "thresholds: {a: 1.0}", "formatting layout plan\n");
	check_item("thresholds: {a: 1, b: 2}", "thresholds: {a: 3, c: 4}",
		   "definition threshold x\ndefinition threshold x\ndefinition threshold x\n");
	check_item("baseline: {year: 2018, value: 84}", "baseline: {year: 2018, value: 83}", "definition baseline x\n");
	check_item("baseline: {year: 2018, value: 84}", "baseline: {year: 2017, value: 84.0}",
		   "definition baseline-year x\n");
	check_item("", "baseline: {year: 2018, value: 84}", "definition baseline x\n");
	check_item("scale: yes-no, baseline: {year: 2018, value: 未}",
		   "scale: yes-no, baseline: {year: 2018, value: 済}", "definition baseline x\n");
	check_item("", "scale: yes-no", "definition scale x\n");
	check_item("scale: yes-no", "scale: progress", "definition scale x\n");
}

static void scope_and_responsibility(void **state)
{
	(void)state;
	check_item("", "period: {from: 2018, to: 2023}", "scope-added item-period x\n");
	check_item("period: {from: 2018, to: 2023}", "", "scope-cut item-period x\n");
	check_item("period: {from: 2018, to: 2022}", "period: {from: 2019, to: 2023}", "definition item-period x\n");
	check_item("departments: [a, b]", "departments: [a, c]", "responsibility departments x\n");
	check_item("departments: [a, b]", "departments: [b, a]", "formatting departments x\n");
}

static void wording_apart_from_layout(void **state)
{
	(void)state;
	check_item("note: 速報値", "note: 確報値", "reworded note x\n");
	check_item("note: 速報 ２０２２", "note: 速報2022", "formatting note x\n");
	check_item("", "comparisons: [全国]", "reworded comparisons x\n");
	check_item("targets: {2022: {value: 5, note: a}}", "targets: {2022: {value: 5, note: b}}",
		   "reworded target-note x 2022\n");
}

static void an_indicator_that_becomes_a_figure(void **state)
{
	(void)state;
	plans_assert_str(diffs_of(a, STR("indicators:\n- {id: x, title: t, targets: {2022: 5}}\n"),
				  STR("figures:\n- {id: x, title: t}\n")),
			 STR("looser target-dropped x 2022\nscope-cut item-kind x\n"));
	plans_assert_str(diffs_of(a, STR("figures:\n- {id: x, title: t}\n"), STR("indicators:\n- {id: x, title: t}\n")),
			 STR("scope-added item-kind x\n"));
}

#define PLAN "title: t\nperiod: {from: 2019, to: 2022}\n"
#define REST                                                                                                           \
	"policies:\n- title: p\n  measures:\n  - title: m\n    departments: [a]\n    indicators:\n"                    \
	"    - {id: x, title: x, scale: s, targets: {2022: 中}}\n    - {id: y, title: y}\n"
#define SCALE "scales: {s: {levels: [低, 中, 高]}}\n"

static void check(const char *old, const char *new, const char *want)
{
	plans_assert_str(diffs_text(a, diffs_read(a, str_of(old), str_of(new))), str_of(want));
}

static void levels_of_a_scale(void **state)
{
	(void)state;
	check(PLAN SCALE REST, PLAN "scales: {s: {levels: [低, 中, 上, 高]}}\n" REST,
	      "definition scale-levels s affected:1\n");
	check(PLAN SCALE REST, PLAN "scales: {s: {levels: [中, 低, 高]}}\n" REST,
	      "definition scale-levels s affected:1\n");
	check(PLAN SCALE REST, PLAN "scales: {s: {levels: [低, {name: 中, also: [普通]}, 高]}}\n" REST,
	      "definition scale-levels s part:中 affected:1\n");
	/* One comes, another goes; a title. */
	check(PLAN SCALE REST, PLAN "scales: {s: {levels: [低, 中, 高]}, u: {levels: [無, 有]}}\n" REST,
	      "definition scale-levels u\n");
	check(PLAN "scales: {s: {levels: [低, 中, 高]}, u: {levels: [無, 有]}}\n" REST, PLAN SCALE REST,
	      "definition scale-levels u\n");
	check(PLAN SCALE REST, PLAN "scales: {s: {title: 三段階, levels: [低, 中, 高]}}\n" REST, "reworded title s\n");
	check(PLAN "scales: {s: {levels: [低, 中, 高]}, u: {levels: [無, 有]}}\naction-scale: s\n" REST,
	      PLAN "scales: {s: {levels: [低, 中, 高]}, u: {levels: [無, 有]}}\naction-scale: u\n" REST,
	      "definition action-scale plan\n");
}

static void the_plan_itself(void **state)
{
	(void)state;
	check(PLAN SCALE REST, "title: u\nperiod: {from: 2019, to: 2022}\nfiscal-year-start: 1\n" SCALE REST,
	      "definition fiscal-year-start plan\nreworded plan-title plan\n");
	check(PLAN SCALE REST, "title: t\nperiod: {from: 2019, to: 2025}\n" SCALE REST, "scope-added period plan\n");
	check(PLAN SCALE REST, PLAN "rounding: {digits: 2, mode: down}\n" SCALE REST, "definition rounding plan\n");
	check(PLAN SCALE REST, PLAN "results: {files: x.csv, missing: {欠測: unknown}}\n" SCALE REST,
	      "definition results plan\ndefinition results-words plan\n");
	check(PLAN SCALE REST, PLAN "# a remark\n" SCALE REST, "formatting layout plan\n");
	check(PLAN "rounding: {digits: 2, mode: down}\n" SCALE REST,
	      PLAN "rounding: {digits: 2, mode: up}\n" SCALE REST, "definition rounding plan\n");
	check(PLAN "id: a\n" SCALE REST, PLAN "id: b\n" SCALE REST, "reworded plan-id plan\n");
	check(PLAN "id: a\n" SCALE REST, PLAN SCALE REST, "formatting layout plan\n");
	check(PLAN "scales: {s: {levels: [低, 中, 高]}, u: {levels: []}}\n" REST, PLAN SCALE REST,
	      "formatting layout plan\n");
	check(PLAN "scales: {s: {levels: [低, 中, 高]}, yes-no: {levels: [否, 可]}}\n" REST, PLAN SCALE REST,
	      "definition scale-levels yes-no\n");
	check(PLAN
	      "scales: {s: {levels: [低, 中, 高]}, u: {levels: [無, 有]}}\naction-scale: s\npolicies:\n- title: p\n  "
	      "measures:\n"
	      "  - {title: m, actions: [{id: x, title: x, milestones: {2022: 中}}, {id: y, title: y, scale: u}]}\n",
	      PLAN
	      "scales: {s: {levels: [低, 中, 高]}, u: {levels: [無, 有]}}\naction-scale: u\npolicies:\n- title: p\n  "
	      "measures:\n"
	      "  - {title: m, actions: [{id: x, title: x, milestones: {2022: 有}}, {id: y, title: y, scale: s}]}\n",
	      "definition action-scale plan affected:1\n"
	      "definition target-changed x 2022\n"
	      "definition scale y\n");
}

#define SERVES(first, second)                                                                                          \
	PLAN "policies:\n- title: p\n  measures:\n  - {id: m, title: m, indicators: [{id: x, title: x}, {id: y, "      \
	     "title: y}" first "]}\n  - {id: n, title: n, indicators: [{id: z, title: z}" second "]}\n"

/* What is shown in another measure besides its own. */
static void references(void **state)
{
	(void)state;
	check(SERVES("", ""), SERVES("", ", x"), "moved reference-added x\n");
	check(SERVES("", ", x"), SERVES("", ""), "moved reference-removed x\n");
	check(SERVES(", z", ", x"), SERVES("", ", y"),
	      "moved reference-removed x\nmoved reference-added y\nmoved reference-removed z\n");
	check(SERVES(", z", ", x, y"), SERVES(", z", ", x, y"), "");
	/* Of a measure that is gone, and of things that are. */
	check(SERVES("", ", x, y"),
	      PLAN "policies:\n- title: p\n  measures:\n  - {id: m, title: m, indicators: [{id: x, title: x}, "
		   "{id: y, title: y}]}\n",
	      "scope-cut group-removed n affected:1\n"
	      "scope-cut item-removed z\n"
	      "moved reference-removed x\n"
	      "moved reference-removed y\n");
	check(SERVES(", z", ", x"),
	      PLAN "policies:\n- title: p\n  measures:\n  - {id: m, title: m, indicators: [{id: x, title: x}]}\n"
		   "  - {id: n, title: n, indicators: [x]}\n",
	      "scope-cut item-removed y\n"
	      "scope-cut item-removed z\n");
	/* Another order of what is shown elsewhere too. */
	check(SERVES("", ", x, y"), SERVES("", ", y, x"), "formatting layout plan\n");
}

static void a_lowered_threshold_is_looser_for_all(void **state)
{
	(void)state;
	check(PLAN "rating: {rules: [{grade: A, when: rate >= 100}, {grade: B, when: 80 <= rate < 100}]}\n" SCALE REST,
	      PLAN "rating: {rules: [{grade: A, when: rate >= 90}, {grade: B, when: 70 <= rate < 90}]}\n" SCALE REST,
	      "looser rating plan part:rules › A › when affected:2\n"
	      "looser rating plan part:rules › B › when affected:2\n");
	check(PLAN "rating: {rules: [{grade: A, when: rate >= 100}]}\n" SCALE REST,
	      PLAN "rating: {rules: [{grade: A, when: rate >= 100.5}]}\n" SCALE REST,
	      "stricter rating plan part:rules › A › when affected:2\n");
	check(PLAN "rating: {rules: [{grade: B, when: 80 <= rate < 100}]}\n" SCALE REST,
	      PLAN "rating: {rules: [{grade: B, when: 70 <= rate < 110}]}\n" SCALE REST,
	      "definition rating plan part:rules › B › when affected:2\n");
	check(PLAN "rating: aichi-it\n" SCALE REST, PLAN "rating: tama\n" SCALE REST,
	      "definition rating plan affected:2\n");
	check(PLAN "rating: {rules: [{grade: A, when: rate >= 100}]}\n" SCALE REST,
	      PLAN "rating: {rules: [{grade: A, when: progress >= 90}]}\n" SCALE REST,
	      "definition rating plan part:rules › A › when affected:2\n");
	check(PLAN "rating: {digits: 1}\n" SCALE REST, PLAN "rating: {digits: 2}\n" SCALE REST,
	      "definition rating plan part:digits affected:2\n");
}

/* What such a scheme says is looked at though it was not read as one. */
static void schemes_that_were_not_read(void **state)
{
	(void)state;
	check(PLAN "rating: {define: {good: 80%}, rules: [{grade: A, when: rate >= good}]}\n" SCALE REST,
	      PLAN "rating: {define: {good: 70%}, rules: [{grade: A, when: rate >= good}]}\n" SCALE REST,
	      "looser rating plan part:define › good affected:2\n");
	check(PLAN "id: a\nrating: tama\n" SCALE REST, PLAN "id: b\nrating: [[tama], tama]\n" SCALE REST,
	      "definition rating plan affected:2\n"
	      "reworded plan-id plan\n");
}

/* What came or went is said with what it asks for in the end. */
static void the_promise_of_what_comes_or_goes(void **state)
{
	struct diff *d = diff_plans(
		a, plans_with(a, STR("figures: []\n")),
		plans_with(a, STR("indicators:\n- {id: x, title: t, targets-are: increments, aggregate: sum-to-date, "
				  "targets: {2019: 1, 2020: —, 2021: 2.5, 2022: —}}\n"
				  "- {id: y, title: 別の題, targets: {2022: —}}\n")));
	(void)state;
	plans_assert_str(diffs_text(a, d), STR("scope-added item-added x\n"
					       "scope-added item-added y\n"));
	plans_assert_str(rat_exact(a, d->changes.v[0]->value[DIFF_NEW].number.value, 1), STR("3.5"));
	assert_int_equal(d->changes.v[1]->value[DIFF_NEW].kind, DIFF_VALUE_NONE);
}

static void departments_are_said_once(void **state)
{
	(void)state;
	check(PLAN SCALE REST,
	      PLAN SCALE "policies:\n- title: p\n  measures:\n  - title: m\n    departments: [b]\n    indicators:\n"
			 "    - {id: x, title: x, scale: s, targets: {2022: 中}}\n    - {id: y, title: y}\n",
	      "responsibility departments policy-1-1\n");
}

/* diff(x, x) is empty; what is added one way is removed the other way. */
static void symmetry(void **state)
{
	struct diff *there, *back;
	(void)state;
	assert_int_equal(diffs_read(a, STR(PLAN SCALE REST), STR(PLAN SCALE REST))->changes.n, 0);
	there = diffs_read(a, STR(PLAN SCALE REST), STR(PLAN SCALE REST "    - {id: z, title: 別}\n"));
	back = diffs_read(a, STR(PLAN SCALE REST "    - {id: z, title: 別}\n"), STR(PLAN SCALE REST));
	assert_int_equal(there->count[DIFF_SCOPE_ADDED], 1);
	assert_int_equal(back->count[DIFF_SCOPE_CUT], 1);
	assert_int_equal(there->changes.n, back->changes.n);
}

/* What a thing has of its own, and what it has from the plan or its measure. */
static void what_is_its_own(void **state)
{
	(void)state;
	check_item("thresholds: {a: 1.5}", "thresholds: {a: 2.25}", "definition threshold x\n");
	check(PLAN "scales: {s: {levels: [低, 中, 高]}, u: {levels: [低, 高]}}\naction-scale: s\npolicies:\n- title: "
		   "p\n  measures:\n"
		   "  - {title: m, actions: [{id: x, title: x, milestones: {2022: 高}}]}\n",
	      PLAN "scales: {s: {levels: [低, 中, 高]}, u: {levels: [低, 高]}}\naction-scale: s\npolicies:\n- title: "
		   "p\n  measures:\n"
		   "  - {title: m, actions: [{id: x, title: x, scale: u, milestones: {2022: 高}}]}\n",
	      "definition scale x\n");
	check(PLAN SCALE REST,
	      PLAN SCALE
	      "policies:\n- title: p\n  measures:\n  - title: m\n    departments: [a]\n    indicators:\n"
	      "    - {id: x, title: x, scale: s, targets: {2022: 中}}\n    - {id: y, title: y, departments: [b]}\n",
	      "responsibility departments y\n");
	check(PLAN SCALE REST,
	      PLAN SCALE REST "    - {id: z, title: 三つ目の題, targets-are: increments, aggregate: sum-to-date, "
			      "targets: {2019: 増加, 2021: 2}}\n",
	      "scope-added item-added z\n");
	check(PLAN "scales: {u: {levels: []}}\npolicies:\n- title: p\n  measures:\n"
		   "  - {title: m, indicators: [{id: x, title: x, scale: u, targets: {2022: 済}}]}\n",
	      PLAN "scales: {u: {levels: []}}\npolicies:\n- title: p\n  measures:\n"
		   "  - {title: m, indicators: [{id: x, title: x, scale: yes-no, targets: {2022: 済}}]}\n",
	      "definition scale x\n"
	      "stricter target-set x 2022\n");
}

/* Measures in another order, with what they show; a thing that moves and is still shown where it was. */
static void places_of_references(void **state)
{
	(void)state;
	check(PLAN "policies:\n- title: p\n  measures:\n  - {id: m, title: m, figures: [{id: x, title: x}, z]}\n"
		   "  - {id: n, title: n, figures: [{id: z, title: z}, x]}\n  - {id: o, title: o}\n",
	      PLAN "policies:\n- title: p\n  measures:\n  - {id: o, title: o}\n  - {id: n, title: n, figures: [{id: z, "
		   "title: z}, x]}\n"
		   "  - {id: m, title: m, figures: [{id: x, title: x}, z]}\n",
	      "formatting order policy-1\n");
	check(PLAN "policies:\n- title: p\n  measures:\n  - {id: m, title: m, figures: [{id: x, title: x}, {id: y, "
		   "title: y}]}\n"
		   "  - {id: n, title: n, figures: [{id: z, title: z}]}\n",
	      PLAN "policies:\n- title: p\n  measures:\n  - {id: m, title: m, figures: [x, {id: y, title: y}]}\n"
		   "  - {id: n, title: n, figures: [{id: z, title: z}, {id: x, title: x}]}\n",
	      "moved item-moved x\n"
	      "moved reference-added x\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(definitions, begin, end),
		cmocka_unit_test_setup_teardown(scope_and_responsibility, begin, end),
		cmocka_unit_test_setup_teardown(wording_apart_from_layout, begin, end),
		cmocka_unit_test_setup_teardown(an_indicator_that_becomes_a_figure, begin, end),
		cmocka_unit_test_setup_teardown(levels_of_a_scale, begin, end),
		cmocka_unit_test_setup_teardown(references, begin, end),
		cmocka_unit_test_setup_teardown(the_plan_itself, begin, end),
		cmocka_unit_test_setup_teardown(a_lowered_threshold_is_looser_for_all, begin, end),
		cmocka_unit_test_setup_teardown(departments_are_said_once, begin, end),
		cmocka_unit_test_setup_teardown(symmetry, begin, end),
		cmocka_unit_test_setup_teardown(schemes_that_were_not_read, begin, end),
		cmocka_unit_test_setup_teardown(the_promise_of_what_comes_or_goes, begin, end),
		cmocka_unit_test_setup_teardown(what_is_its_own, begin, end),
		cmocka_unit_test_setup_teardown(places_of_references, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
