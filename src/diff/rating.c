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

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/* A condition in pieces: words and signs on one hand, numbers on the other. */
struct condition {
	struct buf words; /* with "#" where there is a number, without blanks */
	VEC(struct rat) numbers;
	bool compares;
};

/* Where a number that begins at `at` ends; `at` when none does. Digits in a word (fy2022) are part of that. */
static size_t number_end(struct str s, size_t at)
{
	size_t from = at + (s.p[at] == '-'), end = from, dots = 0;
	if (at > 0 && is_word(s.p[at - 1]))
		return at;
	while (end < s.n && (is_digit(s.p[end]) || (s.p[end] == '.' && !dots++)))
		end++;
	return end > from ? end : at;
}

static bool compares(struct str words)
{
	static const struct str signs[] = {STR_INIT("<"),    STR_INIT(">"),    STR_INIT("="),
					   STR_INIT("≥"),    STR_INIT("≤"),    STR_INIT("以上"),
					   STR_INIT("以下"), STR_INIT("未満"), STR_INIT("超")};
	for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
		if (str_find(words, signs[k]) != SIZE_MAX)
			return true;
	return false;
}

static struct condition cut_condition(struct arena *a, struct str text)
{
	struct str s = utf8_nfkc(a, text);
	struct condition c = {.words = buf_new(a)};
	for (size_t at = 0; at < s.n;) {
		size_t end = number_end(s, at);
		struct rat value;
		if (end > at && rat_parse(a, str_slice(s, at, end - at), &value, NULL)) {
			*VEC_PUSH(a, &c.numbers) = value;
			buf_add_c(&c.words, '#');
			at = end;
			continue;
		}
		if (s.p[at] != ' ')
			buf_add_c(&c.words, s.p[at]);
		at++;
	}
	c.compares = compares(buf_str(&c.words));
	return c;
}

/* Whether two texts are one condition with other numbers, all of them lower or all higher: then which. */
static bool is_threshold(struct arena *a, struct str key, const struct node *x, const struct node *y, int *sign)
{
	struct condition old = cut_condition(a, x->text), new = cut_condition(a, y->text);
	bool lower = false, higher = false;
	if (!str_eq(buf_str(&old.words), buf_str(&new.words)) || old.numbers.n != new.numbers.n)
		return false;
	for (size_t k = 0; k < old.numbers.n; k++) {
		int order = rat_cmp(new.numbers.v[k], old.numbers.v[k]);
		lower = lower || order < 0;
		higher = higher || order > 0;
	}
	*sign = higher - lower;
	return lower != higher && (new.compares || is_comparing_key(key));
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
	static const struct str keys[] = {STR_INIT("grade"), STR_INIT("label"), STR_INIT("id"), STR_INIT("name"),
					  STR_INIT("use")};
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
