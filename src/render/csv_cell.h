/*
 * Cells of CSV.
 */
#ifndef RENDER_CSV_CELL_H
#define RENDER_CSV_CELL_H

#include "base/buf.h"

/*
 * Appends a cell as in RFC 4180: in quotes where it holds a comma, a quote, a line end or blanks at an end, quotes in
 * it doubled.
 *
 * What a spreadsheet might take for a formula, because it begins with = + - @ (or their full-width forms), a tab, a
 * carriage return or a line feed, gets an apostrophe before it, unless it is a decimal number or that sign alone.
 * Source: OWASP, "CSV Injection".  Control and bidirectional characters, but tabs and line feeds, are written as
 * <U+001B>.
 */
void csv_cell(struct buf *out, struct str text);

#endif
