#include "render/plan_schema.h"

#include "model/schema.h"
#include "render/json_text.h"

/* Patterns hold for ECMA-262 and for Python alike: no classes such as \w, which differ. */

/* No blanks, and of the ASCII signs and the punctuation of Unicode only - _ and . */
#define ID_PATTERN                                                                                                     \
	"^[^\\u0000-,/:-@\\[-^`{-\\u00A9\\u00AB-\\u00B1\\u00B4\\u00B6-\\u00B8\\u00BB\\u00BF\\u00D7\\u00F7"             \
	"\\u2000-\\u206F\\u2190-\\u2BFF\\u3000-\\u3004\\u3008-\\u3020\\u3030\\u30A0\\u30FB\\uFF01-\\uFF0F"             \
	"\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65\\uFFFD]+$"
#define DIGIT "[0-9０-９]"
#define ERA   "(明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]|[MTSHRmtshrＭＴＳＨＲ])"
#define BLANK "[ 　]*"
#define FY    "([FfＦ][YyＹ])?" BLANK
/* The /23 of 2022/23. */
#define SECOND "(" BLANK "([/／–-]" BLANK DIGIT "{2}|[/／]" BLANK DIGIT "{4}))?" BLANK
/* 2022 FY2022 2022年度 2022/23 令和4年度 R4 令和4（2022）年度 */
#define YEAR                                                                                                           \
	"(" BLANK "(" FY DIGIT "{4}" SECOND "(年度)?|" ERA BLANK "(元|" DIGIT "{1,2})" BLANK "(年度)?|"              \
	"(" ERA BLANK "(元|" DIGIT "{1,2})|" DIGIT "{4})年?[(（][^()（）]+[)）]年?度)" BLANK ")"
/* A quarter, month or day in a year. */
#define ANY_YEAR "([FfＦ][YyＹ])?" DIGIT "{4}|" ERA BLANK "(元|" DIGIT "{1,2})"
#define INSIDE                                                                                                         \
	"(" BLANK "(" FY DIGIT "{4}" SECOND "|" ANY_YEAR ")" BLANK "(年度)?" BLANK "([-－]?[QqＱ]" BLANK DIGIT         \
	"|" DIGIT "[QqＱ]|第" BLANK DIGIT BLANK "四半期)" BLANK "|" BLANK "[QqＱ]" BLANK DIGIT BLANK                   \
	"[,，/／]?" BLANK FY DIGIT "{4}" SECOND BLANK "|" BLANK "(" ANY_YEAR ")" BLANK "[年./．／－-]" BLANK DIGIT     \
	"{1,2}" BLANK "(月|[月./．／－-]" BLANK DIGIT "{1,2}" BLANK "日?)?" BLANK ")"
#define YEAR_PATTERN	"^" YEAR "$"
#define YEAR_OF_PATTERN "^(" YEAR "|" INSIDE ")$"
#define YEARS_PATTERN	"^(" YEAR "([-－–—―−~～〜]" YEAR ")?|" INSIDE ")$"

/* The maps that the schema speaks of, each under its own name. */
struct definitions {
	VEC(const struct schema *) items;
};

static void collect(struct arena *a, struct definitions *d, const struct schema *s)
{
	for (size_t i = 0; i < d->items.n; i++)
		if (d->items.v[i] == s)
			return;
	*VEC_PUSH(a, &d->items) = s;
	for (size_t i = 0; i < schema_count(s); i++)
		if (schema_at(s, i)->map)
			collect(a, d, schema_at(s, i)->map);
}

/* "a rating scheme" is "rating-scheme"; of two of one name the second is "rating-scheme-2". */
static struct str definition_name(struct arena *a, const struct definitions *d, const struct schema *s)
{
	struct str name = str_of(s->name);
	struct buf out = buf_new(a);
	size_t same = 1;

	name = str_slice(name, str_has_prefix(name, STR("an ")) ? 3 : str_has_prefix(name, STR("a ")) ? 2 : 0, name.n);
	for (size_t i = 0; i < name.n; i++)
		buf_add_c(&out, name.p[i] == ' ' ? '-' : name.p[i]);
	for (size_t i = 0; d->items.v[i] != s; i++)
		same += str_eq(str_of(d->items.v[i]->name), str_of(s->name));
	if (same > 1)
		buf_printf(&out, "-%zu", same);
	return buf_str(&out);
}

struct writer {
	struct json_text j;
	struct arena *a;
	const struct definitions *d;
};

static void add_ref(struct writer *w, const struct schema *s)
{
	struct str ref[] = {STR("#/definitions/"), definition_name(w->a, w->d, s)};

	json_string(&w->j, "$ref", str_join(w->a, ref, 2, STR("")));
}

