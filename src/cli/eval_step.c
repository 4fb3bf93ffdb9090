#include "cli/eval_step.h"

#include "cli/eval_partial.h"
#include "cli/eval_reports.h"
#include "cli/eval_select.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/progress.h"
#include "view/series.h"

void eval_step_begin(struct eval_step *s, const struct run *run, const struct eval_settings *settings, struct arena *a,
		     bool several)
{
	*s = (struct eval_step){
		.run = *run, .several = several, .errors = buf_new(a), .headers = buf_new(a), .settings = settings};
	s->run.arena = a;
	if (several)
		s->run.aside = &s->errors;
	loader_init(&s->loader, a, NULL);
}

/* Says what is wrong; what other plans say too is kept apart.  False when there are errors. */
static bool report_findings(struct eval_step *s)
{
	enum diag_severity least = s->settings->quiet ? DIAG_ERROR : DIAG_WARNING;
	struct run of_headers = s->run;

	if (s->several)
		of_headers.aside = &s->headers;
	run_report(&of_headers, &s->loader.headers, least);
	return loader_report(&s->loader, &s->run, least);
}

static struct results *load_from(struct eval_step *s, const char *plan_path, const struct results_from *from)
{
	static const struct text_list none;

	if (from->merge != NULL)
		return merge_results(&s->loader, s->plan, from->merge);
	if (from->shared != NULL)
		return load_shared_results(&s->loader, s->plan, from->shared);
	return load_results(&s->loader, s->plan, plan_path, from->paths != NULL ? from->paths : &none);
}

static bool has_results(const struct plan *plan, const struct results_from *from)
{
	return from->merge != NULL || from->shared != NULL || plan->results.n > 0 ||
	       (from->paths != NULL && from->paths->n > 0);
}

bool eval_step_load(struct eval_step *s, const char *plan_path, const struct results_from *from)
{
	struct loader *l = &s->loader;

	s->plan_path = plan_path;
	s->plan = load_plan(l, plan_path);
	if (s->plan != NULL && s->settings->scheme.n > 0)
		load_schemes(l, s->plan, &s->settings->scheme);
	if (s->plan != NULL)
		s->results = load_from(s, plan_path, from);
	if (!report_findings(s) || s->plan == NULL)
		return false;
	if (!has_results(s->plan, from) && !s->settings->quiet)
		run_complain(&s->run,
			     s->several ? MSG(N_("%s names no results and none were given"), s->plan->source->name)
					: MSG(N_("the plan names no results and none were given")),
			     (struct msg){0});
	return true;
}

/* The files that a report was made from, as it names them. */
static void name_inputs(const struct eval_step *s, struct report *report)
{
	const struct results *results = s->results;

	report->input = ARENA_ARRAY(s->run.arena, struct source *, results->files.n + 1);
	report->input[report->input_count++] = s->plan->source;
	for (size_t i = 0; i < results->files.n; i++)
		report->input[report->input_count++] = results->files.v[i]->source;
}

static void add_history(const struct eval_step *s, struct report *r)
{
	struct arena *a = s->run.arena;

	if (eval_needs_history(s->settings))
		r->history = view_history(
			a, r, evaluate(a, s->plan, s->results, s->plan->from, s->plan->to, s->choice.as_of));
}

bool eval_step_report(struct eval_step *s)
{
	struct arena *a = s->run.arena;
	struct eval_choice *choice = &s->choice;

	if (!eval_choose(&s->run, s->settings, s->plan, s->results, choice))
		return false;
	progress_say(a, MSG(N_("evaluating")));
	s->evaluation = (s->outline ? evaluate_outcomes : evaluate)(a, s->plan, s->results, choice->from, choice->to,
								    choice->as_of);
	s->evaluation->each_period = s->settings->all_years;
	s->report = s->outline ? view_outline(a, s->evaluation) : view_report(a, s->evaluation);
	name_inputs(s, s->report);
	if (s->several)
		s->found = eval_select_some(a, s->settings, s->report);
	else if (!eval_select(&s->run, s->settings, &s->report, 1))
		return false;
	add_history(s, s->report);
	return true;
}

struct report *eval_step_whole(struct eval_step *s)
{
	struct report *r = view_report(s->run.arena, s->evaluation);

	name_inputs(s, r);
	(void)eval_select_some(s->run.arena, s->settings, r);
	add_history(s, r);
	return r;
}

bool eval_style(const struct run *run, const struct eval_settings *settings, struct render_style *style)
{
	*style = (struct render_style){
		.translate = language_translate,
		.colour = run_colour(run),
		.width = run_width(run),
		.tool = str_of(run->command->name),
		.version = str_of(tools_version),
		.roll_up = settings->roll_up,
		.trend = settings->trend,
		.era = (enum render_era)settings->era,
		.fail = eval_fail_outcomes(settings),
		.blocks = language_has_blocks(),
		.column = settings->columns.v,
		.column_count = settings->columns.n,
	};
	return run_now(run, &style->now);
}

bool eval_step_prepare(struct eval_step *s, bool *explained)
{
	const struct eval_settings *settings = s->settings;

	eval_show_only(settings, s->report);
	return eval_explained(&s->run, settings, s->plan, s->report, &s->explained, explained);
}

void eval_step_render(const struct eval_step *s, const struct render_style *style, struct buf *out)
{
	const struct renderer *renderer = &renderers[s->settings->format];

	if (s->settings->explain.n == 0 && s->report->year_count > 0)
		renderer->report(out, s->report, style);
	else if (s->explained.n > 0)
		renderer->explain(out, s->report, &s->explained, style);
}
