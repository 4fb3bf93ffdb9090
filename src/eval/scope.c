#include "eval/scope.h"

#include "eval/actual.h"

struct actual scope_actual(const struct eval_scope *s, const struct item *i, int year)
{
	struct actual_query q = {.item = i, .from = year, .to = year, .as_of = s->as_of};
	return actual_make(s->arena, s->results, &q);
}

const struct target *scope_final_target(const struct item *i, int *year)
{
	for (size_t k = i->target_count; k > 0; k--) {
		const struct target *t = &i->target[k - 1];
		if (t->op == TARGET_NONE)
			continue;
		*year = t->standing && i->to > t->to ? i->to : t->to;
		return t;
	}
	return NULL;
}

static struct number add(struct arena *a, struct number x, struct number y)
{
	return (struct number){rat_add(a, x.value, y.value), x.scale > y.scale ? x.scale : y.scale};
}

struct number scope_target_number(struct arena *a, const struct item *i, const struct target *t)
{
	if (!i->increments)
		return t->value;
	struct number sum = {rat_of(0), 0};
	for (const struct target *k = i->target; k <= t; k++)
		if (k->op != TARGET_NONE && k->has_number)
			sum = add(a, sum, k->value);
	return sum;
}

enum direction scope_direction(const struct item *i, const struct target *t)
{
	switch (t ? t->op : TARGET_NONE) {
	case TARGET_AT_LEAST:
	case TARGET_ABOVE:
	case TARGET_INCREASE:
		return DIRECTION_HIGHER;
	case TARGET_AT_MOST:
	case TARGET_BELOW:
	case TARGET_DECREASE:
		return DIRECTION_LOWER;
	case TARGET_EXACTLY:
	case TARGET_BETWEEN:
		return DIRECTION_KEEP;
	case TARGET_NONE:
	case TARGET_OP_COUNT:
		break;
	}
	return i->direction;
}

struct rat scope_year_gone(const struct eval_scope *s, int year)
{
	struct period y = fiscal_year(year, s->plan->start_month);
	if (date_cmp(s->as_of, y.last) >= 0)
		return rat_of(1);
	if (date_cmp(s->as_of, y.first) < 0)
		return rat_of(0);
	long first = date_serial(y.first);
	return rat_ratio(s->arena, date_serial(s->as_of) - first + 1, date_serial(y.last) - first + 1);
}
