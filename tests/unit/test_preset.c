/* The rating schemes in share/schemes: the grade at and on both sides of every bound. */
#include "model/scheme.h"

#include "../support/findings.h"
#include "../support/ratings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HIGHER "{targets: {2020: 1000}}"
#define BASED  "{baseline: {year: 2015, value: 100}, targets: {2020: 200}}"
#define FALL   "{direction: lower, baseline: {year: 2015, value: 100}, targets: {2020: 50}}"
/* 1.1 to the power of 5: the growth required is 10 % a year. */
#define EACH  "{targets: {2016: 100, 2017: 100, 2018: 100, 2019: 100, 2020: 100}}"
#define GROWS "{baseline: {year: 2015, value: 100000}, targets: {2020: 161051}}"
#define DRILL "actions: [{id: x, title: X, milestones: {2020: 実施}}]"

static const struct ratings_bound bounds[] = {
	/* ≥100, ≥80, ≥50, <50 */
	{"aichi-it", HIGHER, "x,2020,1000\n", 2020, "A"},
	{"aichi-it", HIGHER, "x,2020,999.999999\n", 2020, "B"},
	{"aichi-it", HIGHER, "x,2020,800\n", 2020, "B"},
	{"aichi-it", HIGHER, "x,2020,799.999999\n", 2020, "C"},
	{"aichi-it", HIGHER, "x,2020,500\n", 2020, "C"},
	{"aichi-it", HIGHER, "x,2020,499.999999\n", 2020, "D"},
	{"aichi-it", HIGHER, "x,2020,0\n", 2020, "D"},
	{"aichi-it", "{direction: lower, targets: {2020: 0}}", "x,2020,1\n", 2020, "unrated: rate: the target is zero"},
	{"aichi-it", HIGHER, "", 2020, "unrated: rate: no report"},
	{"aichi-it", HIGHER, "x,2019,5\n", 2019, "unrated: rate: no target for this year"},
	/* The same against what is expected of the year; 99.95 is cut off to 99.9. */
	{"ibaraki", "{targets: {2019: 4000, 2020: 9000}}", "x,2019,4000\n", 2019, "A"},
	{"ibaraki", "{targets: {2019: 4000, 2020: 9000}}", "x,2019,3998\n", 2019, "B+"},
	{"ibaraki", "{targets: {2019: 4000, 2020: 9000}}", "x,2019,3200\n", 2019, "B+"},
	{"ibaraki", "{targets: {2019: 4000, 2020: 9000}}", "x,2019,3199\n", 2019, "B"},
	{"ibaraki", "{targets: {2019: 4000, 2020: 9000}}", "x,2019,2000\n", 2019, "B"},
	{"ibaraki", "{targets: {2019: 4000, 2020: 9000}}", "x,2019,1999\n", 2019, "C"},
	/* Above the target, above the baseline, within a tenth below it, lower. */
	{"nagayo", BASED, "x,2020,201\n", 2020, "S"},
	{"nagayo", BASED, "x,2020,200\n", 2020, "A"},
	{"nagayo", BASED, "x,2020,100.1\n", 2020, "A"},
	{"nagayo", BASED, "x,2020,100\n", 2020, "B"},
	{"nagayo", BASED, "x,2020,90\n", 2020, "B"},
	{"nagayo", BASED, "x,2020,89.9\n", 2020, "C"},
	{"nagayo", BASED, "", 2020, "-"},
	{"nagayo", FALL, "x,2020,49\n", 2020, "S"},
	{"nagayo", FALL, "x,2020,50\n", 2020, "A"},
	{"nagayo", FALL, "x,2020,99.9\n", 2020, "A"},
	{"nagayo", FALL, "x,2020,110\n", 2020, "B"},
	{"nagayo", FALL, "x,2020,110.1\n", 2020, "C"},
	/* n of 5 fifths of 1000: in the second year 400 is due, and 240 is 60 % of it. */
	{"tama", HIGHER, "x,2017,400\n", 2017, "1"},
	{"tama", HIGHER, "x,2017,399\n", 2017, "2"},
	{"tama", HIGHER, "x,2017,240\n", 2017, "2"},
	{"tama", HIGHER, "x,2017,239\n", 2017, "3"},
	{"tama", HIGHER, "x,2016,200\n", 2016, "1"},
	{"tama", HIGHER, "x,2020,999\n", 2020, "2"},
	/* On the line from 100 in 2015 to 200 in 2020: 120 in 2016. */
	{"tagawa", BASED, "x,2016,120\n", 2016, "A"},
	{"tagawa", BASED, "x,2016,119.9\n", 2016, "B"},
	{"tagawa", BASED, "x,2016,100.1\n", 2016, "B"},
	{"tagawa", BASED, "x,2016,100\n", 2016, "C"},
	{"tagawa", BASED, "x,2016,99\n", 2016, "C"},
	{"tagawa", FALL, "x,2016,90\n", 2016, "A"},
	{"tagawa", FALL, "x,2016,90.1\n", 2016, "B"},
	{"tagawa", FALL, "x,2016,100\n", 2016, "C"},
	{"tagawa", BASED, "x,2016,調査なし\n", 2016, "unrated: actual: reported as \"調査なし\""},
	/* One point less for each ten points. */
	{"sano", HIGHER, "x,2020,1000\n", 2020, "7"},
	{"sano", HIGHER, "x,2020,999\n", 2020, "6"},
	{"sano", HIGHER, "x,2020,900\n", 2020, "6"},
	{"sano", HIGHER, "x,2020,899\n", 2020, "5"},
	{"sano", HIGHER, "x,2020,800\n", 2020, "5"},
	{"sano", HIGHER, "x,2020,799\n", 2020, "4"},
	{"sano", HIGHER, "x,2020,700\n", 2020, "4"},
	{"sano", HIGHER, "x,2020,699\n", 2020, "3"},
	{"sano", HIGHER, "x,2020,600\n", 2020, "3"},
	{"sano", HIGHER, "x,2020,599\n", 2020, "2"},
	{"sano", HIGHER, "x,2020,500\n", 2020, "2"},
	{"sano", HIGHER, "x,2020,499\n", 2020, "1"},
	{"sano", DRILL, "x,2020,実施\n", 2020, "方針3"},
	{"sano", DRILL, "x,2020,着手\n", 2020, "方針2"},
	{"sano", DRILL, "x,2020,未着手\n", 2020, "方針1"},
	/* Above, equal, below, no progress or ended. */
	{"ino", BASED, "x,2020,201\n", 2020, "over"},
	{"ino", BASED, "x,2020,200\n", 2020, "equal"},
	{"ino", BASED, "x,2020,199\n", 2020, "below"},
	{"ino", BASED, "x,2020,101\n", 2020, "below"},
	{"ino", BASED, "x,2020,100\n", 2020, "none"},
	{"ino", BASED, "x,2020,終了\n", 2020, "none"},
	{"ino", HIGHER, "x,2020,0\n", 2020, "none"},
	{"ino", HIGHER, "x,2020,1\n", 2020, "below"},
	{"ino", HIGHER, "x,2019,1\n", 2019, "unrated: target: no target for this year"},
	/* Met, improving (in doubt when the line misses the final target), unchanged, worse, hard to judge. */
	{"kenko-nippon-21", BASED, "x,2020,200\n", 2020, "A"},
	{"kenko-nippon-21", "{baseline: {year: 2015, value: 100}, targets: {2018: 190, 2020: 200}}", "x,2018,160\n",
	 2018, "B"},
	{"kenko-nippon-21", "{baseline: {year: 2015, value: 100}, targets: {2018: 190, 2020: 200}}", "x,2018,159.9\n",
	 2018, "B*"},
	{"kenko-nippon-21", BASED, "x,2020,100\n", 2020, "C"},
	{"kenko-nippon-21", BASED, "x,2020,99\n", 2020, "D"},
	{"kenko-nippon-21", BASED, "", 2020, "E"},
	/* 2 of 5 years are gone: 40 %. */
	{"saiko-senryaku", BASED, "x,2017,140\n", 2017, "A"},
	{"saiko-senryaku", BASED, "x,2017,139.9\n", 2017, "B"},
	{"saiko-senryaku", BASED, "x,2020,200\n", 2020, "A"},
	{"saiko-senryaku", BASED, "x,2017,集計中\n", 2017, "N"},
	{"saiko-senryaku", FALL, "x,2017,80\n", 2017, "A"},
	{"saiko-senryaku", FALL, "x,2017,80.1\n", 2017, "B"},
	{"saiko-senryaku", "actions: [{id: x, title: X, milestones: {2018: 実施}}]", "x,2018,実施\n", 2018, "F"},
	{"saiko-senryaku", "actions: [{id: x, title: X, milestones: {2019: 実施}}]", "x,2019,実施\n", 2019, "A"},
	{"saiko-senryaku", "actions: [{id: x, title: X, milestones: {2019: 実施}}]", "x,2019,着手\n", 2019, "B"},
	{"saiko-senryaku", "actions: [{id: x, title: X, milestones: {2019: 実施}}]", "", 2019, "N"},
	/* Against the next target, of 2018. */
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2017,500\n", 2017, "100"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2017,499\n", 2017, "80"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2018,400\n", 2018, "80"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2018,399\n", 2018, "50"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2018,250\n", 2018, "50"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2018,249\n", 2018, "20"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2018,100\n", 2018, "20"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2018,99\n", 2018, "0"},
	{"fuji", "{targets: {2018: 500, 2020: 1000}}", "x,2018,終了\n", 2018, "other"},
	/* ≥120, ≥100, ≥80, <80; S is nothing that figures alone can give. */
	{"dokuritsu-gyosei", HIGHER, "x,2020,1200\n", 2020, "A"},
	{"dokuritsu-gyosei", HIGHER, "x,2020,1199\n", 2020, "B"},
	{"dokuritsu-gyosei", HIGHER, "x,2020,1000\n", 2020, "B"},
	{"dokuritsu-gyosei", HIGHER, "x,2020,999\n", 2020, "C"},
	{"dokuritsu-gyosei", HIGHER, "x,2020,800\n", 2020, "C"},
	{"dokuritsu-gyosei", HIGHER, "x,2020,799\n", 2020, "D"},
	/* In 2017 1.2 times 100000 is 9.5445… % a year, of 10 %: above 95; 1.0952 and 1.1025 to the second are exact.
	 */
	{"open-sdg", GROWS, "x,2017,119902.5\n", 2017, "on-track"},
	{"open-sdg", GROWS, "x,2017,119902.4\n", 2017, "progress"},
	{"open-sdg", GROWS, "x,2017,112360\n", 2017, "progress"},
	{"open-sdg", GROWS, "x,2017,112359.9\n", 2017, "limited"},
	{"open-sdg", GROWS, "x,2017,100000\n", 2017, "limited"},
	{"open-sdg", GROWS, "x,2017,99999.9\n", 2017, "deterioration"},
	{"open-sdg", GROWS, "x,2017,161051\n", 2017, "achieved"},
	{"open-sdg", "{baseline: {year: 2015, value: 0}, targets: {2020: 5}}", "x,2017,1\n", 2017,
	 "unrated: cagr-ratio: there is no yearly growth from or to zero"},
	{"eurostat", GROWS, "x,2017,119902.6\n", 2017, "significant"},
	{"eurostat", GROWS, "x,2017,119902.5\n", 2017, "moderate"},
	{"eurostat", GROWS, "x,2017,112360.1\n", 2017, "moderate"},
	{"eurostat", GROWS, "x,2017,112360\n", 2017, "insufficient"},
	{"eurostat", GROWS, "x,2017,100000\n", 2017, "insufficient"},
	{"eurostat", GROWS, "x,2017,99999\n", 2017, "away"},
	{"un-progress", GROWS, "x,2017,119902.5\n", 2017, "on-track"},
	{"un-progress", GROWS, "x,2017,119902.4\n", 2017, "fair"},
	{"un-progress", GROWS, "x,2017,110250\n", 2017, "fair"},
	{"un-progress", GROWS, "x,2017,110249.9\n", 2017, "limited"},
	{"un-progress", GROWS, "x,2017,98010\n", 2017, "limited"},
	{"un-progress", GROWS, "x,2017,98009.9\n", 2017, "deterioration"},
	/* Growth of the square root, from the baseline or the first figure. */
	{"open-sdg-no-target", "{baseline: {year: 2015, value: 1000000}}", "x,2017,1030225\n", 2017, "substantial"},
	{"open-sdg-no-target", "{baseline: {year: 2015, value: 1000000}}", "x,2017,1030224\n", 2017, "moderate"},
	{"open-sdg-no-target", "{baseline: {year: 2015, value: 1000000}}", "x,2017,1010025\n", 2017, "moderate"},
	{"open-sdg-no-target", "{baseline: {year: 2015, value: 1000000}}", "x,2017,1010024\n", 2017, "limited"},
	{"open-sdg-no-target", "{}", "x,2016,1000000\nx,2018,1000000\n", 2018, "limited"},
	{"open-sdg-no-target", "{}", "x,2016,1000000\nx,2018,999999\n", 2018, "deterioration"},
	{"open-sdg-no-target", "{direction: lower}", "x,2016,1000000\nx,2018,999999\n", 2018, "limited"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,1020101\n", 2018, "significant"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,1020100\n", 2018, "moderate"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,1002002\n", 2018, "moderate"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,1002001\n", 2018, "neutral"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,998001\n", 2018, "neutral"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,998000\n", 2018, "moderate-away"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,980100\n", 2018, "moderate-away"},
	{"eurostat-no-target", "{}", "x,2016,1000000\nx,2018,980099\n", 2018, "away"},
	/* Met, 80 % of the way, less; within 10 %, no worse than last year, worse; 85, 75, 65 %. */
	{"nagano", BASED, "x,2020,200\n", 2020, "順調"},
	{"nagano", BASED, "x,2020,199.9\n", 2020, "おおむね順調"},
	{"nagano", BASED, "x,2020,180\n", 2020, "おおむね順調"},
	{"nagano", BASED, "x,2020,179.9\n", 2020, "努力を要する"},
	{"nagano", FALL, "x,2020,60\n", 2020, "おおむね順調"},
	{"nagano", FALL, "x,2020,60.1\n", 2020, "努力を要する"},
	{"nagano", HIGHER, "x,2020,999\n", 2020, "努力を要する"},
	{"havering", EACH, "x,2016,80\nx,2017,90\n", 2017, "green↑"},
	{"havering", EACH, "x,2016,95\nx,2017,90\n", 2017, "green↓"},
	{"havering", EACH, "x,2016,89\nx,2017,89\n", 2017, "amber→"},
	{"havering", EACH, "x,2016,89.1\nx,2017,89\n", 2017, "red↓"},
	{"havering", EACH, "x,2017,90\n", 2017, "green"},
	{"havering", EACH, "x,2017,89\n", 2017, "unrated: previous: there is no figure of the year before"},
	{"esif", HIGHER, "x,2020,850\n", 2020, "reached"},
	{"esif", HIGHER, "x,2020,849\n", 2020, "nearly"},
	{"esif", HIGHER, "x,2020,750\n", 2020, "nearly"},
	{"esif", HIGHER, "x,2020,749\n", 2020, "below"},
	{"esif", HIGHER, "x,2020,650\n", 2020, "below"},
	{"esif", HIGHER, "x,2020,649\n", 2020, "failure"},
};

