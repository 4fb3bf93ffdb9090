#include "cli/eval_forms.h"

#include "cli/eval_news.h"
#include "cli/eval_plugin.h"
#include "cli/help.h"
#include "cli/output.h"

#include <string.h>

static const struct msg no_help;

static const char *in_folder(struct arena *a, const char *folder, struct str name)
{
	return str_z(a, str_join(a, (struct str[]){str_of(folder), name}, 2, STR("/")));
}

/* --- What is wanted ----------------------------------------------------------- */

/* Whether the form of --format has room for several plans; false after a complaint. */
static bool fits_several(const struct run *run, const struct eval_settings *s)
{
	const struct renderer *renderer = &renderers[s->format];
	struct str name = str_of(renderer->name);
	const char *path = s->common.output;

	if (renderer->ending == NULL)
		return true;
	if (s->explain.n > 0)
		run_usage(run, MSG(N_("--explain of several plans has no form \"%s\""), name), no_help);
	else if (path == NULL || strcmp(path, "-") == 0)
		run_usage(run, MSG(N_("several plans in the form \"%s\" are files in a folder"), name),
			  MSG(N_("name it: --output=FOLDER")));
	else
		return true;
	return false;
}

static struct eval_form output_form(const struct eval_settings *s)
{
	struct eval_form f = {.renderer = &renderers[s->format], .news = s->previous != NULL};
	bool each = !f.renderer->brief || s->each || s->quiet || s->explain.n > 0;

	f.pieces = f.news || s->explain.n > 0 ? 1 : each ? f.renderer->pieces : 0;
	return f;
}

/* Makes the folder for a form's pages; false after a complaint. */
static bool open_folder(const struct run *run, struct eval_form *f, const char *path)
{
	if (f->renderer->ending == NULL)
		return true;
	f->folder = path;
	f->style.index = f->renderer->index;
	if (output_folder(path))
		return true;
	run_cannot_write(run, path);
	return false;
}

/* A folder is locked by what stands for all of it. */
static bool lock_all(const struct run *run, const struct eval_forms *f)
{
	const char **path = ARENA_ARRAY(run->arena, const char *, f->n);
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const char *index = f->form[i].renderer->index;
		if (f->form[i].folder != NULL)
			path[n++] = in_folder(run->arena, f->form[i].folder, str_of(index != NULL ? index : "all"));
		else if (i > 0)
			path[n++] = f->reports.file[i - 1].path;
	}
	return run_lock(run, path, n);
}

bool eval_forms_begin(const struct run *run, const struct eval_settings *s, struct eval_forms *out)
{
	struct render_style style;

	*out = (struct eval_forms){.n = 1 + s->report.n};
	out->form = ARENA_ARRAY(run->arena, struct eval_form, out->n);
	if (!eval_form_fits(run, s) || !eval_news_fits(run, s) || !fits_several(run, s) ||
	    !eval_style(run, s, &style) || !eval_reports_read(run, s, &out->reports))
		return false;
	for (size_t i = 0; i < out->n; i++) {
		struct eval_form *f = &out->form[i];
		const char *path = i == 0 ? s->common.output : out->reports.file[i - 1].path;
		if (i == 0) {
			*f = output_form(s);
			f->style = style;
			f->style.trouble = &out->trouble;
		} else {
			f->renderer = out->reports.file[i - 1].renderer;
			f->style = eval_reports_style(&style, &out->trouble);
			f->whole = true;
			f->pieces = !f->renderer->brief || s->each ? f->renderer->pieces : 0;
		}
		f->first = out->pieces;
		out->pieces += f->pieces;
		if (!open_folder(run, f, path))
			return false;
	}
	return lock_all(run, out) && eval_earlier(run, s, &out->reports, &out->earlier);
}

bool eval_forms_keep_reports(const struct eval_forms *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->form[i].renderer->gather != NULL)
			return true;
	return false;
}

bool eval_forms_are_brief(const struct eval_forms *f)
{
	return f->pieces == 0 && !eval_forms_keep_reports(f);
}

/* --- A plan ------------------------------------------------------------------- */

/* Writes the page of a plan, unless there is nothing on it; false after a complaint. */
static bool write_page(const struct eval_form *f, const struct eval_step *step, struct str page, struct arena *keep,
		       struct eval_done *out)
{
	const char *index = f->renderer->index;

