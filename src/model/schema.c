#include "model/schema.h"

#include "base/utf8.h"
#include "model/value.h"
#include "model/year.h"

#include <assert.h>

enum { SCALAR = 1 << NODE_SCALAR, LIST = 1 << NODE_LIST, MAP = 1 << NODE_MAP };

/* Which kinds of node a type takes, and in words. */
static const struct {
	unsigned kinds;
	const char *due;
} types[SCHEMA_TYPE_COUNT] = {
	[SCHEMA_TEXT] = {SCALAR, N_("text")},
	[SCHEMA_TITLE] = {SCALAR, N_("text")},
	[SCHEMA_ID] = {SCALAR, N_("an id")},
	[SCHEMA_TEXTS] = {SCALAR | LIST, N_("text or a list of texts")},
	[SCHEMA_IDS] = {SCALAR | LIST, N_("an id or a list of ids")},
	[SCHEMA_INTEGER] = {SCALAR, N_("a number")},
	[SCHEMA_NUMBER] = {SCALAR, N_("a number")},
	[SCHEMA_BOOLEAN] = {SCALAR, N_("true or false")},
	[SCHEMA_YEAR] = {SCALAR, N_("a fiscal year")},
	[SCHEMA_YEAR_OF] = {SCALAR, N_("a fiscal year")},
	[SCHEMA_DATE] = {SCALAR, N_("a day")},
	[SCHEMA_WORD] = {SCALAR, N_("a word")},
	[SCHEMA_MAP] = {MAP, N_("a map")},
	[SCHEMA_VALUE] = {SCALAR, N_("one value")},
	[SCHEMA_VALUE_PAIR] = {LIST, N_("a list of two numbers")},
	[SCHEMA_MAPS] = {LIST, N_("a list of maps, each begun with \"- \"")},
	[SCHEMA_TEXT_OR_MAP] = {LIST, N_("a list, each begun with \"- \"")},
	[SCHEMA_ID_OR_MAP] = {LIST, N_("a list, each begun with \"- \"")},
	[SCHEMA_NAMED_MAPS] = {MAP, N_("a map")},
	[SCHEMA_YEARS] = {MAP, N_("a map of fiscal years")},
	[SCHEMA_TEXT_TABLE] = {MAP, N_("a map")},
	[SCHEMA_WORD_TABLE] = {MAP, N_("a map")},
	[SCHEMA_TEXTS_OR_MAP] = {SCALAR | LIST | MAP, N_("text, a list or a map")},
	[SCHEMA_YEAR_NUMBERS] = {MAP, N_("a map of fiscal years")},
	[SCHEMA_NUMBERS] = {MAP, N_("a map from names to numbers")},
	[SCHEMA_ANY] = {SCALAR | LIST | MAP, N_("any value")},
};

/* A plan's maps have fewer keys than a word has bits. */
enum { KEYS_MAX = 64 };

size_t schema_count(const struct schema *s)
{
	size_t n = 0;

	for (; s; s = s->base)
		n += s->n;
	return n;
}

const struct schema_key *schema_at(const struct schema *s, size_t i)
{
	size_t above = schema_count(s->base);

	return i < above ? schema_at(s->base, i) : &s->key[i - above];
}

size_t schema_find(const struct schema *s, struct str name)
{
	size_t i;

	if (name.n == 0)
		return SIZE_MAX;
	for (; s; s = s->base)
		for (i = 0; i < s->n; i++)
			if (s->key[i].name[0] == *name.p && str_eq(name, str_of(s->key[i].name)))
				return schema_count(s->base) + i;
	return SIZE_MAX;
}

/* Case, width, underscores and spaces aside. */
static struct str plainly(struct arena *scratch, struct str s)
{
	char *p;
	size_t i;

	s = utf8_fold(scratch, s);
	p = ARENA_ARRAY(scratch, char, s.n + 1);
	for (i = 0; i < s.n; i++)
		p[i] = s.p[i] == '_' || s.p[i] == ' ' ? '-' : s.p[i];
	return (struct str){p, s.n};
}

