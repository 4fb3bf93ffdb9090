/*
 * The part of an explanation that says how each scheme came to its grade, and
 * the list of steps that all parts add to.
 */
#ifndef VIEW_EXPLAIN_RATING_H
#define VIEW_EXPLAIN_RATING_H

#include "base/map.h"
#include "eval/condition.h"
#include "view/explain.h"

struct step_list {
	VEC(struct view_step) steps;
};

/* A new step at the end; `label` "": it goes on with the label above. */
struct view_step *step_add(struct arena *a, struct step_list *l, const char *label);

/* A value to four digits, cut off, with an ellipsis where it goes on. */
struct str step_cut(struct arena *a, struct rat x);

/* The rows that an actual was made from; `label` for the first. */
void step_rows(struct arena *a, struct step_list *l, const struct actual *act, int start_month, const char *label);

/* "2800 ÷ 4500 = 0.6222… → 62.2% (half up at decimal 2)": a rate as it is rounded and shown. */
struct msg step_rate_text(struct arena *a, const struct rate *rate, struct str shown);

/* The schemes in force: the numbers their conditions ask for, each rule that was tried, the grade. */
void explain_ratings(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e);

/* What the parts of one scheme's explanation share. */
struct explainer {
	struct arena *arena;
	struct step_list *list;
	struct subject subject;
	struct map seen; /* words that have been given their number */
};

/* The numbers that the first `n` conditions of a list ask for, each once. */
void explain_words(struct explainer *x, const struct rule_list *list, size_t n);

/* Whether the k-th rule of a list holds, with its numbers; `holds` is the one that counts, NULL: none. */
void explain_rule(struct explainer *x, const struct rule_list *list, const struct scheme_rule *holds,
		  const struct grade *grades, size_t k);

/* A grade given by hand and its reason, beside the computed one (its id; empty: none). */
void explain_given(struct arena *a, struct step_list *l, const struct view_given *g, struct str computed);

/* How each scheme sums up what is counted: the items with grade and points, the counts, the rules. */
void explain_roll_ups(struct arena *a, struct step_list *l, const struct report *r, const struct roll_up_query *q);

#endif
