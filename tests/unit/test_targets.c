/* Changed targets: which way they went, by direction, operator, unit, level and year. */
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

struct pair {
	const char *old, *new, *want;
};

/* One indicator, given by what follows its id and title. */
static void check_indicators(const struct pair *p, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		struct str old = str_format(a, "indicators:\n- {id: x, title: t, %s}\n", p[k].old);
		struct str new = str_format(a, "indicators:\n- {id: x, title: t, %s}\n", p[k].new);
		plans_assert_str(diffs_of(a, old, new), str_of(p[k].want));
	}
}

static void check_actions(const struct pair *p, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		struct str old = str_format(a, "actions:\n- {id: x, title: t, milestones: {%s}}\n", p[k].old);
		struct str new = str_format(a, "actions:\n- {id: x, title: t, milestones: {%s}}\n", p[k].new);
		plans_assert_str(diffs_of(a, old, new), str_of(p[k].want));
	}
}

#define CHECK(check, ...)                                                                                              \
	do {                                                                                                           \
		static const struct pair pairs[] = {__VA_ARGS__};                                                      \
		check(pairs, sizeof pairs / sizeof *pairs);                                                            \
	} while (0)

static void numbers_follow_the_direction(void **state)
{
	(void)state;
	CHECK(check_indicators, {"targets: {2022: 4500}", "targets: {2022: 2800}", "looser target-lowered x 2022\n"},
	      {"targets: {2022: 2800}", "targets: {2022: 2800.1}", "stricter target-raised x 2022\n"},
	      {"direction: lower, targets: {2022: 5}", "direction: lower, targets: {2022: 3}",
	       "stricter target-lowered x 2022\n"},
	      {"direction: lower, targets: {2022: 3}", "direction: lower, targets: {2022: 5}",
	       "looser target-raised x 2022\n"},
	      {"direction: keep, targets: {2022: 100}", "direction: keep, targets: {2022: 90}",
	       "definition target-lowered x 2022\n"},
	      {"targets: {2022: 4500}", "targets: {2022: 4500.0}", "formatting layout plan\n"});
}

static void targets_of_one_year_compare_by_the_day(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets: {2022-Q1: 25, 2022: 100}", "targets: {2022-Q1: 20, 2022: 100}",
	       "looser target-lowered x 2022\n"},
	      {"targets: {2022-Q1: 25, 2022: 100}", "targets: {2022-06-30: 25, FY2022Q4: 100}",
	       "formatting layout plan\n"},
	      {"targets: {2022-Q1: 25, 2022: 100}", "targets: {2022: 100}", "looser target-dropped x 2022\n"},
	      {"targets: {2022: 100}", "targets: {2022-Q3: 75, 2022: 100}", "stricter target-set x 2022\n"},
	      {"targets: {2022-Q1: 25, 2022: 100}", "targets: {2022-Q2: 25, 2022: 100}",
	       "put-off target-put-off x 2022\n"},
	      {"targets: {2022-Q3: 25, 2022: 100}", "targets: {2022-Q2: 25, 2022: 100}",
	       "brought-forward target-brought-forward x 2022\n"},
	      {"standing: true, targets: {2021: 10}", "standing: true, targets: {2021: 10, 2022-Q1: 12, 2022: 10}",
	       "stricter target-set x 2022\n"},
	      {"targets-are: increments, aggregate: sum-to-date, targets: {2022-Q2: 1, 2022: 1}",
	       "targets-are: increments, aggregate: sum-to-date, targets: {2022-Q2: 2, 2022: 1}",
	       "stricter target-raised x 2022\nstricter target-raised x 2022\n"},
	      {"targets: {2022-Q1: —, 2022: 100}", "targets: {2022-Q1: 25, 2022: 100}", "stricter target-set x 2022\n"},
	      {"standing: true, targets: {2021: —}", "standing: true, targets: {2021: —, 2022-Q1: 12, 2022: 10}",
	       "stricter target-set x 2022\nstricter target-set x 2022\n"},
	      {"targets: {2021-2022: 10}", "targets: {2021: 10, 2022-Q1: 12, 2022: 10}",
	       "stricter target-set x 2022\n"},
	      {"targets: {2021: 10}", "targets: {2021: 10, 2022-Q1: 12, 2022: 10}",
	       "stricter target-set x 2022\nstricter target-set x 2022\n"});
}

