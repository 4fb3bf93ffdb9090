#include "view/report.h"

#include "view/entry.h"
#include "view/rating.h"
#include "view/value.h"

static struct view_observation observation(struct arena *a, const struct report *r, const struct observation *o)
{
	bool missing = o->quantity.kind == QUANTITY_MISSING;
	struct span at = observation_value_at(o);
	return (struct view_observation){
		.period = period_format(a, o->period, r->start_month),
		.value = view_observed(a, o),
		.text = observation_text(a, at),
		.reason = missing ? quantity_reason_names[o->quantity.reason] : NULL,
		.department = o->remark ? o->remark->department : STR(""),
		.note = o->remark ? o->remark->note : STR(""),
		.origin = o->remark ? o->remark->origin : STR(""),
		.at = at,
	};
}

static struct view_observation *observations(struct arena *a, const struct report *r, const struct actual *act)
{
	struct view_observation *list = ARENA_ARRAY(a, struct view_observation, act->from_count);
	for (size_t k = 0; k < act->from_count; k++)
		list[k] = observation(a, r, act->from[k]);
	return list;
}

static bool is_unreported(const struct observation *o, const struct result *res, struct date as_of)
{
	return o->year == res->year && !o->superseded && !o->comparison.n && o->quantity.kind == QUANTITY_MISSING &&
	       date_cmp(o->period.last, as_of) <= 0;
}

static void set_unreported(struct arena *a, const struct report *r, const struct result *res, struct view_entry *v)
{
	const struct results *all = r->evaluation->results;
	size_t n = all->by_item && all->missing ? all->by_item_count[res->item->index] : 0;
	VEC(struct view_observation) list = {0};
	for (size_t k = 0; k < n; k++) {
		const struct observation *o = all->by_item[res->item->index][k];
		if (is_unreported(o, res, r->as_of))
			*VEC_PUSH(a, &list) = observation(a, r, o);
	}
	v->unreported = list.v;
	v->unreported_count = list.n;
}

static struct view_part *parts(struct arena *a, const struct actual *act)
{
	static const char *const ratio[] = {"numerator", "denominator"};
	struct view_part *list = ARENA_ARRAY(a, struct view_part, act->part_count);
	for (size_t k = 0; k < act->part_count; k++) {
		const struct actual_part *p = &act->part[k];
		bool department = act->basis == BASIS_DEPARTMENTS;
		list[k] = (struct view_part){
			.role = department		    ? "department"
				: act->basis == BASIS_RATIO ? ratio[k]
							    : "part",
			.id = department ? STR("") : p->item->id.s,
			.name = department ? p->department : p->item->title.s,
			.value = view_actual(a, p->item, p->actual),
		};
	}
	return list;
}

static struct view_correction *corrections(struct arena *a, const struct report *r, const struct actual *act)
{
	struct view_correction *list = ARENA_ARRAY(a, struct view_correction, act->revised_count);
	for (size_t k = 0; k < act->revised_count; k++) {
		const struct observation *o = act->revised[k];
		list[k] = (struct view_correction){period_format(a, o->period, r->start_month), view_observed(a, o),
						   view_observed(a, o->replaced)};
	}
	return list;
}

static void set_actual(struct arena *a, const struct report *r, const struct actual *act, struct view_entry *v)
{
	bool stated = act->basis == BASIS_ROWS && act->part_count > 0;
	v->observation = observations(a, r, act);
	v->observation_count = act->from_count;
	v->actual_low = act->precision.has_low ? rat_exact(a, act->precision.low, 0) : STR("");
	v->actual_high = act->precision.has_high ? rat_exact(a, act->precision.high, 0) : STR("");
	v->part = parts(a, act);
	v->part_count = act->part_count;
	v->parts_sum = stated ? rat_exact(a, act->parts_sum, 0) : STR("");
	v->parts_differ = act->parts_differ;
	v->correction = corrections(a, r, act);
	v->correction_count = act->revised_count;
}

static struct view_comparison *comparisons(struct arena *a, const struct result *res)
{
	struct view_comparison *list = ARENA_ARRAY(a, struct view_comparison, res->comparison_count);
	for (size_t k = 0; k < res->comparison_count; k++) {
		const struct comparison *c = &res->comparison[k];
		list[k].name = c->name;
		list[k].value = view_actual(a, res->item, &c->actual);
		if (!c->has_difference)
			continue;
		int scale = res->actual.value.scale > c->actual.value.scale ? res->actual.value.scale
									    : c->actual.value.scale;
		list[k].difference =
			view_number(a, (struct number){c->difference, scale}, STR(""), 0, (struct span){0});
	}
	return list;
}

