#include "eval/metric.h"
#include "eval/verdict.h"

/* Not known, for a reason. */
static bool unknown(struct msg *why, struct msg reason)
{
	*why = reason;
	return false;
}

static bool compared(const struct result *r, enum outcome want, struct msg *why)
{
	if (r->outcome == OUTCOME_NO_TARGET || r->outcome == OUTCOME_NO_DATA)
		return unknown(why, r->reason);
	if (r->outcome == OUTCOME_PENDING && !r->actual.known && want == OUTCOME_MET)
		return unknown(why, r->reason);
	return r->outcome == want;
}

static bool reached(const struct eval_scope *s, const struct result *r, struct msg *why)
{
	int last;
	const struct target *t = scope_final_target(r->item, &last);
	if (!t)
		return unknown(why, MSG(N_("there is no target in any year")));
	if (!r->actual.known)
		return unknown(why, r->actual.why_not);
	if (r->item->scale)
		return verdict_meets_level(t, r->actual.level);
	if (target_is_open(t))
		return unknown(why, MSG(N_("the target is a direction, not a number")));
	return verdict_meets(t, r->actual.value.value, scope_target_number(s->arena, r->item, t).value);
}

static bool begun(const struct result *r, bool want, struct msg *why)
{
	if (!r->item->scale)
		return unknown(why, MSG(N_("only what has levels is begun or not")));
	if (!r->actual.known)
		return unknown(why, r->actual.why_not);
	return (r->actual.level > 0) == want;
}

/* Nothing lies behind the target in the direction wanted. */
static bool is_ceiling(const struct eval_scope *s, const struct result *r)
{
	const struct target *t = r->target;
	if (!t || t->op == TARGET_NONE)
		return false;
	if (r->item->scale)
		return t->level + 1 == r->item->scale->n;
	if (t->op == TARGET_AT_MOST)
		return rat_sign(t->value.value) == 0;
	return t->op == TARGET_AT_LEAST && unit_same(s->arena, r->item->unit.s, STR("%")) &&
	       rat_cmp(t->value.value, rat_of(100)) == 0;
}

static bool is_running(const struct eval_scope *s, const struct result *r)
{
	return date_cmp(s->as_of, fiscal_year(r->year, s->plan->start_month).last) < 0;
}

static bool state_of(const struct eval_scope *s, const struct result *r, enum metric_state state, struct msg *why)
{
	switch (state) {
	case STATE_ALWAYS:
		return true;
	case STATE_MET:
		return compared(r, OUTCOME_MET, why);
	case STATE_MISSED:
		return compared(r, OUTCOME_MISSED, why);
	case STATE_PENDING:
		return r->outcome == OUTCOME_PENDING;
	case STATE_NO_DATA:
		return r->outcome == OUTCOME_NO_DATA;
	case STATE_NO_TARGET:
		return r->outcome == OUTCOME_NO_TARGET;
	case STATE_FINAL:
		return scope_is_final(r);
	case STATE_INTERIM:
		return r->outcome != OUTCOME_NO_TARGET && !scope_is_final(r);
	case STATE_REACHED:
		return reached(s, r, why);
	case STATE_RUNNING:
		return is_running(s, r);
	case STATE_ACTION:
		return r->item->kind == ITEM_ACTION;
	case STATE_INDICATOR:
		return r->item->kind == ITEM_INDICATOR;
	case STATE_BEGUN:
		return begun(r, true, why);
	case STATE_NOT_STARTED:
		return r->state == RESULT_NOT_STARTED || begun(r, false, why);
	case STATE_CEILING:
		return is_ceiling(s, r);
	case STATE_ABOUT:
		return r->actual.known && (r->actual.marks & QUANTITY_ABOUT);
	case STATE_PROVISIONAL:
		return r->actual.known && (r->actual.marks & QUANTITY_PROVISIONAL);
	case STATE_NOT_DUE:
		return r->outcome == OUTCOME_PENDING && !r->actual.known;
	case STATE_NOT_SURVEYED:
		return r->state == RESULT_NOT_SURVEYED;
	case STATE_NOT_YET:
		return r->state == RESULT_NOT_YET;
	case STATE_ENDED:
		return r->state == RESULT_ENDED || r->state == RESULT_CANCELLED || r->state == RESULT_COMPLETED ||
		       r->state == RESULT_MERGED;
	case STATE_EXCLUDED:
		return r->state == RESULT_WITHHELD || r->state == RESULT_NOT_APPLICABLE || r->state == RESULT_EXCLUDED;
	case STATE_WITHHELD:
		return r->state == RESULT_WITHHELD;
	case STATE_MISSING:
		return r->state == RESULT_MISSING;
	case STATE_STALE:
		return r->state == RESULT_STALE;
	case STATE_CARRIED:
		return r->state == RESULT_CARRIED;
	case STATE_SUSPENDED:
		return r->state == RESULT_SUSPENDED;
	case STATE_CANCELLED:
		return r->state == RESULT_CANCELLED;
	case STATE_COMPLETED:
		return r->state == RESULT_COMPLETED;
	case STATE_MERGED:
		return r->state == RESULT_MERGED;
	case STATE_COUNT:
		break;
	}
	return false;
}

bool metric_state(const struct subject *s, enum metric_state state, struct msg *why)
{
	*why = (struct msg){0};
	if (!s->result)
		return state == STATE_ALWAYS;
	return state_of(s->scope, s->result, state, why);
}
