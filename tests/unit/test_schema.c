/* Tables of keys: what binding takes, refuses and suggests, and that the tables of a plan are complete. */
#include "model/schema.h"

#include "../support/findings.h"
#include "../support/plans.h"

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

enum colour { RED, GREEN, BLUE, COLOUR_COUNT };

static const char *const colour_words[COLOUR_COUNT] = {"red", "green", "blue"};

struct thing {
	int first;
	struct field text, title, id;
	struct field_list texts, ids;
	int integer;
	struct number number;
	bool boolean;
	int year, year_of;
	struct date date;
	int colour;
	struct span colour_at;
	int inner;
	struct node *value, *pair, *maps, *years, *any;
};

#define MEMBER(m) .offset = offsetof(struct thing, m)
#define COUNT(t)  (sizeof(t) / sizeof *(t))

static const struct schema_key inner_keys[] = {
	{.name = "inner", .type = SCHEMA_INTEGER, MEMBER(inner), .bounded = true, .max = 9, .required = true}};
static const struct schema inner = {.name = "an inside", .key = inner_keys, .n = COUNT(inner_keys)};

static const struct schema_key base_keys[] = {
	{.name = "text", .type = SCHEMA_TEXT, MEMBER(text)},
	{.name = "title", .type = SCHEMA_TITLE, MEMBER(title)},
};
static const struct schema base = {.name = "a base", .key = base_keys, .n = COUNT(base_keys)};

static const struct schema_key keys[] = {
	{.name = "id", .type = SCHEMA_ID, MEMBER(id)},
	{.name = "texts", .type = SCHEMA_TEXTS, MEMBER(texts)},
	{.name = "ids", .type = SCHEMA_IDS, MEMBER(ids)},
	{.name = "integer", .type = SCHEMA_INTEGER, MEMBER(integer), .bounded = true, .min = 1, .max = 12},
	{.name = "number", .type = SCHEMA_NUMBER, MEMBER(number), .bounded = true, .min = 0},
	{.name = "boolean", .type = SCHEMA_BOOLEAN, MEMBER(boolean)},
	{.name = "year", .type = SCHEMA_YEAR, MEMBER(year)},
	{.name = "year-of", .type = SCHEMA_YEAR_OF, MEMBER(year_of)},
	{.name = "date", .type = SCHEMA_DATE, MEMBER(date)},
	{.name = "colour",
	 .type = SCHEMA_WORD,
	 MEMBER(colour),
	 .at = offsetof(struct thing, colour_at),
	 .words = colour_words,
	 .word_count = COLOUR_COUNT},
	{.name = "inside", .type = SCHEMA_MAP, .map = &inner},
	{.name = "value", .type = SCHEMA_VALUE, MEMBER(value)},
	{.name = "pair", .type = SCHEMA_VALUE_PAIR, MEMBER(pair)},
	{.name = "maps", .type = SCHEMA_MAPS, MEMBER(maps)},
	{.name = "years", .type = SCHEMA_YEARS, MEMBER(years)},
	{.name = "any", .type = SCHEMA_ANY, MEMBER(any)},
};
static const struct schema_hint hints[] = {{"elsewhere", "put it elsewhere"}};
static const struct schema thing = {
	.name = "a thing", .base = &base, .key = keys, .n = COUNT(keys), .hint = hints, .hint_count = COUNT(hints)};

/* What is said of `yaml` as a thing. */
static struct str bind(struct str yaml, struct thing *out, struct diag_list *diags)
{
	struct binder b = {.arena = a, .diags = diags, .start_month = 4};
	struct node *root;

	*diags = diag_list_new(a);
	root = read_yaml(a, source_new(a, STR("x.yaml"), yaml), NULL, diags);
	assert_non_null(root);
	schema_bind(&b, &thing, root, out);
	return findings_text(a, diags);
}

static void assert_found(struct str yaml, struct str want)
{
	struct thing t = {0};
	struct diag_list diags;

	plans_assert_str(bind(yaml, &t, &diags), want);
}

