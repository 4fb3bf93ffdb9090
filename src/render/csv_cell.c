#include "render/csv_cell.h"

#include "base/rat.h"
#include "base/utf8.h"

static bool begins_formula(uint32_t cp)
{
	static const uint32_t signs[] = {'=', '+', '-', '@', '\t', '\r', '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};

	for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
		if (cp == signs[k])
			return true;
	return false;
}

static bool is_number(struct arena *scratch, struct str text)
{
	struct arena_mark mark = arena_mark(scratch);
	struct rat value;
	bool read = rat_parse(scratch, text, &value, NULL);

	arena_rewind(scratch, mark);
	return read;
}

static bool needs_apostrophe(struct arena *scratch, struct str text)
{
	size_t at = 0;

	if (text.n == 0 || !begins_formula(utf8_next(text, &at)))
		return false;
	return at < text.n && !is_number(scratch, text);
}

static bool needs_quotes(struct str text)
{
	if (text.n == 0)
		return false;
	if (text.p[0] == ' ' || text.p[text.n - 1] == ' ')
		return true;
	for (size_t k = 0; k < text.n; k++)
		if (text.p[k] == ',' || text.p[k] == '"' || text.p[k] == '\r' || text.p[k] == '\n')
			return true;
	return false;
}

void csv_cell(struct buf *out, struct str text)
{
	bool quotes = needs_quotes(text), apostrophe = needs_apostrophe(out->arena, text);

	if (quotes)
		buf_add_c(out, '"');
	if (apostrophe)
		buf_add_c(out, '\'');
	for (size_t at = 0; at < text.n;) {
		size_t start = at;
		uint32_t cp = utf8_next(text, &at);
		if (cp == '"')
			buf_add_c(out, '"');
		if (utf8_is_unsafe(cp))
			buf_printf(out, "<U+%04X>", (unsigned)cp);
		else
			buf_add(out, str_slice(text, start, at - start));
	}
	if (quotes)
		buf_add_c(out, '"');
}
