/* Characters that are worth a second look, and those beside them that are not. */
#include "rules/suspect.h"

#include "base/utf8.h"

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

/* The kind of the one suspect in "x" + cp + "x"; SUSPECT_KIND_COUNT: none. */
static enum suspect_kind kind_of(uint32_t cp)
{
	char p[6] = "x";
	size_t n = utf8_encode(cp, p + 1);

	p[1 + n] = 'x';
	struct suspects found = suspects_find(a, (struct str){p, n + 2});
	if (found.items.n == 0)
		return SUSPECT_KIND_COUNT;
	assert_int_equal(found.items.n, 1);
	assert_int_equal(found.items.v[0].start, 1);
	assert_int_equal(found.items.v[0].end, 1 + n);
	assert_int_equal(found.items.v[0].cp, cp);
	return found.items.v[0].kind;
}

static void kinds_end_where_they_should(void **state)
{
	static const struct {
		uint32_t cp;
		enum suspect_kind kind;
	} cases[] = {
		{0x01, SUSPECT_CONTROL},      {0x08, SUSPECT_CONTROL},	     {0x09, SUSPECT_KIND_COUNT},
		{0x0A, SUSPECT_KIND_COUNT},   {0x0B, SUSPECT_CONTROL},	     {0x0C, SUSPECT_CONTROL},
		{0x0D, SUSPECT_KIND_COUNT},   {0x0E, SUSPECT_CONTROL},	     {0x1F, SUSPECT_CONTROL},
		{0x20, SUSPECT_KIND_COUNT},   {0x7E, SUSPECT_KIND_COUNT},    {0x7F, SUSPECT_CONTROL},
		{0x80, SUSPECT_CONTROL},      {0x9F, SUSPECT_CONTROL},	     {0xA0, SUSPECT_INVISIBLE},
		{0xA1, SUSPECT_KIND_COUNT},   {0xAD, SUSPECT_INVISIBLE},     {0x061B, SUSPECT_KIND_COUNT},
		{0x061C, SUSPECT_BIDI},	      {0x180E, SUSPECT_INVISIBLE},   {0x200B, SUSPECT_INVISIBLE},
		{0x200C, SUSPECT_KIND_COUNT}, {0x200D, SUSPECT_KIND_COUNT},  {0x200E, SUSPECT_BIDI},
		{0x200F, SUSPECT_BIDI},	      {0x2010, SUSPECT_KIND_COUNT},  {0x2028, SUSPECT_INVISIBLE},
		{0x202A, SUSPECT_BIDI},	      {0x202E, SUSPECT_BIDI},	     {0x202F, SUSPECT_KIND_COUNT},
		{0x2060, SUSPECT_INVISIBLE},  {0x2065, SUSPECT_KIND_COUNT},  {0x2066, SUSPECT_BIDI},
		{0x2069, SUSPECT_BIDI},	      {0x206A, SUSPECT_KIND_COUNT},  {0x3098, SUSPECT_KIND_COUNT},
		{0x3099, SUSPECT_MARK},	      {0x309A, SUSPECT_MARK},	     {0x309B, SUSPECT_KIND_COUNT},
		{0x3042, SUSPECT_KIND_COUNT}, {0x3164, SUSPECT_INVISIBLE},   {0x7E3A, SUSPECT_GARBLED},
		{0xD7FF, SUSPECT_KIND_COUNT}, {0xE000, SUSPECT_PRIVATE},     {0xF8FF, SUSPECT_PRIVATE},
		{0xF900, SUSPECT_KIND_COUNT}, {0xFEFF, SUSPECT_INVISIBLE},   {0xFFFC, SUSPECT_KIND_COUNT},
		{0xFFFD, SUSPECT_LOST},	      {0x1F600, SUSPECT_KIND_COUNT}, {0x20000, SUSPECT_KIND_COUNT},
		{0xE0041, SUSPECT_INVISIBLE}, {0xF0000, SUSPECT_PRIVATE},    {0x115F, SUSPECT_INVISIBLE},
		{0x1160, SUSPECT_INVISIBLE},  {0x1161, SUSPECT_KIND_COUNT},  {0x2029, SUSPECT_INVISIBLE},
		{0x2064, SUSPECT_INVISIBLE},  {0x7E5D, SUSPECT_GARBLED},     {0x7E67, SUSPECT_GARBLED},
		{0x7E5C, SUSPECT_KIND_COUNT}, {0xFFA0, SUSPECT_INVISIBLE},   {0xFFF9, SUSPECT_INVISIBLE},
		{0xFFFB, SUSPECT_INVISIBLE},  {0xE0000, SUSPECT_INVISIBLE},  {0xE0080, SUSPECT_KIND_COUNT},
		{0x10FFFF, SUSPECT_PRIVATE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (kind_of(cases[i].cp) != cases[i].kind)
			fail_msg("U+%04X is taken for kind %d", (unsigned)cases[i].cp, (int)kind_of(cases[i].cp));
}

static size_t count(struct str s)
{
	return suspects_find(a, s).items.n;
}

static void look_alikes_stand_amid_katakana(void **state)
{
	(void)state;
	assert_int_equal(count(STR("サ一ビス")), 1);
	assert_int_equal(count(STR("ユ―ザ―名")), 1);
	assert_int_equal(count(STR("モニ夕リング")), 1);
	assert_int_equal(count(STR("ネッ卜ワーク")), 1);
	assert_int_equal(count(STR("ハ八ハ")), 1);
	assert_int_equal(count(STR("ビデ才カメラ")), 1);
	assert_int_equal(count(STR("サ─ビス")), 1);
	assert_int_equal(count(STR("ヷ一ヷ")), 1);
	assert_int_equal(count(STR("・一・")), 0);
	assert_int_equal(count(STR("一人一台")), 0);
	assert_int_equal(count(STR("アプリ一覧")), 0);
	assert_int_equal(count(STR("窓口サービス")), 0);
	assert_int_equal(count(STR("二ヶ所")), 0);
	/* A dash between two long words is one. */
	assert_int_equal(count(STR("アナログ―デジタル")), 0);
	assert_int_equal(count(STR("アナログ―タル")), 1);
	assert_int_equal(count(STR("")), 0);
	assert_int_equal(count(STR("一")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_end_where_they_should),
		cmocka_unit_test(look_alikes_stand_amid_katakana),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
