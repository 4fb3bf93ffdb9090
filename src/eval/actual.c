#include "eval/actual.h"

#include "base/utf8.h"

/* A ratio of a ratio of … : deeper ones are cycles or nonsense. */
enum { RATIO_DEPTH_MAX = 4 };

typedef VEC(const struct observation *) observation_list;

static struct actual unknown(struct msg why_not)
{
	return (struct actual){.why_not = why_not};
}

static bool is_figure(const struct observation *o)
{
	return o->item->scale ? o->level != SIZE_MAX : o->quantity.kind == QUANTITY_NUMBER;
}

static bool is_seen(const struct observation *o, const struct actual_query *q, int from)
{
	return !o->superseded && o->year >= from && o->year <= q->to && date_cmp(o->period.last, q->as_of) <= 0 &&
	       str_eq(o->comparison, q->comparison);
}

static int first_year(const struct results *r, const struct actual_query *q)
{
	if (q->item->aggregate == AGGREGATE_SUM_TO_DATE)
		return q->item->own_period ? q->item->from : r->plan->from;
	return q->from;
}

static struct msg no_figure(const struct observation *missing)
{
	if (!missing)
		return MSG(N_("no report"));
	if (!missing->quantity.word.n)
		return MSG(N_("the value is empty"));
	return MSG(N_("reported as \"%s\""), missing->quantity.word);
}

/* The figures in time order; the last row without one in *missing. */
static observation_list gather(struct arena *a, const struct results *r, const struct actual_query *q,
			       const struct observation **missing)
{
	observation_list list = {0};
	int from = first_year(r, q);
	for (size_t k = 0; k < r->by_item_count[q->item->index]; k++) {
		const struct observation *o = r->by_item[q->item->index][k];
		if (!is_seen(o, q, from))
			continue;
		if (is_figure(o))
			*VEC_PUSH(a, &list) = o;
		else
			*missing = o;
	}
	return list;
}

static void take(struct actual *act, const observation_list *list, size_t from, size_t to)
{
	act->known = true;
	act->from = list->v + from;
	act->from_count = to - from;
	for (size_t k = from; k < to; k++)
		act->marks |= list->v[k]->quantity.marks;
}

static struct number number_of(const struct observation *o)
{
	return (struct number){o->quantity.value, o->quantity.scale};
}

static int scale_max(const observation_list *list, size_t from)
{
	int scale = 0;
	for (size_t k = from; k < list->n; k++)
		if (list->v[k]->quantity.scale > scale)
			scale = list->v[k]->quantity.scale;
	return scale;
}

static void make_level(struct actual *act, const observation_list *list, bool best)
{
	size_t pick = list->n - 1;
	for (size_t k = 0; best && k < list->n; k++)
		if (list->v[k]->level > list->v[pick]->level)
			pick = k;
	act->level = list->v[pick]->level;
	take(act, list, pick, pick + 1);
}

static void make_sum(struct arena *a, struct actual *act, const observation_list *list, bool totals)
{
	struct rat sum = rat_of(0);
	size_t from = 0;
	for (size_t k = 0; k < list->n; k++) {
		const struct observation *o = list->v[k];
		if (totals || (o->quantity.marks & QUANTITY_TOTAL)) {
			sum = o->quantity.value;
			from = k;
		} else {
			sum = rat_add(a, sum, o->quantity.value);
		}
	}
	act->value = (struct number){sum, scale_max(list, from)};
	take(act, list, from, list->n);
}

static void make_mean(struct arena *a, struct actual *act, const observation_list *list, int digits)
{
	struct rat sum = rat_of(0);
	for (size_t k = 0; k < list->n; k++)
		sum = rat_add(a, sum, list->v[k]->quantity.value);
	int scale = scale_max(list, 0);
	act->value.value = rat_div(a, sum, rat_of((int64_t)list->n));
	act->value.scale = scale > digits ? scale : digits;
	take(act, list, 0, list->n);
}

