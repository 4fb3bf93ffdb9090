/*
 * The tree that both readers of YAML build.
 */
#include "read/yaml_tree.h"

#include <assert.h>
#include <string.h>

/* Below this many keys, comparing each with each is faster than hashing them. */
enum { HASH_FROM = 16 };

struct span tree_span(const struct builder *b, size_t start, size_t end)
{
	return (struct span){b->source, start, end};
}

struct diag *tree_error(struct builder *b, struct str rule, size_t start, size_t end, struct msg text)
{
	return diag_add(b->diags, DIAG_ERROR, rule, tree_span(b, start, end), text);
}

static struct str number(struct builder *b, size_t n)
{
	return str_format(b->a, "%zu", n);
}

/* Counts `more` nodes; false, with a diagnostic, when they are too many. */
bool tree_count(struct builder *b, size_t more, size_t start, size_t end)
{
	if (more <= b->limits.nodes - b->nodes) {
		b->nodes += more;
		return true;
	}
	struct diag *d = tree_error(b, STR("yaml-limit"), start, end,
				    MSG(N_("more than %s values, with aliases followed"), number(b, b->limits.nodes)));
	diag_help(d, MSG(limits_help, STR("nodes=N")));
	b->failed = true;
	return false;
}

/* False, with a diagnostic, when lists and maps would nest deeper than `height` more levels allow. */
bool tree_check_depth(struct builder *b, size_t height, size_t start, size_t end)
{
	if (b->open.n + height <= b->limits.depth)
		return true;
	struct diag *d = tree_error(b, STR("yaml-limit"), start, end,
				    MSG(N_("nested deeper than %s levels"), number(b, b->limits.depth)));
	diag_help(d, MSG(limits_help, STR("depth=N")));
	b->failed = true;
	return false;
}

struct node *tree_node(struct builder *b, enum node_kind kind, size_t start, size_t end)
{
	struct node *node = ARENA_NEW(b->a, struct node);

	node->kind = kind;
	node->span = tree_span(b, start, end);
	return node;
}

/* Hands a finished node, which ends at `end`, to the list or map around it. */
void tree_add(struct builder *b, struct node *node, size_t end, size_t height)
{
	struct frame *f;

	if (b->open.n == 0) {
		b->root = node;
		return;
	}
	f = &b->open.v[b->open.n - 1];
	f->end = end > f->end ? end : f->end;
	f->height = height > f->height ? height : f->height;
	*VEC_PUSH(b->a, &b->pending) = node;
}

struct frame *tree_open(struct builder *b, struct node *node, size_t end, bool flow)
{
	struct frame *f = VEC_PUSH(b->a, &b->open);

	*f = (struct frame){
		.node = node, .first = b->pending.n, .end = end, .nodes_before = b->nodes - 1, .flow = flow};
	return f;
}

static void report_duplicate(struct builder *b, const struct node *key, const struct node *first)
{
	struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("duplicate-key"), key->span,
				  MSG(N_("\"%s\" is given again"), key->text));

	diag_note(b->diags, d, first->span, MSG(N_("first given here")));
	diag_help(d, MSG(N_("delete or rename one of them: only the first is read")));
}

/* For maps of many keys: each is looked up in a hash map of those before it. */
static void find_duplicates_hashed(struct builder *b, struct node **kids, size_t n)
{
	struct arena_mark mark = arena_mark(b->a);
	struct map seen = {0};
	bool found = false;

	for (size_t i = 0; i < n; i += 2) {
		struct node *first;

		if (kids[i]->kind != NODE_SCALAR)
			continue;
		first = map_put(b->a, &seen, kids[i]->text, kids[i]);
		if (first != kids[i]) {
			report_duplicate(b, kids[i], first);
			found = true;
		}
	}
	/* Diagnostics may lie in the same arena. */
	if (!found)
		arena_rewind(b->a, mark);
}

static void find_duplicates(struct builder *b, struct node **kids, size_t n)
{
	for (size_t i = 2; i < n; i += 2)
		for (size_t j = 0; j < i && kids[i]->kind == NODE_SCALAR; j += 2)
			if (kids[j]->kind == NODE_SCALAR && kids[i] != kids[j] &&
			    str_eq(kids[i]->text, kids[j]->text)) {
				report_duplicate(b, kids[i], kids[j]);
				break;
			}
}

/* Keys and values, one after the other, in `kids`. */
static void fill_map(struct builder *b, struct node *map, struct node **kids, size_t n)
{
	if (n == 0)
		return;
	if (n / 2 >= HASH_FROM)
		find_duplicates_hashed(b, kids, n);
	else
		find_duplicates(b, kids, n);
	map->n = n / 2;
	map->pair = ARENA_ARRAY(b->a, struct node_pair, map->n);
	for (size_t i = 0; i < map->n; i++) {
		struct node *key = kids[2 * i];

		map->pair[i] = (struct node_pair){key, kids[2 * i + 1]};
		if (key->kind == NODE_SCALAR && !key->quoted && str_eq(key->text, STR("<<")))
			diag_help(tree_error(b, STR("yaml-merge"), key->span.start, key->span.end,
					     MSG(N_("merge keys (<<) are not supported"))),
				  MSG(N_("write out the keys that it stands for")));
	}
}

void tree_close(struct builder *b, size_t end)
{
	assert(b->open.n > 0); /* the parser pairs beginnings and ends */
	struct frame f = b->open.v[b->open.n - 1];
	size_t n = b->pending.n - f.first;
	struct node **kids = n > 0 ? &b->pending.v[f.first] : NULL;
	struct str bytes = b->source->bytes;

	/* The end of a block lies somewhere before the next token, that of a map without braces ([a: b]) too. */
	if (f.flow && end > f.end && (bytes.p[end - 1] == ']' || bytes.p[end - 1] == '}'))
		f.end = end;
	f.node->span.end = f.end;
	if (f.node->kind == NODE_MAP) {
		fill_map(b, f.node, kids, n);
	} else if (n > 0) {
		f.node->n = n;
		f.node->item = ARENA_ARRAY(b->a, struct node *, n);
		memcpy(f.node->item, kids, n * sizeof *kids);
	}
	b->pending.n = f.first;
	b->open.n--;
	if (f.anchor != NULL) {
		f.anchor->open = false;
		f.anchor->nodes = b->nodes - f.nodes_before;
		f.anchor->height = f.height + 1;
	}
	tree_add(b, f.node, f.end, f.height + 1);
}
