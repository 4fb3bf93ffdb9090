/*
 * The parts of an Excel report, and what they share.
 */
#ifndef RENDER_XLSX_H
#define RENDER_XLSX_H

#include "render/words.h"
#include "render/xlsx_book.h"
#include "view/rows.h"
#include "view/series.h"

/* A policy over the years of the report, and its sheet. */
struct xlsx_policy {
	struct str id, title;
	struct sheet *sheet;
};

/* Where the row of a missed target is. */
struct xlsx_missed {
	const struct view_year *year;
	const struct view_entry *entry;
	const struct sheet *sheet;
	size_t row;
};

struct xlsx {
	struct arena *arena;
	const struct render_style *style;
	const struct report *report;
	struct book *book;
	struct str prefix; /* of the names of its sheets, where other plans are in the book; empty: none */
	struct sheet *summary;
	struct xlsx_policy *policy; /* in the plan's order */
	size_t policy_count;
	const struct scheme **scheme; /* in force in any of the years */
	size_t scheme_count;
	VEC(struct xlsx_missed) missed;
};

/* xlsx.c: a book, the sheets of a plan in it, what is in them; xlsx_finish() adds its bytes to `out`. */
struct book *xlsx_book(const struct xlsx *x, struct str title, struct str organization, struct date day);
void xlsx_sheets(struct xlsx *x, struct str summary);
void xlsx_fill(struct xlsx *x);
void xlsx_finish(const struct xlsx *x, struct buf *out);

/* xlsx_cell.c: values as cells. */

struct str xlsx_said(const struct xlsx *x, struct msg m);
/* A value as it is `said` in words: a number keeps its digits, and the words around it become its number format. */
void xlsx_value(const struct xlsx *x, struct sheet *s, size_t row, size_t column, const struct view_value *v,
		struct str said);
/* A rate, as a percentage of Excel's. */
void xlsx_rate(const struct xlsx *x, struct sheet *s, size_t row, size_t column, const struct view_entry *e);
void xlsx_year(const struct xlsx *x, struct sheet *s, size_t row, size_t column, const struct view_year *y);
/* "✕ missed", and how cells that begin so look. */
struct str xlsx_outcome(const struct xlsx *x, enum outcome o);
void xlsx_mark_outcomes(struct sheet *s, size_t column, size_t first, size_t last);
/* Colours of an outcome's bar, as marks and charts have them. */
unsigned xlsx_outcome_ink(enum outcome o);
void xlsx_head(const struct xlsx *x, struct sheet *s, size_t row, size_t column, struct msg m, size_t width);

/* xlsx_policy.c: the sheet of one policy: what is in it in every year, then its charts. */
void xlsx_policy_sheet(struct xlsx *x, const struct xlsx_policy *p);
/* xlsx_series.c: the years of an item with a chart beside them, from `row` on; returns the row after them. */
size_t xlsx_series(const struct xlsx *x, struct sheet *s, size_t row, const struct view_series *series);
/* Pixels that it takes. */
size_t xlsx_series_height(const struct xlsx *x);
/* xlsx_summary.c */
void xlsx_summary(const struct xlsx *x);

/* xlsx_outcomes.c: a column for each outcome, from `column` on, and one for all of them. */

/* Rows of a table that count outcomes, and where their heads and names stand. */
struct xlsx_outcomes {
	size_t head, first, last, label_column, column;
};

void xlsx_outcome_heads(const struct xlsx *x, struct sheet *s, size_t row, size_t column, size_t width);
void xlsx_outcome_counts(struct sheet *s, size_t row, size_t column, enum book_look look, const struct tally *t);
/* Their shares as bars, behind `row`; returns the row after them. */
size_t xlsx_outcome_chart(struct sheet *s, size_t row, const struct xlsx_outcomes *o, struct str title);

/* Columns that a policy's table and the years below it share. */
enum {
	XLSX_YEAR,
	XLSX_MEASURE,
	XLSX_KIND,
	XLSX_TITLE,
	XLSX_DEPARTMENT,
	XLSX_TARGET,
	XLSX_ACTUAL,
	XLSX_RATE,
	XLSX_VERDICT,
	XLSX_COMMON_COUNT
};

#endif
