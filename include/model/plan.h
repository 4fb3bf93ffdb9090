/*
 * The checked model of a plan: what plan.5 describes, bound from a YAML tree.
 *
 * Everything lives in the arena that plan_read() was given and refers to the
 * source's bytes; fields keep the spans they were read from.  A plan that was
 * read with errors holds what could be read: lists may be short, optional
 * fields empty, but no pointer in it dangles and every enum is in range.
 */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "base/date.h"
#include "base/map.h"
#include "base/rat.h"
#include "diag/diag.h"
#include "read/yaml.h"

/* A string of the plan and where it stands; s.n == 0 when it was not given. */
struct field {
	struct str s;
	struct span at;
};

struct field_list {
	struct field *v;
	size_t n;
};

/* A decimal as it was written: its value and the digits after its point. */
struct number {
	struct rat value;
	int scale;
};

/* An ordered scale of levels, lowest first. */
struct level {
	struct field name;
	struct field_list also; /* other words for it */
};

struct scale {
	struct field id; /* at.source is NULL for the built-in scale of actions */
	struct field title;
	struct level *level;
	size_t n;
	struct map words; /* names and other words in NFKC, without spaces around -> struct level */
};

enum direction { DIRECTION_HIGHER, DIRECTION_LOWER, DIRECTION_KEEP, DIRECTION_COUNT };

enum aggregate {
	AGGREGATE_LAST,	       /* a stock: the last in the year */
	AGGREGATE_SUM,	       /* a flow: over the year */
	AGGREGATE_SUM_TO_DATE, /* over all years since the plan began */
	AGGREGATE_MEAN,
	AGGREGATE_MIN,
	AGGREGATE_MAX,
	AGGREGATE_COUNT, /* number of observations in the year */
	AGGREGATE_KIND_COUNT
};

/* How the figures that several departments report of one item are put together. */
enum department_rule {
	DEPARTMENTS_ONE, /* they do not: one figure for each period */
	DEPARTMENTS_SUM,
	DEPARTMENTS_MEAN,
	DEPARTMENTS_MIN,
	DEPARTMENTS_MAX,
	DEPARTMENTS_COUNT
};

enum target_op {
	TARGET_NONE, /* an em dash: stated to have none */
	TARGET_AT_LEAST,
	TARGET_AT_MOST,
	TARGET_EXACTLY,
	TARGET_ABOVE,
	TARGET_BELOW,
	TARGET_BETWEEN,	 /* value to upper, both inside */
	TARGET_INCREASE, /* more than the baseline, or than the year before where there is none */
	TARGET_DECREASE,
	TARGET_OP_COUNT
};

/* What a target is counted from. */
enum target_base {
	TARGET_ABSOLUTE,
	TARGET_OF_BASELINE, /* its number is known with the plan */
	TARGET_OF_PREVIOUS, /* the actual of the year before: known with the results, as below */
	TARGET_OF_WHOLE,    /* the actual of what the item is counted out of */
	TARGET_BASE_COUNT
};

/* A target of an indicator or a milestone of an action. */
struct target {
	struct span key;   /* its year or years in the plan */
	struct span at;	   /* its value in the plan */
	int from, to;	   /* fiscal years; a span of years is one cell of the plan's table */
	struct period due; /* the quarter or day it is due, inside the year; unit PERIOD_NONE: the year's end */
	enum target_op op;
	bool has_number; /* value (and upper, for BETWEEN) are set; otherwise level, for scales */
	struct number value, upper;
	enum target_base base;
	struct rat factor, offset; /* base × factor + offset; not of TARGET_ABSOLUTE */
	size_t level;		   /* index into the item's scale */
	struct str among;	   /* of a rank, among what: 東北; empty: not said */
	struct field text; /* the source's words: the milestone, other words for the level, or what `text:` says */
	struct field note;
	bool standing; /* holds until the next one */
};

struct baseline {
	bool given;
	int year;
	bool has_number;
	struct number value;
	size_t level;
	struct field note;
	struct span at;
};

