/* Three-way merges: what each side changed is in the result, and what both changed is a conflict at its place. */
#include "diff/merge.h"

#include "../support/plans.h"

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

static struct merge_side side_of(const char *label, const char *yaml)
{
	struct diag_list diags = diag_list_new(a);
	struct merge_side s = {.label = str_of(label)};
	s.source = source_new(a, STR("x.yaml"), str_of(yaml));
	s.root = read_yaml(a, s.source, NULL, &diags);
	assert_non_null(s.root);
	assert_int_equal(diags.count[DIAG_ERROR], 0);
	return s;
}

static struct merged merge(const char *base, const char *ours, const char *theirs)
{
	struct merge_side b = side_of("base", base), o = side_of("ours", ours), t = side_of("theirs", theirs);
	return merge_plans(a, &b, &o, &t, 7);
}

static void check(const char *base, const char *ours, const char *theirs, const char *want)
{
	struct merged m = merge(base, ours, theirs);
	assert_true(m.possible);
	assert_int_equal(m.conflicts, 0);
	plans_assert_str(m.text, str_of(want));
}

static void check_conflict(const char *base, const char *ours, const char *theirs, const char *want)
{
	struct merged m = merge(base, ours, theirs);
	assert_true(m.possible);
	assert_int_equal(m.conflicts, 1);
	plans_assert_str(m.text, str_of(want));
}

static void years_of_one_line(void **state)
{
	(void)state;
	check("t: {2020: 1, 2021: 2, 2022: 3}\n", "t: {2020: 1, 2021: 2, 2022: 9}\n",
	      "t: {2020: 8, 2021: 2, 2022: 3}\n", "t: {2020: 8, 2021: 2, 2022: 9}\n");
	check("t: {2020: 1, 2021: 2}\n", "t: {2020: 1, 2021: 9}\n", "t: {2020: 1, 2021: 2, 2022: 3}\n",
	      "t: {2020: 1, 2021: 9, 2022: 3}\n");
	check("t: {2020: 1, 2021: 2, 2022: 3}\n", "t: {2020: 9, 2021: 2, 2022: 3}\n", "t: {2020: 1, 2022: 3}\n",
	      "t: {2020: 9, 2022: 3}\n");
	check("t: {2020: 1, 2021: 2}\n", "t: {2020: 1, 2021: 9}\n", "t: {2021: 2}\n", "t: {2021: 9}\n");
}

static void lines_of_blocks(void **state)
{
	(void)state;
	check("a: 1\nb: 2\n", "a: 1 # ours\nb: 3\n", "a: 4\nb: 2\nc:\n  - x\n", "a: 4 # ours\nb: 3\nc:\n  - x\n");
	check("a: 1\nb:\n  c: 2\nd: 3\n", "a: 9\nb:\n  c: 2\nd: 3\n", "a: 1\nd: 3\n", "a: 9\nd: 3\n");
	check("d: |\n  x\n  y\ne: 1\n", "d: |\n  x\n  y\ne: 2\n", "d: |\n  x\n  z\ne: 1\n", "d: |\n  x\n  z\ne: 2\n");
	check("a: 1", "a: 1", "a: 1\nb: 2", "a: 1\nb: 2\n");
	/* What becomes a block, a text of several lines, or a value where there was none. */
	check("d: x\nz: 1\n", "d: x\nz: 2\n", "d: |\n  x\nz: 1\n", "d: |\n  x\nz: 2\n");
	check("a: 1\nz: 1\n", "a: 1\nz: 2\n", "a:\n  b: 2\nz: 1\n", "a:\n  b: 2\nz: 2\n");
	check("a:\nz: 1\n", "a:\nz: 2\n", "a: 1\nz: 1\n", "a: 1\nz: 2\n");
	check("t: {}\nz: 1\n", "t: {}\nz: 2\n", "t: {a: 1}\nz: 1\n", "t: {a: 1}\nz: 2\n");
	check("l: [a, b]\nz: 1\n", "l: [a, b]\nz: 2\n", "l: c\nz: 1\n", "l: c\nz: 2\n");
	check("l: [a, b]\nz: 1\n", "l: [a, b]\nz: 2\n", "l:\nz: 1\n", "l: \nz: 2\n");
	/* One thing comes where the next goes. */
	check("p:\n  a: 1\nq: 1\nr: 1\n", "p:\n  a: 1\nq: 1\nr: 2\n", "p:\n  a: 1\n  b: 1\nr: 1\n",
	      "p:\n  a: 1\n  b: 1\nr: 2\n");
}

