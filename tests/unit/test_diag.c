/* Diagnostics: collecting, sorting, and how they look. */
#include "diag/diag.h"

#include "../support/texts.h"

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

static const struct diag_style with_excerpt = {.excerpt = true};

static struct source *source_of(struct str bytes)
{
	return source_new(a, STR("x.yaml"), bytes);
}

/* The place of `part` in `s`. */
static struct span span_of(struct source *s, struct str part)
{
	size_t start = str_find(s->bytes, part);
	assert_true(start != SIZE_MAX);
	return (struct span){s, start, start + part.n};
}

static const char *printed(const struct diag_list *l, const struct diag_style *style)
{
	struct buf out = buf_new(a);
	diag_print_all(&out, a, l, style);
	return str_z(a, buf_str(&out));
}

/* Prints an error at `at`; what follows its first line must be `want`. */
static void assert_excerpt(struct span at, const char *want)
{
	struct diag_list l = diag_list_new(a);
	diag_add(&l, DIAG_ERROR, STR("rule"), at, MSG("text"));
	const char *text = printed(&l, &with_excerpt);
	assert_string_equal(strchr(text, '\n') + 1, want);
}

static void assert_part_excerpt(struct str bytes, struct str part, const char *want)
{
	assert_excerpt(span_of(source_of(bytes), part), want);
}

static void a_whole_diagnostic(void **state)
{
	(void)state;
	struct source *s = source_of(STR("title: 計画\nindicators:\n  - id: a\n    単位: 人\n    taget: 80\n"));
	struct diag_list l = diag_list_new(a);
	struct diag *d = diag_add(&l, DIAG_ERROR, STR("unknown-key"), span_of(s, STR("taget")),
				  MSG("unknown key \"%s\"", STR("taget")));
	diag_help(d, MSG("did you mean \"%s\"?", STR("target")));
	diag_note(&l, d, span_of(s, STR("id: a")), MSG("in this indicator"));
	diag_note(&l, d, (struct span){0}, MSG("of a plan"));
	diag_add(&l, DIAG_WARNING, STR("unit"), span_of(s, STR("人")), MSG("odd"));
	assert_string_equal(printed(&l, &with_excerpt), "x.yaml:5:5: error: unknown key \"taget\" [unknown-key]\n"
							"        taget: 80\n"
							"        ^~~~~\n"
							"x.yaml:3:5: note: in this indicator\n"
							"      - id: a\n"
							"        ^~~~~\n"
							"note: of a plan\n"
							"  help: did you mean \"target\"?\n"
							"x.yaml:4:9: warning: odd [unit]\n"
							"        単位: 人\n"
							"              ^~\n");
	assert_string_equal(printed(&l, &(struct diag_style){0}),
			    "x.yaml:5:5: error: unknown key \"taget\" [unknown-key]\n"
			    "x.yaml:3:5: note: in this indicator\n"
			    "note: of a plan\n"
			    "x.yaml:4:9: warning: odd [unit]\n");
}

static void without_a_place(void **state)
{
	(void)state;
	struct diag_list l = diag_list_new(a);
	diag_add(&l, DIAG_ERROR, STR("usage"), (struct span){0}, MSG("no plan given"));
	diag_add(&l, DIAG_WARNING, STR(""), (struct span){source_of(STR("")), 0, 0}, MSG("is empty"));
	assert_string_equal(printed(&l, &with_excerpt), "error: no plan given [usage]\nx.yaml: warning: is empty\n");
}

