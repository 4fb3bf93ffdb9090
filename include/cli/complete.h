/*
 * Completion scripts for shells, from the option tables.  Each function adds
 * one whole script for one tool; nothing but the table is behind them, so a
 * new option completes as soon as its row is there.
 */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "base/buf.h"
#include "cli/options.h"

/* What the value of an option is completed to. */
enum complete_value {
	COMPLETE_NONE,	/* the option takes no value */
	COMPLETE_ONE,	/* one of its choices */
	COMPLETE_SET,	/* several of its choices, separated by commas, or "none" */
	COMPLETE_FILE,	/* any file or folder */
	COMPLETE_FORM,	/* a form, a colon and any file */
	COMPLETE_OTHER, /* something that only the user knows: a year, an id */
	COMPLETE_VALUE_COUNT
};

enum complete_value complete_value(const struct option_row *row);

/* The names of a row's choices with blanks between them, and "none" behind those of a set. */
struct str complete_words(struct arena *a, const struct option_row *row);

/* The endings of the files that the tool's operands name: "yaml yml csv". */
struct str complete_endings(const struct command *c);

/* What an option does, in the first clause of its help, as `translate` puts it. */
struct str complete_summary(const struct option_row *row, msg_translate_fn *translate);

/*
 * bash(1), complete(1) of fish, zshcompsys(1).  Descriptions stand in the scripts for zsh and fish in every language
 * of language_choice(); the shell picks by its locale.  Messages are left in the last of them.
 */
void complete_bash(struct buf *out, const struct command *c);
void complete_zsh(struct buf *out, const struct command *c);
void complete_fish(struct buf *out, const struct command *c);

#endif
