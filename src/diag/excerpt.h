/*
 * The line of a source that a span begins in, with the span underlined.
 */
#ifndef DIAG_EXCERPT_H
#define DIAG_EXCERPT_H

#include "base/buf.h"
#include "diag/source.h"

struct excerpt {
	struct str line;	 /* tabs expanded, made inert, cut to about 100 cells; empty: nothing to show */
	size_t caret, underline; /* display cells before the caret, and under the span: at least 1 */
};

/* What is shown of `at`, which has a source; made in `scratch`. */
struct excerpt excerpt_make(struct arena *scratch, struct span at);

#endif
