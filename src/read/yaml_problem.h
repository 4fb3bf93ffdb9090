/*
 * What libyaml found wrong, in the words of people who write plans.
 */
#ifndef READ_YAML_PROBLEM_H
#define READ_YAML_PROBLEM_H

#include "diag/diag.h"

/* An error of libyaml's reader, scanner or parser; its strings are libyaml's own literals. */
struct yaml_problem {
	const char *problem;
	const char *context; /* what was being read; NULL: nothing in particular */
	size_t at;	     /* byte offset of the problem */
	size_t context_at;   /* byte offset where what was being read begins; `at` without a context */
	size_t open_at;	     /* of the innermost bracket that is open; SIZE_MAX: none */
	int value;	     /* the character that the reader refuses */
};

/* Adds the one diagnostic (rule yaml-syntax) that says it. */
void yaml_problem_report(struct source *source, const struct yaml_problem *p, struct diag_list *diags);

#endif
