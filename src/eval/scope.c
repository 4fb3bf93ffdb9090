#include "eval/scope.h"

#include "eval/actual.h"

struct actual scope_actual(const struct eval_scope *s, const struct item *i, int year)
{
	struct actual_query q = {.item = i, .from = year, .to = year, .as_of = s->as_of};
	return actual_make(s->arena, s->results, &q);
}

static struct date earlier(struct date d, int years)
{
	d.year -= years;
	int days = date_days_in_month(d.year, d.month);
	if (d.day > days)
		d.day = days;
	return d;
}

/* What is no sum may be told once a year, and is then that of the whole year. */
struct actual scope_actual_before(const struct eval_scope *s, const struct result *res, int years)
{
	int year = res->year - years;
	if (res->deadline.unit == PERIOD_NONE || res->deadline.last.year <= years)
		return scope_actual(s, res->item, year);
	struct actual_query q = {.item = res->item, .from = year, .to = year};
	q.as_of = earlier(res->deadline.last, years);
	if (date_cmp(s->as_of, q.as_of) < 0)
		q.as_of = s->as_of;
	if (date_valid(res->since))
		q.first = earlier(res->since, years);
	struct actual before = actual_make(s->arena, s->results, &q);
	bool flow = res->item->aggregate == AGGREGATE_SUM || res->item->aggregate == AGGREGATE_COUNT;
	return before.known || flow || date_valid(q.first) ? before : scope_actual(s, res->item, year);
}

const struct target *scope_final_target(const struct item *i, int *year)
{
	const struct target *t = item_final_target(i);
	if (t)
		*year = t->standing && i->to > t->to ? i->to : t->to;
	return t;
}

bool scope_is_final(const struct result *res)
{
	int last;
	const struct target *final = scope_final_target(res->item, &last);
	if (!final || res->year < last)
		return false;
	return res->year > last || !res->period_count || res->target == final;
}

static struct number add(struct arena *a, struct number x, struct number y)
{
	return (struct number){rat_add(a, x.value, y.value), x.scale > y.scale ? x.scale : y.scale};
}

struct number scope_target_next(struct arena *a, struct number sum, const struct target *t)
{
	return t->op != TARGET_NONE && t->has_number ? add(a, sum, t->value) : sum;
}

struct number scope_target_number(struct arena *a, const struct item *i, const struct target *t)
{
	if (!i->increments)
		return t->value;
	struct number sum = {rat_of(0), 0};
	for (const struct target *k = i->target; k <= t; k++)
		sum = scope_target_next(a, sum, k);
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

struct eval_scope scope_of(const struct eval_scope *s, const struct result *res)
{
	struct eval_scope out = *s;
	if (res->period_count && res->deadline.unit != PERIOD_NONE && date_cmp(res->deadline.last, out.as_of) < 0)
		out.as_of = res->deadline.last;
	return out;
}

static int months_between(struct date first, struct date last)
{
	return (last.year - first.year) * 12 + last.month - first.month + 1;
}

struct rat scope_time(const struct eval_scope *s, int year, struct period due)
{
	struct period y = fiscal_year(year, s->plan->start_month);
	if (due.unit == PERIOD_NONE || date_cmp(due.last, y.last) >= 0)
		return rat_of(year);
	long first = date_serial(y.first);
	struct rat part = due.unit == PERIOD_DAY ? rat_ratio(s->arena, date_serial(due.last) - first + 1,
							     date_serial(y.last) - first + 1)
						 : rat_ratio(s->arena, months_between(y.first, due.last), 12);
	return rat_add(s->arena, rat_of(year - 1), part);
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
