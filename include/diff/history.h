/*
 * One plan through its revisions: for each indicator and action and each
 * fiscal year what was asked for, revision by revision.  Pure.
 */
#ifndef DIFF_HISTORY_H
#define DIFF_HISTORY_H

#include "diff/diff.h"

/* What a revision made of the target of one year; only revisions that changed it have one. */
struct history_entry {
	size_t revision;	 /* in the order of history_add() */
	struct diff_value value; /* DIFF_VALUE_NONE: there is none any more */
	enum diff_class class;	 /* against the one before; DIFF_CLASS_COUNT for the first */
};

struct history_year {
	int year;
	struct period
		when; /* of several targets in it, the one due by then; unit PERIOD_NONE: at its end, or the only one */
	VEC(struct history_entry) entries;
};

struct history_item {
	const struct item *item; /* as in the last revision that has it */
	bool gone;		 /* the last revision does not have it */
	struct map years;	 /* "2022" -> struct history_year */
	VEC(struct history_year *) in_order;
};

struct history {
	struct arena *arena;
	const struct plan *last; /* NULL before the first revision */
	size_t revisions;
	struct history_item **current;	  /* by index of the items of `last` */
	VEC(struct history_item *) items; /* in the order in which they came */
};

struct history *history_new(struct arena *a);

/* Adds the next revision, which must outlive the history; NULL for one that cannot be read, which is passed over. */
void history_add(struct history *h, const struct plan *p);

#endif
