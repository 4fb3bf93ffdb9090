/*
 * Rules on the figures of one item in the order of time.
 */
#include "rules/measure.h"

#include "base/utf8.h"

static bool is_number(const struct observation *o)
{
	return o->quantity.kind == QUANTITY_NUMBER;
}

static struct str figure(struct check *c, const struct observation *o)
{
	return check_number(c, (struct number){o->quantity.value, o->quantity.scale});
}

static struct str period(struct check *c, const struct observation *o)
{
	return period_format(c->a, o->period, c->s->plan->start_month);
}

static bool is_total(const struct observation *o)
{
	return o->item->rows_are_totals || (o->quantity.marks & QUANTITY_TOTAL);
}

static bool is_flow(const struct item *i)
{
	return i->aggregate == AGGREGATE_SUM || i->aggregate == AGGREGATE_SUM_TO_DATE;
}

void check_total_falls(struct check *c)
{
	const struct observation *last = NULL;

	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k];
		struct diag *d;

		if (!is_number(o) || !is_total(o))
			continue;
		/* A total of the year begins anew in the next one. */
		if (last && o->item->aggregate == AGGREGATE_SUM && o->year != last->year)
			last = NULL;
		if (last && rat_cmp(o->quantity.value, last->quantity.value) < 0) {
			d = check_report(c, observation_value_at(o),
					 MSG(N_("the running total of \"%s\" falls from %s (%s) to %s (%s)"),
					     o->item->id.s, figure(c, last), period(c, last), figure(c, o),
					     period(c, o)));
			diag_note(c->diags, d, observation_value_at(last), MSG(N_("the figure before is here")));
			diag_help(d, MSG(N_("is it the figure of the period alone? then leave out 累計 or \"rows: "
					    "totals\"")));
		}
		last = o;
	}
}

void check_tenfold(struct check *c)
{
	const struct observation *last = NULL;

	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k];
		bool comparable = last && is_total(o) == is_total(last) && o->period.unit == last->period.unit;
		struct diag *d;

		if (!is_number(o))
			continue;
		if (comparable && measure_is_tenfold(c, o->item, last->quantity.value, o->quantity.value)) {
			d = check_report(c, observation_value_at(o),
					 MSG(N_("\"%s\" goes from %s (%s) to %s (%s)"), o->item->id.s, figure(c, last),
					     period(c, last), figure(c, o), period(c, o)));
			diag_note(c->diags, d, observation_value_at(last), MSG(N_("the figure before is here")));
			diag_help(d, MSG(N_("is there a digit too many or too few, or another unit?")));
		}
		last = o;
	}
}

void check_result_over_100(struct check *c)
{
	for (size_t k = 0; k < c->series_count && measure_is_share(c, c->item); k++) {
		const struct observation *o = c->series[k];

		if (is_number(o) && rat_cmp(o->quantity.value, rat_of(100)) > 0)
			diag_help(check_report(
					  c, observation_value_at(o),
					  MSG(N_("\"%s\" is %s %% in %s"), c->item->id.s, figure(c, o), period(c, o))),
				  MSG(N_("a share of a whole is 100 %% at most")));
	}
}

/* The largest number that the plan itself has for the item. */
static bool plan_speaks_of_percent(const struct item *i)
{
	const struct rat few = rat_of(5);

	if (i->baseline.given && rat_cmp(i->baseline.value.value, few) >= 0)
		return true;
	for (size_t k = 0; k < i->target_count; k++)
		if (i->target[k].has_number && rat_cmp(i->target[k].value.value, few) >= 0)
			return true;
	return false;
}

void check_percent_as_fraction(struct check *c)
{
	const struct observation *first = NULL;

	if (!measure_is_percent(c, c->item) || !plan_speaks_of_percent(c->item))
		return;
	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k];

		if (!is_number(o) || rat_sign(o->quantity.value) == 0)
			continue;
		/* A whole 1 may well be one per cent. */
		if (o->quantity.scale <= 0)
			return;
		if (rat_sign(o->quantity.value) < 0 || rat_cmp(o->quantity.value, rat_of(1)) > 0)
			return;
		first = first ? first : o;
	}
	if (!first)
		return;
	diag_help(check_report(c, observation_value_at(first),
			       MSG(N_("%s %% is next to nothing: is %s %% meant?"), figure(c, first),
				   rat_exact(c->a, rat_mul(c->a, first->quantity.value, rat_of(100)), 0))),
		  MSG(N_("a spreadsheet keeps 74.9 %% as 0.749: save the column as plain numbers")));
}

