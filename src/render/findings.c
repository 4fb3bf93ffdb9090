#include "render/findings.h"

const struct findings_renderer findings_renderers[] = {
	{"text", N_("For people: the line with a caret, and what to do"), true, false, render_findings_text},
	{"gcc", N_("For editors: one line each, file:line:column"), true, false, render_findings_gcc},
	{"json", N_("For programs, as plan-lint(1) describes it"), false, true, render_findings_json},
	{"sarif", N_("SARIF 2.1.0, for code scanning services"), false, true, render_findings_sarif},
	{"github", N_("Annotations of GitHub Actions"), false, false, render_findings_github},
	{"junit", N_("JUnit XML, for build servers"), false, false, render_findings_junit},
};
const size_t findings_renderer_count = sizeof findings_renderers / sizeof *findings_renderers;

const struct findings_renderer *findings_renderer_find(struct str name)
{
	for (size_t i = 0; i < findings_renderer_count; i++)
		if (str_eq(name, str_of(findings_renderers[i].name)))
			return &findings_renderers[i];
	return NULL;
}