static void things_by_their_ids(void **state)
{
	(void)state;
	check("l:\n- id: x\n  v: 1\n- id: y\n  v: 1\n", "l:\n- id: n\n  v: 5\n- id: x\n  v: 1\n- id: y\n  v: 2\n",
	      "l:\n- id: x\n  v: 3\n- id: z\n  v: 4\n- id: y\n  v: 1\n",
	      "l:\n- id: n\n  v: 5\n- id: x\n  v: 3\n- id: z\n  v: 4\n- id: y\n  v: 2\n");
	check("l:\n- id: x\n- id: y\n", "l:\n- id: x\n  v: 1\n- id: y\n", "l:\n- id: x\n", "l:\n- id: x\n  v: 1\n");
	/* A dash on a line of its own. */
	check("l:\n-\n  id: x\n- id: y\n", "l:\n-\n  id: x\n- id: y\n  v: 1\n", "l:\n-\n  id: x\n  v: 2\n- id: y\n",
	      "l:\n-\n  id: x\n  v: 2\n- id: y\n  v: 1\n");
	check("l:\n-\n  id: x\n-\n  id: y\n", "l:\n-\n  id: x\n  v: 1\n-\n  id: y\n", "l:\n-\n  id: x\n",
	      "l:\n-\n  id: x\n  v: 1\n");
}

/* What comes from a file with another indentation takes ours. */
static void indentation_is_ours(void **state)
{
	(void)state;
	check("l:\n- id: x\n  v: 1\n", "l:\n    - id: x\n      v: 2\n",
	      "l:\n- id: x\n  v: 1\n- id: y\n  w:\n    u: 1\n",
	      "l:\n    - id: x\n      v: 2\n    - id: y\n      w:\n        u: 1\n");
	/* Blank lines get none. */
	check("l:\n- id: x\n  v: 1\n", "l:\n  - id: x\n    v: 2\n",
	      "l:\n- id: x\n  v: 1\n- id: y\n  w: |\n    u\n\n    v\n",
	      "l:\n  - id: x\n    v: 2\n  - id: y\n    w: |\n      u\n\n      v\n");
	/* A line that has less than is taken away keeps nothing of it. */
	check("l:\n    - id: x\n      v: 1\n", "l:\n- id: x\n  v: 2\n",
	      "l:\n    - id: x\n      v: 1\n    - id: y\n# remark\n\n      w: 1\n",
	      "l:\n- id: x\n  v: 2\n- id: y\n# remark\n\n  w: 1\n");
}

static void the_same_on_both_sides(void **state)
{
	(void)state;
	check("a: 1\n", "a: 2\n", "a: 2\n", "a: 2\n");
	check("a: 1\n", "a: 1\nb: 2\n", "a: 1\nb: 2\n", "a: 1\nb: 2\n");
	check("a: 1\nb: 2\n", "a: 1\n", "a: 1\n", "a: 1\n");
	check("a: 1\nb: 2\n", "a: 1\n", "a: 3\nb: 2\n", "a: 3\n");
	check("a: 1\n", "a: 1\nt: {x: 1}\n", "a: 1\nt: {x: 1, y: 2}\n", "a: 1\nt: {x: 1, y: 2}\n");
}

static void both_changed_one_target(void **state)
{
	(void)state;
	check_conflict("t: {2021: 2, 2022: 3}\n", "t: {2021: 2, 2022: 4}\n", "t: {2021: 5, 2022: 6}\n",
		       "<<<<<<< ours: t › 2022\nt: {2021: 5, 2022: 4}\n=======\nt: {2021: 5, 2022: 6}\n"
		       ">>>>>>> theirs\n");
	check_conflict("a: 0\nt:\n  2022: 3\nz: 0\n", "a: 1\nt:\n  2022: 4\nz: 0\n", "a: 0\nt:\n  2022: 6\nz: 1\n",
		       "a: 1\nt:\n<<<<<<< ours: t › 2022\n  2022: 4\n=======\n  2022: 6\n>>>>>>> theirs\nz: 1\n");
	check_conflict("t: {2021: 1, 2022: 1}\n", "t: {2021: 2, 2022: 2}\n", "t: {2021: 3, 2022: 3}\n",
		       "<<<<<<< ours: t › 2021, t › 2022\nt: {2021: 2, 2022: 2}\n=======\n"
		       "t: {2021: 3, 2022: 3}\n>>>>>>> theirs\n");
	/* A last line without its end. */
	check_conflict("a: 1", "a: 2", "a: 3", "<<<<<<< ours: a\na: 2\n=======\na: 3\n>>>>>>> theirs\n");
	/* Each made another map of a number. */
	check_conflict("t: 1\n", "t: {a: 1}\n", "t: {b: 1}\n",
		       "<<<<<<< ours: t\nt: {a: 1}\n=======\nt: {b: 1}\n>>>>>>> theirs\n");
	/* What else was changed reaches into the next line. */
	check_conflict("t: {2020: 1, 2021: 1,\n  2022: 1}\n", "t: {2020: 2, 2021: 1,\n  2022: 1}\n",
		       "t: {2020: 3, 2021: 1}\n",
		       "<<<<<<< ours: t › 2020\nt: {2020: 2, 2021: 1}\n=======\nt: {2020: 3, 2021: 1}\n"
		       ">>>>>>> theirs\n");
}

