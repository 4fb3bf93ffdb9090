/* Targets and milestones: years, spans, conditions, levels, and what is said of those that no comparison can meet. */
#include "model/plan.h"

#include "../support/findings.h"
#include "../support/plans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct arena *a;

static const char *const ops[TARGET_OP_COUNT] = {"none",  "at-least", "at-most",  "exactly", "above",
						 "below", "between",  "increase", "decrease"};

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

static const char scales[] = "scales: {s: {levels: [low, {name: mid, also: [so-so, ＢＢ]}, high]}}\n";

/* "2019-2020 at-least 5 /text/ standing (note)" for each target of the item x, a line feed between them. */
static struct str outline(const struct item *i)
{
	struct buf b = buf_new(a);

	for (size_t n = 0; n < i->target_count; n++) {
		const struct target *t = &i->target[n];

		buf_printf(&b, "%s%d-%d %s", n > 0 ? "\n" : "", t->from, t->to, ops[t->op]);
		if (t->has_number) {
			buf_add_c(&b, ' ');
			buf_add(&b, rat_exact(a, t->value.value, t->value.scale));
		}
		if (t->has_number && t->op == TARGET_BETWEEN) {
			buf_add_z(&b, "..");
			buf_add(&b, rat_exact(a, t->upper.value, t->upper.scale));
		}
		if (!t->has_number && i->scale && t->op != TARGET_NONE)
			buf_printf(&b, " %.*s", STR_ARG(i->scale->level[t->level].name.s));
		if (t->text.s.n > 0)
			buf_printf(&b, " /%.*s/", STR_ARG(t->text.s));
		buf_add_z(&b, t->standing ? " standing" : "");
		if (t->note.s.n > 0)
			buf_printf(&b, " (%.*s)", STR_ARG(t->note.s));
		if (t->due.unit != PERIOD_NONE)
			buf_printf(&b, " by %.*s", STR_ARG(date_format(a, t->due.last)));
	}
	return buf_str(&b);
}

/* A plan whose measure has one item, x, of the given list and keys. */
static struct plan *plan_of(const char *list, const char *keys, struct diag_list *diags)
{
	struct str yaml = str_format(a,
				     "%stitle: t\nperiod: {from: 2019, to: 2022}\npolicies:\n- title: p\n  measures:\n"
				     "  - title: m\n    %s:\n    - id: x\n      title: x\n      %s\n",
				     scales, list, keys);

	return plans_read(a, yaml, diags);
}

static void assert_targets(const char *list, const char *keys, const char *want)
{
	struct diag_list diags;
	struct plan *p = plan_of(list, keys, &diags);

	plans_assert_str(findings_text(a, &diags), STR(""));
	plans_assert_str(outline(plan_item(p, STR("x"))), str_of(want));
}

/* `place`: of the one finding, in the keys; line 1 is theirs. */
static void assert_finding(const char *list, const char *keys, const char *place, const char *want)
{
	struct diag_list diags;
	struct str have;
	size_t line_feed;

	plan_of(list, keys, &diags);
	diag_sort(&diags);
	have = findings_text(a, &diags);
	line_feed = str_find(have, STR("\n"));
	plans_assert_str(str_slice(have, 0, line_feed), str_format(a, "11:%s %s", place, want));
	assert_int_equal(diags.items.n, 1);
}

static void years_are_written_in_many_ways(void **state)
{
	(void)state;
	assert_targets("indicators", "targets: {2019: 1, FY2020: 2, 2021年度: 3, 令和4年度: 4}",
		       "2019-2019 at-least 1\n2020-2020 at-least 2\n2021-2021 at-least 3\n2022-2022 at-least 4");
	assert_targets("indicators", "targets: {平成31年度: 1, \"２０２０\": 2, R3: 3}",
		       "2019-2019 at-least 1\n2020-2020 at-least 2\n2021-2021 at-least 3");
}

static void spans_of_years_take_any_dash(void **state)
{
	static const char *const spans[] = {"2019-2022",
					    "2019–2022",
					    "2019〜2022",
					    "2019～2022",
					    "2019 - 2022",
					    "令和元年度-令和4年度",
					    "令和元年度〜令和4年度",
					    "2019〜2022年度",
					    "FY2019–FY2022",
					    "2019－2022",
					    "２０１９−２０２２"};

	(void)state;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		assert_targets("indicators", str_z(a, str_format(a, "targets: {%s: 5}", spans[i])),
			       "2019-2022 at-least 5");
}

