/*
 * Edits as a unified diff, which patch and git apply take.
 */
#ifndef RENDER_PATCH_H
#define RENDER_PATCH_H

#include "base/buf.h"
#include "rules/fix.h"

/*
 * Adds the patch of the file `path` whose bytes are `old`, with three lines of context; nothing without edits.
 * Source: GNU diffutils manual, "Detailed Description of Unified Format".
 */
void render_patch(struct buf *out, struct str path, struct str old, const struct edits *edits);

#endif
