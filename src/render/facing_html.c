#include "render/changes.h"
#include "render/changes_html.h"
#include "render/facing.h"

static const char *const class_names[FACING_STATUS_COUNT] = {
	[FACING_CONTINUED] = "note", [FACING_REVISED] = "other", [FACING_NEW] = "better", [FACING_REMOVED] = "worse"};

static void add_line(struct changes_page *p, const struct facing_line *l, int side)
{
	struct str text = facing_text(p->arena, l, side, p->style);
	if (!text.n)
		return;
	buf_add_z(p->out, l->changed ? "<p><mark>" : "<p>");
	html_text(p->out, text);
	buf_add_z(p->out, l->changed ? "</mark></p>" : "</p>");
}

static void add_side(struct changes_page *p, const struct facing_row *r, int side)
{
	struct str heading = facing_heading(p->arena, r, side);
	bool group = r->kind <= SUBJECT_PART;
	buf_add_z(p->out, "<td>");
	if (heading.n) {
		buf_add_z(p->out, group ? "<p><strong>" : "<p>");
		buf_add_z(p->out, r->title_changed ? "<mark>" : "");
		html_text(p->out, heading);
		buf_add_z(p->out, r->title_changed ? "</mark>" : "");
		buf_add_z(p->out, group ? "</strong></p>" : "</p>");
	}
	for (size_t k = 0; k < r->line_count; k++)
		add_line(p, &r->line[k], side);
	buf_add_z(p->out, heading.n || r->line_count ? "</td>\n" : "—</td>\n");
}

static void add_row(struct changes_page *p, const struct facing_row *r)
{
	buf_printf(p->out, "<tr>\n<th scope=\"row\"><span class=\"%s\">", class_names[r->status]);
	html_text(p->out, facing_status(r, p->style));
	buf_add_z(p->out, "</span></th>\n");
	add_side(p, r, DIFF_OLD);
	add_side(p, r, DIFF_NEW);
	buf_add_z(p->out, r->reason_count ? "<td>" : "<td>—");
	for (size_t k = 0; k < r->reason_count; k++) {
		buf_add_z(p->out, "<p>");
		html_text(p->out, r->reason[k]);
		buf_add_z(p->out, "</p>");
	}
	buf_add_z(p->out, "</td>\n</tr>\n");
}

void render_facing_html(struct buf *out, const struct view_facing *f, const struct render_style *style)
{
	static const char *const heads[] = {N_("status"), N_("old plan"), N_("new plan"), N_("reason")};
	struct changes_page p = {out, out->arena, style};
	changes_page_begin(&p, MSG(N_("%s: old and new"), f->title));
	changes_page_table_begin(&p, MSG(N_("Old and new side by side; what changed is underlined")), heads, 4);
	for (size_t k = 0; k < f->row_count; k++)
		add_row(&p, &f->row[k]);
	changes_page_table_end(&p);
	changes_page_end(&p);
}
