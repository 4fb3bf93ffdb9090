#include "base/utf8.h"
#include "render/html.h"

/*
 * Units of the pictures.  They are drawn at about their own size on a telephone and half as large again on paper and
 * wide screens, so the letters, 13 units high, can be read on both.
 */
enum {
	WIDTH = 360,
	PLOT_HEIGHT = 150,
	TOP = 40,
	RIGHT = 12,
	LETTER = 7, /* of one display cell */
	LINE = 17,
	FOOT = 2 * LINE + 8, /* years and outcomes under the plot */
	BAR_MAX = 34,
	TICK_CELLS_MAX = 16, /* longer numbers are left to the table */
	LABELS_MAX = 6	     /* with more years, values are said for the last one alone */
};

/* Where a picture's parts lie. */
struct chart {
	struct html_page *page;
	const struct view_series *series;
	size_t years;
	int left, plot_width;
	bool bars;   /* they start at zero; where the axis leaves zero out, points are drawn */
	size_t last; /* the last year told of */
};

static int y_of(int at)
{
	return TOP + PLOT_HEIGHT - at * PLOT_HEIGHT / AXIS_PARTS;
}

/* The middle of a year's column. */
static int x_of(const struct chart *c, size_t year)
{
	return c->left + (int)((2 * year + 1) * (size_t)c->plot_width / (2 * c->years));
}

static int column_width(const struct chart *c)
{
	return c->plot_width / (int)c->years;
}

static struct chart chart_of(struct html_page *p, const struct view_series *s)
{
	struct chart c = {.page = p, .series = s, .years = p->report->history->year_count};
	size_t cells = 1;
	for (size_t k = 0; k < s->axis.tick_count; k++) {
		size_t w = utf8_width(s->axis.tick[k].text);
		cells = w > cells && w <= TICK_CELLS_MAX ? w : cells;
	}
	c.left = (int)cells * LETTER + 12;
	c.plot_width = WIDTH - c.left - RIGHT;
	c.bars = s->axis.zero != AXIS_NOWHERE;
	for (size_t k = 0; k < c.years; k++)
		if (s->point[k].judged)
			c.last = k;
	return c;
}

/* `attributes` besides its place and class. */
static void text_with(const struct chart *c, int x, int y, const char *class_name, const char *attributes, struct str s)
{
	buf_printf(c->page->out, "<text x=\"%d\" y=\"%d\" class=\"%s\"%s>", x, y, class_name, attributes);
	html_text(c->page->out, s);
	html_raw(c->page, "</text>\n");
}

static void text(const struct chart *c, int x, int y, const char *class_name, struct str s)
{
	text_with(c, x, y, class_name, "", s);
}

/* A value, which may stand over lines and bars: a rim of the paper's colour keeps it legible. */
static void value_text(const struct chart *c, int x, int y, const char *class_name, struct str s)
{
	text_with(c, x, y, class_name, " paint-order=\"stroke\"", s);
}

/* --- What it says to those who do not see it --------------------------------- */

static void describe_year(struct html_page *p, const struct view_point *x, int year)
{
	const struct view_entry *e = &x->entry;
	struct str when = html_short_year(p, year), none = html_said(p, MSG(N_("none")));
	struct str target = e->target.op == TARGET_NONE ? none : words_target_full(p->arena, &e->target, p->style);
	struct str actual = e->actual.kind == VIEW_NONE ? none : words_value(p->arena, &e->actual, p->style);
	if (!x->judged)
		html_say(p, MSG(N_("%1$s: target %2$s, yet to come. "), when, target));
	else if (e->outcome == OUTCOME_NO_TARGET)
		html_say(p, MSG(N_("%1$s: target %2$s, actual %3$s. "), when, target, actual));
	else
		html_say(p, MSG(N_("%1$s: target %2$s, actual %3$s, %4$s. "), when, target, actual,
				words_outcome(e->outcome, p->style)));
}

static void describe(const struct chart *c)
{
	struct html_page *p = c->page;
	html_raw(p, "<title");
	html_id_attribute(p, "t", 0, c->series->id);
	html_raw(p, ">");
	html_say(p, MSG(N_("Chart: targets and actuals by fiscal year, %s"), c->series->title));
	html_raw(p, "</title>\n<desc");
	html_id_attribute(p, "d", 0, c->series->id);
	html_raw(p, ">");
	if (c->series->baseline.kind != VIEW_NONE)
		html_say(p, MSG(N_("Baseline %s. "), words_value(p->arena, &c->series->baseline, p->style)));
	for (size_t k = 0; k < c->years; k++)
		describe_year(p, &c->series->point[k], p->report->history->year[k].year);
	html_raw(p, "</desc>\n");
}

