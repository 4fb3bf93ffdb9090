/*
 * Trend and outlook of an entry as plain data.
 */
#ifndef VIEW_OUTLOOK_H
#define VIEW_OUTLOOK_H

#include "eval/outlook.h"
#include "view/report.h"

struct view_known {
	int year;
	struct view_value value;
	bool baseline;
};

struct view_outlook {
	struct view_known *point; /* the years known, up to the entry's own */
	size_t point_count;
	struct str spark;	  /* one block a year, from the first known to the last; a dot for an unknown one */
	struct view_value change; /* on the year before */
	struct view_value change_rate;
	int final_year; /* of the final target; 0: none */
	struct view_value goal, remaining, needed;
	struct view_value slope, projected;	/* of the straight line, a year and in the final year */
	struct str slope_working, line_working; /* how they are reckoned; empty: there is no line */
	bool reaches;
	int reach_year;
	enum outlook_course course;
	struct msg reason;
};

/* The outlook of an entry; all is empty for what has levels. */
struct view_outlook view_outlook(struct arena *a, const struct report *r, const struct view_entry *e);

#endif
