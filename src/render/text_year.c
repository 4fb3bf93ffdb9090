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
	text_roll_ups(out, y, style);
}
