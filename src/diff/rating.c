/*
 * Rating schemes, compared as they are written: a lowered threshold is
 * looser for every indicator, anything else is another definition.
 */
#include "change.h"

#include "base/utf8.h"

struct rating_diff {
	struct diff *d;
	size_t indicators;
};

static const struct str comparing_keys[] = {STR_INIT("at-least"), STR_INIT("at-most"), STR_INIT("above"),
					    STR_INIT("below"),	  STR_INIT("exactly"), STR_INIT("between")};

static bool is_comparing_key(struct str key)
{
	for (size_t k = 0; k < sizeof comparing_keys / sizeof *comparing_keys; k++)
		if (str_eq(key, comparing_keys[k]))
			return true;
	return false;
}

/* A text cut into what comes before its only number, the number, and what comes after. */
struct condition {
	struct str before, after;
	struct number number;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t number_end(struct str s, size_t at)
{
	size_t dots = 0;
	while (at < s.n && (is_digit(s.p[at]) || (s.p[at] == '.' && !dots++)))
		at++;
	return at;
}

static bool cut_condition(struct arena *a, struct str text, struct condition *out)
{
	struct str s = utf8_nfkc(a, text);
	size_t from = 0;
	while (from < s.n && !is_digit(s.p[from]))
		from++;
	size_t end = number_end(s, from);
	out->after = str_slice(s, end, SIZE_MAX);
	for (size_t k = 0; k < out->after.n; k++)
		if (is_digit(out->after.p[k]))
			return false;
	if (from > 0 && s.p[from - 1] == '-')
		from--;
	out->before = str_slice(s, 0, from);
	return end > from && rat_parse(a, str_slice(s, from, end - from), &out->number.value, &out->number.scale);
}

static bool compares(struct str before, struct str after)
{
	static const char signs[] = "<>=";
	static const struct str words[] = {STR_INIT("≥"),    STR_INIT("≤"),    STR_INIT("以上"),
					   STR_INIT("以下"), STR_INIT("未満"), STR_INIT("超")};
	for (size_t k = 0; k < before.n; k++)
		for (const char *s = signs; *s; s++)
			if (before.p[k] == *s)
				return true;
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (str_find(before, words[k]) != SIZE_MAX || str_find(after, words[k]) != SIZE_MAX)
			return true;
	return false;
}

/* Whether two texts are one threshold with another number: then what became of it. */
static bool is_threshold(struct arena *a, struct str key, const struct node *x, const struct node *y, int *sign)
{
	struct condition old, new;
	if (!cut_condition(a, x->text, &old) || !cut_condition(a, y->text, &new) ||
	    !str_eq(str_trim(old.before), str_trim(new.before)) || !str_eq(str_trim(old.after), str_trim(new.after)))
		return false;
	*sign = rat_cmp(new.number.value, old.number.value);
	return *sign && (is_comparing_key(key) || compares(old.before, old.after));
}

static struct diff_value value_node(const struct node *n)
{
	if (!n)
		return (struct diff_value){0};
	if (n->kind == NODE_SCALAR)
		return diff_text(n->text, n->span);
	struct source *s = n->span.source;
	return diff_text(str_trim(str_slice(s->bytes, n->span.start, n->span.end - n->span.start)), n->span);
}

static void add(struct rating_diff *r, struct str path, struct str key, const struct node *x, const struct node *y)
{
	struct diff_subject none = {0};
	struct change *c = change_add(r->d, CHANGE_RATING, none, none);
	int sign = 0;
	bool scalars = x && y && x->kind == NODE_SCALAR && y->kind == NODE_SCALAR;
	c->class = DIFF_DEFINITION;
	if (scalars && is_threshold(r->d->arena, key, x, y, &sign))
		c->class = sign < 0 ? DIFF_LOOSER : DIFF_STRICTER;
	c->value[DIFF_OLD] = value_node(x);
	c->value[DIFF_NEW] = value_node(y);
	c->part = path;
	c->affected = r->indicators;
}

static void compare(struct rating_diff *r, struct str path, struct str key, const struct node *x, const struct node *y);

static struct str below(struct rating_diff *r, struct str path, struct str key)
{
	struct str part[] = {path, key};
	return path.n ? str_join(r->d->arena, part, 2, STR(" › ")) : key;
}

static void compare_maps(struct rating_diff *r, struct str path, const struct node *x, const struct node *y)
{
	struct map in_x = {0}, in_y = {0};
	for (size_t k = 0; k < x->n; k++)
		map_put(r->d->arena, &in_x, x->pair[k].key->text, x->pair[k].value);
	for (size_t k = 0; k < y->n; k++)
		map_put(r->d->arena, &in_y, y->pair[k].key->text, y->pair[k].value);
	for (size_t k = 0; k < in_x.n; k++) {
		struct str key = in_x.entries[k].key;
		compare(r, below(r, path, key), key, in_x.entries[k].value, map_get(&in_y, key));
	}
	for (size_t k = 0; k < in_y.n; k++)
		if (!map_get(&in_x, in_y.entries[k].key))
			add(r, below(r, path, in_y.entries[k].key), STR(""), NULL, in_y.entries[k].value);
}

/* What a rule of a list goes by: its label, or its place. */
static struct str rule_name(struct arena *a, const struct node *n, size_t index)
{
	static const struct str keys[] = {STR_INIT("label"), STR_INIT("id"), STR_INIT("name"), STR_INIT("use")};
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		const struct node *v = node_get(n, keys[k]);
		if (v && v->kind == NODE_SCALAR && v->text.n)
			return v->text;
	}
	return str_format(a, "%zu", index + 1);
}

static void compare_lists(struct rating_diff *r, struct str path, struct str key, const struct node *x,
			  const struct node *y)
{
	for (size_t k = 0; k < x->n || k < y->n; k++) {
		const struct node *p = k < x->n ? x->item[k] : NULL, *q = k < y->n ? y->item[k] : NULL;
		compare(r, below(r, path, rule_name(r->d->arena, p ? p : q, k)), key, p, q);
	}
}

static void compare(struct rating_diff *r, struct str path, struct str key, const struct node *x, const struct node *y)
{
	if (x == y)
		return;
	if (!x || !y || x->kind != y->kind)
		add(r, path, key, x, y);
	else if (x->kind == NODE_MAP)
		compare_maps(r, path, x, y);
	else if (x->kind == NODE_LIST)
		compare_lists(r, path, key, x, y);
	else if (!str_eq(x->text, y->text))
		add(r, path, key, x, y);
}

void diff_rating(struct diff *d)
{
	struct rating_diff r = {d, count_indicators(d->plan[DIFF_NEW])};
	compare(&r, STR(""), STR(""), d->plan[DIFF_OLD]->rating, d->plan[DIFF_NEW]->rating);
}
