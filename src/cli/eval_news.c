#include "cli/eval_news.h"

#include "cli/input.h"
#include "view/selection.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const struct msg no_help;

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
static struct earlier *read_earlier(const struct run *run, const char *path)
{
	struct diag_list trouble = diag_list_new(run->arena);
	struct inputs in = inputs_new(run->arena, NULL, &trouble);
	struct earlier *earlier = NULL;
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

/* Whether it is of this plan, and tells of all that this report tells of. */
static bool check_earlier(const struct run *run, const struct earlier *e, const struct report *r)
{
	if (!str_eq(e->plan_id, r->plan_id)) {
		run_complain(run,
			     MSG(N_("%1$s is of the plan \"%2$s\", not of \"%3$s\""), e->source->name, e->plan_id,
				 r->plan_id),
			     MSG(N_("keep an earlier report for each plan, in a file of its own")));
		return false;
	}
	if (!e->partial && (is_whole(e) || same_patterns(r->selection, e)))
		return true;
	run_complain(run, MSG(N_("%s is of another part of the plan"), e->source->name),
		     MSG(N_("give the same --policy, --measure, --indicator and --department, and no --only, or keep a "
			    "file of its own for each part")));
	return false;
}

bool eval_earlier(const struct run *run, const struct eval_settings *s, const struct eval_reports *reports,
		  struct earlier **out)
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

enum status eval_news(const struct run *run, const struct eval_settings *s, const struct earlier *earlier,
		      const struct report *r, const struct render_style *style)
{
	const struct renderer *renderer = &renderers[s->format];
	unsigned fail = eval_fail_outcomes(s);
	struct buf out = buf_new(run->arena);

	if (earlier != NULL && !check_earlier(run, earlier, r))
		return STATUS_TROUBLE;
	struct view_news *news = view_news(run->arena, r, earlier);
	enum status status = view_news_has(news, fail) ? STATUS_FOUND : STATUS_OK;
	if (s->quiet)
		view_news_only(news, fail);
	/* Silence is for streams; a file that was asked for is to be of today. */
	if (news->n == 0 && s->common.output == NULL)
		return status;
	renderer->news(&out, news, style);
	return run_print(run, buf_str(&out), renderer->terminal, status);
}
