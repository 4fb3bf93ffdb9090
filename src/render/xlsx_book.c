#include "render/xlsx_book.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "render/xlsx_library.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	NAME_MAX_UNITS = 31,	/* of a sheet, in UTF-16 */
	CELL_MAX_UNITS = 32767, /* of a cell's text, in UTF-16 */
	HEADER_MAX_UNITS = 120,
	COLUMN_MAX_CELLS = 80,
	LINE_PIXELS = 24,   /* of text in a row, in the typefaces we ask for */
	PAPER_WIDTH = 1045, /* pixels of A4, lying, between our margins */
	PAPER_HEIGHT = 640,
	DIGITS_MAX = 15,   /* that Excel keeps of a number */
	LINKS_MAX = 65530, /* that Excel takes in a sheet */
	INK = 0x1F2937,
	LINE = 0x9CA3AF,
	SHADE = 0xE5E7EB,
	LINK = 0x1D4ED8
};

struct book {
	struct arena *arena;
	const struct xlsx_library *lib; /* NULL: it could not be loaded */
	lxw_workbook *w;
	FILE *file;
	const char *font;
	struct map format; /* "LOOK FORMAT" -> lxw_format */
	struct map name;   /* of sheets, folded */
	VEC(struct sheet *) sheets;
	int error; /* the first, as errno has it; 0: none */
};

struct sheet {
	struct book *book;
	const struct xlsx_library *lib; /* the book's */
	lxw_worksheet *w;
	struct str name;
	VEC(size_t) width; /* of columns, in cells */
	size_t lines;	   /* that the row at hand needs */
	size_t last_row, print_columns, links;
	VEC(lxw_row_t) breaks; /* ends in 0, as the library wants it */
};

static void fail(struct book *b, int error)
{
	if (b->error == 0)
		b->error = error;
}

/* What the library says of a call: the limits of the format are an error of their own, all else is want of memory. */
static void expect(struct book *b, lxw_error said)
{
	if (said == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE || said == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		fail(b, EFBIG);
	else if (said != LXW_NO_ERROR)
		arena_exhausted(b->arena);
}

static void *need(struct book *b, void *made)
{
	if (!made)
		arena_exhausted(b->arena);
	return made;
}

/* The longest start of `s` that takes at most `units` units of UTF-16. */
static struct str cut(struct str s, size_t units)
{
	size_t at = 0, used = 0;
	while (at < s.n) {
		size_t next = at;
		used += utf8_next(s, &next) > 0xFFFF ? 2 : 1;
		if (used > units)
			return str_slice(s, 0, at);
		at = next;
	}
	return s;
}

/* XML has no room for U+FFFE and U+FFFF; controls are written out in all our reports. */
static struct str clean(struct arena *a, struct str s)
{
	struct buf out = buf_new(a);
	s = utf8_inert(a, s);
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(s, &at);
		if (cp == 0xFFFE || cp == 0xFFFF)
			buf_printf(&out, "<U+%04X>", (unsigned)cp);
		else
			buf_add(&out, str_slice(s, from, at - from));
	}
	return buf_str(&out);
}

/* A string as the library wants it. */
static char *writable(struct arena *a, struct str s)
{
	char *z = ARENA_ARRAY(a, char, s.n + 1);
	memcpy(z, s.p, s.n);
	return z;
}

static char *text_z(struct book *b, struct str s, size_t units)
{
	struct str whole = clean(b->arena, s), part = cut(whole, units);
	if (part.n == whole.n)
		return writable(b->arena, whole);
	struct str ended[] = {cut(whole, units - 1), STR("…")};
	return writable(b->arena, str_join(b->arena, ended, 2, STR("")));
}

/* Excel reads "_x0041_" in a cell as the character of that number; then the low line itself is written so. */
static struct str cell_text(struct arena *a, struct str s)
{
	struct buf out = buf_new(a);
	for (size_t at = 0; at < s.n; at++) {
		bool number = s.p[at] == '_' && at + 6 < s.n && s.p[at + 1] == 'x' && s.p[at + 6] == '_';
		for (size_t k = 2; number && k < 6; k++)
			number = strchr("0123456789ABCDEFabcdef", s.p[at + k]) != NULL;
		buf_add_z(&out, number ? "_x005F" : "");
		buf_add_c(&out, s.p[at]);
	}
	return buf_str(&out);
}

