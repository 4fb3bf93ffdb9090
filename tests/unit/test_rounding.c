/* Rounding inferred from printed numbers, crowded at the borders. */
#include "eval/rounding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* What was divided, and what is printed for the percentage. */
struct sample {
	int64_t actual, target;
	const char *printed;
};

static const struct rounding usual = {1, RAT_HALF_UP};

static struct rounding_guess infer(struct arena *a, const struct sample *v, size_t n)
{
	struct rounding_case *c = ARENA_ARRAY(a, struct rounding_case, n);
	for (size_t k = 0; k < n; k++) {
		c[k].exact = rat_mul(a, rat_ratio(a, v[k].actual, v[k].target), rat_of(100));
		assert_true(rat_parse(a, str_of(v[k].printed), &c[k].printed, &c[k].digits));
	}
	return rounding_infer(a, c, n, &usual);
}
#define INFER(a, v) infer((a), (v), sizeof(v) / sizeof *(v))

static void cut_off(void **state)
{
	(void)state;
	/* 茨城県: 129.075, 99.983…, 66.666… */
	static const struct sample v[] = {{5163, 4000, "129.0"}, {5999, 6000, "99.9"}, {2, 3, "66.6"}, {1, 1, "100.0"}};
	struct arena *a = arena_new(NULL, NULL);
	struct rounding_guess g = INFER(a, v);
	assert_true(g.decided);
	assert_int_equal(g.rounding.mode, RAT_DOWN);
	assert_int_equal(g.rounding.digits, 1);
	assert_int_equal(g.best->fits[RAT_DOWN], 4);
	assert_int_equal(g.best->fits[RAT_HALF_UP], 1);
	assert_int_equal(g.telling, 3);
	arena_free(a);
}

static void half_up_with_a_deviant(void **state)
{
	(void)state;
	/* 御所市: 62/93 is printed as 66.6. */
	static const struct sample v[] = {
		{581, 580, "100.2"}, {593, 580, "102.2"}, {113, 120, "94.2"}, {62, 93, "66.6"}};
	struct arena *a = arena_new(NULL, NULL);
	struct rounding_guess g = INFER(a, v);
	assert_true(g.decided);
	assert_int_equal(g.rounding.mode, RAT_HALF_UP);
	assert_int_equal(g.best->fits[RAT_HALF_UP], 3);
	assert_int_equal(g.best->fits[RAT_DOWN], 2);
	arena_free(a);
}

static void at_the_half(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	/* 50.05 and 50.15: half up, and half to even only for the second; just below, half up cuts off. */
	static const struct sample up[] = {{1001, 2000, "50.1"}, {1003, 2000, "50.2"}, {100099, 200000, "50.0"}};
	struct rounding_guess g = INFER(a, up);
	assert_true(g.decided);
	assert_int_equal(g.rounding.mode, RAT_HALF_UP);
	static const struct sample even[] = {{1001, 2000, "50.0"}, {1003, 2000, "50.2"}, {100101, 200000, "50.1"}};
	g = INFER(a, even);
	assert_true(g.decided);
	assert_int_equal(g.rounding.mode, RAT_HALF_EVEN);
	assert_false(g.equal[RAT_HALF_UP]);
	static const struct sample above[] = {{100001, 200000, "50.1"}, {1, 3, "33.4"}};
	g = INFER(a, above);
	assert_true(g.decided);
	assert_int_equal(g.rounding.mode, RAT_UP);
	arena_free(a);
}

static void nothing_tells_them_apart(void **state)
{
	(void)state;
	static const struct sample v[] = {{1, 2, "50"}, {3, 4, "75.0"}};
	struct arena *a = arena_new(NULL, NULL);
	struct rounding_guess g = INFER(a, v);
	assert_false(g.decided);
	assert_true(g.equal[RAT_HALF_UP] && g.equal[RAT_DOWN] && g.equal[RAT_UP]);
	assert_int_equal(g.telling, 0);
	assert_int_equal(g.rounding.mode, usual.mode);
	assert_int_equal(g.rounding.digits, 1);
	/* The mode that is usual goes before the others. */
	struct rounding_case half = {rat_of(50), rat_of(50), 0};
	g = rounding_infer(a, &half, 1, &(struct rounding){1, RAT_UP});
	assert_false(g.decided);
	assert_int_equal(g.rounding.mode, RAT_UP);
	/* By none: no mode is better than another. */
	half.printed = rat_of(70);
	g = rounding_infer(a, &half, 1, &usual);
	assert_false(g.decided);
	g = infer(a, NULL, 0);
	assert_false(g.decided);
	assert_null(g.best);
	arena_free(a);
}

static void fewer_digits_than_printed(void **state)
{
	(void)state;
	/* Rounded to whole percents, printed with a zero behind the point. */
	static const struct sample v[] = {{2, 3, "67.0"}, {1, 3, "33.0"}, {5, 6, "83.0"}};
	struct arena *a = arena_new(NULL, NULL);
	struct rounding_guess g = INFER(a, v);
	assert_true(g.decided);
	assert_int_equal(g.rounding.digits, 0);
	assert_int_equal(g.rounding.mode, RAT_HALF_UP);
	arena_free(a);
}

static void a_zero_may_be_left_out(void **state)
{
	(void)state;
	static const struct sample v[] = {{2, 3, "66.7"}, {3001, 3000, "100"}, {1, 3, "33.3"}};
	struct arena *a = arena_new(NULL, NULL);
	struct rounding_guess g = INFER(a, v);
	assert_int_equal(g.rounding.digits, 1);
	assert_int_equal(g.best->fits[RAT_HALF_UP], 3);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cut_off),
		cmocka_unit_test(half_up_with_a_deviant),
		cmocka_unit_test(at_the_half),
		cmocka_unit_test(nothing_tells_them_apart),
		cmocka_unit_test(fewer_digits_than_printed),
		cmocka_unit_test(a_zero_may_be_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
