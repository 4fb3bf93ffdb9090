#include "threshold.h"

#include "base/utf8.h"
#include "model/expr.h"

/* A number in a condition, and what it limits. */
struct limit {
	struct rat value;
	int side;      /* 1: least, -1: most; 0: neither, or both */
	struct str of; /* what is compared with it, as written */
};

/* What conditions may name besides their words. */
struct scope {
	struct expr_terms terms;
	struct str own; /* an indicator's own threshold, whose value is known; empty: none */
	struct rat value;
};

struct limits {
	struct arena *arena;
	const struct scope *scope;
	VEC(struct limit) v;
};

static void collect(struct limits *l, const struct expr *e, int side, struct str of);

static bool is_own(const struct limits *l, const struct expr *e)
{
	return e->kind == EXPR_CALL && e->call == CALL_THRESHOLD && l->scope->own.n &&
	       str_eq(e->arg[0]->word, l->scope->own);
}

static bool has_number(const struct limits *l, const struct expr *e)
{
	bool found = e->kind == EXPR_NUMBER || is_own(l, e);
	for (size_t k = 0; k < e->n && !found; k++)
		found = has_number(l, e->arg[k]);
	return found;
}

/* Whether the left of a comparison is what the right is to reach. */
static int left_side(enum compare_op op)
{
	if (op == COMPARE_LT || op == COMPARE_LE)
		return 1;
	return op == COMPARE_GT || op == COMPARE_GE ? -1 : 0;
}

/* Each number of a chain such as 80 <= rate < 100 limits its neighbour. */
static void collect_comparison(struct limits *l, const struct expr *e, int sign)
{
	for (size_t k = 0; k < e->n; k++) {
		bool first = k == 0;
		const struct expr *other = first ? e->arg[1] : e->arg[k - 1];
		int side = first ? left_side(e->op[0]) : -left_side(e->op[k - 1]);
		if (has_number(l, e->arg[k]))
			collect(l, e->arg[k], sign * side, other->text);
	}
}

static void collect(struct limits *l, const struct expr *e, int side, struct str of)
{
	if (is_own(l, e)) {
		*VEC_PUSH(l->arena, &l->v) = (struct limit){l->scope->value, side, of};
		return;
	}
	switch (e->kind) {
	case EXPR_NUMBER:
		*VEC_PUSH(l->arena, &l->v) = (struct limit){e->number, side, of};
		return;
	case EXPR_COMPARE:
		collect_comparison(l, e, side);
		return;
	case EXPR_NOT:
	case EXPR_NEGATE:
		collect(l, e->arg[0], -side, of);
		return;
	case EXPR_SUBTRACT:
	case EXPR_DIVIDE:
		collect(l, e->arg[0], side, of);
		collect(l, e->arg[1], -side, of);
		return;
	case EXPR_AND:
	case EXPR_OR:
	case EXPR_ADD:
	case EXPR_MULTIPLY:
	case EXPR_TERM:
		break;
	default:
		side = 0;
		break;
	}
	for (size_t k = 0; k < e->n; k++)
		collect(l, e->arg[k], side, of);
}

static const struct expr *condition_of(struct arena *a, const struct node *when, const struct scope *scope)
{
	struct diag_list ignored = diag_list_new(a);
	struct expr *e = NULL;
	if (!when || when->kind != NODE_SCALAR)
		return NULL;
	e = expr_read(a, when->text, when->span, PLACE_ITEM, &scope->terms, &ignored);
	return e ? e : expr_read(a, when->text, when->span, PLACE_ROLL_UP, &scope->terms, &ignored);
}

static struct limits limits_of(struct arena *a, const struct node *when, const struct scope *scope)
{
	struct limits l = {.arena = a, .scope = scope};
	const struct expr *e = condition_of(a, when, scope);
	if (e)
		collect(&l, e, 1, STR(""));
	return l;
}

