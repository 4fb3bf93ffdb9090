/*
 * Rating schemes: what a government calls its results, as data
 * (plan-scheme.5).
 *
 * A scheme comes from the plan itself, from a file that plans share, or from
 * the presets in the library; it lives in the arena it was read into.
 */
#ifndef MODEL_SCHEME_H
#define MODEL_SCHEME_H

#include "model/expr.h"
#include "model/schema.h"

/* A text of a scheme: as it is, or in each language. */
struct wording {
	struct field any, ja, en;
};

/* A grade; they stand in order, the best first. */
struct grade {
	struct field id; /* its case counts */
	struct field symbol;
	struct wording label;
	struct field note;
	struct number points;
	struct span points_at; /* source NULL: it has none */
	bool achieved;	       /* counts as achieved in a roll-up */
	bool fails;	       /* plan-eval --fail-on=grade ends with status 1 */
	struct span at;
};

struct scheme_rule {
	size_t grade;	     /* index into the scheme's (or roll-up's) grades */
	struct expr *when;   /* NULL: holds when no rule before it does, nor could if more were known */
	struct field remark; /* goes behind the grade: the * of B* */
	struct field note;
	struct span at;
};

struct rule_list {
	struct scheme_rule *rule;
	size_t n;
	bool broken;	/* a rule could not be read and is left out */
	struct span at; /* source NULL: not given */
};

/* A remark that is chosen by itself: the ↑ of A↑. */
struct remark_rule {
	struct field remark;
	struct expr *when; /* NULL: holds when none before does */
	struct span at;
};

/* Rules that indicators of some classes are rated by instead. */
struct class_rules {
	struct field_list classes;
	struct rule_list rules, final_rules;
};

enum tolerance_kind {
	TOLERANCE_NONE,
	TOLERANCE_ABSOLUTE, /* in the unit of the indicator */
	TOLERANCE_RELATIVE, /* in percent of what is compared with */
	TOLERANCE_POINTS    /* in points, for indicators measured in percent; nothing for others */
};

struct tolerance {
	struct field class_name; /* empty: for all that no other is for */
	enum tolerance_kind kind;
	struct rat value;
};

/* Where time is counted from. */
enum time_from { TIME_FROM_PLAN, TIME_FROM_BASELINE, TIME_FROM_COUNT };

enum denominator {
	DENOMINATOR_RATED,
	DENOMINATOR_WITH_TARGET,
	DENOMINATOR_ALL,
	DENOMINATOR_COUNT,
};

/* Which grade of an item is counted. */
enum counted {
	COUNTED_COMPUTED,
	COUNTED_GIVEN, /* the one given by hand, where there is one */
	COUNTED_COUNT
};

/* Which of several targets of a year. */
enum targets_counted {
	TARGETS_DUE, /* the one that the year is judged by */
	TARGETS_EACH,
	TARGETS_COUNTED_COUNT
};

struct roll_up {
	enum denominator denominator;
	enum counted counts;
	enum targets_counted targets;
	bool weights;	    /* points and rates count as often as the item's weight says */
	struct number cap;  /* of rates where they are averaged, in percent */
	struct span cap_at; /* source NULL: none */
	struct expr_terms terms;
	struct grade *grade;
	size_t grade_count;
	struct rule_list rules;
	struct roll_up *above; /* of the grades that this one gives, a group's, in what is above; NULL: none */
	struct span at;	       /* source NULL: none is given */
};

struct scheme {
	struct source *source;	 /* the file it stands in */
	const struct node *node; /* as written */
	struct span at;
	struct field id, origin, note; /* origin: the key `source` */
	struct wording title;
	bool for_actions, for_indicators;
	struct field formula[DIRECTION_COUNT];	   /* empty: the usual one of the direction */
	struct expr *own_formula[DIRECTION_COUNT]; /* written out, in percent; NULL: a name, or none */
	struct expr_terms terms;
	struct number cap, floor;     /* of rates, in percent */
	struct span cap_at, floor_at; /* source NULL: none */
	struct rounding rounding;     /* of rates */
	bool has_rounding;	      /* false: the plan's own */
	bool grade_rounded;	      /* conditions see percentages rounded */
	enum expected expected;
	enum time_from time_from;
	struct tolerance *tolerance;
	size_t tolerance_count;
	struct grade *grade;
	size_t grade_count;
	struct rule_list rules, final_rules, milestone_rules;
	struct remark_rule *remark;
	size_t remark_count;
	struct class_rules *class_rules;
	size_t class_rules_count;
	struct roll_up roll_up;
	int from, to; /* the fiscal years it is in force by its own words; INT_MIN and INT_MAX where open */
};

/* A scheme of a plan and the fiscal years it is in force. */
struct scheme_use {
	const struct scheme *scheme;
	int from, to; /* INT_MIN and INT_MAX where open */
	struct span at;
};

struct scheme_set {
	struct scheme_use *use;
	size_t n;
};

/*
 * Opens a scheme file that a plan names at `at`; `path` is as written there.  NULL when it cannot, after a complaint of
 * its own.
 */
typedef struct source *scheme_open_fn(void *arg, struct str path, struct span at);

/* What reading schemes needs besides the plan: files are opened by whoever may open them. */
struct scheme_files {
	scheme_open_fn *open; /* NULL: a file that is named is a finding */
	void *arg;
};

/* The scheme in the map `node`, NULL when it is none; what is wrong is in b->diags. */
struct scheme *scheme_read(struct binder *b, struct source *source, struct node *node);

/* The preset of that name, NULL: none.  Findings in it go to b->diags, and are a fault of the library. */
const struct scheme *scheme_preset(struct binder *b, struct str name);

/* The i-th preset's name as NUL-terminated text, NULL behind the last; they are in byte order. */
const char *scheme_preset_name(size_t i);

/*
 * What a name stands for: a preset, or a file when it has a "/" or ends in .yaml or .yml.  NULL after a finding at
 * `at`.
 */
const struct scheme *scheme_named(struct binder *b, const struct scheme_files *files, struct str name, struct span at);

/* Binds plan->rating (NULL: an empty set): a preset's name, `use:`, a scheme written out, or a list of these. */
struct scheme_set scheme_set_read(struct binder *b, const struct plan *plan, const struct scheme_files *files);

/* The grade of a list whose id or symbol a word is, in NFKC; NULL: none. */
const struct grade *scheme_grade_named(struct arena *scratch, const struct grade *grades, size_t n, struct str word);

/* Whether a scheme, or its roll-up, has a grade that a word names. */
bool scheme_knows_grade(struct arena *scratch, const struct scheme *s, struct str word);

/* The maps of plan-scheme.5. */
extern const struct schema schema_scheme, schema_scheme_settings, schema_grade, schema_scheme_rule;
extern const struct schema schema_class_rules, schema_remark_rule, schema_roll_up, schema_rating_use;

/* Names as in plan-scheme.5, indexed by the enums. */
extern const char *const denominator_names[DENOMINATOR_COUNT];
extern const char *const counted_names[COUNTED_COUNT];
extern const char *const targets_counted_names[TARGETS_COUNTED_COUNT];

#endif
