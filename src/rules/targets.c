/*
 * Rules on the targets of one item beside each other: which are looser, which
 * are missing.
 */
#include "rules/measure.h"

static struct date last_day(const struct check *c, const struct target *t)
{
	return target_last_day(t, c->s->plan->start_month);
}

/* What is counted over a year starts anew with each, so that its first quarter is no less than the year before. */
static bool starts_anew(const struct item *i)
{
	return !i->scale && (i->aggregate == AGGREGATE_SUM || i->aggregate == AGGREGATE_COUNT);
}

/* Whether two targets of a flow are due at the same time of their years. */
static bool same_place(const struct check *c, const struct target *x, const struct target *y)
{
	struct date a = last_day(c, x), b = last_day(c, y);

	return a.month == b.month && (a.day == b.day || x->due.unit != PERIOD_DAY || y->due.unit != PERIOD_DAY);
}

/* The target before the k-th that it may be compared with; NULL: none. */
static const struct target *one_before(const struct check *c, const struct target_list *l, size_t k)
{
	bool apart = starts_anew(c->item) || c->item->by_period;

	if (!apart || (!c->item->by_period && l->v[k - 1]->to == l->v[k]->from))
		return l->v[k - 1];
	for (size_t j = k; j > 0; j--)
		if (l->v[j - 1]->to < l->v[k]->from && same_place(c, l->v[j - 1], l->v[k]))
			return l->v[j - 1];
	return NULL;
}

/* Part of what is counted over a year is no figure to hold against one of a whole year. */
static bool is_of_part(const struct check *c, const struct target *t)
{
	struct date end = fiscal_year(t->to, c->s->plan->start_month).last;

	return (starts_anew(c->item) || c->item->by_period) && date_cmp(last_day(c, t), end) < 0;
}

/* The amendment that gives a reason for the target of a year, or NULL. */
static const struct amendment *reason_for(const struct check *c, const struct target *t)
{
	const struct plan *p = c->s->plan;

	for (size_t k = 0; k < p->amendment_count; k++) {
		const struct amendment *m = &p->amendment[k];

		if (!str_eq(m->indicator.s, c->item->id.s))
			continue;
		bool year = m->year == 0 || (t->from <= m->year && m->year <= t->to);
		if (year && (m->due.unit == PERIOD_NONE || date_cmp(m->due.last, last_day(c, t)) == 0))
			return m;
	}
	return NULL;
}

void check_no_target(struct check *c)
{
	const struct item *i = c->item;

	if (i->kind == ITEM_INDICATOR && i->target_count == 0)
		diag_help(check_report(c, i->id.at, MSG(N_("the indicator \"%s\" has no targets"), i->id.s)),
			  MSG(N_("add \"targets\", or list it under \"figures\"")));
}

void check_final_year(struct check *c)
{
	const struct item *i = c->item;
	struct diag *d;

	if (i->kind != ITEM_INDICATOR || i->target_count == 0 || i->to == 0 || item_target(i, i->to, NULL))
		return;
	/* "None" before it says that the series ends there. */
	const struct target *last = &i->target[i->target_count - 1];
	if (last->op == TARGET_NONE)
		return;
	d = check_report(c, last->key,
			 MSG(N_("\"%s\" has no target for %s, its final year"), i->id.s, check_year(c, i->to)));
	diag_help(d, MSG(N_("add one, or write \"standing: true\" where this one holds until then")));
}

/* Whether targets of different years are each of its own: not amounts that add up. */
static bool is_comparable(const struct item *i)
{
	return i->kind != ITEM_ACTION && !i->increments;
}

void check_against_direction(struct check *c)
{
	const struct item *i = c->item;
	int pull;
	struct target_list l = is_comparable(i) ? measure_pulling(c, i, &pull) : (struct target_list){0};
	struct diag *d;

	if (l.n < 3)
		return;
	for (size_t k = 1; k < l.n; k++)
		if (measure_strictness(i, l.v[k], l.v[k - 1]) >= 0)
			return;
	struct msg m = pull > 0 ? MSG(N_("every target of \"%s\" is lower than the one before, though more is better"),
				      i->id.s)
				: MSG(N_("every target of \"%s\" is higher than the one before, though less is better"),
				      i->id.s);
	d = check_report(c, l.v[0]->at, m);
	diag_help(d, pull > 0 ? MSG(N_("did you mean \"direction: lower\"?"))
			      : MSG(N_("did you mean \"direction: higher\"?")));
	if (i->direction_at.source)
		diag_note(c->diags, d, i->direction_at, MSG(N_("the direction is given here")));
}

