#include "model/plan_reader.h"

#include "model/value.h"
#include "model/year.h"

#include <stdlib.h>

struct date target_last_day(const struct target *t, int start_month)
{
	return t->due.unit != PERIOD_NONE ? t->due.last : fiscal_year(t->to, start_month).last;
}

/* A target with its place in the order: by year, in a year by the day it is due, then as they stand in the plan. */
struct placed {
	struct target target;
	struct date last;
};

static int in_time(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;
	int by_day = date_cmp(a->last, b->last);

	if (a->target.from != b->target.from)
		return a->target.from < b->target.from ? -1 : 1;
	if (by_day)
		return by_day;
	return (a->target.key.start > b->target.key.start) - (a->target.key.start < b->target.key.start);
}

static void check_period(struct plan_reader *r, const struct item *i, const struct years *y, const struct node *key)
{
	struct diag *d;

	if (i->from == 0 || (y->from >= i->from && y->to <= i->to))
		return;
	d = diag_add(r->b.diags, i->own_period ? DIAG_WARNING : DIAG_ERROR, STR("year-outside-period"), key->span,
		     MSG(N_("\"%s\" lies outside the period, %s to %s"), key->text,
			 str_format(r->b.arena, "%d", i->from), str_format(r->b.arena, "%d", i->to)));
	if (!i->own_period)
		diag_help(d, MSG(N_("a table that goes beyond the plan's period needs \"period: {from: …, to: …}\" of "
				    "its own")));
}

static struct str key_text(const struct target *t)
{
	struct str s = str_slice(t->key.source->bytes, t->key.start, t->key.end - t->key.start);

	return s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') ? str_slice(s, 1, s.n - 2) : s;
}

static struct str year_or_day(struct plan_reader *r, const struct target *t)
{
	struct period p = t->due.unit != PERIOD_NONE ? t->due : fiscal_year(t->from, r->b.start_month);

	return period_format(r->b.arena, p, r->b.start_month);
}

static void report_overlap(struct plan_reader *r, const struct target *x, const struct target *y)
{
	const struct target *first = x->key.start <= y->key.start ? x : y, *second = first == x ? y : x;
	struct diag *d;

	/* The same key twice has been reported with the tree. */
	if (str_eq(key_text(x), key_text(y)))
		return;
	d = diag_add(r->b.diags, DIAG_ERROR, STR("overlapping-targets"), second->key,
		     MSG(N_("%s is given twice"), year_or_day(r, x->from > y->from ? x : y)));
	diag_note(r->b.diags, d, first->key, MSG(N_("it is given here too")));
}

/* Two of one year get along when each is due on a day of its own. */
static bool overlap(const struct placed *x, const struct placed *y)
{
	bool same_year =
		x->target.from == y->target.from && x->target.to == y->target.to && x->target.from == x->target.to;

	return y->target.from <= x->target.to && (!same_year || date_cmp(x->last, y->last) == 0);
}

static bool in_order(const struct item *i)
{
	for (size_t n = 1; n < i->target_count; n++)
		if (i->target[n].from <= i->target[n - 1].to)
			return false;
	return true;
}

/* Sorts the targets and drops those of a time that an earlier one has. */
static void settle(struct plan_reader *r, struct item *i)
{
	struct placed *list;
	size_t n, kept = 0;

	if (in_order(i))
		return;
	list = ARENA_ARRAY(r->b.arena, struct placed, i->target_count);
	for (n = 0; n < i->target_count; n++)
		list[n] = (struct placed){i->target[n], target_last_day(&i->target[n], r->b.start_month)};
	qsort(list, i->target_count, sizeof *list, in_time);
	for (n = 1; n < i->target_count; n++)
		if (!overlap(&list[kept], &list[n]))
			list[++kept] = list[n];
		else
			report_overlap(r, &list[kept].target, &list[n].target);
	i->target_count = kept + 1;
	for (n = 0; n < i->target_count; n++)
		i->target[n] = list[n].target;
}

void targets_read(struct plan_reader *r, struct item *i, struct node *table, bool standing)
{
	size_t n;

	i->target = ARENA_ARRAY(r->b.arena, struct target, table->n);
	for (n = 0; n < table->n; n++) {
		const struct node *key = table->pair[n].key;
		struct target t = {.key = key->span, .standing = standing};
		struct years y = {0};

		if (schema_is_split_number(table, n)) {
			diag_help(diag_add(r->b.diags, DIAG_ERROR, STR("bad-year"), key->span,
					   MSG(N_("\"%s\" is cut off its number by the comma"), key->text)),
				  MSG(schema_split_number_help));
			continue;
		}
		if (!years_read(&r->b, key, &y))
			continue;
		check_period(r, i, &y, key);
		t.from = y.from;
		t.to = y.to;
		t.due = y.due;
		if (condition_read(r, i, table->pair[n].value, &t))
			i->target[i->target_count++] = t;
	}
	settle(r, i);
}

/* How many targets begin by that year. */
static size_t begun_by(const struct item *i, int year)
{
	size_t low = 0, high = i->target_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (i->target[middle].from <= year)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct target *item_target(const struct item *i, int year, bool *standing)
{
	size_t n = begun_by(i, year);
	const struct target *t;

	if (standing)
		*standing = false;
	if (n == 0)
		return NULL;
	t = &i->target[n - 1];
	if (year <= t->to)
		return t;
	if (!t->standing)
		return NULL;
	if (standing)
		*standing = true;
	return t;
}

const struct target *item_targets(const struct item *i, int year, size_t *n)
{
	size_t end = begun_by(i, year), from = end;

	while (from > 0 && i->target[from - 1].to >= year)
		from--;
	*n = end - from;
	return i->target_count ? i->target + from : NULL;
}

const struct target *item_target_due(const struct item *i, int year, struct date as_of, int start_month, bool *standing)
{
	size_t n, k = 1;
	const struct target *list = item_targets(i, year, &n);

	if (n < 2)
		return item_target(i, year, standing);
	while (k < n && date_cmp(target_last_day(&list[k], start_month), as_of) <= 0)
		k++;
	if (standing)
		*standing = false;
	return &list[k - 1];
}

const struct target *item_final_target(const struct item *i)
{
	for (size_t k = i->target_count; k > 0; k--)
		if (i->target[k - 1].op != TARGET_NONE)
			return &i->target[k - 1];
	return NULL;
}

bool item_asks_before(const struct item *i, const struct target *t)
{
	while (t > i->target)
		if ((--t)->op != TARGET_NONE)
			return true;
	return false;
}
