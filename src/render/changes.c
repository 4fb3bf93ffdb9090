#include "render/changes.h"

const struct change_renderer change_renderers[] = {
	{"text", N_("for a terminal"), true, render_changes_text, render_facing_text, render_log_text},
	{"json", N_("for programs; documented in plan-diff(1)"), false, render_changes_json, NULL, render_log_json},
	{"markdown", N_("for a comment on a pull request"), false, render_changes_markdown, render_facing_markdown,
	 NULL},
	{"html", N_("a page of its own"), false, render_changes_html, render_facing_html, NULL},
	{"github", N_("annotations of GitHub Actions"), false, render_changes_github, NULL, NULL},
	{"csv", N_("the table of old and new for a spreadsheet"), false, NULL, render_facing_csv, NULL},
};
const size_t change_renderer_count = sizeof change_renderers / sizeof *change_renderers;