const char *const target_stage_names[STAGE_COUNT] = {
	[STAGE_NONE] = "", [STAGE_INTERIM] = N_("interim"), [STAGE_FINAL] = N_("final")};

/* With one target alone nothing is interim. */
static enum target_stage stage_of(const struct result *res)
{
	const struct target *final = item_final_target(res->item), *t = res->target;
	if (!t || t->op == TARGET_NONE || res->item->kind != ITEM_INDICATOR)
		return STAGE_NONE;
	if (t != final)
		return STAGE_INTERIM;
	return item_asks_before(res->item, final) ? STAGE_FINAL : STAGE_NONE;
}

/* The quarter of a fiscal year that ends on that day. */
static int quarter_of(struct date last, int start_month)
{
	return (last.month - start_month + 12) % 12 / 3 + 1;
}

struct view_entry view_entry_make(struct arena *a, const struct report *r, const struct result *res, bool reference)
{
	const struct item *i = res->item;
	struct view_entry v = {
		.kind = i->kind,
		.id = i->id.s,
		.title = i->title.s,
		.unit = i->unit.s,
		.departments = i->departments,
		.year = res->year,
		.extra = res->extra,
		.stage = stage_of(res),
		.outcome = res->outcome,
		.standing = res->standing,
		.target = view_target(a, res),
		.actual = view_actual(a, i, &res->actual),
		.rate = view_rate(a, &res->rate),
		.target_words = res->target ? res->target->text.s : STR(""),
		.rate_why_not = res->rate.why_not,
		.reason = res->reason,
		.precision = res->precision,
		.comparison = comparisons(a, res),
		.comparison_count = res->comparison_count,
		.reference = reference,
		.rating = view_ratings(a, res),
		.rating_count = res->rating_count,
		.rate_exact = res->rate.defined ? rat_exact(a, res->rate.value, 0) : STR(""),
		.rate_below = view_rate_rounds_up(a, &res->rate),
		.result = res,
	};
	if (res->deadline.unit != PERIOD_NONE)
		v.period = period_format(a, res->deadline, r->start_month);
	if (res->deadline.unit == PERIOD_QUARTER)
		v.quarter = quarter_of(res->deadline.last, r->start_month);
	set_actual(a, r, &res->actual, &v);
	set_unreported(a, r, res, &v);
	if (res->latest) {
		v.latest = view_observed(a, res->latest);
		v.latest_year = res->latest->year;
	}
	return v;
}

/* Which of the year's targets it is judged by. */
static size_t due_period(const struct result *res)
{
	size_t k = 0;
	while (k < res->period_count && res->period[k].target != res->target)
		k++;
	return k;
}

static size_t periods_told(const struct evaluation *e, const struct result *res)
{
	return e->each_period && res->period_count ? res->period_count : 1;
}

static size_t count_entries(const struct evaluation *e, const struct group *g, int year)
{
	size_t n = 0;
	for (size_t k = 0; k < g->member_count; k++)
		n += periods_told(e, evaluation_result(e, g->member[k].item, year));
	return n;
}

static void section(struct arena *a, const struct report *r, const struct evaluation *e, const struct group *g,
		    int year, struct view_section *s)
{
	size_t entries = count_entries(e, g, year);
	*s = (struct view_section){
		.kind = g->kind,
		.id = g->id.s,
		.number = g->number.s,
		.title = g->title.s,
		.departments = g->departments,
		.entry = ARENA_ARRAY(a, struct view_entry, entries),
		.entry_count = entries,
		.child = ARENA_ARRAY(a, struct view_section, g->child_count),
		.child_count = g->child_count,
		.tally = evaluation_tally(a, e, g, year),
	};
	/* Not above: its count would be written into what is about to be overwritten. */
	s->roll_up = view_roll_ups(a, e, &(struct roll_up_query){.group = g, .year = year}, &s->roll_up_count);
	struct view_entry *next = s->entry;
	for (size_t k = 0; k < g->member_count; k++) {
		const struct result *res = evaluation_result(e, g->member[k].item, year);
		size_t due = due_period(res), n = periods_told(e, res);
		for (size_t j = 0; j < n; j++)
			*next++ = view_entry_make(a, r, n == 1 || j == due ? res : &res->period[j],
						  g->member[k].reference);
	}
	for (size_t k = 0; k < g->child_count; k++)
		section(a, r, e, &g->child[k], year, &s->child[k]);
}

