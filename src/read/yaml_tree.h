/*
 * A tree in the making: nodes are handed in as they begin and end, keys before
 * their values, and the limits, the depth and keys given twice are checked.
 * Both readers of YAML build with this.
 */
#ifndef READ_YAML_TREE_H
#define READ_YAML_TREE_H

#include "base/map.h"
#include "read/yaml.h"

/* A node that an alias can name. */
struct anchor {
	struct node *node;
	size_t nodes;  /* in it, aliases followed */
	size_t height; /* lists and maps nested in it, itself included */
	bool open;     /* not read to its end yet */
};

/* Names may be given again; the last one before an alias counts. */
struct anchor_slot {
	struct anchor *last;
};

/* A list or map that is being read. */
struct frame {
	struct node *node;
	struct anchor *anchor; /* NULL: none */
	size_t first;	       /* of its children in `pending` */
	size_t end;	       /* of what was read of it, in bytes */
	size_t nodes_before;   /* the count when it began */
	size_t height;	       /* of its highest child so far */
	bool flow;
};

struct builder {
	struct arena *a;
	struct source *source;
	struct read_limits limits;
	struct diag_list *diags;
	struct map anchors; /* name to struct anchor_slot */
	VEC(struct frame) open;
	VEC(struct node *) pending; /* children of the open lists and maps, keys before their values */
	size_t nodes;		    /* aliases followed */
	size_t documents;
	struct node *root;
	bool failed; /* a limit was passed, or the input is not YAML */
};

struct span tree_span(const struct builder *b, size_t start, size_t end);
struct diag *tree_error(struct builder *b, struct str rule, size_t start, size_t end, struct msg text);

/* Counts `more` nodes; false, with a diagnostic, when they are too many. */
bool tree_count(struct builder *b, size_t more, size_t start, size_t end);

/* False, with a diagnostic, when lists and maps would nest deeper than `height` more levels allow. */
bool tree_check_depth(struct builder *b, size_t height, size_t start, size_t end);

struct node *tree_node(struct builder *b, enum node_kind kind, size_t start, size_t end);

/* Hands a finished node, which ends at `end`, to the list or map around it. */
void tree_add(struct builder *b, struct node *node, size_t end, size_t height);

/* Begins a list or map, which is checked and counted already. */
struct frame *tree_open(struct builder *b, struct node *node, size_t end, bool flow);

/* Ends the innermost list or map; `end` is that of a closing bracket. */
void tree_close(struct builder *b, size_t end);

/*
 * Reads what plans are mostly made of: block maps and lists of plain and quoted scalars on one line, literal blocks,
 * and brackets on one line.  NULL, with `a` as it was, when the source holds anything else or anything that is to be
 * reported: then read_yaml_events() has to read it.  Where it is not NULL the tree is the very one that
 * read_yaml_events() makes.
 */
struct node *read_yaml_common(struct arena *a, struct source *source, const struct read_limits *limits);

/* As read_yaml(), by libyaml's events alone. */
struct node *read_yaml_events(struct arena *a, struct source *source, const struct read_limits *limits,
			      struct diag_list *diags);

#endif
