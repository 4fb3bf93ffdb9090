/*
 * Maps of a plan as tables of keys: what each key takes, where it goes, what
 * it is for.  One table serves the reader, the manual and the JSON Schema.
 *
 * Whatever is bound lives in the binder's arena and refers to the tree's bytes.
 */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "model/plan.h"

/* What a key takes, and the member of the object that it fills. */
enum schema_type {
	SCHEMA_TEXT,	/* any scalar: struct field */
	SCHEMA_TITLE,	/* text that is not blank: struct field */
	SCHEMA_ID,	/* letters, digits, - _ . : struct field */
	SCHEMA_TEXTS,	/* a text or a list of them: struct field_list */
	SCHEMA_IDS,	/* an id or a list of them: struct field_list */
	SCHEMA_INTEGER, /* from min to max: int */
	SCHEMA_NUMBER,	/* a decimal of at least min: struct number */
	SCHEMA_BOOLEAN, /* true or false: bool */
	SCHEMA_YEAR,	/* a fiscal year: int */
	SCHEMA_YEAR_OF, /* a fiscal year, or a quarter, month or day in it: int */
	SCHEMA_DATE,	/* a day: struct date */
	SCHEMA_WORD,	/* one of `words`: an enum, the word's index */
	SCHEMA_MAP,	/* a map by `map`: its members, counted from `offset` */

	/* Kept as they are, struct node *, for their owner to bind; of a kind that fits. */
	SCHEMA_VALUE,	     /* a number, a level's name or a condition */
	SCHEMA_VALUE_PAIR,   /* a list of two numbers */
	SCHEMA_MAPS,	     /* a list of maps by `map` */
	SCHEMA_TEXT_OR_MAP,  /* a list of texts and maps by `map` */
	SCHEMA_ID_OR_MAP,    /* a list of ids and maps by `map` */
	SCHEMA_NAMED_MAPS,   /* a map from ids to maps by `map` */
	SCHEMA_YEARS,	     /* a map from fiscal years and spans of them to values or maps by `map` */
	SCHEMA_TEXT_TABLE,   /* a map from some of `words` to a text or a list of them */
	SCHEMA_WORD_TABLE,   /* a map from any text to one of `words` */
	SCHEMA_TEXTS_OR_MAP, /* a text, a list of them or a map by `map` */
	SCHEMA_YEAR_NUMBERS, /* a map from fiscal years to a number, bound elsewhere */
	SCHEMA_NUMBERS,	     /* a map from any text to a number, bound elsewhere */
	SCHEMA_ANY,	     /* bound elsewhere */
	SCHEMA_TYPE_COUNT
};

struct schema;

struct schema_key {
	const char *name;
	enum schema_type type;
	size_t offset; /* of the member in the object */
	size_t at;     /* of a struct span for where the value stands; 0: not wanted, so no such span comes first */
	bool required;
	bool bounded; /* min and max count */
	int min, max;
	const char *const *words;
	size_t word_count;
	const struct schema *map;
	const char *doc; /* one sentence, for the manual and the JSON Schema */
};

/* A key that people write here though it belongs elsewhere, and what to do. */
struct schema_hint {
	const char *key;
	const char *help; /* a msgid */
};

struct schema {
	const char *name; /* a msgid: "an indicator" */
	const char *doc;
	const struct schema *base; /* whose keys it has too; NULL: none */
	const struct schema_key *key;
	size_t n;
	const struct schema_hint *hint;
	size_t hint_count;
};

/* The maps of plan.5. */
extern const struct schema schema_plan, schema_period, schema_rounding, schema_results, schema_amendment, schema_lint;
extern const struct schema schema_scale, schema_level;
extern const struct schema schema_policy, schema_measure;
extern const struct schema schema_action, schema_indicator, schema_figure;
extern const struct schema schema_survey, schema_status;
extern const struct schema schema_ratio, schema_baseline, schema_milestone, schema_target;

/* What binding needs besides the tables. */
struct binder {
	struct arena *arena;
	struct diag_list *diags;
	int start_month; /* of fiscal years */
};

/*
 * Fills `object` from the map `node` by the keys of `s`; members whose key is absent, without a value or wrong keep
 * what they hold.  False when it is no map.  A key without a value counts as absent.  Rules: wrong-type unknown-key
 * missing-key empty-title bad-id bad-number bad-year bad-date unknown-value.
 */
bool schema_bind(struct binder *b, const struct schema *s, struct node *node, void *object);

/* Its keys, those of its base before its own: how many, and the i-th. */
size_t schema_count(const struct schema *s);
const struct schema_key *schema_at(const struct schema *s, size_t i);

/* The index of the key of that name, SIZE_MAX: none. */
size_t schema_find(const struct schema *s, struct str name);

/*
 * Whether the i-th key of a map is the rest of a number with a comma: `{value: 4,500}` is read as `value: 4` and a key
 * 500 without a value.  What to do about it, a msgid.
 */
bool schema_is_split_number(const struct node *map, size_t i);
extern const char *const schema_split_number_help;

/*
 * The one of `n` words that is most like `word`, or NULL when none is near enough: at most two changes or one for each
 * three characters, and fewer than would make half of another word of it.
 */
const char *schema_closest(struct arena *scratch, struct str word, const char *const *words, size_t n);

#endif
