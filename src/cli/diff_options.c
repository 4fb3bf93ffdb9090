#include "cli/diff.h"

#include "render/changes.h"

/* What --fail-on can name besides the classes. */
enum { FAIL_ANY = DIFF_CLASS_COUNT, FAIL_UNEXPLAINED, FAIL_BEHIND, FAIL_FLIP, FAIL_COUNT };

static const char *class_choice(size_t i)
{
	return i < DIFF_CLASS_COUNT ? diff_class_names[i] : NULL;
}

static const char *fail_choice(size_t i)
{
	static const char *const more[] = {"any", "unexplained", "behind", "flip"};

	return i < DIFF_CLASS_COUNT ? diff_class_names[i] : i < FAIL_COUNT ? more[i - DIFF_CLASS_COUNT] : NULL;
}

static const char *format_choice(size_t i)
{
	return i < change_renderer_count ? change_renderers[i].name : NULL;
}

static bool holds(const struct diff *d, unsigned choice)
{
	switch (choice) {
	case FAIL_ANY:
		return !diff_is_empty(d);
	case FAIL_UNEXPLAINED:
		return d->unexplained > 0;
	case FAIL_BEHIND:
		return d->behind > 0;
	case FAIL_FLIP:
		return d->flips.n > 0;
	default:
		return d->count[choice] > 0;
	}
}

bool diff_settings_fit(const struct run *run, const struct diff_settings *s)
{
	const struct change_renderer *r = &change_renderers[s->format];

	if (s->table && s->summary)
		run_usage(run, MSG(N_("--table and --summary exclude each other")), (struct msg){0});
	else if (s->table && r->table == NULL)
		run_usage(run, MSG(N_("--table cannot be had as %s"), str_of(r->name)), (struct msg){0});
	else if (s->log && r->log == NULL)
		run_usage(run, MSG(N_("--log cannot be had as %s"), str_of(r->name)), (struct msg){0});
	else if (s->summary && r->changes == NULL)
		run_usage(run, MSG(N_("--summary cannot be had as %s"), str_of(r->name)), (struct msg){0});
	else
		return true;
	return false;
}

bool diff_fails(const struct diff_settings *s, const struct diff *d)
{
	for (unsigned i = 0; i < FAIL_COUNT; i++)
		if ((s->fail_on & 1u << i) && holds(d, i))
			return true;
	return false;
}

static const struct option_row rows[] = {
	{.name = "results",
	 .letter = 'r',
	 .kind = OPTION_LIST,
	 .argument = N_("FILE"),
	 .help = N_("Evaluate both plans on these results, a CSV file or a folder of them, and print which verdicts "
		    "flip and why; may be given again."),
	 .offset = offsetof(struct diff_settings, results)},
	{.name = "old-results",
	 .kind = OPTION_LIST,
	 .argument = N_("FILE"),
	 .help = N_("With --new-results: also print which figures differ, and tell apart what the plan changed and "
		    "what the results changed; may be given again."),
	 .offset = offsetof(struct diff_settings, old_results)},
	{.name = "new-results",
	 .kind = OPTION_LIST,
	 .argument = N_("FILE"),
	 .help = N_("See --old-results."),
	 .offset = offsetof(struct diff_settings, new_results)},
	{.name = "as-of",
	 .kind = OPTION_DATE,
	 .argument = N_("DATE"),
	 .help = N_("Judge as at the end of this day, and see no later results; without it, today."),
	 .offset = offsetof(struct diff_settings, as_of)},
	{.name = "format",
	 .letter = 'f',
	 .kind = OPTION_CHOICE,
	 .argument = N_("FORMAT"),
	 .choice = format_choice,
	 .preset = "text",
	 .help = N_("Print the changes in this form."),
	 .offset = offsetof(struct diff_settings, format)},
	{.name = "table",
	 .letter = 't',
	 .kind = OPTION_SWITCH,
	 .help = N_(
		 "Print the whole of both plans side by side, as text, markdown, html or csv, with what is continued, "
		 "modified, new or removed."),
	 .offset = offsetof(struct diff_settings, table)},
	{.name = "summary",
	 .letter = 's',
	 .kind = OPTION_SWITCH,
	 .help = N_("Print only how many changes there are of each class."),
	 .offset = offsetof(struct diff_settings, summary)},
	{.name = "only",
	 .kind = OPTION_SET,
	 .argument = N_("LIST"),
	 .choice = class_choice,
	 .preset = "looser,put-off,scope-cut,definition,stricter,brought-forward,scope-added,responsibility,moved,"
		   "reworded,data",
	 .help = N_("List only changes of these classes."),
	 .offset = offsetof(struct diff_settings, only)},
	{.name = "fail-on",
	 .kind = OPTION_SET,
	 .argument = N_("LIST"),
	 .choice = fail_choice,
	 .preset = "any",
	 .help = N_("End with status 1 when there is one of these: a class; any change of meaning; an unexplained one; "
		    "something removed while it was behind its target; a verdict that flips."),
	 .offset = offsetof(struct diff_settings, fail_on)},
	{.name = "log",
	 .letter = 'l',
	 .kind = OPTION_SWITCH,
	 .help = N_("Print how the targets of one plan changed through its history in git: when, by whom, and what was "
		    "known by then."),
	 .offset = offsetof(struct diff_settings, log)},
	{.name = "textconv",
	 .kind = OPTION_SWITCH,
	 .help = N_("Print one plan as lines of one fact each, for git's textconv."),
	 .offset = offsetof(struct diff_settings, textconv)},
	{.name = "merge",
	 .kind = OPTION_SWITCH,
	 .help = N_("Merge BASE OURS THEIRS [NAME] by indicator and year into OURS, or into --output, as git's merge "
		    "driver; status 1 when both changed the same."),
	 .offset = offsetof(struct diff_settings, merge)},
	COMMON_OPTIONS(struct diff_settings),
};

const struct command plan_diff_command = {
	.name = "plan-diff",
	.operands = N_("OLD NEW"),
	.summary =
		N_("Compares two revisions of a plan by meaning: what became stricter or looser, was put off, removed "
		   "or defined anew, and which verdicts that flips. OLD and NEW are YAML files, \"-\" for standard "
		   "input, or REV:PATH for a file in git; REV1 REV2 -- PATH compares a file in two revisions."),
	.status = N_("0  both mean the same, or there is nothing that --fail-on names\n"
		     "1  they differ\n"
		     "2  it could not do its work: wrong usage, a plan that cannot be read or is none, output that "
		     "cannot be written"),
	.option = rows,
	.option_count = sizeof rows / sizeof *rows,
	.least = 1,
};
