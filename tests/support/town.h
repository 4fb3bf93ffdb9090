/*
 * A plan and its results, given as text, evaluated: for tests of eval and of
 * what comes after it.
 */
#ifndef SUPPORT_TOWN_H
#define SUPPORT_TOWN_H

#include "eval/eval.h"
#include "view/report.h"

struct town {
	struct arena *arena;
	struct diag_list diags;
	struct plan *plan;
	struct results *results;
	struct evaluation *evaluation; /* of every year of the plan */
};

/*
 * Reads and evaluates; `results` NULL: none; `as_of` as ISO text, NULL: long after the plan's end.  The test fails when
 * the plan is unreadable; anything else found wrong is in `diags`.  Freed with town_free().
 */
struct town town_new(const char *plan, const char *results, const char *as_of);
/* The same from files, paths from the project's root. */
struct town town_read(const char *plan, const char *const *results, size_t n);
void town_free(struct town *t);

/*
 * One result as "OUTCOME target=T actual=A rate=R" with "-" for what there is none of; the target carries its operator,
 * the actual a leading "about " where it is approximate: "missed target=≥4500人 actual=about 2800 rate=62.2".
 */
struct str town_result(struct town *t, const char *id, int year);

#endif