/* Where the value expected by the end of a year comes from, or by when its target is due. */
enum expected {
	EXPECTED_EXPLICIT,	/* the target of then */
	EXPECTED_STRAIGHT_LINE, /* from the baseline to the final target */
	EXPECTED_SHARE,		/* n/N of the final target in year n of N */
	EXPECTED_FINAL,		/* the final target, in every year */
	EXPECTED_INTERIM,	/* the first target of then or later */
	EXPECTED_COUNT
};

/* A value that the plan expects by then, beside its targets. */
struct expected_value {
	struct span key, at;
	int year;
	struct period due; /* unit PERIOD_NONE: the year's end */
	struct number value;
};

/* A number of an indicator's own that a rating scheme calls by name: what is "green" differs from one to the next. */
struct threshold {
	struct field name;
	struct number value;
	struct span at;
};

/* A stretch of time as a plan says it: 90 days, 3 months, 2 years. */
enum duration_unit { DURATION_NONE, DURATION_DAYS, DURATION_MONTHS, DURATION_YEARS };

struct duration {
	enum duration_unit unit;
	int n;
	struct field text;
};

/* In which fiscal years an item is measured; without `given` in all. */
struct survey {
	bool given;
	int every, from; /* every so many years, counted from that one; every 0: in the years of the list */
	int *year;	 /* in ascending order */
	size_t n;
	struct span at;
};

/* What became of an item, when its targets no longer hold. */
enum status_kind {
	STATUS_NOT_STARTED,
	STATUS_SUSPENDED,
	STATUS_CANCELLED,
	STATUS_COMPLETED,
	STATUS_MERGED,
	STATUS_EXCLUDED,
	STATUS_COUNT
};

struct item_status {
	enum status_kind kind;
	int from, to; /* fiscal years */
	struct field reason, into;
	struct span at;
};

enum item_kind { ITEM_ACTION, ITEM_INDICATOR, ITEM_FIGURE, ITEM_KIND_COUNT };

struct group;

/* An action, an indicator or a figure (an indicator without targets). */
struct item {
	enum item_kind kind;
	struct span span; /* its whole map in the plan */
	struct field id, title, unit, note, class_name;
	struct group *group;	       /* where it is defined */
	struct field_list departments; /* its own, or the nearest group's */
	struct field_list formerly;
	struct field_list comparisons;
	enum direction direction;
	struct span direction_at;
	const struct scale *scale; /* NULL: a number */
	enum aggregate aggregate;
	struct span aggregate_at;
	bool rows_are_totals;
	enum department_rule per_department;
	struct field whole_id;		      /* of what it is counted out of; empty: none */
	struct item *whole;		      /* NULL when none or unknown */
	struct field ratio_of, ratio_to;      /* ids; empty: no ratio */
	struct item *numerator, *denominator; /* of the ratio, resolved; NULL when none or unknown */
	struct field_list parts;	      /* ids of figures that add up to this one */
	struct field formula;		      /* empty: by direction */
	bool has_weight;
	struct number weight;
	struct span expected_at; /* source NULL: as the rating scheme says */
	enum expected expected;
	struct expected_value *expected_value; /* by year and day; before `expected` */
	size_t expected_value_count;
	struct threshold *threshold; /* numbers that rules of a scheme name */
	size_t threshold_count;
	struct baseline baseline;
	struct survey survey;
	struct duration report_due; /* after the year's end; the plan's, where it has none of its own */
	struct duration max_age;
	struct item_status *status;
	size_t status_count;
	int from, to; /* fiscal years its table covers: its own period, or the plan's */
	bool own_period;
	bool increments; /* targets add to those before */
	bool by_period;	 /* a target of a quarter or month asks for what came in it, not since the year began */
	struct target *target;
	size_t target_count; /* by the days they are due; of one year several may be, but of a span of years one */
	size_t index;	     /* into plan->item */
};

enum group_kind { GROUP_POLICY, GROUP_MEASURE, GROUP_PART, GROUP_KIND_COUNT };

