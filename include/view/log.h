/*
 * The history of a plan's targets as plain data: who changed which target
 * when, and what was known by then.
 */
#ifndef VIEW_LOG_H
#define VIEW_LOG_H

#include "diff/history.h"
#include "view/report.h"

struct log_revision {
	struct str commit, author, subject;
	struct date date;
	bool readable; /* it was a plan */
};

struct view_log_entry {
	const struct log_revision *revision;
	struct view_value value; /* kind VIEW_NONE: the target was dropped */
	enum diff_class class;	 /* DIFF_CLASS_COUNT: the first */
	bool year_over;		 /* the fiscal year had ended by the day of the revision */
	struct view_value
		known; /* what the results say of the year as of that day; kind VIEW_NONE: nothing, or no results */
};

/* Years in a row with the same history. */
struct view_log_years {
	int from, to;
	struct str
		when; /* ISO, of several targets of the year by when the one is due; empty: at its end, or only one */
	struct view_log_entry *entry;
	size_t n;
};

struct view_log_item {
	enum item_kind kind;
	struct str id, title;
	bool gone;
	struct view_log_years *years;
	size_t n;
};

struct view_log {
	struct str name, title;
	const struct log_revision *revision;
	size_t revision_count;
	bool cut;		    /* the first revision is not the first there was: a shallow clone has no more */
	struct view_log_item *item; /* those that had targets, in the order in which they came */
	size_t item_count;
};

/* `revision` has one element for each revision of `h`; `results` are bound to h->last, or NULL. */
struct view_log *view_log(struct arena *a, const struct history *h, const struct log_revision *revision,
			  const struct results *results);

#endif
