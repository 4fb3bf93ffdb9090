/*
 * Past figures that differ between two sets of results.
 */
#ifndef DIFF_FIGURES_H
#define DIFF_FIGURES_H

#include "diff/diff.h"

/*
 * Adds a change of class DIFF_DATA for each figure of the old set that is another or missing in the new one, and for
 * each that the new set has of a time for which the old one already had later figures.  Both are bound to the new plan.
 */
void diff_figures(struct diff *d, const struct results *old, const struct results *new);

#endif