/* The names of a map of definitions; what one of them was stands in for what it is. */
static struct scope scope_of(struct arena *a, const struct node *define, const struct threshold_term *was)
{
	struct scope s = {.terms = {0}};
	struct diag_list ignored = diag_list_new(a);
	if (!define || define->kind != NODE_MAP)
		return s;
	s.terms.v = ARENA_ARRAY(a, struct expr_term, define->n);
	for (size_t k = 0; k < define->n; k++) {
		struct str name = define->pair[k].key->text;
		const struct node *n = was && str_eq(was->name, name) ? was->old : define->pair[k].value;
		struct expr *e = NULL;
		if (n->kind == NODE_SCALAR)
			e = expr_read_value(a, n->text, n->span, PLACE_ITEM, &s.terms, &ignored);
		if (n->kind == NODE_SCALAR && !e)
			e = expr_read_value(a, n->text, n->span, PLACE_ROLL_UP, &s.terms, &ignored);
		if (e)
			s.terms.v[s.terms.n++] = (struct expr_term){name, e};
	}
	return s;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A condition with # for each number and without blanks; digits in a word (fy2022) are part of that. */
static struct str skeleton(struct arena *a, struct str text)
{
	struct str s = utf8_nfkc(a, text);
	struct buf out = buf_new(a);
	bool word = false;
	for (size_t k = 0; k < s.n; k++) {
		char c = s.p[k];
		if (c == ' ' || c == '\n') {
			word = false;
			continue;
		}
		if (is_digit(c) && !word) {
			while (k + 1 < s.n && (is_digit(s.p[k + 1]) || s.p[k + 1] == '.'))
				k++;
			buf_add_c(&out, '#');
			continue;
		}
		word = (unsigned char)c >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		       c == '-' || c == '_';
		buf_add_c(&out, c);
	}
	return buf_str(&out);
}

/* The side on which a condition limits `of`: 1 least, -1 most, 0 both or not at all. */
static int side_of(const struct limits *l, struct str of)
{
	bool least = false, most = false;
	for (size_t k = 0; k < l->v.n; k++) {
		if (!str_eq(l->v.v[k].of, of))
			continue;
		least = least || l->v.v[k].side > 0;
		most = most || l->v.v[k].side < 0;
	}
	return least - most;
}

/*
 * 1 where more of `of` is better, -1 where less is.  The first rule that limits it on one side alone tells: what it
 * leaves goes to the rules behind it.  More is better unless they say otherwise.
 */
static int good_side(struct arena *a, const struct threshold_list *rules, const struct scope *scope, struct str of)
{
	for (size_t k = 0; k < rules->n; k++) {
		struct limits l = limits_of(a, rules->rule[k].when, scope);
		int side = side_of(&l, of);
		bool worse_left = k + 1 == rules->n || rules->rule[rules->n - 1].grade >= rules->rule[k].grade;
		if (side)
			return worse_left ? side : -side;
	}
	return 1;
}

/* Which way limits moved. */
struct moves {
	bool looser, stricter, other;
};

/* `y` and its rules are those of the new side. */
static void compare_limits(struct arena *a, const struct threshold_list *rules, const struct limits *x,
			   const struct limits *y, struct moves *t)
{
	t->other = t->other || x->v.n != y->v.n;
	for (size_t k = 0; k < x->v.n && k < y->v.n; k++) {
		int moved = rat_cmp(y->v.v[k].value, x->v.v[k].value);
		t->other = t->other || (moved && !y->v.v[k].side);
		moved *= moved ? good_side(a, rules, y->scope, y->v.v[k].of) : 0;
		t->looser = t->looser || moved < 0;
		t->stricter = t->stricter || moved > 0;
	}
}

static enum diff_class class_of(const struct moves *t)
{
	if (t->other || t->looser == t->stricter)
		return DIFF_DEFINITION;
	return t->looser ? DIFF_LOOSER : DIFF_STRICTER;
}

enum diff_class threshold_class(struct arena *a, const struct node *old, const struct node *new,
				const struct threshold_list *rules)
{
	struct scope now = scope_of(a, rules->define[DIFF_NEW], NULL), was = scope_of(a, rules->define[DIFF_OLD], NULL);
	struct moves t = {false, false, false};
	/* What a name was is a change of its own, unless it is gone. */
	const struct scope *known = condition_of(a, old, &now) ? &now : &was;
	struct limits x = limits_of(a, old, known), y = limits_of(a, new, &now);
	if (!x.v.n || x.v.n != y.v.n || !str_eq(skeleton(a, old->text), skeleton(a, new->text)))
		return DIFF_DEFINITION;
	compare_limits(a, rules, &x, &y, &t);
	return class_of(&t);
}

struct str rule_name(struct arena *a, const struct node *n, size_t index)
{
	static const struct str keys[] = {STR_INIT("grade"), STR_INIT("id"), STR_INIT("class")};
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		const struct node *v = node_get(n, keys[k]);
		if (v && v->kind == NODE_SCALAR && v->text.n)
			return v->text;
	}
	return str_format(a, "%zu", index + 1);
}

