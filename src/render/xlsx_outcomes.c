/*
 * Outcomes counted: columns of a table, and the chart of them behind it.
 */
#include "render/xlsx.h"

enum { CHART_PIXELS = 24, CHART_WIDTH = 760 };

static const enum outcome order[OUTCOME_COUNT] = {OUTCOME_MET, OUTCOME_MISSED, OUTCOME_PENDING, OUTCOME_NO_DATA,
						  OUTCOME_NO_TARGET};

void xlsx_outcome_heads(const struct xlsx *x, struct sheet *s, size_t row, size_t column, size_t width)
{
	for (size_t k = 0; k < OUTCOME_COUNT; k++)
		xlsx_head(x, s, row, column + k, MSG("%s", xlsx_outcome(x, order[k])), width);
	xlsx_head(x, s, row, column + OUTCOME_COUNT, MSG(N_("in all")), width);
}

void xlsx_outcome_counts(struct sheet *s, size_t row, size_t column, enum book_look look, const struct tally *t)
{
	size_t all = 0;
	for (size_t k = 0; k < OUTCOME_COUNT; k++) {
		sheet_count(s, row, column + k, look, t->count[order[k]]);
		all += t->count[order[k]];
	}
	sheet_count(s, row, column + OUTCOME_COUNT, look, all);
}

/* Begins a new page at `row`, behind rows of one line each, where a picture of that height would be torn. */
static void keep_whole(struct sheet *s, size_t row, size_t pixels)
{
	enum { LINE_PIXELS = 24 };
	size_t page = sheet_page_height(s), used = row * LINE_PIXELS % page;
	if (used + pixels > page && pixels <= page)
		sheet_new_page(s, row);
}

size_t xlsx_outcome_chart(struct sheet *s, size_t row, const struct xlsx_outcomes *o, struct str title)
{
	struct book_series bar[OUTCOME_COUNT];
	for (size_t k = 0; k < OUTCOME_COUNT; k++)
		bar[k] = (struct book_series){.name_row = o->head,
					      .column = o->column + k,
					      .ink = xlsx_outcome_ink(order[k]),
					      .hatching = (int)k};
	size_t rows = 6 + 2 * (o->last - o->first + 1);
	keep_whole(s, row + 1, rows * CHART_PIXELS);
	sheet_chart(s, &(struct book_chart){.bars = true,
					    .title = title,
					    .description = title,
					    .format = "0",
					    .label_column = o->label_column,
					    .first = o->first,
					    .last = o->last,
					    .series = bar,
					    .series_count = OUTCOME_COUNT,
					    .row = row + 1,
					    .column = 0,
					    .width = CHART_WIDTH,
					    .height = rows * CHART_PIXELS - 8});
	for (size_t k = 0; k < rows; k++)
		sheet_end_row(s, row + 1 + k, CHART_PIXELS);
	return row + 1 + rows;
}
