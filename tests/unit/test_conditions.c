/* The words and functions of conditions (plan-scheme.5): the number of each, and why there is none. */
#include "../support/ratings.h"

#include "eval/rating.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct claim {
	const char *keys; /* of the indicator x, or the whole measure's items when it begins with a letter */
	const char *rows;
	int year;
	const char *when; /* the condition; "SETTINGS | " before it */
	const char *want; /* Y: it holds, N: it does not, else "WORD: REASON" */
};

#define EACH   "{baseline: {year: 2015, value: 40}, targets: {2016: 50, 2018: 80, 2020: 100}}"
#define OPEN   "{targets: {2018: 増加, 2020: 増加}}"
#define RANGE  "{targets: {2018: 40..60}}"
#define LEVELS "actions: [{id: x, title: X, milestones: {2018: 着手, 2020: 実施}}]"
#define BARE   "{}"
#define THREE  "x,2016,50\nx,2017,70\nx,2018,60\n"

static const struct claim claims[] = {
	/* As given. */
	{EACH, THREE, 2018, "actual = 60 and target = 80 and baseline = 40 and previous = 70", "Y"},
	{EACH, THREE, 2018, "latest = 70 and final-target = 100 and expected = 80", "Y"},
	{EACH, THREE, 2018, "actual != 60", "N"},
	{EACH, THREE, 2018, "actual != 61", "Y"},
	{EACH, "x,2016,50\n", 2018, "latest = 50", "Y"},
	{EACH, "x,2018,50\n", 2018, "latest = 50", "latest: there is no figure of an earlier year"},
	{BARE, "x,2018,50\n", 2018, "latest = 50", "latest: there is no figure of an earlier year"},
	{BARE, "x,2018,50\n", 2018, "previous = 50", "previous: there is no figure of the year before"},
	{BARE, "x,2018,50\n", 2018, "baseline = 50", "baseline: there is no baseline"},
	{BARE, "x,2018,50\n", 2018, "target = 50", "target: no target for this year"},
	{BARE, "x,2018,50\n", 2018, "upper = 50", "upper: no target for this year"},
	{"{targets: {2018: —, 2020: 5}}", "x,2018,50\n", 2018, "upper = 50", "upper: no target for this year"},
	{"{targets: {2018: —, 2020: 5}}", "x,2018,50\n", 2018, "target = 50", "target: no target for this year"},
	{EACH, THREE, 2018, "upper = 80", "upper: the target is not a range"},
	{RANGE, THREE, 2018, "target = 40 and upper = 60", "Y"},
	{BARE, "x,2018,50\n", 2018, "final-target = 50", "final-target: there is no target in any year"},
	{OPEN, THREE, 2018, "final-target = 50", "final-target: the target is a direction, not a number"},
	/* What is to rise is compared with the year before. */
	{OPEN, THREE, 2018, "target = 70", "Y"},
	{OPEN, "x,2018,60\n", 2018, "target = 70", "target: the target is a direction, not a number"},
	/* Levels count from 1. */
	{LEVELS, "x,2017,未着手\nx,2018,着手\n", 2018,
	 "actual = 2 and previous = 1 and target = 2 and final-target = 3", "Y"},
	{LEVELS, "x,2017,未着手\nx,2018,着手\n", 2018, "ago(1) = 1 and level(\"実施\") = 3 and expected = 2", "Y"},
	{LEVELS, "x,2016,着手\nx,2018,着手\n", 2018, "latest = 2", "Y"},
	{LEVELS, "x,2018,着手\n", 2018, "latest = 2", "latest: there is no figure of an earlier year"},
	{"actions: [{id: x, title: X, milestones: {2018-Q2: 着手}}]",
	 "id,period,value\nx,2016-09,着手\nx,2018-09,着手\n", 2018, "latest = 2", "Y"},
	{LEVELS, "x,2018,着手\n", 2018, "level(\"完璧\") = 3", "level(\"完璧\"): its scale has no level \"完璧\""},
	{EACH, THREE, 2018, "level(\"実施\") = 3", "level(\"実施\"): the indicator has no scale of levels"},
	{"{scale: yes-no, baseline: {year: 2015, value: 未}, targets: {2020: 済}}", "x,2018,済\n", 2018,
	 "baseline = 1 and actual = 2", "Y"},
	/* Nothing that reckons takes levels. */
	{LEVELS, "x,2018,着手\n", 2018, "remaining = 0", "remaining: levels cannot be reckoned with"},
	{LEVELS, "x,2018,着手\n", 2018, "needed = 0", "needed: levels cannot be reckoned with"},
	{LEVELS, "x,2018,着手\n", 2018, "slope = 0", "slope: levels cannot be reckoned with"},
	{LEVELS, "x,2018,着手\n", 2018, "change-rate = 0", "change-rate: levels cannot be reckoned with"},
	{LEVELS, "x,2018,着手\n", 2018, "progress = 0", "progress: levels cannot be reckoned with"},
	{LEVELS, "x,2018,着手\n", 2018, "cagr = 0", "cagr: levels cannot be reckoned with"},
	{LEVELS, "x,2018,着手\n", 2018, "average(1) = 0", "average(1): levels cannot be reckoned with"},
	{LEVELS, "x,2018,着手\n", 2018, "rate = 0", "rate: levels have no rate"},
	/* What is missing, and what each year left has to bring. */
	{EACH, THREE, 2018, "remaining = 20 and needed = 20", "Y"},
	{EACH, "x,2018,80\n", 2018, "remaining = 0 and needed = 10", "Y"},
	{EACH, "x,2018,90\n", 2018, "remaining = 0 and needed = 5", "Y"},
	{EACH, "x,2020,90\n", 2020, "remaining = 10", "Y"},
	{EACH, "x,2020,90\n", 2020, "needed = 10", "needed: there is no year left"},
	{EACH, "", 2018, "remaining = 0", "remaining: no report"},
	{EACH, "", 2018, "needed = 0", "needed: no report"},
	{BARE, "x,2018,50\n", 2018, "remaining = 0", "remaining: no target for this year"},
	{BARE, "x,2018,50\n", 2018, "needed = 0", "needed: there is no target in any year"},
	{RANGE, "x,2018,30\n", 2018, "remaining = 10", "Y"},
	{RANGE, "x,2018,61\n", 2018, "remaining = 1", "Y"},
	{RANGE, "x,2018,60\n", 2018, "remaining = 0", "Y"},
	{"{direction: lower, targets: {2018: 50}}", "x,2018,53\n", 2018, "remaining = 3", "Y"},
	/* Changes. */
	{EACH, THREE, 2018, "change = -10 and -14.29 < change-rate < -14.28", "Y"},
	{EACH, "x,2016,-50\nx,2017,-40\n", 2017, "change-rate = 20", "Y"},
	{EACH, "x,2016,0\nx,2017,5\n", 2017, "change-rate = 20", "change-rate: the year before is zero"},
	{EACH, "x,2016,50\n", 2017, "change = 0", "change: no report"},
	{EACH, "x,2016,50\n", 2018, "change-rate = 0", "change-rate: no report"},
	{EACH, "x,2018,50\n", 2018, "change-rate = 0", "change-rate: there is no figure of the year before"},
	{EACH, THREE, 2018, "ago(2) = 50 and average(2) = 60", "Y"},
	{EACH, THREE, 2018, "ago(3) = 50", "ago(3): there is no figure of FY2015"},
	{EACH, THREE, 2018, "ago(50) = 50", "ago(50): there is no figure of FY1968"},
	/* The line through 40, 50, 70 and 60 in 2015 to 2018 rises by 8 a year: 59 in the middle of 2018. */
	{EACH, THREE, 2018, "slope = 8 and trend = 83", "Y"},
	{BARE, "x,2018,50\n", 2018, "trend = 1", "trend: a trend needs the figures of two years"},
	/* Time. */
	{EACH, THREE, 2018, "year = 2018 and years = 5 and years-gone = 3 and years-left = 2 and elapsed = 60", "Y"},
	{EACH, "x,2020,1\n", 2020, "years-left = 0 and years-gone = 5 and elapsed = 100", "Y"},
	{"{baseline: {year: 2013, value: 1}, targets: {2019: 5}}", THREE, 2018,
	 "time-from: baseline | years = 6 and years-gone = 5", "Y"},
	{"{targets: {2018: 5}}", "x,2020,1\n", 2020, "years-left = 0 and years-gone = 3 and elapsed = 100", "Y"},
	{"{baseline: {year: 2018, value: 1}, targets: {2020: 5}}", "x,2016,1\n", 2016,
	 "time-from: baseline | years = 2 and years-gone = 0", "Y"},
	{BARE, THREE, 2018, "years = 5", "years: there is no target in any year"},
	{BARE, THREE, 2018, "years-gone = 5", "years-gone: there is no target in any year"},
	{BARE, THREE, 2018, "years-left = 5", "years-left: there is no target in any year"},
	{BARE, THREE, 2018, "elapsed = 5", "elapsed: there is no target in any year"},
	{"{targets: {2019: 5}}", THREE, 2018, "time-from: baseline | years = 6",
	 "years: there is no baseline to count time from"},
	{"{baseline: {year: 2017, value: 1}, targets: {2017: 5}}", THREE, 2018, "time-from: baseline | years = 6",
	 "years: the final target lies before the time that is counted"},
	/* What is expected of a year. */
	{EACH, THREE, 2018, "expected: straight-line | expected = 76", "Y"},
	{EACH, "x,2016,1\n", 2016, "expected: share | expected = 20", "Y"},
	{EACH, "x,2016,1\n", 2016, "expected: final | expected = 100", "Y"},
	{EACH, "x,2017,1\n", 2017, "expected: interim | expected = 80", "Y"},
	{EACH, "x,2018,1\n", 2018, "expected: interim | expected = 80", "Y"},
	{"{targets: {2018-Q2: 50, 2020: 80}}", "x,2018,60\n", 2018, "expected: interim | expected = 50", "Y"},
	{"{targets: {2018: —, 2020: 80}}", "x,2018,60\n", 2018, "expected: interim | expected = 80", "Y"},
	/* Nothing before the baseline; a day counts by its share of the year: 183 of 365 until 2018-09-30. */
	{"{baseline: {year: 2018, value: 40}, targets: {2020: 60}}", "x,2016,50\n", 2016,
	 "expected: straight-line | expected = 40", "Y"},
	{"{baseline: {year: 2015, value: 40}, targets: {2018-09-30: 50, 2020: 100}}", "x,2018-09,50\n", 2018,
	 "expected: straight-line | expected = 40 + 60 * (2 + 183 / 365) / 5", "Y"},
	{"{targets: {2017: 5, 2019: —}}", "x,2018,1\n", 2018, "expected: interim | expected = 80",
	 "expected: no target for this year"},
	{BARE, THREE, 2018, "expected: share | expected = 1", "expected: there is no target in any year"},
	{"{targets: {2019: 5}}", THREE, 2018, "expected: straight-line | expected = 6",
	 "expected: there is no baseline"},
	{"{baseline: {year: 2015, value: 1}}", THREE, 2018, "expected: straight-line | expected = 6",
	 "expected: there is no target in any year"},
	{"{baseline: {year: 2018, value: 1}, targets: {2018: 5}}", THREE, 2018,
	 "expected: straight-line | expected = 6", "expected: the baseline's year is not before the final target's"},
	{"{targets: {2019: 5}}", THREE, 2018, "time-from: baseline, expected: share | expected = 6",
	 "expected: there is no baseline to count time from"},
	/* Rates. */
	{EACH, THREE, 2018, "rate = 75 and final-rate = 60 and progress = 50 and pace = 75", "Y"},
	{EACH, THREE, 2018, "33.3 < final-progress < 33.4", "Y"},
	{EACH, "x,2017,50\n", 2017, "expected: final | pace = 50", "Y"},
	{BARE, THREE, 2018, "pace = 1", "pace: no target for this year"},
	{"{targets: {2018: —, 2020: 80}}", THREE, 2018, "pace = 1", "pace: no target for this year"},
	{"{targets: {2018: —, 2020: 80}}", THREE, 2018, "expected: final | pace = 75", "Y"},
	{BARE, THREE, 2018, "final-rate = 1", "final-rate: there is no target in any year"},
	{BARE, THREE, 2018, "progress = 1", "progress: no target for this year"},
	{EACH, "", 2018, "progress = 1", "progress: no report"},
	{EACH, "", 2018, "final-rate = 1", "final-rate: no report"},
	{"{targets: {2018: 1}}", THREE, 2018, "progress = 1", "progress: there is no baseline to count progress from"},
	{EACH, "x,2018,79.96\n", 2018, "rate = 99.95", "Y"},
	{EACH, "x,2018,79.97\n", 2018, "grade-rounded: true | rate = 100", "Y"},
	{EACH, "x,2018,79.97\n", 2018, "grade-rounded: true, round: {digits: 0, mode: down} | rate = 99", "Y"},
	{EACH, "x,2018,90\n", 2018, "cap: 100 | rate = 100", "Y"},
	/* Growth: from 40 to 57.6 in two years is 20 % a year, to 100 in five 20.11… */
	{EACH, "x,2017,57.6\n", 2017, "cagr = 20 and 20.1 < cagr-required < 20.2 and 99 < cagr-ratio < 100", "Y"},
	{"{direction: lower, baseline: {year: 2015, value: 100}, targets: {2017: 64}}", "x,2017,81\n", 2017,
	 "cagr = 10 and cagr-required = 20 and cagr-ratio = 50", "Y"},
	{EACH, "", 2017, "cagr-required = 1", "cagr-required: no report"},
	/* Without a baseline from the first figure on; a goal may differ from the base by very little. */
	{"{targets: {2018: 80}}", "x,2016,50\nx,2018,72\n", 2018, "cagr = 20", "Y"},
	{"{baseline: {year: 2018, value: 1}, targets: {2018: 80}}", "x,2016,50\nx,2017,60\nx,2018,70\n", 2018,
	 "slope = 10", "Y"},
	{"{baseline: {year: 2015, value: 1}, targets: {2017: 1.000000000000000000000000000000000001}}", "x,2017,1.21\n",
	 2017, "cagr = 10 and cagr-required > 0 and cagr-ratio > 1000000", "Y"},
	{EACH, "", 2017, "cagr-ratio = 1", "cagr-ratio: no report"},
	{"{baseline: {year: 2015, value: 4}}", "x,2017,1\n", 2017, "cagr-required = 1",
	 "cagr-required: there is no target in any year"},
	{"{baseline: {year: 2015, value: 40}, direction: keep, targets: {2018: 40..60}}", THREE, 2018, "cagr = 1",
	 "cagr: growth says nothing of what is to stay as it is"},
	{"{baseline: {year: 2015, value: 40}, direction: keep, targets: {2018: 40..60}}", THREE, 2018, "cagr-ratio = 1",
	 "cagr-ratio: growth says nothing of what is to stay as it is"},
	{"{baseline: {year: 2015, value: 40}, targets: {2018: 30}}", THREE, 2018, "cagr-ratio = 1",
	 "cagr-ratio: the target lies behind the baseline, seen in the direction wanted"},
	/* Functions. */
	{EACH, THREE, 2018, "min(actual, target, previous) = 60 and max(actual, target, previous) = 80", "Y"},
	{EACH, THREE, 2018, "min(target, actual) = 60 and max(target, actual) = 80", "Y"},
	{EACH, "x,2018,60\n", 2018, "min(actual, previous) = 1", "previous: there is no figure of the year before"},
	{EACH, "x,2018,60\n", 2018, "max(previous, actual) = 1", "previous: there is no figure of the year before"},
	{EACH, "x,2018,60\n", 2018, "first(previous, baseline) = 40 and defined(actual) and not defined(previous)",
	 "Y"},
	{EACH, "x,2018,60\n", 2018, "first(previous, latest) = 40", "latest: there is no figure of an earlier year"},
	{EACH, THREE, 2018, "abs(change) = 10 and abs(actual) = 60", "Y"},
	{EACH, "x,2018,60\n", 2018, "abs(change) = 10", "change: there is no figure of the year before"},
	{EACH, "x,2018,60.5\n", 2018, "floor(actual) = 60 and floor(-1 * actual) = -61", "Y"},
	{EACH, "x,2018,60.25\n", 2018,
	 "round(actual, 1) = 60.3 and round(actual, 0) = 60 and round(-1 * actual, 1) = -60.3", "Y"},
	{EACH, "x,2018,60.25\n", 2018, "round: {digits: 0, mode: down} | round(actual, 1) = 60.2", "Y"},
	/* Growth lies between two bounds: its sign does not. */
	{EACH, "x,2017,30\n", 2017, "13.3 < abs(cagr) < 13.4 and -14 = floor(cagr) and round(cagr, 1) = -13.4", "Y"},
	{EACH, "x,2017,30\n", 2017, "min(cagr, 0) < -13 and max(cagr, 0) = 0", "Y"},
	{"{thresholds: {green: 90}}", THREE, 2018, "threshold(green) = 90", "Y"},
	{"{thresholds: {green: 90}}", THREE, 2018, "threshold(red) = 90",
	 "threshold(red): the indicator has no threshold \"red\""},
	{"{class: 意識}", THREE, 2018, "class(意識)", "Y"},
	{"{class: 意識}", THREE, 2018, "class(行動)", "N"},
	{BARE, THREE, 2018, "class(行動)", "N"},
	/* Better and worse. */
	{EACH, THREE, 2018, "worse(actual, previous) and better(actual, baseline) and not same(actual, target)", "Y"},
	{EACH, THREE, 2018, "same(actual, target, 20) and not same(actual, target, 19.9)", "Y"},
	{EACH, THREE, 2018, "same(actual, target, 25%) and not same(actual, target, 24%)", "Y"},
	{EACH, THREE, 2018, "within(actual, target, 20) and not within(actual, target, 19.9)", "Y"},
	{EACH, THREE, 2018, "within(actual, target, 25%) and not within(target, actual, 33%)", "Y"},
	{EACH, "x,2018,60\n", 2018, "better(actual, target, previous)",
	 "previous: there is no figure of the year before"},
	{EACH, THREE, 2018, "tolerance: 20 | same(actual, target)", "Y"},
	{EACH, THREE, 2018, "tolerance: 25% | same(actual, target)", "Y"},
	{EACH, THREE, 2018, "tolerance: 25% | same(rate, progress)", "N"},
	{EACH, THREE, 2018, "tolerance: 25 | same(70, rate)", "N"},
	{"{targets: {2018: —, 2020: 80}}", "x,2017,70\nx,2018,60\n", 2018, "worse(actual, previous)", "Y"},
	{EACH, THREE, 2018, "tolerance: 20 points | same(actual, target)", "N"},
	{"{unit: '%', targets: {2018: 80}}", THREE, 2018, "tolerance: 20 points | same(actual, target)", "Y"},
	{EACH, THREE, 2018, "tolerance: {意識: 20, default: 5} | same(actual, target)", "N"},
	{"{class: 意識, targets: {2018: 80}}", THREE, 2018, "tolerance: {意識: 20, default: 5} | same(actual, target)",
	 "Y"},
	{LEVELS, "x,2018,実施\n", 2018, "tolerance: 5 | better(actual, target)", "Y"},
	{"{direction: lower, targets: {2018: 80}}", THREE, 2018, "better(actual, target) and worse(rate, 200%)", "Y"},
	/* Nearer to a range, or to a number that is to be kept. */
	{RANGE, "x,2017,70\nx,2018,62\n", 2018, "better(actual, previous)", "Y"},
	{RANGE, "x,2017,30\nx,2018,39\n", 2018, "better(actual, previous)", "Y"},
	{RANGE, "x,2017,45\nx,2018,60\n", 2018, "same(actual, previous)", "Y"},
	{"{direction: keep, targets: {2018: 50}}", "x,2017,45\nx,2018,56\n", 2018, "worse(actual, previous)", "Y"},
	{"{direction: keep}", "x,2017,45\nx,2018,56\n", 2018, "better(actual, previous)",
	 "better(actual, previous): what is to stay as it is has no number to be near to"},
	{"{direction: keep}", "x,2017,45\nx,2018,56\n", 2018,
	 "same(actual, previous, 11) and not same(actual, previous, 10)", "Y"},
	{"{scale: yes-no, targets: {2018: '= 未'}}", "x,2017,済\nx,2018,未\n", 2018, "better(actual, previous)", "Y"},
	/* Three values. */
	{EACH, "", 2018, "actual > 5 or target = 80", "Y"},
	{EACH, "", 2018, "actual > 5 and target = 81", "N"},
	{EACH, "", 2018, "not actual > 5", "actual: no report"},
	{EACH, "", 2018, "actual > 5 or previous > 5", "actual: no report"},
	{EACH, THREE, 2018, "50 < actual < 60", "N"},
	{EACH, THREE, 2018, "50 < actual <= 60 < target", "Y"},
	{EACH, THREE, 2018, "actual + target - baseline = 100 and actual * 2 / 3 = 40", "Y"},
	{EACH, THREE, 2018, "actual / (target - 80) = 1", "actual / (target - 80): it divides by zero"},
	{EACH, THREE, 2018, "50% * target = 40", "Y"},
	/* What was due by the same day then; the last day of February is that of every year. */
	{"{targets: {2017-Q2: 5, 2018-Q2: 8}}", "id,period,value\nx,2017-09,4\nx,2018-09,7\n", 2018,
	 "ago(1, target) = 5 and ago(1) = 4", "Y"},
	{"{targets: {2017-Q1: 5, 2018-Q2: 8}}", THREE, 2018, "ago(1, target) = 5",
	 "ago(1, target): no target was due by that day in FY2017"},
	{"{targets: {2017: 5, 2018-Q2: 8}}", THREE, 2018, "ago(1, target) = 5",
	 "ago(1, target): no target was due by that day in FY2017"},
	{"{targets: {2018-02-28: 5, 2019-02-28: 8}}", "id,period,value\nx,2018-02-28,4\nx,2019-02-28,7\n", 2018,
	 "ago(1, target) = 5", "Y"},
	{"{targets: {2019-02-28: 5, 2020-02-29: 8}}",
	 "id,period,value\nx,2019-02-28,4\nx,2019-03-01,9\nx,2020-02-29,7\n", 2019,
	 "ago(1, target) = 5 and previous = 4", "Y"},
	/* States. */
	{EACH, THREE, 2018, "missed and indicator and interim and always and not (met or pending or final or action)",
	 "Y"},
	{EACH, "x,2020,100\n", 2020, "met and final and reached and not (interim or missed)", "Y"},
	{EACH, "x,2018,100\n", 2018, "reached and interim", "Y"},
	{EACH, "x,2018,99\n", 2018, "reached", "N"},
	{EACH, "", 2018, "no-data and missing and not (no-target or pending)", "Y"},
	{EACH, "", 2018, "met", "met: no report"},
	{EACH, "", 2018, "missed", "missed: no report"},
	{EACH, "", 2018, "reached", "reached: no report"},
	{BARE, THREE, 2018, "no-target and not (interim or final)", "Y"},
	{BARE, THREE, 2018, "met", "met: no target for this year"},
	{BARE, THREE, 2018, "reached", "reached: there is no target in any year"},
	{OPEN, THREE, 2018, "reached", "reached: the target is a direction, not a number"},
	{LEVELS, "x,2018,着手\n", 2018, "action and begun and met and not (not-started or reached or indicator)", "Y"},
	{LEVELS, "x,2018,実施\n", 2018, "reached", "Y"},
	{LEVELS, "x,2018,未着手\n", 2018, "not-started and not begun", "Y"},
	{LEVELS, "", 2018, "begun", "begun: no report"},
	{"{scale: yes-no, targets: {2018: 済}}", "x,2018,未\n", 2018, "not-started and not begun", "Y"},
	{EACH, THREE, 2018, "begun", "begun: only what has levels is begun or not"},
	{EACH, THREE, 2018, "ceiling or about or provisional or stale or carried", "N"},
	{BARE, THREE, 2018, "ceiling", "N"},
	{"{targets: {2018: —, 2020: 5}}", THREE, 2018, "ceiling", "N"},
	{LEVELS, "x,2018,着手\n", 2018, "ceiling", "N"},
	{LEVELS, "x,2020,着手\n", 2020, "ceiling", "Y"},
	{"{direction: lower, targets: {2018: 0}}", THREE, 2018, "ceiling", "Y"},
	{"{direction: lower, targets: {2018: 1}}", THREE, 2018, "ceiling", "N"},
	{"{unit: '%', targets: {2018: 100}}", THREE, 2018, "ceiling", "Y"},
	{"{unit: '%', targets: {2018: 99.9}}", THREE, 2018, "ceiling", "N"},
	{"{unit: 人, targets: {2018: 100}}", THREE, 2018, "ceiling", "N"},
	{RANGE, THREE, 2018, "ceiling", "N"},
	{EACH, "x,2018,約60\n", 2018, "about and not provisional", "Y"},
	{EACH, "id,fiscal-year,value,qualifier\nx,2018,60,速報\n", 2018, "provisional and not about", "Y"},
	{EACH, "", 2018, "about or provisional", "N"},
	{EACH, "x,2018,調査なし\n", 2018, "not-surveyed and not (withheld or not-yet or missing)", "Y"},
	{EACH, "x,2018,非公表\n", 2018, "withheld and excluded and not not-surveyed", "Y"},
	{EACH, "x,2018,該当なし\n", 2018, "excluded and not withheld", "Y"},
	{EACH, "x,2018,集計中\n", 2018, "not-yet and not missing", "Y"},
	{EACH, "x,2018,廃止\n", 2018, "ended and not (cancelled or completed or merged)", "Y"},
	{"{max-age: 2 years, targets: {2018: 5}}", "x,2016,60\n", 2018, "carried and met and not stale", "Y"},
	{"{max-age: 1 year, targets: {2018: 5}}", "x,2016,60\n", 2018, "stale and not carried", "Y"},
	{"{status: [{state: suspended, from: 2018}], targets: {2018: 5}}", "x,2018,60\n", 2018,
	 "suspended and not ended", "Y"},
	{"{status: [{state: cancelled, from: 2018}], targets: {2018: 5}}", "x,2018,60\n", 2018,
	 "cancelled and ended and not suspended", "Y"},
	{"{status: [{state: completed, from: 2018}], targets: {2018: 5}}", "x,2018,60\n", 2018, "completed and ended",
	 "Y"},
	{"{status: [{state: merged, from: 2018, into: x}], targets: {2018: 5}}", "x,2018,60\n", 2018,
	 "merged and ended", "Y"},
	{"{status: [{state: excluded, from: 2018}], targets: {2018: 5}}", "x,2018,60\n", 2018, "excluded and not ended",
	 "Y"},
	{"{status: [{state: not-started, from: 2018}], targets: {2018: 5}}", "x,2018,60\n", 2018, "not-started", "Y"},
	{"{weight: 2.5}", THREE, 2018, "weight = 2.5", "Y"},
	{BARE, THREE, 2018, "weight = 1", "Y"},
	/* Given by hand. */
	{EACH, "id,fiscal-year,value,given-grade,reason\nx,2018,60,Y,よい\n", 2018, "given(Y) and not given(N)", "Y"},
	{EACH, THREE, 2018, "given(Y)", "N"},
	{EACH, "id,fiscal-year,value,given-grade,reason\nx,2018,60,,\n", 2018, "given(Y)", "N"},
	/* The same elsewhere. */
	{EACH, "id,fiscal-year,value,comparison\nx,2018,60,\nx,2018,55,宮城県\nx,2018,50,全国\n", 2018,
	 "actual = 60 and comparison(\"全国\") = 50 and comparison(宮城県) = 55", "Y"},
	{EACH, "id,fiscal-year,value,comparison\nx,2018,60,\nx,2018,50,全国\n", 2018, "comparison(県) = 50",
	 "comparison(県): there is no figure of \"県\" for this year"},
	{LEVELS, "id,fiscal-year,value,comparison\nx,2018,着手,\nx,2018,実施,全国\n", 2018, "comparison(全国) = 3",
	 "Y"},
	/* Equal roots are never told apart. */
	{EACH, THREE, 2018, "cagr = cagr", "cagr = cagr: the two sides cannot be told apart at 600 digits"},
	{EACH, THREE, 2018, "cagr = cagr or target = 80", "Y"},
	{EACH, THREE, 2018, "cagr = cagr or previous = 1",
	 "cagr = cagr or previous = 1: the two sides cannot be told apart at 600 digits"},
	/* Nothing that is not decided at some digits is taken as decided: the result lies between both. */
	{EACH, THREE, 2018, "abs(cagr - cagr) < 1 and if(cagr = cagr, 1, 2) < 3 and if(cagr = cagr, 2, 1) > 0", "Y"},
	{EACH, THREE, 2018, "if(cagr = cagr, 1, 2) = 1",
	 "if(cagr = cagr, 1, 2) = 1: the two sides cannot be told apart at 600 digits"},
	{EACH, THREE, 2018, "0 = cagr - cagr", "0 = cagr - cagr: the two sides cannot be told apart at 600 digits"},
	{EACH, "x,2018,60\n", 2018, "if(cagr = cagr, previous, 1) < 3",
	 "previous: there is no figure of the year before"},
	{EACH, "x,2018,60\n", 2018, "if(cagr = cagr, 1, previous) < 3",
	 "previous: there is no figure of the year before"},
	{EACH, "x,2018,60\n", 2018, "cagr = cagr or previous = 1",
	 "cagr = cagr or previous = 1: the two sides cannot be told apart at 600 digits"},
	{EACH, "x,2018,60\n", 2018, "previous = 1 or cagr = cagr",
	 "previous = 1 or cagr = cagr: the two sides cannot be told apart at 600 digits"},
	/* Names of the scheme's own. */
	{EACH, THREE, 2018, "define: {way: rate + progress, half: way >= 125} | way = 125 and half", "Y"},
	{EACH, "", 2018, "define: {way: rate + progress} | way = 125", "way: no report"},
};

