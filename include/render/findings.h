/*
 * Findings as people, editors and services take them: one table, one file
 * each.
 */
#ifndef RENDER_FINDINGS_H
#define RENDER_FINDINGS_H

#include "render/render.h"
#include "rules/lint.h"

struct findings {
	const struct diag_list *list;  /* settled and sorted; what is not to be shown is left out */
	const struct str *fingerprint; /* one for each of the list; NULL where no renderer prints them */
	struct source *const *source;  /* what was looked at */
	size_t source_count;
	const struct results_file *const *file; /* of results */
	size_t file_count;
	bool rows;	   /* text: what became of the rows of each file */
	bool complete;	   /* all that was named could be read */
	struct date today; /* the day as at which was judged */
};

struct findings_renderer {
	const char *name;
	const char *summary; /* msgid */
	bool terminal;	     /* text for people, put in the character set of their terminal */
	bool fingerprints;   /* prints them */
	void (*render)(struct buf *out, const struct findings *f, const struct render_style *style);
};

extern const struct findings_renderer findings_renderers[];
extern const size_t findings_renderer_count;

/* The renderer of that name, or NULL. */
const struct findings_renderer *findings_renderer_find(struct str name);

void render_findings_text(struct buf *out, const struct findings *f, const struct render_style *style);
void render_findings_gcc(struct buf *out, const struct findings *f, const struct render_style *style);
void render_findings_json(struct buf *out, const struct findings *f, const struct render_style *style);
void render_findings_sarif(struct buf *out, const struct findings *f, const struct render_style *style);
void render_findings_github(struct buf *out, const struct findings *f, const struct render_style *style);
void render_findings_junit(struct buf *out, const struct findings *f, const struct render_style *style);

#endif
