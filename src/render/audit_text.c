#include "base/utf8.h"
#include "render/audit.h"
#include "render/layout.h"
#include "render/steps.h"

enum { WIDTH_MIN = 60, WIDTH_MAX = 120, INDENT = 2 };

struct sheet {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
	size_t width;
};

static struct str say(const struct sheet *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

static struct str number(const struct sheet *p, size_t n)
{
	return str_format(p->arena, "%zu", n);
}

static struct msg part_name(enum published_part part)
{
	return (struct msg){.id = published_part_names[part]};
}

static struct str year_text(const struct sheet *p, int year)
{
	return year ? say(p, MSG(N_("FY%s"), str_format(p->arena, "%d", year))) : STR("");
}

/* The title, the year and which figure: what a finding or a gap is about. */
static struct str subject(const struct sheet *p, struct str title, int year, enum published_part part)
{
	struct str word[] = {title, year_text(p, year), say(p, part_name(part))};
	struct str undated[] = {title, word[2]};
	return year ? str_join(p->arena, word, 3, STR("  ")) : str_join(p->arena, undated, 2, STR("  "));
}

static void print_finding(const struct sheet *p, const struct view_finding *v)
{
	const struct audit_finding *f = v->finding;
	layout_colour(p->out, p->style->colour ? "31" : NULL, STR("✕"));
	buf_add_c(p->out, ' ');
	layout_colour(p->out, p->style->colour ? "1" : NULL,
		      utf8_inert(p->arena, subject(p, v->title, v->year, f->part)));
	buf_add_c(p->out, '\n');
	layout_paragraph(p->out, INDENT, p->width, say(p, v->text));
	render_steps(p->out, &v->steps, p->style);
	buf_add_c(p->out, '\n');
}

static void print_gap(const struct sheet *p, const struct view_gap *g)
{
	struct msg m = MSG(N_("%1$s \"%2$s\" was not checked: %3$s"), subject(p, g->title, g->year, g->gap->part),
			   g->published, say(p, g->gap->why));
	layout_paragraph(p->out, 0, p->width, say(p, m));
}

static void print_word(const struct sheet *p, const struct view_word *w)
{
	struct msg m = w->rated ? MSG(N_("no scheme says what \"%1$s\" means: it stands %2$s times, at rates from %3$s "
					 "to %4$s"),
				      w->word, number(p, w->count), w->low, w->high)
				: MSG(N_("no scheme says what \"%1$s\" means: it stands %2$s times"), w->word,
				      number(p, w->count));
	layout_paragraph(p->out, 0, p->width, say(p, m));
}

static void print_gaps(const struct sheet *p, const struct view_audit *v)
{
	size_t before = p->out->n;
	for (size_t k = 0; k < v->gap_count; k++)
		if (!v->gap[k].gap->unknown_word)
			print_gap(p, &v->gap[k]);
	for (size_t k = 0; k < v->word_count; k++)
		print_word(p, &v->word[k]);
	if (p->out->n > before)
		buf_add_c(p->out, '\n');
}

static struct str checked_text(const struct sheet *p, const struct view_audit *v)
{
	VEC(struct str) part = {0};
	for (int k = 0; k < PUBLISHED_PART_COUNT; k++) {
		if (!v->audit->checked[k])
			continue;
		struct str word[] = {say(p, part_name((enum published_part)k)), number(p, v->audit->checked[k])};
		*VEC_PUSH(p->arena, &part) = str_join(p->arena, word, 2, STR(" "));
	}
	return part.n ? str_join(p->arena, part.v, part.n, STR(", ")) : say(p, MSG(N_("nothing")));
}

static struct str formulas_text(const struct sheet *p, const struct view_audit *v)
{
	VEC(struct str) part = {0};
	for (size_t k = 0; k < v->formula_count; k++)
		*VEC_PUSH(p->arena, &part) =
			say(p, (struct msg){.id = N_("%1$s gives %2$s of %3$s"),
					    .n = 3,
					    .arg = {str_of(v->formula[k].formula->summary),
						    number(p, v->formula[k].fits), number(p, v->audit->formula_of)},
					    .translated = 1});
	return part.n ? str_join(p->arena, part.v, part.n, STR("; ")) : say(p, MSG(N_("none gives any of the rates")));
}

static void print_summary(const struct sheet *p, const struct view_audit *v)
{
	layout_paragraph(p->out, 0, p->width,
			 say(p, MSG(N_("%1$s: %2$s rows; checked: %3$s"), v->name,
				    number(p, v->audit->published->rows.n), checked_text(p, v))));
	const struct published *table = v->audit->published;
	if (table->unread.n)
		layout_paragraph(p->out, INDENT, p->width,
				 say(p, MSG(N_("columns that were not read: %s"),
					    str_join(p->arena, table->unread.v, table->unread.n, STR(", ")))));
	if (v->audit->formula_of)
		layout_paragraph(p->out, INDENT, p->width, say(p, MSG(N_("formula: %s"), formulas_text(p, v))));
	if (v->has_rounding)
		layout_paragraph(p->out, INDENT, p->width,
				 say(p, MSG(N_("rounding: %1$s (%2$s)"), say(p, v->rounding), say(p, v->evidence))));
	if (v->ratios.id)
		layout_paragraph(p->out, INDENT, p->width, say(p, v->ratios));
	if (v->cap.id)
		layout_paragraph(p->out, INDENT, p->width, say(p, v->cap));
	struct msg found = {NP_("%s mismatch", "%s mismatches"), .count = v->finding_count, .n = 1,
			    .arg = {number(p, v->finding_count)}};
	layout_paragraph(p->out, INDENT, p->width, v->finding_count ? say(p, found) : say(p, MSG(N_("no mismatch"))));
}

void render_audit_text(struct buf *out, const struct audit_list *l, const struct render_style *style)
{
	struct sheet p = {
		.out = out,
		.arena = out->arena,
		.style = style,
		.width = style->width < WIDTH_MIN   ? WIDTH_MIN
			 : style->width > WIDTH_MAX ? WIDTH_MAX
						    : style->width,
	};
	for (size_t k = 0; k < l->n; k++) {
		if (k && !l->only_findings)
			buf_add_c(out, '\n');
		for (size_t j = 0; j < l->v[k]->finding_count; j++)
			print_finding(&p, &l->v[k]->finding[j]);
		if (l->only_findings)
			continue;
		print_gaps(&p, l->v[k]);
		print_summary(&p, l->v[k]);
	}
}
