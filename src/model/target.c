#include "model/plan_reader.h"

#include "model/value.h"
#include "model/year.h"

#include <stdlib.h>

/* By year, then as they stand in the plan. */
static int by_year(const void *x, const void *y)
{
	const struct target *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->key.start > b->key.start) - (a->key.start < b->key.start);
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

static void report_overlap(struct plan_reader *r, const struct target *x, const struct target *y)
{
	const struct target *first = x->key.start <= y->key.start ? x : y, *second = first == x ? y : x;
	struct diag *d;

	/* The same key twice has been reported with the tree. */
	if (str_eq(key_text(x), key_text(y)))
		return;
	d = diag_add(
		r->b.diags, DIAG_ERROR, STR("overlapping-targets"), second->key,
		MSG(N_("%s is given twice"), str_format(r->b.arena, "FY%d", x->from > y->from ? x->from : y->from)));
	diag_note(r->b.diags, d, first->key, MSG(N_("it is given here too")));
}

/* Sorts the targets and drops those of years that an earlier one has. */
static void settle(struct plan_reader *r, struct item *i)
{
	size_t n, kept = 0;

	if (i->target_count == 0)
		return;
	qsort(i->target, i->target_count, sizeof *i->target, by_year);
	for (n = 1; n < i->target_count; n++) {
		if (i->target[n].from <= i->target[kept].to)
			report_overlap(r, &i->target[kept], &i->target[n]);
		else
			i->target[++kept] = i->target[n];
	}
	i->target_count = kept + 1;
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

const struct target *item_target(const struct item *i, int year, bool *standing)
{
	size_t low = 0, high = i->target_count;
	const struct target *t;

	/* Behind the last target that begins by that year. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (i->target[middle].from <= year)
			low = middle + 1;
		else
			high = middle;
	}
	if (standing)
		*standing = false;
	if (low == 0)
		return NULL;
	t = &i->target[low - 1];
	if (year <= t->to)
		return t;
	if (!t->standing)
		return NULL;
	if (standing)
		*standing = true;
	return t;
}