/* What stands in a group: an item, once where it is defined and again wherever it is referred to by its id. */
struct member {
	struct item *item;
	struct span at;
	bool reference;
};

struct group {
	enum group_kind kind;
	struct span span;
	struct field id, number, title, description, note;
	bool id_derived;	       /* made from its number or position: the plan gives none */
	struct group *parent;	       /* NULL for a policy */
	struct field_list departments; /* its own, or the nearest group's */
	struct field_list formerly;
	bool has_weight;
	struct number weight;  /* in a roll-up of groups; 1 where none is given */
	struct member *member; /* actions, then indicators, then figures, in the plan's order */
	size_t member_count;
	struct group *child; /* measures of a policy, parts of a measure */
	size_t child_count;
};

struct rounding {
	int digits;
	enum rat_round mode;
};

/* A dated reason for a changed target. */
struct amendment {
	struct span at;
	struct date date;
	struct field indicator, reason;
	int year;	       /* 0: not said */
	struct period due;     /* of which of the year's targets; unit PERIOD_NONE: not said */
	struct field from, to; /* values as written */
};

/* A column of the results named by the plan: `results: columns: {value: 実績}`. */
struct column_name {
	struct field column; /* ours */
	struct field header; /* theirs */
};

/* What a word for "no figure" means here: `results: missing: {"－": none}`. */
struct missing_word {
	struct field word;
	struct field meaning; /* none (zero), unknown, not-surveyed, withheld … see plan-results.5 */
};

/* How much a finding of plan-lint matters, as plans say it. */
enum lint_level { LINT_OFF, LINT_NOTE, LINT_WARNING, LINT_ERROR, LINT_LEVEL_COUNT };

/* A rule of plan-lint and its level: `lint: severity: {target-looser: error}`. */
struct lint_choice {
	struct field rule;
	enum lint_level level;
};

/* What the plan asks of plan-lint: the key `lint`.  Rules are names, codes or categories, not checked here. */
struct lint_section {
	struct span at; /* source NULL: there is none */
	struct field_list enable, disable;
	struct lint_choice *choice;
	size_t choice_count;
	int profile;	       /* index into lint_profile_names */
	int shown;	       /* min-severity: index into lint_shown_names */
	int fail_on;	       /* index into lint_fail_names */
	struct node *severity; /* as written; `choice` is what was read of it */
};

struct scheme_set;

/* What fiscal years are named after, by fiscal_named_after_end(): "start", "end". */
enum { YEAR_NAME_COUNT = 2 };
extern const char *const year_name_words[YEAR_NAME_COUNT];

struct plan {
	struct source *source;
	struct node *root;
	struct field id, title, organization, origin, note, language; /* origin: the key `source` */
	int from, to;						      /* period, fiscal years */
	struct span period_at;
	int start_month;	   /* as in base/date.h: named after the year of the end, less than 1 */
	struct field_list results; /* paths as written */
	struct column_name *column;
	size_t column_count;
	struct missing_word *missing;
	size_t missing_count;
	struct duration report_due;
	struct rounding rounding;
	struct node *rating;		  /* for scheme_set_read(); NULL: none */
	const struct scheme_set *schemes; /* set by whoever reads it: the schemes to rate by; NULL: none */
	struct scale *scale;
	size_t scale_count;
	const struct scale *action_scale;
	struct amendment *amendment;
	size_t amendment_count;
	struct lint_section lint;
	struct group *policy;
	size_t policy_count;
	struct item **item; /* every item once, in the plan's order */
	size_t item_count;
	struct map items;  /* id -> struct item */
	struct map groups; /* id -> struct group */
};

/*
 * Reads a plan from its tree.  NULL only when the tree is no map; anything else wrong is in `diags` and the plan holds
 * the rest. The plan's id defaults to the base name of its source without ".yaml" or ".yml".
 */
struct plan *plan_read(struct arena *a, struct source *source, struct node *root, struct diag_list *diags);

/* The item or group of that id, or NULL. */
struct item *plan_item(const struct plan *p, struct str id);
struct group *plan_group(const struct plan *p, struct str id);

