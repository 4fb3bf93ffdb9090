#include "grow.h"

#include "model/scheme.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 7 };

#define COUNT(t)      (sizeof(t) / sizeof *(t))
#define PICK(d, list) ((list)[dice_roll((d), COUNT(list))])

static const char *const ids[] = {"a", "b", "line", "rate", "cost", "drill", "Ⅰ-1", "x.y_z", "A", "ａ"};
static const char *const years[] = {"2019", "2020",	  "2021", "2022", "令和4年度",
				    "R3",   "平成31年度", "9999", "1000", "2022Q3"};
static const char *const numbers[] = {
	"0",	"1",   "80",	   "4500", "-3", "0.1", "74.95", "1,234",   "99999999999999999999",
	"1e99", "3千", "１２．５", "1/3",  "",	 "~",	"0x10",	 "80%以上", "100人以下",
	"7超",	"-0",  "1e-300"};
static const char *const texts[] = {"登録数",
				    "訓練",
				    "a",
				    "\"\"",
				    "'<b>&amp;'",
				    "\"\\e[31m\\u202e\"",
				    "\"=1+1\"",
				    "|\n   多行\n   text\n",
				    "\"a|b\\n# c\"",
				    "1",
				    "true",
				    "null",
				    "準拠",
				    "人",
				    "\"%\"",
				    "https://example.jp/?a=1&b=2"};
static const char *const conditions[] = {"rate >= 80",
					 "80 <= rate < 100",
					 "met",
					 "not missed and provisional",
					 "actual > baseline",
					 "better(actual, previous)",
					 "within(rate, 100, 2)",
					 "actual >= comparison(\"全国\")",
					 "share(\"A\") >= 80%",
					 "mean-points > 2",
					 "progress / elapsed >= 1",
					 "class(a) or no-data"};
static const char *const dates[] = {"2023-03-31", "令和5年3月31日", "2022-02-30", "R5.3.31"};

static const struct schema *const maps[] = {
	&schema_plan,	    &schema_period,	     &schema_rounding,	  &schema_results,    &schema_amendment,
	&schema_lint,	    &schema_scale,	     &schema_level,	  &schema_policy,     &schema_measure,
	&schema_action,	    &schema_indicator,	     &schema_figure,	  &schema_ratio,      &schema_baseline,
	&schema_milestone,  &schema_target,	     &schema_scheme,	  &schema_grade,      &schema_roll_up,
	&schema_rating_use, &schema_scheme_settings, &schema_class_rules, &schema_scheme_rule};

size_t dice_roll(struct dice *d, size_t n)
{
	/* splitmix64 */
	uint64_t z = d->state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (size_t)((z ^ (z >> 31)) % n);
}

void page_add(struct page *out, const char *bytes, size_t n)
{
	if (n > out->room - out->n)
		return;
	memcpy(out->p + out->n, bytes, n);
	out->n += n;
}

static void add(struct page *out, const char *text)
{
	page_add(out, text, strlen(text));
}

static void add_indent(struct page *out, size_t indent)
{
	for (size_t i = 0; i < indent; i++)
		add(out, " ");
}

/* A line of its own at `indent`: "key:" and what grow() puts behind. */
static void add_key(struct page *out, const char *key, size_t indent)
{
	add_indent(out, indent);
	add(out, key);
	add(out, ":");
}

static void add_scalar(struct page *out, const char *text)
{
	add(out, " ");
	add(out, text);
	add(out, "\n");
}

static void grow(struct page *out, struct dice *d, const struct schema_key *k, size_t indent, size_t depth);

static void grow_map(struct page *out, struct dice *d, const struct schema *s, size_t indent, size_t depth)
{
	bool any = false;

	for (size_t i = 0; i < schema_count(s); i++) {
		const struct schema_key *k = schema_at(s, i);
		bool wanted = k->required ? dice_roll(d, 24) > 0 : dice_roll(d, depth < 4 ? 3 : 5) == 0;
		/* What nests grows less the deeper it is. */
		if (!wanted || (k->map && !k->required && depth >= DEPTH_MAX))
			continue;
		add_key(out, k->name, indent);
		grow(out, d, k, indent, depth);
		any = true;
	}
	if (!any) {
		add_indent(out, indent);
		add(out, "note: x\n");
	}
}

/* A list whose items are maps or, where `word` is not NULL, at times words. */
static void grow_list(struct page *out, struct dice *d, const struct schema *s, const char *word, size_t indent,
		      size_t depth)
{
	size_t n = dice_roll(d, depth < 3 ? 3 : 2) + 1;

	add(out, "\n");
	for (size_t i = 0; i < n; i++) {
		add_indent(out, indent);
		add(out, "  -");
		if (!s || (word && dice_roll(d, 4) == 0)) {
			add_scalar(out, word ? word : "x");
			continue;
		}
		add(out, "\n");
		grow_map(out, d, s, indent + 4, depth + 1);
	}
}

static void grow_table(struct page *out, struct dice *d, const struct schema_key *k, size_t indent)
{
	bool words_are_keys = k->type == SCHEMA_TEXT_TABLE;

	add(out, "\n");
	for (size_t n = dice_roll(d, 3) + 1; n > 0; n--) {
		const char *word = k->word_count > 0 ? k->words[dice_roll(d, k->word_count)] : "x";
		add_key(out, words_are_keys ? word : texts[dice_roll(d, 2)], indent + 2);
		add_scalar(out, words_are_keys ? PICK(d, texts) : word);
	}
}

