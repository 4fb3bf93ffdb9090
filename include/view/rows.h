/*
 * The entries of a report one after another, each with where it stands: for
 * forms of a report that have no sections.
 */
#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

#include "view/report.h"

struct view_row {
	const struct view_year *year;
	const struct view_section *policy;
	const struct view_section *measure; /* NULL: it stands in the policy itself */
	const struct view_section *section; /* where it stands: the policy, the measure or a part of it */
	const struct view_entry *entry;
};

struct view_rows {
	struct view_row *v;
	size_t n;
};

/*
 * The entries of every year, each where it is defined and not where it is referred to, sorted as r->order says; what is
 * equal stays in the plan's order.  In `a`.
 */
struct view_rows view_rows(struct arena *a, const struct report *r);

/* Whether there is anything to tell people of an entry: not of a figure that is not known. */
bool view_is_told(const struct view_entry *e);

/* "plan", "outcome" …: what --sort takes. */
extern const char *const view_order_names[VIEW_ORDER_COUNT];

#endif
