/*
 * Three-way merge of plans: what one side changed since the common base is
 * taken over into the other, key by key, thing by thing (by id), year by
 * year.  Works on the text, so that comments and layout of our side stay.
 */
#ifndef DIFF_MERGE_H
#define DIFF_MERGE_H

#include "base/str.h"
#include "read/yaml.h"

/* One version of a file and its tree. */
struct merge_side {
	struct source *source;
	const struct node *root;
	struct str label; /* for conflict markers: "ours", a branch's name */
};

struct merged {
	bool possible; /* false: their changes cannot be carried over by structure (aliases, another layout); no text */
	size_t conflicts;
	struct str text;
};

/*
 * Merges what changed from `base` to `theirs` into `ours`.  Where both changed the same value, the lines of both stand
 * in the text between markers of `marker_size` characters, which name the place: "policies › … › targets › 2022".
 */
struct merged merge_plans(struct arena *a, const struct merge_side *base, const struct merge_side *ours,
			  const struct merge_side *theirs, size_t marker_size);

/* Whether two trees hold the same, however laid out; the order of keys of a map does not count. */
bool merge_same(struct arena *scratch, const struct node *x, const struct node *y);

#endif
