#include "render/layout.h"

#include "base/utf8.h"

enum { CELLS_MAX = 32 };

void layout_colour(struct buf *out, const char *colour, struct str text)
{
	if (colour && text.n)
		buf_printf(out, "\033[%sm", colour);
	buf_add(out, text);
	if (colour && text.n)
		buf_add_z(out, "\033[0m");
}

/* Marks that must not begin a line (JIS X 4051, 行頭禁則文字): closing marks, small kana, the long vowel. */
static bool may_begin_line(struct str rest)
{
	static const struct str forbidden =
		STR_INIT("、。，．・：；？！）］｝」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜%％");
	size_t at = 0;
	utf8_next(rest, &at);
	return str_find(forbidden, str_slice(rest, 0, at)) == SIZE_MAX;
}

static size_t last_character(struct str line)
{
	size_t at = 0, last = 0;
	while (at < line.n) {
		last = at;
		utf8_next(line, &at);
	}
	return last;
}

/* A line gives its last character to one that would begin with a mark that must not. */
static size_t without_orphan(struct str line, struct str rest)
{
	size_t last = last_character(line);
	bool helps = last > 0 && line.n < rest.n && !may_begin_line(str_slice(rest, line.n, SIZE_MAX)) &&
		     may_begin_line(str_slice(rest, last, SIZE_MAX));
	return helps ? last : line.n;
}

/* The next line of `rest` that fits; broken at a blank where one is near, else between characters. */
static struct str take_line(struct str *rest, size_t width)
{
	struct str line = utf8_prefix(*rest, width);
	if (line.n == 0 && rest->n) {
		size_t at = 0;
		utf8_next(*rest, &at);
		line.n = at;
	}
	if (line.n < rest->n && rest->p[line.n] != ' ') {
		size_t blank = line.n;
		while (blank > 0 && line.p[blank - 1] != ' ')
			blank--;
		bool ascii = (unsigned char)rest->p[line.n] < 0x80 && (unsigned char)line.p[line.n - 1] < 0x80;
		if (ascii && blank > line.n / 2)
			line.n = blank;
	}
	line.n = without_orphan(line, *rest);
	*rest = str_slice(*rest, line.n, SIZE_MAX);
	while (rest->n && *rest->p == ' ')
		*rest = str_slice(*rest, 1, SIZE_MAX);
	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	return line;
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