static void the_caret_lines_up(void **state)
{
	(void)state;
	assert_part_excerpt(STR("目標: 八割\n"), STR("八割"),
			    "    目標: 八割\n"
			    "          ^~~~\n");
	assert_part_excerpt(STR("ｶﾞ,か\u3099,e\u0301,x"), STR("x"),
			    "    ｶﾞ,か\u3099,e\u0301,x\n"
			    "            ^\n");
	assert_part_excerpt(STR("か\u3099き"), STR("か\u3099"),
			    "    か\u3099き\n"
			    "    ^~\n");
	assert_part_excerpt(STR("a\t計\tx\n"), STR("x"),
			    "    a       計      x\n"
			    "                    ^\n");
	assert_part_excerpt(STR("a\tb"), STR("\t"),
			    "    a       b\n"
			    "     ^~~~~~~\n");
	assert_part_excerpt(STR("12345678\tb"), STR("b"),
			    "    12345678        b\n"
			    "                    ^\n");
}

static void a_point_has_one_caret(void **state)
{
	(void)state;
	struct source *s = source_of(STR("目標:\r\nx"));
	assert_excerpt((struct span){s, 0, 0}, "    目標:\n    ^\n");
	assert_excerpt((struct span){s, 7, 7}, "    目標:\n         ^\n");
	assert_excerpt((struct span){s, 8, 8}, "    目標:\n         ^\n");
	assert_excerpt((struct span){s, 9, 10}, "    x\n    ^\n");
	assert_excerpt((struct span){s, 10, 10}, "    x\n     ^\n");
	assert_excerpt((struct span){s, 99, 120}, "    x\n     ^\n");
}

static void several_lines_are_underlined_to_the_end_of_the_first(void **state)
{
	(void)state;
	struct source *s = source_of(STR("a: [1,\r\n 2]\n\nb"));
	assert_excerpt((struct span){s, 3, 11}, "    a: [1,\n       ^~~\n");
	assert_excerpt((struct span){s, 7, 11}, "    a: [1,\n          ^\n");
}

static void an_empty_line_is_not_shown(void **state)
{
	(void)state;
	struct source *s = source_of(STR("a\n\nb\n"));
	assert_excerpt((struct span){s, 2, 2}, "");
	assert_excerpt((struct span){s, 5, 5}, "");
}

static void escapes_are_counted(void **state)
{
	(void)state;
	assert_part_excerpt(STR("\x1B[31m\u202Eab"), STR("ab"),
			    "    <U+001B>[31m<U+202E>ab\n"
			    "                        ^~\n");
	assert_part_excerpt(STR("a\u202Eb"), STR("\u202E"),
			    "    a<U+202E>b\n"
			    "     ^~~~~~~~\n");
	assert_part_excerpt(STR("a\x8C\xFF"
				"b"),
			    STR("\xFF"),
			    "    a<8C><FF>b\n"
			    "         ^~~~\n");
}

static void nothing_of_the_input_reaches_the_terminal_raw(void **state)
{
	(void)state;
	struct source *s = source_new(a, STR("\x1B[2J.csv"), STR("x"));
	struct diag_list l = diag_list_new(a);
	struct diag *d =
		diag_add(&l, DIAG_ERROR, STR("r"), (struct span){s, 0, 1}, MSG("bad \"%s\"", STR("\x1B\n\x07")));
	diag_help(d, MSG("not %s", STR("\u202E")));
	diag_note(&l, d, (struct span){0}, MSG("see %s", STR("\x7F")));
	assert_string_equal(printed(&l, &with_excerpt), "<U+001B>[2J.csv:1:1: error: bad \"<U+001B> <U+0007>\" [r]\n"
							"    x\n"
							"    ^\n"
							"note: see <U+007F>\n"
							"  help: not <U+202E>\n");
}

