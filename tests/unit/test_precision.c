/* What figures may be, as intervals: [1,2] with its ends, (1,2) without, [1, and ,2] open to one side, , to both. */
#include "eval/precision.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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

static struct rat number(struct str s)
{
	struct rat r;
	assert_true(rat_parse(a, s, &r, NULL));
	return r;
}

/* One number, or an interval; *x is the number, or an end. */
static struct precision read(const char *text, struct rat *x)
{
	struct str s = str_of(text);
	size_t comma = str_find(s, STR(","));
	if (comma == SIZE_MAX) {
		*x = number(s);
		return (struct precision){0};
	}
	struct precision p = {.vague = true, .has_low = comma > 1, .has_high = comma + 2 < s.n};
	p.low_open = s.p[0] == '(';
	p.high_open = s.p[s.n - 1] == ')';
	if (p.has_low)
		p.low = number(str_slice(s, 1, comma - 1));
	if (p.has_high)
		p.high = number(str_slice(s, comma + 1, s.n - comma - 2));
	*x = p.has_low ? p.low : p.has_high ? p.high : rat_of(0);
	return p;
}

static const char *text(const struct precision *p)
{
	struct buf out = buf_new(a);
	if (!p->vague)
		return "one number";
	if (p->has_low)
		buf_printf(&out, "%c%.*s", p->low_open ? '(' : '[', STR_ARG(rat_exact(a, p->low, 0)));
	buf_add_c(&out, ',');
	if (p->has_high)
		buf_printf(&out, "%.*s%c", STR_ARG(rat_exact(a, p->high, 0)), p->high_open ? ')' : ']');
	return str_z(a, buf_str(&out));
}

static void marks_say_what_a_figure_may_be(void **state)
{
	static const struct {
		const char *number;
		int scale;
		unsigned marks;
		const char *want;
	} cases[] = {
		{"2800", 0, 0, "one number"},
		{"2800", 0, QUANTITY_PROVISIONAL, "one number"},
		{"2800", 0, QUANTITY_ABOUT, "[2750,2850]"},
		{"2801", 0, QUANTITY_ABOUT, "[2800.5,2801.5]"},
		{"-2800", 0, QUANTITY_ABOUT, "[-2850,-2750]"},
		{"0", 0, QUANTITY_ABOUT, "[-0.5,0.5]"},
		{"2.50", 2, QUANTITY_ABOUT, "[2.495,2.505]"},
		{"5000", -3, QUANTITY_ABOUT, "[4500,5500]"},
		{"50000", -3, QUANTITY_ABOUT, "[45000,55000]"},
		{"2800", 0, QUANTITY_OR_MORE, "[2800,"},
		{"2800", 0, QUANTITY_OVER, "(2800,"},
		{"2800", 0, QUANTITY_OR_LESS, ",2800]"},
		{"2800", 0, QUANTITY_UNDER, ",2800)"},
		{"2800", 0, QUANTITY_ABOUT | QUANTITY_OVER, "(2800,2850]"},
		{"2800", 0, QUANTITY_ABOUT | QUANTITY_UNDER, "[2750,2800)"},
		{"2800", 0, QUANTITY_OR_MORE | QUANTITY_OR_LESS, ","},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct number n = {number(str_of(cases[k].number)), cases[k].scale};
		struct precision p = precision_of(a, n, cases[k].marks);
		assert_string_equal(text(&p), cases[k].want);
	}
}

