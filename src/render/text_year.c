/* What stands above and below the policies of a year. */
#include "base/utf8.h"
#include "render/layout.h"
#include "render/text.h"
#include "render/words.h"

const char *const text_outcome_colour[OUTCOME_COUNT] = {
	[OUTCOME_MET] = "32",	  [OUTCOME_MISSED] = "31",   [OUTCOME_PENDING] = "33",
	[OUTCOME_NO_DATA] = "33", [OUTCOME_NO_TARGET] = "2",
};

struct foot {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
};

static struct str say(const struct foot *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

static void print_tally(const struct foot *p, const struct tally *t)
{
	static const enum outcome order[] = {OUTCOME_MET, OUTCOME_MISSED, OUTCOME_PENDING, OUTCOME_NO_DATA,
					     OUTCOME_NO_TARGET};
	size_t used = 0;
	for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
		if (order[k] == OUTCOME_PENDING && !t->count[OUTCOME_PENDING])
			continue;
		struct str word = words_outcome(order[k], p->style);
		struct str count = str_format(p->arena, " %zu", t->count[order[k]]);
		size_t width = utf8_width(word) + count.n;
		bool room = used + 2 + width <= p->style->width;
		if (used)
			buf_add_z(p->out, room ? "  " : "\n");
		used = used && room ? used + 2 + width : width;
		layout_colour(p->out, p->style->colour ? text_outcome_colour[order[k]] : NULL, word);
		buf_add(p->out, count);
	}
	buf_add_c(p->out, '\n');
}

static struct str counted(const struct foot *p, const struct view_roll_up *u)
{
	VEC(struct str) part = {0};
	for (size_t k = 0; k < u->grade_count; k++)
		*VEC_PUSH(p->arena, &part) =
			str_format(p->arena, "%.*s %zu", STR_ARG(u->grade[k].text), u->grade[k].count);
	if (u->total > u->rated)
		*VEC_PUSH(p->arena, &part) =
			say(p, MSG(N_("unrated %s"), str_format(p->arena, "%zu", u->total - u->rated)));
	return str_join(p->arena, part.v, part.n, STR("  "));
}

/* The scheme's name, how often each grade was given, and what shares and points were taken of. */
static void print_roll_up(const struct foot *p, const struct view_roll_up *u)
{
	struct str achieved = str_format(p->arena, "%zu", u->achieved);
	struct str of = str_format(p->arena, "%zu", u->denominator);
	layout_paragraph(p->out, 0, p->style->width,
			 say(p, MSG(N_("%1$s: %2$s"), words_scheme(u->scheme, p->style), counted(p, u))));
	if (u->achieved_share.kind != VIEW_NONE)
		layout_paragraph(
			p->out, 2, p->style->width,
			say(p, (struct msg){.id = N_("achieved %1$s of %2$s (%3$s), counted: %4$s"),
					    .n = 4,
					    .arg = {achieved, of, u->achieved_share.text, str_of(u->denominator_name)},
					    .translated = 8}));
	if (u->mean.kind != VIEW_NONE)
		layout_paragraph(p->out, 2, p->style->width,
				 say(p, MSG(N_("points %1$s, mean %2$s (by a weight of %3$s)"), u->points.text,
					    u->mean.text, u->weight.text)));
	if (u->own.n)
		layout_paragraph(
			p->out, 2, p->style->width,
			say(p, MSG(N_("together: %1$s %2$s"), u->own_text, words_wording(&u->own_label, p->style))));
}

static void print_selection(const struct foot *p, const struct report *r, const struct view_year *y)
{
	struct words_lines lines = words_selection(p->arena, r, y, p->style);
	if (lines.chosen.n)
		layout_paragraph(p->out, 0, p->style->width, lines.chosen);
	if (lines.listed.n)
		layout_paragraph(p->out, 0, p->style->width, lines.listed);
}

void text_year_head(struct buf *out, const struct report *r, const struct view_year *y,
		    const struct render_style *style)
{
	struct foot p = {out, out->arena, style};
	struct layout_cell cell = {.width = style->width, .colour = style->colour ? "1" : NULL};
	struct str part[] = {
		r->title,
		words_fiscal_year(p.arena, y, style),
		say(&p, MSG(N_("as of %s"), date_format(p.arena, y->as_of))),
	};
	cell.text = str_join(p.arena, part, 3, STR("  "));
	layout_row(out, 0, &cell, 1);
}

void text_year_foot(struct buf *out, const struct report *r, const struct view_year *y,
		    const struct render_style *style)
{
	struct foot p = {out, out->arena, style};
	print_selection(&p, r, y);
	print_tally(&p, &y->tally);
	for (size_t k = 0; k < y->scheme_count; k++)
		print_roll_up(&p, &y->roll_up[k]);
}
