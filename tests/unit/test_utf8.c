/* UTF-8: well-formedness, code points, cells, compatibility forms, harmless text. */
#include "base/utf8.h"

#include "base/buf.h"

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

static void well_formed_text_passes(void **state)
{
	(void)state;
	static const struct str good[] = {
		STR_INIT(""),
		STR_INIT("plan"),
		STR_INIT("\0\x7F"),
		STR_INIT("\xC2\x80\xDF\xBF"),
		STR_INIT("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"),
		STR_INIT("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"),
		STR_INIT("柴田町情報化計画 12345678 LINE 情報配信登録の数"),
	};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_int_equal(utf8_check(good[i]), good[i].n);
}

static void the_first_bad_byte_is_found(void **state)
{
	(void)state;
	static const struct str bad[] = {
		STR_INIT("\x80"),
		STR_INIT("\xBF"),
		STR_INIT("\xC0\x80"),
		STR_INIT("\xC1\xBF"),
		STR_INIT("\xC2"),
		STR_INIT("\xC2x"),
		STR_INIT("\xE0\x9F\xBF"),
		STR_INIT("\xE3\x81"),
		STR_INIT("\xE3x\x82"),
		STR_INIT("\xED\xA0\x80"),
		STR_INIT("\xED\xBF\xBF"),
		STR_INIT("\xF0\x8F\xBF\xBF"),
		STR_INIT("\xF0\x90\x80"),
		STR_INIT("\xF4\x90\x80\x80"),
		STR_INIT("\xF5\x80\x80\x80"),
		STR_INIT("\xF0\x90\x80\xC0"),
		STR_INIT("\xFE"),
		STR_INIT("\xFF\xFE"),
	};
	static const struct str before[] = {STR_INIT(""), STR_INIT("abc"), STR_INIT("計画"),
					    STR_INIT("12345678計12345678")};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
			const struct str pieces[] = {before[k], bad[i], STR("計画 and more")};
			assert_int_equal(utf8_check(str_join(a, pieces, 3, STR(""))), before[k].n);
			assert_int_equal(utf8_check(str_join(a, pieces, 2, STR(""))), before[k].n);
		}
	}
}

static void each_code_point_survives_encoding(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x120000; cp++) {
		char bytes[4];
		size_t n = utf8_encode(cp, bytes);
		if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
			assert_int_equal(n, 0);
			continue;
		}
		struct str s = {bytes, n};
		size_t at = 0;
		if (utf8_check(s) != n || utf8_next(s, &at) != cp || at != n || utf8_length(s) != 1)
			fail_msg("U+%04X", (unsigned)cp);
	}
}

static void broken_bytes_are_passed_one_by_one(void **state)
{
	(void)state;
	struct str s = STR("\xE8\xA8"
			   "a\xFF");
	size_t at = 0;
	assert_int_equal(utf8_next(s, &at), 0xFFFD);
	assert_int_equal(at, 1);
	assert_int_equal(utf8_next(s, &at), 0xFFFD);
	assert_int_equal(utf8_next(s, &at), 'a');
	assert_int_equal(utf8_next(s, &at), 0xFFFD);
	assert_int_equal(at, s.n);
}

static void lengths_and_widths_differ(void **state)
{
	(void)state;
	static const struct {
		struct str s;
		size_t length, width;
	} rows[] = {
		{STR_INIT(""), 0, 0},	    {STR_INIT("plan 1"), 6, 6},	  {STR_INIT("計画"), 2, 4},
		{STR_INIT("ｶﾞ"), 2, 2},	    {STR_INIT("か\u3099"), 2, 2}, {STR_INIT("e\u0301"), 2, 1},
		{STR_INIT("○△×◎①Ⅰ"), 6, 6}, {STR_INIT("１２％"), 3, 6},	  {STR_INIT("\u3000"), 1, 2},
		{STR_INIT("\t"), 1, 1},	    {STR_INIT("𠮷"), 1, 2},	  {STR_INIT("\u200B"), 1, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(utf8_length(rows[i].s), rows[i].length);
		assert_int_equal(utf8_width(rows[i].s), rows[i].width);
	}
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++)
		assert_in_range(utf8_cell_width(cp), 0, 2);
}

static void a_prefix_is_cut_between_clusters(void **state)
{
	(void)state;
	struct str s = STR("計画2");
	assert_same(utf8_prefix(s, 0), STR(""));
	assert_same(utf8_prefix(s, 1), STR(""));
	assert_same(utf8_prefix(s, 2), STR("計"));
	assert_same(utf8_prefix(s, 3), STR("計"));
	assert_same(utf8_prefix(s, 4), STR("計画"));
	assert_same(utf8_prefix(s, 5), s);
	assert_same(utf8_prefix(s, SIZE_MAX), s);
	assert_same(utf8_prefix(STR("か\u3099き"), 2), STR("か\u3099"));
	assert_same(utf8_prefix(STR("e\u0301x"), 1), STR("e\u0301"));
	/* A family is one cluster: it is kept whole or left out. */
	assert_same(utf8_prefix(STR("a👨\u200D👩x"), 3), STR("a"));
	assert_same(utf8_prefix(STR("a👨\u200D👩x"), 5), STR("a👨\u200D👩"));
	assert_same(utf8_prefix(STR(""), 3), STR(""));
}