/* As of 2018-09-30: half of the fiscal year is gone, by days 183 of 365. */
static const struct claim running[] = {
	{EACH, "id,period,value\nx,2018-06,60\n", 2018, "running and pending and not (missed or met)", "Y"},
	{EACH, "", 2018, "running and pending and not-due", "Y"},
	{EACH, "", 2018, "met", "met: no report"},
	{EACH, "", 2018, "missed", "N"},
	{EACH, "id,period,value\nx,2018-06,60\n", 2018, "not-due", "N"},
	{EACH, "x,2018,60\n", 2018, "year-elapsed = 18300 / 365 and elapsed = (200 + 18300 / 365) / 5", "Y"},
	{EACH, "x,2017,60\n", 2017, "not running and year-elapsed = 100 and elapsed = 40", "Y"},
	{EACH, "", 2019, "running and year-elapsed = 0 and elapsed = (200 + 18300 / 365) / 5", "Y"},
	/* What still adds up is no figure to count growth from. */
	{"{aggregate: sum, targets: {2020: 100}}", "id,period,value\nx,2018-06,60\n", 2018, "cagr = 1",
	 "cagr: there is neither a baseline nor an earlier figure"},
	{"{aggregate: count, targets: {2020: 100}}", "id,period,value\nx,2018-06,60\n", 2018, "cagr = 1",
	 "cagr: there is neither a baseline nor an earlier figure"},
};

