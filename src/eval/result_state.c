#include "eval/result_state.h"

#include "eval/actual.h"

const char *const result_state_names[RESULT_STATE_COUNT] = {
	[RESULT_PLAIN] = "",
	[RESULT_PROVISIONAL] = N_("provisional"),
	[RESULT_CARRIED] = N_("carried"),
	[RESULT_STALE] = N_("stale"),
	[RESULT_NOT_DUE] = N_("not-due"),
	[RESULT_MISSING] = N_("missing"),
	[RESULT_NOT_YET] = N_("not-yet"),
	[RESULT_NOT_SURVEYED] = N_("not-surveyed"),
	[RESULT_UNKNOWN] = N_("unknown"),
	[RESULT_WITHHELD] = N_("withheld"),
	[RESULT_NOT_APPLICABLE] = N_("not-applicable"),
	[RESULT_ENDED] = N_("ended"),
	[RESULT_NOT_STARTED] = N_("not-started"),
	[RESULT_SUSPENDED] = N_("suspended"),
	[RESULT_CANCELLED] = N_("cancelled"),
	[RESULT_COMPLETED] = N_("completed"),
	[RESULT_MERGED] = N_("merged"),
	[RESULT_EXCLUDED] = N_("excluded"),
};

unsigned result_states(const struct result *res)
{
	unsigned bits = res->state != RESULT_PLAIN ? 1u << res->state : 0;
	bool open = res->actual.known && (res->actual.marks & QUANTITY_PROVISIONAL);
	return open ? bits | 1u << RESULT_PROVISIONAL : bits;
}

static const enum result_state of_status[STATUS_COUNT] = {
	[STATUS_NOT_STARTED] = RESULT_NOT_STARTED, [STATUS_SUSPENDED] = RESULT_SUSPENDED,
	[STATUS_CANCELLED] = RESULT_CANCELLED,	   [STATUS_COMPLETED] = RESULT_COMPLETED,
	[STATUS_MERGED] = RESULT_MERGED,	   [STATUS_EXCLUDED] = RESULT_EXCLUDED,
};

static struct str year_text(const struct eval_scope *s, int year)
{
	return str_format(s->arena, "%d", year);
}

static void set(struct result *res, enum result_state state, struct msg reason, struct span at)
{
	res->state = state;
	res->state_reason = reason;
	res->state_at = at;
}

/* --- Said by the plan ------------------------------------------------------- */

static struct msg waiver_text(const struct eval_scope *s, const struct item_status *st)
{
	struct str from = year_text(s, st->from);
	const struct item *into = st->into.s.n ? plan_item(s->plan, st->into.s) : NULL;
	if (into && st->reason.s.n)
		return MSG(N_("from FY%1$s, with \"%2$s\"; %3$s"), from, into->title.s, st->reason.s);
	if (into)
		return MSG(N_("from FY%1$s, with \"%2$s\""), from, into->title.s);
	return st->reason.s.n ? MSG(N_("from FY%1$s; %2$s"), from, st->reason.s) : MSG(N_("from FY%s"), from);
}

bool result_state_waives(const struct eval_scope *s, struct result *res)
{
	const struct item_status *st = item_status(res->item, res->year);
	if (!st)
		return false;
	set(res, of_status[st->kind], waiver_text(s, st), st->at);
	res->waived = res->target;
	res->target = NULL;
	res->standing = false;
	return true;
}

/* --- Age -------------------------------------------------------------------- */

static bool is_own_figure(const struct eval_scope *s, const struct observation *o)
{
	bool figure = o->item->scale ? o->level != SIZE_MAX : o->quantity.kind == QUANTITY_NUMBER;
	return figure && !o->comparison.n && !o->superseded && date_cmp(o->period.last, s->as_of) <= 0;
}

/* Ages in years are counted in fiscal years, others from the last day of the figure's period. */
static bool is_too_old(const struct result *res, const struct observation *o, struct date then)
{
	const struct duration *age = &res->item->max_age;
	if (age->unit == DURATION_YEARS)
		return res->year - o->year > age->n;
	return date_cmp(duration_end(o->period.last, age), then) < 0;
}

static const struct observation *last_own(const struct eval_scope *s, const struct result *res)
{
	const struct observation *last = NULL;
	for (size_t k = 0; k < s->results->by_item_count[res->item->index]; k++) {
		const struct observation *o = s->results->by_item[res->item->index][k];
		if (o->year <= res->year && is_own_figure(s, o))
			last = o;
	}
	return last;
}

static void set_stale(const struct eval_scope *s, struct result *res, const struct observation *o)
{
	set(res, RESULT_STALE,
	    MSG(N_("the last figure, of %1$s, is older than %2$s"),
		period_format(s->arena, o->period, s->plan->start_month), res->item->max_age.text.s),
	    observation_value_at(o));
}

