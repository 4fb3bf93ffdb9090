#include "eval/metric.h"

#include "eval/condition.h"
#include "eval/growth.h"
#include "eval/rate.h"
#include "eval/trend.h"
#include "eval/verdict.h"

typedef struct amount metric_fn(const struct subject *s);

struct amount amount_of(struct rat x)
{
	return (struct amount){.known = true, .low = x, .high = x};
}

struct amount amount_unknown(struct msg why_not)
{
	return (struct amount){.why_not = why_not};
}

bool amount_is_exact(struct amount x)
{
	return rat_cmp(x.low, x.high) == 0;
}

/* An amount and how it was computed: a format with the inputs. */
static struct amount worked(struct rat x, struct arena *a, struct msg working)
{
	struct amount out = amount_of(x);
	out.working = msg_text(a, working, NULL);
	return out;
}

static struct str text(struct arena *a, struct rat x)
{
	return rat_exact(a, x, 0);
}

static struct str int_text(struct arena *a, int n)
{
	return str_format(a, "%d", n);
}

static struct amount count(size_t n)
{
	return amount_of(rat_of((int64_t)n));
}

static const struct item *item_of(const struct subject *s)
{
	return s->result->item;
}

static struct arena *arena_of(const struct subject *s)
{
	return s->scope->arena;
}

static struct amount position(size_t level)
{
	return count(level + 1);
}

static struct amount actual_amount(const struct item *i, const struct actual *act)
{
	if (!act->known)
		return amount_unknown(act->why_not);
	return i->scale ? position(act->level) : amount_of(act->value.value);
}

static struct amount no_target(void)
{
	return amount_unknown(MSG(N_("no target for this year")));
}

static struct amount target_amount(const struct subject *s, const struct target *t)
{
	if (!t || t->op == TARGET_NONE)
		return no_target();
	if (item_of(s)->scale)
		return position(t->level);
	if (target_is_open(t))
		return amount_unknown(MSG(N_("the target is a direction, not a number")));
	return amount_of(scope_target_number(arena_of(s), item_of(s), t).value);
}

/* --- Values as given ------------------------------------------------------ */

static struct amount actual(const struct subject *s)
{
	return actual_amount(item_of(s), &s->result->actual);
}

/* A direction has the number that it is compared with. */
static struct amount target(const struct subject *s)
{
	const struct target *t = s->result->target;
	if (s->bound)
		return amount_of(*s->bound);
	bool open = t && target_is_open(t) && !item_of(s)->scale;
	if (open && s->result->has_bound)
		return amount_of(s->result->target_value.value);
	return target_amount(s, t);
}

static struct amount upper(const struct subject *s)
{
	const struct target *t = s->result->target;
	if (!t || t->op == TARGET_NONE)
		return no_target();
	return t->op == TARGET_BETWEEN ? amount_of(t->upper.value)
				       : amount_unknown(MSG(N_("the target is not a range")));
}

static struct amount baseline(const struct subject *s)
{
	const struct baseline *b = &item_of(s)->baseline;
	if (!b->given)
		return amount_unknown(MSG(N_("there is no baseline")));
	return item_of(s)->scale ? position(b->level) : amount_of(b->value.value);
}

static struct amount previous(const struct subject *s)
{
	struct actual before = scope_actual_before(s->scope, s->result, 1);
	if (before.known)
		return actual_amount(item_of(s), &before);
	return amount_unknown(MSG(N_("there is no figure of the year before")));
}

/* By the same day as the target, where that is due inside its year; of levels, which have no series. */
static struct amount latest_by_then(const struct subject *s)
{
	const struct item *i = item_of(s);
	int years = s->result->year - trend_first_year(s->scope, i);
	for (int n = 1; n <= years; n++) {
		struct actual before = scope_actual_before(s->scope, s->result, n);
		if (before.known)
			return actual_amount(i, &before);
	}
	return amount_unknown(MSG(N_("there is no figure of an earlier year")));
}

static struct amount latest(const struct subject *s)
{
	if (s->result->deadline.unit != PERIOD_NONE || item_of(s)->scale)
		return latest_by_then(s);
	struct trend_series t = trend_series(s->scope, item_of(s), s->result->year - 1);
	if (t.n == 0)
		return amount_unknown(MSG(N_("there is no figure of an earlier year")));
	return amount_of(t.point[t.n - 1].value);
}

