/* Schemes of bodies that are no presets, tests/schemes: the grade at and on both sides of every bound. */
#include "../support/ratings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define HIGHER	     "{targets: {2020: 1000}}"
#define BASED	     "{baseline: {year: 2015, value: 100}, targets: {2020: 200}}"
#define FALL	     "{direction: lower, baseline: {year: 2015, value: 100}, targets: {2020: 50}}"
#define ASKED	     "{unit: '%', class: 意識, baseline: {year: 2015, value: 60}, targets: {2020: 70}}"
#define EACH	     "{targets: {2016: 100, 2017: 100, 2018: 100, 2019: 100, 2020: 100}}"
#define FINAL	     "{class: 最終年度目標, baseline: {year: 2015, value: 50}, targets: {2020: 100}}"
#define OWN	     "{thresholds: {green: 90, red: 70}}"
#define OWN_LOW	     "{direction: lower, thresholds: {green: 10, red: 30}}"
#define TOLERANT     "{thresholds: {tolerance: 5}, targets: {2020: 100}}"
#define TOLERANT_LOW "{direction: lower, thresholds: {tolerance: 5}, targets: {2020: 10}}"
#define MOVES	     "{unit: '%', thresholds: {change: 1, step: 0.1}}"
#define THREE                                                                                                          \
	"indicators: [{id: x, title: X, targets: {2018: 100}}, {id: y, title: Y, targets: {2018: 100}}, "              \
	"{id: z, title: Z, targets: {2018: 100}}]"
#define TWO "indicators: [{id: x, title: X, targets: {2018: 100}}, {id: y, title: Y, targets: {2018: 100}}]"
#define GOAL                                                                                                           \
	"indicators: [{id: x, title: X, thresholds: {green: 90, red: 70}}, {id: y, title: Y, thresholds: {green: 90, " \
	"red: 70}}, {id: z, title: Z, thresholds: {green: 90, red: 70}}]"
#define FELT                                                                                                           \
	"indicators: [{id: x, title: X, class: 客観, weight: 3, targets: {2018: 100}}, {id: y, title: Y, class: "    \
	"客観, "                                                                                                     \
	"targets: {2018: 100}}, {id: z, title: Z, class: 実感, targets: {2018: 5}}]"
#define MAIN                                                                                                           \
	"indicators: [{id: x, title: X, class: 主要, targets: {2018: 100}}, {id: y, title: Y, targets: {2018: 100}}]"

