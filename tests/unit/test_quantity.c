/* Cells of results tables: numbers as people write them, words for no figure, and what must not be guessed. */
#include "read/quantity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

static int set_up(void **state)
{
	*state = arena_new(NULL, NULL);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

struct number_case {
	const char *cell, *value;
	int scale;
	unsigned marks;
	const char *unit;
};

static void check_numbers(struct arena *a, const struct number_case *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool almost = true;
		struct quantity q = quantity_parse(a, str_of(v[i].cell), &almost);
		if (q.kind != QUANTITY_NUMBER || almost)
			fail_msg("\"%s\" is no number", v[i].cell);
		struct str text = rat_exact(a, q.value, q.scale > 0 ? q.scale : 0);
		if (!str_eq(text, str_of(v[i].value)) || q.scale != v[i].scale || q.marks != v[i].marks ||
		    !str_eq(q.unit, str_of(v[i].unit ? v[i].unit : "")))
			fail_msg("\"%s\" is %.*s, scale %d, marks %x, unit \"%.*s\"", v[i].cell, STR_ARG(text), q.scale,
				 q.marks, STR_ARG(q.unit));
		assert_int_equal(q.word.n, 0);
	}
}

#define CHECK_NUMBERS(a, v) check_numbers((a), (v), sizeof(v) / sizeof *(v))

static void plain_numbers_are_read(void **state)
{
	static const struct number_case v[] = {
		{"0", "0", 0, 0, NULL},
		{"2800", "2800", 0, 0, NULL},
		{"+5", "5", 0, 0, NULL},
		{"-5", "-5", 0, 0, NULL},
		{"74.9", "74.9", 1, 0, NULL},
		{"100.0", "100.0", 1, 0, NULL},
		{"-0.50", "-0.50", 2, 0, NULL},
		{"007", "7", 0, 0, NULL},
		{".5", "0.5", 1, 0, NULL},
		{"‐5", "-5", 0, 0, NULL},
		{"50﹪", "50", 0, 0, "﹪"},
		{" 12\t", "12", 0, 0, NULL},
		{"\u300012\u3000", "12", 0, 0, NULL},
		{"999999999999999999", "999999999999999999", 0, 0, NULL},
		{"9999999999999999999", "9999999999999999999", 0, 0, NULL},
		{"-123456789012345678901234567890.5", "-123456789012345678901234567890.5", 1, 0, NULL},
		{"1.23E+05", "123000", -3, 0, NULL},
		{"5e-3", "0.005", 3, 0, NULL},
	};
	CHECK_NUMBERS(*state, v);
}

static void wide_forms_separators_and_signs_are_read(void **state)
{
	static const struct number_case v[] = {
		{"２，８００", "2800", 0, 0, NULL},
		{"７４．９％", "74.9", 1, 0, "％"},
		{"1,234,567", "1234567", 0, 0, NULL},
		{"12,345.67", "12345.67", 2, 0, NULL},
		{"▲5", "-5", 0, 0, NULL},
		{"△1,200", "-1200", 0, 0, NULL},
		{"▲ 1.5", "-1.5", 1, 0, NULL},
		{"−5", "-5", 0, 0, NULL},
		{"–5", "-5", 0, 0, NULL},
		{"－５", "-5", 0, 0, NULL},
		{"＋５", "5", 0, 0, NULL},
		{"￥1,200", "1200", 0, 0, "円"},
		{"-¥300", "-300", 0, 0, "円"},
		{"±0", "0", 0, 0, NULL},
		{"第3位", "3", 0, 0, "位"},
		{"2,800人※1", "2800", 0, 0, "人"},
		{"※ 12", "12", 0, 0, NULL},
		{"12（※）", "12", 0, 0, NULL},
		{"12 ※２", "12", 0, 0, NULL},
		{"▼5", "-5", 0, 0, NULL},
		{"▽5", "-5", 0, 0, NULL},
		{"\u20125", "-5", 0, 0, NULL},
		{"\uFE635", "-5", 0, 0, NULL},
	};
	CHECK_NUMBERS(*state, v);
}

