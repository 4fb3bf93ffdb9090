/*
 * A growing run of bytes in an arena: what renderers write to.  Appending
 * never fails (the arena's handler sees to that).
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	struct arena *arena;
	char *p;
	size_t n, cap;
};

struct buf buf_new(struct arena *a);
/* Makes room for `more` bytes at once, for much that is to come: growing by and by copies.  What is not used costs
 * little. */
void buf_expect(struct buf *b, size_t more);
void buf_add(struct buf *b, struct str s);
void buf_add_z(struct buf *b, const char *z);
void buf_add_c(struct buf *b, char c);
/* `c` repeated `n` times. */
void buf_fill(struct buf *b, char c, size_t n);
/* As printf: integers and strings only, no locale. */
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *b);

#endif
