#include "eval/outlook.h"

#include "eval/verdict.h"

const char *const course_names[COURSE_COUNT] = {
	[COURSE_NONE] = "",
	[COURSE_REACHED] = N_("reached"),
	[COURSE_ON_TRACK] = N_("on-track"),
	[COURSE_AT_RISK] = N_("at-risk"),
	[COURSE_OFF_TRACK] = N_("off-track"),
};

/* In percent of what is due by the as-of date, above which a running year is at risk only. */
enum { AT_RISK_PERCENT = 80 };

/* A line that needs longer to the goal is not followed. */
enum { REACH_YEARS_MAX = 100 };

struct outlooker {
	const struct eval_scope *scope;
	const struct result *res;
	const struct target *goal;
	struct rat bound; /* what it asks for; of a range the lower end */
	struct outlook *out;
};

static struct str text(struct arena *a, struct rat x)
{
	struct str exact = rat_exact(a, x, 0);
	if (str_find(exact, STR("/")) == SIZE_MAX && exact.n <= 10)
		return exact;
	return rat_format(a, x, 2, RAT_HALF_UP, false);
}

static struct str year_text(struct arena *a, int year)
{
	return str_format(a, "%d", year);
}

static void set_change(const struct outlooker *o)
{
	struct arena *a = o->scope->arena;
	const struct trend_series *t = &o->out->series;
	if (t->n < 2 || t->point[t->n - 1].year != o->res->year)
		return;
	const struct trend_point *now = &t->point[t->n - 1], *before = &t->point[t->n - 2];
	if (before->baseline || before->year != o->res->year - 1)
		return;
	o->out->has_change = true;
	o->out->previous_year = before->year;
	o->out->change = rat_sub(a, now->value, before->value);
	o->out->has_change_rate = rat_sign(before->value) != 0;
	if (o->out->has_change_rate)
		o->out->change_rate = rat_mul(a, rat_div(a, o->out->change, rat_abs(a, before->value)), rat_of(100));
}

static bool adds_up(const struct item *i)
{
	return i->aggregate == AGGREGATE_SUM || i->aggregate == AGGREGATE_COUNT;
}

/* The actual of a running year that is still adding up is no level to go on from. */
static bool is_partial(const struct outlooker *o)
{
	return adds_up(o->res->item) && rat_cmp(scope_year_gone(o->scope, o->res->year), rat_of(1)) < 0;
}

static void set_goal(struct outlooker *o)
{
	struct arena *a = o->scope->arena;
	struct outlook *out = o->out;
	o->goal = scope_final_target(o->res->item, &out->final_year);
	if (!o->goal || !o->goal->has_number || o->res->item->scale)
		return;
	out->has_goal = true;
	o->bound = out->goal = scope_target_number(a, o->res->item, o->goal).value;
	if (!o->res->actual.known)
		return;
	struct rat now = o->res->actual.value.value;
	if (o->goal->op == TARGET_BETWEEN && rat_cmp(now, o->goal->upper.value) > 0)
		out->goal = o->goal->upper.value;
	bool met = verdict_meets(o->goal, now, o->bound);
	out->has_remaining = met || !is_partial(o);
	out->remaining = met ? rat_of(0) : rat_abs(a, rat_sub(a, out->goal, now));
	out->has_needed = !met && out->has_remaining && out->final_year > o->res->year;
	if (out->has_needed)
		out->needed = rat_div(a, rat_sub(a, out->goal, now), rat_of(out->final_year - o->res->year));
}

static struct rat line_at(const struct outlooker *o, int year)
{
	struct arena *a = o->scope->arena;
	return rat_add(a, o->out->projected, rat_mul(a, o->out->slope, rat_of(year - o->out->final_year)));
}

/* The first year from this one on in which the line meets the goal. */
static void set_line(const struct outlooker *o)
{
	struct outlook *out = o->out;
	int last = o->goal ? out->final_year : o->res->year;
	out->has_line = trend_line(o->scope->arena, &out->series, last, &out->slope, &out->projected);
	if (!out->has_line || !out->has_goal)
		return;
	for (int year = o->res->year; year <= o->res->year + REACH_YEARS_MAX && !out->reaches; year++) {
		out->reaches = verdict_meets(o->goal, line_at(o, year), o->bound);
		out->reach_year = year;
	}
}

/* What a running year starts from: nothing for what adds up, else the last figure before it. */
static bool start_of_year(const struct outlooker *o, struct rat *start)
{
	if (adds_up(o->res->item)) {
		*start = rat_of(0);
		return true;
	}
	const struct trend_series *t = &o->out->series;
	for (size_t k = t->n; k > 0; k--)
		if (t->point[k - 1].year < o->res->year) {
			*start = t->point[k - 1].value;
			return true;
		}
	return false;
}

