#include "view/axis.h"

/* A step of `digit` (1, 2 or 5) times ten to the power of `exponent`. */
struct step {
	int digit, exponent;
};

struct range {
	struct rat low, high;
	bool whole;
};

static struct range range_of(struct arena *a, const struct number *value, size_t n)
{
	struct range r = {rat_of(0), rat_of(0), true};
	for (size_t k = 0; k < n; k++) {
		struct rat v = value[k].value;
		r.low = k == 0 || rat_cmp(v, r.low) < 0 ? v : r.low;
		r.high = k == 0 || rat_cmp(v, r.high) > 0 ? v : r.high;
		r.whole = r.whole && rat_is_integer(v);
	}
	struct rat low = rat_abs(a, r.low), high = rat_abs(a, r.high);
	struct rat far = rat_cmp(low, high) > 0 ? low : high;
	struct rat spread = rat_mul(a, rat_sub(a, r.high, r.low), rat_of(30));
	bool close = rat_cmp(r.low, r.high) < 0 && rat_cmp(spread, far) < 0;
	if (!close && rat_sign(r.low) > 0)
		r.low = rat_of(0);
	if (!close && rat_sign(r.high) < 0)
		r.high = rat_of(0);
	if (rat_cmp(r.low, r.high) == 0)
		r.high = rat_of(1);
	return r;
}

/* The largest step that makes three or more of `span`, which is above zero. */
static struct step step_for(struct arena *a, struct rat span, bool whole)
{
	struct rat ten = rat_of(10);
	int exponent = 0;
	for (; rat_cmp(span, ten) > 0; exponent++)
		span = rat_div(a, span, ten);
	for (; rat_cmp(span, rat_of(1)) <= 0; exponent--)
		span = rat_mul(a, span, ten);
	struct step s = {2, exponent};
	if (rat_cmp(span, rat_of(2)) <= 0)
		s = (struct step){5, exponent - 1};
	else if (rat_cmp(span, rat_of(5)) <= 0)
		s = (struct step){1, exponent};
	return whole && s.exponent < 0 ? (struct step){1, 0} : s;
}

/* How many whole steps reach `value` from zero, towards minus infinity. */
static struct rat steps_below(struct arena *a, struct rat value, struct rat step)
{
	struct rat exact = rat_div(a, value, step);
	struct rat n = rat_round(a, exact, 0, RAT_DOWN);
	return rat_cmp(n, exact) > 0 ? rat_sub(a, n, rat_of(1)) : n;
}

static struct rat power_of_ten(struct arena *a, int exponent)
{
	struct rat p = rat_of(1);
	for (; exponent > 0; exponent--)
		p = rat_mul(a, p, rat_of(10));
	for (; exponent < 0; exponent++)
		p = rat_div(a, p, rat_of(10));
	return p;
}

struct view_axis view_axis_make(struct arena *a, const struct number *value, size_t n)
{
	struct range r = range_of(a, value, n);
	struct step s = step_for(a, rat_sub(a, r.high, r.low), r.whole);
	struct rat step = rat_mul(a, rat_of(s.digit), power_of_ten(a, s.exponent));
	struct rat first = steps_below(a, r.low, step);
	struct rat last = rat_neg(a, steps_below(a, rat_neg(a, r.high), step));
	int64_t steps = 0;
	if (!rat_to_int(rat_sub(a, last, first), &steps))
		steps = 0;
	struct view_axis axis = {.low = rat_mul(a, first, step), .high = rat_mul(a, last, step)};
	axis.tick_count = (size_t)steps + 1;
	axis.tick = ARENA_ARRAY(a, struct view_tick, axis.tick_count);
	int digits = s.exponent < 0 ? -s.exponent : 0;
	for (size_t k = 0; k < axis.tick_count; k++) {
		struct rat v = rat_mul(a, rat_add(a, first, rat_of((int64_t)k)), step);
		axis.tick[k].text =
			rat_format(a, v, digits < RAT_DIGITS_MAX ? digits : RAT_DIGITS_MAX, RAT_HALF_UP, true);
		axis.tick[k].at = view_axis_place(a, &axis, v);
	}
	bool zero = rat_sign(axis.low) <= 0 && rat_sign(axis.high) >= 0;
	axis.zero = zero ? view_axis_place(a, &axis, rat_of(0)) : AXIS_NOWHERE;
	return axis;
}

int view_axis_place(struct arena *a, const struct view_axis *axis, struct rat value)
{
	struct rat share = rat_div(a, rat_sub(a, value, axis->low), rat_sub(a, axis->high, axis->low));
	int64_t part = 0;
	bool fits = rat_to_int(rat_round(a, rat_mul(a, share, rat_of(AXIS_PARTS)), 0, RAT_HALF_UP), &part);
	if (!fits || part < 0)
		return 0;
	return part > AXIS_PARTS ? AXIS_PARTS : (int)part;
}
