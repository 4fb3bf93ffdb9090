/*
 * Ratings: the first rule of a scheme that holds.
 */
#ifndef EVAL_RATING_H
#define EVAL_RATING_H

#include "eval/condition.h"

/* The i-th scheme in force in a year, NULL behind the last. */
const struct scheme *rating_scheme(const struct plan *p, int year, size_t i);

/* Sets the rate of `res`, whose target, target_value and actual are set; by the first scheme in force, if any. */
void rating_set_rate(const struct eval_scope *s, struct result *res);

/*
 * Rates a result, whose outcome is set, by each scheme in force.
 *
 * A rule whose condition is true gives its grade.  One whose condition is unknown does not hold, and no rule without a
 * condition holds behind it: such a rule takes what is left, and it is not known whether this is.  The result is then
 * unrated, for the reason that made the first such condition unknown.
 */
void rating_decide(const struct eval_scope *s, struct result *res);

/* The list of rules that a result is rated by, and its name in the scheme. */
const struct rule_list *rating_rules(const struct scheme *scheme, const struct result *res, const char **name);

#endif
