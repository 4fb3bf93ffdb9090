/*
 * Precision: what a figure may be within the precision that it was stated with,
 * carried through sums, means and quotients.
 */
#ifndef EVAL_PRECISION_H
#define EVAL_PRECISION_H

#include "model/results.h"

/* The numbers that a figure may stand for.  Never empty. */
struct precision {
	bool vague; /* not one number; all below is set only then */
	bool has_low, has_high;
	bool low_open, high_open; /* 超, 未満: the end itself is outside */
	struct rat low, high;
};

/*
 * What a figure may be by its marks (QUANTITY_*): 約2,800 is 2,750 to 2,850, half a unit of its last digit that is not
 * a trailing zero either way; 2,800以上 is 2,800 or more; 2,800超 is more than 2,800; 2,800強 is between 2,800 and
 * 2,850.
 */
struct precision precision_of(struct arena *a, struct number n, unsigned marks);

/* Half a unit of the last digit that is not a trailing zero of a figure as written. */
struct rat precision_half_unit(struct arena *a, struct number n);

/* x and y are the figures that p and q belong to. */
struct precision precision_add(struct arena *a, struct precision p, struct rat x, struct precision q, struct rat y);
struct precision precision_scale(struct arena *a, struct precision p, struct rat factor);
struct precision precision_shift(struct arena *a, struct precision p, struct rat by);

/* The greatest, sign > 0, or the least of two figures. */
struct precision precision_extreme(struct precision p, struct rat x, struct precision q, struct rat y, int sign);

/* x ÷ y; y is not zero.  Where the divisor may be zero, nothing is known. */
struct precision precision_divide(struct arena *a, struct precision p, struct rat x, struct precision q, struct rat y);

/* The marks that say it: "about", "or more" …; 0 for one number. */
unsigned precision_marks(const struct precision *p);

/* Whether the figure `value` may be x. */
bool precision_holds(const struct precision *p, struct rat value, struct rat x);

/* What comparing a figure with a bound can come to, both within their precision. */
struct precision_verdict {
	bool may_meet, may_miss;
};
struct precision_verdict precision_compare(const struct target *t, struct rat value, const struct precision *p,
					   struct rat bound, const struct precision *q);

#endif
