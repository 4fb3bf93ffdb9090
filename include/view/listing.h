/*
 * A plan as lines of one fact each, every line with the id it is about, in
 * the plan's order: text that line-based tools compare well.  In the words of
 * the format, never translated, so that what is kept of it stays comparable.
 */
#ifndef VIEW_LISTING_H
#define VIEW_LISTING_H

#include "model/plan.h"

/* "line-registrations  FY2022  target 4,500人"; each line ends with a line feed, nothing in it is unsafe to print. */
struct str view_listing(struct arena *a, const struct plan *p);

#endif
