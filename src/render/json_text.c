#include "render/json_text.h"

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

/* Section 7: quotation mark, reverse solidus and controls; DEL and C1 besides, for terminals. */
static void add_escaped(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && c != 0xC2)
			continue;
		if (c == 0xC2 && (i + 1 == s.n || (unsigned char)s.p[i + 1] > 0x9F))
			continue;
		buf_add(out, str_slice(s, from, i - from));
		from = i + 1;
		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c == '\n')
			buf_add_z(out, "\\n");
		else if (c == 0xC2)
			buf_printf(out, "\\u%04x", (unsigned)(unsigned char)s.p[from++]);
		else
			buf_printf(out, "\\u%04x", (unsigned)c);
		i = from - 1;
	}
	buf_add(out, str_slice(s, from, s.n));
}

void json_string(struct json_text *j, const char *key, struct str s)
{
	begin(j, key);
	buf_add_c(j->out, '"');
	add_escaped(j->out, s);
	buf_add_c(j->out, '"');
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
