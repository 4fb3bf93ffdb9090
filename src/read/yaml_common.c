/*
 * The common YAML of plans, read where it stands: a second reader beside
 * libyaml's, for speed alone.  It knows no errors.  Whatever it does not know
 * for certain it leaves to libyaml, which then reads all of the source.
 *
 * Section numbers are those of YAML 1.1, which libyaml reads.
 */
#include "read/yaml_tree.h"

#include <string.h>

enum { KEY_BYTES = 1000 /* libyaml takes keys of up to 1,024 characters */ };

struct common {
	struct builder b;
	const char *p;
	size_t n, at;	   /* `at` runs over p[0, n) */
	size_t line_start; /* of the line that `at` is in */
};

/* A scalar on one line. */
struct scalar {
	size_t start, end; /* with its quotes */
	bool quoted;
};

static bool block_node(struct common *c, long parent, bool first);
static bool flow_node(struct common *c);

static char char_at(const struct common *c, size_t at)
{
	return at < c->n ? c->p[at] : '\n';
}

static bool is_end(int x)
{
	return x == '\n' || x == '\r';
}

static bool is_blank_or_end(char x)
{
	return x == ' ' || is_end(x);
}

/* Bytes that libyaml looks at more closely, or that begin a character that it does. */
static bool is_strange(unsigned char x)
{
	return x < 0x20 || (x >= 0x7F && (x == 0x7F || x == 0xC2 || x == 0xE2 || x == 0xEF));
}

/* Whether the UTF-8 holds no control character, tab, byte order mark, line break of Unicode or lone CR (5.1, 5.4). */
static bool has_common_characters(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		/* Nearly all characters that are no ASCII are three bytes long. */
		while (p[i] > 0xE2 && p[i] < 0xED && n - i > 3)
			i += 3;
		if (!is_strange(p[i]) || p[i] == '\n')
			continue;
		if (p[i] < 0x80 && (p[i] != '\r' || i + 1 == n || p[i + 1] != '\n'))
			return false;
		if (p[i] == 0xC2 && p[i + 1] < 0xA0)
			return false;
		if (p[i] == 0xE2 && p[i + 1] == 0x80 && (p[i + 2] == 0xA8 || p[i + 2] == 0xA9))
			return false;
		if (p[i] == 0xEF && ((p[i + 1] == 0xBB && p[i + 2] == 0xBF) || (p[i + 1] == 0xBF && p[i + 2] >= 0xBE)))
			return false;
	}
	return true;
}

/* Whether a marker of a document's start or end stands at the start of a line (7.2). */
static bool is_marker(const struct common *c, size_t at)
{
	return c->n - at >= 3 && (memcmp(c->p + at, "---", 3) == 0 || memcmp(c->p + at, "...", 3) == 0);
}

/* Behind the line's end. */
static size_t next_line(const struct common *c, size_t at)
{
	const char *lf = at < c->n ? memchr(c->p + at, '\n', c->n - at) : NULL;

	return lf != NULL ? (size_t)(lf - c->p) + 1 : c->n;
}

/*
 * Moves over blank lines and comments to the next character of content and returns its column, -1 at the end of the
 * source; -2 when a marker of a document is in the way.
 */
static long next_content(struct common *c)
{
	for (;;) {
		size_t at = c->line_start;

		if (at >= c->n)
			return -1;
		while (char_at(c, at) == ' ')
			at++;
		if (at == c->line_start && is_marker(c, at))
			return -2;
		if (at < c->n && c->p[at] != '#' && !is_end(c->p[at])) {
			c->at = at;
			return (long)(at - c->line_start);
		}
		c->line_start = next_line(c, at);
	}
}

/* Moves to the next line; false when anything but blanks and a comment stands between `at` and there. */
static bool end_line(struct common *c)
{
	size_t at = c->at;

	while (char_at(c, at) == ' ')
		at++;
	if (!is_end(char_at(c, at)) && !(c->p[at] == '#' && at > c->at))
		return false;
	c->line_start = next_line(c, at);
	return true;
}

static bool add_scalar(struct common *c, struct scalar s)
{
	struct node *node = tree_node(&c->b, NODE_SCALAR, s.start, s.end);

	node->quoted = s.quoted;
	node->text = (struct str){c->p + s.start + s.quoted, s.end - s.start - 2 * (size_t)s.quoted};
	if (!tree_count(&c->b, 1, s.start, s.end))
		return false;
	tree_add(&c->b, node, s.end, 0);
	return true;
}

/* An empty scalar, where nothing stands behind a key or a dash. */
static bool add_nothing(struct common *c, size_t at)
{
	return add_scalar(c, (struct scalar){at, at, false});
}

static bool open_node(struct common *c, enum node_kind kind, size_t start, size_t end, bool flow)
{
	if (!tree_check_depth(&c->b, 1, start, end) || !tree_count(&c->b, 1, start, end))
		return false;
	tree_open(&c->b, tree_node(&c->b, kind, start, end), end, flow);
	return true;
}

