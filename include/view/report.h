/*
 * A report: an evaluation as plain data, every number already text, ready to
 * be laid out.  Renderers only lay it out: they compute nothing and decide
 * nothing.  Words that depend on the reader's language are `struct msg`.
 */
#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H

#include "eval/eval.h"

/* Where a target stands among those of its item. */
enum target_stage { STAGE_NONE, STAGE_INTERIM, STAGE_FINAL, STAGE_COUNT };

/* "interim", "final": stable names; "" for none: there is no target, or it is the only one. */
extern const char *const target_stage_names[STAGE_COUNT];

enum view_kind { VIEW_NONE, VIEW_NUMBER, VIEW_TEXT, VIEW_KIND_COUNT };

/* A value in three forms: as data, as people read it, and where it stands. */
struct view_value {
	enum view_kind kind;
	struct str number; /* canonical decimal with the digits given: 2800, 74.9; empty for VIEW_TEXT */
	struct str text;   /* "2,800人", "74.9%", "実施" (the plan's own words and numbers: never translated) */
	unsigned marks;	   /* QUANTITY_*: the reader's language says them (約, about) */
	enum target_op op; /* of a target: "at least 4,500" */
	struct str upper;  /* of TARGET_BETWEEN, canonical */
	struct span at;
};

struct view_observation {
	struct str period; /* ISO: 2023-03, FY2022 */
	struct view_value value;
	struct str text;    /* the cell as it is written */
	const char *reason; /* why it is no figure, a name of quantity_reason_names; NULL: it is one */
	struct str department, note, origin;
	struct span at;
};

struct view_comparison {
	struct str name;
	struct view_value value, difference;
};

/* One of the figures that an actual is made of, or that must add up to it. */
struct view_part {
	const char *role; /* "numerator", "denominator", "part", "department": stable names */
	struct str id;	  /* empty: of a department */
	struct str name;
	struct view_value value;
};

/* A figure that took the place of another. */
struct view_correction {
	struct str period;
	struct view_value now, was;
};

/* One line of the chain behind a verdict: a label, then a value, words or both, then where it came from. */
struct view_step {
	const char *label; /* msgid: "target", "actual", "rate" …; "" goes on with the label above */
	struct view_value value;
	struct msg text;
	struct msg why;	     /* goes on from `text`, after a colon */
	const char *outcome; /* msgid of the outcome that follows from it; NULL: none */
	struct span at;	     /* source NULL: computed */
};

/* A grade given by hand. */
struct view_given {
	struct str text; /* as printed by the scheme, or as written where it has no such grade; empty: none was given */
	struct str grade; /* id; empty: the scheme has no such */
	struct wording label;
	struct str reason, department;
	struct str before; /* what an earlier row said; empty: none did */
	struct span at;
};

/* What one scheme makes of an entry. */
struct view_rating {
	const struct scheme *scheme;
	bool applies;	  /* the scheme is for this kind of item */
	struct str grade; /* id; empty: unrated */
	struct str text;  /* as printed: the grade's symbol, or its id, with the rule's remark behind */
	struct wording label;
	struct str points; /* canonical decimal; empty: none */
	bool achieved, fails;
	const char *list; /* "rules", "final-rules" … */
	size_t rule;	  /* from 1; 0: none */
	struct str when;  /* its condition as written; empty: none */
	struct str remark;
	struct span at;	    /* of the rule */
	struct str about;   /* unrated: the word that has no value */
	struct msg why_not; /* and why */
	bool precision;
	struct view_given given;
};

/* The grades of one scheme below a section, counted; NULL where nothing was. */
struct view_grade_count {
	struct str grade, text;
	struct wording label;
	size_t count;
	struct view_value share; /* of the denominator */
};

struct view_roll_up {
	const struct scheme *scheme;
	struct view_grade_count *grade;
	size_t grade_count;
	size_t total, with_target, rated, achieved, met, denominator;
	const char *denominator_name; /* as in plan-scheme.5; also a msgid */
	struct view_value achieved_share, met_share, points, mean, weight;
	struct str worst;
	struct view_value mean_rate, lowest_rate, highest_rate;
	bool by_last_due; /* each target of a year is told, and of several the last one due counted */
	size_t with_rate;
	struct view_value rate_weight; /* the weights that the mean of the rates is of; none: it does not weigh */
	struct str own;		       /* the roll-up's own grade, or that of the one above; empty: none */
	struct str own_text;
	struct wording own_label;
	struct view_given given;
	enum group_kind above_of;   /* what the one above counts */
	struct view_roll_up *above; /* NULL: none */
	bool of_groups;		    /* it is one above: its items are groups */
};

