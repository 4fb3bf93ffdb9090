/*
 * The values that a plan expects on the way to a target, year by year.
 */
#include "model/plan_reader.h"

#include "base/vec.h"
#include "model/value.h"
#include "model/year.h"

#include <stdlib.h>

static int by_time(const void *x, const void *y)
{
	const struct expected_value *a = x, *b = y;
	int order = a->year != b->year ? (a->year < b->year ? -1 : 1)
		    : a->due.unit == PERIOD_NONE || b->due.unit == PERIOD_NONE
			    ? (a->due.unit == PERIOD_NONE) - (b->due.unit == PERIOD_NONE)
			    : date_cmp(a->due.last, b->due.last);
	return order ? order : (a->key.start > b->key.start) - (a->key.start < b->key.start);
}

static struct date expected_day(const struct expected_value *v, int start_month)
{
	return v->due.unit != PERIOD_NONE ? v->due.last : fiscal_year(v->year, start_month).last;
}

/* Sorts them and says which are of one day. */
static void settle_expected(struct plan_reader *r, struct item *i)
{
	if (i->expected_value_count)
		qsort(i->expected_value, i->expected_value_count, sizeof *i->expected_value, by_time);
	for (size_t k = 1; k < i->expected_value_count; k++) {
		struct expected_value *x = &i->expected_value[k - 1], *y = &i->expected_value[k];
		struct date day = expected_day(y, r->b.start_month);
		if (date_cmp(expected_day(x, r->b.start_month), day) != 0)
			continue;
		struct diag *d = diag_add(r->b.diags, DIAG_ERROR, STR("overlapping-targets"), y->key,
					  MSG(N_("%s is given twice"), date_format(r->b.arena, day)));
		diag_note(r->b.diags, d, x->key, MSG(N_("it is given here too")));
	}
}

void expected_read(struct plan_reader *r, struct item *i, const struct node *n)
{
	i->expected_value = ARENA_ARRAY(r->b.arena, struct expected_value, n->n);
	for (size_t k = 0; k < n->n; k++) {
		struct expected_value *v = &i->expected_value[i->expected_value_count];
		const struct node *value = n->pair[k].value;
		struct years y;
		if (!years_read(&r->b, n->pair[k].key, &y))
			continue;
		*v = (struct expected_value){
			.key = n->pair[k].key->span, .at = value->span, .year = y.from, .due = y.due};
		if (y.from != y.to)
			value_report_type(&r->b, "expected-values", n->pair[k].key, N_("a fiscal year"));
		else if (value->kind == NODE_SCALAR && value_decimal(r->b.arena, str_trim(value->text), &v->value))
			i->expected_value_count++;
		else
			value_report_type(&r->b, "expected-values", value, N_("a number"));
	}
	settle_expected(r, i);
}

const struct expected_value *item_expected(const struct item *i, int year, struct period due, int start_month)
{
	struct date day = due.unit != PERIOD_NONE ? due.last : fiscal_year(year, start_month).last;
	size_t low = 0, high = i->expected_value_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = date_cmp(expected_day(&i->expected_value[middle], start_month), day);
		if (order == 0)
			return &i->expected_value[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct str expected_text(struct arena *a, const struct item *i, int start_month)
{
	VEC(struct str) part = {0};
	if (i->expected_at.source)
		*VEC_PUSH(a, &part) = str_of(expected_names[i->expected]);
	for (size_t k = 0; k < i->expected_value_count; k++) {
		const struct expected_value *v = &i->expected_value[k];
		struct period p = v->due.unit != PERIOD_NONE ? v->due : fiscal_year(v->year, start_month);
		struct str pair[] = {period_format(a, p, start_month), rat_exact(a, v->value.value, v->value.scale)};
		*VEC_PUSH(a, &part) = str_join(a, pair, 2, STR(": "));
	}
	return str_join(a, part.v, part.n, STR("; "));
}
