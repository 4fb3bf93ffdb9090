/*
 * Old and new as CSV for spreadsheets, with a byte order mark, by which they
 * know UTF-8; lines end as RFC 4180 has it.
 */
#include "render/changes.h"
#include "render/csv_cell.h"
#include "render/facing.h"

static void add_record(struct buf *out, const struct str *cell, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		buf_add_z(out, k ? "," : "");
		csv_cell(out, cell[k]);
	}
	buf_add_z(out, "\r\n");
}

void render_facing_csv(struct buf *out, const struct view_facing *f, const struct render_style *style)
{
	static const char *const heads[] = {N_("status"),   N_("kind"),	    N_("id"),
					    N_("old plan"), N_("new plan"), N_("reason")};
	struct str cell[6];
	buf_add_z(out, "\xef\xbb\xbf");
	for (size_t k = 0; k < 6; k++)
		cell[k] = words_msgid(style, heads[k]);
	add_record(out, cell, 6);
	for (size_t k = 0; k < f->row_count; k++) {
		const struct facing_row *r = &f->row[k];
		cell[0] = facing_status(r, style);
		cell[1] = words_msgid(style, subject_kind_names[r->kind]);
		cell[2] = r->id;
		cell[3] = facing_cell(out->arena, r, DIFF_OLD, style);
		cell[4] = facing_cell(out->arena, r, DIFF_NEW, style);
		cell[5] = str_join(out->arena, r->reason, r->reason_count, STR("\n"));
		add_record(out, cell, 6);
	}
}
