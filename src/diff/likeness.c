#include "diff/likeness.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "diff/match.h"

#include <stdlib.h>

/* Titles are short; of a long text the beginning tells enough. */
enum { PROFILE_MAX = 512 };

struct str text_skeleton(struct arena *a, struct str text)
{
	if (!text.n)
		return STR("");
	struct str folded = utf8_fold(a, text);
	struct buf out = buf_new(a);
	for (size_t at = 0; at < folded.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(folded, &at);
		if (cp > ' ')
			buf_add(&out, str_slice(folded, from, at - from));
	}
	return buf_str(&out);
}

static int by_value(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
	return a < b ? -1 : a > b;
}

struct profile profile_of(struct arena *a, struct str text)
{
	struct str s = text_skeleton(a, text);
	struct profile p = {ARENA_ARRAY(a, uint64_t, PROFILE_MAX < s.n + 1 ? PROFILE_MAX : s.n + 1), 0};
	uint64_t last = 0;
	/* The edges count as characters, so that texts of one character have pairs too. */
	for (size_t at = 0; at < s.n && p.n < PROFILE_MAX - 1;) {
		uint64_t cp = utf8_next(s, &at);
		p.pair[p.n++] = last << 32 | cp;
		last = cp;
	}
	if (p.n)
		p.pair[p.n++] = last << 32;
	qsort(p.pair, p.n, sizeof *p.pair, by_value);
	return p;
}

int profile_likeness(const struct profile *a, const struct profile *b)
{
	size_t i = 0, j = 0, common = 0;
	while (i < a->n && j < b->n) {
		if (a->pair[i] == b->pair[j]) {
			common++;
			i++;
			j++;
		} else if (a->pair[i] < b->pair[j]) {
			i++;
		} else {
			j++;
		}
	}
	return a->n + b->n ? (int)(200 * common / (a->n + b->n)) : 0;
}

int match_text_likeness(struct arena *scratch, struct str a, struct str b)
{
	struct arena_mark mark = arena_mark(scratch);
	struct profile p = profile_of(scratch, a), q = profile_of(scratch, b);
	int likeness = profile_likeness(&p, &q);
	arena_rewind(scratch, mark);
	return likeness;
}