/* --- The book ---------------------------------------------------------------- */

static time_t seconds_of(struct date d)
{
	return (time_t)(date_serial(d) - date_serial((struct date){1970, 1, 1})) * 24 * 60 * 60;
}

/* A file without a name of its own: nothing of it is left, whatever happens.  NULL: see errno. */
static FILE *nameless_file(struct arena *a)
{
	const char *folder = getenv("TMPDIR");
	struct str path = str_format(a, "%s/plan-tools-XXXXXX", folder && *folder ? folder : "/tmp");
	char *name = writable(a, path);
	int fd = mkstemp(name);
	if (fd < 0)
		return NULL;
	(void)unlink(name);
	FILE *file = fdopen(fd, "w+b");
	if (!file)
		(void)close(fd);
	return file;
}

bool book_ready(struct arena *a, struct str *what)
{
	*what = STR(XLSX_SONAME);
	return xlsx_library(a) != NULL;
}

struct book *book_new(struct arena *a, const struct book_about *about)
{
	struct book *b = ARENA_NEW(a, struct book);
	b->arena = a;
	b->font = str_z(a, about->font);
	b->lib = xlsx_library(a);
	if (!b->lib) {
		fail(b, ELIBACC);
		return b;
	}
	/* The library writes to a path, which a descriptor has as well. */
	b->file = nameless_file(a);
	if (!b->file) {
		fail(b, errno);
		return b;
	}
	b->w = need(b, b->lib->workbook_new(str_z(a, str_format(a, "/dev/fd/%d", fileno(b->file)))));
	lxw_doc_properties said = {
		.title = text_z(b, about->title, HEADER_MAX_UNITS),
		.author = text_z(b, about->organization, HEADER_MAX_UNITS),
		.company = text_z(b, about->organization, HEADER_MAX_UNITS),
		.comments = text_z(b, about->made_by, HEADER_MAX_UNITS),
		.created = seconds_of(about->created),
	};
	expect(b, b->lib->workbook_set_properties(b->w, &said));
	return b;
}

static void finish_sheet(struct sheet *s);

static bool close_book(struct book *b)
{
	for (size_t k = 0; k < b->sheets.n && !b->error; k++)
		finish_sheet(b->sheets.v[k]);
	lxw_error said = b->error ? LXW_NO_ERROR : b->lib->workbook_close(b->w);
	int error = errno;
	if (b->error) {
		b->lib->lxw_workbook_free(b->w);
		return false;
	}
	if (said == LXW_ERROR_MEMORY_MALLOC_FAILED)
		arena_exhausted(b->arena);
	if (said != LXW_NO_ERROR)
		fail(b, error ? error : EIO);
	return said == LXW_NO_ERROR;
}

static bool read_back(struct book *b, struct buf *out)
{
	char piece[65536];
	size_t before = out->n, n;
	rewind(b->file);
	while ((n = fread(piece, 1, sizeof piece, b->file)) > 0)
		buf_add(out, (struct str){piece, n});
	if (!ferror(b->file) && out->n > before)
		return true;
	fail(b, EIO);
	out->n = before;
	return false;
}

bool book_finish(struct book *b, struct buf *out)
{
	bool made = b->w && close_book(b) && read_back(b, out);
	if (b->file)
		(void)fclose(b->file);
	errno = b->error;
	return made;
}

/* --- Looks ------------------------------------------------------------------- */

static bool is_wrapped(enum book_look look)
{
	return look != BOOK_PLAIN && look != BOOK_TITLE && look != BOOK_HEADING;
}