static void every_type_fills_its_member(void **state)
{
	struct thing t = {0};
	struct diag_list diags;

	(void)state;
	plans_assert_str(
		bind(STR("{text: 1, title: t, id: あ-1_b.c, texts: [a, \"b\"], ids: x, integer: 12, number: 0.50,\n"
			 "boolean: true, year: 令和元年度, year-of: 2020-03, date: 令和3年3月20日, colour: blue,\n"
			 "inside: {inner: 9}, value: 5, pair: [], maps: [], years: {}, any: ~}"),
		     &t, &diags),
		STR(""));
	plans_assert_str(t.text.s, STR("1"));
	plans_assert_str(findings_span(a, t.text.at), STR("1:8-1:9"));
	plans_assert_str(t.title.s, STR("t"));
	plans_assert_str(t.id.s, STR("あ-1_b.c"));
	assert_int_equal(t.texts.n, 2);
	plans_assert_str(t.texts.v[1].s, STR("b"));
	plans_assert_str(findings_span(a, t.texts.v[1].at), STR("1:45-1:48"));
	assert_int_equal(t.ids.n, 1);
	assert_int_equal(t.integer, 12);
	assert_int_equal(rat_cmp(t.number.value, rat_ratio(a, 1, 2)), 0);
	assert_int_equal(t.number.scale, 2);
	assert_true(t.boolean);
	assert_int_equal(t.year, 2019);
	assert_int_equal(t.year_of, 2019);
	assert_int_equal(date_cmp(t.date, (struct date){2021, 3, 20}), 0);
	assert_int_equal(t.colour, BLUE);
	plans_assert_str(findings_span(a, t.colour_at), STR("2:72-2:76"));
	assert_int_equal(t.inner, 9);
	assert_non_null(t.value);
	assert_non_null(t.pair);
	assert_non_null(t.maps);
	assert_non_null(t.years);
	assert_null(t.any);
}

static void text_of_a_block_ends_without_its_line_feed(void **state)
{
	struct thing t = {0};
	struct diag_list diags;

	(void)state;
	bind(STR("text: |\n  　一\n  二\n\ntitle: x\n"), &t, &diags);
	plans_assert_str(t.text.s, STR("　一\n二"));
}

static void keys_without_a_value_count_as_absent(void **state)
{
	struct thing t = {.integer = 4, .boolean = true};
	struct diag_list diags;

	(void)state;
	plans_assert_str(bind(STR("{text: , integer: ~, boolean: null, inside: , maps: }"), &t, &diags), STR(""));
	assert_int_equal(t.integer, 4);
	assert_true(t.boolean);
	assert_null(t.maps);
	assert_found(STR("inside: {inner: }"),
		     STR("1:17 missing-key: \"inner\" has no value in an inside\n  help: add \"inner: …\""));
}

static void wrong_values_leave_what_is_there(void **state)
{
	struct thing t = {.integer = 4, .colour = GREEN};
	struct diag_list diags;

	(void)state;
	bind(STR("{integer: 13, colour: pink, number: -1, date: x, year: y}"), &t, &diags);
	assert_int_equal(diags.items.n, 5);
	assert_int_equal(t.integer, 4);
	assert_int_equal(t.colour, GREEN);
	assert_null(t.colour_at.source);
}

