/*
 * The values of the words in conditions: numbers of one item in one year, or
 * of a roll-up.
 */
#ifndef EVAL_METRIC_H
#define EVAL_METRIC_H

#include "eval/roll_up.h"
#include "eval/scope.h"

/* A number, or why there is none.  What is irrational lies between `low` and `high`; they are equal for all else. */
struct amount {
	bool known;
	struct rat low, high;
	struct str working; /* the computation with its inputs, "2800 ÷ 4500 × 100"; empty: a value as given */
	struct rat raw;	    /* before it was rounded for a scheme that grades what is rounded, or bounded by a cap */
	bool bounded, rounded;
	struct msg why_not;
};

/* What a condition is asked about. */
struct subject {
	const struct eval_scope *scope;
	const struct scheme *scheme;
	const struct result *result;   /* NULL for a roll-up */
	const struct roll_up_sum *sum; /* NULL for an item */
	const struct rat *bound;       /* what a rate is taken against instead of the target; NULL: the target */
	int digits;		       /* behind the point, to which irrational numbers are bounded */
};

/*
 * The value of a metric.  Its definition is in model/metric.def and plan-scheme.5; percentages are rounded when the
 * scheme grades what is rounded.
 */
struct amount metric_value(const struct subject *s, enum metric m);

/* A percentage as conditions see it: rounded where the scheme grades what is rounded. */
struct amount metric_rounded(const struct subject *s, struct amount x);

/* Whether a state holds; false with *why set (id not NULL) when that is not known. */
bool metric_state(const struct subject *s, enum metric_state state, struct msg *why);

struct amount amount_of(struct rat x);
struct amount amount_unknown(struct msg why_not);
bool amount_is_exact(struct amount x);

/* The formula of rates that the scheme writes out; NULL: it names one, or the indicator has its own. */
const struct expr *metric_own_formula(const struct subject *s, const struct target *t);

/* The rate of an actual against a bound, as the subject's scheme computes it; `t` says how the bound is met. */
struct rate metric_rate(const struct subject *s, const struct target *t, struct rat bound);

#endif
