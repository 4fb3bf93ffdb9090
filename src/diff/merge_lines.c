#include "merge.h"

#include "base/buf.h"

#include <stdlib.h>

static size_t line_start(const struct source *s, size_t at)
{
	while (at > 0 && s->bytes.p[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct source *s, size_t at)
{
	while (at < s->bytes.n && s->bytes.p[at] != '\n')
		at++;
	return at < s->bytes.n ? at + 1 : at;
}

struct span merge_lines(const struct source *s, size_t start, size_t end)
{
	size_t last = end > start && s->bytes.p[end - 1] == '\n' ? end - 1 : end;
	return (struct span){(struct source *)(uintptr_t)s, line_start(s, start), line_end(s, last)};
}

size_t merge_column(const struct source *s, size_t at)
{
	return at - line_start(s, at);
}

/* Lines that are blank, or shorter than what is taken away, lose what they have. */
struct str merge_indent(struct arena *a, struct str text, long by)
{
	struct buf out = buf_new(a);
	for (size_t at = 0; at < text.n;) {
		size_t end = at;
		while (end < text.n && text.p[end] != '\n')
			end++;
		size_t from = at;
		if (by > 0 && end > at)
			buf_fill(&out, ' ', (size_t)by);
		for (long k = by; k < 0 && from < end && text.p[from] == ' '; k++)
			from++;
		buf_add(&out, str_slice(text, from, end - from));
		buf_add_c(&out, '\n');
		at = end + 1;
	}
	return buf_str(&out);
}

/* What is put in at one place comes in the order in which it was found. */
static int by_place(const void *x, const void *y)
{
	const struct edit *a = x, *b = y;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

enum version { OURS, THEIRS };

/* Our text from `from` to `to` with the edits [first, last): conflicts as ours or as theirs. */
static void write_part(struct buf *out, const struct merge *m, size_t from, size_t to, size_t first, size_t last,
		       enum version v)
{
	struct str bytes = m->ours->source->bytes;
	for (size_t k = first; k < last; k++) {
		const struct edit *e = &m->edits.v[k];
		if (e->conflict && v == OURS)
			continue;
		buf_add(out, str_slice(bytes, from, e->start - from));
		buf_add(out, e->text);
		from = e->end;
	}
	buf_add(out, str_slice(bytes, from, to - from));
}

static void write_marker(struct buf *out, char c, size_t size, struct str label, struct str place)
{
	if (out->n && out->p[out->n - 1] != '\n')
		buf_add_c(out, '\n');
	buf_fill(out, c, size);
	if (label.n) {
		buf_add_c(out, ' ');
		buf_add(out, label);
	}
	if (place.n) {
		buf_add_z(out, ": ");
		buf_add(out, place);
	}
	buf_add_c(out, '\n');
}

static struct str places(const struct merge *m, size_t first, size_t last)
{
	VEC(struct str) list = {0};
	for (size_t k = first; k < last; k++)
		if (m->edits.v[k].conflict)
			*VEC_PUSH(m->arena, &list) = m->edits.v[k].place;
	return str_join(m->arena, list.v, list.n, STR(", "));
}

/* A conflict takes whole lines, with every other edit in them. */
static size_t write_conflict(struct buf *out, const struct merge *m, size_t from, size_t *first, size_t marker_size)
{
	struct span lines = merge_lines(m->ours->source, m->edits.v[*first].start, m->edits.v[*first].end);
	size_t last = *first + 1;
	for (; last < m->edits.n && m->edits.v[last].start < lines.end; last++) {
		struct span more = merge_lines(m->ours->source, m->edits.v[last].start, m->edits.v[last].end);
		lines.end = more.end > lines.end ? more.end : lines.end;
	}
	/* Text to be put in before a line is no part of that line. */
	const struct edit *e = &m->edits.v[*first];
	if (e->start == e->end && e->start == lines.start && last == *first + 1)
		lines.end = lines.start;
	buf_add(out, str_slice(m->ours->source->bytes, from, lines.start - from));
	write_marker(out, '<', marker_size, m->ours->label, places(m, *first, last));
	write_part(out, m, lines.start, lines.end, *first, last, OURS);
	write_marker(out, '=', marker_size, STR(""), STR(""));
	write_part(out, m, lines.start, lines.end, *first, last, THEIRS);
	write_marker(out, '>', marker_size, m->theirs->label, STR(""));
	*first = last;
	return lines.end;
}

/* Whether an edit shares a line with a conflict that comes after it. */
static bool meets_conflict(const struct merge *m, size_t k)
{
	size_t end = merge_lines(m->ours->source, m->edits.v[k].start, m->edits.v[k].end).end;
	for (; k < m->edits.n && m->edits.v[k].start < end; k++)
		if (m->edits.v[k].conflict)
			return true;
	return false;
}

/* Where two changes are made to the same bytes, neither can be carried over: values that lie within one another. */
static bool edits_overlap(const struct merge *m)
{
	for (size_t k = 1; k < m->edits.n; k++)
		if (m->edits.v[k].start < m->edits.v[k - 1].end)
			return true;
	return false;
}

struct str merge_write(struct merge *m, size_t marker_size, size_t *conflicts)
{
	struct buf out = buf_new(m->arena);
	struct str bytes = m->ours->source->bytes;
	size_t from = 0;
	*conflicts = 0;
	if (m->edits.n)
		qsort(m->edits.v, m->edits.n, sizeof *m->edits.v, by_place);
	if (edits_overlap(m)) {
		m->possible = false;
		return STR("");
	}
	for (size_t k = 0; k < m->edits.n;) {
		if (m->edits.v[k].conflict || meets_conflict(m, k)) {
			from = write_conflict(&out, m, from, &k, marker_size);
			++*conflicts;
			continue;
		}
		write_part(&out, m, from, m->edits.v[k].end, k, k + 1, THEIRS);
		from = m->edits.v[k].end;
		k++;
	}
	buf_add(&out, str_slice(bytes, from, SIZE_MAX));
	return buf_str(&out);
}
