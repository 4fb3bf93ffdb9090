/*
 * Evaluation: targets against actuals, exactly, one result for each item and
 * fiscal year.  Pure: no clock, locale or files; today is an argument.
 */
#ifndef EVAL_EVAL_H
#define EVAL_EVAL_H

#include "base/msg.h"
#include "eval/precision.h"
#include "model/scheme.h"

enum outcome { OUTCOME_MET, OUTCOME_MISSED, OUTCOME_PENDING, OUTCOME_NO_DATA, OUTCOME_NO_TARGET, OUTCOME_COUNT };

/* How it stands with the figure of a year, besides its outcome. */
enum result_state {
	RESULT_PLAIN, /* nothing is to be said */
	RESULT_PROVISIONAL,
	RESULT_CARRIED,	     /* the figure of an earlier year stands in, as old as the plan allows */
	RESULT_STALE,	     /* the last figure is older than that */
	RESULT_NOT_DUE,	     /* neither the figure nor its report is due yet */
	RESULT_MISSING,	     /* it is, and there is none */
	RESULT_NOT_YET,	     /* the results say, in a row behind all figures: still to come */
	RESULT_NOT_SURVEYED, /* they say so, or the plan surveys in other years */
	RESULT_UNKNOWN,
	RESULT_WITHHELD,
	RESULT_NOT_APPLICABLE,
	RESULT_ENDED,
	RESULT_NOT_STARTED, /* the lowest level is reported, or the plan says so; as all below */
	RESULT_SUSPENDED,
	RESULT_CANCELLED,
	RESULT_COMPLETED, /* or its top level was reached in an earlier year and nothing is asked for any more */
	RESULT_MERGED,
	RESULT_EXCLUDED,
	RESULT_STATE_COUNT
};

struct actual;

/* One of several figures that an actual is made of, or that must add up to it. */
struct actual_part {
	const struct item *item; /* whose figure; of a department, the item itself */
	struct str department;	 /* empty: none said, or no department's */
	struct actual *actual;
};

/* What an actual is made of. */
enum actual_basis {
	BASIS_ROWS,	   /* the item's own rows, by its aggregate */
	BASIS_RATIO,	   /* parts: numerator, denominator */
	BASIS_PARTS,	   /* the parts that add up to it, because it has no figure of its own */
	BASIS_DEPARTMENTS, /* the figures of several departments */
	BASIS_COUNT
};

/* An actual: made from observations by the item's aggregate or from other actuals. */
struct actual {
	bool known;
	enum actual_basis basis;
	struct number value; /* items without a scale */
	size_t level;	     /* items on a scale */
	unsigned marks;	     /* QUANTITY_*: of any observation it is made from, and what `precision` comes to */
	struct precision precision;
	enum aggregate how;
	const struct observation **from; /* the observations it is made from, in time order */
	size_t from_count;
	struct actual_part *part; /* BASIS_ROWS: those that must add up to it, when all are known */
	size_t part_count;
	struct rat parts_sum;		    /* BASIS_ROWS with parts */
	bool parts_differ;		    /* and it is not the actual, rounding and precision allowed for */
	const struct observation **revised; /* of all rows that were looked at, those that replaced another figure */
	size_t revised_count;
	const struct observation *missing; /* a row behind all figures that says there is none; NULL: none */
	struct msg why_not;		   /* when not known */
};

/* A rate in percent, or the reason why there is none. */
struct rate {
	bool defined;
	struct rat value;	  /* after the scheme's cap and floor */
	struct rat computed;	  /* before */
	struct rounding rounding; /* for display, and for conditions of a scheme that grades what is rounded */
	struct str formula;	  /* name of the formula that was used */
	struct str working;	  /* the formula with its inputs: "2800 ÷ 4500" */
	bool in_percent;	  /* which gives the rate as it is, not to be multiplied by 100 */
	struct msg why_not;
};

/* What one scheme makes of a result. */
struct rating {
	const struct scheme *scheme;
	bool applies;		   /* to this kind of item */
	const struct grade *grade; /* NULL: unrated */
	const struct rule_list *list;
	const char *list_name; /* "rules", "final-rules" …: where the list stands in the scheme */
	const struct scheme_rule *rule;
	const struct field *remark;	 /* of the rule, or the first of the scheme's remarks that holds; NULL: none */
	const struct given_grade *given; /* by hand, beside the computed grade; NULL: none */
	const struct grade *given_as;	 /* the grade of the scheme that it names; NULL: the scheme has no such */
	struct rate rate;		 /* as this scheme computes it */
	struct str about;   /* unrated: the word of the condition that has no value; empty: no rule holds */
	struct msg why_not; /* and why */
	bool precision;	    /* the grade would be another within the stated precision of an "about" figure */
};

