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

/* The items of a measure that holds the indicator x alone, of the keys in `keys`; what does not begin with { as it is.
 */
const char *ratings_items(struct arena *a, const char *keys);

/* "A", "B*" …; for what is unrated "unrated: WORD: REASON". */
const char *ratings_text(struct arena *a, const struct evaluation *e, const char *id, int year);

/* The grade of the first measure, or of the plan, by the roll-up of the first scheme; "unrated". */
const char *ratings_sum_text(struct arena *a, const struct evaluation *e, bool whole_plan, int year);

/* A grade that a scheme gives, at or beside a bound. */
struct ratings_bound {
	const char *scheme; /* a preset, or a file */
	const char *keys;   /* as ratings_items() takes them */
	const char *rows;
	int year;
	const char *grade; /* of x; with "sum " or "plan " before it of the measure or the plan */
};

/* Whether a scheme, `rating` in a plan, gives that grade; prints what it gives instead. */
bool ratings_hold(const struct ratings_bound *b, const char *rating);

#endif
