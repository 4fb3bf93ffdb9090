/*
 * Results: observations bound to the items of a plan, each traceable to the
 * row it came from.
 */
#ifndef MODEL_RESULTS_H
#define MODEL_RESULTS_H

#include "model/plan.h"
#include "read/quantity.h"
#include "read/csv.h"

struct observation {
	const struct item *item;
	struct str comparison; /* empty: the plan's own figure; otherwise where it was measured: 全国 */
	struct period period;
	int year; /* the fiscal year that period.last lies in */
	struct quantity quantity;
	size_t level; /* for items on a scale: index of the level; SIZE_MAX: none */
	struct str department, note, origin;
	struct source *source;
	size_t line;	 /* of its record */
	struct span row; /* the whole record */
	struct span value_at;
	const struct observation *replaced; /* the earlier row that this one, marked 訂正 or 確報, takes the place of */
	bool superseded;		    /* a later row took the place of this one */
};

/* What became of the rows of one file; read + ignored + refused = rows. */
struct row_count {
	struct source *source;
	size_t rows, read, ignored, refused;
};

struct results {
	struct arena *arena;
	const struct plan *plan;
	VEC(struct observation *) all; /* in the order of the files */
	VEC(struct row_count) files;
	/* After results_finish(): those of item i, own and comparisons, by last day then order of reading. */
	struct observation ***by_item;
	size_t *by_item_count;
};

struct results *results_new(struct arena *a, const struct plan *plan);

/*
 * Adds the rows of one CSV source.  What is wrong with a row is a diagnostic and the row is counted as refused;
 * rows of another plan (a `plan` column) are counted as ignored.  False when the file is no results table at all.
 */
bool results_read(struct results *r, struct source *source, const struct read_limits *limits, struct diag_list *diags);

/* To be called once, after the last file: sorts, applies revisions, reports rows that contradict one another. */
void results_finish(struct results *r, struct diag_list *diags);

#endif
