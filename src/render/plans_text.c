/*
 * Several plans as text: a table of their outcomes, a line for each plan and
 * year, and below it what the shares are taken of.
 */
#include "base/utf8.h"
#include "render/layout.h"
#include "render/words.h"

enum { WIDTH_MIN = 60, WIDTH_MAX = 120, NAME_WIDTH_MIN = 16, INDENT = 2 };

static const enum outcome order[] = {OUTCOME_MET, OUTCOME_MISSED, OUTCOME_PENDING, OUTCOME_NO_DATA, OUTCOME_NO_TARGET};

enum { ORDER_COUNT = sizeof order / sizeof *order, CELLS = 4 + ORDER_COUNT };

struct table {
	struct buf *out;
	struct arena *arena;
	const struct view_plans *plans;
	const struct render_style *style;
	size_t width, name, year, share;
	size_t outcome[ORDER_COUNT]; /* 0: the column is left out */
};

static struct str say(const struct table *t, struct msg m)
{
	return msg_text(t->arena, m, t->style->translate);
}

static struct str number(const struct table *t, size_t n)
{
	return rat_format(t->arena, rat_of((int64_t)n), 0, RAT_HALF_UP, true);
}

static size_t larger(size_t x, size_t y)
{
	return x > y ? x : y;
}

static struct str year_text(const struct table *t, int year)
{
	return say(t, MSG(N_("FY%s"), str_format(t->arena, "%d", year)));
}

/* What is left of a line goes to the name. */
static struct table table_for(struct buf *out, const struct view_plans *v, const struct render_style *style)
{
	size_t width = style->width < WIDTH_MIN ? WIDTH_MIN : style->width > WIDTH_MAX ? WIDTH_MAX : style->width;
	struct table t = {.out = out, .arena = out->arena, .plans = v, .style = style, .width = width};
	size_t used = 0;
	t.share = larger(utf8_width(say(&t, MSG(N_("share met")))), 6);
	t.year = larger(utf8_width(say(&t, MSG(N_("year")))), utf8_width(year_text(&t, 2000)));
	for (size_t k = 0; k < ORDER_COUNT; k++) {
		size_t count = v->total.tally.count[order[k]];
		bool shown = order[k] != OUTCOME_PENDING || count > 0;
		t.outcome[k] =
			shown ? larger(utf8_width(words_outcome(order[k], style)), utf8_width(number(&t, count))) : 0;
		used += shown ? t.outcome[k] + 1 : 0;
	}
	used += t.share + t.year + 2;
	t.name = width > used + NAME_WIDTH_MIN ? width - used : NAME_WIDTH_MIN;
	return t;
}

static void print_row(const struct table *t, struct str name, struct str year, const struct str *counts,
		      struct str share, const char *colour)
{
	struct layout_cell cell[CELLS];
	size_t n = 0;
	cell[n++] = (struct layout_cell){name, t->name, false, colour};
	cell[n++] = (struct layout_cell){year, t->year, false, colour};
	for (size_t k = 0; k < ORDER_COUNT; k++)
		if (t->outcome[k] > 0)
			cell[n++] = (struct layout_cell){counts[k], t->outcome[k], true, colour};
	cell[n++] = (struct layout_cell){share, t->share, true, colour};
	layout_row(t->out, 0, cell, n);
}

static void print_outcomes(const struct table *t, struct str name, struct str year, const struct view_outcomes *o)
{
	struct str counts[ORDER_COUNT];
	for (size_t k = 0; k < ORDER_COUNT; k++)
		counts[k] = number(t, o->tally.count[order[k]]);
	print_row(t, name, year, counts, o->met_share.text, NULL);
}

static const char *colour(const struct table *t, const char *sgr)
{
	return t->style->colour ? sgr : NULL;
}

static void print_head(const struct table *t)
{
	struct str heads[ORDER_COUNT];
	for (size_t k = 0; k < ORDER_COUNT; k++)
		heads[k] = words_outcome(order[k], t->style);
	print_row(t, say(t, MSG(N_("plan"))), say(t, MSG(N_("year"))), heads, say(t, MSG(N_("share met"))),
		  colour(t, "1"));
}

