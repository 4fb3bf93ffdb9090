/*
 * Published rates: which formula gives them.
 */
#ifndef EVAL_AUDIT_RATE_H
#define EVAL_AUDIT_RATE_H

#include "eval/audit.h"

/* What a published rate turned out to be. */
struct audit_rate {
	const struct published_row *row;
	const struct result *result; /* with a number for target and actual; NULL: there is none */
	bool by_plan;
	enum formula due, found; /* FORMULA_COUNT: none */
	struct rate rate[FORMULA_COUNT];
	struct rounding_case as; /* with the exact value of `found` */
	bool falling;		 /* the target is not to be passed */
	bool ratio;		 /* 0.95 is printed for 95 % */
	bool capped;		 /* it is above the document's cap, and that is printed */
	bool negative;		 /* `below_zero` gives it: a plain ratio of values below zero */
	struct rate below_zero;
};

/* rate[FORMULA_NONE] is by the formula that the scheme writes out, where it does; it is then the one due. */
enum { AUDIT_OWN_FORMULA = FORMULA_NONE };

/*
 * Looks for the formula that gives the published rate of a row, under the figures of either result (NULL: there is
 * none); `digits` are those of the document's rates, `ratio` whether they are printed as such.
 */
struct audit_rate audit_rate_of(struct arena *a, const struct published_row *row, const struct evaluation *own,
				const struct evaluation *plan, int digits, bool ratio);

/* Whether a formula gives the published rate, as far as it is rounded; a range's only where the plan has it. */
bool audit_rate_gives(struct arena *a, const struct audit_rate *r, enum formula f, int digits);

/* A rate in percent as the document prints it, but for its rounding. */
struct rat audit_rate_as_printed(struct arena *a, const struct audit_rate *r, struct rat percent);

/* The result of a row in an evaluation; NULL: it has none. */
const struct result *audit_result(const struct evaluation *e, const struct published_row *row, bool own);

#endif
