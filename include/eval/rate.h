/*
 * Achievement rates: formulas over target, actual and baseline, in percent.
 */
#ifndef EVAL_RATE_H
#define EVAL_RATE_H

#include "eval/eval.h"
#include "model/formula.h"

struct rate_inputs {
	struct rat actual, target;
	struct rat upper;	  /* of a range; otherwise the target */
	enum direction direction; /* wanted by the target */
	bool has_baseline;
	struct rat baseline;
};

/* A formula: its name in plan.5, what it is and where it comes from, and the function. */
struct rate_formula {
	struct str name;
	const char *summary; /* msgid */
	const char *source;  /* who uses it */
	struct rate (*rate)(struct arena *a, const struct rate_inputs *in);
};

/* Indexed by enum formula. */
extern const struct rate_formula rate_formulas[FORMULA_COUNT];

/* The formula of that name, or NULL. */
const struct rate_formula *rate_formula_find(struct str name);

/*
 * The formula that an item is rated by: its own, else the scheme's for the target's direction (scheme NULL: none), else
 * the usual one; NULL: it has no rate (a scale, a band, a direction).
 */
const struct rate_formula *rate_formula_of(const struct item *i, const struct scheme *scheme, const struct target *t);

/* The rate by that formula, with the scheme's cap, floor and rounding, or the plan's rounding. */
struct rate rate_of(struct arena *a, const struct item *i, const struct scheme *scheme, const struct plan *p,
		    const struct target *t, const struct rate_inputs *in);

/* Sets what a computed rate needs besides: the scheme's cap and floor, and its rounding or the plan's. */
void rate_finish(struct rate *r, struct str formula, const struct scheme *scheme, const struct plan *p);

#endif