struct view_entry {
	enum item_kind kind;
	struct str id, title, unit;
	struct field_list departments;
	int year;
	struct str period; /* by when the target is due inside the year, ISO: FY2023Q1, 2023-09; empty: its end */
	int quarter;	   /* 1 to 4 where that is a quarter; 0: it is none */
	bool extra;	   /* of several targets of the year, one that the year is not judged by */
	enum target_stage stage;
	enum outcome outcome;
	bool standing;
	struct view_value target, actual, rate;
	struct str target_words; /* the source's own words for the target or milestone; empty: none */
	struct msg rate_why_not, reason;
	bool precision;
	struct view_comparison *comparison;
	size_t comparison_count;
	struct view_value latest; /* last known figure of an earlier year */
	int latest_year;
	struct view_observation *observation; /* the rows that the actual was made from */
	size_t observation_count;
	struct view_observation *unreported; /* rows of the year that say that there is no figure */
	size_t unreported_count;
	struct str actual_low, actual_high; /* by its precision, exact; empty: it has none, or no end on that side */
	struct view_part *part;
	size_t part_count;
	struct str parts_sum; /* of parts that must add up to the actual; empty: none */
	bool parts_differ;
	struct view_correction *correction;
	size_t correction_count;
	bool reference;		    /* shown here too, defined elsewhere */
	struct view_rating *rating; /* by each scheme in force */
	size_t rating_count;
	struct str rate_exact; /* the rate as an exact decimal or fraction; empty: none */
	bool rate_below;       /* its text reaches 100 % or more by rounding alone */
	const struct result *result;
};

struct view_section {
	enum group_kind kind;
	struct str id, number, title;
	struct field_list departments;
	struct view_entry *entry;
	size_t entry_count;
	struct view_section *child;
	size_t child_count;
	struct tally tally;
	struct view_roll_up *roll_up; /* by each scheme in force */
	size_t roll_up_count;
};

/* A department and what its items come to. */
struct view_department {
	struct str name;
	struct view_roll_up *roll_up;
	size_t roll_up_count;
};

/* One fiscal year of a plan. */
struct view_year {
	int year;
	struct str era; /* 令和, and the fiscal year's number in it; empty before Meiji */
	int era_year;
	bool foreign;	   /* the plan is not in Japanese, so that eras are none of its own */
	struct date as_of; /* the as-of date, but no later than the year's end */
	bool running;	   /* it had not ended at the as-of date */
	struct view_section *policy;
	size_t policy_count;
	struct tally tally;
	size_t plan_items;	      /* actions and indicators of the whole plan, whatever was chosen of it */
	const struct scheme **scheme; /* in force, in the plan's order */
	size_t scheme_count;
	struct view_roll_up *roll_up; /* of the whole plan, by each of them */
	struct view_department *department;
	size_t department_count;
};

struct view_history;
struct selection;

/* What rows of a report may be sorted by; within each year. */
enum view_order {
	ORDER_PLAN,
	ORDER_OUTCOME,	  /* worst first: missed, no-data, pending, met, no-target */
	ORDER_RATE,	  /* lowest first, exactly */
	ORDER_TITLE,	  /* by bytes, which is code points */
	ORDER_ID,	  /* the same */
	ORDER_DEPARTMENT, /* by the first one in charge, in the plan's order of departments */
	VIEW_ORDER_COUNT
};

struct report {
	struct str plan_id, title, organization;
	struct str language; /* of the plan's own words: a BCP 47 tag, as the plan gives it */
	int from, to;
	int start_month;
	struct date as_of;
	struct rounding rounding; /* of rates, and of shares */
	struct view_year *year;
	size_t year_count;
	const struct evaluation *evaluation;
	struct source **input;
	size_t input_count;
	const struct view_history *history; /* NULL: not asked for; see view/series.h */
	enum view_order order;		    /* of rows; sections stay in the plan's */
	bool reverse;			    /* what has nothing to sort by stays last */
	const struct selection
		*selection; /* what was chosen of it, see view/selection.h; NULL: nothing was asked for */
};

/* The report of an evaluation: all its years, every policy, measure and item in the plan's order. */
struct report *view_report(struct arena *a, const struct evaluation *e);

/* The same without policies and all that is in them: what tables across plans are made of. */
struct report *view_outline(struct arena *a, const struct evaluation *e);

/* The entry of an item in a year of the report, where it is defined; NULL when there is none of that id. */
const struct view_entry *report_entry(const struct report *r, struct str id, int year);

#endif
