/* Conditions: what is read, what is refused and where, and units. */
#include "model/expr.h"

#include "../support/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct expr *read(struct arena *a, const char *text, enum metric_place place, struct diag_list *diags)
{
	*diags = diag_list_new(a);
	struct source *s = source_new(a, STR("c"), str_of(text));
	return expr_read(a, s->bytes, (struct span){s, 0, s->bytes.n}, place, NULL, diags);
}

static void accept(const char *text)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags;
	struct expr *e = read(a, text, PLACE_ITEM, &diags);
	assert_string_equal(str_z(a, findings_text(a, &diags)), "");
	assert_non_null(e);
	assert_int_equal(e->unit, UNIT_TRUTH);
	arena_free(a);
}

static void refuse_at(enum metric_place place, const char *text, const char *findings)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags;
	assert_null(read(a, text, place, &diags));
	assert_string_equal(str_z(a, findings_text(a, &diags)), findings);
	arena_free(a);
}

static void refuse(const char *text, const char *findings)
{
	refuse_at(PLACE_ITEM, text, findings);
}

static void good_conditions(void **state)
{
	(void)state;
	accept("rate >= 80");
	accept("80 <= rate < 100");
	accept("80% ≤ rate and rate < 100%");
	accept("not (met or missed) and not not provisional");
	accept("actual >= 80% * target");
	accept("actual ÷ target × 100 ≥ 80");
	accept("rate / elapsed >= 1.2");
	accept("actual - baseline > -3");
	accept("better(actual, baseline) and same(actual, previous, 5%)");
	accept("within(rate, 100, 2)");
	accept("actual >= comparison(\"全国\") or class(アンケート) or class('a b')");
	accept("begun and actual < level(実施)");
	accept("max(rate, progress, 3) >= round(pace, 1)");
	accept("if(met and rate >= 100, 3, if(begun, 2%, change-rate)) >= 2");
	accept("rate　＞＝　１００");
	accept("８０．５％ ≦ rate ＜ 100 and （max（actual、 3） ＞ previous － １ or met）");
	accept("defined(trend) and years-left != 0");
	accept("slope * years-left + actual >= final-target");
	accept("always");
	accept("100 > rate > 80 and 100 >= rate >= 80 and 1 < 2 <= 3");
	accept("-rate < 5% and -(actual) < 5 and given(A)");
}

/* Each product, quotient and call has the unit that what it stands beside has. */
static void units_of_what_is_computed(void **state)
{
	(void)state;
	accept("rate / rate >= 0.5 and rate >= 200 / 3 and rate / years >= 5%");
	accept("actual / 80% >= target and actual * 80% >= target and 80% * rate >= 60%");
	accept("actual / target >= 5 / years and actual / target >= 2 / 80% and weight / 2 > 1");
	accept("actual / (actual / target) >= target and years / actual > 1");
	accept("actual * (actual / target) >= target and (actual / target) * actual >= target");
	accept("years * slope >= remaining and slope * years >= remaining and years * years >= 4");
	accept("actual * target >= 100 and weight * weight > 1 and 2 * 3 <= years and rate * progress >= 60%");
	accept("years >= actual / target and actual / target >= years and actual / target >= rate");
	accept("same(actual, previous, baseline) and within(80, actual, 5) and better(rate, 80, 5%)");
	accept("ago(1, rate) >= 80% and ago(1, actual / target) >= 0.5 and ago(1, 5) > 3 and ago(1, met)");
}

