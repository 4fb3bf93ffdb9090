#include "cli/eval_reports.h"

#include "cli/charset.h"
#include "cli/eval_choose.h"
#include "cli/eval_select.h"

#include <string.h>
#include <sys/stat.h>

static struct str form_names(struct arena *a)
{
	struct str *name = ARENA_ARRAY(a, struct str, renderer_count);

	for (size_t i = 0; i < renderer_count; i++)
		name[i] = str_of(renderers[i].name);
	return str_join(a, name, renderer_count, STR(", "));
}

const struct renderer *eval_report_form(const char *value, const char **path)
{
	const char *colon = strchr(value, ':');

	*path = colon != NULL ? colon + 1 : "";
	return colon != NULL ? renderer_find((struct str){value, (size_t)(colon - value)}) : NULL;
}

static bool read_value(const struct run *run, const struct eval_settings *s, const char *value,
		       struct eval_report_file *out)
{
	struct str text = argument_text(run->arena, value);

	out->renderer = eval_report_form(value, &out->path);
	if (out->renderer == NULL || *out->path == '\0') {
		run_usage(run, MSG(N_("--report takes FORMAT:FILE, not \"%s\""), text),
			  MSG(N_("FORMAT is one of %s"), form_names(run->arena)));
		return false;
	}
	if (!out->renderer->whole || !eval_is_chosen(s))
		return eval_form_ready(run, out->renderer);
	run_usage(run, MSG(N_("--format=%s is always of the whole plan"), str_of(out->renderer->name)),
		  MSG(N_("choose by its labels where it is read")));
	return false;
}

/* Whether another report, or the output, goes to the same file; a terminal or a pipe may take several. */
static bool is_taken(const struct eval_settings *s, const struct eval_reports *reports, size_t i)
{
	const char *path = reports->file[i].path;
	struct stat there;
	bool taken = s->common.output != NULL && strcmp(s->common.output, path) == 0;

	for (size_t k = 0; k < i; k++)
		taken = taken || strcmp(reports->file[k].path, path) == 0;
	return taken && (stat(path, &there) != 0 || S_ISREG(there.st_mode) || S_ISDIR(there.st_mode));
}

bool eval_reports_read(const struct run *run, const struct eval_settings *s, struct eval_reports *out)
{
	out->n = s->report.n;
	out->file = ARENA_ARRAY(run->arena, struct eval_report_file, out->n);
	for (size_t i = 0; i < out->n; i++) {
		if (!read_value(run, s, s->report.v[i], &out->file[i]))
			return false;
		if (!is_taken(s, out, i))
			continue;
		run_usage(run, MSG(N_("two reports go to \"%s\""), argument_text(run->arena, out->file[i].path)),
			  MSG(N_("give each a file of its own")));
		return false;
	}
	return true;
}

bool eval_reports_begin(const struct run *run, const struct eval_settings *s, struct eval_reports *out)
{
	const char **path = ARENA_ARRAY(run->arena, const char *, s->report.n);

	if (!eval_reports_read(run, s, out))
		return false;
	for (size_t i = 0; i < out->n; i++)
		path[i] = out->file[i].path;
	return run_lock(run, path, out->n);
}

bool eval_reports_have(const struct eval_reports *reports, const char *format, const char *path)
{
	for (size_t i = 0; i < reports->n; i++)
		if (strcmp(reports->file[i].renderer->name, format) == 0 && strcmp(reports->file[i].path, path) == 0)
			return true;
	return false;
}

bool eval_needs_history(const struct eval_settings *s)
{
	bool needs = renderers[s->format].needs_history;

	for (size_t i = 0; i < s->report.n; i++) {
		const char *path;
		const struct renderer *r = eval_report_form(s->report.v[i], &path);
		needs = needs || (r != NULL && r->needs_history);
	}
	return needs;
}

struct render_style eval_reports_style(const struct render_style *style, int *trouble)
{
	struct render_style plain = *style;

	plain.colour = false;
	plain.trouble = trouble;
	return plain;
}

struct str eval_report_bytes(struct arena *a, const struct renderer *renderer, struct buf *out)
{
	struct str bytes = buf_str(out), lost;

	/* Nothing is lost in UTF-8; what is won is the mark by which spreadsheets know it. */
	if (renderer->table)
		(void)!charset_encode(a, CHARSET_UTF8, bytes, &bytes, &lost);
	return bytes;
}

bool eval_reports_render(const struct run *run, struct eval_reports *reports, const struct report *r,
			 const struct render_style *style)
{
	int trouble = 0;
	struct render_style plain = eval_reports_style(style, &trouble);

	for (size_t i = 0; i < reports->n; i++) {
		struct eval_report_file *f = &reports->file[i];
		struct buf out = buf_new(run->arena);
		f->renderer->report(&out, r, &plain);
		f->bytes = eval_report_bytes(run->arena, f->renderer, &out);
	}
	if (trouble != 0)
		eval_not_made(run, trouble);
	return trouble == 0;
}

bool eval_reports_write(const struct run *run, const struct eval_reports *reports)
{
	bool good = true;

	for (size_t i = 0; i < reports->n; i++)
		good = run_write(run, reports->file[i].path, reports->file[i].bytes) && good;
	return good;
}