void check_target_looser(struct check *c)
{
	const struct item *i = c->item;
	int pull;
	struct target_list l = is_comparable(i) ? measure_pulling(c, i, &pull) : (struct target_list){0};

	for (size_t k = 1; k < l.n; k++) {
		const struct target *before = one_before(c, &l, k);
		struct diag *d;

		if (!before || measure_strictness(i, l.v[k], before) >= 0 || reason_for(c, l.v[k]))
			continue;
		d = check_report(c, l.v[k]->at,
				 MSG(N_("the target for %s, %s, is looser than that for %s, %s"), check_when(c, l.v[k]),
				     check_target_text(c, i, l.v[k]), check_when(c, before),
				     check_target_text(c, i, before)));
		diag_note(c->diags, d, before->at, MSG(N_("the target before is here")));
		diag_help(d, MSG(N_("if it was lowered on purpose, say why under \"amendments\"")));
	}
}

static int compare_baseline(const struct item *i, const struct target *t)
{
	if (i->scale)
		return (t->level > i->baseline.level) - (t->level < i->baseline.level);
	return rat_cmp(t->value.value, i->baseline.value.value);
}

static struct str baseline_text(struct check *c, const struct item *i)
{
	return i->scale ? i->scale->level[i->baseline.level].name.s : check_number(c, i->baseline.value);
}

/* A total since the plan began starts from nothing, whatever was there before. */
static bool has_comparable_baseline(const struct item *i)
{
	return i->baseline.given && is_comparable(i) && i->aggregate != AGGREGATE_SUM_TO_DATE;
}

void check_below_baseline(struct check *c)
{
	const struct item *i = c->item;
	int pull;
	struct target_list l = has_comparable_baseline(i) ? measure_pulling(c, i, &pull) : (struct target_list){0};

	for (size_t k = 0; k < l.n; k++) {
		struct diag *d;

		if (is_of_part(c, l.v[k]) || compare_baseline(i, l.v[k]) * pull >= 0 || reason_for(c, l.v[k]))
			continue;
		d = check_report(c, l.v[k]->at,
				 MSG(N_("the target for %s, %s, is worse than the baseline, %s"), check_when(c, l.v[k]),
				     check_target_text(c, i, l.v[k]), baseline_text(c, i)));
		diag_note(c->diags, d, i->baseline.at, MSG(N_("the baseline is here")));
		diag_help(d,
			  MSG(N_("check both, and the direction; \"direction: keep\" is for what shall not change")));
		return;
	}
}

/* Neither can be left behind: nothing is better. */
static bool is_perfect(struct check *c, const struct item *i, const struct target *t, int pull)
{
	if (i->scale)
		return pull > 0 ? t->level + 1 == i->scale->n : t->level == 0;
	if (pull < 0)
		return rat_sign(t->value.value) == 0;
	return measure_is_share(c, i) && rat_cmp(t->value.value, rat_of(100)) == 0;
}

void check_equals_baseline(struct check *c)
{
	const struct item *i = c->item;
	int pull;
	struct target_list l = has_comparable_baseline(i) ? measure_pulling(c, i, &pull) : (struct target_list){0};
	struct diag *d;

	if (l.n == 0 || is_of_part(c, l.v[l.n - 1]) || compare_baseline(i, l.v[l.n - 1]) != 0 ||
	    is_perfect(c, i, l.v[l.n - 1], pull))
		return;
	d = check_report(c, l.v[l.n - 1]->at,
			 MSG(N_("the last target of \"%s\" asks for no more than the baseline, %s"), i->id.s,
			     baseline_text(c, i)));
	diag_note(c->diags, d, i->baseline.at, MSG(N_("the baseline is here")));
	diag_help(d, MSG(N_("write \"direction: keep\" where it shall be kept")));
}

void check_baseline_late(struct check *c)
{
	const struct item *i = c->item;
	struct target_list l = measure_targets(c, i);
	struct diag *d;

	if (!i->baseline.given || l.n == 0 || i->baseline.year < l.v[0]->from)
		return;
	d = check_report(c, i->baseline.at,
			 MSG(N_("the baseline of \"%s\" is of %s, the first target of %s"), i->id.s,
			     check_year(c, i->baseline.year), check_when(c, l.v[0])));
	diag_note(c->diags, d, l.v[0]->key, MSG(N_("the first target is here")));
}

void check_target_jump(struct check *c)
{
	const struct item *i = c->item;
	struct target_list l = {0};

	if (!i->scale)
		l = measure_targets(c, i);
	for (size_t k = 1; k < l.n; k++) {
		const struct target *x = one_before(c, &l, k), *y = l.v[k];
		struct diag *d;

		if (!x || !measure_is_tenfold(c, i, x->value.value, y->value.value) || reason_for(c, y))
			continue;
		d = check_report(c, y->at,
				 MSG(N_("from %s for %s to %s for %s"), check_number(c, x->value), check_when(c, x),
				     check_number(c, y->value), check_when(c, y)));
		diag_note(c->diags, d, x->at, MSG(N_("the target before is here")));
		diag_help(d, MSG(N_("is there a digit too many or too few?")));
	}
}

