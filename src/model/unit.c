#include "model/unit.h"

#include "base/utf8.h"

/* Ways to write a unit that NFKC does not make the same; the first stands for all. */
static const struct str percent[] = {STR_INIT("%"), STR_INIT("パーセント"), STR_INIT("percent")};

static struct str canonical(struct arena *scratch, struct str unit)
{
	size_t i;

	unit = str_trim(utf8_nfkc(scratch, unit));
	for (i = 0; i < sizeof percent / sizeof *percent; i++)
		if (str_eq(unit, percent[i]))
			return percent[0];
	return unit;
}

bool unit_same(struct arena *scratch, struct str x, struct str y)
{
	struct arena_mark mark;
	bool same;

	if (str_eq(x, y))
		return true;
	mark = arena_mark(scratch);
	same = str_eq(canonical(scratch, x), canonical(scratch, y));
	arena_rewind(scratch, mark);
	return same;
}

/* The multiplier that a unit begins with, 百万 of 百万円; *base is what it counts. */
static int multiplier_of_unit(struct str unit, struct str *base)
{
	static const struct {
		struct str word;
		int power;
	} multiplier[] = {
		{STR_INIT("百億"), 10}, {STR_INIT("十億"), 9}, {STR_INIT("千万"), 7},
		{STR_INIT("百万"), 6},	{STR_INIT("十万"), 5}, {STR_INIT("千"), 3},
		{STR_INIT("万"), 4},	{STR_INIT("億"), 8},   {STR_INIT("兆"), 12},
	};
	for (size_t i = 0; i < sizeof multiplier / sizeof *multiplier; i++) {
		struct str word = multiplier[i].word;
		if (str_has_prefix(unit, word)) {
			*base = str_slice(unit, word.n, unit.n);
			return multiplier[i].power;
		}
	}
	return 0;
}

static bool has_multiplier(struct str number)
{
	static const struct str word[] = {STR_INIT("百"), STR_INIT("千"), STR_INIT("万"), STR_INIT("億"),
					  STR_INIT("兆")};
	size_t ascii = 0;
	while (ascii < number.n && (unsigned char)number.p[ascii] < 0x80)
		ascii++;
	if (ascii == number.n)
		return false;
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (str_find(number, word[i]) != SIZE_MAX)
			return true;
	return false;
}

bool unit_fit(struct arena *a, struct str unit, struct str text, struct quantity *q)
{
	uintptr_t from = (uintptr_t)text.p, at = (uintptr_t)q->unit.p;
	struct str base;
	if (!q->unit.n || !unit.n || unit_same(a, q->unit, unit))
		return true;
	if (at <= from || at > from + text.n)
		return false;
	int power = multiplier_of_unit(unit, &base);
	if (!power || !unit_same(a, q->unit, base) || !has_multiplier(str_slice(text, 0, at - from)))
		return false;
	q->value = rat_div(a, q->value, rat_pow(a, rat_of(10), power));
	q->scale += power;
	return true;
}

bool unit_may_be_counted_twice(struct str unit, struct str text, const struct quantity *q)
{
	struct str base;
	return !q->unit.n && has_multiplier(text) && multiplier_of_unit(unit, &base);
}
