/*
 * An Excel workbook as the renderer of reports sees it: sheets, cells with a
 * look, charts.  xlsx_book.c is the only file that calls libxlsxwriter.
 *
 * Text is only ever written as text: nothing that a plan holds can become a
 * formula or a link.  Rows and columns count from 0.  What fails on the way
 * is remembered and told by book_finish().
 */
#ifndef RENDER_XLSX_BOOK_H
#define RENDER_XLSX_BOOK_H

#include "base/buf.h"
#include "base/date.h"

struct book;
struct sheet;

enum book_look {
	BOOK_PLAIN,
	BOOK_TITLE,   /* of the workbook */
	BOOK_HEADING, /* over a table or a chart */
	BOOK_HEAD,    /* of a column */
	BOOK_CELL,    /* in a table, wrapped */
	BOOK_TOTAL,   /* the last row of a table of numbers */
	BOOK_SMALL,   /* places in files */
	BOOK_LOOK_COUNT
};

struct book_about {
	struct str title, organization, made_by;
	struct str font;     /* of all cells */
	struct date created; /* what the file bears, so that equal reports are equal bytes */
};

/* What a cell begins with, and how its look changes then. */
struct book_mark {
	struct str sign;
	unsigned paper, ink; /* 0xRRGGBB */
	bool bold;
};

enum book_shape { BOOK_CIRCLE, BOOK_DIAMOND, BOOK_TRIANGLE, BOOK_SQUARE, BOOK_CROSS, BOOK_NO_SHAPE };

/* A row of values in a chart: a column of cells, its name in the cell `name_row`. */
struct book_series {
	size_t name_row, column;
	enum book_shape shape; /* of lines */
	bool dashed, labelled;
	unsigned ink;
	int hatching; /* of bars: 0 filled, 1 to 3 kinds of hatching, 4 empty */
};

struct book_chart {
	bool bars; /* stacked to the whole; otherwise lines */
	struct str title, description;
	const char *format;  /* of the numbers at the axis */
	size_t label_column; /* what each point is called: text, or a whole number */
	size_t first, last;  /* rows of the points */
	const struct book_series *series;
	size_t series_count;
	size_t row, column;   /* upper left corner */
	size_t width, height; /* pixels */
};

/* Loads the library that makes workbooks, as a renderer's `ready` does. */
bool book_ready(struct arena *a, struct str *what) __attribute__((warn_unused_result));

struct book *book_new(struct arena *a, const struct book_about *about);

/* A sheet whose name is as near to `name` as Excel allows: 31 characters, some signs forbidden, no name twice. */
struct sheet *book_sheet(struct book *b, struct str name);
struct str sheet_name(const struct sheet *s);

/*
 * A row is written from left to right and then ended.  Text of more than 32,767 characters, which a cell cannot hold,
 * is cut and ends in "…".
 */
void sheet_text(struct sheet *s, size_t row, size_t column, enum book_look look, struct str text);
/* Whether Excel keeps all these decimal digits of a number: it holds 15. */
bool book_keeps(struct str digits);
/* The number whose decimal digits these are, shown by an Excel number format, which takes `cells` display cells. */
void sheet_number(struct sheet *s, size_t row, size_t column, enum book_look look, struct str digits,
		  const char *format, size_t cells);
void sheet_count(struct sheet *s, size_t row, size_t column, enum book_look look, size_t n);
/* Text that leads to a cell of another sheet. */
void sheet_link(struct sheet *s, size_t row, size_t column, struct str text, const struct sheet *to, size_t to_row);
/* Makes a row as high as its text needs, and no lower than `pixels`. */
void sheet_end_row(struct sheet *s, size_t row, size_t pixels);

/* The least width of a column, in display cells of its text; numbers make it wider where they need to. */
void sheet_column_width(struct sheet *s, size_t column, size_t cells);
/* Rows above `row` stay in sight, and so do the columns before `column`. */
void sheet_freeze(struct sheet *s, size_t row, size_t column);
/* A table of whose columns people may choose rows; its head is printed on every page. */
void sheet_filter(struct sheet *s, size_t head, size_t last, size_t columns);
/* The cells of a column bear a look by what they begin with. */
void sheet_marks(struct sheet *s, size_t column, size_t first, size_t last, const struct book_mark *mark, size_t n);
/* A4, lying, with this line over each page. */
void sheet_paper(struct sheet *s, struct str header);
/* How many of the columns are printed, on the width of one page; all, if it is not said. */
void sheet_print_columns(struct sheet *s, size_t columns);
/* How many pixels of rows a page holds, and a new page from `row` on. */
size_t sheet_page_height(const struct sheet *s);
void sheet_new_page(struct sheet *s, size_t row);
void sheet_chart(struct sheet *s, const struct book_chart *c);

/*
 * Adds the workbook's bytes to `out` and frees what belongs to it.  False: it could not be made, see errno; nothing was
 * added then.
 */
bool book_finish(struct book *b, struct buf *out) __attribute__((warn_unused_result));

#endif
