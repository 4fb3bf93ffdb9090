/*
 * Words that stand for rules in options, settings and comments.
 */
#ifndef RULES_NAMES_H
#define RULES_NAMES_H

#include "rules/rules.h"

/* Whether `word` means the rule: its name or code, the beginning of its code, its category or "all". */
bool rule_matches(enum rule_id r, struct str word);

/* Whether it means any rule. */
bool rule_is_known(struct str word);

/* unknown-rule at `at`, with the name that was surely meant. */
struct diag *rule_report_unknown(struct arena *a, struct diag_list *diags, struct span at, struct str word);

#endif
