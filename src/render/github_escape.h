/*
 * Text in workflow commands of GitHub Actions.
 */
#ifndef RENDER_GITHUB_ESCAPE_H
#define RENDER_GITHUB_ESCAPE_H

#include "base/buf.h"

/* Adds `text` with % and line ends escaped; in a property colons and commas too. */
void github_text(struct buf *out, struct str text, bool property);

#endif
