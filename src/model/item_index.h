/*
 * The items of a plan by what tables call them: an id, one that an item had
 * formerly, or its title.
 */
#ifndef MODEL_ITEM_INDEX_H
#define MODEL_ITEM_INDEX_H

#include "model/plan.h"

struct item_index {
	struct map items; /* ids, and former ids where no item has them now -> struct item */
	struct map
		titles; /* made when first asked: titles in NFKC -> struct item; &ambiguous_item where two have one */
	const struct plan *plan;
	bool has_titles;
};

/* Stands for the item of a title that two items have. */
extern const struct item ambiguous_item;

/* `plan` must outlive the index. */
struct item_index item_index_new(struct arena *a, const struct plan *plan);

/* The item of that id, former id or title; NULL when there is none, &ambiguous_item for a title of several.
 * `a` is the arena that the index was made in. */
const struct item *item_index_find(struct arena *a, struct item_index *x, struct str name);

#endif
