/*
 * What the files behind base/rat.h share: rationals as GMP sees them.
 *
 * GMP's own memory never outlives a function: results are copied into the
 * arena, where GMP reads them in place.
 */
#ifndef BASE_RAT_BIG_H
#define BASE_RAT_BIG_H

#include "base/rat.h"

#include <gmp.h>

/* Both parts are read-only views (mpz_roinit_n) of limbs in the arena. */
struct rat_big {
	mpq_t q;
};

/* Room for a small value as GMP sees it. */
struct rat_view {
	mpq_t q;
	mp_limb_t n[2], d[2];
};

/* x for GMP to read, as long as *room and x live. */
mpq_srcptr rat_view(struct rat x, struct rat_view *room);

/* The value of q, which is in lowest terms and stays the caller's to clear. */
struct rat rat_keep(struct arena *a, mpq_srcptr q);

/* x * 10^digits rounded to an integer. */
struct rat rat_round_scaled(struct arena *a, struct rat x, int digits, enum rat_round mode);

#endif