	if (page.n == 0)
		return true;
	struct str name = output_file_name(keep, step->plan->id.s, str_of(f->renderer->ending),
					   index != NULL ? str_of(index) : STR(""));
	const char *path = in_folder(step->run.arena, f->folder, name);
	if (!output_file(step->run.arena, path, page)) {
		run_cannot_write(&step->run, path);
		return false;
	}
	if (index != NULL)
		out->plan.page = name;
	return true;
}

static void add_piece(const struct eval_form *f, size_t k, struct eval_step *step, struct buf *out)
{
	const struct renderer *renderer = f->renderer;

	if (!f->whole && (renderer->piece == NULL || step->settings->explain.n > 0))
		eval_step_render(step, &f->style, out);
	else if (renderer->piece == NULL)
		renderer->report(out, step->report, &f->style);
	else if (step->report->year_count > 0)
		renderer->piece(out, k, step->report, &f->style);
}

static bool render_form(const struct eval_form *f, struct eval_step *step, struct arena *keep, struct eval_done *out)
{
	for (size_t k = 0; k < f->pieces; k++) {
		struct buf piece = buf_new(step->run.arena);
		add_piece(f, k, step, &piece);
		if (f->folder != NULL)
			return write_page(f, step, buf_str(&piece), keep, out);
		out->piece[f->first + k] = str_dup(keep, buf_str(&piece));
	}
	return true;
}

static bool render_news(const struct eval_forms *f, struct eval_step *step, struct arena *keep, struct eval_done *out)
{
	const struct eval_form *form = &f->form[0];
	struct buf piece = buf_new(step->run.arena);
	struct view_news *news = eval_news_of(&step->run, step->settings, f->earlier, step->report, &out->status);

	if (news == NULL)
		return false;
	view_news_add(&out->news, news);
	if (news->n > 0)
		form->renderer->news(&piece, news, &form->style);
	out->piece[form->first] = str_dup(keep, buf_str(&piece));
	return true;
}

bool eval_forms_render(const struct eval_forms *f, struct eval_step *step, struct arena *keep, struct eval_done *out)
{
	const struct report *whole = NULL;

	/* Before anything is left out of the report. */
	for (size_t i = 1; i < f->n; i++) {
		bool together = f->form[i].renderer->gather != NULL;
		if (together && whole == NULL)
			whole = eval_step_whole(step);
		if (together)
			out->report[i] = whole;
		else if (!render_form(&f->form[i], step, keep, out))
			return false;
	}
	if (f->form[0].news)
		return render_news(f, step, keep, out);
	bool together = f->form[0].renderer->gather != NULL;
	if (f->form[0].pieces == 0 && !together)
		return true;
	if (!eval_step_prepare(step, &out->explained))
		return false;
	if (together)
		out->report[0] = step->report;
	return together || render_form(&f->form[0], step, keep, out);
}

/* --- All of them -------------------------------------------------------------- */

static enum status worst(const struct eval_done *done, size_t n)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < n; i++)
		status = done[i].status > status ? done[i].status : status;
	return status;
}

/* One document, or the index of a folder, of all plans.  `table`: the table across the plans is a part of it. */
static struct buf put_together(struct arena *a, const struct eval_form *f, size_t number, const struct eval_done *done,
			       const struct view_plans *v, bool table)
{
	struct str *piece = ARENA_ARRAY(a, struct str, v->n * f->pieces);
	const struct report **report = ARENA_ARRAY(a, const struct report *, v->n);
	struct plan_pieces pieces = {piece, f->pieces, table};
	struct buf out = buf_new(a);
	bool any = table || f->folder != NULL || f->renderer->plans_status != NULL;

	for (size_t i = 0; i < v->n; i++) {
		report[i] = done[i].report[number];
		any = any || (report[i] != NULL && report[i]->year_count > 0);
		for (size_t k = 0; k < f->pieces; k++) {
			piece[i * f->pieces + k] = done[i].piece[f->first + k];
			any = any || done[i].piece[f->first + k].n > 0;
		}
	}
	if (any && f->renderer->gather != NULL)
		f->renderer->gather(&out, v, report, &f->style);
	else if (any && f->renderer->plans != NULL)
		f->renderer->plans(&out, v, &pieces, &f->style);
	return out;
}