static void operators_take_in_more_or_less(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets: {2022: 80}", "targets: {2022: \"> 80\"}", "stricter target-changed x 2022\n"},
	      {"targets: {2022: \"10..20\"}", "targets: {2022: \"12..20\"}", "stricter target-raised x 2022\n"},
	      {"targets: {2022: \"10..20\"}", "targets: {2022: \"10..25\"}", "looser target-changed x 2022\n"},
	      {"targets: {2022: \"10..20\"}", "targets: {2022: \"5..15\"}", "looser target-lowered x 2022\n"},
	      {"targets: {2022: \"= 5\"}", "targets: {2022: 5}", "looser target-changed x 2022\n"},
	      {"targets: {2022: 80}", "targets: {2022: \"<= 80\"}", "definition target-changed x 2022\n"},
	      {"targets: {2022: \"> 80\"}", "targets: {2022: 80}", "looser target-changed x 2022\n"},
	      {"direction: lower, targets: {2022: 80}", "direction: lower, targets: {2022: \"< 80\"}",
	       "stricter target-changed x 2022\n"},
	      {"direction: lower, targets: {2022: \"< 80\"}", "direction: lower, targets: {2022: \"< 70\"}",
	       "stricter target-lowered x 2022\n"});
}

/* Neither takes in the other: what the direction asks for decides. */
static void ranges_that_cross(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets: {2022: \"10..20\"}", "targets: {2022: \"15..25\"}", "stricter target-raised x 2022\n"},
	      {"direction: lower, targets: {2022: \"10..20\"}", "direction: lower, targets: {2022: \"5..15\"}",
	       "stricter target-lowered x 2022\n"},
	      {"direction: lower, targets: {2022: \"10..20\"}", "direction: lower, targets: {2022: \"12..25\"}",
	       "looser target-raised x 2022\n"},
	      {"direction: keep, targets: {2022: \"10..20\"}", "direction: keep, targets: {2022: \"12..25\"}",
	       "definition target-raised x 2022\n"},
	      {"direction: keep, targets: {2022: \"10..20\"}", "direction: keep, targets: {2022: \"12..18\"}",
	       "stricter target-raised x 2022\n"},
	      {"direction: keep, targets: {2022: \"10..20\"}", "direction: keep, targets: {2022: \"> 15\"}",
	       "definition target-raised x 2022\n"},
	      {"targets: {2022: \"10..20\"}", "targets: {2022: \"<= 25\"}", "looser target-raised x 2022\n"},
	      {"targets: {2022: \"10..20\"}", "targets: {2022: \"<= 15\"}", "definition target-raised x 2022\n"},
	      {"targets: {2022: \"<= 15\"}", "targets: {2022: \"10..20\"}", "definition target-lowered x 2022\n"},
	      {"direction: lower, targets: {2022: \"10..20\"}", "direction: lower, targets: {2022: \">= 15\"}",
	       "definition target-raised x 2022\n"},
	      {"direction: lower, targets: {2022: \">= 15\"}", "direction: lower, targets: {2022: \"10..20\"}",
	       "definition target-lowered x 2022\n"});
}

static void targets_come_and_go(void **state)
{
	(void)state;
	CHECK(check_indicators, {"targets: {2021: 1}", "targets: {2021: 1, 2022: 2}", "stricter target-set x 2022\n"},
	      {"targets: {2021: 1, 2022: 2}", "targets: {2021: 1}", "looser target-dropped x 2022\n"},
	      {"targets: {2021: 1, 2022: 2}", "targets: {2021: 1, 2022: —}", "looser target-dropped x 2022\n"},
	      {"targets: {2021: 1}", "targets: {2021: 1, 2022: —}", "formatting layout plan\n"});
}

static void later_and_earlier(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets: {2021: 4500}", "targets: {2022: 4500}", "put-off target-put-off x 2021-2022\n"},
	      {"targets: {2022: 4500}", "targets: {2021: 4500}",
	       "brought-forward target-brought-forward x 2021-2022\n"},
	      {"targets: {2019: 1, 2020: 2, 2021: 3}", "targets: {2020: 1, 2021: 2, 2022: 3}",
	       "put-off target-put-off x 2019-2020\nput-off target-put-off x 2020-2021\n"
	       "put-off target-put-off x 2021-2022\n"},
	      {"targets: {2021: 3000, 2022: 4500}", "targets: {2021: 2500, 2022: 3000}",
	       "looser target-lowered x 2021\nlooser target-lowered x 2022\n"},
	      {"targets: {2021: 5}", "targets: {FY2022Q2: 5}", "put-off target-put-off x 2021-2022\n"},
	      {"targets: {FY2022Q2: 5}", "targets: {2022: 5}", "put-off target-put-off x 2022\n"},
	      {"targets: {2022: 5}", "targets: {FY2022Q2: 5}", "brought-forward target-brought-forward x 2022\n"},
	      {"targets: {2019: 1, 2022: 3}", "targets: {2020: 2, 2022: 1}",
	       "looser target-lowered x 2022\nput-off target-put-off x 2019-2022\nstricter target-set x 2020\n"});
}

