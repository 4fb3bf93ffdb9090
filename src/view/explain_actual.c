#include "view/explain_actual.h"

#include "view/value.h"

static struct str year_text(struct arena *a, int year)
{
	return str_format(a, "%d", year);
}

void step_rows(struct arena *a, struct step_list *l, const struct actual *act, int start_month, const char *label)
{
	for (size_t k = 0; k < act->from_count; k++) {
		const struct observation *o = act->from[k];
		struct view_step *s = step_add(a, l, k == 0 ? label : "");
		s->value = view_observed(a, o);
		s->at = observation_value_at(o);
		struct str period = period_format(a, o->period, start_month);
		struct str year = year_text(a, o->year), month = year_text(a, fiscal_start_month(start_month));
		bool calendar = o->period.unit == PERIOD_CALENDAR_YEAR;
		if (fiscal_named_after_end(start_month))
			s->text = MSG(calendar ? N_("calendar year %1$s, in FY%2$s (which begins in month %3$s of the "
						    "year before)")
					       : N_("%1$s, in FY%2$s (which begins in month %3$s of the year before)"),
				      period, year, month);
		else
			s->text = MSG(calendar ? N_("calendar year %1$s, in FY%2$s (which begins in month %3$s)")
					       : N_("%1$s, in FY%2$s (which begins in month %3$s)"),
				      period, year, month);
	}
}

/* "2,750 to 2,850", "2,800 or more": what the actual may be. */
static struct msg precision_text(struct arena *a, const struct precision *p)
{
	struct str low = p->has_low ? rat_exact(a, p->low, 0) : STR("");
	struct str high = p->has_high ? rat_exact(a, p->high, 0) : STR("");
	if (p->has_low && p->has_high)
		return MSG(N_("by its precision it lies between %1$s and %2$s"), low, high);
	if (p->has_low)
		return p->low_open ? MSG(N_("by its precision it is over %s"), low)
				   : MSG(N_("by its precision it is %s or more"), low);
	if (p->has_high)
		return p->high_open ? MSG(N_("by its precision it is under %s"), high)
				    : MSG(N_("by its precision it is %s or less"), high);
	return MSG(N_("by its precision it may be anything"));
}

static const char *const department_words[DEPARTMENTS_COUNT] = {
	[DEPARTMENTS_ONE] = "",
	[DEPARTMENTS_SUM] = N_("the departments added up"),
	[DEPARTMENTS_MEAN] = N_("the mean of the departments"),
	[DEPARTMENTS_MIN] = N_("the least of the departments"),
	[DEPARTMENTS_MAX] = N_("the greatest of the departments"),
};

/* How several rows make one figure. */
static const char *const aggregate_words[AGGREGATE_KIND_COUNT] = {
	[AGGREGATE_LAST] = N_("the last of them"),
	[AGGREGATE_SUM] = N_("their sum"),
	[AGGREGATE_SUM_TO_DATE] = N_("their sum since the plan began"),
	[AGGREGATE_MEAN] = N_("their mean"),
	[AGGREGATE_MIN] = N_("the least of them"),
	[AGGREGATE_MAX] = N_("the greatest of them"),
	[AGGREGATE_COUNT] = N_("how many they are"),
};

static struct msg basis_text(const struct view_entry *e)
{
	const struct actual *act = &e->result->actual;
	switch (act->basis) {
	case BASIS_RATIO:
		return MSG(N_("the first divided by the second"));
	case BASIS_PARTS:
		return MSG(N_("the parts added up"));
	case BASIS_DEPARTMENTS:
		return MSG(department_words[e->result->item->per_department]);
	default:
		return MSG(aggregate_words[act->how]);
	}
}

/* Each part, and below it the rows where it is made of several. */
static void step_parts(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e,
		       const char *label)
{
	const struct actual *act = &e->result->actual;
	for (size_t k = 0; k < act->part_count; k++) {
		const struct actual_part *part = &act->part[k];
		struct view_step *s = step_add(a, l, k == 0 ? label : "");
		s->value = view_actual(a, part->item, part->actual);
		s->at = s->value.at;
		s->text = MSG("%s", act->basis == BASIS_DEPARTMENTS ? part->department : part->item->title.s);
		step_rows(a, l, part->actual, r->start_month, "");
	}
}

static void explain_missing(struct arena *a, struct step_list *l, const struct view_entry *e)
{
	step_add(a, l, N_("actual"))->text = e->result->actual.why_not;
	if (e->latest.kind == VIEW_NONE)
		return;
	struct view_step *s = step_add(a, l, "");
	s->value = e->latest;
	s->at = e->latest.at;
	s->text = MSG(N_("last known, of FY%s"), year_text(a, e->latest_year));
}

void explain_actual(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e)
{
	const struct actual *act = &e->result->actual;
	bool own = act->basis == BASIS_ROWS;
	if (!act->known) {
		explain_missing(a, l, e);
		step_parts(a, l, r, e, "");
		return;
	}
	if (own)
		step_rows(a, l, act, r->start_month, N_("actual"));
	else
		step_parts(a, l, r, e, N_("actual"));
	if (!own || act->from_count != 1 || act->how == AGGREGATE_COUNT) {
		struct view_step *s = step_add(a, l, "");
		s->value = e->actual;
		s->text = basis_text(e);
	}
	if (act->precision.vague)
		step_add(a, l, "")->text = precision_text(a, &act->precision);
	if (own && act->part_count) {
		step_parts(a, l, r, e, N_("parts"));
		if (!act->parts_differ)
			step_add(a, l, "")->text =
				MSG(N_("they add up to %s, as stated"), rat_exact(a, act->parts_sum, 0));
	}
	step_parts_differ(a, l, e, "");
}

void step_parts_differ(struct arena *a, struct step_list *l, const struct view_entry *e, const char *label)
{
	const struct actual *act = &e->result->actual;
	if (act->parts_differ)
		step_add(a, l, label)->text = MSG(N_("the parts add up to %1$s, not %2$s"),
						  rat_exact(a, act->parts_sum, 0), e->actual.number);
}

void step_corrections(struct arena *a, struct step_list *l, const struct report *r, const struct view_entry *e,
		      const char *label)
{
	const struct result *res = e->result;
	for (size_t k = 0; k < res->actual.revised_count; k++) {
		const struct observation *now = res->actual.revised[k], *old = now->replaced;
		bool final = (now->quantity.marks & QUANTITY_FINAL) != 0;
		struct str period = period_format(a, now->period, r->start_month);
		struct str x = view_observed(a, old).text, y = view_observed(a, now).text;
		struct view_step *s = step_add(a, l, k == 0 ? label : "");
		s->text = final ? MSG(N_("the final figure of %1$s is %2$s, not %3$s"), period, y, x)
				: MSG(N_("the figure of %1$s was corrected to %2$s, from %3$s"), period, y, x);
		s->at = observation_value_at(now);
	}
	if (!res->uncorrected || res->uncorrected->outcome == res->outcome)
		return;
	struct msg m = MSG(N_("without the corrections the verdict would be: %s"),
			   str_of(outcome_names[res->uncorrected->outcome]));
	m.translated = 1;
	step_add(a, l, "")->text = m;
}
