#include "render/github_escape.h"

void github_text(struct buf *out, struct str text, bool property)
{
	for (size_t k = 0; k < text.n; k++) {
		char c = text.p[k];
		if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
		else
			buf_add_c(out, c);
	}
}
