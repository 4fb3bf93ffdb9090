#include "read/yaml.h"

#include "read/yaml_problem.h"
#include "read/yaml_tree.h"

#include <string.h>
#include <yaml.h>

/* Where libyaml's count of code points stands in the bytes. */
struct cursor {
	struct str bytes;
	size_t offset, index;
};

/* The events of libyaml into a tree. */
struct parse {
	struct builder b;
	struct cursor cursor;
};

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Number of the eight bytes at `p` that begin a code point. */
static size_t begun_in_word(const char *p)
{
	const uint64_t ones = 0x0101010101010101;
	uint64_t w;

	memcpy(&w, p, sizeof w);
	/* A continuation byte is 10xxxxxx. */
	w = (w >> 7) & ~(w >> 6) & ones;
	return 8 - (size_t)((w * ones) >> 56);
}

/* The byte offset of code point `index`.  Marks rise, but for a few that go back a little. */
static size_t offset_of(struct cursor *c, size_t index)
{
	const char *p = c->bytes.p;
	size_t n = c->bytes.n, at = c->offset, left;

	while (c->index > index) {
		do
			at--;
		while (is_continuation(p[at]));
		c->index--;
	}
	left = index - c->index;
	while (left >= 8 && n - at >= 8) {
		left -= begun_in_word(p + at);
		at += 8;
	}
	/* The word may have ended inside a character. */
	while (at < n && is_continuation(p[at]))
		at++;
	while (left > 0 && at < n) {
		do
			at++;
		while (at < n && is_continuation(p[at]));
		left--;
	}
	c->offset = at;
	c->index = index - left;
	return at;
}

/* Past the anchor and the tag that stand before a node, to where it begins itself. */
static size_t skip_properties(struct str s, size_t at, size_t end)
{
	while (at < end && (s.p[at] == '&' || s.p[at] == '!')) {
		while (at < end && strchr(" \t\r\n", s.p[at]) == NULL)
			at++;
		while (at < end && strchr(" \t\r\n#", s.p[at]) != NULL) {
			if (s.p[at] == '#')
				while (at < end && s.p[at] != '\n' && s.p[at] != '\r')
					at++;
			else
				at++;
		}
	}
	return at;
}

/* A block scalar reaches into the blank lines behind it. */
static size_t trim_end(struct str s, size_t start, size_t end)
{
	while (end > start && strchr(" \t\r\n", s.p[end - 1]) != NULL)
		end--;
	return end;
}

/* Checks a tag against the ones that every YAML has, and notes what it says of a scalar. */
static void apply_tag(struct builder *b, struct node *node, const yaml_char_t *tag, size_t at)
{
	static const struct {
		const char *tag;
		enum node_kind kind;
		bool is_text;
	} core[] = {
		{YAML_STR_TAG, NODE_SCALAR, true},    {YAML_INT_TAG, NODE_SCALAR, false},
		{YAML_FLOAT_TAG, NODE_SCALAR, false}, {YAML_BOOL_TAG, NODE_SCALAR, false},
		{YAML_NULL_TAG, NODE_SCALAR, false},  {YAML_SEQ_TAG, NODE_LIST, false},
		{YAML_MAP_TAG, NODE_MAP, false},
	};
	static const struct str yaml = STR_INIT("tag:yaml.org,2002:");
	struct str name = str_of((const char *)tag);

	if (str_eq(name, STR("!"))) {
		node->quoted = node->kind == NODE_SCALAR;
		return;
	}
	for (size_t i = 0; i < sizeof core / sizeof *core; i++)
		if (core[i].kind == node->kind && str_eq(name, str_of(core[i].tag))) {
			node->quoted = core[i].is_text;
			return;
		}
	if (str_has_prefix(name, yaml))
		name = str_format(b->a, "!!%s", (const char *)tag + yaml.n);
	diag_help(tree_error(b, STR("yaml-tag"), at, at + 1,
			     MSG(N_("the tag \"%s\" is unknown or does not fit here"), str_dup(b->a, name))),
		  MSG(N_("leave it out, or put a value that begins with ! in quotes")));
}

/* Registers the node under its anchor's name. */
static struct anchor *anchor_new(struct builder *b, struct node *node, const yaml_char_t *name)
{
	struct anchor *anchor = ARENA_NEW(b->a, struct anchor);
	struct anchor_slot *slot;

	node->anchor = str_dup(b->a, str_of((const char *)name));
	anchor->node = node;
	slot = map_put(b->a, &b->anchors, node->anchor, ARENA_NEW(b->a, struct anchor_slot));
	slot->last = anchor;
	return anchor;
}

