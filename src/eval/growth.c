#include "eval/growth.h"

/* The n-th root of x > 0: exact where numerator and denominator are powers of whole numbers. */
static struct amount root(struct arena *a, struct rat x, int n, int digits)
{
	struct rat low, high;
	if (!x.big) {
		struct rat top, bottom;
		rat_root(a, rat_of(x.n), n, 0, &low, &top);
		rat_root(a, rat_of(x.d), n, 0, &high, &bottom);
		if (rat_cmp(low, top) == 0 && rat_cmp(high, bottom) == 0)
			return amount_of(rat_div(a, low, high));
	}
	rat_root(a, x, n, digits, &low, &high);
	return (struct amount){.known = true, .low = low, .high = high};
}

static bool check(struct rat from, struct rat to, int years, struct msg *why)
{
	if (years < 1)
		*why = MSG(N_("yearly growth needs at least one year between the two figures"));
	else if (rat_sign(from) == 0 || rat_sign(to) == 0)
		*why = MSG(N_("there is no yearly growth from or to zero"));
	else if (rat_sign(from) < 0 || rat_sign(to) < 0)
		*why = MSG(N_("there is no yearly growth of values below zero"));
	else
		return true;
	return false;
}

static struct amount less_one_in_percent(struct arena *a, struct amount x)
{
	struct rat one = rat_of(1), hundred = rat_of(100);
	x.low = rat_mul(a, rat_sub(a, x.low, one), hundred);
	x.high = rat_mul(a, rat_sub(a, x.high, one), hundred);
	return x;
}

struct amount growth(struct arena *a, struct rat from, struct rat to, int years, int digits)
{
	struct msg why;
	if (!check(from, to, years, &why))
		return amount_unknown(why);
	/* Two digits more, for the factor of 100. */
	return less_one_in_percent(a, root(a, rat_div(a, to, from), years, digits + 2));
}

static struct rat least(struct rat x, struct rat y)
{
	return rat_cmp(x, y) < 0 ? x : y;
}

static struct rat most(struct rat x, struct rat y)
{
	return rat_cmp(x, y) > 0 ? x : y;
}

/* x ÷ y × 100 where y does not reach zero. */
static struct amount quotient(struct arena *a, struct amount x, struct amount y)
{
	struct rat hundred = rat_of(100);
	struct rat q[] = {rat_div(a, x.low, y.low), rat_div(a, x.low, y.high), rat_div(a, x.high, y.low),
			  rat_div(a, x.high, y.high)};
	return (struct amount){
		.known = true,
		.low = rat_mul(a, hundred, least(least(q[0], q[1]), least(q[2], q[3]))),
		.high = rat_mul(a, hundred, most(most(q[0], q[1]), most(q[2], q[3]))),
	};
}

struct amount growth_ratio(struct arena *a, struct rat base, struct rat now, int gone, struct rat goal, int all,
			   int digits)
{
	struct amount observed = growth(a, base, now, gone, digits);
	if (!observed.known)
		return observed;
	struct msg why;
	if (!check(base, goal, all, &why))
		return amount_unknown(why);
	if (rat_cmp(base, goal) == 0)
		return amount_unknown(MSG(N_("the target equals the baseline")));
	if (gone == all && rat_cmp(now, goal) == 0)
		return amount_of(rat_of(100));
	/* The goal differs from the base, so enough digits part the growth required from zero. */
	struct amount required = growth(a, base, goal, all, digits);
	while (rat_sign(required.low) != rat_sign(required.high)) {
		digits *= 2;
		required = growth(a, base, goal, all, digits);
	}
	return quotient(a, observed, required);
}
