#include "rules/measure.h"

#include "base/utf8.h"

/* Units whose values are whole numbers of zero or more, in NFKC. */
static const struct str counters[] = {
	STR_INIT("人"),	    STR_INIT("名"),	STR_INIT("件"),	      STR_INIT("回"),	  STR_INIT("台"),
	STR_INIT("箇所"),   STR_INIT("か所"),	STR_INIT("カ所"),     STR_INIT("ヵ所"),	  STR_INIT("ヶ所"),
	STR_INIT("ケ所"),   STR_INIT("世帯"),	STR_INIT("戸"),	      STR_INIT("団体"),	  STR_INIT("社"),
	STR_INIT("校"),	    STR_INIT("園"),	STR_INIT("施設"),     STR_INIT("種類"),	  STR_INIT("冊"),
	STR_INIT("枚"),	    STR_INIT("棟"),	STR_INIT("店"),	      STR_INIT("店舗"),	  STR_INIT("者"),
	STR_INIT("組"),	    STR_INIT("事業"),	STR_INIT("手続"),     STR_INIT("手続き"), STR_INIT("項目"),
	STR_INIT("事業者"), STR_INIT("事業所"), STR_INIT("サービス"), STR_INIT("people"), STR_INIT("persons"),
	STR_INIT("items"),  STR_INIT("cases"),
};

/* Percentages that have no whole. */
static const struct str open_ended[] = {
	STR_INIT("前年"),   STR_INIT("達成率"), STR_INIT("収支"),   STR_INIT("伸び率"), STR_INIT("伸率"),
	STR_INIT("増加率"), STR_INIT("増減率"), STR_INIT("倍率"),   STR_INIT("進捗率"), STR_INIT("充足率"),
	STR_INIT("対比"),   STR_INIT("growth"), STR_INIT("change"),
};

static bool title_has(const struct item *i, const struct str *words, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (str_find(i->title.s, words[k]) != SIZE_MAX)
			return true;
	return false;
}

bool measure_is_percent(struct check *c, const struct item *i)
{
	return !i->scale && i->unit.s.n > 0 && unit_same(c->a, i->unit.s, STR("%"));
}

bool measure_is_share(struct check *c, const struct item *i)
{
	return measure_is_percent(c, i) && !title_has(i, open_ended, sizeof open_ended / sizeof *open_ended);
}

bool measure_is_count(struct check *c, const struct item *i)
{
	if (i->scale || i->unit.s.n == 0 || i->aggregate == AGGREGATE_MEAN || i->ratio_of.s.n > 0 ||
	    str_find(i->title.s, STR("平均")) != SIZE_MAX)
		return false;
	struct arena_mark mark = arena_mark(c->a);
	struct str unit = str_trim(utf8_nfkc(c->a, i->unit.s));
	bool found = false;
	for (size_t k = 0; k < sizeof counters / sizeof *counters && !found; k++)
		found = str_eq(unit, counters[k]);
	arena_rewind(c->a, mark);
	return found;
}

bool measure_is_balance(const struct item *i)
{
	static const struct str word[] = {STR_INIT("増減"),   STR_INIT("増加"),	  STR_INIT("純増"), STR_INIT("収支"),
					  STR_INIT("超過"),   STR_INIT("過不足"), STR_INIT("差引"), STR_INIT("差額"),
					  STR_INIT("前年差"), STR_INIT("前年比")};
	bool balance = i->baseline.given && !i->scale && rat_sign(i->baseline.value.value) < 0;
	for (size_t k = 0; k < sizeof word / sizeof *word && !balance; k++)
		balance = str_find(i->title.s, word[k]) != SIZE_MAX;
	return balance;
}

int measure_pull(const struct item *i, const struct target *t)
{
	switch (t->op) {
	case TARGET_AT_LEAST:
	case TARGET_ABOVE:
		return 1;
	case TARGET_AT_MOST:
	case TARGET_BELOW:
		return -1;
	case TARGET_EXACTLY:
		return i->direction == DIRECTION_HIGHER ? 1 : i->direction == DIRECTION_LOWER ? -1 : 0;
	default:
		return 0;
	}
}

static int compare(const struct item *i, const struct target *x, const struct target *y)
{
	if (i->scale)
		return (x->level > y->level) - (x->level < y->level);
	return rat_cmp(x->value.value, y->value.value);
}

int measure_strictness(const struct item *i, const struct target *x, const struct target *y)
{
	int order = compare(i, x, y);

	return measure_pull(i, x) < 0 ? -order : order;
}

static bool says_something(const struct item *i, const struct target *t)
{
	return t->op != TARGET_NONE && !target_is_open(t) && (i->scale != NULL || t->has_number);
}

struct target_list measure_targets(struct check *c, const struct item *i)
{
	struct target_list l = {.v = ARENA_ARRAY(c->a, const struct target *, i->target_count)};

	for (size_t k = 0; k < i->target_count; k++)
		if (says_something(i, &i->target[k]))
			l.v[l.n++] = &i->target[k];
	return l;
}

struct target_list measure_pulling(struct check *c, const struct item *i, int *pull)
{
	struct target_list l = measure_targets(c, i);

	*pull = l.n > 0 ? measure_pull(i, l.v[0]) : 0;
	for (size_t k = 0; k < l.n; k++)
		if (*pull == 0 || measure_pull(i, l.v[k]) != *pull)
			return (struct target_list){0};
	return l;
}

bool measure_is_tenfold(struct check *c, const struct item *i, struct rat x, struct rat y)
{
	/* From 2 to 29 is a leap that plans do make. */
	const struct rat ten = rat_of(10), small = rat_of(100);
	struct rat low = rat_cmp(x, y) < 0 ? x : y, high = rat_cmp(x, y) < 0 ? y : x;

	if (rat_sign(low) <= 0 || rat_cmp(high, rat_mul(c->a, low, ten)) < 0)
		return false;
	return rat_cmp(high, small) >= 0 || measure_is_percent(c, i);
}
