/* Targets that count from another number, ranks, and what is there or not. */
#include "../support/town.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define PLAN "title: 例\nperiod: {from: 2020, to: 2022}\npolicies:\n- title: 方針\n  measures:\n  - title: 施策\n"
#define X(more)                                                                                                        \
	PLAN "    indicators:\n    - {id: x, title: 指標, unit: 人, " more                                             \
	     "}\n    figures:\n    - {id: all, title: 全体, unit: 人}\n"
#define BASE "baseline: {year: 2019, value: 80}, "
#define ROWS "id,period,value,qualifier\n"

/* What a result comes to, without units. */
static struct str bare(struct town *t)
{
	static const struct str units[] = {STR_INIT("人"), STR_INIT("位"), STR_INIT("%")};
	struct str s = town_result(t, "x", 2022);
	for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
		for (size_t at = str_find(s, units[k]); at != SIZE_MAX; at = str_find(s, units[k])) {
			struct str p[] = {str_slice(s, 0, at), str_slice(s, at + units[k].n, SIZE_MAX)};
			s = str_join(t->arena, p, 2, STR(""));
		}
	}
	return s;
}

static void they_are_met_at_their_bounds(void **state)
{
	(void)state;
	static const struct {
		const char *plan, *rows, *expected;
	} cases[] = {
		{X(BASE "targets: {2022: 基準値から8%削減}"), ROWS "x,FY2022,73.6,\n",
		 "met target=≤73.6 actual=73.6 rate=100.0"},
		{X(BASE "targets: {2022: 8%削減}"), ROWS "x,FY2022,73.61,\n",
		 "missed target=≤73.6 actual=73.61 rate=100.0"},
		{X(BASE "targets: {2022: 8割減}"), ROWS "x,FY2022,16,\n", "met target=≤16 actual=16 rate=100.0"},
		{X(BASE "targets: {2022: 1割5分増}"), ROWS "x,FY2022,91,\n", "missed target=≥92 actual=91 rate=98.9"},
		{X(BASE "targets: {2022: 20％以上削減}"), ROWS "x,FY2022,64,\n", "met target=≤64 actual=64 rate=100.0"},
		{X(BASE "targets: {2022: 半減}"), ROWS "x,FY2022,41,\n", "missed target=≤40 actual=41 rate=97.6"},
		{X(BASE "targets: {2022: 倍増}"), ROWS "x,FY2022,160,\n", "met target=≥160 actual=160 rate=100.0"},
		{X(BASE "targets: {2022: 500人増}"), ROWS "x,FY2022,580,\n", "met target=≥580 actual=580 rate=100.0"},
		{X(BASE "targets: {2022: 10人減}"), ROWS "x,FY2022,71,\n", "missed target=≤70 actual=71 rate=98.6"},
		{X(BASE "targets: {2022: 1.2倍}"), ROWS "x,FY2022,96,\n", "met target=≥96 actual=96 rate=100.0"},
		{X(BASE "targets: {2022: baseline × 1.2}"), ROWS "x,FY2022,95,\n",
		 "missed target=≥96 actual=95 rate=99.0"},
		{X(BASE "direction: lower, targets: {2022: baseline - 8%}"), ROWS "x,FY2022,73,\n",
		 "met target=≤73.6 actual=73 rate=100.8"},
		{X(BASE "targets: {2022: \"> baseline\"}"), ROWS "x,FY2022,80,\n",
		 "missed target=>80 actual=80 rate=100.0"},
		{X(BASE "targets: {2022: 基準値以上}"), ROWS "x,FY2022,80,\n", "met target=≥80 actual=80 rate=100.0"},
		{X(BASE "targets: {2022: 現状維持}"), ROWS "x,FY2022,79,\n", "missed target=≥80 actual=79 rate=98.8"},
		{X(BASE "direction: lower, targets: {2022: 維持}"), ROWS "x,FY2022,80,\n",
		 "met target=≤80 actual=80 rate=100.0"},
		{X(BASE "direction: keep, targets: {2022: 維持}"), ROWS "x,FY2022,81,\n",
		 "missed target==80 actual=81 rate=-"},
		{X(BASE "targets: {2022: 基準値より増加}"), ROWS "x,FY2022,80,\n",
		 "missed target=>80 actual=80 rate=100.0"},
		{X("targets: {2022: 前年度比5%増}"), ROWS "x,FY2021,100,\nx,FY2022,105,\n",
		 "met target=≥105 actual=105 rate=100.0"},
		{X("targets: {2022: previous + 6}"), ROWS "x,FY2021,100,\nx,FY2022,105,\n",
		 "missed target=≥106 actual=105 rate=99.1"},
		{X("targets: {2022: 前年度以上}"), ROWS "x,FY2022,105,\n",
		 "no-data target=≥前年度以上 actual=- rate=-"},
		{X("whole: all, targets: {2022: 全員}"), ROWS "x,FY2022,99,\nall,FY2022,100,\n",
		 "missed target=≥100 actual=99 rate=99.0"},
		{X("whole: all, targets: {2022: 全員}"), ROWS "x,FY2022,100,\nall,FY2022,100,\n",
		 "met target=≥100 actual=100 rate=100.0"},
		{X("whole: all, targets: {2022: whole × 80%}"), ROWS "x,FY2022,80,\nall,FY2022,100,\n",
		 "met target=≥80 actual=80 rate=100.0"},
		{X("whole: all, targets: {2022: 全員}"), ROWS "x,FY2022,100,\n",
		 "no-data target=≥全員 actual=- rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', targets: {2022: 全校}}\n",
		 ROWS "x,FY2022,99.9,\n", "missed target=≥100 actual=99.9 rate=99.9"},
		{PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE "targets: {2022: 5ポイント増}}\n",
		 ROWS "x,FY2022,85,\n", "met target=≥85 actual=85 rate=100.0"},
		{X(BASE "targets: {2022: 8パーセント減}"), ROWS "x,FY2022,73,\n",
		 "met target=≤73.6 actual=73 rate=100.8"},
		{X(BASE "targets: {2022: 1.23456%減}"), ROWS "x,FY2022,79.0124,\n",
		 "missed target=≤79.012 actual=79.0124 rate=100.0"},
		{X(BASE "targets: {2022: 基準値より減少}"), ROWS "x,FY2022,80,\n",
		 "missed target=<80 actual=80 rate=100.0"},
		{X(BASE "targets: {2022: 基準値の1.2倍}"), ROWS "x,FY2022,96,\n",
		 "met target=≥96 actual=96 rate=100.0"},
		{X(BASE "targets: {2022: 基準値の1.2倍以下}"), ROWS "x,FY2022,97,\n",
		 "missed target=≤96 actual=97 rate=99.0"},
		{X(BASE "targets: {2022: 基準値を維持する}"), ROWS "x,FY2022,80,\n",
		 "met target=≥80 actual=80 rate=100.0"},
		{X(BASE "targets: {2022: 基準値並み}"), ROWS "x,FY2022,79,\n", "missed target=≥80 actual=79 rate=98.8"},
		{X(BASE "targets: {2022: baseline × 80%}"), ROWS "x,FY2022,64,\n",
		 "met target=≥64 actual=64 rate=100.0"},
		{X(BASE "targets: {2022: baseline * 2}"), ROWS "x,FY2022,159,\n",
		 "missed target=≥160 actual=159 rate=99.4"},
		{X(BASE "targets: {2022: baseline × 2倍}"), ROWS "x,FY2022,160,\n",
		 "met target=≥160 actual=160 rate=100.0"},
		{X(BASE "targets: {2022: baseline x 2}"), ROWS "x,FY2022,160,\n",
		 "met target=≥160 actual=160 rate=100.0"},
		{X(BASE "targets: {2022: baseline + 10%}"), ROWS "x,FY2022,88,\n",
		 "met target=≥88 actual=88 rate=100.0"},
		{X(BASE "targets: {2022: baseline − 8人}"), ROWS "x,FY2022,72,\n",
		 "met target=≥72 actual=72 rate=100.0"},
		{X(BASE "targets: {2022: maintain}"), ROWS "x,FY2022,79,\n", "missed target=≥80 actual=79 rate=98.8"},
		{X(BASE "targets: {2022: Maintained at the baseline}"), ROWS "x,FY2022,80,\n",
		 "met target=≥80 actual=80 rate=100.0"},
		{X(BASE "targets: {2022: no change from baseline}"), ROWS "x,FY2022,80,\n",
		 "met target=≥80 actual=80 rate=100.0"},
		{X(BASE "targets: {2022: Halve}"), ROWS "x,FY2022,40,\n", "met target=≤40 actual=40 rate=100.0"},
		{X(BASE "targets: {2022: double}"), ROWS "x,FY2022,159,\n", "missed target=≥160 actual=159 rate=99.4"},
		{X(BASE "targets: {2022: Cut by 8%}"), ROWS "x,FY2022,73.6,\n",
		 "met target=≤73.6 actual=73.6 rate=100.0"},
		{X(BASE "targets: {2022: an increase of 10% over the baseline}"), ROWS "x,FY2022,88,\n",
		 "met target=≥88 actual=88 rate=100.0"},
		{X(BASE "targets: {2022: a reduction of 10人}"), ROWS "x,FY2022,70,\n",
		 "met target=≤70 actual=70 rate=100.0"},
		{X(BASE "targets: {2022: 10 below baseline}"), ROWS "x,FY2022,71,\n",
		 "missed target=≤70 actual=71 rate=98.6"},
		{X("targets: {2022: 前年度より増加}"), ROWS "x,FY2021,100,\nx,FY2022,100,\n",
		 "missed target=>100 actual=100 rate=100.0"},
		{X("targets: {2022: 前年度の8割以上}"), ROWS "x,FY2021,100,\nx,FY2022,80,\n",
		 "met target=≥80 actual=80 rate=100.0"},
		{X("targets: {2022: 前年度並み}"), ROWS "x,FY2021,100,\nx,FY2022,100,\n",
		 "met target=≥100 actual=100 rate=100.0"},
		{X("targets: {2022: a 10% increase on last year}"), ROWS "x,FY2021,100,\nx,FY2022,110,\n",
		 "met target=≥110 actual=110 rate=100.0"},
		{X("targets: {2022: more than the previous year}"), ROWS "x,FY2021,100,\nx,FY2022,100,\n",
		 "missed target=>100 actual=100 rate=100.0"},
		{X("targets: {2022: fewer than last year}"), ROWS "x,FY2021,100,\nx,FY2022,99,\n",
		 "met target=<100 actual=99 rate=101.0"},
		{X("targets: {2022: 5人 fewer than the year before}"), ROWS "x,FY2021,100,\nx,FY2022,96,\n",
		 "missed target=≤95 actual=96 rate=99.0"},
		{PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE
		      "targets: {2022: 5 points above baseline}}\n",
		 ROWS "x,FY2022,85,\n", "met target=≥85 actual=85 rate=100.0"},
		{PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE "targets: {2022: baseline + 5pt}}\n",
		 ROWS "x,FY2022,84.9,\n", "missed target=≥85 actual=84.9 rate=99.9"},
		{PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE
		      "targets: {2022: baseline × 110%}}\n",
		 ROWS "x,FY2022,88,\n", "met target=≥88 actual=88 rate=100.0"},
		{PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 東北第1位}}\n",
		 ROWS "x,FY2022,2,\n", "missed target=≤東北1 actual=2 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 東北１位}}\n",
		 ROWS "x,FY2022,東北第１位,\n", "met target=≤東北1 actual=東北1 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 3位}}\n",
		 ROWS "x,FY2022,第3位,\n", "met target=≤3 actual=3 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 東北1位}}\n",
		 ROWS "x,FY2022,2,\n", "missed target=≤東北1 actual=2 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 3位以内}}\n",
		 ROWS "x,FY2022,2位,\n", "met target=≤3 actual=2 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 3}}\n",
		 ROWS "x,FY2022,4,\n", "missed target=≤3 actual=4 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 東北1位}}\n",
		 ROWS "x,FY2022,東北１位,\n", "met target=≤東北1 actual=東北1 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 計画, scale: yes-no, targets: {2022: 策定}}\n",
		 ROWS "x,FY2022,未策定,\n", "missed target=済 actual=未 rate=-"},
		{PLAN "    indicators:\n    - {id: x, title: 計画, scale: yes-no, targets: {2022: 設置}}\n",
		 ROWS "x,FY2022,設置済み,\n", "met target=済 actual=済 rate=-"},
	};
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct town t = town_new(cases[k].plan, cases[k].rows, NULL);
		if (t.diags.count[DIAG_ERROR])
			fail_msg("case %zu has errors", k);
		struct str got = bare(&t);
		if (!str_eq(got, str_of(cases[k].expected)))
			fail_msg("case %zu: %.*s, not %s", k, STR_ARG(got), cases[k].expected);
		town_free(&t);
	}
}