/* A scheme whose only rule asks for the condition. */
static const char *scheme_of(struct arena *a, const char *when)
{
	const char *bar = strstr(when, " | ");
	int n = bar ? (int)(bar - when) : 0;
	const char *condition = bar ? bar + 3 : when;
	bool top = n > 7 && strncmp(when, "define:", 7) == 0;

	return str_z(a, str_format(a,
				   "\n  %s%.*s%s\n  grades: [{id: Y}, {id: N}]\n  rules:\n  - grade: Y\n    when: "
				   "'%s'\n  - grade: N",
				   n && !top ? "settings: {" : "", n, when, n && !top ? "}" : "", condition));
}

static size_t wrong(const struct claim *c, struct date as_of)
{
	struct arena *a = arena_new(NULL, NULL);
	const struct evaluation *e =
		ratings_evaluate_as_of(a, scheme_of(a, c->when), ratings_items(a, c->keys), c->rows, c->year, as_of);
	const char *have = ratings_text(a, e, "x", c->year);
	const char *reason = strncmp(have, "unrated: ", 9) == 0 ? have + 9 : have;
	bool same = strcmp(reason, c->want) == 0;

	if (!same)
		print_error("%s | %s | %s\thave %s, want %s\n", c->when, c->keys, c->rows, have, c->want);
	arena_free(a);
	return !same;
}

