#include "cli/diff.h"
#include "cli/help.h"
#include "cli/language.h"
#include "render/changes.h"

static struct view_changes *view_of(const struct run *run, const struct diff_settings *s, const struct diff_request *r,
				    const struct diff *d)
{
	struct view_changes *v = view_changes(run->arena, d, s->only);

	for (int k = 0; k < DIFF_SIDES; k++) {
		v->name[k] = r->side[k].label;
		v->complete[k] = r->side[k].complete;
	}
	return v;
}

static enum status print(struct run *run, const struct diff_settings *s, const struct view_changes *v,
			 enum status status)
{
	const struct change_renderer *renderer = &change_renderers[s->format];
	struct buf out = buf_new(run->arena);
	struct render_style style = {
		.translate = language_translate,
		.colour = run_colour(run),
		.width = run_width(run),
		.tool = str_of(run->command->name),
		.version = str_of(tools_version),
	};

	if (s->summary)
		render_changes_summary(&out, v, &style);
	else
		renderer->changes(&out, v, &style);
	return run_print(run, buf_str(&out), s->summary || renderer->is_text, status);
}

static enum status compare(struct run *run, const struct diff_settings *s, const struct text_list *operands,
			   size_t apart)
{
	struct diff_request r;

	if (!diff_sides(run, operands, apart, &r) || !diff_load(run, &r))
		return STATUS_TROUBLE;
	struct diff *d = diff_plans(run->arena, r.side[DIFF_OLD].plan, r.side[DIFF_NEW].plan);
	if (!diff_add_results(run, s, &r, d))
		return STATUS_TROUBLE;
	return print(run, s, view_of(run, s, &r, d), diff_fails(s, d) ? STATUS_FOUND : STATUS_OK);
}

int main(int argc, char **argv)
{
	struct diff_settings settings = {0};
	struct run run = run_begin(&plan_diff_command);
	size_t apart = diff_operands_apart(argc, argv);
	struct text_list operands;
	enum status status;

	if (run_options(&run, argc, argv, &settings, &operands, &status))
		status = compare(&run, &settings, &operands, apart);
	return run_end(&run, status);
}
