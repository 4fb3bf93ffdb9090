/* Rating schemes that change: which way a threshold moved, whom it concerns, and the grades that flip because of it or
 * because of targets. */
#include "../support/diffs.h"
#include "../support/plans.h"

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

#define GRADES "grades: [{id: A}, {id: B}, {id: C}], "

static struct plan *plan_of(const char *rating, const char *targets)
{
	static const char text[] = "title: t\nperiod: {from: 2021, to: 2022}\nrating: %s\npolicies:\n- title: p\n"
				   "  measures:\n  - title: m\n    actions:\n"
				   "    - {id: act, title: a, milestones: {2022: 実施}}\n    indicators:\n"
				   "    - {id: x, title: x, targets: %s}\n"
				   "    - {id: y, title: y, class: survey, targets: {2022: 100}}\n";
	struct diag_list diags;
	struct plan *p = plans_read(a, str_format(a, text, rating, targets), &diags);
	struct scheme_set *set = ARENA_NEW(a, struct scheme_set);
	assert_non_null(p);
	struct binder b = {.arena = a, .diags = &diags, .start_month = p->start_month};
	*set = scheme_set_read(&b, p, NULL);
	p->schemes = set;
	return p;
}

static const struct results *results_of(const struct plan *p, const char *rows)
{
	return diffs_results(a, p, str_format(a, "id,fiscal-year,value\n%s", rows));
}

static void check(const char *old, const char *new, const char *want)
{
	plans_assert_str(diffs_text(a, diff_plans(a, plan_of(old, "{2022: 100}"), plan_of(new, "{2022: 100}"))),
			 str_of(want));
}

static void a_rule_concerns_what_is_rated_by_it(void **state)
{
	(void)state;
	check("{" GRADES "rules: [{grade: A, when: rate >= 100}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 90}, {grade: C}]}",
	      "looser rating plan part:rules › A › when affected:3\n");
	check("{settings: {applies-to: indicators}, " GRADES "rules: [{grade: A, when: rate >= 100}, {grade: C}]}",
	      "{settings: {applies-to: indicators}, " GRADES "rules: [{grade: A, when: rate >= 90}, {grade: C}]}",
	      "looser rating plan part:rules › A › when affected:2\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 100}, {grade: C}], "
	      "class-rules: [{class: survey, rules: [{grade: A, when: rate >= 100}, {grade: C}]}], "
	      "milestone-rules: [{grade: A, when: actual >= 2}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 101}, {grade: C}], "
	      "class-rules: [{class: survey, rules: [{grade: A, when: rate >= 90}, {grade: C}]}], "
	      "milestone-rules: [{grade: A, when: actual >= 3}, {grade: C}]}",
	      "looser rating plan part:class-rules › survey › rules › A › when affected:1\n"
	      "stricter rating plan part:rules › A › when affected:1\n"
	      "stricter rating plan part:milestone-rules › A › when affected:1\n");
}

static void easier_is_told_from_the_grades(void **state)
{
	(void)state;
	/* The worst grade first. */
	check("{" GRADES "rules: [{grade: C, when: rate < 50}, {grade: B, when: rate < 100}, {grade: A}]}",
	      "{" GRADES "rules: [{grade: C, when: rate < 40}, {grade: B, when: rate < 110}, {grade: A}]}",
	      "looser rating plan part:rules › C › when affected:3\n"
	      "stricter rating plan part:rules › B › when affected:3\n");
	/* Less is better. */
	check("{" GRADES "rules: [{grade: A, when: remaining <= 5}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: remaining <= 10}, {grade: C}]}",
	      "looser rating plan part:rules › A › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: not remaining > 5}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: not remaining > 4}, {grade: C}]}",
	      "stricter rating plan part:rules › A › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: actual >= 80% * target}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: actual >= 70% * target}, {grade: C}]}",
	      "looser rating plan part:rules › A › when affected:3\n");
	/* One limit easier, one harder; another tolerance; another order. */
	check("{" GRADES "rules: [{grade: A, when: rate >= 100 and remaining <= 5}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 90 and remaining <= 4}, {grade: C}]}",
	      "definition rating plan part:rules › A › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: \"same(actual, target, 5%)\"}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: \"same(actual, target, 9%)\"}, {grade: C}]}",
	      "definition rating plan part:rules › A › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 100}, {grade: B, when: rate >= 80}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: B, when: rate >= 80}, {grade: A, when: rate >= 100}, {grade: C}]}",
	      "definition rating plan part:rules affected:3\n");
}

