#include "cli/lint.h"

#include <stdlib.h>
#include <string.h>

/* "RULE=LEVEL"; false after a complaint. */
static bool read_severity(const struct run *run, const char *argument, struct lint_wish *out)
{
	struct str text = argument_text(run->arena, argument);
	size_t equals = str_find(text, STR("="));
	struct str level = equals == SIZE_MAX ? STR("") : str_slice(text, equals + 1, text.n);

	out->rule = str_slice(text, 0, equals);
	for (int l = 0; l < LINT_LEVEL_COUNT; l++)
		if (str_eq(level, str_of(lint_level_names[l]))) {
			out->level = (enum lint_level)l;
			return true;
		}
	run_usage(run, MSG(N_("--severity takes RULE=LEVEL, not \"%s\""), text),
		  MSG(N_("LEVEL is off, note, warning or error")));
	return false;
}

/* Grants what the command line asks for; false after a complaint. */
static bool apply_options(const struct run *run, const struct lint_settings *s, struct lint_policy *p)
{
	struct lint_wish *wish = ARENA_ARRAY(run->arena, struct lint_wish, s->enable.n + s->disable.n + s->severity.n);
	size_t n = 0;

	if (s->profile > 0)
		lint_policy_profile(p, (int)s->profile - 1);
	for (size_t i = 0; i < s->enable.n; i++)
		wish[n++] = (struct lint_wish){.rule = argument_text(run->arena, s->enable.v[i]),
					       .level = LINT_LEVEL_COUNT};
	for (size_t i = 0; i < s->severity.n; i++)
		if (!read_severity(run, s->severity.v[i], &wish[n++]))
			return false;
	for (size_t i = 0; i < s->disable.n; i++)
		wish[n++] = (struct lint_wish){.rule = argument_text(run->arena, s->disable.v[i]), .level = LINT_OFF};
	lint_policy_apply(p, wish, n);
	for (size_t i = 0; i < n; i++) {
		const char *like = rule_suggest(run->arena, wish[i].rule);

		if (wish[i].breadth > 0)
			continue;
		run_usage(run, MSG(N_("no rule is called \"%s\""), wish[i].rule),
			  like ? MSG(N_("did you mean \"%s\"?"), str_of(like)) : (struct msg){0});
		return false;
	}
	return true;
}

static bool set_policy(const struct run *run, const struct lint_settings *s, struct lint_work *w)
{
	int shown = w->plan ? w->plan->lint.shown : 0;

	w->policy = lint_policy_default();
	w->fail_on = w->plan ? w->plan->lint.fail_on : 0;
	if (w->plan)
		lint_policy_plan(run->arena, &w->policy, w->plan, &w->loader.findings);
	if (s->shown > 0)
		shown = (int)s->shown - 1;
	if (s->fail_on > 0)
		w->fail_on = (int)s->fail_on - 1;
	w->shown = (enum diag_severity)shown;
	return apply_options(run, s, &w->policy);
}

bool lint_load(const struct run *run, const struct lint_settings *s, const char *plan, const struct text_list *results,
	       struct lint_work *w)
{
	struct loader *l = &w->loader;

	if (!run_as_of(run, s->as_of, &w->today))
		return false;
	loader_init(l, run->arena, NULL);
	w->plan = load_plan(l, plan);
	w->results = w->plan ? load_results(l, w->plan, plan, results) : NULL;
	run_report(run, &l->trouble, DIAG_NOTE);
	if (!set_policy(run, s, w))
		return false;

	struct lint_subject subject = {.source = l->sources.v,
				       .source_count = l->sources.n,
				       .plan_source = l->plan_source,
				       .root = l->plan_root,
				       .plan = w->plan,
				       .results = w->results,
				       .today = w->today};
	lint_check(run->arena, &subject, &l->findings);
	lint_settle(run->arena, &w->policy, &subject, &l->findings);
	return true;
}
