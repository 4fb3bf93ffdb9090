/*
 * Verdicts: an actual against a target, compared exactly.
 */
#ifndef EVAL_VERDICT_H
#define EVAL_VERDICT_H

#include "eval/eval.h"

/* "≥", "≤", "=", ">", "<": the sign of an operator that compares with one value; "" for the others. */
const char *target_op_sign(enum target_op op);

/* Names in JSON: "none", "at-least" …. */
extern const char *const target_op_names[TARGET_OP_COUNT];

/*
 * Whether `value` meets the target `t` whose number is `bound` (t's own, or what its increments add up to).
 * TARGET_INCREASE and TARGET_DECREASE compare with `bound` as well: the baseline or the year before.
 */
bool verdict_meets(const struct target *t, struct rat value, struct rat bound);

/* Whether a level meets a target on a scale. */
bool verdict_meets_level(const struct target *t, size_t level);

/*
 * Sets the outcome and its reason of `res`, whose target, target_value and actual are set.
 * `ended`: the year, or the part of it that the target gives, had ended at the as-of date, so a report is missing where
 * there is none. `due`: what is not reached is missed; not so before the last year of a milestone's cell that spans
 * several.  The words of a comparison are made in `a`; NULL: they are not wanted.
 */
void verdict_decide(struct arena *a, struct result *res, bool ended, bool due);

/* Whether the outcome could be another within the stated precision of the actual and of what it is compared with. */
bool verdict_within_precision(const struct result *res);

#endif
