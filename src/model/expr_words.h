/*
 * What was meant by a word that conditions do not know.
 */
#ifndef MODEL_EXPR_WORDS_H
#define MODEL_EXPR_WORDS_H

#include "model/expr.h"

/*
 * The word of conditions, in `place` or among `terms` (NULL: none), that is spelt nearly as `word` or is the usual
 * Japanese or English name of the same thing; empty: there is none.  In `a`, or static.
 */
struct str expr_likely_word(struct arena *a, enum metric_place place, const struct expr_terms *terms, struct str word);

/* What to write instead of a sign or a word of other languages: && for "and".  Id NULL: nothing is known. */
struct msg expr_slip_help(struct str text);

#endif
