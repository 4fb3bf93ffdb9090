/*
 * plan-eval --verify-published.
 */
#ifndef CLI_EVAL_AUDIT_H
#define CLI_EVAL_AUDIT_H

#include "cli/run.h"
#include "cli/tools.h"

/*
 * Audits the published tables that the settings name: against the plan and the results among the operands, or without
 * operands each table by itself.  STATUS_FOUND: something does not agree.
 */
enum status eval_audit(const struct run *run, const struct eval_settings *s, const struct text_list *operands);

#endif
