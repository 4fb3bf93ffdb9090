/*
 * What changed between two revisions of a plan, by meaning: every change with
 * its class, the things and values on both sides, and, where results are
 * known, the verdicts that it flips.  Pure: no files, clock or locale.
 *
 * A diff lives in the arena it was made in and refers to both plans, which
 * must outlive it.  Time and memory grow in step with the size of the plans.
 */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

#include "base/vec.h"
#include "diff/match.h"
#include "eval/eval.h"

/* What a change means, the gravest first. */
enum diff_class {
	DIFF_LOOSER,	      /* easier to meet */
	DIFF_PUT_OFF,	      /* the same, but later */
	DIFF_SCOPE_CUT,	      /* something is no longer promised */
	DIFF_DEFINITION,      /* what is measured or how it is judged: years no longer compare */
	DIFF_STRICTER,	      /* harder to meet */
	DIFF_BROUGHT_FORWARD, /* the same, but earlier */
	DIFF_SCOPE_ADDED,
	DIFF_RESPONSIBILITY, /* who is in charge */
	DIFF_MOVED,	     /* the same, elsewhere */
	DIFF_REWORDED,
	DIFF_DATA,	 /* the results changed, not the plan */
	DIFF_FORMATTING, /* layout alone: the meaning is the same */
	DIFF_CLASS_COUNT
};

/* "looser", "put-off" …: stable names, and msgids. */
extern const char *const diff_class_names[DIFF_CLASS_COUNT];

enum change_kind {
#define CHANGE(symbol, name, class, words) CHANGE_##symbol,
#include "diff/changes.def"
#undef CHANGE
	CHANGE_KIND_COUNT
};

struct change_kind_row {
	const char *name;
	enum diff_class class;
	const char *words; /* msgid */
};

extern const struct change_kind_row change_kinds[CHANGE_KIND_COUNT];

enum { DIFF_OLD, DIFF_NEW, DIFF_SIDES };

enum diff_value_kind {
	DIFF_VALUE_NONE,
	DIFF_VALUE_TARGET, /* target of `item`; number: what it asks for once increments are added up */
	DIFF_VALUE_NUMBER, /* number, in the unit of `item` (NULL: none) */
	DIFF_VALUE_TEXT,   /* text: the plan's own words, or names as the plan writes them */
	DIFF_VALUE_LIST,   /* list */
	DIFF_VALUE_YEARS,  /* fiscal years from - to */
	DIFF_VALUE_GROUP,  /* group: a place in the plan; NULL: the plan itself */
	DIFF_VALUE_KIND_COUNT
};

/* One side of a change. */
struct diff_value {
	enum diff_value_kind kind;
	const struct item *item;
	const struct target *target;
	struct number number;
	struct str text;
	struct field_list list;
	const struct group *group;
	int from, to;
	struct span at;
};

/* What a change is about, on one side: an item, a group, a scale, or none of them: the plan. */
struct diff_subject {
	const struct item *item;
	const struct group *group;
	const struct scale *scale;
};

enum flip_cause { FLIP_PLAN, FLIP_DATA, FLIP_BOTH, FLIP_CAUSE_COUNT };

struct change;

/* A verdict, or a grade, that is another one after the revision, on the same results or because of changed ones. */
struct flip {
	const struct item *item[DIFF_SIDES]; /* NULL: not there */
	int year;
	struct date day; /* where the year has several targets on a side, by when the one is due; no date: it has not */
	enum outcome outcome[DIFF_SIDES];	 /* a side without the item counts as OUTCOME_NO_TARGET */
	const struct rating *rating[DIFF_SIDES]; /* set where it is a scheme's grade that flips; else both NULL */
	enum flip_cause cause;
	const struct change **because; /* the changes that it follows from, the deciding one first */
	size_t because_count;
};

struct change {
	enum change_kind kind;
	enum diff_class class;
	struct diff_subject subject[DIFF_SIDES];
	int from, to; /* fiscal years it is about; 0: none */
	struct period
		when; /* of several targets in the year, by when that one is due; unit PERIOD_NONE: there are none */
	struct diff_value value[DIFF_SIDES];
	bool has_percent;
	struct rat percent;		   /* of a numeric target: (new - old) / |old| x 100 */
	bool needs_reason;		   /* an easier target, a later one or a removed promise */
	const struct amendment *amendment; /* the dated reason that the new plan gives for it */
	size_t affected;		   /* how many things it concerns beyond its subject; 0: none, or not counted */
	int likeness;			   /* 1 to 99: the subjects are taken for one another by likeness, in percent */
	bool behind;	      /* an indicator or action removed, or its target given up, that had missed its target */
	struct period period; /* of a changed figure */
	struct str part;      /* which part of the subject, in the plan's words; empty: none */
	VEC(const struct flip *) flips; /* those it decided */
	size_t order;			/* where it comes in the plan, to sort by */
};

struct diff {
	struct arena *arena;
	struct arena *scratch; /* private */
	const struct plan *plan[DIFF_SIDES];
	struct matching *matching;
	VEC(struct change *) changes; /* gravest first, then in the plan's order */
	VEC(struct flip *) flips;
	size_t count[DIFF_CLASS_COUNT];
	struct amendments *amendments; /* private */
	size_t unexplained;	       /* changes that need a reason and have none */
	size_t behind;
};

/*
 * Compares two revisions.  Either may be NULL: a plan that is not there yet, or no longer; all of the other is then
 * added or removed.
 */
struct diff *diff_plans(struct arena *a, const struct plan *old, const struct plan *new);

/* Whether both mean the same: no change but of layout. */
bool diff_is_empty(const struct diff *d);

/*
 * Notes with the items of each plan the ids that their matches have in the other, as former ids, so that the same
 * results serve both.  To be called before the results are read.
 */
void diff_share_ids(struct diff *d, struct plan *old, struct plan *new);

/*
 * Adds the verdicts that flip.  results[] are those of the old and of the new plan, each bound to its plan with the
 * same rows: a flip is then the plan's doing.  Every year of either plan counts, as of the day `as_of`.
 */
void diff_flips(struct diff *d, const struct results *const results[DIFF_SIDES], struct date as_of);

/* Two sets of results: [plan][data], each read for its plan. */
struct diff_results {
	const struct results *of[DIFF_SIDES][DIFF_SIDES];
};

/*
 * The same with old and new results: lists past figures that differ (changes of class DIFF_DATA) and tells apart the
 * flips that the plan caused, that the data caused, and that took both.
 */
void diff_flips_with_data(struct diff *d, const struct diff_results *r, struct date as_of);

/* Sorts the changes and counts them; called by the functions above. */
void diff_finish(struct diff *d);

#endif
