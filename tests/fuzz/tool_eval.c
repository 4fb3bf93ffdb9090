/* plan-eval as a whole on any plan and results, in every form. */
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

TOOL_HARNESS("plan-eval", plan_eval_main)