static void words_have_their_values(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t k = 0; k < sizeof claims / sizeof *claims; k++)
		n += wrong(&claims[k], fiscal_year(claims[k].year, 4).last);
	assert_int_equal(n, 0);
}

static void a_running_year_is_counted_by_its_days(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t k = 0; k < sizeof running / sizeof *running; k++)
		n += wrong(&running[k], (struct date){2018, 9, 30});
	assert_int_equal(n, 0);
}

struct sum_claim {
	const char *rows; /* of x of class 客観 and weight 3, y of class 実感, z without a target */
	const char *when;
	const char *want; /* Y, N or unrated */
};

#define ITEMS                                                                                                          \
	"indicators: [{id: x, title: X, class: 客観, weight: 3, targets: {2018: 100}}, {id: y, title: Y, class: "    \
	"実感, "                                                                                                     \
	"targets: {2018: 100}}, {id: z, title: Z}]"
#define BOTH "x,2018,100\ny,2018,50\nz,2018,1\n"

static const struct sum_claim sums[] = {
	{BOTH, "total = 3 and with-target = 2 and rated = 2 and denominator = 2 and with-rate = 2", "Y"},
	{"x,2018,100\n", "total = 3 and with-target = 2 and rated = 1 and with-rate = 1", "Y"},
	{BOTH, "points = 3 and mean = 1.5", "Y"},
	{"", "points = 0", "unrated"},
	{"", "mean = 0", "unrated"},
	{"", "lowest(1) = 0", "unrated"},
	{BOTH, "mean-rate = 75 and lowest-rate = 50 and highest-rate = 100", "Y"},
	{"", "mean-rate = 0", "unrated"},
	{"", "lowest-rate = 0", "unrated"},
	{"", "highest-rate = 0", "unrated"},
	{BOTH, "achieved-share = 50 and met-share = 50", "Y"},
	{"", "achieved-share = 0", "unrated"},
	{"", "share(A) = 0", "unrated"},
	{"", "met-share = 0", "Y"},
	{BOTH, "count(A) = 1 and count(B) = 1 and share(A) = 50 and count(A, 客観) = 1 and count(A, 実感) = 0", "Y"},
	{BOTH, "share(A, 客観) = 100 and total(客観) = 1 and with-target(実感) = 1 and rated(客観) = 1", "Y"},
	{BOTH, "points(客観) = 2 and mean(実感) = 1 and with-rate(客観) = 1 and mean-rate(実感) = 50", "Y"},
	{BOTH,
	 "lowest-rate(客観) = 100 and highest-rate(実感) = 50 and achieved-share(実感) = 0 and met-share(客観) = 100",
	 "Y"},
	{BOTH, "met-share(なし) = 0", "unrated"},
	{BOTH, "lowest(1) = 1 and lowest(2) = 1.5 and lowest(9) = 1.5", "Y"},
	{BOTH, "min(points, 2) = 2 and max(points, 9) = 9 and round(mean, 0) = 2 and floor(mean) = 1", "Y"},
	{BOTH, "always and defined(mean) and within(mean, 2, 0.5)", "Y"},
	{"", "defined(mean)", "N"},
	{"", "first(mean, 7) = 7", "Y"},
	{BOTH, "weights: true | points = 7 and mean = 1.75 and mean-rate = 87.5", "Y"},
	{BOTH, "denominator: all | denominator = 3 and 33.3 < share(A) < 33.4", "Y"},
	{"x,2018,100\n", "denominator: with-target | denominator = 2 and share(A) = 50", "Y"},
	{"x,2018,120\ny,2018,50\n", "cap: 100 | mean-rate = 75 and highest-rate = 100", "Y"},
	{"x,2018,120\ny,2018,50\n", "mean-rate = 85 and highest-rate = 120", "Y"},
	{BOTH, "define: {half: share(A) >= 50} | half", "Y"},
	{BOTH, "given(A)", "N"},
	{"id,fiscal-year,value,given-grade,reason\nx,2018,100,,\nm,2018,,Y,よい\n", "given(Y) and not given(N)", "Y"},
};

