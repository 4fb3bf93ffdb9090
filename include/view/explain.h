/*
 * The chain behind one verdict: each number with where it came from, each
 * step of arithmetic, the comparison that decided.
 */
#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

#include "eval/roll_up.h"
#include "view/report.h"

struct view_steps {
	struct view_step *v;
	size_t n;
};

/* What an explanation is asked of: an entry, or what is rolled up of a policy, a measure, a department or the plan. */
struct view_subject {
	struct str id, title;
	int year;
	const struct view_entry *entry; /* NULL: a roll-up */
	struct roll_up_query query;
	const struct view_roll_up *roll_up; /* by each scheme in force */
	size_t roll_up_count;
};

/* The steps of an entry, in the order in which a person would check them. */
struct view_steps view_explain(struct arena *a, const struct report *r, const struct view_entry *e);

/* The same of a roll-up: what was counted, the sums, the rules. */
struct view_steps view_explain_subject(struct arena *a, const struct report *r, const struct view_subject *s);

/*
 * What an id stands for in a year of the report: an item, a policy or a measure, the plan by its own id, or a
 * department by its name.  False: nothing is called so.
 */
bool view_subject_find(struct arena *a, const struct report *r, struct str id, int year, struct view_subject *out);

/*
 * Where the report tells each target of a year apart, the subjects of an item's other targets in it, in time; *n: how
 * many, and *after of them are due later than that of `s`.
 */
struct view_subject *view_subject_periods(struct arena *a, const struct report *r, const struct view_subject *s,
					  size_t *n, size_t *after);

#endif
