/*
 * Making changes: what the files that compare share.
 */
#ifndef DIFF_CHANGE_H
#define DIFF_CHANGE_H

#include "diff/diff.h"

/* A new change of its kind's class; the rest is the caller's to fill in. */
struct change *change_add(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new);

struct diff_subject subject_item(const struct item *i);
struct diff_subject subject_group(const struct group *g);

/*
 * Adds a change of that kind when two texts of the plan differ: of class DIFF_FORMATTING when they are the same in NFKC
 * without white space.  False when they are equal.
 */
bool change_text(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new,
		 const struct field *x, const struct field *y);

/* The same for numbers without a unit. */
bool change_number(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new,
		   struct number x, struct number y, struct span x_at, struct span y_at);

/* The same for lists; another order alone is formatting. */
bool change_list(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new,
		 const struct field_list *x, const struct field_list *y);

/* The same for names that are no text of the plan, such as "sum". */
bool change_name(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new, const char *x,
		 const char *y, struct span x_at, struct span y_at);

struct diff_value diff_text(struct str text, struct span at);
struct diff_value diff_number(struct number n, const struct item *unit_of, struct span at);
struct diff_value diff_years(int from, int to, struct span at);

/* Whether both lists hold the same words in the same order. */
bool list_same(const struct field_list *x, const struct field_list *y);

/* Parts of diff_plans(). */
void diff_plan_fields(struct diff *d);
void diff_scales(struct diff *d);
void diff_rating(struct diff *d);
void diff_groups(struct diff *d);
void diff_items(struct diff *d);
void diff_item_fields(struct diff *d, const struct item *old, const struct item *new);
void diff_targets(struct diff *d, const struct item *old, const struct item *new);
void diff_order(struct diff *d);
void diff_layout(struct diff *d);

/* Looks for the reason that the new plan's amendments give for a change, and notes which of them were used. */
void amend_change(struct diff *d, struct change *c);
/* Amendments that came or went and explain no change. */
void diff_amendments(struct diff *d);

/* Indicators that have targets, in a plan. */
size_t count_indicators(const struct plan *p);

#endif
