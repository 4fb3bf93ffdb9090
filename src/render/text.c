#include "render/text.h"
#include "base/utf8.h"
#include "render/layout.h"
#include "render/steps.h"
#include "render/words.h"
#include "view/outlook.h"
#include "view/rating.h"
#include "view/remark.h"
#include "view/rows.h"

/* Cells of the columns that do not grow with the terminal. */
enum {
	TABLE_WIDTH_MIN = 72, /* with less, each entry is a paragraph */
	TABLE_WIDTH_MAX = 120,
	GRAPHIC_WIDTH_MIN = 96, /* of the table, beside bars and sparklines */
	SPARK_WIDTH_MAX = 12,
	MARK_WIDTH = 2,
	RATE_WIDTH = 7,
	VALUE_WIDTH_MIN = 8,
	WORD_WIDTH_MAX = 16,
	TITLE_WIDTH_MIN = 16,
	ENTRY_INDENT = 3,
	RATED_REST_MIN = 26
};

static const char bold[] = "1";

/* More schemes side by side are left to the other formats. */
enum { RATINGS_MAX = 6 };

struct columns {
	size_t title, target, actual, outcome;
	size_t rating[RATINGS_MAX];
	size_t rating_count;
	/* Behind all others, for terminals of Eastern Asia may give a block two cells. 0: there is no room. */
	size_t bar, spark;
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

/* Gives bars and then sparklines what a table of at least GRAPHIC_WIDTH_MIN leaves of `width`. */
static size_t without_graphics(struct columns *c, const struct render_style *style, const struct report *r,
			       size_t width)
{
	/* The plan's years and that of the baseline. */
	size_t spark = (size_t)(r->to - r->from) + 2;
	if (!style->blocks || width < GRAPHIC_WIDTH_MIN + TEXT_BAR_WIDTH + 1)
		return width;
	c->bar = TEXT_BAR_WIDTH;
	width -= TEXT_BAR_WIDTH + 1;
	if (style->trend || spark > SPARK_WIDTH_MAX || width < GRAPHIC_WIDTH_MIN + spark + 1)
		return width;
	c->spark = spark;
	return width - spark - 1;
}

/* The longest words of targets and actuals, as far as a column is to be as wide. */
static void measure_words(const struct render_style *style, struct arena *a, const struct view_section *s,
			  struct columns *c)
{
	for (size_t k = 0; k < s->entry_count; k++) {
		size_t t = layout_longest_word(words_target(a, &s->entry[k].target, style));
		size_t v = layout_longest_word(words_value(a, &s->entry[k].actual, style));
		c->target = t > c->target && t <= WORD_WIDTH_MAX ? t : c->target;
		c->actual = v > c->actual && v <= WORD_WIDTH_MAX ? v : c->actual;
	}
	for (size_t k = 0; k < s->child_count; k++)
		measure_words(style, a, &s->child[k], c);
}

/* What is left of a line goes to the title; targets and actuals take a share, and room for their longest words. */
static struct columns columns_for(const struct render_style *style, const struct report *r, const struct view_year *y,
				  struct arena *a)
{
	struct columns c = {.outcome = 0};
	size_t width = without_graphics(&c, style, r, style->width);
	width = width > TABLE_WIDTH_MAX ? TABLE_WIDTH_MAX : width;
	if (width < TABLE_WIDTH_MIN)
		return c;
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
	struct columns roomy = c;
	for (size_t k = 0; k < y->policy_count; k++)
		measure_words(style, a, &y->policy[k], &roomy);
	if (rest >= roomy.target + roomy.actual + TITLE_WIDTH_MIN)
		c = roomy;
	c.title = rest - c.target - c.actual;
	return c;
}

static void print_parts(const struct page *p, const struct str *part, size_t n)
{
	layout_parts(p->out, ENTRY_INDENT + MARK_WIDTH + 3, p->style->width, part, n);
}

static void print_under(const struct page *p, struct str text)
{
	print_parts(p, &text, 1);
}

static void print_given(const struct page *p, const struct view_entry *e)
{
	for (size_t k = 0; k < e->rating_count; k++) {
		const struct view_rating *r = &e->rating[k];
		if (!r->given.text.n)
			continue;
		struct str text = words_given(p->arena, &r->given, p->style);
		print_under(p, e->rating_count > 1 ? say(p, MSG(N_("%1$s: %2$s"), r->scheme->id.s, text)) : text);
	}
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
			*VEC_PUSH(p->arena, &part) = say(p, MSG(N_("%1$s %2$s (%3$s)"), c->name, value,
								words_signed(p->arena, &c->difference, p->style)));
	}
	if (part.n)
		print_parts(p, part.v, part.n);
}

