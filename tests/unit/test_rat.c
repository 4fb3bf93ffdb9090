#include "base/rat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = arena_new(NULL, NULL);
	return *state ? 0 : -1;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* As rat_parse(), from a block that ends where the text does, so that reading on is noticed. */
static bool parse_at_end(struct arena *a, struct str text, struct rat *out, int *scale)
{
	char *copy = malloc(text.n ? text.n : 1);
	bool good;

	assert_non_null(copy);
	if (text.n)
		memcpy(copy, text.p, text.n);
	good = rat_parse(a, (struct str){copy, text.n}, out, scale);
	free(copy);
	return good;
}

static struct rat number(struct arena *a, const char *text)
{
	struct rat x;

	if (!parse_at_end(a, str_of(text), &x, NULL))
		fail_msg("\"%s\" was not read", text);
	return x;
}

/* "n/d" or a decimal. */
static struct rat fraction(struct arena *a, const char *text)
{
	struct str s = str_of(text), parts[2];
	size_t slash = str_find(s, STR("/"));

	if (slash == SIZE_MAX)
		return number(a, text);
	parts[0] = str_slice(s, 0, slash);
	parts[1] = str_slice(s, slash + 1, s.n);
	return rat_div(a, number(a, str_z(a, parts[0])), number(a, str_z(a, parts[1])));
}

static void assert_text(struct arena *a, struct str text, const char *expected)
{
	assert_string_equal(str_z(a, text), expected);
}

static uint64_t shared_factor(uint64_t x, uint64_t y)
{
	return y ? shared_factor(y, x % y) : x;
}

static void assert_canonical(struct rat x)
{
	if (x.big) {
		assert_true(x.d > 0);
		return;
	}
	assert_true(x.d > 0);
	assert_int_equal(shared_factor(x.n < 0 ? -(uint64_t)x.n : (uint64_t)x.n, (uint64_t)x.d), 1);
}

static void assert_same(struct rat x, struct rat y)
{
	assert_canonical(x);
	assert_canonical(y);
	assert_int_equal(rat_cmp(x, y), 0);
	assert_int_equal(!x.big, !y.big);
	if (!x.big) {
		assert_true(x.n == y.n);
		assert_true(x.d == y.d);
	}
}

static void assert_value(struct arena *a, struct rat x, const char *expected)
{
	assert_canonical(x);
	assert_text(a, rat_exact(a, x, 0), expected);
}

static void assert_small(struct rat x, int64_t n, int64_t d)
{
	assert_null(x.big);
	assert_true(x.n == n);
	assert_true(x.d == d);
}

/* xorshift64*: Marsaglia 2003, Vigna 2016.  The same numbers in every run. */
static uint64_t next_random(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(2685821657736338717);
}

/* Of every size, with the ends of the range more often than chance has it. */
static int64_t random_integer(uint64_t *seed)
{
	static const int64_t edges[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX, INT64_MAX - 1, 0, 1, -1, 10};
	uint64_t word = next_random(seed);

	if (next_random(seed) % 8 == 0)
		return edges[word % (sizeof edges / sizeof *edges)];
	return (int64_t)(word >> next_random(seed) % 64) * (next_random(seed) % 2 ? 1 : -1);
}

static struct rat random_rational(struct arena *a, uint64_t *seed)
{
	int64_t n = random_integer(seed) / 2, d = random_integer(seed) / 2;

	return rat_ratio(a, n, d ? d : 1);
}

