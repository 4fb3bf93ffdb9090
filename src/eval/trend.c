#include "eval/trend.h"

/* Years before the plan's first that are looked at for a longer series. */
enum { YEARS_BEFORE_MAX = 50 };

static int first_year(const struct eval_scope *s, const struct item *i)
{
	int first = s->plan->from;
	for (size_t k = 0; k < s->results->by_item_count[i->index]; k++) {
		const struct observation *o = s->results->by_item[i->index][k];
		if (!o->superseded && !o->comparison.n && o->year < first)
			first = o->year;
	}
	int least = s->plan->from - YEARS_BEFORE_MAX;
	return first < least ? least : first;
}

static bool adds_up(const struct item *i)
{
	return i->aggregate == AGGREGATE_SUM || i->aggregate == AGGREGATE_COUNT;
}

struct trend_series trend_series(const struct eval_scope *s, const struct item *i, int year)
{
	VEC(struct trend_point) list = {0};
	if (i->scale)
		return (struct trend_series){0};
	for (int y = first_year(s, i); y <= year; y++) {
		bool over = date_cmp(s->as_of, fiscal_year(y, s->plan->start_month).last) >= 0;
		if (!over && adds_up(i))
			continue;
		struct actual act = scope_actual(s, i, y);
		if (!act.known)
			continue;
		if (list.n == 0 && i->baseline.given && i->baseline.has_number && i->baseline.year < y)
			*VEC_PUSH(s->arena, &list) = (struct trend_point){i->baseline.year, i->baseline.value.value,
									  i->baseline.value.scale, true};
		*VEC_PUSH(s->arena, &list) = (struct trend_point){y, act.value.value, act.value.scale, false};
	}
	return (struct trend_series){list.v, list.n};
}

bool trend_line(struct arena *a, const struct trend_series *t, int year, struct rat *slope, struct rat *value)
{
	if (t->n < 2)
		return false;
	/* Years are counted from the first, so that the sums stay small. */
	int64_t n = (int64_t)t->n, sum_x = 0, sum_xx = 0;
	struct rat sum_y = rat_of(0), sum_xy = rat_of(0);
	for (size_t k = 0; k < t->n; k++) {
		int64_t x = t->point[k].year - t->point[0].year;
		sum_x += x;
		sum_xx += x * x;
		sum_y = rat_add(a, sum_y, t->point[k].value);
		sum_xy = rat_add(a, sum_xy, rat_mul(a, rat_of(x), t->point[k].value));
	}
	struct rat numerator = rat_sub(a, rat_mul(a, rat_of(n), sum_xy), rat_mul(a, rat_of(sum_x), sum_y));
	*slope = rat_div(a, numerator, rat_of(n * sum_xx - sum_x * sum_x));
	struct rat mean_y = rat_div(a, sum_y, rat_of(n));
	struct rat away = rat_sub(a, rat_of(year - t->point[0].year), rat_ratio(a, sum_x, n));
	*value = rat_add(a, mean_y, rat_mul(a, *slope, away));
	return true;
}
