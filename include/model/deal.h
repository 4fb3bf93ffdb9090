/*
 * A results table of several plans, dealt out: which of its rows are whose,
 * by its column `plan`, found in one pass and before any plan is known.  Each
 * plan then reads its own rows alone, so a file is read once however many
 * plans there are.
 *
 * A deal is not changed after it was made: several plans may read their hands
 * side by side.
 */
#ifndef MODEL_DEAL_H
#define MODEL_DEAL_H

#include "model/results.h"

/* Records of one plan that follow one another. */
struct deal_stretch {
	size_t start, end; /* bytes of the source */
	size_t line;	   /* of the first */
};

/* The rows of one plan. */
struct deal_hand {
	struct str plan; /* as the rows have it; empty: they do not say */
	VEC(struct deal_stretch) stretches;
	size_t rows;
	struct span first; /* what the first of them has in that column, or that row */
};

/* How a table is dealt; a zeroed struct, or NULL where a pointer is taken, means the defaults. */
struct deal_work {
	size_t jobs;  /* threads; 1 */
	size_t bytes; /* of a part that one of them takes at a time, rounded up to SOURCE_BLOCK; 4 MiB */
};

struct deal {
	struct source *source; /* places in it can be asked for side by side */
	struct results_part part;
	bool by_plan; /* it has a column `plan`; otherwise nothing below is set */
	char separator;
	size_t body;		       /* where the rows begin */
	size_t titles, footnotes;      /* rows above and below the table, which are nobody's */
	VEC(struct deal_hand *) hands; /* in the order of their first rows */
	struct map by_id;
};

/*
 * Deals a part of a table, which must outlive the deal, in `a`.  Its header is the first line, among those where a
 * header may stand, that calls one column `plan` and another by a name of results.  NULL when it is not CSV: `diags`
 * says where. Nothing of the deal depends on `work`.
 */
struct deal *results_deal(struct arena *a, struct source *source, struct results_part part,
			  const struct read_limits *limits, const struct deal_work *work, struct diag_list *diags);

/* The hand of a plan, NULL: it has none. */
const struct deal_hand *deal_hand(const struct deal *d, struct str plan);

/*
 * Adds the rows of a hand to the results of its plan, as results_read() does those of a file.  What is wrong with the
 * header, and is so for each plan, goes to `heads`; what is wrong with the rows to `diags`.
 */
bool results_read_hand(struct results *r, const struct deal *deal, const struct deal_hand *hand,
		       const struct read_limits *limits, struct diag_list *heads, struct diag_list *diags);

#endif
