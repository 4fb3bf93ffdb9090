/*
 * One run of a tool: what all the mains share around their own work.
 */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "base/buf.h"
#include "cli/options.h"
#include "diag/diag.h"

/* Exit status, the same for all tools. */
enum status {
	STATUS_OK,     /* nothing to act on */
	STATUS_FOUND,  /* targets missed, findings, differences */
	STATUS_TROUBLE /* it could not do its work */
};

struct run {
	const struct command *command;
	const struct common_settings *common; /* of the settings run_options() filled */
	struct arena *arena;		      /* ends the process with STATUS_TROUBLE when memory runs out */
	struct pager *pager;		      /* for text on a terminal, see cli/pager.h; NULL: none */
	struct buf *aside;		      /* takes what would go to standard error; NULL: it goes there */
};

/* Prepares the process: standard streams, signals, locale, memory.  To be called once, first. */
struct run run_begin(const struct command *c);

/* Frees what run_begin() took and returns `status`, for main to return. */
int run_end(struct run *r, enum status status);

/*
 * Reads the command line into `settings`, which begins with a struct common_settings, and gets ready to show progress
 * and to page text where there is a terminal for it.  False when there is nothing
 * more to do: help or version were printed, or a usage error; *status is then the exit status.
 */
bool run_options(struct run *r, int argc, char **argv, void *settings, struct text_list *operands, enum status *status)
	__attribute__((warn_unused_result));

/* Another arena that ends the process in the same way; the caller frees it. */
struct arena *run_arena(void);

/* Writes text that was put aside to standard error. */
void run_say(const struct run *r, struct str text);

/* What a run still needs besides what is open: less and less. */
enum run_need {
	RUN_NEEDS_ALL_FILES, /* files to read and to mend, which it does not know yet */
	RUN_NEEDS_FILES,     /* files to read */
	RUN_NEEDS_OUTPUTS    /* nothing but the files that it writes */
};

/*
 * Gives up all else (see cli/confine.h).  Files that are written are that of --output and `more` (NULL: none). Programs
 * have been started before.
 */
void run_confine(const struct run *r, enum run_need need, const struct text_list *more);

/* Prints "plan-eval: text" and the help line, if any, to standard error. */
void run_complain(const struct run *r, struct msg text, struct msg help);

/* Complains of a wrong command line and where to read up on it.  Returns STATUS_TROUBLE. */
enum status run_usage(const struct run *r, struct msg text, struct msg help);

/* The day to judge as of: `given`, or today where that is none.  False after a complaint: the clock is of no use. */
bool run_as_of(const struct run *r, struct date given, struct date *out) __attribute__((warn_unused_result));

/* The second that a report bears, since 1970; false after the same complaint. */
bool run_now(const struct run *r, int64_t *out) __attribute__((warn_unused_result));

/* Prints diagnostics of at least severity `least`, sorted, to standard error. */
void run_report(const struct run *r, struct diag_list *l, enum diag_severity least);

/* Whether standard output, or the file of --output in its place, is coloured. */
bool run_colour(const struct run *r);
/* Whether the output goes to a terminal. */
bool run_on_terminal(const struct run *r);
/* The width to lay text out for. */
size_t run_width(const struct run *r);

/* Complains that `path` cannot be written, for the reason in errno.  Returns STATUS_TROUBLE. */
enum status run_cannot_write(const struct run *r, const char *path);

/*
 * Locks the files that this run is going to write, besides that of --output, until it ends.  False after a complaint:
 * another run holds one, and has for long.
 */
bool run_lock(const struct run *r, const char *const *path, size_t n) __attribute__((warn_unused_result));

/* Writes `bytes` to the file `path`, all of it or nothing; false after a complaint. */
bool run_write(const struct run *r, const char *path, struct str bytes) __attribute__((warn_unused_result));

/*
 * Writes `bytes` to standard output or to the file of --output.  Text for people (`text`) on standard output is put
 * in the character set of the locale, and shown by the pager; files and machine formats are UTF-8.  Returns `status`,
 * or STATUS_TROUBLE after a complaint when it could not be written (without one when the reader of a pipe has gone).
 */
enum status run_print(const struct run *r, struct str bytes, bool text, enum status status);

#endif
