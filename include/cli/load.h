/*
 * From the paths on a command line to a checked model: reads plans and
 * results through the rooms below and keeps what is wrong with the files
 * apart from what is wrong with their content.
 */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "cli/input.h"
#include "cli/run.h"
#include "model/results.h"

struct loader {
	struct arena *arena;
	struct inputs inputs;
	struct diag_list trouble;     /* files that could not be read */
	struct diag_list findings;    /* what is wrong in them */
	struct diag_list headers;     /* the same of the headers of files that other plans read too */
	struct results_part part;     /* of each file of results, that is read */
	size_t jobs;		      /* threads that look at one large file at once */
	bool unfinished;	      /* results are not finished: they are but a part */
	struct source *plan_source;   /* NULL: not read, or no text */
	struct node *plan_root;	      /* NULL: no YAML */
	VEC(struct source *) sources; /* what was read as text, the plan first */
};

/* Initialises *l, which must not move afterwards; `limits` NULL: those of the environment. */
void loader_init(struct loader *l, struct arena *a, const struct read_limits *limits);

/* Reads and checks a plan and its rating schemes.  NULL when it could not be read, or is no plan at all. */
struct plan *load_plan(struct loader *l, const char *path);

/* Rates the plan by the schemes called `names`, presets or files, instead of its own. */
void load_schemes(struct loader *l, struct plan *plan, const struct text_list *names);

/*
 * Reads and checks the results at `paths`, or where there are none, those that the plan names.  `plan_path` is what
 * load_plan() was given.  Never NULL; without any results they are empty.
 */
struct results *load_results(struct loader *l, const struct plan *plan, const char *plan_path,
			     const struct text_list *paths);

/* A results file as text; NULL when it could not be read.  `at` is where a plan names it; source NULL: nowhere. */
struct source *load_csv(struct loader *l, const char *path, struct span at);

/* Whether results were given or named. */
bool load_has_results(const struct plan *plan, const struct text_list *paths);

/* Prints trouble and findings of at least severity `least` to standard error.  False when there are errors. */
bool loader_report(struct loader *l, const struct run *r, enum diag_severity least);

#endif
