#include "cli/tools.h"

static const struct option_row rows[] = {
	COMMON_OPTIONS(struct lint_settings),
};

const struct command plan_lint_command = {
	.name = "plan-lint",
	.operands = N_("PLAN [RESULTS]..."),
	.summary =
		N_("Finds what is wrong in a plan and its results, each at its line and column. PLAN is a YAML file, "
		   "RESULTS are CSV files or folders of them; without RESULTS, those that the plan names. \"-\" is "
		   "standard input."),
	.status = N_(
		"0  nothing found\n"
		"1  there are findings\n"
		"2  it could not do its work: wrong usage, files that cannot be read, output that cannot be written"),
	.option = rows,
	.option_count = sizeof rows / sizeof *rows,
	.least = 1,
};
