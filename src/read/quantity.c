/*
 * A cell into a quantity: the plain number first, then everything that people
 * write around one.
 */
#include "read/quantity.h"

#include "base/utf8.h"
#include "read/cell.h"

#include <string.h>

enum {
	DIGITS_PLAIN = 18, /* fit in 64 bits without a look */
	UNIT_LENGTH = 20,  /* code points; what is longer is a sentence */
	NO_POWER = 1000,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static int64_t power_of_ten(size_t n)
{
	int64_t p = 1;
	while (n--)
		p *= 10;
	return p;
}

/* [+-]digits[.digits] of at most DIGITS_PLAIN digits: most cells by far. */
static bool parse_plain(struct arena *a, struct str s, struct quantity *q)
{
	size_t at = s.n && (s.p[0] == '-' || s.p[0] == '+');
	size_t point = s.n, from = at, digits = 0;
	int64_t n = 0;
	for (; at < s.n; at++) {
		if (s.p[at] == '.' && point == s.n && at > from)
			point = at;
		else if (is_digit(s.p[at]) && digits++ < DIGITS_PLAIN)
			n = n * 10 + (s.p[at] - '0');
		else
			return false;
	}
	if (!digits || point + 1 == s.n)
		return false;
	size_t behind = point < s.n ? s.n - point - 1 : 0;
	if (s.p[0] == '-')
		n = -n;
	q->value = behind ? rat_ratio(a, n, power_of_ten(behind)) : rat_of(n);
	q->scale = (int)behind;
	return true;
}

/* A number in the making: `at` runs over the folded text up to `end`. */
struct reader {
	struct arena *arena;
	const struct cell *cell;
	size_t at, end;
};

static char peek(const struct reader *r)
{
	return r->at < r->end ? r->cell->text[r->at] : '\0';
}

static struct str rest(const struct reader *r)
{
	return (struct str){r->cell->text + r->at, r->end - r->at};
}

static bool take(struct reader *r, struct str word)
{
	if (!str_has_prefix(rest(r), word))
		return false;
	r->at += word.n;
	return true;
}

static void skip_spaces(struct reader *r)
{
	while (peek(r) == ' ')
		r->at++;
}

static size_t digits_at(const struct reader *r, size_t at)
{
	size_t n = 0;
	while (at + n < r->end && is_digit(r->cell->text[at + n]))
		n++;
	return n;
}

/* The digits before the point, in groups of three or in one; copied to `out` without commas. 0: not well-formed. */
static size_t read_whole(struct reader *r, char *out)
{
	size_t n = digits_at(r, r->at);
	memcpy(out, r->cell->text + r->at, n);
	r->at += n;
	if (peek(r) != ',' || !n)
		return n;
	if (n > 3 || out[0] == '0')
		return 0;
	while (peek(r) == ',') {
		if (digits_at(r, r->at + 1) != 3)
			return 0;
		memcpy(out + n, r->cell->text + r->at + 1, 3);
		n += 3;
		r->at += 4;
	}
	return n;
}

/* The exponent of 1.2E+05, which a spreadsheet writes for long numbers; true when there is none either. */
static bool read_exponent(struct reader *r, int *exponent)
{
	size_t at = r->at + 1;
	*exponent = 0;
	if (peek(r) != 'e' || at >= r->end)
		return true;
	bool negative = r->cell->text[at] == '-';
	if (negative || r->cell->text[at] == '+')
		at++;
	size_t n = digits_at(r, at);
	if (!n)
		return true;
	if (n > 2)
		return false;
	for (size_t i = 0; i < n; i++)
		*exponent = *exponent * 10 + (r->cell->text[at + i] - '0');
	if (negative)
		*exponent = -*exponent;
	r->at = at + n;
	return true;
}

/* Digits with separators, a point and an exponent; *scale is the number of digits behind the point less the exponent.
 */
static bool read_digits(struct reader *r, struct rat *value, int *scale)
{
	char digits[CELL_BYTES];
	size_t n = 0;
	if (peek(r) == '.')
		digits[n++] = '0';
	else if ((n = read_whole(r, digits)) == 0)
		return false;
	if (peek(r) == '.') {
		size_t behind = digits_at(r, r->at + 1);
		if (!behind)
			return false;
		memcpy(digits + n, r->cell->text + r->at, behind + 1);
		n += behind + 1;
		r->at += behind + 1;
	}
	int exponent;
	if (!rat_parse(r->arena, (struct str){digits, n}, value, scale) || !read_exponent(r, &exponent))
		return false;
	if (exponent) {
		*value = rat_mul(r->arena, *value, rat_pow(r->arena, rat_of(10), exponent));
		*scale -= exponent;
	}
	return true;
}

/* The power of ten of the multiplier at the reader, which goes behind it; 0: none. */
static int take_multiplier(struct reader *r, bool big)
{
	static const struct {
		struct str word;
		int power;
		bool big;
	} multiplier[] = {
		{{"十", 3}, 1, false}, {{"百", 3}, 2, false}, {{"千", 3}, 3, false},
		{{"万", 3}, 4, true},  {{"億", 3}, 8, true},  {{"兆", 3}, 12, true},
	};
	for (size_t i = 0; i < sizeof multiplier / sizeof *multiplier; i++) {
		if (multiplier[i].big == big && take(r, multiplier[i].word))
			return multiplier[i].power;
	}
	return 0;
}

static bool is_below_power(struct reader *r, struct rat x, int power)
{
	return power >= NO_POWER || rat_cmp(x, rat_pow(r->arena, rat_of(10), power)) < 0;
}

static struct rat times_power(struct reader *r, struct rat x, int power)
{
	return power ? rat_mul(r->arena, x, rat_of(power_of_ten((size_t)power))) : x;
}

/*
 * One section of a mixed number, up to its big multiplier: 2千3百万 is the section 2千3百 and the multiplier 万.
 * Smaller multipliers must follow larger ones, and a part must be less than what the one before leaves open.
 */
static bool read_section(struct reader *r, struct rat *section, int *scale)
{
	int before = NO_POWER;
	*section = rat_of(0);
	for (;;) {
		struct rat part;
		if (!read_digits(r, &part, scale))
			return false;
		int power = take_multiplier(r, false);
		if (power >= before || !is_below_power(r, part, before - power))
			return false;
		*section = rat_add(r->arena, *section, times_power(r, part, power));
		bool more = power && is_digit(peek(r));
		if (more && *scale > 0)
			return false;
		*scale -= power;
		if (!more)
			return true;
		before = power;
	}
}

static bool read_number(struct reader *r, struct rat *value, int *scale)
{
	int before = NO_POWER;
	*value = rat_of(0);
	for (;;) {
		struct rat section;
		if (!read_section(r, &section, scale))
			return false;
		int power = take_multiplier(r, true);
		if (power >= before || !is_below_power(r, section, before - power))
			return false;
		*value = rat_add(r->arena, *value, times_power(r, section, power));
		bool more = power && is_digit(peek(r));
		if (more && *scale > 0)
			return false;
		*scale -= power;
		if (!more)
			return true;
		before = power;
	}
}

/* Letters that are typed for digits: 3O, 1l. */
static bool is_mistaken_digit(char c)
{
	return c == 'o' || c == 'l' || c == 'i';
}

/* A unit: a few words, no digits but those of m2 and CO2, nothing that belongs to a number or a sentence. */
static bool is_unit(struct str s)
{
	if (!s.n)
		return true;
	if (utf8_length(s) > UNIT_LENGTH || s.p[0] == '/' || s.p[0] == '-')
		return false;
	size_t mistaken = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (is_digit(s.p[i]) && (!i || !(is_letter(s.p[i - 1]) || is_digit(s.p[i - 1]))))
			return false;
		if (s.p[i] && strchr(".,:;'\"()[]{}<>=~*+?!#&@^|_`\\", s.p[i]))
			return false;
		mistaken += is_mistaken_digit(s.p[i]) || is_digit(s.p[i]);
	}
	if (mistaken == s.n)
		return false;
	static const char *const nowhere[] = {"〇", "〜", "→", "※", "、", "。", "×", "÷",
					      "±",  "…",  "▲", "△", "▼",  "▽",	"½"};
	for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++) {
		if (str_find(s, str_of(nowhere[i])) != SIZE_MAX)
			return false;
	}
	/* Next to a digit they would belong to the number. */
	static const char *const not_first[] = {"—", "―", "ー", "²", "³"};
	for (size_t i = 0; i < sizeof not_first / sizeof *not_first; i++) {
		if (str_has_prefix(s, str_of(not_first[i])))
			return false;
	}
	return true;
}

