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
};

/*
 * Looks for the formula that gives the published rate of a row, under the figures of either result (NULL: there is
 * none); `digits` are those of the document's rates.
 */
struct audit_rate audit_rate_of(struct arena *a, const struct published_row *row, const struct evaluation *own,
				const struct evaluation *plan, int digits);

/* Whether a formula gives the published rate, as far as it is rounded; a range's only where the plan has it. */
bool audit_rate_gives(struct arena *a, const struct audit_rate *r, enum formula f, int digits);

/* The result of a row in an evaluation; NULL: it has none. */
const struct result *audit_result(const struct evaluation *e, const struct published_row *row, bool own);

#endif
