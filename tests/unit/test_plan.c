/* Plans: their keys, groups, items and scales, what refers to what, and what is said of plans that are wrong. */
#include "model/plan.h"

#include "../support/findings.h"
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

static struct plan *read(struct str yaml, struct diag_list *diags)
{
	return plans_read(a, yaml, diags);
}

static void assert_found(struct str yaml, struct str want)
{
	struct diag_list diags;

	read(yaml, &diags);
	diag_sort(&diags);
	plans_assert_str(findings_text(a, &diags), want);
}

/* A plan without findings. */
static struct plan *sound(struct str yaml)
{
	struct diag_list diags;
	struct plan *p = read(yaml, &diags);

	plans_assert_str(findings_text(a, &diags), STR(""));
	return p;
}

#define HEAD "title: t\nperiod: {from: 2019, to: 2022}\n"

static void all_keys_of_a_plan(void **state)
{
	struct plan *p;

	(void)state;
	p = sound(STR("format: 1\nid: town\ntitle: 計画\norganization: 町\nsource: 本\nnote: n\nlanguage: ja\n"
		      "period: {from: 令和元年度, to: FY2022}\nfiscal-year-start: 10\n"
		      "results: {files: [a.csv, b], columns: {value: 実績, id: [番号, コード]}, missing: {－: none, …: "
		      "unknown}}\n"
		      "rounding: {digits: 2, mode: half-even}\nrating: {use: x}\naction-scale: s\nscales: {s: {levels: "
		      "[a, b]}}\n"
		      "amendments:\n- {date: 2021-03-20, indicator: x, year: 2022, from: 4500, to: 2800, reason: r}\n"
		      "policies:\n- title: p\n  measures:\n  - title: m\n    indicators:\n    - {id: x, title: x}\n"));
	plans_assert_str(p->id.s, STR("town"));
	plans_assert_str(p->title.s, STR("計画"));
	plans_assert_str(p->organization.s, STR("町"));
	plans_assert_str(p->origin.s, STR("本"));
	plans_assert_str(p->note.s, STR("n"));
	assert_int_equal(p->from, 2019);
	assert_int_equal(p->to, 2022);
	assert_int_equal(p->start_month, 10);
	assert_int_equal(p->results.n, 2);
	assert_int_equal(p->column_count, 3);
	plans_assert_str(p->column[0].column.s, STR("value"));
	plans_assert_str(p->column[0].header.s, STR("実績"));
	plans_assert_str(p->column[2].column.s, STR("id"));
	plans_assert_str(p->column[2].header.s, STR("コード"));
	assert_int_equal(p->missing_count, 2);
	plans_assert_str(p->missing[1].word.s, STR("…"));
	plans_assert_str(p->missing[1].meaning.s, STR("unknown"));
	assert_int_equal(p->rounding.digits, 2);
	assert_int_equal(p->rounding.mode, RAT_HALF_EVEN);
	assert_non_null(p->rating);
	assert_ptr_equal(p->action_scale, &p->scale[0]);
	assert_int_equal(p->amendment_count, 1);
	assert_int_equal(p->amendment[0].date.day, 20);
	assert_int_equal(p->amendment[0].year, 2022);
	plans_assert_str(p->amendment[0].to.s, STR("2800"));
}

static void what_a_plan_leaves_out(void **state)
{
	struct plan *p;

	(void)state;
	p = sound(STR(HEAD "policies: []\n"));
	plans_assert_str(p->id.s, STR("plan"));
	plans_assert_str(p->language.s, STR("ja"));
	assert_int_equal(p->start_month, 4);
	assert_int_equal(p->rounding.digits, 1);
	assert_int_equal(p->rounding.mode, RAT_HALF_UP);
	plans_assert_str(p->action_scale->id.s, STR("progress"));
	assert_null(p->action_scale->id.at.source);
	assert_null(p->rating);
	assert_int_equal(p->results.n, 0);
	assert_int_equal(p->item_count, 0);
	p = sound(STR(HEAD "policies: []\nresults: ../r\n"));
	plans_assert_str(p->results.v[0].s, STR("../r"));
}

