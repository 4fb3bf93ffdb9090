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

/* Prints the rules that the settings ask for. */
enum status lint_print_rules(const struct run *run, const struct lint_settings *s);

/* Prints what --init, --schema or --template-results ask for. */
enum status lint_start(const struct run *run, const struct lint_settings *s, const struct text_list *operands);

/*
 * Reads and checks a plan and its results; trouble with files goes to standard error.  False after a complaint about
 * the settings.
 */
bool lint_load(const struct run *run, const struct lint_settings *s, const struct text_list *operands,
	       struct lint_work *w) __attribute__((warn_unused_result));

/*
 * Mends in the files what can be mended safely, or with --dry-run prints that as a patch; STATUS_FOUND where there
 * is something in it.  STATUS_TROUBLE after a complaint.
 */
enum status lint_fix(const struct run *run, const struct lint_settings *s, struct lint_work *w);

/* Prints what was found, in all the forms that are wanted. */
enum status lint_report(const struct run *run, const struct lint_settings *s, struct lint_work *w);

#endif
