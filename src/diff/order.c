#include "diff/order.h"

#include "base/utf8.h"

struct bound {
	bool given, open;
	struct rat value;
};

/* The values that meet a target. */
struct range {
	struct bound low, high;
};

static struct bound closed(struct rat value)
{
	return (struct bound){true, false, value};
}

static struct bound open(struct rat value)
{
	return (struct bound){true, true, value};
}

static struct range range_of(enum target_op op, struct rat value, struct rat upper)
{
	struct bound none = {false, false, rat_of(0)};
	switch (op) {
	case TARGET_AT_LEAST:
		return (struct range){closed(value), none};
	case TARGET_AT_MOST:
		return (struct range){none, closed(value)};
	case TARGET_EXACTLY:
		return (struct range){closed(value), closed(value)};
	case TARGET_ABOVE:
	case TARGET_INCREASE:
		return (struct range){open(value), none};
	case TARGET_BELOW:
	case TARGET_DECREASE:
		return (struct range){none, open(value)};
	case TARGET_BETWEEN:
		return (struct range){closed(value), closed(upper)};
	case TARGET_NONE:
	case TARGET_OP_COUNT:
		break;
	}
	return (struct range){none, none};
}

/* >0: the new bound leaves out more; a bound that is not there leaves out nothing. */
static int compare_bounds(const struct bound *old, const struct bound *new, int side)
{
	if (!old->given || !new->given)
		return (int)new->given - (int)old->given;
	int order = rat_cmp(new->value, old->value) * side;
	return order ? order : (int)new->open - (int)old->open;
}

/* Neither range takes in the other: one bound leaves out more, the other less. */
static enum order by_direction(const struct diff_value *old, const struct diff_value *new, int low, int high,
			       const struct range *x, const struct range *y)
{
	enum direction d = new->item->direction;
	if (d != old->item->direction)
		return ORDER_OTHER;
	if (d == DIRECTION_HIGHER && x->low.given && y->low.given)
		return low > 0 ? ORDER_STRICTER : ORDER_LOOSER;
	if (d == DIRECTION_LOWER && x->high.given && y->high.given)
		return high > 0 ? ORDER_STRICTER : ORDER_LOOSER;
	return ORDER_OTHER;
}

static enum order compare_ranges(const struct diff_value *old, const struct diff_value *new, const struct range *x,
				 const struct range *y)
{
	int low = compare_bounds(&x->low, &y->low, 1), high = compare_bounds(&x->high, &y->high, -1);
	if (!low && !high)
		return ORDER_SAME;
	if (low >= 0 && high >= 0)
		return ORDER_STRICTER;
	if (low <= 0 && high <= 0)
		return ORDER_LOOSER;
	return by_direction(old, new, low, high, x, y);
}

static const struct {
	struct str word;
	int64_t factor;
} multiples[] = {
	{STR_INIT("十万"), 100000},  {STR_INIT("百万"), 1000000},     {STR_INIT("千万"), 10000000},
	{STR_INIT("百"), 100},	     {STR_INIT("千"), 1000},	      {STR_INIT("万"), 10000},
	{STR_INIT("億"), 100000000}, {STR_INIT("兆"), 1000000000000},
};

static int64_t take_multiple(struct str *unit)
{
	for (size_t k = 0; k < sizeof multiples / sizeof *multiples; k++) {
		if (!str_has_prefix(*unit, multiples[k].word))
			continue;
		*unit = str_slice(*unit, multiples[k].word.n, SIZE_MAX);
		return multiples[k].factor;
	}
	return 1;
}

bool order_unit_factor(struct arena *a, struct str from, struct str to, struct rat *factor)
{
	*factor = rat_of(1);
	if (unit_same(a, from, to))
		return true;
	struct str x = str_trim(utf8_nfkc(a, from)), y = str_trim(utf8_nfkc(a, to));
	int64_t n = take_multiple(&x), d = take_multiple(&y);
	if (n == d || !unit_same(a, x, y))
		return false;
	*factor = rat_ratio(a, n, d);
	return true;
}

/* A target's place on the scale of `item`, which has one; false when that scale has no such level. */
static bool rank(struct arena *a, const struct diff_value *v, const struct item *item, struct rat *out)
{
	const struct scale *s = v->item->scale;
	size_t level = v->target->level;
	if (item->scale != s)
		level = scale_find(a, item->scale, s->level[level].name.s);
	*out = rat_of((int64_t)level);
	return level != SIZE_MAX;
}