static void no_map_is_no_plan(void **state)
{
	struct diag_list diags;

	(void)state;
	assert_null(read(STR("- a\n"), &diags));
	plans_assert_str(findings_text(a, &diags), STR("1:1 wrong-type: expected a plan, not a list"));
	assert_null(read(STR("a\n"), &diags));
	assert_int_equal(diags.items.n, 1);
}

static void an_empty_map_lacks_what_a_plan_needs(void **state)
{
	(void)state;
	assert_found(STR("{}"), STR("1:1 missing-key: missing key \"period\" in a plan\n  help: add \"period: …\"\n"
				    "1:1 missing-key: missing key \"policies\" in a plan\n  help: add \"policies: …\"\n"
				    "1:1 missing-key: missing key \"title\" in a plan\n  help: add \"title: …\""));
	assert_found(STR("title:\nperiod: {from: 2019, to: 2022}\npolicies: []"),
		     STR("1:7 empty-title: \"title\" is empty"));
}

static void a_newer_format_is_refused_alone(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = read(STR("format: 2\nunheard: of\n"), &diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("1:9 unsupported-format: the plan is of format 2; this program knows up to 1\n"
			     "  help: use a newer version of the program"));
	assert_non_null(p->action_scale);
	assert_found(STR("format: 0\n" HEAD "policies: []\n"),
		     STR("1:9 bad-number: \"format\" is a whole number from 1 to 1, not 0"));
	assert_found(STR("format: one\n" HEAD "policies: []\n"),
		     STR("1:9 bad-number: \"one\" is not a number here\n"
			 "  help: write digits, with a point before decimals: 1234.5"));
}

static void bad_periods(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = read(STR("title: t\nperiod: {from: 2022, to: 2019}\npolicies: []\n"), &diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("2:9 bad-period: the period ends in 2019, before it begins in 2022\n"
			     "  help: write the first fiscal year under \"from\" and the last under \"to\""));
	assert_int_equal(p->from, 0);
	assert_found(STR("title: t\nperiod: {from: 2019, to: 2219}\npolicies: []\n"),
		     STR("2:9 bad-period: the period from 2019 to 2219 is longer than 200 years\n"
			 "  help: look for a slip in one of the two years"));
	sound(STR("title: t\nperiod: {from: 2019, to: 2218}\npolicies: []\n"));
	sound(STR("title: t\nperiod: {from: 2019, to: 2019}\npolicies: []\n"));
	assert_found(STR("title: t\nperiod: {from: 2019年, to: 2022}\npolicies: []\n"),
		     STR("2:16 bad-year: \"2019年\" is a calendar year\n"
			 "  help: for the fiscal year that begins in it write 2019"));
	plans_assert_str(plans_findings(a, STR("indicators:\n- {id: x, title: x, period: {from: 2022, to: 2021}}")),
			 STR("9:33 bad-period: the period ends in 2021, before it begins in 2022\n"
			     "  help: write the first fiscal year under \"from\" and the last under \"to\""));
}

static void without_a_period_no_year_lies_outside(void **state)
{
	(void)state;
	assert_found(STR("title: t\nperiod: 2019\npolicies:\n- title: p\n  measures:\n  - title: m\n"
			 "    indicators:\n    - {id: x, title: x, targets: {2030: 5}}\n"),
		     STR("2:9 wrong-type: \"period\" takes a map, not text"));
}

static void words_of_the_results(void **state)
{
	(void)state;
	assert_found(STR(HEAD "policies: []\nresults: {columns: {valeu: 実績, [id]: x}, missing: {－: nne, …: [x]}}\n"),
		     STR("4:21 unknown-key: the results have no column \"valeu\"\n"
			 "  help: did you mean \"value\"? There are: id, title, period, fiscal-year, value, unit, "
			 "qualifier, comparison, department, note, source, plan, given-grade, reason, scheme, target, "
			 "baseline, direction, rate, verdict\n"
			 "4:32 wrong-type: \"columns\" takes a word, not a list\n"
			 "4:55 unknown-value: \"nne\" is not a value of \"missing\"\n"
			 "  help: did you mean \"none\"? There are: unstated, none, unknown, not-yet, not-surveyed, "
			 "withheld, not-applicable, ended\n"
			 "4:63 wrong-type: \"missing\" takes a word, not a list"));
	assert_found(STR(HEAD "policies: []\nfiscal-year-start: 13\nrounding: {digits: 21, mode: half}\n"),
		     STR("4:20 bad-number: \"fiscal-year-start\" is a whole number from 1 to 12, not 13\n"
			 "5:20 bad-number: \"digits\" is a whole number from 0 to 20, not 21\n"
			 "5:30 unknown-value: \"half\" is not a value of \"mode\"\n"
			 "  help: choose one of: half-up, down, up, half-even"));
}