static void figures_are_reckoned_with_at_their_ends(void **state)
{
	static const struct {
		char op; /* + ÷ for divided by, > the greatest, < the least */
		const char *x, *y, *want;
	} cases[] = {
		{'+', "1", "2", "one number"},
		{'+', "[1,2]", "3", "[4,5]"},
		{'+', "3", "(1,2)", "(4,5)"},
		{'+', "(1,2]", "[3,4)", "(4,6)"},
		{'+', "[1,", "[3,4]", "[4,"},
		{'+', ",2]", "[3,4]", ",6]"},
		{'+', "[1,", ",4]", ","},
		{'>', "1", "2", "one number"},
		{'>', "[1,2]", "3", "one number"},
		{'>', "[1,5]", "3", "[3,5]"},
		{'>', "3", "[1,5]", "[3,5]"},
		{'>', "[1,", "[3,4]", "[3,"},
		{'>', ",2]", "[1,2)", "[1,2]"},
		{'>', ",2)", "[1,2)", "[1,2)"},
		{'>', ",2)", "[1,2]", "[1,2]"},
		{'>', "(1,9)", "[1,2]", "(1,9)"},
		{'>', ",1]", ",2]", ",2]"},
		{'<', "[1,5]", "3", "[1,3]"},
		{'<', "3", "[1,5]", "[1,3]"},
		{'<', "[1,2]", "0", "one number"},
		{'<', "(1,2]", "[1,3]", "[1,2]"},
		{'<', "[1,2]", "(1,3]", "[1,2]"},
		{'<', "(1,2]", "(1,3]", "(1,2]"},
		{'<', "[0,2]", "(1,3]", "[0,2]"},
		{'<', "(1,3]", "[0,2)", "[0,2)"},
		{'<', ",2]", "[1,", ",2]"},
		{'<', "[3,", "[1,", "[1,"},
		{'<', "[3,", ",2)", ",2)"},
		{'/', "4", "2", "one number"},
		{'/', "[4,8]", "2", "[2,4]"},
		{'/', "[4,8]", "[2,4]", "[1,4]"},
		{'/', "(4,8]", "[2,4)", "(1,4]"},
		{'/', "8", "[2,4)", "(2,4]"},
		{'/', "[-8,-4]", "[2,4]", "[-4,-1]"},
		{'/', "(-8,-4)", "[2,4]", "(-4,-1)"},
		{'/', "[-8,4]", "[2,4]", "[-4,2]"},
		{'/', "[4,8]", "[-4,-2]", "[-4,-1]"},
		{'/', "[4,8]", "[2,", "(0,4]"},
		{'/', "[-8,-4]", "[2,", "[-4,0)"},
		{'/', "[4,8]", "(0,2]", "[2,"},
		{'/', "[-8,-4]", "(0,2]", ",-2]"},
		{'/', "[-8,4]", "(0,2]", ","},
		{'/', "[4,", "[2,4]", "[1,"},
		{'/', ",8]", "[2,4]", ",4]"},
		/* Zero by anything is zero. */
		{'/', "[0,8]", "(2,4)", "[0,4)"},
		{'/', "[0,", "(5,", "[0,"},
		{'/', "[0,8]", "(0,2]", "[0,"},
		{'/', "(0,8]", "(2,4)", "(0,4)"},
		{'/', "[-8,0]", "(2,4)", "(-4,0]"},
		{'/', "[-8,0)", "(2,4)", "(-4,0)"},
		{'/', "0", "[2,4]", "one number"},
		/* What may be zero divides into nothing known. */
		{'/', "[4,8]", "[0,2]", ","},
		{'/', "[4,8]", "[-1,2]", ","},
		{'/', "[4,8]", ",2]", ","},
		{'/', "4", "[0,", ","},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct rat x, y;
		struct precision p = read(cases[k].x, &x), q = read(cases[k].y, &y), r;
		switch (cases[k].op) {
		case '+':
			r = precision_add(a, p, x, q, y);
			break;
		case '/':
			r = precision_divide(a, p, x, q, y);
			break;
		default:
			r = precision_extreme(p, x, q, y, cases[k].op == '>' ? 1 : -1);
			break;
		}
		if (strcmp(text(&r), cases[k].want) != 0)
			fail_msg("%s %c %s: %s, not %s", cases[k].x, cases[k].op, cases[k].y, text(&r), cases[k].want);
	}
}

static void they_are_scaled_and_shifted(void **state)
{
	static const struct {
		const char *x, *by, *scaled, *shifted;
	} cases[] = {
		{"1", "2", "one number", "one number"}, {"[1,2]", "2", "[2,4]", "[3,4]"},
		{"(1,2]", "-2", "[-4,-2)", "(-1,0]"},	{"[1,", "-2", ",-2]", "[-1,"},
		{",2)", "-2", "(-4,", ",0)"},		{",2)", "2", ",4)", ",4)"},
		{"[1,2]", "0", "one number", "[1,2]"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct rat x;
		struct precision p = read(cases[k].x, &x);
		struct precision r = precision_scale(a, p, number(str_of(cases[k].by)));
		assert_string_equal(text(&r), cases[k].scaled);
		r = precision_shift(a, p, number(str_of(cases[k].by)));
		assert_string_equal(text(&r), cases[k].shifted);
	}
}

static void they_are_marked_as_figures_are(void **state)
{
	static const struct {
		const char *x;
		unsigned marks;
	} cases[] = {{"1", 0},
		     {"[1,2]", QUANTITY_ABOUT},
		     {",", QUANTITY_ABOUT},
		     {"[1,", QUANTITY_OR_MORE},
		     {"(1,", QUANTITY_OVER},
		     {",1]", QUANTITY_OR_LESS},
		     {",1)", QUANTITY_UNDER}};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct rat x;
		struct precision p = read(cases[k].x, &x);
		assert_int_equal(precision_marks(&p), cases[k].marks);
	}
}

