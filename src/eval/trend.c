#include "eval/trend.h"

/* Years before the plan's first that are looked at for a longer series. */
enum { YEARS_BEFORE_MAX = 50 };

int trend_first_year(const struct eval_scope *s, const struct item *i)
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
	for (int y = trend_first_year(s, i); y <= year; y++) {
		bool over = date_cmp(s->as_of, fiscal_year(y, s->plan->start_month).last) >= 0;
		if (!over && adds_up(i))
			continue;
		struct actual act = scope_actual(s, i, y);
		if (!act.known)
			continue;
		if (list.n == 0 && i->baseline.has_number && i->baseline.year < y)
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

/* Exact where that is short, else cut off behind the fourth decimal. */
static struct str text(struct arena *a, struct rat x)
{
	struct str exact = rat_exact(a, x, 0);
	bool is_short = exact.n <= 10 || rat_cmp(rat_round(a, x, 4, RAT_DOWN), x) == 0;
	if (str_find(exact, STR("/")) == SIZE_MAX && is_short)
		return exact;
	struct str p[] = {rat_format(a, x, 4, RAT_DOWN, false), STR("…")};
	return str_join(a, p, 2, STR(""));
}

static struct str factor(struct arena *a, struct rat x)
{
	struct str p[] = {STR("("), text(a, x), STR(")")};
	return rat_sign(x) < 0 ? str_join(a, p, 3, STR("")) : p[1];
}

static void means(struct arena *a, const struct trend_series *t, struct rat *x, struct rat *y)
{
	int64_t years = 0;
	*y = rat_of(0);
	for (size_t k = 0; k < t->n; k++) {
		years += t->point[k].year;
		*y = rat_add(a, *y, t->point[k].value);
	}
	*x = rat_ratio(a, years, (int64_t)t->n);
	*y = rat_div(a, *y, rat_of((int64_t)t->n));
}

static struct str means_text(struct arena *a, struct rat x, struct rat y)
{
	return str_format(a, "x0 = %.*s, y0 = %.*s: ", STR_ARG(text(a, x)), STR_ARG(text(a, y)));
}

struct str trend_slope_working(struct arena *a, const struct trend_series *t)
{
	struct rat x, y;
	struct str *product = ARENA_ARRAY(a, struct str, t->n), *square = ARENA_ARRAY(a, struct str, t->n);
	means(a, t, &x, &y);
	for (size_t k = 0; k < t->n; k++) {
		struct str dx = factor(a, rat_sub(a, rat_of(t->point[k].year), x));
		struct str dy = factor(a, rat_sub(a, t->point[k].value, y));
		product[k] = str_format(a, "%.*s × %.*s", STR_ARG(dx), STR_ARG(dy));
		square[k] = str_format(a, "%.*s²", STR_ARG(dx));
	}
	struct str p[] = {means_text(a, x, y),
			  STR("("),
			  str_join(a, product, t->n, STR(" + ")),
			  STR(") ÷ ("),
			  str_join(a, square, t->n, STR(" + ")),
			  STR(")")};
	return str_join(a, p, 6, STR(""));
}

struct str trend_working(struct arena *a, const struct trend_series *t, int year)
{
	struct rat x, y, slope = rat_of(0), value;
	means(a, t, &x, &y);
	(void)trend_line(a, t, year, &slope, &value);
	return str_format(a, "%.*s%.*s + %.*s × (%d − %.*s)", STR_ARG(means_text(a, x, y)), STR_ARG(text(a, y)),
			  STR_ARG(factor(a, slope)), year, STR_ARG(text(a, x)));
}