/* Without escapes, on one line (9.1). */
static bool scan_quoted(struct common *c, struct scalar *s)
{
	char quote = c->p[c->at];
	size_t at = c->at + 1;

	while (at < c->n && c->p[at] != quote && c->p[at] != '\\' && !is_end(c->p[at]))
		at++;
	/* A backslash stands for itself in single quotes, but is rare. */
	if (at >= c->n || c->p[at] != quote || char_at(c, at + 1) == quote)
		return false;
	*s = (struct scalar){c->at, at + 1, true};
	c->at = at + 1;
	return true;
}

/* What a plain scalar cannot begin with, or what says more than its characters (9.1.3). */
static bool begins_plain(const struct common *c, bool flow)
{
	char x = c->p[c->at], next = char_at(c, c->at + 1);

	if (x == '-')
		return !is_blank_or_end(next) && !(flow && strchr(",[]{}", next) != NULL);
	return strchr("?:,[]{}#&*!|>'\"%@`", x) == NULL; /* and no NUL, which strchr() finds at the end */
}

/* Where a plain scalar ends, blanks and comment behind it not counted. */
static bool scan_plain(struct common *c, bool flow, struct scalar *s)
{
	size_t at = c->at, end = at;

	if (!begins_plain(c, flow))
		return false;
	for (; at < c->n; at++) {
		unsigned char x = (unsigned char)c->p[at];

		/* Letters, and the first three bytes of most others. */
		if ((x > '?' && x < '[') || (x > '^' && x < '{') || x > 0x7F) {
			at += x < 0xE0 ? 0 : 2;
			end = at + 1;
			continue;
		}
		if (x == ' ')
			continue;
		if (is_end(x) || (x == '#' && end < at))
			break;
		if (x == ':' && is_blank_or_end(char_at(c, at + 1)))
			break;
		if (flow && (x == ',' || x == '[' || x == ']' || x == '{' || x == '}'))
			break;
		/* What these mean has changed between versions. */
		if (flow && (x == '?' || x == ':'))
			return false;
		end = at + 1;
	}
	*s = (struct scalar){c->at, end, false};
	c->at = end;
	return true;
}

static bool scan_scalar(struct common *c, bool flow, struct scalar *s)
{
	return c->p[c->at] == '"' || c->p[c->at] == '\'' ? scan_quoted(c, s) : scan_plain(c, flow, s);
}

static void skip_blanks(struct common *c)
{
	while (char_at(c, c->at) == ' ')
		c->at++;
}

/* [a, b] behind its opening bracket, or {a: b} (8.2, 8.3). */
static bool flow_items(struct common *c, bool map)
{
	char close = map ? '}' : ']';

	skip_blanks(c);
	while (char_at(c, c->at) != close) {
		struct scalar key;

		if (c->at >= c->n)
			return false;
		if (map && (!scan_scalar(c, true, &key) || key.end - key.start > KEY_BYTES ||
			    char_at(c, c->at) != ':' || char_at(c, c->at + 1) != ' ' || !add_scalar(c, key)))
			return false;
		c->at += map;
		skip_blanks(c);
		if (!flow_node(c))
			return false;
		skip_blanks(c);
		if (char_at(c, c->at) == close)
			break;
		if (char_at(c, c->at) != ',')
			return false;
		c->at++;
		skip_blanks(c);
		/* [a, ] is a list of one, but nobody means it. */
		if (char_at(c, c->at) == close)
			return false;
	}
	tree_close(&c->b, ++c->at);
	return true;
}

static bool flow_node(struct common *c)
{
	char x = char_at(c, c->at);
	struct scalar s;

	if (is_end(x))
		return false;
	if (x == '[' || x == '{') {
		if (!open_node(c, x == '[' ? NODE_LIST : NODE_MAP, c->at, c->at + 1, true))
			return false;
		c->at++;
		return flow_items(c, x == '{');
	}
	return scan_scalar(c, true, &s) && add_scalar(c, s);
}

/* Adds the lines of a literal from line_start on, each without its first `indent` blanks, up to one indented less. */
static void literal_lines(struct common *c, size_t indent, struct buf *out, size_t *end)
{
	size_t blank = 0; /* lines without text since the last one with some */

	while (c->line_start < c->n) {
		size_t start = c->line_start, at = start, next = next_line(c, start), stop = next;

		while (stop > start && is_end(c->p[stop - 1]))
			stop--;
		while (at < stop && at - start < indent && c->p[at] == ' ')
			at++;
		if (at - start < indent && at < stop)
			return;
		c->line_start = next;
		if (at == stop) {
			blank++;
			continue;
		}
		buf_fill(out, '\n', blank + (out->n > 0));
		buf_add(out, (struct str){c->p + at, stop - at});
		blank = 0;
		*end = stop;
	}
}

