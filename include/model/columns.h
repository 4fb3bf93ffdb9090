/*
 * Columns of a results table, recognised by the names that people give them.
 */
#ifndef MODEL_COLUMNS_H
#define MODEL_COLUMNS_H

#include "model/plan.h"

enum column {
	COLUMN_ID,
	COLUMN_TITLE, /* of the item: finds it where there is no id */
	COLUMN_PERIOD,
	COLUMN_FISCAL_YEAR,
	COLUMN_VALUE,
	COLUMN_UNIT,
	COLUMN_QUALIFIER,
	COLUMN_COMPARISON,
	COLUMN_DEPARTMENT,
	COLUMN_NOTE,
	COLUMN_SOURCE,
	COLUMN_PLAN,	    /* rows of other plans are passed over */
	COLUMN_GIVEN_GRADE, /* by hand, with its reason and the scheme that it is of */
	COLUMN_REASON,
	COLUMN_SCHEME,
	COLUMN_TARGET, /* as in a template: for whoever fills it in, not read */
	/* Of published tables alone; results keep them as remarks. */
	COLUMN_BASELINE,
	COLUMN_DIRECTION,
	COLUMN_RATE,
	COLUMN_VERDICT,
	COLUMN_COUNT,
	COLUMN_RESULTS_COUNT = COLUMN_BASELINE
};

/* "id", "title", "period" …: names as in plan-results.5 and in a plan's `results: columns:`. */
extern const char *const column_names[COLUMN_COUNT];

/*
 * The column that a header stands for, in Japanese or English, whatever its case, width and spaces; COLUMN_COUNT when
 * it is none that is known.
 */
enum column column_find(struct arena *scratch, struct str header);

/*
 * The same where the plan (NULL: none) may say by which headers its tables call a column: what it says, and no other
 * header for the columns that it names.
 */
enum column column_for(struct arena *scratch, const struct plan *plan, struct str header);

/* The column of that name alone, no other header for it; COLUMN_COUNT: none. */
enum column column_named(struct str name);

/* A known header of results that is nearly `header`, or the empty string. */
struct str column_suggest(struct arena *scratch, struct str header);

#endif
