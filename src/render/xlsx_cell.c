#include "base/utf8.h"
#include "render/xlsx.h"

enum { FORMAT_MAX = 200 };

struct str xlsx_said(const struct xlsx *x, struct msg m)
{
	return msg_text(x->arena, m, x->style->translate);
}

/* Words inside of a number format: in quotes, quotes themselves behind a backslash. */
static void add_literal(struct buf *out, struct str words)
{
	for (size_t k = 0; k < words.n;) {
		size_t from = k;
		while (k < words.n && words.p[k] != '"')
			k++;
		if (k > from) {
			buf_add_c(out, '"');
			buf_add(out, str_slice(words, from, k - from));
			buf_add_c(out, '"');
		}
		if (k < words.n) {
			buf_add_z(out, "\\\"");
			k++;
		}
	}
}

static size_t digits_after_point(struct str number)
{
	size_t point = str_find(number, STR("."));
	return point == SIZE_MAX ? 0 : number.n - point - 1;
}

static void add_digits(struct buf *out, const char *whole, size_t after)
{
	buf_add_z(out, whole);
	if (after)
		buf_add_c(out, '.');
	buf_fill(out, '0', after);
}

/* The format by which a number with `after` digits behind its point is shown between these words; NULL: too long. */
static const char *format_between(struct arena *a, struct str before, const char *whole, size_t after,
				  struct str behind)
{
	struct buf out = buf_new(a);
	add_literal(&out, before);
	add_digits(&out, whole, after);
	add_literal(&out, behind);
	/* Without a section of its own a minus would go before the words. */
	if (before.n) {
		buf_add_c(&out, ';');
		add_literal(&out, before);
		buf_add_c(&out, '-');
		add_digits(&out, whole, after);
		add_literal(&out, behind);
	}
	return out.n <= FORMAT_MAX ? str_z(a, buf_str(&out)) : NULL;
}

/* Digits, with their sign and commas, at the start of a value's text. */
static size_t grouped_length(struct str text)
{
	size_t k = 0;
	while (k < text.n &&
	       (text.p[k] == '-' || text.p[k] == ',' || text.p[k] == '.' || (text.p[k] >= '0' && text.p[k] <= '9')))
		k++;
	return k;
}

void xlsx_value(const struct xlsx *x, struct sheet *s, size_t row, size_t column, const struct view_value *v,
		struct str said)
{
	struct arena *a = x->arena;
	bool number = v->kind == VIEW_NUMBER && v->upper.n == 0 && book_keeps(v->number);
	size_t at = number ? str_find(said, v->text) : SIZE_MAX;
	const char *format = NULL;
	if (at != SIZE_MAX) {
		size_t end = at + grouped_length(v->text);
		format =
			format_between(a, utf8_inert(a, str_slice(said, 0, at)), "#,##0", digits_after_point(v->number),
				       utf8_inert(a, str_slice(said, end, said.n - end)));
	}
	if (format)
		sheet_number(s, row, column, BOOK_CELL, v->number, format, utf8_width(said));
	else
		sheet_text(s, row, column, BOOK_CELL, said);
}

void xlsx_rate(const struct xlsx *x, struct sheet *s, size_t row, size_t column, const struct view_entry *e)
{
	struct rat percent;
	bool number = e->rate.kind == VIEW_NUMBER && book_keeps(e->rate.number);
	if (!number || !rat_parse(x->arena, e->rate.number, &percent, NULL)) {
		sheet_text(s, row, column, BOOK_CELL, words_rate(x->arena, e));
		return;
	}
	struct buf format = buf_new(x->arena);
	add_literal(&format, e->rate_below ? STR("<") : STR(""));
	add_digits(&format, "#,##0", digits_after_point(e->rate.number));
	buf_add_c(&format, '%');
	sheet_number(s, row, column, BOOK_CELL, rat_exact(x->arena, rat_div(x->arena, percent, rat_of(100)), 0),
		     str_z(x->arena, buf_str(&format)), utf8_width(e->rate.text) + 1);
}

void xlsx_year(const struct xlsx *x, struct sheet *s, size_t row, size_t column, const struct view_year *y)
{
	struct str said = words_year_short(x->arena, y, x->style);
	struct buf format = buf_new(x->arena);
	add_literal(&format, said);
	sheet_number(s, row, column, BOOK_CELL, str_format(x->arena, "%d", y->year), str_z(x->arena, buf_str(&format)),
		     utf8_width(said));
}

struct str xlsx_outcome(const struct xlsx *x, enum outcome o)
{
	struct str part[] = {words_sign(o), words_outcome(o, x->style)};
	return str_join(x->arena, part, 2, STR(" "));
}

/* Paper and ink keep a contrast of 4.5 to 1 or more. */
static const struct {
	unsigned paper, ink;
	bool bold;
} looks[OUTCOME_COUNT] = {
	[OUTCOME_MET] = {0xDCFCE7, 0x14532D, false},	   [OUTCOME_MISSED] = {0xFEE2E2, 0x991B1B, true},
	[OUTCOME_PENDING] = {0xFEF3C7, 0x78350F, false},   [OUTCOME_NO_DATA] = {0xE0E7FF, 0x3730A3, false},
	[OUTCOME_NO_TARGET] = {0xF3F4F6, 0x4B5563, false},
};

void xlsx_mark_outcomes(struct sheet *s, size_t column, size_t first, size_t last)
{
	struct book_mark mark[OUTCOME_COUNT];
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		mark[o] = (struct book_mark){words_sign((enum outcome)o), looks[o].paper, looks[o].ink, looks[o].bold};
	sheet_marks(s, column, first, last, mark, OUTCOME_COUNT);
}

unsigned xlsx_outcome_ink(enum outcome o)
{
	return looks[o].ink;
}

void xlsx_head(const struct xlsx *x, struct sheet *s, size_t row, size_t column, struct msg m, size_t width)
{
	if (width)
		sheet_column_width(s, column, width);
	sheet_text(s, row, column, BOOK_HEAD, xlsx_said(x, m));
}
