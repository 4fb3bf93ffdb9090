/*
 * A text that a merge left unfinished: what stands between the marks that git
 * and --merge leave, taken apart into its two sides and put together again.
 * Pure; what is returned lies in the arena.
 */
#ifndef DIFF_CONFLICT_H
#define DIFF_CONFLICT_H

#include "base/str.h"

enum { CONFLICT_OURS, CONFLICT_THEIRS, CONFLICT_SIDES };

/*
 * The text as each side has it, the common base between "|||||||" and "=======" left out.  False when there is no
 * conflict in it, or its marks do not follow each other as they should.
 */
bool conflict_split(struct arena *a, struct str text, struct str side[CONFLICT_SIDES])
	__attribute__((warn_unused_result));

/* Both texts as one: the lines that they have in common once, and between marks what only one of them has. */
struct str conflict_join(struct arena *a, const struct str side[CONFLICT_SIDES]);

#endif
