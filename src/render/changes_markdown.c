/*
 * Changes as a comment on a pull request: the counts first, what matters in a
 * table, the rest folded.
 */
#include "render/change_words.h"
#include "render/changes.h"
#include "render/markdown_escape.h"

/* A comment on GitHub holds 65,536 characters; bytes are counted, so that it is never more, with room for the end. */
enum { COMMENT_MAX = 64000 };

struct document {
	struct buf *out;
	struct arena *arena;
	const struct view_changes *v;
	const struct render_style *style;
	size_t left_out;
};

static struct str say(const struct document *d, struct msg m)
{
	return msg_text(d->arena, m, d->style->translate);
}

static void add_counts(const struct document *d)
{
	const struct diff *diff = d->v->diff;
	size_t shown = 0;
	for (int k = 0; k < DIFF_CLASS_COUNT; k++) {
		if (!diff->count[k])
			continue;
		buf_add_z(d->out, shown++ ? " · " : "");
		buf_printf(d->out, "%s ", class_sign((enum diff_class)k));
		markdown_text(d->out, words_class((enum diff_class)k, d->style));
		buf_printf(d->out, " **%zu**", diff->count[k]);
	}
	if (!shown)
		buf_add(d->out, say(d, MSG(N_("no change"))));
	buf_add_z(d->out, "\n");
	struct words_notes alarms = words_alarms(d->arena, d->v, d->style);
	for (size_t k = 0; k < alarms.n; k++) {
		buf_add_z(d->out, k ? " · **" : "\n**");
		buf_add(d->out, alarms.v[k]);
		buf_add_z(d->out, "**");
	}
	if (alarms.n)
		buf_add_z(d->out, "\n");
}

static void add_row(const struct document *d, const struct view_change *v)
{
	struct words_notes notes = words_notes(d->arena, v, d->style);
	buf_printf(d->out, "| %s ", class_sign(v->change->class));
	markdown_text(d->out, words_class(v->change->class, d->style));
	buf_add_z(d->out, " | ");
	markdown_text(d->out, words_subject(d->arena, v, d->style));
	if (v->title.n) {
		buf_add_z(d->out, "<br>");
		markdown_text(d->out, v->title);
	}
	buf_add_z(d->out, " | ");
	markdown_text(d->out, words_change(d->arena, v, d->style));
	for (size_t k = 0; k < notes.n; k++) {
		buf_add_z(d->out, "<br>");
		markdown_text(d->out, notes.v[k]);
	}
	buf_add_z(d->out, " | ");
	markdown_text(d->out, v->at.source ? span_text(d->arena, v->at) : STR(""));
	buf_add_z(d->out, " |\n");
}

static bool is_grave(const struct view_change *v)
{
	return v->change->class <= DIFF_SCOPE_ADDED || v->change->class == DIFF_DATA;
}

static void add_table(struct document *d, bool grave)
{
	static const char *const heads[] = {N_("class"), N_("what"), N_("change"), N_("place")};
	bool begun = false;
	for (size_t k = 0; k < d->v->change_count; k++) {
		const struct view_change *v = &d->v->change[k];
		if (is_grave(v) != grave)
			continue;
		size_t before = d->out->n;
		for (size_t h = 0; !begun && h < 4; h++) {
			buf_add_z(d->out, h ? " | " : "\n| ");
			markdown_text(d->out, say(d, (struct msg){.id = heads[h]}));
		}
		buf_add_z(d->out, begun ? "" : " |\n|---|---|---|---|\n");
		add_row(d, v);
		if (d->out->n > COMMENT_MAX) {
			d->out->n = before;
			d->left_out++;
		} else {
			begun = true;
		}
	}
}

static size_t count_light(const struct document *d)
{
	size_t n = 0;
	for (size_t k = 0; k < d->v->change_count; k++)
		n += !is_grave(&d->v->change[k]);
	return n;
}

static void add_folded(struct document *d)
{
	size_t n = count_light(d);
	if (!n)
		return;
	buf_add_z(d->out, "\n<details><summary>");
	markdown_text(d->out,
		      say(d, MSG(N_("Moves, wording and who is in charge: %s"), str_format(d->arena, "%zu", n))));
	buf_add_z(d->out, "</summary>\n");
	add_table(d, false);
	buf_add_z(d->out, "\n</details>\n");
}

static void add_lone_flips(const struct document *d)
{
	for (size_t k = 0; k < d->v->flip_count; k++) {
		if (d->v->flip[k].because_count || d->out->n > COMMENT_MAX)
			continue;
		buf_add_z(d->out, "\n- ");
		markdown_text(d->out, words_flip_alone(d->arena, &d->v->flip[k], d->style));
		buf_add_z(d->out, "\n");
	}
}

void render_changes_markdown(struct buf *out, const struct view_changes *v, const struct render_style *style)
{
	struct document d = {out, out->arena, v, style, 0};
	buf_add_z(out, "### ");
	markdown_text(out, say(&d, MSG(N_("What changed in %s"), v->title)));
	buf_add_z(out, "\n\n");
	for (int k = 0; k < DIFF_SIDES; k++) {
		if (v->complete[k])
			continue;
		markdown_text(
			out, say(&d, MSG(N_("%s has errors: it was compared as far as it could be read"), v->name[k])));
		buf_add_z(out, "\n\n");
	}
	add_counts(&d);
	add_table(&d, true);
	add_lone_flips(&d);
	add_folded(&d);
	if (d.left_out) {
		buf_add_z(out, "\n");
		markdown_text(out, say(&d, MSG(N_("%s more changes do not fit into a comment"),
					       str_format(d.arena, "%zu", d.left_out))));
		buf_add_z(out, "\n");
	}
}
