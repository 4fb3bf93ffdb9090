/*
 * A scheme while it is read: what the schema fills, with the lists and texts
 * that are bound afterwards.
 */
#ifndef MODEL_SCHEME_DRAFT_H
#define MODEL_SCHEME_DRAFT_H

#include "model/scheme.h"

struct scheme_draft {
	struct scheme scheme;
	int format;
	struct node *title, *define, *grades, *rules, *final_rules, *milestone_rules, *class_rules, *remarks, *roll_up;
	struct node *formula, *tolerance, *in_force;
	struct field_list applies_to;
	struct span round_at;
};

struct grade_draft {
	struct grade grade;
	struct node *label;
};

struct rule_draft {
	struct field grade, when, remark, note;
};

struct class_draft {
	struct field_list classes;
	struct node *rules, *final_rules;
};

struct remark_draft {
	struct field remark, when;
};

struct roll_up_draft {
	struct roll_up roll_up;
	struct node *define, *grades, *rules, *above;
};

struct use_draft {
	struct field name;
	int from, to;
};

extern const struct schema schema_in_force;

/* What `define` gives names to, each by those before it; `node` may be NULL. */
struct expr_terms scheme_terms(struct binder *b, const struct node *node, enum metric_place place);

/* The settings that are no single values, from the draft into its scheme. */
void scheme_settings_finish(struct binder *b, struct scheme_draft *d);

/* Text, or a map of texts by language; `node` may be NULL. */
struct wording scheme_wording(struct binder *b, const char *key, const struct node *node);

#endif
