/*
 * A part of a report, chosen by the names of its policies, measures, items
 * and departments.  What is counted and rated is counted and rated anew over
 * that part.
 */
#ifndef VIEW_SELECTION_H
#define VIEW_SELECTION_H

#include "view/report.h"

enum selection_by { SELECT_POLICY, SELECT_MEASURE, SELECT_INDICATOR, SELECT_DEPARTMENT, SELECTION_BY_COUNT };

/* "policy", "measure", "indicator", "department": names of options, and msgids. */
extern const char *const selection_names[SELECTION_BY_COUNT];

struct selection_pattern {
	struct str text; /* see base/glob.h */
	bool found;	 /* it fits something in the plan */
	bool folded;	 /* it does so without regard to case and width alone */
};

/* Patterns of one kind add up; where there are several kinds, each must fit.  All zero: everything. */
struct selection {
	struct selection_pattern *pattern[SELECTION_BY_COUNT];
	size_t n[SELECTION_BY_COUNT];
	bool has_only;
	unsigned only; /* outcomes that are told of, as in view/filter.h; where !has_only: all */
};

/* Whether there is any pattern. */
bool selection_chooses(const struct selection *s);

/*
 * Takes out of *r all that `s` does not choose, counts and rolls up what is left, and leaves a copy of `s` in
 * r->selection, where `found` and `folded` say what became of each pattern.  An
 * item stays where a pattern for policies fits the one it stands in and a pattern for measures fits its measure or a
 * part of it (by id, number, title, or number and title), a pattern for indicators fits the id or title of the item
 * itself, whatever its kind, and one for departments any that is in charge of it.  A pattern that fits nothing as
 * written is tried in NFKC with case folded.  In `a`.
 */
void report_select(struct arena *a, struct report *r, const struct selection *s);

#endif