static void times_inside_a_year_are_due_then(void **state)
{
	(void)state;
	assert_targets("indicators", "targets: {FY2021Q3: 5, 2022-10-01: 6, 2021-02: 7}",
		       "2020-2020 at-least 7 by 2021-02-28\n2021-2021 at-least 5 by 2021-12-31\n"
		       "2022-2022 at-least 6 by 2022-10-01");
}

static void quarters_follow_the_start_of_the_fiscal_year(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = plans_read(
		a,
		STR("title: t\nperiod: {from: 2019, to: 2022}\npolicies:\n- title: p\n  measures:\n  - title: m\n"
		    "    indicators:\n    - {id: x, title: x, targets: {FY2021Q3: 5}}\nfiscal-year-start: 1\n"),
		&diags);
	plans_assert_str(findings_text(a, &diags), STR(""));
	plans_assert_str(outline(plan_item(p, STR("x"))), STR("2021-2021 at-least 5 by 2021-09-30"));
}

static void bad_years(void **state)
{
	(void)state;
	assert_finding("indicators", "targets: {2022年: 5}", "17", "bad-year: \"2022年\" is a calendar year");
	assert_finding("indicators", "targets: {next: 5}", "17", "bad-year: \"next\" is not a fiscal year");
	assert_finding("indicators", "targets: {2022-13: 5}", "17", "bad-year: there is no such time as \"2022-13\"");
	assert_finding("indicators", "targets: {2022-2019: 5}", "17", "bad-year: \"2022-2019\" ends before it begins");
	assert_finding("indicators", "targets: {令和0年度: 5}", "17",
		       "bad-year: \"令和0年度\" lies before its era began");
	assert_finding("indicators", "targets: {[2019]: 5}", "17", "wrong-type: expected a fiscal year, not a list");
	assert_finding("indicators", "targets: {2019-2020-2021: 5}", "17",
		       "bad-year: \"2019-2020-2021\" is not a fiscal year");
}

static void a_year_of_an_era_that_has_ended_is_read_and_warned_of(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = plan_of("indicators", "targets: {平成33年度: 5}", &diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("11:17 bad-year: \"平成33年度\" lies behind the end of its era\n  help: it is read as "
			     "FY2021"));
	assert_int_equal(diags.count[DIAG_WARNING], 1);
	plans_assert_str(outline(plan_item(p, STR("x"))), STR("2021-2021 at-least 5"));
}

static void years_outside_the_period(void **state)
{
	struct diag_list diags;

	(void)state;
	assert_finding("indicators", "targets: {2018: 5}", "17",
		       "year-outside-period: \"2018\" lies outside the period, 2019 to 2022");
	assert_finding("indicators", "targets: {2022-2023: 5}", "17",
		       "year-outside-period: \"2022-2023\" lies outside the period, 2019 to 2022");
	assert_targets("indicators", "targets: {2018: 5, 2025: 6}\n      period: {from: 2018, to: 2025}",
		       "2018-2018 at-least 5\n2025-2025 at-least 6");
	plan_of("indicators", "period: {from: 2018, to: 2021}\n      targets: {2022: 5}", &diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("12:17 year-outside-period: \"2022\" lies outside the period, 2018 to 2021"));
	assert_int_equal(diags.count[DIAG_WARNING], 1);
}

static void overlapping_years(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = plan_of("indicators", "targets: {2021: 5, 2019-2022: 6, FY2021: 7}", &diags);
	diag_sort(&diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("11:26 overlapping-targets: FY2021 is given twice\n  11:17 note: it is given here too\n"
			     "11:40 overlapping-targets: FY2021 is given twice\n  11:26 note: it is given here too"));
	plans_assert_str(outline(plan_item(p, STR("x"))), STR("2019-2022 at-least 6"));
	plan_of("indicators", "targets: {2021: 5, 2021: 6}", &diags);
	plans_assert_str(str_slice(findings_text(a, &diags), 0, 19), STR("11:26 duplicate-key"));
	assert_int_equal(diags.items.n, 1);
}

static void targets_are_sorted_by_year(void **state)
{
	(void)state;
	assert_targets("indicators", "targets: {2022: 3, 2019: 1, 2020-2021: 2}",
		       "2019-2019 at-least 1\n2020-2021 at-least 2\n2022-2022 at-least 3");
}