static void reads_decimals(void **state)
{
	static const struct {
		const char *text;
		int64_t n, d;
		int scale;
	} rows[] = {
		{"0", 0, 1, 0},
		{"-0", 0, 1, 0},
		{"+0.00", 0, 1, 2},
		{"7", 7, 1, 0},
		{"007", 7, 1, 0},
		{"-12", -12, 1, 0},
		{"+12", 12, 1, 0},
		{"45.5", 91, 2, 1},
		{"-0.125", -1, 8, 3},
		{"0.20", 1, 5, 2},
		{"100.00", 100, 1, 2},
		{"1234567.89", 123456789, 100, 2},
		{"0.00000000000000001", 1, 100000000000000000, 17},
		{"99999999999999999.9", 999999999999999999, 10, 1},
		{"999999999999999999", 999999999999999999, 1, 0},
		{"9223372036854775807", INT64_MAX, 1, 0},
		{"-9223372036854775808", INT64_MIN, 1, 0},
		{"-922337203685477580.8", INT64_MIN / 2, 5, 1},
		{"000000000000000000000000000012", 12, 1, 0},
		{"1.0000000000000000000000", 1, 1, 22},
		{"1e3", 1000, 1, 0},
		{"1E+05", 100000, 1, 0},
		{"1.25e1", 25, 2, 2},
		{"5e-1", 1, 2, 0},
		{"-2.5e-3", -1, 400, 1},
		{"0e1000", 0, 1, 0},
		{"1e0", 1, 1, 0},
		{"1e-0000", 1, 1, 0},
	};
	struct rat x;
	size_t i;
	int scale;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(parse_at_end(*state, str_of(rows[i].text), &x, &scale));
		assert_small(x, rows[i].n, rows[i].d);
		assert_int_equal(scale, rows[i].scale);
	}
}

static void refuses_what_is_no_decimal(void **state)
{
	const struct str rows[] = {
		{NULL, 0},    STR(""),	    STR(" "),	     STR(" 1"),	     STR("1 "),	 STR("1 2"),
		STR("+"),     STR("-"),	    STR("."),	     STR(".5"),	     STR("5."),	 STR("-.5"),
		STR("1..2"),  STR("1.2.3"), STR("--1"),	     STR("+-1"),     STR("1-"),	 STR("1,000"),
		STR("0x10"),  STR("0b1"),   STR("1e"),	     STR("1e+"),     STR("e5"),	 STR("1e1.5"),
		STR("1ee5"),  STR("1e 5"),  STR("1e1001"),   STR("1e-1001"), STR("inf"), STR("-inf"),
		STR("nan"),   STR("NaN"),   STR("Infinity"), STR("1f"),	     STR("1\n"), STR("1\0002"),
		STR("1\000"), STR("\0001"), STR("1/2"),	     STR("１"),	     STR("−1"),	 STR("1e99999999999999999999"),
		STR("1_000"), STR("1.e5"),  STR("\xff"),     STR("1.5%"),    STR("~1"),	 STR("0x"),
		STR("1e--5"),
	};
	struct rat x = rat_of(42);
	int scale = 42;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (parse_at_end(*state, rows[i], &x, &scale))
			fail_msg("\"%s\" was read", str_z(*state, rows[i]));
		assert_small(x, 42, 1);
		assert_int_equal(scale, 42);
	}
}

static void limits_the_digits(void **state)
{
	char digits[10001];
	struct rat x;
	int scale;

	memset(digits, '9', sizeof digits);
	assert_true(parse_at_end(*state, (struct str){digits, RAT_DIGITS_MAX}, &x, NULL));
	assert_non_null(x.big);
	assert_same(rat_add(*state, x, rat_of(1)), rat_pow(*state, rat_of(10), RAT_DIGITS_MAX));
	assert_false(parse_at_end(*state, (struct str){digits, RAT_DIGITS_MAX + 1}, &x, NULL));
	assert_false(parse_at_end(*state, (struct str){digits, 10000}, &x, NULL));
	digits[1] = '.';
	assert_true(parse_at_end(*state, (struct str){digits, RAT_DIGITS_MAX + 1}, &x, &scale));
	assert_int_equal(scale, RAT_DIGITS_MAX - 1);
	assert_false(parse_at_end(*state, (struct str){digits, RAT_DIGITS_MAX + 2}, &x, NULL));
	memset(digits, '0', sizeof digits);
	assert_false(parse_at_end(*state, (struct str){digits, 10000}, &x, NULL));
}

static void reads_the_largest_exponents(void **state)
{
	assert_same(number(*state, "1e1000"), rat_pow(*state, rat_of(10), 1000));
	assert_same(number(*state, "1e-1000"), rat_pow(*state, rat_of(10), -1000));
	assert_same(number(*state, "0.001e3"), rat_of(1));
	assert_same(number(*state, "1000e-3"), rat_of(1));
}

