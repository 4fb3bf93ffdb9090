/*
 * Diagnostics as short text, for tests to compare whole.
 */
#ifndef SUPPORT_FINDINGS_H
#define SUPPORT_FINDINGS_H

#include "diag/diag.h"

/*
 * "LINE:COLUMN RULE: MESSAGE" for each, in the order in which they were added, with "  LINE:COLUMN note: MESSAGE"
 * for its notes and "  help: MESSAGE" if it has one; a line feed between lines and none at the end.
 */
struct str findings_text(struct arena *a, const struct diag_list *l);

/* "LINE:COLUMN-LINE:COLUMN": from the first byte to behind the last. */
struct str findings_span(struct arena *a, struct span s);

#endif
