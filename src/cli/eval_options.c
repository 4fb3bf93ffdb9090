#include "cli/tools.h"

#include "base/jobs.h"
#include "cli/charset.h"
#include "render/column.h"
#include "view/filter.h"
#include "view/rows.h"

static const enum outcome failing[] = {OUTCOME_MISSED, OUTCOME_NO_DATA, OUTCOME_PENDING};

enum { FAILING_COUNT = sizeof failing / sizeof *failing };

/* "grade", then the states; NULL behind them. */
static const char *more_choice(size_t i)
{
	return i == 0 ? "grade" : i < RESULT_STATE_COUNT ? result_state_names[i] : NULL;
}

static unsigned more_bit(size_t i)
{
	return i == 0 ? (unsigned)REPORT_FAILING_GRADE : REPORT_STATE(i);
}

static const char *fail_choice(size_t i)
{
	return i < FAILING_COUNT ? outcome_names[failing[i]] : more_choice(i - FAILING_COUNT);
}

static const char *only_choice(size_t i)
{
	return i < OUTCOME_COUNT ? outcome_names[i] : more_choice(i - OUTCOME_COUNT);
}

unsigned eval_only_outcomes(const struct eval_settings *s)
{
	unsigned outcomes = 0;

	for (size_t i = 0; i < s->only.n; i++)
		outcomes |= s->only.v[i] < OUTCOME_COUNT ? 1u << s->only.v[i] : more_bit(s->only.v[i] - OUTCOME_COUNT);
	return outcomes;
}

static const char *column_choice(size_t i)
{
	return i < render_column_count ? render_columns[i].name : NULL;
}

static const char *sort_choice(size_t i)
{
	return i < VIEW_ORDER_COUNT ? view_order_names[i] : NULL;
}

static const char *format_choice(size_t i)
{
	return i < renderer_count ? renderers[i].name : NULL;
}

static const char *era_choice(size_t i)
{
	static const char *const names[ERA_STYLE_COUNT] = {"auto", "both", "japanese", "western"};

	return i < ERA_STYLE_COUNT ? names[i] : NULL;
}

size_t eval_jobs(const struct eval_settings *s)
{
	return s->jobs > 0 ? (size_t)s->jobs : jobs_default();
}

unsigned eval_fail_outcomes(const struct eval_settings *s)
{
	unsigned outcomes = 0;

	for (size_t i = 0; i < FAILING_COUNT; i++)
		if (s->fail_on & 1u << i)
			outcomes |= 1u << failing[i];
	for (size_t i = 0; i < RESULT_STATE_COUNT; i++)
		if (s->fail_on & 1u << (FAILING_COUNT + i))
			outcomes |= more_bit(i);
	return outcomes;
}