static void makes_ratios(void **state)
{
	assert_small(rat_ratio(*state, 6, 4), 3, 2);
	assert_small(rat_ratio(*state, -6, 4), -3, 2);
	assert_small(rat_ratio(*state, 6, -4), -3, 2);
	assert_small(rat_ratio(*state, -6, -4), 3, 2);
	assert_small(rat_ratio(*state, 0, -7), 0, 1);
	assert_small(rat_ratio(*state, INT64_MIN, 1), INT64_MIN, 1);
	assert_small(rat_ratio(*state, INT64_MIN, INT64_MIN), 1, 1);
	assert_small(rat_ratio(*state, INT64_MIN, 2), INT64_MIN / 2, 1);
	assert_small(rat_ratio(*state, 2, INT64_MIN), INT64_C(-1), INT64_C(1) << 62);
	assert_value(*state, rat_ratio(*state, INT64_MIN, -1), "9223372036854775808");
	assert_value(*state, rat_ratio(*state, INT64_MAX, INT64_MIN), "-9223372036854775807/9223372036854775808");
	assert_value(*state, rat_ratio(*state, 1, INT64_MIN), "-1/9223372036854775808");
}

static void calculates_known_values(void **state)
{
	struct arena *a = *state;

	assert_value(a, rat_add(a, fraction(a, "1/3"), fraction(a, "1/6")), "0.5");
	assert_value(a, rat_sub(a, fraction(a, "1/3"), fraction(a, "1/3")), "0");
	assert_value(a, rat_sub(a, fraction(a, "1/3"), fraction(a, "1/2")), "-1/6");
	assert_value(a, rat_mul(a, fraction(a, "2/3"), fraction(a, "-9/4")), "-1.5");
	assert_value(a, rat_div(a, rat_of(1), fraction(a, "-3")), "-1/3");
	assert_value(a, rat_div(a, rat_of(0), rat_of(-3)), "0");
	assert_value(a, rat_mul(a, rat_div(a, number(a, "74.9"), rat_of(80)), rat_of(100)), "93.625");
	assert_value(a, rat_add(a, number(a, "0.1"), number(a, "0.2")), "0.3");
	assert_value(a, rat_mul(a, rat_of(1234567890123456789), rat_of(987654321987654321)),
		     "1219326312467611632360920590112635269");
	assert_value(a, rat_add(a, rat_of(INT64_MAX), rat_of(1)), "9223372036854775808");
	assert_value(a, rat_sub(a, rat_of(INT64_MIN), rat_of(1)), "-9223372036854775809");
}

static void copes_with_the_ends_of_the_range(void **state)
{
	struct arena *a = *state;
	struct rat low = rat_of(INT64_MIN), high = rat_of(INT64_MAX), over = rat_neg(a, low);

	assert_non_null(over.big);
	assert_small(rat_neg(a, over), INT64_MIN, 1);
	assert_same(rat_abs(a, low), over);
	assert_same(rat_sub(a, rat_of(0), low), over);
	assert_same(rat_add(a, high, rat_of(1)), over);
	assert_same(rat_mul(a, low, rat_of(-1)), over);
	assert_same(rat_div(a, low, rat_of(-1)), over);
	assert_small(rat_sub(a, over, rat_of(1)), INT64_MAX, 1);
	assert_small(rat_sub(a, low, low), 0, 1);
	assert_small(rat_add(a, low, high), -1, 1);
	assert_small(rat_div(a, low, low), 1, 1);
	assert_small(rat_div(a, low, over), -1, 1);
	assert_same(rat_div(a, rat_div(a, rat_of(1), low), rat_of(-2)), rat_pow(a, rat_of(2), -64));
	assert_small(rat_pow(a, low, 1), INT64_MIN, 1);
	assert_small(rat_pow(a, rat_of(-2), 63), INT64_MIN, 1);
	assert_true(rat_cmp(low, high) < 0);
	assert_true(rat_cmp(low, over) < 0);
	assert_true(rat_cmp(over, high) > 0);
	assert_true(rat_cmp(low, rat_ratio(a, INT64_MIN, 3)) < 0);
	assert_true(rat_cmp(rat_ratio(a, INT64_MAX, INT64_MAX - 1), rat_ratio(a, INT64_MAX - 1, INT64_MAX - 2)) < 0);
	assert_text(a, rat_format(a, low, 0, RAT_HALF_UP, true), "-9,223,372,036,854,775,808");
	assert_small(rat_round(a, low, 0, RAT_UP), INT64_MIN, 1);
	assert_small(rat_round(a, low, 5, RAT_UP), INT64_MIN, 1);
	assert_value(a, rat_round(a, low, -1, RAT_UP), "-9223372036854775810");
	assert_small(rat_round(a, rat_ratio(a, INT64_MIN, INT64_MAX), 0, RAT_HALF_UP), -1, 1);
}

