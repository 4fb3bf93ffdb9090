/* What each rule is about and what it is not: plans and results at both sides of its conditions. */
#include "rules/fix.h"
#include "rules/lint.h"

#include "model/scheme.h"

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

#define MEASURE(x) "policies: [{title: p, measures: [{title: m, " x "}]}]"
#define ITEMS(x)   MEASURE("indicators: [" x "]")
#define ITEM(x)	   ITEMS("{id: x, title: t, " x "}")
#define ANY	   ITEM("unit: g, targets: {2022: 80}")
#define SCHEME(x)  "rating: [{scheme: s, grades: [{id: A}, {id: B}, {id: C}], " x "}]\n" ANY
#define RULES(x)   SCHEME("rules: [" x "]")
#define ROUNDED(x) SCHEME("settings: {grade-rounded: true, round: {digits: 0}}, rules: [" x "]")
#define ROWS(x)	   "id,period,value,qualifier,note\n" x
#define NOTE(x)	   ROWS("x,FY2022,1,," x "\n")
#define PERCENT(x) ITEM("unit: '%', " x)
#define PARTS(unit, unit_of_part)                                                                                      \
	MEASURE("indicators: [{id: x, title: t, " unit "parts: [y, z], targets: {2022: 80}}], "                        \
		"figures: [{id: y, title: u, " unit_of_part "}, {id: z, title: v, " unit_of_part "}]")
#define RATIO                                                                                                          \
	MEASURE("indicators: [{id: x, title: t, unit: g/人, ratio: {of: y, to: z}, targets: {2022: 80}}], "           \
		"figures: [{id: y, title: u, unit: g}, {id: z, title: v, unit: 人}]")
#define AMENDED(x)                                                                                                     \
	"amendments: [{date: 2021-04-01, indicator: x, reason: r, " x                                                  \
	"}]\n" ITEM("unit: g, targets: {2021: 90, 2022: 80}")

/* `plan` stands behind the title and the period of 2019 to 2022; `results` is a table or NULL. */
struct rule_case {
	const char *rule, *plan, *results;
	size_t n; /* how often the rule is found */
};

static struct str whole_plan(const char *rest)
{
	struct str part[] = {STR("title: t\nperiod: {from: 2019, to: 2022}\n"), str_of(rest)};

	return str_join(a, part, 2, STR(""));
}

/* What plan-lint finds with all rules on, on 1 May 2023. */
static struct diag_list *lint(struct str text, const char *table)
{
	struct diag_list *l = ARENA_NEW(a, struct diag_list);
	struct source *source[2] = {source_new(a, STR("plan.yaml"), text)};
	struct lint_policy policy = lint_policy_default();
	struct lint_wish all = {.rule = STR("all"), .level = LINT_LEVEL_COUNT};

	*l = diag_list_new(a);
	struct node *root = read_yaml(a, source[0], NULL, l);
	struct plan *plan = root ? plan_read(a, source[0], root, l) : NULL;
	struct results *results = NULL;
	if (plan) {
		struct binder b = {.arena = a, .diags = l, .start_month = plan->start_month};
		struct scheme_set *set = ARENA_NEW(a, struct scheme_set);

		*set = scheme_set_read(&b, plan, &(struct scheme_files){0});
		plan->schemes = set;
	}
	if (table) {
		assert_non_null(plan);
		source[1] = source_new(a, STR("results.csv"), str_of(table));
		results = results_new(a, plan);
		results_read(results, source[1], NULL, l);
		results_finish(results, l);
	}
	struct lint_subject s = {.source = source,
				 .source_count = table ? 2 : 1,
				 .plan_source = source[0],
				 .root = root,
				 .plan = plan,
				 .results = results,
				 .today = {2023, 5, 1}};
	lint_policy_apply(&policy, &all, 1);
	lint_check(a, &s, l);
	lint_settle(a, &policy, &s, l);
	return l;
}

static size_t count(const struct diag_list *l, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < l->items.n; i++)
		n += str_eq(l->items.v[i]->rule, str_of(rule));
	return n;
}

static void check(const struct rule_case *cases, size_t n)
{
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		const struct rule_case *x = &cases[i];
		struct diag_list *l = lint(whole_plan(x->plan), x->results);
		size_t have = count(l, x->rule);

		if (have == x->n)
			continue;
		failed++;
		print_error("%s is found %zu times, not %zu, in\n%s\n%s\n", x->rule, have, x->n, x->plan,
			    x->results ? x->results : "");
		for (size_t k = 0; k < l->items.n; k++)
			print_error("  %s: %s\n", str_z(a, l->items.v[k]->rule),
				    str_z(a, msg_text(a, l->items.v[k]->text, NULL)));
	}
	assert_int_equal(failed, 0);
}

