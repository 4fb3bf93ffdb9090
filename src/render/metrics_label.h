/*
 * Labels of metrics in the text exposition format.
 */
#ifndef RENDER_METRICS_LABEL_H
#define RENDER_METRICS_LABEL_H

#include "base/buf.h"

/* Appends name="value": backslashes, quotes and line feeds escaped, all else that is no text made visible. */
void metrics_label(struct buf *out, const char *name, struct str value);

#endif