static void bad_syntax(void **state)
{
	(void)state;
	refuse("", "1:1 bad-condition: the condition ends too early\n"
		   "  help: in a map in { } a condition with a comma stands in quotes");
	refuse("rate >= 80 )", "1:12 bad-condition: \")\" cannot stand here");
	refuse("(rate >= 80", "1:12 bad-condition: a \")\" is due here\n"
			      "  help: in a map in { } a condition with a comma stands in quotes");
	refuse("rate", "1:1 bad-condition: \"rate\" is a number, not something true or false\n"
		       "  help: compare it with something: rate >= 80");
	refuse("met and 5", "1:9 bad-condition: \"5\" is a number, not something true or false\n"
			    "  help: compare it with something: 5 >= 80");
	refuse("met >= 5", "1:1 bad-condition: \"met\" is not a number");
	refuse("rate >= 1.2.3", "1:9 bad-condition: \"1.2.3\" is not a number");
	refuse("80 <= rate > 50", "1:1 bad-condition: a chain of comparisons uses < and ≤ alone, or > and ≥ alone");
	refuse("if(rate, 1, 2) > 1", "1:4 bad-condition: \"rate\" is a number, not something true or false\n"
				     "  help: compare it with something: rate >= 80");
	refuse("if(met, 1) > 1", "1:1 bad-condition: \"if\" takes 3 values");
	refuse("if(met, actual, rate) > 1",
	       "1:1 mixed-units: \"if(met, actual, rate)\" puts together a value of the indicator and a percentage"
	       "\n  help: for a share of the target write 80% * target; for an indicator that is measured in percent "
	       "leave the sign out");
	refuse("better(actual)", "1:1 bad-condition: \"better\" takes 2 to 3 values");
	refuse("abs(1, 2) > 3", "1:1 bad-condition: \"abs\" takes 1 values");
	refuse("round(rate, 1.5) > 3", "1:13 bad-condition: the digits to round to are a number from 0 to 20");
	refuse("class(5)", "1:7 bad-condition: a name is due here, in quotes if it is not one word");
	refuse("class('a)", "1:7 bad-condition: a name is due here, in quotes if it is not one word");
	refuse("rate & 5", "1:6 bad-condition: \"&\" cannot stand here\n"
			   "  help: write \"and\"");
}

/* What stands for a number must be one, and what stands for a truth too. */
static void numbers_and_truths_are_told_apart(void **state)
{
	(void)state;
	static const struct {
		const char *text, *at, *what;
	} numbers[] = {
		{"met * 5 >= 3", "1:1", "met"},
		{"5 * met >= 3", "1:5", "met"},
		{"met + 5 >= 3", "1:1", "met"},
		{"5 - met >= 3", "1:5", "met"},
		{"-met >= 3", "1:2", "met"},
		{"5 >= met", "1:6", "met"},
		{"5 >= met >= 2", "1:6", "met"},
		{"abs(met) > 5", "1:5", "met"},
		{"round(rate, met) > 3", "1:13", "met"},
		{"(5 > 3) + 2 > 1", "1:1", "(5 > 3)"},
	};
	static const char *const truths[][2] = {
		{"not 5", "1:5"}, {"5 and met", "1:1"}, {"5 or met", "1:1"}, {"met or 5", "1:8"}};
	static const char *const signs[][2] = {{"-) > 3", "1:2"},    {"5 * ) > 3", "1:5"}, {"5 + ) > 3", "1:5"},
					       {"5 > )", "1:5"},     {"not )", "1:5"},	   {"met or )", "1:8"},
					       {"abs()) > 1", "1:5"}};
	struct arena *a = arena_new(NULL, NULL);
	for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
		refuse(numbers[k].text, str_z(a, str_format(a, "%s bad-condition: \"%s\" is not a number",
							    numbers[k].at, numbers[k].what)));
	for (size_t k = 0; k < sizeof truths / sizeof *truths; k++)
		refuse(truths[k][0],
		       str_z(a, str_format(a,
					   "%s bad-condition: \"5\" is a number, not something true or false\n"
					   "  help: compare it with something: 5 >= 80",
					   truths[k][1])));
	for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
		refuse(signs[k][0], str_z(a, str_format(a, "%s bad-condition: \")\" cannot stand here", signs[k][1])));
	arena_free(a);
}

