/*
 * plan-eval: compares the targets of a plan with its results.
 */
#include "cli/eval_audit.h"
#include "cli/eval_choose.h"
#include "cli/eval_plugin.h"
#include "cli/eval_select.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/list_schemes.h"
#include "cli/load.h"
#include "view/filter.h"
#include "view/series.h"

/* The files a report was made from, as it names them. */
static void name_inputs(struct arena *a, struct report *report, const struct plan *plan, const struct results *results)
{
	report->input = ARENA_ARRAY(a, struct source *, results->files.n + 1);
	report->input[report->input_count++] = plan->source;
	for (size_t i = 0; i < results->files.n; i++)
		report->input[report->input_count++] = results->files.v[i]->source;
}

static enum status print_report(const struct run *run, const struct eval_settings *s, const struct plan *plan,
				struct report *report)
{
	const struct renderer *renderer = &renderers[s->format];
	int trouble = 0;
	struct render_style style = {
		.translate = language_translate,
		.colour = run_colour(run),
		.width = run_width(run),
		.tool = str_of(run->command->name),
		.version = str_of(tools_version),
		.trend = s->trend,
		.era = (enum render_era)s->era,
		.blocks = language_has_blocks(),
		.column = s->columns.v,
		.column_count = s->columns.n,
		.fail = eval_fail_outcomes(s),
		.trouble = &trouble,
	};
	struct buf out = buf_new(run->arena);
	struct explain_request want = {0};
	enum status status = eval_status(s, report);

	if (!run_now(run, &style.now))
		return STATUS_TROUBLE;
	eval_show_only(s, report);
	if (!eval_explained(run, s, plan, report, &want))
		return STATUS_TROUBLE;
	if (s->explain.n == 0 && report->year_count > 0)
		renderer->report(&out, report, &style);
	else if (want.n > 0)
		renderer->explain(&out, report, &want, &style);
	struct str bytes = buf_str(&out);
	if (trouble != 0)
		return eval_not_made(run, trouble);
	if (!eval_encode(run, s, &bytes))
		return STATUS_TROUBLE;
	return run_print(run, bytes, renderer->terminal, status);
}

static enum status evaluate_files(const struct run *run, const struct eval_settings *s,
				  const struct text_list *operands)
{
	const char *plan_path = operands->v[0];
	struct text_list paths = {operands->v + 1, operands->n - 1};
	struct results *results = NULL;
	struct eval_choice choice;
	struct loader loader;

	if (!eval_form_fits(run, s))
		return STATUS_TROUBLE;
	loader_init(&loader, run->arena, NULL);
	struct plan *plan = load_plan(&loader, plan_path);
	if (plan != NULL && s->scheme.n > 0)
		load_schemes(&loader, plan, &s->scheme);
	if (plan != NULL)
		results = load_results(&loader, plan, plan_path, &paths);
	if (!loader_report(&loader, run, s->quiet ? DIAG_ERROR : DIAG_WARNING) || plan == NULL)
		return STATUS_TROUBLE;
	if (!load_has_results(plan, &paths) && !s->quiet)
		run_complain(run, MSG(N_("the plan names no results and none were given")), (struct msg){0});
	if (!eval_choose(run, s, plan, results, &choice))
		return STATUS_TROUBLE;
	struct evaluation *e = evaluate(run->arena, plan, results, choice.from, choice.to, choice.as_of);
	struct report *report = view_report(run->arena, e);
	name_inputs(run->arena, report, plan, results);
	if (!eval_select(run, s, &report, 1))
		return STATUS_TROUBLE;
	if (renderers[s->format].needs_history)
		report->history = view_history(run->arena, report,
					       evaluate(run->arena, plan, results, plan->from, plan->to, choice.as_of));
	return print_report(run, s, plan, report);
}

int main(int argc, char **argv)
{
	struct run run = run_begin(&plan_eval_command);
	struct eval_settings settings = {0};
	struct text_list operands;
	enum status status;

	if (run_options(&run, argc, argv, &settings, &operands, &status))
		status = settings.list_schemes	    ? list_schemes(&run)
			 : settings.published.n > 0 ? eval_audit(&run, &settings, &operands)
						    : evaluate_files(&run, &settings, &operands);
	return run_end(&run, eval_exit_status(&run, &settings, status));
}
