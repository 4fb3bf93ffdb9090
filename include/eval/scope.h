/*
 * What an evaluation is made of, and the questions about one item that its
 * parts share.
 */
#ifndef EVAL_SCOPE_H
#define EVAL_SCOPE_H

#include "eval/eval.h"

struct eval_scope {
	struct arena *arena;
	const struct plan *plan;
	const struct results *results;
	struct date as_of;
};

/* The plan's own actual of an item in one fiscal year. */
struct actual scope_actual(const struct eval_scope *s, const struct item *i, int year);

/* That of so many years before a result: for a target that is due inside its year, by the same day then. */
struct actual scope_actual_before(const struct eval_scope *s, const struct result *res, int years);

/*
 * What an item came to so many years before a result, without ratings; of a target that is due inside its year, what
 * was due by the same day then.  NULL: nothing was.
 */
const struct result *evaluate_before(const struct eval_scope *s, const struct result *now, int years);

/*
 * The last target of an item that asks for something, NULL: none; *year is the last fiscal year that it is for.  One
 * that stands holds to the end of the item's table.
 */
const struct target *scope_final_target(const struct item *i, int *year);

/* Whether a result is of that target, or of a year behind it. */
bool scope_is_final(const struct result *res);

/* What a target asks for: its own number, or with increments the sum of all up to it. */
struct number scope_target_number(struct arena *a, const struct item *i, const struct target *t);

/* What a target adds up to behind one whose sum is known; see scope_target_number(). */
struct number scope_target_next(struct arena *a, struct number sum, const struct target *t);

/* Which way is better for `t`: by its operator, else (NULL, none) by the item's direction. */
enum direction scope_direction(const struct item *i, const struct target *t);

/* The same scope as at the day that a result was judged by: the day it was due, where others of its year are not. */
struct eval_scope scope_of(const struct eval_scope *s, const struct result *res);

/*
 * Where in time a target of that year lies, in fiscal years: the year for one that is due at its end, less for an
 * earlier one, by quarters, months or days: the end of FY2023Q1 is 2022 1/4.
 */
struct rat scope_time(const struct eval_scope *s, int year, struct period due);

/* The share of the fiscal year that is gone at the as-of date, from 0 to 1, by days. */
struct rat scope_year_gone(const struct eval_scope *s, int year);

#endif
