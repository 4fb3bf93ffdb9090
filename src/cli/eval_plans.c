#include "cli/eval_plans.h"

#include "base/jobs.h"
#include "cli/eval_news.h"
#include "cli/eval_select.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "view/filter.h"

#include <stdatomic.h>
#include <string.h>

static const struct msg no_help;

/* Plans after which the memory of rows that were read is let go of. */
enum { RELEASE_EVERY = 32 };

/* --- One plan ----------------------------------------------------------------- */

/* The plan's name for the table although it was not evaluated. */
static struct view_plan unevaluated(struct arena *keep, const char *path, const struct plan *plan,
				    enum plan_state state)
{
	struct view_plan v = {.state = state, .file = argument_text(keep, path)};

	if (plan == NULL)
		return v;
	v.id = str_dup(keep, plan->id.s);
	v.title = str_dup(keep, plan->title.s);
	v.organization = str_dup(keep, plan->organization.s);
	v.language = str_dup(keep, plan->language.s);
	v.from = plan->from;
	v.to = plan->to;
	return v;
}

static void take_step(const struct eval_plans *p, struct eval_step *step, const char *path, struct arena *keep,
		      struct eval_done *out)
{
	const struct results_from from = {p->merge, p->shared, p->paths};
	bool loaded = eval_step_load(step, path, &from);

	out->status = STATUS_TROUBLE;
	if (p->part.n > 0) {
		struct buf piece = buf_new(step->run.arena);
		if (loaded && step->results->given_count > 0) {
			run_complain(
				&step->run, MSG(N_("grades given by hand have no place in a partial evaluation")),
				MSG(N_("keep their rows in a file of their own, and evaluate the whole in one run")));
			loaded = false;
		}
		partial_plan(&piece, argument_text(step->run.arena, path), step->plan, loaded ? step->results : NULL);
		out->piece[0] = str_dup(keep, buf_str(&piece));
		out->plan = unevaluated(keep, path, step->plan, loaded ? PLAN_EVALUATED : PLAN_FAULTY);
		out->status = loaded ? STATUS_OK : STATUS_TROUBLE;
		return;
	}
	if (!loaded) {
		out->plan = unevaluated(keep, path, step->plan, PLAN_FAULTY);
		return;
	}
	int year = asked_year(&p->settings->year, step->plan->start_month);
	if (year != 0 && (year < step->plan->from || year > step->plan->to)) {
		out->plan = unevaluated(keep, path, step->plan, PLAN_OTHER_YEARS);
		out->status = STATUS_OK;
		return;
	}
	if (!eval_step_report(step)) {
		out->plan = unevaluated(keep, path, step->plan, PLAN_FAULTY);
		return;
	}
	out->plan = view_plan_of(keep, step->report);
	bool *found = ARENA_ARRAY(keep, bool, eval_pattern_count(p->settings));
	for (size_t i = 0; i < eval_pattern_count(p->settings); i++)
		found[i] = step->found[i];
	out->found = found;
	for (size_t i = 0; i < step->report->year_count; i++)
		out->left = out->left || step->report->year[i].policy_count > 0;
	out->status = report_has(step->report, eval_fail_outcomes(p->settings)) ? STATUS_FOUND : STATUS_OK;
	if (!eval_forms_render(p->forms, step, keep, out))
		out->status = STATUS_TROUBLE;
}

static void eval_plan(const struct eval_plans *p, const char *path, struct arena *a, struct arena *keep,
		      struct eval_done *out)
{
	struct arena_mark mark = arena_mark(a);
	struct eval_step step;

	*out = (struct eval_done){.piece = ARENA_ARRAY(keep, struct str, p->forms->pieces),
				  .report = ARENA_ARRAY(keep, const struct report *, p->forms->n)};
	eval_step_begin(&step, p->run, p->settings, eval_forms_keep_reports(p->forms) ? keep : a, true);
	if (p->part.n > 0) {
		step.loader.part = p->part;
		step.loader.unfinished = true;
	}
	/* Whether a grade fails, what state there is, or an entry is wanted, is known to the entries alone. */
	step.outline = eval_forms_are_brief(p->forms) && eval_fail_outcomes(p->settings) >> OUTCOME_COUNT == 0 &&
		       !p->settings->only.given && eval_pattern_count(p->settings) == 0;
	take_step(p, &step, path, keep, out);
	out->headers = str_dup(keep, buf_str(&step.headers));
	out->errors = str_dup(keep, buf_str(&step.errors));
	arena_rewind(a, mark);
}

