#include "cli/eval_news.h"

#include "cli/input.h"
#include "view/selection.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const struct msg no_help;

struct run eval_news_begin(const struct run *run, const struct eval_settings *s, struct buf *held)
{
	struct run r = *run;

	*held = buf_new(run->arena);
	if (s->previous != NULL)
		r.aside = held;
	return r;
}

void eval_news_end(const struct run *run, const struct buf *held, bool told, enum status status)
{
	if (held->n > 0 && (told || status == STATUS_TROUBLE))
		run_say(run, buf_str(held));
}

bool eval_news_fits(const struct run *run, const struct eval_settings *s)
{
	const struct renderer *renderer = &renderers[s->format];

	if (s->previous == NULL)
		return true;
	if (renderer->news == NULL) {
		run_usage(run, MSG(N_("--previous has no form \"%s\""), str_of(renderer->name)),
			  MSG(N_("--report %s:FILE writes the whole report besides"), str_of(renderer->name)));
		return false;
	}
	if (s->explain.n == 0 && !s->only.given && !s->columns.given && s->sort == ORDER_PLAN && !s->reverse)
		return true;
	run_usage(run, MSG(N_("--previous excludes --explain, --only, --columns, --sort and --reverse")), no_help);
	return false;
}

static bool is_missing(const char *path)
{
	struct stat s;

	return strcmp(path, "-") != 0 && stat(path, &s) != 0 && errno == ENOENT;
}

/* NULL after complaints. */
static struct earlier_plans *read_earlier(const struct run *run, const char *path)
{
	struct diag_list trouble = diag_list_new(run->arena);
	struct inputs in = inputs_new(run->arena, NULL, &trouble);
	struct earlier_plans *earlier = NULL;
	struct input file;

	if (input_read(&in, path, (struct span){0}, &file))
		earlier = earlier_read(run->arena, source_new(run->arena, file.name, file.bytes), &trouble);
	run_report(run, &trouble, DIAG_ERROR);
	return earlier;
}

static bool same_patterns(const struct selection *s, const struct earlier *e)
{
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++) {
		if (e->pattern[by].n != s->n[by])
			return false;
		for (size_t k = 0; k < s->n[by]; k++)
			if (!str_eq(e->pattern[by].v[k], s->pattern[by][k].text))
				return false;
	}
	return true;
}

static bool is_whole(const struct earlier *e)
{
	for (size_t by = 0; by < EARLIER_PATTERN_KINDS; by++)
		if (e->pattern[by].n > 0)
			return false;
	return true;
}

/* What it tells of this plan; NULL after a complaint: nothing. */
static const struct earlier *choose_earlier(const struct run *run, const struct earlier_plans *all,
					    const struct report *r)
{
	const struct earlier *e = earlier_plan(all, r->plan_id);

	if (e == NULL && all->several)
		run_complain(run, MSG(N_("%1$s does not tell of the plan \"%2$s\""), all->source->name, r->plan_id),
			     no_help);
	else if (e == NULL)
		run_complain(run,
			     MSG(N_("%1$s is of the plan \"%2$s\", not of \"%3$s\""), all->source->name,
				 all->plans.v[0]->plan_id, r->plan_id),
			     MSG(N_("keep an earlier report for each plan, in a file of its own")));
	return e;
}

/* Whether it tells of all that this report tells of. */
static bool check_earlier(const struct run *run, const struct earlier *e, const struct report *r)
{
	if (!e->partial && (is_whole(e) || same_patterns(r->selection, e)))
		return true;
	run_complain(run, MSG(N_("%s is of another part of the plan"), e->source->name),
		     MSG(N_("give the same --policy, --measure, --indicator and --department, and no --only, or keep a "
			    "file of its own for each part")));
	return false;
}

bool eval_earlier(const struct run *run, const struct eval_settings *s, const struct eval_reports *reports,
		  struct earlier_plans **out)
{
	*out = NULL;
	if (s->previous == NULL)
		return true;
	bool missing = is_missing(s->previous);
	if (missing && eval_reports_have(reports, "json", s->previous))
		return true;
	*out = read_earlier(run, s->previous);
	if (*out == NULL && missing)
		run_complain(run,
			     MSG(N_("to begin, let this run write it: --report json:%s"),
				 argument_text(run->arena, s->previous)),
			     no_help);
	return *out != NULL;
}

static struct view_news *find_news(const struct run *run, const struct eval_settings *s, const struct earlier *earlier,
				   const struct report *r, enum status *status)
{
	unsigned fail = eval_fail_outcomes(s);

	*status = STATUS_TROUBLE;
	if (earlier != NULL && !check_earlier(run, earlier, r))
		return NULL;
	struct view_news *news = view_news(run->arena, r, earlier);
	*status = view_news_has(news, fail) ? STATUS_FOUND : STATUS_OK;
	if (s->quiet)
		view_news_only(news, fail);
	return news;
}

struct view_news *eval_news_of(const struct run *run, const struct eval_settings *s,
			       const struct earlier_plans *earlier, const struct report *r, enum status *status)
{
	const struct view_plan plan = {.title = r->title, .organization = r->organization};
	struct view_news *news =
		find_news(run, s, earlier != NULL ? earlier_plan(earlier, r->plan_id) : NULL, r, status);

	/* Plans of several towns may have the same title. */
	if (news != NULL)
		news->name = view_plan_name(run->arena, &plan);
	return news;
}

static bool is_given(const struct view_plans *v, const struct earlier *e)
{
	for (size_t i = 0; i < v->n; i++)
		if (str_eq(v->plan[i].id, e->plan_id) || str_eq(v->plan[i].file, e->file))
			return true;
	return false;
}

void eval_news_gone(struct arena *a, const struct earlier_plans *earlier, const struct view_plans *v,
		    struct view_news_sum *sum)
{
	size_t n = earlier != NULL ? earlier->plans.n : 0;

	sum->gone = ARENA_ARRAY(a, const struct earlier *, n);
	for (size_t i = 0; i < n; i++)
		if (!is_given(v, earlier->plans.v[i]))
			sum->gone[sum->gone_count++] = earlier->plans.v[i];
}

enum status eval_news(const struct run *run, const struct eval_settings *s, const struct earlier_plans *earlier,
		      const struct report *r, const struct render_style *style, bool *told)
{
	const struct renderer *renderer = &renderers[s->format];
	const struct earlier *one = earlier != NULL ? choose_earlier(run, earlier, r) : NULL;
	struct buf out = buf_new(run->arena);
	enum status status;

	if (earlier != NULL && one == NULL)
		return STATUS_TROUBLE;
	struct view_news *news = find_news(run, s, one, r, &status);
	if (news == NULL)
		return status;
	*told = news->n > 0;
	/* Silence is for streams; a file that was asked for is to be of today. */
	if (news->n == 0 && s->common.output == NULL)
		return status;
	renderer->news(&out, news, style);
	return run_print(run, buf_str(&out), renderer->terminal, status);
}
