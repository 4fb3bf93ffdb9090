#include "render/xlsx.h"

/* A picture lies over the columns between year and target, which the years below leave empty. */
enum { CHART_ROWS = 11, ROW_PIXELS = 24, CHART_WIDTH = 560, LINES_MAX = 64 };

/* The columns of one item's years; 0: there is none. */
struct years {
	const struct xlsx *x;
	struct sheet *sheet;
	const struct view_series *series;
	size_t head, count;
	size_t upper, comparison, baseline;
	size_t columns;
};

static bool has_upper(const struct years *y)
{
	for (size_t k = 0; k < y->count; k++)
		if (y->series->point[k].upper_at != AXIS_NOWHERE)
			return true;
	return false;
}

static struct years years_of(const struct xlsx *x, struct sheet *s, size_t row, const struct view_series *series)
{
	struct years y = {.x = x, .sheet = s, .series = series, .head = row + 1};
	size_t next = XLSX_COMMON_COUNT;
	y.count = x->report->history->year_count;
	y.upper = has_upper(&y) ? next++ : 0;
	y.comparison = series->comparison_count ? next : 0;
	next += series->comparison_count;
	y.baseline = series->baseline.kind == VIEW_NUMBER ? next++ : 0;
	y.columns = next;
	return y;
}

static void add_heads(const struct years *y)
{
	const struct xlsx *x = y->x;
	xlsx_head(x, y->sheet, y->head, XLSX_YEAR, MSG(N_("fiscal year")), 0);
	xlsx_head(x, y->sheet, y->head, XLSX_TARGET, MSG(N_("target")), 0);
	xlsx_head(x, y->sheet, y->head, XLSX_ACTUAL, MSG(N_("actual")), 0);
	xlsx_head(x, y->sheet, y->head, XLSX_RATE, MSG(N_("rate")), 0);
	xlsx_head(x, y->sheet, y->head, XLSX_VERDICT, MSG(N_("verdict")), 0);
	if (y->upper)
		xlsx_head(x, y->sheet, y->head, y->upper, MSG(N_("upper")), 0);
	for (size_t k = 0; k < y->series->comparison_count; k++)
		xlsx_head(x, y->sheet, y->head, y->comparison + k, MSG("%s", y->series->comparison[k]), 0);
	if (y->baseline)
		xlsx_head(x, y->sheet, y->head, y->baseline, MSG(N_("baseline")), 0);
}

/* The upper end of a range, in the words of its lower one. */
static void add_upper(const struct years *y, size_t row, const struct view_point *point)
{
	struct view_value v = {.kind = VIEW_NUMBER, .number = point->entry.target.upper};
	struct str text[] = {v.number, y->series->unit};
	v.text = str_join(y->x->arena, text, 2, STR(""));
	if (point->upper_at == AXIS_NOWHERE)
		sheet_text(y->sheet, row, y->upper, BOOK_CELL, STR(""));
	else
		xlsx_value(y->x, y->sheet, row, y->upper, &v, v.text);
}

static void add_target(const struct years *y, size_t row, const struct view_point *point)
{
	struct view_value v = point->entry.target;
	if (v.upper.n && point->target_at != AXIS_NOWHERE) {
		struct str text[] = {v.number, y->series->unit};
		v.text = str_join(y->x->arena, text, 2, STR(""));
		v.upper = STR("");
		xlsx_value(y->x, y->sheet, row, XLSX_TARGET, &v, v.text);
		return;
	}
	xlsx_value(y->x, y->sheet, row, XLSX_TARGET, &v, words_target_full(y->x->arena, &v, y->x->style));
}

static void add_comparisons(const struct years *y, size_t row, const struct view_entry *e)
{
	for (size_t k = 0; k < y->series->comparison_count; k++) {
		static const struct view_value none;
		const struct view_value *v = &none;
		for (size_t j = 0; j < e->comparison_count; j++)
			if (str_eq(e->comparison[j].name, y->series->comparison[k]))
				v = &e->comparison[j].value;
		xlsx_value(y->x, y->sheet, row, y->comparison + k, v, words_value(y->x->arena, v, y->x->style));
	}
}

static void add_year(const struct years *y, size_t k)
{
	const struct xlsx *x = y->x;
	const struct view_point *point = &y->series->point[k];
	const struct view_entry *e = &point->entry;
	size_t row = y->head + 1 + k;
	struct str verdict = point->judged		   ? xlsx_outcome(x, e->outcome)
			     : e->target.kind != VIEW_NONE ? xlsx_said(x, MSG(N_("yet to come")))
							   : STR("");
	xlsx_year(x, y->sheet, row, XLSX_YEAR, &x->report->history->year[k]);
	add_target(y, row, point);
	xlsx_value(x, y->sheet, row, XLSX_ACTUAL, &e->actual, words_value(x->arena, &e->actual, x->style));
	xlsx_rate(x, y->sheet, row, XLSX_RATE, e);
	sheet_text(y->sheet, row, XLSX_VERDICT, BOOK_CELL, verdict);
	if (y->upper)
		add_upper(y, row, point);
	add_comparisons(y, row, e);
	if (y->baseline)
		xlsx_value(x, y->sheet, row, y->baseline, &y->series->baseline,
			   words_value(x->arena, &y->series->baseline, x->style));
	sheet_end_row(y->sheet, row, ROW_PIXELS);
}

