/*
 * Patterns of the shell over UTF-8.  fnmatch(3) takes its character set from
 * the locale, and under cron that is C, where `?` is a byte of 税.
 */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include "base/str.h"

/*
 * Whether all of `text` is as `pattern` says: `*` any characters, `?` one of them, `[abc]`, `[a-z]` and `[!a]` one of a
 * set, `\` takes the meaning from what follows.  A `[` that nothing closes stands for itself.  No character is special
 * in `text`; letters are compared as they are, so fold both where case does not matter.
 * Source: POSIX.1-2017, Shell & Utilities, 2.13 Pattern Matching Notation, without its classes in brackets.
 */
bool glob_match(struct str pattern, struct str text);

#endif
