/*
 * plan-eval: compares the targets of plans with their results.
 */
#include "cli/eval_audit.h"
#include "cli/eval_plans.h"
#include "cli/eval_plugin.h"
#include "cli/list_schemes.h"

static enum status evaluate_plan(const struct run *run, const struct eval_settings *s, const char *plan_path,
				 const struct text_list *results)
{
	struct buf out = buf_new(run->arena);
	struct render_style style;
	struct eval_step step;
	int trouble = 0;

	if (!eval_form_fits(run, s))
		return STATUS_TROUBLE;
	eval_step_begin(&step, run, s, run->arena, false);
	if (!eval_step_load(&step, plan_path, results, NULL))
		return STATUS_TROUBLE;
	eval_confine(run, s, RUN_NEEDS_OUTPUTS);
	if (!eval_step_report(&step) || !eval_style(run, s, &style))
		return STATUS_TROUBLE;
	style.trouble = &trouble;
	enum status status = eval_status(s, step.report);
	if (!eval_step_prepare(&step, NULL))
		return STATUS_TROUBLE;
	eval_step_render(&step, &style, &out);
	if (trouble != 0)
		return eval_not_made(run, trouble);
	struct str bytes = buf_str(&out);
	if (!eval_encode(run, s, &bytes))
		return STATUS_TROUBLE;
	return run_print(run, bytes, renderers[s->format].terminal, status);
}

static enum status evaluate_plans(const struct run *run, const struct eval_settings *s, const struct text_list *given)
{
	struct eval_operands operands;

	eval_confine(run, s, RUN_NEEDS_FILES);
	if (!eval_operands(run, s, given, &operands))
		return STATUS_TROUBLE;
	if (operands.several)
		return eval_plans(run, s, &operands);
	return evaluate_plan(run, s, operands.plans.items.v[0], &operands.results);
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
