/*
 * A hash map from strings to pointers, in an arena.  Keys are views and must
 * outlive the map.  Iteration goes in the order of insertion, so nothing that
 * is printed depends on hash values.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_entry {
	struct str key;
	void *value;
	uint64_t hash;
};

/* A zeroed map is empty. */
struct map {
	struct map_entry *entries; /* in order of insertion */
	size_t n, cap;
	uint32_t *slots; /* index + 1 into entries, 0 = free */
	size_t slot_count;
};

/* The value stored for `key`, or NULL. */
void *map_get(const struct map *m, struct str key);

/*
 * Stores `value` unless `key` is there already.
 * Returns the value that stands for `key` afterwards: an older one wins.
 */
void *map_put(struct arena *a, struct map *m, struct str key, void *value);

#endif