/* A view of the source where the value stands there as it is, a copy otherwise. */
static struct str scalar_text(struct builder *b, const yaml_event_t *e, struct span at)
{
	yaml_scalar_style_t style = e->data.scalar.style;
	struct str value = {(const char *)e->data.scalar.value, e->data.scalar.length};
	size_t quote = style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? 1 : 0;

	if (at.end - at.start == value.n + 2 * quote) {
		const char *raw = b->source->bytes.p + at.start + quote;

		if (value.n == 0 || memcmp(raw, value.p, value.n) == 0)
			return (struct str){raw, value.n};
	}
	return str_dup(b->a, value);
}

static void take_scalar(struct builder *b, const yaml_event_t *e, size_t start, size_t end)
{
	yaml_scalar_style_t style = e->data.scalar.style;
	const yaml_char_t *tag = e->data.scalar.tag, *anchor = e->data.scalar.anchor;
	struct str bytes = b->source->bytes;
	size_t value = tag != NULL || anchor != NULL ? skip_properties(bytes, start, end) : start;
	struct node *node;

	if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
		end = trim_end(bytes, value, end);
	node = tree_node(b, NODE_SCALAR, value, end);
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	node->text = scalar_text(b, e, node->span);
	if (tag != NULL)
		apply_tag(b, node, tag, start);
	if (anchor != NULL)
		anchor_new(b, node, anchor)->nodes = 1;
	const char *nul = node->text.n > 0 ? memchr(node->text.p, '\0', node->text.n) : NULL;
	if (nul != NULL) {
		diag_help(tree_error(b, STR("nul-byte"), value, end, MSG(N_("\\0, which no text contains"))),
			  MSG(N_("leave it out")));
		node->text.n = (size_t)(nul - node->text.p);
	}
	if (tree_count(b, 1, value, end))
		tree_add(b, node, end, 0);
}

static void take_alias(struct builder *b, const yaml_event_t *e, size_t start, size_t end)
{
	struct str name = str_of((const char *)e->data.alias.anchor);
	const struct anchor_slot *slot = map_get(&b->anchors, name);

	if (slot != NULL && !slot->last->open) {
		if (tree_check_depth(b, slot->last->height, start, end) && tree_count(b, slot->last->nodes, start, end))
			tree_add(b, slot->last->node, end, slot->last->height);
		return;
	}
	name = str_dup(b->a, name);
	if (slot == NULL) {
		diag_help(tree_error(b, STR("yaml-alias"), start, end,
				     MSG(N_("\"*%1$s\" refers to nothing: no \"&%1$s\" stands before it"), name)),
			  MSG(N_("put a value that begins with * in quotes")));
	} else {
		struct diag *d = tree_error(b, STR("yaml-alias"), start, end,
					    MSG(N_("\"*%s\" stands inside of what it refers to"), name));
		size_t at = slot->last->node->span.start;

		diag_note(b->diags, d, tree_span(b, at, at), MSG(N_("\"&%s\" begins here"), name));
	}
	if (tree_count(b, 1, start, end))
		tree_add(b, tree_node(b, NODE_SCALAR, start, end), end, 0);
}

struct opening {
	enum node_kind kind;
	const yaml_char_t *anchor, *tag;
	bool flow;
};

static void open_node(struct builder *b, struct opening o, size_t start, size_t end)
{
	size_t value = o.tag != NULL || o.anchor != NULL ? skip_properties(b->source->bytes, start, end) : start;
	struct node *node;
	struct frame *f;

	if (!tree_check_depth(b, 1, value, end) || !tree_count(b, 1, value, end))
		return;
	node = tree_node(b, o.kind, value, end);
	if (o.tag != NULL)
		apply_tag(b, node, o.tag, start);
	f = tree_open(b, node, end, o.flow);
	if (o.anchor != NULL) {
		f->anchor = anchor_new(b, node, o.anchor);
		f->anchor->open = true;
	}
}

static void begin_document(struct builder *b, size_t start, size_t end)
{
	struct diag *d;

	if (b->documents++ == 0)
		return;
	d = tree_error(b, STR("yaml-documents"), start, end, MSG(N_("a second document begins here")));
	diag_note(b->diags, d, b->root->span, MSG(N_("the first document begins here")));
	diag_help(d,
		  MSG(N_("keep one document in a file: move the second to a file of its own, or delete the line ---")));
}

