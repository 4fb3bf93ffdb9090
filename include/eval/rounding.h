/*
 * How printed numbers were rounded, inferred from the exact ones.
 */
#ifndef EVAL_ROUNDING_H
#define EVAL_ROUNDING_H

#include "model/plan.h"

/* More are no longer an attempt at rounding. */
enum { ROUNDING_DIGITS_MAX = 12 };

/* A number as printed, the digits behind its point, and the exact one. */
struct rounding_case {
	struct rat exact, printed;
	int digits;
};

/* How many cases each mode explains, at so many digits. */
struct rounding_fit {
	int digits;
	size_t fits[RAT_ROUND_COUNT];
};

struct rounding_guess {
	size_t n; /* cases */
	struct rounding_fit
		*fit; /* for 0 digits to the most printed; a printed 100 may be 100.0 with a zero left out */
	size_t fit_count;
	const struct rounding_fit
		*best;		     /* the digits that explain most cases, of equals the most; NULL without cases */
	struct rounding rounding;    /* of the best; the mode is one of several equals when not decided */
	bool equal[RAT_ROUND_COUNT]; /* modes that explain the most cases */
	bool decided;		     /* one mode explains more than the others */
	size_t telling;		     /* cases on which the modes differ, at those digits */
};

/*
 * What explains most of the cases.  Half to even is the answer only where it explains more than half up.  Among equals
 * the mode of `usual` comes first, then the order of the enum.
 */
struct rounding_guess rounding_infer(struct arena *a, const struct rounding_case *v, size_t n,
				     const struct rounding *usual);

/* Whether a rounding gives what is printed. */
bool rounding_gives(struct arena *a, const struct rounding_case *c, int digits, enum rat_round mode);

/* Whether any rounding does, to the digits printed or to `digits`; *mode (NULL: not wanted) is the first that does. */
bool rounding_explains(struct arena *a, const struct rounding_case *c, int digits, enum rat_round *mode);

#endif
