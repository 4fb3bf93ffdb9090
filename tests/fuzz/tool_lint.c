/* plan-lint as a whole on any plan and results, in every form, mending them too. */
#include "common/tool.h"

int plan_lint_main(int argc, char **argv);

static const char *const options[] = {
	"--format=text",
	"--format=gcc",
	"--format=json",
	"--format=sarif",
	"--format=github",
	"--format=junit",
	"--profile=soumu",
	"--fix",
	"--fix",
	"--dry-run",
	"--rows",
	"--lang=ja",
	"--min-severity=error",
	"--as-of=2022-06-30",
	"--template-results",
	"--year=2022",
	"--charset=cp932",
	"--fail-on=never",
	"--color=always",
	"--severity=unknown-key=off",
};
static const char *const files[] = {"@plan.yaml", "@results.csv"};
static const char *const operands[] = {"@plan.yaml", "@results.csv", NULL};

TOOL_HARNESS("plan-lint", plan_lint_main)