/* Whether two units are the same: in NFKC, without spaces around; %, パーセント and percent are one. */
bool unit_same(struct arena *scratch, struct str x, struct str y);

/* The level of `s` that `word` names, by name or by `also`, compared in NFKC without spaces around; SIZE_MAX: none. */
size_t scale_find(struct arena *scratch, const struct scale *s, struct str word);

/* Whether a target asks for a number that only the results tell: a direction, or a share of what was measured. */
bool target_is_open(const struct target *t);

/* Whether values in that unit are ranks, of which 1 is the best: 位. */
bool unit_is_rank(struct str unit);

/* Splits 東北3位 into what it is a rank among and the rank, 3位; false when nothing stands before the number. */
bool rank_split(struct str text, struct str *among, struct str *rank);

/* The target written for `year`, or the standing one before it; NULL: none. *standing (NULL: not wanted) says which. */
const struct target *item_target(const struct item *i, int year, bool *standing);

/* All targets of a fiscal year, in the order of the days they are due; a span's in each of its years.  *n: how many. */
const struct target *item_targets(const struct item *i, int year, size_t *n);

/*
 * The target to judge by as of a day: of the year's targets the last that was due by then, or where none was, the first
 * to come.  Otherwise as item_target().
 */
const struct target *item_target_due(const struct item *i, int year, struct date as_of, int start_month,
				     bool *standing);

/* The day by which a target is due: the one it says, or the end of its last fiscal year. */
struct date target_last_day(const struct target *t, int start_month);

/* The last target of an item that asks for something, NULL: none; whether another before it does so too. */
const struct target *item_final_target(const struct item *i);
bool item_asks_before(const struct item *i, const struct target *t);

/* What the plan expects of the item by the day that a target of the year is due (unit PERIOD_NONE: by its end); or
 * NULL. */
const struct expected_value *item_expected(const struct item *i, int year, struct period due, int start_month);

/* Whether the item is measured in that year, by the plan; the next year after it in which it is, 0: none known. */
bool survey_covers(const struct survey *s, int year);
int survey_next(const struct survey *s, int year);

/* The day on which a stretch of time that begins behind `d` ends. */
struct date duration_end(struct date d, const struct duration *t);

/* In the words of the format: "every 3 from 2019", "3 months", "cancelled 2021-2023; merged 2022-2023"; empty: none. */
struct str survey_text(struct arena *a, const struct survey *s);
struct str duration_text(struct arena *a, const struct duration *t);
/* "straight-line; FY2022: 4000"; empty: as the scheme says. */
struct str expected_text(struct arena *a, const struct item *i, int start_month);
struct str status_text(struct arena *a, const struct item *i);

/* What became of the item in that year; NULL: nothing. */
const struct item_status *item_status(const struct item *i, int year);

/* Names as in plan.5, indexed by the enums. */
extern const char *const direction_names[DIRECTION_COUNT];
extern const char *const expected_names[EXPECTED_COUNT];
extern const char *const aggregate_names[AGGREGATE_KIND_COUNT];
extern const char *const item_status_names[STATUS_COUNT];
extern const char *const department_rule_names[DEPARTMENTS_COUNT];
extern const char *const item_kind_names[ITEM_KIND_COUNT];
extern const char *const group_kind_names[GROUP_KIND_COUNT];
extern const char *const lint_level_names[LINT_LEVEL_COUNT];

/* What the keys of `lint` take: the first is what holds without them. */
enum { LINT_PROFILE_COUNT = 2, LINT_SHOWN_COUNT = 3, LINT_FAIL_COUNT = 4 };
extern const char *const lint_profile_names[LINT_PROFILE_COUNT]; /* default, soumu */
extern const char *const lint_shown_names[LINT_SHOWN_COUNT];	 /* note, warning, error */
extern const char *const lint_fail_names[LINT_FAIL_COUNT];	 /* note, warning, error, never */
extern const char *const rounding_names[RAT_ROUND_COUNT];

#endif
