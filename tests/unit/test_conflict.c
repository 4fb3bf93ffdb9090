/* A text with conflict markers: taken apart, put together, and left alone where the marks make no sense. */
#include "diff/conflict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

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

static void assert_sides(const char *text, const char *ours, const char *theirs)
{
	struct str side[CONFLICT_SIDES];
	assert_true(conflict_split(a, str_of(text), side));
	assert_string_equal(str_z(a, side[CONFLICT_OURS]), ours);
	assert_string_equal(str_z(a, side[CONFLICT_THEIRS]), theirs);
}

static void assert_none(const char *text)
{
	struct str side[CONFLICT_SIDES];
	assert_false(conflict_split(a, str_of(text), side));
}

static void each_side_has_its_lines(void **state)
{
	(void)state;
	assert_sides("a\n<<<<<<< ours: x › y\nb\n=======\nc\nd\n>>>>>>> theirs\ne\n", "a\nb\ne\n", "a\nc\nd\ne\n");
	assert_sides("<<<<<<< HEAD\n=======\nc\n>>>>>>> 1a2b3c4\n", "", "c\n");
	assert_sides("<<<<<<<\r\nb\r\n=======\r\nc\r\n>>>>>>>\r\n", "b\r\n", "c\r\n");
	assert_sides("<<<<<<< x\nb\n=======\n>>>>>>> y\nm\n<<<<<<< x\n=======\nc\n>>>>>>> y", "b\nm\n", "m\nc\n");
}

static void the_base_is_left_out(void **state)
{
	(void)state;
	assert_sides("<<<<<<< x\nb\n||||||| base\no\n=======\nc\n>>>>>>> y\n", "b\n", "c\n");
}

static void other_texts_are_none(void **state)
{
	(void)state;
	assert_none("");
	assert_none("a\n");
	assert_none("<<<<<<< x\nb\n");
	assert_none("<<<<<<< x\nb\n=======\nc\n");
	assert_none("=======\n");
	assert_none(">>>>>>> y\n");
	assert_none("<<<<<<< x\n>>>>>>> y\n");
	assert_none("<<<<<<< x\n=======\n=======\n>>>>>>> y\n");
	assert_none("<<<<<<< x\n<<<<<<< x\n=======\n>>>>>>> y\n");
	/* What only looks like a mark. */
	assert_none("<<<<<<<<\n======= x\n>>>>>>>>\n");
}

static void assert_joined(const char *ours, const char *theirs, const char *want)
{
	const struct str side[CONFLICT_SIDES] = {str_of(ours), str_of(theirs)};
	assert_string_equal(str_z(a, conflict_join(a, side)), want);
}

static void what_is_common_stands_once(void **state)
{
	(void)state;
	assert_joined("", "", "");
	assert_joined("a\nb\n", "a\nb\n", "a\nb\n");
	assert_joined("a\nb\nc\n", "a\nB\nc\n", "a\n<<<<<<< ours\nb\n=======\nB\n>>>>>>> theirs\nc\n");
	assert_joined("a\n", "a\nb\n", "a\n<<<<<<< ours\n=======\nb\n>>>>>>> theirs\n");
	assert_joined("a\nb\n", "b\n", "<<<<<<< ours\na\n=======\n>>>>>>> theirs\nb\n");
	assert_joined(
		"x\na\ny\nb\n", "X\na\nY\nb\n",
		"<<<<<<< ours\nx\n=======\nX\n>>>>>>> theirs\na\n<<<<<<< ours\ny\n=======\nY\n>>>>>>> theirs\nb\n");
}

/* Whatever the lines are, splitting what was joined gives them back. */
static void joined_sides_split_again(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 3 * 3 * 3 * 3 * 3 * 3 * 3 * 3; n++) {
		char text[CONFLICT_SIDES][9] = {"", ""};
		struct str side[CONFLICT_SIDES], back[CONFLICT_SIDES];
		unsigned rest = n;
		for (int k = 0; k < CONFLICT_SIDES; k++) {
			for (size_t i = 0; i < 8; i += 2, rest /= 3) {
				text[k][i] = "abc"[rest % 3];
				text[k][i + 1] = '\n';
			}
			side[k] = str_of(text[k]);
		}
		struct str whole = conflict_join(a, side);
		if (str_eq(side[0], side[1])) {
			assert_true(str_eq(whole, side[0]));
			continue;
		}
		assert_true(conflict_split(a, whole, back));
		for (int k = 0; k < CONFLICT_SIDES; k++)
			assert_true(str_eq(back[k], side[k]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_side_has_its_lines),  cmocka_unit_test(the_base_is_left_out),
		cmocka_unit_test(other_texts_are_none),	    cmocka_unit_test(what_is_common_stands_once),
		cmocka_unit_test(joined_sides_split_again),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