static void sums_have_their_values(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t k = 0; k < sizeof sums / sizeof *sums; k++) {
		struct arena *a = arena_new(NULL, NULL);
		const char *bar = strstr(sums[k].when, " | ");
		int settings = bar ? (int)(bar - sums[k].when) : 0;
		const char *scheme = str_z(
			a, str_format(a,
				      "\n  grades: [{id: A, points: 2, achieved: true}, {id: B, points: 1}]\n  rules:\n"
				      "  - grade: A\n    when: rate >= 80\n  - grade: B\n    when: rate < 80\n  "
				      "roll-up:\n    %.*s\n"
				      "    grades: [{id: Y}, {id: N}]\n    rules:\n    - grade: Y\n      when: '%s'\n"
				      "    - grade: N",
				      settings, sums[k].when, bar ? bar + 3 : sums[k].when));
		const struct evaluation *e = ratings_evaluate(a, scheme, ITEMS, sums[k].rows, 2018);
		const char *have = ratings_sum_text(a, e, false, 2018);
		if (strcmp(have, sums[k].want) != 0) {
			print_error("%s | %s\thave %s, want %s\n", sums[k].when, sums[k].rows, have, sums[k].want);
			n++;
		}
		arena_free(a);
	}
	assert_int_equal(n, 0);
}

