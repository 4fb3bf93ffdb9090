/*
 * Results that several plans share: the files of a command line, each read
 * once and dealt out to the plans.
 *
 * A row goes to the plan that its column `plan` names.  Rows that do not say
 * go to the plan that the file is named after (ID.csv, or a file in a folder
 * ID), or where there is but one plan, to that.
 *
 * Nothing of it is changed after shared_results_load(): plans may take their
 * rows side by side.
 */
#ifndef CLI_LOAD_SHARED_H
#define CLI_LOAD_SHARED_H

#include "cli/load.h"
#include "model/deal.h"
#include "view/plans.h"

/* A file, and the rows of it that are one plan's. */
struct shared_rows {
	size_t table;		      /* index into shared_results.tables */
	const struct deal_hand *hand; /* NULL: the table has no column `plan` and is taken whole */
};

struct shared_plan {
	struct str id;
	VEC(struct shared_rows) rows; /* in the order of the files */
};

struct shared_results {
	struct loader loader;
	bool only_plan; /* there is but one */
	VEC(struct deal *) tables;
	VEC(struct shared_plan *) plans; /* those that the files speak of */
	struct map by_id;
};

/*
 * Reads a part of each of the files at `paths` into *s, which must not move afterwards; all of it is of `a`.  `plans`
 * is the number of plans, `jobs` that of the threads that read.  What is wrong is in s->loader.
 */
void shared_results_load(struct shared_results *s, struct arena *a, const struct text_list *paths,
			 struct results_part part, size_t plans, size_t jobs);

/* Lets go of the memory that rows took up while they were read; they can be read again. */
void shared_results_release(const struct shared_results *s);

/*
 * The results of one plan, in the loader's arena.  What is wrong with a file's header, whoever reads it, is in
 * l->headers; what is wrong with the plan's own rows in l->findings.
 */
struct results *load_shared_results(struct loader *l, const struct plan *plan, const struct shared_results *s);

/*
 * Accounts for the rows: v->rows says what became of those of each file, in `a`.  Rows of plans that are not among
 * those of `v` are warned of, rows that are nobody's are errors, both in s->loader.findings.
 */
void shared_results_account(struct shared_results *s, struct arena *a, struct view_plans *v);

#endif
