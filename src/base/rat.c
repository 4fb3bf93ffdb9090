#include "base/rat_big.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static uint64_t magnitude(int64_t n)
{
	return n < 0 ? -(uint64_t)n : (uint64_t)n;
}

static uint64_t gcd(uint64_t x, uint64_t y)
{
	while (y != 0) {
		uint64_t rest = x % y;

		x = y;
		y = rest;
	}
	return x;
}

static_assert(GMP_NUMB_BITS >= 32, "two limbs hold 64 bits");

static void view_word(mpz_ptr z, mp_limb_t limbs[2], bool negative, uint64_t word)
{
	limbs[0] = (mp_limb_t)(word & GMP_NUMB_MASK);
	limbs[1] = (mp_limb_t)(word >> (GMP_NUMB_BITS - 1) >> 1);
	mpz_roinit_n(z, limbs, negative ? -2 : 2);
}

mpq_srcptr rat_view(struct rat x, struct rat_view *room)
{
	if (x.big)
		return x.big->q;
	view_word(mpq_numref(room->q), room->n, x.n < 0, magnitude(x.n));
	view_word(mpq_denref(room->q), room->d, false, (uint64_t)x.d);
	return room->q;
}

/* The magnitude of z, which has 64 bits at most. */
static uint64_t word_of(mpz_srcptr z)
{
	uint64_t word = 0;

	mpz_export(&word, NULL, -1, sizeof word, 0, 0, z);
	return word;
}

static bool fits(mpz_srcptr z, int64_t *out)
{
	size_t bits = mpz_sizeinbase(z, 2);

	if (bits > 63 && !(bits == 64 && mpz_sgn(z) < 0 && mpz_scan1(z, 0) == 63))
		return false;
	*out = (int64_t)(mpz_sgn(z) < 0 ? -word_of(z) : word_of(z));
	return true;
}

static void keep_limbs(struct arena *a, mpz_ptr to, mpz_srcptr from)
{
	size_t n = mpz_size(from);
	mp_limb_t *limbs = ARENA_ARRAY(a, mp_limb_t, n);

	memcpy(limbs, mpz_limbs_read(from), n * sizeof *limbs);
	mpz_roinit_n(to, limbs, mpz_sgn(from) < 0 ? -(mp_size_t)n : (mp_size_t)n);
}

struct rat rat_keep(struct arena *a, mpq_srcptr q)
{
	struct rat x = {.d = 1};
	struct rat_big *big;

	if (fits(mpq_numref(q), &x.n) && fits(mpq_denref(q), &x.d))
		return x;
	big = ARENA_NEW(a, struct rat_big);
	keep_limbs(a, mpq_numref(big->q), mpq_numref(q));
	keep_limbs(a, mpq_denref(big->q), mpq_denref(q));
	return (struct rat){.n = mpq_sgn(q), .d = 1, .big = big};
}

static struct rat keep_integer(struct arena *a, mpz_srcptr z)
{
	struct rat x;
	mpq_t q;

	mpq_init(q);
	mpq_set_z(q, z);
	x = rat_keep(a, q);
	mpq_clear(q);
	return x;
}

/* n / d, already in lowest terms. */
static struct rat from_words(struct arena *a, bool negative, uint64_t n, uint64_t d)
{
	if (n <= INT64_MAX && d <= INT64_MAX)
		return (struct rat){.n = negative ? -(int64_t)n : (int64_t)n, .d = (int64_t)d};
	/* GMP sets it, which analyzers do not see. */
	struct rat_view room = {0};
	view_word(mpq_numref(room.q), room.n, negative, n);
	view_word(mpq_denref(room.q), room.d, false, d);
	return rat_keep(a, room.q);
}

typedef void binary_fn(mpq_ptr, mpq_srcptr, mpq_srcptr);

static struct rat by_gmp(struct arena *a, binary_fn *operation, struct rat x, struct rat y)
{
	struct rat_view room_x, room_y;
	struct rat result;
	mpq_t q;