const char *schema_closest(struct arena *scratch, struct str word, const char *const *words, size_t n)
{
	/* No word of a plan is so long that a longer one could be a slip of it. */
	enum { WORD_BYTES_MAX = 80 };
	struct arena_mark mark = arena_mark(scratch);
	const char *best = NULL;
	size_t i, length, least = SIZE_MAX;

	if (word.n == 0 || word.n > WORD_BYTES_MAX)
		return NULL;
	word = plainly(scratch, word);
	length = utf8_length(word);
	for (i = 0; i < n; i++) {
		size_t limit = length / 3 > 2 ? length / 3 : 2;
		size_t distance = str_distance(scratch, word, str_of(words[i]), limit);

		if (distance <= limit && distance * 2 <= length && distance < least) {
			least = distance;
			best = words[i];
		}
	}
	arena_rewind(scratch, mark);
	return best;
}

static const char *closest_key(struct arena *scratch, const struct schema *s, struct str word)
{
	const char *names[KEYS_MAX];
	size_t i, n = schema_count(s);

	for (i = 0; i < n; i++)
		names[i] = schema_at(s, i)->name;
	return schema_closest(scratch, word, names, n);
}

const char *const schema_split_number_help = N_("put a number with commas in quotes, or leave the commas out");

bool schema_is_split_number(const struct node *map, size_t i)
{
	const struct node *key = map->pair[i].key, *before;
	size_t d;

	if (i == 0 || key->text.n != 3 || !node_is_null(map->pair[i].value))
		return false;
	for (d = 0; d < 3; d++)
		if (key->text.p[d] < '0' || key->text.p[d] > '9')
			return false;
	before = map->pair[i - 1].value;
	return before->kind == NODE_SCALAR && before->span.end + 1 == key->span.start && value_is_decimal(before->text);
}

/* Returns the key that was surely meant, SIZE_MAX: none. */
static size_t report_unknown(struct binder *b, const struct schema *s, const struct node *map, size_t i)
{
	const struct node *key = map->pair[i].key;
	struct msg m = MSG(N_("unknown key \"%s\" in %s"), key->text, str_of(s->name));
	struct diag *d;
	const char *like;
	size_t h;

	m.translated = 2;
	d = diag_add(b->diags, DIAG_ERROR, STR("unknown-key"), key->span, m);
	for (h = 0; h < s->hint_count; h++)
		if (str_eq(key->text, str_of(s->hint[h].key))) {
			diag_help(d, MSG(s->hint[h].help));
			return SIZE_MAX;
		}
	if (schema_is_split_number(map, i)) {
		diag_help(d, MSG(schema_split_number_help));
		return SIZE_MAX;
	}
	like = closest_key(b->arena, s, key->text);
	if (!like)
		return SIZE_MAX;
	diag_help(d, MSG(N_("did you mean \"%s\"?"), str_of(like)));
	diag_fix(b->diags, d, key->span, str_of(like),
		 str_eq(plainly(b->arena, key->text), str_of(like)) && !node_get(map, str_of(like)));
	return schema_find(s, str_of(like));
}

static void bind_title(struct binder *b, const struct schema_key *k, const struct node *n, struct field *out)
{
	*out = value_text(n);
	if (str_trim(out->s).n == 0)
		diag_add(b->diags, DIAG_ERROR, STR("empty-title"), n->span,
			 MSG(N_("\"%s\" is empty"), str_of(k->name)));
}

/* True when the value was good enough to count as given. */
static bool bind_value(struct binder *b, const struct schema_key *k, struct node *n, char *object)
{
	void *out = object + k->offset;

	switch (k->type) {
	case SCHEMA_TEXT:
		*(struct field *)out = value_text(n);
		return true;
	case SCHEMA_TITLE:
		bind_title(b, k, n, out);
		return true;
	case SCHEMA_ID:
		return value_id(b, n, out);
	case SCHEMA_TEXTS:
	case SCHEMA_IDS:
		return value_texts(b, k->name, n, k->type == SCHEMA_IDS, out);
	case SCHEMA_INTEGER:
		return value_integer(b, k, n, out);
	case SCHEMA_NUMBER:
		return value_number(b, k, n, out);
	case SCHEMA_BOOLEAN:
		return value_boolean(b, n, out);
	case SCHEMA_YEAR:
		return year_read(b, n, out);
	case SCHEMA_YEAR_OF:
		return year_read_any(b, n, out);
	case SCHEMA_DATE:
		return value_date(b, n, out);
	case SCHEMA_WORD:
		return value_word(b, k->name, n, k->words, k->word_count, out);
	case SCHEMA_MAP:
		return schema_bind(b, k->map, n, out);
	default:
		*(struct node **)out = n;
		return true;
	}
}

