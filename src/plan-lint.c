/*
 * plan-lint: finds what is wrong in a plan and its results.
 */
#include "cli/lint.h"

static enum status lint_files(const struct run *run, const struct lint_settings *s, const struct text_list *operands)
{
	struct lint_work work = {0}, mended = {0};
	enum status status = STATUS_OK;

	if (operands->n == 0)
		return run_usage(run, MSG(N_("the plan is missing")), (struct msg){0});
	if (s->dry_run && !s->fix)
		return run_usage(run, MSG(N_("--dry-run goes with --fix")), (struct msg){0});
	if (!lint_load(run, s, operands, &work))
		return STATUS_TROUBLE;
	if (!s->fix)
		return lint_report(run, s, &work);
	status = lint_fix(run, s, &work);
	if (s->dry_run || status == STATUS_TROUBLE)
		return status;
	/* What is left to do is what is found in the files now; what could not be read before was not mended. */
	if (!lint_load(run, s, operands, &mended))
		return STATUS_TROUBLE;
	status = lint_report(run, s, &mended);
	return work.loader.trouble.items.n > 0 ? STATUS_TROUBLE : status;
}

int main(int argc, char **argv)
{
	struct run run = run_begin(&plan_lint_command);
	struct lint_settings settings = {0};
	struct text_list operands;
	enum status status;

	if (run_options(&run, argc, argv, &settings, &operands, &status)) {
		if (settings.list_rules || settings.explain.n > 0)
			status = lint_print_rules(&run, &settings);
		else if (settings.init || settings.schema || settings.template_results)
			status = lint_start(&run, &settings, &operands);
		else
			status = lint_files(&run, &settings, &operands);
	}
	return run_end(&run, status);
}
