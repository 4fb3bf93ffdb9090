/*
 * Thresholds of a rating scheme: whether other numbers in a condition make
 * its rating easier or harder to get.
 */
#ifndef DIFF_THRESHOLD_H
#define DIFF_THRESHOLD_H

#include "diff/diff.h"
#include "rated.h"

/* A rule's condition and how good its grade is. */
struct threshold_rule {
	const struct node *when; /* NULL: none */
	size_t grade;		 /* 0 is the best */
};

/* The rules of a list in order. */
struct threshold_list {
	struct threshold_rule *rule;
	size_t n;
	const struct node *define[DIFF_SIDES]; /* names that they may use, on each side; NULL: none */
};

/* The rules of a list of `scheme`, which has the grades. */
struct threshold_list threshold_rules(struct arena *a, const struct node *scheme, const struct node *list);

/* What a map of a list goes by: its grade, its id, its class, or its place. */
struct str rule_name(struct arena *a, const struct node *n, size_t index);

/*
 * What it means that the condition `old` of a rule of `rules` became `new`: DIFF_LOOSER or DIFF_STRICTER when both are
 * the same but for limits that all moved to one side, else DIFF_DEFINITION.  Which side is easier follows from the
 * rules: where more is asked for a better grade, a lower limit is; where less is, a higher one.
 */
enum diff_class threshold_class(struct arena *a, const struct node *old, const struct node *new,
				const struct threshold_list *rules);

struct threshold_change {
	enum diff_class class; /* as above; DIFF_DEFINITION where nothing uses it, or it is mixed */
	bool used;	       /* some rule is another one for it */
};

/* A name that a scheme defines, and what it was and is. */
struct threshold_term {
	struct str name;
	const struct node *old, *new;
	const struct node *define; /* all of the new names */
};

/* What it means for the rules of a scheme that a name is defined otherwise; marks the lists that use it. */
struct threshold_change threshold_of_term(struct arena *a, const struct node *scheme, struct rated_lists *lists,
					  const struct threshold_term *term);

/* An indicator's own threshold: what the rules that ask for it by name become. */
struct threshold_change threshold_of_item(struct arena *a, const struct node *scheme, struct rated_lists *lists,
					  struct str name, struct rat old, struct rat new);

#endif