static void bind_checked(struct binder *b, const struct schema_key *k, struct node *n, char *object)
{
	if (!(types[k->type].kinds & (1U << n->kind))) {
		value_report_type(b, k->name, n, types[k->type].due);
		return;
	}
	if (bind_value(b, k, n, object) && k->at != 0)
		*(struct span *)(void *)(object + k->at) = n->span;
}

static void report_missing(struct binder *b, const struct schema *s, const struct schema_key *k, const struct node *map)
{
	const struct node *given = node_get(map, str_of(k->name));
	struct span at = given ? given->span : map->n > 0 ? map->pair[0].key->span : map->span;
	struct msg m;
	struct diag *d;

	if (given && k->type == SCHEMA_TITLE) {
		diag_add(b->diags, DIAG_ERROR, STR("empty-title"), at, MSG(N_("\"%s\" is empty"), str_of(k->name)));
		return;
	}
	m = given ? MSG(N_("\"%s\" has no value in %s"), str_of(k->name), str_of(s->name))
		  : MSG(N_("missing key \"%s\" in %s"), str_of(k->name), str_of(s->name));
	m.translated = 2;
	d = diag_add(b->diags, DIAG_ERROR, STR("missing-key"), at, m);
	diag_help(d, MSG(N_("add \"%s: …\""), str_of(k->name)));
}

static uint64_t bit(size_t i)
{
	return UINT64_C(1) << i;
}

/* Binds one pair and notes its key in *seen, and in *given when it has a value. */
static void bind_pair(struct binder *b, const struct schema *s, const struct node *map, size_t i, char *object,
		      uint64_t *seen, uint64_t *given)
{
	struct node *key = map->pair[i].key, *value = map->pair[i].value;
	size_t k;

	if (key->kind != NODE_SCALAR) {
		value_report_type(b, NULL, key, N_("a key"));
		return;
	}
	k = schema_find(s, key->text);
	if (k == SIZE_MAX) {
		/* A merge key has been reported with the tree, and so has a key given twice. */
		size_t meant = key->quoted || !str_eq(key->text, STR("<<")) ? report_unknown(b, s, map, i) : SIZE_MAX;
		/* One slip of the pen is one finding: what was meant is not missing, too. */
		if (meant != SIZE_MAX)
			*given |= bit(meant);
		return;
	}
	if (*seen & bit(k))
		return;
	*seen |= bit(k);
	if (node_is_null(value))
		return;
	*given |= bit(k);
	bind_checked(b, schema_at(s, k), value, object);
}

/* A text that stands where a map is due is likely the one thing that the map must tell. */
static void report_no_map(struct binder *b, const struct schema *s, const struct node *node)
{
	struct diag *d = value_report_type(b, NULL, node, s->name);
	enum { TEXT_MAX = 40 };
	if (node->kind != NODE_SCALAR || node_is_null(node) || node->text.n > TEXT_MAX)
		return;
	const struct schema_key *only = NULL;
	size_t required = 0;
	for (size_t i = 0; i < schema_count(s); i++)
		if (schema_at(s, i)->required) {
			only = schema_at(s, i);
			required++;
		}
	if (required == 1 && !only->map)
		diag_help(d, MSG(N_("it is a map: {%1$s: %2$s}"), str_of(only->name), node->text));
}

bool schema_bind(struct binder *b, const struct schema *s, struct node *node, void *object)
{
	uint64_t seen = 0, given = 0;
	size_t i, n = schema_count(s);

	assert(n <= KEYS_MAX);
	if (node->kind != NODE_MAP) {
		report_no_map(b, s, node);
		return false;
	}
	for (i = 0; i < node->n; i++)
		bind_pair(b, s, node, i, object, &seen, &given);
	for (i = 0; i < n; i++)
		if (schema_at(s, i)->required && !(given & bit(i)))
			report_missing(b, s, schema_at(s, i), node);
	return true;
}
