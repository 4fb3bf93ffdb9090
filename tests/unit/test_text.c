/* Character sets: what is recognised, what is converted, and what is said of the rest. */
#include "read/text.h"

#include "../support/findings.h"
#include "../support/texts.h"

#include <iconv.h>
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

/* What Excel in Japan writes: NEC row 13, NEC and IBM extensions, half-width katakana, the wave dash, a yen-like
 * backslash. */
static const struct str japanese = STR_INIT("指標,目標値\r\n①㈱髙﨑,約２，８００人〜\r\nｶﾅﾊﾝｶｸ,‖－¢ \\ ~ ～\r\n");

static struct str encoded(struct str utf8, const char *charset)
{
	iconv_t cd = iconv_open(charset, "UTF-8");
	size_t in_left = utf8.n, room = utf8.n * 4, out_left = room;
	char *in = (char *)utf8.p, *text = ARENA_ARRAY(a, char, room), *out = text;

	assert_true(cd != (iconv_t)-1);
	assert_true(iconv(cd, &in, &in_left, &out, &out_left) != (size_t)-1);
	iconv_close(cd);
	return (struct str){text, room - out_left};
}

static struct str joined(struct str x, struct str y)
{
	const struct str pieces[] = {x, y};

	return str_join(a, pieces, 2, STR(""));
}

static void assert_str(struct str have, struct str want)
{
	if (!str_eq(have, want))
		fail_msg("have \"%.*s\"\nwant \"%.*s\"", STR_ARG(have), STR_ARG(want));
}

static void assert_read(struct str raw, enum text_charset want, enum text_charset charset, struct str text)
{
	struct diag_list diags = diag_list_new(a);
	enum text_charset found = TEXT_AUTO;
	struct source *s = read_text(a, STR("x.csv"), raw, want, &found, &diags);

	assert_str(findings_text(a, &diags), STR(""));
	assert_non_null(s);
	assert_str(s->bytes, text);
	assert_str(s->name, STR("x.csv"));
	assert_int_equal(found, charset);
}

static void assert_refused(struct str raw, enum text_charset want, struct str findings)
{
	struct diag_list diags = diag_list_new(a);
	enum text_charset found = TEXT_AUTO;

	assert_null(read_text(a, STR("x.csv"), raw, want, &found, &diags));
	assert_int_equal(found, TEXT_AUTO);
	assert_int_equal(diags.count[DIAG_ERROR], 1);
	assert_str(findings_text(a, &diags), findings);
}

static void utf8_is_not_copied(void **state)
{
	(void)state;
	struct diag_list diags = diag_list_new(a);

	assert_read(japanese, TEXT_AUTO, TEXT_UTF8, japanese);
	assert_read(japanese, TEXT_UTF8, TEXT_UTF8, japanese);
	assert_ptr_equal(read_text(a, STR("x"), japanese, TEXT_AUTO, NULL, &diags)->bytes.p, japanese.p);
	assert_read(STR(""), TEXT_AUTO, TEXT_UTF8, STR(""));
	assert_read(STR("id,value\n"), TEXT_AUTO, TEXT_UTF8, STR("id,value\n"));
}

/* What is said of a large text of kana with one byte changed, read by some threads. */
static void assert_fault_in_large_text(char *text, size_t n, size_t at, char c, struct str rule)
{
	char before = text[at];
	text[at] = c;
	for (size_t jobs = 1; jobs <= 3; jobs += 2) {
		struct diag_list diags = diag_list_new(a);
		assert_null(read_text_by(jobs, a, STR("x"), (struct str){text, n}, TEXT_UTF8, NULL, &diags));
		assert_int_equal(diags.items.n, 1);
		assert_str(diags.items.v[0]->rule, rule);
		/* A character of which a byte is missing is wrong from its start; a NUL is where it is. */
		assert_int_equal(diags.items.v[0]->at.start, at - at % 3);
	}
	text[at] = before;
}