bool result_state_carries(const struct eval_scope *s, struct result *res, struct date then)
{
	if (res->item->max_age.unit == DURATION_NONE)
		return false;
	const struct observation *last = last_own(s, res);
	if (!last || last->year == res->year)
		return false;
	if (is_too_old(res, last, then)) {
		set_stale(s, res, last);
		return false;
	}
	struct actual earlier = scope_actual(s, res->item, last->year);
	if (!earlier.known)
		return false;
	res->actual = earlier;
	res->actual_year = last->year;
	set(res, RESULT_CARRIED,
	    MSG(N_("the figure of FY%1$s stands in; it may be up to %2$s old"), year_text(s, last->year),
		res->item->max_age.text.s),
	    observation_value_at(last));
	return true;
}

/* --- Said by the results ---------------------------------------------------- */

static enum result_state of_reason(enum quantity_reason reason)
{
	static const enum result_state states[REASON_COUNT] = {
		[REASON_UNKNOWN] = RESULT_UNKNOWN,
		[REASON_NOT_YET] = RESULT_NOT_YET,
		[REASON_NOT_SURVEYED] = RESULT_NOT_SURVEYED,
		[REASON_WITHHELD] = RESULT_WITHHELD,
		[REASON_NOT_APPLICABLE] = RESULT_NOT_APPLICABLE,
		[REASON_ENDED] = RESULT_ENDED,
	};
	return states[reason];
}

/* A row that says why there is no figure, behind all that have one. */
static bool set_said(struct result *res)
{
	const struct observation *o = res->actual.missing;
	enum result_state state = o ? of_reason(o->quantity.reason) : RESULT_PLAIN;
	if (state == RESULT_PLAIN || o->quantity.kind != QUANTITY_MISSING)
		return false;
	set(res, state, MSG(N_("reported as \"%s\""), o->quantity.word), observation_value_at(o));
	return true;
}

bool result_state_is_told(const struct actual *act)
{
	enum result_state state = act->missing ? of_reason(act->missing->quantity.reason) : RESULT_PLAIN;
	return state != RESULT_PLAIN && state != RESULT_NOT_YET && state != RESULT_UNKNOWN;
}

/* --- Not there -------------------------------------------------------------- */

static struct msg unsurveyed_text(const struct eval_scope *s, const struct result *res)
{
	const struct survey *v = &res->item->survey;
	int next = survey_next(v, res->year);
	if (next)
		return MSG(N_("the plan surveys in other years, next in FY%s"), year_text(s, next));
	return MSG(N_("the plan surveys in other years"));
}

static void set_absent(const struct eval_scope *s, struct result *res, struct date last)
{
	struct str due = date_format(s->arena, duration_end(last, &res->item->report_due));
	bool dated = res->item->report_due.unit != DURATION_NONE;
	if (!survey_covers(&res->item->survey, res->year))
		set(res, RESULT_NOT_SURVEYED, unsurveyed_text(s, res), res->item->survey.at);
	else if (res->outcome == OUTCOME_PENDING)
		set(res, RESULT_NOT_DUE, dated ? MSG(N_("the report is due by %s"), due) : (struct msg){0},
		    res->item->report_due.text.at);
	else if (res->outcome == OUTCOME_NO_DATA)
		set(res, RESULT_MISSING, dated ? MSG(N_("the report was due by %s"), due) : (struct msg){0},
		    res->item->report_due.text.at);
}

static bool is_done(const struct item *i, size_t level)
{
	return i->kind == ITEM_ACTION && i->scale && level + 1 == i->scale->n;
}

/* What was finished in an earlier year is not asked for any more: the plan's tables have なし there. */
static void set_finished(const struct eval_scope *s, struct result *res)
{
	const struct observation *o = res->actual.known ? NULL : last_own(s, res);
	if (!o || !is_done(res->item, o->level))
		return;
	set(res, RESULT_COMPLETED, MSG(N_("in FY%s"), year_text(s, o->year)), observation_value_at(o));
}

static void decide_known(const struct eval_scope *s, struct result *res, struct date then)
{
	const struct observation *last = last_own(s, res);
	const struct duration *age = &res->item->max_age;
	if (set_said(res))
		return;
	if (age->unit != DURATION_NONE && last && is_too_old(res, last, then))
		set_stale(s, res, last);
	else if (res->item->scale && res->item->kind == ITEM_ACTION && res->actual.level == 0)
		set(res, RESULT_NOT_STARTED, (struct msg){0}, (struct span){0});
	else if (res->actual.marks & QUANTITY_PROVISIONAL)
		set(res, RESULT_PROVISIONAL, (struct msg){0}, (struct span){0});
}

void result_state_decide(const struct eval_scope *s, struct result *res, struct date then, struct date last)
{
	bool decided = res->state != RESULT_PLAIN;
	if (!decided && res->actual.known)
		decide_known(s, res, then);
	else if (!decided && !set_said(res))
		set_absent(s, res, last);
	if (res->state == RESULT_PLAIN && res->outcome == OUTCOME_NO_TARGET)
		set_finished(s, res);
	bool open = res->outcome == OUTCOME_NO_DATA || res->outcome == OUTCOME_PENDING;
	if (open && !res->actual.known && res->state_reason.id && !res->actual.missing)
		res->reason = res->state_reason;
}
