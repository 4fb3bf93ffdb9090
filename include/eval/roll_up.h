/*
 * Roll-up: the grades of a scheme below a policy, a measure, a department or
 * the whole plan, counted and summed.
 */
#ifndef EVAL_ROLL_UP_H
#define EVAL_ROLL_UP_H

#include "eval/eval.h"

/* Counts of items; each item counts once. */
struct roll_up_sum {
	const struct scheme *scheme;
	size_t *count; /* by grade */
	size_t total, with_target, rated, met, achieved;
	size_t denominator;	   /* of shares: see enum denominator */
	size_t pointed;		   /* items whose grade has points */
	struct rat points;	   /* each times its weight, where the scheme weighs */
	struct rat weight;	   /* the weights that they were counted with */
	const struct grade *worst; /* the last of the scheme's grades that was given; NULL: none */
	const struct grade *grade; /* of the roll-up's own; NULL: none */
	const struct scheme_rule *rule;
};

/* Which items are counted: all below `group`, those of a department, or (both empty) the plan's. */
struct roll_up_query {
	const struct group *group;
	struct str department;
	int year;
	const bool *chosen; /* of them those alone that it is true for, by their index; NULL: all */
};

/* The sum for one scheme in force in that year. */
struct roll_up_sum roll_up(struct arena *a, const struct evaluation *e, const struct scheme *scheme,
			   const struct roll_up_query *q);

/* The departments of a plan's items, each once, in the plan's order. */
struct field_list roll_up_departments(struct arena *a, const struct plan *p);

#endif
