/* String views: comparing, finding, trimming, copying, likeness. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena *a;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void assert_same(struct str have, struct str want)
{
	if (!str_eq(have, want))
		fail_msg("have \"%.*s\", want \"%.*s\"", STR_ARG(have), STR_ARG(want));
}

static void equality_and_order_go_by_bytes(void **state)
{
	(void)state;
	static const struct str ascending[] = {STR_INIT(""),   STR_INIT("\0"),	 STR_INIT("A"),	 STR_INIT("a"),
					       STR_INIT("ab"), STR_INIT("ab\0"), STR_INIT("計"), STR_INIT("計画")};
	size_t n = sizeof ascending / sizeof *ascending;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			int order = str_cmp(ascending[i], ascending[j]);
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
			assert_int_equal(str_eq(ascending[i], ascending[j]), i == j);
		}
	}
	assert_true(str_eq((struct str){0}, STR("")));
	assert_int_equal(str_cmp((struct str){0}, STR("")), 0);
	assert_same(str_of(NULL), STR(""));
	assert_same(str_of("計画"), STR("計画"));
}

static void prefixes_and_suffixes(void **state)
{
	(void)state;
	assert_true(str_has_prefix(STR("FY2022"), STR("FY")));
	assert_true(str_has_prefix(STR("FY"), STR("FY")));
	assert_true(str_has_prefix(STR(""), STR("")));
	assert_false(str_has_prefix(STR("F"), STR("FY")));
	assert_false(str_has_prefix(STR("2022FY"), STR("FY")));
	assert_true(str_has_suffix(STR("令和4年度"), STR("年度")));
	assert_true(str_has_suffix(STR("年度"), STR("")));
	assert_false(str_has_suffix(STR("度"), STR("年度")));
}

static void finding(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabd"), STR("abd")), 3);
	assert_int_equal(str_find(STR("aaab"), STR("aab")), 1);
	assert_int_equal(str_find(STR("abc"), STR("c")), 2);
	assert_int_equal(str_find(STR("abc"), STR("abc")), 0);
	assert_int_equal(str_find(STR("abc"), STR("")), 0);
	assert_int_equal(str_find(STR(""), STR("")), 0);
	assert_true(str_find(STR("abc"), STR("abcd")) == SIZE_MAX);
	assert_true(str_find(STR("abab"), STR("ba\0")) == SIZE_MAX);
	assert_true(str_find(STR(""), STR("a")) == SIZE_MAX);
}

static void slicing_stays_inside(void **state)
{
	(void)state;
	assert_same(str_slice(STR("abcdef"), 2, 3), STR("cde"));
	assert_same(str_slice(STR("abcdef"), 4, SIZE_MAX), STR("ef"));
	assert_same(str_slice(STR("abcdef"), 6, 1), STR(""));
	assert_same(str_slice(STR("abcdef"), SIZE_MAX, 1), STR(""));
	assert_same(str_slice((struct str){0}, 0, 1), STR(""));
}

static void trimming_takes_ascii_and_ideographic_space(void **state)
{
	(void)state;
	assert_same(str_trim(STR(" \t\u3000\r\n\v\f計 画\u3000 \u3000")), STR("計 画"));
	assert_same(str_trim(STR("\u3000 \u3000")), STR(""));
	assert_same(str_trim(STR("")), STR(""));
	assert_same(str_trim((struct str){0}), STR(""));
	/* 〻 shares the last byte but not the character. */
	assert_same(str_trim(STR("\u3001\u3040")), STR("\u3001\u3040"));
}

static void copies_are_terminated_and_their_own(void **state)
{
	(void)state;
	char text[] = "指標";
	struct str copy = str_dup(a, str_of(text));
	const char *z = str_z(a, str_slice(str_of(text), 0, 3));
	memset(text, 'x', sizeof text - 1);
	assert_same(copy, STR("指標"));
	assert_int_equal(copy.p[copy.n], '\0');
	assert_string_equal(z, "指");
	assert_string_equal(str_z(a, (struct str){0}), "");
}

static void joining(void **state)
{
	(void)state;
	const struct str pieces[] = {STR("a"), STR(""), STR("計画")};
	assert_same(str_join(a, pieces, 3, STR(", ")), STR("a, , 計画"));
	assert_same(str_join(a, pieces, 3, (struct str){0}), STR("a計画"));
	assert_same(str_join(a, pieces, 1, STR(", ")), STR("a"));
	assert_same(str_join(a, NULL, 0, STR(", ")), STR(""));
}

