/*
 * What plan-lint does, apart from its command line.
 */
#ifndef CLI_LINT_H
#define CLI_LINT_H

#include "cli/load.h"
#include "cli/tools.h"
#include "render/findings.h"

/* What was read and found of one plan and its results. */
struct lint_work {
	struct loader loader;
	const struct plan *plan; /* NULL: none could be read */
	const struct results *results;
	struct lint_policy policy;
	struct date today;
	enum diag_severity shown;
	int fail_on; /* index into lint_fail_names */
};

/* What operands stand for: plans, and the results of the one plan; without them, those that a plan names. */
struct lint_operands {
	struct path_list plans;
	struct text_list results;
};

/* What was found of all plans, to be reported together. */
struct lint_gathered {
	struct diag_list found, shown;		/* each once */
	VEC(struct source *) sources;		/* what was looked at, each once */
	VEC(const struct results_file *) files; /* of results, those of each plan */
	bool complete;				/* all that was named could be read */
	bool fails;				/* one of the findings, shown or not, counts for the exit status */
};

/* Prints the rules that the settings ask for. */
enum status lint_print_rules(const struct run *run, const struct lint_settings *s);

/* Prints what --init, --schema or --template-results ask for. */
enum status lint_start(const struct run *run, const struct lint_settings *s, const struct text_list *operands);

/*
 * Sorts operands: the first is a plan or a folder of plans, and so are others whose names end as plans' do.  False
 * after a complaint.
 */
bool lint_operands(const struct run *run, const struct text_list *operands, struct lint_operands *out)
	__attribute__((warn_unused_result));

/*
 * Reads and checks a plan and its results; trouble with files goes to standard error.  False after a complaint about
 * the settings.  *w must not move afterwards.
 */
bool lint_load(const struct run *run, const struct lint_settings *s, const char *plan, const struct text_list *results,
	       struct lint_work *w) __attribute__((warn_unused_result));

/* Puts together what was found of n plans, which may share files. */
struct lint_gathered lint_gather(const struct run *run, struct lint_work *const *work, size_t n);

/*
 * Mends in the files what can be mended safely, or with --dry-run prints that as a patch; STATUS_FOUND where there
 * is something in it.  STATUS_TROUBLE after a complaint.
 */
enum status lint_fix(const struct run *run, const struct lint_settings *s, const struct lint_gathered *g);

/* Prints what was found, in all the forms that are wanted; `today` is the day as at which was judged. */
enum status lint_report(const struct run *run, const struct lint_settings *s, const struct lint_gathered *g,
			struct date today);

#endif