void check_negative_result(struct check *c)
{
	bool counted = measure_is_count(c, c->item) && !measure_is_balance(c->item);

	for (size_t k = 0; k < c->series_count && counted; k++) {
		const struct observation *o = c->series[k];

		if (is_number(o) && rat_sign(o->quantity.value) < 0)
			check_report(c, observation_value_at(o),
				     MSG(N_("\"%s\" is %s %s in %s"), c->item->id.s, figure(c, o), c->item->unit.s,
					 period(c, o)));
	}
}

void check_fractional_result(struct check *c)
{
	for (size_t k = 0; k < c->series_count && measure_is_count(c, c->item); k++) {
		const struct observation *o = c->series[k];

		if (is_number(o) && !rat_is_integer(o->quantity.value))
			diag_help(check_report(c, observation_value_at(o),
					       MSG(N_("\"%s\" is %s %s in %s"), c->item->id.s, figure(c, o),
						   c->item->unit.s, period(c, o))),
				  MSG(N_("is it a mean, or a figure in another unit?")));
	}
}

void check_future(struct check *c)
{
	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k];

		if (o->quantity.kind != QUANTITY_MISSING && date_cmp(o->period.first, c->s->today) > 0)
			diag_help(check_report(c, observation_row(o),
					       MSG(N_("the figure of \"%s\" is of %s, which has not begun"),
						   c->item->id.s, period(c, o))),
				  MSG(N_("check the year, and whether it is a target or a forecast")));
	}
}

void check_level_back(struct check *c)
{
	const struct observation *last = NULL;

	for (size_t k = 0; c->item->kind == ITEM_ACTION && k < c->series_count; k++) {
		const struct observation *o = c->series[k];
		struct diag *d;

		if (o->level == SIZE_MAX)
			continue;
		if (last && o->level < last->level) {
			d = check_report(c, observation_value_at(o),
					 MSG(N_("\"%s\" is reported as \"%s\" in %s, after \"%s\" in %s"),
					     c->item->id.s, c->item->scale->level[o->level].name.s, period(c, o),
					     c->item->scale->level[last->level].name.s, period(c, last)));
			diag_note(c->diags, d, observation_value_at(last), MSG(N_("the report before is here")));
		}
		last = o;
	}
}

void check_stale(struct check *c)
{
	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k];
		struct date year_later = o->period.last;

		year_later.year++;
		if ((o->quantity.marks & (QUANTITY_PROVISIONAL | QUANTITY_EXPECTED)) == QUANTITY_PROVISIONAL &&
		    date_cmp(c->s->today, year_later) > 0)
			diag_help(check_report(c, observation_value_at(o),
					       MSG(N_("the figure of \"%s\" for %s is still provisional"),
						   c->item->id.s, period(c, o))),
				  MSG(N_("add the final one, marked 確報 (final)")));
	}
}

void check_expected(struct check *c)
{
	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k];

		if (o->quantity.marks & QUANTITY_EXPECTED)
			diag_help(check_report(c, observation_value_at(o),
					       MSG(N_("the figure of \"%s\" for %s is only expected; it is taken as a "
						      "provisional one"),
						   c->item->id.s, period(c, o))),
				  MSG(N_("take it out until there is a figure, or mark it 速報 (provisional) when it "
					 "was measured")));
	}
}