/* --- The plot ---------------------------------------------------------------- */

static void grid(const struct chart *c)
{
	const struct view_axis *axis = &c->series->axis;
	struct buf *out = c->page->out;
	for (size_t k = 0; k < axis->tick_count; k++) {
		int y = y_of(axis->tick[k].at);
		buf_printf(out, "<path class=\"%s\" d=\"M%d %dH%d\"/>\n",
			   axis->tick[k].at == axis->zero ? "axis" : "grid", c->left, y, WIDTH - RIGHT);
		if (utf8_width(axis->tick[k].text) <= TICK_CELLS_MAX)
			text(c, c->left - 6, y + 5, "tick", axis->tick[k].text);
	}
	if (c->series->unit.n)
		text(c, 2, 14, "unit", html_said(c->page, MSG(N_("unit: %s"), c->series->unit)));
}

/* Whether the columns are wide enough for the outcomes' words beside their signs. */
static bool has_room_for_words(const struct chart *c)
{
	size_t cells = 0;
	for (size_t k = 0; k < c->years; k++) {
		const struct view_point *x = &c->series->point[k];
		size_t w = utf8_width(words_outcome(x->entry.outcome, c->page->style)) + 3;
		if (x->judged && x->entry.outcome != OUTCOME_NO_TARGET && w > cells)
			cells = w;
	}
	return (int)cells * LETTER <= column_width(c);
}

static void outcome_sign(const struct chart *c, size_t k, bool words)
{
	enum outcome o = c->series->point[k].entry.outcome;
	if (!c->series->point[k].judged || o == OUTCOME_NO_TARGET || column_width(c) < 2 * LETTER)
		return;
	struct html_page *p = c->page;
	struct str said[] = {words_sign(o), words_outcome(o, p->style)};
	text(c, x_of(c, k), TOP + PLOT_HEIGHT + 2 * LINE + 2,
	     str_z(p->arena, str_format(p->arena, "sign %s", html_outcome_class[o])),
	     str_join(p->arena, said, words ? 2 : 1, STR(" ")));
}

static void years(const struct chart *c)
{
	bool words = has_room_for_words(c);
	size_t width = (size_t)c->plot_width, every = (c->years * 5 * LETTER + width - 1) / width;
	for (size_t k = 0; k < c->years; k++) {
		int year = c->page->report->history->year[k].year;
		if ((c->years - 1 - k) % every == 0)
			text(c, x_of(c, k), TOP + PLOT_HEIGHT + LINE + 2, k == c->last ? "year now" : "year",
			     str_format(c->page->arena, "%d", year));
		outcome_sign(c, k, words);
	}
}

static void actual_bar(const struct chart *c, size_t k)
{
	const struct view_point *point = &c->series->point[k];
	int width = column_width(c) / 2 < BAR_MAX ? column_width(c) / 2 : BAR_MAX;
	width = width < 3 ? 3 : width;
	int zero = y_of(c->series->axis.zero), y = y_of(point->actual_at);
	int top = y < zero ? y : zero, height = y < zero ? zero - y : y - zero;
	/* Nothing at all would look like no report. */
	if (height < 2) {
		top = zero - 2;
		height = 2;
	}
	buf_printf(c->page->out, "<rect class=\"fill-%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
		   html_outcome_class[point->entry.outcome], x_of(c, k) - width / 2, top, width, height);
}

static void actuals(const struct chart *c)
{
	struct buf *out = c->page->out;
	bool drawn = false;
	for (size_t k = 0; k < c->years; k++) {
		if (c->series->point[k].actual_at == AXIS_NOWHERE)
			continue;
		if (c->bars) {
			actual_bar(c, k);
			continue;
		}
		buf_printf(out, "%s%d %d", drawn ? "L" : "<path class=\"actual-line\" d=\"M", x_of(c, k),
			   y_of(c->series->point[k].actual_at));
		drawn = true;
	}
	if (drawn)
		buf_add_z(out, "\"/>\n");
	for (size_t k = 0; drawn && k < c->years; k++)
		if (c->series->point[k].actual_at != AXIS_NOWHERE)
			buf_printf(out, "<circle class=\"actual\" cx=\"%d\" cy=\"%d\" r=\"5\"/>\n", x_of(c, k),
				   y_of(c->series->point[k].actual_at));
}