static void conditions_in_words_and_signs(void **state)
{
	static const struct {
		const char *written, *read;
	} cases[] = {
		{"3000", "at-least 3000"},
		{"-1.50", "at-least -1.50"},
		{"\"4,500\"", "at-least 4500"},
		{"4,500人", "at-least 4500"},
		{"４，５００人", "at-least 4500"},
		{"1.2万人", "at-least 12000"},
		{"▲5", "at-least -5"},
		{"\">= 3000\"", "at-least 3000"},
		{"\"≧3000人\"", "at-least 3000"},
		{"\"<= 5\"", "at-most 5"},
		{"≦5", "at-most 5"},
		{"\"= 0\"", "exactly 0"},
		{"＝0", "exactly 0"},
		{"\"> 3\"", "above 3"},
		{"\"< 3\"", "below 3"},
		{"＜３", "below 3"},
		{"10..20", "between 10..20"},
		{"10〜20人", "between 10..20"},
		{"-2.5..-1", "between -2.5..-1"},
		{"5..5", "between 5..5"},
		{"10 to 20", "between 10..20"},
		{"-5 to 5", "between -5..5"},
		{"Between 10 and 20", "between 10..20"},
		{"3000以上", "at-least 3000"},
		{"3,000人以上", "at-least 3000"},
		{"5以下", "at-most 5"},
		{"3未満", "below 3"},
		{"10超", "above 10"},
		{"増加", "increase"},
		{"increase", "increase"},
		{"減少", "decrease"},
		{"decrease", "decrease"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_targets("indicators",
			       str_z(a, str_format(a, "unit: 人\n      targets:\n        2019: %s", cases[i].written)),
			       str_z(a, str_format(a, "2019-2019 %s", cases[i].read)));
}

static void the_direction_says_how_a_bare_number_is_met(void **state)
{
	(void)state;
	assert_targets("indicators", "targets: {2019: 5, 2020: {value: 6}, 2021: 3以上}\n      direction: lower",
		       "2019-2019 at-most 5\n2020-2020 at-most 6\n2021-2021 at-least 3");
	assert_targets("indicators", "targets: {2019: 5}\n      direction: keep", "2019-2019 exactly 5");
	assert_targets("indicators", "targets: {2019: 5}\n      direction: higher", "2019-2019 at-least 5");
}

static void dashes_are_no_target(void **state)
{
	static const char *const dashes[] = {"—", "―", "－", "\"-\"", "ー", "–", "−", "ｰ", "\"—\"", "――", "{value: —}"};

	(void)state;
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		struct diag_list diags;
		struct plan *p =
			plan_of("indicators", str_z(a, str_format(a, "targets: {2019: %s}", dashes[i])), &diags);

		plans_assert_str(findings_text(a, &diags), STR(""));
		assert_int_equal(plan_item(p, STR("x"))->target[0].op, TARGET_NONE);
		p = plan_of("actions", "milestones: {2019: ―, 2020: {text: —, note: n}}", &diags);
		plans_assert_str(outline(plan_item(p, STR("x"))), STR("2019-2019 none /―/\n2020-2020 none /—/ (n)"));
	}
}

static void maps_say_more(void **state)
{
	(void)state;
	assert_targets(
		"indicators",
		"unit: 人\n      targets: {2019: {at-least: 1}, 2020: {at-most: \"4,500人\"}, 2021: {exactly: 3}, "
		"2022: {above: 4}}",
		"2019-2019 at-least 1\n2020-2020 at-most 4500\n2021-2021 exactly 3\n2022-2022 above 4");
	assert_targets(
		"indicators",
		"targets: {2019: {below: 1}, 2020: {between: [1, 2.5]}, 2021: {increase: true}, 2022: {decrease: "
		"true, increase: false}}",
		"2019-2019 below 1\n2020-2020 between 1..2.5\n2021-2021 increase\n2022-2022 decrease");
	assert_targets("indicators",
		       "targets: {2019: {value: \"< 5\", text: 五未満, note: 注, standing: true}, 2020: {text: なし, "
		       "value: —, standing: true}}",
		       "2019-2019 below 5 /五未満/ standing (注)\n2020-2020 none /なし/");
}

static void the_place_of_a_target_is_its_value(void **state)
{
	struct diag_list diags;
	const struct item *i;

	(void)state;
	i = plan_item(plan_of("indicators", "targets: {2019: 1, 2020: {text: t, value: 22}, 2021: {between: [1, 2]}}",
			      &diags),
		      STR("x"));
	plans_assert_str(findings_span(a, i->target[0].key), STR("11:17-11:21"));
	plans_assert_str(findings_span(a, i->target[0].at), STR("11:23-11:24"));
	plans_assert_str(findings_span(a, i->target[1].at), STR("11:49-11:51"));
	plans_assert_str(findings_span(a, i->target[2].at), STR("11:70-11:76"));
}

static void percent_signs_are_one_unit(void **state)
{
	(void)state;
	assert_targets("indicators",
		       "unit: ％\n      targets: {2019: 80%, 2020: 80パーセント, 2021: ８０％, 2022: 80ﾊﾟｰｾﾝﾄ}",
		       "2019-2019 at-least 80\n2020-2020 at-least 80\n2021-2021 at-least 80\n2022-2022 at-least 80");
	assert_true(unit_same(a, STR("パーセント"), STR(" ％")));
	assert_true(unit_same(a, STR("km"), STR("ｋｍ")));
	assert_false(unit_same(a, STR("人"), STR("件")));
	assert_false(unit_same(a, STR("%"), STR("")));
}

static void bad_numbers(void **state)
{
	(void)state;
	assert_finding("indicators", "targets: {2019: 0x1F}", "23", "bad-target: \"0x1F\" is not a number here");
	assert_finding("indicators", "targets: {2019: 1_000}", "23", "bad-target: \"1_000\" is not a number here");
	assert_finding("indicators", "targets: {2019: 1e3}", "23", "bad-target: \"1e3\" is not a number here");
	assert_finding("indicators", "targets: {2019: 010}", "23", "bad-target: \"010\" is not a number here");
	assert_finding("indicators", "targets: {2019: 12..5..3}", "23", "bad-target: \"5..3\" is not a number here");
	assert_finding("indicators", "targets: {2019: {at-least: 1_0}}", "34",
		       "bad-target: \"1_0\" is not a number here");
	assert_finding("indicators", "targets: {2019: 5人}", "23",
		       "bad-target: \"5人\" has the unit \"人\", and \"x\" has none");
	assert_finding("indicators", "baseline: {year: 2018, value: 5人}\n      unit: 件", "37",
		       "bad-target: \"5人\" has the unit \"人\", and \"x\" has \"件\"");
}

static void bad_targets(void **state)
{
	(void)state;
	assert_finding("indicators", "targets: {2019: 実施}", "23",
		       "bad-target: \"実施\" cannot be compared with a number");
	assert_finding("indicators", "targets: {2019: 未集計}", "23",
		       "bad-target: \"未集計\" cannot be compared with a number");
	assert_finding("indicators", "targets: {2019: 約80}", "23", "bad-target: \"約80\" is not one condition");
	assert_finding("indicators", "targets: {2019: \">= 5以上\"}", "23",
		       "bad-target: \"5以上\" is not one condition");
	assert_finding("indicators", "targets: {2019: 20..10}", "23", "bad-target: no value is in this range");
	assert_finding("indicators", "targets: {2019: {at-least: 5以上}}", "34",
		       "bad-target: \"5以上\" says more than a number");
	assert_finding("indicators", "targets: {2019: }", "17", "bad-target: no target is written here");
	assert_finding("indicators", "targets: {2019: \"\"}", "23", "bad-target: no target is written here");
	assert_finding("indicators", "targets: {2019: {text: t}}", "23",
		       "bad-target: a target without a value to compare with");
	assert_finding("indicators", "targets: {2019: {value: 1, at-most: 2}}", "23",
		       "bad-target: a target with more than one condition");
	assert_finding("indicators", "targets: {2019: {between: [1, 2, 3]}}", "33",
		       "bad-target: \"between\" takes two numbers");
	assert_finding("indicators", "targets: {2019: {between: [2, 1]}}", "33",
		       "bad-target: no value is in this range");
	assert_finding("indicators", "targets: {2019: {level: high}}", "31",
		       "bad-target: a level for an indicator without a scale");
	assert_finding("indicators", "targets: {2019: [5]}", "23", "wrong-type: expected a target, not a list");
	assert_finding("actions", "milestones: {2019: [5]}", "26", "wrong-type: expected a milestone, not a list");
	assert_finding("actions", "milestones: {2019: {note: n}}", "26",
		       "bad-target: a milestone without \"text\" and \"level\"");
	assert_finding("actions", "milestones: {2019: {value: 5, text: t}}", "27",
		       "unknown-key: unknown key \"value\" in a milestone");
}

static void a_number_cut_by_a_comma_is_told(void **state)
{
	(void)state;
	assert_finding("indicators", "targets: {2019: 4,500}", "25",
		       "bad-year: \"500\" is cut off its number by the comma");
	assert_finding("indicators", "targets: {2019: {value: 4,500}}", "33",
		       "unknown-key: unknown key \"500\" in a target");
}

/* What only begins like a range, or like a word in capitals. */
static void what_is_no_range_is_refused(void **state)
{
	static const char *const written[] = {"10 to",	    "between and 5", "..5",    "\"5..\"", "a..5", "5..a",
					      "10 till 20", "T-5",	     "\"A~\"", "AB",	  "A"};

	(void)state;
	for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
		struct diag_list diags;

		plan_of("indicators", str_z(a, str_format(a, "targets: {2019: %s}", written[i])), &diags);
		if (diags.count[DIAG_ERROR] != 1)
			fail_msg("%s: %zu errors", written[i], diags.count[DIAG_ERROR]);
	}
}

