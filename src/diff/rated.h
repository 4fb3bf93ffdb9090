/*
 * What the rules of a rating scheme rate.
 */
#ifndef DIFF_RATED_H
#define DIFF_RATED_H

#include "base/vec.h"
#include "model/plan.h"
#include "model/scheme.h"

enum rated { RATED_AT_ALL, RATED_BY_RULES, RATED_BY_MILESTONE_RULES, RATED_BY_CLASS };

/*
 * How many indicators and actions of a plan a scheme rates, or those of its rules; all indicators for no scheme.
 * `classes`: the class or list of classes of RATED_BY_CLASS.
 */
size_t count_rated(const struct plan *p, const struct scheme *s, enum rated how, const struct node *classes);

/* A list of rules as a scheme has it. */
struct rated_list {
	const struct node *rules;
	enum rated how;
	const struct node *classes; /* of RATED_BY_CLASS */
	bool used;		    /* for the caller, see count_rated_by() */
};

struct rated_lists {
	VEC(struct rated_list) v;
};

/* All lists of rules that rate items, of a scheme as it is written. */
struct rated_lists rated_lists(struct arena *a, const struct node *scheme);

/* How many things of a plan are rated by one of the lists that are `used`, each counted once. */
size_t count_rated_by(const struct plan *p, const struct scheme *s, const struct rated_lists *lists);

/* Whether an item is rated by the rules of a list. */
bool is_rated_by(const struct scheme *s, const struct item *i, const struct rated_list *list);

#endif