static void groups_nest_and_hand_down_departments(void **state)
{
	const struct group *g;
	struct plan *p;

	(void)state;
	p = sound(STR(
		HEAD
		"policies:\n- id: p\n  number: Ⅰ\n  title: 方針\n  departments: [総務課]\n  measures:\n"
		"  - id: m\n    title: m\n    description: |\n      文\n    formerly: old\n    note: n\n    parts:\n"
		"    - id: s\n      title: s\n      departments: 財政課\n      parts:\n      - {id: deep, title: d}\n"
		"      figures:\n      - {id: x, title: x}\n      - {id: y, title: y, departments: [税務課]}\n"
		"    actions:\n    - {id: z, title: z}\n"));
	g = plan_group(p, STR("deep"));
	assert_int_equal(g->kind, GROUP_PART);
	plans_assert_str(g->departments.v[0].s, STR("財政課"));
	assert_ptr_equal(g->parent, plan_group(p, STR("s")));
	assert_ptr_equal(g->parent->parent, plan_group(p, STR("m")));
	assert_int_equal(g->parent->kind, GROUP_PART);
	g = plan_group(p, STR("m"));
	assert_int_equal(g->kind, GROUP_MEASURE);
	assert_int_equal(g->child_count, 1);
	plans_assert_str(g->description.s, STR("文"));
	plans_assert_str(g->formerly.v[0].s, STR("old"));
	plans_assert_str(plan_item(p, STR("z"))->departments.v[0].s, STR("総務課"));
	plans_assert_str(plan_item(p, STR("x"))->departments.v[0].s, STR("財政課"));
	plans_assert_str(plan_item(p, STR("y"))->departments.v[0].s, STR("税務課"));
	assert_null(plan_group(p, STR("x")));
	assert_null(plan_item(p, STR("m")));
}

static void items_come_in_the_order_of_the_plan(void **state)
{
	static const char *const want[] = {"a", "i", "j", "f", "b"};
	struct plan *p;

	(void)state;
	p = sound(STR(HEAD "policies:\n- title: p\n  measures:\n"
			   "  - title: m\n    figures: [{id: f, title: f}]\n    indicators: [{id: i, title: i}, b, "
			   "{id: j, title: j}]\n"
			   "    actions: [{id: a, title: a}]\n  - title: n\n    indicators: [{id: b, title: b}]\n"));
	assert_int_equal(p->item_count, 5);
	for (size_t i = 0; i < 5; i++) {
		plans_assert_str(p->item[i]->id.s, str_of(want[i]));
		assert_int_equal(p->item[i]->index, i);
	}
	const struct group *m = &p->policy[0].child[0];
	assert_int_equal(m->member_count, 5);
	plans_assert_str(m->member[0].item->id.s, STR("a"));
	assert_int_equal(m->member[0].item->kind, ITEM_ACTION);
	assert_ptr_equal(m->member[2].item, plan_item(p, STR("b")));
	assert_true(m->member[2].reference);
	plans_assert_str(findings_span(a, m->member[2].at), STR("8:37-8:38"));
	assert_false(m->member[3].reference);
	assert_ptr_equal(m->member[2].item->group, &p->policy[0].child[1]);
}

static void ids_are_made_from_numbers_and_positions(void **state)
{
	static const char *const want[] = {"I",	       "I-1",	     "I-1-1", "I-1-2", "I-2-note", "m",	   "m-1",
					   "policy-2", "policy-2-1", "II",    "II-3",  "2-2",	   "2-2-2"};
	struct plan *p;

	(void)state;
	p = sound(STR(HEAD
		      "policies:\n"
		      "- number: Ⅰ\n  title: t\n  measures:\n"
		      "  - {number: Ⅰ－１, title: t, parts: [{number: 1., title: t}, {number: （２）, title: t}]}\n"
		      "  - {number: Ⅰ-2 note, title: t}\n"
		      "  - {id: m, number: Ⅰ-3, title: t, parts: [{title: t}]}\n"
		      "- title: t\n  measures: [{title: t}]\n"
		      "- number: Ⅱ\n  title: t\n  measures: [{number: 3, title: t}]\n"
		      "- {number: ２-2, title: t}\n"
		      "- {number: 2-2, title: t, id: 2-2-2}\n"));
	assert_int_equal(p->groups.n, sizeof want / sizeof *want);
	for (size_t i = 0; i < p->groups.n; i++)
		plans_assert_str(p->groups.entries[i].key, str_of(want[i]));
	assert_true(plan_group(p, STR("I-1"))->id_derived);
	assert_false(plan_group(p, STR("m"))->id_derived);
}

