/*
 * Changes as a page of HTML of its own, without scripts or outside
 * references.
 */
#include "render/changes_html.h"

#include "render/changes.h"

static const char *class_name(enum diff_class c)
{
	switch (c) {
	case DIFF_LOOSER:
	case DIFF_PUT_OFF:
	case DIFF_SCOPE_CUT:
		return "worse";
	case DIFF_STRICTER:
	case DIFF_BROUGHT_FORWARD:
	case DIFF_SCOPE_ADDED:
		return "better";
	default:
		return "other";
	}
}

static void add_class(struct changes_page *p, enum diff_class c)
{
	buf_printf(p->out, "<span class=\"%s\"><span aria-hidden=\"true\">%s</span> ", class_name(c), class_sign(c));
	html_text(p->out, words_class(c, p->style));
	buf_add_z(p->out, "</span>");
}

static void add_paragraph(struct changes_page *p, const char *name, struct str text)
{
	buf_printf(p->out, "<p class=\"%s\">", name);
	html_text(p->out, text);
	buf_add_z(p->out, "</p>");
}

static void add_row(struct changes_page *p, const struct view_change *v)
{
	struct words_notes notes = words_notes(p->arena, v, p->style);
	buf_add_z(p->out, "<tr>\n<td>");
	add_class(p, v->change->class);
	buf_add_z(p->out, "</td>\n<th scope=\"row\"><p>");
	html_text(p->out, v->title.n ? v->title : words_subject(p->arena, v, p->style));
	buf_add_z(p->out, "</p>");
	if (v->title.n)
		add_paragraph(p, "note", words_subject(p->arena, v, p->style));
	buf_add_z(p->out, "</th>\n<td><p>");
	html_text(p->out, words_change(p->arena, v, p->style));
	buf_add_z(p->out, "</p>");
	for (size_t k = 0; k < notes.n; k++)
		add_paragraph(p, "note", notes.v[k]);
	buf_add_z(p->out, "</td>\n<td class=\"place\">");
	html_text(p->out, v->at.source ? span_text(p->arena, v->at) : STR("—"));
	buf_add_z(p->out, "</td>\n</tr>\n");
}

static void add_counts(struct changes_page *p, const struct view_changes *v)
{
	buf_add_z(p->out, "<ul>\n");
	for (int k = 0; k < DIFF_CLASS_COUNT; k++) {
		if (!v->diff->count[k])
			continue;
		buf_add_z(p->out, "<li>");
		add_class(p, (enum diff_class)k);
		buf_printf(p->out, " %zu</li>\n", v->diff->count[k]);
	}
	struct words_notes alarms = words_alarms(p->arena, v, p->style);
	for (size_t k = 0; k < alarms.n; k++) {
		buf_add_z(p->out, "<li>");
		html_text(p->out, alarms.v[k]);
		buf_add_z(p->out, "</li>\n");
	}
	if (diff_is_empty(v->diff) && !v->diff->changes.n)
		changes_page_element(p, "li", MSG(N_("no change")));
	buf_add_z(p->out, "</ul>\n");
}

static void add_lone_flips(struct changes_page *p, const struct view_changes *v)
{
	for (size_t k = 0; k < v->flip_count; k++)
		if (!v->flip[k].because_count)
			add_paragraph(p, "note", words_flip_alone(p->arena, &v->flip[k], p->style));
}

void render_changes_html(struct buf *out, const struct view_changes *v, const struct render_style *style)
{
	static const char *const heads[] = {N_("class"), N_("what"), N_("change"), N_("place")};
	struct changes_page p = {out, out->arena, style};
	changes_page_begin(&p, MSG(N_("What changed in %s"), v->title));
	for (int k = 0; k < DIFF_SIDES; k++)
		if (!v->complete[k])
			changes_page_element(
				&p, "p",
				MSG(N_("%s has errors: it was compared as far as it could be read"), v->name[k]));
	add_counts(&p, v);
	if (v->change_count) {
		changes_page_table_begin(&p, MSG(N_("Changes, the gravest first")), heads, 4);
		for (size_t k = 0; k < v->change_count; k++)
			add_row(&p, &v->change[k]);
		changes_page_table_end(&p);
	}
	add_lone_flips(&p, v);
	changes_page_end(&p);
}
