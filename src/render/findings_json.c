/*
 * Findings for programs.
 */
#include "render/findings.h"

#include "model/columns.h"
#include "render/json_text.h"

/* The version of the shape that plan-lint(1) documents. */
enum { LINT_JSON_VERSION = 1 };

static const char *const severity_words[DIAG_SEVERITY_COUNT] = {"note", "warning", "error"};

static void add_place(struct json_text *j, struct span at)
{
	struct place start, end;

	if (!at.source)
		return;
	json_string(j, "file", at.source->name);
	start = source_place(at.source, at.start);
	end = source_place(at.source, at.end > at.start ? at.end : at.start);
	json_integer(j, "line", start.line);
	json_integer(j, "column", start.column);
	json_integer(j, "end_line", end.line);
	json_integer(j, "end_column", end.column);
}

static void add_notes(struct json_text *j, const struct diag *d, const struct render_style *style)
{
	json_open(j, "notes", '[');
	for (size_t i = 0; i < d->notes.n; i++) {
		json_open(j, NULL, '{');
		json_string(j, "message", diag_words(j->out->arena, d->notes.v[i].text, style->translate));
		add_place(j, d->notes.v[i].at);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_fixes(struct json_text *j, const struct diag *d)
{
	json_open(j, "fixes", '[');
	for (size_t i = 0; i < d->fixes.n; i++) {
		json_open(j, NULL, '{');
		json_boolean(j, "safe", d->fixes.v[i].safe);
		json_string(j, "replacement", d->fixes.v[i].replacement);
		add_place(j, d->fixes.v[i].at);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_finding(struct json_text *j, const struct diag *d, struct str fingerprint,
			const struct render_style *style)
{
	enum rule_id r = rule_find(d->rule);

	json_open(j, NULL, '{');
	json_string(j, "rule", d->rule);
	json_string_if(j, "code", str_of(rules[r].code));
	json_string(j, "severity", str_of(severity_words[d->severity]));
	json_string(j, "message", diag_words(j->out->arena, d->text, style->translate));
	if (d->help.id)
		json_string(j, "help", diag_words(j->out->arena, d->help, style->translate));
	add_place(j, d->at);
	json_string(j, "fingerprint", fingerprint);
	add_notes(j, d, style);
	add_fixes(j, d);
	json_close(j, '}');
}

static void add_why(struct json_text *j, const size_t fate[ROW_FATE_COUNT], bool of_figures)
{
	json_open(j, "why", '{');
	for (int k = ROW_READ + 1; k < ROW_FATE_COUNT; k++)
		if (fate[k] > 0 && !(of_figures && k == ROW_EMPTY))
			json_integer(j, row_fate_names[k], fate[k]);
	json_close(j, '}');
}

static void add_figures(struct json_text *j, const struct results_file *file)
{
	json_open(j, "figures", '{');
	json_integer(j, "read", file->figure[ROW_READ]);
	json_integer(j, "blank", file->figure[ROW_EMPTY]);
	json_integer(j, "refused", results_figures_refused(file));
	add_why(j, file->figure, true);
	json_close(j, '}');
}

static void add_columns(struct json_text *j, const struct results_file *file)
{
	json_open(j, "columns", '[');
	for (size_t i = 0; i < file->column_count; i++) {
		const struct file_column *c = &file->column[i];
		bool is_period = c->is_figure && file->is_wide;

		json_open(j, NULL, '{');
		json_string(j, "name", c->name);
		json_string(j, "read_as",
			    is_period			? STR("figures")
			    : c->is_note		? STR("note")
			    : c->column == COLUMN_COUNT ? STR("nothing")
							: str_of(column_names[c->column]));
		if (is_period)
			json_string(j, "period", period_format(j->out->arena, c->period, c->start_month));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_file(struct json_text *j, const struct results_file *file)
{
	json_open(j, NULL, '{');
	json_string(j, "file", file->source->name);
	json_integer(j, "rows", file->rows);
	json_integer(j, "read", file->read);
	json_integer(j, "ignored", file->ignored);
	json_integer(j, "refused", file->refused);
	add_why(j, file->fate, false);
	add_figures(j, file);
	add_columns(j, file);
	json_close(j, '}');
}

void render_findings_json(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct json_text j = {.out = out};

	json_open(&j, NULL, '{');
	json_string(&j, "format", STR("plan-lint"));
	json_integer(&j, "version", LINT_JSON_VERSION);
	json_string(&j, "tool", style->tool);
	json_string(&j, "tool_version", style->version);
	json_boolean(&j, "complete", f->complete);
	json_open(&j, "counts", '{');
	for (int s = DIAG_SEVERITY_COUNT; s-- > 0;)
		json_integer(&j, severity_words[s], f->list->count[s]);
	json_close(&j, '}');
	json_open(&j, "findings", '[');
	for (size_t i = 0; i < f->list->items.n; i++)
		add_finding(&j, f->list->items.v[i], f->fingerprint[i], style);
	json_close(&j, ']');
	json_open(&j, "results", '[');
	for (size_t i = 0; i < f->file_count; i++)
		add_file(&j, f->file[i]);
	json_close(&j, ']');
	json_close(&j, '}');
}
