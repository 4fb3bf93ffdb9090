#include "base/utf8.h"
#include "render/change_words.h"
#include "render/changes.h"
#include "render/layout.h"

enum { WIDTH_MIN = 60, WIDTH_MAX = 120, SIGN_WIDTH = 1 };

/* About as much as a change takes. */
enum { CHANGE_BYTES = 160 };

struct page {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
	size_t width, class_width;
};

static const char *colour(const struct page *p, const char *sgr)
{
	return p->style->colour ? sgr : NULL;
}

static struct str say(const struct page *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

static size_t class_width(const struct view_changes *v, const struct render_style *style)
{
	size_t width = 0;
	for (size_t k = 0; k < v->change_count; k++) {
		size_t w = utf8_width(words_class(v->change[k].change->class, style));
		width = w > width ? w : width;
	}
	return width;
}

static size_t indent(const struct page *p)
{
	return SIGN_WIDTH + 1 + p->class_width + 2;
}

static void print_note(const struct page *p, struct str text)
{
	layout_paragraph(p->out, indent(p), p->width, text);
}

/* What layout_row() makes of cells that all fit: nearly every line. */
static void print_fitting(const struct page *p, const struct layout_cell cell[3])
{
	layout_colour(p->out, cell[0].colour, cell[0].text);
	buf_add_c(p->out, ' ');
	layout_colour(p->out, cell[1].colour, cell[1].text);
	buf_fill(p->out, ' ', cell[1].width + 1 - utf8_width(cell[1].text));
	buf_add(p->out, cell[2].text);
	while (p->out->p[p->out->n - 1] == ' ')
		p->out->n--;
	buf_add_c(p->out, '\n');
}

/* "▼ looser  id  what changed", and where: at the right edge when there is room, else below. */
static void print_line(const struct page *p, const struct view_change *v)
{
	enum diff_class class = v->change->class;
	const char *sgr = colour(p, class_colour(class));
	struct str what[] = {words_subject(p->arena, v, p->style), words_change(p->arena, v, p->style)};
	struct str text = utf8_inert(p->arena, str_join(p->arena, what, 2, STR("  ")));
	struct str at = v->at.source ? utf8_inert(p->arena, span_text(p->arena, v->at)) : STR("");
	size_t width = utf8_width(text), used = indent(p) + width + 2 + utf8_width(at);
	struct layout_cell cell[] = {
		{str_of(class_sign(class)), SIGN_WIDTH, false, sgr},
		{words_class(class, p->style), p->class_width + 1, false, sgr},
		{text, p->width - indent(p), false, NULL},
	};
	if (width <= cell[2].width)
		print_fitting(p, cell);
	else
		layout_row(p->out, 0, cell, 3);
	if (!at.n)
		return;
	if (used > p->width) {
		buf_fill(p->out, ' ', indent(p));
	} else {
		p->out->n--;
		buf_fill(p->out, ' ', p->width - used + 2);
	}
	layout_colour(p->out, colour(p, "2"), at);
	buf_add_c(p->out, '\n');
}

static bool same_subject(const struct view_change *x, const struct view_change *y)
{
	return x->subject == y->subject && str_eq(x->id, y->id) && str_eq(x->title, y->title);
}

static void print_change(const struct page *p, const struct view_changes *all, size_t index)
{
	const struct view_change *v = &all->change[index];
	struct words_notes notes = words_notes(p->arena, v, p->style);
	print_line(p, v);
	/* The title is said once for changes of one thing in a row. */
	if (v->subject != SUBJECT_PLAN && v->title.n && (!index || !same_subject(v, v - 1)))
		print_note(p, v->title);
	for (size_t k = 0; k < notes.n; k++)
		print_note(p, notes.v[k]);
}

/* Flips that follow from no change that is known. */
static void print_lone_flips(const struct page *p, const struct view_changes *v)
{
	for (size_t k = 0; k < v->flip_count; k++)
		if (!v->flip[k].because_count)
			layout_paragraph(p->out, 0, p->width, words_flip_alone(p->arena, &v->flip[k], p->style));
}

static void print_incomplete(const struct page *p, const struct view_changes *v)
{
	for (int k = 0; k < DIFF_SIDES; k++)
		if (!v->complete[k])
			layout_paragraph(p->out, 0, p->width,
					 say(p, MSG(N_("%s has errors: it was compared as far as it could be read"),
						    v->name[k])));
}

/* Counts in a row, on as many lines as they need. */
struct counts {
	const struct page *page;
	size_t used;
};

static void print_count(struct counts *c, const char *sgr, struct str what, size_t n)
{
	struct str number = str_format(c->page->arena, " %zu", n);
	size_t width = utf8_width(what) + number.n;
	if (c->used && c->used + 2 + width > c->page->width) {
		buf_add_c(c->page->out, '\n');
		c->used = 0;
	}
	buf_add_z(c->page->out, c->used ? "  " : "");
	layout_colour(c->page->out, colour(c->page, sgr), what);
	buf_add(c->page->out, number);
	c->used += width + (c->used ? 2 : 0);
}

static size_t page_width(const struct render_style *style)
{
	return style->width < WIDTH_MIN ? WIDTH_MIN : style->width > WIDTH_MAX ? WIDTH_MAX : style->width;
}

void render_changes_summary(struct buf *out, const struct view_changes *v, const struct render_style *style)
{
	struct page p = {.out = out, .arena = out->arena, .style = style, .width = page_width(style)};
	struct counts counts = {&p, 0};
	const struct diff *d = v->diff;
	for (int c = 0; c < DIFF_CLASS_COUNT; c++)
		if (d->count[c])
			print_count(&counts, class_colour((enum diff_class)c), words_class((enum diff_class)c, style),
				    d->count[c]);
	if (d->unexplained)
		print_count(&counts, "31", say(&p, MSG(N_("unexplained"))), d->unexplained);
	if (d->behind)
		print_count(&counts, "31", say(&p, MSG(N_("removed while behind"))), d->behind);
	if (v->flip_count)
		print_count(&counts, "33", say(&p, MSG(N_("verdicts flipped"))), v->flip_count);
	if (!counts.used)
		buf_add(out, say(&p, MSG(N_("no change"))));
	buf_add_c(out, '\n');
}

static bool is_place(const struct view_place *place)
{
	return place->words || place->revision.n;
}

static struct str place_text(const struct page *p, const struct view_place *place)
{
	return place->words ? words_msgid(p->style, place->words) : utf8_inert(p->arena, place->revision);
}

/* Git does not tell which revisions it shows: where a scheme beside the plan was taken from is said. */
static void print_scheme_places(const struct page *p, const struct view_place place[DIFF_SIDES])
{
	struct str x = place_text(p, &place[DIFF_OLD]), y = place_text(p, &place[DIFF_NEW]);
	if (!is_place(&place[DIFF_OLD]) || !is_place(&place[DIFF_NEW]))
		return;
	buf_add(p->out, str_eq(x, y) ? say(p, MSG(N_("version of the rating scheme, for both sides: %s"), x))
				     : say(p, MSG(N_("versions of the rating scheme: %1$s → %2$s"), x, y)));
	buf_add_c(p->out, '\n');
}

void render_changes_header(struct buf *out, const struct view_changes *v, const struct render_style *style)
{
	struct page p = {.out = out, .arena = out->arena, .style = style};
	static const char *const before[] = {"--- ", "+++ "};
	for (int k = 0; k < DIFF_SIDES; k++) {
		struct str line[] = {str_of(before[k]), utf8_inert(out->arena, v->name[k])};
		layout_colour(out, colour(&p, "1"), str_join(out->arena, line, 2, STR("")));
		buf_add_c(out, '\n');
	}
	bool is_new_mode =
		v->mode[DIFF_OLD].n > 1 && v->mode[DIFF_NEW].n > 1 && !str_eq(v->mode[DIFF_OLD], v->mode[DIFF_NEW]);
	if (is_new_mode) {
		buf_add(out, say(&p, MSG(N_("mode of the file: %1$s → %2$s"), v->mode[DIFF_OLD], v->mode[DIFF_NEW])));
		buf_add_c(out, '\n');
	}
	print_scheme_places(&p, v->scheme_from);
	bool same_bytes = v->diff->changes.n == 0;
	if (diff_is_empty(v->diff) && (!same_bytes || !is_new_mode)) {
		buf_add(out, same_bytes ? say(&p, MSG(N_("the same content")))
					: say(&p, MSG(N_("the same meaning: only the layout differs"))));
		buf_add_c(out, '\n');
	}
}

void render_changes_text(struct buf *out, const struct view_changes *v, const struct render_style *style)
{
	struct page p = {
		.out = out,
		.arena = arena_part(out->arena),
		.style = style,
		.width = style->width < WIDTH_MIN   ? WIDTH_MIN
			 : style->width > WIDTH_MAX ? WIDTH_MAX
						    : style->width,
		.class_width = class_width(v, style),
	};
	print_incomplete(&p, v);
	buf_expect(out, v->change_count * CHANGE_BYTES);
	for (size_t k = 0; k < v->change_count; k++) {
		struct arena_mark mark = arena_mark(p.arena);
		print_change(&p, v, k);
		arena_rewind(p.arena, mark);
	}
	print_lone_flips(&p, v);
	if (v->change_count || v->flip_count) {
		buf_add_c(out, '\n');
		render_changes_summary(out, v, style);
	}
}