/* Takes one event; false when it was the last one that matters. */
static bool take(struct parse *p, const yaml_event_t *e)
{
	size_t start = offset_of(&p->cursor, e->start_mark.index), end = offset_of(&p->cursor, e->end_mark.index);
	struct builder *b = &p->b;

	switch (e->type) {
	case YAML_STREAM_END_EVENT:
		return false;
	case YAML_DOCUMENT_START_EVENT:
		begin_document(b, start, end);
		return b->documents < 2;
	case YAML_SCALAR_EVENT:
		take_scalar(b, e, start, end);
		break;
	case YAML_ALIAS_EVENT:
		take_alias(b, e, start, end);
		break;
	case YAML_SEQUENCE_START_EVENT:
		open_node(b,
			  (struct opening){NODE_LIST, e->data.sequence_start.anchor, e->data.sequence_start.tag,
					   e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE},
			  start, end);
		break;
	case YAML_MAPPING_START_EVENT:
		open_node(b,
			  (struct opening){NODE_MAP, e->data.mapping_start.anchor, e->data.mapping_start.tag,
					   e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE},
			  start, end);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		tree_close(b, end);
		break;
	default:
		break;
	}
	return !b->failed;
}

static void report_problem(struct parse *parse, const yaml_parser_t *parser)
{
	struct builder *b = &parse->b;
	struct yaml_problem p = {
		.problem = parser->problem, .context = parser->context, .value = parser->problem_value};

	b->failed = true;
	if (parser->error == YAML_MEMORY_ERROR)
		arena_exhausted(b->a);
	if (parser->error == YAML_READER_ERROR) {
		/* The reader runs ahead of the scanner; it counts bytes, and leaves its mark at zero. */
		p.at = parser->problem_offset;
		p.context = NULL;
	} else {
		p.at = offset_of(&parse->cursor, parser->problem_mark.index);
	}
	p.open_at = SIZE_MAX;
	if (b->open.n > 0 && b->open.v[b->open.n - 1].flow)
		p.open_at = b->open.v[b->open.n - 1].node->span.start;
	p.context_at = p.context != NULL ? offset_of(&parse->cursor, parser->context_mark.index) : p.at;
	yaml_problem_report(b->source, &p, b->diags);
}

static void parse_events(struct parse *p)
{
	yaml_parser_t parser;
	struct str bytes = p->cursor.bytes;
	bool more = true;

	if (!yaml_parser_initialize(&parser))
		arena_exhausted(p->b.a);
	/* Set, so that it does not look for a byte order mark, which is gone. */
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.p, bytes.n);
	while (more) {
		yaml_event_t e;

		if (!yaml_parser_parse(&parser, &e)) {
			report_problem(p, &parser);
			break;
		}
		more = take(p, &e);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&parser);
}

static bool is_empty(const struct node *root)
{
	return root == NULL || (root->kind == NODE_SCALAR && root->span.start == root->span.end);
}

struct node *read_yaml_events(struct arena *a, struct source *source, const struct read_limits *limits,
			      struct diag_list *diags)
{
	struct parse p = {.b = {.a = a, .source = source, .limits = read_limits_or_default(limits), .diags = diags},
			  .cursor = {.bytes = source->bytes}};
	struct builder *b = &p.b;

	if (source->bytes.n > b->limits.bytes) {
		tree_error(b, STR("yaml-limit"), 0, 0,
			   MSG(N_("the file is larger than %s bytes"), str_format(a, "%zu", b->limits.bytes)));
		return NULL;
	}
	parse_events(&p);
	if (b->failed)
		return NULL;
	if (is_empty(b->root)) {
		struct msg text = source->bytes.n == 0 ? MSG(N_("the file is empty"))
						       : MSG(N_("the file holds nothing but comments and blank lines"));

		tree_error(b, STR("yaml-empty"), 0, 0, text);
		return NULL;
	}
	return b->root;
}

struct node *read_yaml(struct arena *a, struct source *source, const struct read_limits *limits,
		       struct diag_list *diags)
{
	struct node *root = read_yaml_common(a, source, limits);

	return root != NULL ? root : read_yaml_events(a, source, limits, diags);
}

struct node *node_get(const struct node *map, struct str key)
{
	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < map->n; i++)
		if (map->pair[i].key->kind == NODE_SCALAR && str_eq(map->pair[i].key->text, key))
			return map->pair[i].value;
	return NULL;
}

bool node_is_null(const struct node *n)
{
	return n->kind == NODE_SCALAR && !n->quoted &&
	       (n->text.n == 0 || str_eq(n->text, STR("~")) || str_eq(n->text, STR("null")) ||
		str_eq(n->text, STR("Null")) || str_eq(n->text, STR("NULL")));
}