static struct amount final_target(const struct subject *s)
{
	int year;
	const struct target *t = scope_final_target(item_of(s), &year);
	return t ? target_amount(s, t) : amount_unknown(MSG(N_("there is no target in any year")));
}

/* --- Time ----------------------------------------------------------------- */

struct span_of_years {
	int from, to; /* `to`: the year of the final target */
};

static bool years_of(const struct subject *s, struct span_of_years *y, struct msg *why)
{
	const struct item *i = item_of(s);
	y->from = s->scope->plan->from;
	if (s->scheme->time_from == TIME_FROM_BASELINE) {
		if (!i->baseline.given) {
			*why = MSG(N_("there is no baseline to count time from"));
			return false;
		}
		y->from = i->baseline.year + 1;
	}
	if (!scope_final_target(i, &y->to)) {
		*why = MSG(N_("there is no target in any year"));
		return false;
	}
	if (y->to >= y->from)
		return true;
	*why = MSG(N_("the final target lies before the time that is counted"));
	return false;
}

static struct amount years(const struct subject *s)
{
	struct span_of_years y;
	struct msg why;
	return years_of(s, &y, &why) ? amount_of(rat_of(y.to - y.from + 1)) : amount_unknown(why);
}

static int clamp(int x, int low, int high)
{
	return x < low ? low : x > high ? high : x;
}

static struct amount years_gone(const struct subject *s)
{
	struct span_of_years y;
	struct msg why;
	if (!years_of(s, &y, &why))
		return amount_unknown(why);
	return amount_of(rat_of(clamp(s->result->year - y.from + 1, 0, y.to - y.from + 1)));
}

static struct amount years_left(const struct subject *s)
{
	int last;
	if (!scope_final_target(item_of(s), &last))
		return amount_unknown(MSG(N_("there is no target in any year")));
	return amount_of(rat_of(last > s->result->year ? last - s->result->year : 0));
}

static struct amount year(const struct subject *s)
{
	return amount_of(rat_of(s->result->year));
}

/* "230 ÷ 365": days of a fiscal year, of those of the whole year. */
static struct str year_elapsed_text(const struct subject *s, int year)
{
	struct period y = fiscal_year(year, s->scope->plan->start_month);
	long first = date_serial(y.first), all = date_serial(y.last) - first + 1;
	long gone = date_serial(s->scope->as_of) - first + 1;
	gone = gone < 0 ? 0 : gone > all ? all : gone;
	return str_format(arena_of(s), "%ld ÷ %ld", gone, all);
}

static struct amount year_elapsed(const struct subject *s)
{
	struct arena *a = arena_of(s);
	return worked(rat_mul(a, scope_year_gone(s->scope, s->result->year), rat_of(100)), a,
		      MSG("%s × 100", year_elapsed_text(s, s->result->year)));
}

/* Years that are over count whole, the running one by its days. */
static struct amount elapsed(const struct subject *s)
{
	struct span_of_years y;
	struct msg why;
	if (!years_of(s, &y, &why))
		return amount_unknown(why);
	struct arena *a = arena_of(s);
	struct rat whole = rat_of(0), part = rat_of(0), one = rat_of(1);
	int running = s->result->year;
	for (int k = y.from; k <= y.to && k <= s->result->year; k++) {
		struct rat gone = scope_year_gone(s->scope, k);
		if (rat_cmp(gone, one) == 0) {
			whole = rat_add(a, whole, gone);
		} else if (rat_sign(gone) > 0) {
			part = gone;
			running = k;
		}
	}
	struct rat all = rat_of(y.to - y.from + 1), gone = rat_add(a, whole, part);
	struct str days = rat_sign(part) ? year_elapsed_text(s, running) : STR("");
	struct str said[] = {STR("("), text(a, whole), STR(" + "), days, STR(")")};
	return worked(rat_mul(a, rat_div(a, gone, all), rat_of(100)), a,
		      MSG("%1$s ÷ %2$s × 100", days.n ? str_join(a, said, 5, STR("")) : text(a, whole), text(a, all)));
}

/* --- What is expected by now ---------------------------------------------- */

