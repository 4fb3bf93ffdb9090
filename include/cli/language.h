/*
 * The reader's language and character set, from the environment.  The state
 * behind it is the C library's own and belongs to the process: call
 * language_begin() once, first.
 */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include "base/msg.h"

/*
 * Takes LC_CTYPE and LC_MESSAGES (never LC_NUMERIC) from the environment and finds the message catalogues: in the
 * folder that PLAN_TOOLS_LOCALEDIR names, else in `locale` beside the running program, else where they are
 * installed.  A locale that the system does not have still chooses the language and the character set by its name.
 */
void language_begin(void);

/* Messages from now on in `language` ("en", "ja"), whatever the locale. */
void language_set(const char *language);

/* The translation in UTF-8, or the msgid (`plural` for a count other than 1) where there is none. */
msg_translate_fn language_translate;

/* Whether the locale's character set has block elements (U+2580): it is UTF-8. */
bool language_has_blocks(void);

/*
 * UTF-8 text in the character set of the locale; what that set lacks becomes something like it, or "?".  As it is
 * where the locale's set is UTF-8 or ASCII (the locales C and POSIX).
 */
struct str language_encode(struct arena *a, struct str text);

/* Loads what language_encode() needs, for a process that can open no files afterwards. */
void language_load(void);

#endif
