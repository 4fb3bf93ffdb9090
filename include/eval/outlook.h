/*
 * Trend and outlook of one item as seen from one year: where it comes from,
 * what is missing, and whether it gets there.
 */
#ifndef EVAL_OUTLOOK_H
#define EVAL_OUTLOOK_H

#include "eval/trend.h"

enum outlook_course {
	COURSE_NONE, /* nothing can be said */
	COURSE_REACHED,
	COURSE_ON_TRACK,
	COURSE_AT_RISK,
	COURSE_OFF_TRACK,
	COURSE_COUNT
};

struct outlook {
	struct trend_series series; /* the years known, up to this one */
	bool has_change;
	struct rat change, change_rate; /* on the year before; the rate in percent */
	bool has_change_rate;
	int previous_year;
	bool has_goal; /* a final target that is a number */
	int final_year;
	struct rat goal; /* what it asks for; of a range the end that is nearer */
	bool has_remaining;
	struct rat remaining; /* what is missing to it, 0 when it is met */
	bool has_needed;
	struct rat needed; /* change in each year left */
	bool has_line;
	struct rat slope, projected; /* the line through the series, a year and in the final year */
	bool reaches;		     /* it meets the goal at all */
	int reach_year;		     /* the first fiscal year in which it does */
	enum outlook_course course;
	struct msg reason; /* the rule that decided on the course, with its numbers */
};

/*
 * The outlook of a result.
 *
 * reached: the final target is met.
 * on-track: in a year that is running and has a target, the actual is at least the share of the way from the year
 *   before (0 for what adds up over the year) to the target that the days gone are of the year; otherwise the line
 *   of least squares through the known years meets the final target in its year.
 * at-risk: it does not, but what is known moves in the right direction (the actual of a running year: at least 80 % of
 *   that share).
 * off-track: all else of which something can be said.
 */
struct outlook outlook_make(const struct eval_scope *s, const struct result *res);

/* "reached", "on-track", "at-risk", "off-track": stable names and msgids; "" for COURSE_NONE. */
extern const char *const course_names[COURSE_COUNT];

#endif