	mpq_init(q);
	operation(q, rat_view(x, &room_x), rat_view(y, &room_y));
	result = rat_keep(a, q);
	mpq_clear(q);
	return result;
}

struct rat rat_of(int64_t n)
{
	return (struct rat){.n = n, .d = 1};
}

struct rat rat_ratio(struct arena *a, int64_t n, int64_t d)
{
	uint64_t shared = gcd(magnitude(n), magnitude(d));

	assert(d != 0);
	return from_words(a, (n < 0) != (d < 0), magnitude(n) / shared, magnitude(d) / shared);
}

/* x + y with both small, by gcds of the denominators alone: Knuth, TAOCP vol. 2, 4.5.1. */
static bool add_small(struct rat x, struct rat y, struct rat *out)
{
	int64_t shared, left, right, sum, rest;

	if (x.d == 1 && y.d == 1) {
		*out = (struct rat){.d = 1};
		return !__builtin_add_overflow(x.n, y.n, &out->n);
	}
	shared = (int64_t)gcd((uint64_t)x.d, (uint64_t)y.d);
	if (__builtin_mul_overflow(x.n, y.d / shared, &left) || __builtin_mul_overflow(y.n, x.d / shared, &right) ||
	    __builtin_add_overflow(left, right, &sum))
		return false;
	rest = (int64_t)gcd(magnitude(sum), (uint64_t)shared);
	*out = (struct rat){.n = sum / rest};
	return !__builtin_mul_overflow(x.d / shared, y.d / rest, &out->d);
}

struct rat rat_add(struct arena *a, struct rat x, struct rat y)
{
	struct rat sum;

	if (!x.big && !y.big && add_small(x, y, &sum))
		return sum;
	return by_gmp(a, mpq_add, x, y);
}

struct rat rat_sub(struct arena *a, struct rat x, struct rat y)
{
	struct rat difference;

	if (!x.big && !y.big && y.n != INT64_MIN && add_small(x, (struct rat){.n = -y.n, .d = y.d}, &difference))
		return difference;
	return by_gmp(a, mpq_sub, x, y);
}

/* xn / xd * yn / yd; false when it takes more than 64 bits. */
static bool multiply_words(uint64_t xn, uint64_t xd, uint64_t yn, uint64_t yd, uint64_t *n, uint64_t *d)
{
	uint64_t across = gcd(xn, yd), back = gcd(yn, xd);

	return !__builtin_mul_overflow(xn / across, yn / back, n) && !__builtin_mul_overflow(xd / back, yd / across, d);
}

struct rat rat_mul(struct arena *a, struct rat x, struct rat y)
{
	uint64_t n, d;

	if (rat_sign(x) == 0 || rat_sign(y) == 0)
		return rat_of(0);
	if (!x.big && !y.big && multiply_words(magnitude(x.n), (uint64_t)x.d, magnitude(y.n), (uint64_t)y.d, &n, &d))
		return from_words(a, (x.n < 0) != (y.n < 0), n, d);
	return by_gmp(a, mpq_mul, x, y);
}

struct rat rat_div(struct arena *a, struct rat x, struct rat y)
{
	uint64_t n, d;

	assert(rat_sign(y) != 0);
	if (rat_sign(x) == 0)
		return x;
	if (!x.big && !y.big && multiply_words(magnitude(x.n), (uint64_t)x.d, (uint64_t)y.d, magnitude(y.n), &n, &d))
		return from_words(a, (x.n < 0) != (y.n < 0), n, d);
	return by_gmp(a, mpq_div, x, y);
}

struct rat rat_neg(struct arena *a, struct rat x)
{
	if (x.big)
		return by_gmp(a, mpq_sub, rat_of(0), x);
	return from_words(a, x.n > 0, magnitude(x.n), (uint64_t)x.d);
}

