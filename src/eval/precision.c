#include "eval/precision.h"

enum {
	UPWARD = QUANTITY_OR_MORE | QUANTITY_OVER,
	DOWNWARD = QUANTITY_OR_LESS | QUANTITY_UNDER,
	VAGUE = UPWARD | DOWNWARD | QUANTITY_ABOUT
};

/* One number has both ends. */
static struct precision ends(struct precision p, struct rat x)
{
	if (p.vague)
		return p;
	return (struct precision){.has_low = true, .has_high = true, .low = x, .high = x};
}

static struct precision settled(struct precision p)
{
	bool point = p.has_low && p.has_high && rat_cmp(p.low, p.high) == 0;
	if (point)
		return (struct precision){0};
	p.vague = true;
	return p;
}

struct rat precision_half_unit(struct arena *a, struct number n)
{
	struct rat unit = rat_pow(a, rat_of(10), -n.scale);
	struct rat ten = rat_of(10);
	while (n.scale <= 0 && rat_sign(n.value) != 0 && rat_is_integer(rat_div(a, n.value, rat_mul(a, unit, ten))))
		unit = rat_mul(a, unit, ten);
	return rat_div(a, unit, rat_of(2));
}

struct precision precision_of(struct arena *a, struct number n, unsigned marks)
{
	if (!(marks & VAGUE))
		return (struct precision){0};
	bool up = marks & UPWARD, down = marks & DOWNWARD, about = marks & QUANTITY_ABOUT;
	struct rat half = about ? precision_half_unit(a, n) : rat_of(0);
	struct precision p = {.vague = true, .low = n.value, .high = n.value};
	p.has_low = about || !down;
	p.has_high = about || !up;
	if (!up)
		p.low = rat_sub(a, n.value, half);
	if (!down)
		p.high = rat_add(a, n.value, half);
	p.low_open = marks & QUANTITY_OVER;
	p.high_open = marks & QUANTITY_UNDER;
	return p;
}

struct precision precision_add(struct arena *a, struct precision p, struct rat x, struct precision q, struct rat y)
{
	if (!p.vague && !q.vague)
		return p;
	p = ends(p, x);
	q = ends(q, y);
	struct precision r = {
		.has_low = p.has_low && q.has_low,
		.has_high = p.has_high && q.has_high,
		.low_open = p.low_open || q.low_open,
		.high_open = p.high_open || q.high_open,
	};
	if (r.has_low)
		r.low = rat_add(a, p.low, q.low);
	if (r.has_high)
		r.high = rat_add(a, p.high, q.high);
	return settled(r);
}

static struct precision turned(struct arena *a, struct precision p)
{
	struct precision r = {
		.has_low = p.has_high, .has_high = p.has_low, .low_open = p.high_open, .high_open = p.low_open};
	if (r.has_low)
		r.low = rat_neg(a, p.high);
	if (r.has_high)
		r.high = rat_neg(a, p.low);
	return r;
}

struct precision precision_scale(struct arena *a, struct precision p, struct rat factor)
{
	if (!p.vague)
		return p;
	struct precision r = rat_sign(factor) < 0 ? turned(a, p) : p;
	struct rat size = rat_abs(a, factor);
	if (r.has_low)
		r.low = rat_mul(a, r.low, size);
	if (r.has_high)
		r.high = rat_mul(a, r.high, size);
	if (rat_sign(factor) == 0)
		return (struct precision){0};
	return settled(r);
}

struct precision precision_shift(struct arena *a, struct precision p, struct rat by)
{
	return precision_add(a, p, rat_of(0), (struct precision){0}, by);
}

static struct precision least(struct precision p, struct precision q)
{
	struct precision r = {.has_low = p.has_low && q.has_low, .has_high = p.has_high || q.has_high};
	if (r.has_low) {
		int o = rat_cmp(p.low, q.low);
		r.low = o <= 0 ? p.low : q.low;
		r.low_open = o < 0 ? p.low_open : o > 0 ? q.low_open : p.low_open && q.low_open;
	}
	if (r.has_high) {
		bool first = p.has_high && (!q.has_high || rat_cmp(p.high, q.high) <= 0);
		r.high = first ? p.high : q.high;
		r.high_open = first ? p.high_open : q.high_open;
	}
	return r;
}

static struct precision greatest(struct precision p, struct precision q)
{
	struct precision r = {.has_low = p.has_low || q.has_low, .has_high = p.has_high && q.has_high};
	if (r.has_low) {
		bool first = p.has_low && (!q.has_low || rat_cmp(p.low, q.low) >= 0);
		r.low = first ? p.low : q.low;
		r.low_open = first ? p.low_open : q.low_open;
	}
	if (r.has_high) {
		int o = rat_cmp(p.high, q.high);
		r.high = o >= 0 ? p.high : q.high;
		r.high_open = o > 0 ? p.high_open : o < 0 ? q.high_open : p.high_open && q.high_open;
	}
	return r;
}

