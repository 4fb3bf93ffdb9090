/*
 * One item in one year, as plain data.
 */
#ifndef VIEW_ENTRY_H
#define VIEW_ENTRY_H

#include "view/report.h"

struct view_entry view_entry_make(struct arena *a, const struct report *r, const struct result *res, bool reference);

/* Sets the era and its year by y->year: FY2019, begun in 平成31, is 令和元年度; `language`: of the plan. */
void view_year_name(struct view_year *y, struct str language);

#endif
