/*
 * Linting: runs the rules over a plan and its results, and decides which
 * findings count.  Pure: today is an argument.
 */
#ifndef RULES_LINT_H
#define RULES_LINT_H

#include "eval/eval.h"
#include "rules/rules.h"

/* What is looked at.  All of it outlives the findings. */
struct lint_subject {
	struct source *const *source; /* what was read as text, in the order of reading */
	size_t source_count;
	struct source *plan_source;    /* of the plan; NULL: it was no text */
	const struct node *root;       /* its tree; NULL: it was no YAML */
	const struct plan *plan;       /* NULL: it was no plan */
	const struct results *results; /* finished; NULL: none were given */
	struct date today;
};

/*
 * Adds what the rules find to `diags`, which holds what was found while reading: a rule whose prerequisite was found
 * at an item is silent about that item.
 */
void lint_check(struct arena *a, const struct lint_subject *s, struct diag_list *diags);

/* Which rules are reported, and as what. */
struct lint_policy {
	enum lint_level level[RULE_COUNT];
	bool chosen[RULE_COUNT]; /* somebody asked for that level: it wins over the severity a finding came with */
};

struct lint_policy lint_policy_default(void);

/* What somebody asks of the rules that a word stands for. */
struct lint_wish {
	struct str rule; /* a code or name, the beginning of a code (PL2), a category's name or "all" */
	enum lint_level
		level; /* LINT_LEVEL_COUNT: on, with its own level; a warning for rules that are off by default */
	struct span at;
	size_t breadth; /* set: how many rules the word stands for; 0: there is none */
};

/* Grants wishes, those for many rules before those for few, then in their order. */
void lint_policy_apply(struct lint_policy *p, struct lint_wish *wish, size_t n);

/* Turns on the rules of a profile, an index into lint_profile_names. */
void lint_policy_profile(struct lint_policy *p, int profile);

/* Applies the section `lint` of a plan; rules that it names and that do not exist are findings. */
void lint_policy_plan(struct arena *a, struct lint_policy *p, const struct plan *plan, struct diag_list *diags);

/*
 * Takes from `diags` what the policy turns off and what comments of the plan's source suppress, sets the severity of
 * the rest, adds findings on the comments themselves, and sorts.
 */
void lint_settle(struct arena *a, const struct lint_policy *p, const struct lint_subject *s, struct diag_list *diags);

/*
 * A name for a finding that holds no line number and survives reordering: 32 hexadecimal digits over the rule, the
 * file's base name, the text and, for the n-th of the same, n.  One for each of the list, in its order.
 */
struct str *lint_fingerprints(struct arena *a, const struct diag_list *diags);

#endif
