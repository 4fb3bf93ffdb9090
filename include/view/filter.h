/*
 * Less of a report: what has a given outcome, or a grade that fails.
 */
#ifndef VIEW_FILTER_H
#define VIEW_FILTER_H

#include "view/report.h"

/* The bit, behind those of outcomes, for a grade that its scheme says fails. */
enum { REPORT_FAILING_GRADE = 1 << OUTCOME_COUNT };

/*
 * Whether any action or indicator, in any year of the report, has one of `outcomes` (bit i for enum outcome i,
 * REPORT_FAILING_GRADE). */
bool report_has(const struct report *r, unsigned outcomes);

/*
 * Takes out of *r the entries whose outcome is not among `outcomes`, and the sections that then hold none.  Counts stay
 * those of all entries.
 */
void report_only(struct report *r, unsigned outcomes);

/* Takes out of *r the years that hold no entries. */
void report_drop_empty_years(struct report *r);

#endif
