#include "threshold.h"

#include "base/utf8.h"
#include "model/expr.h"

/* A number in a condition, and what it limits. */
struct limit {
	struct rat value;
	int side;      /* 1: least, -1: most; 0: neither, or both */
	struct str of; /* what is compared with it, as written */
};

struct limits {
	struct arena *arena;
	VEC(struct limit) v;
};

static void collect(struct limits *l, const struct expr *e, int side, struct str of);

static bool has_number(const struct expr *e)
{
	bool found = e->kind == EXPR_NUMBER;
	for (size_t k = 0; k < e->n && !found; k++)
		found = has_number(e->arg[k]);
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
		if (has_number(e->arg[k]))
			collect(l, e->arg[k], sign * side, other->text);
	}
}

static void collect(struct limits *l, const struct expr *e, int side, struct str of)
{
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
		break;
	default:
		side = 0;
		break;
	}
	for (size_t k = 0; k < e->n; k++)
		collect(l, e->arg[k], side, of);
}

static struct limits limits_of(struct arena *a, const struct node *when)
{
	struct limits l = {.arena = a};
	struct diag_list ignored = diag_list_new(a);
	struct expr *e = NULL;
	if (when && when->kind == NODE_SCALAR)
		e = expr_read(a, when->text, when->span, PLACE_ITEM, NULL, &ignored);
	if (when && when->kind == NODE_SCALAR && !e)
		e = expr_read(a, when->text, when->span, PLACE_ROLL_UP, NULL, &ignored);
	if (e)
		collect(&l, e, 1, STR(""));
	return l;
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
static int good_side(struct arena *a, const struct threshold_list *rules, struct str of)
{
	for (size_t k = 0; k < rules->n; k++) {
		struct limits l = limits_of(a, rules->rule[k].when);
		int side = side_of(&l, of);
		bool worse_left = k + 1 == rules->n || rules->rule[rules->n - 1].grade >= rules->rule[k].grade;
		if (side)
			return worse_left ? side : -side;
	}
	return 1;
}

enum diff_class threshold_class(struct arena *a, const struct node *old, const struct node *new,
				const struct threshold_list *rules)
{
	struct limits x = limits_of(a, old), y = limits_of(a, new);
	bool looser = false, stricter = false;
	if (!x.v.n || x.v.n != y.v.n || !str_eq(skeleton(a, old->text), skeleton(a, new->text)))
		return DIFF_DEFINITION;
	for (size_t k = 0; k < x.v.n; k++) {
		int moved = rat_cmp(y.v.v[k].value, x.v.v[k].value);
		if (moved && !y.v.v[k].side)
			return DIFF_DEFINITION;
		moved *= moved ? good_side(a, rules, y.v.v[k].of) : 0;
		looser = looser || moved < 0;
		stricter = stricter || moved > 0;
	}
	if (looser == stricter)
		return DIFF_DEFINITION;
	return looser ? DIFF_LOOSER : DIFF_STRICTER;
}
