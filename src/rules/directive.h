/*
 * Comments of a plan that suppress findings:
 *
 *     # plan-lint: disable=RULE[,RULE...] [reason=TEXT] [until=DATE]
 *     # plan-lint: disable-file=RULE[,RULE...] ...
 *
 * Behind a value the comment is about what begins on its line; on a line of
 * its own, about what comes next: the whole of it, to its end.
 */
#ifndef RULES_DIRECTIVE_H
#define RULES_DIRECTIVE_H

#include "rules/rules.h"

struct directive {
	struct span at;	   /* the comment, from its # */
	struct span bound; /* what it is about; source NULL: the whole file */
	struct span rules_at;
	struct str rules;  /* separated by commas */
	struct str reason; /* empty: none */
	struct date until; /* its last day; all zero: none */
	bool used;
};

struct directives {
	VEC(struct directive) items;
};

/* All of a plan's source; `root` is its tree, or NULL.  What is wrong with them is in `diags`. */
struct directives directives_find(struct arena *a, struct source *source, const struct node *root, int start_month,
				  struct diag_list *diags);

#endif
