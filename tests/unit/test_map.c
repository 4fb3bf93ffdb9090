/* Maps: what is put is found, an older value wins, the order is that of insertion. */
#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void an_empty_map_finds_nothing(void **state)
{
	(void)state;
	struct map m = {0};
	assert_null(map_get(&m, STR("")));
	assert_null(map_get(&m, STR("key")));
}

static void what_is_put_is_found(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	struct arena *a = arena_new(NULL, NULL);
	struct map m = {0};
	int *values = ARENA_ARRAY(a, int, COUNT);
	for (int i = 0; i < COUNT; i++) {
		values[i] = i;
		assert_ptr_equal(map_put(a, &m, str_format(a, "指標-%d", i), &values[i]), &values[i]);
	}
	assert_int_equal(m.n, COUNT);
	for (int i = 0; i < COUNT; i++) {
		struct str key = str_format(a, "指標-%d", i);
		assert_ptr_equal(map_get(&m, key), &values[i]);
		assert_true(str_eq(m.entries[i].key, key));
	}
	assert_null(map_get(&m, STR("指標-20000")));
	assert_null(map_get(&m, STR("指標-")));
	arena_free(a);
}

static void the_older_value_wins(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct map m = {0};
	int first = 1, second = 2;
	assert_ptr_equal(map_put(a, &m, STR("key"), &first), &first);
	assert_ptr_equal(map_put(a, &m, STR("key"), &second), &first);
	assert_ptr_equal(map_get(&m, STR("key")), &first);
	assert_int_equal(m.n, 1);
	arena_free(a);
}

static void the_empty_key_and_nul_bytes_are_keys(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct map m = {0};
	int x = 0, y = 0, z = 0;
	map_put(a, &m, STR(""), &x);
	map_put(a, &m, STR("a\0b"), &y);
	map_put(a, &m, STR("a\0c"), &z);
	assert_ptr_equal(map_get(&m, (struct str){0}), &x);
	assert_ptr_equal(map_get(&m, STR("a\0b")), &y);
	assert_ptr_equal(map_get(&m, STR("a\0c")), &z);
	assert_null(map_get(&m, STR("a")));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_finds_nothing),
		cmocka_unit_test(what_is_put_is_found),
		cmocka_unit_test(the_older_value_wins),
		cmocka_unit_test(the_empty_key_and_nul_bytes_are_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
