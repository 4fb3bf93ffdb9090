#include "render/patch.h"

enum { CONTEXT = 3 };

/* Lines end with a line feed, whatever comes before it; git counts so. */
struct lines {
	struct str text;
	size_t *start; /* of each line, and the end of all behind the last */
	size_t n;
};

static struct lines lines_of(struct arena *a, struct str text)
{
	struct lines l = {.text = text};
	size_t count = 1;

	for (size_t i = 0; i < text.n; i++)
		count += text.p[i] == '\n';
	l.start = ARENA_ARRAY(a, size_t, count + 1);
	for (size_t at = 0; at < text.n;) {
		size_t end = str_find(str_slice(text, at, text.n), STR("\n"));

		l.start[l.n++] = at;
		at = end == SIZE_MAX ? text.n : at + end + 1;
	}
	l.start[l.n] = text.n;
	return l;
}

/* The line that holds the byte at `at`; the last one for what is behind all. */
static size_t line_at(const struct lines *l, size_t at)
{
	size_t low = 0, high = l->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (l->start[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The lines [first, behind) that an edit touches. */
static void touched(const struct lines *l, const struct edit *e, size_t *first, size_t *behind)
{
	*first = line_at(l, e->start);
	*behind = line_at(l, e->end > e->start ? e->end - 1 : e->start) + 1;
	/* What takes a line's end joins it with the next. */
	if (e->end > e->start && l->text.p[e->end - 1] == '\n' && *behind < l->n)
		++*behind;
}

static void add_lines(struct buf *out, char sign, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		struct str rest = str_slice(text, at, text.n);
		size_t end = str_find(rest, STR("\n"));

		buf_add_c(out, sign);
		buf_add(out, str_slice(rest, 0, end));
		buf_add_c(out, '\n');
		if (end == SIZE_MAX)
			buf_add_z(out, "\\ No newline at end of file\n");
		at = end == SIZE_MAX ? text.n : at + end + 1;
	}
}

static struct str part(const struct lines *l, size_t first, size_t behind)
{
	return str_slice(l->text, l->start[first], l->start[behind] - l->start[first]);
}

/* Edits [from, to) that share a hunk, as they are made in the lines [first, behind). */
static struct str edited(struct arena *a, const struct lines *l, const struct edits *edits, size_t from, size_t to,
			 size_t first, size_t behind)
{
	struct edits inner = {ARENA_ARRAY(a, struct edit, to - from), to - from};

	for (size_t i = from; i < to; i++)
		inner.v[i - from] = (struct edit){edits->v[i].start - l->start[first],
						  edits->v[i].end - l->start[first], edits->v[i].text};
	return edits_apply(a, part(l, first, behind), &inner);
}

static size_t count_lines(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n + (text.n > 0 && text.p[text.n - 1] != '\n');
}

/* One hunk; *shift is by how many lines the new file has moved before it. */
static void add_hunk(struct buf *out, const struct lines *l, const struct edits *edits, size_t from, size_t to,
		     long *shift)
{
	size_t first, behind, last_first;
	struct buf body = buf_new(out->arena);
	size_t old_count = 0, new_count = 0;

	touched(l, &edits->v[from], &first, &behind);
	size_t begin = first > CONTEXT ? first - CONTEXT : 0, at = begin;
	for (size_t i = from; i < to;) {
		size_t group = i;

		touched(l, &edits->v[i], &first, &behind);
		/* Edits of neighbouring lines are one change. */
		while (++group < to) {
			size_t next_behind;

			touched(l, &edits->v[group], &last_first, &next_behind);
			if (last_first > behind)
				break;
			behind = next_behind > behind ? next_behind : behind;
		}
		struct str now = edited(out->arena, l, edits, i, group, first, behind);
		add_lines(&body, ' ', part(l, at, first));
		add_lines(&body, '-', part(l, first, behind));
		add_lines(&body, '+', now);
		old_count += behind - at;
		new_count += first - at + count_lines(now);
		at = behind;
		i = group;
	}
	size_t end = at + CONTEXT < l->n ? at + CONTEXT : l->n;
	add_lines(&body, ' ', part(l, at, end));
	old_count += end - at;
	new_count += end - at;
	buf_printf(out, "@@ -%zu,%zu +%ld,%zu @@\n", begin + 1, old_count, (long)begin + 1 + *shift, new_count);
	buf_add(out, buf_str(&body));
	*shift += (long)new_count - (long)old_count;
}

/* A path as git writes it: in quotes where it holds a quotation mark, a backslash or a control. */
static void add_path(struct buf *out, const char *side, struct str path)
{
	bool quoted = false;

	for (size_t i = 0; i < path.n; i++)
		quoted = quoted || path.p[i] == '"' || path.p[i] == '\\' || (unsigned char)path.p[i] < 0x20;
	buf_add_z(out, quoted ? "\"" : "");
	buf_add_z(out, side);
	for (size_t i = 0; i < path.n; i++) {
		if (path.p[i] == '"' || path.p[i] == '\\')
			buf_printf(out, "\\%c", path.p[i]);
		else if ((unsigned char)path.p[i] < 0x20)
			buf_printf(out, "\\%03o", (unsigned)(unsigned char)path.p[i]);
		else
			buf_add_c(out, path.p[i]);
	}
	buf_add_z(out, quoted ? "\"\n" : "\n");
}

void render_patch(struct buf *out, struct str path, struct str old, const struct edits *edits)
{
	struct lines l = lines_of(out->arena, old);
	long shift = 0;

	if (edits->n == 0)
		return;
	while (str_has_prefix(path, STR("./")))
		path = str_slice(path, 2, path.n);
	while (str_has_prefix(path, STR("/")))
		path = str_slice(path, 1, path.n);
	buf_add_z(out, "--- ");
	add_path(out, "a/", path);
	buf_add_z(out, "+++ ");
	add_path(out, "b/", path);
	for (size_t from = 0; from < edits->n;) {
		size_t first, behind, to = from + 1;

		touched(&l, &edits->v[from], &first, &behind);
		while (to < edits->n) {
			size_t next_first, next_behind;

			touched(&l, &edits->v[to], &next_first, &next_behind);
			if (next_first > behind + (size_t)2 * CONTEXT)
				break;
			behind = next_behind > behind ? next_behind : behind;
			to++;
		}
		add_hunk(out, &l, edits, from, to, &shift);
		from = to;
	}
}
