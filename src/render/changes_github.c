/*
 * Changes as workflow commands of GitHub Actions, shown at their lines.  It
 * shows ten of each kind in a step; the gravest come first.
 */
#include "base/utf8.h"
#include "render/change_words.h"
#include "render/changes.h"
#include "render/github_escape.h"

static const char *command_of(const struct change *c)
{
	if (c->behind || (c->needs_reason && !c->amendment))
		return "error";
	switch (c->class) {
	case DIFF_LOOSER:
	case DIFF_PUT_OFF:
	case DIFF_SCOPE_CUT:
	case DIFF_DEFINITION:
		return "warning";
	default:
		return "notice";
	}
}

static void add_change(struct buf *out, const struct view_change *v, const struct render_style *style)
{
	struct arena *a = out->arena;
	struct words_notes notes = words_notes(a, v, style);
	buf_printf(out, "::%s ", command_of(v->change));
	if (v->at.source) {
		struct place p = source_place(v->at.source, v->at.start);
		buf_add_z(out, "file=");
		github_text(out, v->at.source->name, true);
		buf_printf(out, ",line=%zu,col=%zu,", p.line, p.column);
	}
	struct str title[] = {words_class(v->change->class, style), STR(" "), words_subject(a, v, style)};
	buf_add_z(out, "title=");
	github_text(out, utf8_inert(a, str_join(a, title, 3, STR(""))), true);
	buf_add_z(out, "::");
	github_text(out, utf8_inert(a, words_change(a, v, style)), false);
	for (size_t k = 0; k < notes.n; k++) {
		buf_add_z(out, "%0A");
		github_text(out, utf8_inert(a, notes.v[k]), false);
	}
	buf_add_c(out, '\n');
}

void render_changes_github(struct buf *out, const struct view_changes *v, const struct render_style *style)
{
	for (size_t k = 0; k < v->change_count; k++)
		add_change(out, &v->change[k], style);
}
