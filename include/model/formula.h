/*
 * The names of the formulas of achievement rates; what they compute is eval's
 * (eval/rate.h).
 */
#ifndef MODEL_FORMULA_H
#define MODEL_FORMULA_H

#include "base/str.h"

enum formula {
	FORMULA_ACTUAL_BY_TARGET,
	FORMULA_TARGET_BY_ACTUAL,
	FORMULA_REDUCTION,
	FORMULA_PROGRESS,
	FORMULA_BAND,
	FORMULA_NONE,
	FORMULA_COUNT
};

/* Names as in plan-scheme.5, indexed by the enum. */
extern const char *const formula_names[FORMULA_COUNT];

/* FORMULA_COUNT: no formula has that name. */
enum formula formula_find(struct str name);

/* "actual/target, target/actual …" */
struct str formula_choices(struct arena *a);

#endif
