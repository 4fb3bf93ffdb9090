/*
 * Strings as views.
 */
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *z)
{
	return z ? (struct str){z, strlen(z)} : (struct str){"", 0};
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : (a.n > b.n) - (a.n < b.n);
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

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim_ends(struct str s)
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

struct str str_number(struct arena *a, size_t n)
{
	char room[24], *p = room + sizeof room;
	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	return str_dup(a, (struct str){p, (size_t)(room + sizeof room - p)});
}

struct str str_format(struct arena *a, const char *format, ...)
{
	char room[64]; /* numbers and short words fit */
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(room, sizeof room, format, args);
	assert(n >= 0);
	char *p = arena_alloc(a, (size_t)n + 1, 1, 1);
	if ((size_t)n < sizeof room)
		memcpy(p, room, (size_t)n + 1);
	else
		vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	va_end(args);
	return (struct str){p, (size_t)n};
}
