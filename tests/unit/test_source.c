/* Lines and columns of a source. */
#include "base/buf.h"
#include "base/utf8.h"
#include "diag/source.h"

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

static struct source *source_of(struct str bytes)
{
	return source_new(a, STR("plans/x.yaml"), bytes);
}

static void assert_place(struct source *s, size_t offset, size_t line, size_t column)
{
	struct place p = source_place(s, offset);
	if (p.line != line || p.column != column)
		fail_msg("offset %zu: have %zu:%zu, want %zu:%zu", offset, p.line, p.column, line, column);
}

static void assert_line(struct source *s, size_t line, struct str want)
{
	struct str have = source_line(s, line);
	if (!str_eq(have, want))
		fail_msg("line %zu: have \"%.*s\", want \"%.*s\"", line, STR_ARG(have), STR_ARG(want));
}

static void every_line_end_ends_a_line(void **state)
{
	(void)state;
	struct source *s = source_of(STR("a\nb\r\nc\rd\r\r\n\n\re"));
	static const struct str want[] = {STR_INIT("a"), STR_INIT("b"), STR_INIT("c"), STR_INIT("d"),
					  STR_INIT(""),	 STR_INIT(""),	STR_INIT(""),  STR_INIT("e")};
	for (size_t i = 0; i < 8; i++)
		assert_line(s, i + 1, want[i]);
	assert_int_equal(s->line_count, 8);
	assert_line(s, 0, STR(""));
	assert_line(s, 9, STR(""));
	assert_int_equal(source_line_start(s, 9), s->bytes.n);
	struct span last = source_line_around(s, s->bytes.n + 9);
	assert_int_equal(last.start, s->bytes.n - 1);
	assert_int_equal(last.end, s->bytes.n);
	assert_place(s, 0, 1, 1);
	assert_place(s, 2, 2, 1);
	assert_place(s, 5, 3, 1);
	assert_place(s, 7, 4, 1);
	assert_place(s, 9, 5, 1);
	assert_place(s, 11, 6, 1);
	assert_place(s, 12, 7, 1);
	assert_place(s, 13, 8, 1);
}

static void columns_count_characters(void **state)
{
	(void)state;
	struct source *s = source_of(STR("id: x\n目標: か\u3099 80\n"));
	assert_place(s, 4, 1, 5);
	assert_place(s, 6, 2, 1);
	assert_place(s, 9, 2, 2);
	assert_place(s, 12, 2, 3);
	assert_place(s, 14, 2, 5);
	assert_place(s, 21, 2, 8);
}

static void places_in_and_behind_a_line_end(void **state)
{
	(void)state;
	struct source *s = source_of(STR("ab\r\ncd"));
	assert_place(s, 2, 1, 3);
	assert_place(s, 3, 1, 3);
	assert_place(s, 6, 2, 3);
	assert_place(s, 7, 2, 3);
	assert_place(s, SIZE_MAX, 2, 3);
	s = source_of(STR("ab\n"));
	assert_place(s, 3, 2, 1);
	assert_line(s, 2, STR(""));
}

static void an_empty_source_has_one_place(void **state)
{
	(void)state;
	assert_place(source_of(STR("")), 0, 1, 1);
	assert_place(source_of((struct str){0}), 5, 1, 1);
	assert_line(source_of((struct str){0}), 1, STR(""));
}

/* The plain way to count lines, against the fast one. */
static void lines_agree_with_counting_byte_by_byte(void **state)
{
	(void)state;
	char bytes[8];
	for (unsigned long n = 0; n < 4UL * 4 * 4 * 4 * 4 * 4 * 4; n++) {
		unsigned long rest = n;
		for (size_t i = 0; i < 7; i++, rest /= 4)
			bytes[i] = "a\n\rb"[rest % 4];
		struct arena_mark mark = arena_mark(a);
		struct source *s = source_of((struct str){bytes, 7});
		size_t line = 1;
		for (size_t i = 0; i < 7; i++) {
			if (source_place(s, i).line != line)
				fail_msg("case %lu, offset %zu", n, i);
			line += bytes[i] == '\n' || (bytes[i] == '\r' && (i == 6 || bytes[i + 1] != '\n'));
		}
		assert_int_equal(s->line_count, line);
		arena_rewind(a, mark);
	}
}

