/*
 * The part of the plans that plan-eval was asked to tell of.
 */
#ifndef CLI_EVAL_SELECT_H
#define CLI_EVAL_SELECT_H

#include "cli/run.h"
#include "cli/tools.h"

/* Whether --policy, --measure, --indicator or --department is given, or --only. */
bool eval_is_chosen(const struct eval_settings *s);

/*
 * Takes out of the reports what --policy, --measure, --indicator and --department do not choose, and says how their
 * rows are sorted.  False after a complaint: a pattern fits nothing in any of them, or all together leave nothing.
 */
bool eval_select(const struct run *run, const struct eval_settings *s, struct report *const *report, size_t n)
	__attribute__((warn_unused_result));

/*
 * The same of one plan among several, for which a pattern need not fit in each.  Says of each pattern, in the order of
 * the kinds, whether it fits something in this plan; in `a`.
 */
const bool *eval_select_some(struct arena *a, const struct eval_settings *s, struct report *r);
/* The number of patterns, and the i-th of them with its kind. */
size_t eval_pattern_count(const struct eval_settings *s);
const char *eval_pattern(const struct eval_settings *s, size_t i, enum selection_by *by);

/* Takes out of *r what --only, or else --quiet, does not name; to be called when all questions are answered. */
void eval_show_only(const struct eval_settings *s, struct report *r);

#endif
