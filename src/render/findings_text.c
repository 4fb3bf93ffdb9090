/*
 * Findings for people and for editors.
 */
#include "render/findings.h"

#include "base/utf8.h"

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
	for (int fate = ROW_READ + 1; fate < ROW_FATE_COUNT; fate++) {
		struct msg why =
			MSG(N_("%s: %s"), str_format(a, "%6zu", file->fate[fate]), str_of(row_fate_words[fate]));

		why.translated = 1u << 1;
		if (file->fate[fate] == 0)
			continue;
		buf_add(out, msg_text(a, why, style->translate));
		buf_add_c(out, '\n');
	}
}

void render_findings_text(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct diag_style how = {.translate = style->translate, .colour = style->colour, .excerpt = true};

	diag_print_all(out, out->arena, f->list, &how);
	for (size_t i = 0; f->rows && f->results && i < f->results->files.n; i++)
		add_rows(out, f->results->files.v[i], style);
	add_counts(out, f, style);
}

void render_findings_gcc(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct diag_style how = {.translate = style->translate};

	diag_print_all(out, out->arena, f->list, &how);
}
