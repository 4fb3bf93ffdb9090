/*
 * What the terminal at the other end of a descriptor can show.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER, COLOR_WHEN_COUNT };

/*
 * Whether to colour what is written to `fd` (negative: a file that is yet to be made).  The option over NO_COLOR (not
 * empty) over CLICOLOR_FORCE (neither empty nor 0) over: a terminal whose TERM is not "dumb".
 */
bool terminal_colour(enum color_when when, int fd);

/* Columns: COLUMNS, what the terminal at `fd` says, or 80; from 20 to 1000. */
size_t terminal_width(int fd);

#endif
