/*
 * Strings as views.
 */
#include "base/str.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *z)
{
	return z ? (struct str){z, strlen(z)} : (struct str){"", 0};
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_has_prefix(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_slice(s, 0, prefix.n), prefix);
}

bool str_has_suffix(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, suffix.n), suffix);
}

size_t str_find(struct str s, struct str needle)
{
	if (!needle.n)
		return 0;
	size_t at = 0;
	while (needle.n <= s.n - at) {
		const char *hit = memchr(s.p + at, needle.p[0], s.n - at - needle.n + 1);
		if (!hit)
			break;
		if (memcmp(hit, needle.p, needle.n) == 0)
			return (size_t)(hit - s.p);
		at = (size_t)(hit - s.p) + 1;
	}
	return SIZE_MAX;
}

struct str str_slice(struct str s, size_t start, size_t n)
{
	if (start >= s.n)
		return (struct str){s.n ? s.p + s.n : "", 0};
	size_t rest = s.n - start;
	return (struct str){s.p + start, n < rest ? n : rest};
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
	const struct str wide = STR("\u3000");
	for (;;) {
		if (s.n && is_space(s.p[0]))
			s = str_slice(s, 1, s.n);
		else if (str_has_prefix(s, wide))
			s = str_slice(s, wide.n, s.n);
		else
			break;
	}
	for (;;) {
		if (s.n && is_space(s.p[s.n - 1]))
			s.n--;
		else if (str_has_suffix(s, wide))
			s.n -= wide.n;
		else
			break;
	}
	return s;
}

/* FNV-1a, its low bits stirred with the high ones because tables use the low ones alone. */
uint64_t str_hash(struct str s)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h ^ (h >> 32);
}

struct str str_dup(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1, 1, 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return (struct str){p, s.n};
}

const char *str_z(struct arena *a, struct str s)
{
	return str_dup(a, s).p;
}

struct str str_join(struct arena *a, const struct str *pieces, size_t n, struct str sep)
{
	size_t total = 0;
	for (size_t i = 0; i < n; i++) {
		size_t more = pieces[i].n + (i ? sep.n : 0);
		if (more > PTRDIFF_MAX - total)
			arena_exhausted(a);
		total += more;
	}
	char *p = arena_alloc(a, total + 1, 1, 1);
	char *to = p;
	for (size_t i = 0; i < n; i++) {
		if (i && sep.n) {
			memcpy(to, sep.p, sep.n);
			to += sep.n;
		}
		if (pieces[i].n)
			memcpy(to, pieces[i].p, pieces[i].n);
		to += pieces[i].n;
	}
	return (struct str){p, total};
}

struct str str_format(struct arena *a, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	assert(n >= 0);
	char *p = arena_alloc(a, (size_t)n + 1, 1, 1);
	vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	va_end(args);
	return (struct str){p, (size_t)n};
}

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
