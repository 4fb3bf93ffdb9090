#include "cli/diff.h"
#include "cli/help.h"
#include "cli/language.h"
#include "render/changes.h"

/* Where the rating scheme of a side comes from, when git calls and does not tell. */
static struct view_place place_of(const struct diff_side *s)
{
	static const char *const words[PLACE_KIND_COUNT] = {[PLACE_TREE] = N_("the working tree"),
							    [PLACE_INDEX] = N_("the index"),
							    [PLACE_NOT_FOUND] = N_("not found")};

	return (struct view_place){words[s->place.kind], s->place.revision};
}

static struct view_changes *view_of(const struct run *run, const struct diff_settings *s, const struct diff_request *r,
				    const struct diff *d)
{
	bool table = s->table || !change_renderers[s->format].changes;
	struct view_changes *v = view_changes(run->arena, d, table ? ~0u : s->only);

	for (int k = 0; k < DIFF_SIDES; k++) {
		v->name[k] = r->side[k].label;
		v->complete[k] = r->side[k].complete;
		v->mode[k] = str_of(r->mode[k]);
		v->scheme_from[k] = place_of(&r->side[k]);
	}
	return v;
}

static bool is_text(const struct diff_settings *s)
{
	return s->summary || change_renderers[s->format].is_text;
}

static struct render_style style_of(const struct run *run, bool colour)
{
	return (struct render_style){
		.translate = language_translate,
		.colour = colour,
		.width = run_width(run),
		.tool = str_of(run->command->name),
		.version = str_of(tools_version),
	};
}

static void render(struct run *run, const struct diff_settings *s, const struct view_changes *v, bool for_git,
		   struct buf *out)
{
	const struct change_renderer *renderer = &change_renderers[s->format];
	struct render_style style = style_of(run, run_colour(run) || (for_git && diff_pager_colour(s)));

	if (for_git && is_text(s))
		render_changes_header(out, v, &style);
	if (s->summary)
		render_changes_summary(out, v, &style);
	else if (s->table || !renderer->changes)
		renderer->table(out, view_facing(run->arena, v), &style);
	else
		renderer->changes(out, v, &style);
}

/* Git ends its whole diff at a driver that fails: what cannot be compared by meaning is shown line by line. */
static enum status compare_for_git(struct run *run, const struct diff_settings *s, struct diff_request *r)
{
	struct buf out = buf_new(run->arena);

	if (diff_are_files(r) && diff_load(run, r)) {
		run_confine(run, RUN_NEEDS_OUTPUTS, NULL);
		struct diff *d = diff_plans(run->arena, r->side[DIFF_OLD].plan, r->side[DIFF_NEW].plan);
		render(run, s, view_of(run, s, r, d), true, &out);
	} else {
		buf_add(&out, diff_by_lines(run, r));
	}
	return run_print(run, buf_str(&out), is_text(s), STATUS_OK);
}

static enum status compare(struct run *run, const struct diff_settings *s, const struct text_list *operands,
			   size_t apart)
{
	struct diff_request r;
	struct buf out = buf_new(run->arena);

	if (!diff_sides(run, operands, apart, &r))
		return STATUS_TROUBLE;
	if (r.external)
		return compare_for_git(run, s, &r);
	/* Rating schemes of a revision are read from git too. */
	if (r.side[DIFF_OLD].path && r.side[DIFF_NEW].path)
		run_confine(run, RUN_NEEDS_FILES, NULL);
	if (!diff_load(run, &r))
		return STATUS_TROUBLE;
	struct diff *d = diff_plans(run->arena, r.side[DIFF_OLD].plan, r.side[DIFF_NEW].plan);
	if (!diff_add_results(run, s, &r, d))
		return STATUS_TROUBLE;
	run_confine(run, RUN_NEEDS_OUTPUTS, NULL);
	render(run, s, view_of(run, s, &r, d), false, &out);
	return run_print(run, buf_str(&out), is_text(s), diff_fails(s, d) ? STATUS_FOUND : STATUS_OK);
}

static enum status print_log(struct run *run, const struct diff_settings *s, const struct text_list *operands)
{
	struct render_style style = style_of(run, run_colour(run));
	const struct view_log *log = diff_log(run, s, operands);
	struct buf out = buf_new(run->arena);

	if (!log)
		return STATUS_TROUBLE;
	run_confine(run, RUN_NEEDS_OUTPUTS, NULL);
	change_renderers[s->format].log(&out, log, &style);
	return run_print(run, buf_str(&out), is_text(s), STATUS_OK);
}

int main(int argc, char **argv)
{
	struct diff_settings settings = {0};
	struct run run = run_begin(&plan_diff_command);
	size_t apart = diff_operands_apart(argc, argv);
	struct text_list operands;
	enum status status;

	if (!run_options(&run, argc, argv, &settings, &operands, &status))
		return run_end(&run, status);
	if (!diff_settings_fit(&run, &settings))
		status = STATUS_TROUBLE;
	else if (settings.log)
		status = print_log(&run, &settings, &operands);
	else if (settings.textconv)
		status = diff_textconv(&run, &operands);
	else if (settings.merge)
		status = diff_merge(&run, &operands);
	else if (diff_is_unmerged(&operands))
		status = diff_print_unmerged(&run, &operands);
	else
		status = compare(&run, &settings, &operands, apart);
	return run_end(&run, status);
}
