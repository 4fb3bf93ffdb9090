#include "cli/lint.h"

#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct findings_renderer *choose_renderer(const struct lint_settings *s)
{
	const char *actions = getenv("GITHUB_ACTIONS");

	if (s->format > 0)
		return &findings_renderers[s->format - 1];
	return findings_renderer_find(actions && strcmp(actions, "true") == 0 ? STR("github") : STR("text"));
}

/* That of --report=FORMAT:FILE; NULL: there is none. */
static const struct findings_renderer *renderer_of(struct arena *a, const char *argument)
{
	struct str text = argument_text(a, argument);
	size_t colon = str_find(text, STR(":"));

	return colon == SIZE_MAX ? NULL : findings_renderer_find(str_slice(text, 0, colon));
}

/* Writes one --report=FORMAT:FILE; false after a complaint. */
static bool write_report(const struct run *run, const char *argument, const struct findings *f,
			 struct render_style style)
{
	struct str text = argument_text(run->arena, argument);
	size_t colon = str_find(text, STR(":"));
	const struct findings_renderer *r = renderer_of(run->arena, argument);
	struct buf out = buf_new(run->arena);

	if (!r || colon + 1 == text.n) {
		run_usage(run, MSG(N_("--report takes FORMAT:FILE, not \"%s\""), text),
			  MSG(N_("FORMAT is text, gcc, json, sarif, github or junit")));
		return false;
	}
	style.colour = false;
	r->render(&out, f, &style);
	if (output_file(run->arena, strchr(argument, ':') + 1, buf_str(&out)))
		return true;
	struct msg m =
		MSG(N_("cannot write \"%s\": %s"), str_slice(text, colon + 1, text.n), str_of(failure_words(errno)));
	m.translated = 1u << 1;
	run_complain(run, m, (struct msg){0});
	return false;
}

enum status lint_report(const struct run *run, const struct lint_settings *s, const struct lint_gathered *g,
			struct date today)
{
	const struct findings_renderer *r = choose_renderer(s);
	bool fingerprints = r->fingerprints;

	for (size_t i = 0; i < s->report.n; i++) {
		const struct findings_renderer *other = renderer_of(run->arena, s->report.v[i]);
		fingerprints = fingerprints || (other && other->fingerprints);
	}
	struct findings f = {.list = &g->shown,
			     .fingerprint = fingerprints ? lint_fingerprints(run->arena, &g->shown) : NULL,
			     .source = g->sources.v,
			     .source_count = g->sources.n,
			     .file = g->files.v,
			     .file_count = g->files.n,
			     .rows = s->rows,
			     .complete = g->complete,
			     .today = today};
	struct render_style style = {.translate = language_translate,
				     .colour = run_colour(run),
				     .width = run_width(run),
				     .tool = str_of(run->command->name),
				     .version = str_of(tools_version)};
	enum status status = !g->complete ? STATUS_TROUBLE : g->fails ? STATUS_FOUND : STATUS_OK;
	struct buf out = buf_new(run->arena);

	for (size_t i = 0; i < s->report.n; i++)
		if (!write_report(run, s->report.v[i], &f, style))
			status = STATUS_TROUBLE;
	r->render(&out, &f, &style);
	return run_print(run, buf_str(&out), r->terminal, status);
}
