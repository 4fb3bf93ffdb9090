#include "view/plans.h"

#include "view/filter.h"
#include "view/rating.h"
#include "view/value.h"

const char *const plan_state_names[PLAN_STATE_COUNT] = {"evaluated", "faulty", "other-years"};

const char *const plan_state_words[PLAN_STATE_COUNT] = {
	"",
	N_("not evaluated: it has errors"),
	N_("not evaluated: the year is outside the plan"),
};

static struct view_value value_copy(struct arena *a, struct view_value v)
{
	v.number = str_dup(a, v.number);
	v.text = str_dup(a, v.text);
	v.upper = str_dup(a, v.upper);
	v.at = (struct span){0};
	return v;
}

static struct field field_copy(struct arena *a, struct field f)
{
	return (struct field){.s = str_dup(a, f.s)};
}

static struct view_plan_rating rating_copy(struct arena *a, const struct view_roll_up *u)
{
	struct view_plan_rating r = {
		.id = str_dup(a, u->scheme->id.s),
		.title = {field_copy(a, u->scheme->title.any), field_copy(a, u->scheme->title.ja),
			  field_copy(a, u->scheme->title.en)},
		.grade = ARENA_ARRAY(a, struct view_plan_grade, u->grade_count),
		.grade_count = u->grade_count,
		.total = u->total,
		.rated = u->rated,
		.achieved = u->achieved,
		.denominator = u->denominator,
		.denominator_name = u->denominator_name,
		.achieved_share = value_copy(a, u->achieved_share),
		.points = value_copy(a, u->points),
		.mean = value_copy(a, u->mean),
		.weight = value_copy(a, u->weight),
		.own_text = str_dup(a, u->own_text),
	};

	for (size_t k = 0; k < u->grade_count; k++)
		r.grade[k] = (struct view_plan_grade){str_dup(a, u->grade[k].text), u->grade[k].count};
	return r;
}

static void set_share(struct arena *a, struct view_outcomes *o, const struct rounding *rounding)
{
	size_t met = o->tally.count[OUTCOME_MET];

	o->with_target = met + o->tally.count[OUTCOME_MISSED] + o->tally.count[OUTCOME_PENDING] +
			 o->tally.count[OUTCOME_NO_DATA];
	if (o->with_target == 0)
		return;
	struct rat share = rat_mul(a, rat_ratio(a, (int64_t)met, (int64_t)o->with_target), rat_of(100));
	o->met_share = view_percent(a, share, rounding);
}

static struct view_plan_year year_copy(struct arena *a, const struct report *r, const struct view_year *y)
{
	struct view_plan_year out = {
		.year = y->year,
		.era = y->era,
		.era_year = y->era_year,
		.as_of = y->as_of,
		.running = y->running,
		.outcomes = {.tally = y->tally},
		.rating = ARENA_ARRAY(a, struct view_plan_rating, y->scheme_count),
		.rating_count = y->scheme_count,
	};

	set_share(a, &out.outcomes, &r->rounding);
	for (size_t k = 0; k < y->scheme_count; k++)
		out.rating[k] = rating_copy(a, &y->roll_up[k]);
	return out;
}

static unsigned bits_of(const struct report *r)
{
	enum { BITS = 32 };
	unsigned bits = 0;

	for (unsigned k = OUTCOME_COUNT; k < BITS && report_has(r, ~0u << k); k++)
		bits |= report_has(r, 1u << k) ? 1u << k : 0;
	return bits;
}

struct view_plan view_plan_of(struct arena *a, const struct report *r)
{
	struct view_plan p = {
		.state = PLAN_EVALUATED,
		.file = str_dup(a, r->input[0]->name),
		.id = str_dup(a, r->plan_id),
		.title = str_dup(a, r->title),
		.organization = str_dup(a, r->organization),
		.language = str_dup(a, r->language),
		.from = r->from,
		.to = r->to,
		.year = ARENA_ARRAY(a, struct view_plan_year, r->year_count),
		.year_count = r->year_count,
		.bits = bits_of(r),
	};

	for (size_t k = 0; k < r->year_count; k++)
		p.year[k] = year_copy(a, r, &r->year[k]);
	return p;
}

void view_plans_sum(struct arena *a, struct view_plans *v)
{
	/* Of no plan: one digit behind the point, half up, as plans have it that say nothing else. */
	static const struct rounding usual = {1, RAT_HALF_UP};
	int year = 0;

	for (size_t i = 0; i < v->n; i++) {
		const struct view_plan *p = &v->plan[i];
		v->count[p->state]++;
		for (size_t k = 0; k < p->year_count; k++) {
			for (int o = 0; o < OUTCOME_COUNT; o++)
				v->total.tally.count[o] += p->year[k].outcomes.tally.count[o];
			v->several_years = v->several_years || (year != 0 && p->year[k].year != year);
			year = p->year[k].year;
		}
	}
	set_share(a, &v->total, &usual);
}

struct str view_plan_name(struct arena *a, const struct view_plan *p)
{
	struct str part[] = {p->organization, p->title};

	if (p->title.n == 0)
		return p->file;
	if (p->organization.n == 0 || str_has_prefix(p->title, p->organization))
		return p->title;
	return str_join(a, part, 2, STR(" "));
}