static void what_must_be_written_out_is(void **state)
{
	(void)state;
	static const char *const whole[][2] = {{"ago(rate) > 3", "1:5"},
					       {"ago(0) > 3", "1:5"},
					       {"ago(51) > 3", "1:5"},
					       {"ago(1.5) > 3", "1:5"},
					       {"average(5%) > 3", "1:9"}};
	struct arena *a = arena_new(NULL, NULL);
	for (size_t k = 0; k < sizeof whole / sizeof *whole; k++)
		refuse(whole[k][0], str_z(a, str_format(a, "%s bad-condition: a whole number from 1 to 50 is due here",
							whole[k][1])));
	arena_free(a);
	refuse("round(rate, 21) > 3", "1:13 bad-condition: the digits to round to are a number from 0 to 20");
	refuse("ago(1, met and given(A))",
	       "1:16 bad-condition: grades given by hand cannot be asked for of an earlier year");
	refuse("1 = 2 < 3", "1:1 bad-condition: a chain of comparisons uses < and ≤ alone, or > and ≥ alone");
	refuse("1 < 2 = 3", "1:1 bad-condition: a chain of comparisons uses < and ≤ alone, or > and ≥ alone");
	refuse("1 = 1 = 1", "1:1 bad-condition: a chain of comparisons uses < and ≤ alone, or > and ≥ alone");
	refuse("max(1, 2, 3, 4, 5, 6, 7, 8, 9) > 1", "1:1 bad-condition: \"max\" takes 2 to 8 values");
}

/* Signs of other languages. */
static void slips_are_explained(void **state)
{
	(void)state;
	refuse("rate => 5", "1:7 bad-condition: \">\" cannot stand here\n"
			    "  help: \"at least\" is written >=");
	refuse("met && met", "1:5 bad-condition: \"&\" cannot stand here\n"
			     "  help: write \"and\"");
	refuse("met &", "1:5 bad-condition: \"&\" cannot stand here\n"
			"  help: write \"and\"");
	refuse("met || met", "1:5 bad-condition: \"|\" cannot stand here\n"
			     "  help: write \"or\"");
	refuse("! met", "1:1 bad-condition: \"!\" cannot stand here\n"
			"  help: write \"not\"");
	refuse("met ?", "1:5 bad-condition: \"?\" cannot stand here");
	refuse("otherwise", "1:1 unknown-metric: a condition does not know the word \"otherwise\"\n"
			    "  help: leave \"when\" out: a rule without it takes all that is left");
	refuse("foobarbaz-5 > 3", "1:1 unknown-metric: a condition does not know the word \"foobarbaz-5\"\n"
				  "  help: a minus sign has a space on both sides; without, it is part of the word");
}

/* Words of everyday language are known for what they mean, where that can be asked. */
static void everyday_words_are_understood(void **state)
{
	(void)state;
	static const struct {
		enum metric_place place;
		const char *text, *word, *meant; /* NULL: nothing that can be asked there */
	} cases[] = {
		{PLACE_ITEM, "達成率 >= 80", "達成率", "rate"},
		{PLACE_ITEM, "達成 or final", "達成", "met"},
		{PLACE_ITEM, "改善(actual, target)", "改善", "better"},
		{PLACE_ITEM, "平均 >= 3", "平均", NULL},
		{PLACE_ITEM, "件数(A) >= 3", "件数", NULL},
		{PLACE_ROLL_UP, "平均 >= 3", "平均", "mean"},
		{PLACE_ROLL_UP, "件数(A) >= 3", "件数", "count"},
		{PLACE_ROLL_UP, "前年 >= 3", "前年", NULL},
		{PLACE_ROLL_UP, "達成 or always", "達成", NULL},
		{PLACE_ROLL_UP, "改善(1, 2)", "改善", NULL},
		{PLACE_ITEM, "とても長くて何の意味もない言葉です >= 3", "とても長くて何の意味もない言葉です", NULL},
	};
	struct arena *a = arena_new(NULL, NULL);
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		const char *meant = cases[k].meant;
		refuse_at(cases[k].place, cases[k].text,
			  str_z(a, str_format(a, "1:1 unknown-metric: a condition does not know the word \"%s\"%s%s%s",
					      cases[k].word, meant ? "\n  help: did you mean \"" : "",
					      meant ? meant : "", meant ? "\"?" : "")));
	}
	arena_free(a);
}