static void leaves_the_big_path_when_the_result_fits(void **state)
{
	struct arena *a = *state;
	struct rat big = rat_pow(a, rat_of(10), 100), third = rat_div(a, big, rat_of(3));

	assert_non_null(big.big);
	assert_non_null(third.big);
	assert_small(rat_sub(a, rat_add(a, big, rat_of(7)), big), 7, 1);
	assert_small(rat_div(a, big, third), 3, 1);
	assert_small(rat_mul(a, third, rat_pow(a, rat_of(10), -100)), 1, 3);
	assert_small(rat_add(a, big, rat_neg(a, big)), 0, 1);
	assert_small(rat_mul(a, big, rat_of(0)), 0, 1);
	assert_small(rat_pow(a, big, 0), 1, 1);
}

static void raises_to_powers(void **state)
{
	struct arena *a = *state;

	assert_small(rat_pow(a, rat_of(0), 0), 1, 1);
	assert_small(rat_pow(a, rat_of(0), 1000), 0, 1);
	assert_small(rat_pow(a, rat_of(-1), 999), -1, 1);
	assert_small(rat_pow(a, rat_of(-1), -1000), 1, 1);
	assert_small(rat_pow(a, fraction(a, "2/3"), 3), 8, 27);
	assert_small(rat_pow(a, fraction(a, "-2/3"), -3), -27, 8);
	assert_value(a, rat_pow(a, rat_of(2), 64), "18446744073709551616");
	assert_value(a, rat_pow(a, rat_of(-3), 41), "-36472996377170786403");
	assert_value(a, rat_pow(a, number(a, "1.1"), 10), "2.5937424601");
	assert_same(rat_mul(a, rat_pow(a, fraction(a, "7/3"), 1000), rat_pow(a, fraction(a, "7/3"), -1000)), rat_of(1));
}

static void calculates_with_a_hundred_digits(void **state)
{
	struct arena *a = *state;
	char digits[101], ones[101];
	struct rat x, y;

	memset(digits, '9', 100);
	memset(ones, '1', 100);
	digits[100] = ones[100] = '\0';
	x = number(a, digits);
	y = number(a, ones);
	assert_small(rat_div(a, x, y), 9, 1);
	assert_same(rat_mul(a, y, rat_of(9)), x);
	assert_text(a, rat_format(a, x, 0, RAT_HALF_UP, false), digits);
	assert_text(a, rat_format(a, rat_sub(a, x, y), 0, RAT_HALF_UP, true),
		    "8,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,888,"
		    "888,888,888,888,888,888,888,888,888");
	assert_same(rat_sub(a, rat_mul(a, x, x), rat_mul(a, rat_sub(a, x, rat_of(1)), rat_add(a, x, rat_of(1)))),
		    rat_of(1));
	assert_true(rat_cmp(x, y) > 0);
	assert_int_equal(rat_sign(rat_neg(a, x)), -1);
}

static void tells_integers(void **state)
{
	struct arena *a = *state;
	int64_t n = 42;

	assert_true(rat_to_int(rat_of(INT64_MIN), &n));
	assert_true(n == INT64_MIN);
	assert_true(rat_to_int(number(a, "12.00"), &n));
	assert_int_equal(n, 12);
	assert_false(rat_to_int(number(a, "12.01"), &n));
	assert_false(rat_to_int(number(a, "1e30"), &n));
	assert_int_equal(n, 12);
	assert_true(rat_is_integer(number(a, "1e30")));
	assert_false(rat_is_integer(rat_div(a, number(a, "1e30"), rat_of(7))));
	assert_false(rat_is_integer(number(a, "0.5")));
	assert_true(rat_is_integer(rat_of(0)));
}

