/*
 * Remarks: what has to be said below an entry so that its numbers do not
 * mislead.
 */
#ifndef VIEW_REMARK_H
#define VIEW_REMARK_H

#include "view/explain.h"

/* Remarks on an entry, the weightiest first, each without a label. */
struct view_steps view_remarks(struct arena *a, const struct report *r, const struct view_entry *e);

#endif
