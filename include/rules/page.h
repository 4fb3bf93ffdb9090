/*
 * A page on each rule: why it matters, an example that it finds, and one
 * that it does not.  The examples are complete inputs of plan-lint, and the
 * tests run them.
 */
#ifndef RULES_PAGE_H
#define RULES_PAGE_H

#include "rules/rules.h"

/* What stands around the plan of an example, so that it can be short. */
enum example_frame {
	FRAME_WHOLE,	 /* nothing: it is a plan, or meant to be one */
	FRAME_PLAN,	 /* keys of a plan beside its title, period and one measure */
	FRAME_POLICY,	 /* keys of the policy */
	FRAME_MEASURE,	 /* keys of the measure */
	FRAME_INDICATOR, /* keys of the indicator `users` beside its title */
	FRAME_COUNT
};

/*
 * Bytes as they stand in the files; NULL: no such file.  An ellipsis alone on its line stands for `filler` as often
 * as `times` says.
 */
struct example {
	enum example_frame frame;
	const char *plan, *results, *later; /* later: a second results file, read after the first */
	const char *filler;
	size_t times;
};

struct rule_page {
	const char *why;    /* msgid: a paragraph */
	const char *option; /* of the command line, as the examples are run; NULL: none */
	struct example bad, good;
};

/* Indexed by enum rule_id. */
extern const struct rule_page rule_pages[RULE_COUNT];

/* The example's files in full; an empty string for one that it has not. */
struct str example_plan(struct arena *a, const struct example *e);
struct str example_results(struct arena *a, const struct example *e);
struct str example_later(struct arena *a, const struct example *e);

#endif
