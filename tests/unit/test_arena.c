/* Arenas: zeroed and aligned memory, rewinding, exhaustion. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static bool all_zero(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i])
			return false;
	return true;
}

static void memory_is_zeroed_and_aligned(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	for (size_t size = 0; size < 70000; size = size * 2 + 1) {
		for (size_t align = 1; align <= 65536; align *= 2) {
			unsigned char *p = arena_alloc(a, 1, size, align);
			assert_non_null(p);
			assert_int_equal((uintptr_t)p % align, 0);
			assert_true(all_zero(p, size));
			memset(p, 0xAA, size);
		}
	}
	arena_free(a);
}

static void pieces_do_not_overlap(void **state)
{
	(void)state;
	enum { COUNT = 3000 };
	struct arena *a = arena_new(NULL, NULL);
	unsigned char **piece = ARENA_ARRAY(a, unsigned char *, COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		piece[i] = arena_alloc(a, i % 97 + (i % 500 == 0 ? 9000 : 0), 1, 1);
		memset(piece[i], (int)(i % 251), i % 97 + (i % 500 == 0 ? 9000 : 0));
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t k = 0; k < i % 97 + (i % 500 == 0 ? 9000 : 0); k++)
			assert_int_equal(piece[i][k], i % 251);
	arena_free(a);
}

static void rewinding_gives_zeroed_memory_again(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	char *kept = ARENA_ARRAY(a, char, 6);
	memcpy(kept, "kept!", 6);
	struct arena_mark mark = arena_mark(a);
	unsigned char *first = ARENA_ARRAY(a, unsigned char, 100);
	memset(first, 0xFF, 100);
	arena_rewind(a, mark);
	unsigned char *again = ARENA_ARRAY(a, unsigned char, 100);
	assert_ptr_equal(first, again);
	assert_true(all_zero(again, 100));
	assert_string_equal(kept, "kept!");
	arena_free(a);
}

static void rewinding_goes_over_blocks(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct arena_mark empty = arena_mark(a);
	int *early = ARENA_NEW(a, int);
	*early = 7;
	char *big_before = ARENA_ARRAY(a, char, 50000);
	big_before[49999] = 'x';
	struct arena_mark mark = arena_mark(a);
	size_t footprint = arena_footprint(a);
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < 100; i++) {
			memset(ARENA_ARRAY(a, char, 4000), 1, 4000);
			memset(ARENA_ARRAY(a, char, 40000), 1, 40000);
		}
		assert_true(arena_footprint(a) >= footprint + 100 * 44000);
		arena_rewind(a, mark);
		assert_int_equal(*early, 7);
		assert_int_equal(big_before[49999], 'x');
		assert_true(arena_footprint(a) < footprint + 2 * 1024 * 1024);
	}
	arena_rewind(a, empty);
	assert_true(all_zero(ARENA_ARRAY(a, unsigned char, 4000), 4000));
	arena_free(a);
}

/* Some memory is kept for what comes next, not all that was ever needed. */
static void a_long_way_back_gives_memory_back(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct arena_mark empty = arena_mark(a);
	for (size_t i = 0; i < 8000; i++)
		memset(ARENA_ARRAY(a, char, 4000), 1, 4000);
	assert_true(arena_footprint(a) >= (size_t)8000 * 4000);
	arena_rewind(a, empty);
	assert_true(arena_footprint(a) <= 9 * 1024 * 1024);
	assert_true(all_zero(ARENA_ARRAY(a, unsigned char, 4000), 4000));
	arena_free(a);
}

static void only_the_last_piece_is_extended(void **state)
{
	(void)state;
	char elsewhere = 'x';
	struct arena *a = arena_new(NULL, NULL);
	assert_false(arena_extend(a, &elsewhere, 1, 1));
	char *first = ARENA_ARRAY(a, char, 10), *last = ARENA_ARRAY(a, char, 10);
	assert_false(arena_extend(a, NULL, 0, 1));
	assert_false(arena_extend(a, first, 10, 1));
	assert_true(arena_extend(a, last, 10, 100));
	assert_true(all_zero((unsigned char *)last, 110));
	assert_false(arena_extend(a, last, 110, SIZE_MAX / 2));
	arena_free(a);
}

/* Files are read where they stand, and can be read again when their memory was given back. */
static void mapped_files_stay_readable(void **state)
{
	(void)state;
	enum { BYTES = 20000 };
	struct arena *a = arena_new(NULL, NULL);
	const char *map[2];
	for (int k = 0; k < 2; k++) {
		FILE *file = tmpfile();
		assert_non_null(file);
		for (int i = 0; i < BYTES; i++)
			fputc('a' + k, file);
		assert_int_equal(fflush(file), 0);
		map[k] = arena_map(a, fileno(file), BYTES);
		assert_non_null(map[k]);
		fclose(file);
	}
	static const char elsewhere[] = "x";
	arena_release(a, elsewhere, 1);
	for (int k = 0; k < 2; k++) {
		arena_release(a, map[k], BYTES / 2);
		arena_release(a, map[k] + BYTES / 2, BYTES);
		for (int i = 0; i < BYTES; i++)
			assert_int_equal(map[k][i], 'a' + k);
	}
	arena_free(a);
}

static void a_rewind_frees_only_younger_big_blocks(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	char *old = ARENA_ARRAY(a, char, 100000);
	struct arena_mark mark = arena_mark(a);
	size_t footprint = arena_footprint(a);
	ARENA_ARRAY(a, char, 100000)[0] = 'y';
	ARENA_ARRAY(a, char, 100000)[0] = 'z';
	arena_rewind(a, mark);
	assert_int_equal(arena_footprint(a), footprint);
	old[99999] = 'x';
	arena_rewind(a, mark);
	assert_int_equal(old[99999], 'x');
	arena_free(a);
	arena_free(NULL);
}

struct way_out {
	jmp_buf to;
	int calls;
};

static void leave(void *arg)
{
	struct way_out *way = arg;
	way->calls++;
	longjmp(way->to, 1);
}

static void too_much_calls_the_handler(void **state)
{
	(void)state;
	static const size_t request[][2] = {{SIZE_MAX, 2}, {SIZE_MAX / 2, 3}, {SIZE_MAX, 1}, {SIZE_MAX / 2 + 2, 2}};
	struct way_out way = {.calls = 0};
	struct arena *a = arena_new(leave, &way);
	for (volatile size_t i = 0; i < 4; i++) {
		if (!setjmp(way.to)) {
			arena_alloc(a, request[i][0], request[i][1], 8);
			fail();
		}
	}
	if (!setjmp(way.to)) {
		/* Room to align it in counts. */
		arena_alloc(a, PTRDIFF_MAX - 8, 1, 64);
		fail();
	}
	if (!setjmp(way.to))
		arena_exhausted(a);
	assert_int_equal(way.calls, 6);
	*ARENA_NEW(a, int) = 1;
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(rewinding_gives_zeroed_memory_again),
		cmocka_unit_test(rewinding_goes_over_blocks),
		cmocka_unit_test(a_rewind_frees_only_younger_big_blocks),
		cmocka_unit_test(too_much_calls_the_handler),
		cmocka_unit_test(a_long_way_back_gives_memory_back),
		cmocka_unit_test(only_the_last_piece_is_extended),
		cmocka_unit_test(mapped_files_stay_readable),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
