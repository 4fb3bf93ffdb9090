/*
 * Growing arrays: the part of VEC_PUSH that is no macro.
 */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

enum { CAP_FIRST = 8 };

void *vec_grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	if (*cap > SIZE_MAX / 2)
		arena_exhausted(a);
	size_t wider = *cap ? *cap * 2 : CAP_FIRST;
	if (wider > SIZE_MAX / size || !arena_extend(a, old, *cap * size, (wider - *cap) * size)) {
		void *grown = arena_alloc(a, wider, size, alignof(max_align_t));
		if (n)
			memcpy(grown, old, n * size);
		old = grown;
	}
	*cap = wider;
	return old;
}