/* "A 3  B 5  unrated 1; points 21, mean 2.62; together: B" */
static void print_rating(const struct table *t, const struct view_plan_rating *r)
{
	VEC(struct str) count = {0}, part = {0};
	struct scheme named = {.id = {.s = r->id}, .title = r->title};
	for (size_t k = 0; k < r->grade_count; k++)
		*VEC_PUSH(t->arena, &count) =
			str_format(t->arena, "%.*s %zu", STR_ARG(r->grade[k].text), r->grade[k].count);
	if (r->total > r->rated)
		*VEC_PUSH(t->arena, &count) = say(t, MSG(N_("unrated %s"), number(t, r->total - r->rated)));
	*VEC_PUSH(t->arena, &part) = say(t, MSG(N_("%1$s: %2$s"), words_scheme(&named, t->style),
						str_join(t->arena, count.v, count.n, STR("  "))));
	if (r->mean.kind != VIEW_NONE)
		*VEC_PUSH(t->arena, &part) = say(t, MSG(N_("points %1$s, mean %2$s (by a weight of %3$s)"),
							r->points.text, r->mean.text, r->weight.text));
	if (r->own_text.n)
		*VEC_PUSH(t->arena, &part) = say(t, MSG(N_("together: %1$s %2$s"), r->own_text, STR("")));
	layout_parts(t->out, INDENT, t->width, part.v, part.n);
}

static void print_plan(const struct table *t, const struct view_plan *p)
{
	struct str name = view_plan_name(t->arena, p);
	if (p->state != PLAN_EVALUATED) {
		struct str why = say(t, (struct msg){.id = plan_state_words[p->state]});
		layout_paragraph(t->out, 0, t->width, say(t, MSG(N_("%1$s: %2$s"), name, why)));
		return;
	}
	for (size_t k = 0; k < p->year_count; k++) {
		const struct view_plan_year *y = &p->year[k];
		print_outcomes(t, name, year_text(t, y->year), &y->outcomes);
		for (size_t j = 0; j < y->rating_count; j++)
			print_rating(t, &y->rating[j]);
	}
}

static void print_note(const struct table *t, struct msg m)
{
	layout_paragraph(t->out, 0, t->width, say(t, m));
}

/* What the numbers are taken of, and what they leave out. */
static void print_notes(const struct table *t)
{
	const struct view_plans *v = t->plans;
	size_t other_plans = 0;
	print_note(t,
		   MSG(N_("share met: of the %1$s actions and indicators with a target, those without data included"),
		       number(t, v->total.with_target)));
	print_note(t, MSG(N_("plans: %1$s, evaluated: %2$s"), number(t, v->n), number(t, v->count[PLAN_EVALUATED])));
	for (size_t i = 0; i < v->rows_count; i++)
		other_plans += v->rows[i].other_plans;
	if (other_plans > 0)
		print_note(t, MSG(N_("rows of plans that were not given: %s"), number(t, other_plans)));
}

/* What was made of each plan, under the plan's name and file. */
static void print_pieces(const struct table *t, const struct plan_pieces *pieces)
{
	for (size_t i = 0; i < t->plans->n; i++) {
		const struct view_plan *p = &t->plans->plan[i];
		const struct str *piece = &pieces->v[i * pieces->count];
		if (pieces->count == 0 || piece->n == 0)
			continue;
		struct str name = utf8_inert(t->arena, view_plan_name(t->arena, p));
		if (t->out->n > 0)
			buf_add_c(t->out, '\n');
		layout_colour(t->out, colour(t, "1"), name);
		buf_printf(t->out, "  (%.*s)\n\n", STR_ARG(utf8_inert(t->arena, p->file)));
		buf_add(t->out, *piece);
	}
}

void render_plans_text(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		       const struct render_style *style)
{
	struct table t = table_for(out, v, style);
	print_pieces(&t, pieces);
	if (!pieces->table)
		return;
	if (out->n > 0)
		buf_add_c(out, '\n');
	print_head(&t);
	for (size_t i = 0; i < v->n; i++)
		print_plan(&t, &v->plan[i]);
	print_outcomes(&t, say(&t, MSG(N_("in all"))), STR(""), &v->total);
	buf_add_c(out, '\n');
	print_notes(&t);
}
