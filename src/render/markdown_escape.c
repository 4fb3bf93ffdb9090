#include "render/markdown_escape.h"

#include "base/utf8.h"

#include <string.h>

static const char breaker[] = "<!-- -->";

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Where the marker is by which a line would begin a list ("-" "12."), or draw one (--- ===); SIZE_MAX: it has none.  A
 * marker of a list has a blank behind it, or nothing.
 */
static size_t marker_of(struct str s)
{
	size_t k = 0;

	if (s.n > 0 && s.p[0] == '=')
		return 0;
	if (s.n > 0 && (s.p[0] == '+' || s.p[0] == '-'))
		return s.n == 1 || s.p[1] == ' ' || s.p[1] == s.p[0] ? 0 : SIZE_MAX;
	while (k < s.n && is_digit(s.p[k]))
		k++;
	bool ends = k > 0 && k < s.n && (s.p[k] == '.' || s.p[k] == ')');
	return ends && (k + 1 == s.n || s.p[k + 1] == ' ') ? k : SIZE_MAX;
}

/* Whether GitHub would go on from byte `k` to make a link. */
static bool begins_link(struct str s, size_t k)
{
	struct str rest = str_slice(s, k + 1, s.n);

	switch (s.p[k]) {
	case '@':
		return rest.n > 0 && (is_letter(rest.p[0]) || is_digit(rest.p[0]));
	case '#':
		return rest.n > 0 && is_digit(rest.p[0]);
	case ':':
		return str_has_prefix(rest, STR("//"));
	case 'w':
	case 'W':
		return k >= 2 && (s.p[k - 1] | 0x20) == 'w' && (s.p[k - 2] | 0x20) == 'w' &&
		       str_has_prefix(rest, STR("."));
	default:
		return false;
	}
}

static void add_byte(struct buf *out, char c)
{
	switch (c) {
	case '&':
		buf_add_z(out, "&amp;");
		break;
	case '<':
		buf_add_z(out, "&lt;");
		break;
	case '>':
		buf_add_z(out, "&gt;");
		break;
	default:
		if (c != '\0' && strchr("\\`*_[]|~#$", c) != NULL)
			buf_add_c(out, '\\');
		buf_add_c(out, c);
	}
}

void markdown_text(struct buf *out, struct str text)
{
	struct str s = utf8_inert(out->arena, text);
	size_t marker = marker_of(s);

	for (size_t k = 0; k < s.n; k++) {
		if (k == marker)
			buf_add_c(out, '\\');
		add_byte(out, s.p[k]);
		if (begins_link(s, k))
			buf_add_z(out, breaker);
	}
}