/* A line of `left` and `right` times `piece` around X: the caret must stand under the X of what is shown. */
static void assert_window(const char *piece, size_t left, size_t right, size_t width)
{
	struct str line = str_format(a, "%sX%s\n", str_z(a, texts_repeated(a, str_of(piece), left)),
				     str_z(a, texts_repeated(a, str_of(piece), right)));
	struct diag_list l = diag_list_new(a);
	diag_add(&l, DIAG_ERROR, STR("r"), span_of(source_of(line), STR("X")), MSG("t"));
	struct str text = str_of(printed(&l, &with_excerpt));
	size_t shown = str_find(text, STR("\n")) + 1;
	struct str rest = str_slice(text, shown, text.n);
	struct str excerpt = str_slice(rest, 0, str_find(rest, STR("\n")));
	struct str caret = str_slice(rest, excerpt.n + 1, rest.n);
	size_t x = str_find(excerpt, STR("X"));
	assert_true(x != SIZE_MAX);
	size_t cells = 0;
	for (struct str before = str_slice(excerpt, 0, x); before.n;) {
		bool wide = str_has_prefix(before, STR("計"));
		cells += wide ? 2 : 1;
		before = str_slice(before, wide ? 3 : 1, before.n);
	}
	assert_int_equal(str_find(caret, STR("^")), cells);
	size_t all = cells + 1;
	for (struct str after = str_slice(excerpt, x + 1, excerpt.n); after.n;) {
		bool wide = str_has_prefix(after, STR("計"));
		all += wide ? 2 : 1;
		after = str_slice(after, wide ? 3 : 1, after.n);
	}
	assert_in_range(all, 4 + width - 1, 4 + width);
}

static void a_long_line_is_cut_around_the_span(void **state)
{
	(void)state;
	assert_window("a", 99, 0, 100);
	assert_window("a", 100, 0, 103);
	assert_window("a", 0, 99, 100);
	assert_window("a", 0, 100, 103);
	assert_window("a", 31, 1000, 106);
	assert_window("a", 1000, 1000, 106);
	assert_window("a", 1000, 10, 103);
	assert_window("計", 49, 0, 99);
	assert_window("計", 50, 0, 103);
	assert_window("計", 1000, 1000, 106);
	assert_window("計", 1000, 3, 103);
}

static void a_long_span_is_underlined_as_far_as_it_is_shown(void **state)
{
	(void)state;
	struct source *s = source_of(texts_repeated(a, STR("a"), 300));
	struct str a70 = texts_repeated(a, STR("a"), 70), a30 = texts_repeated(a, STR("a"), 30),
		   marks = texts_repeated(a, STR("~"), 69), blanks = texts_repeated(a, STR(" "), 37);
	assert_excerpt((struct span){s, 100, 300}, str_format(a, "    ...%s%s...\n%s^%s\n", str_z(a, a30),
							      str_z(a, a70), str_z(a, blanks), str_z(a, marks))
							   .p);
}

static void a_cut_leaves_no_mark_without_its_base(void **state)
{
	(void)state;
	struct str left = texts_repeated(a, STR("か\u3099"), 200);
	struct str line = str_join(a, (const struct str[]){left, STR("X")}, 2, STR(""));
	struct diag_list l = diag_list_new(a);
	diag_add(&l, DIAG_ERROR, STR("r"), span_of(source_of(line), STR("X")), MSG("t"));
	struct str text = str_of(printed(&l, &with_excerpt));
	assert_true(str_find(text, STR("    ...か\u3099")) != SIZE_MAX);
	/* Marks without end are passed over, not printed for ever. */
	line = str_join(a, (const struct str[]){texts_repeated(a, STR("\u3099"), 100000), STR("X")}, 2, STR(""));
	l = diag_list_new(a);
	diag_add(&l, DIAG_ERROR, STR("r"), span_of(source_of(line), STR("X")), MSG("t"));
	assert_true(strlen(printed(&l, &with_excerpt)) < 10000);
}

static void colour_only_when_asked_for(void **state)
{
	(void)state;
	struct source *s = source_of(STR("ab\n"));
	struct diag_list l = diag_list_new(a);
	struct diag *d = diag_add(&l, DIAG_ERROR, STR("r"), (struct span){s, 0, 2}, MSG("t"));
	diag_help(d, MSG("h"));
	struct diag_style style = {.colour = true, .excerpt = true};
	assert_string_equal(printed(&l, &style), "\033[1mx.yaml:1:1\033[0m: \033[1;31merror\033[0m: t [r]\n"
						 "    ab\n"
						 "    \033[1;32m^~\033[0m\n"
						 "  \033[1mhelp\033[0m: h\n");
	assert_null(strchr(printed(&l, &with_excerpt), '\033'));
}

