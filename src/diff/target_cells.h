/*
 * The targets of one thing in two revisions side by side, in cells: stretches
 * of years, or days in a year, in which each side asks for one thing.
 */
#ifndef DIFF_TARGET_CELLS_H
#define DIFF_TARGET_CELLS_H

#include "base/vec.h"
#include "diff/order.h"

/* A stretch of years in which both sides ask for one thing each. */
struct cell {
	int from, to;
	struct diff_value value[DIFF_SIDES]; /* NONE: nothing is asked for */
	struct order_of order;
	bool divided;	    /* it is of one of several targets of a year */
	struct period when; /* and by when that is due */
	int due;	    /* <0 brought forward, >0 put off, inside the cell */
	bool changed;
	bool lost_explained;   /* the old value is asked for in another year */
	bool gained_explained; /* the new value was asked for in another year */
};

typedef VEC(struct cell) cell_list;

/*
 * All cells in which either side asks for anything, in time; what was changed is left to be found out.  In
 * d->scratch.
 */
cell_list target_cells(const struct diff *d, const struct item *old, const struct item *new);

#endif
