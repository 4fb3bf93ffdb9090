#include "actual_maker.h"

/* A ratio of a sum of … : deeper ones are cycles or nonsense. */
enum { DEPTH_MAX = 8 };

struct actual actual_unknown(struct msg why_not)
{
	return (struct actual){.why_not = why_not};
}

static bool is_figure(const struct observation *o)
{
	return o->item->scale ? o->level != SIZE_MAX : o->quantity.kind == QUANTITY_NUMBER;
}

bool actual_sees(const struct observation *o, const struct actual_query *q, int from)
{
	return !o->superseded && o->year >= from && o->year <= q->to && date_cmp(o->period.last, q->as_of) <= 0 &&
	       date_cmp(o->period.last, q->first) >= 0 && str_eq(o->comparison, q->comparison);
}

int actual_first_year(const struct results *r, const struct actual_query *q)
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

/* Whether a row corrects a figure, and not only repeats it or fills a gap. */
static bool corrects(const struct observation *o)
{
	return o->replaced && is_figure(o->replaced) && !observation_same_figure(o, o->replaced);
}

static const struct observation *first_stated(const struct observation *o)
{
	while (o->replaced && is_figure(o->replaced))
		o = o->replaced;
	return o;
}

static struct seen gather(struct maker m, const struct actual_query *q)
{
	struct seen s = {.missing = NULL};
	int from = actual_first_year(m.r, q);
	for (size_t k = 0; k < m.r->by_item_count[q->item->index]; k++) {
		const struct observation *o = m.r->by_item[q->item->index][k];
		if (!actual_sees(o, q, from))
			continue;
		if (corrects(o))
			*VEC_PUSH(m.a, &s.revised) = o;
		if (q->uncorrected)
			o = first_stated(o);
		if (is_figure(o)) {
			*VEC_PUSH(m.a, &s.figures) = o;
			s.missing = NULL;
		} else {
			s.missing = o;
		}
	}
	return s;
}

static void take(struct actual *act, const observation_list *list, size_t from, size_t to)
{
	act->known = true;
	act->from = list->v + from;
	act->from_count = to - from;
	for (size_t k = from; k < to; k++)
		act->marks |= list->v[k]->quantity.marks;
}

unsigned actual_computed_marks(unsigned marks, const struct precision *p)
{
	unsigned kept = QUANTITY_PROVISIONAL | QUANTITY_FINAL | QUANTITY_REVISED | QUANTITY_TOTAL | QUANTITY_EXPECTED;
	return (marks & kept) | precision_marks(p);
}

static struct number number_of(const struct observation *o)
{
	return (struct number){o->quantity.value, o->quantity.scale};
}

