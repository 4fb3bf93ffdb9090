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
	refuse(repeat(a, "1", " * 1", 5000, " > 3"), "1:259 bad-condition: the condition is too long");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_conditions),
		cmocka_unit_test(bad_syntax),
		cmocka_unit_test(unknown_words),
		cmocka_unit_test(mixed_units),
		cmocka_unit_test(percentages_are_scaled),
		cmocka_unit_test(precedence),
		cmocka_unit_test(limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
