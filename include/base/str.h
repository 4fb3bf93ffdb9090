/*
 * Strings as views: a pointer and a length, not terminated, owned elsewhere
 * (a source's bytes, an arena, a literal).  A view never outlives its owner.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
/* The same for objects of static storage, where ISO C takes no compound literal. */
#define STR_INIT(literal)                                                                                              \
	{                                                                                                              \
		"" literal, sizeof(literal) - 1                                                                        \
	}
/* For printf("%.*s"): only for strings known to be short. */
#define STR_ARG(s) (int)(s).n, (s).p

/* The view of a terminated string; NULL gives the empty view. */
struct str str_of(const char *z);

/* What is asked of every cell and key is defined here, to be compiled into the asker. */
static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Byte order, shorter first: <0, 0, >0. */
int str_cmp(struct str a, struct str b);
static inline bool str_has_prefix(struct str s, struct str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool str_has_suffix(struct str s, struct str suffix)
{
	return s.n >= suffix.n && (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* Offset of `needle` in `s`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);
/* The part from `start`, `n` bytes at most. */
static inline struct str str_slice(struct str s, size_t start, size_t n)
{
	if (start >= s.n)
		return (struct str){s.n ? s.p + s.n : "", 0};
	size_t rest = s.n - start;
	return (struct str){s.p + start, n < rest ? n : rest};
}

/* Whether a character that begins or ends with this byte may be trimmed: blanks, and those that U+3000 is made of. */
static inline bool str_may_be_space(char c)
{
	return (unsigned char)c <= ' ' || (unsigned char)c == 0xE3 || (unsigned char)c == 0x80;
}

struct str str_trim_ends(struct str s);

/* Without ASCII white space and U+3000 at both ends. */
static inline struct str str_trim(struct str s)
{
	return s.n == 0 || (!str_may_be_space(s.p[0]) && !str_may_be_space(s.p[s.n - 1])) ? s : str_trim_ends(s);
}

uint64_t str_hash(struct str s);

/* Copies into the arena; str_dup's copy is followed by a NUL that is not counted. */
struct str str_dup(struct arena *a, struct str s);
/* A terminated copy for libc calls. */
const char *str_z(struct arena *a, struct str s);
/* Pieces joined with `sep` between them. */
struct str str_join(struct arena *a, const struct str *pieces, size_t n, struct str sep);
/* Its decimal digits. */
struct str str_number(struct arena *a, size_t n);
/* As printf, into the arena; never locale-dependent: integers and strings only. */
struct str str_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * How like two strings are: the number of single-character insertions,
 * deletions, substitutions and swaps of neighbours that turn one into the
 * other (optimal string alignment), counted in code points, cut off above `limit`
 * (then limit + 1).  Source: Damerau 1964, in the restricted form.
 */
size_t str_distance(struct arena *scratch, struct str a, struct str b, size_t limit);

#endif
