/*
 * Renderers of changes: a diff laid out as bytes.  One table, one file each;
 * they compute nothing and decide nothing.
 */
#ifndef RENDER_CHANGES_H
#define RENDER_CHANGES_H

#include "render/render.h"
#include "view/facing.h"
#include "view/log.h"

struct change_renderer {
	const char *name;    /* as --format takes it */
	const char *summary; /* msgid */
	bool is_text;	     /* for people: in the character set of their terminal */
	/* NULL: it has no form for changes, the table of old and new, or the history. */
	void (*changes)(struct buf *out, const struct view_changes *v, const struct render_style *style);
	void (*table)(struct buf *out, const struct view_facing *f, const struct render_style *style);
	void (*log)(struct buf *out, const struct view_log *v, const struct render_style *style);
};

extern const struct change_renderer change_renderers[];
extern const size_t change_renderer_count;

void render_changes_text(struct buf *out, const struct view_changes *v, const struct render_style *style);
void render_changes_json(struct buf *out, const struct view_changes *v, const struct render_style *style);
void render_changes_markdown(struct buf *out, const struct view_changes *v, const struct render_style *style);
void render_changes_html(struct buf *out, const struct view_changes *v, const struct render_style *style);
void render_changes_github(struct buf *out, const struct view_changes *v, const struct render_style *style);

/* "--- a/plans/x.yaml" and "+++ b/plans/x.yaml", as people who read git's output look for, and whether that is all. */
void render_changes_header(struct buf *out, const struct view_changes *v, const struct render_style *style);

/* The counts alone: "looser 1  stricter 2". */
void render_changes_summary(struct buf *out, const struct view_changes *v, const struct render_style *style);

void render_facing_text(struct buf *out, const struct view_facing *f, const struct render_style *style);
void render_facing_markdown(struct buf *out, const struct view_facing *f, const struct render_style *style);
void render_facing_html(struct buf *out, const struct view_facing *f, const struct render_style *style);
void render_facing_csv(struct buf *out, const struct view_facing *f, const struct render_style *style);
void render_log_text(struct buf *out, const struct view_log *v, const struct render_style *style);
void render_log_json(struct buf *out, const struct view_log *v, const struct render_style *style);

#endif