static void cells_and_characters(void **state)
{
	static const struct rule_case cases[] = {
		{"formula-in-cell", ANY, NOTE("＝A1"), 1},
		{"formula-in-cell", ANY, NOTE("＠sum"), 1},
		{"formula-in-cell", ANY, NOTE("+A1"), 1},
		{"formula-in-cell", ANY, NOTE("-"), 0},
		{"formula-in-cell", ANY, NOTE("+[注]"), 0},
		/* One may be the word もつれ; two must be near each other, whatever stands between. */
		{"garbled-text", ANY, NOTE("縺れ"), 0},
		{"garbled-text", ANY, NOTE("縺\xE2\x80\x8B縺"), 1},
		{"garbled-text", ANY, NOTE("縺れが解けて、また次の日に縺れ"), 0},
		{"garbled-text", ANY, NOTE("縺れ\xE2\x80\x8B"), 0},
		{"split-character", ANY, NOTE("か\xE3\x82\x99"), 1},
		{"split-character", ANY, NOTE("x\xE3\x82\x99"), 1},
		{"marked-number", ANY, ROWS("x,FY2022, ,,n\n"), 0},
		{"several-values", ANY, ROWS("x,FY2022,5.,,\n"), 0},
		{"several-values", ANY, ROWS("x,FY2022,\"5,人\",,\n"), 0},
		{"several-values", ANY, ROWS("x,FY2022,5・6,,\n"), 1},
		{"layout-space", ANY, "id,period,value,department\nx,FY2022,1,\"企画\r課\"\n", 1},
		{"layout-space", ANY, NOTE("\"企画\r課\""), 0},
		{"layout-space", ANY, NOTE("a   b"), 1},
		{"layout-space", ANY, NOTE("ab　　c"), 1},
		{"layout-space", ANY, NOTE("合　計"), 1},
		{"layout-space", ANY, NOTE("　計"), 1},
		{"layout-space", ANY, NOTE("計"), 0},
		{"machine-dependent-character", ANY, NOTE("№5"), 1},
		{"machine-dependent-character", ANY, NOTE("℡"), 1},
		{"machine-dependent-character", ANY, NOTE("電話"), 0},
		{"no-western-year", ANY, ROWS("x,令和4年,1,,\n"), 1},
		{"no-western-year", ANY, ROWS("x,令和4年度,1,,\n"), 1},
		{"no-western-year", ANY, ROWS("x,2022年,1,,\n"), 0},
		{"invisible-character", ANY, NOTE("a\xC2\xA0z"), 1},
		{"several-values", ANY, ROWS("x,FY2022,\"15,\",,\n"), 0},
	};

	(void)state;
	check(cases, sizeof cases / sizeof *cases);
}

