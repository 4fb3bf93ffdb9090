#include "cli/tools.h"

#include "cli/charset.h"
#include "model/plan.h"
#include "render/findings.h"

static const char *format_choice(size_t i)
{
	return i == 0 ? "auto" : i <= findings_renderer_count ? findings_renderers[i - 1].name : NULL;
}

static const char *profile_choice(size_t i)
{
	return i == 0 ? "auto" : i <= LINT_PROFILE_COUNT ? lint_profile_names[i - 1] : NULL;
}

static const char *shown_choice(size_t i)
{
	return i == 0 ? "auto" : i <= LINT_SHOWN_COUNT ? lint_shown_names[i - 1] : NULL;
}

static const char *fail_choice(size_t i)
{
	return i == 0 ? "auto" : i <= LINT_FAIL_COUNT ? lint_fail_names[i - 1] : NULL;
}

static const struct option_row rows[] = {
	{.name = "format",
	 .letter = 'f',
	 .kind = OPTION_CHOICE,
	 .argument = N_("FORMAT"),
	 .choice = format_choice,
	 .preset = "auto",
	 .help = N_("Print the findings in this form; auto means github in a workflow of GitHub Actions, else text."),
	 .offset = offsetof(struct lint_settings, format)},
	{.name = "report",
	 .kind = OPTION_LIST,
	 .argument = N_("FORMAT:FILE"),
	 .help = N_("Write the findings to FILE too, in another form; may be given again."),
	 .offset = offsetof(struct lint_settings, report)},
	{.name = "enable",
	 .kind = OPTION_LIST,
	 .argument = N_("RULE"),
	 .help = N_("Turn on a rule, given by name, code, category or \"all\"; may be given again."),
	 .offset = offsetof(struct lint_settings, enable)},
	{.name = "disable",
	 .kind = OPTION_LIST,
	 .argument = N_("RULE"),
	 .help = N_("Turn off a rule; may be given again."),
	 .offset = offsetof(struct lint_settings, disable)},
	{.name = "severity",
	 .kind = OPTION_LIST,
	 .argument = N_("RULE=LEVEL"),
	 .help = N_("Take findings of a rule as off, note, warning or error; may be given again."),
	 .offset = offsetof(struct lint_settings, severity)},
	{.name = "profile",
	 .kind = OPTION_CHOICE,
	 .argument = N_("PROFILE"),
	 .choice = profile_choice,
	 .preset = "auto",
	 .help = N_("Set of rules; soumu adds the ministry's on tables that machines can read."),
	 .offset = offsetof(struct lint_settings, profile)},
	{.name = "min-severity",
	 .kind = OPTION_CHOICE,
	 .argument = N_("LEVEL"),
	 .choice = shown_choice,
	 .preset = "auto",
	 .help = N_("Show findings of this severity and above; auto means as the plan says, else note."),
	 .offset = offsetof(struct lint_settings, shown)},
	{.name = "fail-on",
	 .kind = OPTION_CHOICE,
	 .argument = N_("LEVEL"),
	 .choice = fail_choice,
	 .preset = "auto",
	 .help = N_("Exit with 1 for findings of this severity and above; auto means as the plan says, else note."),
	 .offset = offsetof(struct lint_settings, fail_on)},
	{.name = "as-of",
	 .kind = OPTION_DATE,
	 .argument = N_("DATE"),
	 .help = N_("Judge as at this day; without it, today."),
	 .offset = offsetof(struct lint_settings, as_of)},
	{.name = "rows",
	 .kind = OPTION_SWITCH,
	 .help = N_("Say how many rows of each results file were read, ignored and refused, and why."),
	 .offset = offsetof(struct lint_settings, rows)},
	{.name = "fix",
	 .kind = OPTION_SWITCH,
	 .help = N_("Mend in the files what can be mended safely."),
	 .offset = offsetof(struct lint_settings, fix)},
	{.name = "dry-run",
	 .letter = 'n',
	 .kind = OPTION_SWITCH,
	 .help = N_("With --fix: print what would change, as a patch, and change nothing."),
	 .offset = offsetof(struct lint_settings, dry_run)},
	{.name = "list-rules",
	 .kind = OPTION_SWITCH,
	 .help = N_("List all rules; with --format=json, all that is known of them."),
	 .offset = offsetof(struct lint_settings, list_rules)},
	{.name = "explain",
	 .letter = 'e',
	 .kind = OPTION_LIST,
	 .argument = N_("RULE"),
	 .help = N_("Explain a rule, with an example of what it finds; may be given again."),
	 .offset = offsetof(struct lint_settings, explain)},
	{.name = "init",
	 .kind = OPTION_SWITCH,
	 .help = N_("Print a plan to start from, with comments."),
	 .offset = offsetof(struct lint_settings, init)},
	{.name = "schema",
	 .kind = OPTION_SWITCH,
	 .help = N_("Print the JSON Schema of plans, for editors."),
	 .offset = offsetof(struct lint_settings, schema)},
	{.name = "template-results",
	 .kind = OPTION_SWITCH,
	 .help = N_("Print a CSV file for departments to fill in: each id with its title, unit and target."),
	 .offset = offsetof(struct lint_settings, template_results)},
	{.name = "year",
	 .letter = 'y',
	 .kind = OPTION_YEAR,
	 .argument = N_("YEAR"),
	 .help = N_("With --template-results: for this fiscal year alone."),
	 .offset = offsetof(struct lint_settings, year)},
	{.name = "charset",
	 .kind = OPTION_CHOICE,
	 .argument = N_("CHARSET"),
	 .choice = charset_choice,
	 .preset = "utf-8",
	 .help = N_("With --template-results: its character set; utf-8 has a byte order mark, so that Excel knows it."),
	 .offset = offsetof(struct lint_settings, charset)},
	COMMON_OPTIONS(struct lint_settings),
};

const struct command plan_lint_command = {
	.name = "plan-lint",
	.operands = N_("PLAN... [RESULTS]..."),
	.summary = N_(
		"Finds what is wrong in plans and their results, each at its line and column. PLAN is a YAML file or a "
		"folder of them; RESULTS, of one plan, are CSV files or folders of them; without RESULTS, those that "
		"the plan names. \"-\" is standard input."),
	.status = N_(
		"0  nothing found\n"
		"1  there are findings (--fail-on says which count)\n"
		"2  it could not do its work: wrong usage, files that cannot be read, output that cannot be written"),
	.option = rows,
	.option_count = sizeof rows / sizeof *rows,
};