static void large_texts_are_checked_in_pieces(void **state)
{
	(void)state;
	/* Twice what is looked at in one piece, and a little; its bounds lie within characters. */
	const size_t piece = 4 << 20, n = (2 * piece + 3000) / 3 * 3;
	char *text = ARENA_ARRAY(a, char, n);
	for (size_t i = 0; i < n; i += 3)
		memcpy(text + i, "あ", 3);
	for (size_t jobs = 1; jobs <= 3; jobs++) {
		struct diag_list diags = diag_list_new(a);
		const struct source *s =
			read_text_by(jobs, a, STR("x"), (struct str){text, n}, TEXT_UTF8, NULL, &diags);
		assert_non_null(s);
		assert_int_equal(s->bytes.n, n);
	}
	for (size_t k = 1; k <= 2; k++)
		for (size_t at = k * piece - 3; at < k * piece + 3; at++)
			assert_fault_in_large_text(text, n, at, '\xFF', STR("not-utf8"));
	assert_fault_in_large_text(text, n, n - 1, '\xFF', STR("not-utf8"));
	/* Bytes that go on with no character at all, over a piece's bound. */
	char whole[6];
	memcpy(whole, text + piece, sizeof whole);
	memset(text + piece, '\x80', sizeof whole);
	assert_fault_in_large_text(text, n, piece + 2, '\x80', STR("not-utf8"));
	memcpy(text + piece, whole, sizeof whole);
	/* Of two faults the first is told. */
	text[piece + 602] = '\0';
	assert_fault_in_large_text(text, n, 300, '\0', STR("nul-byte"));
	text[piece + 602] = text[602];
	text[piece + 3] = '\xFF';
	assert_fault_in_large_text(text, n, 300, '\xFF', STR("not-utf8"));
}

static void a_byte_order_mark_is_no_text(void **state)
{
	(void)state;
	struct str bom = STR("\xEF\xBB\xBF");

	assert_read(joined(bom, japanese), TEXT_AUTO, TEXT_UTF8, japanese);
	assert_read(joined(bom, japanese), TEXT_UTF8, TEXT_UTF8, japanese);
	assert_read(bom, TEXT_AUTO, TEXT_UTF8, STR(""));
	assert_read(joined(bom, bom), TEXT_AUTO, TEXT_UTF8, bom);
	assert_read(STR("\xFF\xFE"), TEXT_AUTO, TEXT_UTF16LE, STR(""));
}

static void cp932_is_recognised(void **state)
{
	(void)state;
	/* CP932 has a full-width tilde where others have a wave dash. */
	struct str text = STR("指標,目標値\r\n①㈱髙﨑,約２，８００人～\r\nｶﾅﾊﾝｶｸ,∥－￠ \\ ~\r\n");
	struct str raw = encoded(text, "CP932");

	assert_read(raw, TEXT_AUTO, TEXT_CP932, text);
	assert_read(raw, TEXT_CP932, TEXT_CP932, text);
	/* 表 and ソ end in the byte of a backslash; ｱ alone is one byte that becomes three. */
	assert_read(STR("\x95\x5C\x83\x5C\xB1"), TEXT_AUTO, TEXT_CP932, STR("表ソｱ"));
	assert_read(STR("\xB1\xB2\xB3\xB4\xB5\xB6\xB7\xB8"), TEXT_CP932, TEXT_CP932, STR("ｱｲｳｴｵｶｷｸ"));
}

static void utf16_is_recognised_by_its_mark(void **state)
{
	(void)state;
	struct str text = joined(japanese, STR("𠮷野家😀\n"));

	assert_read(joined(STR("\xFF\xFE"), encoded(text, "UTF-16LE")), TEXT_AUTO, TEXT_UTF16LE, text);
	assert_read(joined(STR("\xFE\xFF"), encoded(text, "UTF-16BE")), TEXT_AUTO, TEXT_UTF16BE, text);
	assert_read(encoded(text, "UTF-16BE"), TEXT_UTF16BE, TEXT_UTF16BE, text);
	assert_read(encoded(text, "UTF-16LE"), TEXT_UTF16LE, TEXT_UTF16LE, text);
}