/* Over the bounds of the table of lines, a line end on either side of each. */
static void lines_agree_over_blocks(void **state)
{
	(void)state;
	enum { BYTES = 3 * SOURCE_BLOCK };
	for (size_t round = 0; round < 12; round++) {
		struct arena_mark mark = arena_mark(a);
		char *bytes = ARENA_ARRAY(a, char, BYTES);
		for (size_t i = 0; i < BYTES; i++)
			bytes[i] = i % 61 == 0 ? "\n\rx"[i / 61 % (2 + round % 2)] : 'x';
		for (size_t i = SOURCE_BLOCK; i < BYTES; i += SOURCE_BLOCK) {
			bytes[i - 1] = "\r\nx\r"[round % 4];
			bytes[i] = "\n\n\r\r"[round % 4];
		}
		struct source *s = source_of((struct str){bytes, BYTES - round % 3});
		size_t n = s->bytes.n, line = 1, start = 0;
		for (size_t i = 0; i < n; i++) {
			if (i % 997 == 0 || i % SOURCE_BLOCK < 3) {
				assert_int_equal(source_place(s, i).line, line);
				assert_int_equal(source_line_start(s, line), start);
			}
			if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == n || bytes[i + 1] != '\n'))) {
				line++;
				start = i + 1;
			}
		}
		assert_int_equal(s->line_count, line);
		arena_rewind(a, mark);
	}
}

/* Lines of many blocks, of characters of three bytes, which the blocks cut; the columns are counted one by one. */
static void columns_agree_over_blocks(void **state)
{
	(void)state;
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	for (size_t round = 0; round < 9; round++) {
		struct arena_mark mark = arena_mark(a);
		struct buf b = buf_new(a);
		buf_fill(&b, 'x', round);
		for (size_t i = 0; i < 2 * SOURCE_BLOCK; i++) {
			buf_add_z(&b, "目");
			if (i == SOURCE_BLOCK + 700 || i == SOURCE_BLOCK + 701)
				buf_add_z(&b, ends[round % 3]);
		}
		struct source *s = source_of(buf_str(&b));
		size_t line = 1, start = 0, column = 1;
		for (size_t at = 0; at < s->bytes.n;) {
			char c = s->bytes.p[at];
			if (at % 61 == 0 || at % SOURCE_BLOCK < 4 || c == '\n' || c == '\r') {
				struct span around = source_line_around(s, at);
				assert_place(s, at, line, column);
				assert_int_equal(around.start, start);
				assert_true(around.end >= at || c == '\n');
				assert_true(around.end == s->bytes.n || s->bytes.p[around.end] == '\n' ||
					    s->bytes.p[around.end] == '\r');
			}
			bool ends_line = c == '\n' || (c == '\r' && s->bytes.p[at + 1] != '\n');
			utf8_next(s->bytes, &at);
			line += ends_line;
			start = ends_line ? at : start;
			/* The second byte of a line's end is where the first is. */
			column = ends_line ? 1 : c == '\r' ? column : column + 1;
		}
		arena_rewind(a, mark);
	}
}

static void assert_span(struct span span, const char *want)
{
	assert_string_equal(str_z(a, span_text(a, span)), want);
}

static void spans_in_words(void **state)
{
	(void)state;
	struct source *s = source_of(STR("a: 1\n目標: x\n"));
	assert_span((struct span){s, 13, 14}, "plans/x.yaml:2:5");
	assert_span((struct span){s, 0, 14}, "plans/x.yaml:1:1");
	assert_span((struct span){source_of(STR("")), 0, 0}, "plans/x.yaml");
	assert_span((struct span){0}, "");
	assert_span((struct span){source_new(a, STR("\x1B[2J\xFF.csv"), STR("x")), 0, 1}, "<U+001B>[2J<FF>.csv:1:1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_end_ends_a_line),
		cmocka_unit_test(columns_count_characters),
		cmocka_unit_test(places_in_and_behind_a_line_end),
		cmocka_unit_test(an_empty_source_has_one_place),
		cmocka_unit_test(lines_agree_with_counting_byte_by_byte),
		cmocka_unit_test(lines_agree_over_blocks),
		cmocka_unit_test(columns_agree_over_blocks),
		cmocka_unit_test(spans_in_words),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
