#include "read/yaml.h"

#include "base/map.h"
#include "read/yaml_problem.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

/* Below this many keys, comparing each with each is faster than hashing them. */
enum { HASH_FROM = 16 };

/* Where libyaml's count of code points stands in the bytes. */
struct cursor {
	struct str bytes;
	size_t offset, index;
};

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
	struct cursor cursor;
	struct map anchors; /* name to struct anchor_slot */
	VEC(struct frame) open;
	VEC(struct node *) pending; /* children of the open lists and maps, keys before their values */
	size_t nodes;		    /* aliases followed */
	size_t documents;
	struct node *root;
	bool failed;
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

static struct span span_of(const struct builder *b, size_t start, size_t end)
{
	return (struct span){b->source, start, end};
}

static struct diag *error_at(struct builder *b, struct str rule, size_t start, size_t end, struct msg text)
{
	return diag_add(b->diags, DIAG_ERROR, rule, span_of(b, start, end), text);
}

static struct str number(struct builder *b, size_t n)
{
	return str_format(b->a, "%zu", n);
}

/* Counts `more` nodes; false, with a diagnostic, when they are too many. */
static bool count_nodes(struct builder *b, size_t more, size_t start, size_t end)
{
	if (more <= b->limits.nodes - b->nodes) {
		b->nodes += more;
		return true;
	}
	error_at(b, STR("yaml-limit"), start, end,
		 MSG(N_("more than %s values, with aliases followed"), number(b, b->limits.nodes)));
	b->failed = true;
	return false;
}

/* False, with a diagnostic, when lists and maps would nest deeper than `height` more levels allow. */
static bool check_depth(struct builder *b, size_t height, size_t start, size_t end)
{
	if (b->open.n + height <= b->limits.depth)
		return true;
	error_at(b, STR("yaml-limit"), start, end, MSG(N_("nested deeper than %s levels"), number(b, b->limits.depth)));
	b->failed = true;
	return false;
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
	diag_help(error_at(b, STR("yaml-tag"), at, at + 1,
			   MSG(N_("the tag \"%s\" is unknown or does not fit here"), str_dup(b->a, name))),
		  MSG(N_("leave it out, or put a value that begins with ! in quotes")));
}

static struct node *node_new(struct builder *b, enum node_kind kind, size_t start, size_t end)
{
	struct node *node = ARENA_NEW(b->a, struct node);

	node->kind = kind;
	node->span = span_of(b, start, end);
	return node;
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

/* Hands a finished node, which ends at `end`, to the list or map around it. */
static void add_child(struct builder *b, struct node *node, size_t end, size_t height)
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
	node = node_new(b, NODE_SCALAR, value, end);
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	node->text = scalar_text(b, e, node->span);
	if (tag != NULL)
		apply_tag(b, node, tag, start);
	if (anchor != NULL)
		anchor_new(b, node, anchor)->nodes = 1;
	const char *nul = node->text.n > 0 ? memchr(node->text.p, '\0', node->text.n) : NULL;
	if (nul != NULL) {
		diag_help(error_at(b, STR("nul-byte"), value, end, MSG(N_("\\0, which no text contains"))),
			  MSG(N_("leave it out")));
		node->text.n = (size_t)(nul - node->text.p);
	}
	if (count_nodes(b, 1, value, end))
		add_child(b, node, end, 0);
}