static void rules_of_schemes(void **state)
{
	static const struct rule_case cases[] = {
		/* Of several bounds the narrowest counts, and of equal ones that without its end. */
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80 and rate < 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80 and rate <= 80}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A, when: rate > 80 and rate >= 80 and rate <= 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80 and rate > 80 and rate <= 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80 and rate >= 80 and rate <= 80}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A, when: rate >= 90 and rate >= 80 and rate < 85}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80 and rate >= 90 and rate < 85}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate < 80 and rate <= 80 and rate >= 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate <= 80 and rate < 80 and rate >= 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate <= 80 and rate <= 80 and rate >= 80}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A, when: rate <= 70 and rate <= 80 and rate >= 75}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate <= 80 and rate <= 70 and rate >= 75}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate = 80 and rate = 90}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: -5 > change and change > -4}"), NULL, 1},
		/* What compares two quantities, or is of another kind, is passed over. */
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80 and change < 70}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A, when: rate >= -progress}, {grade: B, when: rate >= 5}"), NULL,
		 0},
		{"rule-never-fires", RULES("{grade: A, when: 5 != rate}, {grade: B, when: rate > 5}"), NULL, 0},
		/* One that holds whenever a later one does hides it. */
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80}, {grade: B, when: rate >= 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate > 80}, {grade: B, when: rate > 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate >= 80}, {grade: B, when: rate > 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate > 80}, {grade: B, when: rate >= 80}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A, when: rate > 80}, {grade: B, when: rate > 70}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A, when: rate <= 80}, {grade: B, when: rate <= 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate < 80}, {grade: B, when: rate < 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate <= 80}, {grade: B, when: rate < 80}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate < 80}, {grade: B, when: rate <= 80}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A, when: rate < 80}, {grade: B, when: rate < 90}"), NULL, 0},
		{"rule-never-fires", RULES("{grade: A}, {grade: B, when: rate > 5}"), NULL, 1},
		{"rule-never-fires", RULES("{grade: A, when: rate < 50 and rate > 70}, {grade: B, when: rate > 80}"),
		 NULL, 1},
		{"rules-gap", RULES("{grade: A, when: rate > 90}, {grade: B, when: rate <= 80}"), NULL, 1},
		{"rules-gap", RULES("{grade: A, when: rate > 80}, {grade: B, when: rate < 80}"), NULL, 1},
		{"rules-gap",
		 RULES("{grade: A, when: rate > 80}, {grade: B, when: rate = 80}, {grade: C, when: rate < 80}"), NULL,
		 0},
		{"rules-gap", RULES("{grade: A, when: 0 <= rate < 100}"), NULL, 1},
		{"rules-gap", RULES("{grade: A, when: rate < 50 and rate > 70}"), NULL, 0},
		{"rules-gap", RULES("{grade: A, when: rate >= 80}, {grade: B, when: change < 5}"), NULL, 0},
		/* With rounding, only where a rounded value can be. */
		{"rules-gap", ROUNDED("{grade: A, when: rate >= 100}, {grade: B, when: rate <= 99}"), NULL, 0},
		{"rules-gap", ROUNDED("{grade: A, when: rate >= 99.5}, {grade: B, when: rate <= 99}"), NULL, 0},
		{"rules-gap", ROUNDED("{grade: A, when: rate > 80}, {grade: B, when: rate < 80}"), NULL, 1},
		{"rules-gap", ROUNDED("{grade: A, when: rate > 80}, {grade: B, when: rate <= 79}"), NULL, 1},
		{"rules-gap", ROUNDED("{grade: A, when: rate >= 100}, {grade: B, when: rate < 99}"), NULL, 1},
		{"rules-gap",
		 SCHEME("settings: {grade-rounded: true}, rules: [{grade: A, when: rate >= 100}, {grade: B, when: rate "
			"<= 99}]"),
		 NULL, 1},
		{"rules-overlap", RULES("{grade: A, when: 70 <= rate <= 100}, {grade: B, when: 50 <= rate <= 80}"),
		 NULL, 1},
		{"rules-overlap", RULES("{grade: A, when: 50 <= rate <= 80}, {grade: B, when: 70 <= rate <= 100}"),
		 NULL, 1},
		{"rules-overlap", RULES("{grade: A, when: 50 <= rate < 80}, {grade: B, when: 80 <= rate <= 100}"), NULL,
		 0},
		{"rules-overlap", RULES("{grade: A, when: rate >= 40}, {grade: B, when: 50 <= rate <= 80}"), NULL, 0},
		{"rules-overlap", RULES("{grade: A, when: 60 <= rate <= 70}, {grade: B, when: 50 <= rate <= 80}"), NULL,
		 0},
		{"rules-overlap", RULES("{grade: A, when: change >= 5}, {grade: B, when: 50 <= rate <= 80}"), NULL, 0},
		{"rules-overlap", RULES("{grade: A, when: rate >= progress}, {grade: B, when: 50 <= rate <= 80}"), NULL,
		 0},
		{"rules-overlap", RULES("{grade: A}, {grade: B, when: 50 <= rate <= 80}"), NULL, 0},
		{"rules-overlap",
		 RULES("{grade: A, when: rate < 50 and rate > 70}, {grade: B, when: 50 <= rate <= 80}"), NULL, 0},
		{"unused-grade", SCHEME("rules: [{grade: A}]"), NULL, 2},
		{"unused-grade", SCHEME("rules: [{grade: A}], final-rules: [{grade: B}]"), NULL, 1},
		{"unused-grade", SCHEME("rules: [{grade: A}], milestone-rules: [{grade: C}]"), NULL, 1},
		{"unused-grade",
		 SCHEME("rules: [{grade: A}], class-rules: [{class: k, rules: [{grade: B}], final-rules: [{grade: "
			"C}]}]"),
		 NULL, 0},
	};

	(void)state;
	check(cases, sizeof cases / sizeof *cases);
}

