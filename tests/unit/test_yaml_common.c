/* The reader of common YAML: what it takes, what it leaves to libyaml, and that both make the same tree. */
#include "read/text.h"
#include "read/yaml_tree.h"

#include "../support/same_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CHANGES = 40000, TEXT_MAX = 4096 };

/* Whether it is taken; then the tree must be the one that libyaml's events make. */
static bool is_taken(struct str yaml)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s = read_text(a, STR("plan.yaml"), yaml, TEXT_UTF8, NULL, &diags);
	struct node *quick = s ? read_yaml_common(a, s, NULL) : NULL;
	bool taken = quick != NULL;

	if (taken) {
		struct node *slow = read_yaml_events(a, s, NULL, &diags);
		if (!slow || diags.items.n > 0)
			fail_msg("libyaml refuses what was taken:\n%.*s", STR_ARG(yaml));
		const struct node *fault = same_tree_fault(quick, slow);
		if (fault)
			fail_msg("not the same at byte %zu of:\n%.*s", fault->span.start, STR_ARG(yaml));
	}
	arena_free(a);
	return taken;
}

static const struct str common[] = {
	STR_INIT("a: 1"),
	STR_INIT("a: 1\n"),
	STR_INIT("# first\n---\na: 1 # one\n\n# between\nb:\n  c: 2\n"),
	STR_INIT("a:\nb:\n  - x\n  - y: 1\n    z: 2\n  -\n  - - p\n    - q\n"),
	STR_INIT("a:\n- x\n- y: 1\nb: 2\n"),
	STR_INIT("title: 柴田町の計画（2019〜2022年度）\n目標: 2,800人\n"),
	STR_INIT("a: [x, \"y, z\", -5, [1, 2], {p: q, r: 's'}] # list\nb: {}\nc: []\n"),
	STR_INIT("period: {from: 2019, to: 2022}\n\"2019\": —\n'k': 'it is'\n"),
	STR_INIT("a: |\n  one\n\n   two  \n\n\nb: |-\n  three\n"),
	STR_INIT("a: |\n  one\n  two"),
	STR_INIT("- |\n one\n- a: |\n    two\n  b: c\n"),
	STR_INIT("a: x#y\nb: x #y\nc: -5\n"),
	STR_INIT("a: b:c\nurl: https://example.org/?q=1#x\n"),
	STR_INIT("a: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n  - z\r\n"),
	STR_INIT("a:   \n  b   \nc:  # nothing\nd: \"\"\n"),
};

static const struct str uncommon[] = {
	STR_INIT(""),
	STR_INIT("# nothing\n"),
	STR_INIT("a: \"x\\ty\"\n"),
	STR_INIT("a: 'it''s'\n"),
	STR_INIT("a: b\n  c\n"),
	STR_INIT("a: >\n  b\n"),
	STR_INIT("a: |2\n  b\n"),
	STR_INIT("a: |\n\n  b\n"),
	STR_INIT("a: &x 1\nb: *x\n"),
	STR_INIT("a: !!str 1\n"),
	STR_INIT("a: 1\n---\nb: 2\n"),
	STR_INIT("a: 1\n...\n"),
	STR_INIT("? a\n: b\n"),
	STR_INIT("a: b: c\n"),
	STR_INIT("a: [x,\n  y]\n"),
	STR_INIT("a: 1\na: 2\n"),
	STR_INIT("<<: {a: 1}\n"),
	STR_INIT("a:\t1\n"),
	STR_INIT("a: 1\n b: 2\n"),
	STR_INIT("- a\nb: 1\n"),
	STR_INIT("a: 1\rb: 2\r"),
	STR_INIT("a: x\xE2\x80\xA8y\n"),
	STR_INIT("a: x\x7F\n"),
	STR_INIT("a: @x\n"),
	STR_INIT("\"a\":b\n"),
	STR_INIT("a: {b: "),
	STR_INIT("a : 1\n"),
};

static void common_yaml_is_taken(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (!is_taken(common[i]))
			fail_msg("left to libyaml:\n%.*s", STR_ARG(common[i]));
}

static void the_rest_is_left_to_libyaml(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof uncommon / sizeof *uncommon; i++)
		if (is_taken(uncommon[i]))
			fail_msg("taken:\n%.*s", STR_ARG(uncommon[i]));
}

static bool is_taken_with(const char *character)
{
	struct arena *a = arena_new(NULL, NULL);
	struct source *s = source_new(a, STR("plan.yaml"), str_format(a, "a: x%sy\n", character));
	bool taken = read_yaml_common(a, s, NULL) != NULL;
	struct diag_list diags = diag_list_new(a);

	if (taken && (!read_yaml_events(a, s, NULL, &diags) || diags.items.n > 0))
		fail_msg("libyaml refuses %s, which was taken", character);
	arena_free(a);
	return taken;
}