static void truths_are_written_as_in_yaml(void **state)
{
	static const struct {
		const char *written, *read;
	} cases[] = {{"true", " standing"}, {"True", " standing"}, {"TRUE", " standing"},
		     {"false", ""},	    {"False", ""},	   {"FALSE", ""}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_targets("indicators",
			       str_z(a, str_format(a, "targets: {2019: {value: 5, standing: %s}}", cases[i].written)),
			       str_z(a, str_format(a, "2019-2019 at-least 5%s", cases[i].read)));
	assert_finding("indicators", "targets: {2019: {value: 5, standing: no}}", "44",
		       "unknown-value: \"no\" is neither true nor false");
}

static void levels_are_targets_of_a_scale(void **state)
{
	(void)state;
	assert_targets("indicators", "scale: s\n      targets: {2019: low, 2020: so-so, 2021: BB, 2022: {level: high}}",
		       "2019-2019 at-least low\n2020-2020 at-least mid /so-so/\n2021-2021 at-least mid /BB/\n"
		       "2022-2022 at-least high");
	assert_targets(
		"indicators",
		"scale: s\n      targets: {2019: \"<= mid\", 2020: mid以上, 2021: {exactly: so-so}, 2022: {value: "
		"high, text: 維持}}",
		"2019-2019 at-most mid\n2020-2020 at-least mid\n2021-2021 exactly mid\n"
		"2022-2022 at-least high /維持/");
	assert_targets("indicators",
		       "scale: s\n      targets: {2019: mid以下, 2020: {value: so-so, text: 維持}, 2021: \"= mid\"}",
		       "2019-2019 at-most mid\n2020-2020 at-least mid /維持/\n2021-2021 exactly mid");
	assert_targets("indicators", "scale: s\n      direction: lower\n      targets: {2019: mid}",
		       "2019-2019 at-most mid");
}

static void bad_levels(void **state)
{
	struct diag_list diags;

	(void)state;
	plan_of("indicators", "scale: s\n      targets: {2019: 5, 2020: {between: [1, 2]}, 2021: 増加}", &diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("12:23 bad-level: \"5\" is not a level of the scale \"s\"\n"
			     "  help: the levels are, the lowest first: low, mid, high\n"
			     "12:42 bad-target: levels of a scale have no range\n"
			     "  help: write the level under \"at-least\", \"at-most\" or \"exactly\"\n"
			     "12:57 bad-level: \"増加\" is not a level of the scale \"s\"\n"
			     "  help: the levels are, the lowest first: low, mid, high"));
	plan_of("indicators", "scale: s\n      targets: {2019: {increase: true}}", &diags);
	plans_assert_str(findings_text(a, &diags), STR("12:23 bad-target: a scale has levels to reach, not a trend\n"
						       "  help: write the level under \"level\""));
	plan_of("actions", "scale: s\n      milestones: {2019: {level: top, text: t}}", &diags);
	plans_assert_str(findings_text(a, &diags), STR("12:34 bad-level: \"top\" is not a level of the scale \"s\"\n"
						       "  help: the levels are, the lowest first: low, mid, high"));
}

static void milestones_ask_for_a_level(void **state)
{
	(void)state;
	assert_targets("actions",
		       "milestones: {2019: 検討中, 2020: 実施, 2021: アプリの充実, 2022: {text: 訓練, level: 着手}}",
		       "2019-2019 at-least 着手 /検討中/\n2020-2020 at-least 実施 /実施/\n"
		       "2021-2021 at-least 実施 /アプリの充実/\n2022-2022 at-least 着手 /訓練/");
	assert_targets(
		"actions", "scale: s\n      milestones: {2019-2020: ＳＯ-ＳＯ, 2021: anything, 2022: {level: low}}",
		"2019-2020 at-least high /ＳＯ-ＳＯ/\n2021-2021 at-least high /anything/\n2022-2022 at-least low");
	assert_targets("actions",
		       "scale: s\n      milestones:\n        2019: |\n          so-so\n        2020: 3000以上",
		       "2019-2019 at-least mid /so-so/\n2020-2020 at-least high /3000以上/");
}

static void the_target_of_a_year(void **state)
{
	struct diag_list diags;
	const struct item *i;
	bool standing;

	(void)state;
	i = plan_item(plan_of("indicators", "targets: {2020: 1, 2021-2022: 2}", &diags), STR("x"));
	assert_null(item_target(i, 2019, &standing));
	assert_ptr_equal(item_target(i, 2020, &standing), &i->target[0]);
	assert_false(standing);
	assert_ptr_equal(item_target(i, 2021, NULL), &i->target[1]);
	assert_ptr_equal(item_target(i, 2022, NULL), &i->target[1]);
	assert_null(item_target(i, 2023, NULL));
	i = plan_item(plan_of("figures", "unit: 人", &diags), STR("x"));
	assert_null(item_target(i, 2020, NULL));
}

static void standing_targets_hold_until_the_next(void **state)
{
	struct diag_list diags;
	const struct item *i;
	bool standing;

	(void)state;
	i = plan_item(plan_of("indicators",
			      "standing: true\n      period: {from: 2018, to: 2027}\n"
			      "      targets: {2018: 1, 2020: 2, 2022: —, 2024: {value: 3, standing: false}}",
			      &diags),
		      STR("x"));
	plans_assert_str(findings_text(a, &diags), STR(""));
	assert_ptr_equal(item_target(i, 2018, &standing), &i->target[0]);
	assert_false(standing);
	assert_ptr_equal(item_target(i, 2019, &standing), &i->target[0]);
	assert_true(standing);
	assert_ptr_equal(item_target(i, 2021, &standing), &i->target[1]);
	assert_true(standing);
	assert_int_equal(item_target(i, 2022, &standing)->op, TARGET_NONE);
	assert_false(standing);
	assert_null(item_target(i, 2023, &standing));
	assert_false(standing);
	assert_ptr_equal(item_target(i, 2024, NULL), &i->target[3]);
	assert_null(item_target(i, 2025, NULL));
	i = plan_item(plan_of("indicators", "targets: {2019: {value: 5, standing: true}}", &diags), STR("x"));
	assert_ptr_equal(item_target(i, 2022, &standing), &i->target[0]);
	assert_true(standing);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_are_written_in_many_ways),
		cmocka_unit_test(spans_of_years_take_any_dash),
		cmocka_unit_test(times_inside_a_year_are_due_then),
		cmocka_unit_test(quarters_follow_the_start_of_the_fiscal_year),
		cmocka_unit_test(bad_years),
		cmocka_unit_test(a_year_of_an_era_that_has_ended_is_read_and_warned_of),
		cmocka_unit_test(years_outside_the_period),
		cmocka_unit_test(overlapping_years),
		cmocka_unit_test(targets_are_sorted_by_year),
		cmocka_unit_test(conditions_in_words_and_signs),
		cmocka_unit_test(the_direction_says_how_a_bare_number_is_met),
		cmocka_unit_test(dashes_are_no_target),
		cmocka_unit_test(maps_say_more),
		cmocka_unit_test(the_place_of_a_target_is_its_value),
		cmocka_unit_test(percent_signs_are_one_unit),
		cmocka_unit_test(bad_numbers),
		cmocka_unit_test(bad_targets),
		cmocka_unit_test(a_number_cut_by_a_comma_is_told),
		cmocka_unit_test(what_is_no_range_is_refused),
		cmocka_unit_test(truths_are_written_as_in_yaml),
		cmocka_unit_test(levels_are_targets_of_a_scale),
		cmocka_unit_test(bad_levels),
		cmocka_unit_test(milestones_ask_for_a_level),
		cmocka_unit_test(the_target_of_a_year),
		cmocka_unit_test(standing_targets_hold_until_the_next),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
