/*
 * States: how it stands with a figure that is missing, old, not due or not
 * wanted any more, so that these are told apart from a target missed.
 */
#ifndef EVAL_RESULT_STATE_H
#define EVAL_RESULT_STATE_H

#include "eval/scope.h"

/*
 * Whether the plan says that the targets of the item do not hold in the result's year; then the result's target becomes
 * `waived`, and its state is set.
 */
bool result_state_waives(const struct eval_scope *s, struct result *res);

/*
 * Looks for an earlier figure that may stand in for a year without its own, as of the day `then`; true: res->actual is
 * set to it.  Otherwise a figure that is too old is noted as stale.
 */
bool result_state_carries(const struct eval_scope *s, struct result *res, struct date then);

/* Whether the results say that there will be no figure, so that none is awaited any more. */
bool result_state_is_told(const struct actual *act);

/* Sets the state of a result that is decided, as of the day `then`; `last` is the last day of the target's time. */
void result_state_decide(const struct eval_scope *s, struct result *res, struct date then, struct date last);

#endif
