/*
 * Fixes: what can be changed in a source without changing what was surely
 * meant.  Comments and layout stay, since nothing else is touched.
 */
#ifndef RULES_FIX_H
#define RULES_FIX_H

#include "diag/diag.h"

/* Bytes [start, end) give way to `text`. */
struct edit {
	size_t start, end;
	struct str text;
};

struct edits {
	struct edit *v;
	size_t n;
};

/* The safe fixes of findings in a source, in the order of the file; of those that overlap, the first. */
struct edits edits_of(struct arena *a, const struct diag_list *findings, const struct source *source);

/* `text` with the edits made. */
struct str edits_apply(struct arena *a, struct str text, const struct edits *edits);

#endif