static void diamond(struct buf *out, int x, int y)
{
	buf_printf(out, "<path class=\"target\" d=\"M%d %dl6 6l-6 6l-6 -6z\"/>\n", x, y - 6);
}

/* Targets are joined from year to year; a year without one breaks the line. */
static void targets(const struct chart *c)
{
	struct buf *out = c->page->out;
	for (size_t k = 1; k < c->years; k++) {
		const struct view_point *from = &c->series->point[k - 1], *to = &c->series->point[k];
		if (from->target_at != AXIS_NOWHERE && to->target_at != AXIS_NOWHERE)
			buf_printf(out, "<path class=\"target-line\" d=\"M%d %dL%d %d\"/>\n", x_of(c, k - 1),
				   y_of(from->target_at), x_of(c, k), y_of(to->target_at));
	}
	for (size_t k = 0; k < c->years; k++) {
		const struct view_point *point = &c->series->point[k];
		if (point->target_at == AXIS_NOWHERE)
			continue;
		if (point->upper_at != AXIS_NOWHERE) {
			buf_printf(out, "<path class=\"target-line\" d=\"M%d %dV%d\"/>\n", x_of(c, k),
				   y_of(point->target_at), y_of(point->upper_at));
			diamond(out, x_of(c, k), y_of(point->upper_at));
		}
		diamond(out, x_of(c, k), y_of(point->target_at));
	}
}

/* One shape for each place compared with; further ones begin again. */
static void comparison_mark(struct buf *out, size_t which, int x, int y)
{
	static const char *const shape[] = {"l6 11h-12z", "m-5 1h10v10h-10z", "m0 12l-6 -11h12z"};
	buf_printf(out, "<path class=\"elsewhere\" d=\"M%d %d%s\"/>\n", x, y - 6,
		   shape[which % (sizeof shape / sizeof *shape)]);
}

/* Beside the column's middle, so that they do not hide its own marks. */
static void comparisons(const struct chart *c)
{
	for (size_t k = 0; k < c->years; k++)
		for (size_t j = 0; j < c->series->comparison_count; j++) {
			int at = c->series->point[k].comparison_at[j];
			int aside = column_width(c) / 4 + 3;
			if (at != AXIS_NOWHERE)
				comparison_mark(c->page->out, j, x_of(c, k) + (j % 2 ? -aside : aside), y_of(at));
		}
}

static void baseline(const struct chart *c)
{
	if (c->series->baseline_at != AXIS_NOWHERE)
		buf_printf(c->page->out, "<path class=\"baseline\" d=\"M%d %dH%d\"/>\n", c->left,
			   y_of(c->series->baseline_at), WIDTH - RIGHT);
}

/* The values of a year over their marks; one that would cover the other moves up. */
static void value_labels(const struct chart *c, size_t k)
{
	struct html_page *p = c->page;
	const struct view_point *point = &c->series->point[k];
	const struct view_entry *e = &point->entry;
	struct str target = words_target(p->arena, &e->target, p->style);
	struct str actual = words_value(p->arena, &e->actual, p->style);
	int room = c->years > LABELS_MAX ? c->plot_width / 4 : column_width(c);
	bool say_target = point->target_at != AXIS_NOWHERE && (int)utf8_width(target) * LETTER <= room;
	bool say_actual = point->actual_at != AXIS_NOWHERE && (int)utf8_width(actual) * LETTER <= room;
	int target_y = y_of(point->upper_at == AXIS_NOWHERE ? point->target_at : point->upper_at) - 9;
	int actual_y = y_of(point->actual_at) - (c->bars ? 5 : 9);
	if (say_target && say_actual && target_y <= actual_y && actual_y - target_y < LINE)
		target_y = actual_y - LINE;
	else if (say_target && say_actual && target_y > actual_y && target_y - actual_y < LINE)
		actual_y = target_y - LINE;
	if (say_target)
		value_text(c, x_of(c, k), target_y, "value target-value", target);
	if (say_actual)
		value_text(c, x_of(c, k), actual_y, "value", actual);
}

