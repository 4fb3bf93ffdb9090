/*
 * Lines and columns of a source.
 */
#include "diag/source.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

struct source *source_new(struct arena *a, struct str name, struct str bytes)
{
	struct source *s = ARENA_NEW(a, struct source);
	*s = (struct source){.name = name, .bytes = bytes, .arena = a};
	return s;
}

struct source *source_new_known(struct arena *a, struct str name, const struct known_place *known, size_t n)
{
	static const struct known_place start = {{1, 1}, {"", 0}};
	struct source *s = source_new(a, name, STR(""));
	s->known = n ? known : &start;
	s->known_count = n ? n : 1;
	return s;
}

uint64_t source_hash(struct source *s)
{
	if (s->hash == 0)
		s->hash = str_hash(s->bytes);
	return s->hash;
}

/* Where the next line feed and carriage return are; each is searched for only once. */
struct ends {
	const char *lf, *cr;
};

static const char *search(const char *p, char c, const char *end)
{
	const char *hit = p < end ? memchr(p, c, (size_t)(end - p)) : NULL;
	return hit ? hit : end;
}

/* The first byte of the line after the one that `p` lies in, or NULL when that is the last. */
static const char *next_line(struct ends *ends, const char *p, const char *end)
{
	if (ends->lf < p)
		ends->lf = search(p, '\n', end);
	if (ends->cr < p)
		ends->cr = search(p, '\r', end);
	if (ends->cr < ends->lf)
		return ends->cr + (ends->cr + 1 == ends->lf && ends->lf < end ? 2 : 1);
	return ends->lf < end ? ends->lf + 1 : NULL;
}

/* Writes the offsets of the lines' first bytes to `lines` (NULL: not wanted) and returns their number. */
static size_t scan_lines(struct str bytes, size_t *lines)
{
	const char *end = bytes.p + bytes.n;
	struct ends ends = {search(bytes.p, '\n', end), search(bytes.p, '\r', end)};
	size_t n = 1;
	if (lines)
		lines[0] = 0;
	for (const char *p = next_line(&ends, bytes.p, end); p; p = next_line(&ends, p, end)) {
		if (lines)
			lines[n] = (size_t)(p - bytes.p);
		n++;
	}
	return n;
}

static void make_lines(struct source *s)
{
	if (s->lines)
		return;
	if (!s->bytes.p)
		s->bytes = STR("");
	s->line_count = scan_lines(s->bytes, NULL);
	s->lines = ARENA_ARRAY(s->arena, size_t, s->line_count);
	scan_lines(s->bytes, s->lines);
}

struct str source_line(struct source *s, size_t line)
{
	make_lines(s);
	if (line == 0 || line > s->line_count)
		return STR("");
	size_t start = s->lines[line - 1];
	size_t end = line < s->line_count ? s->lines[line] : s->bytes.n;
	if (end > start && s->bytes.p[end - 1] == '\n')
		end--;
	if (end > start && s->bytes.p[end - 1] == '\r')
		end--;
	return str_slice(s->bytes, start, end - start);
}

struct place source_place(struct source *s, size_t offset)
{
	if (s->known)
		return s->known[offset < s->known_count ? offset : s->known_count - 1].at;
	make_lines(s);
	size_t low = 0, high = s->line_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (s->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	/* What lies in a line's end, or past the source, is shown behind the line's last character. */
	struct str before = str_slice(source_line(s, low + 1), 0, offset - s->lines[low]);
	return (struct place){.line = low + 1, .column = utf8_length(before) + 1};
}

struct str span_text(struct arena *a, struct span s)
{
	if (!s.source)
		return STR("");
	struct str name = utf8_inert(a, s.source->name);
	if (!s.source->bytes.n && !s.source->known)
		return name;
	struct place at = source_place(s.source, s.start);
	struct buf out = buf_new(a);
	buf_add(&out, name);
	buf_printf(&out, ":%zu:%zu", at.line, at.column);
	return buf_str(&out);
}