static void targets_and_ids(void **state)
{
	static const struct rule_case cases[] = {
		{"rate-rewards-worse",
		 ITEM("unit: g, formula: actual/target, direction: lower, baseline: {year: 2018, value: 9}, targets: "
		      "{2021: —, 2022: 5}"),
		 NULL, 1},
		{"rate-rewards-worse", ITEM("unit: g, formula: actual/target, direction: lower, targets: {2022: 0}"),
		 NULL, 0},
		{"no-way-to-go",
		 ITEM("unit: g, formula: progress, baseline: {year: 2018, value: 9}, targets: {2021: —, 2022: 9}"),
		 NULL, 1},
		{"negative-ratio", ITEM("unit: g, targets: {2022: -5}"), NULL, 1},
		{"negative-ratio", ITEM("unit: g, direction: lower, formula: reduction, targets: {2022: -5}"), NULL, 1},
		{"negative-ratio", ITEM("unit: g, direction: keep, targets: {2022: -5}"), NULL, 0},
		{"former-id-in-use",
		 MEASURE("id: g, indicators: [{id: x, title: t, formerly: [g], unit: g, targets: {2022: 5}}]"), NULL,
		 1},
		{"former-id-in-use", ITEM("formerly: [policy-1], unit: g, targets: {2022: 5}"), NULL, 0},
		{"look-alike-ids", ITEMS("{id: a-b, title: t}, {id: a_b, title: u}"), NULL, 1},
		{"look-alike-ids", ITEMS("{id: a-b, title: t}, {id: aーb, title: u}"), NULL, 1},
		{"look-alike-ids", ITEMS("{id: a-b, title: t}, {id: a一b, title: u}"), NULL, 1},
		{"look-alike-ids", ITEMS("{id: a-b, title: t}, {id: ab, title: u}"), NULL, 0},
		{"mixed-script-id", ITEMS("{id: \"\xD0\xB0_1\", title: t}"), NULL, 0},
		{"mixed-script-id", ITEMS("{id: \"\xD0\xB0z\", title: t}"), NULL, 1},
		{"percentage-over-100", ITEM("unit: '%', targets: {2022: 120}"), NULL, 1},
		{"percentage-over-100", ITEMS("{id: x, title: 計画の達成率, unit: '%', targets: {2022: 120}}"), NULL,
		 0},
		{"unreachable-target", PERCENT("targets: {2022: '<0'}"), NULL, 1},
		{"unreachable-target", PERCENT("targets: {2022: '>100'}"), NULL, 1},
		{"unreachable-target", ITEM("unit: 件, targets: {2022: '<0'}"), NULL, 1},
		{"unreachable-target", ITEM("unit: 件, targets: {2022: '<5'}"), NULL, 0},
		{"unreachable-target", ITEM("unit: g, targets: {2022: '<0'}"), NULL, 0},
		{"unreachable-target", ITEM("scale: yes-no, targets: {2022: '>済'}"), NULL, 1},
		{"unreachable-target", ITEM("scale: yes-no, targets: {2022: '>未'}"), NULL, 0},
		{"unreachable-target", ITEM("scale: yes-no, targets: {2022: '<未'}"), NULL, 1},
		{"unreachable-target", ITEM("scale: yes-no, targets: {2022: '<済'}"), NULL, 0},
		{"trivial-target", ITEM("scale: yes-no, targets: {2022: '<=済'}"), NULL, 1},
		{"trivial-target", ITEM("scale: yes-no, targets: {2022: '<=未'}"), NULL, 0},
		{"direction-against-title", ITEMS("{id: x, title: 事故の件数, unit: 件, targets: {2022: 5}}"), NULL, 1},
		{"direction-against-title", ITEMS("{id: x, title: 事故防止の研修, unit: 回, targets: {2022: 5}}"), NULL,
		 0},
		{"increments-without-total",
		 ITEM("unit: g, aggregate: sum, targets-are: increments, targets: {2021: 5, 2022: 5}"), NULL, 1},
		{"increments-without-total",
		 ITEM("unit: g, aggregate: sum, targets-are: increments, targets: {2022: 5}"), NULL, 0},
		{"target-looser", ITEM("unit: g, targets: {2021: 90, 2022: 80}"), NULL, 1},
		{"target-looser", AMENDED("year: 2022, to: 80"), NULL, 0},
		{"target-looser", AMENDED("year: 2021, to: 90"), NULL, 1},
		{"target-looser", AMENDED("from: 90, to: 80"), NULL, 0},
		{"target-looser", AMENDED("year: 2020, to: 90"), NULL, 1},
		{"amendment-mismatch", AMENDED("year: 2022, to: 80"), NULL, 0},
		{"amendment-mismatch", AMENDED("year: 2022, to: 75"), NULL, 1},
		{"amendment-mismatch", AMENDED("from: 90, to: 75"), NULL, 0},
		{"amendment-mismatch", AMENDED("year: 2019, to: 75"), NULL, 0},
		{"target-equals-baseline", PERCENT("baseline: {year: 2018, value: 100}, targets: {2022: 100}"), NULL,
		 0},
		{"target-equals-baseline", PERCENT("baseline: {year: 2018, value: 90}, targets: {2022: 90}"), NULL, 1},
		{"target-equals-baseline",
		 ITEM("scale: yes-no, direction: lower, baseline: {year: 2018, value: 未}, targets: {2022: 未}"), NULL,
		 0},
		{"target-equals-baseline",
		 ITEM("unit: g, direction: lower, baseline: {year: 2018, value: 0}, targets: {2022: 0}"), NULL, 0},
		{"target-gap", ITEM("unit: g, targets: {2019: 5, 2020: —, 2022: 5}"), NULL, 0},
		{"target-gap", ITEM("unit: g, targets: {2019: 5, 2022: 5}"), NULL, 1},
		{"keep-changes", ITEM("unit: g, direction: keep, targets: {2021: 5, 2022: 6}"), NULL, 1},
		{"keep-changes", ITEM("unit: g, direction: keep, targets: {2021: '>=5', 2022: 6}"), NULL, 0},
		{"keep-changes",
		 ITEM("unit: g, direction: keep, aggregate: sum-to-date, targets-are: increments, targets: {2021: 5, "
		      "2022: 6}"),
		 NULL, 0},
		{"number-in-title", "policies: [{number: '1', title: '1. 海', measures: []}]", NULL, 1},
		{"number-in-title", "policies: [{number: '1', title: '1 海', measures: []}]", NULL, 1},
		{"number-in-title", "policies: [{number: '1', title: '1　海', measures: []}]", NULL, 1},
		{"number-in-title", "policies: [{number: '1', title: '1．海', measures: []}]", NULL, 1},
		{"number-in-title", "policies: [{number: '1', title: '1、海', measures: []}]", NULL, 1},
		{"number-in-title", "policies: [{number: '1', title: '1人1台端末', measures: []}]", NULL, 0},
		{"parts-unit", PARTS("unit: g, ", "unit: kg"), NULL, 2},
		{"parts-unit", PARTS("unit: g, ", "note: n"), NULL, 0},
		{"parts-unit", PARTS("", "unit: kg"), NULL, 0},
		{"no-way-to-go",
		 ITEM("scale: yes-no, formula: progress, baseline: {year: 2018, value: 未}, targets: {2022: 未}"), NULL,
		 0},
		{"negative-ratio", ITEM("unit: g, direction: lower, targets: {2022: '= -5'}"), NULL, 1},
		{"negative-ratio", ITEM("unit: g, direction: keep, targets: {2022: '= -5'}"), NULL, 0},
		/* What is counted anew each year is compared with the same time of another. */
		{"target-looser", ITEM("unit: g, aggregate: sum, targets: {2021-09-30: 90, 2022-09-30: 80}"), NULL, 1},
		{"target-looser", ITEM("unit: g, aggregate: sum, targets: {2021-09-30: 90, 2022-09-29: 80}"), NULL, 0},
		{"target-looser", ITEM("unit: g, aggregate: sum, targets: {2021-09-30: 90, 2022-08-30: 80}"), NULL, 0},
		{"target-looser", ITEM("unit: g, aggregate: sum, targets: {2021-Q2: 90, 2022-09-29: 80}"), NULL, 1},
		{"target-looser", ITEM("unit: g, aggregate: sum, targets: {2021-09-29: 90, 2022-Q2: 80}"), NULL, 1},
		{"target-looser", ITEM("unit: g, aggregate: count, targets: {2021: 90, 2022-Q1: 20}"), NULL, 0},
		{"target-looser", ITEM("unit: g, targets: {2021: 90, 2022-Q1: 20}"), NULL, 1},
		{"target-looser",
		 ITEM("unit: g, aggregate: mean, targets-cover: period, targets: {2021: 90, 2022-Q1: 20}"), NULL, 0},
		{"keep-changes", ITEM("unit: g, direction: keep, aggregate: sum, targets: {2021-Q1: 5, 2022: 6}"), NULL,
		 0},
		{"target-equals-baseline",
		 ITEM("unit: g, aggregate: sum, baseline: {year: 2018, value: 80}, targets: {2022-Q1: 80}"), NULL, 0},
		{"target-equals-baseline",
		 ITEM("unit: g, aggregate: sum, baseline: {year: 2018, value: 80}, targets: {2022: 80}"), NULL, 1},
		{"amendment-mismatch",
		 "amendments: [{date: 2021-04-01, indicator: x, reason: r, year: 2022, to: 未}]\n" ITEM(
			 "scale: yes-no, targets: {2022: 済}"),
		 NULL, 0},
		{"amendment-mismatch",
		 "amendments: [{date: 2021-04-01, indicator: x, reason: r, year: 2022, to: 5}]\n" ITEM(
			 "unit: g, targets: {2021: 5, 2022: —}"),
		 NULL, 0},
		{"parts-unit",
		 MEASURE("indicators: [{id: x, title: t, unit: g, parts: [y, w], targets: {2022: 80}}], figures: [{id: "
			 "y, title: u, unit: kg}]"),
		 NULL, 0},
		{"target-equals-baseline",
		 ITEM("unit: g, aggregate: mean, targets-cover: period, baseline: {year: 2018, value: 80}, targets: "
		      "{2022-Q1: 80}"),
		 NULL, 0},
		{"target-equals-baseline",
		 ITEM("unit: g, aggregate: mean, targets-cover: period, baseline: {year: 2018, value: 80}, targets: "
		      "{2022: 80}"),
		 NULL, 1},
	};

	(void)state;
	check(cases, sizeof cases / sizeof *cases);
}