/* "|" or "|-", and the lines below that are indented more than the block around it (9.3.1). */
static bool literal(struct common *c, long parent)
{
	size_t start = c->at++, end = start, indent = 0;
	struct buf out = buf_new(c->b.a);
	bool strip = char_at(c, c->at) == '-';

	c->at += strip;
	if (!is_blank_or_end(char_at(c, c->at)) || !end_line(c))
		return false;
	while (char_at(c, c->line_start + indent) == ' ')
		indent++;
	/* Blank lines in front have rules of their own; a marker of a document ends the block. */
	if ((long)indent <= (parent > 0 ? parent : 0) || is_end(char_at(c, c->line_start + indent)))
		return false;
	literal_lines(c, indent, &out, &end);
	if (!strip && end < c->n)
		buf_add_c(&out, '\n');
	/* Blanks at the end of the last line count as text, but not as a part of the node. */
	while (end > start && (c->p[end - 1] == ' ' || is_end(c->p[end - 1])))
		end--;
	struct node *node = tree_node(&c->b, NODE_SCALAR, start, end);
	node->quoted = true;
	node->text = str_dup(c->b.a, buf_str(&out));
	if (!tree_count(&c->b, 1, start, end))
		return false;
	tree_add(&c->b, node, end, 0);
	return true;
}

/* The node on the lines below a key or a dash, or nothing; a list may stand under its key without more blanks. */
static bool node_below(struct common *c, long indent, size_t behind, bool list_may_stand)
{
	long column = next_content(c);

	if (column == -2)
		return false;
	if (column > indent)
		return block_node(c, indent, true);
	if (list_may_stand && column == indent && c->p[c->at] == '-' && is_blank_or_end(char_at(c, c->at + 1)))
		return block_node(c, indent - 1, true);
	return add_nothing(c, behind);
}

/* What stands behind "key:" or "-" on the same line or below; `at` is behind that sign. */
static bool entry(struct common *c, long indent, bool is_key)
{
	size_t behind = c->at;

	skip_blanks(c);
	if (is_end(char_at(c, c->at)) || char_at(c, c->at) == '#') {
		c->at = behind;
		return end_line(c) && node_below(c, indent, behind, is_key);
	}
	return block_node(c, indent, !is_key);
}

/* The entries of a list in column `indent` (9.2.1). */
static bool block_list(struct common *c, long indent)
{
	long column;

	if (!open_node(c, NODE_LIST, c->at, c->at, false))
		return false;
	do {
		c->at++;
		if (!entry(c, indent, false))
			return false;
		column = next_content(c);
	} while (column == indent && c->p[c->at] == '-' && is_blank_or_end(char_at(c, c->at + 1)));
	if (column == -2 || column > indent)
		return false;
	tree_close(&c->b, 0);
	return true;
}

/* The pairs of a map in column `indent`, of which the first key is read (9.2.2). */
static bool block_map(struct common *c, long indent, struct scalar key)
{
	long column;

	if (!open_node(c, NODE_MAP, key.start, key.start, false))
		return false;
	for (;;) {
		if (key.end - key.start > KEY_BYTES || !add_scalar(c, key))
			return false;
		c->at++;
		if (!entry(c, indent, true))
			return false;
		column = next_content(c);
		if (column != indent)
			break;
		if (c->p[c->at] == '-' && is_blank_or_end(char_at(c, c->at + 1)))
			return false;
		if (!scan_scalar(c, false, &key) || char_at(c, c->at) != ':' || !is_blank_or_end(char_at(c, c->at + 1)))
			return false;
	}
	if (column == -2 || column > indent)
		return false;
	tree_close(&c->b, 0);
	return true;
}

/*
 * The node at `at`, which belongs to a map or list in column `parent`; `first` when it stands where a key may: first on
 * its line but for dashes.  Afterwards line_start is that of the line behind it.
 */
static bool block_node(struct common *c, long parent, bool first)
{
	char x = c->p[c->at];
	long column = (long)(c->at - c->line_start);
	struct scalar s;

	if (x == '-' && is_blank_or_end(char_at(c, c->at + 1)))
		return first && block_list(c, column);
	if (x == '[' || x == '{')
		return flow_node(c) && end_line(c);
	if (x == '|')
		return literal(c, parent);
	if (!scan_scalar(c, false, &s))
		return false;
	if (char_at(c, c->at) == ':')
		return first && is_blank_or_end(char_at(c, c->at + 1)) && block_map(c, column, s);
	return add_scalar(c, s) && end_line(c);
}

static bool document(struct common *c)
{
	static const struct str start = STR_INIT("---");
	long column = next_content(c);

	if (column == -2 && str_has_prefix((struct str){c->p + c->line_start, c->n - c->line_start}, start)) {
		c->at = c->line_start + start.n;
		column = end_line(c) ? next_content(c) : -2;
	}
	return column == 0 && block_node(c, -1, true) && next_content(c) == -1;
}

struct node *read_yaml_common(struct arena *a, struct source *source, const struct read_limits *limits)
{
	struct diag_list diags = diag_list_new(a);
	struct arena_mark mark = arena_mark(a);
	struct common c = {.b = {.a = a, .source = source, .limits = read_limits_or_default(limits), .diags = &diags},
			   .p = source->bytes.p,
			   .n = source->bytes.n};

	if (c.n <= c.b.limits.bytes && has_common_characters((const unsigned char *)c.p, c.n) && document(&c) &&
	    diags.items.n == 0)
		return c.b.root;
	arena_rewind(a, mark);
	return NULL;
}