static void nfkc_makes_full_width_ascii(void **state)
{
	(void)state;
	assert_same(utf8_nfkc(a, STR("ＦＹ２０２２　（８０％）")), STR("FY2022 (80%)"));
	assert_same(utf8_nfkc(a, STR("㈱")), STR("(株)"));
	assert_same(utf8_nfkc(a, STR("ｶﾞｲﾄﾞ")), STR("ガイド"));
	assert_same(utf8_nfkc(a, STR("か\u3099")), STR("が"));
	assert_same(utf8_nfkc(a, STR("㋿5年")), STR("令和5年"));
	assert_same(utf8_nfkc(a, STR("①Ⅳ㎡")), STR("1IVm2"));
	struct buf narrow = buf_new(a), wide = buf_new(a);
	for (size_t i = 0; i < 500; i++) {
		buf_add_z(&narrow, "ﾄﾞ");
		buf_add_z(&wide, "ド");
	}
	assert_same(utf8_nfkc(a, buf_str(&narrow)), buf_str(&wide));
	assert_same(utf8_nfkc(a, STR("\uFDFA")), STR("صلى الله عليه وسلم"));
}

static void nfkc_returns_what_it_would_not_change(void **state)
{
	(void)state;
	static const struct str same[] = {
		STR_INIT(""),	      STR_INIT("plan 2022"), STR_INIT("柴田町のガイド"), STR_INIT("○ほか、達成。"),
		STR_INIT("\xE8\xA8"), STR_INIT("é")};
	ARENA_NEW(a, char);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		struct arena_mark before = arena_mark(a);
		struct str s = utf8_nfkc(a, same[i]);
		assert_ptr_equal(s.p, same[i].p);
		assert_int_equal(s.n, same[i].n);
		assert_int_equal(arena_mark(a).used, before.used);
	}
}

static void folding_makes_look_alikes_equal(void **state)
{
	(void)state;
	assert_same(utf8_fold(a, STR("Line Registrations")), STR("line registrations"));
	assert_same(utf8_fold(a, STR("ＬＩＮＥ登録")), STR("line登録"));
	assert_same(utf8_fold(a, STR("Straße Σ")), STR("strasse σ"));
	assert_same(utf8_fold(a, STR("ﾗｲﾝ")), STR("ライン"));
	struct str low = STR("already-low_9@[`{");
	assert_ptr_equal(utf8_fold(a, low).p, low.p);
}

static void words_are_letters_and_digits(void **state)
{
	(void)state;
	static const uint32_t word[] = {'a',	'Z',	'0',	 0xE9,	 0x3042, 0x30FC, 0x6F22,
					0x2163, 0xFF21, 0x20000, 0x3099, 0x1C5,	 0x903};
	static const uint32_t other[] = {' ',	 '-',	 '_',	 '.',	 ':',	 0,	0x7F,
					 0x3000, 0x3001, 0x2460, 0x200B, 0x2014, 0xFFFD};
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		assert_true(utf8_is_word(word[i]));
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		assert_false(utf8_is_word(other[i]));
}

static void unsafe_are_controls_and_bidi(void **state)
{
	(void)state;
	static const uint32_t unsafe[] = {0,	  0x08,	  0x0B,	  0x0D,	  0x1B,	  0x1F,	  0x7F,
					  0x80,	  0x9B,	  0x9F,	  0x61C,  0x200E, 0x200F, 0x2028,
					  0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF};
	static const uint32_t safe[] = {'\t',	'\n',	' ',	'~',	0xA0,	0x61B,	0x61D,	0x200D,
					0x2010, 0x2027, 0x202F, 0x2065, 0x206A, 0x3000, 0x8A08, 0xFEFE};
	for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
		assert_true(utf8_is_unsafe(unsafe[i]));
	for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
		assert_false(utf8_is_unsafe(safe[i]));
}

static void inert_text_moves_no_terminal(void **state)
{
	(void)state;
	assert_same(utf8_inert(a, STR("\x1B[31m赤\x1B[0m")), STR("<U+001B>[31m赤<U+001B>[0m"));
	assert_same(utf8_inert(a, STR("a\tb\nc\r\0")), STR("a b c<U+000D><U+0000>"));
	assert_same(utf8_inert(a, STR("実\u202E績")), STR("実<U+202E>績"));
	assert_same(utf8_inert(a, STR("\uFEFF計\u2028画")), STR("<U+FEFF>計<U+2028>画"));
	assert_same(utf8_inert(a, STR("\xC2\x9B"
				      "1m")),
		    STR("<U+009B>1m"));
	assert_same(utf8_inert(a, STR("\x8C\x76計")), STR("<8C>v計"));
	struct str harmless = STR("計画 100% \uFFFD");
	assert_ptr_equal(utf8_inert(a, harmless).p, harmless.p);
	assert_same(utf8_inert(a, STR("")), STR(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(well_formed_text_passes),
		cmocka_unit_test(the_first_bad_byte_is_found),
		cmocka_unit_test(each_code_point_survives_encoding),
		cmocka_unit_test(broken_bytes_are_passed_one_by_one),
		cmocka_unit_test(lengths_and_widths_differ),
		cmocka_unit_test(a_prefix_is_cut_between_clusters),
		cmocka_unit_test(nfkc_makes_full_width_ascii),
		cmocka_unit_test(nfkc_returns_what_it_would_not_change),
		cmocka_unit_test(folding_makes_look_alikes_equal),
		cmocka_unit_test(words_are_letters_and_digits),
		cmocka_unit_test(unsafe_are_controls_and_bidi),
		cmocka_unit_test(inert_text_moves_no_terminal),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
