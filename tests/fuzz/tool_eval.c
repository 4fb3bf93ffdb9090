/* plan-eval as a whole on any plan and results, in every form. */
#include "common/mutate.h"
#include "common/require.h"
#include "common/tool.h"

int plan_eval_main(int argc, char **argv);

static const char *const options[] = {
	"--format=text",
	"--format=json",
	"--format=html",
	"--format=csv",
	"--format=markdown",
	"--format=junit",
	"--format=openmetrics",
	"--all-years",
	"--trend",
	"--explain=a",
	"--explain=line",
	"--year=2022",
	"--year=令和3年度",
	"--as-of=2022-06-30",
	"--scheme=plus",
	"--scheme=@plan.yaml",
	"--quiet",
	"--fail-on=none",
	"--fail-on=grade",
	"--lang=ja",
	"--charset=cp932",
	"--color=always",
	"--verify-published=@results.csv",
	"--explain=b",
};
static const char *const files[] = {"@plan.yaml", "@results.csv"};
static const char *const operands[] = {"@plan.yaml", "@results.csv", NULL};
static const struct tool tool = {.name = "plan-eval",
				 .run = plan_eval_main,
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