static void derived_ids_give_way_to_given_ones(void **state)
{
	struct plan *p;

	(void)state;
	p = sound(STR(HEAD "policies:\n- {number: Ⅰ, title: one}\n- {number: Ⅰ, title: two}\n- {id: I, title: three}\n"
			   "- {number: Ⅰ, title: four}\n"));
	plans_assert_str(plan_group(p, STR("I"))->title.s, STR("three"));
	plans_assert_str(plan_group(p, STR("I-1"))->title.s, STR("one"));
	plans_assert_str(plan_group(p, STR("I-2"))->title.s, STR("two"));
	plans_assert_str(plan_group(p, STR("I-4"))->title.s, STR("four"));
}

static void ids_are_unique_over_all_kinds(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = read(
		STR(HEAD
		    "policies:\n- id: x\n  title: p\n  measures:\n  - id: m\n    title: m\n"
		    "    actions: [{id: x, title: first}, {id: y, title: second}]\n    figures: [{id: y, title: y}]\n"),
		&diags);
	diag_sort(&diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("9:20 duplicate-id: the id \"x\" is given twice\n  4:7 note: first given here\n"
			     "10:20 duplicate-id: the id \"y\" is given twice\n  9:43 note: first given here"));
	plans_assert_str(plan_item(p, STR("y"))->title.s, STR("second"));
	assert_int_equal(p->item_count, 3);
}

static void all_keys_of_an_indicator(void **state)
{
	struct plan *p;
	const struct item *i;

	(void)state;
	p = plans_with(
		a, STR("indicators:\n- id: x\n  title: X\n  unit: \"%\"\n  direction: lower\n  aggregate: sum-to-date\n"
		       "  rows: totals\n  ratio: {of: n, to: d}\n  parts: [n, d]\n  formula: f\n"
		       "  baseline: {year: H29, value: 84%, note: b}\n  targets: {2019: 1}\n  targets-are: increments\n"
		       "  standing: true\n  class: survey\n  weight: 0.50\n  period: {from: 2018, to: 2025}\n"
		       "  departments: d\n  comparisons: [全国, 宮城県]\n  formerly: [o, q]\n  note: n\n"
		       "figures:\n- {id: n, title: n}\n- {id: d, title: d}"));
	i = plan_item(p, STR("x"));
	assert_int_equal(i->kind, ITEM_INDICATOR);
	assert_int_equal(i->direction, DIRECTION_LOWER);
	plans_assert_str(findings_span(a, i->direction_at), STR("12:18-12:23"));
	assert_int_equal(i->aggregate, AGGREGATE_SUM_TO_DATE);
	plans_assert_str(findings_span(a, i->aggregate_at), STR("13:18-13:29"));
	assert_true(i->rows_are_totals);
	assert_ptr_equal(i->numerator, plan_item(p, STR("n")));
	assert_ptr_equal(i->denominator, plan_item(p, STR("d")));
	assert_int_equal(i->parts.n, 2);
	assert_true(i->baseline.given);
	assert_true(i->baseline.has_number);
	assert_int_equal(i->baseline.year, 2017);
	assert_int_equal(rat_cmp(i->baseline.value.value, rat_of(84)), 0);
	plans_assert_str(findings_span(a, i->baseline.at), STR("18:36-18:39"));
	assert_true(i->increments);
	assert_true(i->target[0].standing);
	plans_assert_str(i->class_name.s, STR("survey"));
	assert_true(i->has_weight);
	assert_int_equal(i->weight.scale, 2);
	assert_true(i->own_period);
	assert_int_equal(i->from, 2018);
	assert_int_equal(i->to, 2025);
	assert_int_equal(i->comparisons.n, 2);
	assert_int_equal(i->formerly.n, 2);
	assert_null(i->scale);
	plans_assert_str(findings_span(a, i->span), STR("9:7-28:14"));
}