/* Place in the list of grades, the best first; behind all others when it is not there. */
static size_t grade_place(const struct node *grades, struct str name, struct arena *a)
{
	size_t n = grades->kind == NODE_LIST ? grades->n : 0;
	for (size_t k = 0; k < n; k++)
		if (str_eq(name, rule_name(a, grades->item[k], k)))
			return k;
	return n;
}

struct threshold_list threshold_rules(struct arena *a, const struct node *scheme, const struct node *list)
{
	const struct node *grades = node_get(scheme, STR("grades"));
	struct threshold_list l = {.rule = ARENA_ARRAY(a, struct threshold_rule, list->n), .n = list->n};
	for (size_t k = 0; k < list->n; k++) {
		/* Without a list of grades the rules stand as grades do. */
		size_t place = grades ? grade_place(grades, rule_name(a, list->item[k], k), a) : k;
		l.rule[k] = (struct threshold_rule){node_get(list->item[k], STR("when")), place};
	}
	return l;
}

/* Whether a condition asks for a name, or an own threshold, itself or by way of other names. */
static bool asks_for(const struct expr *e, struct str term, const struct limits *own)
{
	bool found = (e->kind == EXPR_TERM && str_eq(e->text, term)) || is_own(own, e);
	for (size_t k = 0; k < e->n && !found; k++)
		found = asks_for(e->arg[k], term, own);
	return found;
}

/* Each rule as it was in one scope and is in the other. */
static void compare_lists(struct arena *a, const struct node *scheme, struct rated_lists *lists, struct str term,
			  const struct scope *was, const struct scope *now, struct moves *t)
{
	for (size_t j = 0; j < lists->v.n; j++) {
		struct rated_list *list = &lists->v.v[j];
		struct threshold_list rules = threshold_rules(a, scheme, list->rules);
		for (size_t k = 0; k < rules.n; k++) {
			const struct expr *e = condition_of(a, rules.rule[k].when, now);
			struct limits x = limits_of(a, rules.rule[k].when, was),
				      y = limits_of(a, rules.rule[k].when, now);
			if (!e || !asks_for(e, term, &y))
				continue;
			list->used = true;
			compare_limits(a, &rules, &x, &y, t);
		}
	}
}

static struct threshold_change change_of(const struct rated_lists *lists, const struct moves *t)
{
	struct threshold_change c = {.class = class_of(t)};
	for (size_t k = 0; k < lists->v.n; k++)
		c.used = c.used || lists->v.v[k].used;
	return c;
}

struct threshold_change threshold_of_term(struct arena *a, const struct node *scheme, struct rated_lists *lists,
					  const struct threshold_term *term)
{
	struct scope was = scope_of(a, term->define, term), now = scope_of(a, term->define, NULL);
	struct moves t = {false, false, false};
	t.other = term->old->kind != NODE_SCALAR || term->new->kind != NODE_SCALAR ||
		  !str_eq(skeleton(a, term->old->text), skeleton(a, term->new->text));
	compare_lists(a, scheme, lists, term->name, &was, &now, &t);
	return change_of(lists, &t);
}

struct threshold_change threshold_of_item(struct arena *a, const struct node *scheme, struct rated_lists *lists,
					  struct str name, struct rat old, struct rat new)
{
	const struct node *define = node_get(scheme, STR("define"));
	struct scope was = scope_of(a, define, NULL), now = scope_of(a, define, NULL);
	struct moves t = {false, false, false};
	was.own = now.own = name;
	was.value = old;
	now.value = new;
	compare_lists(a, scheme, lists, STR(""), &was, &now, &t);
	return change_of(lists, &t);
}
