#include "render/layout.h"

#include "base/utf8.h"

#include <uchar.h>

enum { CELLS_MAX = 32 };

void layout_colour(struct buf *out, const char *colour, struct str text)
{
	if (colour && text.n)
		buf_printf(out, "\033[%sm", colour);
	buf_add(out, text);
	if (colour && text.n)
		buf_add_z(out, "\033[0m");
}

/*
 * Where a line may end: at a blank, behind a hyphen between letters, and beside a character of two cells, but for marks
 * that must not begin or end a line (JIS X 4051, 行頭禁則文字, 行末禁則文字).  A word in Latin letters, or a number, is
 * not torn.  The tables of UAX #14 would say the same of what plans hold.
 */
static bool is_one_of(const char32_t *marks, uint32_t c)
{
	while (*marks && *marks != c)
		marks++;
	return *marks;
}

/* Closing marks, small kana, the long vowel. */
static bool may_begin_line(uint32_t c)
{
	return !is_one_of(U"、。，．・：；？！）］｝」』】〉》〕”’ー゛゜ぁぃぅぇぉっゃゅょゎ"
			  U"ァィゥェォッャュョヮヵヶ々ゝゞヽヾ〜～％),.:;?!]}%",
			  c);
}

static bool may_end_line(uint32_t c)
{
	return !is_one_of(U"（［｛「『【〈《〔“‘([{", c);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Whether the character at `last` may end a line, and that at `next`, right behind it, begin one. */
static bool may_break(struct str s, size_t last, size_t next)
{
	size_t from = last, behind = next;
	uint32_t x = utf8_next(s, &from), y = utf8_next(s, &behind);
	if (x == ' ' || y == ' ')
		return true;
	if (!may_begin_line(y) || !may_end_line(x))
		return false;
	if (x == '-')
		return last > 0 && is_letter(s.p[last - 1]) && is_letter(s.p[next]);
	return utf8_cell_width(x) == 2 || utf8_cell_width(y) == 2;
}

/* How much of `rest`, whose first `fits` bytes have room, is the next line; torn where nothing else is left. */
static size_t line_end(struct str rest, size_t fits)
{
	for (size_t end = fits, at; end > 0; end = at) {
		at = end - 1;
		while (at > 0 && ((unsigned char)rest.p[at] & 0xC0) == 0x80)
			at--;
		/* What joins the character before it is of no width. */
		size_t behind = end;
		if (end < rest.n && utf8_cell_width(utf8_next(rest, &behind)) > 0 && may_break(rest, at, end))
			return end;
	}
	return fits;
}

/* The next line of `rest` that fits. */
static struct str take_line(struct str *rest, size_t width)
{
	struct str line = utf8_prefix(*rest, width);
	if (line.n == 0 && rest->n) {
		size_t at = 0;
		utf8_next(*rest, &at);
		line.n = at;
	}
	if (line.n < rest->n)
		line.n = line_end(*rest, line.n);
	*rest = str_slice(*rest, line.n, SIZE_MAX);
	while (rest->n && *rest->p == ' ')
		*rest = str_slice(*rest, 1, SIZE_MAX);
	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	return line;
}

size_t layout_longest_word(struct str text)
{
	size_t longest = 0, from = 0;
	for (size_t at = 0, next; at < text.n; at = next) {
		next = at;
		utf8_next(text, &next);
		if (next < text.n && !may_break(text, at, next))
			continue;
		size_t w = utf8_width(str_slice(text, from, next - from));
		w -= text.p[next - 1] == ' ';
		longest = w > longest ? w : longest;
		from = next;
	}
	return longest;
}

static void trim_line_end(struct buf *out, size_t from)
{
	while (out->n > from && out->p[out->n - 1] == ' ')
		out->n--;
}

void layout_row(struct buf *out, size_t indent, const struct layout_cell *cell, size_t n)
{
	struct str rest[CELLS_MAX];
	if (n > CELLS_MAX)
		n = CELLS_MAX;
	for (size_t k = 0; k < n; k++)
		rest[k] = utf8_inert(out->arena, cell[k].text);
	bool more = true;
	while (more) {
		size_t from = out->n;
		more = false;
		buf_fill(out, ' ', indent);
		for (size_t k = 0; k < n; k++) {
			struct str line = take_line(&rest[k], cell[k].width);
			/* Blanks at the end of a line are not kept. */
			bool padded = k + 1 < n || cell[k].right;
			size_t width = padded ? utf8_width(line) : cell[k].width;
			size_t pad = width < cell[k].width ? cell[k].width - width : 0;
			if (cell[k].right)
				buf_fill(out, ' ', pad);
			layout_colour(out, cell[k].colour, line);
			if (!cell[k].right)
				buf_fill(out, ' ', pad);
			buf_add_c(out, ' ');
			more = more || rest[k].n;
		}
		trim_line_end(out, from);
		buf_add_c(out, '\n');
	}
}

void layout_paragraph(struct buf *out, size_t indent, size_t width, struct str text)
{
	struct layout_cell cell = {.text = text, .width = width > indent ? width - indent : 1};
	layout_row(out, indent, &cell, 1);
}

void layout_parts(struct buf *out, size_t indent, size_t width, const struct str *part, size_t n)
{
	const struct str gap = STR("  ");
	for (size_t from = 0, to; from < n; from = to) {
		size_t used = indent + utf8_width(part[from]);
		for (to = from + 1; to < n && used + gap.n + utf8_width(part[to]) <= width; to++)
			used += gap.n + utf8_width(part[to]);
		layout_paragraph(out, indent, width, str_join(out->arena, part + from, to - from, gap));
	}
}
