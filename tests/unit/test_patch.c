/* Fixes: which are taken, what comes of them, and as a patch. */
#include "render/patch.h"

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

static void assert_patch(struct str old, struct edits edits, const char *want)
{
	struct buf out = buf_new(a);

	render_patch(&out, STR("x.yaml"), old, &edits);
	assert_string_equal(str_z(a, buf_str(&out)), want);
}

static struct edits one(struct edit *e, size_t start, size_t stop, struct str text)
{
	*e = (struct edit){start, stop, text};
	return (struct edits){e, 1};
}

static void no_edits_no_patch(void **state)
{
	(void)state;
	assert_patch(STR("a\n"), (struct edits){0}, "");
}

static void changes_the_first_and_the_last_line(void **state)
{
	struct edit e;

	(void)state;
	assert_patch(STR("a\nb\n"), one(&e, 0, 1, STR("A")),
		     "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n-a\n+A\n b\n");
	assert_patch(STR("a\nb\n"), one(&e, 2, 3, STR("B")),
		     "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+B\n");
}

static void says_that_the_last_line_does_not_end(void **state)
{
	struct edit e;

	(void)state;
	assert_patch(STR("a\nb"), one(&e, 2, 3, STR("B")),
		     "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+B\n"
		     "\\ No newline at end of file\n");
}

static void takes_lines_away(void **state)
{
	struct edit e;

	(void)state;
	assert_patch(STR("a\nb\nc\n"), one(&e, 2, 4, STR("")),
		     "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,2 @@\n a\n-b\n-c\n+c\n");
	assert_patch(STR("a\n"), one(&e, 0, 2, STR("")), "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,1 +1,0 @@\n-a\n");
}

static void keeps_three_lines_around_and_parts_what_is_far(void **state)
{
	struct edit e[] = {{0, 1, STR("A")}, {14, 15, STR("H")}, {30, 31, STR("P")}};

	(void)state;
	assert_patch(
		STR("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\n"), (struct edits){e, 3},
		"--- a/x.yaml\n+++ b/x.yaml\n@@ -1,11 +1,11 @@\n-a\n+A\n b\n c\n d\n e\n f\n g\n-h\n+H\n i\n j\n k\n"
		"@@ -13,5 +13,5 @@\n m\n n\n o\n-p\n+P\n q\n");
}

static void joins_edits_of_one_line_and_of_neighbours(void **state)
{
	struct edit e[] = {{0, 1, STR("A")}, {2, 3, STR("B")}, {4, 5, STR("C")}};

	(void)state;
	assert_patch(STR("a b\nc\n"), (struct edits){e, 3},
		     "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n-a b\n-c\n+A B\n+C\n");
}

static void quotes_paths_as_git_does(void **state)
{
	struct buf out = buf_new(a);
	struct edit e;
	struct edits edits = one(&e, 0, 1, STR("A"));

	(void)state;
	render_patch(&out, STR("./計画 \"1\".yaml"), STR("a\n"), &edits);
	assert_string_equal(str_z(a, buf_str(&out)), "--- \"a/計画 \\\"1\\\".yaml\"\n+++ \"b/計画 \\\"1\\\".yaml\"\n"
						     "@@ -1,1 +1,1 @@\n-a\n+A\n");
	out = buf_new(a);
	render_patch(&out, STR("/b\\c.yaml"), STR("a\n"), &edits);
	assert_string_equal(str_z(a, buf_str(&out)), "--- \"a/b\\\\c.yaml\"\n+++ \"b/b\\\\c.yaml\"\n"
						     "@@ -1,1 +1,1 @@\n-a\n+A\n");
	out = buf_new(a);
	render_patch(&out, STR("b\tc.yaml"), STR("a\n"), &edits);
	assert_string_equal(str_z(a, buf_str(&out)), "--- \"a/b\\011c.yaml\"\n+++ \"b/b\\011c.yaml\"\n"
						     "@@ -1,1 +1,1 @@\n-a\n+A\n");
}

static void takes_safe_fixes_of_the_source_that_do_not_overlap(void **state)
{
	struct source *s = source_new(a, STR("x"), STR("abcdef")), *other = source_new(a, STR("y"), STR("abcdef"));
	struct diag_list l = diag_list_new(a);
	struct diag *d = diag_add(&l, DIAG_ERROR, STR("r"), (struct span){s, 0, 1}, MSG("text"));

	(void)state;
	diag_fix(&l, d, (struct span){s, 4, 5}, STR("E"), true);
	diag_fix(&l, d, (struct span){s, 1, 3}, STR("-"), true);
	diag_fix(&l, d, (struct span){s, 2, 4}, STR("overlaps"), true);
	diag_fix(&l, d, (struct span){s, 0, 1}, STR("unsafe"), false);
	diag_fix(&l, d, (struct span){other, 0, 1}, STR("elsewhere"), true);
	struct edits edits = edits_of(a, &l, s);
	assert_int_equal(edits.n, 2);
	assert_string_equal(str_z(a, edits_apply(a, s->bytes, &edits)), "a-dEf");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_edits_no_patch),
		cmocka_unit_test(changes_the_first_and_the_last_line),
		cmocka_unit_test(says_that_the_last_line_does_not_end),
		cmocka_unit_test(takes_lines_away),
		cmocka_unit_test(keeps_three_lines_around_and_parts_what_is_far),
		cmocka_unit_test(joins_edits_of_one_line_and_of_neighbours),
		cmocka_unit_test(quotes_paths_as_git_does),
		cmocka_unit_test(takes_safe_fixes_of_the_source_that_do_not_overlap),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