static void rounds(void **state)
{
	/* in the order of enum rat_round */
	static const struct {
		const char *x;
		int digits;
		const char *expected[RAT_ROUND_COUNT];
	} rows[] = {
		{"0.5", 0, {"1", "0", "1", "0"}},
		{"1.5", 0, {"2", "1", "2", "2"}},
		{"2.5", 0, {"3", "2", "3", "2"}},
		{"-0.5", 0, {"-1", "0", "-1", "0"}},
		{"-1.5", 0, {"-2", "-1", "-2", "-2"}},
		{"-2.5", 0, {"-3", "-2", "-3", "-2"}},
		{"0.49999", 0, {"0", "0", "1", "0"}},
		{"0.50001", 0, {"1", "0", "1", "1"}},
		{"-0.49999", 0, {"0", "0", "-1", "0"}},
		{"-2.50001", 0, {"-3", "-2", "-3", "-3"}},
		{"1.005", 2, {"1.01", "1", "1.01", "1"}},
		{"1.015", 2, {"1.02", "1.01", "1.02", "1.02"}},
		{"62.25", 1, {"62.3", "62.2", "62.3", "62.2"}},
		{"1/3", 4, {"0.3333", "0.3333", "0.3334", "0.3333"}},
		{"2/3", 4, {"0.6667", "0.6666", "0.6667", "0.6667"}},
		{"-2/3", 1, {"-0.7", "-0.6", "-0.7", "-0.7"}},
		{"7", 3, {"7", "7", "7", "7"}},
		{"0", 3, {"0", "0", "0", "0"}},
		{"1250", -2, {"1300", "1200", "1300", "1200"}},
		{"1350", -2, {"1400", "1300", "1400", "1400"}},
		{"-1250", -2, {"-1300", "-1200", "-1300", "-1200"}},
		{"49", -2, {"0", "0", "100", "0"}},
		{"50", -2, {"100", "0", "100", "0"}},
		{"1", -30, {"0", "0", "1000000000000000000000000000000", "0"}},
		{"123456789012345678901234567890.5",
		 0,
		 {"123456789012345678901234567891", "123456789012345678901234567890", "123456789012345678901234567891",
		  "123456789012345678901234567890"}},
		{"-0.0000000000000000000000000015",
		 27,
		 {"-0.000000000000000000000000002", "-0.000000000000000000000000001", "-0.000000000000000000000000002",
		  "-0.000000000000000000000000002"}},
		{"9223372036854775807",
		 -1,
		 {"9223372036854775810", "9223372036854775800", "9223372036854775810", "9223372036854775810"}},
	};
	struct arena *a = *state;
	size_t i;
	int mode;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		for (mode = 0; mode < RAT_ROUND_COUNT; mode++)
			assert_value(a, rat_round(a, fraction(a, rows[i].x), rows[i].digits, (enum rat_round)mode),
				     rows[i].expected[mode]);
}

static void formats(void **state)
{
	static const struct {
		const char *x;
		int digits;
		enum rat_round mode;
		bool group;
		const char *expected;
	} rows[] = {
		{"0", 0, RAT_HALF_UP, true, "0"},
		{"0", 2, RAT_HALF_UP, true, "0.00"},
		{"-0.4", 0, RAT_HALF_UP, false, "0"},
		{"-0.004", 2, RAT_HALF_UP, false, "0.00"},
		{"-0.005", 2, RAT_HALF_UP, false, "-0.01"},
		{"0.05", 1, RAT_HALF_EVEN, false, "0.0"},
		{"0.05", 1, RAT_HALF_UP, false, "0.1"},
		{"93.625", 1, RAT_HALF_UP, false, "93.6"},
		{"93.625", 2, RAT_HALF_UP, false, "93.63"},
		{"93.625", 2, RAT_DOWN, false, "93.62"},
		{"93.625", 5, RAT_DOWN, false, "93.62500"},
		{"5600/9", 1, RAT_HALF_UP, false, "622.2"},
		{"99.95", 1, RAT_HALF_UP, false, "100.0"},
		{"-99.95", 1, RAT_UP, false, "-100.0"},
		{"12", 0, RAT_HALF_UP, true, "12"},
		{"999", 0, RAT_HALF_UP, true, "999"},
		{"1000", 0, RAT_HALF_UP, true, "1,000"},
		{"-1000", 0, RAT_HALF_UP, true, "-1,000"},
		{"-100", 0, RAT_HALF_UP, true, "-100"},
		{"37598", 0, RAT_HALF_UP, true, "37,598"},
		{"1234567.891", 2, RAT_HALF_UP, true, "1,234,567.89"},
		{"1234567.891", 2, RAT_HALF_UP, false, "1234567.89"},
		{"0.1234567", 7, RAT_HALF_UP, true, "0.1234567"},
		{"1234.5", -2, RAT_HALF_UP, true, "1,200"},
		{"-1250", -2, RAT_HALF_EVEN, false, "-1200"},
		{"-49", -2, RAT_HALF_UP, false, "0"},
		{"1e21", 1, RAT_HALF_UP, true, "1,000,000,000,000,000,000,000.0"},
		{"1e-25", 25, RAT_HALF_UP, true, "0.0000000000000000000000001"},
		{"-1e-25", 24, RAT_UP, true, "-0.000000000000000000000001"},
	};
	struct arena *a = *state;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_text(a, rat_format(a, fraction(a, rows[i].x), rows[i].digits, rows[i].mode, rows[i].group),
			    rows[i].expected);
}

