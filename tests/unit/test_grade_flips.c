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

static void conditions_of_all_kinds(void **state)
{
	static const struct {
		const char *old, *new, *want;
	} cases[] = {
		{"actual = 2", "actual = 3", "definition rating plan part:rules › A › when affected:3\n"},
		{"remaining <= -(5)", "remaining <= -(6)", "stricter rating plan part:rules › A › when affected:3\n"},
		{"rate >= 100 or progress >= 100", "rate >= 90 or progress >= 100",
		 "looser rating plan part:rules › A › when affected:3\n"},
		{"actual >= target + 5", "actual >= target + 4",
		 "looser rating plan part:rules › A › when affected:3\n"},
		{"actual >= target / 2", "actual >= target / 3",
		 "looser rating plan part:rules › A › when affected:3\n"},
		{"rate < 100 and rate < 90", "rate < 100 and rate < 80",
		 "stricter rating plan part:rules › A › when affected:3\n"},
		{"rate >= 80", "rate >= 80 and progress >= 1",
		 "definition rating plan part:rules › A › when affected:3\n"},
		{"rate >= 80", "\"rate\\n  >=\\n  70\"", "looser rating plan part:rules › A › when affected:3\n"},
		{"rate >= 80", "[rate >= 70]", "definition rating plan part:rules › A › when affected:3\n"},
		{"rate >= 80", "rate >= )", "definition rating plan part:rules › A › when affected:3\n"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
		check(str_z(a, str_format(a, "{" GRADES "rules: [{grade: A, when: %s}, {grade: C}]}", cases[k].old)),
		      str_z(a, str_format(a, "{" GRADES "rules: [{grade: A, when: %s}, {grade: C}]}", cases[k].new)),
		      cases[k].want);
}

#define DEFINE(define, when) "{" GRADES "define: " define ", rules: [{grade: A, when: " when "}, {grade: C}]}"

/* A name that a scheme defines is as strict as the rules that use it. */
static void names_that_a_scheme_defines(void **state)
{
	(void)state;
	check(DEFINE("{good: 80% + 1%}", "rate >= good"), DEFINE("{good: 80%}", "rate >= good"),
	      "definition rating plan part:define › good affected:3\n");
	check(DEFINE("{良い率: rate}", "良い率 >= 80%"), DEFINE("{良い率: rate}", "良い率 >= 70%"),
	      "looser rating plan part:rules › A › when affected:3\n");
	check(DEFINE("{good: 80%}", "rate >= good"), DEFINE("{good: 70%}", "rate >= good"),
	      "looser rating plan part:define › good affected:3\n");
	check(DEFINE("{good: 80%, other: 5}", "rate >= good"), DEFINE("{good: 80%, other: 4}", "rate >= good"),
	      "definition rating plan part:define › other affected:3\n");
	check(DEFINE("{good: 80%}", "rate >= good"), DEFINE("{good: 80% + 1%}", "rate >= good"),
	      "definition rating plan part:define › good affected:3\n");
	check(DEFINE("{Good_2: 80%, 良い: rate >= Good_2}", "良い"),
	      DEFINE("{Good_2: 90%, 良い: rate >= Good_2}", "良い"),
	      "stricter rating plan part:define › Good_2 affected:3\n");
	check(DEFINE("{Good_2x: 80%, p2: rate}", "p2 >= Good_2x and rate >= 10"),
	      DEFINE("{Good_2x: 80%, p2: rate}", "p2 >= Good_2x and rate >= 20"),
	      "stricter rating plan part:rules › A › when affected:3\n");
	check(DEFINE("{good: [80]}", "rate >= 1"), DEFINE("{good: 80}", "rate >= 1"),
	      "definition rating plan part:define › good affected:3\n");
	check(DEFINE("{good: 80%}", "rate >= good"), DEFINE("{good: [80]}", "rate >= good"),
	      "definition rating plan part:define › good affected:3\n");
	check(DEFINE("{good: )}", "rate >= 80"), DEFINE("{good: )}", "rate >= 70"),
	      "looser rating plan part:rules › A › when affected:3\n");
	check(DEFINE("[good]", "rate >= 80"), DEFINE("[good]", "rate >= 70"),
	      "looser rating plan part:rules › A › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}]}", DEFINE("{good: 80%}", "rate >= good"),
	      "definition rating plan part:rules › A › when affected:3\n"
	      "definition rating plan part:rules › C affected:3\n"
	      "definition rating plan part:define affected:3\n");
	/* In the rules of classes, and of milestones. */
	check("{" GRADES
	      "define: {good: 80%}, class-rules: [{class: [other, survey], rules: [{grade: A, when: rate >= good}]}], "
	      "rules: [{grade: A, when: always}]}",
	      "{" GRADES
	      "define: {good: 70%}, class-rules: [{class: [other, survey], rules: [{grade: A, when: rate >= good}]}], "
	      "rules: [{grade: A, when: always}]}",
	      "looser rating plan part:define › good affected:1\n");
	check("{" GRADES "define: {good: 80%}, class-rules: x, rules: [{grade: A, when: rate >= good}]}",
	      "{" GRADES "define: {good: 70%}, class-rules: x, rules: [{grade: A, when: rate >= good}]}",
	      "looser rating plan part:define › good affected:3\n");
	/* What grades of a measure are made of. */
	check("{" GRADES
	      "rules: [{grade: A, when: always}], roll-up: {define: {best: achieved-share}, rules: [{grade: A, when: "
	      "best >= 80}]}}",
	      "{" GRADES
	      "rules: [{grade: A, when: always}], roll-up: {define: {best: achieved-share}, rules: [{grade: A, when: "
	      "best >= 70}]}}",
	      "looser rating plan part:roll-up › rules › A › when affected:3\n");
	check("{" GRADES
	      "rules: [{grade: A, when: always}], roll-up: {rules: [{grade: A, when: achieved-share >= 80}]}}",
	      "{" GRADES
	      "rules: [{grade: A, when: always}], roll-up: {rules: [{grade: A, when: achieved-share >= 70}]}}",
	      "looser rating plan part:roll-up › rules › A › when affected:3\n");
}

static void rules_come_and_go(void **state)
{
	(void)state;
	check("{" GRADES "define: {good: 80%}, rules: always, final-rules: [{grade: A, when: rate >= good}], "
	      "class-rules: [{class: [survey, other], rules: [{grade: A, when: rate >= good}]}]}",
	      "{" GRADES "define: {good: 70%}, rules: always, final-rules: [{grade: A, when: rate >= good}], "
	      "class-rules: [{class: [survey, other], rules: [{grade: A, when: rate >= good}]}]}",
	      "looser rating plan part:define › good affected:3\n");
	check("{" GRADES "define: {good: 80%}, rules: always, class-rules: [{class: [survey, other], rules: [{grade: "
	      "A, when: rate >= good}]}]}",
	      "{" GRADES "define: {good: 70%}, rules: always, class-rules: [{class: [survey, other], rules: [{grade: "
	      "A, when: rate >= good}]}]}",
	      "looser rating plan part:define › good affected:1\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 80}, {grade: B, when: rate >= 50}, {grade: C}]}",
	      "definition rating plan part:rules › B affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}, {grade: C}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 80}, {grade: C, when: rate >= 0}]}",
	      "definition rating plan part:rules › C › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}, {grade: C, when: rate >= 0}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 80}, {grade: C}]}",
	      "definition rating plan part:rules › C › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}], final-rules: [{grade: A, when: rate >= 90}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 80}], final-rules: [{grade: A, when: rate >= 80}]}",
	      "looser rating plan part:final-rules › A › when affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}], class-rules: [{class: survey, rules: [{grade: A, "
	      "when: always}]}]}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 80}], class-rules: []}",
	      "definition rating plan part:class-rules › survey affected:1\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}], class-rules: []}",
	      "{" GRADES "rules: [{grade: A, when: rate >= 80}], class-rules: [{class: survey, rules: [{grade: A, "
	      "when: always}]}]}",
	      "definition rating plan part:class-rules › survey affected:1\n");
	check("{" GRADES "rules: [{grade: A, when: rate >= 80}]}", "{" GRADES "rules: always}",
	      "definition rating plan part:rules affected:3\n");
	/* Rules that name no grade go by their places. */
	check("{rules: [{when: rate >= 80}, {grade: '', when: rate >= 50}, {grade: [A], when: rate >= 40}]}",
	      "{rules: [{when: rate >= 70}, {grade: '', when: rate >= 40}, {grade: [A], when: rate >= 50}]}",
	      "looser rating plan part:rules › 1 › when affected:3\n"
	      "looser rating plan part:rules › 2 › when affected:3\n"
	      "stricter rating plan part:rules › 3 › when affected:3\n");
	check("{grades: A, rules: [{grade: A, when: rate >= 80}]}",
	      "{grades: A, rules: [{grade: A, when: rate >= 70}]}",
	      "looser rating plan part:rules › A › when affected:3\n");
	check("{settings: {applies-to: actions}, " GRADES "rules: [{grade: A, when: actual >= 2}]}",
	      "{settings: {applies-to: actions}, " GRADES "rules: [{grade: A, when: actual >= 1}]}",
	      "looser rating plan part:rules › A › when affected:1\n");
}

static void a_scheme_of_another_place(void **state)
{
	struct plan *p = plan_of("aichi-it", "{2022: 100}");
	(void)state;
	check("{use: aichi-it, in-force: {from: 2022}}", "aichi-it",
	      "definition rating plan part:in-force affected:2\n");
	check("{use: aichi-it, in-force: {from: 2021}}", "{use: aichi-it, in-force: {from: 2022}}",
	      "definition rating plan part:in-force › from affected:2\n");
	check("{" GRADES "rules: [{grade: A, when: always}]}", "aichi-it", "definition rating plan affected:2\n");
	check("aichi-it", "{" GRADES "rules: [{grade: A, when: always}]}", "definition rating plan affected:3\n");
	check("{" GRADES "rules: [{grade: A, when: always}]}",
	      "{in-force: {from: 2022}, " GRADES "rules: [{grade: A, when: always}]}",
	      "definition rating plan part:in-force affected:3\n");
	check("{format: 1, " GRADES "rules: [{grade: A, when: always}]}",
	      "{" GRADES "rules: [{grade: A, when: always}]}", "formatting layout plan\n");
	check("{" GRADES "rules: [{grade: A, when: always}]}",
	      "{format: 1, " GRADES "rules: [{grade: A, when: always}]}", "formatting layout plan\n");
	check("[[aichi-it]]", "[aichi-it]", "definition rating plan affected:2\n");
	assert_true(diff_is_empty(diff_plans(a, p, p)));
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
	check_flips(RULES("100", "80"), "{2022: 100}",
		    "{" GRADES "rules: [{grade: A, when: rate >= 100}, {grade: C, when: rate >= 0}]}", "{2022: 100}",
		    "x B C rating:rules › B\n");
}

/* Changes of results come in where there are two sets of them. */
static void check_data(const char *old, const char *old_rows, const char *new, const char *new_rows, const char *want)
{
	struct plan *p = plan_of(old, "{2022: 100}"), *q = plan_of(new, "{2022: 100}");
	struct diff *d = diff_plans(a, p, q);
	struct diff_results r = {{{results_of(p, old_rows), results_of(p, new_rows)},
				  {results_of(q, old_rows), results_of(q, new_rows)}}};
	diff_flips_with_data(d, &r, (struct date){2023, 4, 1});
	plans_assert_str(flips_of(d), str_of(want));
}

static void grades_of_other_results(void **state)
{
	(void)state;
	check_data(RULES("100", "90"), "x,2022,85\n", RULES("100", "90"), "x,2022,95\n", "x C B figure-changed:\n");
	check_data(RULES("100", "90"), "x,2022,85\n", RULES("100", "80"), "x,2022,85\n",
		   "x C B rating:rules › B › when\n");
	check_data(RULES("100", "90"), "x,2022,75\n", RULES("100", "80"), "x,2022,85\n",
		   "x C B rating:rules › B › when figure-changed:\n");
	/* A first report is no change of a grade. */
	check_data(RULES("100", "90"), "y,2022,85\n", RULES("100", "90"), "y,2022,85\nx,2022,95\n", "");
	check_data(RULES("100", "90"), "y,2022,85\nx,2022,95\n", RULES("100", "90"), "y,2022,85\n",
		   "x missed no-data figure-removed:\n"
		   "x B unrated figure-removed:\n");
}

/* Each by the scheme of the same name, or by the only one. */
static void grades_of_several_schemes(void **state)
{
	(void)state;
	check_flips("[tama, " RULES("100", "90") "]", "{2022: 100}", "[tama, " RULES("100", "80") "]", "{2022: 100}",
		    "x C B rating:plan › rules › B › when\n");
	check_flips("[tama, " RULES("100", "90") "]", "{2022: 100}", "tama", "{2022: 100}", "");
	check_flips("tama", "{2022: 100}", "[tama, " RULES("100", "80") "]", "{2022: 100}", "");
	check_flips("tama", "{2022: 100}", RULES("100", "80"), "{2022: 100}",
		    "x 2 B rating:\n"
		    "y 1 A rating:\n");
	check_flips("tama", "{2022: 100}", "[aichi-it, " RULES("100", "80") "]", "{2022: 100}", "");
}

/* Numbers of an indicator's own, and the schemes that ask for them. */
static void check_threshold(const char *rating, const char *want)
{
	const char *old = "{2022: 100}, thresholds: {good: 80}", *new = "{2022: 100}, thresholds: {good: 70}";
	plans_assert_str(diffs_text(a, diff_plans(a, plan_of(rating, old), plan_of(rating, new))), str_of(want));
}

#define OWN(title, when) "{scheme: " title ", " GRADES "rules: [{grade: A, when: " when "}, {grade: C}]}"

static void thresholds_of_an_indicator(void **state)
{
	(void)state;
	check_threshold(OWN("p", "threshold(good) <= actual and latest >= threshold(good)"), "looser threshold x\n");
	check_threshold(OWN("p", "latest >= threshold(good)"), "looser threshold x\n");
	check_threshold("[" OWN("p", "latest >= threshold(good)") ", " OWN("q", "actual >= threshold(good)") "]",
			"looser threshold x\n");
	check_threshold("[" OWN("p", "latest >= threshold(good)") ", " OWN("q", "remaining <= threshold(good)") "]",
			"definition threshold x\n");
	check_threshold("[" OWN("p", "latest >= threshold(good)") ", " OWN("q", "rate >= 80") "]",
			"looser threshold x\n");
	check_threshold(OWN("p", "rate >= 80"), "definition threshold x\n");
	check_threshold("{scheme: p, " GRADES "rules: [{grade: A, when: latest >= threshold(good)}], "
			"final-rules: [{grade: A, when: actual >= threshold(good)}]}",
			"looser threshold x\n");
	check_threshold("no-such", "definition threshold x\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_rule_concerns_what_is_rated_by_it, begin, end),
		cmocka_unit_test_setup_teardown(easier_is_told_from_the_grades, begin, end),
		cmocka_unit_test_setup_teardown(where_a_scheme_stands_is_no_change, begin, end),
		cmocka_unit_test_setup_teardown(conditions_of_all_kinds, begin, end),
		cmocka_unit_test_setup_teardown(names_that_a_scheme_defines, begin, end),
		cmocka_unit_test_setup_teardown(rules_come_and_go, begin, end),
		cmocka_unit_test_setup_teardown(a_scheme_of_another_place, begin, end),
		cmocka_unit_test_setup_teardown(grades_flip, begin, end),
		cmocka_unit_test_setup_teardown(grades_of_other_results, begin, end),
		cmocka_unit_test_setup_teardown(grades_of_several_schemes, begin, end),
		cmocka_unit_test_setup_teardown(thresholds_of_an_indicator, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
