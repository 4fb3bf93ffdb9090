/*
 * What the unit of an item says about its values, and which way is better.
 */
#ifndef RULES_MEASURE_H
#define RULES_MEASURE_H

#include "rules/check.h"

/* Its unit is percent. */
bool measure_is_percent(struct check *c, const struct item *i);

/* Percent of a whole, so that 100 is the most there is; not a rate of growth and the like. */
bool measure_is_share(struct check *c, const struct item *i);

/* Whether the item is a balance, such as 人口の社会増減: what it counts may be below zero. */
bool measure_is_balance(const struct item *i);

/* Its unit counts people or things: 人, 件, 箇所; not where the values are means or ratios. */
bool measure_is_count(struct check *c, const struct item *i);

/* Which way a target pulls: 1 up, -1 down, 0 neither (kept, within a range, none). */
int measure_pull(const struct item *i, const struct target *t);

/* <0 where x is looser than y, 0 alike, >0 stricter; both of the item, pulling the same way. */
int measure_strictness(const struct item *i, const struct target *x, const struct target *y);

/* The targets that say something, in order. */
struct target_list {
	const struct target **v;
	size_t n;
};

/* Those that pull one way, as long as all do; none otherwise. */
struct target_list measure_pulling(struct check *c, const struct item *i, int *pull);

/* Those with a number or a level. */
struct target_list measure_targets(struct check *c, const struct item *i);

/* Whether a number is ten times another or more, either way; both positive. */
bool measure_is_tenfold(struct check *c, const struct item *i, struct rat x, struct rat y);

#endif
