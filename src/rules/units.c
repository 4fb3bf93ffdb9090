/*
 * Rules on units, and on figures that are made from others.
 */
#include "rules/measure.h"

#include "base/utf8.h"
#include "read/quantity.h"

void check_missing_unit(struct check *c)
{
	const struct item *i = c->item;

	if (i->kind == ITEM_ACTION || i->scale || i->unit.s.n > 0)
		return;
	diag_help(check_report(c, i->id.at, MSG(N_("\"%s\" has no unit"), i->id.s)),
		  MSG(N_("add \"unit: …\": reports and the files that departments fill in show it")));
}

void check_parts_unit(struct check *c)
{
	const struct item *whole = c->item;

	for (size_t k = 0; k < whole->parts.n; k++) {
		const struct item *part = plan_item(c->s->plan, whole->parts.v[k].s);
		struct diag *d;

		if (!part || part->unit.s.n == 0 || whole->unit.s.n == 0 ||
		    unit_same(c->a, part->unit.s, whole->unit.s))
			continue;
		d = check_report(c, whole->parts.v[k].at,
				 MSG(N_("\"%s\" is measured in \"%s\", but must add up to \"%s\" in \"%s\""),
				     part->id.s, part->unit.s, whole->id.s, whole->unit.s));
		diag_note(c->diags, d, part->unit.at, MSG(N_("the unit is given here")));
	}
}

void check_percentage_summed(struct check *c)
{
	const struct item *i = c->item;

	if ((i->aggregate != AGGREGATE_SUM && i->aggregate != AGGREGATE_SUM_TO_DATE) || !measure_is_percent(c, i))
		return;
	diag_help(check_report(c, i->aggregate_at, MSG(N_("percentages of \"%s\" are added up"), i->id.s)),
		  MSG(N_("use \"last\" or \"mean\", or count what the percentage is made of")));
}

static void check_ratio_side(struct check *c, const struct item *side, const struct field *id)
{
	struct diag *d;

	if (!side || !measure_is_percent(c, side))
		return;
	d = check_report(c, id->at, MSG(N_("\"%s\" is a percentage already"), id->s));
	diag_note(c->diags, d, side->unit.at, MSG(N_("the unit is given here")));
}

void check_ratio_units(struct check *c)
{
	check_ratio_side(c, c->item->numerator, &c->item->ratio_of);
	check_ratio_side(c, c->item->denominator, &c->item->ratio_to);
}

/* One spelling for the many of 箇所. */
static struct str common_unit(struct arena *a, struct str unit)
{
	static const struct str places[] = {STR_INIT("か所"), STR_INIT("カ所"), STR_INIT("ヵ所"),
					    STR_INIT("ヶ所"), STR_INIT("ケ所"), STR_INIT("個所")};

	unit = str_trim(utf8_nfkc(a, unit));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (str_eq(unit, places[i]))
			return STR("箇所");
	if (unit_same(a, unit, STR("%")))
		return STR("%");
	return unit;
}

void check_two_units(struct check *c)
{
	const struct plan *p = c->s->plan;
	struct map seen = {0}, told = {0};

	for (size_t i = 0; i < p->item_count; i++) {
		const struct field *unit = &p->item[i]->unit, *first;
		struct diag *d;

		if (unit->s.n == 0)
			continue;
		if (map_get(&seen, unit->s))
			continue;
		first = map_put(c->a, &told, common_unit(c->a, unit->s), (void *)(uintptr_t)unit);
		map_put(c->a, &seen, unit->s, (void *)(uintptr_t)unit);
		if (first == unit)
			continue;
		d = check_report(c, unit->at, MSG(N_("the unit \"%s\" is \"%s\" elsewhere"), unit->s, first->s));
		diag_note(c->diags, d, first->at, MSG(N_("given here")));
		diag_fix(c->diags, d, unit->at, first->s, false);
	}
}

/* The target that an amendment is about; NULL: it does not say which of several, or there is none. */
static const struct target *target_of(const struct plan *p, const struct item *i, const struct amendment *m)
{
	size_t n;
	const struct target *t = item_targets(i, m->year, &n);

	for (size_t k = 0; m->due.unit != PERIOD_NONE && k < n; k++)
		if (date_cmp(target_last_day(&t[k], p->start_month), m->due.last) == 0)
			return &t[k];
	return m->due.unit == PERIOD_NONE && n == 1 ? t : NULL;
}

static void check_one_amendment(struct check *c, const struct amendment *m)
{
	const struct item *i = plan_item(c->s->plan, m->indicator.s);
	const struct target *t = i && !i->scale && m->year != 0 && m->to.s.n > 0 ? target_of(c->s->plan, i, m) : NULL;
	struct quantity said;
	struct diag *d;

	if (!t || !t->has_number)
		return;
	said = quantity_parse(c->a, m->to.s, NULL);
	if (said.kind != QUANTITY_NUMBER || rat_cmp(said.value, t->value.value) == 0)
		return;
	d = check_report(c, m->to.at,
			 MSG(N_("the amendment says %s for %s, the plan %s"), m->to.s,
			     t->due.unit == PERIOD_NONE ? check_year(c, m->year) : check_when(c, t),
			     check_number(c, t->value)));
	diag_note(c->diags, d, t->at, MSG(N_("the target is given here")));
}

void check_amendment(struct check *c)
{
	const struct plan *p = c->s->plan;
	struct map later = {0};

	/* The last one on a target is the one in force. */
	for (size_t k = p->amendment_count; k-- > 0;) {
		const struct amendment *m = &p->amendment[k];
		struct str when =
			m->due.unit == PERIOD_NONE ? str_format(c->a, "%d", m->year) : date_format(c->a, m->due.last);
		struct str key[] = {m->indicator.s, STR(" "), when};

		if (map_put(c->a, &later, str_join(c->a, key, 3, STR("")), (void *)(uintptr_t)m) == m)
			check_one_amendment(c, m);
	}
}
