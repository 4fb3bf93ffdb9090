#include "base/utf8.h"
#include "render/layout.h"
#include "render/steps.h"
#include "render/words.h"
#include "view/outlook.h"
#include "view/rating.h"

/* Cells of the columns that do not grow with the terminal. */
enum {
	WIDTH_MIN = 60,
	WIDTH_MAX = 120,
	MARK_WIDTH = 2,
	RATE_WIDTH = 7,
	VALUE_WIDTH_MIN = 8,
	ENTRY_INDENT = 3,
	RATED_REST_MIN = 26
};

static const char *const outcome_colour[OUTCOME_COUNT] = {
	[OUTCOME_MET] = "32",	  [OUTCOME_MISSED] = "31",   [OUTCOME_PENDING] = "33",
	[OUTCOME_NO_DATA] = "33", [OUTCOME_NO_TARGET] = "2",
};

static const char bold[] = "1";

/* More schemes side by side are left to the other formats. */
enum { RATINGS_MAX = 6 };

struct columns {
	size_t title, target, actual, outcome;
	size_t rating[RATINGS_MAX];
	size_t rating_count;
};

struct page {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
	struct columns columns;
	const struct report *report;
};

static const char *colour(const struct page *p, const char *sgr)
{
	return p->style->colour ? sgr : NULL;
}

