#include "view/remark.h"

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

struct view_steps view_remarks(struct arena *a, const struct report *r, const struct view_entry *e)
{
	struct step_list l = {0};
	if (e->precision)
		step_add(a, &l, "")->text =
			MSG(N_("the figure is approximate: within its precision the verdict could be the other"));
	step_state(a, &l, e, "");
	step_parts_differ(a, &l, e, "");
	step_corrections(a, &l, r, e, "");
	return (struct view_steps){l.steps.v, l.steps.n};
}