static void what_an_indicator_leaves_out(void **state)
{
	const struct item *i;

	(void)state;
	i = plan_item(plans_with(a, STR("indicators: [{id: x, title: X}]")), STR("x"));
	assert_int_equal(i->direction, DIRECTION_HIGHER);
	assert_null(i->direction_at.source);
	assert_int_equal(i->aggregate, AGGREGATE_LAST);
	assert_false(i->rows_are_totals);
	assert_false(i->increments);
	assert_false(i->baseline.given);
	assert_false(i->has_weight);
	assert_int_equal(rat_cmp(i->weight.value, rat_of(1)), 0);
	assert_false(i->own_period);
	assert_int_equal(i->from, 2019);
	assert_int_equal(i->to, 2022);
}

static void baselines(void **state)
{
	struct plan *p;

	(void)state;
	p = sound(STR(HEAD "scales: {s: {levels: [low, {name: high, also: top}]}}\npolicies:\n- title: p\n  measures:\n"
			   "  - title: m\n    indicators:\n"
			   "    - {id: x, title: x, scale: s, baseline: {year: 2018-03-31, value: top}}\n"
			   "    - {id: y, title: y, baseline: {year: 2018, value: —}}\n"));
	assert_true(plan_item(p, STR("x"))->baseline.given);
	assert_false(plan_item(p, STR("x"))->baseline.has_number);
	assert_int_equal(plan_item(p, STR("x"))->baseline.level, 1);
	assert_int_equal(plan_item(p, STR("x"))->baseline.year, 2017);
	assert_false(plan_item(p, STR("y"))->baseline.given);
	plans_assert_str(plans_findings(a, STR("indicators:\n- {id: x, title: x, baseline: {value: 5以上}}")),
			 STR("9:36 missing-key: missing key \"year\" in a baseline\n  help: add \"year: …\""));
	plans_assert_str(
		plans_findings(a, STR("indicators:\n- {id: x, title: x, baseline: {year: 2018, value: 5以上}}")),
		STR("9:55 bad-target: \"5以上\" says more than a number\n"
		    "  help: write the number alone, and the plan's words under \"text\""));
}

static void keys_of_another_kind(void **state)
{
	(void)state;
	plans_assert_str(plans_findings(a, STR("actions:\n- {id: x, title: x, targets: {}}\n"
					       "indicators:\n- {id: y, title: y, milestones: {}}\n"
					       "figures:\n- {id: z, title: z, targets: {}}\nmeasures: []")),
			 STR("9:25 unknown-key: unknown key \"targets\" in an action\n"
			     "  help: an action has \"milestones\"; what is measured belongs under \"indicators\"\n"
			     "11:25 unknown-key: unknown key \"milestones\" in an indicator\n"
			     "  help: an indicator has \"targets\"; scheduled work belongs under \"actions\"\n"
			     "13:25 unknown-key: unknown key \"targets\" in a figure\n"
			     "  help: a figure has no targets: what has some belongs under \"indicators\"\n"
			     "14:5 unknown-key: unknown key \"measures\" in a measure\n"
			     "  help: a measure is split into \"parts\""));
}

static void references_to_nothing(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	plans_assert_str(
		plans_findings(a, STR("indicators:\n- incidens\n- {id: incidents, title: x}\n- m\n- incidents\n"
				      "figures:\n- xyzzy")),
		STR("9:7 unknown-reference: nothing in the plan has the id \"incidens\"\n"
		    "  help: did you mean \"incidents\"?\n"
		    "11:7 unknown-reference: \"m\" is a policy or measure, not an action, indicator or figure\n"
		    "  6:9 note: given here\n"
		    "12:7 unknown-reference: \"incidents\" stands in this measure already\n"
		    "  10:12 note: given here\n"
		    "14:7 unknown-reference: nothing in the plan has the id \"xyzzy\""));
	p = read(STR(HEAD "policies:\n- title: p\n  measures:\n  - id: m\n    title: m\n"
			  "    indicators: [no, {id: x, title: x}, not]\n    figures: [y, never]\n"
			  "  - {title: n, figures: [{id: y, title: y}]}\n"),
		 &diags);
	assert_int_equal(diags.items.n, 3);
	assert_int_equal(plan_group(p, STR("m"))->member_count, 2);
	plans_assert_str(plan_group(p, STR("m"))->member[0].item->id.s, STR("x"));
	plans_assert_str(plan_group(p, STR("m"))->member[1].item->id.s, STR("y"));
}

