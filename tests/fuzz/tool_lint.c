/* plan-lint as a whole on any plan and results, in every form, mending them too. */
#include "common/mutate.h"
#include "common/require.h"
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
static const struct tool tool = {.name = "plan-lint",
				 .run = plan_lint_main,
				 .option = options,
				 .options = sizeof options / sizeof *options,
				 .file = files,
				 .files = 2,
				 .operand = operands};

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	return mutate_plans(data, size, most, seed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	tool_run(&tool, data, size);
	return 0;
}
