/*
 * Roll-up: the grades of a scheme below a policy, a measure, a department or
 * the whole plan, counted and summed.
 */
#ifndef EVAL_ROLL_UP_H
#define EVAL_ROLL_UP_H

#include "eval/eval.h"

/* Which items are counted: all below `group`, those of a department, or (both empty) the plan's; those of a class. */
struct roll_up_query {
	const struct group *group;
	struct str department;
	int year;
	const bool *chosen;    /* of them those alone that it is true for, by their index; NULL: all */
	struct str class_name; /* empty: of all classes */
};

/* What one item, or a group in `above`, adds to a sum. */
struct roll_up_part {
	struct str title;
	const struct grade *grade; /* NULL: unrated */
	struct rat weight;
	bool has_rate, capped;
	struct rat rate; /* as it is averaged */
	struct span at;	 /* where the grade or the item stands */
};

/* Counts of items, each once; or in `above` of groups. */
struct roll_up_sum {
	const struct scheme *scheme;
	const struct roll_up *by;   /* the scheme's roll-up, or one above it */
	const struct grade *grades; /* what is counted: the scheme's grades, or those of the roll-up below */
	size_t grade_count;
	size_t *count; /* by grade */
	size_t total, with_target, rated, met, achieved;
	size_t denominator;   /* of shares: see enum denominator */
	bool by_last_due;     /* some item has several targets in the year, of which one was counted */
	size_t pointed;	      /* items whose grade has points */
	struct rat points;    /* each times its weight, where the scheme weighs */
	struct rat weight;    /* the weights that they were counted with */
	VEC(struct rat) each; /* the points, unweighed */
	size_t with_rate;
	struct rat rates, rate_weight; /* the rates, each times its weight, and those weights */
	struct rat lowest_rate, highest_rate;
	const struct grade *worst; /* the last of `grades` that was given; NULL: none */
	const struct grade *grade; /* of the roll-up's own, or of the one above; NULL: none */
	const struct scheme_rule *rule;
	const struct given_grade *given; /* by hand, for the group or the plan; NULL: none */
	struct roll_up_sum *above;	 /* of the groups below a policy or the plan, where the scheme has such rules */
	const struct evaluation *of;
	struct roll_up_query query;
	VEC(struct roll_up_part) parts; /* what was added, where it is asked for */
	bool wants_parts;
};

/* The sum for one scheme in force in that year. */
struct roll_up_sum roll_up(struct arena *a, const struct evaluation *e, const struct scheme *scheme,
			   const struct roll_up_query *q);

struct roll_up_parts {
	struct roll_up_part *v;
	size_t n;
};

/* What a sum was made of, in the plan's order. */
struct roll_up_parts roll_up_parts(struct arena *a, const struct roll_up_sum *sum);

/* The same counts of the items of one class alone, without grades of its own. */
struct roll_up_sum roll_up_of_class(struct arena *a, const struct roll_up_sum *sum, struct str class_name);

/* The departments of a plan's items, each once, in the plan's order. */
struct field_list roll_up_departments(struct arena *a, const struct plan *p);

#endif
