/*
 * Growing arrays in an arena.  VEC(type) declares one; a zeroed one is empty.
 * Growing copies: pointers into a vector hold until the next push.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                                                                      \
	struct {                                                                                                       \
		type *v;                                                                                               \
		size_t n, cap;                                                                                         \
	}

/* Makes room for one more element and evaluates to the new last element, zeroed unless `n` was lowered before. */
#define VEC_PUSH(a, vec)                                                                                               \
	((vec)->n == (vec)->cap ? (void)((vec)->v = vec_grow((a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v))  \
				: (void)0,                                                                             \
	 &(vec)->v[(vec)->n++])

/* The backing of VEC_PUSH: at least doubles `*cap`, copies `n` elements of `size` bytes. */
void *vec_grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size);

#endif