static void they_hold_numbers(void **state)
{
	static const struct {
		const char *x, *number;
		bool holds;
	} cases[] = {{"1", "1", true},	     {"1", "2", false},	    {"[1,2]", "1", true},     {"(1,2]", "1", false},
		     {"[1,2]", "2", true},   {"[1,2)", "2", false}, {"[1,2]", "0.99", false}, {"[1,2]", "2.01", false},
		     {"[1,2]", "1.5", true}, {"[1,", "99", true},   {",2]", "-99", true},     {",2)", "2", false},
		     {"(1,", "1", false},    {",", "7", true}};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct rat x;
		struct precision p = read(cases[k].x, &x);
		if (precision_holds(&p, x, number(str_of(cases[k].number))) != cases[k].holds)
			fail_msg("%s %s", cases[k].x, cases[k].number);
	}
}

static void comparisons_tell_what_is_certain(void **state)
{
	static const struct {
		enum target_op op;
		const char *x, *bound, *upper;
		const char *want; /* "met", "missed", "either" */
	} cases[] = {
		{TARGET_AT_LEAST, "5", "5", "", "met"},	       {TARGET_AT_LEAST, "4", "5", "", "missed"},
		{TARGET_AT_LEAST, "[4,5]", "5", "", "either"}, {TARGET_AT_LEAST, "[4,5)", "5", "", "missed"},
		{TARGET_AT_LEAST, "[5,6]", "5", "", "met"},    {TARGET_AT_LEAST, "5", "[4,5]", "", "met"},
		{TARGET_AT_LEAST, "5", "[5,6]", "", "either"}, {TARGET_AT_LEAST, "5", "(5,6]", "", "missed"},
		{TARGET_AT_LEAST, ",9]", "5", "", "either"},   {TARGET_AT_LEAST, "[5,", "5", "", "met"},
		{TARGET_AT_MOST, "5", "5", "", "met"},	       {TARGET_AT_MOST, "6", "5", "", "missed"},
		{TARGET_AT_MOST, "[5,6]", "5", "", "either"},  {TARGET_AT_MOST, "(5,6]", "5", "", "missed"},
		{TARGET_AT_MOST, "[4,5]", "5", "", "met"},     {TARGET_ABOVE, "5", "5", "", "missed"},
		{TARGET_ABOVE, "(5,6]", "5", "", "met"},       {TARGET_ABOVE, "[5,6]", "5", "", "either"},
		{TARGET_INCREASE, "6", "5", "", "met"},	       {TARGET_BELOW, "5", "5", "", "missed"},
		{TARGET_BELOW, "[4,5)", "5", "", "met"},       {TARGET_BELOW, "[4,5]", "5", "", "either"},
		{TARGET_DECREASE, "4", "5", "", "met"},	       {TARGET_EXACTLY, "5", "5", "", "met"},
		{TARGET_EXACTLY, "4", "5", "", "missed"},      {TARGET_EXACTLY, "[4,5]", "5", "", "either"},
		{TARGET_EXACTLY, "[4,5)", "5", "", "missed"},  {TARGET_EXACTLY, "5", "[4,5]", "", "either"},
		{TARGET_BETWEEN, "5", "5", "9", "met"},	       {TARGET_BETWEEN, "9", "5", "9", "met"},
		{TARGET_BETWEEN, "9.1", "5", "9", "missed"},   {TARGET_BETWEEN, "4.9", "5", "9", "missed"},
		{TARGET_BETWEEN, "[5,9]", "5", "9", "met"},    {TARGET_BETWEEN, "[8,10]", "5", "9", "either"},
		{TARGET_BETWEEN, "[4,6]", "5", "9", "either"}, {TARGET_BETWEEN, "(9,10]", "5", "9", "missed"},
		{TARGET_BETWEEN, "[4,5)", "5", "9", "missed"}, {TARGET_NONE, "5", "5", "", "missed"},
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		struct target t = {.op = cases[k].op};
		struct rat x, y;
		struct precision p = read(cases[k].x, &x), q = read(cases[k].bound, &y);
		if (*cases[k].upper)
			t.upper.value = number(str_of(cases[k].upper));
		struct precision_verdict v = precision_compare(&t, x, &p, y, &q);
		const char *have = v.may_meet && v.may_miss ? "either"
				   : v.may_meet		    ? "met"
				   : v.may_miss		    ? "missed"
							    : "neither";
		if (strcmp(have, cases[k].want) != 0)
			fail_msg("%zu: %s %s: %s, not %s", k, cases[k].x, cases[k].bound, have, cases[k].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(marks_say_what_a_figure_may_be, begin, end),
		cmocka_unit_test_setup_teardown(figures_are_reckoned_with_at_their_ends, begin, end),
		cmocka_unit_test_setup_teardown(they_are_scaled_and_shifted, begin, end),
		cmocka_unit_test_setup_teardown(they_are_marked_as_figures_are, begin, end),
		cmocka_unit_test_setup_teardown(they_hold_numbers, begin, end),
		cmocka_unit_test_setup_teardown(comparisons_tell_what_is_certain, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
