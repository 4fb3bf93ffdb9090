/*
 * Old and new side by side (新旧対照表): every policy, measure, action,
 * indicator and figure of both plans in the new plan's order, with what
 * became of it.
 */
#ifndef VIEW_FACING_H
#define VIEW_FACING_H

#include "view/changes.h"

enum facing_status { FACING_CONTINUED, FACING_REVISED, FACING_NEW, FACING_REMOVED, FACING_STATUS_COUNT };

/* "continued", "modified", "new", "removed": msgids. */
extern const char *const facing_status_names[FACING_STATUS_COUNT];

/* One thing said on both sides: a target, who is in charge, a text. */
struct facing_line {
	int from, to; /* fiscal years; 0: none */
	struct str
		when; /* ISO, of several targets of the year by when the one is due; empty: at its end, or only one */
	const char *label; /* msgid; NULL: none */
	struct view_side side[DIFF_SIDES];
	bool changed;
};

struct facing_row {
	enum facing_status status;
	enum subject_kind kind;
	size_t depth; /* 0: the plan, 1: a policy … */
	struct str id;
	struct str number[DIFF_SIDES], title[DIFF_SIDES]; /* empty on a side where it is not */
	bool title_changed;
	struct facing_line *line;
	size_t line_count;
	struct str *reason; /* of its changes, from amendments, each with its date */
	size_t reason_count;
};

struct view_facing {
	struct str title;
	struct str name[DIFF_SIDES];
	struct facing_row *row;
	size_t row_count;
	size_t count[FACING_STATUS_COUNT]; /* of actions, indicators and figures */
};

/* `v` is the view of the same diff; both are of arena `a`. */
struct view_facing *view_facing(struct arena *a, const struct view_changes *v);

#endif