static struct precision precision_at(struct arena *a, const struct observation *o)
{
	return precision_of(a, number_of(o), o->quantity.marks);
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

static void make_one(struct arena *a, struct actual *act, const observation_list *list, size_t k)
{
	act->value = number_of(list->v[k]);
	act->precision = precision_at(a, list->v[k]);
	take(act, list, k, k + 1);
}

static void make_sum(struct arena *a, struct actual *act, const observation_list *list, bool totals)
{
	struct rat sum = rat_of(0);
	size_t from = 0;
	for (size_t k = 0; k < list->n; k++) {
		const struct observation *o = list->v[k];
		if (totals || (o->quantity.marks & QUANTITY_TOTAL)) {
			sum = o->quantity.value;
			act->precision = precision_at(a, o);
			from = k;
		} else {
			act->precision = precision_add(a, act->precision, sum, precision_at(a, o), o->quantity.value);
			sum = rat_add(a, sum, o->quantity.value);
		}
	}
	act->value = (struct number){sum, scale_max(list, from)};
	take(act, list, from, list->n);
	if (act->from_count > 1)
		act->marks = actual_computed_marks(act->marks, &act->precision);
}

static void make_mean(struct arena *a, struct actual *act, const observation_list *list, int digits)
{
	struct rat sum = rat_of(0), share = rat_ratio(a, 1, (int64_t)list->n);
	for (size_t k = 0; k < list->n; k++) {
		const struct observation *o = list->v[k];
		act->precision = precision_add(a, act->precision, sum, precision_at(a, o), o->quantity.value);
		sum = rat_add(a, sum, o->quantity.value);
	}
	int scale = scale_max(list, 0);
	take(act, list, 0, list->n);
	act->precision = precision_scale(a, act->precision, share);
	act->value = (struct number){rat_mul(a, sum, share), scale > digits ? scale : digits};
	act->marks = actual_computed_marks(act->marks, &act->precision);
}

/* Another figure than the least one may turn out to be it. */
static void make_extreme(struct arena *a, struct actual *act, const observation_list *list, int sign)
{
	size_t pick = 0;
	struct precision p = precision_at(a, list->v[0]);
	for (size_t k = 1; k < list->n; k++) {
		struct rat best = list->v[pick]->quantity.value, here = list->v[k]->quantity.value;
		p = precision_extreme(p, best, precision_at(a, list->v[k]), here, sign);
		if (rat_cmp(here, best) * sign > 0)
			pick = k;
	}
	make_one(a, act, list, pick);
	act->precision = p;
	act->marks = actual_computed_marks(act->marks, &p);
}

struct actual actual_aggregate(struct maker m, const struct actual_query *q, const observation_list *list)
{
	struct actual act = {.how = q->item->aggregate};
	if (q->item->scale) {
		make_level(&act, list, q->from != q->to);
		return act;
	}
	switch (q->item->aggregate) {
	case AGGREGATE_SUM:
	case AGGREGATE_SUM_TO_DATE:
		make_sum(m.a, &act, list, q->item->rows_are_totals);
		break;
	case AGGREGATE_MEAN:
		make_mean(m.a, &act, list, m.r->plan->rounding.digits);
		break;
	case AGGREGATE_MIN:
	case AGGREGATE_MAX:
		make_extreme(m.a, &act, list, q->item->aggregate == AGGREGATE_MAX ? 1 : -1);
		break;
	case AGGREGATE_COUNT:
		act.value = (struct number){rat_of((int64_t)list->n), 0};
		take(&act, list, 0, list->n);
		act.marks = actual_computed_marks(act.marks, &act.precision);
		break;
	case AGGREGATE_LAST:
	case AGGREGATE_KIND_COUNT:
		make_one(m.a, &act, list, list->n - 1);
		break;
	}
	return act;
}

/* What a total rose by in a part of the year cannot be told from it alone. */
static bool has_total(const struct actual_query *q, const struct seen *s)
{
	bool sums = q->item->aggregate == AGGREGATE_SUM && !q->item->scale && date_valid(q->first);
	for (size_t k = 0; sums && k < s->figures.n; k++)
		if (s->figures.v[k]->quantity.marks & QUANTITY_TOTAL)
			return true;
	return false;
}

struct actual actual_make_at(struct maker m, const struct actual_query *q)
{
	const struct item *i = q->item;
	if (m.depth > DEPTH_MAX)
		return actual_unknown(MSG(N_("the figure is made from itself")));
	struct seen s = gather(m, q);
	struct actual act;
	if (has_total(q, &s))
		act = actual_unknown(
			MSG(N_("the row is a running total, which does not tell what came in the period")));
	else if (s.figures.n && i->per_department != DEPARTMENTS_ONE)
		act = actual_make_departments(m, q, &s);
	else if (s.figures.n)
		act = actual_aggregate(m, q, &s.figures);
	else if (i->numerator && i->denominator)
		act = actual_make_ratio(m, q);
	else if (i->parts.n)
		act = actual_make_parts(m, q);
	else
		act = actual_unknown(no_figure(s.missing));
	if (act.basis == BASIS_ROWS || act.basis == BASIS_DEPARTMENTS) {
		act.missing = s.missing;
		act.revised = s.revised.v;
		act.revised_count = s.revised.n;
	}
	if (act.known && act.basis == BASIS_ROWS && i->parts.n && !i->scale)
		actual_check_parts(m, q, &act);
	return act;
}

struct actual actual_make(struct arena *a, const struct results *r, const struct actual_query *q)
{
	return actual_make_at((struct maker){a, r, 0}, q);
}
