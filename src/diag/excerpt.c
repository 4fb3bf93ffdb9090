/*
 * Excerpts: all reckoning is in display cells of what is printed, which is
 * not what the source holds: tabs are expanded and unsafe characters spelled
 * out.
 */
#include "diag/excerpt.h"

#include "base/utf8.h"

enum {
	TAB = 8,
	CELLS_MAX = 100,   /* of a line; a longer one is cut around the span */
	CELLS_BEFORE = 30, /* kept before the span where there is more behind it than fits */
	BYTES_MAX = 2048,  /* looked at on each side, whatever cells they take: a line may be a whole file */
	WINDOW = 4 * BYTES_MAX
};

static size_t min_size(size_t x, size_t y)
{
	return x < y ? x : y;
}

/* The cells that one character takes in an excerpt; a tab at most. */
static size_t cells_of(struct arena *scratch, struct str character)
{
	return str_eq(character, STR("\t")) ? TAB : utf8_width(utf8_inert(scratch, character));
}

/* The end of what fits into *cells from `at` on; *cells is what remains. */
static size_t walk_right(struct arena *scratch, struct str line, size_t at, size_t *cells)
{
	for (size_t from = at; at < line.n && at - from < BYTES_MAX;) {
		size_t next = at;
		utf8_next(line, &next);
		size_t width = cells_of(scratch, str_slice(line, at, next - at));
		if (width > *cells)
			break;
		*cells -= width;
		at = next;
	}
	return at;
}

/* The start of the character before `at`, which is not 0; of a byte that is part of none, that byte. */
static size_t step_left(struct str line, size_t at)
{
	for (size_t length = min_size(4, at); length > 1; length--) {
		size_t next = at - length;
		utf8_next(line, &next);
		if (next == at)
			return at - length;
	}
	return at - 1;
}

/* The start of what fits into *cells up to `at`; *cells is what remains. */
static size_t walk_left(struct arena *scratch, struct str line, size_t at, size_t *cells)
{
	size_t to = at;
	while (at > 0 && to - at < BYTES_MAX) {
		size_t previous = step_left(line, at);
		size_t width = cells_of(scratch, str_slice(line, previous, at - previous));
		if (width > *cells)
			break;
		*cells -= width;
		at = previous;
	}
	if (!at)
		return at;
	/* A mark whose base was cut off would sit on the dots. */
	size_t none = 0;
	return min_size(walk_right(scratch, line, at, &none), to);
}

/* The part [*from, *to) of the line to show, all of it if it fits, so that `start` is in it. */
static void choose_part(struct arena *scratch, struct str line, size_t start, size_t *from, size_t *to)
{
	size_t cells = CELLS_MAX;
	*from = 0;
	*to = walk_right(scratch, line, 0, &cells);
	if (*to == line.n)
		return;
	cells = CELLS_MAX - CELLS_BEFORE;
	*to = walk_right(scratch, line, start, &cells);
	cells += CELLS_BEFORE;
	*from = walk_left(scratch, line, start, &cells);
	*to = walk_right(scratch, line, *to, &cells);
}

/* Appends `text` as it is shown from *column on. */
static void add_text(struct buf *out, struct arena *scratch, struct str text, size_t *column)
{
	while (text.n) {
		struct str run = str_slice(text, 0, str_find(text, STR("\t")));
		struct str shown = utf8_inert(scratch, run);
		buf_add(out, shown);
		*column += utf8_width(shown);
		text = str_slice(text, run.n, text.n);
		if (text.n) {
			size_t blanks = TAB - *column % TAB;
			buf_fill(out, ' ', blanks);
			*column += blanks;
			text = str_slice(text, 1, text.n);
		}
	}
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/*
 * The line that the span begins in, or of a long one the part around: more on both sides than is looked at, so that
 * what is missing of it makes no difference.  *start is where it begins.
 */
static struct str line_around(struct str bytes, size_t at, size_t *start)
{
	at = min_size(at, bytes.n);
	/* Between the two bytes of a line's end, the line is the one before. */
	if (at > 0 && at < bytes.n && bytes.p[at] == '\n' && bytes.p[at - 1] == '\r')
		at--;
	size_t from = at, to = at;
	while (from > 0 && !is_line_end(bytes.p[from - 1]) && at - from < WINDOW)
		from--;
	while (to < bytes.n && !is_line_end(bytes.p[to]) && to - at < WINDOW)
		to++;
	/* Whole characters. */
	while (from < at && ((unsigned char)bytes.p[from] & 0xC0) == 0x80)
		from++;
	while (to > at && to < bytes.n && ((unsigned char)bytes.p[to] & 0xC0) == 0x80)
		to--;
	*start = from;
	return str_slice(bytes, from, to - from);
}

struct excerpt excerpt_make(struct arena *scratch, struct span at)
{
	size_t line_start, from, to;
	struct str line = line_around(at.source->bytes, at.start, &line_start);
	size_t start = min_size(at.start - line_start, line.n);
	size_t end = at.end > at.start ? min_size(at.end - line_start, line.n) : start;
	choose_part(scratch, line, start, &from, &to);
	end = min_size(end, to);

	const struct str dots = STR("...");
	struct buf out = buf_new(scratch);
	size_t column = 0;
	if (from > 0)
		add_text(&out, scratch, dots, &column);
	add_text(&out, scratch, str_slice(line, from, start - from), &column);
	struct excerpt e = {.caret = column};
	add_text(&out, scratch, str_slice(line, start, end - start), &column);
	e.underline = column > e.caret ? column - e.caret : 1;
	add_text(&out, scratch, str_slice(line, end, to - end), &column);
	if (to < line.n)
		add_text(&out, scratch, dots, &column);
	e.line = buf_str(&out);
	return e;
}