static void where_a_scheme_stands_is_no_change(void **state)
{
	(void)state;
	check("aichi-it", "{use: aichi-it}", "formatting layout plan\n");
	check("aichi-it", "{use: aichi-it, in-force: {from: 2022}}",
	      "definition rating plan part:in-force affected:2\n");
	check("aichi-it", "tama", "definition rating plan affected:2\n");
	check("[aichi-it, tama]", "[tama, aichi-it]", "formatting layout plan\n");
	check("[aichi-it, tama]", "[tama]", "definition rating plan part:aichi-it affected:2\n");
	check("", "tama", "definition rating plan affected:2\n");
	check("{title: 旧, " GRADES "rules: [{grade: A, when: always}]}",
	      "{title: 新, " GRADES "rules: [{grade: A, when: always}]}",
	      "reworded rating plan part:title affected:3\n");
}

static struct str flips_of(const struct diff *d)
{
	struct buf out = buf_new(a);
	for (size_t k = 0; k < d->flips.n; k++) {
		const struct flip *f = d->flips.v[k];
		buf_add(&out, f->item[DIFF_OLD]->id.s);
		for (int side = 0; side < DIFF_SIDES && f->rating[DIFF_NEW]; side++) {
			buf_add_c(&out, ' ');
			buf_add(&out, f->rating[side]->grade ? f->rating[side]->grade->id.s : STR("unrated"));
		}
		if (!f->rating[DIFF_NEW])
			buf_printf(&out, " %s %s", outcome_names[f->outcome[0]], outcome_names[f->outcome[1]]);
		for (size_t j = 0; j < f->because_count; j++) {
			buf_add_c(&out, ' ');
			buf_add_z(&out, change_kinds[f->because[j]->kind].name);
			buf_add_c(&out, ':');
			buf_add(&out, f->because[j]->part);
		}
		buf_add_c(&out, '\n');
	}
	return buf_str(&out);
}

static void check_flips(const char *old, const char *old_targets, const char *new, const char *new_targets,
			const char *want)
{
	static const char rows[] = "x,2022,85\ny,2022,100\n";
	struct plan *p = plan_of(old, old_targets), *q = plan_of(new, new_targets);
	struct diff *d = diff_plans(a, p, q);
	const struct results *const results[] = {results_of(p, rows), results_of(q, rows)};
	diff_flips(d, results, (struct date){2023, 4, 1});
	plans_assert_str(flips_of(d), str_of(want));
}

#define RULES(a, b)                                                                                                    \
	"{" GRADES "rules: [{grade: A, when: rate >= " a "}, {grade: B, when: rate >= " b                              \
	"}, {grade: C, when: rate >= 0}]}"

static void grades_flip(void **state)
{
	(void)state;
	check_flips(RULES("100", "90"), "{2022: 100}", RULES("100", "80"), "{2022: 100}",
		    "x C B rating:rules › B › when\n");
	check_flips(RULES("100", "80"), "{2022: 100}", RULES("100", "80"), "{2022: 85}",
		    "x missed met target-lowered:\nx B A target-lowered:\n");
	/* Either would do alone: the scheme is named first, as it concerns more. */
	check_flips(RULES("100", "90"), "{2022: 100}", RULES("100", "80"), "{2022: 90}",
		    "x C B rating:rules › B › when\n");
	/* It takes both. */
	check_flips(RULES("100", "90"), "{2022: 100}", RULES("95", "90"), "{2022: 89}",
		    "x C A rating:rules › A › when target-lowered:\n");
	check_flips(RULES("100", "80"), "{2022: 100}", "{" GRADES "rules: [{grade: A, when: rate >= 100}]}",
		    "{2022: 100}", "x B unrated rating:rules › B\n");
	check_flips(RULES("100", "80"), "{2022: 100}", RULES("100", "80"), "{2022: 101}", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_rule_concerns_what_is_rated_by_it, begin, end),
		cmocka_unit_test_setup_teardown(easier_is_told_from_the_grades, begin, end),
		cmocka_unit_test_setup_teardown(where_a_scheme_stands_is_no_change, begin, end),
		cmocka_unit_test_setup_teardown(grades_flip, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
