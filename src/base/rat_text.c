#include "base/rat_big.h"

#include <string.h>

/* Digits of a number that fits int64_t whatever the digits are. */
enum { WORD_DIGITS = 18 };

/* Room for the digits of any int64_t. */
enum { WORD_TEXT = 20 };

enum { EXACT_DIGITS_MAX = 30 };

static const int64_t FIVE_TO[WORD_DIGITS] = {
	1,	 5,	  25,	    125,       625,	   3125,       15625,	    78125,	  390625,
	1953125, 9765625, 48828125, 244140625, 1220703125, 6103515625, 30517578125, 152587890625, 762939453125,
};

/* A number as written, checked for form. */
struct decimal {
	bool negative;
	struct str whole, fraction; /* digits before and after the point */
	int exponent;
	uint64_t value; /* the digits without the point: good up to WORD_DIGITS of them */
};

/* Takes the digits at *p; false if there are none. */
static bool scan_digits(const char **p, const char *end, struct str *digits, uint64_t *value)
{
	const char *start = *p;

	for (; *p < end && **p >= '0' && **p <= '9'; (*p)++)
		*value = *value * 10 + (uint64_t)(**p - '0');
	*digits = (struct str){start, (size_t)(*p - start)};
	return digits->n != 0;
}

static bool scan_sign(const char **p, const char *end)
{
	bool negative = *p < end && **p == '-';

	if (*p < end && (**p == '-' || **p == '+'))
		(*p)++;
	return negative;
}

static bool scan_exponent(const char **p, const char *end, int *out)
{
	bool negative = scan_sign(p, end);
	const char *start = *p;
	int exponent = 0;

	for (; *p < end && **p >= '0' && **p <= '9'; (*p)++) {
		exponent = exponent * 10 + (**p - '0');
		if (exponent > RAT_DIGITS_MAX)
			return false;
	}
	*out = negative ? -exponent : exponent;
	return *p > start;
}

static bool scan_decimal(struct str s, struct decimal *out)
{
	const char *p = s.p, *end = s.n ? s.p + s.n : s.p;

	*out = (struct decimal){.negative = scan_sign(&p, end)};
	if (!scan_digits(&p, end, &out->whole, &out->value))
		return false;
	if (p < end && *p == '.') {
		p++;
		if (!scan_digits(&p, end, &out->fraction, &out->value))
			return false;
	}
	if (out->whole.n > RAT_DIGITS_MAX || out->fraction.n > RAT_DIGITS_MAX - out->whole.n)
		return false;
	if (p < end && (*p == 'e' || *p == 'E')) {
		p++;
		if (!scan_exponent(&p, end, &out->exponent))
			return false;
	}
	return p == end;
}

/* value / 10^scale: of 10^scale only twos and fives can cancel, so no general gcd is taken. */
static struct rat decimal_small(const struct decimal *in)
{
	int scale = (int)in->fraction.n, twos = scale, fives = scale;
	uint64_t value = in->value;

	if (value == 0)
		return rat_of(0);
	for (; twos > 0 && value % 2 == 0; twos--)
		value /= 2;
	for (; fives > 0 && value % 5 == 0; fives--)
		value /= 5;
	return (struct rat){.n = in->negative ? -(int64_t)value : (int64_t)value, .d = FIVE_TO[fives] << twos};
}

static struct rat decimal_big(struct arena *a, const struct decimal *in)
{
	long exponent = in->exponent - (long)in->fraction.n;
	char digits[RAT_DIGITS_MAX + 1];
	struct rat x;
	mpz_t ten_power;
	mpq_t q;

	memcpy(digits, in->whole.p, in->whole.n);
	if (in->fraction.n)
		memcpy(digits + in->whole.n, in->fraction.p, in->fraction.n);
	digits[in->whole.n + in->fraction.n] = '\0';
	mpq_init(q);
	mpz_init(ten_power);
	mpz_set_str(mpq_numref(q), digits, 10);
	mpz_ui_pow_ui(ten_power, 10, (unsigned long)(exponent < 0 ? -exponent : exponent));
	if (exponent < 0)
		mpz_swap(mpq_denref(q), ten_power);
	else
		mpz_mul(mpq_numref(q), mpq_numref(q), ten_power);
	if (in->negative)
		mpq_neg(q, q);
	mpq_canonicalize(q);
	x = rat_keep(a, q);
	mpz_clear(ten_power);
	mpq_clear(q);
	return x;
}

bool rat_parse(struct arena *a, struct str s, struct rat *out, int *scale)
{
	struct decimal in;

	if (!scan_decimal(s, &in))
		return false;
	if (in.exponent == 0 && in.whole.n + in.fraction.n <= WORD_DIGITS)
		*out = decimal_small(&in);
	else
		*out = decimal_big(a, &in);
	if (scale)
		*scale = (int)in.fraction.n;
	return true;
}