#define GRADED                                                                                                         \
	"\n  grades: [{id: A}, {id: B}]\n  rules: [{grade: A, when: rate >= 80}, {grade: B, when: rate < 80}]\n"       \
	"  roll-up:\n    grades: [{id: good, points: 2}, {id: poor, points: 1}]\n"                                     \
	"    rules: [{grade: good, when: share(A) >= 50}, {grade: poor, when: share(A) < 50}]\n"                       \
	"    above:\n      counts: given\n      grades: [{id: up}, {id: down}]\n"                                      \
	"      rules: [{grade: up, when: count(good) > count(poor)}, {grade: down}]\n"                                 \
	"      above:\n        grades: [{id: top}, {id: bottom}]\n"                                                    \
	"        rules: [{grade: top, when: share(up) = 100}, {grade: bottom, when: share(up) < 100}]"
#define OF(id) "indicators: [{id: " id ", title: X, targets: {2018: 100}}]"
#define POLICIES                                                                                                       \
	OF("x")                                                                                                        \
	"\n  - {id: m2, title: 二, departments: [総務課], " OF(                                                        \
		"y") "}\n- id: p2\n  title: 他\n  measures:\n"                                                        \
		     "  - {id: m3, title: 三, " OF("z") "}\n  - {id: m4, title: 四, figures: [{id: f, title: F}]}"

