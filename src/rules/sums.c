/*
 * Rules on figures that must agree with others: parts and ratios.
 */
#include "rules/check.h"

#include "base/utf8.h"

/* The item's own figure for that very period, or NULL. */
static const struct observation *figure_of(const struct check *c, const struct item *i, const struct period *p)
{
	const struct results *r = c->s->results;
	struct observation *const *v = r->by_item[i->index];
	size_t low = 0, high = r->by_item_count[i->index];

	/* They are in the order of their last days. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (date_cmp(v[middle]->period.last, p->last) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < r->by_item_count[i->index] && date_cmp(v[low]->period.last, p->last) == 0; low++)
		if (!v[low]->superseded && v[low]->comparison.n == 0 && v[low]->quantity.kind == QUANTITY_NUMBER &&
		    date_cmp(v[low]->period.first, p->first) == 0)
			return v[low];
	return NULL;
}

/* Half of the last digit of a figure as written; nothing for whole numbers that count. */
static struct rat half_digit(struct check *c, const struct observation *o)
{
	int scale = o->quantity.scale;

	if (scale == 0)
		return rat_of(0);
	return rat_div(c->a, rat_pow(c->a, rat_of(10), -scale), rat_of(2));
}

static bool is_exact(const struct observation *o)
{
	return !(o->quantity.marks &
		 (QUANTITY_ABOUT | QUANTITY_OR_MORE | QUANTITY_OR_LESS | QUANTITY_OVER | QUANTITY_UNDER));
}

static void check_sum(struct check *c, const struct observation *whole)
{
	struct rat sum = rat_of(0), slack = half_digit(c, whole);
	const struct observation *first = NULL;
	struct diag *d;

	for (size_t k = 0; k < c->item->parts.n; k++) {
		const struct item *part = plan_item(c->s->plan, c->item->parts.v[k].s);
		const struct observation *o = part ? figure_of(c, part, &whole->period) : NULL;

		if (!o || !is_exact(o))
			return;
		sum = rat_add(c->a, sum, o->quantity.value);
		slack = rat_add(c->a, slack, half_digit(c, o));
		first = first ? first : o;
	}
	struct rat off = rat_abs(c->a, rat_sub(c->a, sum, whole->quantity.value));
	if (!first || rat_cmp(off, slack) <= 0)
		return;
	d = check_report(c, observation_value_at(whole),
			 MSG(N_("the parts of \"%s\" add up to %s, not %s"), c->item->id.s, rat_exact(c->a, sum, 0),
			     check_number(c, (struct number){whole->quantity.value, whole->quantity.scale})));
	diag_note(c->diags, d, observation_value_at(first), MSG(N_("the first part is here")));
	diag_note(c->diags, d, c->item->parts.v[0].at, MSG(N_("the parts are named here")));
}

void check_parts_sum(struct check *c)
{
	for (size_t k = 0; c->item->parts.n > 0 && k < c->series_count; k++)
		if (c->series[k]->quantity.kind == QUANTITY_NUMBER && is_exact(c->series[k]))
			check_sum(c, c->series[k]);
}

static void check_quotient(struct check *c, const struct observation *own, const struct observation *of,
			   const struct observation *to)
{
	struct rat quotient = rat_div(c->a, of->quantity.value, to->quantity.value);
	struct rat unit = rat_pow(c->a, rat_of(10), -own->quantity.scale);
	struct diag *d;

	if (unit_same(c->a, c->item->unit.s, STR("%")))
		quotient = rat_mul(c->a, quotient, rat_of(100));
	/* Rounded in whatever way, it is less than one unit of its last digit off. */
	struct rat off = rat_abs(c->a, rat_sub(c->a, quotient, own->quantity.value));
	if (rat_cmp(off, unit) < 0)
		return;
	int digits = own->quantity.scale > 0 ? own->quantity.scale : 0;
	d = check_report(c, observation_value_at(own),
			 MSG(N_("\"%s\" is %s, but %s ÷ %s is %s"), c->item->id.s,
			     check_number(c, (struct number){own->quantity.value, own->quantity.scale}),
			     rat_exact(c->a, of->quantity.value, 0), rat_exact(c->a, to->quantity.value, 0),
			     rat_format(c->a, quotient, digits, RAT_HALF_UP, false)));
	diag_note(c->diags, d, observation_value_at(of), MSG(N_("the numerator is here")));
	diag_note(c->diags, d, observation_value_at(to), MSG(N_("the denominator is here")));
}

void check_ratio(struct check *c)
{
	const struct item *i = c->item;

	for (size_t k = 0; i->numerator && i->denominator && k < c->series_count; k++) {
		const struct observation *own = c->series[k], *of, *to;

		if (own->quantity.kind != QUANTITY_NUMBER || !is_exact(own))
			continue;
		of = figure_of(c, i->numerator, &own->period);
		to = figure_of(c, i->denominator, &own->period);
		if (of && to && is_exact(of) && is_exact(to) && rat_sign(to->quantity.value) != 0)
			check_quotient(c, own, of, to);
	}
}