static void formatting(void **state)
{
	(void)state;
	assert_same(str_format(a, "%d%%, %s", 93, "達成"), STR("93%, 達成"));
	for (int n = 60; n < 70; n++) {
		struct str s = str_format(a, "%0*d", n, 7);
		assert_int_equal(s.n, n);
		assert_int_equal(s.p[n - 1], '7');
		assert_int_equal(s.p[n], '\0');
	}
	assert_same(str_number(a, 0), STR("0"));
	assert_same(str_number(a, 2022), STR("2022"));
	assert_same(str_number(a, SIZE_MAX), str_format(a, "%zu", SIZE_MAX));
	assert_same(str_format(a, "%s", ""), STR(""));
	assert_int_equal(str_format(a, "%10000d", 1).n, 10000);
}

static void equal_strings_hash_alike_and_near_ones_do_not(void **state)
{
	(void)state;
	assert_true(str_hash(STR("target")) == str_hash(str_dup(a, STR("target"))));
	assert_true(str_hash(STR("target")) != str_hash(STR("targets")));
	assert_true(str_hash(STR("")) != str_hash(STR("\0")));
	assert_true(str_hash(STR("ab")) != str_hash(STR("ba")));
}

static void distance_counts_edits_in_characters(void **state)
{
	(void)state;
	static const struct {
		struct str x, y;
		size_t distance;
	} rows[] = {
		{STR_INIT(""), STR_INIT(""), 0},
		{STR_INIT(""), STR_INIT("abc"), 3},
		{STR_INIT("target"), STR_INIT("target"), 0},
		{STR_INIT("target"), STR_INIT("tagret"), 1},
		{STR_INIT("target"), STR_INIT("targets"), 1},
		{STR_INIT("target"), STR_INIT("tarqet"), 1},
		{STR_INIT("kitten"), STR_INIT("sitting"), 3},
		{STR_INIT("目標値"), STR_INIT("目標"), 1},
		{STR_INIT("目標値"), STR_INIT("標目値"), 1},
		{STR_INIT("目標値"), STR_INIT("実績値"), 2},
		/* The restricted form edits no place twice: the unrestricted distance is 2. */
		{STR_INIT("ca"), STR_INIT("abc"), 3},
		{STR_INIT("a"), STR_INIT("ba"), 1},
		{STR_INIT("abcdef"), STR_INIT("badcfe"), 3},
		{STR_INIT("abcdefgh"), STR_INIT("hgfedcba"), 7},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t d = rows[i].distance;
		for (size_t limit = 0; limit < 10; limit++) {
			size_t want = d > limit ? limit + 1 : d;
			assert_int_equal(str_distance(a, rows[i].x, rows[i].y, limit), want);
			assert_int_equal(str_distance(a, rows[i].y, rows[i].x, limit), want);
		}
		assert_int_equal(str_distance(a, rows[i].x, rows[i].y, SIZE_MAX), d);
	}
}

static void distance_leaves_the_scratch_arena_as_it_was(void **state)
{
	(void)state;
	ARENA_NEW(a, char);
	size_t footprint = arena_footprint(a);
	struct arena_mark before = arena_mark(a);
	for (int i = 0; i < 1000; i++)
		str_distance(a, STR("line-registrations"), STR("line-registration"), 3);
	struct arena_mark after = arena_mark(a);
	assert_ptr_equal(before.block, after.block);
	assert_int_equal(before.used, after.used);
	assert_int_equal(arena_footprint(a), footprint);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equality_and_order_go_by_bytes),
		cmocka_unit_test(prefixes_and_suffixes),
		cmocka_unit_test(finding),
		cmocka_unit_test(slicing_stays_inside),
		cmocka_unit_test(trimming_takes_ascii_and_ideographic_space),
		cmocka_unit_test(copies_are_terminated_and_their_own),
		cmocka_unit_test(joining),
		cmocka_unit_test(formatting),
		cmocka_unit_test(equal_strings_hash_alike_and_near_ones_do_not),
		cmocka_unit_test(distance_counts_edits_in_characters),
		cmocka_unit_test(distance_leaves_the_scratch_arena_as_it_was),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
