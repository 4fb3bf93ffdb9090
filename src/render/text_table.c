/*
 * A report as one table a year: the columns that were asked for, each as wide
 * as its cells need while there is room, narrower ones first kept whole.
 * Where not even the narrowest table has room, a paragraph for each row.
 */
#include "base/utf8.h"
#include "render/column.h"
#include "render/layout.h"
#include "render/text.h"
#include "render/words.h"

static const char *const usual_columns[] = {"title", "department", "target", "actual", "rate", "outcome", "grade"};

enum { USUAL_COLUMNS = sizeof usual_columns / sizeof *usual_columns, TEXT_WIDTH_MIN = 8, WORD_WIDTH_MAX = 16 };

struct table {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
	struct column_list column;
	struct view_rows rows;
	struct layout_cell *cell; /* of row r and column c: cell[r * column.n + c] */
	struct str *head;
	size_t *width;
};

/* Whether a cell is a number: in columns of numbers there may be words, such as levels and milestones. */
static bool is_number(const struct table *t, size_t row, size_t column)
{
	if (!t->column.v[column]->right)
		return false;
	struct str data = t->column.v[column]->data(t->arena, &t->rows.v[row], t->style);
	return data.n && (data.p[0] == '-' || (data.p[0] >= '0' && data.p[0] <= '9'));
}

static struct layout_cell make_cell(const struct table *t, size_t row, size_t column)
{
	const struct render_column *c = t->column.v[column];
	const struct view_row *r = &t->rows.v[row];
	bool outcome = t->style->colour && c == render_column_find(STR("outcome"));
	return (struct layout_cell){
		.text = utf8_inert(t->arena, c->text(t->arena, r, t->style)),
		.right = is_number(t, row, column),
		.colour = outcome ? text_outcome_colour[r->entry->outcome] : NULL,
	};
}

static void fill(struct table *t)
{
	t->cell = ARENA_ARRAY(t->arena, struct layout_cell, t->rows.n * t->column.n);
	t->head = ARENA_ARRAY(t->arena, struct str, t->column.n);
	for (size_t c = 0; c < t->column.n; c++) {
		t->head[c] = msg_text(t->arena, (struct msg){.id = t->column.v[c]->name}, t->style->translate);
		for (size_t r = 0; r < t->rows.n; r++)
			t->cell[r * t->column.n + c] = make_cell(t, r, c);
	}
}

/* What a column would take, and the least that it can do with: numbers are not broken, nor are the heading and words.
 */
static void measure(const struct table *t, size_t column, size_t *natural, size_t *least)
{
	size_t whole = utf8_width(t->head[column]);
	size_t widest = whole;
	whole = whole > TEXT_WIDTH_MIN ? whole : TEXT_WIDTH_MIN;
	for (size_t r = 0; r < t->rows.n; r++) {
		size_t w = utf8_width(t->cell[r * t->column.n + column].text);
		widest = w > widest ? w : widest;
		size_t word = t->cell[r * t->column.n + column].right
				      ? w
				      : layout_longest_word(t->cell[r * t->column.n + column].text);
		if (word <= WORD_WIDTH_MAX || t->cell[r * t->column.n + column].right)
			whole = word > whole ? word : whole;
	}
	*natural = widest;
	*least = widest < whole ? widest : whole;
}

/* Titles are read most, and keep twice the width of other text. */
static size_t claim(const struct table *t, size_t column)
{
	return t->column.v[column] == render_column_find(STR("title")) ? t->width[column] / 2 : t->width[column];
}

/* The column that has most to give; SIZE_MAX: none has. */
static size_t widest(const struct table *t, const size_t *least)
{
	size_t found = SIZE_MAX;
	for (size_t c = 0; c < t->column.n; c++)
		if (t->width[c] > least[c] && (found == SIZE_MAX || claim(t, c) > claim(t, found)))
			found = c;
	return found;
}

/* Sets the widths; false: there is no room for all columns. */
static bool fit(struct table *t)
{
	size_t *least = ARENA_ARRAY(t->arena, size_t, t->column.n), total = t->column.n - 1;
	t->width = ARENA_ARRAY(t->arena, size_t, t->column.n);
	for (size_t c = 0; c < t->column.n; c++) {
		measure(t, c, &t->width[c], &least[c]);
		total += t->width[c];
	}
	for (; total > t->style->width; total--) {
		size_t c = widest(t, least);
		if (c == SIZE_MAX)
			return false;
		t->width[c]--;
	}
	return true;
}

static void print_head(const struct table *t)
{
	struct layout_cell *cell = ARENA_ARRAY(t->arena, struct layout_cell, t->column.n);
	for (size_t c = 0; c < t->column.n; c++)
		cell[c] = (struct layout_cell){t->head[c], t->width[c], t->column.v[c]->right,
					       t->style->colour ? "1" : NULL};
	layout_row(t->out, 0, cell, t->column.n);
}

static void print_row(const struct table *t, struct layout_cell *cell)
{
	for (size_t c = 0; c < t->column.n; c++)
		cell[c].width = t->width[c];
	layout_row(t->out, 0, cell, t->column.n);
}

/* "heading: text" for each cell that holds something. */
static void print_paragraph(const struct table *t, const struct layout_cell *cell)
{
	for (size_t c = 0; c < t->column.n; c++) {
		if (!cell[c].text.n)
			continue;
		struct str line =
			msg_text(t->arena, MSG(N_("%1$s: %2$s"), t->head[c], cell[c].text), t->style->translate);
		layout_paragraph(t->out, 0, t->style->width, line);
	}
}

/* Figures that there is nothing to be told of. */
static void drop_empty(struct view_rows *rows)
{
	size_t n = 0;
	for (size_t k = 0; k < rows->n; k++)
		if (view_is_told(rows->v[k].entry))
			rows->v[n++] = rows->v[k];
	rows->n = n;
}

static void print_rows(const struct table *t, bool fits, const struct view_year *y)
{
	bool first = true;
	for (size_t r = 0; r < t->rows.n; r++) {
		struct layout_cell *cell = t->cell + r * t->column.n;
		if (t->rows.v[r].year != y)
			continue;
		if (first && fits)
			print_head(t);
		else if (!first && !fits)
			buf_add_c(t->out, '\n');
		first = false;
		if (fits)
			print_row(t, cell);
		else
			print_paragraph(t, cell);
	}
	if (!first)
		buf_add_c(t->out, '\n');
}

void render_text_table(struct buf *out, const struct report *r, const struct render_style *style)
{
	bool rated = false;
	for (size_t k = 0; k < r->year_count; k++)
		rated = rated || r->year[k].scheme_count;
	struct table t = {
		.out = out,
		.arena = out->arena,
		.style = style,
		.column =
			render_columns_of(out->arena, style, usual_columns, rated ? USUAL_COLUMNS : USUAL_COLUMNS - 1),
		.rows = view_rows(out->arena, r),
	};
	drop_empty(&t.rows);
	fill(&t);
	bool fits = fit(&t);
	for (size_t k = 0; k < r->year_count; k++) {
		if (k)
			buf_add_c(out, '\n');
		text_year_head(out, r, &r->year[k], style);
		buf_add_c(out, '\n');
		print_rows(&t, fits, &r->year[k]);
		text_year_foot(out, r, &r->year[k], style);
	}
}
