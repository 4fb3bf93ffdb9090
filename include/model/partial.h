/*
 * Partial evaluations: what one shard of the results holds of some plans, in
 * a form that others are joined with, whatever the order.
 *
 * Kept are all observations as they were read, each with the place of its
 * value, before any of them is settled: a row of another shard may revise,
 * repeat or contradict any of them.  The format is documented in
 * plan-partial(5).
 */
#ifndef MODEL_PARTIAL_H
#define MODEL_PARTIAL_H

#include "model/deal.h"

enum { PARTIAL_VERSION = 1 };

/* --- Writing ----------------------------------------------------------------- */

/* Begins a partial; `tool` and `version` say what made it. `several`: the run was over several plans. */
void partial_begin(struct buf *out, struct str tool, struct str version, bool several);

/*
 * Adds what is known of a plan: its file and source, and what was read of its results (results_finish() not called).
 * results NULL: there are errors in it or in its rows.  plan NULL: it could not be read.
 */
void partial_plan(struct buf *out, struct str file, const struct plan *plan, const struct results *results);

/* Adds a table that several plans share: how many rows each has in it. */
void partial_table(struct buf *out, const struct deal *deal);

/* Ends it, with a sum over all of it by which a shorter or altered one is known. */
void partial_end(struct buf *out);

/* --- Reading ----------------------------------------------------------------- */

/* What a partial holds of one plan. */
struct partial_section {
	const struct partial *partial;
	struct str file, id;
	uint64_t hash;	   /* of the plan's text */
	bool unreadable;   /* the plan could not be read: id and hash are not set */
	bool faulty;	   /* there were errors: it has no body */
	size_t start, end; /* of its body in the partial's source */
};

struct partial_hand {
	struct str plan;
	size_t rows;
};

struct partial_table {
	struct str file;
	uint64_t hash;
	size_t part, parts; /* of the file: 1 of 1 for the whole */
	struct partial_hand *hand;
	size_t hand_count;
};

struct partial {
	struct source *source;
	bool several;
	struct partial_section *section;
	size_t section_count;
	struct partial_table *table;
	size_t table_count;
};

/*
 * Reads what a partial says of itself; the bodies of its sections are read by partial_results().  NULL when it is none,
 * of a newer version, cut off or altered: `diags` says so (rule bad-partial).
 */
struct partial *partial_read(struct arena *a, struct source *source, struct diag_list *diags);

/*
 * The results of a plan from its sections, all of this very plan, in any order: files by their names, parts of one file
 * by their places.  As results_read() would have read them, not yet finished.  False when a file, or a part of it, is
 * in two of them, or a part is in none.
 */
bool partial_results(struct results *r, const struct partial_section *const *section, size_t n,
		     struct diag_list *diags);

#endif