static void units_are_split_off(void **state)
{
	static const struct number_case v[] = {
		{"2,800人", "2800", 0, 0, "人"},
		{"74.9%", "74.9", 1, 0, "%"},
		{"98%", "98", 0, 0, "%"},
		{"0件", "0", 0, 0, "件"},
		{"12台", "12", 0, 0, "台"},
		{"288時間", "288", 0, 0, "時間"},
		{"12 台", "12", 0, 0, "台"},
		{"50m2", "50", 0, 0, "m2"},
		{"50㎡", "50", 0, 0, "㎡"},
		{"1.5t-CO2", "1.5", 1, 0, "t-CO2"},
		{"3人/日", "3", 0, 0, "人/日"},
		{"12 km", "12", 0, 0, "km"},
		{"3 litres", "3", 0, 0, "litres"},
		{"3items", "3", 0, 0, "items"},
		{"3kl", "3", 0, 0, "kl"},
		{"3l/日", "3", 0, 0, "l/日"},
		{"12\u2009km", "12", 0, 0, "km"},
		{"12\u202Fkm", "12", 0, 0, "km"},
		{"7 abcdefghij abcdefghi", "7", 0, 0, "abcdefghij abcdefghi"},
	};
	CHECK_NUMBERS(*state, v);
}

static void multipliers_are_read(void **state)
{
	static const struct number_case v[] = {
		{"3千", "3000", -3, 0, NULL},
		{"3千円", "3000", -3, 0, "円"},
		{"1.2万", "12000", -3, 0, NULL},
		{"１．２万人", "12000", -3, 0, "人"},
		{"5億", "500000000", -8, 0, NULL},
		{"1億2,000万", "120000000", -4, 0, NULL},
		{"1億2,000万3千", "120003000", -3, 0, NULL},
		{"1万2345", "12345", 0, 0, NULL},
		{"5百万円", "5000000", -6, 0, "円"},
		{"2千3百万", "23000000", -6, 0, NULL},
		{"1兆", "1000000000000", -12, 0, NULL},
		{"▲1.25億", "-125000000", -6, 0, NULL},
		{"0.5万", "5000", -3, 0, NULL},
	};
	CHECK_NUMBERS(*state, v);
}

static void marks_are_kept(void **state)
{
	static const struct number_case v[] = {
		{"約2,800人", "2800", 0, QUANTITY_ABOUT, "人"},
		{"約 2,800", "2800", 0, QUANTITY_ABOUT, NULL},
		{"およそ97%", "97", 0, QUANTITY_ABOUT, "%"},
		{"ほぼ100%", "100", 0, QUANTITY_ABOUT, "%"},
		{"70人程度", "70", 0, QUANTITY_ABOUT, "人"},
		{"約70人程度", "70", 0, QUANTITY_ABOUT, "人"},
		{"About 70", "70", 0, QUANTITY_ABOUT, NULL},
		{"70名以上", "70", 0, QUANTITY_OR_MORE, "名"},
		{"25人以下", "25", 0, QUANTITY_OR_LESS, "人"},
		{"93%超", "93", 0, QUANTITY_OVER, "%"},
		{"100未満", "100", 0, QUANTITY_UNDER, NULL},
		{"2,800余人", "2800", 0, QUANTITY_OVER, "人"},
		{"2,800人余", "2800", 0, QUANTITY_OVER, "人"},
		{">= 5", "5", 0, QUANTITY_OR_MORE, NULL},
		{"＜5", "5", 0, QUANTITY_UNDER, NULL},
		{"2,800(速報)", "2800", 0, QUANTITY_PROVISIONAL, NULL},
		{"2,800人（速報値）", "2800", 0, QUANTITY_PROVISIONAL, "人"},
		{"【確報】2,800", "2800", 0, QUANTITY_FINAL, NULL},
		{"(累計)120", "120", 0, QUANTITY_TOTAL, NULL},
		{"累計120件", "120", 0, QUANTITY_TOTAL, "件"},
		{"（訂正） 約120", "120", 0, QUANTITY_REVISED | QUANTITY_ABOUT, NULL},
		{"p2,800", "2800", 0, QUANTITY_PROVISIONAL, NULL},
		{"2,800 p", "2800", 0, QUANTITY_PROVISIONAL, NULL},
		{"2,800r", "2800", 0, QUANTITY_REVISED, NULL},
		{"ｒ2,800", "2800", 0, QUANTITY_REVISED, NULL},
		{"2,800 (P)", "2800", 0, QUANTITY_PROVISIONAL, NULL},
		{"2,800〈速報〉", "2800", 0, QUANTITY_PROVISIONAL, NULL},
		{"2,800《確報》", "2800", 0, QUANTITY_FINAL, NULL},
		{"〔累計〕2,800", "2800", 0, QUANTITY_TOTAL, NULL},
		{"2,800余り人", "2800", 0, QUANTITY_OVER, "人"},
		{"2,800(確報)(累計)", "2800", 0, QUANTITY_FINAL | QUANTITY_TOTAL, NULL},
		{"延べ1,234人", "1234", 0, 0, "人"},
		{"12hr", "12", 0, 0, "hr"},
		{"約▲5", "-5", 0, QUANTITY_ABOUT, NULL},
	};
	CHECK_NUMBERS(*state, v);
}

