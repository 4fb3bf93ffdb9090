/*
 * What the HTML pages of plan-diff share.
 */
#ifndef RENDER_CHANGES_HTML_H
#define RENDER_CHANGES_HTML_H

#include "render/change_words.h"
#include "render/html_escape.h"

struct changes_page {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
};

/* From the document type to the opened <main>, with the heading. */
void changes_page_begin(struct changes_page *p, struct msg heading);
void changes_page_end(struct changes_page *p);

/* A message; <tag>message</tag>. */
struct str changes_page_say(struct changes_page *p, struct msg m);
void changes_page_element(struct changes_page *p, const char *tag, struct msg m);

/* <table> in a box that scrolls, with its caption and the heads of its columns. */
void changes_page_table_begin(struct changes_page *p, struct msg caption, const char *const *heads, size_t n);
void changes_page_table_end(struct changes_page *p);

#endif
