/*
 * The part of an explanation that says how the actual was made, and what of it
 * was corrected.
 */
#ifndef VIEW_EXPLAIN_ACTUAL_H
#define VIEW_EXPLAIN_ACTUAL_H

#include "view/explain_rating.h"

/* The rows, parts and computation of the actual, or why there is none. */
void explain_actual(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e);

/* That the parts do not add up to the actual, where they do not. */
void step_parts_differ(struct arena *a, struct step_list *l, const struct view_entry *e, const char *label);

/* By when a target is due, ISO: "FY2023", "FY2023Q1", "2023-09-30". */
struct str step_when(struct arena *a, const struct report *r, const struct target *t);
/* "an interim target; the final one, of FY2030, is 100%": of an entry whose stage is none there is nothing to say. */
struct msg step_stage_text(struct arena *a, const struct report *r, const struct view_entry *e);
/* How it stands with the figure besides its outcome, where there is something to say; see eval/result_state.h. */
void step_state(struct arena *a, struct step_list *l, const struct view_entry *e, const char *label);

/* Each figure that was corrected, and what the outcome would be without; `label` for the first. */
void step_corrections(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e,
		      const char *label);

#endif