static void figures(void **state)
{
	static const struct rule_case cases[] = {
		{"bound-decides", ITEM("unit: g, targets: {2022: 30}"), ROWS("x,FY2022,20以上,,\n"), 1},
		{"bound-decides", ITEM("unit: g, targets: {2022: 15}"), ROWS("x,FY2022,20以上,,\n"), 0},
		{"bound-decides", ITEM("unit: g, targets: {2022: '<=25'}"), ROWS("x,FY2022,20以上,,\n"), 1},
		{"bound-decides", ITEM("unit: g, targets: {2022: '<=15'}"), ROWS("x,FY2022,20以上,,\n"), 0},
		{"bound-decides", ITEM("unit: g, targets: {2022: '<=15'}"), ROWS("x,FY2022,20以下,,\n"), 1},
		{"bound-decides", ITEM("unit: g, targets: {2022: '<=25'}"), ROWS("x,FY2022,20以下,,\n"), 0},
		{"bound-decides", ITEM("unit: g, targets: {2022: 15}"), ROWS("x,FY2022,20以下,,\n"), 1},
		{"bound-decides", ITEM("unit: g, targets: {2022: 30}"), ROWS("x,FY2022,20以下,,\n"), 0},
		{"percent-as-fraction", PERCENT("baseline: {year: 2018, value: 0.5}, targets: {2021: —, 2022: 80}"),
		 ROWS("x,FY2021,0.5,,\nx,FY2022,0.749,,\n"), 1},
		{"percent-as-fraction", PERCENT("targets: {2022: 80}"), ROWS("x,FY2021,-0.5,,\nx,FY2022,0.7,,\n"), 0},
		{"percent-as-fraction", PERCENT("targets: {2022: 80}"), ROWS("x,FY2021,1,,\n"), 0},
		{"percent-as-fraction", PERCENT("targets: {2022: 80}"), ROWS("x,FY2021,0.749,,\nx,FY2022,1,,\n"), 0},
		{"percent-as-fraction", PERCENT("targets: {2022: 80}"), ROWS("x,FY2021,0.749,,\nx,FY2022,1.0,,\n"), 1},
		{"percent-as-fraction", PERCENT("targets: {2022: 80}"), ROWS("x,FY2021,0,,\nx,FY2022,不明,,\n"), 0},
		{"percent-as-fraction", PERCENT("targets: {2022: 4}"), ROWS("x,FY2021,0.749,,\n"), 0},
		{"totals-added-up", ITEMS("{id: x, title: 累計, unit: g, aggregate: sum, targets: {2022: 30}}"),
		 ROWS("x,2022-04,5,,\nx,2022-05,9,,\n"), 1},
		{"totals-added-up", ITEMS("{id: x, title: 累計, unit: g, aggregate: sum, targets: {2022: 30}}"),
		 ROWS("x,2022-04,5,,\nx,2022-05,4,,\n"), 0},
		{"totals-added-up", ITEMS("{id: x, title: 累計, unit: g, aggregate: sum, targets: {2022: 30}}"),
		 ROWS("x,2022-04,5,,\nx,2022-05,9,累計,\n"), 0},
		{"mixed-totals", ITEM("unit: g, aggregate: sum, targets: {2022: 30}"),
		 ROWS("x,2021-05,9,累計,\nx,2022-05,5,,\n"), 0},
		{"mixed-totals", ITEM("unit: g, aggregate: sum, targets: {2022: 30}"),
		 ROWS("x,2022-05,9,累計,\nx,2022-06,5,,\n"), 1},
		{"figure-repeated", ANY, ROWS("x,FY2020,12.5,,\nx,FY2021,12.5,,\nx,FY2022,12.5,,\n"), 1},
		{"figure-repeated", ANY, ROWS("x,FY2020,5.5,,\nx,FY2021,5.5,,\nx,FY2022,5.5,,\n"), 0},
		{"figure-repeated", ANY, ROWS("x,FY2020,150.5,,\nx,FY2021,150.5,,\nx,FY2022,150.5,,\n"), 0},
		{"figure-repeated", ANY, ROWS("x,FY2020,1111,,\nx,FY2021,1234,,\nx,FY2022,1234,,\n"), 0},
		{"figure-repeated", ANY, ROWS("x,2020-05,1234,,\nx,2021-04,1234,,\nx,2021-05,1234,,\n"), 0},
		{"figure-repeated", ANY, ROWS("x,2021-04,1234,,\nx,2021-05,1234,,\nx,2022-05,1234,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,10,,\ny,FY2021,4,,\nz,FY2021,5,,\n"), 1},
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,9,,\ny,FY2021,4,,\nz,FY2021,5,,\n"), 0},
		/* A part whose figure is of another time, unknown or about so much proves nothing. */
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,10,,\ny,FY2021,4,,\nz,FY2022,5,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,10,,\ny,FY2021,4,,\nz,2022-03,5,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,10,,\ny,FY2021,4,,\nz,FY2021,不明,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,10,,\ny,FY2021,4,,\nz,FY2021,約5,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,約10,,\ny,FY2021,4,,\nz,FY2021,5,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"), ROWS("x,FY2021,不明,,\ny,FY2021,4,,\nz,FY2021,5,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"),
		 ROWS("x,FY2021,9,,\ny,FY2021,3,,\ny,FY2021,4,訂正,\nz,FY2021,5,,\n"), 0},
		{"parts-sum", PARTS("unit: g, ", "unit: g"),
		 "id,period,value,comparison\nx,FY2021,9,\ny,FY2021,3,全国\ny,FY2021,4,\nz,FY2021,5,\n", 0},
		{"ratio-disagrees", RATIO, ROWS("x,FY2021,3,,\ny,FY2021,8,,\nz,FY2021,4,,\n"), 1},
		{"ratio-disagrees", RATIO, ROWS("x,FY2021,2,,\ny,FY2021,8,,\nz,FY2021,4,,\n"), 0},
		{"ratio-disagrees", RATIO, ROWS("x,FY2021,不明,,\ny,FY2021,8,,\nz,FY2021,4,,\n"), 0},
		{"ratio-disagrees", RATIO, ROWS("x,FY2021,3,,\ny,FY2021,8,,\n"), 0},
		{"ratio-disagrees", RATIO, ROWS("x,FY2021,3,,\ny,FY2021,約8,,\nz,FY2021,4,,\n"), 0},
		{"ratio-disagrees", RATIO, ROWS("x,FY2021,3,,\ny,FY2021,8,,\nz,FY2021,約4,,\n"), 0},
		{"ratio-disagrees", RATIO, ROWS("x,FY2021,約3,,\ny,FY2021,8,,\nz,FY2021,4,,\n"), 0},
		{"parts-sum",
		 MEASURE("indicators: [{id: x, title: t, unit: g, parts: [y, w], targets: {2022: 80}}], figures: [{id: "
			 "y, title: u, unit: g}]"),
		 ROWS("x,FY2021,9,,\ny,FY2021,3,,\n"), 0},
	};

	(void)state;
	check(cases, sizeof cases / sizeof *cases);
}

