/*
 * Values as text: numbers with their digits and units, levels, targets.
 */
#ifndef VIEW_VALUE_H
#define VIEW_VALUE_H

#include "view/report.h"

/* A number with thousands grouped and the unit behind: 4,500人. */
struct view_value view_number(struct arena *a, struct number n, struct str unit, unsigned marks, struct span at);

struct view_value view_target(struct arena *a, const struct result *r);
/* Of an actual that is a rank, among what, as the results write it: 東北; empty: not said. */
struct str view_among(const struct actual *act);
struct view_value view_actual(struct arena *a, const struct item *i, const struct actual *act);
struct view_value view_observed(struct arena *a, const struct observation *o);
/* The rate in percent, rounded for display. */
struct view_value view_rate(struct arena *a, const struct rate *rate);
/* Whether a rate below 100 is rounded to 100: the text alone would say that the target was reached. */
bool view_rate_rounds_up(struct arena *a, const struct rate *rate);
/* A percentage: 66.7%. */
struct view_value view_percent(struct arena *a, struct rat value, const struct rounding *round);

#endif