/* Measures, the grades of which are counted for policies, and those for the plan. */
static void grades_are_counted_above(void **state)
{
	static const struct {
		const char *rows;
		const char *group; /* an id; "": the plan */
		const char *want;
		size_t measures; /* counted above */
	} cases[] = {
		{"x,2018,90\ny,2018,90\nz,2018,90\n", "m", "good", 0},
		{"x,2018,90\ny,2018,90\nz,2018,90\n", "p2", "up", 1},
		{"x,2018,90\ny,2018,90\nz,2018,90\n", "", "top", 2},
		{"x,2018,90\ny,2018,9\nz,2018,90\n", "m2", "poor", 0},
		{"x,2018,90\ny,2018,9\nz,2018,90\n", "", "bottom", 2},
		{"x,2018,90\n", "m2", "unrated", 0},
		{"x,2018,90\n", "", "bottom", 2},
		/* What was decided by hand counts, and goes before what is computed. */
		{"id,fiscal-year,value,given-grade,reason\nx,2018,90,,\ny,2018,9,,\nz,2018,90,,\nm2,2018,,good,よい\n",
		 "", "top", 2},
		{"id,fiscal-year,value,given-grade,reason\nx,2018,90,,\ny,2018,90,,\nz,2018,90,,\nm3,2018,,poor,否\n",
		 "p2", "down", 1},
		{"id,fiscal-year,value,given-grade,reason\nx,2018,90,,\ny,2018,90,,\nz,2018,90,,\nm3,2017,,poor,否\n",
		 "p2", "up", 1},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct arena *a = arena_new(NULL, NULL);
		const struct evaluation *e = ratings_evaluate(a, GRADED, POLICIES, cases[k].rows, 2018);
		struct roll_up_query q = {.group = plan_group(e->plan, str_of(cases[k].group)), .year = 2018};
		struct roll_up_sum sum = roll_up(a, e, rating_scheme(e->plan, 2018, 0), &q);
		assert_string_equal(sum.grade ? str_z(a, sum.grade->id.s) : "unrated", cases[k].want);
		assert_int_equal(sum.above ? sum.above->total : 0, cases[k].measures);
		if (sum.above)
			assert_int_equal(roll_up_parts(a, sum.above).n, cases[k].measures);
		arena_free(a);
	}
}

