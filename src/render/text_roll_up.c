/* What a plan and its parts come to by the rating schemes in force. */
#include "base/vec.h"
#include "render/layout.h"
#include "render/text.h"
#include "render/words.h"

struct sums {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
};

static struct str say(const struct sums *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

static struct str counted(const struct sums *p, const struct view_roll_up *u)
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

static struct str heading(const struct sums *p, const struct view_section *s)
{
	struct str part[] = {s->number, s->title};
	return s->number.n ? str_join(p->arena, part, 2, STR(" ")) : s->title;
}

static void print_line(const struct sums *p, size_t indent, struct msg m)
{
	layout_paragraph(p->out, indent, p->style->width, say(p, m));
}

static void print_achieved(const struct sums *p, size_t indent, const struct view_roll_up *u)
{
	struct str achieved = str_format(p->arena, "%zu", u->achieved);
	struct str of = str_format(p->arena, "%zu", u->denominator);
	if (u->achieved_share.kind == VIEW_NONE)
		return;
	struct msg m = MSG(N_("achieved %1$s of %2$s (%3$s), counted: %4$s"), achieved, of, u->achieved_share.text,
			   str_of(u->denominator_name));
	m.translated = 8;
	print_line(p, indent, m);
}

static void print_rates(const struct sums *p, size_t indent, const struct view_roll_up *u)
{
	struct str of = str_format(p->arena, "%zu", u->with_rate);
	print_line(p, indent,
		   u->rate_weight.kind != VIEW_NONE
			   ? MSG(N_("mean rate %1$s (of %2$s, by a weight of %5$s), lowest %3$s, highest %4$s"),
				 u->mean_rate.text, of, u->lowest_rate.text, u->highest_rate.text, u->rate_weight.text)
			   : MSG(N_("mean rate %1$s (of %2$s), lowest %3$s, highest %4$s"), u->mean_rate.text, of,
				 u->lowest_rate.text, u->highest_rate.text));
}

/* Whose sum it is, how often each grade was given, and what shares and points were taken of. */
static void print_sum(const struct sums *p, size_t indent, struct str name, const struct view_roll_up *u)
{
	print_line(p, indent, MSG(N_("%1$s: %2$s"), name, counted(p, u)));
	indent += 2;
	if (u->by_last_due)
		print_line(p, indent, MSG(N_("of several targets of a year the last one due is counted")));
	print_achieved(p, indent, u);
	if (u->mean.kind != VIEW_NONE)
		print_line(p, indent,
			   MSG(N_("points %1$s, mean %2$s (by a weight of %3$s)"), u->points.text, u->mean.text,
			       u->weight.text));
	if (u->mean_rate.kind != VIEW_NONE && p->style->roll_up)
		print_rates(p, indent, u);
	if (u->above)
		print_sum(p, indent,
			  u->above_of == GROUP_MEASURE ? say(p, MSG(N_("by measures")))
						       : say(p, MSG(N_("by policies"))),
			  u->above);
	else if (u->own.n)
		print_line(p, indent,
			   MSG(N_("together: %1$s %2$s"), u->own_text, words_wording(&u->own_label, p->style)));
	if (u->given.text.n && !u->of_groups)
		layout_paragraph(p->out, indent, p->style->width, words_given(p->arena, &u->given, p->style));
}

static void print_section_sums(const struct sums *p, const struct view_section *s, size_t scheme, size_t indent)
{
	if (s->roll_up[scheme].total == 0)
		return;
	print_sum(p, indent, heading(p, s), &s->roll_up[scheme]);
	for (size_t k = 0; k < s->child_count; k++)
		print_section_sums(p, &s->child[k], scheme, indent + 1);
}

/* The sums of one scheme: of the plan, and where asked for of all that it is divided into. */
static void print_scheme(const struct sums *p, const struct view_year *y, size_t scheme)
{
	print_sum(p, 0, words_scheme(y->scheme[scheme], p->style), &y->roll_up[scheme]);
	if (!p->style->roll_up)
		return;
	print_line(p, 1, MSG(N_("by policy and measure")));
	for (size_t k = 0; k < y->policy_count; k++)
		print_section_sums(p, &y->policy[k], scheme, 2);
	if (y->department_count)
		print_line(p, 1, MSG(N_("by department")));
	for (size_t k = 0; k < y->department_count; k++)
		if (y->department[k].roll_up[scheme].total)
			print_sum(p, 2, y->department[k].name, &y->department[k].roll_up[scheme]);
}

void text_roll_ups(struct buf *out, const struct view_year *y, const struct render_style *style)
{
	struct sums p = {out, out->arena, style};
	for (size_t k = 0; k < y->scheme_count; k++)
		print_scheme(&p, y, k);
}