static void a_reference_in_the_wrong_list_is_a_warning(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = read(STR(HEAD "policies:\n- title: p\n  measures:\n  - {title: m, id: m, actions: [x]}\n"
			  "  - {title: n, indicators: [{id: x, title: x}]}\n"),
		 &diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("6:33 unknown-reference: \"x\" is an indicator, listed here as an action\n"
			     "  7:34 note: given here"));
	assert_int_equal(diags.count[DIAG_WARNING], 1);
	assert_int_equal(plan_group(p, STR("m"))->member_count, 1);
}

static void ratios_and_parts_need_numbers(void **state)
{
	(void)state;
	plans_assert_str(plans_findings(a, STR("indicators:\n- {id: x, title: x, ratio: {of: x, to: y}}\n"
					       "- {id: y, title: y, ratio: {of: a, to: z}, parts: [z, nope]}\n"
					       "- {id: z, title: z}\nactions:\n- {id: a, title: a}")),
			 STR("9:37 unknown-reference: \"x\" cannot be made from itself\n"
			     "9:44 unknown-reference: \"y\" is a ratio itself\n  10:37 note: given here\n"
			     "10:37 unknown-reference: \"a\" has levels, not numbers\n  13:12 note: given here\n"
			     "10:59 unknown-reference: nothing in the plan has the id \"nope\""));
	plans_assert_str(plans_findings(a, STR("figures:\n- {id: x, title: x, ratio: {of: y}}\n- {id: y, title: y}")),
			 STR("9:33 missing-key: missing key \"to\" in a ratio\n  help: add \"to: …\""));
}

static void parts_go_in_no_circle(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = read(STR(HEAD "policies:\n- title: p\n  measures:\n  - title: m\n    figures:\n"
			  "    - {id: a, title: a, parts: [b, d]}\n    - {id: b, title: b, parts: [c, d]}\n"
			  "    - {id: c, title: c, parts: [d, a]}\n    - {id: d, title: d}\n"
			  "    - {id: e, title: e, parts: [e]}\n"),
		 &diags);
	diag_sort(&diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("10:36 unknown-reference: \"c\" is a part of itself by way of \"a\"\n"
			     "12:33 unknown-reference: \"e\" cannot be made from itself"));
	assert_int_equal(plan_item(p, STR("c"))->parts.n, 1);
	assert_int_equal(plan_item(p, STR("a"))->parts.n, 2);
	assert_int_equal(plan_item(p, STR("e"))->parts.n, 0);
}

static void amendments(void **state)
{
	(void)state;
	assert_found(
		STR(HEAD
		    "policies: []\namendments:\n- {date: someday, indicator: x, reason: r}\n- {year: 2022年}\n- a\n"),
		STR("5:10 bad-date: \"someday\" is not a day\n  help: write it as 2023-03-31 or 令和5年3月31日\n"
		    "5:30 unknown-reference: nothing in the plan has the id \"x\"\n"
		    "6:4 missing-key: missing key \"date\" in an amendment\n  help: add \"date: …\"\n"
		    "6:4 missing-key: missing key \"indicator\" in an amendment\n  help: add \"indicator: …\"\n"
		    "6:4 missing-key: missing key \"reason\" in an amendment\n  help: add \"reason: …\"\n"
		    "6:10 bad-year: \"2022年\" is a calendar year\n"
		    "  help: for the fiscal year that begins in it write 2022\n"
		    "7:3 wrong-type: expected an amendment, not text"));
}

