/*
 * Published verdicts: outcomes and grades by the words they are printed as.
 */
#ifndef EVAL_AUDIT_VERDICT_H
#define EVAL_AUDIT_VERDICT_H

#include "eval/audit.h"

struct audit_verdict {
	bool agrees;
	const struct result *result;
	bool by_plan;
	const struct rating *rating; /* by the scheme that knows the word; NULL: an outcome */
	struct msg why_not;	     /* why it could not be checked; id NULL: it was */
	bool unknown_word;	     /* because nothing explains the word */
};

/* A row's verdict against the table's own figures where it has them, else against the plan's. */
struct audit_verdict audit_verdict_of(struct arena *a, const struct published_row *row, const struct evaluation *own,
				      const struct evaluation *plan);

/* Counts a row's verdict among the words that nothing explains. */
void audit_word_note(struct arena *a, struct audit *audit, const struct published_row *row);

#endif
