/*
 * Ratings from the text of a plan's indicators, of its results and of a
 * scheme.
 */
#ifndef SUPPORT_RATINGS_H
#define SUPPORT_RATINGS_H

#include "eval/eval.h"

/*
 * A plan of 2016 to 2020 with `rating` (a preset's name or a scheme in flow style) and a measure that goes on with
 * `items`; results `rows` below the header id,fiscal-year,value, or with a
 * header of their own.  Evaluated for `year` as of its
 * last day.  Fails the test when anything is said of plan, scheme or results.
 */
const struct evaluation *ratings_evaluate(struct arena *a, const char *rating, const char *items, const char *rows,
					  int year);

/* The same as of another day. */
const struct evaluation *ratings_evaluate_as_of(struct arena *a, const char *rating, const char *items,
						const char *rows, int year, struct date as_of);

/* "A", "B*" …; for what is unrated "unrated: WORD: REASON". */
const char *ratings_text(struct arena *a, const struct evaluation *e, const char *id, int year);

/* The grade of the first measure, or of the plan, by the roll-up of the first scheme; "unrated". */
const char *ratings_sum_text(struct arena *a, const struct evaluation *e, bool whole_plan, int year);

#endif
