/* The table of rules, which of them count, comments that suppress, and names of findings that last. */
#include "rules/lint.h"
#include "rules/page.h"

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

static void codes_and_names_are_of_one_rule_each(void **state)
{
	(void)state;
	for (enum rule_id r = 1; r < RULE_COUNT; r++) {
		assert_int_equal(strlen(rules[r].code), 5);
		assert_int_equal(rule_find(str_of(rules[r].code)), r);
		assert_int_equal(rule_find(str_of(rules[r].name)), r);
		assert_non_null(rule_category_names[rule_category(r)]);
		/* A name is never taken for a category or a code. */
		for (int k = 0; k < CATEGORY_COUNT; k++)
			assert_true(!rule_category_names[k] || strcmp(rules[r].name, rule_category_names[k]) != 0);
	}
	assert_int_equal(rule_find(STR("pl203")), rule_find(STR("target-looser")));
	assert_int_equal(rule_find(STR("PL")), RULE_NONE);
	assert_int_equal(rule_find(STR("")), RULE_NONE);
	assert_int_equal(rule_find(STR("xl203")), RULE_NONE);
	assert_int_equal(rule_find(STR("px203")), RULE_NONE);
	assert_int_equal(rule_find(STR("PL000")), RULE_NONE);
	assert_string_equal(rule_suggest(a, STR("target-loser")), "target-looser");
	assert_null(rule_suggest(a, STR("xyzzyxyzzy")));
}

static void rules_come_after_what_they_need(void **state)
{
	(void)state;
	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		for (size_t n = 0; n < RULE_NEEDS_MAX && rules[r].needs[n] != RULE_NONE; n++)
			if (rules[rules[r].needs[n]].check && rules[r].needs[n] >= r)
				fail_msg("%s comes before %s", rules[r].name, rules[rules[r].needs[n]].name);
}

static void every_rule_has_a_page(void **state)
{
	(void)state;
	for (enum rule_id r = 1; r < RULE_COUNT; r++) {
		bool found_while_reading = rules[r].scope == SCOPE_READING || rules[r].scope == SCOPE_SHAPE ||
					   rules[r].scope == SCOPE_DIRECTIVE;
		if (!rule_pages[r].why || (!rule_pages[r].bad.plan && !rule_pages[r].bad.results))
			fail_msg("%s has no page", rules[r].name);
		assert_int_equal(rules[r].check == NULL, found_while_reading);
	}
}

static struct lint_policy granted(const char *first, enum lint_level x, const char *second, enum lint_level y)
{
	struct lint_policy p = lint_policy_default();
	struct lint_wish wish[] = {{.rule = str_of(first), .level = x}, {.rule = str_of(second), .level = y}};

	lint_policy_apply(&p, wish, 2);
	return p;
}

static void wishes_for_few_rules_win(void **state)
{
	struct lint_policy p;

	(void)state;
	p = granted("target-looser", LINT_ERROR, "PL2", LINT_OFF);
	assert_int_equal(p.level[RULE_TARGET_LOOSER], LINT_ERROR);
	assert_int_equal(p.level[RULE_FINAL_YEAR], LINT_OFF);
	assert_int_equal(p.level[RULE_UNKNOWN_KEY], LINT_ERROR);
	p = granted("target", LINT_LEVEL_COUNT, "all", LINT_OFF);
	assert_int_equal(p.level[RULE_TARGET_LOOSER], LINT_WARNING);
	assert_int_equal(p.level[RULE_UNKNOWN_KEY], LINT_OFF);
	assert_false(p.chosen[RULE_TARGET_LOOSER]);
	p = granted("no-result", LINT_LEVEL_COUNT, "PL7", LINT_NOTE);
	assert_int_equal(p.level[RULE_NO_RESULT], LINT_WARNING);
	assert_int_equal(p.level[RULE_MARKED_NUMBER], LINT_NOTE);
	p = granted("PL203", LINT_ERROR, "PL203", LINT_NOTE);
	assert_int_equal(p.level[RULE_TARGET_LOOSER], LINT_NOTE);
}

static void profiles_turn_categories_on(void **state)
{
	struct lint_policy p = lint_policy_default();

	(void)state;
	lint_policy_profile(&p, 0);
	assert_int_equal(p.level[RULE_MARKED_NUMBER], LINT_OFF);
	lint_policy_profile(&p, 1);
	assert_int_equal(p.level[RULE_MARKED_NUMBER], LINT_WARNING);
	assert_int_equal(p.level[RULE_NO_RESULT], LINT_OFF);
}

/* What is found in a measure that goes on with `rest`, comments heeded. */
static struct diag_list *linted(const char *rest, struct date today)
{
	struct diag_list *l = ARENA_NEW(a, struct diag_list);
	struct buf yaml = buf_new(a);

	*l = diag_list_new(a);
	buf_add_z(&yaml,
		  "title: t\nperiod: {from: 2019, to: 2022}\npolicies:\n- title: p\n  measures:\n  - title: m\n    ");
	for (const char *p = rest; *p; p++) {
		buf_add_c(&yaml, *p);
		if (*p == '\n')
			buf_add_z(&yaml, "    ");
	}
	struct source *source = source_new(a, STR("plan.yaml"), buf_str(&yaml));
	struct node *root = read_yaml(a, source, NULL, l);
	struct plan *plan = root ? plan_read(a, source, root, l) : NULL;
	struct lint_policy policy = lint_policy_default();
	struct lint_subject s = {.source = &source,
				 .source_count = 1,
				 .plan_source = source,
				 .root = root,
				 .plan = plan,
				 .today = today};
	lint_check(a, &s, l);
	lint_settle(a, &policy, &s, l);
	return l;
}