/* What weighs nothing has no mean, neither by itself nor above. */
static void what_weighs_nothing_has_no_mean(void **state)
{
	static const struct {
		const char *weight;
		const char *measure, *policy;
	} cases[] = {{"2", "good", "up"}, {"0", "unrated", "unrated"}};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct arena *a = arena_new(NULL, NULL);
		const char *items =
			str_z(a, str_format(a, "indicators: [{id: x, title: X, weight: %s, targets: {2018: 100}}]",
					    cases[k].weight));
		const struct evaluation *e = ratings_evaluate(
			a,
			"\n  grades: [{id: A, points: 1}, {id: B}]\n  rules: [{grade: A, when: rate >= 80}, {grade: "
			"B}]\n"
			"  roll-up:\n    weights: true\n    grades: [{id: good}, {id: poor}]\n"
			"    rules: [{grade: good, when: mean = 1 and mean-rate = 90}, {grade: poor}]\n"
			"    above:\n      grades: [{id: up}, {id: down}]\n"
			"      rules: [{grade: up, when: mean-rate = 90}, {grade: down}]",
			items, "x,2018,90\n", 2018);
		const char *want[] = {cases[k].measure, cases[k].policy};
		const struct group *group[] = {plan_group(e->plan, STR("m")), &e->plan->policy[0]};
		for (size_t j = 0; j < 2; j++) {
			struct roll_up_query q = {.group = group[j], .year = 2018};
			struct roll_up_sum sum = roll_up(a, e, rating_scheme(e->plan, 2018, 0), &q);
			assert_string_equal(sum.grade ? str_z(a, sum.grade->id.s) : "unrated", want[j]);
		}
		arena_free(a);
	}
}

/* Of one department, the measures that it is in charge of. */
static void departments_have_grades(void **state)
{
	struct arena *a = arena_new(NULL, NULL);
	const struct evaluation *e = ratings_evaluate(a, GRADED, POLICIES, "x,2018,9\ny,2018,90\nz,2018,9\n", 2018);
	struct roll_up_query q = {.year = 2018, .department = STR("総務課")};
	struct roll_up_sum sum = roll_up(a, e, rating_scheme(e->plan, 2018, 0), &q);
	(void)state;
	assert_int_equal(sum.total, 1);
	assert_non_null(sum.above);
	assert_int_equal(sum.above->total, 1);
	assert_string_equal(str_z(a, sum.grade->id.s), "up");
	q.department = STR("無い課");
	sum = roll_up(a, e, rating_scheme(e->plan, 2018, 0), &q);
	assert_int_equal(sum.total, 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_have_their_values), cmocka_unit_test(a_running_year_is_counted_by_its_days),
		cmocka_unit_test(sums_have_their_values),  cmocka_unit_test(grades_are_counted_above),
		cmocka_unit_test(departments_have_grades), cmocka_unit_test(what_weighs_nothing_has_no_mean),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