/* Decimal digits of a whole number, without its sign, in `room`. */
static struct str word_text(int64_t n, char room[WORD_TEXT])
{
	uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
	char *p = room + WORD_TEXT;

	do {
		*--p = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	return (struct str){p, (size_t)(room + WORD_TEXT - p)};
}

/* Decimal digits of z, with a sign if it is negative. */
static struct str integer_text(struct arena *a, mpz_srcptr z)
{
	char *text = ARENA_ARRAY(a, char, mpz_sizeinbase(z, 10) + 2);

	mpz_get_str(text, 10, z);
	return str_of(text);
}

static char *put_whole(char *to, struct str digits, bool group)
{
	size_t i;

	if (digits.n == 0)
		*to++ = '0';
	for (i = 0; i < digits.n; i++) {
		if (group && i > 0 && (digits.n - i) % 3 == 0)
			*to++ = ',';
		*to++ = digits.p[i];
	}
	return to;
}

/* digits * 10^-scale, where `digits` may be fewer than `scale`. */
static struct str decimal_text(struct arena *a, bool negative, struct str digits, size_t scale, bool group)
{
	size_t whole = digits.n > scale ? digits.n - scale : 0;
	size_t zeros = digits.n < scale ? scale - digits.n : 0;
	char *text = ARENA_ARRAY(a, char, digits.n + digits.n / 3 + scale + 3), *to = text;

	if (negative)
		*to++ = '-';
	to = put_whole(to, str_slice(digits, 0, whole), group);
	if (scale > 0) {
		*to++ = '.';
		memset(to, '0', zeros);
		to += zeros;
		memcpy(to, digits.p + whole, digits.n - whole);
		to += digits.n - whole;
	}
	return (struct str){text, (size_t)(to - text)};
}

struct str rat_format(struct arena *a, struct rat x, int digits, enum rat_round mode, bool group)
{
	int scale = digits > 0 ? digits : 0;
	struct rat rounded = digits < 0 ? rat_round(a, x, digits, mode) : rat_round_scaled(a, x, digits, mode);
	bool negative = rat_sign(rounded) < 0;
	struct rat_view room;
	char word[WORD_TEXT];
	struct str text;

	if (rat_sign(rounded) == 0)
		return decimal_text(a, false, STR(""), (size_t)scale, group);
	if (!rounded.big)
		return decimal_text(a, negative, word_text(rounded.n, word), (size_t)scale, group);
	text = integer_text(a, mpq_numref(rat_view(rounded, &room)));
	return decimal_text(a, negative, str_slice(text, negative, text.n), (size_t)scale, group);
}

/* The digits after the point that a fraction with this denominator takes, or -1 if more than EXACT_DIGITS_MAX. */
static int places(mpz_srcptr denominator)
{
	size_t twos = mpz_scan1(denominator, 0), fives;
	mpz_t rest, five;
	bool ends;

	if (twos > EXACT_DIGITS_MAX)
		return -1;
	mpz_init(rest);
	mpz_init_set_ui(five, 5);
	mpz_tdiv_q_2exp(rest, denominator, twos);
	fives = mpz_remove(rest, rest, five);
	ends = mpz_cmp_ui(rest, 1) == 0 && fives <= EXACT_DIGITS_MAX;
	mpz_clear(five);
	mpz_clear(rest);
	return ends ? (int)(twos > fives ? twos : fives) : -1;
}

/* The same for what fits a word. */
static int word_places(int64_t denominator)
{
	int twos = 0, fives = 0;

	for (; denominator % 2 == 0; twos++)
		denominator /= 2;
	for (; denominator % 5 == 0; fives++)
		denominator /= 5;
	if (denominator != 1 || twos > EXACT_DIGITS_MAX)
		return -1;
	return twos > fives ? twos : fives;
}

static struct str exact_word(struct arena *a, struct rat x, int min_digits)
{
	int digits = word_places(x.d);
	char top[WORD_TEXT], bottom[WORD_TEXT];

	if (digits >= 0)
		return rat_format(a, x, digits > min_digits ? digits : min_digits, RAT_DOWN, false);
	struct str part[] = {x.n < 0 ? STR("-") : STR(""), word_text(x.n, top), STR("/"), word_text(x.d, bottom)};
	return str_join(a, part, 4, STR(""));
}

struct str rat_exact(struct arena *a, struct rat x, int min_digits)
{
	if (!x.big)
		return exact_word(a, x, min_digits);
	struct rat_view room;
	mpq_srcptr q = rat_view(x, &room);
	int digits = places(mpq_denref(q));
	struct str part[2];

	if (digits >= 0)
		return rat_format(a, x, digits > min_digits ? digits : min_digits, RAT_DOWN, false);
	part[0] = integer_text(a, mpq_numref(q));
	part[1] = integer_text(a, mpq_denref(q));
	return str_join(a, part, 2, STR("/"));
}
