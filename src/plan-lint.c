/*
 * plan-lint: finds what is wrong in plans and their results.
 */
#include "cli/lint.h"

#include <string.h>

/* The files of --report=FORMAT:FILE. */
static struct text_list report_files(const struct run *run, const struct lint_settings *s)
{
	struct text_list files = {ARENA_ARRAY(run->arena, const char *, s->report.n), 0};

	for (size_t i = 0; i < s->report.n; i++) {
		const char *colon = strchr(s->report.v[i], ':');
		if (colon != NULL)
			files.v[files.n++] = colon + 1;
	}
	return files;
}

/* Reads and checks all plans; false after a complaint about the settings. */
static bool lint_all(const struct run *run, const struct lint_settings *s, const struct lint_operands *operands,
		     struct lint_gathered *out, struct date *today)
{
	size_t n = operands->plans.items.n;
	struct lint_work **work = ARENA_ARRAY(run->arena, struct lint_work *, n);

	for (size_t i = 0; i < n; i++) {
		work[i] = ARENA_NEW(run->arena, struct lint_work);
		if (!lint_load(run, s, operands->plans.items.v[i], &operands->results, work[i]))
			return false;
		*today = work[i]->today;
	}
	*out = lint_gather(run, work, n);
	return true;
}

static enum status lint_files(const struct run *run, const struct lint_settings *s, const struct text_list *texts)
{
	struct lint_operands operands;
	struct lint_gathered found, left;
	struct date today = {0};
	enum status status = STATUS_OK;

	if (texts->n == 0)
		return run_usage(run, MSG(N_("the plan is missing")), (struct msg){0});
	if (s->dry_run && !s->fix)
		return run_usage(run, MSG(N_("--dry-run goes with --fix")), (struct msg){0});
	struct text_list reports = report_files(run, s);
	if (!run_lock(run, reports.v, reports.n))
		return STATUS_TROUBLE;
	run_confine(run, s->fix && !s->dry_run ? RUN_NEEDS_ALL_FILES : RUN_NEEDS_FILES, &reports);
	if (!lint_operands(run, texts, &operands) || !lint_all(run, s, &operands, &found, &today))
		return STATUS_TROUBLE;
	if (!s->fix) {
		run_confine(run, RUN_NEEDS_OUTPUTS, &reports);
		return lint_report(run, s, &found, today);
	}
	status = lint_fix(run, s, &found);
	if (s->dry_run || status == STATUS_TROUBLE)
		return status;
	/* What is left to do is what is found in the files now; what could not be read before was not mended. */
	if (!lint_all(run, s, &operands, &left, &today))
		return STATUS_TROUBLE;
	run_confine(run, RUN_NEEDS_OUTPUTS, &reports);
	status = lint_report(run, s, &left, today);
	return found.complete ? status : STATUS_TROUBLE;
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
