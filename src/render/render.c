#include "render/render.h"

const struct renderer renderers[] = {
	{.name = "text",
	 .summary = N_("for a terminal"),
	 .terminal = true,
	 .columns = true,
	 .report = render_text,
	 .explain = render_text_explain},
	{.name = "html",
	 .summary = N_("one page for the web and for paper"),
	 .needs_history = true,
	 .report = render_html,
	 .explain = render_html_explain},
	{.name = "json",
	 .summary = N_("for programs; documented in plan-eval(1)"),
	 .report = render_json,
	 .explain = render_json_explain},
	{.name = "markdown",
	 .summary = N_("for web pages, with tables as on GitHub"),
	 .columns = true,
	 .report = render_markdown},
	{.name = "junit", .summary = N_("for build servers, as JUnit XML"), .report = render_junit},
	{.name = "openmetrics",
	 .summary = N_("for the text-file collector of Prometheus' node_exporter"),
	 .whole = true,
	 .report = render_openmetrics},
	{.name = "stratml",
	 .summary = N_("for exchange, as StratML Part 2 (ANSI/AIIM 22)"),
	 .whole = true,
	 .needs_history = true,
	 .report = render_stratml},
	{.name = "nagios",
	 .summary = N_("for monitoring, as a plugin of Nagios and its like prints and ends"),
	 .whole = true,
	 .report = render_nagios,
	 .status = render_nagios_status},
	{.name = "xlsx",
	 .summary = N_("an Excel workbook with charts, to be written to a file"),
	 .needs_history = true,
	 .file = true,
	 .report = render_xlsx},
	{.name = "csv", .summary = N_("for a spreadsheet"), .table = true, .columns = true, .report = render_csv},
};
const size_t renderer_count = sizeof renderers / sizeof *renderers;

const struct renderer *renderer_find(struct str name)
{
	for (size_t k = 0; k < renderer_count; k++)
		if (str_eq(str_of(renderers[k].name), name))
			return &renderers[k];
	return NULL;
}