struct rat rat_abs(struct arena *a, struct rat x)
{
	return rat_sign(x) < 0 ? rat_neg(a, x) : x;
}

/* base^exponent; false when it does not fit. */
static bool power_small(int64_t base, unsigned exponent, int64_t *out)
{
	int64_t power = 1;

	for (;; exponent >>= 1) {
		if (exponent & 1 && __builtin_mul_overflow(power, base, &power))
			return false;
		if (exponent <= 1)
			break;
		if (__builtin_mul_overflow(base, base, &base))
			return false;
	}
	*out = power;
	return true;
}

struct rat rat_pow(struct arena *a, struct rat x, int n)
{
	unsigned exponent = n < 0 ? -(unsigned)n : (unsigned)n;
	struct rat power = {.d = 1};
	struct rat_view room;
	mpq_srcptr base;
	mpq_t q;

	assert(exponent <= RAT_POWER_MAX && (n >= 0 || rat_sign(x) != 0));
	if (n < 0)
		x = rat_div(a, rat_of(1), x);
	if (!x.big && power_small(x.n, exponent, &power.n) && power_small(x.d, exponent, &power.d))
		return power;
	base = rat_view(x, &room);
	mpq_init(q);
	mpz_pow_ui(mpq_numref(q), mpq_numref(base), exponent);
	mpz_pow_ui(mpq_denref(q), mpq_denref(base), exponent);
	power = rat_keep(a, q);
	mpq_clear(q);
	return power;
}

int rat_cmp(struct rat x, struct rat y)
{
	struct rat_view room_x, room_y;
	int64_t left, right;

	if (!x.big && !y.big && !__builtin_mul_overflow(x.n, y.d, &left) && !__builtin_mul_overflow(y.n, x.d, &right))
		return (left > right) - (left < right);
	return mpq_cmp(rat_view(x, &room_x), rat_view(y, &room_y));
}

int rat_sign(struct rat x)
{
	return (x.n > 0) - (x.n < 0);
}

bool rat_is_integer(struct rat x)
{
	return x.big ? mpz_cmp_ui(mpq_denref(x.big->q), 1) == 0 : x.d == 1;
}

bool rat_to_int(struct rat x, int64_t *out)
{
	if (x.big || x.d != 1)
		return false;
	*out = x.n;
	return true;
}

/*
 * Whether a quotient cut off towards zero is moved one away from it: `half` compares what was cut off with one half
 * (<0, 0, >0).
 */
static bool moves_away(enum rat_round mode, bool cut, int half, bool odd)
{
	switch (mode) {
	case RAT_HALF_UP:
		return half >= 0;
	case RAT_DOWN:
		return false;
	case RAT_UP:
		return cut;
	case RAT_HALF_EVEN:
		return half > 0 || (half == 0 && odd);
	case RAT_ROUND_COUNT:
		break;
	}
	assert(mode < RAT_ROUND_COUNT);
	return false;
}

static bool round_small(struct rat x, int digits, enum rat_round mode, int64_t *out)
{
	int64_t scale;
	uint64_t rest;
	int half;

	if (!power_small(10, (unsigned)(digits < 0 ? -digits : digits), &scale) ||
	    __builtin_mul_overflow(digits < 0 ? x.d : x.n, scale, digits < 0 ? &x.d : &x.n))
		return false;
	*out = x.n / x.d;
	rest = magnitude(x.n % x.d);
	half = (rest > (uint64_t)x.d - rest) - (rest < (uint64_t)x.d - rest);
	if (moves_away(mode, rest != 0, half, *out % 2 != 0))
		*out += x.n < 0 ? -1 : 1;
	return true;
}

static struct rat round_big(struct arena *a, struct rat x, int digits, enum rat_round mode)
{
	struct rat_view room;
	mpq_srcptr q = rat_view(x, &room);
	struct rat rounded;
	mpz_t n, d, rest;
	bool cut;

