/*
 * The arena: a chain of growing blocks, the newest first, and a block of its
 * own for every big request.  The header of a big block is taken from the
 * chain like any small object, so its place there tells whether it is younger
 * than a mark.
 */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/arena.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
/* The shadow has one byte for eight: objects start at eights and a gap that stays poisoned parts them. */
enum { GAP = 8, ALIGN_MIN = 8 };
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
enum { GAP = 0, ALIGN_MIN = 1 };
#endif

enum {
	BLOCK_FIRST = 128 * 1024,
	BLOCK_MAX = 1024 * 1024,
	PIECE = 64 * 1024,
	SPARE_MAX = 8 * 1024 * 1024,
	/* Bigger requests get a block of their own: the rest of the current one is not wasted. */
	BIG = 16 * 1024
};

struct big {
	struct big *older;
	void *memory;
	size_t bytes;
};

struct block {
	struct block *older;
	struct big *bigs; /* those whose header lies in this block, the youngest first */
	size_t size, used;
	size_t ready; /* how far its memory was asked for */
	alignas(max_align_t) char data[];
};

/* A mapped file. */
struct map {
	struct map *older;
	char *p;
	size_t n;
};

struct arena {
	struct arena *parts, *next_part;
	struct map *maps;
	struct block *current;
	struct block *spare; /* kept by a rewind, the oldest first, so that what follows needs none from the system */
	size_t spare_bytes;
	size_t footprint;
	arena_exhausted_fn *exhausted;
	void *arg;
};

_Noreturn static void exhaust(arena_exhausted_fn *exhausted, void *arg)
{
	if (exhausted)
		exhausted(arg);
	abort();
}

_Noreturn void arena_exhausted(struct arena *a)
{
	exhaust(a->exhausted, a->arg);
}

struct arena *arena_new(arena_exhausted_fn *exhausted, void *arg)
{
	struct arena *a = calloc(1, sizeof *a);
	if (!a)
		exhaust(exhausted, arg);
	a->exhausted = exhausted;
	a->arg = arg;
	a->footprint = sizeof *a;
	return a;
}

struct arena *arena_part(struct arena *whole)
{
	struct arena *a = arena_new(whole->exhausted, whole->arg);
	a->next_part = whole->parts;
	whole->parts = a;
	return a;
}

static void free_block(struct arena *a, struct block *b)
{
	if (!b)
		return;
	a->footprint -= sizeof *b + b->size;
	UNPOISON(b->data, b->size);
	free(b);
}

/* Frees the big blocks of `b` whose header lies at or behind `from`. */
static void free_bigs(struct arena *a, struct block *b, size_t from)
{
	while (b->bigs && (size_t)((char *)b->bigs - b->data) >= from) {
		struct big *older = b->bigs->older;
		a->footprint -= b->bigs->bytes;
		free(b->bigs->memory);
		b->bigs = older;
	}
}

/* Unmaps the files that were mapped since `last` was. */
static void unmap(struct arena *a, const struct map *last)
{
	while (a->maps != last) {
		struct map *older = a->maps->older;
		(void)munmap(a->maps->p, a->maps->n);
		free(a->maps);
		a->maps = older;
	}
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	while (a->current) {
		struct block *older = a->current->older;
		free_bigs(a, a->current, 0);
		free_block(a, a->current);
		a->current = older;
	}
	while (a->spare) {
		struct block *next = a->spare->older;
		free_block(a, a->spare);
		a->spare = next;
	}
	while (a->parts) {
		struct arena *next = a->parts->next_part;
		arena_free(a->parts);
		a->parts = next;
	}
	unmap(a, NULL);
	free(a);
}

/*
 * Asks for the pages of a block that come next all at once, which takes a fraction of the time of one fault for each.
 * Nothing is lost where the system cannot.
 */
static void populate(struct block *b)
{
#ifdef MADV_POPULATE_WRITE
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = (uintptr_t)b->data;
	size_t to = b->size - b->ready < PIECE ? b->size : b->ready + PIECE;
	uintptr_t from = (start + b->ready + page - 1) & ~(page - 1), end = (start + to) & ~(page - 1);
	int error = errno;
	if (from < end)
		(void)madvise(b->data + (from - start), end - from, MADV_POPULATE_WRITE);
	errno = error;
	b->ready = to;
#else
	b->ready = b->size;
#endif
}

