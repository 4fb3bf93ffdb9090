/*
 * Whether one target is harder to meet than another.
 */
#ifndef DIFF_ORDER_H
#define DIFF_ORDER_H

#include "diff/diff.h"

enum order {
	ORDER_SAME,
	ORDER_STRICTER,
	ORDER_LOOSER,
	ORDER_OTHER, /* neither takes in the other, and the direction does not decide */
	ORDER_COUNT
};

struct order_of {
	enum order order;
	int sign;	  /* of the change of the value: <0 lowered, >0 raised */
	bool has_percent; /* numeric, and the old value is not zero */
	struct rat percent;
	bool restated; /* the same, in a unit that is a multiple of the other */
};

/*
 * Compares two targets (DIFF_VALUE_TARGET) of one thing.  The values that meet the new one lie within those that meet
 * the old one: stricter; the other way round: looser; where neither holds, the bound on the side of the item's
 * direction decides.  Levels compare by their place on the new scale.
 */
struct order_of order_targets(struct arena *a, const struct diff_value *old, const struct diff_value *new);

/*
 * How many of unit `to` make one of unit `from`: 1 for the same unit, 1000 for 千人 and 人, 1/10 for 千円 and 万円;
 * false when they are not multiples of one another.
 */
bool order_unit_factor(struct arena *a, struct str from, struct str to, struct rat *factor);

#endif
