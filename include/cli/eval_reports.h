/*
 * Reports that plan-eval writes to files besides its output: --report.
 */
#ifndef CLI_EVAL_REPORTS_H
#define CLI_EVAL_REPORTS_H

#include "cli/run.h"
#include "cli/tools.h"
#include "render/render.h"

struct eval_report_file {
	const struct renderer *renderer;
	const char *path;
	struct str bytes; /* once it is rendered */
};

struct eval_reports {
	struct eval_report_file *file;
	size_t n;
};

/* The renderer that a value of --report names, and in *path its file; NULL: it names none. */
const struct renderer *eval_report_form(const char *value, const char **path);

/* Reads the values of --report.  False after a complaint. */
bool eval_reports_read(const struct run *run, const struct eval_settings *s, struct eval_reports *out)
	__attribute__((warn_unused_result));

/* The same, and locks the files. */
bool eval_reports_begin(const struct run *run, const struct eval_settings *s, struct eval_reports *out)
	__attribute__((warn_unused_result));

/* Whether one of them has the form called `format` and goes to the file `path`. */
bool eval_reports_have(const struct eval_reports *reports, const char *format, const char *path);

/* Whether the report needs a history, for --format or for one of --report. */
bool eval_needs_history(const struct eval_settings *s);

/* Renders them in memory: to be called before anything is left out of the report.  False after a complaint. */
bool eval_reports_render(const struct run *run, struct eval_reports *reports, const struct report *r,
			 const struct render_style *style) __attribute__((warn_unused_result));

/* How they are laid out, where the output is laid out by `style`.  What cannot be made is told in *trouble. */
struct render_style eval_reports_style(const struct render_style *style, int *trouble);

/* The bytes of a report in this form as they are in a file. */
struct str eval_report_bytes(struct arena *a, const struct renderer *renderer, struct buf *out);

/* Writes the files, each whole or not at all.  False after a complaint. */
bool eval_reports_write(const struct run *run, const struct eval_reports *reports) __attribute__((warn_unused_result));

#endif
