#include "base/utf8.h"
#include "render/changes.h"
#include "render/facing.h"
#include "render/layout.h"

enum { WIDTH_MIN = 60, WIDTH_MAX = 160, BETWEEN = 1 };

static const char *const colours[FACING_STATUS_COUNT] = {
	[FACING_CONTINUED] = "2", [FACING_REVISED] = "33", [FACING_NEW] = "32", [FACING_REMOVED] = "31"};

struct sheet {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
	size_t status, side;
};

static void print_row(const struct sheet *p, struct str status, struct str old, struct str new, const char *sgr,
		      bool changed)
{
	const char *colour = p->style->colour ? sgr : NULL, *bold = p->style->colour && changed ? "1" : NULL;
	struct layout_cell cell[] = {
		{status, p->status, false, colour},
		{old, p->side, false, bold},
		{new, p->side, false, bold},
	};
	layout_row(p->out, 0, cell, 3);
}

/* A line that changed has a mark before it, since weight alone is not seen by all. */
static struct str marked(struct arena *a, struct str text, bool changed)
{
	struct str part[] = {changed ? STR("＊") : STR("  "), text};
	return text.n ? str_join(a, part, 2, STR("")) : text;
}

static void print_thing(const struct sheet *p, const struct facing_row *r)
{
	print_row(p, facing_status(r, p->style), facing_heading(p->arena, r, DIFF_OLD),
		  facing_heading(p->arena, r, DIFF_NEW), colours[r->status], r->kind <= SUBJECT_PART);
	for (size_t k = 0; k < r->line_count; k++) {
		const struct facing_line *l = &r->line[k];
		print_row(p, STR(""), marked(p->arena, facing_text(p->arena, l, DIFF_OLD, p->style), l->changed),
			  marked(p->arena, facing_text(p->arena, l, DIFF_NEW, p->style), l->changed), NULL, l->changed);
	}
	for (size_t k = 0; k < r->reason_count; k++) {
		struct str reason = msg_text(p->arena, MSG(N_("reason: %s"), r->reason[k]), p->style->translate);
		print_row(p, STR(""), STR(""), marked(p->arena, reason, false), NULL, false);
	}
}

static void print_counts(const struct sheet *p, const struct view_facing *f)
{
	buf_add_c(p->out, '\n');
	for (int k = 0; k < FACING_STATUS_COUNT; k++) {
		buf_add_z(p->out, k ? "  " : "");
		layout_colour(p->out, p->style->colour ? colours[k] : NULL,
			      words_msgid(p->style, facing_status_names[k]));
		buf_printf(p->out, " %zu", f->count[k]);
	}
	buf_add_c(p->out, '\n');
}

void render_facing_text(struct buf *out, const struct view_facing *f, const struct render_style *style)
{
	struct sheet p = {.out = out, .arena = out->arena, .style = style};
	size_t width = style->width < WIDTH_MIN ? WIDTH_MIN : style->width > WIDTH_MAX ? WIDTH_MAX : style->width;
	for (int k = 0; k < FACING_STATUS_COUNT; k++) {
		size_t w = utf8_width(words_msgid(style, facing_status_names[k]));
		p.status = w > p.status ? w : p.status;
	}
	p.side = (width - p.status - (size_t)2 * BETWEEN - 1) / 2;
	print_row(&p, STR(""), words_msgid(style, N_("old plan")), words_msgid(style, N_("new plan")), NULL, true);
	for (size_t k = 0; k < f->row_count; k++)
		print_thing(&p, &f->row[k]);
	print_counts(&p, f);
}
