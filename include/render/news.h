/*
 * What the forms of news share: words.
 */
#ifndef RENDER_NEWS_H
#define RENDER_NEWS_H

#include "render/render.h"
#include "view/news.h"

/*
 * All of it in one line, made for the subject of a mail: "柴田町情報化計画 FY2022: newly-missed 1, recovered 1
 * (2023-03-31)".
 */
struct str words_news(struct arena *a, const struct view_news *news, const struct render_style *style);

/* The same of several plans: "plans 12: newly-missed 1 (2023-03-31)". */
struct str words_news_sum(struct arena *a, const struct view_plans *v, const struct view_news_sum *sum,
			  const struct render_style *style);

/* "not among the plans any more: 青葉町計画" */
struct str words_news_gone(struct arena *a, const struct earlier *plan, const struct render_style *style);

/* What changed in one item: "missed (before: no-data), target 4,500人, actual 約2,800人, 62.2%". */
struct str words_news_item(struct arena *a, const struct view_news_item *item, const struct render_style *style);

/* Who is in charge, and where the target and the actual stand; empty: nothing is known of it. */
struct str words_news_places(struct arena *a, const struct view_news_item *item, const struct render_style *style);

/* "FY2022" */
struct str words_news_year(struct arena *a, const struct view_news_item *item, const struct render_style *style);

#endif