static void formats_with_the_most_digits(void **state)
{
	struct arena *a = *state;
	struct str text = rat_format(a, fraction(a, "-1/3"), RAT_DIGITS_MAX, RAT_HALF_UP, true);
	size_t i;

	assert_int_equal(text.n, RAT_DIGITS_MAX + 3);
	assert_true(str_has_prefix(text, STR("-0.")));
	for (i = 3; i < text.n; i++)
		assert_int_equal(text.p[i], '3');
}

static void writes_exactly(void **state)
{
	static const struct {
		const char *x;
		int min_digits;
		const char *expected;
	} rows[] = {
		{"1/8", 0, "0.125"},
		{"1/8", 2, "0.125"},
		{"1/8", 5, "0.12500"},
		{"1/3", 0, "1/3"},
		{"1/3", 4, "1/3"},
		{"-22/7", 1, "-22/7"},
		{"0", 0, "0"},
		{"0", 2, "0.00"},
		{"-5", 0, "-5"},
		{"-5", 1, "-5.0"},
		{"1/1024", 0, "0.0009765625"},
		{"1/3125", 0, "0.00032"},
		{"3/40", 0, "0.075"},
		{"1e-30", 0, "0.000000000000000000000000000001"},
		{"1e-31", 0, "1/10000000000000000000000000000000"},
		{"1/1073741824", 0, "0.000000000931322574615478515625"},
		{"1/2147483648", 0, "1/2147483648"},
		{"1e40", 0, "10000000000000000000000000000000000000000"},
		{"1e40", 1, "10000000000000000000000000000000000000000.0"},
	};
	struct arena *a = *state;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_text(a, rat_exact(a, fraction(a, rows[i].x), rows[i].min_digits), rows[i].expected);
}

static void gives_the_nearest_double(void **state)
{
	struct arena *a = *state;

	assert_true(rat_to_double(rat_of(0)) == 0.0);
	assert_true(rat_to_double(number(a, "0.1")) == 0.1);
	assert_true(rat_to_double(number(a, "-45.5")) == -45.5);
	assert_true(rat_to_double(fraction(a, "1/3")) == 1.0 / 3.0);
	assert_true(rat_to_double(fraction(a, "2/3")) == 2.0 / 3.0);
	assert_true(rat_to_double(rat_of(INT64_MIN)) == -9223372036854775808.0);
	assert_true(rat_to_double(rat_of(9007199254740993)) == 9007199254740992.0);
	assert_true(rat_to_double(number(a, "9007199254740993.00000000000000000001")) == 9007199254740994.0);
	assert_true(rat_to_double(number(a, "1e300")) == 1e300);
	assert_true(rat_to_double(number(a, "-1e-300")) == -1e-300);
	assert_true(rat_to_double(number(a, "3.14159265358979323846264338327950288")) == 3.14159265358979323846);
}

static void bounds_roots(void **state)
{
	static const struct {
		const char *x;
		int n, digits;
		const char *low, *high;
	} rows[] = {
		{"0", 3, 5, "0", "0"},
		{"1", 1000, 10, "1", "1"},
		{"16", 2, 0, "4", "4"},
		{"17", 2, 0, "4", "5"},
		{"2", 2, 10, "1.4142135623", "1.4142135624"},
		{"2.25", 2, 1, "1.5", "1.5"},
		{"2.25", 2, 0, "1", "2"},
		{"0.001", 3, 1, "0.1", "0.1"},
		{"1/9", 2, 3, "0.333", "0.334"},
		{"4/9", 2, 3, "0.666", "0.667"},
		{"1.21000000000000000000000000000000001", 2, 4, "1.1", "1.1001"},
		{"45.678", 1, 2, "45.67", "45.68"},
		{"45.678", 1, 3, "45.678", "45.678"},
		{"1e60", 3, 2, "100000000000000000000", "100000000000000000000"},
		{"1e-40", 2, 10, "0", "0.0000000001"},
	};
	struct arena *a = *state;
	struct rat low, high;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		rat_root(a, fraction(a, rows[i].x), rows[i].n, rows[i].digits, &low, &high);
		assert_value(a, low, rows[i].low);
		assert_value(a, high, rows[i].high);
	}
}

