#include "view/remark.h"

#include "eval/scope.h"
#include "view/explain_actual.h"

#include "view/value.h"

/* States that the outcome, or the marks of the actual, say already, unless there is more to say. */
static bool is_plain(const struct result *res)
{
	bool told = res->state == RESULT_PROVISIONAL || res->state == RESULT_NOT_DUE || res->state == RESULT_MISSING ||
		    res->state == RESULT_UNKNOWN || res->state == RESULT_NOT_STARTED;
	return res->state == RESULT_PLAIN || (told && !res->state_reason.id);
}

void step_state(struct arena *a, struct step_list *l, const struct view_entry *e, const char *label)
{
	const struct result *res = e->result;
	if (is_plain(res))
		return;
	struct view_step *s = step_add(a, l, label);
	s->text = (struct msg){.id = result_state_names[res->state]};
	s->why = res->state_reason;
	s->at = res->state_at;
	if (!res->waived || !label[0])
		return;
	s = step_add(a, l, "");
	struct result stated = *res;
	stated.target = res->waived;
	stated.target_value = res->waived->value;
	s->value = view_target(a, &stated);
	s->text = MSG(N_("the target that does not hold"));
	s->at = res->waived->at;
}

struct str step_when(struct arena *a, const struct report *r, const struct target *t)
{
	struct period p = t->due.unit != PERIOD_NONE ? t->due : fiscal_year(t->to, r->start_month);
	return period_format(a, p, r->start_month);
}

struct msg step_stage_text(struct arena *a, const struct report *r, const struct view_entry *e)
{
	const struct target *t = item_final_target(e->result->item);
	struct result last = *e->result;
	if (e->stage == STAGE_FINAL)
		return MSG(N_("the final target"));
	last.target = t;
	last.target_value = t->has_number ? scope_target_number(a, last.item, t) : (struct number){rat_of(0), 0};
	last.has_bound = t->has_number;
	struct str goal = view_target(a, &last).text;
	bool inside = t->due.unit != PERIOD_NONE;
	struct str when = inside ? step_when(a, r, t) : str_format(a, "%d", t->to);
	if (!goal.n)
		return MSG(N_("an interim target"));
	return inside ? MSG(N_("an interim target; the final one, of %1$s, is %2$s"), when, goal)
		      : MSG(N_("an interim target; the final one, of FY%1$s, is %2$s"), when, goal);
}

/* Where each year up to the final target has one, that all others are interim ones need not be said. */
static bool has_gaps(const struct item *i)
{
	const struct target *last = item_final_target(i);
	bool begun = false;
	/* By years, of which there are few, not by targets. */
	for (int year = i->target[0].from; last && year < last->from; year++) {
		size_t n, asking = 0;
		const struct target *t = item_targets(i, year, &n);
		for (size_t k = 0; k < n && !asking; k++)
			asking += t[k].op != TARGET_NONE;
		if (begun && !asking)
			return true;
		begun = begun || asking;
	}
	return false;
}

struct view_steps view_remarks(struct arena *a, const struct report *r, const struct view_entry *e)
{
	struct step_list l = {0};
	if (e->precision)
		step_add(a, &l, "")->text =
			MSG(N_("the figure is approximate: within its precision the verdict could be the other"));
	if (e->stage != STAGE_NONE && has_gaps(e->result->item))
		step_add(a, &l, "")->text = step_stage_text(a, r, e);
	step_state(a, &l, e, "");
	step_parts_differ(a, &l, e, "");
	step_corrections(a, &l, r, e, "");
	return (struct view_steps){l.steps.v, l.steps.n};
}