static void set_look(const struct xlsx_library *lib, lxw_format *f, enum book_look look)
{
	switch (look) {
	case BOOK_TITLE:
		lib->format_set_bold(f);
		lib->format_set_font_size(f, 16);
		break;
	case BOOK_HEADING:
		lib->format_set_bold(f);
		lib->format_set_font_size(f, 12);
		break;
	case BOOK_HEAD:
		lib->format_set_bold(f);
		lib->format_set_bg_color(f, SHADE);
		lib->format_set_align(f, LXW_ALIGN_CENTER);
		break;
	case BOOK_TOTAL:
		lib->format_set_bold(f);
		lib->format_set_top(f, LXW_BORDER_DOUBLE);
		break;
	case BOOK_SMALL:
		lib->format_set_font_size(f, 9);
		break;
	default:
		break;
	}
	lib->format_set_font_color(f, INK);
	lib->format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	if (!is_wrapped(look))
		return;
	lib->format_set_text_wrap(f);
	if (look != BOOK_TOTAL)
		lib->format_set_border(f, LXW_BORDER_THIN);
	lib->format_set_border_color(f, LINE);
}

/* The format of a look and a number format (NULL: of text), made once. */
static lxw_format *format_of(struct book *b, enum book_look look, const char *number)
{
	struct str key = str_format(b->arena, "%d %s", (int)look, number ? number : "");
	lxw_format *f = map_get(&b->format, key);
	if (f)
		return f;
	f = need(b, b->lib->workbook_add_format(b->w));
	b->lib->format_set_font_name(f, b->font);
	set_look(b->lib, f, look);
	if (number)
		b->lib->format_set_num_format(f, number);
	map_put(b->arena, &b->format, key, f);
	return f;
}

/* --- Sheets ------------------------------------------------------------------ */

static bool is_forbidden(char c)
{
	return strchr("[]:*?/\\", c) != NULL;
}

/* Signs that a sheet's name may not hold become their full-width forms, an apostrophe at an end goes. */
static struct str allowed(struct arena *a, struct str wanted)
{
	static const struct {
		char sign;
		const char *like;
	} likes[] = {{'[', "［"}, {']', "］"}, {':', "："}, {'*', "＊"}, {'?', "？"}, {'/', "／"}, {'\\', "＼"}};
	struct buf out = buf_new(a);
	for (size_t k = 0; k < wanted.n; k++) {
		const char *like = NULL;
		for (size_t j = 0; is_forbidden(wanted.p[k]) && j < sizeof likes / sizeof *likes; j++)
			like = likes[j].sign == wanted.p[k] ? likes[j].like : like;
		if (like)
			buf_add_z(&out, like);
		else
			buf_add_c(&out, wanted.p[k]);
	}
	struct str name = str_trim(buf_str(&out));
	while (name.n && name.p[0] == '\'')
		name = str_slice(name, 1, SIZE_MAX);
	return name;
}

static struct str fit(struct arena *a, struct str name, struct str tail)
{
	struct str part[] = {cut(name, NAME_MAX_UNITS - utf8_length(tail)), tail};
	part[0] = str_trim(part[0]);
	while (!tail.n && part[0].n && part[0].p[part[0].n - 1] == '\'')
		part[0].n--;
	return str_trim(str_join(a, part, 2, STR("")));
}

/* Excel keeps "History" for itself, and tells names apart without regard to case and width. */
static struct str unique_name(struct book *b, struct str wanted)
{
	struct str base = allowed(b->arena, clean(b->arena, wanted));
	struct str name = fit(b->arena, base, STR(""));
	for (size_t n = 2;; n++) {
		struct str key = utf8_fold(b->arena, name);
		bool good = name.n && !str_eq(key, STR("history")) && !map_get(&b->name, key);
		if (good) {
			map_put(b->arena, &b->name, key, b);
			return name;
		}
		name = fit(b->arena, base, str_format(b->arena, " (%zu)", n));
	}
}

struct sheet *book_sheet(struct book *b, struct str name)
{
	struct sheet *s = ARENA_NEW(b->arena, struct sheet);
	s->book = b;
	s->lib = b->lib;
	s->name = unique_name(b, name);
	*VEC_PUSH(b->arena, &b->sheets) = s;
	if (b->w) {
		s->w = b->lib->workbook_add_worksheet(b->w, str_z(b->arena, s->name));
		/* A sheet begins with a temporary file of the library's. */
		if (!s->w)
			fail(b, errno ? errno : EIO);
	}
	return s;
}

