/*
 * Renderers of audits: one table, one file each; they compute nothing and
 * decide nothing.
 */
#ifndef RENDER_AUDIT_H
#define RENDER_AUDIT_H

#include "render/render.h"
#include "view/audit.h"

/* The audits of a run, one for each document. */
struct audit_list {
	struct view_audit **v;
	size_t n;
	struct source **input; /* the files that were read */
	size_t input_count;
	bool only_findings; /* nothing else is to be said */
};

struct audit_renderer {
	const char *name; /* as --format takes it */
	bool terminal;	  /* text for people, put in the character set of their terminal */
	void (*audits)(struct buf *out, const struct audit_list *l, const struct render_style *style);
};

/* The renderer of that name; NULL: there is none for audits. */
const struct audit_renderer *audit_renderer_find(struct str name);

/* "text, json": the names. */
struct str audit_renderer_names(struct arena *a);

void render_audit_text(struct buf *out, const struct audit_list *l, const struct render_style *style);
void render_audit_json(struct buf *out, const struct audit_list *l, const struct render_style *style);

#endif
