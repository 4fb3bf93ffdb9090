/*
 * Readers of single values.  Each reports what is wrong and then leaves *out
 * as it was and returns false.
 */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "model/schema.h"

/* A scalar as text: block scalars without the line feeds behind them. */
struct field value_text(const struct node *n);

/* A text, or a list of texts whose other elements are reported; `ids`: each must be an id. */
bool value_texts(struct binder *b, const char *name, const struct node *n, bool ids, struct field_list *out);
bool value_id(struct binder *b, const struct node *n, struct field *out);
bool value_boolean(struct binder *b, const struct node *n, bool *out);
bool value_integer(struct binder *b, const struct schema_key *k, const struct node *n, int *out);
/* A decimal without quotes; at least k->min where k is bounded. */
bool value_number(struct binder *b, const struct schema_key *k, const struct node *n, struct number *out);
bool value_date(struct binder *b, const struct node *n, struct date *out);
/* The index of the one of `words` that a scalar is; otherwise a finding of that rule and text, with the choices. */
bool value_choose(struct binder *b, const struct node *n, const char *const *words, size_t count, struct str rule,
		  struct msg text, int *out);
/* The same for the value of the key `name`: unknown-value. */
bool value_word(struct binder *b, const char *name, const struct node *n, const char *const *words, size_t count,
		int *out);

/* [+-]digits[.digits] without a needless zero in front: what every reader of YAML takes for this number. */
bool value_is_decimal(struct str s);
/* Reads a decimal of that form; false, silently, when it is none or too long. */
bool value_decimal(struct arena *a, struct str s, struct number *out);
/* Whether `s` is a number as YAML or a programming language may have it: 0x1F, 010, 1_000, 1e3. */
bool value_is_slip(struct arena *a, struct str s);
/* Says at `at` that `text` is no number, with a help line for such slips; bad-number or what a target calls it. */
void value_report_number(struct binder *b, struct str rule, struct span at, struct str text);

/* wrong-type: `due` (a msgid: "a list") is due where `n` stands; `name`: the key that takes it, or NULL. */
struct diag *value_report_type(struct binder *b, const char *name, const struct node *n, const char *due);

/*
 * Whether the map `root` says under "format" that it is of a newer format than FORMAT_NEWEST, which may give old keys a
 * new meaning, so that nothing of it is to be read: unsupported-format with `says`, a msgid with the format and the
 * newest one that is known as arguments.
 */
bool value_newer_format(struct binder *b, const struct node *root, const char *says);
enum { FORMAT_NEWEST = 1 };

/* "higher, lower, keep". */
struct str value_choices(struct arena *a, const char *const *words, size_t n);

#endif
