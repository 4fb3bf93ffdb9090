/* Long texts shortened around what differs: whole characters, ellipses where something is left out. */
#include "view/changes.h"

#include "../support/plans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void check(const char *old, const char *new, const char *want_old, const char *want_new)
{
	struct arena *a = arena_new(NULL, NULL);
	struct str out[DIFF_SIDES];
	view_excerpt(a, str_of(old), str_of(new), out);
	plans_assert_str(out[DIFF_OLD], str_of(want_old));
	plans_assert_str(out[DIFF_NEW], str_of(want_new));
	arena_free(a);
}

static void what_differs_is_shown_with_its_context(void **state)
{
	(void)state;
	check("紙による情報提供には限りがあるので、新しい手段に取り組みます。",
	      "紙による情報提供には限りがあるので、新たな手段に取り組みます。",
	      "…りがあるので、新しい手段に取り組みま…", "…りがあるので、新たな手段に取り組みま…");
	check("短い", "短く", "短い", "短く");
	check("", "新しい", "", "新しい");
	check("同じ", "同じ", "同じ", "同じ");
}

/* 登 and 皻 share their first bytes: the cut must not fall inside a character. */
static void characters_stay_whole(void **state)
{
	(void)state;
	check("登", "皻", "登", "皻");
	check("あ", "い", "あ", "い");
}

static void a_long_difference_is_cut(void **state)
{
	char old[400] = "x", new[400] = "y";
	(void)state;
	for (size_t k = 1; k < 200; k++)
		old[k] = 'a';
	struct arena *a = arena_new(NULL, NULL);
	struct str out[DIFF_SIDES];
	view_excerpt(a, str_of(old), str_of(new), out);
	assert_int_equal(out[DIFF_OLD].n, 60 + 3);
	plans_assert_str(out[DIFF_NEW], STR("y"));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_differs_is_shown_with_its_context),
		cmocka_unit_test(characters_stay_whole),
		cmocka_unit_test(a_long_difference_is_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
