/*
 * Compound annual growth: exact where the root is rational, else between
 * bounds.
 */
#ifndef EVAL_GROWTH_H
#define EVAL_GROWTH_H

#include "eval/metric.h"

/*
 * (to ÷ from)^(1 ÷ years) − 1 in percent, bounded to `digits` behind the point.  Not known unless both are above zero
 * and years is 1 or more.  Source: Open SDG, Progress measurement methodology.
 */
struct amount growth(struct arena *a, struct rat from, struct rat to, int years, int digits);

/*
 * Growth observed from `base` to `now` in `gone` years ÷ growth required from `base` to `goal` in `all` years, in
 * percent.
 */
struct amount growth_ratio(struct arena *a, struct rat base, struct rat now, int gone, struct rat goal, int all,
			   int digits);

#endif