static void the_same_however_written(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets-are: increments, targets: {2019: 2, 2020: 2}", "targets: {2019: 2, 2020: 4}",
	       "formatting layout plan\n"},
	      {"targets: {2020-2022: 13}", "targets: {2020: 13, 2021: 13, 2022: 13}", "formatting layout plan\n"},
	      {"standing: true, targets: {2020: 13}", "targets: {2020-2022: 13}", "formatting layout plan\n"},
	      {"targets: {2020: 13}", "targets: {令和2年度: {value: 13}}", "formatting layout plan\n"},
	      {"targets: {2020: 13}", "targets: {2020: {value: 13, text: 13人}}", "reworded target-words x 2020\n"});
}

static void years_in_a_row_are_one_change(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"direction: lower, targets: {2019-2022: 0}", "direction: lower, targets: {2019-2022: 1}",
	       "looser target-raised x 2019-2022\n"},
	      {"direction: lower, targets: {2019: 0, 2020: 0, 2021: 0}",
	       "direction: lower, targets: {2019: 1, 2020: 1, 2021: 2}",
	       "looser target-raised x 2019-2020\nlooser target-raised x 2021\n"},
	      {"standing: true, targets: {2020: 13}", "targets: {2020: 13}", "looser target-dropped x 2021-2022\n"},
	      {"targets: {2020: \"10..20\", 2021: \"10..20\", 2022: \"10..20\"}",
	       "targets: {2020: \"10..25\", 2021: \"10..25\", 2022: \"10..30\"}",
	       "looser target-changed x 2020-2021\nlooser target-changed x 2022\n"},
	      {"scale: progress, targets: {2020: 実施, 2021: 実施, 2022: 実施}",
	       "scale: progress, targets: {2020: 着手, 2021: 着手, 2022: 未着手}",
	       "looser target-lowered x 2020-2021\nlooser target-lowered x 2022\n"},
	      {"targets: {2020: 80, 2021: 80}", "targets: {2020: 90, 2021: \"> 90\"}",
	       "stricter target-raised x 2020\nstricter target-raised x 2021\n"},
	      {"targets: {2020: 80, 2021: \"<= 80\"}", "targets: {2020: 90, 2021: \"<= 90\"}",
	       "looser target-raised x 2021\nstricter target-raised x 2020\n"},
	      {"targets: {2020: 80, 2022: 80}", "targets: {2020: 90, 2022: 90}",
	       "stricter target-raised x 2020\nstricter target-raised x 2022\n"},
	      {"targets: {2020: 80, 2021: 80}", "targets: {2020: {value: 90, text: 9割}, 2021: 90}",
	       "stricter target-raised x 2020\nstricter target-raised x 2021\nreworded target-words x 2020\n"});
}

/* What they come to is not known yet; what they ask for is. */
static void years_in_a_row_of_open_targets(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets: {2020: 増加, 2021: 増加}", "targets: {2020: 減少, 2021: 減少}",
	       "definition target-changed x 2020-2021\n"},
	      {"targets: {2020: 増加, 2021: 増加, 2022: 減少}", "targets: {2020: 90, 2021: 90, 2022: 90}",
	       "definition target-changed x 2020-2021\ndefinition target-changed x 2022\n"},
	      {"targets: {2020: 前年度比5%増, 2021: 前年度比5%増, 2022: 前年度比5%増}",
	       "targets: {2020: 前年度比3%増, 2021: 前年度比3%増, 2022: 前年度比2%増}",
	       "looser target-lowered x 2020-2021\nlooser target-lowered x 2022\n"},
	      {"targets: {2020: previous + 6, 2021: previous + 6, 2022: previous + 8}",
	       "targets: {2020: previous + 7, 2021: previous + 7, 2022: previous + 9}",
	       "stricter target-raised x 2020-2021\nstricter target-raised x 2022\n"},
	      {"standing: true, targets: {2020: 増加, 2021: 増加}", "targets: {2020: 増加}",
	       "looser target-dropped x 2021-2022\n"},
	      {"whole: y, targets: {2020: 全員, 2021: 全員}}\nfigures:\n- {id: y, title: 全体",
	       "whole: y, targets: {2020: 前年度比5%増, 2021: 前年度比5%増}}\nfigures:\n- {id: y, title: 全体",
	       "definition target-changed x 2020-2021\n"});
}

