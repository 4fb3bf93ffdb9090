/*
 * Growing runs of bytes.
 */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { CAP_FIRST = 256 };

struct buf buf_new(struct arena *a)
{
	return (struct buf){.arena = a};
}

/* Makes room for `more` bytes behind the last and returns where they go. */
static char *reserve(struct buf *b, size_t more)
{
	if (more > SIZE_MAX - b->n)
		arena_exhausted(b->arena);
	if (b->n + more > b->cap) {
		size_t cap = b->cap ? b->cap : CAP_FIRST;
		while (cap < b->n + more)
			cap = cap > SIZE_MAX / 2 ? SIZE_MAX : cap * 2;
		if (!arena_extend(b->arena, b->p, b->cap, cap - b->cap)) {
			char *p = arena_alloc(b->arena, cap, 1, 1);
			if (b->n)
				memcpy(p, b->p, b->n);
			b->p = p;
		}
		b->cap = cap;
	}
	return b->p + b->n;
}

void buf_expect(struct buf *b, size_t more)
{
	if (more)
		(void)reserve(b, more);
}

void buf_add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	memcpy(reserve(b, s.n), s.p, s.n);
	b->n += s.n;
}

void buf_add_z(struct buf *b, const char *z)
{
	buf_add(b, str_of(z));
}

void buf_add_c(struct buf *b, char c)
{
	*reserve(b, 1) = c;
	b->n++;
}

void buf_fill(struct buf *b, char c, size_t n)
{
	if (!n)
		return;
	memset(reserve(b, n), c, n);
	b->n += n;
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	size_t room = b->cap - b->n;
	int n = vsnprintf(room ? b->p + b->n : NULL, room, format, args);
	assert(n >= 0);
	if ((size_t)n >= room)
		vsnprintf(reserve(b, (size_t)n + 1), (size_t)n + 1, format, again);
	b->n += (size_t)n;
	va_end(again);
	va_end(args);
}

struct str buf_str(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->n};
}