static void missing_figures_keep_their_word_and_reason(void **state)
{
	static const struct {
		const char *cell;
		enum quantity_reason reason;
	} v[] = {
		{"", REASON_UNSTATED},
		{"  ", REASON_UNSTATED},
		{"—", REASON_UNSTATED},
		{"―", REASON_UNSTATED},
		{"ー", REASON_UNSTATED},
		{"-", REASON_UNSTATED},
		{"－", REASON_UNSTATED},
		{"--", REASON_UNSTATED},
		{"――", REASON_UNSTATED},
		{"−", REASON_UNSTATED},
		{"──", REASON_UNSTATED},
		{"━", REASON_UNSTATED},
		{"ｰ", REASON_UNSTATED},
		{"\uFE58", REASON_UNSTATED},
		{"…", REASON_UNKNOWN},
		{"‥", REASON_UNKNOWN},
		{"...", REASON_UNKNOWN},
		{"・・・", REASON_UNKNOWN},
		{"･･･", REASON_UNKNOWN},
		{"．．", REASON_UNKNOWN},
		{"⋯", REASON_UNKNOWN},
		{"N/A", REASON_NOT_APPLICABLE},
		{"n/a", REASON_NOT_APPLICABLE},
		{"Ｎ／Ａ", REASON_NOT_APPLICABLE},
		{"未集計", REASON_NOT_YET},
		{" 集計中 ", REASON_NOT_YET},
		{"(集計中)", REASON_NOT_YET},
		{"未調査", REASON_NOT_SURVEYED},
		{"調査なし", REASON_NOT_SURVEYED},
		{"非公表", REASON_WITHHELD},
		{"X", REASON_WITHHELD},
		{"ｘ", REASON_WITHHELD},
		{"***", REASON_WITHHELD},
		{"不明", REASON_UNKNOWN},
		{"廃止", REASON_ENDED},
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		bool almost = true;
		struct str cell = str_of(v[i].cell);
		struct quantity q = quantity_parse(*state, cell, &almost);
		if (q.kind != QUANTITY_MISSING || q.reason != v[i].reason || almost || !str_eq(q.word, str_trim(cell)))
			fail_msg("\"%s\": kind %d, reason %d, word \"%.*s\"", v[i].cell, q.kind, q.reason,
				 STR_ARG(q.word));
	}
}

