#include "render/audit.h"

static const struct audit_renderer audit_renderers[] = {
	{"text", true, render_audit_text},
	{"json", false, render_audit_json},
};

enum { RENDERERS = sizeof audit_renderers / sizeof *audit_renderers };

const struct audit_renderer *audit_renderer_find(struct str name)
{
	for (size_t k = 0; k < RENDERERS; k++)
		if (str_eq(str_of(audit_renderers[k].name), name))
			return &audit_renderers[k];
	return NULL;
}

struct str audit_renderer_names(struct arena *a)
{
	struct str name[RENDERERS];
	for (size_t k = 0; k < RENDERERS; k++)
		name[k] = str_of(audit_renderers[k].name);
	return str_join(a, name, RENDERERS, STR(", "));
}
