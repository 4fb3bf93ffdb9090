/*
 * What one starts with: a plan to write on, results to fill in, a schema for
 * the editor.
 */
#include "cli/lint.h"

#include "cli/charset.h"
#include "cli/help.h"
#include "cli/language.h"
#include "render/plan_schema.h"
#include "render/template.h"

/* Translators: a plan in YAML; translate what is behind # and the values, keep the keys and the indentation. */
static const char *const starter = N_(
	"# A plan for plan-eval and plan-lint.  man 5 plan describes all that it may hold.\n"
	"# yaml-language-server: $schema=plan.schema.json\n"
	"\n"
	"title: Digital town\n"
	"organization: Example town\n"
	"language: en\n"
	"\n"
	"# Fiscal years, the first and the last inside; they begin in April unless fiscal-year-start says otherwise.\n"
	"period: {from: 2024, to: 2027}\n"
	"\n"
	"# CSV files with what was reached, or folders of them, from the folder of this file:\n"
	"# results: results.csv\n"
	"\n"
	"# What is reached in stages rather than counted, the lowest first:\n"
	"scales:\n"
	"  stages:\n"
	"    levels: [not started, studied, prepared, done]\n"
	"action-scale: stages\n"
	"\n"
	"policies:\n"
	"  - number: I\n"
	"    title: Services that come to the citizen\n"
	"    measures:\n"
	"      - number: I-1\n"
	"        title: Applications from home\n"
	"        departments: [Planning]\n"
	"        description: |\n"
	"          The text of the plan, in as many lines as it takes.\n"
	"\n"
	"        # Work that is scheduled.  The id is what results name it by.\n"
	"        actions:\n"
	"          - id: application-forms\n"
	"            title: Put the forms online\n"
	"            milestones:\n"
	"              2024: studied\n"
	"              2025: prepared\n"
	"              2026-2027: done # one cell of the table over two years\n"
	"\n"
	"        # What is measured against a target in each year.\n"
	"        indicators:\n"
	"          - id: online-applications\n"
	"            title: Applications made online\n"
	"            unit: \"%\"\n"
	"            baseline: {year: 2023, value: 12.5}\n"
	"            targets:\n"
	"              2024: 20\n"
	"              2025: 35\n"
	"              2026: 45\n"
	"              2027: 50\n"
	"          - id: outages\n"
	"            title: Outages of the service\n"
	"            unit: cases\n"
	"            direction: lower # less is better: the target is met by it or by less\n"
	"            aggregate: sum # the year's cases together; without it the last figure of the year counts\n"
	"            targets: {2024-2027: 0}\n"
	"\n"
	"        # What is measured without a target.\n"
	"        figures:\n"
	"          - {id: users, title: Registered users, unit: people}\n");

static enum status print_template(const struct run *run, const struct lint_settings *s,
				  const struct text_list *operands)
{
	struct render_style style = {.translate = language_translate, .version = str_of(tools_version)};
	struct buf out = buf_new(run->arena);
	struct loader loader;
	struct str bytes, lost;

	/* The character set of --charset is a file of the C library's, so files can be read to the end. */
	run_confine(run, RUN_NEEDS_FILES, NULL);
	loader_init(&loader, run->arena, NULL);
	const struct plan *plan = load_plan(&loader, operands->v[0]);
	if (!loader_report(&loader, run, DIAG_ERROR) || !plan)
		return STATUS_TROUBLE;
	int asked = asked_year(&s->year, plan->start_month);
	int from = asked != 0 ? asked : plan->from, to = asked != 0 ? asked : plan->to;
	if (from < plan->from || to > plan->to) {
		struct str year = str_format(run->arena, "FY%d", from),
			   first = str_format(run->arena, "FY%d", plan->from),
			   last = str_format(run->arena, "FY%d", plan->to);
		run_complain(run, MSG(N_("%1$s is outside the plan, which runs from %2$s to %3$s"), year, first, last),
			     (struct msg){0});
		return STATUS_TROUBLE;
	}
	struct results *none = results_new(run->arena, plan);
	results_finish(none, &loader.findings);
	render_template(&out, evaluate(run->arena, plan, none, from, to, fiscal_year(to, plan->start_month).last),
			&style);
	if (!charset_encode(run->arena, (enum charset)s->charset, buf_str(&out), &bytes, &lost)) {
		run_complain(run, MSG(N_("this system cannot write the character set %s"), STR("CP932")),
			     (struct msg){0});
		return STATUS_TROUBLE;
	}
	if (lost.n > 0)
		run_complain(run, MSG(N_("CP932 lacks these characters; 〓 stands for them: %s"), lost),
			     MSG(N_("--charset=utf-8 has them all")));
	return run_print(run, bytes, false, STATUS_OK);
}

enum status lint_start(const struct run *run, const struct lint_settings *s, const struct text_list *operands)
{
	struct buf out = buf_new(run->arena);

	if (s->template_results && operands->n != 1)
		return run_usage(run, MSG(N_("--template-results takes one plan")), (struct msg){0});
	if (s->template_results)
		return print_template(run, s, operands);
	if (s->init) {
		buf_add(&out, str_of(language_translate(starter, NULL, 0)));
		return run_print(run, buf_str(&out), true, STATUS_OK);
	}
	render_plan_schema(&out);
	return run_print(run, buf_str(&out), false, STATUS_OK);
}
