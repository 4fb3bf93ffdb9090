#include "eval/verdict.h"

const char *const target_op_names[TARGET_OP_COUNT] = {
	[TARGET_NONE] = "none",	      [TARGET_AT_LEAST] = "at-least",	  [TARGET_AT_MOST] = "at-most",
	[TARGET_EXACTLY] = "exactly", [TARGET_ABOVE] = "above",		  [TARGET_BELOW] = "below",
	[TARGET_BETWEEN] = "between", [TARGET_INCREASE] = N_("increase"), [TARGET_DECREASE] = N_("decrease"),
};

/* How a figure may stand to what is asked for. */
enum { LESS = 1 << 0, SAME = 1 << 1, MORE = 1 << 2 };

static const struct {
	const char *sign;
	unsigned orders;
} comparisons[TARGET_OP_COUNT] = {
	[TARGET_NONE] = {"", 0},	[TARGET_AT_LEAST] = {"≥", SAME | MORE}, [TARGET_AT_MOST] = {"≤", LESS | SAME},
	[TARGET_EXACTLY] = {"=", SAME}, [TARGET_ABOVE] = {">", MORE},		[TARGET_BELOW] = {"<", LESS},
	[TARGET_BETWEEN] = {"", 0},	[TARGET_INCREASE] = {">", MORE},	[TARGET_DECREASE] = {"<", LESS},
};

const char *target_op_sign(enum target_op op)
{
	return comparisons[op].sign;
}

/* Whether a comparison with result `order` (<0, 0, >0) satisfies the operator. */
static bool order_meets(enum target_op op, int order)
{
	return comparisons[op].orders & (order < 0 ? LESS : order > 0 ? MORE : SAME);
}

bool verdict_meets(const struct target *t, struct rat value, struct rat bound)
{
	if (t->op == TARGET_BETWEEN)
		return rat_cmp(value, bound) >= 0 && rat_cmp(value, t->upper.value) <= 0;
	return order_meets(t->op, rat_cmp(value, bound));
}

static int level_order(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

bool verdict_meets_level(const struct target *t, size_t level)
{
	return order_meets(t->op, level_order(level, t->level));
}

static struct precision_verdict judge(const struct result *res)
{
	return precision_compare(res->target, res->actual.value.value, &res->actual.precision, res->target_value.value,
				 &res->target_precision);
}

/* What is certain counts; between both, the figures as they are written. */
static bool meets(const struct result *res)
{
	if (res->item->scale)
		return verdict_meets_level(res->target, res->actual.level);
	struct precision_verdict v = judge(res);
	if (v.may_meet != v.may_miss)
		return v.may_meet;
	return verdict_meets(res->target, res->actual.value.value, res->target_value.value);
}

static struct str number_text(struct arena *a, struct number n)
{
	return rat_exact(a, n.value, n.scale > 0 ? n.scale : 0);
}

static struct msg comparison_text(struct arena *a, const struct result *res, bool met)
{
	const struct target *t = res->target;
	struct str value, bound;
	if (res->item->scale) {
		value = res->item->scale->level[res->actual.level].name.s;
		bound = res->item->scale->level[t->level].name.s;
	} else {
		value = number_text(a, res->actual.value);
		bound = number_text(a, res->target_value);
	}
	if (t->op == TARGET_BETWEEN) {
		struct str upper = number_text(a, t->upper);
		return met ? MSG(N_("%s lies within %s to %s"), value, bound, upper)
			   : MSG(N_("%s does not lie within %s to %s"), value, bound, upper);
	}
	struct str sign = str_of(target_op_sign(t->op));
	bool plain = res->item->scale || verdict_meets(t, res->actual.value.value, res->target_value.value) == met;
	if (!plain)
		return met ? MSG(N_("%1$s is not reached itself, and so %2$s %3$s holds"), value, sign, bound)
			   : MSG(N_("%1$s is not reached itself, and so %2$s %3$s does not hold"), value, sign, bound);
	return met ? MSG(N_("%1$s %2$s %3$s holds"), value, sign, bound)
		   : MSG(N_("%1$s %2$s %3$s does not hold"), value, sign, bound);
}

void verdict_decide(struct arena *a, struct result *res, bool ended, bool due)
{
	res->due = due;
	if (!res->target || res->target->op == TARGET_NONE) {
		res->outcome = OUTCOME_NO_TARGET;
		res->reason = res->waived ? MSG(N_("its target does not hold")) : MSG(N_("no target for this year"));
		return;
	}
	if (!res->actual.known) {
		res->outcome = ended ? OUTCOME_NO_DATA : OUTCOME_PENDING;
		res->reason = res->actual.why_not;
		return;
	}
	bool met = meets(res);
	res->outcome = met ? OUTCOME_MET : due ? OUTCOME_MISSED : OUTCOME_PENDING;
	if (a)
		res->reason = comparison_text(a, res, met);
}

bool verdict_within_precision(const struct result *res)
{
	bool compared =
		res->outcome == OUTCOME_MET || res->outcome == OUTCOME_MISSED || res->outcome == OUTCOME_PENDING;
	if (!compared || !res->actual.known || res->item->scale)
		return false;
	struct precision_verdict v = judge(res);
	return v.may_meet && v.may_miss;
}