static void wrong_types(void **state)
{
	(void)state;
	assert_found(STR("[a]"), STR("1:1 wrong-type: expected a thing, not a list"));
	assert_found(STR("text: [a]"), STR("1:7 wrong-type: \"text\" takes text, not a list"));
	assert_found(STR("texts: {a: b}"), STR("1:8 wrong-type: \"texts\" takes text or a list of texts, not a map"));
	assert_found(STR("texts: [a, [b], {c: d}, ~]"), STR("1:12 wrong-type: \"texts\" takes text, not a list\n"
							    "1:17 wrong-type: \"texts\" takes text, not a map\n"
							    "1:25 wrong-type: \"texts\" takes text, not nothing"));
	assert_found(STR("inside: a"), STR("1:9 wrong-type: \"inside\" takes a map, not text"));
	assert_found(STR("maps: {a: b}"),
		     STR("1:7 wrong-type: \"maps\" takes a list of maps, each begun with \"- \", not a map"));
	assert_found(STR("years: [2019]"), STR("1:8 wrong-type: \"years\" takes a map of fiscal years, not a list"));
	assert_found(STR("pair: 5"), STR("1:7 wrong-type: \"pair\" takes a list of two numbers, not text"));
	assert_found(STR("? [a]\n: b"), STR("1:3 wrong-type: expected a key, not a list"));
}

static void unknown_keys_name_the_likely_one(void **state)
{
	(void)state;
	assert_found(STR("titel: a"), STR("1:1 unknown-key: unknown key \"titel\" in a thing\n"
					  "  help: did you mean \"title\"?"));
	assert_found(STR("xyzzy: a"), STR("1:1 unknown-key: unknown key \"xyzzy\" in a thing"));
	assert_found(STR("\"\": a"), STR("1:1 unknown-key: unknown key \"\" in a thing"));
	assert_found(STR("elsewhere: a"), STR("1:1 unknown-key: unknown key \"elsewhere\" in a thing\n"
					      "  help: put it elsewhere"));
	assert_found(STR("inside: {innar: 5}"),
		     STR("1:10 unknown-key: unknown key \"innar\" in an inside\n  help: did you mean \"inner\"?"));
	assert_found(STR("{value: 4,500}"), STR("1:11 unknown-key: unknown key \"500\" in a thing\n"
						"  help: put a number with commas in quotes, or leave the commas out"));
}

static void only_another_spelling_is_safe_to_mend(void **state)
{
	static const struct {
		struct str yaml;
		bool safe;
	} cases[] = {{STR_INIT("YEAR_OF: 2019"), true},
		     {STR_INIT("Ｙear-of: 2019"), true},
		     {STR_INIT("year-off: 2019"), false},
		     {STR_INIT("{year-of: 2019, year_of: 2019}"), false}};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct thing t = {0};
		struct diag_list diags;

		bind(cases[i].yaml, &t, &diags);
		assert_int_equal(diags.items.n, 1);
		assert_int_equal(diags.items.v[0]->fixes.n, 1);
		plans_assert_str(diags.items.v[0]->fixes.v[0].replacement, STR("year-of"));
		assert_int_equal(diags.items.v[0]->fixes.v[0].safe, cases[i].safe);
	}
}

static void what_the_tree_told_is_not_told_again(void **state)
{
	struct thing t = {0};
	struct diag_list diags;

	(void)state;
	bind(STR("text: a\ntext: b"), &t, &diags);
	assert_int_equal(diags.items.n, 1);
	plans_assert_str(diags.items.v[0]->rule, STR("duplicate-key"));
	plans_assert_str(t.text.s, STR("a"));
	bind(STR("<<: {text: a}"), &t, &diags);
	assert_int_equal(diags.items.n, 1);
	plans_assert_str(diags.items.v[0]->rule, STR("yaml-merge"));
}