static void grow_years(struct page *out, struct dice *d, const struct schema *s, size_t indent, size_t depth)
{
	add(out, "\n");
	for (size_t n = dice_roll(d, 4) + 1; n > 0; n--) {
		add_key(out, PICK(d, years), indent + 2);
		if (s && dice_roll(d, 2)) {
			add(out, "\n");
			grow_map(out, d, s, indent + 4, depth + 1);
		} else {
			add_scalar(out, dice_roll(d, 4) ? PICK(d, numbers) : PICK(d, texts));
		}
	}
}

static void grow_named(struct page *out, struct dice *d, const struct schema *s, size_t indent, size_t depth)
{
	add(out, "\n");
	for (size_t n = dice_roll(d, 2) + 1; n > 0; n--) {
		add_key(out, PICK(d, ids), indent + 2);
		add(out, "\n");
		grow_map(out, d, s, indent + 4, depth + 1);
	}
}

/* What is bound elsewhere: a rating scheme, a rule's condition, anything. */
static void grow_any(struct page *out, struct dice *d, const char *name, size_t indent, size_t depth)
{
	if (strcmp(name, "rating") == 0 && dice_roll(d, 4) > 0) {
		add(out, "\n");
		grow_map(out, d, &schema_scheme, indent + 2, depth + 1);
	} else if (strcmp(name, "rating") == 0) {
		const char *preset = scheme_preset_name(dice_roll(d, 16));
		add_scalar(out, preset ? preset : "x");
	} else {
		add_scalar(out, dice_roll(d, 2) ? PICK(d, conditions) : PICK(d, ids));
	}
}

static void grow_number(struct page *out, struct dice *d, const struct schema_key *k)
{
	char text[32];

	snprintf(text, sizeof text, "%d",
		 k->min + (int)dice_roll(d, k->max > k->min ? (size_t)(k->max - k->min) + 2 : 5));
	add_scalar(out, k->type == SCHEMA_INTEGER ? text : PICK(d, numbers));
}

static void grow_scalar(struct page *out, struct dice *d, const struct schema_key *k)
{
	switch (k->type) {
	case SCHEMA_ID:
	case SCHEMA_IDS:
		add_scalar(out, PICK(d, ids));
		break;
	case SCHEMA_INTEGER:
	case SCHEMA_NUMBER:
		grow_number(out, d, k);
		break;
	case SCHEMA_BOOLEAN:
		add_scalar(out, dice_roll(d, 2) ? "true" : "false");
		break;
	case SCHEMA_YEAR:
	case SCHEMA_YEAR_OF:
		add_scalar(out, PICK(d, years));
		break;
	case SCHEMA_DATE:
		add_scalar(out, PICK(d, dates));
		break;
	case SCHEMA_WORD:
		add_scalar(out, k->word_count > 0 ? k->words[dice_roll(d, k->word_count)] : "x");
		break;
	case SCHEMA_VALUE:
		add_scalar(out, dice_roll(d, 3) ? PICK(d, numbers) : PICK(d, conditions));
		break;
	case SCHEMA_VALUE_PAIR:
		add_scalar(out, dice_roll(d, 4) ? "[1, 2.5]" : "[9, 1]");
		break;
	default:
		add_scalar(out, PICK(d, texts));
		break;
	}
}

static void grow(struct page *out, struct dice *d, const struct schema_key *k, size_t indent, size_t depth)
{
	/* Now and then what does not belong there. */
	if (dice_roll(d, 60) == 0) {
		add_scalar(out, dice_roll(d, 2) ? "[]" : "{a: b}");
		return;
	}
	switch (k->type) {
	case SCHEMA_MAP:
		add(out, "\n");
		grow_map(out, d, k->map, indent + 2, depth + 1);
		break;
	case SCHEMA_MAPS:
		grow_list(out, d, k->map, NULL, indent, depth);
		break;
	case SCHEMA_TEXT_OR_MAP:
	case SCHEMA_ID_OR_MAP:
		grow_list(out, d, k->map, PICK(d, ids), indent, depth);
		break;
	case SCHEMA_NAMED_MAPS:
		grow_named(out, d, k->map, indent, depth);
		break;
	case SCHEMA_YEARS:
		grow_years(out, d, k->map, indent, depth);
		break;
	case SCHEMA_TEXT_TABLE:
	case SCHEMA_WORD_TABLE:
		grow_table(out, d, k, indent);
		break;
	case SCHEMA_ANY:
		grow_any(out, d, k->name, indent, depth);
		break;
	default:
		grow_scalar(out, d, k);
		break;
	}
}

void grow_plan(struct page *out, struct dice *d)
{
	grow_map(out, d, &schema_plan, 0, 0);
}

void grow_key(struct page *out, struct dice *d, size_t indent)
{
	const struct schema *s = PICK(d, maps);
	const struct schema_key *k = schema_at(s, dice_roll(d, schema_count(s)));

	add_key(out, k->name, indent);
	grow(out, d, k, indent, 4);
}

void grow_value(struct page *out, struct dice *d, const char *name, size_t n, size_t indent)
{
	size_t first = dice_roll(d, COUNT(maps));

	for (size_t i = 0; i < COUNT(maps); i++) {
		const struct schema *s = maps[(first + i) % COUNT(maps)];
		size_t at = schema_find(s, (struct str){name, n});
		if (at != SIZE_MAX && !schema_at(s, at)->map) {
			grow(out, d, schema_at(s, at), indent, 5);
			return;
		}
	}
	add_scalar(out, dice_roll(d, 2) ? PICK(d, numbers) : PICK(d, texts));
}