/* --- All of them -------------------------------------------------------------- */

/* Two plans of one id would be one in all that is said of them. */
static bool check_ids(const struct run *run, const struct eval_done *done, size_t n)
{
	struct map ids = {0};
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		const struct view_plan *p = &done[i].plan;
		const struct view_plan *first =
			p->id.n > 0 ? map_put(run->arena, &ids, p->id, (void *)(uintptr_t)p) : p;
		if (first == p)
			continue;
		run_complain(run,
			     MSG(N_("%1$s and %2$s are plans of the same id, \"%3$s\""), first->file, p->file, p->id),
			     MSG(N_("an id is the base name of the file where the plan gives none")));
		good = false;
	}
	return good;
}

/* What plans say of files that they share is said once. */
static void say_all(const struct run *run, const struct eval_done *done, size_t n)
{
	struct map said = {0};
	struct buf all = buf_new(run->arena);

	for (size_t i = 0; i < n; i++) {
		struct str headers = done[i].headers;
		if (headers.n > 0 && map_put(run->arena, &said, headers, run->arena) != NULL && said.n > 0 &&
		    said.entries[said.n - 1].key.p == headers.p)
			buf_add(&all, headers);
		buf_add(&all, done[i].errors);
	}
	run_say(run, buf_str(&all));
}

/* False after a complaint: no plan has what --explain names. */
static bool check_explained(const struct run *run, const struct eval_settings *s, const struct eval_done *done,
			    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s->explain.n == 0 || done[i].explained || done[i].status == STATUS_TROUBLE)
			return true;
	run_complain(run,
		     MSG(N_("no plan has an action, indicator or figure \"%s\""),
			 argument_text(run->arena, s->explain.v[0])),
		     no_help);
	return false;
}

/* False after a complaint: the year asked for is no plan's. */
static bool check_year(const struct run *run, const struct eval_settings *s, const struct view_plans *v)
{
	if (v->count[PLAN_OTHER_YEARS] < v->n)
		return true;
	run_complain(run, MSG(N_("FY%s is outside of all plans"), str_format(run->arena, "%d", s->year.year)), no_help);
	return false;
}

static bool fits_any(const struct eval_done *done, size_t n, size_t pattern)
{
	for (size_t i = 0; i < n; i++)
		if (done[i].found != NULL && done[i].found[pattern])
			return true;
	return false;
}

/* False after a complaint: a pattern fits nothing in any plan, or nothing fits all of them. */
static bool check_patterns(const struct run *run, const struct eval_settings *s, const struct eval_done *done,
			   const struct view_plans *v)
{
	size_t patterns = eval_pattern_count(s), left = 0;

	for (size_t i = 0; i < patterns; i++) {
		enum selection_by by;
		struct str pattern = argument_text(run->arena, eval_pattern(s, i, &by));
		if (fits_any(done, v->n, i) || v->count[PLAN_EVALUATED] == 0)
			continue;
		run_complain(run, MSG(N_("nothing fits --%1$s=\"%2$s\""), str_of(selection_names[by]), pattern),
			     MSG(N_("a pattern is for the whole name: \"*%s*\" finds it within one"), pattern));
		return false;
	}
	for (size_t i = 0; i < v->n; i++)
		left += done[i].left;
	if (patterns == 0 || left > 0 || v->count[PLAN_EVALUATED] == 0)
		return true;
	run_complain(run, MSG(N_("each of the patterns fits something, but nothing fits them all")), no_help);
	return false;
}

/* What the threads share, and what each keeps to itself. */
struct all_plans {
	const struct eval_plans *common;
	const char *const *paths;
	struct eval_done *done;
	struct arena **keep, **work; /* of each worker: for what is left of its plans, and for the one at hand */
	size_t n;
	atomic_size_t finished;
};

