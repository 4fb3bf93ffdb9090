#include "render/markdown_escape.h"
#include "render/news.h"
#include "render/words.h"

static void add_item(struct buf *out, const struct view_news_item *item, const struct render_style *style)
{
	struct arena *a = out->arena;
	struct str places = words_news_places(a, item, style);
	buf_add_z(out, "- **");
	markdown_text(out, item->title);
	buf_add_z(out, "** ");
	markdown_text(out, words_news_year(a, item, style));
	buf_add_z(out, " ");
	markdown_text(out, words_news_item(a, item, style));
	if (places.n) {
		buf_add_z(out, "  \n  ");
		markdown_text(out, places);
	}
	buf_add_c(out, '\n');
}

void render_news_markdown(struct buf *out, const struct view_news *news, const struct render_style *style)
{
	struct arena *a = out->arena;
	buf_add_z(out, "# ");
	markdown_text(out, words_news(a, news, style));
	buf_add_c(out, '\n');
	for (size_t k = 0; k < news->n; k++) {
		if (k == 0 || news->item[k].kind != news->item[k - 1].kind) {
			buf_add_z(out, "\n## ");
			markdown_text(out, msg_text(a, (struct msg){.id = news_kind_names[news->item[k].kind]},
						    style->translate));
			buf_add_z(out, "\n\n");
		}
		add_item(out, &news->item[k], style);
	}
}

/* A heading for the subject, then what is to be said of each plan below its own. */
void render_news_plans_markdown(struct buf *out, const struct view_plans *v, const struct view_news_sum *sum,
				const struct plan_pieces *pieces, const struct render_style *style)
{
	struct arena *a = out->arena;
	buf_add_z(out, "# ");
	markdown_text(out, words_news_sum(a, v, sum, style));
	buf_add_c(out, '\n');
	for (size_t k = 0; k < sum->gone_count; k++) {
		buf_add_z(out, k == 0 ? "\n- " : "- ");
		markdown_text(out, words_news_gone(a, sum->gone[k], style));
		buf_add_c(out, '\n');
	}
	for (size_t k = 0; k < v->n * pieces->count; k++) {
		if (pieces->v[k].n == 0)
			continue;
		buf_add_c(out, '\n');
		buf_add(out, pieces->v[k]);
	}
}