/* from + (to − from) × gone ÷ all */
static struct rat on_line(struct arena *a, struct rat from, struct rat to, struct rat gone, struct rat all)
{
	struct rat way = rat_mul(a, rat_sub(a, to, from), rat_div(a, gone, all));
	return rat_add(a, from, way);
}

/* Where the result lies in time, and the final target: years, and of those that are due inside one the part before. */
static struct rat time_of(const struct subject *s)
{
	return scope_time(s->scope, s->result->year, s->result->deadline);
}

static struct rat final_time(const struct subject *s)
{
	int last;
	const struct target *t = scope_final_target(item_of(s), &last);
	struct period due = t->due;
	if (t->standing && last > t->to)
		due = (struct period){0};
	return scope_time(s->scope, last, due);
}

static struct rat clamp_time(struct rat x, struct rat most)
{
	return rat_sign(x) < 0 ? rat_of(0) : rat_cmp(x, most) > 0 ? most : x;
}

static struct amount straight_line(const struct subject *s)
{
	struct amount from = baseline(s), to = final_target(s);
	struct arena *a = arena_of(s);
	struct rat first = rat_of(item_of(s)->baseline.year);
	if (!from.known)
		return from;
	if (!to.known)
		return to;
	struct rat all = rat_sub(a, final_time(s), first);
	if (rat_sign(all) <= 0)
		return amount_unknown(MSG(N_("the baseline's year is not before the final target's")));
	struct rat gone = clamp_time(rat_sub(a, time_of(s), first), all);
	return worked(on_line(a, from.low, to.low, gone, all), a,
		      MSG("%1$s + (%2$s − %1$s) × %3$s ÷ %4$s", text(a, from.low), text(a, to.low), text(a, gone),
			  text(a, all)));
}

static struct amount share(const struct subject *s)
{
	struct amount to = final_target(s);
	struct span_of_years y;
	struct msg why;
	if (!to.known)
		return to;
	if (!years_of(s, &y, &why))
		return amount_unknown(why);
	struct arena *a = arena_of(s);
	struct rat before = rat_of(y.from - 1), all = rat_sub(a, final_time(s), before);
	struct rat n = clamp_time(rat_sub(a, time_of(s), before), all);
	return worked(rat_div(a, rat_mul(a, to.low, n), all), a,
		      MSG("%1$s × %2$s ÷ %3$s", text(a, to.low), text(a, n), text(a, all)));
}

static struct amount interim(const struct subject *s)
{
	const struct item *i = item_of(s);
	struct arena *a = arena_of(s);
	struct rat now = time_of(s);
	for (size_t k = 0; k < i->target_count; k++) {
		const struct target *t = &i->target[k];
		if (t->op == TARGET_NONE || rat_cmp(scope_time(s->scope, t->to, t->due), now) < 0)
			continue;
		struct amount x = target_amount(s, t);
		struct str when = t->due.unit == PERIOD_NONE ? str_format(a, "FY%d", t->to)
							     : period_format(a, t->due, s->scope->plan->start_month);
		x.working = str_format(a, "target(%.*s)", STR_ARG(when));
		return x;
	}
	return target(s);
}

static struct amount expected(const struct subject *s)
{
	const struct item *i = item_of(s);
	const struct expected_value *v =
		item_expected(i, s->result->year, s->result->deadline, s->scope->plan->start_month);
	if (i->scale)
		return target(s);
	if (v)
		return amount_of(v->value.value);
	switch (i->expected_at.source ? i->expected : s->scheme->expected) {
	case EXPECTED_STRAIGHT_LINE:
		return straight_line(s);
	case EXPECTED_SHARE:
		return share(s);
	case EXPECTED_FINAL:
		return final_target(s);
	case EXPECTED_INTERIM:
		return interim(s);
	case EXPECTED_EXPLICIT:
	case EXPECTED_COUNT:
		break;
	}
	return target(s);
}

/* --- Differences and the trend -------------------------------------------- */

static struct amount numbers_only(const struct subject *s)
{
	return item_of(s)->scale ? amount_unknown(MSG(N_("levels cannot be reckoned with"))) : amount_of(rat_of(0));
}

