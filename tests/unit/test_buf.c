/* Growing runs of bytes. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void assert_holds(const struct buf *b, struct str want)
{
	struct str have = buf_str(b);
	assert_int_equal(have.n, want.n);
	assert_non_null(have.p);
	assert_memory_equal(have.p, want.p, want.n);
}

static void a_new_one_is_empty(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf b = buf_new(a);
	assert_holds(&b, STR(""));
	buf_add(&b, (struct str){0});
	buf_add_z(&b, NULL);
	buf_fill(&b, 'x', 0);
	buf_printf(&b, "%s", "");
	assert_holds(&b, STR(""));
	arena_free(a);
}

static void each_way_of_adding_adds(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf b = buf_new(a);
	buf_add(&b, STR("目標"));
	buf_add_c(&b, '\0');
	buf_add_z(&b, "z");
	buf_fill(&b, '-', 3);
	buf_printf(&b, "%d %s %.*s", -12, "ab", STR_ARG(STR("cde")));
	assert_holds(&b, STR("目標\0z----12 ab cde"));
	arena_free(a);
}

static void growing_keeps_the_bytes(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf b = buf_new(a);
	for (int i = 0; i < 5000; i++) {
		buf_printf(&b, "%04d", i);
		buf_add_c(&b, '\n');
	}
	buf_fill(&b, 'x', 100000);
	struct str s = buf_str(&b);
	assert_int_equal(s.n, 5000 * 5 + 100000);
	for (int i = 0; i < 5000; i++)
		assert_memory_equal(s.p + i * 5, str_format(a, "%04d\n", i).p, 5);
	for (size_t i = 5000 * 5; i < s.n; i++)
		assert_int_equal(s.p[i], 'x');
	arena_free(a);
}

static void what_is_expected_is_added_in_place(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf b = buf_new(a);
	buf_add_z(&b, "before ");
	buf_expect(&b, 10000);
	const char *p = b.p;
	buf_fill(&b, 'x', 10000);
	assert_ptr_equal(b.p, p);
	assert_int_equal(b.n, 10007);
	assert_memory_equal(b.p, "before x", 8);
	/* Nothing that is to come takes nothing. */
	b = buf_new(a);
	buf_expect(&b, 0);
	assert_null(b.p);
	arena_free(a);
}

static void its_own_bytes_can_be_added(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct buf b = buf_new(a);
	buf_add_z(&b, "ab");
	for (int i = 0; i < 12; i++)
		buf_add(&b, buf_str(&b));
	struct str s = buf_str(&b);
	assert_int_equal(s.n, 2 << 12);
	for (size_t i = 0; i < s.n; i++)
		assert_int_equal(s.p[i], "ab"[i % 2]);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_one_is_empty),	      cmocka_unit_test(each_way_of_adding_adds),
		cmocka_unit_test(growing_keeps_the_bytes),    cmocka_unit_test(what_is_expected_is_added_in_place),
		cmocka_unit_test(its_own_bytes_can_be_added),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
