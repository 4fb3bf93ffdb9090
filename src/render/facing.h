/*
 * Words that the tables of old and new share.
 */
#ifndef RENDER_FACING_H
#define RENDER_FACING_H

#include "render/change_words.h"
#include "view/facing.h"

/* "修正", "modified". */
struct str facing_status(const struct facing_row *r, const struct render_style *style);

/* "Ⅰ-1 アプリの活用"; empty where the thing is not on that side. */
struct str facing_heading(struct arena *a, const struct facing_row *r, int side);

/* "2022年度 4,500人以上", "担当課 総務課"; empty where that side says nothing. */
struct str facing_text(struct arena *a, const struct facing_line *l, int side, const struct render_style *style);

/* A side's heading and lines, one a line. */
struct str facing_cell(struct arena *a, const struct facing_row *r, int side, const struct render_style *style);

#endif