/* A text that was put together has no bytes of its own in the source: it is marked as a whole, and not mended. */
static void a_text_of_no_place_is_marked_as_a_whole(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct source *s = source_new(a, STR("c"), STR("\"met and rat > 3\""));
	for (int own = 0; own < 2; own++) {
		struct diag_list diags = diag_list_new(a);
		struct str text = own ? str_slice(s->bytes, 1, 15) : STR("met and rat > 3");
		assert_null(expr_read(a, text, (struct span){s, 0, s->bytes.n}, PLACE_ITEM, NULL, &diags));
		assert_string_equal(str_z(a, findings_span(a, diags.items.v[0]->at)), own ? "1:10-1:13" : "1:1-1:18");
		assert_int_equal(diags.items.v[0]->fixes.n, own);
	}
	arena_free(a);
}

static void words_of_conditions_are_known(void **state)
{
	(void)state;
	static const char *const words[] = {"rate", "total", "met", "max", "count", "and", "or", "not"};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		assert_true(expr_is_word(str_of(words[k])));
	assert_false(expr_is_word(STR("way")));
	assert_false(expr_is_word(STR("")));
}

static void unknown_words(void **state)
{
	(void)state;
	refuse("rat >= 80", "1:1 unknown-metric: a condition does not know the word \"rat\"\n"
			    "  help: did you mean \"rate\"?");
	refuse("zz >= 80", "1:1 unknown-metric: a condition does not know the word \"zz\"");
	refuse("progres >= 80", "1:1 unknown-metric: a condition does not know the word \"progres\"\n"
				"  help: did you mean \"progress\"?");
	refuse("met and beter(actual, target)", "1:9 unknown-metric: a condition does not know the word \"beter\"\n"
						"  help: did you mean \"better\"?");
	refuse("rate-5 > 3", "1:1 unknown-metric: a condition does not know the word \"rate-5\"\n"
			     "  help: did you mean \"rate\"?");
	/* Words of a roll-up are none of an item, and the other way round. */
	refuse("mean >= 3", "1:1 unknown-metric: a condition does not know the word \"mean\"\n"
			    "  help: did you mean \"year\"?");
	refuse_at(PLACE_ROLL_UP, "actual >= 3", "1:1 unknown-metric: a condition does not know the word \"actual\"");
}

static void mixed_units(void **state)
{
	(void)state;
	const char *help =
		"\n  help: for a share of the target write 80% * target; for an indicator that is measured in "
		"percent leave the sign out";
	struct arena *a = arena_new(NULL, NULL);
	refuse("actual >= 80%", str_z(a, str_format(a,
						    "1:1 mixed-units: \"actual >= 80%%\" puts together a value of "
						    "the indicator and a percentage%s",
						    help)));
	refuse("rate >= target", str_z(a, str_format(a,
						     "1:1 mixed-units: \"rate >= target\" puts together a "
						     "percentage and a value of the indicator%s",
						     help)));
	refuse("actual >= years-left",
	       "1:1 mixed-units: \"actual >= years-left\" puts together a value of the indicator "
	       "and years");
	refuse("actual / target >= actual",
	       "1:1 mixed-units: \"actual / target >= actual\" puts together a number and a "
	       "value of the indicator");
	refuse("within(actual, target, years)",
	       "1:1 mixed-units: \"within(actual, target, years)\" puts together a value "
	       "of the indicator and years");
	refuse("within(80, actual, years)",
	       "1:1 mixed-units: \"within(80, actual, years)\" puts together a value of the "
	       "indicator and years");
	refuse("within(actual, rate, 5)",
	       str_z(a, str_format(a,
				   "1:1 mixed-units: \"within(actual, rate, 5)\" puts together a value of "
				   "the indicator and a percentage%s",
				   help)));
	refuse("actual + rate > 3", str_z(a, str_format(a,
							"1:1 mixed-units: \"actual + rate\" puts together a value of "
							"the indicator and a percentage%s",
							help)));
	arena_free(a);
}

