/*
 * plan-lint: finds what is wrong in a plan and its results.
 */
#include "cli/language.h"
#include "cli/load.h"
#include "cli/run.h"
#include "cli/tools.h"

/* "2 errors, 1 warning": the last line of a report with findings. */
static void add_counts(struct buf *out, const struct diag_list *l)
{
	size_t n_errors = l->count[DIAG_ERROR], n_warnings = l->count[DIAG_WARNING];
	struct msg errors = {NP_("%s error", "%s errors"), .count = n_errors, .n = 1};
	struct msg warnings = {NP_("%s warning", "%s warnings"), .count = n_warnings, .n = 1};

	errors.arg[0] = str_format(out->arena, "%zu", n_errors);
	warnings.arg[0] = str_format(out->arena, "%zu", n_warnings);
	struct msg both = MSG(N_("%1$s, %2$s"), msg_text(out->arena, errors, language_translate),
			      msg_text(out->arena, warnings, language_translate));
	buf_add(out, msg_text(out->arena, both, language_translate));
	buf_add_c(out, '\n');
}

static enum status print_findings(const struct run *run, struct loader *loader)
{
	struct diag_style style = {.translate = language_translate, .colour = run_colour(run), .excerpt = true};
	struct buf out = buf_new(run->arena);
	enum status status = STATUS_OK;

	diag_sort(&loader->findings);
	if (loader->findings.items.n > 0) {
		diag_print_all(&out, run->arena, &loader->findings, &style);
		add_counts(&out, &loader->findings);
		status = STATUS_FOUND;
	}
	if (loader->trouble.items.n > 0)
		status = STATUS_TROUBLE;
	return run_print(run, buf_str(&out), true, status);
}

static enum status lint_files(const struct run *run, const struct text_list *operands)
{
	const char *plan_path = operands->v[0];
	struct text_list paths = {operands->v + 1, operands->n - 1};
	struct loader loader;

	loader_init(&loader, run->arena, NULL);
	struct plan *plan = load_plan(&loader, plan_path);
	if (plan != NULL)
		(void)load_results(&loader, plan, plan_path, &paths);
	run_report(run, &loader.trouble, DIAG_NOTE);
	return print_findings(run, &loader);
}

int main(int argc, char **argv)
{
	struct run run = run_begin(&plan_lint_command);
	struct lint_settings settings = {0};
	struct text_list operands;
	enum status status;

	if (run_options(&run, argc, argv, &settings, &operands, &status))
		status = lint_files(&run, &operands);
	return run_end(&run, status);
}
