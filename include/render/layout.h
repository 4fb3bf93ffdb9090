/*
 * Rows of cells for a terminal: each cell wraps inside its width, counted in
 * display cells, and columns stay aligned under Japanese text.
 */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include "base/buf.h"

struct layout_cell {
	struct str text;
	size_t width;
	bool right;	    /* aligned to the right */
	const char *colour; /* SGR parameters such as "31"; NULL: none */
};

/* One row, as many lines as its tallest cell needs, one blank between cells, no blanks at line ends. Text is made
 * inert. */
void layout_row(struct buf *out, size_t indent, const struct layout_cell *cell, size_t n);

/* The cells of the longest piece of a text that is torn in a narrower column: a Latin word, a number. */
size_t layout_longest_word(struct str text);

/* Text wrapped to `width` cells, each line behind `indent` blanks. */
void layout_paragraph(struct buf *out, size_t indent, size_t width, struct str text);

/* The same for parts with two blanks between, none of which is torn that has room in a line of its own. */
void layout_parts(struct buf *out, size_t indent, size_t width, const struct str *part, size_t n);

/* Text between SGR codes; `colour` NULL: as it is. */
void layout_colour(struct buf *out, const char *colour, struct str text);

#endif
