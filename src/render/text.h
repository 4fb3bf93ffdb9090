/*
 * What the two forms of a text report share: that by policies, and that as a
 * table.
 */
#ifndef RENDER_TEXT_H
#define RENDER_TEXT_H

#include "render/render.h"

/* SGR parameters. */
extern const char *const text_outcome_colour[OUTCOME_COUNT];

/* The plan's title, the year and the day that it is judged as of, in a line. */
void text_year_head(struct buf *out, const struct report *r, const struct view_year *y,
		    const struct render_style *style);

/* The counts, what they are over, and what each scheme comes to. */
void text_year_foot(struct buf *out, const struct report *r, const struct view_year *y,
		    const struct render_style *style);

/* What each scheme in force comes to, and with `roll_up` of the style each policy, measure and department. */
void text_roll_ups(struct buf *out, const struct view_year *y, const struct render_style *style);

/*
 * A rate as a bar of ten cells, full at 100 % and never full below; empty where there is no rate.
 * A full bar ends in "+" where the rate is above.
 */
struct str text_bar(struct arena *a, const struct view_entry *e);

enum { TEXT_BAR_WIDTH = 10 };

#endif
