/*
 * What --help and --version print, from the tables.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/buf.h"
#include "cli/options.h"

/* Usage, summary, options with their defaults and the exit status, `width` columns wide. */
void help_text(struct buf *out, const struct command *c, msg_translate_fn *translate, size_t width);

/* "plan-eval (plan-tools) 0.1.0". */
void version_text(struct buf *out, const struct command *c);

/* The version alone, as reports name it. */
extern const char tools_version[];

/*
 * Adds `text` from column `column` on, filled up to `width`; lines after the first are indented by `indent`.  Lines
 * break at spaces and between wide characters, never before a closing mark (JIS X 4051, line-head rule).
 */
void wrap_text(struct buf *out, struct str text, size_t column, size_t indent, size_t width);

#endif