static void scales_find_their_levels(void **state)
{
	const struct scale *s;
	struct plan *p;

	(void)state;
	p = sound(STR(HEAD "policies: []\nscales:\n  s:\n    title: T\n    levels:\n    - 非準拠\n"
			   "    - {name: 一部準拠, also: [部分, ＡＡ一部]}\n    - 準拠\n"));
	s = &p->scale[0];
	assert_int_equal(p->scale_count, 1);
	plans_assert_str(s->id.s, STR("s"));
	plans_assert_str(s->title.s, STR("T"));
	assert_int_equal(s->n, 3);
	assert_int_equal(scale_find(a, s, STR("非準拠")), 0);
	assert_int_equal(scale_find(a, s, STR("部分")), 1);
	assert_int_equal(scale_find(a, s, STR(" AA一部　")), 1);
	assert_int_equal(scale_find(a, s, STR("準拠")), 2);
	assert_int_equal(scale_find(a, s, STR("準")), SIZE_MAX);
	assert_int_equal(scale_find(a, s, STR("")), SIZE_MAX);
}

static void the_built_in_scale_of_actions(void **state)
{
	static const struct {
		struct str word;
		size_t level;
	} words[] = {{STR_INIT("未着手"), 0},	{STR_INIT("not-started"), 0}, {STR_INIT("着手"), 1},
		     {STR_INIT("一部実施"), 1}, {STR_INIT("検討中"), 1},      {STR_INIT("in-progress"), 1},
		     {STR_INIT("実施"), 2},	{STR_INIT("実施済"), 2},      {STR_INIT("完了"), 2},
		     {STR_INIT("達成"), 2},	{STR_INIT("done"), 2},	      {STR_INIT("検討"), SIZE_MAX}};
	const struct scale *s;

	(void)state;
	s = sound(STR(HEAD "policies: []\n"))->action_scale;
	assert_int_equal(s->n, 3);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(scale_find(a, s, words[i].word), words[i].level);
	plans_assert_str(s->level[1].name.s, STR("着手"));
	s = sound(STR(HEAD "policies: []\nlanguage: en-GB\n"))->action_scale;
	plans_assert_str(s->level[1].name.s, STR("in-progress"));
	assert_int_equal(scale_find(a, s, STR("着手")), 1);
}

static void a_plan_may_have_its_own_progress(void **state)
{
	struct plan *p;

	(void)state;
	p = sound(STR(HEAD "policies: []\nscales: {progress: {levels: [a, b]}}\n"));
	assert_ptr_equal(p->action_scale, &p->scale[0]);
}

static void bad_scales(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	assert_found(STR(HEAD "policies: []\nscales:\n  a b: {levels: [x]}\n  c: {levels: []}\n  d: {title: x}\n"
			      "  e: {levels: [x, {name: y, also: [z, x]}, z, {also: q}, [w]]}\n  f: [x]\n"),
		     STR("5:3 bad-id: \"a b\" cannot be an id\n"
			 "  help: make it of letters, digits, \"-\", \"_\" and \".\", without spaces\n"
			 "6:15 bad-level: a scale without levels\n"
			 "7:7 missing-key: missing key \"levels\" in a scale\n  help: add \"levels: …\"\n"
			 "8:39 bad-level: \"x\" names another level of the scale already\n"
			 "  8:16 note: the level \"x\"\n"
			 "8:44 bad-level: \"z\" names another level of the scale already\n"
			 "  8:26 note: the level \"y\"\n"
			 "8:48 missing-key: missing key \"name\" in a level\n  help: add \"name: …\"\n"
			 "8:58 wrong-type: expected a level, not a list\n"
			 "9:6 wrong-type: expected a scale, not a list"));
	p = read(STR(HEAD "action-scale: stges\nscales: {stages: {levels: [x, y]}, none: {levels: []}}\n"
			  "policies:\n- title: p\n  measures:\n  - title: m\n    actions:\n"
			  "    - {id: a, title: a, scale: none, milestones: {2019: y}}\n"
			  "    indicators:\n    - {id: i, title: i, scale: zzz, targets: {2019: y}, baseline: {year: "
			  "2018, value: y}}\n"),
		 &diags);
	diag_sort(&diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("3:15 unknown-reference: no scale is called \"stges\"\n  help: did you mean \"stages\"?\n"
			     "4:51 bad-level: a scale without levels\n"
			     "12:32 unknown-reference: no scale is called \"zzz\"\n"
			     "  help: define it under \"scales\"; there are: stages, none, progress, yes-no"));
	assert_int_equal(p->action_scale->n, 3);
	assert_int_equal(plan_item(p, STR("a"))->scale->n, 3);
	assert_int_equal(plan_item(p, STR("a"))->target_count, 0);
	assert_int_equal(plan_item(p, STR("i"))->target_count, 0);
}