static struct amount change(const struct subject *s)
{
	struct amount now = actual(s), before = previous(s);
	if (!now.known)
		return now;
	if (!before.known)
		return before;
	struct arena *a = arena_of(s);
	return worked(rat_sub(a, now.low, before.low), a, MSG("%1$s − %2$s", text(a, now.low), text(a, before.low)));
}

static struct amount remaining(const struct subject *s)
{
	struct amount check = numbers_only(s), now = actual(s), bound = target(s);
	if (!check.known)
		return check;
	if (!now.known)
		return now;
	if (!bound.known)
		return bound;
	const struct target *t = s->result->target;
	if (verdict_meets(t, now.low, bound.low))
		return amount_of(rat_of(0));
	if (t->op == TARGET_BETWEEN && rat_cmp(now.low, t->upper.value) > 0)
		bound = amount_of(t->upper.value);
	struct arena *a = arena_of(s);
	return worked(rat_abs(a, rat_sub(a, bound.low, now.low)), a,
		      MSG("|%1$s − %2$s|", text(a, bound.low), text(a, now.low)));
}

static struct amount needed(const struct subject *s)
{
	struct amount check = numbers_only(s), now = actual(s), goal = final_target(s), left = years_left(s);
	if (!check.known)
		return check;
	if (!now.known)
		return now;
	if (!goal.known)
		return goal;
	if (rat_sign(left.low) == 0)
		return amount_unknown(MSG(N_("there is no year left")));
	struct arena *a = arena_of(s);
	return worked(rat_div(a, rat_sub(a, goal.low, now.low), left.low), a,
		      MSG("(%1$s − %2$s) ÷ %3$s", text(a, goal.low), text(a, now.low), text(a, left.low)));
}

static struct amount line(const struct subject *s, bool want_slope)
{
	struct amount check = numbers_only(s);
	if (!check.known)
		return check;
	int last = s->result->year;
	scope_final_target(item_of(s), &last);
	struct trend_series t = trend_series(s->scope, item_of(s), s->result->year);
	struct rat slope_value, value;
	if (!trend_line(arena_of(s), &t, last, &slope_value, &value))
		return amount_unknown(MSG(N_("a trend needs the figures of two years")));
	struct arena *a = arena_of(s);
	return worked(want_slope ? slope_value : value, a,
		      MSG("%s", want_slope ? trend_slope_working(a, &t) : trend_working(a, &t, last)));
}

static struct amount slope(const struct subject *s)
{
	return line(s, true);
}

static struct amount trend(const struct subject *s)
{
	return line(s, false);
}

static struct amount change_rate(const struct subject *s)
{
	struct amount check = numbers_only(s), difference = change(s);
	if (!check.known)
		return check;
	if (!difference.known)
		return difference;
	struct arena *a = arena_of(s);
	struct rat before = rat_abs(a, previous(s).low);
	if (rat_sign(before) == 0)
		return amount_unknown(MSG(N_("the year before is zero")));
	return worked(rat_mul(a, rat_div(a, difference.low, before), rat_of(100)), a,
		      MSG("(%1$s) ÷ %2$s × 100", difference.working, text(a, before)));
}

/* --- Rates ---------------------------------------------------------------- */

const struct expr *metric_own_formula(const struct subject *s, const struct target *t)
{
	const struct item *i = item_of(s);
	return s->scheme && !i->formula.s.n && !i->scale ? s->scheme->own_formula[scope_direction(i, t)] : NULL;
}

static struct rate rate_by(const struct subject *s, const struct expr *e, struct rat bound)
{
	struct subject by = *s;
	struct doubt doubt = {0};
	by.bound = &bound;
	struct amount x = condition_amount(&by, e, &doubt);
	struct rate r = {.defined = x.known, .value = x.low, .why_not = x.why_not, .in_percent = true};
	if (x.known)
		r.working = condition_working(&by, e->kind == EXPR_TERM ? e->arg[0] : e);
	rate_finish(&r, e->text, s->scheme, s->scope->plan);
	return r;
}

struct rate metric_rate(const struct subject *s, const struct target *t, struct rat bound)
{
	const struct item *i = item_of(s);
	const struct expr *own = metric_own_formula(s, t);
	if (own)
		return rate_by(s, own, bound);
	struct rate_inputs in = {
		.actual = s->result->actual.value.value,
		.target = bound,
		.upper = t->op == TARGET_BETWEEN ? t->upper.value : bound,
		.direction = scope_direction(i, t),
		.has_baseline = i->baseline.has_number,
		.baseline = i->baseline.value.value,
	};
	return rate_of(arena_of(s), i, s->scheme, s->scope->plan, t, &in);
}