static const struct option_row rows[] = {
	{.name = "plans",
	 .letter = 'p',
	 .kind = OPTION_LIST,
	 .argument = N_("FILE"),
	 .alone = true,
	 .help = N_("Evaluate these plans too: a YAML file, a folder of them, or a file that lists such paths, one a "
		    "line; may be given again."),
	 .offset = offsetof(struct eval_settings, plans)},
	{.name = "each",
	 .kind = OPTION_SWITCH,
	 .help = N_("Of several plans print the report of each before the table across them."),
	 .offset = offsetof(struct eval_settings, each)},
	{.name = "partial",
	 .kind = OPTION_SWITCH,
	 .help = N_("Write, instead of a report, a partial evaluation of these results, to be joined with others by "
		    "--merge."),
	 .offset = offsetof(struct eval_settings, partial)},
	{.name = "part",
	 .kind = OPTION_TEXT,
	 .argument = N_("K/N"),
	 .help = N_("With --partial, take the K-th of N parts of each results file."),
	 .offset = offsetof(struct eval_settings, part)},
	{.name = "merge",
	 .kind = OPTION_SWITCH,
	 .help = N_("Join partial evaluations, which are then the operands, to the report of the whole."),
	 .offset = offsetof(struct eval_settings, merge)},
	{.name = "year",
	 .letter = 'y',
	 .kind = OPTION_YEAR,
	 .argument = N_("YEAR"),
	 .help = N_("Evaluate this fiscal year, written as 2022, FY2022 or 令和4年度; without it, the last one of the "
		    "plan that has results."),
	 .offset = offsetof(struct eval_settings, year)},
	{.name = "all-years",
	 .letter = 'a',
	 .kind = OPTION_SWITCH,
	 .help = N_("Evaluate every fiscal year of the plan."),
	 .offset = offsetof(struct eval_settings, all_years)},
	{.name = "as-of",
	 .kind = OPTION_DATE,
	 .argument = N_("DATE"),
	 .help = N_("Judge as at the end of this day, and see no later results; without it, today."),
	 .offset = offsetof(struct eval_settings, as_of)},
	{.name = "format",
	 .letter = 'f',
	 .kind = OPTION_CHOICE,
	 .argument = N_("FORMAT"),
	 .choice = format_choice,
	 .preset = "text",
	 .help = N_("Print the report in this form."),
	 .offset = offsetof(struct eval_settings, format)},
	{.name = "era",
	 .kind = OPTION_CHOICE,
	 .argument = N_("STYLE"),
	 .choice = era_choice,
	 .preset = "auto",
	 .help = N_("Call fiscal years by Japanese era, by western year, or by both, in headings and tables; auto: "
		    "both for "
		    "a plan in Japanese, else by western year."),
	 .offset = offsetof(struct eval_settings, era)},
	{.name = "charset",
	 .kind = OPTION_CHOICE,
	 .argument = N_("CHARSET"),
	 .choice = charset_choice,
	 .preset = "utf-8",
	 .help = N_("Write CSV in this character set: utf-8 with a byte order mark, or cp932 (Shift_JIS of Windows)."),
	 .offset = offsetof(struct eval_settings, charset)},
	{.name = "explain",
	 .letter = 'e',
	 .kind = OPTION_LIST,
	 .argument = N_("ID"),
	 .help = N_(
		 "Print where each number of this action, indicator or figure came from, or how this policy, measure "
		 "or department or the plan was rolled up, instead of the report; may be given again."),
	 .offset = offsetof(struct eval_settings, explain)},
	{.name = "scheme",
	 .letter = 's',
	 .kind = OPTION_LIST,
	 .argument = N_("NAME"),
	 .help = N_("Rate by this scheme, a preset or a YAML file, instead of the plan's own; given again, by several "
		    "side by side."),
	 .offset = offsetof(struct eval_settings, scheme)},
	{.name = "trend",
	 .letter = 't',
	 .kind = OPTION_SWITCH,
	 .help = N_("Print below each figure how it went over the years, what is missing and the outlook."),
	 .offset = offsetof(struct eval_settings, trend)},
	{.name = "roll-up",
	 .letter = 'r',
	 .kind = OPTION_SWITCH,
	 .help = N_(
		 "Print at the end what each policy, measure and department comes to by the rating schemes in force."),
	 .offset = offsetof(struct eval_settings, roll_up)},
	{.name = "list-schemes",
	 .kind = OPTION_SWITCH,
	 .alone = true,
	 .help = N_("List the rating schemes that come with the tool."),
	 .offset = offsetof(struct eval_settings, list_schemes)},
	{.name = "verify-published",
	 .kind = OPTION_LIST,
	 .argument = N_("FILE"),
	 .alone = true,
	 .help = N_("Recompute the rates and verdicts that this CSV file says were published, from the plan and its "
		    "results or without PLAN from its own figures, and print what does not agree; may be given "
		    "again."),
	 .offset = offsetof(struct eval_settings, published)},
	{.name = "report",
	 .kind = OPTION_LIST,
	 .argument = N_("FORMAT:FILE"),
	 .help = N_("Write the whole report in this form to this file besides; may be given again."),
	 .offset = offsetof(struct eval_settings, report)},
	{.name = "previous",
	 .kind = OPTION_TEXT,
	 .argument = N_("FILE"),
	 .help = N_("Print only what has changed since this earlier report (of --format=json or --report json:FILE), "
		    "and nothing when nothing has; --fail-on is then for the changes."),
	 .offset = offsetof(struct eval_settings, previous)},
	{.name = "policy",
	 .kind = OPTION_LIST,
	 .argument = N_("PATTERN"),
	 .help = N_("Evaluate only the policies whose id, number or title is like this shell pattern; may be given "
		    "again."),
	 .offset = offsetof(struct eval_settings, choose[SELECT_POLICY])},
	{.name = "measure",
	 .kind = OPTION_LIST,
	 .argument = N_("PATTERN"),
	 .help = N_("The same with measures and their parts."),
	 .offset = offsetof(struct eval_settings, choose[SELECT_MEASURE])},
	{.name = "indicator",
	 .kind = OPTION_LIST,
	 .argument = N_("PATTERN"),
	 .help = N_("The same with the id or title of actions, indicators and figures."),
	 .offset = offsetof(struct eval_settings, choose[SELECT_INDICATOR])},
	{.name = "department",
	 .kind = OPTION_LIST,
	 .argument = N_("PATTERN"),
	 .help = N_("The same with the departments in charge."),
	 .offset = offsetof(struct eval_settings, choose[SELECT_DEPARTMENT])},
	{.name = "only",
	 .kind = OPTION_ORDER,
	 .argument = N_("LIST"),
	 .choice = only_choice,
	 .help = N_(
		 "Print only what has one of these outcomes, or a grade that fails, or is in one of these states; what "
		 "is counted stays the same."),
	 .offset = offsetof(struct eval_settings, only)},
	{.name = "columns",
	 .kind = OPTION_ORDER,
	 .argument = N_("LIST"),
	 .choice = column_choice,
	 .help = N_("Print tables with these columns, in this order; for text, markdown and csv."),
	 .offset = offsetof(struct eval_settings, columns)},
	{.name = "sort",
	 .kind = OPTION_CHOICE,
	 .argument = N_("KEY"),
	 .choice = sort_choice,
	 .preset = "plan",
	 .help = N_("Print one table a year, sorted by this: the worst outcome, the lowest rate first; for text, "
		    "markdown and csv."),
	 .offset = offsetof(struct eval_settings, sort)},
	{.name = "reverse",
	 .kind = OPTION_SWITCH,
	 .help = N_("Sort the other way round."),
	 .offset = offsetof(struct eval_settings, reverse)},
	{.name = "quiet",
	 .letter = 'q',
	 .kind = OPTION_SWITCH,
	 .help = N_(
		 "Print only what --fail-on names, or --only where it is given, no warnings, and nothing at all when "
		 "there is nothing that --fail-on names."),
	 .offset = offsetof(struct eval_settings, quiet)},
	{.name = "jobs",
	 .letter = 'j',
	 .kind = OPTION_NUMBER,
	 .argument = N_("N"),
	 .help = N_("Work on this many plans at once; without it, on as many as there are processors. The output is "
		    "the same."),
	 .offset = offsetof(struct eval_settings, jobs)},
	{.name = "fail-on",
	 .kind = OPTION_SET,
	 .argument = N_("LIST"),
	 .choice = fail_choice,
	 .preset = "missed",
	 .help = N_("End with status 1 when there is one of these outcomes, a grade that fails, or one of these "
		    "states."),
	 .offset = offsetof(struct eval_settings, fail_on)},
	COMMON_OPTIONS(struct eval_settings),
};

const struct command plan_eval_command = {
	.name = "plan-eval",
	.operands = N_("PLAN... [RESULTS]..."),
	.summary = N_("Compares the targets of a plan with its results and prints what was achieved. PLAN is a YAML "
		      "file or a folder of them, RESULTS are CSV files or folders of them; without RESULTS, those that "
		      "the plan names. \"-\" is standard input."),
	.status = N_("0  nothing that --fail-on names\n"
		     "1  there is: a target was missed\n"
		     "2  it could not do its work: wrong usage, input that cannot be read or is invalid, output that "
		     "cannot be written"),
	.option = rows,
	.option_count = sizeof rows / sizeof *rows,
	.least = 1,
};
