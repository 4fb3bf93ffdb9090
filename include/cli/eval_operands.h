/*
 * The operands of plan-eval: which of them are plans, and which are results.
 *
 * The first is a plan or a folder of plans; of the others, those whose names
 * end as plans' do are plans, the rest are results.  With --plans, which names
 * plans besides, there need be no plan among the operands.
 */
#ifndef CLI_EVAL_OPERANDS_H
#define CLI_EVAL_OPERANDS_H

#include "cli/input.h"
#include "cli/run.h"
#include "cli/tools.h"

struct eval_operands {
	bool several; /* plans were asked for, be it only one that was found */
	struct path_list plans;
	struct text_list results;
};

/* Sorts the operands into *out, of the run's arena.  False after complaints. */
bool eval_operands(const struct run *run, const struct eval_settings *s, const struct text_list *operands,
		   struct eval_operands *out) __attribute__((warn_unused_result));

#endif
