/*
 * An earlier report: what plan-eval --format=json once said of a plan, or of
 * several, as far as it takes to tell what has changed since.
 */
#ifndef MODEL_EARLIER_H
#define MODEL_EARLIER_H

#include "base/date.h"
#include "base/map.h"
#include "base/vec.h"
#include "diag/diag.h"

/* The newest version of the report's shape that is understood; see plan-report(5). */
enum { EARLIER_VERSION = 1 };

/* A number with its digits, or a word; empty: none. */
struct earlier_value {
	struct str text;
	bool word;
	bool vague; /* too large for what it was read by: compares with nothing */
};

struct earlier_grade {
	struct str scheme, grade; /* ids; an empty grade: unrated */
	bool fails;
};

/* An action, an indicator or a figure in a fiscal year. */
struct earlier_item {
	struct str id, title;
	struct str kind; /* "action", "indicator", "figure" */
	int year;
	struct str period;  /* by when its target was due inside the year; empty: its end */
	struct str outcome; /* a name of eval/eval.h */
	bool has_state;	    /* older reports tell of none */
	struct str state;   /* a name of eval/eval.h; empty: there was nothing to say */
	struct str op;	    /* how the target is met, a name of model/plan.h; empty: no target */
	struct earlier_value target, upper, actual;
	struct earlier_grade *grade;
	size_t grade_count;
};

struct earlier_year {
	int year;
	bool running;
	struct map items; /* id, with its period behind a blank -> struct earlier_item, in the report's order */
};

/* Patterns that chose a part, as view/selection.h has them; indexed by its enum. */
enum { EARLIER_PATTERN_KINDS = 4 };

struct earlier {
	struct source *source;
	struct str file; /* of the plan, as it was given then; empty: not known */
	struct str plan_id, plan_title, plan_organization;
	struct date as_of;
	VEC(struct earlier_year) years;
	VEC(struct str) pattern[EARLIER_PATTERN_KINDS];
	bool partial; /* it tells of some outcomes only (--only) */
};

/* What a report tells of. */
struct earlier_plans {
	struct source *source;
	bool several;		     /* it is of several plans in one run, be they none or one */
	VEC(struct earlier *) plans; /* those that were evaluated */
};

/*
 * Reads a report.  NULL after diagnostics (rule "unreadable-file"): it is no JSON, no report of plan-eval, of a newer
 * version, or not of the shape that plan-report(5) describes.  Unknown keys are passed over, as versions promise.
 */
struct earlier_plans *earlier_read(struct arena *a, struct source *source, struct diag_list *diags);

/* What was said of the plan of that id; NULL: nothing. */
struct earlier *earlier_plan(const struct earlier_plans *all, struct str id);

/*
 * What was said of an item in a year, of the target due by that time in it (empty: its end); NULL: nothing.  The year
 * itself: NULL when it was not told of.
 */
const struct earlier_year *earlier_year_of(const struct earlier *e, int year);
const struct earlier_item *earlier_item_of(struct arena *scratch, const struct earlier *e, struct str id, int year,
					   struct str period);

#endif