static void what_is_ambiguous_is_no_number(void **state)
{
	static const char *const v[] = {
		"1,23",	    "12..5",	 "3O",	     "1O0",	   "O",	       "1.234.567",
		"1/2",	    "1,2345",	 "1234,567", "1234,567人", "0,5人",    "12,34,567",
		"0,123",    "1,234,",	 "12.",	     "1 234",	   "1'234",    "2、800",
		"5〜10",    "5-10",	 "10:30",    "(45.5)",	   "(45.5%)",  "45.5%*",
		"30→45",    "13（国）",	 "1人1台",   "2023-3-1",   "3年2か月", "1.234,5",
		"1万20000", "3千4万5億", "1.5億2万", "5千3千",	   "5²",       "1０〇",
		"98%98",    "--5x",	 "5±1",	     "1e500",	   "¥5件",     "3l",
		"3i",	    "3Il",	 "1.5千2百", "12※1)",	   "5\1772",   "7 abcdefghij abcdefghij",
		"3 OIL",
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		bool almost = false;
		struct quantity q = quantity_parse(*state, str_of(v[i]), &almost);
		if (q.kind != QUANTITY_WORD || !str_eq(q.word, str_of(v[i])))
			fail_msg("\"%s\" is taken for kind %d", v[i], q.kind);
		if (!almost && strcmp(v[i], "--5x") != 0)
			fail_msg("\"%s\" does not look like a number", v[i]);
	}
}

static void words_are_words(void **state)
{
	static const char *const v[] = {"実施",	 "AA 一部準拠", "△",	   "○",	      "約", "以上",
					"第3回", "±5",		"令和5年", "レベル2", "(※)"};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		bool almost = true;
		struct quantity q = quantity_parse(*state, str_of(v[i]), &almost);
		if (q.kind != QUANTITY_WORD || almost || !str_eq(q.word, str_of(v[i])))
			fail_msg("\"%s\": kind %d, almost %d", v[i], q.kind, almost);
	}
	assert_int_equal(quantity_parse(*state, STR(" 実施　"), NULL).word.n, strlen("実施"));
}

static void units_are_views_behind_their_number(void **state)
{
	struct str cell = STR("約３千円（速報）");
	struct quantity q = quantity_parse(*state, cell, NULL);
	assert_int_equal(q.kind, QUANTITY_NUMBER);
	assert_ptr_equal(q.unit.p, cell.p + strlen("約３千"));
	assert_memory_equal(q.unit.p - strlen("千"), "千", strlen("千"));
}

static void marks_have_names(void **state)
{
	(void)state;
	assert_int_equal(quantity_mark(STR("約")), QUANTITY_ABOUT);
	assert_int_equal(quantity_mark(STR("about")), QUANTITY_ABOUT);
	assert_int_equal(quantity_mark(STR("ABOUT ")), QUANTITY_ABOUT);
	assert_int_equal(quantity_mark(STR("速報")), QUANTITY_PROVISIONAL);
	assert_int_equal(quantity_mark(STR("provisional")), QUANTITY_PROVISIONAL);
	assert_int_equal(quantity_mark(STR("確報")), QUANTITY_FINAL);
	assert_int_equal(quantity_mark(STR("final")), QUANTITY_FINAL);
	assert_int_equal(quantity_mark(STR("（訂正）")), QUANTITY_REVISED);
	assert_int_equal(quantity_mark(STR("revised")), QUANTITY_REVISED);
	assert_int_equal(quantity_mark(STR("累計")), QUANTITY_TOTAL);
	assert_int_equal(quantity_mark(STR("total")), QUANTITY_TOTAL);
	assert_int_equal(quantity_mark(STR("以上")), QUANTITY_OR_MORE);
	assert_int_equal(quantity_mark(STR("")), 0);
	char word[5000];
	memset(word, 'p', sizeof word);
	assert_int_equal(quantity_mark((struct str){word, sizeof word}), 0);
	assert_int_equal(quantity_mark(STR("まあまあ")), 0);
}

