#include "render/github_escape.h"

#include "base/utf8.h"

void github_text(struct buf *out, struct str text, bool property)
{
	for (size_t at = 0; at < text.n;) {
		size_t start = at;
		uint32_t cp = utf8_next(text, &at);
		if (cp == '%' || cp == '\r' || cp == '\n' || (property && (cp == ':' || cp == ',')))
			buf_printf(out, "%%%02X", (unsigned)cp);
		else if (utf8_is_unsafe(cp))
			buf_printf(out, "<U+%04X>", (unsigned)cp);
		else
			buf_add(out, str_slice(text, start, at - start));
	}
}