static struct str say(const struct page *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

/* Wide enough for the longest grade of a scheme, with a remark behind. */
static size_t rating_width(const struct scheme *s)
{
	enum { REMARK_WIDTH = 1, GRADE_WIDTH_MIN = 2, GRADE_WIDTH_MAX = 10 };
	size_t width = GRADE_WIDTH_MIN;
	for (size_t k = 0; k < s->grade_count; k++) {
		size_t w = utf8_width(view_grade_text(&s->grade[k])) + REMARK_WIDTH;
		width = w > width ? w : width;
	}
	return width < GRADE_WIDTH_MAX ? width : GRADE_WIDTH_MAX;
}

/* What is left of a line goes to the title; targets and actuals take what they need, up to a share. */
static struct columns columns_for(const struct render_style *style, const struct view_year *y)
{
	struct columns c = {.outcome = 0};
	size_t width = style->width < WIDTH_MIN ? WIDTH_MIN : style->width > WIDTH_MAX ? WIDTH_MAX : style->width;
	for (int o = 0; o < OUTCOME_COUNT; o++) {
		size_t w = utf8_width(words_outcome((enum outcome)o, style));
		c.outcome = w > c.outcome ? w : c.outcome;
	}
	size_t rest = width - ENTRY_INDENT - MARK_WIDTH - RATE_WIDTH - c.outcome - 5;
	for (size_t k = 0; k < y->scheme_count && k < RATINGS_MAX; k++) {
		c.rating[c.rating_count] = rating_width(y->scheme[k]);
		if (rest < RATED_REST_MIN + c.rating[c.rating_count] + 1)
			break;
		rest -= c.rating[c.rating_count++] + 1;
	}
	c.target = rest * 29 / 100 > VALUE_WIDTH_MIN ? rest * 29 / 100 : VALUE_WIDTH_MIN;
	c.actual = rest * 22 / 100 > VALUE_WIDTH_MIN ? rest * 22 / 100 : VALUE_WIDTH_MIN;
	c.title = rest - c.target - c.actual;
	return c;
}

static void print_under(const struct page *p, struct str text)
{
	layout_paragraph(p->out, ENTRY_INDENT + MARK_WIDTH + 3,
			 p->style->width < WIDTH_MIN ? WIDTH_MIN : p->style->width, text);
}

static void print_comparisons(const struct page *p, const struct view_entry *e)
{
	VEC(struct str) part = {0};
	for (size_t k = 0; k < e->comparison_count; k++) {
		const struct view_comparison *c = &e->comparison[k];
		struct str value = words_value(p->arena, &c->value, p->style);
		if (c->difference.kind == VIEW_NONE)
			*VEC_PUSH(p->arena, &part) = say(p, MSG(N_("%1$s %2$s"), c->name, value));
		else
			*VEC_PUSH(p->arena, &part) = say(
				p, MSG(N_("%1$s %2$s (%3$s)"), c->name, value, words_signed(p->arena, &c->difference)));
	}
	if (part.n)
		print_under(p, str_join(p->arena, part.v, part.n, STR("  ")));
}

/* Trend, change on the year before, what is missing and the outlook, in one line. */
static void print_trend(const struct page *p, const struct view_entry *e)
{
	struct view_outlook o = view_outlook(p->arena, p->report, e);
	VEC(struct str) part = {0};
	if (o.spark.n)
		*VEC_PUSH(p->arena, &part) = o.spark;
	if (o.change.kind != VIEW_NONE)
		*VEC_PUSH(p->arena, &part) =
			say(p, MSG(N_("%s on the year before"), words_signed(p->arena, &o.change)));
	if (o.needed.kind != VIEW_NONE)
		*VEC_PUSH(p->arena, &part) =
			say(p, MSG(N_("%1$s to go by FY%2$s, %3$s a year"), o.remaining.text,
				   str_format(p->arena, "%d", o.final_year), words_signed(p->arena, &o.needed)));
	if (o.course != COURSE_NONE)
		*VEC_PUSH(p->arena, &part) = say(p, (struct msg){.id = course_names[o.course]});
	if (part.n)
		print_under(p, str_join(p->arena, part.v, part.n, STR("  ")));
}

static void print_entry(const struct page *p, const struct view_entry *e)
{
	bool empty_figure = e->kind == ITEM_FIGURE && e->actual.kind == VIEW_NONE;
	if (empty_figure)
		return;
	const char *sgr = colour(p, outcome_colour[e->outcome]);
	struct layout_cell cell[6 + RATINGS_MAX] = {
		{words_sign(e->outcome), MARK_WIDTH, false, sgr},
		{e->title, p->columns.title, false, NULL},
		{words_target(p->arena, &e->target, p->style), p->columns.target, e->target.kind == VIEW_NUMBER, NULL},
		{words_value(p->arena, &e->actual, p->style), p->columns.actual, e->actual.kind == VIEW_NUMBER, NULL},
		{words_rate(p->arena, e), RATE_WIDTH, true, NULL},
		{words_outcome(e->outcome, p->style), p->columns.outcome, false, sgr},
	};
	for (size_t k = 0; k < p->columns.rating_count && k < e->rating_count; k++)
		cell[6 + k] =
			(struct layout_cell){words_rating(&e->rating[k]), p->columns.rating[k], false,
					     e->rating[k].fails ? colour(p, outcome_colour[OUTCOME_MISSED]) : NULL};
	size_t ratings = e->rating_count ? p->columns.rating_count : 0;
	layout_row(p->out, ENTRY_INDENT, cell, 6 + ratings);
	if (p->style->trend && !e->result->item->scale)
		print_trend(p, e);
	print_comparisons(p, e);
	if (e->precision)
		print_under(
			p,
			say(p,
			    MSG(N_("the figure is approximate: within its precision the verdict could be the other"))));
	if (e->outcome == OUTCOME_NO_DATA && e->latest.kind != VIEW_NONE)
		print_under(p, say(p, MSG(N_("last known: %1$s (FY%2$s)"), words_value(p->arena, &e->latest, p->style),
					  str_format(p->arena, "%d", e->latest_year))));
}

static struct str heading(const struct page *p, const struct view_section *s)
{
	struct str part[] = {s->number, s->title};
	return s->number.n ? str_join(p->arena, part, 2, STR(" ")) : s->title;
}

/* A section's title, its departments at the right edge where there is room for both. */
static void print_heading(const struct page *p, const struct view_section *s, size_t indent)
{
	struct str title = utf8_inert(p->arena, heading(p, s));
	struct str who = utf8_inert(p->arena, words_join(p->arena, &s->departments, STR("、")));
	size_t width = p->style->width < WIDTH_MIN   ? WIDTH_MIN
		       : p->style->width > WIDTH_MAX ? WIDTH_MAX
						     : p->style->width;
	size_t used = indent + utf8_width(title) + utf8_width(who) + 2;
	buf_fill(p->out, ' ', indent);
	layout_colour(p->out, colour(p, bold), title);
	if (s->kind == GROUP_POLICY || !who.n || used > width) {
		buf_add_c(p->out, '\n');
		if (s->kind != GROUP_POLICY && who.n)
			layout_paragraph(p->out, indent + 4, width, who);
		return;
	}
	buf_fill(p->out, ' ', width - used + 2);
	buf_add(p->out, who);
	buf_add_c(p->out, '\n');
}

static void print_section(const struct page *p, const struct view_section *s, size_t indent)
{
	print_heading(p, s, indent);
	for (size_t k = 0; k < s->entry_count; k++)
		print_entry(p, &s->entry[k]);
	for (size_t k = 0; k < s->child_count; k++)
		print_section(p, &s->child[k], indent + 1);
}

static void print_tally(const struct page *p, const struct tally *t)
{
	static const enum outcome order[] = {OUTCOME_MET, OUTCOME_MISSED, OUTCOME_PENDING, OUTCOME_NO_DATA,
					     OUTCOME_NO_TARGET};
	for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
		if (order[k] == OUTCOME_PENDING && !t->count[OUTCOME_PENDING])
			continue;
		if (k)
			buf_add_z(p->out, "  ");
		layout_colour(p->out, colour(p, outcome_colour[order[k]]), words_outcome(order[k], p->style));
		buf_printf(p->out, " %zu", t->count[order[k]]);
	}
	buf_add_c(p->out, '\n');
}

