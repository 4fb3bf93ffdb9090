/*
 * What the files that match share.
 */
#ifndef DIFF_SRC_MATCH_H
#define DIFF_SRC_MATCH_H

#include "diff/match.h"

/* A group's address and its index. */
struct match_place {
	const struct group *group;
	size_t index;
};

/* A possible pair and its likeness. */
struct match_pair {
	size_t old, new;
	int likeness;
};

void match_items(struct arena *a, struct matching *m);
/* After the items: groups are also known by what they hold. */
void match_groups(struct arena *a, struct matching *m);

/* Takes one for the other, if neither is taken yet. */
bool match_take(struct match *old, struct match *new, size_t i, size_t j, enum match_how how, int likeness);

/* Takes pairs in order of likeness, then of place, while both sides are free. */
void match_take_best(struct match *old, struct match *new, struct match_pair *pair, size_t n);

/* Something by its title. */
struct match_titled {
	struct str title;
	size_t index;
};

/*
 * Takes what is free on both sides and has one title, or none, in the order given: the first for the first, and so on.
 * So what nothing else tells apart is itself in a revision that did not touch it.
 */
void match_take_in_order(struct arena *a, struct match *old, struct match *new, const struct match_titled *x, size_t nx,
			 const struct match_titled *y, size_t ny);

#endif
