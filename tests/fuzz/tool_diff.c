/* plan-diff as a whole on any two plans and results, in every form. */
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

TOOL_HARNESS("plan-diff", plan_diff_main)
