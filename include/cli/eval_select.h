/*
 * The part of the plans that plan-eval was asked to tell of.
 */
#ifndef CLI_EVAL_SELECT_H
#define CLI_EVAL_SELECT_H

#include "cli/run.h"
#include "cli/tools.h"

/*
 * Takes out of the reports what --policy, --measure, --indicator and --department do not choose, and says how their
 * rows are sorted.  False after a complaint: a pattern fits nothing in any of them, or all together leave nothing.
 */
bool eval_select(const struct run *run, const struct eval_settings *s, struct report *const *report, size_t n)
	__attribute__((warn_unused_result));

/* Takes out of *r what --only, or else --quiet, does not name; to be called when all questions are answered. */
void eval_show_only(const struct eval_settings *s, struct report *r);

#endif