/* The course, why, and when the trend gets there. */
static void print_course(const struct page *p, const struct view_outlook *o)
{
	if (o->course == COURSE_NONE)
		return;
	struct str course = say(p, (struct msg){.id = course_names[o->course]});
	struct str line[] = {say(p, MSG(N_("%1$s: %2$s"), course, say(p, o->reason))), STR("")};
	bool open = o->course != COURSE_REACHED && o->projected.kind != VIEW_NONE;
	if (open && o->reaches)
		line[1] = say(p, MSG(N_("the trend meets it in %s"), words_year(p->arena, o->reach_year, p->style)));
	else if (open)
		line[1] = say(p, MSG(N_("the trend does not meet it within 100 years")));
	print_under(p, line[1].n ? str_join(p->arena, line, 2, say(p, MSG(N_("; ")))) : line[0]);
}

/* Trend, change on the year before and what is missing in one line, the outlook in the next. */
static void print_trend(const struct page *p, const struct view_entry *e)
{
	struct view_outlook o = view_outlook(p->arena, p->report, e);
	VEC(struct str) part = {0};
	if (o.spark.n)
		*VEC_PUSH(p->arena, &part) = o.spark;
	if (o.change.kind != VIEW_NONE)
		*VEC_PUSH(p->arena, &part) =
			say(p, MSG(N_("%s on the year before"), words_signed(p->arena, &o.change, p->style)));
	if (o.needed.kind != VIEW_NONE)
		*VEC_PUSH(p->arena, &part) =
			say(p, MSG(N_("%1$s to go by %2$s, %3$s a year"), words_value(p->arena, &o.remaining, p->style),
				   words_year(p->arena, o.final_year, p->style),
				   words_signed(p->arena, &o.needed, p->style)));
	if (part.n)
		print_parts(p, part.v, part.n);
	print_course(p, &o);
}

/* A title, and below it what else stands in a row where there is room for one. */
static void print_narrow(const struct page *p, const struct view_entry *e)
{
	const char *sgr = colour(p, text_outcome_colour[e->outcome]);
	VEC(struct str) part = {0};
	struct layout_cell head[] = {
		{words_sign(e->outcome), MARK_WIDTH, false, sgr},
		{words_title(p->arena, e, p->style), p->style->width - ENTRY_INDENT - MARK_WIDTH - 1, false, NULL}};
	layout_row(p->out, ENTRY_INDENT - 1, head, 2);
	if (e->target.kind != VIEW_NONE)
		*VEC_PUSH(p->arena, &part) = say(p, MSG(N_("target %s"), words_target(p->arena, &e->target, p->style)));
	if (e->actual.kind != VIEW_NONE)
		*VEC_PUSH(p->arena, &part) = say(p, MSG(N_("actual %s"), words_value(p->arena, &e->actual, p->style)));
	if (e->rate.kind != VIEW_NONE)
		*VEC_PUSH(p->arena, &part) = words_rate(p->arena, e);
	*VEC_PUSH(p->arena, &part) = words_outcome(e->outcome, p->style);
	for (size_t k = 0; k < e->rating_count; k++)
		*VEC_PUSH(p->arena, &part) = words_rating(&e->rating[k]);
	layout_parts(p->out, ENTRY_INDENT + MARK_WIDTH, p->style->width, part.v, part.n);
}

static struct str spark_of(const struct page *p, const struct view_entry *e)
{
	return e->result->item->scale ? STR("") : view_outlook(p->arena, p->report, e).spark;
}