static void add_types(struct writer *w, const char *const *types, size_t n, bool null)
{
	json_open(&w->j, "type", '[');
	for (size_t i = 0; i < n; i++)
		json_string(&w->j, NULL, str_of(types[i]));
	if (null)
		json_string(&w->j, NULL, STR("null"));
	json_close(&w->j, ']');
}

/* Any scalar but nothing at all; `null`: nothing too, which counts as absent. */
static void add_scalar(struct writer *w, const char *pattern, bool null)
{
	static const char *const types[] = {"string", "number", "boolean"};

	add_types(w, types, 3, null);
	if (pattern)
		json_string(&w->j, "pattern", str_of(pattern));
}

static void add_year(struct writer *w, const char *pattern, bool null)
{
	static const char *const types[] = {"string", "integer"};

	add_types(w, types, 2, null);
	json_integer(&w->j, "minimum", 1000);
	json_integer(&w->j, "maximum", 9999);
	json_string(&w->j, "pattern", str_of(pattern));
}

static void add_words(struct writer *w, const char *key, const struct schema_key *k, bool null)
{
	json_open(&w->j, key, '[');
	for (size_t i = 0; i < k->word_count; i++)
		json_string(&w->j, NULL, str_of(k->words[i]));
	if (null)
		json_null(&w->j, NULL);
	json_close(&w->j, ']');
}

/* One of several forms. */
static void open_choice(struct writer *w)
{
	json_open(&w->j, "anyOf", '[');
	json_open(&w->j, NULL, '{');
}

static void next_choice(struct writer *w)
{
	json_close(&w->j, '}');
	json_open(&w->j, NULL, '{');
}

static void close_choice(struct writer *w, bool null)
{
	if (null) {
		next_choice(w);
		json_string(&w->j, "type", STR("null"));
	}
	json_close(&w->j, '}');
	json_close(&w->j, ']');
}

static void add_list(struct writer *w, const char *pattern)
{
	json_string(&w->j, "type", STR("array"));
	json_open(&w->j, "items", '{');
	add_scalar(w, pattern, false);
	json_close(&w->j, '}');
}

static void add_texts(struct writer *w, const char *pattern, bool null)
{
	open_choice(w);
	add_scalar(w, pattern, false);
	next_choice(w);
	add_list(w, pattern);
	close_choice(w, null);
}

/* A list of maps, or of scalars with a pattern (NULL: any) and maps. */
static void add_maps(struct writer *w, const struct schema *map, bool scalars, const char *pattern)
{
	json_open(&w->j, "items", '{');
	if (scalars) {
		open_choice(w);
		add_scalar(w, pattern, false);
		next_choice(w);
		add_ref(w, map);
		close_choice(w, false);
	} else {
		add_ref(w, map);
	}
	json_close(&w->j, '}');
}

static void add_type(struct writer *w, const char *type, bool null)
{
	add_types(w, &type, 1, null);
}

static void add_names(struct writer *w, const char *pattern)
{
	json_open(&w->j, "propertyNames", '{');
	json_string(&w->j, "pattern", str_of(pattern));
	json_close(&w->j, '}');
}

static void add_number(struct writer *w, const struct schema_key *k, bool null)
{
	add_type(w, k->type == SCHEMA_INTEGER ? "integer" : "number", null);
	if (!k->bounded)
		return;
	json_integer(&w->j, "minimum", (size_t)k->min);
	if (k->type == SCHEMA_INTEGER)
		json_integer(&w->j, "maximum", (size_t)k->max);
}

/* The tables from words, ids or years to values. */
static void add_table(struct writer *w, const struct schema_key *k, bool null)
{
	add_type(w, "object", null);
	if (k->type == SCHEMA_NAMED_MAPS)
		add_names(w, ID_PATTERN);
	if (k->type == SCHEMA_YEARS || k->type == SCHEMA_YEAR_NUMBERS)
		add_names(w, k->type == SCHEMA_YEARS ? YEARS_PATTERN : YEAR_OF_PATTERN);
	if (k->type == SCHEMA_TEXT_TABLE) {
		json_open(&w->j, "propertyNames", '{');
		add_words(w, "enum", k, false);
		json_close(&w->j, '}');
	}
	json_open(&w->j, "additionalProperties", '{');
	if (k->type == SCHEMA_NAMED_MAPS) {
		add_ref(w, k->map);
	} else if (k->type == SCHEMA_YEARS) {
		open_choice(w);
		add_scalar(w, NULL, true);
		next_choice(w);
		add_ref(w, k->map);
		close_choice(w, false);
	} else if (k->type == SCHEMA_TEXT_TABLE) {
		add_texts(w, NULL, false);
	} else if (k->type == SCHEMA_NUMBERS || k->type == SCHEMA_YEAR_NUMBERS) {
		add_number(w, k, false);
	} else {
		add_words(w, "enum", k, false);
	}
	json_close(&w->j, '}');
}

