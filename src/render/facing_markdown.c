#include "render/changes.h"
#include "render/facing.h"
#include "render/markdown_escape.h"

static void add_side(struct buf *out, const struct facing_row *r, int side, const struct render_style *style)
{
	bool group = r->kind <= SUBJECT_PART;
	struct str heading = facing_heading(out->arena, r, side);
	buf_add_z(out, heading.n && group ? "**" : "");
	markdown_text(out, heading);
	buf_add_z(out, heading.n && group ? "**" : "");
	for (size_t k = 0; k < r->line_count; k++) {
		struct str text = facing_text(out->arena, &r->line[k], side, style);
		if (!text.n)
			continue;
		buf_add_z(out, r->line[k].changed ? "<br><u>" : "<br>");
		markdown_text(out, text);
		buf_add_z(out, r->line[k].changed ? "</u>" : "");
	}
	buf_add_z(out, " | ");
}

static void add_row(struct buf *out, const struct facing_row *r, const struct render_style *style)
{
	buf_add_z(out, "| ");
	markdown_text(out, facing_status(r, style));
	buf_add_z(out, " | ");
	add_side(out, r, DIFF_OLD, style);
	add_side(out, r, DIFF_NEW, style);
	for (size_t k = 0; k < r->reason_count; k++) {
		buf_add_z(out, k ? "<br>" : "");
		markdown_text(out, r->reason[k]);
	}
	buf_add_z(out, " |\n");
}

void render_facing_markdown(struct buf *out, const struct view_facing *f, const struct render_style *style)
{
	static const char *const heads[] = {N_("status"), N_("old plan"), N_("new plan"), N_("reason")};
	buf_add_z(out, "# ");
	markdown_text(out, msg_text(out->arena, MSG(N_("%s: old and new"), f->title), style->translate));
	buf_add_z(out, "\n\n");
	for (size_t k = 0; k < 4; k++) {
		buf_add_z(out, k ? " | " : "| ");
		markdown_text(out, words_msgid(style, heads[k]));
	}
	buf_add_z(out, " |\n|---|---|---|---|\n");
	for (size_t k = 0; k < f->row_count; k++)
		add_row(out, &f->row[k], style);
}