struct str sheet_name(const struct sheet *s)
{
	return s->name;
}

static size_t width_of(const struct sheet *s, size_t column)
{
	enum { USUAL = 8 };
	return column < s->width.n && s->width.v[column] ? s->width.v[column] : USUAL;
}

/* A line may end a few cells before its column does, where a word would not fit. */
static void need_lines(struct sheet *s, size_t column, enum book_look look, struct str text)
{
	size_t width = width_of(s, column), cells = utf8_width(text), slack = width > 20 ? 2 : 0;
	size_t lines = is_wrapped(look) && cells > 0 ? (cells + width - slack - 1) / (width - slack) : 1;
	s->lines = lines > s->lines ? lines : s->lines;
}

void sheet_text(struct sheet *s, size_t row, size_t column, enum book_look look, struct str text)
{
	struct book *b = s->book;
	need_lines(s, column, look, text);
	if (!s->w)
		return;
	lxw_format *f = format_of(b, look, NULL);
	struct str said = cell_text(b->arena, str_of(text_z(b, text, CELL_MAX_UNITS)));
	if (said.n == 0)
		expect(b, s->lib->worksheet_write_blank(s->w, (lxw_row_t)row, (lxw_col_t)column, f));
	else
		expect(b, s->lib->worksheet_write_string(s->w, (lxw_row_t)row, (lxw_col_t)column, str_z(b->arena, said),
							 f));
}

bool book_keeps(struct str digits)
{
	size_t n = 0, zeros = 0;
	for (size_t k = 0; k < digits.n; k++) {
		if (digits.p[k] < '0' || digits.p[k] > '9' || (n == 0 && digits.p[k] == '0'))
			continue;
		n++;
		zeros = digits.p[k] == '0' ? zeros + 1 : 0;
	}
	return n - zeros <= DIGITS_MAX;
}

void sheet_number(struct sheet *s, size_t row, size_t column, enum book_look look, struct str digits,
		  const char *format, size_t cells)
{
	struct book *b = s->book;
	sheet_column_width(s, column, cells < COLUMN_MAX_CELLS ? cells : COLUMN_MAX_CELLS);
	/* The tools leave LC_NUMERIC alone, so the point is a point.  15 digits survive binary floating point. */
	if (s->w)
		expect(b, s->lib->worksheet_write_number(s->w, (lxw_row_t)row, (lxw_col_t)column,
							 strtod(str_z(b->arena, digits), NULL),
							 format_of(b, look, format)));
}

void sheet_count(struct sheet *s, size_t row, size_t column, enum book_look look, size_t n)
{
	sheet_number(s, row, column, look, str_format(s->book->arena, "%zu", n), "#,##0", 0);
}

/* A sheet's name in a reference stands between apostrophes, one in it is doubled. */
static struct str reference(struct arena *a, const struct sheet *to, size_t row)
{
	struct buf out = buf_new(a);
	buf_add_z(&out, "internal:'");
	for (size_t k = 0; k < to->name.n; k++) {
		buf_add_z(&out, to->name.p[k] == '\'' ? "'" : "");
		buf_add_c(&out, to->name.p[k]);
	}
	buf_printf(&out, "'!A%zu", row + 1);
	return buf_str(&out);
}

void sheet_link(struct sheet *s, size_t row, size_t column, struct str text, const struct sheet *to, size_t to_row)
{
	struct book *b = s->book;
	lxw_format *f = NULL;
	/* Further ones are words alone. */
	if (!s->w || ++s->links > LINKS_MAX) {
		sheet_text(s, row, column, BOOK_CELL, text);
		return;
	}
	need_lines(s, column, BOOK_CELL, text);
	f = map_get(&b->format, STR("link"));
	if (!f) {
		f = need(b, s->lib->workbook_add_format(b->w));
		s->lib->format_set_font_name(f, b->font);
		set_look(b->lib, f, BOOK_CELL);
		s->lib->format_set_font_color(f, LINK);
		s->lib->format_set_underline(f, LXW_UNDERLINE_SINGLE);
		map_put(b->arena, &b->format, STR("link"), f);
	}
	const char *url = str_z(b->arena, reference(b->arena, to, to_row));
	struct str said = cell_text(b->arena, str_of(text_z(b, text, CELL_MAX_UNITS)));
	expect(b, s->lib->worksheet_write_url_opt(s->w, (lxw_row_t)row, (lxw_col_t)column, url, f,
						  str_z(b->arena, said), NULL));
}

