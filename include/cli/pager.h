/*
 * A pager for text on a terminal, as git runs one.
 */
#ifndef CLI_PAGER_H
#define CLI_PAGER_H

#include "base/str.h"

#include <sys/types.h>

struct pager {
	pid_t pid; /* 0: none */
	int fd;	   /* what is written here is shown */
};

/*
 * The command that shows text: PLAN_TOOLS_PAGER, else PAGER, else less.  NULL: none is wanted, since standard output is
 * no terminal, or a dumb one, or the command is empty or cat, or git calls for one file of many.
 */
const char *pager_command(void);

/*
 * Starts `command` by the shell, to show what will be written: the process is there at once, so that it may be
 * begun before privileges are given up, but the command itself begins with the first byte, and never when there is
 * none.  LESS is FRX and LV is -c, where they are not set.  False: no process could be had.
 */
bool pager_begin(struct pager *p, const char *command) __attribute__((warn_unused_result));

/*
 * Hands over the text, waits until the pager is left, and ignores the terminal's signals meanwhile, which are the
 * pager's.  One that is left early is as good.  False: there is no such command, and nothing was shown.
 */
bool pager_show(struct pager *p, struct str text) __attribute__((warn_unused_result));

/* Ends a pager that nothing was handed to. */
void pager_end(struct pager *p);

#endif
