/*
 * What the readers of a results table share: the index of the plan's items,
 * the header of the table, and the table that is being read.
 */
#ifndef MODEL_RESULTS_READER_H
#define MODEL_RESULTS_READER_H

#include "model/columns.h"
#include "model/item_index.h"
#include "model/results.h"

/* Rules of results, in one place so that a file's findings can be counted by rule. */
enum results_rule {
	RULE_EMPTY_RESULTS,
	RULE_MISSING_COLUMN,
	RULE_DUPLICATE_COLUMN,
	RULE_UNKNOWN_COLUMN,
	RULE_FIELD_COUNT,
	RULE_MISSING_ID,
	RULE_UNKNOWN_ID,
	RULE_TITLE_DISAGREES,
	RULE_BAD_DATE,
	RULE_AMBIGUOUS_YEAR,
	RULE_ERA_OVER,
	RULE_OUTSIDE_PERIOD,
	RULE_BAD_NUMBER,
	RULE_BAD_LEVEL,
	RULE_UNIT_MISMATCH,
	RULE_UNKNOWN_QUALIFIER,
	RULE_GRADE_WITHOUT_REASON,
	RULE_GRADE_CONTRADICTED,
	RULE_UNKNOWN_GIVEN_GRADE,
	RULE_COUNT
};

/* How many lines may stand above the header. */
enum { TITLE_LINES_MAX = 20 };

/* Rows of one file after which a rule is only counted. */
enum { FINDINGS_MAX = 1000 };

/* The last answers to what rows ask again and again: the days of ten years, the words of a scale. */
enum { PERIOD_SLOTS = 4096, LEVEL_SLOTS = 64 };

struct period_memory {
	struct str text;
	enum period_unit bare;
	enum period_result result;
	struct period period;
	int year;
};

struct level_memory {
	const struct scale *scale;
	struct str text;
	size_t level;
};

struct results_index {
	struct item_index names; /* made with the first table */
	bool has_names;
	struct str last_id, last_title;
	const struct item *last_item;
	/* Of each slot the place in `periods`, from 1; small, because few of them are used. */
	uint16_t period[PERIOD_SLOTS];
	VEC(struct period_memory *) periods;
	struct period_memory *last_period;
	struct level_memory level[LEVEL_SLOTS];
	struct str last_qualifier;
	unsigned last_marks;
	const struct remark **remark; /* the last one of each item, by its index */
	struct str last_comparison;
};

/* A column of a wide table: its header is the period. */
struct period_column {
	size_t field;
	struct period period;
	int year;
	unsigned marks; /* of all its figures: 累計, 速報 in the header */
};

/* What the name of a column says besides a year, where its figures are not read. */
enum year_note {
	YEAR_NOTE_NONE,	    /* nothing: it names no year, or a target or a rate, which are notes beyond doubt */
	YEAR_NOTE_EXPECTED, /* 令和4年度見込 */
	YEAR_NOTE_GRADE,    /* 令和4年度評価 */
	YEAR_NOTE_OTHER,
	YEAR_NOTE_LONG /* no more, but the table has a column for the value */
};

struct noted_column {
	size_t field;
	struct str header;
	enum year_note year;
	size_t filled, figures; /* of a year: cells that are not blank, and those that hold a number */
};

struct header {
	size_t n;		 /* fields, blank ones at the end not counted */
	bool two;		 /* it has two lines */
	struct record line;	 /* the lower one of them, without its fields: for places */
	size_t at[COLUMN_COUNT]; /* index of the field; SIZE_MAX: no such column */
	VEC(struct period_column) periods;
	VEC(struct noted_column) noted; /* of no name that we know */
};

struct table {
	struct results *r;
	struct results_file *file;
	struct diag_list *diags;
	struct header header;
	bool has_header, failed;
	bool below_header; /* the last record was the header */
	struct {
		struct str *field;
		size_t n;
	} above; /* the record before, until there are rows */
	/* Until there is a header: the line that looks most like one, or the first. */
	struct span best_line;
	size_t best_known;
	struct header best;
	struct str best_names;
	const struct record *record; /* the one that is being read */
	size_t end;		     /* of the last record */
	size_t reported[RULE_COUNT];
};

/*
 * Whether the record is a header: it has a column for the item and one for the figure, or periods in its place.  It is
 * then t->header, and what is wrong with it is reported and t->failed set.  Otherwise it is kept if it is the best so
 * far.
 */
bool header_recognise(struct table *t, const struct record *record);

/*
 * Whether the first record below a header is its second line: years stand in the first, 目標 and 実績 in the second. It
 * is then taken into t->header.
 */
bool header_continues(struct table *t, const struct record *record);

/* The period of a column of figures, by its header: 令和4年度, R4実績, 実績値(R4), R4年度（速報）; marks are set. */
bool header_period(struct table *t, struct str header, struct period *out, unsigned *marks);

/* What a header that is none of figures says of a year. */
enum year_note header_year_note(struct table *t, struct str header);

/* Reports two columns of one period that are to be taken in the same way; the table is then of no use. */
void header_report_twice(struct table *t);

/* Reports, after the last row, the columns of years that were kept as notes and hold something. */
void header_report_years(struct table *t);

/* Reports that no line of the table is a header. */
void header_report_none(struct table *t);

/* A remark below the table: a sign for one, and nothing in the other fields. */
bool row_is_footnote(const struct record *record);

/* Keeps the grade that the current row gives by hand to what has that id (empty: the plan) in a year. */
void given_read(struct table *t, struct str id, int year, unsigned marks);

/* Reads a row below the header and counts what became of it. */
void row_read(struct table *t, const struct record *record);

/*
 * A finding at field `i` of the current record (SIZE_MAX: at the whole record); NULL when there were too many of that
 * rule in the file.  results_report_rest() says how many.
 */
struct diag *results_report(struct table *t, enum results_rule rule, enum diag_severity severity, size_t i,
			    struct msg text);
bool results_may_report(const struct table *t, enum results_rule rule);
void results_report_rest(struct table *t);

/* The trimmed text of a column in the current record, empty when the table has no such column. */
static inline struct str results_cell(const struct table *t, enum column c)
{
	size_t i = t->header.at[c];
	return i < t->record->n ? str_trim(t->record->field[i]) : STR("");
}

/* A view that outlives the record: of the source's bytes, or a copy. */
struct str results_keep(struct table *t, struct str s);

/*
 * A period without what is written behind it to say that these are the actual figures (令和4年度実績), or how they are
 * to be taken (令和4年度（速報）): marks are added to *marks.  `s` is in NFKC.
 */
struct str results_bare_period(struct str s, unsigned *marks);

/* The period in `text`; years without 年度 or FY are of unit `bare`.  Answers are remembered. */
const struct period_memory *results_period(struct table *t, struct str text, enum period_unit bare);

#endif
