/*
 * Plans made up at random from the tables of keys in model/schema.h: what the tables take is what is written, mostly.
 * A key that is added to a table is grown without a change here.
 */
#ifndef FUZZ_GROW_H
#define FUZZ_GROW_H

#include <stddef.h>
#include <stdint.h>

/* A stream of random numbers; any seed will do. */
struct dice {
	uint64_t state;
};

/* From 0 to n - 1; n must not be 0. */
size_t dice_roll(struct dice *d, size_t n);

/* Text that is being written into a room of a fixed size; what does not fit is left out. */
struct page {
	char *p;
	size_t n, room;
};

void page_add(struct page *out, const char *bytes, size_t n);

/* A whole plan. */
void grow_plan(struct page *out, struct dice *d);

/* A key that some map of a plan has, with a value, at `indent` blanks. */
void grow_key(struct page *out, struct dice *d, size_t indent);

/* A value for the key of that name, of the type that some map's key of the name has; any scalar where none has. */
void grow_value(struct page *out, struct dice *d, const char *name, size_t n, size_t indent);

#endif
