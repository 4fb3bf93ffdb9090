/*
 * Lines and columns of a source.
 */
#include "diag/source.h"

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

/* Whether a line begins at p > 0, the end of the bytes included. */
static bool begins_line(struct str bytes, size_t p)
{
	char before = bytes.p[p - 1];
	return before == '\n' || (before == '\r' && !(p < bytes.n && bytes.p[p] == '\n'));
}

/* How many lines begin in (from, to], and where the last of the first `most` of them does. */
static size_t count_lines(struct str bytes, size_t from, size_t to, size_t most, size_t *last)
{
	const char *end = bytes.p + to;
	bool returns = to > from && memchr(bytes.p + from, '\r', to - from) != NULL;
	size_t n = 0;
	for (const char *p = bytes.p + from; p < end && n < most; p++) {
		if (!returns) {
			p = memchr(p, '\n', (size_t)(end - p));
			if (!p)
				break;
		}
		size_t start = (size_t)(p - bytes.p) + 1;
		if ((*p == '\n' || *p == '\r') && begins_line(bytes, start)) {
			n++;
			*last = start;
		}
	}
	return n;
}

void source_lines_begin(struct source *s)
{
	if (!s->bytes.p)
		s->bytes = STR("");
	s->line_count = 0;
	s->mark = ARENA_ARRAY(s->arena, struct line_mark, s->bytes.n / SOURCE_BLOCK + 1);
}

void source_lines_count(struct source *s, size_t from, size_t to)
{
	for (size_t at = from, last; at < to; at += SOURCE_BLOCK) {
		size_t end = to - at < SOURCE_BLOCK ? to : at + SOURCE_BLOCK;
		size_t n = count_lines(s->bytes, at, end, SIZE_MAX, &last);
		struct line_mark *mark = &s->mark[end / SOURCE_BLOCK];
		/* Those of the last block are no block's but the whole's. */
		if (end % SOURCE_BLOCK) {
			s->line_count = n;
			continue;
		}
		*mark = (struct line_mark){.line = n, .start = n ? last : 0};
		mark->column = utf8_length(str_slice(s->bytes, n ? last : at, end - (n ? last : at)));
	}
}

void source_lines_end(struct source *s)
{
	struct line_mark *mark = s->mark;
	mark[0] = (struct line_mark){.line = 1};
	for (size_t k = 1; k <= s->bytes.n / SOURCE_BLOCK; k++) {
		/* Where no line begins in a block, that before it goes on. */
		if (mark[k].line == 0) {
			mark[k].start = mark[k - 1].start;
			mark[k].column += mark[k - 1].column;
		}
		mark[k].line += mark[k - 1].line;
	}
	s->line_count += mark[s->bytes.n / SOURCE_BLOCK].line;
}

static void make_lines(struct source *s)
{
	if (s->mark)
		return;
	source_lines_begin(s);
	source_lines_count(s, 0, s->bytes.n);
	source_lines_end(s);
}

size_t source_line_start(struct source *s, size_t line)
{
	make_lines(s);
	size_t low = 0, high = s->bytes.n / SOURCE_BLOCK + 1, start = 0;
	if (line <= 1)
		return 0;
	if (line > s->line_count)
		return s->bytes.n;
	/* The last block at whose start the line had not begun; at that of the first one only line 1 had. */
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (s->mark[middle].line < line)
			low = middle;
		else
			high = middle;
	}
	size_t from = low * SOURCE_BLOCK, to = s->bytes.n - from < SOURCE_BLOCK ? s->bytes.n : from + SOURCE_BLOCK;
	(void)count_lines(s->bytes, from, to, line - s->mark[low].line, &start);
	return start;
}

struct str source_line(struct source *s, size_t line)
{
	make_lines(s);
	if (line == 0 || line > s->line_count)
		return STR("");
	size_t start = source_line_start(s, line), end = start;
	while (end < s->bytes.n && s->bytes.p[end] != '\n' && s->bytes.p[end] != '\r')
		end++;
	return str_slice(s->bytes, start, end - start);
}

/* The line that an offset is in, as a mark of that offset. */
static struct line_mark mark_at(struct source *s, size_t at)
{
	make_lines(s);
	size_t block = at / SOURCE_BLOCK, from = block * SOURCE_BLOCK, last;
	struct line_mark m = s->mark[block];
	size_t n = count_lines(s->bytes, from, at, SIZE_MAX, &last);
	/* What lies in a line's end is shown behind the line's last character. */
	size_t to = at > 0 && at < s->bytes.n && s->bytes.p[at] == '\n' && s->bytes.p[at - 1] == '\r' ? at - 1 : at;
	if (n) {
		m = (struct line_mark){.line = m.line + n, .start = last};
		from = last;
	}
	m.column += to > from ? utf8_length(str_slice(s->bytes, from, to - from)) : 0;
	/* The block may begin between the two bytes of a line's end. */
	m.column -= to < from;
	return m;
}

struct place source_place(struct source *s, size_t offset)
{
	if (s->known)
		return s->known[offset < s->known_count ? offset : s->known_count - 1].at;
	struct line_mark m = mark_at(s, offset < s->bytes.n ? offset : s->bytes.n);
	return (struct place){.line = m.line, .column = m.column + 1};
}

struct span source_line_around(struct source *s, size_t offset)
{
	size_t at = offset < s->bytes.n ? offset : s->bytes.n, end;
	size_t start = mark_at(s, at).start;
	for (end = at > start ? at - 1 : start; end < s->bytes.n; end++)
		if (s->bytes.p[end] == '\n' || s->bytes.p[end] == '\r')
			break;
	return (struct span){s, start, end};
}

struct str span_text(struct arena *a, struct span s)
{
	if (!s.source)
		return STR("");
	struct str name = utf8_inert(a, s.source->name);
	if (!s.source->bytes.n && !s.source->known)
		return name;
	struct place at = source_place(s.source, s.start);
	struct str part[] = {name, str_number(a, at.line), str_number(a, at.column)};
	return str_join(a, part, 3, STR(":"));
}
