/*
 * News for a mail: a line that makes a subject, an empty one, and then what
 * changed, worst first.
 */
#include "base/utf8.h"
#include "render/layout.h"
#include "render/news.h"
#include "render/text.h"
#include "render/words.h"

static const char *colour_of(const struct view_news_item *item, const struct render_style *style)
{
	if (!style->colour || !item->entry)
		return NULL;
	return text_outcome_colour[item->entry->outcome];
}

static void print_item(struct buf *out, const struct view_news_item *item, const struct render_style *style)
{
	enum { INDENT = 2, UNDER = 5 };
	struct arena *a = out->arena;
	struct str title[] = {item->title, words_news_year(a, item, style)};
	struct layout_cell cell[] = {
		{item->entry ? words_sign(item->entry->outcome) : STR("－"), 2, false, colour_of(item, style)},
		{str_join(a, title, 2, STR("  ")), style->width > 24 ? style->width - UNDER : 20, false, NULL},
	};
	layout_row(out, INDENT, cell, 2);
	layout_paragraph(out, UNDER, style->width, words_news_item(a, item, style));
	struct str places = words_news_places(a, item, style);
	if (places.n)
		layout_paragraph(out, UNDER, style->width, places);
}

void render_news_text(struct buf *out, const struct view_news *news, const struct render_style *style)
{
	struct arena *a = out->arena;
	if (news->n == 0)
		return;
	layout_colour(out, style->colour ? "1" : NULL, utf8_inert(a, words_news(a, news, style)));
	buf_add_c(out, '\n');
	for (size_t k = 0; k < news->n; k++) {
		if (k == 0 || news->item[k].kind != news->item[k - 1].kind) {
			const char *name = news_kind_names[news->item[k].kind];
			buf_add_c(out, '\n');
			buf_add(out, msg_text(a, (struct msg){.id = name}, style->translate));
			buf_add_c(out, '\n');
		}
		print_item(out, &news->item[k], style);
	}
}

/* The line for the subject, then what is to be said of each plan. */
void render_news_plans_text(struct buf *out, const struct view_plans *v, const struct view_news_sum *sum,
			    const struct plan_pieces *pieces, const struct render_style *style)
{
	struct arena *a = out->arena;
	layout_colour(out, style->colour ? "1" : NULL, utf8_inert(a, words_news_sum(a, v, sum, style)));
	buf_add_c(out, '\n');
	if (sum->gone_count > 0)
		buf_add_c(out, '\n');
	for (size_t k = 0; k < sum->gone_count; k++)
		layout_paragraph(out, 0, style->width, words_news_gone(a, sum->gone[k], style));
	for (size_t k = 0; k < v->n * pieces->count; k++) {
		if (pieces->v[k].n == 0)
			continue;
		buf_add_c(out, '\n');
		buf_add(out, pieces->v[k]);
	}
}