/* A key too long for a marker is left out there. */
static void places_are_short(void **state)
{
	static const char name[] = "0123456789012345678901234567890123456789012345678901234567890123456789";
	struct str base = str_format(a, "t: {%s: 1}\n", name), ours = str_format(a, "t: {%s: 2}\n", name),
		   theirs = str_format(a, "t: {%s: 3}\n", name);
	(void)state;
	check_conflict(str_z(a, base), str_z(a, ours), str_z(a, theirs),
		       str_z(a, str_format(a, "<<<<<<< ours: t\nt: {%s: 2}\n=======\nt: {%s: 3}\n>>>>>>> theirs\n",
					   name, name)));
}

static void one_removed_what_the_other_changed(void **state)
{
	(void)state;
	check_conflict("l:\n- id: x\n- id: y\n  v: 1\n", "l:\n- id: x\n- id: y\n  v: 2\n", "l:\n- id: x\n",
		       "l:\n- id: x\n<<<<<<< ours: l › y\n- id: y\n  v: 2\n=======\n>>>>>>> theirs\n");
	check_conflict("l:\n- id: x\n- id: y\n  v: 1\n", "l:\n- id: x\n", "l:\n- id: x\n- id: y\n  v: 2\n",
		       "l:\n- id: x\n<<<<<<< ours: l › y\n=======\n- id: y\n  v: 2\n>>>>>>> theirs\n");
	check_conflict("t: {2021: 1, 2022: 1}\n", "t: {2021: 1}\n", "t: {2021: 1, 2022: 2}\n",
		       "<<<<<<< ours: t › 2022\nt: {2021: 1}\n=======\nt: {2021: 1, 2022: 2}\n>>>>>>> theirs\n");
	check_conflict("a: 1\ny: 1\nz: 1\n", "a: 1\nz: 1\n", "a: 1\ny: 2\nz: 2\n",
		       "a: 1\n<<<<<<< ours: y\nz: 2\n=======\ny: 2\nz: 2\n>>>>>>> theirs\n");
}

static void what_structure_cannot_carry_over(void **state)
{
	(void)state;
	assert_false(merge("l: [a, b]\n", "l: [a, b, c]\n", "l: [b, a]\n").possible);
	assert_false(merge("- a\n", "- a\n", "- b\n").possible);
	/* A block into a line; the first of a map in a list; all that is there. */
	assert_false(merge("b:\n  c: 1\n", "b:\n  c: 1\n", "b: {c: 1, d: 2}\n").possible);
	assert_false(merge("l:\n- id: x\n  v: 1\n- id: y\n", "l:\n- v: 1\n  id: x\n- id: y\n", "l:\n- id: x\n- id: y\n")
			     .possible);
	assert_false(merge("a: 1\nb:\n  c: 1\n", "a: 1\nb:\n  c: 1\n", "a: 1\nb: {}\n").possible);
	assert_false(
		merge("l:\n- v:\n    a: 1\n  id: x\n", "l:\n- v:\n    a: 1\n  id: x\n", "l:\n- v:\n  - b\n  id: x\n")
			.possible);
	assert_false(merge("x: &n {a: 1}\ny: *n\n", "x: &n {a: 1}\ny: *n\n", "x: {a: 1}\ny: {a: 2}\n").possible);
	assert_false(merge("x: &n {id: q}\nl:\n- *n\n- {id: s}\n", "x: &n {id: q}\nl:\n- *n\n- {id: s}\n",
			   "x: &n {id: q}\nl:\n- *n\n- {id: s}\n- {id: r}\n")
			     .possible);
	assert_false(merge("x: &n q\nl: [a]\n", "x: &n q\nl: [a]\n", "x: &n q\nl: [a, *n]\n").possible);
	/* Several lines into one; all of a line's; things in another order; no map at all, or an empty one. */
	assert_false(merge("t: {a: 1}\n", "t: {a: 1}\n", "t: {a: 1, b: [1,\n  2], c: [3]}\n").possible);
	assert_false(merge("t: {a: 1}\n", "t: {a: 1}\n", "t: {a: [1,\n  2]}\n").possible);
	assert_false(merge("t: {a: 1}\nz: 1\n", "t: {a: 1}\nz: 2\n", "t: {}\nz: 1\n").possible);
	assert_false(merge("l:\n- id: x\n", "l:\n- id: x\n", "l:\n- v: 1\n  id: x\n").possible);
	assert_false(
		merge("l: [{id: x}, {id: y}]\n", "l: [{id: y}, {id: x}]\n", "l: [{id: x, v: 1}, {id: y}]\n").possible);
	assert_false(merge("a: 1\n", "a: 1\n", "- b\n").possible);
	assert_false(merge("{}\n", "{}\n", "a: 1\n").possible);
}

