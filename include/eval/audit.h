/*
 * Audit of published figures: each target, actual, rate and verdict that a
 * document prints, against what the plan and its results give, and against
 * the document's own figures.
 */
#ifndef EVAL_AUDIT_H
#define EVAL_AUDIT_H

#include "eval/rate.h"
#include "eval/rounding.h"
#include "model/published.h"

enum audit_kind {
	AUDIT_BASELINE,	 /* is not the plan's */
	AUDIT_TARGET,	 /* is not the plan's for the year */
	AUDIT_ACTUAL,	 /* is not what the results give */
	AUDIT_RATE,	 /* no formula gives it */
	AUDIT_FORMULA,	 /* another formula than the plan's gives it */
	AUDIT_WRONG_WAY, /* it is actual ÷ target of what should fall: a worse actual scores higher */
	AUDIT_ROUNDING,	 /* rounded otherwise than the document's other rates */
	AUDIT_VERDICT,	 /* is not what the figures give */
	AUDIT_KIND_COUNT
};

/* "baseline", "target", "actual", "rate", "formula", "wrong-way", "rounding", "verdict": stable names. */
extern const char *const audit_kind_names[AUDIT_KIND_COUNT];

struct audit_finding {
	enum audit_kind kind;
	const struct published_row *row;
	enum published_part part;
	const struct result *result; /* what it was compared with */
	bool by_plan;		     /* a result of the plan; false: of the table's own figures */
	struct rate due;	     /* by the formula of the plan, or the usual one */
	struct rate found;	     /* AUDIT_FORMULA, AUDIT_WRONG_WAY: by the formula that gives what is printed */
	struct rate progress;	     /* AUDIT_WRONG_WAY: from the baseline */
	bool below_zero;	     /* AUDIT_WRONG_WAY: it is a plain ratio of values below zero */
	enum rat_round mode;	     /* AUDIT_ROUNDING: the rounding that gives what is printed */
	int other_year;		     /* AUDIT_TARGET: the plan has that target for this year; 0: for none */
	const struct rating *rating; /* AUDIT_VERDICT: by the scheme that knows the word; NULL: an outcome's word */
};

/* What could not be checked, and why. */
struct audit_gap {
	const struct published_row *row;
	enum published_part part;
	struct msg why;
	bool unknown_word; /* counted in audit->words */
};

/* A word for verdicts that no scheme explains, and the rates that it stands beside. */
struct audit_word {
	struct str word;
	size_t count, rated;
	struct rat low, high;
};

struct audit {
	const struct published *published;
	VEC(struct audit_finding) findings; /* in the order of the table */
	VEC(struct audit_gap) gaps;
	size_t checked[PUBLISHED_PART_COUNT];
	struct rounding_guess rounding;			/* of the rates that a formula gives */
	size_t formula_fits[FORMULA_COUNT], formula_of; /* FORMULA_NONE: one that the scheme writes out */
	bool ratios;					/* its rates are printed as such: 0.95 is 95 % */
	size_t ratio_fits, percent_fits; /* the rates that a formula gives, read as the one or the other */
	bool has_cap;			 /* rates above `cap` (as printed) are printed as it */
	struct rat cap;
	size_t capped;
	VEC(struct audit_word) words;
};

/*
 * Compares a published table with the evaluation `own` of its own plan (published->own) and, when there is one, `plan`
 * of the plan that it was read with.  Both cover the years of the table as far as they have them.
 *
 * A published number agrees with an exact one that some rounding to its digits makes it.  A rate is looked for under
 * every formula of eval/rate.h, the plan's first; how the document rounds is inferred from those found, and a rate that
 * this does not give is a finding.  Rates are read as ratios where more of them agree so; the highest rate printed,
 * when it is a round number of at least 100 % and formulas give more for some that are printed so, is taken for a cap.
 */
struct audit *audit_published(struct arena *a, const struct published *p, const struct evaluation *own,
			      const struct evaluation *plan);

/* The outcome that a word for a verdict stands for (達成, 未達成, met …); OUTCOME_COUNT: none. */
enum outcome audit_outcome_word(struct arena *scratch, struct str word);

#endif