static void bad_scalars(void **state)
{
	(void)state;
	assert_found(STR("title: \" \""), STR("1:8 empty-title: \"title\" is empty"));
	assert_found(STR("id: a b"), STR("1:5 bad-id: \"a b\" cannot be an id\n"
					 "  help: make it of letters, digits, \"-\", \"_\" and \".\", without spaces"));
	assert_found(STR("ids: [a, b/c]"),
		     STR("1:10 bad-id: \"b/c\" cannot be an id\n"
			 "  help: make it of letters, digits, \"-\", \"_\" and \".\", without spaces"));
	assert_found(STR("integer: 0"), STR("1:10 bad-number: \"integer\" is a whole number from 1 to 12, not 0"));
	assert_found(STR("integer: 4.5"), STR("1:10 bad-number: \"integer\" is a whole number from 1 to 12, not 4.5"));
	assert_found(STR("integer: \"4\""),
		     STR("1:10 bad-number: \"4\" is text because of its quotes\n  help: write it without quotes"));
	assert_found(STR("number: -0.1"), STR("1:9 bad-number: \"number\" is at least 0, not -0.1"));
	assert_found(STR("number: 1,5"), STR("1:9 bad-number: \"1,5\" is not a number here\n"
					     "  help: write digits, with a point before decimals: 1234.5"));
	assert_found(STR("boolean: yes"), STR("1:10 unknown-value: \"yes\" is neither true nor false\n"
					      "  help: write true or false, without quotes"));
	assert_found(STR("boolean: \"true\""), STR("1:10 unknown-value: \"true\" is neither true nor false\n"
						   "  help: write true or false, without quotes"));
	assert_found(STR("year: 2019-03"),
		     STR("1:7 bad-year: \"2019-03\" is not a fiscal year\n"
			 "  help: write a fiscal year as 2019, FY2019, 2019/20, 2019年度 or 令和元年度"));
	assert_found(STR("year-of: 2019年"), STR("1:10 bad-year: \"2019年\" is a calendar year\n"
						 "  help: for the fiscal year that begins in it write 2019"));
	assert_found(STR("date: 2021-02-30"), STR("1:7 bad-date: there is no day \"2021-02-30\"\n"
						  "  help: write it as 2023-03-31 or 令和5年3月31日"));
	assert_found(STR("date: 2021-02"), STR("1:7 bad-date: \"2021-02\" is not a day\n"
					       "  help: write it as 2023-03-31 or 令和5年3月31日"));
	assert_found(STR("colour: gren"), STR("1:9 unknown-value: \"gren\" is not a value of \"colour\"\n"
					      "  help: did you mean \"green\"? There are: red, green, blue"));
	assert_found(STR("colour: 赤"), STR("1:9 unknown-value: \"赤\" is not a value of \"colour\"\n"
					    "  help: choose one of: red, green, blue"));
}

static void numbers_that_others_read_otherwise(void **state)
{
	static const struct {
		const char *written, *help;
	} cases[] = {{"0x1F", "write it in decimal digits"},
		     {"0o17", "write it in decimal digits"},
		     {"017", "leave out the zero in front, which may be read as an octal number"},
		     {"1_000", "leave out the underscores"},
		     {"1e3", "write all its digits instead of an exponent"},
		     {"-1.5E-3", "write all its digits instead of an exponent"},
		     {".5", "write digits, with a point before decimals: 1234.5"},
		     {"5.", "write digits, with a point before decimals: 1234.5"},
		     {".inf", "write digits, with a point before decimals: 1234.5"},
		     {"12:30", "write digits, with a point before decimals: 1234.5"}};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_found(str_format(a, "number: %s", cases[i].written),
			     str_format(a, "1:9 bad-number: \"%s\" is not a number here\n  help: %s", cases[i].written,
					cases[i].help));
}

static void digits_without_end_are_refused(void **state)
{
	struct buf b = buf_new(a);
	struct thing t = {0};
	struct diag_list diags;

	(void)state;
	buf_add_z(&b, "number: ");
	buf_fill(&b, '9', 1001);
	bind(buf_str(&b), &t, &diags);
	assert_int_equal(diags.items.n, 1);
	plans_assert_str(msg_text(a, diags.items.v[0]->help, NULL), STR("a number has at most 1000 digits"));
}

static void closest_words(void **state)
{
	static const char *const words[] = {"id", "to", "title", "departments", "fiscal-year-start"};

	(void)state;
	assert_string_equal(schema_closest(a, STR("ID"), words, COUNT(words)), "id");
	assert_string_equal(schema_closest(a, STR("tilte"), words, COUNT(words)), "title");
	assert_string_equal(schema_closest(a, STR("department"), words, COUNT(words)), "departments");
	assert_string_equal(schema_closest(a, STR("fiscal year begin"), words, COUNT(words)), "fiscal-year-start");
	assert_null(schema_closest(a, STR("foo"), words, COUNT(words)));
	assert_null(schema_closest(a, STR("x"), words, COUNT(words)));
	assert_null(schema_closest(a, STR(""), words, COUNT(words)));
}