/* What the picture shows, for those who do not see it; the numbers stand beside it. */
static struct str description(const struct years *y)
{
	const struct xlsx *x = y->x;
	VEC(struct str) part = {0};
	*VEC_PUSH(x->arena, &part) =
		xlsx_said(x, MSG(N_("Chart: targets and actuals by fiscal year, %s"), y->series->title));
	for (size_t k = 0; k < y->count; k++) {
		const struct view_point *point = &y->series->point[k];
		const struct view_entry *e = &point->entry;
		struct str year = words_year(x->arena, e->year, x->style);
		struct str target = words_target_full(x->arena, &e->target, x->style);
		struct str actual = words_value(x->arena, &e->actual, x->style);
		if (point->target_at == AXIS_NOWHERE && point->actual_at == AXIS_NOWHERE)
			continue;
		if (point->target_at == AXIS_NOWHERE)
			*VEC_PUSH(x->arena, &part) = xlsx_said(x, MSG(N_("%1$s: actual %2$s"), year, actual));
		else if (point->actual_at == AXIS_NOWHERE)
			*VEC_PUSH(x->arena, &part) = xlsx_said(x, MSG(N_("%1$s: target %2$s"), year, target));
		else
			*VEC_PUSH(x->arena, &part) =
				xlsx_said(x, MSG(N_("%1$s: target %2$s, actual %3$s"), year, target, actual));
	}
	return str_join(x->arena, part.v, part.n, xlsx_said(x, MSG(N_("; "))));
}

static bool any_at(const struct years *y, bool target)
{
	for (size_t k = 0; k < y->count; k++)
		if ((target ? y->series->point[k].target_at : y->series->point[k].actual_at) != AXIS_NOWHERE)
			return true;
	return false;
}

static size_t lines(const struct years *y, struct book_series *line)
{
	static const enum book_shape shape[] = {BOOK_TRIANGLE, BOOK_SQUARE, BOOK_CROSS};
	static const unsigned ink[] = {0x047857, 0x7C3AED, 0x9D174D};
	size_t n = 0;
	if (any_at(y, true))
		line[n++] = (struct book_series){y->head, XLSX_TARGET, BOOK_DIAMOND, true, false, 0xB45309, 0};
	if (y->upper)
		line[n++] = (struct book_series){y->head, y->upper, BOOK_DIAMOND, true, false, 0xB45309, 0};
	if (any_at(y, false))
		line[n++] = (struct book_series){y->head, XLSX_ACTUAL, BOOK_CIRCLE, false, true, 0x1D4ED8, 0};
	if (y->baseline)
		line[n++] = (struct book_series){y->head, y->baseline, BOOK_NO_SHAPE, true, false, 0x4B5563, 0};
	for (size_t k = 0; k < y->series->comparison_count && n < LINES_MAX; k++)
		line[n++] = (struct book_series){y->head, y->comparison + k, shape[k % 3], false, false, ink[k % 3], 0};
	return n;
}

/* As many digits behind the point as the steps of the axis have. */
static const char *axis_format(const struct xlsx *x, const struct view_series *s)
{
	size_t most = 0;
	for (size_t k = 0; k < s->axis.tick_count; k++) {
		struct str text = s->axis.tick[k].text;
		size_t point = str_find(text, STR("."));
		size_t after = point == SIZE_MAX ? 0 : text.n - point - 1;
		most = after > most ? after : most;
	}
	struct buf out = buf_new(x->arena);
	buf_add_z(&out, most ? "#,##0." : "#,##0");
	buf_fill(&out, '0', most);
	return str_z(x->arena, buf_str(&out));
}

size_t xlsx_series_height(const struct xlsx *x)
{
	size_t years = x->report->history->year_count + 1;
	return (years > CHART_ROWS ? years + 2 : CHART_ROWS + 2) * ROW_PIXELS;
}

static struct str chart_title(const struct xlsx *x, const struct view_series *s)
{
	return s->unit.n ? xlsx_said(x, MSG(N_("%1$s (%2$s)"), s->title, s->unit)) : s->title;
}

size_t xlsx_series(const struct xlsx *x, struct sheet *s, size_t row, const struct view_series *series)
{
	struct years y = years_of(x, s, row, series);
	struct book_series line[LINES_MAX];
	size_t height = y.count + 1 > CHART_ROWS ? y.count + 1 : CHART_ROWS;
	sheet_text(s, row, XLSX_YEAR, BOOK_HEADING, series->title);
	sheet_end_row(s, row, ROW_PIXELS);
	add_heads(&y);
	sheet_end_row(s, y.head, ROW_PIXELS);
	sheet_print_columns(s, y.columns);
	for (size_t k = 0; k < y.count; k++)
		add_year(&y, k);
	xlsx_mark_outcomes(s, XLSX_VERDICT, y.head + 1, y.head + y.count);
	for (size_t k = y.count + 1; k < height; k++)
		sheet_end_row(s, y.head + k, ROW_PIXELS);
	sheet_chart(s, &(struct book_chart){.title = chart_title(x, series),
					    .description = description(&y),
					    .format = axis_format(x, series),
					    .label_column = XLSX_YEAR,
					    .first = y.head + 1,
					    .last = y.head + y.count,
					    .series = line,
					    .series_count = lines(&y, line),
					    .row = y.head,
					    .column = XLSX_MEASURE,
					    .width = CHART_WIDTH,
					    .height = CHART_ROWS * ROW_PIXELS - 4});
	return y.head + height + 1;
}