static void units_and_directions(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"unit: 千円, targets: {2022: 5}", "unit: 円, targets: {2022: 5000}",
	       "definition unit x\nreworded target-restated x 2022\n"},
	      {"unit: 千円, targets: {2022: 5}", "unit: 円, targets: {2022: 4000}",
	       "looser target-lowered x 2022\ndefinition unit x\n"},
	      {"unit: 人, targets: {2022: 5}", "unit: 件, targets: {2022: 5}", "definition unit x\n"},
	      {"unit: 人, targets: {2022: 5}", "unit: 件, targets: {2022: 4}",
	       "definition unit x\ndefinition target-lowered x 2022\n"},
	      {"unit: \"%\", targets: {2022: 5}", "unit: ％, targets: {2022: 5}", "formatting unit x\n"},
	      {"targets: {2022: 5}", "direction: lower, targets: {2022: 5}", "definition direction x\n"},
	      {"targets: {2022: 5}", "direction: lower, targets: {2022: 4}",
	       "definition direction x\ndefinition target-lowered x 2022\n"},
	      {"unit: 千人, targets: {2022: 5}", "unit: 件, targets: {2022: 5}", "definition unit x\n"},
	      {"unit: 人, targets: {2022: 5}", "unit: 件, targets: {2022: \"<= 5\"}",
	       "definition unit x\ndefinition target-changed x 2022\n"},
	      {"targets: {2022: \"10..20\"}", "direction: lower, targets: {2022: \"10..20\"}",
	       "definition direction x\n"},
	      {"targets: {2022: \"10..20\"}", "direction: lower, targets: {2022: \"10..15\"}",
	       "definition direction x\ndefinition target-changed x 2022\n"},
	      {"targets: {2022: \"= 10\"}", "direction: lower, targets: {2022: \"10..15\"}",
	       "definition direction x\ndefinition target-changed x 2022\n"});
}

static void milestones(void **state)
{
	(void)state;
	CHECK(check_actions, {"2021: 実施", "2021: 着手", "looser target-lowered x 2021\n"},
	      {"2021: 着手", "2021: 実施", "stricter target-raised x 2021\n"},
	      {"2021: 実施", "2021: 完了", "reworded target-words x 2021\n"},
	      {"2021: 実施", "2021-2022: 実施", "put-off target-put-off x 2021\n"},
	      {"2021-2022: 実施", "2021: 実施", "brought-forward target-brought-forward x 2021\n"},
	      {"2021: 実施", "2022: 実施", "put-off target-put-off x 2021-2022\n"},
	      {"2021: 実施", "2021: —", "looser target-dropped x 2021\n"},
	      {"2020: 実施", "2020-2022: 実施", "put-off target-put-off x 2020\n"},
	      {"2020-2022: 実施", "2020: 実施", "brought-forward target-brought-forward x 2020\n"},

	      {"2019-2020: 着手, 2021: 実施, 2022: 実施", "2019: 着手, 2021-2022: 実施",
	       "put-off target-put-off x 2021\n"
	       "brought-forward target-brought-forward x 2019\n"});
}

static void more_or_less_than_before(void **state)
{
	(void)state;
	CHECK(check_indicators, {"targets: {2022: 増加}", "targets: {2022: 増加}", ""},
	      {"baseline: {year: 2018, value: 80}, targets: {2022: 増加}",
	       "baseline: {year: 2018, value: 80}, targets: {2022: 90}", "stricter target-changed x 2022\n"},
	      {"targets: {2022: 増加}", "targets: {2022: 90}", "definition target-changed x 2022\n"},
	      {"targets: {2022: 増加}", "targets: {2022: 減少}", "definition target-changed x 2022\n"},
	      {"targets: {2022: 90}", "targets: {2022: 増加}", "definition target-changed x 2022\n"},
	      {"direction: lower, baseline: {year: 2018, value: 80}, targets: {2022: 減少}",
	       "direction: lower, baseline: {year: 2018, value: 80}, targets: {2022: 70}",
	       "stricter target-changed x 2022\n"},
	      {"direction: lower, baseline: {year: 2018, value: 80}, targets: {2022: 80}",
	       "direction: lower, baseline: {year: 2018, value: 80}, targets: {2022: 減少}",
	       "stricter target-changed x 2022\n"},
	      {"targets: {2022: 増加}", "targets: {2022: 上昇}", "formatting layout plan\n"});
}