static void bounds_roots_on_both_sides(void **state)
{
	struct arena *a = *state;
	uint64_t seed = 0x9e3779b97f4a7c15;
	struct rat x, low, high;
	int i, n, digits;

	for (i = 0; i < 500; i++) {
		x = rat_abs(a, random_rational(a, &seed));
		n = 1 + (int)(next_random(&seed) % 7);
		digits = (int)(next_random(&seed) % 25);
		rat_root(a, x, n, digits, &low, &high);
		assert_true(rat_cmp(rat_pow(a, low, n), x) <= 0);
		assert_true(rat_cmp(rat_pow(a, high, n), x) >= 0);
		if (rat_cmp(low, high) != 0)
			assert_same(rat_sub(a, high, low), rat_pow(a, rat_of(10), -digits));
		rat_root(a, rat_pow(a, x, n), n, 60, &low, &high);
		assert_true(rat_cmp(low, x) <= 0 && rat_cmp(x, high) <= 0);
	}
}

/* What holds for all rationals; small operands and results mix with big ones. */
static void obeys_the_laws(void **state)
{
	struct arena *a = *state;
	uint64_t seed = 0x243f6a8885a308d3;
	int i;

	for (i = 0; i < 5000; i++) {
		struct arena_mark mark = arena_mark(a);
		struct rat x = random_rational(a, &seed), y = random_rational(a, &seed), z = random_rational(a, &seed);

		assert_same(rat_add(a, x, y), rat_add(a, y, x));
		assert_same(rat_mul(a, x, y), rat_mul(a, y, x));
		assert_same(rat_add(a, rat_add(a, x, y), z), rat_add(a, x, rat_add(a, y, z)));
		assert_same(rat_mul(a, rat_mul(a, x, y), z), rat_mul(a, x, rat_mul(a, y, z)));
		assert_same(rat_mul(a, x, rat_add(a, y, z)), rat_add(a, rat_mul(a, x, y), rat_mul(a, x, z)));
		assert_same(rat_sub(a, rat_add(a, x, y), y), x);
		assert_same(rat_sub(a, x, y), rat_neg(a, rat_sub(a, y, x)));
		if (rat_sign(y) != 0)
			assert_same(rat_mul(a, rat_div(a, x, y), y), x);
		assert_int_equal(rat_cmp(x, y) > 0, rat_sign(rat_sub(a, x, y)) > 0);
		assert_int_equal(rat_cmp(x, y) < 0, rat_cmp(y, x) > 0);
		assert_same(rat_pow(a, x, 3), rat_mul(a, x, rat_mul(a, x, x)));
		arena_rewind(a, mark);
	}
}

/* Operands scaled out of the reach of 64 bits give the same results, scaled. */
static void agrees_with_itself_when_big(void **state)
{
	struct arena *a = *state;
	struct rat huge = number(a, "123456789e40"), x, y, big_x, big_y;
	uint64_t seed = 0x13198a2e03707344;
	int i;

	for (i = 0; i < 5000; i++) {
		struct arena_mark mark = arena_mark(a);

		x = random_rational(a, &seed);
		y = random_rational(a, &seed);
		big_x = rat_mul(a, x, huge);
		big_y = rat_mul(a, y, huge);
		assert_same(rat_div(a, rat_add(a, big_x, big_y), huge), rat_add(a, x, y));
		assert_same(rat_div(a, rat_sub(a, big_x, big_y), huge), rat_sub(a, x, y));
		assert_same(rat_div(a, rat_mul(a, big_x, big_y), rat_mul(a, huge, huge)), rat_mul(a, x, y));
		if (rat_sign(y) != 0)
			assert_same(rat_div(a, big_x, big_y), rat_div(a, x, y));
		assert_same(rat_div(a, rat_neg(a, big_x), huge), rat_neg(a, x));
		assert_same(rat_div(a, rat_abs(a, big_x), huge), rat_abs(a, x));
		assert_int_equal(rat_cmp(big_x, big_y) > 0, rat_cmp(x, y) > 0);
		assert_int_equal(rat_cmp(big_x, big_y) < 0, rat_cmp(x, y) < 0);
		assert_int_equal(rat_sign(big_x), rat_sign(x));
		arena_rewind(a, mark);
	}
}

