#include "render/html_escape.h"

#include "base/utf8.h"

/* Noncharacters are parse errors in HTML (13.2.2), though UTF-8 can carry them. */
static bool is_noncharacter(uint32_t cp)
{
	return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

static const char *reference(uint32_t cp)
{
	switch (cp) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* A byte with which nothing begins that HTML takes for other than text; noncharacters begin with EF and above. */
static bool is_plain(unsigned char byte)
{
	return byte < 0xEF && byte != '&' && byte != '<' && byte != '>' && byte != '"' && byte != '\'';
}

void html_text(struct buf *out, struct str text)
{
	struct str s = utf8_inert(out->arena, text);
	size_t kept = 0;
	for (size_t at = 0; at < s.n;) {
		if (is_plain((unsigned char)s.p[at])) {
			at++;
			continue;
		}
		size_t here = at;
		uint32_t cp = utf8_next(s, &at);
		const char *ref = reference(cp);
		if (!ref && !is_noncharacter(cp))
			continue;
		buf_add(out, str_slice(s, kept, here - kept));
		if (ref)
			buf_add_z(out, ref);
		else
			buf_printf(out, "&lt;U+%04X&gt;", (unsigned)cp);
		kept = at;
	}
	buf_add(out, str_slice(s, kept, s.n - kept));
}

static bool is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void html_id(struct buf *out, struct str text)
{
	for (size_t k = 0; k < text.n; k++) {
		if (is_alphanumeric(text.p[k]) || text.p[k] == '-')
			buf_add_c(out, text.p[k]);
		else
			buf_printf(out, "_%02x", (unsigned)(unsigned char)text.p[k]);
	}
}

bool html_is_language(struct str tag)
{
	size_t group = 0;
	for (size_t k = 0; k < tag.n; k++) {
		if (tag.p[k] == '-' && group > 0)
			group = 0;
		else if (is_alphanumeric(tag.p[k]) && group < 8)
			group++;
		else
			return false;
	}
	return group > 0;
}