/* A fiscal year bears the era of its calendar year's last day. */
void view_year_name(struct view_year *y, struct str language)
{
	y->foreign = !str_eq(language, STR("ja")) && !str_has_prefix(language, STR("ja-"));
	if (!date_era((struct date){y->year, 12, 31}, &y->era, &y->era_year))
		y->era = STR("");
}

static void rate_year(struct arena *a, const struct evaluation *e, struct view_year *y)
{
	while (rating_scheme(e->plan, y->year, y->scheme_count))
		y->scheme_count++;
	y->scheme = ARENA_ARRAY(a, const struct scheme *, y->scheme_count);
	for (size_t k = 0; k < y->scheme_count; k++)
		y->scheme[k] = rating_scheme(e->plan, y->year, k);
	y->roll_up = view_roll_ups(a, e, &(struct roll_up_query){.year = y->year}, NULL);
	if (y->scheme_count == 0)
		return;
	struct field_list names = roll_up_departments(a, e->plan);
	y->department = ARENA_ARRAY(a, struct view_department, names.n);
	y->department_count = names.n;
	for (size_t k = 0; k < names.n; k++) {
		struct roll_up_query q = {.department = names.v[k].s, .year = y->year};
		struct view_department *d = &y->department[k];
		d->name = names.v[k].s;
		d->roll_up = view_roll_ups(a, e, &q, &d->roll_up_count);
	}
}

struct report *view_outline(struct arena *a, const struct evaluation *e)
{
	const struct plan *p = e->plan;
	struct report *r = ARENA_NEW(a, struct report);
	*r = (struct report){
		.plan_id = p->id.s,
		.title = p->title.s,
		.organization = p->organization.s,
		.language = p->language.s,
		.from = p->from,
		.to = p->to,
		.start_month = p->start_month,
		.as_of = e->as_of,
		.rounding = p->rounding,
		.evaluation = e,
		.year_count = (size_t)(e->to - e->from + 1),
	};
	r->year = ARENA_ARRAY(a, struct view_year, r->year_count);
	for (size_t k = 0; k < r->year_count; k++) {
		struct view_year *y = &r->year[k];
		y->year = e->from + (int)k;
		view_year_name(y, p->language.s);
		struct date end = fiscal_year(y->year, p->start_month).last;
		y->running = date_cmp(e->as_of, end) < 0;
		y->as_of = y->running ? e->as_of : end;
		y->tally = evaluation_tally(a, e, NULL, y->year);
		for (size_t j = 0; j < p->item_count; j++)
			y->plan_items += p->item[j]->kind != ITEM_FIGURE;
		rate_year(a, e, y);
	}
	return r;
}

struct report *view_report(struct arena *a, const struct evaluation *e)
{
	const struct plan *p = e->plan;
	struct report *r = view_outline(a, e);
	for (size_t k = 0; k < r->year_count; k++) {
		struct view_year *y = &r->year[k];
		y->policy = ARENA_ARRAY(a, struct view_section, p->policy_count);
		y->policy_count = p->policy_count;
		for (size_t j = 0; j < p->policy_count; j++)
			section(a, r, e, &p->policy[j], y->year, &y->policy[j]);
	}
	return r;
}

static const struct view_entry *find_in(const struct view_section *s, struct str id)
{
	for (size_t k = 0; k < s->entry_count; k++)
		if (!s->entry[k].reference && !s->entry[k].extra && str_eq(s->entry[k].id, id))
			return &s->entry[k];
	for (size_t k = 0; k < s->child_count; k++) {
		const struct view_entry *v = find_in(&s->child[k], id);
		if (v)
			return v;
	}
	return NULL;
}

const struct view_entry *report_entry(const struct report *r, struct str id, int year)
{
	for (size_t k = 0; k < r->year_count; k++) {
		for (size_t j = 0; r->year[k].year == year && j < r->year[k].policy_count; j++) {
			const struct view_entry *v = find_in(&r->year[k].policy[j], id);
			if (v)
				return v;
		}
	}
	return NULL;
}
