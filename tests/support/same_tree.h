/* Two trees of one source, node by node. */
#ifndef TESTS_SAME_TREE_H
#define TESTS_SAME_TREE_H

#include "read/yaml.h"

/* The first node of `x` that is not the same in `y`, NULL when there is none. */
static inline const struct node *same_tree_fault(const struct node *x, const struct node *y)
{
	const struct node *fault = NULL;

	if (x->kind != y->kind || x->quoted != y->quoted || !str_eq(x->text, y->text) || x->n != y->n ||
	    x->span.source != y->span.source || x->span.start != y->span.start || x->span.end != y->span.end)
		return x;
	for (size_t i = 0; i < x->n && fault == NULL; i++) {
		if (x->kind == NODE_LIST)
			fault = same_tree_fault(x->item[i], y->item[i]);
		else if (x->kind == NODE_MAP && (fault = same_tree_fault(x->pair[i].key, y->pair[i].key)) == NULL)
			fault = same_tree_fault(x->pair[i].value, y->pair[i].value);
	}
	return fault;
}

#endif
