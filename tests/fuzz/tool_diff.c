/* plan-diff as a whole on any two plans and results, in every form. */
#include "common/mutate.h"
#include "common/require.h"
#include "common/tool.h"

int plan_diff_main(int argc, char **argv);

static const char *const options[] = {
	"--format=text",
	"--format=json",
	"--format=markdown",
	"--format=html",
	"--format=github",
	"--format=csv",
	"--table",
	"--summary",
	"--only=looser",
	"--fail-on=looser,definition",
	"--lang=ja",
	"--color=always",
	"--results=@results.csv",
	"--results=@results.csv",
	"--as-of=2022-06-30",
};
static const char *const files[] = {"@old.yaml", "@new.yaml", "@results.csv"};
static const char *const operands[] = {"@old.yaml", "@new.yaml", NULL};
static const struct tool tool = {.name = "plan-diff",
				 .run = plan_diff_main,
				 .option = options,
				 .options = sizeof options / sizeof *options,
				 .file = files,
				 .files = 3,
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