static void take_alias(struct builder *b, const yaml_event_t *e, size_t start, size_t end)
{
	struct str name = str_of((const char *)e->data.alias.anchor);
	const struct anchor_slot *slot = map_get(&b->anchors, name);

	if (slot != NULL && !slot->last->open) {
		if (check_depth(b, slot->last->height, start, end) && count_nodes(b, slot->last->nodes, start, end))
			add_child(b, slot->last->node, end, slot->last->height);
		return;
	}
	name = str_dup(b->a, name);
	if (slot == NULL) {
		diag_help(error_at(b, STR("yaml-alias"), start, end,
				   MSG(N_("\"*%1$s\" refers to nothing: no \"&%1$s\" stands before it"), name)),
			  MSG(N_("put a value that begins with * in quotes")));
	} else {
		struct diag *d = error_at(b, STR("yaml-alias"), start, end,
					  MSG(N_("\"*%s\" stands inside of what it refers to"), name));
		size_t at = slot->last->node->span.start;

		diag_note(b->diags, d, span_of(b, at, at), MSG(N_("\"&%s\" begins here"), name));
	}
	if (count_nodes(b, 1, start, end))
		add_child(b, node_new(b, NODE_SCALAR, start, end), end, 0);
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

	if (!check_depth(b, 1, value, end) || !count_nodes(b, 1, value, end))
		return;
	node = node_new(b, o.kind, value, end);
	if (o.tag != NULL)
		apply_tag(b, node, o.tag, start);
	f = VEC_PUSH(b->a, &b->open);
	*f = (struct frame){
		.node = node, .first = b->pending.n, .end = end, .nodes_before = b->nodes - 1, .flow = o.flow};
	if (o.anchor != NULL) {
		f->anchor = anchor_new(b, node, o.anchor);
		f->anchor->open = true;
	}
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
			diag_help(error_at(b, STR("yaml-merge"), key->span.start, key->span.end,
					   MSG(N_("merge keys (<<) are not supported"))),
				  MSG(N_("write out the keys that it stands for")));
	}
}

static void close_node(struct builder *b, size_t end)
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
	add_child(b, f.node, f.end, f.height + 1);
}

static void begin_document(struct builder *b, size_t start, size_t end)
{
	struct diag *d;

	if (b->documents++ == 0)
		return;
	d = error_at(b, STR("yaml-documents"), start, end, MSG(N_("a second document begins here")));
	diag_note(b->diags, d, b->root->span, MSG(N_("the first document begins here")));
	diag_help(d,
		  MSG(N_("keep one document in a file: move the second to a file of its own, or delete the line ---")));
}

/* Takes one event; false when it was the last one that matters. */
static bool take(struct builder *b, const yaml_event_t *e)
{
	size_t start = offset_of(&b->cursor, e->start_mark.index), end = offset_of(&b->cursor, e->end_mark.index);

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
		close_node(b, end);
		break;
	default:
		break;
	}
	return !b->failed;
}

static void report_problem(struct builder *b, const yaml_parser_t *parser)
{
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
		p.at = offset_of(&b->cursor, parser->problem_mark.index);
	}
	p.open_at = SIZE_MAX;
	if (b->open.n > 0 && b->open.v[b->open.n - 1].flow)
		p.open_at = b->open.v[b->open.n - 1].node->span.start;
	p.context_at = p.context != NULL ? offset_of(&b->cursor, parser->context_mark.index) : p.at;
	yaml_problem_report(b->source, &p, b->diags);
}

static void parse(struct builder *b)
{
	yaml_parser_t parser;
	struct str bytes = b->source->bytes;
	bool more = true;

	if (!yaml_parser_initialize(&parser))
		arena_exhausted(b->a);
	/* Set, so that it does not look for a byte order mark, which is gone. */
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.p, bytes.n);
	while (more) {
		yaml_event_t e;

		if (!yaml_parser_parse(&parser, &e)) {
			report_problem(b, &parser);
			break;
		}
		more = take(b, &e);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&parser);
}

static bool is_empty(const struct node *root)
{
	return root == NULL || (root->kind == NODE_SCALAR && root->span.start == root->span.end);
}

struct node *read_yaml(struct arena *a, struct source *source, const struct read_limits *limits,
		       struct diag_list *diags)
{
	struct builder b = {.a = a,
			    .source = source,
			    .limits = read_limits_or_default(limits),
			    .diags = diags,
			    .cursor = {.bytes = source->bytes}};

	if (source->bytes.n > b.limits.bytes) {
		error_at(&b, STR("yaml-limit"), 0, 0,
			 MSG(N_("the file is larger than %s bytes"), number(&b, b.limits.bytes)));
		return NULL;
	}
	parse(&b);
	if (b.failed)
		return NULL;
	if (is_empty(b.root)) {
		struct msg text = source->bytes.n == 0 ? MSG(N_("the file is empty"))
						       : MSG(N_("the file holds nothing but comments and blank lines"));

		error_at(&b, STR("yaml-empty"), 0, 0, text);
		return NULL;
	}
	return b.root;
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