static bool take_sign(struct reader *r)
{
	if (take(r, STR("+")))
		return false;
	return take(r, STR("-")) || take(r, STR("▲")) || take(r, STR("△")) || take(r, STR("▼")) || take(r, STR("▽"));
}

/* The unit that a sign before a number stands for; empty: there is none. */
static struct str take_currency(struct reader *r)
{
	static const struct {
		struct str sign, unit;
	} currencies[] = {{STR_INIT("¥"), STR_INIT("円")},
			  {STR_INIT("£"), STR_INIT("£")},
			  {STR_INIT("$"), STR_INIT("$")},
			  {STR_INIT("€"), STR_INIT("€")}};
	for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
		if (take(r, currencies[i].sign))
			return currencies[i].unit;
	return STR("");
}

/* The number between the marks: sign, currency, digits, unit.  False when something else stands there. */
static bool parse_core(struct reader *r, struct str cell, struct quantity *q)
{
	struct str currency = take_currency(r);
	bool rank = take(r, STR("第")), no_change = take(r, STR("±"));
	bool negative = take_sign(r);
	currency = currency.n ? currency : take_currency(r);
	skip_spaces(r);
	if (!read_number(r, &q->value, &q->scale))
		return false;
	/* 第8位 and ±0 are numbers; 第8回 and ±5 are not. */
	if ((rank && !str_eq(rest(r), STR("位"))) || (no_change && rat_sign(q->value) != 0))
		return false;
	if (take(r, STR("余り")) || take(r, STR("余")))
		q->marks |= QUANTITY_OVER;
	skip_spaces(r);
	/* £1.2m is in £m; of yen only the yen themselves are written so. */
	bool yen = str_eq(currency, STR("円"));
	if (!is_unit(rest(r)) || (yen && r->at < r->end))
		return false;
	if (negative)
		q->value = rat_neg(r->arena, q->value);
	size_t from = r->cell->at[r->at], to = r->cell->at[r->end];
	q->unit = str_trim(str_slice(cell, from, to - from));
	if (currency.n) {
		struct str unit[] = {currency, q->unit};
		q->unit = q->unit.n ? str_join(r->arena, unit, 2, STR("")) : currency;
	}
	return true;
}

