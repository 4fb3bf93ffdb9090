/*
 * The text of one cell in the forms that words are compared in, and the words
 * that stand around a number or in place of one.
 */
#ifndef READ_CELL_H
#define READ_CELL_H

#include "read/quantity.h"

enum { CELL_BYTES = 512 }; /* what is longer is no number */

/* A cell with full-width ASCII made narrow, letters lower, brackets ( ), spaces and minus signs of one kind. */
struct cell {
	char text[CELL_BYTES];
	uint16_t at[CELL_BYTES + 1]; /* where each byte of `text` comes from in the cell, and its end */
	size_t n;
};

/* Folds `s`; false when it is too long. */
bool cell_fold(struct cell *c, struct str s);

/* Moves *from and *to past the marks at both ends of the folded text and returns them. */
unsigned cell_strip_marks(const struct cell *c, size_t *from, size_t *to);

#endif