static void broken_utf16_is_refused_where_it_breaks(void **state)
{
	(void)state;
	struct str help =
		STR("\n  help: save it as UTF-8: in Notepad with \"Save as\" and the encoding UTF-8, in Excel as "
		    "\"CSV UTF-8\"");

	/* A high surrogate alone, a low one alone, half of a unit at the end. */
	assert_refused(
		(struct str){"\xFF\xFE\x42\x30\x0A\0\x42\x30\x3D\xD8\x41\0", 12}, TEXT_AUTO,
		joined(STR("2:2 not-text: the bytes 3D D8 are not UTF-16LE: half of a character is missing"), help));
	assert_refused(
		(struct str){"\xFE\xFF\0a\xDE\x00\0b", 8}, TEXT_AUTO,
		joined(STR("1:2 not-text: the bytes DE 00 are not UTF-16BE: half of a character is missing"), help));
	assert_refused(
		(struct str){"\xFF\xFE\x61\0\x62", 5}, TEXT_AUTO,
		joined(STR("1:2 not-text: the bytes 62 are not UTF-16LE: half of a character is missing"), help));
}

static void what_is_of_no_set_is_refused_where_it_breaks(void **state)
{
	(void)state;
	struct str help =
		STR("\n  help: save it as UTF-8: in Notepad with \"Save as\" and the encoding UTF-8, in Excel as "
		    "\"CSV UTF-8\"");

	/* UTF-8 went further, CP932 went further, a character cut off at the end. */
	assert_refused(STR("目標\nあ\xFF,1\n"), TEXT_AUTO,
		       joined(STR("2:2 not-text: the byte FF is neither UTF-8 nor CP932 (Shift_JIS)"), help));
	assert_refused(STR("\x96\xDA\x95\x57\n\x82\xA0\x82\xA2\xFF"), TEXT_AUTO,
		       joined(STR("2:3 not-text: the byte FF is neither UTF-8 nor CP932 (Shift_JIS)"), help));
	assert_refused(STR("a\n\x96"), TEXT_CP932,
		       joined(STR("2:1 not-text: the byte 96 is not CP932 (Shift_JIS)"), help));
	assert_refused(STR("\xEF\xBB\xBFok\xFF"), TEXT_AUTO,
		       joined(STR("1:3 not-text: the byte FF is not UTF-8"), help));
}

static void a_plan_that_is_not_utf8_is_told_what_it_is(void **state)
{
	(void)state;
	struct str help =
		STR("\n  help: save it as UTF-8: in Notepad with \"Save as\" and the encoding UTF-8, in Excel as "
		    "\"CSV UTF-8\"");

	assert_refused(encoded(STR("id: x\nid2: 計画\n"), "CP932"), TEXT_UTF8,
		       STR("2:6 not-utf8: the file is CP932 (Shift_JIS), not UTF-8\n"
			   "  help: save it as UTF-8: in Notepad with \"Save as\" and the encoding UTF-8, or with "
			   "iconv -f CP932 -t UTF-8"));
	assert_refused(STR("\xFF\xFE\x61\0"), TEXT_UTF8,
		       joined(STR("1:1 not-utf8: the file is UTF-16, not UTF-8"), help));
	assert_refused((struct str){"\xFE\xFF\0a", 4}, TEXT_UTF8,
		       joined(STR("1:1 not-utf8: the file is UTF-16, not UTF-8"), help));
	assert_refused(STR("title: あ\xFF"), TEXT_UTF8, joined(STR("1:9 not-utf8: the byte FF is not UTF-8"), help));
}

static void old_japanese_sets_are_told_by_name(void **state)
{
	(void)state;
	struct str euc = encoded(STR("あいうえお,かきくけこ\n"), "EUC-JP"),
		   ascii = texts_repeated(a, STR("id,value\n"), 600);
	struct str said = STR("1:1 not-text: the file is EUC-JP, not UTF-8\n"
			      "  help: save it as UTF-8, or convert it with iconv -f EUC-JP -t UTF-8");

	/* All of it could be katakana of half width too; looked at up to the last line that its head holds whole. */
	assert_refused(euc, TEXT_AUTO, said);
	assert_refused(texts_repeated(a, euc, 300), TEXT_AUTO, said);
	/* What only comes later is not looked for. */
	assert_refused(joined(ascii, STR("\xFF")), TEXT_UTF8,
		       STR("601:1 not-utf8: the byte FF is not UTF-8\n"
			   "  help: save it as UTF-8: in Notepad with \"Save as\" and the encoding UTF-8, in Excel as "
			   "\"CSV UTF-8\""));
	assert_refused(STR("\x1B$@;XI8\x1B(J\n"), TEXT_AUTO,
		       STR("1:1 not-text: the file is ISO-2022-JP (JIS), not UTF-8\n"
			   "  help: save it as UTF-8, or convert it with iconv -f ISO-2022-JP -t UTF-8"));
}

