/*
 * Achievement rates: formulas over target, actual and baseline, in percent.
 */
#ifndef EVAL_RATE_H
#define EVAL_RATE_H

#include "eval/eval.h"

struct rate_inputs {
	struct rat actual, target;
	bool has_baseline;
	struct rat baseline;
};

/* A formula: its name in plan.5, its text with a source, and the function. */
struct rate_formula {
	struct str name;
	const char *summary; /* msgid */
	struct rate (*rate)(struct arena *a, const struct rate_inputs *in);
};

extern const struct rate_formula rate_formulas[];
extern const size_t rate_formula_count;

/* The formula of that name, or NULL. */
const struct rate_formula *rate_formula_find(struct str name);

/* The formula that an item is rated by: its own, else by direction; NULL: it has no rate (a scale, a band, `none`). */
const struct rate_formula *rate_formula_of(const struct item *i, const struct target *t);

/* Sets the rate of `res`, whose target, target_value and actual are set. */
void rate_decide(struct arena *a, struct result *res);

#endif