static void what_cannot_be_told_is_refused(void **state)
{
	(void)state;
	static const char *const plans[] = {
		X("targets: {2022: 8割減}"),
		X("targets: {2022: 全員}"),
		X("targets: {2022: 0.5倍増}"),
		X("whole: nobody, targets: {2022: 全員}"),
		X(BASE "targets: {2022: 8円増}"),
		X(BASE "targets: {2022: 1割5}"),
		X(BASE "targets: {2022: 5ポイント増}"),
		X(BASE "targets: {2022: 1割分増}"),
		X(BASE "targets: {2022: 8%以上}"),
		X(BASE "targets: {2022: 5ポイント以上}"),
		X(BASE "targets: {2022: 倍減}"),
		X(BASE "targets: {2022: 半増}"),
		X(BASE "targets: {2022: 1.5倍減}"),
		X(BASE "targets: {2022: 基準値の5ポイント以上}"),
		X(BASE "targets: {2022: 基準値20}"),
		X(BASE "targets: {2022: baseline +}"),
		X(BASE "targets: {2022: baseline + 2倍}"),
		X(BASE "targets: {2022: 10% increase baseline}"),
		X(BASE "targets: {2022: increase by}"),
		X(BASE "targets: {2022: increased by 5%}"),
		X(BASE "targets: {2022: reduce by 5円}"),
		X(BASE "targets: {2022: a}"),
		X(BASE "targets: {2022: maintaining}"),
		X(BASE "targets: {2022: 5ポイント above baseline}"),
		PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE "targets: {2022: reduce by 5%}}\n",
		PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE "targets: {2022: baseline − 5%}}\n",
		X(BASE "targets: {2022: baseline × many}"),
		X(BASE "targets: {2022: xbaseline}"),
		X("targets: {2022: 10% above}"),
		X(BASE "targets: {2022: above}"),
		X(BASE "targets: {2022: 5人増加人}"),
		X("targets: {2022: 3位}"),
		X("targets: {2022: 全国3位以内}"),
		X(BASE "targets: {2022: 5人megafall}"),
		PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 東北位}}\n",
		X(BASE "targets: {2022: 基準値の5人以上}"),
		PLAN "    indicators:\n    - {id: x, title: 順位, unit: 位, targets: {2022: 上位}}\n",
		PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE "targets: {2022: 5%増}}\n",
		PLAN "    indicators:\n    - {id: x, title: 率, unit: '%', " BASE "targets: {2022: baseline + 5%}}\n",
	};
	for (size_t k = 0; k < sizeof plans / sizeof *plans; k++) {
		struct town t = town_new(plans[k], NULL, NULL);
		if (t.diags.count[DIAG_ERROR] != 1)
			fail_msg("plan %zu has %zu errors", k, t.diags.count[DIAG_ERROR]);
		town_free(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_are_met_at_their_bounds),
		cmocka_unit_test(what_cannot_be_told_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