/* Control characters, line breaks and byte order marks (5.1, 5.4) are left to libyaml; their neighbours are text. */
static void text_is_told_from_breaks_and_controls(void **state)
{
	(void)state;
	static const char *const text[] = {
		" ",	       "\x7E",	 "\u00A0",	 "\u00BF",	 "\u00C0",	 "\u2027",
		"\u202A",      "\u2068", "\u20A8",	 "\uFEFE",	 "\uFF00",	 "\uFFFD",
		"\U00010000",  "\u3042", "\xED\x9F\xBF", "\xEF\xBE\xBF", "\xEF\xBC\xBE", "\xEE\xBB\xBF",
		"\xE2\x81\xA9"};
	static const char *const other[] = {"\x01",   "\x08",	  "\t",		  "\x0B",	 "\x1F",
					    "\x7F",   "\xC2\x80", "\xC2\x85",	  "\xC2\x9F",	 "\u2028",
					    "\u2029", "\uFEFF",	  "\xEF\xBF\xBE", "\xEF\xBF\xBF"};

	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		if (!is_taken_with(text[i]))
			fail_msg("left to libyaml: %s", text[i]);
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (is_taken_with(other[i]))
			fail_msg("taken: %s", other[i]);
}

static uint32_t next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Puts one of `pieces` into the text, in place of a few bytes, or moves a line's start. */
static size_t change(char *text, size_t n, uint32_t *seed)
{
	static const char *const pieces[] = {"",   " ",	 "  ", "\n",   "\r\n", ": ",   ":", "- ", "-",	 "#",
					     " #", "'",	 "\"", "[",    "]",    "{",    "}", ", ", ",",	 "|",
					     ">",  "|-", "?",  "? ",   "&",    "*",    "!", "%",  "---", "...",
					     "\t", "\\", "あ", "\n\n", "\n  ", "\n- ", "x"};
	const char *piece = pieces[next(seed) % (sizeof pieces / sizeof *pieces)];
	size_t at = next(seed) % (n + 1), cut = next(seed) % 3, m = strlen(piece);

	cut = cut < n - at ? cut : n - at;
	if (n - cut + m > TEXT_MAX)
		return n;
	memmove(text + at + m, text + at + cut, n - at - cut);
	memcpy(text + at, piece, m);
	return n - cut + m;
}

static void both_readers_make_the_same_tree(void **state)
{
	(void)state;
	static char text[TEXT_MAX];
	uint32_t seed = 1;
	size_t taken = 0;

	for (size_t i = 0; i < CHANGES; i++) {
		struct str from = common[i % (sizeof common / sizeof *common)];
		size_t n = from.n;

		memcpy(text, from.p, n);
		for (size_t k = next(&seed) % 4; k < 4; k++)
			n = change(text, n, &seed);
		taken += is_taken((struct str){text, n});
	}
	/* Enough of them are still common YAML for the comparison to mean something. */
	assert_true(taken > CHANGES / 10);
}

static void limits_are_left_to_libyaml(void **state)
{
	(void)state;
	struct arena *a = arena_new(NULL, NULL);
	struct source *s = source_new(a, STR("plan.yaml"), STR("a: [1, 2, [3]]\n"));

	assert_non_null(read_yaml_common(a, s, &(struct read_limits){.nodes = 7, .depth = 3, .bytes = 15}));
	assert_null(read_yaml_common(a, s, &(struct read_limits){.nodes = 6}));
	assert_null(read_yaml_common(a, s, &(struct read_limits){.depth = 2}));
	assert_null(read_yaml_common(a, s, &(struct read_limits){.bytes = 14}));
	s = source_new(a, STR("plan.yaml"), STR("- a: |\n    b\n  c: {d: e}\n"));
	assert_non_null(read_yaml_common(a, s, &(struct read_limits){.nodes = 8}));
	/* Wherever the last one that is allowed stands. */
	for (size_t nodes = 1; nodes < 8; nodes++)
		assert_null(read_yaml_common(a, s, &(struct read_limits){.nodes = nodes}));
	arena_free(a);
}

/* libyaml takes keys of 1,024 characters at most. */
static void long_keys_are_left_to_libyaml(void **state)
{
	(void)state;
	static char key[1001];
	struct arena *a = arena_new(NULL, NULL);

	memset(key, 'k', sizeof key);
	assert_true(is_taken(str_format(a, "%.1000s: 1\n", key)));
	assert_false(is_taken(str_format(a, "%.1001s: 1\n", key)));
	assert_true(is_taken(str_format(a, "a: {%.1000s: 1}\n", key)));
	assert_false(is_taken(str_format(a, "a: {%.1001s: 1}\n", key)));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(common_yaml_is_taken),
		cmocka_unit_test(the_rest_is_left_to_libyaml),
		cmocka_unit_test(text_is_told_from_breaks_and_controls),
		cmocka_unit_test(both_readers_make_the_same_tree),
		cmocka_unit_test(limits_are_left_to_libyaml),
		cmocka_unit_test(long_keys_are_left_to_libyaml),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