/* Quarters of one year between two that have targets. */
static void check_quarter_gap(struct check *c, const struct target *x, const struct target *y)
{
	int from = x->due.last.year * 12 + x->due.last.month, to = y->due.last.year * 12 + y->due.last.month;
	struct period missing;
	struct diag *d;

	if (x->due.unit != PERIOD_QUARTER || y->due.unit != PERIOD_QUARTER || x->to != y->from || to - from <= 3)
		return;
	missing = fiscal_quarter(x->to, (x->due.last.month - c->s->plan->start_month + 12) % 12 / 3 + 2,
				 c->s->plan->start_month);
	d = check_report(c, y->key,
			 MSG(N_("\"%s\" has no target for %s, between two that it has"), c->item->id.s,
			     period_format(c->a, missing, c->s->plan->start_month)));
	diag_note(c->diags, d, x->key, MSG(N_("the target before is here")));
}

void check_target_gap(struct check *c)
{
	const struct item *i = c->item;

	for (size_t k = 1; i->kind == ITEM_INDICATOR && k < i->target_count; k++) {
		const struct target *x = &i->target[k - 1], *y = &i->target[k];
		struct diag *d;

		check_quarter_gap(c, x, y);
		if (x->standing || y->from <= x->to + 1 || x->op == TARGET_NONE)
			continue;
		d = check_report(c, y->key,
				 MSG(N_("\"%s\" has no target for %s, between two that it has"), i->id.s,
				     check_year(c, x->to + 1)));
		diag_note(c->diags, d, x->key, MSG(N_("the target before is here")));
		diag_help(d, MSG(N_("write \"%s: —\" where there is none, or \"standing: true\" where the one before "
				    "holds"),
				 str_format(c->a, "%d", x->to + 1)));
	}
}

void check_target_order(struct check *c)
{
	const struct item *i = c->item;

	for (size_t k = 1; k < i->target_count; k++) {
		const struct target *x = &i->target[k - 1], *y = &i->target[k];
		struct diag *d;

		if (y->key.source != x->key.source || y->key.start > x->key.start)
			continue;
		d = check_report(c, x->key,
				 MSG(N_("the target for %1$s stands behind that for %2$s, which is due later"),
				     check_when(c, x), check_when(c, y)));
		diag_note(c->diags, d, y->key, MSG(N_("the later one is here")));
		return;
	}
}

void check_milestone_back(struct check *c)
{
	const struct item *i = c->item;
	struct target_list l = i->kind == ITEM_ACTION ? measure_targets(c, i) : (struct target_list){0};

	for (size_t k = 1; k < l.n; k++) {
		struct diag *d;

		if (l.v[k]->level >= l.v[k - 1]->level)
			continue;
		d = check_report(c, l.v[k]->at,
				 MSG(N_("the milestone for %s asks for \"%s\", that for %s for \"%s\" already"),
				     check_when(c, l.v[k]), i->scale->level[l.v[k]->level].name.s,
				     check_when(c, l.v[k - 1]), i->scale->level[l.v[k - 1]->level].name.s));
		diag_note(c->diags, d, l.v[k - 1]->at, MSG(N_("the milestone before is here")));
		diag_help(d,
			  MSG(N_("a text that is no level asks for the highest: \"{text: …, level: …}\" says which")));
	}
}

void check_keep_changes(struct check *c)
{
	const struct item *i = c->item;
	struct target_list l =
		i->direction == DIRECTION_KEEP && is_comparable(i) ? measure_targets(c, i) : (struct target_list){0};

	for (size_t k = 1; k < l.n; k++) {
		const struct target *before = one_before(c, &l, k);
		struct diag *d;

		if (!before || l.v[k]->op != TARGET_EXACTLY || before->op != TARGET_EXACTLY ||
		    measure_strictness(i, l.v[k], before) == 0)
			continue;
		d = check_report(c, l.v[k]->at, MSG(N_("\"%s\" is to be kept, but the target changes"), i->id.s));
		diag_note(c->diags, d, before->at, MSG(N_("the target before is here")));
		diag_help(d, MSG(N_("write \"direction: higher\" or \"direction: lower\"")));
		return;
	}
}

void check_standing(struct check *c)
{
	const struct item *i = c->item;
	bool all = true;

	/* Where all are, the item as a whole is meant. */
	for (size_t k = 0; k < i->target_count; k++)
		all = all && i->target[k].standing;
	for (size_t k = 1; !all && k < i->target_count; k++) {
		const struct target *t = &i->target[k - 1], *next = &i->target[k];
		struct diag *d;

		if (!t->standing || t->to + 1 < next->from)
			continue;
		d = check_report(
			c, t->key,
			t->to == next->from
				? MSG(N_("the target for %1$s is standing, but the next one, for %2$s, is of the "
					 "same year"),
				      check_when(c, t), check_when(c, next))
				: MSG(N_("the target for %s is standing, but the next year has one of its own"),
				      check_when(c, t)));
		diag_note(c->diags, d, next->key, MSG(N_("the next one is here")));
	}
}