	mpz_init_set(n, mpq_numref(q));
	mpz_init_set(d, mpq_denref(q));
	mpz_init(rest);
	mpz_ui_pow_ui(rest, 10, (unsigned long)(digits < 0 ? -digits : digits));
	if (digits < 0)
		mpz_mul(d, d, rest);
	else
		mpz_mul(n, n, rest);
	mpz_tdiv_qr(n, rest, n, d);
	cut = mpz_sgn(rest) != 0;
	mpz_mul_2exp(rest, rest, 1);
	if (moves_away(mode, cut, mpz_cmpabs(rest, d), mpz_odd_p(n))) {
		if (rat_sign(x) < 0)
			mpz_sub_ui(n, n, 1);
		else
			mpz_add_ui(n, n, 1);
	}
	rounded = keep_integer(a, n);
	mpz_clear(rest);
	mpz_clear(d);
	mpz_clear(n);
	return rounded;
}

struct rat rat_round_scaled(struct arena *a, struct rat x, int digits, enum rat_round mode)
{
	int64_t n;

	assert(digits >= -RAT_DIGITS_MAX && digits <= RAT_DIGITS_MAX);
	if (!x.big && round_small(x, digits, mode, &n))
		return rat_of(n);
	return round_big(a, x, digits, mode);
}

struct rat rat_round(struct arena *a, struct rat x, int digits, enum rat_round mode)
{
	struct rat scaled = rat_round_scaled(a, x, digits, mode);

	return rat_mul(a, scaled, rat_pow(a, rat_of(10), -digits));
}

double rat_to_double(struct rat x)
{
	struct rat_view room;
	mpq_srcptr q = rat_view(x, &room);
	uint64_t word;
	mpz_t n, d;
	long up;

	if (rat_sign(x) == 0)
		return 0;
	/* A quotient of 63 or 64 bits; its last bit stands for all that is cut off, so the one rounding is the
	 * conversion's. */
	up = 63 - (long)mpz_sizeinbase(mpq_numref(q), 2) + (long)mpz_sizeinbase(mpq_denref(q), 2);
	mpz_init(n);
	mpz_init(d);
	mpz_mul_2exp(n, mpq_numref(q), (mp_bitcnt_t)(up > 0 ? up : 0));
	mpz_mul_2exp(d, mpq_denref(q), (mp_bitcnt_t)(up < 0 ? -up : 0));
	mpz_tdiv_qr(n, d, n, d);
	word = word_of(n) | (mpz_sgn(d) != 0);
	mpz_clear(d);
	mpz_clear(n);
	return ldexp(rat_sign(x) < 0 ? -(double)word : (double)word, (int)-up);
}

void rat_root(struct arena *a, struct rat x, int n, int digits, struct rat *low, struct rat *high)
{
	struct rat_view room;
	mpq_srcptr q = rat_view(x, &room);
	struct rat root, unit;
	mpz_t scaled, rest;
	bool exact;

	assert(rat_sign(x) >= 0 && n >= 1 && n <= RAT_POWER_MAX && digits >= 0 && digits <= RAT_DIGITS_MAX);
	mpz_init(scaled);
	mpz_init(rest);
	mpz_ui_pow_ui(scaled, 10, (unsigned long)n * (unsigned long)digits);
	mpz_mul(scaled, scaled, mpq_numref(q));
	mpz_tdiv_qr(scaled, rest, scaled, mpq_denref(q));
	/* The root of the floor has the same floor as the root. */
	exact = mpz_root(scaled, scaled, (unsigned long)n) != 0 && mpz_sgn(rest) == 0;
	root = keep_integer(a, scaled);
	mpz_clear(rest);
	mpz_clear(scaled);
	unit = rat_pow(a, rat_of(10), -digits);
	*low = rat_mul(a, root, unit);
	*high = exact ? *low : rat_mul(a, rat_add(a, root, rat_of(1)), unit);
}
