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

static void add_head(struct buf *out, size_t k, const char *name, const struct render_style *style)
{
	add_cell(out, k, str_of(style->translate ? style->translate(name, NULL, 0) : name));
}

static void add_rows(struct buf *out, const struct report *r, const struct render_style *style,
		     const struct str *before, size_t n)
{
	struct view_rows rows = view_rows(out->arena, r);
	struct column_list column = columns(out->arena, style);
	for (size_t i = 0; i < rows.n; i++) {
		for (size_t k = 0; k < n; k++)
			add_cell(out, k, before[k]);
		for (size_t k = 0; k < column.n; k++)
			add_cell(out, n + k, column.v[k]->data(out->arena, &rows.v[i], style));
		buf_add_z(out, "\r\n");
	}
}

void render_csv(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct column_list column = columns(out->arena, style);
	for (size_t k = 0; k < column.n; k++)
		add_head(out, k, column.v[k]->name, style);
	buf_add_z(out, "\r\n");
	add_rows(out, r, style, NULL, 0);
}

/* --- Several plans: whose each row is stands before it ------------------------ */

void render_csv_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style)
{
	struct str before[] = {r->plan_id, r->organization, r->title};
	(void)k;
	add_rows(out, r, style, before, sizeof before / sizeof *before);
}

void render_plans_csv(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		      const struct render_style *style)
{
	static const char *const before[] = {N_("plan"), N_("organization"), N_("plan-title")};
	enum { BEFORE = sizeof before / sizeof *before };
	struct column_list column = columns(out->arena, style);
	for (size_t k = 0; k < BEFORE; k++)
		add_head(out, k, before[k], style);
	for (size_t k = 0; k < column.n; k++)
		add_head(out, BEFORE + k, column.v[k]->name, style);
	buf_add_z(out, "\r\n");
	for (size_t i = 0; i < v->n * pieces->count; i++)
		buf_add(out, pieces->v[i]);
}
