#include "diff/conflict.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

enum mark { MARK_NONE, MARK_OURS, MARK_BASE, MARK_THEIRS, MARK_END };

/* Takes the next line off `rest`, its end included. */
static struct str take_line(struct str *rest)
{
	size_t end = str_find(*rest, STR("\n"));
	struct str line = str_slice(*rest, 0, end == SIZE_MAX ? SIZE_MAX : end + 1);
	*rest = str_slice(*rest, line.n, SIZE_MAX);
	return line;
}

/* Seven of a sign at the start of a line, and a label behind all but the one in the middle. */
static enum mark mark_of(struct str line)
{
	static const struct str signs[] = {[MARK_OURS] = STR_INIT("<<<<<<<"),
					   [MARK_BASE] = STR_INIT("|||||||"),
					   [MARK_THEIRS] = STR_INIT("======="),
					   [MARK_END] = STR_INIT(">>>>>>>")};
	for (int k = MARK_OURS; k <= MARK_END; k++) {
		if (!str_has_prefix(line, signs[k]))
			continue;
		struct str label = str_slice(line, signs[k].n, SIZE_MAX);
		bool ends = str_trim(label).n == 0;
		return ends || (k != MARK_THEIRS && label.p[0] == ' ') ? (enum mark)k : MARK_NONE;
	}
	return MARK_NONE;
}

static bool may_follow(enum mark mark, enum mark now)
{
	switch (mark) {
	case MARK_OURS:
		return now == MARK_END;
	case MARK_BASE:
		return now == MARK_OURS;
	case MARK_THEIRS:
		return now == MARK_OURS || now == MARK_BASE;
	case MARK_END:
		return now == MARK_THEIRS;
	case MARK_NONE:
		break;
	}
	return true;
}

bool conflict_split(struct arena *a, struct str text, struct str side[CONFLICT_SIDES])
{
	struct buf ours = buf_new(a), theirs = buf_new(a);
	enum mark now = MARK_END; /* outside of any */
	bool found = false;
	while (text.n) {
		struct str line = take_line(&text);
		enum mark mark = mark_of(line);
		if (!may_follow(mark, now))
			return false;
		found = found || mark != MARK_NONE;
		if (mark != MARK_NONE) {
			now = mark;
			continue;
		}
		if (now == MARK_END || now == MARK_OURS)
			buf_add(&ours, line);
		if (now == MARK_END || now == MARK_THEIRS)
			buf_add(&theirs, line);
	}
	side[CONFLICT_OURS] = buf_str(&ours);
	side[CONFLICT_THEIRS] = buf_str(&theirs);
	return found && now == MARK_END;
}

struct lines {
	VEC(struct str) line;
	struct map place; /* line -> the first of that text */
};

static struct lines lines_of(struct arena *a, struct str text)
{
	struct lines l = {.line = {0}};
	while (text.n)
		*VEC_PUSH(a, &l.line) = take_line(&text);
	for (size_t k = 0; k < l.line.n; k++)
		map_put(a, &l.place, l.line.v[k], &l.line.v[k]);
	return l;
}

/* Where a line of the other text next stands from `from` on; SIZE_MAX: nowhere. */
static size_t place_in(const struct lines *l, struct str line, size_t from)
{
	const struct str *found = map_get(&l->place, line);
	size_t at = found ? (size_t)(found - l->line.v) : SIZE_MAX;
	return at != SIZE_MAX && at >= from ? at : SIZE_MAX;
}

static void add_lines(struct buf *out, const struct lines *l, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		buf_add(out, l->line.v[k]);
}

struct str conflict_join(struct arena *a, const struct str side[CONFLICT_SIDES])
{
	struct lines x = lines_of(a, side[CONFLICT_OURS]), y = lines_of(a, side[CONFLICT_THEIRS]);
	struct buf out = buf_new(a);
	size_t i = 0, j = 0;
	while (i < x.line.n || j < y.line.n) {
		/* Before all others, as one line may stand in a text more than once. */
		if (i < x.line.n && j < y.line.n && str_eq(x.line.v[i], y.line.v[j])) {
			buf_add(&out, x.line.v[i]);
			i++;
			j++;
			continue;
		}
		size_t to = i, other = SIZE_MAX;
		while (to < x.line.n && (other = place_in(&y, x.line.v[to], j)) == SIZE_MAX)
			to++;
		other = other == SIZE_MAX ? y.line.n : other;
		if (to > i || other > j) {
			buf_add_z(&out, "<<<<<<< ours\n");
			add_lines(&out, &x, i, to);
			buf_add_z(&out, "=======\n");
			add_lines(&out, &y, j, other);
			buf_add_z(&out, ">>>>>>> theirs\n");
		}
		if (to < x.line.n)
			buf_add(&out, x.line.v[to]);
		i = to + 1;
		j = other + 1;
	}
	return buf_str(&out);
}
