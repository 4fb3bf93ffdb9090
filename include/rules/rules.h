/*
 * The table of rules, made from rules.def: what plan-lint can find, under a
 * code and a name that never change.
 */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "model/plan.h"

/* What a rule looks at, and so when its function is called. */
enum rule_scope {
	SCOPE_READING,	 /* found while reading, by the rooms below: no function */
	SCOPE_SHAPE,	 /* the same; the JSON Schema of the plan says it too */
	SCOPE_TEXT,	 /* the characters of a source */
	SCOPE_PLAN,	 /* a plan as a whole */
	SCOPE_GROUP,	 /* a policy, a measure or a part */
	SCOPE_ITEM,	 /* an action, an indicator or a figure */
	SCOPE_SERIES,	 /* an item with its observations */
	SCOPE_YEAR,	 /* an item evaluated for a year that has ended */
	SCOPE_TABLE,	 /* a results file */
	SCOPE_CELL,	 /* a cell of a results file */
	SCOPE_DIRECTIVE, /* comments to plan-lint: no function */
	SCOPE_COUNT
};

/* The hundreds of the codes. */
enum rule_category {
	CATEGORY_FILE,
	CATEGORY_STRUCTURE,
	CATEGORY_TARGET,
	CATEGORY_SCHEME,
	CATEGORY_RESULTS,
	CATEGORY_EVALUATION,
	CATEGORY_SAFETY,
	CATEGORY_TABLE,
	CATEGORY_DIRECTIVE = 9,
	CATEGORY_COUNT
};

/* A zero stands for no rule. */
enum rule_id {
	RULE_NONE,
#define RULE(code, id, name, level, scope, function, needs, summary) RULE_##id,
#include "rules/rules.def"
#undef RULE
	RULE_COUNT
};

enum { RULE_NEEDS_MAX = 6 };

struct check;

struct rule {
	const char *code; /* "PL203" */
	const char *name; /* "target-looser" */
	size_t name_length;
	enum lint_level level; /* LINT_OFF: not reported unless asked for */
	enum rule_scope scope;
	void (*check)(struct check *c);	    /* NULL for SCOPE_READING, SCOPE_SHAPE, SCOPE_DIRECTIVE */
	enum rule_id needs[RULE_NEEDS_MAX]; /* it is silent where one of these was found; the rest RULE_NONE */
	const char *summary;		    /* msgid */
};

/* Indexed by enum rule_id; the entry of RULE_NONE is empty. */
extern const struct rule rules[RULE_COUNT];

/* The rule of that code (in either case) or name; RULE_NONE: there is none. */
enum rule_id rule_find(struct str word);

/* A name or code that is nearly that; NULL: none. */
const char *rule_suggest(struct arena *scratch, struct str word);

enum rule_category rule_category(enum rule_id r);

/* "file", "structure" …: stable names that options take for all rules of a category; NULL for a gap. */
extern const char *const rule_category_names[CATEGORY_COUNT];
/* What a category is about: msgids. */
extern const char *const rule_category_titles[CATEGORY_COUNT];
#endif
