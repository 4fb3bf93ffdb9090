#include "render/metrics_label.h"

#include "base/utf8.h"

/* Carriage returns, too, end a line for some readers: utf8_inert() shows them; line feeds keep an escape of their own.
 */
static void add_line(struct buf *out, struct str line)
{
	struct str inert = utf8_inert(out->arena, line);

	for (size_t k = 0; k < inert.n; k++) {
		if (inert.p[k] == '\\' || inert.p[k] == '"')
			buf_add_c(out, '\\');
		buf_add_c(out, inert.p[k]);
	}
}

void metrics_label(struct buf *out, const char *name, struct str value)
{
	buf_add_z(out, name);
	buf_add_z(out, "=\"");
	for (size_t end; (end = str_find(value, STR("\n"))) != SIZE_MAX; value = str_slice(value, end + 1, value.n)) {
		add_line(out, str_slice(value, 0, end));
		buf_add_z(out, "\\n");
	}
	add_line(out, value);
	buf_add_c(out, '"');
}