static const char *japanese(const char *msgid, const char *plural, unsigned long count)
{
	(void)plural;
	(void)count;
	return strcmp(msgid, "error") == 0  ? "エラー"
	       : strcmp(msgid, "note") == 0 ? "注記"
	       : strcmp(msgid, "help") == 0 ? "ヒント"
					    : "「%s」";
}

static void everything_is_translated(void **state)
{
	(void)state;
	struct diag_list l = diag_list_new(a);
	struct diag *d = diag_add(&l, DIAG_ERROR, STR("r"), (struct span){0}, MSG("t %s", STR("1")));
	diag_help(d, MSG("h %s", STR("2")));
	diag_note(&l, d, (struct span){0}, MSG("n %s", STR("3")));
	struct diag_style style = {.translate = japanese, .excerpt = true};
	assert_string_equal(printed(&l, &style), "エラー: 「1」 [r]\n注記: 「3」\n  ヒント: 「2」\n");
}

static void add(struct diag_list *l, struct source *s, size_t start, const char *rule, const char *text)
{
	diag_add(l, DIAG_ERROR, str_of(rule), (struct span){s, start, start + 1}, MSG("%s", str_of(text)));
}

static void sorted_by_source_offset_rule_and_text(void **state)
{
	(void)state;
	struct source *b = source_new(a, STR("b"), STR("0123456789ab"));
	struct source *same_name = source_new(a, STR("b"), STR("0123456789ab"));
	struct diag_list l = diag_list_new(a);
	add(&l, b, 9, "r", "t");
	add(&l, same_name, 0, "r", "t");
	add(&l, NULL, 0, "r", "nowhere");
	add(&l, b, 10, "r", "t");
	add(&l, b, 2, "s", "t");
	add(&l, b, 2, "r", "u");
	add(&l, b, 2, "r", "t");
	diag_sort(&l);
	assert_string_equal(printed(&l, &(struct diag_style){0}), "b:1:3: error: t [r]\n"
								  "b:1:3: error: u [r]\n"
								  "b:1:3: error: t [s]\n"
								  "b:1:10: error: t [r]\n"
								  "b:1:11: error: t [r]\n"
								  "b:1:1: error: t [r]\n"
								  "error: nowhere [r]\n");
}

static void exact_repeats_are_dropped(void **state)
{
	(void)state;
	struct source *s = source_of(STR("0123456789"));
	struct diag_list l = diag_list_new(a);
	for (int i = 0; i < 3; i++) {
		add(&l, s, 4, "r", "t");
		add(&l, s, 1, "r", "t");
	}
	diag_add(&l, DIAG_WARNING, STR("r"), (struct span){s, 4, 5}, MSG("%s", STR("t")));
	diag_add(&l, DIAG_ERROR, STR("r"), (struct span){s, 4, 6}, MSG("t"));
	assert_int_equal(l.count[DIAG_ERROR], 7);
	struct diag *first = l.items.v[1];
	diag_sort(&l);
	assert_int_equal(l.items.n, 4);
	assert_int_equal(l.count[DIAG_ERROR], 3);
	assert_int_equal(l.count[DIAG_WARNING], 1);
	assert_int_equal(l.count[DIAG_NOTE], 0);
	assert_ptr_equal(l.items.v[0], first);
	diag_sort(&l);
	assert_int_equal(l.items.n, 4);
}

static void an_empty_list_sorts_and_prints_nothing(void **state)
{
	(void)state;
	struct diag_list l = diag_list_new(a);
	diag_sort(&l);
	assert_string_equal(printed(&l, &with_excerpt), "");
}

