/*
 * CSV in long form: a row for each action, indicator and figure in each year,
 * the columns of data (or those asked for) under the words of the reader's language.  Lines end in
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

static struct column_list columns(struct arena *a, const struct render_style *style)
{
	const char **all = ARENA_ARRAY(a, const char *, render_column_count);
	for (size_t k = 0; k < render_column_count; k++)
		all[k] = render_columns[k].name;
	return render_columns_of(a, style, all, render_column_count);
}

void render_csv(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct view_rows rows = view_rows(out->arena, r);
	struct column_list column = columns(out->arena, style);
	for (size_t k = 0; k < column.n; k++) {
		const char *name = column.v[k]->name;
		add_cell(out, k, str_of(style->translate ? style->translate(name, NULL, 0) : name));
	}
	buf_add_z(out, "\r\n");
	for (size_t n = 0; n < rows.n; n++) {
		for (size_t k = 0; k < column.n; k++)
			add_cell(out, k, column.v[k]->data(out->arena, &rows.v[n], style));
		buf_add_z(out, "\r\n");
	}
}
