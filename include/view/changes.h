/*
 * The changes of a diff as plain data, every value already text, ready to be
 * laid out.  Words that depend on the reader's language are msgids.
 */
#ifndef VIEW_CHANGES_H
#define VIEW_CHANGES_H

#include "diff/diff.h"
#include "view/report.h"

/* More bytes than this of a value are too long for a line. */
enum { VIEW_LONG_TEXT = 90 };

/* One side of a change. */
struct view_side {
	struct view_value value; /* kind VIEW_NONE: nothing */
	const char *word; /* msgid that stands for the value, such as the name of a direction; NULL: value says it */
	int from, to;	  /* fiscal years, when the value is or belongs to such; 0: none */
	struct str when;  /* ISO, by when a target is due inside its year; empty: at its end */
	struct str
		excerpt; /* the value shortened around what differs from the other side; empty where neither is long */
	struct span at;
};

struct view_flip {
	struct str id, title;
	int year;
	struct str when; /* as of a change */
	enum outcome outcome[DIFF_SIDES];
	struct str scheme; /* it is the grade by this scheme that flips; empty: the outcome */
	bool several;	   /* there are other schemes in force */
	struct str grade[DIFF_SIDES], grade_id[DIFF_SIDES]; /* as printed, and its id; empty: unrated */
	bool gone;					    /* the new plan does not have it any more */
	enum flip_cause cause;
	size_t because_count; /* changes that it follows from */
};

enum subject_kind {
	SUBJECT_PLAN,
	SUBJECT_POLICY,
	SUBJECT_MEASURE,
	SUBJECT_PART,
	SUBJECT_ACTION,
	SUBJECT_INDICATOR,
	SUBJECT_FIGURE,
	SUBJECT_SCALE,
	SUBJECT_KIND_COUNT
};

/* "plan", "policy" …: stable names, and msgids. */
extern const char *const subject_kind_names[SUBJECT_KIND_COUNT];

struct view_change {
	const struct change *change; /* class, kind, likeness and what else is no text */
	enum subject_kind subject;
	struct str id, number, title; /* of the subject, as the new plan says, or the old one for what is gone */
	struct str former_id;	      /* when it had another */
	int from, to;		      /* fiscal years; 0: none */
	struct str
		when; /* ISO, of several targets of the year by when the one is due; empty: at its end, or only one */
	struct view_side side[DIFF_SIDES];
	struct str percent;	    /* "-37.8", canonical, one decimal; empty: none */
	struct str amended, reason; /* date and reason of its amendment; empty: none */
	struct str period;	    /* of a changed figure, ISO */
	struct span at;		    /* where to look first: the new value, or the old one */
	struct view_flip *flip;
	size_t flip_count;
};

/* A place that is no file: a revision of git, or in words. */
struct view_place {
	const char *words;   /* msgid; NULL: the revision says it */
	struct str revision; /* empty, and no words: no place */
};

/* A period inside a fiscal year, ISO: "FY2023Q1"; empty for a whole one and for none. */
struct str view_when(struct arena *a, struct period p, int start_month);

struct view_changes {
	const struct diff *diff;
	struct str title;			   /* of the plan */
	struct str name[DIFF_SIDES];		   /* of the inputs; empty: not there */
	bool complete[DIFF_SIDES];		   /* it was read without errors */
	struct str mode[DIFF_SIDES];		   /* of the files as git writes it; empty: not known */
	struct view_place scheme_from[DIFF_SIDES]; /* where files of rating schemes were found, when that is a guess */
	struct view_change *change;		   /* gravest first */
	size_t change_count;
	struct view_flip *flip; /* all of them, those of no known cause included */
	size_t flip_count;
	bool with_results;
};

/*
 * The view of a diff.  `show`: bit i set: changes of class i are listed; the counts of the diff are not touched.
 */
struct view_changes *view_changes(struct arena *a, const struct diff *d, unsigned show);

/*
 * Two texts shortened around what differs between them, for one line each: what they have in common before and after is
 * cut to a few characters, and "…" says so.
 */
void view_excerpt(struct arena *a, struct str old, struct str new, struct str out[DIFF_SIDES]);

#endif
