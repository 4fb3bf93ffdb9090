#include "cli/lint.h"

#include <string.h>

bool lint_operands(const struct run *run, const struct text_list *operands, struct lint_operands *out)
{
	struct diag_list trouble = diag_list_new(run->arena);
	struct inputs in = inputs_new(run->arena, NULL, &trouble);
	size_t streams = 0;

	*out = (struct lint_operands){.results.v = ARENA_ARRAY(run->arena, const char *, operands->n)};
	for (size_t i = 0; i < operands->n; i++) {
		const char *path = operands->v[i];

		streams += strcmp(path, "-") == 0;
		if (i > 0 && !input_is_plan_name(path))
			out->results.v[out->results.n++] = path;
		else if (input_is_folder(path))
			(void)!input_expand_plans(&in, path, (struct span){0}, &out->plans);
		else
			*VEC_PUSH(run->arena, &out->plans.items) = path;
	}
	run_report(run, &trouble, DIAG_ERROR);
	if (trouble.count[DIAG_ERROR] > 0)
		return false;
	if (streams > 1) {
		run_complain(run, MSG(N_("standard input can be read only once")), (struct msg){0});
		return false;
	}
	if (out->plans.items.n < 2 || out->results.n == 0)
		return true;
	run_usage(run, MSG(N_("with several plans, each is checked with the results that it names")),
		  MSG(N_("to check one with other results, give it alone: plan-lint PLAN RESULTS")));
	return false;
}
