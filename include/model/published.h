/*
 * A table of published figures: what an official document says was targeted,
 * reached and judged.  It is CSV as plan-results(5) describes it, with columns
 * for target, actual, rate and verdict.
 *
 * Everything lives in the arena that published_read() was given and refers to
 * the source's bytes.
 */
#ifndef MODEL_PUBLISHED_H
#define MODEL_PUBLISHED_H

#include "model/results.h"

enum published_part {
	PUBLISHED_BASELINE,
	PUBLISHED_TARGET,
	PUBLISHED_ACTUAL,
	PUBLISHED_RATE,
	PUBLISHED_VERDICT,
	PUBLISHED_PART_COUNT
};

/* What a row says of one part.  `quantity` is not set for a target, a verdict or a level of a scale. */
struct published_cell {
	struct str text; /* trimmed; empty: nothing is said */
	struct span at;
	size_t field;
	struct quantity quantity;
};

/* What the table says of one item in one fiscal year. */
struct published_row {
	struct str id, title, unit, direction; /* as written; empty: no such column */
	int year;			       /* 0: neither the table nor the caller says */
	struct span at;			       /* its record */
	size_t line;
	struct published_cell part[PUBLISHED_PART_COUNT];
	const struct item *item; /* of the plan; NULL: none was given, or it has nothing of that name */
	struct item *own;	 /* of published->own: the item as this table tells of it */
};

struct published {
	struct source *source;
	char separator;
	const struct plan *plan; /* NULL: none was given */
	VEC(struct published_row *) rows;
	bool has[PUBLISHED_PART_COUNT]; /* it has such a column */
	VEC(struct str) unread;		/* headers of columns that are nothing known, and were not looked at */
	/*
	 * The table as a plan with results of its own: an item for each that it tells of, with the direction, scale and
	 * formula of the given plan's, and its targets and baseline where the table gives none.  Rows without a year
	 * are of PUBLISHED_NO_YEAR.
	 */
	struct plan *own;
	struct results *results;
};

/* Stands for the year of tables that name none. */
enum { PUBLISHED_NO_YEAR = 1 };

/*
 * Reads a table.  `plan` (NULL: none) finds its items, by id, former id or title; `year` is that of rows which name
 * none (0: not known).  Headers may name a year too (令和4年度実績); columns that do not then belong to the latest.  A
 * row that the plan has nothing for is kept, with a warning.
 *
 * NULL when it is no such table.  Rules: missing-column empty-results field-count missing-id unknown-id bad-date
 * bad-number bad-target unit-mismatch contradictory-rows.
 */
struct published *published_read(struct arena *a, struct source *source, const struct plan *plan, int year,
				 const struct read_limits *limits, struct diag_list *diags);

/* The year of a row in published->own. */
int published_year(const struct published_row *row);

/* "baseline", "target", "actual", "rate", "verdict": stable names, and msgids. */
extern const char *const published_part_names[PUBLISHED_PART_COUNT];

#endif
