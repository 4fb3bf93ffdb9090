/*
 * Conditions of a scheme, valued exactly with three outcomes: what has no
 * value makes a comparison neither true nor false.
 */
#ifndef EVAL_CONDITION_H
#define EVAL_CONDITION_H

#include "eval/metric.h"

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };

/* Why a condition is unknown: the word that has no value, and why. */
struct doubt {
	struct str about;
	struct msg why;
};

/*
 * The truth of a condition for a subject (whose `digits` are not looked at).  and, or and not follow Kleene's strong
 * logic of three values: false and unknown is false, true or unknown is true.  Comparisons of irrational numbers are
 * refined until they are decided, or unknown at 600 digits.  *doubt is set when the outcome is TRUTH_UNKNOWN.
 */
enum truth condition_truth(struct subject s, const struct expr *e, struct doubt *doubt);

/* The number of a metric, a function or a computation in a condition. */
struct amount condition_amount(const struct subject *s, const struct expr *e, struct doubt *doubt);

/* Called for each word of a condition that has a number: metrics, and functions of a name; and for each ago(). */
typedef void condition_word_fn(void *arg, const struct expr *word);
void condition_words(const struct expr *e, condition_word_fn *each, void *arg);

/*
 * An expression with the numbers in place of its words, "2800 ÷ 4500 × 100": what to type into a pocket calculator.
 * better, worse and same are written as the difference that is compared with the tolerance; what has no value, and what
 * is true or false, keeps its words.
 */
struct str condition_working(const struct subject *s, const struct expr *e);

/* What ago(years, x) asks about: the subject so many years before; false: there was nothing then. */
bool condition_subject_ago(const struct subject *s, const struct expr *call, struct subject *then);

/* How far better or worse x is than y, as the call sees it, and what counts as the same; false: one is not known. */
struct condition_gain {
	struct amount x, y, gain, tolerance;
	bool turned;	/* the gain is y − x */
	bool distances; /* it is the distance of y from what is to be kept, less that of x */
};
bool condition_gain(const struct subject *s, const struct expr *call, struct condition_gain *out);

/* The tolerance of the scheme for an item, NULL: none. */
const struct tolerance *condition_tolerance(const struct scheme *scheme, const struct item *i);

#endif