static void make_extreme(struct actual *act, const observation_list *list, int sign)
{
	size_t pick = 0;
	for (size_t k = 1; k < list->n; k++)
		if (rat_cmp(list->v[k]->quantity.value, list->v[pick]->quantity.value) * sign > 0)
			pick = k;
	act->value = number_of(list->v[pick]);
	take(act, list, pick, pick + 1);
}

static void aggregate(struct arena *a, struct actual *act, const struct results *r, const struct actual_query *q,
		      const observation_list *list)
{
	act->how = q->item->aggregate;
	if (q->item->scale) {
		make_level(act, list, q->from != q->to);
		return;
	}
	switch (q->item->aggregate) {
	case AGGREGATE_SUM:
	case AGGREGATE_SUM_TO_DATE:
		make_sum(a, act, list, q->item->rows_are_totals);
		break;
	case AGGREGATE_MEAN:
		make_mean(a, act, list, r->plan->rounding.digits);
		break;
	case AGGREGATE_MIN:
	case AGGREGATE_MAX:
		make_extreme(act, list, q->item->aggregate == AGGREGATE_MAX ? 1 : -1);
		break;
	case AGGREGATE_COUNT:
		act->value = (struct number){rat_of((int64_t)list->n), 0};
		take(act, list, 0, list->n);
		break;
	case AGGREGATE_LAST:
	case AGGREGATE_KIND_COUNT:
		act->value = number_of(list->v[list->n - 1]);
		take(act, list, list->n - 1, list->n);
		break;
	}
}

static struct actual make(struct arena *a, const struct results *r, const struct actual_query *q, int depth);

static bool unit_is_percent(struct arena *a, struct str unit)
{
	struct str u = str_trim(utf8_nfkc(a, unit));
	return str_eq(u, STR("%")) || str_eq(u, STR("パーセント"));
}

static struct actual make_ratio(struct arena *a, const struct results *r, const struct actual_query *q, int depth)
{
	if (depth == RATIO_DEPTH_MAX)
		return unknown(MSG(N_("the ratio refers to itself")));
	struct actual part[2];
	const struct item *item[2] = {q->item->numerator, q->item->denominator};
	for (int k = 0; k < 2; k++) {
		struct actual_query sub = *q;
		sub.item = item[k];
		part[k] = make(a, r, &sub, depth + 1);
		if (!part[k].known)
			return unknown(MSG(N_("no figure for \"%s\""), item[k]->title.s));
	}
	if (rat_sign(part[1].value.value) == 0)
		return unknown(MSG(N_("\"%s\" is zero, so there is no ratio"), item[1]->title.s));
	struct actual *kept = ARENA_ARRAY(a, struct actual, 2);
	kept[0] = part[0];
	kept[1] = part[1];
	struct rat value = rat_div(a, part[0].value.value, part[1].value.value);
	if (unit_is_percent(a, q->item->unit.s))
		value = rat_mul(a, value, rat_of(100));
	return (struct actual){.known = true,
			       .value = {value, r->plan->rounding.digits},
			       .marks = part[0].marks | part[1].marks,
			       .how = q->item->aggregate,
			       .numerator = &kept[0],
			       .denominator = &kept[1]};
}

static struct actual make(struct arena *a, const struct results *r, const struct actual_query *q, int depth)
{
	const struct observation *missing = NULL;
	observation_list list = gather(a, r, q, &missing);
	if (list.n) {
		struct actual act = {0};
		aggregate(a, &act, r, q, &list);
		return act;
	}
	struct actual act =
		q->item->numerator && q->item->denominator ? make_ratio(a, r, q, depth) : unknown(no_figure(missing));
	act.missing = act.known ? NULL : missing;
	return act;
}

struct actual actual_make(struct arena *a, const struct results *r, const struct actual_query *q)
{
	return make(a, r, q, 0);
}
