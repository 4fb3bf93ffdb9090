/*
 * Hash maps: entries in the order of insertion, and a table of indices with
 * linear probing that is at most three quarters full.
 */
#include "base/map.h"

#include "base/vec.h"

enum { SLOTS_FIRST = 16 };

/* The slot that holds `key`, or the free one where it belongs. */
static size_t find_slot(const struct map *m, struct str key, uint64_t hash)
{
	size_t mask = m->slot_count - 1;
	size_t i = (size_t)hash & mask;
	while (m->slots[i]) {
		const struct map_entry *e = &m->entries[m->slots[i] - 1];
		if (e->hash == hash && str_eq(e->key, key))
			break;
		i = (i + 1) & mask;
	}
	return i;
}

static void grow_slots(struct arena *a, struct map *m)
{
	size_t count = m->slot_count ? m->slot_count * 2 : SLOTS_FIRST;
	m->slots = ARENA_ARRAY(a, uint32_t, count);
	m->slot_count = count;
	for (size_t e = 0; e < m->n; e++) {
		size_t i = (size_t)m->entries[e].hash & (count - 1);
		while (m->slots[i])
			i = (i + 1) & (count - 1);
		m->slots[i] = (uint32_t)(e + 1);
	}
}

void *map_get(const struct map *m, struct str key)
{
	if (!m->n)
		return NULL;
	uint32_t slot = m->slots[find_slot(m, key, str_hash(key))];
	return slot ? m->entries[slot - 1].value : NULL;
}

void *map_put(struct arena *a, struct map *m, struct str key, void *value)
{
	if (m->n >= UINT32_MAX / 2)
		arena_exhausted(a);
	if (m->n >= m->slot_count / 4 * 3)
		grow_slots(a, m);
	uint64_t hash = str_hash(key);
	size_t i = find_slot(m, key, hash);
	if (m->slots[i])
		return m->entries[m->slots[i] - 1].value;
	if (m->n == m->cap)
		m->entries = vec_grow(a, m->entries, m->n, &m->cap, sizeof *m->entries);
	m->entries[m->n++] = (struct map_entry){.key = key, .value = value, .hash = hash};
	m->slots[i] = (uint32_t)m->n;
	return value;
}