static void print_wide(const struct page *p, const struct view_entry *e)
{
	const char *sgr = colour(p, text_outcome_colour[e->outcome]);
	struct layout_cell cell[8 + RATINGS_MAX] = {
		{words_sign(e->outcome), MARK_WIDTH, false, sgr},
		{words_title(p->arena, e, p->style), p->columns.title, false, NULL},
		{words_target(p->arena, &e->target, p->style), p->columns.target, e->target.kind == VIEW_NUMBER, NULL},
		{words_value(p->arena, &e->actual, p->style), p->columns.actual, e->actual.kind == VIEW_NUMBER, NULL},
		{words_rate(p->arena, e), RATE_WIDTH, true, NULL},
		{words_outcome(e->outcome, p->style), p->columns.outcome, false, sgr},
	};
	for (size_t k = 0; k < p->columns.rating_count; k++)
		cell[6 + k].width = p->columns.rating[k];
	for (size_t k = 0; k < p->columns.rating_count && k < e->rating_count; k++) {
		cell[6 + k].text = words_rating(&e->rating[k]);
		if (e->rating[k].fails)
			cell[6 + k].colour = colour(p, text_outcome_colour[OUTCOME_MISSED]);
	}
	size_t n = 6 + p->columns.rating_count;
	if (p->columns.bar)
		cell[n++] = (struct layout_cell){text_bar(p->arena, e), p->columns.bar, false, sgr};
	if (p->columns.spark)
		cell[n++] = (struct layout_cell){spark_of(p, e), p->columns.spark, false, NULL};
	layout_row(p->out, ENTRY_INDENT, cell, n);
}

static void print_entry(const struct page *p, const struct view_entry *e)
{
	if (!view_is_told(e))
		return;
	if (p->columns.title)
		print_wide(p, e);
	else
		print_narrow(p, e);
	if (p->style->trend && !e->result->item->scale)
		print_trend(p, e);
	print_comparisons(p, e);
	print_given(p, e);
	struct view_steps remarks = view_remarks(p->arena, p->report, e);
	for (size_t k = 0; k < remarks.n; k++)
		print_under(p, words_step(p->arena, &remarks.v[k], p->style));
	if (e->outcome == OUTCOME_NO_DATA && e->latest.kind != VIEW_NONE)
		print_under(p, say(p, MSG(N_("last known: %1$s (%2$s)"), words_value(p->arena, &e->latest, p->style),
					  words_year(p->arena, e->latest_year, p->style))));
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
	size_t width = p->style->width > TABLE_WIDTH_MAX ? TABLE_WIDTH_MAX : p->style->width;
	size_t used = indent + utf8_width(title) + utf8_width(who) + 2;
	if (s->kind == GROUP_POLICY || !who.n || used > width) {
		struct layout_cell cell = {title, width - indent, false, colour(p, bold)};
		layout_row(p->out, indent, &cell, 1);
		if (s->kind != GROUP_POLICY && who.n)
			layout_paragraph(p->out, indent + 4, width, who);
		return;
	}
	buf_fill(p->out, ' ', indent);
	layout_colour(p->out, colour(p, bold), title);
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

/* Which column of grades is whose. */
static void print_schemes(const struct page *p, const struct view_year *y)
{
	struct str *name = ARENA_ARRAY(p->arena, struct str, p->columns.rating_count);
	for (size_t k = 0; k < p->columns.rating_count; k++)
		name[k] = words_scheme(y->scheme[k], p->style);
	struct str names = str_join(p->arena, name, p->columns.rating_count, STR(" | "));
	layout_paragraph(p->out, 0, p->style->width, say(p, MSG(N_("ratings, from left to right: %s"), names)));
}

static void print_year(const struct page *p, const struct report *r, const struct view_year *y)
{
	text_year_head(p->out, r, y, p->style);
	if (p->columns.rating_count > 1)
		print_schemes(p, y);
	for (size_t k = 0; k < y->policy_count; k++) {
		buf_add_c(p->out, '\n');
		print_section(p, &y->policy[k], 0);
	}
	buf_add_c(p->out, '\n');
	text_year_foot(p->out, r, y, p->style);
}

void render_text(struct buf *out, const struct report *r, const struct render_style *style)
{
	if (style->column_count || r->order != ORDER_PLAN || r->reverse) {
		render_text_table(out, r, style);
		return;
	}
	for (size_t k = 0; k < r->year_count; k++) {
		struct page p = {out, out->arena, style, columns_for(style, r, &r->year[k], out->arena), r};
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
		const struct view_subject *s = &want->v[k];
		struct view_steps steps = view_explain_subject(p.arena, r, s);
		if (k)
			buf_add_c(out, '\n');
		struct str title = s->entry ? words_title(p.arena, s->entry, style) : s->title;
		layout_colour(out, colour(&p, bold), utf8_inert(p.arena, title));
		buf_add_z(out, "  ");
		buf_add(out, words_fiscal_year(p.arena, year_of(r, s->year), style));
		if (s->entry) {
			enum outcome o = s->entry->outcome;
			buf_add_z(out, "  ");
			layout_colour(out, colour(&p, text_outcome_colour[o]), words_outcome(o, style));
		}
		buf_add_c(out, '\n');
		render_steps(out, &steps, style);
	}
}