/* Makes a block current in which `room` bytes fit. */
static void add_block(struct arena *a, size_t room)
{
	struct block *b = a->spare;
	if (b && b->size >= room) {
		a->spare = b->older;
		a->spare_bytes -= b->size;
	} else {
		size_t size = a->current ? a->current->size : BLOCK_FIRST / 2;
		size = size < BLOCK_MAX ? size * 2 : BLOCK_MAX;
		while (size < room)
			size *= 2;
		b = malloc(sizeof *b + size);
		if (!b)
			arena_exhausted(a);
		b->size = size;
		a->footprint += sizeof *b + size;
		b->ready = 0;
	}
	b->older = a->current;
	b->bigs = NULL;
	b->used = 0;
	POISON(b->data, b->size);
	a->current = b;
}

static size_t padding(const char *p, size_t align)
{
	return (size_t)(-(uintptr_t)p & (align - 1));
}

/* The next `bytes` of a block, from `p` on, in which they fit, are taken and zero. */
static void take(struct block *b, char *p, size_t bytes)
{
	b->used = (size_t)(p - b->data) + bytes + GAP;
	while (b->used > b->ready)
		populate(b);
	UNPOISON(p, bytes);
	memset(p, 0, bytes);
}

static void *alloc_small(struct arena *a, size_t bytes, size_t align)
{
	if (align < ALIGN_MIN)
		align = ALIGN_MIN;
	struct block *b = a->current;
	if (!b || bytes + padding(b->data + b->used, align) + GAP > b->size - b->used) {
		add_block(a, bytes + align + GAP);
		b = a->current;
	}
	char *p = b->data + b->used;
	p += padding(p, align);
	take(b, p, bytes);
	return p;
}

static void *alloc_big(struct arena *a, size_t bytes, size_t align)
{
	size_t slack = align > alignof(max_align_t) ? align : 0;
	if (bytes > PTRDIFF_MAX - slack)
		arena_exhausted(a);
	struct big *big = alloc_small(a, sizeof *big, alignof(struct big));
	char *p = calloc(1, bytes + slack);
	if (!p)
		arena_exhausted(a);
	big->memory = p;
	big->bytes = bytes + slack;
	big->older = a->current->bigs;
	a->current->bigs = big;
	a->footprint += big->bytes;
	return p + padding(p, align);
}

void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align)
{
	assert(align && (align & (align - 1)) == 0);
	if (size && count > PTRDIFF_MAX / size)
		arena_exhausted(a);
	size_t bytes = count * size;
	return bytes > BIG || align > BIG ? alloc_big(a, bytes, align) : alloc_small(a, bytes, align);
}

bool arena_extend(struct arena *a, void *p, size_t bytes, size_t more)
{
	struct block *b = a->current;
	if (!p || !b || (char *)p + bytes + GAP != b->data + b->used || more > b->size - b->used)
		return false;
	take(b, (char *)p + bytes, more);
	return true;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){.block = a->current, .used = a->current ? a->current->used : 0, .map = a->maps};
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
	unmap(a, mark.map);
	while (a->current && a->current != mark.block) {
		struct block *b = a->current;
		a->current = b->older;
		free_bigs(a, b, 0);
		if (b->size > SPARE_MAX - a->spare_bytes) {
			free_block(a, b);
			continue;
		}
		b->older = a->spare;
		a->spare = b;
		a->spare_bytes += b->size;
		POISON(b->data, b->size);
	}
	assert(a->current == mark.block);
	if (!a->current)
		return;
	assert(mark.used <= a->current->used);
	free_bigs(a, a->current, mark.used);
	a->current->used = mark.used;
	POISON(a->current->data + mark.used, a->current->size - mark.used);
}

const char *arena_map(struct arena *a, int fd, size_t n)
{
	void *p = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
	struct map *m;
	if (p == MAP_FAILED)
		return NULL;
	m = malloc(sizeof *m);
	if (!m)
		arena_exhausted(a);
	*m = (struct map){.older = a->maps, .p = p, .n = n};
	a->maps = m;
	return p;
}

void arena_release(const struct arena *a, const char *p, size_t n)
{
	const struct map *m = a->maps;
	while (m && ((uintptr_t)p < (uintptr_t)m->p || (uintptr_t)p - (uintptr_t)m->p >= m->n))
		m = m->older;
	if (!m)
		return;
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	size_t from = (size_t)(p - m->p) & ~(page - 1), to = (size_t)(p - m->p) + n;
	if (to > m->n)
		to = m->n;
	int error = errno;
	(void)madvise(m->p + from, to - from, MADV_DONTNEED);
	errno = error;
}

size_t arena_footprint(const struct arena *a)
{
	return a->footprint;
}