static void what_is_no_map_is_passed_over(void **state)
{
	struct diag_list diags;
	struct plan *p;

	(void)state;
	p = read(STR(HEAD "policies:\n- a\n- title: p\n  measures:\n  - [b]\n  -\n  - title: m\n    actions: [[c], ~, "
			  "{id: x, title: x}]\n"
			  "    parts: d\n"),
		 &diags);
	diag_sort(&diags);
	plans_assert_str(findings_text(a, &diags),
			 STR("4:3 wrong-type: expected a policy, not text\n"
			     "  help: it is a map: {title: a}\n"
			     "7:5 wrong-type: expected a measure, not a list\n"
			     "8:4 wrong-type: expected a measure, not nothing\n"
			     "10:15 wrong-type: expected an action, not a list\n"
			     "10:20 wrong-type: expected an action, not nothing\n"
			     "11:12 wrong-type: \"parts\" takes a list of maps, each begun with \"- \", not text"));
	assert_int_equal(p->policy_count, 1);
	assert_int_equal(p->policy[0].child_count, 1);
	assert_int_equal(p->item_count, 1);
}

static void an_item_without_an_id_is_read_on(void **state)
{
	(void)state;
	plans_assert_str(
		plans_findings(a, STR("indicators:\n- {title: x, targets: {2019: 実施}}\n- {id: \"\", title: \" \"}")),
		STR("9:8 missing-key: missing key \"id\" in an indicator\n  help: add \"id: …\"\n"
		    "9:34 bad-target: \"実施\" cannot be compared with a number\n"
		    "  help: write a number and put the plan's words under \"text\", or give the indicator a "
		    "\"scale\"\n"
		    "10:12 bad-id: \"\" cannot be an id\n"
		    "  help: make it of letters, digits, \"-\", \"_\" and \".\", without spaces\n"
		    "10:23 empty-title: \"title\" is empty"));
}

static void a_node_shared_by_aliases_is_read_twice(void **state)
{
	(void)state;
	plans_assert_str(plans_findings(a, STR("indicators:\n- &i {id: x, title: x, targets: &t {2019: 5}}\n"
					       "- {id: y, title: y, targets: *t}\n- *i")),
			 STR("9:15 duplicate-id: the id \"x\" is given twice\n  9:15 note: first given here"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_keys_of_a_plan),
		cmocka_unit_test(what_a_plan_leaves_out),
		cmocka_unit_test(no_map_is_no_plan),
		cmocka_unit_test(an_empty_map_lacks_what_a_plan_needs),
		cmocka_unit_test(a_newer_format_is_refused_alone),
		cmocka_unit_test(bad_periods),
		cmocka_unit_test(without_a_period_no_year_lies_outside),
		cmocka_unit_test(words_of_the_results),
		cmocka_unit_test(groups_nest_and_hand_down_departments),
		cmocka_unit_test(items_come_in_the_order_of_the_plan),
		cmocka_unit_test(ids_are_made_from_numbers_and_positions),
		cmocka_unit_test(derived_ids_give_way_to_given_ones),
		cmocka_unit_test(ids_are_unique_over_all_kinds),
		cmocka_unit_test(all_keys_of_an_indicator),
		cmocka_unit_test(what_an_indicator_leaves_out),
		cmocka_unit_test(baselines),
		cmocka_unit_test(keys_of_another_kind),
		cmocka_unit_test(references_to_nothing),
		cmocka_unit_test(a_reference_in_the_wrong_list_is_a_warning),
		cmocka_unit_test(ratios_and_parts_need_numbers),
		cmocka_unit_test(parts_go_in_no_circle),
		cmocka_unit_test(amendments),
		cmocka_unit_test(scales_find_their_levels),
		cmocka_unit_test(the_built_in_scale_of_actions),
		cmocka_unit_test(a_plan_may_have_its_own_progress),
		cmocka_unit_test(bad_scales),
		cmocka_unit_test(what_is_no_map_is_passed_over),
		cmocka_unit_test(an_item_without_an_id_is_read_on),
		cmocka_unit_test(a_node_shared_by_aliases_is_read_twice),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