static void sameness_is_of_meaning(void **state)
{
	(void)state;
	assert_true(merge_same(a, side_of("", "a: 1\nb: [x, y]\n").root, side_of("", "{b: [x, 'y'], a: 1}\n").root));
	assert_false(merge_same(a, side_of("", "a: [x, y]\n").root, side_of("", "a: [y, x]\n").root));
	assert_false(merge_same(a, side_of("", "a: 1\n").root, side_of("", "a: 1\nb: 2\n").root));
	assert_false(merge_same(a, side_of("", "a: 1\n").root, NULL));
	assert_false(merge_same(a, NULL, side_of("", "a: 1\n").root));
}

static void rules_keep_their_order(void **state)
{
	(void)state;
	check("a: 1\nrules: [{grade: A, when: x > 80}, {grade: B}]\n",
	      "a: 2\nrules: [{grade: A, when: x > 80}, {grade: B}]\n",
	      "a: 1\nrules: [{grade: A, when: x > 60}, {grade: B}]\n",
	      "a: 2\nrules: [{grade: A, when: x > 60}, {grade: B}]\n");
	check("a: 1\nrules:\n  - {grade: A, when: x > 80}\n  - {grade: B}\nb: 1\n",
	      "a: 2\nrules:\n  - {grade: A, when: x > 80}\n  - {grade: B}\nb: 1\n",
	      "a: 1\nrules:\n  - {grade: A, when: x > 60}\n  - {grade: B}\nb: 1\n",
	      "a: 2\nrules:\n  - {grade: A, when: x > 60}\n  - {grade: B}\nb: 1\n");
	/* What stands for a name but is none. */
	check("a: 1\nl: [{id: ''}, {id: [x]}]\n", "a: 2\nl: [{id: ''}, {id: [x]}]\n",
	      "a: 1\nl: [{id: ''}, {id: [z]}]\n", "a: 2\nl: [{id: ''}, {id: [z]}]\n");
	/* Where both sides changed the list, what comes first cannot be told. */
	assert_false(merge("levels: [b, c]\n", "levels: [b, c, d]\n", "levels: [a, b, c]\n").possible);
	/* Elements with an id of their own are found wherever they stand. */
	check("l: [{id: x, n: 1}]\n", "l: [{id: x, n: 1}, {id: y, n: 1}]\n", "l: [{id: w, n: 1}, {id: x, n: 2}]\n",
	      "l: [{id: x, n: 2}, {id: y, n: 1}, {id: w, n: 1}]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(years_of_one_line, begin, end),
		cmocka_unit_test_setup_teardown(lines_of_blocks, begin, end),
		cmocka_unit_test_setup_teardown(things_by_their_ids, begin, end),
		cmocka_unit_test_setup_teardown(indentation_is_ours, begin, end),
		cmocka_unit_test_setup_teardown(the_same_on_both_sides, begin, end),
		cmocka_unit_test_setup_teardown(both_changed_one_target, begin, end),
		cmocka_unit_test_setup_teardown(places_are_short, begin, end),
		cmocka_unit_test_setup_teardown(one_removed_what_the_other_changed, begin, end),
		cmocka_unit_test_setup_teardown(what_structure_cannot_carry_over, begin, end),
		cmocka_unit_test_setup_teardown(rules_keep_their_order, begin, end),
		cmocka_unit_test_setup_teardown(sameness_is_of_meaning, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
