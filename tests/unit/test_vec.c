/* Vectors: growing keeps the elements, new ones are zeroed. */
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct pair {
	int key;
	const char *value;
};

static void pushing_keeps_what_was_there(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	VEC(int) v = {0};
	for (int i = 0; i < 10000; i++)
		*VEC_PUSH(a, &v) = i;
	assert_int_equal(v.n, 10000);
	assert_true(v.cap >= v.n);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(v.v[i], i);
	arena_free(a);
}

static void a_new_element_is_zeroed(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	VEC(struct pair) v = {0};
	for (int i = 0; i < 100; i++) {
		struct pair *p = VEC_PUSH(a, &v);
		assert_int_equal(p->key, 0);
		assert_null(p->value);
		*p = (struct pair){.key = i, .value = "x"};
	}
	arena_free(a);
}

static void capacity_at_least_doubles(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	size_t cap = 0;
	void *v = NULL;
	for (int i = 0; i < 10; i++) {
		size_t before = cap;
		v = vec_grow(a, v, before, &cap, 3);
		assert_true(cap > 0 && cap >= 2 * before);
	}
	arena_free(a);
}

struct way_out {
	jmp_buf to;
};

static void leave(void *arg)
{
	longjmp(((struct way_out *)arg)->to, 1);
}

static void too_large_a_vector_is_exhaustion(void **state)
{
	(void)state;
	struct way_out way;
	struct arena *a = arena_new(leave, &way);
	size_t cap = SIZE_MAX / 2 + 1;
	if (!setjmp(way.to)) {
		vec_grow(a, NULL, 0, &cap, 1);
		fail();
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pushing_keeps_what_was_there),
		cmocka_unit_test(a_new_element_is_zeroed),
		cmocka_unit_test(capacity_at_least_doubles),
		cmocka_unit_test(too_large_a_vector_is_exhaustion),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
