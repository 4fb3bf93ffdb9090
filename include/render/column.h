/*
 * The columns that tables of a report may have: one list for all renderers
 * that print tables, each with a form for people and one for programs.
 */
#ifndef RENDER_COLUMN_H
#define RENDER_COLUMN_H

#include "render/render.h"
#include "view/rows.h"

/* A cell's text, in `a`. */
typedef struct str column_fn(struct arena *a, const struct view_row *row, const struct render_style *style);

struct render_column {
	const char *name; /* as --columns takes it; also the msgid of its header */
	bool right;	  /* numbers: aligned to the right */
	column_fn *text;  /* for people: "約2,800人" */
	column_fn *data;  /* for programs: "2800" */
};

extern const struct render_column render_columns[];
extern const size_t render_column_count;

/* Columns to be printed, in order. */
struct column_list {
	const struct render_column **v;
	size_t n;
};

/* Those of the style, or where it names none, those called `name`; in `a`. */
struct column_list render_columns_of(struct arena *a, const struct render_style *style, const char *const *name,
				     size_t n);

/* The column of that name, or NULL. */
const struct render_column *render_column_find(struct str name);

#endif