/* `comment` in place of the only one of a plan without units. */
#define COMMENT(x)                                                                                                     \
	"policies:\n- title: p\n  measures:\n  - title: m\n    indicators:\n" x                                        \
	"\n    - {id: x, title: t, targets: {2022: 1}}"

static void comments(void **state)
{
	static const struct rule_case cases[] = {
		{"missing-unit", COMMENT("    # plan-lint: disable=missing-unit reason=r"), NULL, 0},
		{"missing-unit", COMMENT("    #\tplan-lint: disable=missing-unit reason=r \t"), NULL, 0},
		{"missing-unit", COMMENT("    #plan-lint: disable=pl127 reason=r"), NULL, 0},
		{"missing-unit", COMMENT("    # see plan-lint: disable=missing-unit reason=r"), NULL, 1},
		{"missing-unit", COMMENT("    # x# plan-lint: disable=missing-unit reason=r"), NULL, 1},
		{"missing-unit", "plan-lint: disable=missing-unit\n" COMMENT(""), NULL, 1},
		{"bad-directive", COMMENT("    # plan-lint: reason=r"), NULL, 1},
		{"bad-directive", COMMENT("    # plan-lint:"), NULL, 1},
		{"bad-directive", COMMENT("    # plan-lint: disable=missing-unit reason=r until=2030"), NULL, 1},
		{"bad-directive", COMMENT("    # plan-lint: disable=missing-unit reason=r until=H41.5.1"), NULL, 0},
		{"bad-directive", COMMENT("    # plan-lint: disable=missing-unit reason=r until=2030-05-01"), NULL, 0},
		{"directive-without-reason", COMMENT("    # plan-lint: disable=missing-unit reason=\"all of this"),
		 NULL, 0},
		{"directive-without-reason", COMMENT("    # plan-lint: disable=missing-unit reason="), NULL, 1},
		{"expired-directive",
		 COMMENT("    # plan-lint: disable=missing-unit reason=\"a until=\" until=2023-04-30"), NULL, 1},
		{"unknown-rule", COMMENT("    # plan-lint: disable=pk127,xl127,PL12x reason=r"), NULL, 3},
		/* Two on the same: both were of use. */
		{"unused-directive",
		 COMMENT("    # plan-lint: disable=missing-unit reason=r\n    # plan-lint: disable=PL1 reason=r"), NULL,
		 0},
		/* Behind all there is nothing that it can be about. */
		{"unused-directive", COMMENT("") "\n# plan-lint: disable=missing-unit reason=r", NULL, 1},
		{"missing-unit", COMMENT("") "\n# plan-lint: disable=missing-unit reason=r", NULL, 1},
		/* Whether it is of use shows only with results. */
		{"unused-directive", COMMENT("    # plan-lint: disable=tenfold-jump reason=r"), NULL, 0},
		{"unused-directive", COMMENT("    # plan-lint: disable=tenfold-jump reason=r"), ROWS("x,FY2022,1,,\n"),
		 1},
		{"bad-directive", COMMENT("    # plan-lint: disable=missing-unit reason=r until=2030-05"), NULL, 1},
		{"bad-directive", COMMENT("    # plan-lint: disable=missing-unit reason=r until=令和12年5月1日"), NULL,
		 0},
	};

	(void)state;
	check(cases, sizeof cases / sizeof *cases);
}

