/*
 * What the readers of a plan's parts share while it is read.
 */
#ifndef MODEL_PLAN_READER_H
#define MODEL_PLAN_READER_H

#include "model/schema.h"

/* A member that is the bare id of an item defined somewhere in the plan. */
struct reference {
	struct group *group;
	size_t member; /* index into group->member */
	struct field id;
	enum item_kind kind; /* of the list that it stands in */
};

/* Enough for whoever reads the findings; each search goes through all names of a plan. */
enum { GUESSES_MAX = 100 };

struct plan_reader {
	struct binder b;
	struct plan *plan;
	struct map scales; /* id -> struct scale */
	struct map ids;	   /* id of a group or item -> struct field, where it was first given */
	VEC(struct item *) items;
	VEC(struct reference) references;
	size_t guesses; /* searches for what an unknown id was meant to be */
};

/* Reads plan.scales and adds the built-in scale; `node` may be NULL. */
void scales_read(struct plan_reader *r, struct node *node);

/*
 * The scale called `id`, which a finding says is unknown and NULL is returned for; one that was read with errors may
 * have no levels.
 */
const struct scale *scale_named(struct plan_reader *r, const struct field *id);

/* Index of the level that `word` names; a finding that lists the levels and false when none. */
bool scale_read_level(struct plan_reader *r, const struct scale *s, struct str word, struct span at, size_t *out);

void policies_read(struct plan_reader *r, struct node *list);

/* An item of `group`, from a map; NULL when it is none. */
struct item *item_read(struct plan_reader *r, struct node *node, enum item_kind kind, struct group *group);

/* "90 days", "3か月": into *out, which stays without a unit when the text is empty or, with a finding, none. */
void duration_read(struct binder *b, const struct field *text, struct duration *out);

/* The map under "surveyed", as it is bound, and what it comes to; s->at is set. */
struct survey_draft {
	int every, from;
	struct field_list years;
};
void survey_read(struct plan_reader *r, struct survey *s, const struct survey_draft *d);

/* The list under "status"; i->from and i->to are set. */
void status_read(struct plan_reader *r, struct item *i, struct node *list);

/* The table of targets or milestones, into i->target; `standing` is what each says that does not say it itself. */
void targets_read(struct plan_reader *r, struct item *i, struct node *table, bool standing);

/* Reads `expected-values` into the item.  Reports bad-year, wrong-type and overlapping-targets. */
void expected_read(struct plan_reader *r, struct item *i, const struct node *n);

/* One target or milestone, into *t; false when it cannot be judged. */
bool condition_read(struct plan_reader *r, struct item *i, struct node *node, struct target *t);

/*
 * Whether a target counts from the baseline, the year before or a whole (基準値から8%削減, baseline × 1.2, 全員), or
 * asks for a rank (東北1位); *ok is false, with a finding, when it is of that form and cannot be judged.
 */
bool relative_read(struct plan_reader *r, const struct item *i, struct str text, struct target *t, bool *ok);

/* bad-target; false. */
bool condition_report(struct plan_reader *r, struct span at, struct msg text, struct msg help);

/* A text whose first word begins with one capital, as a sentence does, without it. */
struct str condition_uncapitalised(struct arena *a, struct str s);

/* What a number alone asks for, by the item's direction. */
enum target_op condition_default_op(const struct item *i);

/* Takes a sign of comparison from the front of *s. */
bool condition_take_sign(struct str *s, enum target_op *op);

/* A number with or without the item's unit, or a level's name; what a baseline has. */
bool condition_read_value(struct plan_reader *r, struct item *i, const struct node *node, struct number *number,
			  size_t *level);

/* A target or milestone from a text that stands elsewhere than in a plan. */
bool condition_read_text(struct arena *a, struct diag_list *diags, const struct item *i, struct field text,
			 struct target *t);

/* Notes an id; a finding when it was given before.  True the first time. */
bool id_register(struct plan_reader *r, const struct field *id);

/* Gives every group without an id one made from its number or position. */
void ids_derive(struct plan_reader *r);

/* Finds the items that references, ratios, parts and amendments name. */
void references_resolve(struct plan_reader *r);

/* Reads what plan.lint.severity says into its choices. */
void lint_section_read(struct plan_reader *r);

/* A period's `from` and `to`; false, with a finding, when it is not one of at most 200 years. */
bool period_check(struct plan_reader *r, int from, int to, struct span at);

#endif
