#include "render/render.h"

const struct renderer renderers[] = {
	{"text", N_("for a terminal"), true, render_text, render_text_explain},
	{"json", N_("for programs; documented in plan-eval(1)"), false, render_json, render_json_explain},
};
const size_t renderer_count = sizeof renderers / sizeof *renderers;

const struct renderer *renderer_find(struct str name)
{
	for (size_t k = 0; k < renderer_count; k++)
		if (str_eq(str_of(renderers[k].name), name))
			return &renderers[k];
	return NULL;
}
