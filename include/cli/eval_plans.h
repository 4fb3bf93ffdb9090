/*
 * Several plans and their results in one run.
 */
#ifndef CLI_EVAL_PLANS_H
#define CLI_EVAL_PLANS_H

#include "cli/eval_forms.h"
#include "cli/eval_operands.h"
#include "cli/eval_partial.h"
#include "cli/load_shared.h"

/* What the plans of a run have in common; nothing of it is changed while they are evaluated. */
struct eval_plans {
	const struct run *run;
	const struct eval_settings *settings;
	const struct shared_results *shared; /* results that the plans share; NULL: none */
	const struct merge *merge;	     /* partial evaluations in their place; NULL: none */
	const struct text_list *paths;	     /* results of the only plan; NULL: none */
	struct results_part part; /* of the results, where these are to be a partial evaluation; else 0 of 0 */
	const struct eval_forms *forms;
};

/*
 * Evaluates the n plans at `paths`, as many at once as the settings say, and keeps what is left of each in done[i], of
 * the run's arena.  Prints nothing, and what it makes is the same whatever the number of jobs.
 */
void eval_all(const struct eval_plans *p, const char *const *paths, size_t n, struct eval_done *done);

/*
 * Reads the results that the plans share into *shared and p->shared.  False after complaints: what is wrong with them
 * is no plan's own.
 */
bool eval_share(struct eval_plans *p, struct shared_results *shared, const struct eval_operands *operands)
	__attribute__((warn_unused_result));

/*
 * Says what is to be said of all plans, v->n of them, and sums them up.  `shared` may be unset where p->shared is NULL.
 * False after complaints that are no plan's own.
 */
bool eval_say(const struct eval_plans *p, struct shared_results *shared, const struct eval_done *done,
	      struct view_plans *v) __attribute__((warn_unused_result));

/*
 * Evaluates all plans and prints what --format says of them; `merge` NULL: from results, else from partial evaluations.
 * A plan with errors is reported and left out, and makes the status STATUS_TROUBLE; what is wrong and is no plan's own
 * stops the run.
 */
enum status eval_plans(const struct run *run, const struct eval_settings *s, const struct eval_operands *operands,
		       const struct merge *merge);

#endif