void sheet_column_width(struct sheet *s, size_t column, size_t cells)
{
	while (s->width.n <= column)
		*VEC_PUSH(s->book->arena, &s->width) = 0;
	if (cells > s->width.v[column])
		s->width.v[column] = cells;
}

void sheet_end_row(struct sheet *s, size_t row, size_t pixels)
{
	size_t needed = (s->lines ? s->lines : 1) * LINE_PIXELS;
	/* Excel has no higher rows. */
	size_t height = needed > 540 ? 540 : needed > pixels ? needed : pixels;
	s->lines = 0;
	s->last_row = row > s->last_row ? row : s->last_row;
	if (s->w)
		expect(s->book, s->lib->worksheet_set_row_pixels(s->w, (lxw_row_t)row, (uint32_t)height, NULL));
}

void sheet_freeze(struct sheet *s, size_t row, size_t column)
{
	if (s->w)
		s->lib->worksheet_freeze_panes(s->w, (lxw_row_t)row, (lxw_col_t)column);
}

void sheet_filter(struct sheet *s, size_t head, size_t last, size_t columns)
{
	if (!s->w)
		return;
	expect(s->book,
	       s->lib->worksheet_autofilter(s->w, (lxw_row_t)head, 0, (lxw_row_t)last, (lxw_col_t)(columns - 1)));
	expect(s->book, s->lib->worksheet_repeat_rows(s->w, (lxw_row_t)head, (lxw_row_t)head));
}

void sheet_marks(struct sheet *s, size_t column, size_t first, size_t last, const struct book_mark *mark, size_t n)
{
	struct book *b = s->book;
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	if (!s->w)
		return;
	s->lib->lxw_rowcol_to_cell(cell, (lxw_row_t)first, (lxw_col_t)column);
	for (size_t k = 0; k < n; k++) {
		lxw_format *f = need(b, s->lib->workbook_add_format(b->w));
		s->lib->format_set_bg_color(f, mark[k].paper);
		s->lib->format_set_font_color(f, mark[k].ink);
		if (mark[k].bold)
			s->lib->format_set_bold(f);
		/* The library's own rule for beginnings counts bytes, where Excel counts characters. */
		struct str rule = str_format(b->arena, "=LEFT(%s,%zu)=\"%.*s\"", cell, utf8_length(mark[k].sign),
					     STR_ARG(mark[k].sign));
		lxw_conditional_format c = {
			.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = writable(b->arena, rule), .format = f};
		expect(b, s->lib->worksheet_conditional_format_range(s->w, (lxw_row_t)first, (lxw_col_t)column,
								     (lxw_row_t)last, (lxw_col_t)column, &c));
	}
}

/* "&" begins a code in headers and footers. */
static const char *header_text(struct book *b, struct str text)
{
	struct buf out = buf_new(b->arena);
	struct str shown = str_of(text_z(b, text, HEADER_MAX_UNITS));
	buf_add_z(&out, "&L");
	for (size_t k = 0; k < shown.n; k++) {
		buf_add_z(&out, shown.p[k] == '&' ? "&" : "");
		buf_add_c(&out, shown.p[k]);
	}
	return str_z(b->arena, buf_str(&out));
}

void sheet_paper(struct sheet *s, struct str header)
{
	enum { A4 = 9 };
	if (!s->w)
		return;
	s->lib->worksheet_set_paper(s->w, A4);
	s->lib->worksheet_set_landscape(s->w);
	s->lib->worksheet_set_margins(s->w, 0.4, 0.4, 0.75, 0.6);
	s->lib->worksheet_gridlines(s->w, LXW_HIDE_ALL_GRIDLINES);
	expect(s->book, s->lib->worksheet_set_header(s->w, header_text(s->book, header)));
	expect(s->book, s->lib->worksheet_set_footer(s->w, "&C&P / &N"));
}

