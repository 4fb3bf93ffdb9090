/*
 * What the makers of actuals share: those from an item's own rows, and those
 * from other actuals.
 */
#ifndef EVAL_ACTUAL_MAKER_H
#define EVAL_ACTUAL_MAKER_H

#include "eval/actual.h"

typedef VEC(const struct observation *) observation_list;

struct maker {
	struct arena *a;
	const struct results *r;
	int depth; /* of actuals made from others */
};

/* The rows that a query sees. */
struct seen {
	observation_list figures, revised; /* in time order */
	const struct observation *missing; /* the last row without a figure that has none behind it */
};

struct actual actual_make_at(struct maker m, const struct actual_query *q);
struct actual actual_unknown(struct msg why_not);

/* Whether the row counts for the query, which begins with the fiscal year `from`. */
bool actual_sees(const struct observation *o, const struct actual_query *q, int from);
int actual_first_year(const struct results *r, const struct actual_query *q);

/* The actual of rows that have a figure, at least one, by the item's aggregate. */
struct actual actual_aggregate(struct maker m, const struct actual_query *q, const observation_list *list);

/* Marks of what was computed: those that say what it may be come from its precision. */
unsigned actual_computed_marks(unsigned marks, const struct precision *p);

struct actual actual_make_ratio(struct maker m, const struct actual_query *q);
struct actual actual_make_parts(struct maker m, const struct actual_query *q);
struct actual actual_make_departments(struct maker m, const struct actual_query *q, const struct seen *s);

/* Sets what the parts of an actual of its own come to, and whether they add up to it. */
void actual_check_parts(struct maker m, const struct actual_query *q, struct actual *act);

#endif