struct precision precision_extreme(struct precision p, struct rat x, struct precision q, struct rat y, int sign)
{
	if (!p.vague && !q.vague)
		return p;
	p = ends(p, x);
	q = ends(q, y);
	return settled(sign > 0 ? greatest(p, q) : least(p, q));
}

/* 1 ÷ p for what is above zero throughout, but for an open end. */
static struct precision inverse(struct arena *a, struct precision p)
{
	struct precision r = {
		.has_low = true, .has_high = rat_sign(p.low) > 0, .low = rat_of(0), .low_open = !p.has_high};
	if (p.has_high) {
		r.low = rat_div(a, rat_of(1), p.high);
		r.low_open = p.high_open;
	}
	if (r.has_high) {
		r.high = rat_div(a, rat_of(1), p.low);
		r.high_open = p.low_open;
	}
	return r;
}

/* p × q for q that is zero or more throughout.  Zero times anything is zero, whether that has an end or not. */
static struct precision multiply(struct arena *a, struct precision p, struct precision q)
{
	struct precision r = {0};
	if (p.has_low) {
		bool positive = rat_sign(p.low) >= 0;
		r.has_low = positive || q.has_high;
		r.low = r.has_low ? rat_mul(a, p.low, positive ? q.low : q.high) : rat_of(0);
		r.low_open = p.low_open || (rat_sign(p.low) != 0 && (positive ? q.low_open : q.high_open));
	}
	if (p.has_high) {
		bool positive = rat_sign(p.high) > 0;
		r.has_high = !positive || q.has_high;
		r.high = r.has_high ? rat_mul(a, p.high, positive ? q.high : q.low) : rat_of(0);
		r.high_open = p.high_open || (rat_sign(p.high) != 0 && (positive ? q.high_open : q.low_open));
	}
	return r;
}

struct precision precision_divide(struct arena *a, struct precision p, struct rat x, struct precision q, struct rat y)
{
	if (!p.vague && !q.vague)
		return p;
	p = ends(p, x);
	q = ends(q, y);
	if (rat_sign(y) < 0) {
		p = turned(a, p);
		q = turned(a, q);
	}
	bool above = q.has_low && (rat_sign(q.low) > 0 || (rat_sign(q.low) == 0 && q.low_open));
	return above ? settled(multiply(a, p, inverse(a, q))) : (struct precision){.vague = true};
}

unsigned precision_marks(const struct precision *p)
{
	if (!p->vague)
		return 0;
	if (p->has_low == p->has_high)
		return QUANTITY_ABOUT;
	if (p->has_low)
		return p->low_open ? QUANTITY_OVER : QUANTITY_OR_MORE;
	return p->high_open ? QUANTITY_UNDER : QUANTITY_OR_LESS;
}

bool precision_holds(const struct precision *p, struct rat value, struct rat x)
{
	if (!p->vague)
		return rat_cmp(value, x) == 0;
	int low = p->has_low ? rat_cmp(x, p->low) : 1, high = p->has_high ? rat_cmp(p->high, x) : 1;
	return (low > 0 || (low == 0 && !p->low_open)) && (high > 0 || (high == 0 && !p->high_open));
}

/* Whether some number of p is below some number of q; `equal`: or equals it. */
static bool may_be_below(const struct precision *p, const struct precision *q, bool equal)
{
	if (!p->has_low || !q->has_high)
		return true;
	int o = rat_cmp(p->low, q->high);
	return o < 0 || (o == 0 && equal && !p->low_open && !q->high_open);
}

struct precision_verdict precision_compare(const struct target *t, struct rat value, const struct precision *p,
					   struct rat bound, const struct precision *q)
{
	struct precision x = ends(*p, value), y = ends(*q, bound);
	switch (t->op) {
	case TARGET_AT_LEAST:
		return (struct precision_verdict){may_be_below(&y, &x, true), may_be_below(&x, &y, false)};
	case TARGET_AT_MOST:
		return (struct precision_verdict){may_be_below(&x, &y, true), may_be_below(&y, &x, false)};
	case TARGET_ABOVE:
	case TARGET_INCREASE:
		return (struct precision_verdict){may_be_below(&y, &x, false), may_be_below(&x, &y, true)};
	case TARGET_BELOW:
	case TARGET_DECREASE:
		return (struct precision_verdict){may_be_below(&x, &y, false), may_be_below(&y, &x, true)};
	case TARGET_EXACTLY:
		return (struct precision_verdict){may_be_below(&x, &y, true) && may_be_below(&y, &x, true),
						  p->vague || q->vague || rat_cmp(value, bound) != 0};
	case TARGET_BETWEEN: {
		struct precision upper = ends((struct precision){0}, t->upper.value);
		return (struct precision_verdict){may_be_below(&y, &x, true) && may_be_below(&x, &upper, true),
						  may_be_below(&x, &y, false) || may_be_below(&upper, &x, false)};
	}
	case TARGET_NONE:
	case TARGET_OP_COUNT:
		break;
	}
	return (struct precision_verdict){false, true};
}