struct comparison {
	struct str name;
	struct actual actual;
	struct rat difference; /* actual - comparison, when both are numbers and known */
	bool has_difference;
};

struct result {
	const struct item *item;
	int year;
	struct period deadline; /* of the target, inside the year; unit PERIOD_NONE: the year's end */
	struct date since;	/* the first day of what counts for it; no date: that of the year, or of all */
	struct result *period;	/* what each target of the year comes to, in time, where there are several */
	size_t period_count;
	bool extra;		     /* it is one of those, and not what the year is judged by */
	const struct target *target; /* in force for the year; NULL: none */
	bool standing;		     /* it is an earlier year's, still in force */
	struct number target_value;  /* after increments are added up; for BETWEEN the lower bound */
	struct precision target_precision;
	bool has_bound;		   /* target_value is known: not so for a direction or a share without its base */
	struct number target_base; /* what a target of the year before or of a whole counts from */
	struct actual actual;
	enum outcome outcome;
	enum result_state state;
	struct msg state_reason;     /* none: the state says it all */
	struct span state_at;	     /* where the plan or the results say so; source NULL: nowhere */
	const struct target *waived; /* the target that does not hold, because of what became of the item; NULL: none */
	int actual_year;	     /* the year that the actual is of: an earlier one when it was carried over */
	bool due;		     /* what is not met was missed, as of the date evaluated */
	struct msg reason;	     /* why that outcome: the comparison made, in words */
	struct rate rate;
	bool precision;		    /* the verdict would flip within the stated precision of the figures */
	struct result *uncorrected; /* as it was before corrections, when they change the actual; NULL: they do not */
	const struct observation *latest; /* last known figure of an earlier year, when this year has none */
	struct comparison *comparison;
	size_t comparison_count;
	struct rating *rating; /* by each scheme in force in the year, in the plan's order; none for figures */
	size_t rating_count;
};

/* Which items a count has seen: those whose mark is the count's own number. */
struct count_marks {
	size_t *of_item;
	size_t last;
};

struct evaluation {
	const struct plan *plan;
	const struct results *results;
	struct date as_of;
	int from, to;	       /* the fiscal years evaluated */
	bool each_period;      /* of several targets in a year each is told and counted, not only the one due */
	struct result *result; /* item_count x years: result[(year - from) * item_count + item->index] */
	struct count_marks *marks;
};

struct tally {
	size_t count[OUTCOME_COUNT];
};

/* The last fiscal year of the plan's period for which there is an observation of the plan's own; plan->to without any.
 */
int eval_default_year(const struct plan *p, const struct results *r);

/* Evaluates every item for each fiscal year from `from` to `to` as of the end of the day `as_of`: later observations
 * are not seen. */
struct evaluation *evaluate(struct arena *a, const struct plan *p, const struct results *r, int from, int to,
			    struct date as_of);

/*
 * The same, of which no more is to be used than targets, actuals and outcomes, tallies and what schemes make of them:
 * for tables across many plans.
 */
struct evaluation *evaluate_outcomes(struct arena *a, const struct plan *p, const struct results *r, int from, int to,
				     struct date as_of);

/*
 * What an item came to in a year: where that has several targets, by the last one that was due at the as-of date, or
 * where none was, by the first to come.
 */
const struct result *evaluation_result(const struct evaluation *e, const struct item *i, int year);

/* Counts by outcome over a group and all below it, or over the plan for NULL; figures are not counted, nor an item
 * twice, but with `each_period` once for each target of the year. */
struct tally evaluation_tally(struct arena *scratch, const struct evaluation *e, const struct group *g, int year);

/* "met", "missed", "pending", "no-data", "no-target": stable names, in JSON and options. */
extern const char *const outcome_names[OUTCOME_COUNT];

/*
 * All states that a result is in, bit i for enum result_state i: the one that is told, and "provisional" wherever its
 * figure is.
 */
unsigned result_states(const struct result *res);

/* "provisional", "carried", "stale", "not-due" …: stable names; "" for RESULT_PLAIN. */
extern const char *const result_state_names[RESULT_STATE_COUNT];

#endif