/* Silence is for streams; a file that was asked for is to be of today. */
static struct buf put_news_together(const struct run *run, const struct eval_settings *s, struct eval_forms *f,
				    const struct eval_done *done, const struct view_plans *v)
{
	const struct eval_form *form = &f->form[0];
	struct str *piece = ARENA_ARRAY(run->arena, struct str, v->n);
	struct view_news_sum sum = {0};
	struct buf out = buf_new(run->arena);

	(void)!run_as_of(run, s->as_of, &sum.as_of);
	for (size_t i = 0; i < v->n; i++) {
		const struct view_news_sum *one = &done[i].news;
		piece[i] = done[i].piece[form->first];
		sum.n += one->n;
		for (int kind = 0; kind < NEWS_KIND_COUNT; kind++)
			sum.count[kind] += one->count[kind];
	}
	if (!s->quiet)
		eval_news_gone(run->arena, f->earlier, v, &sum);
	f->told = sum.n > 0 || sum.gone_count > 0;
	if (f->told || s->common.output != NULL)
		form->renderer->news_plans(&out, v, &sum, &(struct plan_pieces){piece, 1, false}, &form->style);
	return out;
}

static enum status print_output(const struct run *run, const struct eval_settings *s, struct eval_forms *f,
				const struct eval_done *done, const struct view_plans *v)
{
	const struct eval_form *form = &f->form[0];
	enum status status = eval_plans_status(s, v, worst(done, v->n));
	bool table = !s->quiet && s->explain.n == 0;
	struct buf out =
		form->news ? put_news_together(run, s, f, done, v) : put_together(run->arena, form, 0, done, v, table);
	struct str bytes = buf_str(&out);

	if (f->trouble != 0)
		return eval_not_made(run, f->trouble);
	if (form->folder != NULL && form->renderer->index == NULL)
		return status;
	if (form->folder != NULL)
		return run_write(run, in_folder(run->arena, form->folder, str_of(form->renderer->index)), bytes)
			       ? status
			       : STATUS_TROUBLE;
	if (!eval_encode(run, s, &bytes))
		return STATUS_TROUBLE;
	return run_print(run, bytes, form->renderer->terminal, status);
}

/* The next run is to tell what this one could not, of plans with errors. */
static bool is_kept_back(const struct run *run, const struct eval_settings *s, const struct eval_report_file *file,
			 enum status status)
{
	if (s->previous == NULL || status != STATUS_TROUBLE || strcmp(file->renderer->name, "json") != 0 ||
	    strcmp(file->path, s->previous) != 0)
		return false;
	run_complain(run,
		     MSG(N_("%s stays as it was as long as a plan has errors"), argument_text(run->arena, file->path)),
		     no_help);
	return true;
}

static bool write_reports(const struct run *run, const struct eval_settings *s, struct eval_forms *f,
			  const struct eval_done *done, const struct view_plans *v)
{
	struct eval_reports left = {.file = ARENA_ARRAY(run->arena, struct eval_report_file, f->reports.n)};

	for (size_t i = 0; i < f->reports.n; i++) {
		const struct eval_form *form = &f->form[i + 1];
		struct eval_report_file file = f->reports.file[i];
		if (form->folder != NULL && form->renderer->index == NULL)
			continue;
		if (form->folder != NULL)
			file.path = in_folder(run->arena, form->folder, str_of(form->renderer->index));
		if (is_kept_back(run, s, &file, worst(done, v->n)))
			continue;
		struct buf out = put_together(run->arena, form, i + 1, done, v, true);
		file.bytes = eval_report_bytes(run->arena, file.renderer, &out);
		left.file[left.n++] = file;
	}
	if (f->trouble == 0)
		return eval_reports_write(run, &left);
	eval_not_made(run, f->trouble);
	return false;
}

enum status eval_forms_print(const struct run *run, const struct eval_settings *s, struct eval_forms *f,
			     const struct eval_done *done, const struct view_plans *v)
{
	enum status status = print_output(run, s, f, done, v);

	/* A plan with errors has its say in the status, and the reports on the others are still wanted. */
	if (status == STATUS_TROUBLE && worst(done, v->n) != STATUS_TROUBLE)
		return status;
	return write_reports(run, s, f, done, v) ? status : STATUS_TROUBLE;
}