static void many_are_sorted_whatever_their_order(void **state)
{
	(void)state;
	enum { COUNT = 5000 };
	struct source *s = source_of(texts_repeated(a, STR("x"), COUNT));
	struct diag_list l = diag_list_new(a);
	for (size_t i = 0; i < COUNT; i++)
		add(&l, s, i * 2741 % COUNT, "r", "t");
	diag_sort(&l);
	assert_int_equal(l.items.n, COUNT);
	for (size_t i = 0; i < COUNT; i++)
		assert_int_equal(l.items.v[i]->at.start, i);
}

static void printing_leaves_a_separate_scratch_as_it_was(void **state)
{
	(void)state;
	struct arena *scratch = arena_new(NULL, NULL);
	struct source *s = source_new(scratch, STR("x"), STR("a\tb\n\x1B"));
	struct diag_list l = diag_list_new(a);
	add(&l, s, 4, "r", "t");
	add(&l, s, 1, "r", "t");
	struct buf out = buf_new(a);
	diag_print_all(&out, scratch, &l, &with_excerpt);
	size_t used = arena_mark(scratch).used;
	diag_print_all(&out, scratch, &l, &with_excerpt);
	assert_int_equal(arena_mark(scratch).used, used);
	assert_int_equal(source_place(s, 4).line, 2);
	arena_free(scratch);
}

static void fixes_are_kept(void **state)
{
	(void)state;
	struct source *s = source_of(STR("taget: 1"));
	struct diag_list l = diag_list_new(a);
	struct diag *d = diag_add(&l, DIAG_ERROR, STR("r"), (struct span){s, 0, 5}, MSG("t"));
	diag_fix(&l, d, (struct span){s, 0, 5}, STR("target"), true);
	diag_fix(&l, d, (struct span){s, 7, 8}, STR("2"), false);
	assert_int_equal(d->fixes.n, 2);
	assert_true(str_eq(d->fixes.v[0].replacement, STR("target")));
	assert_true(d->fixes.v[0].safe);
	assert_false(d->fixes.v[1].safe);
	assert_int_equal(d->fixes.v[1].at.start, 7);
}

/* What is quoted is cut by its characters, not by its bytes. */
static void long_words_are_cut(void **state)
{
	(void)state;
	struct buf b = buf_new(a);
	for (int k = 0; k < 400; k++)
		buf_add_z(&b, "あ");
	struct str full = buf_str(&b);
	assert_true(str_eq(diag_words(a, MSG("%s", full), NULL), full));
	struct str part = str_slice(full, 0, 900);
	assert_true(str_eq(diag_words(a, MSG("%s", part), NULL), part));
	buf_add_z(&b, "い");
	struct str p[] = {full, STR("…")};
	assert_true(str_eq(diag_words(a, MSG("%s", buf_str(&b)), NULL), str_join(a, p, 2, STR(""))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_diagnostic),
		cmocka_unit_test(without_a_place),
		cmocka_unit_test(the_caret_lines_up),
		cmocka_unit_test(a_point_has_one_caret),
		cmocka_unit_test(several_lines_are_underlined_to_the_end_of_the_first),
		cmocka_unit_test(an_empty_line_is_not_shown),
		cmocka_unit_test(escapes_are_counted),
		cmocka_unit_test(nothing_of_the_input_reaches_the_terminal_raw),
		cmocka_unit_test(a_long_line_is_cut_around_the_span),
		cmocka_unit_test(a_long_span_is_underlined_as_far_as_it_is_shown),
		cmocka_unit_test(a_cut_leaves_no_mark_without_its_base),
		cmocka_unit_test(colour_only_when_asked_for),
		cmocka_unit_test(everything_is_translated),
		cmocka_unit_test(sorted_by_source_offset_rule_and_text),
		cmocka_unit_test(exact_repeats_are_dropped),
		cmocka_unit_test(an_empty_list_sorts_and_prints_nothing),
		cmocka_unit_test(many_are_sorted_whatever_their_order),
		cmocka_unit_test(printing_leaves_a_separate_scratch_as_it_was),
		cmocka_unit_test(fixes_are_kept),
		cmocka_unit_test(long_words_are_cut),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