static struct str counted(const struct page *p, const struct view_roll_up *u)
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
static void print_roll_up(const struct page *p, const struct view_roll_up *u)
{
	struct str achieved = str_format(p->arena, "%zu", u->achieved);
	struct str of = str_format(p->arena, "%zu", u->denominator);
	size_t width = p->style->width < WIDTH_MIN ? WIDTH_MIN : p->style->width;
	layout_paragraph(p->out, 0, width,
			 say(p, MSG(N_("%1$s: %2$s"), words_scheme(u->scheme, p->style), counted(p, u))));
	if (u->achieved_share.kind != VIEW_NONE)
		layout_paragraph(
			p->out, 2, width,
			say(p, (struct msg){.id = N_("achieved %1$s of %2$s (%3$s), counted: %4$s"),
					    .n = 4,
					    .arg = {achieved, of, u->achieved_share.text, str_of(u->denominator_name)},
					    .translated = 8}));
	if (u->mean.kind != VIEW_NONE)
		layout_paragraph(p->out, 2, width,
				 say(p, MSG(N_("points %1$s, mean %2$s (by a weight of %3$s)"), u->points.text,
					    u->mean.text, u->weight.text)));
	if (u->own.n)
		layout_paragraph(
			p->out, 2, width,
			say(p, MSG(N_("together: %1$s %2$s"), u->own_text, words_wording(&u->own_label, p->style))));
}

/* Which column of grades is whose. */
static void print_schemes(const struct page *p, const struct view_year *y)
{
	struct str *name = ARENA_ARRAY(p->arena, struct str, p->columns.rating_count);
	for (size_t k = 0; k < p->columns.rating_count; k++)
		name[k] = words_scheme(y->scheme[k], p->style);
	struct str names = str_join(p->arena, name, p->columns.rating_count, STR(" | "));
	layout_paragraph(p->out, 0, p->style->width < WIDTH_MIN ? WIDTH_MIN : p->style->width,
			 say(p, MSG(N_("ratings, from left to right: %s"), names)));
}

static void print_year(const struct page *p, const struct report *r, const struct view_year *y)
{
	struct str date = date_format(p->arena, y->as_of);
	struct str part[] = {
		utf8_inert(p->arena, r->title),
		words_fiscal_year(p->arena, y, p->style),
		say(p, MSG(N_("as of %s"), date)),
	};
	layout_colour(p->out, colour(p, bold), str_join(p->arena, part, 3, STR("  ")));
	buf_add_c(p->out, '\n');
	if (p->columns.rating_count > 1)
		print_schemes(p, y);
	for (size_t k = 0; k < y->policy_count; k++) {
		buf_add_c(p->out, '\n');
		print_section(p, &y->policy[k], 0);
	}
	buf_add_c(p->out, '\n');
	print_tally(p, &y->tally);
	for (size_t k = 0; k < y->scheme_count; k++)
		print_roll_up(p, &y->roll_up[k]);
}

void render_text(struct buf *out, const struct report *r, const struct render_style *style)
{
	for (size_t k = 0; k < r->year_count; k++) {
		struct page p = {out, out->arena, style, columns_for(style, &r->year[k]), r};
		if (k)
			buf_add_c(out, '\n');
		print_year(&p, r, &r->year[k]);
	}
}

/* --- The chain behind a verdict ------------------------------------------- */

static const struct view_year *year_of(const struct report *r, int year)
{
	for (size_t k = 0; k < r->year_count; k++)
		if (r->year[k].year == year)
			return &r->year[k];
	return &r->year[0];
}

void render_text_explain(struct buf *out, const struct report *r, const struct explain_request *want,
			 const struct render_style *style)
{
	struct page p = {.out = out, .arena = out->arena, .style = style};
	for (size_t k = 0; k < want->n; k++) {
		const struct view_entry *e = want->entry[k];
		struct view_steps steps = view_explain(p.arena, r, e);
		if (k)
			buf_add_c(out, '\n');
		layout_colour(out, colour(&p, bold), utf8_inert(p.arena, e->title));
		buf_add_z(out, "  ");
		buf_add(out, words_fiscal_year(p.arena, year_of(r, e->year), style));
		buf_add_z(out, "  ");
		layout_colour(out, colour(&p, outcome_colour[e->outcome]), words_outcome(e->outcome, style));
		buf_add_c(out, '\n');
		render_steps(out, &steps, style);
	}
}
