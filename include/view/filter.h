/*
 * Less of a report: what has a given outcome, is in a given state, or has a
 * grade that fails.
 */
#ifndef VIEW_FILTER_H
#define VIEW_FILTER_H

#include "view/report.h"

/* The bit, behind those of outcomes, for a grade that its scheme says fails. */
enum { REPORT_FAILING_GRADE = 1 << OUTCOME_COUNT };

/* The bit of a state, behind those; not of RESULT_PLAIN. */
#define REPORT_STATE(state) (1u << (OUTCOME_COUNT + (unsigned)(state)))

/* All bits of an entry: its outcome, its states, and that of a failing grade. */
unsigned report_bits(const struct view_entry *e);

/* Whether any action or indicator, in any year of the report, has one of these bits. */
bool report_has(const struct report *r, unsigned bits);

/*
 * Takes out of *r the entries that have none of these bits, and the sections that then hold none.  Counts stay
 * those of all entries.
 */
void report_only(struct report *r, unsigned bits);

/* Takes out of *r the years that hold no entries. */
void report_drop_empty_years(struct report *r);

#endif
