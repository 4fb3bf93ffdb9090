/*
 * Which thing of the old plan is which of the new one.
 *
 * Ids that the plans give come first, then `formerly`, then what is alike:
 * titles, then content.  A match by likeness is a guess and carries its
 * likeness in percent.
 */
#ifndef DIFF_MATCH_H
#define DIFF_MATCH_H

#include "model/plan.h"

enum match_how {
	MATCH_NONE,
	MATCH_ID,
	MATCH_FORMERLY,
	MATCH_TITLE, /* the only ones of that title, compared in NFKC without case and spaces */
	MATCH_LIKENESS,
	MATCH_HOW_COUNT
};

/* Pairs are weighed one by one only up to this many; beyond, what has no equal title stays unmatched. */
enum { MATCH_PAIRS_MAX = 250000 };

/* The least likeness, in percent, of a match by likeness. */
enum { MATCH_LIKENESS_MIN = 60 };

struct match {
	enum match_how how;
	int likeness; /* percent; 100 unless how is MATCH_LIKENESS */
	size_t other; /* index on the other side; SIZE_MAX: none */
};

/* The groups of one plan, each before those below it. */
struct match_groups {
	const struct group **group;
	size_t n;
};

struct matching {
	const struct plan *plan[2];
	struct match *item[2]; /* by item->index */
	struct match_groups groups[2];
	struct match *group[2];	      /* by index in groups[side] */
	size_t *split_from;	      /* for a new group: index of the old one it came out of; SIZE_MAX */
	size_t *merged_into;	      /* for an old group: index of the new one that took it in; SIZE_MAX */
	struct match_place *place[2]; /* private: groups by address */
};

/* Either plan may be NULL. */
struct matching *match_plans(struct arena *a, const struct plan *old, const struct plan *new);

/* The counterpart, or NULL.  `side` is the side of what is given: 0 old, 1 new. */
const struct item *match_item(const struct matching *m, int side, const struct item *i);
const struct group *match_group(const struct matching *m, int side, const struct group *g);

/* Index of a group, which is one of that side's plan, in groups[side]. */
size_t match_group_index(const struct matching *m, int side, const struct group *g);

/*
 * How alike two texts are, in percent: Dice's coefficient over pairs of neighbouring characters, in NFKC without case
 * and spaces.  Source: Dice, "Measures of the amount of ecologic association between species", 1945.
 */
int match_text_likeness(struct arena *scratch, struct str a, struct str b);

#endif
