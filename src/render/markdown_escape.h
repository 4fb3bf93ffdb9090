/*
 * Text made safe to stand in a cell or a line of Markdown.
 */
#ifndef RENDER_MARKDOWN_ESCAPE_H
#define RENDER_MARKDOWN_ESCAPE_H

#include "base/buf.h"

/*
 * Appends `text` so that it shows as it is: what Markdown, its tables or HTML might take for markup stands behind a
 * backslash or as a reference, and what GitHub makes a link of by itself (addresses, @names, #numbers) is cut by an
 * invisible comment.  Line feeds become spaces.  Source: GitHub Flavored Markdown 0.29, 2.4, 4.10 and 6.9.
 */
void markdown_text(struct buf *out, struct str text);

#endif
