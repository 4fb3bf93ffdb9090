/*
 * The years known so far, and the straight line through them.
 */
#ifndef EVAL_TREND_H
#define EVAL_TREND_H

#include "eval/scope.h"

struct trend_point {
	int year;
	struct rat value;
	int scale;     /* digits behind the point to show it with */
	bool baseline; /* the plan's baseline, not a row of the results */
};

struct trend_series {
	struct trend_point *point; /* by year */
	size_t n;
};

/* The first year that an item may have a figure of: the plan's, or one before it. */
int trend_first_year(const struct eval_scope *s, const struct item *i);

/*
 * The known actuals of an item up to `year`, the baseline first where it is older.  A year that was not over at the
 * as-of date is left out when its actual adds up over the year.  Empty for items on a scale.
 */
struct trend_series trend_series(const struct eval_scope *s, const struct item *i, int year);

/*
 * The line of least squares through the points: its change a year and its value in `year`.  False for fewer than two
 * points.  Source: Legendre 1805; slope = (nΣxy − ΣxΣy) ÷ (nΣx² − (Σx)²).
 */
bool trend_line(struct arena *a, const struct trend_series *t, int year, struct rat *slope, struct rat *value);

/*
 * The slope with its inputs, "((-1) × (-2) + 1 × 2) ÷ ((-1)² + 1²)", from the years and values less their means, and
 * the value of the line in a year: "5 + 2 × (2025 − 2021)".  Both begin with the means: "x0 = 2021, y0 = 5: ".
 */
struct str trend_slope_working(struct arena *a, const struct trend_series *t);
struct str trend_working(struct arena *a, const struct trend_series *t, int year);

#endif
