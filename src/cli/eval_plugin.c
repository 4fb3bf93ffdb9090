#include "cli/eval_plugin.h"

#include "view/filter.h"

#include <fcntl.h>
#include <unistd.h>

/* Apart from our own statuses until the end, where they mean something else. */
enum { PLUGIN = 16 };

enum status eval_status(const struct eval_settings *s, const struct report *report)
{
	const struct renderer *renderer = &renderers[s->format];
	unsigned fail = eval_fail_outcomes(s);

	if (renderer->status != NULL)
		return (enum status)(PLUGIN + (int)renderer->status(report, fail));
	return report_has(report, fail) ? STATUS_FOUND : STATUS_OK;
}

enum status eval_plans_status(const struct eval_settings *s, const struct view_plans *v, enum status worst)
{
	const struct renderer *renderer = &renderers[s->format];

	if (renderer->plans_status == NULL)
		return worst;
	return (enum status)(PLUGIN + (int)renderer->plans_status(v, eval_fail_outcomes(s)));
}

enum status eval_exit_status(const struct run *run, const struct eval_settings *s, enum status status)
{
	static const struct str unknown =
		STR_INIT("UNKNOWN - plan-eval could not do its work; standard error says why\n");

	if ((int)status >= PLUGIN)
		return (enum status)((int)status - PLUGIN);
	if (renderers[s->format].status == NULL || status != STATUS_TROUBLE)
		return status;
	/* Once is enough: what failed may have been a report behind the line. */
	if (fcntl(STDOUT_FILENO, F_GETFD) != -1)
		(void)run_print(run, unknown, false, status);
	return (enum status)PLUGIN_UNKNOWN;
}