/* Of the year before, or of a whole: what they come to is not known yet. */
static void shares_of_what_is_not_known(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets: {2022: 前年度比5%増}", "targets: {2022: 前年度比3%増}", "looser target-lowered x 2022\n"},
	      {"targets: {2022: 前年度比5%増}", "targets: {2022: 前年度比5%増}", ""},
	      {"targets: {2022: previous + 6}", "targets: {2022: previous + 7}", "stricter target-raised x 2022\n"},
	      {"direction: lower, targets: {2022: previous - 6}", "direction: lower, targets: {2022: previous - 7}",
	       "stricter target-lowered x 2022\n"},
	      {"targets: {2022: previous + 6}", "targets: {2022: 前年度比5%増}", "definition target-changed x 2022\n"},
	      {"whole: y, targets: {2022: 前年度比5%増}}\nfigures:\n- {id: y, title: 全体",
	       "whole: y, targets: {2022: 全員}}\nfigures:\n- {id: y, title: 全体",
	       "definition target-changed x 2022\n"});
}

static void levels_of_scales(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"scale: progress, targets: {2022: 実施}", "scale: progress, targets: {2022: 着手}",
	       "looser target-lowered x 2022\n"},
	      {"scale: progress, targets: {2022: \"= 着手\"}", "scale: progress, targets: {2022: 着手}",
	       "looser target-changed x 2022\n"},
	      {"scale: yes-no, targets: {2022: 済}", "scale: progress, targets: {2022: 着手}",
	       "definition scale x\ndefinition target-changed x 2022\n"},
	      {"scale: yes-no, targets: {2022: 済}", "targets: {2022: 5}",
	       "definition scale x\ndefinition target-changed x 2022\n"},
	      {"targets: {2022: 5}", "scale: yes-no, targets: {2022: 済}",
	       "definition scale x\ndefinition target-changed x 2022\n"},
	      {"scale: progress, targets: {2022: 着手}", "scale: yes-no, targets: {2022: 済}",
	       "definition scale x\n"
	       "definition target-changed x 2022\n"},
	      {"scale: progress, targets: {2022: 実施}", "scale: progress, targets: {2022: \"<= 実施\"}",
	       "definition target-changed x 2022\n"});
}

static void amendments_give_reasons(void **state)
{
	static const char plan[] = "title: t\nperiod: {from: 2019, to: 2022}\namendments: [%s]\npolicies:\n- title: p\n"
				   "  measures:\n  - title: m\n    indicators:\n"
				   "    - {id: x, title: t, targets: {2022: %d}}\n";
	static const struct {
		const char *before, *after, *want;
		size_t unexplained;
	} cases[] = {
		{"", "{date: 2021-03-20, indicator: x, year: 2022, from: 4500, to: 2800, reason: r}",
		 "looser target-lowered x 2022 because:r\n", 0},
		{"", "{date: 2021-03-20, indicator: x, reason: r}", "looser target-lowered x 2022 because:r\n", 0},
		{"", "{date: 2021-03-20, indicator: x, year: 2021, reason: r}",
		 "looser target-lowered x 2022\nreworded amendment-added x 2021\n", 1},
		{"", "{date: 2021-03-20, indicator: x, year: 2022, from: 4500, to: 3000, reason: r}",
		 "looser target-lowered x 2022\nreworded amendment-added x 2022\n", 1},
		{"{date: 2021-03-20, indicator: x, reason: r}", "{date: 2021-03-20, indicator: x, reason: r}",
		 "looser target-lowered x 2022\n", 1},
		/* The second that is written fits; values that are no numbers. */
		{"",
		 "{date: 2021-03-20, indicator: x, year: 2021, reason: q}, {date: 2021-03-20, indicator: x, reason: r}",
		 "looser target-lowered x 2022 because:r\nreworded amendment-added x 2021\n", 0},
		{"", "{date: 2021-03-20, indicator: x, year: 2022, from: 多い, to: 少ない, reason: r}",
		 "looser target-lowered x 2022\nreworded amendment-added x 2022\n", 1},
		{"{date: 2021-03-20, indicator: x, reason: r}", "",
		 "looser target-lowered x 2022\nreworded amendment-removed x\n", 1},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct diff *d = diffs_read(a, str_format(a, plan, cases[k].before, 4500),
					    str_format(a, plan, cases[k].after, 2800));
		plans_assert_str(diffs_text(a, d), str_of(cases[k].want));
		assert_int_equal(d->unexplained, cases[k].unexplained);
	}
}

