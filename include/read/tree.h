/*
 * YAML as a tree of nodes that know where they stand.  The only reader of
 * YAML; what a scalar means (a number, a year, a word) is for the model.
 */
#ifndef READ_TREE_H
#define READ_TREE_H

#include "diag/diag.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP, NODE_KIND_COUNT };

struct node;

struct node_pair {
	struct node *key; /* of any kind; the model refuses keys that are no scalars */
	struct node *value;
};

struct node {
	enum node_kind kind;
	struct span span;	/* of the whole node; for a scalar with its quotes */
	bool quoted;		/* scalar in quotes or a block scalar: never a number, never null */
	struct str text;	/* NODE_SCALAR: its value */
	struct node **item;	/* NODE_LIST */
	struct node_pair *pair; /* NODE_MAP, in the order of the file, duplicates kept */
	size_t n;		/* items or pairs */
	struct str anchor;	/* empty: none */
};

/* Limits of what is read; zero fields take the defaults given here. */
struct read_limits {
	size_t depth;	    /* nesting; 64 */
	size_t bytes;	    /* of one input; 1 GiB */
	size_t nodes;	    /* of one tree after aliases are followed; 10,000,000 */
	size_t field_bytes; /* of one CSV field; 1 MiB */
	size_t fields;	    /* of one CSV record; 10,000 */
};

/*
 * Reads `source` (valid UTF-8, see read_text) as one YAML document.  NULL when it is not YAML at all or empty; what is
 * wrong is in `diags` (rules yaml-syntax, yaml-empty, yaml-documents, yaml-alias, yaml-limit, yaml-tag, duplicate-key).
 * An alias yields the very node it names; one that refers to its own parent is refused.
 */
struct node *read_yaml(struct arena *a, struct source *source, const struct read_limits *limits,
		       struct diag_list *diags);

/* The value of `key` in a map, or NULL; the first of duplicates. */
struct node *node_get(const struct node *map, struct str key);

/* A scalar that stands for no value: empty, ~ or null, unquoted. */
bool node_is_null(const struct node *n);

#endif
