/*
 * Options as data: one table of rows for each tool, from which come the
 * parsing, the --help text and the checks of the manual pages.
 *
 * A row says where in the tool's own struct of settings its value goes, so
 * adding an option is adding a row and a member.  Nothing here prints.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/date.h"
#include "base/msg.h"

/* What an option takes, and the type of the member that it sets. */
enum option_kind {
	OPTION_SWITCH, /* no value: bool */
	OPTION_TEXT,   /* any value, the last one counts: const char * */
	OPTION_CHOICE, /* one of the row's choices: size_t, its index */
	OPTION_SET,    /* several of them, separated by commas, or "none": unsigned, bit i for choice i */
	OPTION_ORDER,  /* several of them in the order given, separated by commas, or "none": struct choice_list */
	OPTION_LIST,   /* any value, each one counts: struct text_list */
	OPTION_YEAR,   /* a fiscal year in any form but a calendar year: struct asked_year */
	OPTION_DATE,   /* a day: struct date */
	OPTION_NUMBER, /* a whole number from 1 to OPTION_NUMBER_MOST: int */
	OPTION_KIND_COUNT
};

enum { OPTION_NUMBER_MOST = 1000 };

/* 2022, or 2022/23: what the latter is called is the plan's choice. */
struct asked_year {
	int year; /* 0: not given */
	bool begins;
};

/* The fiscal year of a plan whose years begin so; 0: none was asked for. */
int asked_year(const struct asked_year *y, int start_month);

struct text_list {
	const char **v; /* of argv */
	size_t n;
};

struct choice_list {
	size_t *v; /* indices of choices */
	size_t n;
	bool given; /* "none" is given, too */
};

/* The name of choice `i`, NULL behind the last. */
typedef const char *option_choice_fn(size_t i);

struct option_row {
	const char *name; /* the long name, without dashes */
	char letter;	  /* '\0': none */
	enum option_kind kind;
	const char *argument; /* msgid of the word for its value in the help: N_("FILE"); NULL for a switch */
	option_choice_fn *choice;
	const char *preset; /* the value without the option, as one would write it; NULL: zero, NULL, false */
	const char *help;   /* msgid, a sentence */
	size_t offset;	    /* of the member in the tool's settings */
	bool alone;	    /* asks for no operands: --list-... */
};

/* A tool as its user sees it. */
struct command {
	const char *name;
	const char *operands; /* msgid: "PLAN [RESULTS]..." */
	const char *summary;  /* msgid: what it is for, in a sentence or two */
	const char *status;   /* msgid: the meaning of the exit status, a line each */
	const struct option_row *option;
	size_t option_count;
	size_t least, most; /* operands it takes; `most` 0: any number */
};

/* Rows that every tool has; `settings` begins with a member `struct common_settings common`. */
struct common_settings {
	const char *output;
	size_t color; /* enum color_when, see cli/terminal.h */
	size_t lang;  /* 0: by the environment; else the index in language_choice() */
	bool no_pager;
	bool help, version;
};

option_choice_fn color_choice, language_choice;

#define COMMON_OPTIONS(settings)                                                                                       \
	{.name = "output",                                                                                             \
	 .letter = 'o',                                                                                                \
	 .kind = OPTION_TEXT,                                                                                          \
	 .argument = N_("FILE"),                                                                                       \
	 .help = N_("Write to FILE instead of standard output, all of it or nothing."),                                \
	 .offset = offsetof(settings, common.output)},                                                                 \
		{.name = "color",                                                                                      \
		 .kind = OPTION_CHOICE,                                                                                \
		 .argument = N_("WHEN"),                                                                               \
		 .choice = color_choice,                                                                               \
		 .preset = "auto",                                                                                     \
		 .help = N_("Use colour; auto means on a terminal."),                                                  \
		 .offset = offsetof(settings, common.color)},                                                          \
		{.name = "lang",                                                                                       \
		 .kind = OPTION_CHOICE,                                                                                \
		 .argument = N_("LANGUAGE"),                                                                           \
		 .choice = language_choice,                                                                            \
		 .preset = "auto",                                                                                     \
		 .help = N_("Language of messages and reports; auto means that of the locale."),                       \
		 .offset = offsetof(settings, common.lang)},                                                           \
		{.name = "no-pager",                                                                                   \
		 .kind = OPTION_SWITCH,                                                                                \
		 .help = N_("Write text to a terminal as it is, not into a pager."),                                   \
		 .offset = offsetof(settings, common.no_pager)},                                                       \
		{.name = "help",                                                                                       \
		 .letter = 'h',                                                                                        \
		 .kind = OPTION_SWITCH,                                                                                \
		 .help = N_("Print this help."),                                                                       \
		 .offset = offsetof(settings, common.help)},                                                           \
	{                                                                                                              \
		.name = "version", .letter = 'V', .kind = OPTION_SWITCH, .help = N_("Print the version."),             \
		.offset = offsetof(settings, common.version)                                                           \
	}

/* What was wrong with a command line, and what to do instead (help.id NULL: nothing to say). */
struct usage_error {
	struct msg text, help;
};

/*
 * Sets `settings` (zeroed by the caller) from the presets and argv, and *operands from the rest of argv, which is
 * permuted as getopt_long does.  False when the command line is wrong; *error then says why.  The number of
 * operands is not checked when --help, --version or an option that stands alone was given.
 */
bool options_parse(struct arena *a, const struct command *c, int argc, char **argv, void *settings,
		   struct text_list *operands, struct usage_error *error) __attribute__((warn_unused_result));

/* An argument as text that can be shown: bytes that are not UTF-8 become U+FFFD. */
struct str argument_text(struct arena *a, const char *argument);

/*
 * The one of `names` that `word` was surely meant to be, at most one change and one more for each three characters
 * away, and no more than half of it; empty when none is.
 */
struct str nearest_name(struct arena *a, struct str word, const struct str *names, size_t n);

#endif