/* From nothing, to nothing, and in the words of levels. */
static void amendments_of_what_is_no_number(void **state)
{
	static const char plan[] =
		"title: t\nperiod: {from: 2019, to: 2022}\namendments: [%s]\npolicies:\n- title: p\n"
		"  measures:\n  - {title: m, indicators: [{id: x, title: t, scale: progress, targets: %s}]}\n";
	static const struct {
		const char *amendment, *old, *new, *want;
	} cases[] = {
		{"{date: 2021-03-20, indicator: x, from: 実施, to: 着手, reason: r}", "{2022: 実施}", "{2022: 着手}",
		 "looser target-lowered x 2022 because:r\n"},
		{"{date: 2021-03-20, indicator: x, from: 実施, to: 未着手, reason: r}", "{2022: 実施}", "{2022: 着手}",
		 "looser target-lowered x 2022\nreworded amendment-added x\n"},
		{"{date: 2021-03-20, indicator: x, from: 実施, to: なし, reason: r}", "{2022: 実施}", "{2022: —}",
		 "looser target-dropped x 2022 because:r\n"},
		{"{date: 2021-03-20, indicator: x, from: 実施, to: 着手, reason: r}", "{2022: 実施}", "{2022: —}",
		 "looser target-dropped x 2022\nreworded amendment-added x\n"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct diff *d = diffs_read(a, str_format(a, plan, "", cases[k].old),
					    str_format(a, plan, cases[k].amendment, cases[k].new));
		plans_assert_str(diffs_text(a, d), str_of(cases[k].want));
	}
}

/* What is put off, removed, or no target any more needs no values; each reason stands for its own thing. */
static void amendments_of_all_kinds(void **state)
{
	static const char plan[] = "title: t\nperiod: {from: 2019, to: 2022}\namendments: [%s]\npolicies:\n- title: p\n"
				   "  measures:\n  - {title: m, %s}\n";
	static const struct {
		const char *before, *after, *old, *new, *want;
	} cases[] = {
		{"", "{date: 2021-03-20, indicator: x, from: 9, to: 8, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: 5}}]",
		 "indicators: [{id: x, title: t, targets: {2022: 5}}]",
		 "put-off target-put-off x 2021-2022 because:r\n"},
		{"", "{date: 2021-03-20, indicator: x, from: 9, to: 8, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2022: 5}}]",
		 "indicators: [{id: x, title: t, targets: {2021: 5}}]",
		 "brought-forward target-brought-forward x 2021-2022 because:r\n"},
		{"", "{date: 2021-03-20, indicator: x, from: 9, to: 8, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: 5}}]", "indicators: []",
		 "scope-cut item-removed x because:r\n"},
		{"", "{date: 2021-03-20, indicator: x, year: 2021, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: 5}}]", "indicators: []",
		 "scope-cut item-removed x because:r\n"},
		{"", "{date: 2021-03-20, indicator: x, from: 9, to: 8, reason: r}", "indicators: [{id: x, title: t}]",
		 "figures: [{id: x, title: t}]", "scope-cut item-kind x because:r\n"},
		{"", "", "figures: [{id: x, title: t}]", "figures: []", "scope-cut item-removed x\n"},
		{"", "{date: 2021-03-20, indicator: x, from: 3, to: 2, reason: r}",
		 "indicators: [{id: x, title: t, targets-are: increments, aggregate: sum-to-date, targets: {2020: 2, "
		 "2021: 3}}]",
		 "indicators: [{id: x, title: t, targets-are: increments, aggregate: sum-to-date, targets: {2020: 2, "
		 "2021: 2}}]",
		 "looser target-lowered x 2021 because:r\n"},
		{"", "{date: 2021-03-20, indicator: x, from: \"> 80\", to: \">70\", reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: \"> 80\"}}]",
		 "indicators: [{id: x, title: t, targets: {2021: {value: '> 70', text: 7割超}}}]",
		 "looser target-lowered x 2021 because:r\n"
		 "reworded target-words x 2021\n"},
		{"", "{date: 2021-03-20, indicator: x, from: \"> 80\", to: 60, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: \"> 80\"}}]",
		 "indicators: [{id: x, title: t, targets: {2021: \"> 70\"}}]",
		 "looser target-lowered x 2021\n"
		 "reworded amendment-added x\n"},
		{"", "{date: 2021-03-20, indicator: x, from: 増加, to: 減少, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: 増加}}]",
		 "indicators: [{id: x, title: t, targets: {2021: 減少}}]",
		 "definition target-changed x 2021 because:r\n"},
		{"", "{date: 2021-03-20, indicator: x, from: 増加, to: 5, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: 増加}}]",
		 "indicators: [{id: x, title: t, targets: {2021: 減少}}]",
		 "definition target-changed x 2021\n"
		 "reworded amendment-added x\n"},
		{"",
		 "{date: 2021-03-20, indicator: x, year: 2021, reason: q}, {date: 2021-03-21, indicator: x, year: "
		 "2021, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2021: 5}}]",
		 "indicators: [{id: x, title: t, targets: {2021: 4}}]",
		 "looser target-lowered x 2021 because:q\n"
		 "reworded amendment-added x 2021\n"},
		{"{date: 2021-03-20, indicator: x, reason: q}, {date: 2021-03-21, indicator: x, reason: r}", "",
		 "indicators: [{id: x, title: t}]", "indicators: [{id: x, title: t}]",
		 "reworded amendment-removed x\n"
		 "reworded amendment-removed x\n"},
		{"", "{date: 2021-03-20, reason: r}, {date: 2021-03-20, indicator: nobody, reason: s}",
		 "indicators: [{id: x, title: t}]", "indicators: [{id: x, title: t}]",
		 "reworded amendment-added plan\n"
		 "reworded amendment-added plan\n"},
		{"", "{date: 2021-03-20, indicator: x, year: 2022-Q1, reason: r}",
		 "indicators: [{id: x, title: t, targets: {2022-Q1: 5, 2022: 9}}]",
		 "indicators: [{id: x, title: t, targets: {2022-Q1: 4, 2022: 8}}]",
		 "looser target-lowered x 2022 because:r\n"
		 "looser target-lowered x 2022\n"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct diff *d = diffs_read(a, str_format(a, plan, cases[k].before, cases[k].old),
					    str_format(a, plan, cases[k].after, cases[k].new));
		plans_assert_str(diffs_text(a, d), str_of(cases[k].want));
	}
}

/* A reason that is given for one year is none for the year beside it. */
static void amendments_of_one_year_of_two(void **state)
{
	static const char plan[] = "title: t\nperiod: {from: 2019, to: 2022}\n%spolicies:\n- title: p\n"
				   "  measures:\n  - title: m\n    indicators:\n"
				   "    - {id: x, title: t, targets: {2021: %d, 2022: %d}}\n";
	(void)state;
	struct str why = STR("amendments: [{date: 2021-03-20, indicator: x, year: 2022, reason: r}]\n");
	struct diff *d = diffs_read(a, str_format(a, plan, "", 9, 9), str_format(a, plan, why.p, 8, 8));
	plans_assert_str(diffs_text(a, d),
			 STR("looser target-lowered x 2021\nlooser target-lowered x 2022 because:r\n"));
}

/* A number that counts up, other words for a level, the only target of a year. */
static void amendments_in_other_words(void **state)
{
	static const char plan[] = "title: t\nperiod: {from: 2019, to: 2022}\namendments: [%s]\npolicies:\n- title: p\n"
				   "  measures:\n  - {title: m, indicators: [{id: x, title: t, %s}]}\n";
	static const struct {
		const char *amendment, *old, *new, *want;
	} cases[] = {
		{"{date: 2021-03-20, indicator: x, from: 3.0, to: 2.0, reason: r}",
		 "targets-are: increments, aggregate: sum-to-date, targets: {2020: 2, 2021: 3}",
		 "targets-are: increments, aggregate: sum-to-date, targets: {2020: 2, 2021: 2}",
		 "looser target-lowered x 2021 because:r\n"},
		{"{date: 2021-03-20, indicator: x, from: 全校で実施, to: 着手, reason: r}",
		 "scale: progress, targets: {2021: {value: 実施, text: 全校で実施}}",
		 "scale: progress, targets: {2021: 着手}",
		 "looser target-lowered x 2021 because:r\n"
		 "reworded target-words x 2021\n"},
		{"{date: 2021-03-20, indicator: x, year: 2022-Q1, reason: r}", "targets: {2022-Q1: 5}",
		 "targets: {2022-Q1: 4}", "looser target-lowered x 2022 because:r\n"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct diff *d = diffs_read(a, str_format(a, plan, "", cases[k].old),
					    str_format(a, plan, cases[k].amendment, cases[k].new));
		plans_assert_str(diffs_text(a, d), str_of(cases[k].want));
	}
}

static void years_with_several_targets(void **state)
{
	(void)state;
	CHECK(check_indicators,
	      {"targets: {2022-Q1: 25, 2022: 100}", "targets: {2022-Q1: 25}", "looser target-dropped x 2022\n"},
	      {"targets: {2021: 5, 2022-Q1: 5, 2022: 5}", "targets: {2021: 4, 2022-Q1: 4, 2022: 4}",
	       "looser target-lowered x 2021\n"
	       "looser target-lowered x 2022\n"
	       "looser target-lowered x 2022\n"},
	      {"targets: {2021-Q1: 5, 2021: 6, 2022: 7}", "targets: {2021-Q1: 4, 2021: 5, 2022: 6}",
	       "looser target-lowered x 2021\n"
	       "looser target-lowered x 2021\n"
	       "looser target-lowered x 2022\n"},
	      {"whole: y, targets: {2020: 全員, 2021: 50}}\nfigures:\n- {id: y, title: 全体",
	       "whole: y, targets: {2020: 前年度比5%増, 2021: 前年度比5%増}}\nfigures:\n- {id: y, title: 全体",
	       "definition target-changed x 2020\n"
	       "definition target-changed x 2021\n"},
	      {"whole: y, targets: {2020: 全員}}\nfigures:\n- {id: y, title: 全体",
	       "whole: y, targets: {2020: 100}}\nfigures:\n- {id: y, title: 全体",
	       "definition target-changed x 2020\n"});
	CHECK(check_indicators, {"targets: {2020: 5, FY2022Q2: 7}", "targets: {2022: 5}",
				 "looser target-dropped x 2020\n"
				 "looser target-lowered x 2022\n"});
}

/* What stands on in years that only one of the plans covers has not come or gone: the period has. */
static void standing_targets_outside_the_other_plan(void **state)
{
	static const char plan[] = "title: t\nperiod: {from: %d, to: %d}\npolicies:\n- title: p\n"
				   "  measures:\n  - title: m\n    indicators:\n"
				   "    - {id: x, title: t, standing: true, targets: {%d: 5}}\n";
	static const struct {
		int from, to, year, new_from, new_to, new_year;
		const char *want;
	} cases[] = {
		{2019, 2022, 2019, 2019, 2024, 2019, "scope-added period plan\n"},
		{2019, 2024, 2019, 2019, 2022, 2019, "scope-cut period plan\n"},
		{2019, 2022, 2019, 2020, 2022, 2020, "looser target-dropped x 2019\nscope-cut period plan\n"},
		{2020, 2022, 2020, 2019, 2022, 2019, "stricter target-set x 2019\nscope-added period plan\n"},
		{2019, 2022, 2019, 2021, 2024, 2022, "looser target-dropped x 2019-2021\ndefinition period plan\n"},
		{2019, 2022, 2020, 2018, 2021, 2020, "definition period plan\n"},
		{2019, 2022, 2019, 2022, 2025, 2022, "looser target-dropped x 2019\ndefinition period plan\n"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
		plans_assert_str(
			diffs_text(a, diffs_read(a, str_format(a, plan, cases[k].from, cases[k].to, cases[k].year),
						 str_format(a, plan, cases[k].new_from, cases[k].new_to,
							    cases[k].new_year))),
			str_of(cases[k].want));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(numbers_follow_the_direction, begin, end),
		cmocka_unit_test_setup_teardown(targets_of_one_year_compare_by_the_day, begin, end),
		cmocka_unit_test_setup_teardown(operators_take_in_more_or_less, begin, end),
		cmocka_unit_test_setup_teardown(ranges_that_cross, begin, end),
		cmocka_unit_test_setup_teardown(shares_of_what_is_not_known, begin, end),
		cmocka_unit_test_setup_teardown(levels_of_scales, begin, end),
		cmocka_unit_test_setup_teardown(targets_come_and_go, begin, end),
		cmocka_unit_test_setup_teardown(later_and_earlier, begin, end),
		cmocka_unit_test_setup_teardown(the_same_however_written, begin, end),
		cmocka_unit_test_setup_teardown(years_in_a_row_are_one_change, begin, end),
		cmocka_unit_test_setup_teardown(years_in_a_row_of_open_targets, begin, end),
		cmocka_unit_test_setup_teardown(units_and_directions, begin, end),
		cmocka_unit_test_setup_teardown(milestones, begin, end),
		cmocka_unit_test_setup_teardown(more_or_less_than_before, begin, end),
		cmocka_unit_test_setup_teardown(amendments_give_reasons, begin, end),
		cmocka_unit_test_setup_teardown(amendments_of_what_is_no_number, begin, end),
		cmocka_unit_test_setup_teardown(amendments_of_one_year_of_two, begin, end),
		cmocka_unit_test_setup_teardown(standing_targets_outside_the_other_plan, begin, end),
		cmocka_unit_test_setup_teardown(amendments_of_all_kinds, begin, end),
		cmocka_unit_test_setup_teardown(amendments_in_other_words, begin, end),
		cmocka_unit_test_setup_teardown(years_with_several_targets, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