/* `scheme` is a file in tests/schemes. */
static const struct ratings_bound bounds[] = {
	/* On the line from 100 to 200: 120 in 2016; below it but no worse than 100; worse. */
	{"fukuoka-welfare", BASED, "x,2016,120\n", 2016, "a"},
	{"fukuoka-welfare", BASED, "x,2016,119.9\n", 2016, "b"},
	{"fukuoka-welfare", BASED, "x,2016,100\n", 2016, "b"},
	{"fukuoka-welfare", BASED, "x,2016,99.9\n", 2016, "c"},
	/* Opinions within 3 points of 60 stay as they were: 62 is due in 2016. */
	{"fukuoka-welfare", ASKED, "x,2016,62\n", 2016, "a"},
	{"fukuoka-welfare", ASKED, "x,2016,61.9\n", 2016, "b"},
	{"fukuoka-welfare", ASKED, "x,2016,57.1\n", 2016, "b"},
	{"fukuoka-welfare", ASKED, "x,2016,57\n", 2016, "c"},
	/* 125, 100 and 95 % of the target; of a milestone nothing is exceeded. */
	{"commerce", HIGHER, "x,2020,1250.1\n", 2020, "exceeded"},
	{"commerce", HIGHER, "x,2020,1250\n", 2020, "met"},
	{"commerce", HIGHER, "x,2020,1000\n", 2020, "met"},
	{"commerce", HIGHER, "x,2020,999.9\n", 2020, "slightly-below"},
	{"commerce", HIGHER, "x,2020,950\n", 2020, "slightly-below"},
	{"commerce", HIGHER, "x,2020,949.9\n", 2020, "not-met"},
	{"commerce", "actions: [{id: x, title: X, milestones: {2020: 実施}}]", "x,2020,実施\n", 2020, "met"},
	{"commerce", "actions: [{id: x, title: X, milestones: {2020: 実施}}]", "x,2020,着手\n", 2020, "not-met"},
	/* Above the target, 80 % of it, less. */
	{"kitsuki", HIGHER, "x,2020,1000.1\n", 2020, "A"},
	{"kitsuki", HIGHER, "x,2020,1000\n", 2020, "B"},
	{"kitsuki", HIGHER, "x,2020,800\n", 2020, "B"},
	{"kitsuki", HIGHER, "x,2020,799.9\n", 2020, "C"},
	/* On the target, within 5 of it, further off; the other way round where less is better. */
	{"reigate", TOLERANT, "x,2020,100\n", 2020, "green"},
	{"reigate", TOLERANT, "x,2020,99.9\n", 2020, "amber"},
	{"reigate", TOLERANT, "x,2020,95\n", 2020, "amber"},
	{"reigate", TOLERANT, "x,2020,94.9\n", 2020, "red"},
	{"reigate", TOLERANT_LOW, "x,2020,15\n", 2020, "amber"},
	{"reigate", TOLERANT_LOW, "x,2020,15.1\n", 2020, "red"},
	/* The target, 70 % of it, better than before, not better. */
	{"sosei-kofukin", BASED, "x,2020,200\n", 2020, "非常に効果があった"},
	{"sosei-kofukin", BASED, "x,2020,199\n", 2020, "相当程度効果があった"},
	{"sosei-kofukin", BASED, "x,2020,140\n", 2020, "相当程度効果があった"},
	{"sosei-kofukin", BASED, "x,2020,139\n", 2020, "効果があった"},
	{"sosei-kofukin", BASED, "x,2020,101\n", 2020, "効果があった"},
	{"sosei-kofukin", BASED, "x,2020,100\n", 2020, "効果がなかった"},
	/* 110, 80, 50 % of a yearly target. */
	{"osaka-library", EACH, "x,2017,110\n", 2017, "A"},
	{"osaka-library", EACH, "x,2017,109\n", 2017, "B"},
	{"osaka-library", EACH, "x,2017,80\n", 2017, "B"},
	{"osaka-library", EACH, "x,2017,79\n", 2017, "C"},
	{"osaka-library", EACH, "x,2017,50\n", 2017, "C"},
	{"osaka-library", EACH, "x,2017,49\n", 2017, "D"},
	/* A target of the final year: early, up, as before, down; then as the yearly ones. */
	{"osaka-library", FINAL, "x,2017,100\n", 2017, "A"},
	{"osaka-library", FINAL, "x,2016,51\n", 2016, "B"},
	{"osaka-library", FINAL, "x,2016,60\nx,2017,61\n", 2017, "B"},
	{"osaka-library", FINAL, "x,2016,60\nx,2017,60\n", 2017, "C"},
	{"osaka-library", FINAL, "x,2016,60\nx,2017,59\n", 2017, "D"},
	{"osaka-library", FINAL, "x,2019,99\nx,2020,80\n", 2020, "B"},
	{"osaka-library", FINAL, "x,2019,70\nx,2020,79\n", 2020, "C"},
	/* Explained: missed, or passed by 15 %. */
	{"ird", EACH, "x,2017,100\n", 2017, "achieved"},
	{"ird", EACH, "x,2017,114.9\n", 2017, "achieved"},
	{"ird", EACH, "x,2017,115\n", 2017, "achieved*"},
	{"ird", EACH, "x,2017,99.9\n", 2017, "not-achieved*"},
	/* A change of a point or more, on the last figure known. */
	{"scotland-npf", MOVES, "x,2016,50\nx,2018,51\n", 2018, "improving"},
	{"scotland-npf", MOVES, "x,2016,50\nx,2018,50.9\n", 2018, "maintaining"},
	{"scotland-npf", MOVES, "x,2016,50\nx,2018,49.1\n", 2018, "maintaining"},
	{"scotland-npf", MOVES, "x,2016,50\nx,2018,49\n", 2018, "worsening"},
	/* The mean of 1, 2 and 3 is 2. */
	{"scotland-npf", "{class: growth}", "x,2016,1\nx,2017,2\nx,2018,3\nx,2019,2.1\n", 2019, "improving"},
	{"scotland-npf", "{class: growth}", "x,2016,1\nx,2017,2\nx,2018,3\nx,2019,2.05\n", 2019, "maintaining"},
	{"scotland-npf", "{class: growth}", "x,2016,1\nx,2017,2\nx,2018,3\nx,2019,1.95\n", 2019, "maintaining"},
	{"scotland-npf", "{class: growth}", "x,2016,1\nx,2017,2\nx,2018,3\nx,2019,1.9\n", 2019, "worsening"},
	{"scotland-npf", "{class: growth}", "x,2017,2\nx,2018,3\nx,2019,1.9\n", 2019,
	 "unrated: average(3): there is no figure of FY2016"},
	/* 85, 75, 65 %; one of three may stay between 75 and 85. */
	{"esif", THREE, "x,2018,85\ny,2018,85\nz,2018,85\n", 2018, "sum achieved"},
	{"esif", THREE, "x,2018,84.9\ny,2018,85\nz,2018,85\n", 2018, "sum achieved"},
	{"esif", THREE, "x,2018,75\ny,2018,85\nz,2018,85\n", 2018, "sum achieved"},
	{"esif", THREE, "x,2018,74.9\ny,2018,85\nz,2018,85\n", 2018, "sum not-achieved"},
	{"esif", THREE, "x,2018,75\ny,2018,75\nz,2018,85\n", 2018, "sum not-achieved"},
	{"esif", THREE, "x,2018,64.9\ny,2018,85\nz,2018,85\n", 2018, "sum not-achieved"},
	{"esif", THREE, "x,2018,64.9\ny,2018,64.9\nz,2018,85\n", 2018, "sum serious-failure"},
	{"esif", THREE, "x,2018,65\ny,2018,64.9\nz,2018,85\n", 2018, "sum not-achieved"},
	{"esif", TWO, "x,2018,84.9\ny,2018,85\n", 2018, "sum not-achieved"},
	{"esif", TWO, "x,2018,85\ny,2018,85\n", 2018, "sum achieved"},
	{"esif", TWO, "x,2018,64.9\ny,2018,85\n", 2018, "sum serious-failure"},
	/* Better than the target or than the baseline. */
	{"fhwa", BASED, "x,2020,200\n", 2020, "yes"},
	{"fhwa", BASED, "x,2020,100.1\n", 2020, "yes"},
	{"fhwa", BASED, "x,2020,100\n", 2020, "no"},
	{"fhwa", FALL, "x,2020,99.9\n", 2020, "yes"},
	{"fhwa", FALL, "x,2020,100\n", 2020, "no"},
	{"canada-drr", HIGHER, "x,2020,1000\n", 2020, "met"},
	{"canada-drr", HIGHER, "x,2020,999\n", 2020, "not-met"},
	{"canada-drr", EACH, "x,2019,99\n", 2019, "future"},
	{"canada-drr", HIGHER, "", 2020, "not-available"},
	/* Thresholds of its own: 90, 80, 70. */
	{"sdg-index", OWN, "x,2018,90\n", 2018, "green"},
	{"sdg-index", OWN, "x,2018,89.9\n", 2018, "yellow"},
	{"sdg-index", OWN, "x,2018,80\n", 2018, "yellow"},
	{"sdg-index", OWN, "x,2018,79.9\n", 2018, "orange"},
	{"sdg-index", OWN, "x,2018,70\n", 2018, "orange"},
	{"sdg-index", OWN, "x,2018,69.9\n", 2018, "red"},
	{"sdg-index", OWN_LOW, "x,2018,10\n", 2018, "green"},
	{"sdg-index", OWN_LOW, "x,2018,20\n", 2018, "yellow"},
	{"sdg-index", OWN_LOW, "x,2018,20.1\n", 2018, "orange"},
	{"sdg-index", OWN_LOW, "x,2018,30.1\n", 2018, "red"},
	{"sdg-index", OWN, "", 2018, "grey"},
	/* The mean of the two worst. */
	{"sdg-index", GOAL, "x,2018,99\ny,2018,99\nz,2018,99\n", 2018, "sum green"},
	{"sdg-index", GOAL, "x,2018,99\ny,2018,99\nz,2018,85\n", 2018, "sum yellow"},
	{"sdg-index", GOAL, "x,2018,99\ny,2018,85\nz,2018,75\n", 2018, "sum orange"},
	{"sdg-index", GOAL, "x,2018,85\ny,2018,75\nz,2018,60\n", 2018, "sum red"},
	{"sdg-index", GOAL, "x,2018,85\n", 2018, "sum yellow"},
	/* Rounded to whole percent, at most 100, the mean of what is rounded. */
	{"mie", TWO, "x,2018,99.5\ny,2018,10\n", 2018, "A"},
	{"mie", TWO, "x,2018,99.4\ny,2018,10\n", 2018, "B"},
	{"mie", TWO, "x,2018,84.5\ny,2018,10\n", 2018, "B"},
	{"mie", TWO, "x,2018,84.4\ny,2018,10\n", 2018, "C"},
	{"mie", TWO, "x,2018,69.4\ny,2018,10\n", 2018, "D"},
	{"mie", TWO, "x,2018,300\ny,2018,70\n", 2018, "sum B"},
	{"mie", TWO, "x,2018,300\ny,2018,69\n", 2018, "sum B"},
	{"mie", TWO, "x,2018,300\ny,2018,68\n", 2018, "sum C"},
	{"mie", TWO, "x,2018,99.6\ny,2018,200\n", 2018, "sum A"},
	{"mie", TWO, "x,2018,300\ny,2018,70\n", 2018, "plan 順調"},
	{"mie", TWO, "x,2018,300\ny,2018,50\n", 2018, "plan 遅れ"},
	/* 20 more are due in 2016: above 26, from 14 to 26, less, none. */
	{"shizuoka", BASED, "x,2016,200\n", 2016, "目標値以上"},
	{"shizuoka", BASED, "x,2016,126.1\n", 2016, "A"},
	{"shizuoka", BASED, "x,2016,126\n", 2016, "B"},
	{"shizuoka", BASED, "x,2016,114\n", 2016, "B"},
	{"shizuoka", BASED, "x,2016,113.9\n", 2016, "C"},
	{"shizuoka", BASED, "x,2016,100.1\n", 2016, "C"},
	{"shizuoka", BASED, "x,2016,100\n", 2016, "基準値以下"},
	{"shizuoka", FALL, "x,2016,86.9\n", 2016, "A"},
	{"shizuoka", FALL, "x,2016,87\n", 2016, "B"},
	{"shizuoka", FALL, "x,2016,93\n", 2016, "B"},
	{"shizuoka", FALL, "x,2016,93.1\n", 2016, "C"},
	/* Weighed 3 to 1: (5 × 3 + 1) ÷ 4 = 4 and what is felt. */
	{"kyoto", FELT, "x,2018,100\ny,2018,24\nz,2018,4.2\n", 2018, "sum A"},
	{"kyoto", FELT, "x,2018,100\ny,2018,24\nz,2018,4.1\n", 2018, "sum B"},
	{"kyoto", FELT, "x,2018,100\ny,2018,24\nz,2018,2.6\n", 2018, "sum B"},
	{"kyoto", FELT, "x,2018,100\ny,2018,24\nz,2018,2.5\n", 2018, "sum C"},
	{"kyoto", FELT, "x,2018,74\ny,2018,24\nz,2018,1.7\n", 2018, "sum D"},
	{"kyoto", FELT, "x,2018,74\ny,2018,24\n", 2018, "sum unrated"},
	/* By rate; worse than the baseline; unknown. */
	{"akita", BASED, "x,2020,200\n", 2020, "a"},
	{"akita", BASED, "x,2020,180\n", 2020, "b"},
	{"akita", BASED, "x,2020,179\n", 2020, "c"},
	{"akita", BASED, "x,2020,160\n", 2020, "c"},
	{"akita", BASED, "x,2020,159\n", 2020, "d"},
	{"akita", BASED, "x,2020,100\n", 2020, "d"},
	{"akita", BASED, "x,2020,99\n", 2020, "e"},
	{"akita", BASED, "", 2020, "n"},
	{"akita", BASED, "", 2020, "sum N"},
	/* What is given by hand counts here, and is not what is computed. */
	{"akita", BASED, "id,fiscal-year,value,given-grade,reason\nx,2020,179,a,大雪のため\n", 2020, "c"},
	{"akita", BASED, "id,fiscal-year,value,given-grade,reason\nx,2020,179,a,大雪のため\n", 2020, "sum A"},
	{"akita", BASED, "id,fiscal-year,value,given-grade,reason\nx,2020,179,,\nx,2020,,b,大雪のため\n", 2020,
	 "sum B"},
	/* Progress, or where it has none the ratio. */
	{"iwate", BASED, "x,2020,200\n", 2020, "A"},
	{"iwate", BASED, "x,2020,180\n", 2020, "B"},
	{"iwate", BASED, "x,2020,179\n", 2020, "C"},
	{"iwate", BASED, "x,2020,160\n", 2020, "C"},
	{"iwate", BASED, "x,2020,159\n", 2020, "D"},
	{"iwate", "{baseline: {year: 2015, value: 100}, targets: {2020: 100}}", "x,2020,80\n", 2020, "B"},
	{"iwate", "{baseline: {year: 2015, value: 100}, targets: {2020: 100}}", "x,2020,79\n", 2020, "C"},
	{"iwate", HIGHER, "x,2020,1000\n", 2020, "A"},
	{"iwate", HIGHER, "", 2020, "－"},
	/* The main indicator far above, all met, the main one met or near, none. */
	{"kokka-seisaku", MAIN, "x,2018,120\ny,2018,100\n", 2018, "sum ①"},
	{"kokka-seisaku", MAIN, "x,2018,119\ny,2018,120\n", 2018, "sum ②"},
	{"kokka-seisaku", MAIN, "x,2018,100\ny,2018,79\n", 2018, "sum ③"},
	{"kokka-seisaku", MAIN, "x,2018,80\ny,2018,79\n", 2018, "sum ③"},
	{"kokka-seisaku", MAIN, "x,2018,79\ny,2018,100\n", 2018, "sum ④"},
	{"kokka-seisaku", MAIN, "x,2018,79\ny,2018,79\n", 2018, "sum ⑤"},
	/* (100 − actual) ÷ 50, cut off to whole percent. */
	{"waste", FALL, "x,2020,50\n", 2020, "A"},
	{"waste", FALL, "x,2020,50.1\n", 2020, "B"},
	{"waste", FALL, "x,2020,75\n", 2020, "B"},
	{"waste", FALL, "x,2020,75.1\n", 2020, "C"},
	{"waste", HIGHER, "x,2020,500\n", 2020, "B"},
	{"waste", HIGHER, "x,2020,499\n", 2020, "C"},
};

enum { BOUND_COUNT = sizeof bounds / sizeof *bounds };

static void grades_at_bounds(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t k = 0; k < BOUND_COUNT; k++) {
		struct arena *a = arena_new(NULL, NULL);
		bool preset = strcmp(bounds[k].scheme, "esif") == 0;
		const char *file = str_z(a, str_format(a, "{use: tests/schemes/%s.yaml}", bounds[k].scheme));
		wrong += !ratings_hold(&bounds[k], preset ? bounds[k].scheme : file);
		arena_free(a);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(grades_at_bounds)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
