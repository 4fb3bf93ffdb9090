/*
 * Evaluations past one machine: each run takes a shard of the results and
 * writes a partial evaluation, and one run joins them to the report of the
 * whole.
 */
#ifndef CLI_EVAL_PARTIAL_H
#define CLI_EVAL_PARTIAL_H

#include "cli/eval_operands.h"
#include "cli/load.h"
#include "model/partial.h"
#include "view/plans.h"

/* Writes what the plans and their results, or the part of them that --part names, are: --partial. */
enum status eval_partial(const struct run *run, const struct eval_settings *s, const struct eval_operands *operands);

/* What partial evaluations hold of one plan. */
struct merged_plan {
	struct str file, id;
	uint64_t hash;
	bool faulty;
	struct str faulty_in; /* the partial that says so */
	VEC(const struct partial_section *) sections;
};

/* Partial evaluations that are joined; nothing of it is changed while plans are evaluated. */
struct merge {
	struct loader loader;
	VEC(struct partial *) partials;
	VEC(struct merged_plan *) plans; /* by their files' names */
	struct map by_id;
};

/*
 * Reads the partial evaluations among the operands of --merge, of the run's arena, into *m, which must not move
 * afterwards, and says in *out which plans are to be evaluated: those that they name, or in their place those among the
 * operands.  False after complaints.
 */
bool merge_load(struct merge *m, const struct run *run, const struct eval_settings *s, const struct text_list *operands,
		struct eval_operands *out) __attribute__((warn_unused_result));

/* The results of a plan, in the loader's arena; what is wrong is in l->findings. */
struct results *merge_results(struct loader *l, const struct plan *plan, const struct merge *m);

/* Accounts for rows of plans that are not among those of `v`, as shared_results_account() does. */
void merge_account(const struct merge *m, struct arena *a, struct view_plans *v);

/* The part that --part names; false after a complaint. */
bool eval_part(const struct run *run, const struct eval_settings *s, struct results_part *out)
	__attribute__((warn_unused_result));

#endif
