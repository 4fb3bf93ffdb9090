/*
 * The years of a plan side by side: for each item its targets, actuals and
 * comparisons from the plan's first year to its last, with their places on a
 * chart's axis.
 */
#ifndef VIEW_SERIES_H
#define VIEW_SERIES_H

#include "view/axis.h"
#include "view/report.h"

/* An item in one fiscal year.  Places are AXIS_NOWHERE where there is no number. */
struct view_point {
	/* After the last year told of (`judged` false) the target alone: no actual, rate, comparison or outcome. */
	struct view_entry entry;
	bool judged;
	struct view_entry *period; /* where the year has several targets, each of them, in time */
	size_t period_count;
	size_t run; /* years from this one on that share its target and its outcome; 0: an earlier one counts it */
	int target_at, actual_at;
	int upper_at;	    /* of TARGET_BETWEEN */
	int *comparison_at; /* one for each name in the series */
};

/* An item in every fiscal year of the plan. */
struct view_series {
	enum item_kind kind;
	struct str id, title, unit;
	bool drawn; /* it has numbers enough for a chart; `axis` and the places are set */
	struct view_axis axis;
	struct view_value baseline;
	int baseline_year, baseline_at;
	struct str *comparison; /* names of where else it was measured, in the order met */
	size_t comparison_count;
	struct view_point *point; /* one for each year of the history */
};

struct view_history {
	struct view_year *year; /* year and era alone: without sections */
	size_t year_count;
	struct view_series *series; /* one for each item, by its index in the plan */
	size_t series_count;
};

/*
 * The history of a plan for the report `r`; `e` evaluates all the plan's years.  After the report's last year nothing
 * is told but targets.  An indicator is drawn when it has a number at all, a figure when it has two.  In `a`.
 */
struct view_history *view_history(struct arena *a, const struct report *r, const struct evaluation *e);

/* The series of an entry's item. */
const struct view_series *history_series(const struct view_history *h, const struct view_entry *e);

#endif
