/*
 * How like two strings are.
 */
#include "base/str.h"

#include "base/utf8.h"

struct runes {
	uint32_t *v;
	size_t n;
};

static struct runes decode(struct arena *a, struct str s)
{
	struct runes r = {.v = ARENA_ARRAY(a, uint32_t, s.n)};
	for (size_t at = 0; at < s.n;)
		r.v[r.n++] = utf8_next(s, &at);
	return r;
}

static size_t least(size_t x, size_t y)
{
	return x < y ? x : y;
}

/*
 * Row i of the table of distances between prefixes, in the band |i - j| <= limit: what lies outside is over the limit.
 * Returns the least of the row.
 */
static size_t distance_row(struct runes a, struct runes b, size_t i, size_t limit, size_t *row, const size_t *above,
			   const size_t *two_above)
{
	size_t from = i > limit ? i - limit : 1;
	size_t to = limit < b.n - least(b.n, i) ? i + limit : b.n;
	size_t best = row[from - 1] = from == 1 ? i : limit + 1;
	for (size_t j = from; j <= to; j++) {
		size_t d = above[j - 1] + (a.v[i - 1] != b.v[j - 1]);
		d = least(d, above[j] + 1);
		d = least(d, row[j - 1] + 1);
		if (i > 1 && j > 1 && a.v[i - 1] == b.v[j - 2] && a.v[i - 2] == b.v[j - 1])
			d = least(d, two_above[j - 2] + 1);
		row[j] = d;
		best = least(best, d);
	}
	if (to < b.n)
		row[to + 1] = limit + 1;
	return best;
}

size_t str_distance(struct arena *scratch, struct str a, struct str b, size_t limit)
{
	struct arena_mark mark = arena_mark(scratch);
	struct runes x = decode(scratch, a), y = decode(scratch, b);
	size_t longest = x.n > y.n ? x.n : y.n;
	size_t band = least(limit, longest);
	size_t result = band + 1;
	if (longest - least(x.n, y.n) <= band) {
		size_t *row[3];
		for (size_t i = 0; i < 3; i++)
			row[i] = ARENA_ARRAY(scratch, size_t, y.n + 1);
		for (size_t j = 0; j <= y.n; j++)
			row[0][j] = j;
		size_t best = 0;
		for (size_t i = 1; i <= x.n && best <= band; i++)
			best = distance_row(x, y, i, band, row[i % 3], row[(i + 2) % 3], row[(i + 1) % 3]);
		if (best <= band)
			result = least(row[x.n % 3][y.n], band + 1);
	}
	arena_rewind(scratch, mark);
	return result;
}
