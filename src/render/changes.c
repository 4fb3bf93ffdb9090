#include "render/changes.h"

const struct change_renderer change_renderers[] = {
	{"text", N_("for a terminal"), true, render_changes_text},
};
const size_t change_renderer_count = sizeof change_renderers / sizeof *change_renderers;