static struct expr *side(struct arena *a, const char *text)
{
	struct diag_list diags;
	struct expr *e = read(a, text, PLACE_ITEM, &diags);
	assert_non_null(e);
	assert_int_equal(e->kind, EXPR_COMPARE);
	return e->arg[1];
}

/* A percentage of something is a hundredth of the product; beside a plain ratio it is divided by 100. */
static void percentages_are_scaled(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct expr *e = side(a, "actual >= 80% * target");
	assert_int_equal(e->kind, EXPR_DIVIDE);
	assert_int_equal(e->unit, UNIT_VALUE);
	assert_true(rat_cmp(e->arg[1]->number, rat_of(100)) == 0);
	e = side(a, "actual / target >= 80%");
	assert_int_equal(e->kind, EXPR_DIVIDE);
	assert_int_equal(e->unit, UNIT_NUMBER);
	e = side(a, "rate >= 80%");
	assert_int_equal(e->kind, EXPR_NUMBER);
	arena_free(a);
}

static void precedence(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags;
	struct expr *e = read(a, "met or missed and not final", PLACE_ITEM, &diags);
	assert_int_equal(e->kind, EXPR_OR);
	assert_int_equal(e->arg[1]->kind, EXPR_AND);
	assert_int_equal(e->arg[1]->arg[1]->kind, EXPR_NOT);
	e = side(a, "actual > baseline + 2 * 3 - 1");
	assert_int_equal(e->kind, EXPR_SUBTRACT);
	assert_int_equal(e->arg[0]->kind, EXPR_ADD);
	assert_int_equal(e->arg[0]->arg[1]->kind, EXPR_MULTIPLY);
	assert_string_equal(str_z(a, e->text), "baseline + 2 * 3 - 1");
	arena_free(a);
}

static char *repeat(struct arena *a, const char *before, const char *what, size_t n, const char *after)
{
	struct buf b = buf_new(a);
	buf_add_z(&b, before);
	for (size_t k = 0; k < n; k++)
		buf_add_z(&b, what);
	buf_add_z(&b, after);
	return (char *)(uintptr_t)str_z(a, buf_str(&b));
}

static void limits(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	refuse(repeat(a, "", "(", 5000, ""), "1:33 bad-condition: the condition is nested too deeply");
	refuse(repeat(a, "met", " and met", 5000, ""), "1:509 bad-condition: the condition is too long");
	refuse(repeat(a, "1", " < 1", 5000, ""), "1:255 bad-condition: the chain of comparisons is too long");
	accept(repeat(a, "", "not ", 5000, "met"));
	refuse(repeat(a, "1", " + 1", 5000, " > 3"), "1:259 bad-condition: the condition is too long");
	refuse(repeat(a, "max(1", ", 1", 5000, ") > 3"), "1:197 bad-condition: a \")\" is due here");
	refuse(repeat(a, "1", " * 1", 5000, " > 3"), "1:259 bad-condition: the condition is too long");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_conditions),
		cmocka_unit_test(units_of_what_is_computed),
		cmocka_unit_test(bad_syntax),
		cmocka_unit_test(numbers_and_truths_are_told_apart),
		cmocka_unit_test(what_must_be_written_out_is),
		cmocka_unit_test(slips_are_explained),
		cmocka_unit_test(everyday_words_are_understood),
		cmocka_unit_test(a_text_of_no_place_is_marked_as_a_whole),
		cmocka_unit_test(words_of_conditions_are_known),
		cmocka_unit_test(unknown_words),
		cmocka_unit_test(mixed_units),
		cmocka_unit_test(percentages_are_scaled),
		cmocka_unit_test(precedence),
		cmocka_unit_test(limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