static void long_cells_are_words(void **state)
{
	enum { LENGTH = 5000 };
	char cell[LENGTH];
	bool almost;
	memset(cell, '1', LENGTH);
	cell[1] = ',';
	assert_int_equal(quantity_parse(*state, (struct str){cell, LENGTH}, &almost).kind, QUANTITY_WORD);
	assert_true(almost);
	memset(cell, 'a', LENGTH);
	assert_int_equal(quantity_parse(*state, (struct str){cell, LENGTH}, &almost).kind, QUANTITY_WORD);
	assert_false(almost);
}

/* A small generator of its own, so that a failure comes back: Marsaglia's xorshift. */
static uint32_t next_random(uint32_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 17;
	*x ^= *x << 5;
	return *x;
}

/* Any bytes, and any mixture of the pieces that cells are made of: nothing breaks, and a kind comes back. */
static void any_bytes_can_be_read(void **state)
{
	static const char *const piece[] = {"1", "0", "234",  ",",  ".",  "-",	"約",	"人",	"%",
					    "(", ")", "速報", "千", "万", "億", "▲",	"…",	"e5",
					    "p", "r", " ",    "　", "０", "，", "以上", "\xE3", "\xFF",
					    "O", "/", "累計", "¥",  "¥",  "【", "】",	"N/A"};
	struct arena *a = *state;
	uint32_t seed = 20230331;
	for (int round = 0; round < 200000; round++) {
		struct arena_mark mark = arena_mark(a);
		char cell[64];
		size_t n = 0;
		uint32_t want = next_random(&seed) % 9;
		for (uint32_t k = 0; k < want; k++) {
			if (round % 2) {
				cell[n++] = (char)next_random(&seed);
				continue;
			}
			const char *p = piece[next_random(&seed) % (sizeof piece / sizeof *piece)];
			memcpy(cell + n, p, strlen(p));
			n += strlen(p);
		}
		/* On the heap and to the byte, so that a step too far is seen. */
		struct str s = str_slice((struct str){memcpy(arena_alloc(a, n + 1, 1, 1), cell, n), n}, 0, n);
		bool almost;
		struct quantity q = quantity_parse(a, s, &almost);
		assert_in_range(q.kind, QUANTITY_NUMBER, QUANTITY_MISSING);
		assert_true(q.kind == QUANTITY_WORD || !almost);
		if (q.kind == QUANTITY_NUMBER)
			assert_true(rat_exact(a, q.value, 0).n > 0);
		quantity_mark(s);
		arena_rewind(a, mark);
	}
}

/* What is longer than any number that people write is none, whatever it is made of. */
static void cells_of_any_length_are_read(void **state)
{
	struct arena *a = *state;
	char cell[514];
	memset(cell, '0', sizeof cell);
	cell[511] = '7';
	bool almost = false;
	struct quantity q = quantity_parse(a, (struct str){cell, 512}, &almost);
	assert_int_equal(q.kind, QUANTITY_NUMBER);
	assert_string_equal(str_z(a, rat_exact(a, q.value, 0)), "7");
	cell[511] = '0';
	cell[512] = '7';
	q = quantity_parse(a, (struct str){cell, 513}, &almost);
	assert_int_not_equal(q.kind, QUANTITY_NUMBER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_numbers_are_read),
		cmocka_unit_test(wide_forms_separators_and_signs_are_read),
		cmocka_unit_test(units_are_split_off),
		cmocka_unit_test(multipliers_are_read),
		cmocka_unit_test(marks_are_kept),
		cmocka_unit_test(missing_figures_keep_their_word_and_reason),
		cmocka_unit_test(what_is_ambiguous_is_no_number),
		cmocka_unit_test(words_are_words),
		cmocka_unit_test(units_are_views_behind_their_number),
		cmocka_unit_test(marks_have_names),
		cmocka_unit_test(long_cells_are_words),
		cmocka_unit_test(any_bytes_can_be_read),
		cmocka_unit_test(cells_of_any_length_are_read),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
