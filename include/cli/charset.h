/*
 * Character sets of tables that go to a spreadsheet.
 */
#ifndef CLI_CHARSET_H
#define CLI_CHARSET_H

#include "base/str.h"
#include "cli/options.h"

enum charset { CHARSET_UTF8, CHARSET_CP932, CHARSET_COUNT };

/* The names of --charset, in the order of the enum. */
option_choice_fn charset_choice;

/*
 * UTF-8 text in a character set: with a byte order mark, which tells Excel that it is UTF-8, or in CP932 (the Shift_JIS
 * of Windows).  What CP932 lacks becomes the like of it that it has (≥ is ≧), or the geta mark 〓; *lost holds the
 * characters that did, each once, separated by spaces, empty for none.  False when the system cannot convert to the
 * set.  In `a`.
 */
bool charset_encode(struct arena *a, enum charset to, struct str text, struct str *out, struct str *lost)
	__attribute__((warn_unused_result));

/* Loads what charset_encode() needs for a set, for a process that can open no files afterwards. */
void charset_load(enum charset to);

#endif
