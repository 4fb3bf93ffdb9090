/*
 * What the readers of a published table share.
 */
#ifndef MODEL_PUBLISHED_READER_H
#define MODEL_PUBLISHED_READER_H

#include "model/columns.h"
#include "model/item_index.h"
#include "model/published.h"

/* A field of the table: what it holds, and of which fiscal year (0: the header does not say). */
struct published_column {
	enum column column;
	int year;
	size_t field;
};

struct published_header {
	size_t n; /* fields, blank ones at the end not counted */
	VEC(struct published_column) columns;
	VEC(int) years;	       /* that headers name, ascending */
	VEC(struct str) other; /* headers that name nothing known */
};

/* Binds the fields of a record; false when it is no header of a published table. */
bool published_header_read(struct arena *a, const struct plan *plan, const struct record *record,
			   struct published_header *h);

/* What tells the row's item from those of other rows. */
struct str published_name(struct arena *a, const struct published_row *row);

/* Sets p->own, p->results and the rows' `own` from the rows. */
void published_own(struct arena *a, struct published *p, struct diag_list *diags);

#endif