/* What a value may be; `null`: nothing too. */
static void add_value(struct writer *w, const struct schema_key *k, bool null)
{
	switch (k->type) {
	case SCHEMA_TEXT:
	case SCHEMA_VALUE:
	case SCHEMA_DATE:
		add_scalar(w, NULL, null);
		break;
	case SCHEMA_TITLE:
		add_scalar(w, "[^ \\t\\r\\n\\u3000]", false);
		break;
	case SCHEMA_ID:
		add_scalar(w, ID_PATTERN, null);
		break;
	case SCHEMA_TEXTS:
	case SCHEMA_IDS:
		add_texts(w, k->type == SCHEMA_IDS ? ID_PATTERN : NULL, null);
		break;
	case SCHEMA_INTEGER:
	case SCHEMA_NUMBER:
		add_number(w, k, null);
		break;
	case SCHEMA_BOOLEAN:
		add_type(w, "boolean", null);
		break;
	case SCHEMA_YEAR:
	case SCHEMA_YEAR_OF:
		add_year(w, k->type == SCHEMA_YEAR ? YEAR_PATTERN : YEAR_OF_PATTERN, null);
		break;
	case SCHEMA_WORD:
		add_words(w, "enum", k, null);
		break;
	case SCHEMA_MAP:
		open_choice(w);
		add_ref(w, k->map);
		close_choice(w, null);
		break;
	case SCHEMA_VALUE_PAIR:
		add_type(w, "array", null);
		break;
	case SCHEMA_MAPS:
	case SCHEMA_TEXT_OR_MAP:
	case SCHEMA_ID_OR_MAP:
		add_type(w, "array", null);
		add_maps(w, k->map, k->type != SCHEMA_MAPS, k->type == SCHEMA_ID_OR_MAP ? ID_PATTERN : NULL);
		break;
	case SCHEMA_NAMED_MAPS:
	case SCHEMA_YEARS:
	case SCHEMA_TEXT_TABLE:
	case SCHEMA_WORD_TABLE:
	case SCHEMA_NUMBERS:
	case SCHEMA_YEAR_NUMBERS:
		add_table(w, k, null);
		break;
	case SCHEMA_TEXTS_OR_MAP:
		open_choice(w);
		add_scalar(w, NULL, false);
		next_choice(w);
		add_list(w, NULL);
		next_choice(w);
		add_ref(w, k->map);
		close_choice(w, null);
		break;
	case SCHEMA_ANY:
	case SCHEMA_TYPE_COUNT:
		break;
	}
}

static void add_map(struct writer *w, const struct schema *s)
{
	json_string(&w->j, "type", STR("object"));
	json_string_if(&w->j, "description", str_of(s->doc));
	json_boolean(&w->j, "additionalProperties", false);
	json_open(&w->j, "properties", '{');
	for (size_t i = 0; i < schema_count(s); i++) {
		const struct schema_key *k = schema_at(s, i);

		json_open(&w->j, k->name, '{');
		json_string_if(&w->j, "description", str_of(k->doc));
		add_value(w, k, !k->required);
		json_close(&w->j, '}');
	}
	json_close(&w->j, '}');
	json_open(&w->j, "required", '[');
	for (size_t i = 0; i < schema_count(s); i++)
		if (schema_at(s, i)->required)
			json_string(&w->j, NULL, str_of(schema_at(s, i)->name));
	json_close(&w->j, ']');
}

void render_plan_schema(struct buf *out)
{
	struct definitions d = {0};
	struct writer w = {.j = {.out = out}, .a = out->arena, .d = &d};

	collect(out->arena, &d, &schema_plan);
	json_open(&w.j, NULL, '{');
	json_string(&w.j, "$schema", STR("http://json-schema.org/draft-07/schema#"));
	json_string(&w.j, "$id", STR("urn:plan-tools:plan:1"));
	json_string(&w.j, "title", STR("plan-tools: a public plan"));
	add_map(&w, &schema_plan);
	json_open(&w.j, "definitions", '{');
	for (size_t i = 1; i < d.items.n; i++) {
		json_open(&w.j, str_z(out->arena, definition_name(out->arena, &d, d.items.v[i])), '{');
		add_map(&w, d.items.v[i]);
		json_close(&w.j, '}');
	}
	json_close(&w.j, '}');
	json_close(&w.j, '}');
}