/* The share that is gone of the year, or of its part until the target is due, by days. */
static struct rat time_gone(const struct outlooker *o)
{
	const struct result *res = o->res;
	struct date first = fiscal_year(res->year, o->scope->plan->start_month).first, now = o->scope->as_of;
	if (res->deadline.unit == PERIOD_NONE || date_cmp(now, first) < 0)
		return scope_year_gone(o->scope, res->year);
	if (date_cmp(now, res->deadline.last) >= 0)
		return rat_of(1);
	return rat_ratio(o->scope->arena, date_serial(now) - date_serial(first) + 1,
			 date_serial(res->deadline.last) - date_serial(first) + 1);
}

/* actual − start against (target − start) × the share of the year that is gone. */
static bool judge_running(const struct outlooker *o)
{
	const struct result *res = o->res;
	struct arena *a = o->scope->arena;
	struct rat gone = time_gone(o), start;
	bool running = rat_cmp(gone, rat_of(1)) < 0 && rat_sign(gone) > 0;
	if (!running || !res->target || !res->target->has_number || !start_of_year(o, &start))
		return false;
	struct rat way = rat_sub(a, res->target_value.value, start);
	if (rat_sign(way) == 0)
		return false;
	struct rat due = rat_add(a, start, rat_mul(a, way, gone));
	struct rat done = rat_div(a, rat_sub(a, res->actual.value.value, start), rat_mul(a, way, gone));
	bool enough = rat_cmp(done, rat_of(1)) >= 0;
	bool nearly = rat_cmp(done, rat_ratio(a, AT_RISK_PERCENT, 100)) >= 0;
	o->out->course = enough ? COURSE_ON_TRACK : nearly ? COURSE_AT_RISK : COURSE_OFF_TRACK;
	struct str part = rat_format(a, rat_mul(a, gone, rat_of(100)), 1, RAT_DOWN, false);
	struct str way_done = rat_format(a, rat_mul(a, done, rat_of(100)), 1, RAT_DOWN, false);
	if (res->deadline.unit == PERIOD_NONE)
		o->out->reason =
			MSG(N_("%1$s%% of the year is gone, by which %2$s is due; %3$s%% of the way to there is done"),
			    part, text(a, due), way_done);
	else
		o->out->reason = MSG(
			N_("%1$s%% of the time until %4$s is gone, by which %2$s is due; %3$s%% of the way to there "
			   "is done"),
			part, text(a, due), way_done, date_format(a, res->deadline.last));
	return true;
}

static bool moves_right(const struct outlooker *o)
{
	int way = rat_sign(o->out->slope);
	struct rat first = o->out->series.point[0].value;
	switch (scope_direction(o->res->item, o->goal)) {
	case DIRECTION_HIGHER:
		return way > 0;
	case DIRECTION_LOWER:
		return way < 0;
	default:
		return way != 0 && way == rat_cmp(o->out->goal, first);
	}
}

static void judge_line(const struct outlooker *o)
{
	struct arena *a = o->scope->arena;
	struct outlook *out = o->out;
	if (!out->has_line)
		return;
	bool meets = verdict_meets(o->goal, out->projected, o->bound);
	out->course = meets ? COURSE_ON_TRACK : moves_right(o) ? COURSE_AT_RISK : COURSE_OFF_TRACK;
	struct str where = text(a, out->projected), when = year_text(a, out->final_year), goal = text(a, out->goal);
	out->reason = meets ? MSG(N_("the trend comes to %1$s in FY%2$s, which meets %3$s"), where, when, goal)
			    : MSG(N_("the trend comes to %1$s in FY%2$s, which does not meet %3$s"), where, when, goal);
}

/* Nothing can be foreseen of a final year that has ended. */
static bool is_over(const struct outlooker *o)
{
	return o->res->year >= o->out->final_year && rat_cmp(scope_year_gone(o->scope, o->res->year), rat_of(1)) == 0;
}

struct outlook outlook_make(const struct eval_scope *s, const struct result *res)
{
	struct outlook out = {.series = trend_series(s, res->item, res->year)};
	struct outlooker o = {.scope = s, .res = res, .out = &out};
	set_change(&o);
	set_goal(&o);
	set_line(&o);
	if (!out.has_goal || !res->actual.known)
		return out;
	if (verdict_meets(o.goal, res->actual.value.value, o.bound)) {
		out.course = COURSE_REACHED;
		out.reason = MSG(N_("the final target of FY%1$s is met"), year_text(s->arena, out.final_year));
	} else if (!judge_running(&o) && !is_over(&o)) {
		judge_line(&o);
	}
	return out;
}