void check_comparison(struct check *c)
{
	const struct item *i = c->item;
	const struct results *r = c->s->results;

	for (size_t k = 0; i->comparisons.n > 0 && k < r->by_item_count[i->index]; k++) {
		const struct observation *o = r->by_item[i->index][k];
		bool known = o->comparison.n == 0;
		struct diag *d;

		for (size_t n = 0; n < i->comparisons.n && !known; n++)
			known = str_eq(i->comparisons.v[n].s, o->comparison);
		if (known)
			continue;
		d = check_report(c, observation_row(o),
				 MSG(N_("the plan does not compare \"%s\" with \"%s\""), i->id.s, o->comparison));
		diag_note(c->diags, d, i->comparisons.v[0].at, MSG(N_("the comparisons are given here")));
	}
}

static bool says_total(const struct item *i)
{
	static const struct str word[] = {STR_INIT("累計"), STR_INIT("累積"), STR_INIT("通算")};

	for (size_t k = 0; k < sizeof word / sizeof *word; k++)
		if (str_find(i->title.s, word[k]) != SIZE_MAX)
			return true;
	return false;
}

/* 12, 18, 26 of a 累計: each holds the one before, and their sum holds them twice. */
void check_totals_added(struct check *c)
{
	const struct observation *first = NULL, *last = NULL;
	const struct item *i = c->item;

	if (!is_flow(i) || i->rows_are_totals || !says_total(i))
		return;
	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k];

		if (!is_number(o))
			continue;
		/* The sum of a year knows nothing of those before. */
		bool apart = last && i->aggregate == AGGREGATE_SUM && o->year != last->year;
		if (is_total(o) || (last && !apart && rat_cmp(o->quantity.value, last->quantity.value) < 0))
			return;
		first = last && !apart && !first ? last : first;
		last = o;
	}
	if (!first)
		return;
	struct diag *d =
		check_report(c, observation_value_at(last),
			     MSG(N_("the title of \"%s\" says that its figures are running totals, but they are added "
				    "up"),
				 i->id.s));
	diag_note(c->diags, d, observation_value_at(first), MSG(N_("this one is held in it already")));
	diag_help(d, MSG(N_("add \"rows: totals\" to the indicator, or mark the figures 累計")));
}

void check_mixed_totals(struct check *c)
{
	const struct observation *total = NULL, *single = NULL;

	if (!is_flow(c->item) || c->item->rows_are_totals)
		return;
	for (size_t k = 0; k < c->series_count; k++) {
		const struct observation *o = c->series[k], **same = is_total(o) ? &total : &single;
		const struct observation *other;
		struct diag *d;

		if (!is_number(o))
			continue;
		other = is_total(o) ? single : total;
		if (other && other->year == o->year) {
			d = check_report(c, observation_value_at(o),
					 MSG(N_("\"%s\" has a running total and a figure of its own period in %s"),
					     c->item->id.s, check_year(c, o->year)));
			diag_note(c->diags, d, observation_value_at(other), MSG(N_("the other is here")));
			diag_help(d, MSG(N_("the last total of the year counts, and what comes after it is added")));
			return;
		}
		*same = o;
	}
}

/* A number of so many digits that it does not come again by chance. */
static bool is_telling(struct check *c, const struct observation *o)
{
	struct rat x = o->quantity.value;

	if (!is_number(o) || (o->quantity.marks & QUANTITY_ABOUT))
		return false;
	if (!rat_is_integer(x))
		return rat_cmp(x, rat_of(10)) > 0 && rat_cmp(x, rat_of(100)) < 0;
	return rat_cmp(x, rat_of(1000)) >= 0 && !rat_is_integer(rat_div(c->a, x, rat_of(100)));
}

void check_repeated(struct check *c)
{
	const struct observation *const *s = c->series;

	for (size_t k = 2; k < c->series_count; k++) {
		struct diag *d;

		if (!is_telling(c, s[k]) || s[k]->year == s[k - 1]->year || s[k - 1]->year == s[k - 2]->year ||
		    !observation_same_figure(s[k], s[k - 1]) || !observation_same_figure(s[k - 1], s[k - 2]))
			continue;
		d = check_report(
			c, observation_value_at(s[k]),
			MSG(N_("\"%s\" is %s for the third year: was it copied?"), c->item->id.s, figure(c, s[k])));
		diag_note(c->diags, d, observation_value_at(s[k - 2]), MSG(N_("first given here")));
		return;
	}
}