static const struct date day = {2023, 4, 1};

/* The rules that are found, with blanks between. */
static const char *found(const char *rest)
{
	struct diag_list *l = linted(rest, day);
	struct buf out = buf_new(a);

	for (size_t i = 0; i < l->items.n; i++) {
		buf_add_z(&out, i > 0 ? " " : "");
		buf_add(&out, l->items.v[i]->rule);
	}
	return str_z(a, buf_str(&out));
}

static void a_failed_prerequisite_silences(void **state)
{
	(void)state;
	/* Against its direction, and so neither looser nor worse than the baseline. */
	assert_string_equal(
		found("indicators:\n- {id: x, title: t, unit: g, baseline: {year: 2018, value: 9}, targets: "
		      "{2020: 8, 2021: 7, 2022: 6}}"),
		"targets-against-direction");
	assert_string_equal(found("indicators:\n- {id: x, title: t, unit: g, target: {2022: 1}}"), "unknown-key");
	/* Of that item alone. */
	assert_string_equal(
		found("indicators:\n- {id: x, title: t, unit: g, target: {2022: 1}}\n- {id: y, title: u, unit: g}"),
		"unknown-key indicator-without-target");
}

static void comments_are_about_what_follows_or_stands_on_their_line(void **state)
{
	(void)state;
	assert_string_equal(found("# plan-lint: disable=missing-unit reason=x\nindicators:\n- {id: x, title: t, "
				  "targets: {2022: 1}}"),
			    "");
	assert_string_equal(
		found("indicators: # plan-lint: disable=PL127 reason=x\n- {id: x, title: t, targets: {2022: 1}}"), "");
	assert_string_equal(found("indicators:\n- {id: x, title: t, targets: {2022: 1}} # plan-lint: "
				  "disable=missing-unit reason=x\n"
				  "- {id: y, title: u, targets: {2022: 1}}"),
			    "missing-unit");
	assert_string_equal(
		found("indicators:\n- id: x # plan-lint: disable=structure reason=x\n  title: t\n  targets: {2022: 1}"),
		"");
	assert_string_equal(found("indicators:\n- id: x\n  title: t # plan-lint: disable=missing-unit reason=x\n  "
				  "targets: {2022: 1}"),
			    "missing-unit unused-directive");
	/* Text, not a comment. */
	assert_string_equal(found("note: |\n  # plan-lint: disable=all reason=x\nindicators:\n- {id: x, title: t, "
				  "targets: {2022: 1}}"),
			    "missing-unit");
	assert_string_equal(found("note: \"a # plan-lint: disable=all reason=x\"\nindicators:\n- {id: x, title: t, "
				  "targets: {2022: 1}}"),
			    "missing-unit");
	assert_string_equal(
		found("indicators:\n- {id: x, title: t, targets: {2022: 1}}\n# plan-lint: disable-file=all"), "");
}

static void comments_expire_the_day_after_their_last(void **state)
{
	const char *plan =
		"# plan-lint: disable=missing-unit reason=x until=2023-04-01\nindicators:\n- {id: x, title: t, "
		"targets: {2022: 1}}";

	(void)state;
	assert_int_equal(linted(plan, day)->items.n, 0);
	assert_int_equal(linted(plan, (struct date){2023, 4, 2})->items.n, 2);
}

static void fingerprints_stay_when_lines_move(void **state)
{
	struct diag_list *x = linted(
		"indicators:\n- {id: x, title: t, targets: {2022: 1}}\n- {id: y, title: u, targets: {2022: 1}}", day);
	struct diag_list *y = linted("note: n\n\n\nindicators:\n- {id: y, title: u, targets: {2022: 1}}\n- {id: x, "
				     "title: t, targets: {2022: 1}}",
				     day);
	struct str *of_x = lint_fingerprints(a, x), *of_y = lint_fingerprints(a, y);

	(void)state;
	assert_int_equal(x->items.n, 2);
	assert_int_equal(y->items.n, 2);
	assert_int_equal(of_x[0].n, 32);
	assert_true(str_eq(of_x[0], of_y[1]));
	assert_true(str_eq(of_x[1], of_y[0]));
	assert_false(str_eq(of_x[0], of_x[1]));
}

static void equal_findings_have_fingerprints_of_their_own(void **state)
{
	struct source *s = source_new(a, STR("dir/x"), STR("ab"));
	struct source *same = source_new(a, STR("other/x"), STR("ab"));
	struct diag_list l = diag_list_new(a), m = diag_list_new(a);

	(void)state;
	diag_add(&l, DIAG_ERROR, STR("r"), (struct span){s, 0, 1}, MSG("text"));
	diag_add(&l, DIAG_ERROR, STR("r"), (struct span){s, 1, 2}, MSG("text"));
	diag_add(&m, DIAG_NOTE, STR("r"), (struct span){same, 1, 2}, MSG("text"));
	struct str *f = lint_fingerprints(a, &l);
	assert_false(str_eq(f[0], f[1]));
	assert_true(str_eq(f[0], lint_fingerprints(a, &m)[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_and_names_are_of_one_rule_each),
		cmocka_unit_test(rules_come_after_what_they_need),
		cmocka_unit_test(every_rule_has_a_page),
		cmocka_unit_test(wishes_for_few_rules_win),
		cmocka_unit_test(profiles_turn_categories_on),
		cmocka_unit_test(a_failed_prerequisite_silences),
		cmocka_unit_test(comments_are_about_what_follows_or_stands_on_their_line),
		cmocka_unit_test(comments_expire_the_day_after_their_last),
		cmocka_unit_test(fingerprints_stay_when_lines_move),
		cmocka_unit_test(equal_findings_have_fingerprints_of_their_own),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
