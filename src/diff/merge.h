/*
 * Edits that a merge makes to our text.
 */
#ifndef DIFF_SRC_MERGE_H
#define DIFF_SRC_MERGE_H

#include "base/vec.h"
#include "diff/merge.h"

struct edit {
	size_t start, end; /* of our text */
	struct str text;   /* what takes its place; in a conflict, what they would have there */
	bool conflict;
	struct str place; /* "policies › … › 2022" */
	size_t order;	  /* in which it was made */
};

struct merge {
	struct arena *arena;
	const struct merge_side *ours, *theirs;
	VEC(struct edit) edits;
	bool possible;
};

/* Our text with the edits, conflicts between markers. */
struct str merge_write(struct merge *m, size_t marker_size, size_t *conflicts);

/* The lines from that of `start` to that of `end`, the line feed included. */
struct span merge_lines(const struct source *s, size_t start, size_t end);

/* Column of `at`, in bytes from 0. */
size_t merge_column(const struct source *s, size_t at);

/* `text` of whole lines with each line moved by `by` columns, to the left when negative. */
struct str merge_indent(struct arena *a, struct str text, long by);

#endif