/* Whether text looks like a number that went wrong: it begins as one, or is made of a number's characters alone. */
static bool is_almost(const struct reader *core)
{
	struct reader r = *core;
	take_currency(&r);
	take_sign(&r);
	skip_spaces(&r);
	if (digits_at(&r, r.at) || (peek(&r) == '.' && digits_at(&r, r.at + 1)))
		return true;
	size_t digits = 0, n = 0;
	for (; core->at + n < core->end; n++) {
		char c = core->cell->text[core->at + n];
		digits += is_digit(c) || c == 'o';
		if (!is_digit(c) && !is_mistaken_digit(c) && (!c || !strchr(" .,/:+-~()*%", c)))
			return false;
	}
	return digits > 0;
}

/* A sign that refers to a footnote, ※1 or (※), at either end: it says nothing of the number. */
static void strip_footnote_signs(const struct cell *c, size_t *from, size_t *to)
{
	static const struct str sign = STR_INIT("※");
	if (str_has_prefix((struct str){c->text + *from, *to - *from}, sign))
		*from += sign.n;
	size_t end = *to, brackets = end > *from && c->text[end - 1] == ')';
	end -= brackets;
	while (end > *from && is_digit(c->text[end - 1]))
		end--;
	if (end < *from + sign.n + brackets || memcmp(c->text + end - sign.n, sign.p, sign.n) != 0)
		return;
	end -= sign.n;
	if (brackets && c->text[end - 1] != '(')
		return;
	*to = end - brackets;
	while (*to > *from && c->text[*to - 1] == ' ')
		--*to;
}

static struct quantity word_of(struct str s, bool looks_like_number, bool *almost)
{
	if (almost)
		*almost = looks_like_number;
	return (struct quantity){.kind = QUANTITY_WORD, .word = s};
}

static struct quantity parse_rich(struct arena *a, struct str s, bool *almost)
{
	struct quantity q = {.kind = QUANTITY_NUMBER};
	struct cell cell;
	if (quantity_is_missing(s, &q.reason))
		return (struct quantity){.kind = QUANTITY_MISSING, .reason = q.reason, .word = s};
	if (!cell_fold(&cell, s))
		return word_of(s, is_digit(s.p[0]), almost);
	struct reader r = {.arena = a, .cell = &cell, .at = 0, .end = cell.n};
	strip_footnote_signs(&cell, &r.at, &r.end);
	q.marks = cell_strip_marks(&cell, &r.at, &r.end);
	struct reader core = r;
	if (!parse_core(&r, s, &q))
		return word_of(s, is_almost(&core), almost);
	return q;
}

struct quantity quantity_parse(struct arena *a, struct str cell, bool *almost)
{
	struct quantity q = {.kind = QUANTITY_NUMBER};
	if (almost)
		*almost = false;
	if (parse_plain(a, cell, &q))
		return q;
	return parse_rich(a, str_trim(cell), almost);
}