enum { BOUND_COUNT = sizeof bounds / sizeof *bounds };

static void grades_at_bounds(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t k = 0; k < BOUND_COUNT; k++)
		wrong += !ratings_hold(&bounds[k], bounds[k].scheme);
	assert_int_equal(wrong, 0);
}

static bool is_tested(const char *preset, struct str grade)
{
	for (size_t k = 0; k < BOUND_COUNT; k++) {
		const char *g = bounds[k].grade;
		bool same = strncmp(g, grade.p, grade.n) == 0 &&
			    (g[grade.n] == '\0' || g[grade.n] == '*' || (unsigned char)g[grade.n] >= 0x80);
		if (strcmp(bounds[k].scheme, preset) == 0 && same)
			return true;
	}
	return false;
}

/* Every preset is read without a finding, is called as its file, and each of its grades that has a rule is above. */
static void presets_are_sound(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct binder b = {.arena = a, .diags = &diags, .start_month = 4};
	size_t n = 0;
	for (; scheme_preset_name(n); n++) {
		const struct scheme *s = scheme_preset(&b, str_of(scheme_preset_name(n)));
		assert_non_null(s);
		assert_string_equal(str_z(a, findings_text(a, &diags)), "");
		assert_string_equal(str_z(a, s->id.s), scheme_preset_name(n));
		assert_true(s->title.ja.s.n > 0 && s->title.en.s.n > 0 && s->origin.s.n > 0);
		for (size_t g = 0; g < s->grade_count; g++) {
			bool has_rule = false;
			for (size_t k = 0; k < s->rules.n; k++)
				has_rule = has_rule || s->rules.rule[k].grade == g;
			if (has_rule && !is_tested(scheme_preset_name(n), s->grade[g].id.s))
				print_error("%s: no test gives %s\n", scheme_preset_name(n),
					    str_z(a, s->grade[g].id.s));
			assert_true(!has_rule || is_tested(scheme_preset_name(n), s->grade[g].id.s));
		}
	}
	assert_int_equal(n, 19);
	arena_free(a);
}

static void unknown_preset(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct binder b = {.arena = a, .diags = &diags, .start_month = 4};
	struct source *source = source_new(a, STR("p.yaml"), STR("aichi-if"));
	struct span at = {source, 0, 8};
	assert_null(scheme_named(&b, NULL, STR("aichi-if"), at));
	assert_null(scheme_named(&b, NULL, STR("./x.yaml"), at));
	assert_string_equal(str_z(a, findings_text(a, &diags)),
			    "1:1 unknown-scheme: there is no rating scheme \"aichi-if\"\n"
			    "  help: did you mean \"aichi-it\"?\n"
			    "1:1 unreadable-file: the scheme file \"./x.yaml\" cannot be opened from here");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grades_at_bounds),
		cmocka_unit_test(presets_are_sound),
		cmocka_unit_test(unknown_preset),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