void sheet_print_columns(struct sheet *s, size_t columns)
{
	s->print_columns = columns > s->print_columns ? columns : s->print_columns;
}

/* In percent: what brings the printed columns onto one page. */
static size_t scale_of(const struct sheet *s)
{
	/* A digit has 7 pixels in the usual typeface, 8 in those that stand in for it. */
	enum { CELL_PIXELS = 8, RIM_PIXELS = 18, LEAST = 10 };
	size_t columns = s->print_columns ? s->print_columns : s->width.n, pixels = 1;
	for (size_t k = 0; k < columns; k++)
		pixels += width_of(s, k) * CELL_PIXELS + RIM_PIXELS;
	size_t scale = (size_t)PAPER_WIDTH * 100 / pixels;
	return scale > 100 ? 100 : scale < LEAST ? LEAST : scale;
}

size_t sheet_page_height(const struct sheet *s)
{
	return (size_t)PAPER_HEIGHT * 100 / scale_of(s);
}

void sheet_new_page(struct sheet *s, size_t row)
{
	*VEC_PUSH(s->book->arena, &s->breaks) = (lxw_row_t)row;
}

/* What depends on all that was written. */
static void finish_sheet(struct sheet *s)
{
	struct book *b = s->book;
	for (size_t k = 0; k < s->width.n; k++)
		expect(b, s->lib->worksheet_set_column(s->w, (lxw_col_t)k, (lxw_col_t)k, (double)width_of(s, k) + 1.5,
						       NULL));
	/* Excel knows best what fits, but then starts no page where it is told to. */
	if (s->breaks.n)
		s->lib->worksheet_set_print_scale(s->w, (uint16_t)scale_of(s));
	else
		s->lib->worksheet_fit_to_pages(s->w, 1, 0);
	if (s->print_columns)
		expect(b, s->lib->worksheet_print_area(s->w, 0, 0, (lxw_row_t)s->last_row,
						       (lxw_col_t)(s->print_columns - 1)));
	if (s->breaks.n) {
		*VEC_PUSH(b->arena, &s->breaks) = 0;
		expect(b, s->lib->worksheet_set_h_pagebreaks(s->w, s->breaks.v));
	}
}

/* --- Charts ------------------------------------------------------------------ */

static void draw_line(const struct xlsx_library *lib, struct lxw_chart_series *line, const struct book_series *d)
{
	static const uint8_t shape[] = {
		[BOOK_CIRCLE] = LXW_CHART_MARKER_CIRCLE,     [BOOK_DIAMOND] = LXW_CHART_MARKER_DIAMOND,
		[BOOK_TRIANGLE] = LXW_CHART_MARKER_TRIANGLE, [BOOK_SQUARE] = LXW_CHART_MARKER_SQUARE,
		[BOOK_CROSS] = LXW_CHART_MARKER_X,	     [BOOK_NO_SHAPE] = LXW_CHART_MARKER_NONE,
	};
	lxw_chart_line stroke = {.color = d->ink,
				 .width = d->labelled ? 2.25F : 1.5F,
				 .dash_type = d->dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID};
	lxw_chart_line rim = {.color = d->ink};
	lxw_chart_fill fill = {.color = d->labelled ? d->ink : 0xFFFFFF};
	lib->chart_series_set_line(line, &stroke);
	lib->chart_series_set_marker_type(line, shape[d->shape]);
	lib->chart_series_set_marker_size(line, 7);
	lib->chart_series_set_marker_line(line, &rim);
	lib->chart_series_set_marker_fill(line, &fill);
	if (d->labelled) {
		lib->chart_series_set_labels(line);
		lib->chart_series_set_labels_position(line, LXW_CHART_LABEL_POSITION_ABOVE);
	}
}

