/*
 * An audit of published figures as plain data, ready to be laid out.
 */
#ifndef VIEW_AUDIT_H
#define VIEW_AUDIT_H

#include "eval/audit.h"
#include "view/explain.h"

struct view_finding {
	const struct audit_finding *finding;
	struct str id, title;
	int year;		     /* 0: not known */
	struct view_value published; /* as printed */
	struct view_value expected;  /* VIEW_NONE: there is none */
	struct msg text;	     /* what is wrong with it */
	struct view_steps steps;     /* the figures it was compared with, and where they stand */
};

struct view_gap {
	const struct audit_gap *gap;
	struct str id, title;
	int year;
	struct str published;
	struct span at;
};

/* A formula, and how many of the document's rates it gives. */
struct view_formula {
	const struct rate_formula *formula;
	size_t fits;
};

struct view_word {
	struct str word;
	size_t count, rated;
	struct str low, high; /* canonical decimals */
};

struct view_audit {
	const struct audit *audit;
	struct str name; /* of the document */
	struct view_finding *finding;
	size_t finding_count;
	struct view_gap *gap;
	size_t gap_count;
	struct view_formula *formula; /* those that give any */
	size_t formula_count;
	struct view_word *word;
	size_t word_count;
	bool has_rounding;   /* there is a rate that a formula gives */
	struct msg rounding; /* what the document does: "half up, to 1 decimal" */
	struct msg evidence; /* and how that is known */
	struct msg ratios;   /* that rates are printed as ratios, and how that is known; empty: they are not */
	struct msg cap;	     /* what rates are cut to; empty: nothing */
};

struct view_audit *view_audit(struct arena *a, const struct audit *audit);

/* "half up", "cut off", "rounded up", "half to even": msgids. */
extern const char *const rounding_words[RAT_ROUND_COUNT];

#endif
