/*
 * What a long run is at, on standard error where that is a terminal: one line
 * that appears after a second, changes in its place, and goes away before
 * anything else is printed.  A timer draws it, so that work need not.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "base/msg.h"

/* Starts the timer where standard error is a terminal, and no dumb one.  To be called once. */
void progress_begin(void);

/*
 * What is being done from now on, made in `a`, cut to the width of the terminal.  Only the thread that called
 * progress_begin() is heard.
 */
void progress_say(struct arena *a, struct msg m);

/* How far the run is: " 324/1741" behind the text, whatever it is; `total` 0: nothing to count. */
void progress_count(size_t done, size_t total);

/* Takes the line away, for something else is to be printed; it comes back. */
void progress_hide(void);

/* Takes the line away for good. */
void progress_end(void);

#endif
