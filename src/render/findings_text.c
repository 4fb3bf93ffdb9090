/*
 * Findings for people and for editors.
 */
#include "render/findings.h"

#include "base/utf8.h"

#include <string.h>

/* "2 errors" or "1 warning", when there are any. */
static void add_count(struct buf *out, size_t n, struct msg m, const struct render_style *style)
{
	if (n == 0)
		return;
	if (out->n > 0)
		buf_add(out, msg_text(out->arena, MSG(N_(", ")), style->translate));
	m.count = n;
	m.n = 1;
	m.arg[0] = str_format(out->arena, "%zu", n);
	buf_add(out, msg_text(out->arena, m, style->translate));
}

static void add_counts(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct buf line = buf_new(out->arena);

	add_count(&line, f->list->count[DIAG_ERROR], (struct msg){NP_("%s error", "%s errors")}, style);
	add_count(&line, f->list->count[DIAG_WARNING], (struct msg){NP_("%s warning", "%s warnings")}, style);
	add_count(&line, f->list->count[DIAG_NOTE], (struct msg){NP_("%s note", "%s notes")}, style);
	if (line.n > 0)
		buf_add_c(&line, '\n');
	buf_add(out, buf_str(&line));
}

/* "     3: an unreadable value" for each fate but that of being read. */
static void add_fates(struct buf *out, const size_t fate[ROW_FATE_COUNT], const struct render_style *style)
{
	struct arena *a = out->arena;

	for (int k = ROW_READ + 1; k < ROW_FATE_COUNT; k++) {
		struct msg why = MSG(N_("%s: %s"), str_format(a, "%6zu", fate[k]), str_of(row_fate_words[k]));

		why.translated = 1u << 1;
		if (fate[k] == 0)
			continue;
		buf_add(out, msg_text(a, why, style->translate));
		buf_add_c(out, '\n');
	}
}

static struct msg column_words(struct arena *a, const struct file_column *c)
{
	struct str name = utf8_inert(a, c->name);

	if (!c->is_figure)
		return MSG(N_("  \"%s\": a note"), name);
	/* A calendar year is not the fiscal year of that number. */
	return c->period.unit == PERIOD_CALENDAR_YEAR
		       ? MSG(N_("  \"%1$s\": figures of the calendar year %2$s"), name,
			     str_format(a, "%d", c->period.last.year))
		       : MSG(N_("  \"%1$s\": figures of %2$s"), name, period_format(a, c->period, c->start_month));
}

/* How the columns were taken that are known by no name of their own: periods, and what is kept as a note. */
static void add_columns(struct buf *out, const struct results_file *file, const struct render_style *style)
{
	for (size_t i = 0; i < file->column_count; i++) {
		const struct file_column *c = &file->column[i];

		if (!(c->is_figure && file->is_wide) && !c->is_note)
			continue;
		buf_add(out, msg_text(out->arena, column_words(out->arena, c), style->translate));
		buf_add_c(out, '\n');
	}
}

/* Of a wide table a row is more than one figure: "results.csv: 8 figures read, 1 refused". */
static void add_figures(struct buf *out, const struct results_file *file, const struct render_style *style)
{
	struct arena *a = out->arena;
	struct msg m = {NP_("%s: %s figure read, %s blank, %s refused", "%s: %s figures read, %s blank, %s refused"),
			.count = file->figure[ROW_READ]};
	size_t why[ROW_FATE_COUNT];

	memcpy(why, file->figure, sizeof why);
	why[ROW_EMPTY] = 0;
	m.arg[m.n++] = utf8_inert(a, file->source->name);
	m.arg[m.n++] = str_format(a, "%zu", file->figure[ROW_READ]);
	m.arg[m.n++] = str_format(a, "%zu", file->figure[ROW_EMPTY]);
	m.arg[m.n++] = str_format(a, "%zu", results_figures_refused(file));
	buf_add(out, msg_text(a, m, style->translate));
	buf_add_c(out, '\n');
	add_fates(out, why, style);
}

/* "results.csv: 12 rows, 10 read, 1 ignored, 1 refused", then why. */
static void add_rows(struct buf *out, const struct results_file *file, const struct render_style *style)
{
	struct arena *a = out->arena;
	struct msg m = {
		NP_("%s: %s row: %s read, %s ignored, %s refused", "%s: %s rows: %s read, %s ignored, %s refused"),
		.count = file->rows};

	m.arg[m.n++] = utf8_inert(a, file->source->name);
	m.arg[m.n++] = str_format(a, "%zu", file->rows);
	m.arg[m.n++] = str_format(a, "%zu", file->read);
	m.arg[m.n++] = str_format(a, "%zu", file->ignored);
	m.arg[m.n++] = str_format(a, "%zu", file->refused);
	buf_add(out, msg_text(a, m, style->translate));
	buf_add_c(out, '\n');
	add_fates(out, file->fate, style);
	if (file->is_wide)
		add_figures(out, file, style);
	add_columns(out, file, style);
}

void render_findings_text(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct diag_style how = {.translate = style->translate, .colour = style->colour, .excerpt = true};

	diag_print_all(out, out->arena, f->list, &how);
	for (size_t i = 0; f->rows && i < f->file_count; i++)
		add_rows(out, f->file[i], style);
	add_counts(out, f, style);
}

void render_findings_gcc(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct diag_style how = {.translate = style->translate};

	diag_print_all(out, out->arena, f->list, &how);
}
