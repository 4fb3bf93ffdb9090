/*
 * Arena: memory that is taken piece by piece and given back all at once.
 *
 * One arena serves a run (or a worker thread); whatever lives in it is freed
 * by arena_free() or arena_rewind(), never alone.  Blocks come zeroed and
 * aligned.  An arena that cannot get memory calls its `exhausted` handler,
 * which must not return, so no caller checks for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Called when memory runs out, with the `arg` given to arena_new(); must not return. */
typedef void arena_exhausted_fn(void *arg);

/* A point that arena_rewind() can go back to. */
struct arena_mark {
	void *block;
	size_t used;
	void *map;
};

/*
 * A new, empty arena; the caller frees it with arena_free().
 * `exhausted` may be NULL: the process then aborts when memory runs out.
 */
struct arena *arena_new(arena_exhausted_fn *exhausted, void *arg);

/*
 * A new arena for another thread, with the handler of `whole`, that is freed with `whole` and not by a rewind.  Not to
 * be called by two threads at once.
 */
struct arena *arena_part(struct arena *whole);

/* Frees the arena and all that was taken from it.  NULL is ignored. */
void arena_free(struct arena *a);

/* `count` zeroed objects of `size` bytes at a multiple of `align`; the product is checked. */
void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align);

#define ARENA_NEW(a, type)	((type *)arena_alloc((a), 1, sizeof(type), alignof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type), alignof(type)))

/*
 * Makes the object at `p`, of `bytes`, longer by `more` zeroed bytes where it is.  False, and nothing is done, where
 * that cannot be: it is not the last that was taken, is a big one, or has no room behind it.
 */
bool arena_extend(struct arena *a, void *p, size_t bytes, size_t more);

/* Where the arena stands now, and back to there: all that was taken since is gone. */
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

/*
 * The first `n` bytes of an open file, to be read where they are instead of copied; unmapped with the arena or by a
 * rewind.  NULL, with errno, when the system cannot.  A file that shrinks meanwhile makes reading raise SIGBUS.
 */
const char *arena_map(struct arena *a, int fd, size_t n);

/*
 * Says that [p, p + n), where it lies in a mapped file, is not needed for now: it takes no memory until it is read
 * again.  Does nothing for other memory.  May be called side by side with itself and with reading.
 */
void arena_release(const struct arena *a, const char *p, size_t n);

/* Bytes taken from the system for this arena, mapped files not counted. */
size_t arena_footprint(const struct arena *a);

/* Reports exhaustion on behalf of a library that returned "no memory". */
_Noreturn void arena_exhausted(struct arena *a);

#endif
