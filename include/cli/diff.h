/*
 * plan-diff's command line: its settings, and what its operands stand for.
 */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/load.h"
#include "view/log.h"

struct diff_settings {
	struct common_settings common;
	size_t format; /* index into change_renderers[] */
	bool summary, table, log, textconv, merge;
	unsigned only;	  /* classes to list, as bits */
	unsigned fail_on; /* bit i for choice i; see diff_fails() */
	struct text_list results, old_results, new_results;
	struct date as_of; /* all zero: today */
};

extern const struct command plan_diff_command;

/* Whether the settings fit together; complains where they do not. */
bool diff_settings_fit(const struct run *run, const struct diff_settings *s) __attribute__((warn_unused_result));

/* Whether --fail-on names something that the diff holds. */
bool diff_fails(const struct diff_settings *s, const struct diff *d);

enum place_kind { PLACE_NOT_ASKED, PLACE_TREE, PLACE_INDEX, PLACE_REVISION, PLACE_NOT_FOUND, PLACE_KIND_COUNT };

/* A version of the repository. */
struct diff_place {
	enum place_kind kind;
	struct str revision; /* of PLACE_REVISION */
};

/* One of the plans to compare. */
struct diff_side {
	struct str label;	 /* as the user knows it */
	const char *path;	 /* of the file, for what stands beside it; NULL: it comes from git */
	struct str revision;	 /* of git, with `path` NULL: what stands beside it is read from there, ... */
	const char *git_folder;	 /* ... run in this folder, ... */
	struct str git_path;	 /* ... from where this is its path */
	const char *hex;	 /* name of the blob, when git calls; zeros: it is not in git yet */
	struct diff_place place; /* where a scheme file was read from, when git calls; see diff_find_places() */
	struct str bytes;
	bool absent;	   /* there is no such plan on this side */
	struct plan *plan; /* NULL: absent, or not readable */
	bool complete;	   /* read without errors */
};

struct diff_request {
	struct loader loader;
	struct diff_side side[DIFF_SIDES];
	bool external;			 /* git calls us as its external diff: the exit status says nothing */
	const char *old_file, *new_file; /* for git's own diff, when external */
	const char *mode[DIFF_SIDES];	 /* of the file, as git writes it; "." for none */
};

/*
 * Finds the two sides that the operands stand for and reads them:
 *
 *   OLD NEW             files, "-" or REV:PATH; /dev/null stands for no plan
 *   REV1 REV2 -- PATH   a file in two revisions of git
 *   REV -- PATH         in one, and as it is now
 *   7 or 9 words        of git's external diff (gitdiff(1), GIT_EXTERNAL_DIFF)
 *
 * `apart`: number of operands before "--"; SIZE_MAX: there is none.  False after a complaint.
 */
bool diff_sides(struct run *run, const struct text_list *operands, size_t apart, struct diff_request *out)
	__attribute__((warn_unused_result));

/*
 * Reads the rating schemes of a side's plan from where the plan comes from: files beside it, or in the same revision of
 * git.  What is wrong with them goes to `findings`.
 */
void diff_load_schemes(struct diff_request *r, struct diff_side *side, struct diag_list *findings);

/*
 * Which version of the repository each side is of.  Git tells its external diff the blobs, but no revision: the version
 * is the index, HEAD, or the commit that made the one blob of the other where the plan is the same there, and else the
 * working tree.
 */
void diff_find_places(struct diff_request *r);

/* The path in the repository of a side that git hands over. */
struct str diff_git_path(const struct diff_side *side);

/* Reads the plans of both sides; what is wrong goes to standard error.  False when one is no plan at all. */
bool diff_load(struct run *run, struct diff_request *r) __attribute__((warn_unused_result));

/* Reads the results that the settings name and adds the verdicts that flip.  False after a complaint. */
bool diff_add_results(struct run *run, const struct diff_settings *s, struct diff_request *r, struct diff *d)
	__attribute__((warn_unused_result));

/* The number of operands before "--" in argv, as getopt_long will leave them; SIZE_MAX without "--". */
size_t diff_operands_apart(int argc, char **argv);

/* Whether git calls with the path alone of a file that is not merged yet; and what is said of it. */
bool diff_is_unmerged(const struct text_list *operands);
enum status diff_print_unmerged(struct run *run, const struct text_list *operands);

/* Whether git's own pager shows the output in colour, though it is no terminal; --color and NO_COLOR go first. */
bool diff_pager_colour(const struct diff_settings *s);

/* Whether what git compares are files, not symbolic links or modules. */
bool diff_are_files(const struct diff_request *r);

/* Git's external diff: what cannot be compared by meaning is shown as git would.  The line-by-line difference. */
struct str diff_by_lines(struct run *run, const struct diff_request *r);

/* The history of one plan's targets in git; NULL after a complaint. */
struct view_log *diff_log(struct run *run, const struct diff_settings *s, const struct text_list *operands);

/* The modes that are not a comparison.  Each returns the exit status. */

/* Prints a plan as lines of one fact each, for git's textconv; what is no plan as it is. */
enum status diff_textconv(struct run *run, const struct text_list *operands);
/* Merges three versions, for git's merge driver: BASE OURS THEIRS [NAME]; the result goes to OURS or --output. */
enum status diff_merge(struct run *run, const struct text_list *operands);

#endif