static void a_nul_is_refused_where_it_stands(void **state)
{
	(void)state;
	struct str help = STR("\n  help: the file is damaged, no text, or UTF-16 without a byte order mark: "
			      "save it as UTF-8");

	assert_refused((struct str){"あ\n\0b", 6}, TEXT_AUTO,
		       joined(STR("2:1 nul-byte: a NUL, which no text contains"), help));
	assert_refused((struct str){"a: あ\0", 7}, TEXT_UTF8,
		       joined(STR("1:5 nul-byte: a NUL, which no text contains"), help));
	/* In CP932 and UTF-16 too, and before what is broken. */
	assert_refused((struct str){"\x82\xA0\0\xFF", 4}, TEXT_AUTO,
		       joined(STR("1:2 nul-byte: a NUL, which no text contains"), help));
	assert_refused((struct str){"\xFF\xFE\x61\0\0\0", 6}, TEXT_AUTO,
		       joined(STR("1:2 nul-byte: a NUL, which no text contains"), help));
	/* UTF-16 without its mark. */
	assert_refused((struct str){"i\0d\0,\0", 6}, TEXT_AUTO,
		       joined(STR("1:2 nul-byte: a NUL, which no text contains"), help));
}

static void a_workbook_is_called_a_workbook(void **state)
{
	(void)state;

	assert_refused(
		(struct str){"PK\x03\x04\x14\0\x06\0\x08\0", 10}, TEXT_AUTO,
		STR("1:1 not-text: this is an Excel workbook, a Word document or a ZIP archive, not a text file\n"
		    "  help: open it in its program and save the table as CSV (UTF-8)"));
	assert_refused(STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), TEXT_UTF8,
		       STR("1:1 not-utf8: this is an old Excel workbook or Word document, not a text file\n"
			   "  help: give the YAML file of the plan"));
	assert_refused(STR("%PDF-1.7\n"), TEXT_AUTO,
		       STR("1:1 not-text: this is a PDF document, not a text file\n"
			   "  help: open it in its program and save the table as CSV (UTF-8)"));
	assert_refused(STR("%PDF-2.0\n"), TEXT_AUTO,
		       STR("1:1 not-text: this is a PDF document, not a text file\n"
			   "  help: open it in its program and save the table as CSV (UTF-8)"));
	/* Text that begins like one is text. */
	assert_read(STR("%PDF-form,id\n"), TEXT_AUTO, TEXT_UTF8, STR("%PDF-form,id\n"));
}

static void each_set_has_a_name(void **state)
{
	(void)state;

	assert_string_equal(text_charset_name(TEXT_AUTO), "");
	for (int c = TEXT_AUTO + 1; c < TEXT_CHARSET_COUNT; c++)
		assert_true(strlen(text_charset_name((enum text_charset)c)) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(utf8_is_not_copied, begin, end),
		cmocka_unit_test_setup_teardown(large_texts_are_checked_in_pieces, begin, end),
		cmocka_unit_test_setup_teardown(a_byte_order_mark_is_no_text, begin, end),
		cmocka_unit_test_setup_teardown(cp932_is_recognised, begin, end),
		cmocka_unit_test_setup_teardown(utf16_is_recognised_by_its_mark, begin, end),
		cmocka_unit_test_setup_teardown(broken_utf16_is_refused_where_it_breaks, begin, end),
		cmocka_unit_test_setup_teardown(what_is_of_no_set_is_refused_where_it_breaks, begin, end),
		cmocka_unit_test_setup_teardown(a_plan_that_is_not_utf8_is_told_what_it_is, begin, end),
		cmocka_unit_test_setup_teardown(old_japanese_sets_are_told_by_name, begin, end),
		cmocka_unit_test_setup_teardown(a_nul_is_refused_where_it_stands, begin, end),
		cmocka_unit_test_setup_teardown(a_workbook_is_called_a_workbook, begin, end),
		cmocka_unit_test_setup_teardown(each_set_has_a_name, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