static void evaluate_one(void *arg, size_t task, size_t worker)
{
	struct all_plans *all = arg;

	eval_plan(all->common, all->paths[task], all->work[worker], all->keep[worker], &all->done[task]);
	progress_count(atomic_fetch_add(&all->finished, 1) + 1, all->n);
	if (all->common->shared != NULL && task % RELEASE_EVERY == 0)
		shared_results_release(all->common->shared);
}

void eval_all(const struct eval_plans *p, const char *const *paths, size_t n, struct eval_done *done)
{
	struct all_plans all = {.common = p, .paths = paths, .done = done, .n = n};
	struct arena *a = p->run->arena;
	size_t jobs = eval_jobs(p->settings);

	jobs = jobs < n ? jobs : n;
	all.keep = ARENA_ARRAY(a, struct arena *, jobs);
	all.work = ARENA_ARRAY(a, struct arena *, jobs);
	/* What the plans leave behind is wanted to the end of the run; so are these. */
	for (size_t i = 0; i < jobs; i++) {
		all.keep[i] = i == 0 ? a : arena_part(a);
		all.work[i] = run_arena();
	}
	jobs_run(jobs, n, evaluate_one, &all);
	for (size_t i = 0; i < jobs; i++)
		arena_free(all.work[i]);
}

static enum diag_severity least(const struct eval_plans *p)
{
	return p->settings->quiet ? DIAG_ERROR : DIAG_WARNING;
}

bool eval_share(struct eval_plans *p, struct shared_results *shared, const struct eval_operands *operands)
{
	struct results_part all = {1, 1};

	shared_results_load(shared, p->run->arena, &operands->results, p->part.n > 0 ? p->part : all,
			    operands->plans.items.n, eval_jobs(p->settings));
	p->shared = shared;
	return loader_report(&shared->loader, p->run, least(p));
}

bool eval_say(const struct eval_plans *p, struct shared_results *shared, const struct eval_done *done,
	      struct view_plans *v)
{
	const struct run *run = p->run;

	say_all(run, done, v->n);
	view_plans_sum(run->arena, v);
	bool good = check_ids(run, done, v->n);
	if (p->merge != NULL)
		merge_account(p->merge, run->arena, v);
	if (p->shared == NULL)
		return good;
	shared->loader.findings = diag_list_new(run->arena);
	shared_results_account(shared, run->arena, v);
	return loader_report(&shared->loader, run, least(p)) && good;
}

static enum status evaluate_all(const struct run *run, const struct eval_settings *s,
				const struct eval_operands *operands, const struct merge *merge,
				struct eval_forms *forms)
{
	size_t n = operands->plans.items.n;
	struct shared_results shared;
	struct eval_plans p = {.run = run, .settings = s, .merge = merge, .forms = forms};

	if (!eval_forms_begin(run, s, forms) || (operands->results.n > 0 && !eval_share(&p, &shared, operands)))
		return STATUS_TROUBLE;
	struct eval_done *done = ARENA_ARRAY(run->arena, struct eval_done, n);
	struct view_plans v = {.plan = ARENA_ARRAY(run->arena, struct view_plan, n), .n = n};
	eval_all(&p, operands->plans.items.v, n, done);
	for (size_t i = 0; i < n; i++)
		v.plan[i] = done[i].plan;
	eval_confine(run, s, RUN_NEEDS_OUTPUTS);
	bool good = eval_say(&p, &shared, done, &v) && check_year(run, s, &v) && check_patterns(run, s, done, &v) &&
		    check_explained(run, s, done, n);
	return good ? eval_forms_print(run, s, forms, done, &v) : STATUS_TROUBLE;
}

enum status eval_plans(const struct run *run, const struct eval_settings *s, const struct eval_operands *operands,
		       const struct merge *merge)
{
	struct eval_forms forms = {0};
	struct buf held;
	struct run r = eval_news_begin(run, s, &held);
	enum status status = evaluate_all(&r, s, operands, merge, &forms);

	eval_news_end(run, &held, forms.told, status);
	return status;
}
