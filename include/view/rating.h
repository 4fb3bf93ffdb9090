/*
 * Ratings and their roll-up as plain data.
 */
#ifndef VIEW_RATING_H
#define VIEW_RATING_H

#include "eval/rating.h"
#include "view/report.h"

/* The ratings of a result: res->rating_count of them. */
struct view_rating *view_ratings(struct arena *a, const struct result *res);

/* The roll-ups of a query, one for each scheme in force; *count (NULL: not wanted) of them. */
struct view_roll_up *view_roll_ups(struct arena *a, const struct evaluation *e, const struct roll_up_query *q,
				   size_t *count);

/* What a grade is printed as: its symbol, or its id. */
struct str view_grade_text(const struct grade *g);

#endif