static void rounds_within_bounds(void **state)
{
	struct arena *a = *state;
	struct rat ten40 = rat_pow(a, rat_of(10), 40);
	uint64_t seed = 0xa4093822299f31d0;
	int i, mode, digits;

	for (i = 0; i < 4000; i++) {
		struct arena_mark mark = arena_mark(a);
		struct rat x = random_rational(a, &seed), unit, rounded, off;

		digits = (int)(next_random(&seed) % 24) - 12;
		mode = i % RAT_ROUND_COUNT;
		unit = rat_pow(a, rat_of(10), -digits);
		rounded = rat_round(a, x, digits, (enum rat_round)mode);
		off = rat_sub(a, rat_abs(a, rounded), rat_abs(a, x));
		assert_true(rat_is_integer(rat_div(a, rounded, unit)));
		assert_true(rat_sign(rounded) == 0 || rat_sign(rounded) == rat_sign(x));
		assert_true(rat_cmp(rat_abs(a, off), unit) < 0);
		if (mode == RAT_DOWN)
			assert_true(rat_sign(off) <= 0);
		else if (mode == RAT_UP)
			assert_true(rat_sign(off) >= 0);
		else
			assert_true(rat_cmp(rat_mul(a, rat_abs(a, off), rat_of(2)), unit) <= 0);
		assert_same(rat_round(a, rat_mul(a, x, ten40), digits - 40, (enum rat_round)mode),
			    rat_mul(a, rounded, ten40));
		arena_rewind(a, mark);
	}
}

static void reads_what_it_writes(void **state)
{
	struct arena *a = *state;
	uint64_t seed = 0x082efa98ec4e6c89;
	int i, digits, scale;

	for (i = 0; i < 4000; i++) {
		struct arena_mark mark = arena_mark(a);
		struct rat x = random_rational(a, &seed), back;

		digits = (int)(next_random(&seed) % 30);
		assert_true(parse_at_end(a, rat_format(a, x, digits, RAT_HALF_EVEN, false), &back, &scale));
		assert_int_equal(scale, digits);
		assert_same(back, rat_round(a, x, digits, RAT_HALF_EVEN));
		x = rat_ratio(a, random_integer(&seed), 1000000);
		assert_same(number(a, str_z(a, rat_exact(a, x, digits))), x);
		arena_rewind(a, mark);
	}
}

/* A big value is made of nothing but arena memory, so it survives what made it. */
static void keeps_operands_as_they_are(void **state)
{
	struct arena *a = *state;
	struct rat x = number(a, "123456789012345678901234567890"), y = rat_of(7);

	rat_add(a, x, y);
	rat_mul(a, x, x);
	rat_neg(a, x);
	rat_round(a, x, -5, RAT_UP);
	rat_pow(a, x, -3);
	assert_value(a, x, "123456789012345678901234567890");
	assert_small(y, 7, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reads_decimals),
		TEST(refuses_what_is_no_decimal),
		TEST(limits_the_digits),
		TEST(reads_the_largest_exponents),
		TEST(makes_ratios),
		TEST(calculates_known_values),
		TEST(copes_with_the_ends_of_the_range),
		TEST(leaves_the_big_path_when_the_result_fits),
		TEST(raises_to_powers),
		TEST(calculates_with_a_hundred_digits),
		TEST(tells_integers),
		TEST(rounds),
		TEST(formats),
		TEST(formats_with_the_most_digits),
		TEST(writes_exactly),
		TEST(gives_the_nearest_double),
		TEST(bounds_roots),
		TEST(bounds_roots_on_both_sides),
		TEST(obeys_the_laws),
		TEST(agrees_with_itself_when_big),
		TEST(rounds_within_bounds),
		TEST(reads_what_it_writes),
		TEST(keeps_operands_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
