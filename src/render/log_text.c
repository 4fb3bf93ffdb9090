#include "base/utf8.h"
#include "render/change_words.h"
#include "render/changes.h"
#include "render/layout.h"
#include "render/words.h"

enum { WIDTH_MIN = 60, WIDTH_MAX = 120, DATE_WIDTH = 10, COMMIT_WIDTH = 9, SIGN_WIDTH = 1, INDENT = 2 };

struct sheet {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
	size_t years, value, author;
	const struct log_revision *cut; /* of no known beginning; NULL: none */
};

static struct str say(const struct sheet *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

static struct str value_text(const struct sheet *p, const struct view_log_entry *e)
{
	return e->value.kind ? words_target_full(p->arena, &e->value, p->style) : say(p, MSG(N_("none")));
}

static void widen(size_t *width, struct str text, size_t most)
{
	size_t w = utf8_width(text);
	*width = w > most ? most : w > *width ? w : *width;
}

static void measure(struct sheet *p, const struct view_log *v)
{
	enum { YEARS_MAX = 20, VALUE_MAX = 24, AUTHOR_MAX = 20 };
	for (size_t k = 0; k < v->item_count; k++) {
		for (size_t j = 0; j < v->item[k].n; j++) {
			const struct view_log_years *y = &v->item[k].years[j];
			widen(&p->years, words_when(p->arena, y->from, y->to, y->when, p->style), YEARS_MAX);
			for (size_t e = 0; e < y->n; e++) {
				widen(&p->value, value_text(p, &y->entry[e]), VALUE_MAX);
				widen(&p->author, y->entry[e].revision->author, AUTHOR_MAX);
			}
		}
	}
}

/* What was known when a target moved: after the result is known, it can be set to fit.  `part`: it is of part of a
 * year. */
static struct str timing(const struct sheet *p, const struct view_log_entry *e, bool part)
{
	if (e->class == DIFF_CLASS_COUNT && (!e->year_over || e->revision == p->cut))
		return STR("");
	struct str known = e->known.kind ? words_value(p->arena, &e->known, p->style) : STR("");
	if (known.n && e->year_over)
		return say(p, part ? MSG(N_("after the period had ended, the result was known: %s"), known)
				   : MSG(N_("after the year had ended, the result was known: %s"), known));
	if (known.n)
		return say(p, part ? MSG(N_("within the period, known by then: %s"), known)
				   : MSG(N_("within the year, known by then: %s"), known));
	if (part)
		return e->year_over ? say(p, MSG(N_("after the period had ended")))
				    : say(p, MSG(N_("before the period had ended")));
	return e->year_over ? say(p, MSG(N_("after the year had ended")))
			    : say(p, MSG(N_("before the year had ended")));
}

static void print_entry(const struct sheet *p, struct str years, const struct view_log_entry *e, bool part)
{
	bool first = e->class == DIFF_CLASS_COUNT;
	const char *sgr = !first && p->style->colour ? class_colour(e->class) : NULL;
	struct layout_cell cell[] = {
		{years, p->years, false, NULL},
		{str_of(first ? " " : class_sign(e->class)), SIGN_WIDTH, false, sgr},
		{value_text(p, e), p->value, e->value.kind == VIEW_NUMBER, sgr},
		{date_format(p->arena, e->revision->date), DATE_WIDTH, false, NULL},
		{e->revision->commit, COMMIT_WIDTH, false, NULL},
		{e->revision->author, p->author, false, NULL},
	};
	layout_row(p->out, INDENT, cell, sizeof cell / sizeof *cell);
	size_t width = p->style->width < WIDTH_MIN   ? WIDTH_MIN
		       : p->style->width > WIDTH_MAX ? WIDTH_MAX
						     : p->style->width;
	size_t indent = INDENT + p->years + 1 + SIGN_WIDTH + 1;
	struct str when = timing(p, e, part);
	if (first && !when.n)
		return;
	struct str said[] = {first ? STR("") : words_class(e->class, p->style), when};
	size_t from = said[0].n == 0;
	layout_paragraph(p->out, indent, width, str_join(p->arena, said + from, 2 - from, STR(": ")));
}

static void print_item(const struct sheet *p, const struct view_log_item *i)
{
	struct str name[] = {i->id, i->title};
	layout_colour(p->out, p->style->colour ? "1" : NULL,
		      utf8_inert(p->arena, str_join(p->arena, name, 2, STR("  "))));
	if (i->gone) {
		buf_add_z(p->out, "  ");
		buf_add(p->out, say(p, MSG(N_("(no longer in the plan)"))));
	}
	buf_add_c(p->out, '\n');
	for (size_t k = 0; k < i->n; k++) {
		struct str years = words_when(p->arena, i->years[k].from, i->years[k].to, i->years[k].when, p->style);
		for (size_t e = 0; e < i->years[k].n; e++)
			print_entry(p, e ? STR("") : years, &i->years[k].entry[e], i->years[k].when.n > 0);
	}
}

void render_log_text(struct buf *out, const struct view_log *v, const struct render_style *style)
{
	struct sheet p = {.out = out, .arena = out->arena, .style = style, .cut = v->cut ? v->revision : NULL};
	measure(&p, v);
	for (size_t k = 0; k < v->item_count; k++) {
		if (k)
			buf_add_c(out, '\n');
		print_item(&p, &v->item[k]);
	}
	for (size_t k = 0; k < v->revision_count; k++)
		if (!v->revision[k].readable)
			layout_paragraph(
				out, 0, WIDTH_MAX,
				say(&p, MSG(N_("revision %s is no plan that could be read"), v->revision[k].commit)));
	if (p.cut)
		layout_paragraph(
			out, 0, WIDTH_MAX,
			say(&p, MSG(N_("what came before revision %s is not in this clone, whose history is cut off"),
				    p.cut->commit)));
}