static bool needs_map(enum schema_type t)
{
	return t == SCHEMA_MAP || t == SCHEMA_MAPS || t == SCHEMA_TEXT_OR_MAP || t == SCHEMA_ID_OR_MAP ||
	       t == SCHEMA_NAMED_MAPS || t == SCHEMA_YEARS || t == SCHEMA_TEXTS_OR_MAP;
}

static bool needs_words(enum schema_type t)
{
	return t == SCHEMA_WORD || t == SCHEMA_TEXT_TABLE || t == SCHEMA_WORD_TABLE;
}

static bool is_sentence(const char *s)
{
	return s && strlen(s) > 1 && s[strlen(s) - 1] == '.';
}

static void check_key(const struct schema *s, size_t i)
{
	const struct schema_key *k = schema_at(s, i);

	if (!is_sentence(k->doc) || needs_map(k->type) != (k->map != NULL) ||
	    needs_words(k->type) != (k->words != NULL && k->word_count > 0))
		fail_msg("%s: %s", s->name, k->name);
	if (schema_find(s, str_of(k->name)) != i)
		fail_msg("%s: %s stands there twice", s->name, k->name);
	for (size_t w = 0; w < k->word_count; w++)
		if (!k->words[w])
			fail_msg("%s: %s: word %zu", s->name, k->name, w);
}

/* Checks `s` and all maps below; a measure holds measures. */
static void check_table(const struct schema *s, const struct schema **seen, size_t *n)
{
	for (size_t i = 0; i < *n; i++)
		if (seen[i] == s)
			return;
	assert_true(*n < 50);
	seen[(*n)++] = s;
	assert_non_null(s->name);
	assert_true(is_sentence(s->doc));
	for (size_t i = 0; i < schema_count(s); i++) {
		check_key(s, i);
		if (schema_at(s, i)->map)
			check_table(schema_at(s, i)->map, seen, n);
	}
	for (size_t i = 0; i < s->hint_count; i++)
		assert_int_equal(schema_find(s, str_of(s->hint[i].key)), SIZE_MAX);
}

static void the_tables_of_a_plan_are_complete(void **state)
{
	static const struct schema *const maps[] = {
		&schema_period, &schema_rounding, &schema_results,  &schema_amendment, &schema_scale,
		&schema_level,	&schema_policy,	  &schema_measure,  &schema_action,    &schema_indicator,
		&schema_figure, &schema_ratio,	  &schema_baseline, &schema_milestone, &schema_target};
	const struct schema *seen[50];
	size_t n = 0;

	(void)state;
	check_table(&schema_plan, seen, &n);
	for (size_t m = 0; m < COUNT(maps); m++) {
		bool found = false;

		for (size_t i = 0; i < n; i++)
			found = found || seen[i] == maps[m];
		if (!found)
			fail_msg("no key of a plan leads to %s", maps[m]->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_fills_its_member),
		cmocka_unit_test(text_of_a_block_ends_without_its_line_feed),
		cmocka_unit_test(keys_without_a_value_count_as_absent),
		cmocka_unit_test(wrong_values_leave_what_is_there),
		cmocka_unit_test(wrong_types),
		cmocka_unit_test(unknown_keys_name_the_likely_one),
		cmocka_unit_test(only_another_spelling_is_safe_to_mend),
		cmocka_unit_test(what_the_tree_told_is_not_told_again),
		cmocka_unit_test(bad_scalars),
		cmocka_unit_test(numbers_that_others_read_otherwise),
		cmocka_unit_test(digits_without_end_are_refused),
		cmocka_unit_test(closest_words),
		cmocka_unit_test(the_tables_of_a_plan_are_complete),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
