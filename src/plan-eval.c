/*
 * plan-eval: compares the targets of plans with their results.
 */
#include "cli/eval_audit.h"
#include "cli/eval_news.h"
#include "cli/eval_plans.h"
#include "cli/eval_plugin.h"
#include "cli/list_schemes.h"

static enum status print_plan(const struct run *run, struct eval_step *step, const struct render_style *given)
{
	const struct eval_settings *s = step->settings;
	struct buf out = buf_new(run->arena);
	enum status status = eval_status(s, step->report);
	int trouble = 0;
	struct render_style style = *given;

	style.trouble = &trouble;
	if (!eval_step_prepare(step, NULL))
		return STATUS_TROUBLE;
	eval_step_render(step, &style, &out);
	if (trouble != 0)
		return eval_not_made(run, trouble);
	struct str bytes = buf_str(&out);
	if (!eval_encode(run, s, &bytes))
		return STATUS_TROUBLE;
	return run_print(run, bytes, renderers[s->format].terminal, status);
}

static enum status evaluate_one(const struct run *run, const struct eval_settings *s, const char *plan_path,
				const struct results_from *from, bool *told)
{
	struct eval_reports reports;
	struct earlier_plans *earlier = NULL;
	struct render_style style;
	struct eval_step step;

	if (!eval_form_fits(run, s) || !eval_news_fits(run, s) || !eval_reports_begin(run, s, &reports))
		return STATUS_TROUBLE;
	eval_step_begin(&step, run, s, run->arena, false);
	if (!eval_step_load(&step, plan_path, from) || !eval_earlier(run, s, &reports, &earlier))
		return STATUS_TROUBLE;
	eval_confine(run, s, RUN_NEEDS_OUTPUTS);
	if (!eval_step_report(&step) || !eval_style(run, s, &style) ||
	    !eval_reports_render(run, &reports, step.report, &style))
		return STATUS_TROUBLE;
	enum status status = s->previous != NULL ? eval_news(run, s, earlier, step.report, &style, told)
						 : print_plan(run, &step, &style);
	/* Last, so that what could not be told is told again. */
	return status == STATUS_TROUBLE || eval_reports_write(run, &reports) ? status : STATUS_TROUBLE;
}

static enum status evaluate_plan(const struct run *run, const struct eval_settings *s, const char *plan_path,
				 const struct results_from *from)
{
	struct buf held;
	struct run r = eval_news_begin(run, s, &held);
	bool told = false;
	enum status status = evaluate_one(&r, s, plan_path, from, &told);

	eval_news_end(run, &held, told, status);
	return status;
}

static enum status evaluate_plans(const struct run *run, const struct eval_settings *s, const struct text_list *given)
{
	struct eval_operands operands;
	struct merge merge;

	eval_confine(run, s, RUN_NEEDS_FILES);
	if (s->part != NULL && !s->partial)
		return run_usage(run, MSG(N_("--part goes with --partial")), (struct msg){0});
	if (s->merge && s->partial)
		return run_usage(run, MSG(N_("--partial and --merge exclude each other")), (struct msg){0});
	if (!(s->merge ? merge_load(&merge, run, s, given, &operands) : eval_operands(run, s, given, &operands)))
		return STATUS_TROUBLE;
	if (s->partial && (s->previous != NULL || s->report.n > 0))
		return run_usage(run, MSG(N_("--partial excludes --previous and --report")), (struct msg){0});
	if (s->partial)
		return eval_partial(run, s, &operands);
	if (operands.several)
		return eval_plans(run, s, &operands, s->merge ? &merge : NULL);
	struct results_from from = {.merge = s->merge ? &merge : NULL, .paths = &operands.results};
	return evaluate_plan(run, s, operands.plans.items.v[0], &from);
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
						    : evaluate_plans(&run, &settings, &operands);
	return run_end(&run, eval_exit_status(&run, &settings, status));
}
