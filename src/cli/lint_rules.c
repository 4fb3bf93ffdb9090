#include "cli/lint.h"

#include "cli/help.h"
#include "cli/language.h"
#include "render/rule_pages.h"

#include <string.h>

static struct render_style style_of(const struct run *run)
{
	return (struct render_style){.translate = language_translate,
				     .colour = run_colour(run),
				     .width = run_width(run),
				     .tool = str_of(run->command->name),
				     .version = str_of(tools_version)};
}

static enum status print_list(const struct run *run, const struct lint_settings *s)
{
	struct render_style style = style_of(run);
	struct buf out = buf_new(run->arena);
	const char *format = s->format > 0 ? findings_renderers[s->format - 1].name : "text";

	if (strcmp(format, "json") == 0) {
		render_rule_list_json(&out, &style);
		return run_print(run, buf_str(&out), false, STATUS_OK);
	}
	if (strcmp(format, "text") != 0)
		return run_usage(run, MSG(N_("--list-rules prints text or json, not %s"), str_of(format)),
				 (struct msg){0});
	render_rule_list(&out, &style);
	return run_print(run, buf_str(&out), true, STATUS_OK);
}

enum status lint_print_rules(const struct run *run, const struct lint_settings *s)
{
	struct render_style style = style_of(run);
	struct buf out = buf_new(run->arena);

	if (s->list_rules)
		return print_list(run, s);
	for (size_t i = 0; i < s->explain.n; i++) {
		struct str word = argument_text(run->arena, s->explain.v[i]);
		enum rule_id r = rule_find(word);
		const char *like = rule_suggest(run->arena, word);

		if (r == RULE_NONE) {
			run_complain(run, MSG(N_("no rule is called \"%s\""), word),
				     like ? MSG(N_("did you mean \"%s\"?"), str_of(like))
					  : MSG(N_("\"plan-lint --list-rules\" lists them")));
			return STATUS_TROUBLE;
		}
		if (i > 0)
			buf_add_c(&out, '\n');
		render_rule_page(&out, r, &style);
	}
	return run_print(run, buf_str(&out), true, STATUS_OK);
}
