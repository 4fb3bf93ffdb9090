/*
 * Results: observations bound to the items of a plan, each traceable to the
 * row it came from.
 *
 * There may be millions of observations, so one holds what an evaluation asks
 * for and refers to the rest.
 */
#ifndef MODEL_RESULTS_H
#define MODEL_RESULTS_H

#include "model/plan.h"
#include "read/csv.h"
#include "read/quantity.h"

/* What became of a row. */
enum row_fate {
	ROW_READ,
	ROW_TITLE,	/* above the header: ignored */
	ROW_FOOTNOTE,	/* below the table: ignored */
	ROW_OTHER_PLAN, /* its `plan` column names another plan: ignored */
	ROW_EMPTY,	/* of a wide table, without a figure for any year: ignored */
	ROW_BLANK,	/* nothing but separators: ignored */
	ROW_FIELDS,	/* a wrong number of fields: refused, as all below */
	ROW_NO_ID,
	ROW_UNKNOWN_ID,
	ROW_BAD_PERIOD,
	ROW_BAD_VALUE,
	ROW_BAD_UNIT,
	ROW_NO_HEADER, /* of a table without a header that can be used */
	ROW_BROKEN,    /* amid which the file stops being CSV; what follows is not told apart */
	ROW_FATE_COUNT
};

/* What a field of a results table holds. */
struct file_column {
	int column;	      /* enum column; COLUMN_COUNT: of no name that we know */
	bool is_figure;	      /* the value, or that of a period in a wide table */
	struct str name;      /* as the header has it; of two lines with a blank between them */
	struct period period; /* of a wide table, where is_figure; its years begin in start_month */
	int start_month;
	bool is_note; /* kept as a part of the note */
};

/*
 * One file of results and what became of its rows, the header not counted; read + ignored + refused = rows.  A row of a
 * wide table is read when one of its figures is; what became of each figure is counted apart.
 */
struct results_file {
	struct source *source;
	size_t index; /* into results->files */
	char separator;
	size_t rows, read, ignored, refused;
	size_t fate[ROW_FATE_COUNT];
	size_t figure[ROW_FATE_COUNT]; /* of rows that could be read: ROW_READ, ROW_EMPTY (blank, in a wide table), or
					  why not */
	bool is_wide;
	/* The header: bytes [header_start, header_end), of two lines where years stand above 目標 and 実績. */
	size_t header_start, header_end; /* equal: there is none */
	const struct file_column *column;
	size_t column_count;
};

/* What a row says besides: shared by rows that say the same. */
struct remark {
	struct str department, note, origin; /* origin: the column `source`; columns of other names are in `note` */
};

struct observation {
	const struct item *item;
	struct str comparison; /* empty: the plan's own figure; otherwise where it was measured: 全国 */
	struct period period;
	int year; /* the fiscal year that period.last lies in */
	struct quantity quantity;
	size_t level; /* for items on a scale: index of the level; SIZE_MAX: none */
	const struct remark *remark;
	const struct observation *replaced; /* the row that this one takes the place of */
	const struct results_file *file;
	size_t start;	       /* of its record in file->source */
	uint32_t length, line; /* of its record */
	uint32_t field;	       /* the value's, from 0 */
	bool superseded;       /* another row took the place of this one: a revision, or an exact repeat */
};

/* A grade that somebody gave by hand, with the reason that was recorded; it stands beside the computed one. */
struct given_grade {
	struct str id; /* of an item, a policy or a measure; empty: of the whole plan */
	int year;
	struct str grade, scheme; /* as written; no scheme: of each in force that has such a grade */
	struct str reason, department;
	struct span at;			    /* of the grade */
	bool revised;			    /* the row is marked as 訂正 or 確報 */
	const struct given_grade *replaced; /* the one that it takes the place of */
	struct given_grade *next;	    /* of the same id, in the order of reading; those replaced are not in it */
};

/* One of the parts that files are taken in: the k-th of n, from 1.  A row is of the part that it begins in. */
struct results_part {
	size_t k, n;
};

struct results {
	struct arena *arena;
	const struct plan *plan;
	VEC(struct observation *) all; /* in the order of the files */
	size_t missing;		       /* of them, those that say that there is no figure */
	VEC(struct results_file *) files;
	struct map given; /* id -> struct given_grade, the first of its list; for results_given() */
	size_t given_count;
	struct results_part part;    /* of each file, that is read; 1 of 1: all of it */
	struct results_index *index; /* private */
	/* After results_finish(): those of item i, own and comparisons, by last day then order of reading. */
	struct observation ***by_item;
	size_t *by_item_count;
};

/* `plan` must outlive the results. */
struct results *results_new(struct arena *a, const struct plan *plan);

/*
 * Adds the rows of one CSV source, which must outlive the results.  What is wrong with a row is a diagnostic and the
 * row is counted as refused; rows of another plan (a `plan` column) are counted as ignored.  False when the file is no
 * results table at all.
 */
bool results_read(struct results *r, struct source *source, const struct read_limits *limits, struct diag_list *diags);

/* To be called once, after the last file: sorts, applies revisions, reports rows that contradict one another. */
void results_finish(struct results *r, struct diag_list *diags);

/* The first grade given by hand to what has that id (empty: the plan), NULL: none; go on by `next`. */
const struct given_grade *results_given(const struct results *r, struct str id);
/* How many figures of rows that could be read were refused. */
size_t results_figures_refused(const struct results_file *f);

/* Sets what of the rows was read, ignored and refused from their fates. */
void results_count_fates(struct results_file *f);

/* Whether a row that begins at byte `start` of `bytes` is in a part. */
bool results_in_part(struct results_part part, size_t start, size_t bytes);

/* The record that an observation was read from, and its value in it. */
struct span observation_row(const struct observation *o);
struct span observation_value_at(const struct observation *o);

/* The cell at observation_value_at() as it is written, without quotes around it. */
struct str observation_text(struct arena *a, struct span value_at);

/* Whether two figures of one item are the same: the number, the level or the word for no figure. */
bool observation_same_figure(const struct observation *x, const struct observation *y);

/* "read", "title" …: stable names; and a msgid that says in words why. */
extern const char *const row_fate_names[ROW_FATE_COUNT];
extern const char *const row_fate_words[ROW_FATE_COUNT];

#endif
