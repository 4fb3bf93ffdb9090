/*
 * YAML as a tree of nodes that know where they stand.  The only reader of
 * YAML; what a scalar means (a number, a year, a word) is for the model.
 */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "diag/diag.h"
#include "read/limits.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP, NODE_KIND_COUNT };

struct node;

struct node_pair {
	struct node *key; /* of any kind; the model refuses keys that are no scalars */
	struct node *value;
};

struct node {
	enum node_kind kind;
	bool quoted;		/* scalar in quotes, a block scalar or tagged !!str: never a number, never null */
	struct span span;	/* of the whole node, without its anchor and tag; for a scalar with its quotes */
	struct str text;	/* NODE_SCALAR: its value */
	struct node **item;	/* NODE_LIST */
	struct node_pair *pair; /* NODE_MAP, in the order of the file, duplicates kept */
	size_t n;		/* items or pairs */
	struct str anchor;	/* empty: none */
};

/*
 * Reads `source` (valid UTF-8, see read_text) as one YAML document; `limits`
 * NULL: the defaults.  The tree is of `a`, with views into the source's bytes
 * where a scalar stands there as it is.  NULL when it is not YAML at all,
 * empty, or beyond a limit; what is wrong is in `diags` (all of them errors):
 *
 *   yaml-syntax     not YAML, or what libyaml does not read
 *   yaml-empty      no document
 *   yaml-documents  a second document; the first is returned
 *   yaml-alias      an alias to nothing or to its own parent; an empty scalar stands in its place
 *   yaml-merge      a merge key (<<): not supported; kept as an ordinary key
 *   yaml-limit      larger or deeper than the limits allow
 *   yaml-tag        a tag that is not one of YAML's own, or not one of this kind of node; ignored
 *   nul-byte        an escape that stands for NUL; the text ends before it
 *   duplicate-key   a key given twice in one map
 *
 * An alias yields the very node it names, so a tree may share nodes but has no cycles, and its depth stays within
 * the limit with aliases followed.
 */
struct node *read_yaml(struct arena *a, struct source *source, const struct read_limits *limits,
		       struct diag_list *diags);

/* The value of `key` in a map, or NULL; the first of duplicates.  NULL for what is no map. */
struct node *node_get(const struct node *map, struct str key);

/* A scalar that stands for no value: empty, ~ or null (Null, NULL), unquoted. */
bool node_is_null(const struct node *n);

#endif
