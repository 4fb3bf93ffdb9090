/*
 * Actuals: what observations amount to in a fiscal year, by the item's
 * aggregate or as the ratio of two others.
 */
#ifndef EVAL_ACTUAL_H
#define EVAL_ACTUAL_H

#include "eval/eval.h"

/* Which observations count. */
struct actual_query {
	const struct item *item;
	struct str comparison; /* empty: the plan's own */
	int from, to;	       /* fiscal years; `from` differs from `to` only for a cell that spans years */
	struct date as_of;     /* later observations are not seen */
	struct date first;     /* nor are those that end before; no date: all are */
	bool uncorrected;      /* as it was before corrections took the place of other rows */
};

/*
 * The actual for a query; r must be finished (results_finish).
 *
 * A row marked as a running total, or any row of an item whose rows are totals, sets a sum to its value; others add to
 * it. A sum to date runs from the plan's first year, or the item's own.  For an item on a scale the best level counts
 * over a span of years and the last one in a single year.  A ratio, or the sum of the parts, is used only where the
 * year has no figure of its own.  Where each department reports its part, all that are in charge must have reported.
 */
struct actual actual_make(struct arena *a, const struct results *r, const struct actual_query *q);

#endif