static struct amount rate_against(const struct subject *s, const struct target *t, struct amount bound)
{
	if (!s->result->actual.known)
		return amount_unknown(s->result->actual.why_not);
	if (!bound.known)
		return bound;
	if (item_of(s)->scale)
		return amount_unknown(MSG(N_("levels have no rate")));
	struct rate r = metric_rate(s, t, bound.low);
	if (!r.defined)
		return amount_unknown(r.why_not);
	struct amount x = worked(r.value, arena_of(s), MSG(r.in_percent ? "%s" : "%s × 100", r.working));
	x.raw = r.computed;
	x.bounded = rat_cmp(r.value, r.computed) != 0;
	return x;
}

static struct amount rate(const struct subject *s)
{
	return rate_against(s, s->result->target, target(s));
}

static struct amount pace(const struct subject *s)
{
	int last;
	const struct target *t = s->result->target;
	if (!t || t->op == TARGET_NONE)
		t = scope_final_target(item_of(s), &last);
	return t ? rate_against(s, t, expected(s)) : no_target();
}

static struct amount final_rate(const struct subject *s)
{
	int last;
	return rate_against(s, scope_final_target(item_of(s), &last), final_target(s));
}

static struct amount progress_to(const struct subject *s, const struct target *t, struct amount bound)
{
	struct amount check = numbers_only(s);
	if (!check.known)
		return check;
	if (!s->result->actual.known)
		return amount_unknown(s->result->actual.why_not);
	if (!bound.known)
		return bound;
	const struct item *i = item_of(s);
	struct rate_inputs in = {
		.actual = s->result->actual.value.value,
		.target = bound.low,
		.upper = t->op == TARGET_BETWEEN ? t->upper.value : bound.low,
		.direction = scope_direction(i, t),
		.has_baseline = i->baseline.has_number,
		.baseline = i->baseline.value.value,
	};
	struct rate r = rate_formula_find(STR("progress"))->rate(arena_of(s), &in);
	if (!r.defined)
		return amount_unknown(r.why_not);
	return worked(r.value, arena_of(s), MSG("%s × 100", r.working));
}

static struct amount progress(const struct subject *s)
{
	return progress_to(s, s->result->target, target(s));
}

static struct amount final_progress(const struct subject *s)
{
	int last;
	return progress_to(s, scope_final_target(item_of(s), &last), final_target(s));
}

/* --- Growth --------------------------------------------------------------- */

struct growth_inputs {
	struct rat base, now, goal;
	int gone, all; /* years from the base to now, and to the goal */
	enum direction direction;
};

static bool growth_base(const struct subject *s, struct growth_inputs *g, int *from, struct msg *why)
{
	const struct item *i = item_of(s);
	if (i->baseline.has_number) {
		g->base = i->baseline.value.value;
		*from = i->baseline.year;
		return true;
	}
	struct trend_series t = trend_series(s->scope, i, s->result->year);
	if (t.n == 0) {
		*why = MSG(N_("there is neither a baseline nor an earlier figure"));
		return false;
	}
	g->base = t.point[0].value;
	*from = t.point[0].year;
	return true;
}

static bool growth_of(const struct subject *s, bool with_goal, struct growth_inputs *g, struct msg *why)
{
	struct amount check = numbers_only(s), now = actual(s), goal = final_target(s);
	int from, last = s->result->year;
	*why = !check.known ? check.why_not : !now.known ? now.why_not : with_goal ? goal.why_not : (struct msg){0};
	if (why->id || !growth_base(s, g, &from, why))
		return false;
	const struct target *t = scope_final_target(item_of(s), &last);
	g->now = now.low;
	g->goal = goal.low;
	g->gone = s->result->year - from;
	g->all = last - from;
	g->direction = scope_direction(item_of(s), t);
	return true;
}

