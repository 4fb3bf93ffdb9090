/*
 * Thresholds of a rating scheme: whether other numbers in a condition make
 * its rating easier or harder to get.
 */
#ifndef DIFF_THRESHOLD_H
#define DIFF_THRESHOLD_H

#include "diff/diff.h"

/* A rule's condition and how good its grade is. */
struct threshold_rule {
	const struct node *when; /* NULL: none */
	size_t grade;		 /* 0 is the best */
};

/* The rules of a list in order. */
struct threshold_list {
	struct threshold_rule *rule;
	size_t n;
};

/*
 * What it means that the condition `old` of a rule of `rules` became `new`: DIFF_LOOSER or DIFF_STRICTER when both are
 * the same but for limits that all moved to one side, else DIFF_DEFINITION.  Which side is easier follows from the
 * rules: where more is asked for a better grade, a lower limit is; where less is, a higher one.
 */
enum diff_class threshold_class(struct arena *scratch, const struct node *old, const struct node *new,
				const struct threshold_list *rules);

#endif