static struct order_of compare_levels(struct arena *a, const struct diff_value *old, const struct diff_value *new)
{
	struct order_of r = {.order = ORDER_OTHER};
	struct rat x, y;
	if (!rank(a, old, new->item, &x) || !rank(a, new, new->item, &y)) {
		if (!rank(a, old, old->item, &x) || !rank(a, new, old->item, &y))
			return r;
	}
	struct range p = range_of(old->target->op, x, x), q = range_of(new->target->op, y, y);
	r.order = compare_ranges(old, new, &p, &q);
	r.sign = rat_cmp(y, x);
	return r;
}

/* More or less than before, when it is not said than what: nothing to compare with. */
static bool is_relative(const struct diff_value *v)
{
	return target_is_open(v->target);
}

/* Shares of one base, whatever it will be: by the factor, or by what is added to it. */
static struct order_of compare_shares(const struct target *x, const struct target *y, const struct diff_value *old,
				      const struct diff_value *new)
{
	struct order_of r = {.order = ORDER_OTHER};
	bool factor = rat_cmp(x->offset, y->offset) == 0, offset = rat_cmp(x->factor, y->factor) == 0;
	if (!factor && !offset)
		return r;
	struct rat a = factor ? x->factor : x->offset, b = factor ? y->factor : y->offset;
	struct range p = range_of(x->op, a, a), q = range_of(y->op, b, b);
	r.order = compare_ranges(old, new, &p, &q);
	r.sign = rat_cmp(b, a);
	return r;
}

static struct order_of compare_relative(const struct diff_value *old, const struct diff_value *new)
{
	struct order_of r = {.order = ORDER_OTHER};
	const struct target *x = old->target, *y = new->target;
	if (x->base != y->base)
		return r;
	if (x->base != TARGET_ABSOLUTE)
		return compare_shares(x, y, old, new);
	if (x->op == y->op) {
		r.order = ORDER_SAME;
		return r;
	}
	const struct diff_value *side[] = {old, new};
	struct range range[2];
	for (int k = 0; k < 2; k++) {
		const struct baseline *b = &side[k]->item->baseline;
		if (is_relative(side[k]) && !(b->given && b->has_number))
			return r;
		struct rat value = is_relative(side[k]) ? b->value.value : side[k]->number.value;
		range[k] = range_of(side[k]->target->op, value, side[k]->target->upper.value);
	}
	r.order = compare_ranges(old, new, &range[0], &range[1]);
	return r;
}

static struct order_of compare_numbers(struct arena *a, const struct diff_value *old, const struct diff_value *new)
{
	struct order_of r = {.order = ORDER_OTHER};
	struct rat factor, x = old->number.value, y = new->number.value, upper = old->target->upper.value;
	bool comparable = order_unit_factor(a, old->item->unit.s, new->item->unit.s, &factor);
	r.sign = rat_cmp(y, x);
	if (!comparable) {
		/* Another unit altogether: that is a change of its own, and the target is as it was if its number is.
		 */
		if (!r.sign && old->target->op == new->target->op)
			r.order = ORDER_SAME;
		return r;
	}
	bool other_unit = rat_cmp(factor, rat_of(1)) != 0;
	x = rat_mul(a, x, factor);
	upper = rat_mul(a, upper, factor);
	struct range p = range_of(old->target->op, x, upper);
	struct range q = range_of(new->target->op, y, new->target->upper.value);
	r.order = compare_ranges(old, new, &p, &q);
	r.restated = other_unit && r.order == ORDER_SAME;
	r.sign = rat_cmp(y, x);
	r.has_percent = r.sign && rat_sign(x);
	if (r.has_percent)
		r.percent = rat_mul(a, rat_div(a, rat_sub(a, y, x), rat_abs(a, x)), rat_of(100));
	return r;
}

struct order_of order_targets(struct arena *a, const struct diff_value *old, const struct diff_value *new)
{
	bool direction_changed = old->item->direction != new->item->direction;
	struct order_of r = {.order = ORDER_OTHER};
	if (old->item->scale && new->item->scale)
		r = compare_levels(a, old, new);
	else if (old->item->scale || new->item->scale)
		return r;
	else if (is_relative(old) || is_relative(new))
		r = compare_relative(old, new);
	else
		r = compare_numbers(a, old, new);
	/* The sign of a plain number follows the direction, whose change is reported by itself. */
	if (direction_changed && !r.sign && old->target->op != TARGET_BETWEEN && new->target->op != TARGET_BETWEEN)
		r.order = ORDER_SAME;
	else if (direction_changed && r.order != ORDER_SAME)
		r.order = ORDER_OTHER;
	return r;
}