static struct amount directed(const struct subject *s, struct amount x, enum direction d)
{
	if (d == DIRECTION_KEEP)
		return amount_unknown(MSG(N_("growth says nothing of what is to stay as it is")));
	if (!x.known || d == DIRECTION_HIGHER)
		return x;
	struct arena *a = arena_of(s);
	return (struct amount){.known = true, .low = rat_neg(a, x.high), .high = rat_neg(a, x.low)};
}

static struct str growth_text(struct arena *a, struct rat from, struct rat to, int n, enum direction d)
{
	const char *format = d == DIRECTION_LOWER ? "(1 − (%1$s ÷ %2$s)^(1 ÷ %3$s))" : "((%1$s ÷ %2$s)^(1 ÷ %3$s) − 1)";
	return msg_text(a, MSG(format, text(a, to), text(a, from), int_text(a, n)), NULL);
}

static struct str in_percent(struct arena *a, struct str share)
{
	struct str p[] = {share, STR(" × 100")};
	return str_join(a, p, 2, STR(""));
}

static struct amount cagr(const struct subject *s)
{
	struct growth_inputs g;
	struct msg why;
	if (!growth_of(s, false, &g, &why))
		return amount_unknown(why);
	struct arena *a = arena_of(s);
	struct amount x = directed(s, growth(a, g.base, g.now, g.gone, s->digits), g.direction);
	x.working = in_percent(a, growth_text(a, g.base, g.now, g.gone, g.direction));
	return x;
}

static struct amount cagr_required(const struct subject *s)
{
	struct growth_inputs g;
	struct msg why;
	if (!growth_of(s, true, &g, &why))
		return amount_unknown(why);
	struct arena *a = arena_of(s);
	struct amount x = directed(s, growth(a, g.base, g.goal, g.all, s->digits), g.direction);
	x.working = in_percent(a, growth_text(a, g.base, g.goal, g.all, g.direction));
	return x;
}

static struct amount cagr_ratio(const struct subject *s)
{
	struct growth_inputs g;
	struct msg why;
	if (!growth_of(s, true, &g, &why))
		return amount_unknown(why);
	if (g.direction == DIRECTION_KEEP)
		return directed(s, amount_of(rat_of(0)), g.direction);
	int way = rat_cmp(g.goal, g.base);
	if (way != 0 && (way > 0) != (g.direction == DIRECTION_HIGHER))
		return amount_unknown(MSG(N_("the target lies behind the baseline, seen in the direction wanted")));
	struct arena *a = arena_of(s);
	struct amount x = growth_ratio(a, g.base, g.now, g.gone, g.goal, g.all, s->digits);
	x.working = msg_text(a,
			     MSG("%1$s ÷ %2$s × 100", growth_text(a, g.base, g.now, g.gone, DIRECTION_HIGHER),
				 growth_text(a, g.base, g.goal, g.all, DIRECTION_HIGHER)),
			     NULL);
	return x;
}

/* --- Others --------------------------------------------------------------- */

static struct amount weight(const struct subject *s)
{
	return amount_of(item_of(s)->has_weight ? item_of(s)->weight.value : rat_of(1));
}

static struct amount total(const struct subject *s)
{
	return count(s->sum->total);
}

static struct amount with_target(const struct subject *s)
{
	return count(s->sum->with_target);
}

static struct amount rated(const struct subject *s)
{
	return count(s->sum->rated);
}

static struct amount denominator(const struct subject *s)
{
	return count(s->sum->denominator);
}

static struct amount points(const struct subject *s)
{
	return s->sum->pointed ? amount_of(s->sum->points) : amount_unknown(MSG(N_("no grade with points was given")));
}

static struct amount mean(const struct subject *s)
{
	if (!s->sum->pointed || rat_sign(s->sum->weight) == 0)
		return amount_unknown(MSG(N_("no grade with points was given")));
	struct arena *a = arena_of(s);
	return worked(rat_div(a, s->sum->points, s->sum->weight), a,
		      MSG("%1$s ÷ %2$s", text(a, s->sum->points), text(a, s->sum->weight)));
}

static struct amount share_of(const struct subject *s, size_t n, size_t all)
{
	if (all == 0)
		return amount_unknown(MSG(N_("there is nothing to take a share of")));
	struct arena *a = arena_of(s);
	struct rat part = rat_of((int64_t)n), whole = rat_of((int64_t)all);
	return worked(rat_mul(a, rat_div(a, part, whole), rat_of(100)), a,
		      MSG("%1$s ÷ %2$s × 100", text(a, part), text(a, whole)));
}

