/*
 * The chain behind one verdict: each number with where it came from, each
 * step of arithmetic, the comparison that decided.
 */
#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

#include "view/report.h"

struct view_steps {
	struct view_step *v;
	size_t n;
};

/* The steps of an entry, in the order in which a person would check them. */
struct view_steps view_explain(struct arena *a, const struct report *r, const struct view_entry *e);

#endif