static void draw_bar(const struct xlsx_library *lib, struct lxw_chart_series *bar, const struct book_series *d)
{
	static const uint8_t kind[] = {0, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, LXW_CHART_PATTERN_PERCENT_20,
				       LXW_CHART_PATTERN_SMALL_GRID};
	lxw_chart_fill fill = {.color = d->hatching ? 0xFFFFFF : d->ink};
	lxw_chart_pattern pattern = {.fg_color = d->ink, .bg_color = 0xFFFFFF, .type = kind[d->hatching % 4]};
	lxw_chart_line rim = {.color = d->ink, .width = 1};
	if (d->hatching % 4)
		lib->chart_series_set_pattern(bar, &pattern);
	else
		lib->chart_series_set_fill(bar, &fill);
	lib->chart_series_set_line(bar, &rim);
}

static void add_series(struct sheet *s, lxw_chart *chart, const struct book_chart *c, const struct book_series *d)
{
	const char *name = str_z(s->book->arena, s->name);
	struct lxw_chart_series *series = need(s->book, s->lib->chart_add_series(chart, NULL, NULL));
	s->lib->chart_series_set_categories(series, name, (lxw_row_t)c->first, (lxw_col_t)c->label_column,
					    (lxw_row_t)c->last, (lxw_col_t)c->label_column);
	s->lib->chart_series_set_values(series, name, (lxw_row_t)c->first, (lxw_col_t)d->column, (lxw_row_t)c->last,
					(lxw_col_t)d->column);
	s->lib->chart_series_set_name_range(series, name, (lxw_row_t)d->name_row, (lxw_col_t)d->column);
	if (c->bars)
		draw_bar(s->lib, series, d);
	else
		draw_line(s->lib, series, d);
}

static void draw_axes(const struct book *b, lxw_chart *chart, const struct book_chart *c)
{
	lxw_chart_line grid = {.color = 0xD1D5DB, .width = 0.75F};
	lxw_chart_font small = {.name = writable(b->arena, str_of(b->font)), .size = 9};
	b->lib->chart_axis_set_num_font(chart->x_axis, &small);
	b->lib->chart_axis_set_num_font(chart->y_axis, &small);
	/* The library calls the axis of a lying bar's lengths x. */
	lxw_chart_axis *values = c->bars ? chart->x_axis : chart->y_axis;
	lxw_chart_axis *points = c->bars ? chart->y_axis : chart->x_axis;
	b->lib->chart_axis_major_gridlines_set_visible(points, LXW_FALSE);
	b->lib->chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
	b->lib->chart_axis_major_gridlines_set_line(values, &grid);
	if (c->format)
		b->lib->chart_axis_set_num_format(values, c->format);
	b->lib->chart_axis_set_num_format(points, "0");
	if (c->bars) {
		/* From above to below, as in the table, with the numbers below. */
		b->lib->chart_axis_set_reverse(points);
		b->lib->chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
	}
}

void sheet_chart(struct sheet *s, const struct book_chart *c)
{
	struct book *b = s->book;
	if (!s->w)
		return;
	lxw_chart *chart = need(b, s->lib->workbook_add_chart(b->w, c->bars ? LXW_CHART_BAR_STACKED : LXW_CHART_LINE));
	char *font = writable(b->arena, str_of(b->font));
	lxw_chart_font strong = {.name = font, .size = 11, .bold = 1}, small = {.name = font, .size = 9};
	for (size_t k = 0; k < c->series_count; k++)
		add_series(s, chart, c, &c->series[k]);
	s->lib->chart_title_set_name(chart, text_z(b, c->title, HEADER_MAX_UNITS));
	s->lib->chart_title_set_name_font(chart, &strong);
	s->lib->chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	s->lib->chart_legend_set_font(chart, &small);
	s->lib->chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
	/* Rows that a filter hides are still a part of the picture. */
	s->lib->chart_show_hidden_data(chart);
	draw_axes(b, chart, c);
	lxw_chart_options place = {.x_scale = (double)c->width / 480,
				   .y_scale = (double)c->height / 288,
				   .x_offset = 4,
				   .y_offset = 2,
				   .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
				   .description = text_z(b, c->description, 2000)};
	expect(b, s->lib->worksheet_insert_chart_opt(s->w, (lxw_row_t)c->row, (lxw_col_t)c->column, chart, &place));
}