static struct amount with_rate(const struct subject *s)
{
	return count(s->sum->with_rate);
}

static struct amount no_rates(void)
{
	return amount_unknown(MSG(N_("nothing has an achievement rate")));
}

static struct amount mean_rate(const struct subject *s)
{
	if (!s->sum->with_rate || rat_sign(s->sum->rate_weight) == 0)
		return no_rates();
	struct arena *a = arena_of(s);
	return worked(rat_div(a, s->sum->rates, s->sum->rate_weight), a,
		      MSG("%1$s ÷ %2$s", text(a, s->sum->rates), text(a, s->sum->rate_weight)));
}

static struct amount lowest_rate(const struct subject *s)
{
	return s->sum->with_rate ? amount_of(s->sum->lowest_rate) : no_rates();
}

static struct amount highest_rate(const struct subject *s)
{
	return s->sum->with_rate ? amount_of(s->sum->highest_rate) : no_rates();
}

static struct amount achieved_share(const struct subject *s)
{
	return share_of(s, s->sum->achieved, s->sum->denominator);
}

static struct amount met_share(const struct subject *s)
{
	return share_of(s, s->sum->met, s->sum->with_target);
}

static metric_fn *const functions[METRIC_COUNT] = {
	[METRIC_ACTUAL] = actual,
	[METRIC_TARGET] = target,
	[METRIC_UPPER] = upper,
	[METRIC_EXPECTED] = expected,
	[METRIC_BASELINE] = baseline,
	[METRIC_PREVIOUS] = previous,
	[METRIC_LATEST] = latest,
	[METRIC_FINAL_TARGET] = final_target,
	[METRIC_CHANGE] = change,
	[METRIC_REMAINING] = remaining,
	[METRIC_NEEDED] = needed,
	[METRIC_SLOPE] = slope,
	[METRIC_TREND] = trend,
	[METRIC_RATE] = rate,
	[METRIC_PROGRESS] = progress,
	[METRIC_PACE] = pace,
	[METRIC_FINAL_RATE] = final_rate,
	[METRIC_FINAL_PROGRESS] = final_progress,
	[METRIC_CHANGE_RATE] = change_rate,
	[METRIC_ELAPSED] = elapsed,
	[METRIC_YEAR_ELAPSED] = year_elapsed,
	[METRIC_CAGR] = cagr,
	[METRIC_CAGR_REQUIRED] = cagr_required,
	[METRIC_CAGR_RATIO] = cagr_ratio,
	[METRIC_WEIGHT] = weight,
	[METRIC_YEAR] = year,
	[METRIC_YEARS] = years,
	[METRIC_YEARS_GONE] = years_gone,
	[METRIC_YEARS_LEFT] = years_left,
	[METRIC_TOTAL] = total,
	[METRIC_WITH_TARGET] = with_target,
	[METRIC_RATED] = rated,
	[METRIC_DENOMINATOR] = denominator,
	[METRIC_POINTS] = points,
	[METRIC_MEAN] = mean,
	[METRIC_WITH_RATE] = with_rate,
	[METRIC_MEAN_RATE] = mean_rate,
	[METRIC_LOWEST_RATE] = lowest_rate,
	[METRIC_HIGHEST_RATE] = highest_rate,
	[METRIC_ACHIEVED_SHARE] = achieved_share,
	[METRIC_MET_SHARE] = met_share,
};

struct amount metric_rounded(const struct subject *s, struct amount x)
{
	if (!x.known || !s->scheme->grade_rounded)
		return x;
	const struct rounding *r = s->scheme->has_rounding ? &s->scheme->rounding : &s->scope->plan->rounding;
	if (!x.bounded)
		x.raw = x.low;
	x.rounded = true;
	x.low = rat_round(arena_of(s), x.low, r->digits, r->mode);
	x.high = rat_round(arena_of(s), x.high, r->digits, r->mode);
	return x;
}

struct amount metric_value(const struct subject *s, enum metric m)
{
	struct amount x = functions[m](s);
	return metric_table[m].unit == UNIT_PERCENT ? metric_rounded(s, x) : x;
}
