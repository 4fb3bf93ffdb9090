#include "render/json_text.h"

#include "base/utf8.h"

static void begin(struct json_text *j, const char *key)
{
	if (j->filled)
		buf_add_c(j->out, ',');
	if (j->depth > 0) {
		buf_add_c(j->out, '\n');
		buf_fill(j->out, ' ', 2 * j->depth);
	}
	j->filled = true;
	if (key)
		buf_printf(j->out, "\"%s\": ", key);
}

void json_open(struct json_text *j, const char *key, char bracket)
{
	begin(j, key);
	buf_add_c(j->out, bracket);
	j->depth++;
	j->filled = false;
}

void json_close(struct json_text *j, char bracket)
{
	j->depth--;
	if (j->filled) {
		buf_add_c(j->out, '\n');
		buf_fill(j->out, ' ', 2 * j->depth);
	}
	buf_add_c(j->out, bracket);
	j->filled = true;
	if (j->depth == 0)
		buf_add_c(j->out, '\n');
}

static void add_inert(struct buf *out, struct str text)
{
	size_t kept = 0; /* what lies before is in `out` */

	for (size_t at = 0; at < text.n;) {
		size_t here = at;
		uint32_t cp = utf8_next(text, &at);
		if (cp < 0x20 || !utf8_is_unsafe(cp))
			continue;
		buf_add(out, str_slice(text, kept, here - kept));
		buf_printf(out, "\\u%04x", (unsigned)cp);
		kept = at;
	}
	buf_add(out, str_slice(text, kept, text.n));
}

void json_quoted(struct buf *out, struct str s)
{
	size_t from = 0;

	buf_add_c(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		add_inert(out, str_slice(s, from, i - from));
		from = i + 1;
		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c == '\n')
			buf_add_z(out, "\\n");
		else
			buf_printf(out, "\\u%04x", (unsigned)c);
	}
	add_inert(out, str_slice(s, from, s.n));
	buf_add_c(out, '"');
}

void json_string(struct json_text *j, const char *key, struct str s)
{
	begin(j, key);
	json_quoted(j->out, s);
}

void json_string_if(struct json_text *j, const char *key, struct str s)
{
	if (s.n > 0)
		json_string(j, key, s);
}

void json_integer(struct json_text *j, const char *key, size_t n)
{
	begin(j, key);
	buf_printf(j->out, "%zu", n);
}

void json_number(struct json_text *j, const char *key, struct str digits)
{
	begin(j, key);
	buf_add(j->out, digits);
}

void json_null(struct json_text *j, const char *key)
{
	begin(j, key);
	buf_add_z(j->out, "null");
}

void json_boolean(struct json_text *j, const char *key, bool b)
{
	begin(j, key);
	buf_add_z(j->out, b ? "true" : "false");
}

void json_value(struct json_text *j, const char *key, struct str value)
{
	begin(j, key);
	value = str_trim(value);
	/* No line end stands inside of a string. */
	for (size_t end; (end = str_find(value, STR("\n"))) != SIZE_MAX; value = str_slice(value, end + 1, value.n)) {
		buf_add(j->out, str_slice(value, 0, end + 1));
		buf_fill(j->out, ' ', 2 * j->depth);
	}
	buf_add(j->out, value);
}
