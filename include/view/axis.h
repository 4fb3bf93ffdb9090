/*
 * A value axis for charts: round steps, their words, and places on it.  All
 * in exact numbers; a place is a whole number of parts from the axis' lower
 * end, so a chart can be drawn in any size.
 */
#ifndef VIEW_AXIS_H
#define VIEW_AXIS_H

#include "model/plan.h"

/* The parts of an axis; and what stands for no place at all. */
enum { AXIS_PARTS = 10000, AXIS_NOWHERE = -1 };

struct view_tick {
	struct str text; /* "4,000" */
	int at;
};

struct view_axis {
	struct rat low, high;
	struct view_tick *tick; /* from low to high */
	size_t tick_count;
	int zero; /* the place of zero; AXIS_NOWHERE: not on it */
};

/*
 * The axis for `n` values, in `a`.  It holds zero, unless all the values lie so close together (within a thirtieth of
 * the one that is farthest from zero) that they could then not be told apart.  Steps are 1, 2 or 5 times a power of
 * ten, at most seven of them, and whole where all values are.  No values: an axis from 0 to 1.
 */
struct view_axis view_axis_make(struct arena *a, const struct number *value, size_t n);

/* The place of a value, which lies on the axis, to the nearest part. */
int view_axis_place(struct arena *a, const struct view_axis *axis, struct rat value);

#endif
