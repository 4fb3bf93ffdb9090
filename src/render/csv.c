/*
 * CSV in long form: a row for each action, indicator and figure in each year,
 * the columns of data under the words of the reader's language.  Lines end in
 * CRLF, as RFC 4180 has it.
 */
#include "base/utf8.h"
#include "render/column.h"
#include "render/csv_cell.h"

static void add_cell(struct buf *out, size_t k, struct str text)
{
	if (k > 0)
		buf_add_c(out, ',');
	csv_cell(out, utf8_inert(out->arena, text));
}

void render_csv(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct view_rows rows = view_rows(out->arena, r);
	for (size_t k = 0; k < render_column_count; k++)
		add_cell(out, k,
			 str_of(style->translate ? style->translate(render_columns[k].name, NULL, 0)
						 : render_columns[k].name));
	buf_add_z(out, "\r\n");
	for (size_t n = 0; n < rows.n; n++) {
		for (size_t k = 0; k < render_column_count; k++)
			add_cell(out, k, render_columns[k].data(out->arena, &rows.v[n], style));
		buf_add_z(out, "\r\n");
	}
}