/* What an alias names stands elsewhere: a comment beside the alias is about the alias alone. */
static void comments_beside_aliases(void **state)
{
	static const char head[] =
		"title: t\nperiod: {from: 2019, to: 2022}\npolicies:\n- title: p\n  measures:\n  - title: m\n"
		"    indicators:\n";
	static const struct {
		const char *items;
		size_t left; /* of missing-unit */
	} cases[] = {
		{"    - {id: x, title: t, departments: &d [D, &e E], targets: &t {2022: 1}}\n"
		 "    - id: y # plan-lint: disable=missing-unit reason=r\n      title: u\n      departments: *d\n"
		 "      targets: *t\n",
		 1},
		{"    - {id: x, title: t, departments: [&e E], targets: &t {2022: 1}}\n"
		 "    # plan-lint: disable=missing-unit reason=r\n"
		 "    - {id: y, title: u, departments: [*e, D], targets: *t}\n",
		 1},
		/* As a key, too. */
		{"    # plan-lint: disable=missing-unit reason=r\n"
		 "    - {id: &n note, title: t, *n : remark, targets: {2022: 1}}\n",
		 0},
		{"    - &x {id: x, title: t, targets: {2022: 1}}\n"
		 "    # plan-lint: disable=missing-unit reason=r\n"
		 "    - {<<: *x, id: y, title: u}\n",
		 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str part[] = {str_of(head), str_of(cases[i].items)};
		struct diag_list *l = lint(str_join(a, part, 2, STR("")), NULL);

		assert_int_equal(count(l, "unused-directive"), 0);
		assert_int_equal(count(l, "missing-unit"), cases[i].left);
	}
}

/* Findings behind the thousandth are only counted: what a comment would suppress may be among them. */
static void comments_beside_very_many_findings(void **state)
{
	struct buf b = buf_new(a);

	(void)state;
	buf_add_z(&b, "title: t\nperiod: {from: 2019, to: 2022}\n"
		      "policies:\n- title: p\n  measures:\n  - title: m\n    # plan-lint: disable=target-gap reason=r\n"
		      "    # plan-lint: disable=missing-unit reason=r\n    departments: d\n    indicators:\n");
	for (int i = 0; i < 1001; i++)
		buf_printf(&b, "    - {id: x%d, title: t%d, targets: {2022: 1}}\n", i, i);
	struct diag_list *l = lint(buf_str(&b), NULL);
	assert_int_equal(count(l, "missing-unit"), 1001);
	/* That about the gaps. */
	assert_int_equal(count(l, "unused-directive"), 1);
}

/* Without years there is nothing to judge. */
static void a_period_that_ends_before_it_begins(void **state)
{
	struct str text = STR("title: t\nperiod: {from: 2022, to: 2019}\n" ANY);

	(void)state;
	assert_int_equal(count(lint(text, ROWS("x,FY2021,1,,\n")), "no-result"), 0);
	text = STR("title: t\nperiod: {from: 2019, to: 2022}\n" ANY);
	assert_int_equal(count(lint(text, ROWS("x,FY2021,1,,\n")), "no-result"), 1);
}

/* In what is no plan, comments are still read. */
static void comments_of_no_plan(void **state)
{
	(void)state;
	assert_int_equal(count(lint(STR("# plan-lint: reason=r\n- [\n"), NULL), "bad-directive"), 1);
	assert_int_equal(count(lint(STR("plan-lint: [\n# plan-lint: reason=r\n"), NULL), "bad-directive"), 1);
	assert_int_equal(count(lint(STR("word\n# plan-lint: reason=r\n"), NULL), "bad-directive"), 1);
}

static void of_fixes_that_overlap_the_first_is_made(void **state)
{
	struct source *s = source_new(a, STR("x"), STR("abcdef"));
	struct diag_list l = diag_list_new(a);
	static const struct {
		size_t start, end;
		const char *text;
	} fixes[] = {{3, 5, "D"}, {0, 4, "-"}, {0, 2, "AB"}, {1, 3, "-"}};

	(void)state;
	for (size_t i = 0; i < sizeof fixes / sizeof *fixes; i++) {
		struct span at = {s, fixes[i].start, fixes[i].end};

		diag_fix(&l, diag_add(&l, DIAG_ERROR, STR("r"), at, MSG("text")), at, str_of(fixes[i].text), true);
	}
	struct edits e = edits_of(a, &l, s);
	struct str out = edits_apply(a, s->bytes, &e);
	assert_true(str_eq(out, STR("ABcDf")));
}

/* Nothing is offered where a letter has no form with the mark: it would be the same again. */
static void split_characters_are_joined_where_they_can_be(void **state)
{
	struct diag_list *l = lint(STR("# か\xE3\x82\x99 あ\xE3\x82\x99 x\xE3\x82\x99\n"), NULL);
	size_t found = 0;

	(void)state;
	for (size_t i = 0; i < l->items.n; i++) {
		const struct diag *d = l->items.v[i];

		if (!str_eq(d->rule, STR("split-character")))
			continue;
		assert_int_equal(d->help.id != NULL, found == 0);
		assert_int_equal(d->fixes.n, found == 0 ? 1 : 0);
		if (found++ == 0)
			assert_true(str_eq(d->fixes.v[0].replacement, STR("が")));
	}
	assert_int_equal(found, 3);
	assert_int_equal(count(lint(STR("\xE3\x82\x99: n\n"), NULL), "split-character"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_and_characters),
		cmocka_unit_test(rules_of_schemes),
		cmocka_unit_test(targets_and_ids),
		cmocka_unit_test(figures),
		cmocka_unit_test(comments),
		cmocka_unit_test(comments_beside_aliases),
		cmocka_unit_test(comments_beside_very_many_findings),
		cmocka_unit_test(a_period_that_ends_before_it_begins),
		cmocka_unit_test(comments_of_no_plan),
		cmocka_unit_test(split_characters_are_joined_where_they_can_be),
		cmocka_unit_test(of_fixes_that_overlap_the_first_is_made),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
