/*
 * What git asks of a driver: lines for its own differ, and the difference by
 * lines where there is none by meaning.
 */
#include "cli/diff.h"

#include "base/utf8.h"
#include "cli/git.h"
#include "cli/language.h"
#include "cli/terminal.h"
#include "diff/conflict.h"
#include "read/text.h"
#include "read/yaml.h"
#include "view/listing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One fact a line; false when the text is no sound plan. */
static bool list_facts(struct run *run, const struct read_limits *limits, struct str name, struct str bytes,
		       struct str *out)
{
	struct diag_list findings = diag_list_new(run->arena);
	struct source *source = read_text(run->arena, name, bytes, TEXT_UTF8, NULL, &findings);
	struct node *root = source ? read_yaml(run->arena, source, limits, &findings) : NULL;
	struct plan *plan = root ? plan_read(run->arena, source, root, &findings) : NULL;
	if (!plan || findings.count[DIAG_ERROR])
		return false;
	*out = view_listing(run->arena, plan);
	return true;
}

/* A merge that is not finished yet: the facts of both sides, those that differ between marks. */
static bool list_both(struct run *run, const struct read_limits *limits, const struct input *input, struct str *out)
{
	struct str side[CONFLICT_SIDES], facts[CONFLICT_SIDES];
	if (!conflict_split(run->arena, input->bytes, side))
		return false;
	for (int k = 0; k < CONFLICT_SIDES; k++)
		if (!list_facts(run, limits, input->name, side[k], &facts[k]))
			return false;
	*out = conflict_join(run->arena, facts);
	return true;
}

enum status diff_textconv(struct run *run, const struct text_list *operands)
{
	struct loader l;
	struct input input;
	struct str text;
	if (operands->n != 1)
		return run_usage(run, MSG(N_("--textconv takes one file")), (struct msg){0});
	loader_init(&l, run->arena, NULL);
	if (!input_read(&l.inputs, operands->v[0], (struct span){0}, &input)) {
		loader_report(&l, run, DIAG_ERROR);
		return STATUS_TROUBLE;
	}
	run_confine(run, RUN_NEEDS_OUTPUTS, NULL);
	/* A version with errors is shown as it is: git stops at a driver that fails, and what cannot be read would be
	 * lost. */
	if (!list_facts(run, &l.inputs.limits, input.name, input.bytes, &text) &&
	    !list_both(run, &l.inputs.limits, &input, &text))
		text = input.bytes;
	return run_print(run, text, false, STATUS_OK);
}

bool diff_is_unmerged(const struct text_list *operands)
{
	return operands->n == 1 && getenv("GIT_DIFF_PATH_COUNTER") != NULL;
}

enum status diff_print_unmerged(struct run *run, const struct text_list *operands)
{
	struct str path = utf8_inert(run->arena, argument_text(run->arena, operands->v[0]));
	struct msg m = MSG(N_("not merged yet: %s"), path);
	struct str line[] = {msg_text(run->arena, m, language_translate), STR("\n")};
	return run_print(run, str_join(run->arena, line, 2, STR("")), true, STATUS_OK);
}

bool diff_pager_colour(const struct diff_settings *s)
{
	const char *pager = getenv("GIT_PAGER_IN_USE"), *no = getenv("NO_COLOR"), *term = getenv("TERM");
	return s->common.color == COLOR_AUTO && pager && strcmp(pager, "true") == 0 && (!no || !*no) && term &&
	       strcmp(term, "dumb") != 0;
}

bool diff_are_files(const struct diff_request *r)
{
	bool good = true;
	for (int k = DIFF_OLD; k < DIFF_SIDES; k++)
		good = good && (!r->mode[k] || r->mode[k][0] == '.' || strncmp(r->mode[k], "100", 3) == 0);
	return good;
}

/* Git's header names temporary files: from the first hunk on it is right.  What is no text has none. */
static struct str from_first_hunk(struct arena *a, const struct diff_request *r, struct str diff)
{
	size_t at = str_find(diff, STR("\n@@ "));
	if (at != SIZE_MAX)
		return str_slice(diff, at + 1, SIZE_MAX);
	struct str binary[] = {STR("Binary files "), r->side[DIFF_OLD].label, STR(" and "), r->side[DIFF_NEW].label,
			       STR(" differ\n")};
	return str_find(diff, STR("\nBinary files ")) != SIZE_MAX ? str_join(a, binary, 5, STR("")) : STR("");
}

static const char *absolute(struct arena *a, const char *path)
{
	char folder[4096];
	struct str part[] = {STR(""), str_of(path)};
	if (path[0] == '/' || !getcwd(folder, sizeof folder))
		return path;
	part[0] = str_of(folder);
	return str_z(a, str_join(a, part, 2, STR("/")));
}

struct str diff_by_lines(struct run *run, const struct diff_request *r)
{
	/* At the root, where no attributes of the repository have a say about files of these names. */
	const char *argv[] = {"diff",
			      "--no-index",
			      "--no-ext-diff",
			      "--no-textconv",
			      "--no-color",
			      "--",
			      absolute(run->arena, r->old_file),
			      absolute(run->arena, r->new_file),
			      NULL};
	struct git_output out = git_run(run->arena, "/", argv, true);
	struct str part[] = {STR("--- "),   r->side[DIFF_OLD].label,
			     STR("\n+++ "), r->side[DIFF_NEW].label,
			     STR("\n"),	    from_first_hunk(run->arena, r, out.bytes)};
	return out.status == 1 ? str_join(run->arena, part, sizeof part / sizeof *part, STR("")) : STR("");
}
