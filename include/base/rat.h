/*
 * Exact rational numbers.  Values are immutable and passed by value: small
 * ones are a pair of 64-bit integers, others are GMP rationals kept in an
 * arena, which an operation that may need one takes as its first argument.
 *
 * Invariant: lowest terms, d > 0; `big` is NULL whenever n / d fits.
 */
#ifndef BASE_RAT_H
#define BASE_RAT_H

#include "base/str.h"

struct rat_big;

struct rat {
	int64_t n, d;
	const struct rat_big *big;
};

enum rat_round { RAT_HALF_UP, RAT_DOWN, RAT_UP, RAT_HALF_EVEN, RAT_ROUND_COUNT };

/* The most digits, before and after the point together, that rat_parse() takes; no function is asked for more. */
enum { RAT_DIGITS_MAX = 1000 };

/* The largest power and the highest root. */
enum { RAT_POWER_MAX = 1000 };

struct rat rat_of(int64_t n);
/* n / d; d must not be zero. */
struct rat rat_ratio(struct arena *a, int64_t n, int64_t d);

/*
 * Reads [+-]digits[.digits][e[+-]digits] (e or E, an exponent of at most RAT_DIGITS_MAX), all of `s`, into *out,
 * and the number of digits after the point as written into *scale (NULL: not wanted).
 * False if `s` is not of that form; *out and *scale are then untouched.
 */
bool rat_parse(struct arena *a, struct str s, struct rat *out, int *scale);

struct rat rat_add(struct arena *a, struct rat x, struct rat y);
struct rat rat_sub(struct arena *a, struct rat x, struct rat y);
struct rat rat_mul(struct arena *a, struct rat x, struct rat y);
/* y must not be zero. */
struct rat rat_div(struct arena *a, struct rat x, struct rat y);
struct rat rat_neg(struct arena *a, struct rat x);
struct rat rat_abs(struct arena *a, struct rat x);
/* x to the power of n, 0^0 = 1; x must not be zero for n < 0; |n| at most RAT_POWER_MAX. */
struct rat rat_pow(struct arena *a, struct rat x, int n);

/* <0, 0, >0. */
int rat_cmp(struct rat x, struct rat y);
int rat_sign(struct rat x);
bool rat_is_integer(struct rat x);
/* The value as an int64_t in *out; false if it is no integer or does not fit. */
bool rat_to_int(struct rat x, int64_t *out);

/*
 * x rounded to `digits` after the point (negative: tens, hundreds …; RAT_DIGITS_MAX either way, here and below).
 * HALF_UP moves a half away from zero, HALF_EVEN to the even neighbour; DOWN goes towards zero, UP away from it.
 */
struct rat rat_round(struct arena *a, struct rat x, int digits, enum rat_round mode);

/*
 * Decimal text of x with exactly `digits` after the point, rounded by `mode`;
 * `group` puts a comma between thousands.  No locale; what rounds to zero has no sign.
 */
struct str rat_format(struct arena *a, struct rat x, int digits, enum rat_round mode, bool group);

/*
 * The shortest exact decimal text with at least `min_digits` (0 or more) after the point where the
 * value has one of at most 30 digits after the point; otherwise the fraction "n/d".
 */
struct str rat_exact(struct arena *a, struct rat x, int min_digits);

/* Nearest double, for drawing only (chart coordinates): decides nothing. */
double rat_to_double(struct rat x);

/*
 * Bounds of the n-th root of x >= 0 that are at most 10^-digits apart: *low <= root <= *high,
 * equal when the root is a decimal of that many digits.  n from 1 to RAT_POWER_MAX.
 */
void rat_root(struct arena *a, struct rat x, int n, int digits, struct rat *low, struct rat *high);

#endif
