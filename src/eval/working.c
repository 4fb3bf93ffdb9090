/*
 * Expressions with numbers in place of their words.
 */
#include "eval/condition.h"

#include "base/buf.h"

/* How tightly what stands in an expression binds: what binds less than its place asks for is put in brackets. */
enum binding { BINDS_OR, BINDS_AND, BINDS_COMPARE, BINDS_SUM, BINDS_PRODUCT, BINDS_ALL };

static struct str working(const struct subject *s, const struct expr *e, enum binding least);

/* Ten digits or four decimals, or what is cut off behind the fourth. */
static struct str number_text(struct arena *a, struct amount x)
{
	struct str exact = rat_exact(a, x.low, 0);
	bool is_short = exact.n <= 10 || rat_cmp(rat_round(a, x.low, 4, RAT_DOWN), x.low) == 0;
	if (amount_is_exact(x) && str_find(exact, STR("/")) == SIZE_MAX && is_short)
		return exact;
	struct rat shown = rat_sign(x.low) < 0 ? x.high : x.low;
	struct str p[] = {rat_format(a, shown, 4, RAT_DOWN, false), STR("…")};
	return str_join(a, p, 2, STR(""));
}

/* A negative number behind an operator is read more easily in brackets. */
static struct str value_text(const struct subject *s, const struct expr *e, enum binding least)
{
	struct arena *a = s->scope->arena;
	struct doubt unused = {0};
	struct amount x = condition_amount(s, e, &unused);
	if (!x.known)
		return e->text;
	struct str text = number_text(a, x);
	if (least < BINDS_SUM || text.p[0] != '-')
		return text;
	struct str p[] = {STR("("), text, STR(")")};
	return str_join(a, p, 3, STR(""));
}

static struct str bracketed(struct arena *a, struct str text, enum binding here, enum binding least)
{
	struct str p[] = {STR("("), text, STR(")")};
	return here < least ? str_join(a, p, 3, STR("")) : text;
}

static struct str joined(const struct subject *s, const struct expr *e, const char *sign, enum binding here,
			 enum binding least)
{
	struct arena *a = s->scope->arena;
	struct buf b = buf_new(a);
	for (size_t k = 0; k < e->n; k++) {
		if (k)
			buf_printf(&b, " %s ", sign);
		/* a − (b − c), a ÷ (b × c) */
		buf_add(&b, working(s, e->arg[k], k ? (enum binding)(here + 1) : here));
	}
	return bracketed(a, buf_str(&b), here, least);
}

static struct str comparison(const struct subject *s, const struct expr *e, enum binding least)
{
	struct arena *a = s->scope->arena;
	struct buf b = buf_new(a);
	for (size_t k = 0; k < e->n; k++) {
		if (k)
			buf_printf(&b, " %s ", compare_signs[e->op[k - 1]]);
		buf_add(&b, working(s, e->arg[k], BINDS_SUM));
	}
	return bracketed(a, buf_str(&b), BINDS_COMPARE, least);
}

/* better(x, y): x − y > the tolerance, or y − x where less is better. */
static struct str gain_text(const struct subject *s, const struct expr *e, enum binding least)
{
	struct arena *a = s->scope->arena;
	struct condition_gain g;
	if (!condition_gain(s, e, &g))
		return e->text;
	bool turned = (g.turned || g.distances) != (e->call == CALL_WORSE);
	struct str x = number_text(a, g.x), y = number_text(a, g.y), tolerance = number_text(a, g.tolerance);
	struct str first = turned ? y : x, second = turned ? x : y;
	bool inside = e->call == CALL_SAME || e->call == CALL_WITHIN;
	struct str text = str_format(a, inside ? "|%.*s − %.*s| ≤ %.*s" : "%.*s − %.*s > %.*s", STR_ARG(first),
				     STR_ARG(second), STR_ARG(tolerance));
	return bracketed(a, text, BINDS_COMPARE, least);
}

static struct str call_text(const struct subject *s, const struct expr *e, enum binding least)
{
	struct arena *a = s->scope->arena;
	switch (e->call) {
	case CALL_BETTER:
	case CALL_WORSE:
	case CALL_SAME:
	case CALL_WITHIN:
		return gain_text(s, e, least);
	case CALL_ABS:
	case CALL_MIN:
	case CALL_MAX:
	case CALL_ROUND:
	case CALL_FLOOR:
	case CALL_FIRST:
	case CALL_IF:
		break;
	default:
		return e->unit == UNIT_TRUTH ? e->text : value_text(s, e, least);
	}
	struct buf b = buf_new(a);
	buf_printf(&b, "%s(", call_table[e->call].name);
	for (size_t k = 0; k < e->n; k++) {
		if (k)
			buf_add_z(&b, ", ");
		buf_add(&b, working(s, e->arg[k], BINDS_OR));
	}
	buf_add_c(&b, ')');
	return buf_str(&b);
}

static struct str negated(const struct subject *s, const struct expr *e, const char *sign, enum binding here,
			  enum binding least)
{
	struct arena *a = s->scope->arena;
	struct str p[] = {str_of(sign), working(s, e->arg[0], (enum binding)(here + 1))};
	return bracketed(a, str_join(a, p, 2, STR("")), here, least);
}

static struct str working(const struct subject *s, const struct expr *e, enum binding least)
{
	switch (e->kind) {
	case EXPR_NUMBER:
		return value_text(s, e, least);
	case EXPR_METRIC:
		return value_text(s, e, least);
	case EXPR_TERM:
		return e->unit == UNIT_TRUTH ? working(s, e->arg[0], least) : value_text(s, e, least);
	case EXPR_CALL:
		return call_text(s, e, least);
	case EXPR_NEGATE:
		return negated(s, e, "−", BINDS_PRODUCT, least);
	case EXPR_ADD:
		return joined(s, e, "+", BINDS_SUM, least);
	case EXPR_SUBTRACT:
		return joined(s, e, "−", BINDS_SUM, least);
	case EXPR_MULTIPLY:
		return joined(s, e, "×", BINDS_PRODUCT, least);
	case EXPR_DIVIDE:
		return joined(s, e, "÷", BINDS_PRODUCT, least);
	case EXPR_COMPARE:
		return comparison(s, e, least);
	case EXPR_NOT:
		return negated(s, e, "not ", BINDS_COMPARE, least);
	case EXPR_AND:
		return joined(s, e, "and", BINDS_AND, least);
	case EXPR_OR:
		return joined(s, e, "or", BINDS_OR, least);
	default:
		return e->text;
	}
}

struct str condition_working(const struct subject *s, const struct expr *e)
{
	return working(s, e, BINDS_OR);
}