static void labels(const struct chart *c)
{
	for (size_t k = 0; k < c->years; k++)
		if (c->years <= LABELS_MAX || k == c->last)
			value_labels(c, k);
}

/* --- The legend --------------------------------------------------------------- */

struct legend {
	const struct chart *chart;
	int x, y;
	bool draw; /* false: only finds out how high it is */
};

/* Takes the next place for a mark and its word; true when it is to be drawn there. */
static bool legend_place(struct legend *l, struct str word, int *x)
{
	int width = 24 + (int)utf8_width(word) * LETTER;
	if (l->x > 4 && l->x + width > WIDTH) {
		l->x = 4;
		l->y += LINE;
	}
	*x = l->x;
	l->x += width + 10;
	if (l->draw)
		text(l->chart, *x + 22, l->y + 5, "key", word);
	return l->draw;
}

static void legend(struct legend *l)
{
	const struct chart *c = l->chart;
	struct html_page *p = c->page;
	struct buf *out = p->out;
	int x;
	if (legend_place(l, html_said(p, MSG(N_("actual"))), &x)) {
		if (c->bars)
			buf_printf(out,
				   "<rect class=\"fill-no-target\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\"/>\n",
				   x + 4, l->y - 6);
		else
			buf_printf(out, "<circle class=\"actual\" cx=\"%d\" cy=\"%d\" r=\"5\"/>\n", x + 10, l->y);
	}
	bool has_target = false;
	for (size_t k = 0; k < c->years; k++)
		has_target = has_target || c->series->point[k].target_at != AXIS_NOWHERE;
	if (has_target && legend_place(l, html_said(p, MSG(N_("target"))), &x)) {
		buf_printf(out, "<path class=\"target-line\" d=\"M%d %dh20\"/>\n", x, l->y);
		diamond(out, x + 10, l->y);
	}
	if (c->series->baseline_at != AXIS_NOWHERE) {
		struct str value = words_value(p->arena, &c->series->baseline, p->style);
		if (legend_place(l, html_said(p, MSG(N_("baseline %s"), value)), &x))
			buf_printf(out, "<path class=\"baseline\" d=\"M%d %dh20\"/>\n", x, l->y);
	}
	for (size_t k = 0; k < c->series->comparison_count; k++)
		if (legend_place(l, c->series->comparison[k], &x))
			comparison_mark(out, k, x + 10, l->y);
}

void html_chart(struct html_page *p, const struct view_series *s)
{
	struct chart c = chart_of(p, s);
	struct legend measured = {&c, 4, TOP + PLOT_HEIGHT + FOOT + LINE, false}, drawn = measured;
	legend(&measured);
	drawn.draw = true;
	html_raw(p, s->comparison_count ? "<figure class=\"wide\"" : "<figure");
	html_id_attribute(p, "c", 0, s->id);
	html_raw(p, ">\n<figcaption>");
	html_plan_words(p, s->title);
	buf_printf(p->out, "</figcaption>\n<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"",
		   WIDTH, measured.y + LINE - 5);
	html_raw(p, "t-");
	html_id(p->out, s->id);
	html_raw(p, "\" aria-describedby=\"d-");
	html_id(p->out, s->id);
	html_raw(p, "\">\n");
	describe(&c);
	grid(&c);
	baseline(&c);
	actuals(&c);
	targets(&c);
	comparisons(&c);
	years(&c);
	labels(&c);
	legend(&drawn);
	html_raw(p, "</svg>\n");
	html_series_table(p, s);
	html_raw(p, "</figure>\n");
}

void html_chart_patterns(struct html_page *p)
{
	html_raw(p, "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\n"
		    "<pattern id=\"p-missed\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
		    "patternTransform=\"rotate(45)\"><rect class=\"tint-missed\" width=\"7\" height=\"7\"/>"
		    "<rect class=\"ink-missed\" width=\"3\" height=\"7\"/></pattern>\n"
		    "<pattern id=\"p-pending\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
		    "<rect class=\"tint-pending\" width=\"6\" height=\"6\"/>"
		    "<circle class=\"ink-pending\" cx=\"3\" cy=\"3\" r=\"1.5\"/></pattern>\n"
		    "<pattern id=\"p-no-data\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
		    "<rect class=\"tint-no-data\" width=\"8\" height=\"8\"/>"
		    "<path class=\"ink-no-data\" d=\"M0 4h8M4 0v8\"/></pattern>\n"
		    "</defs></svg>\n");
}
