#include "view/remark.h"

#include "view/explain_actual.h"

struct view_steps view_remarks(struct arena *a, const struct report *r, const struct view_entry *e)
{
	struct step_list l = {0};
	if (e->precision)
		step_add(a, &l, "")->text =
			MSG(N_("the figure is approximate: within its precision the verdict could be the other"));
	step_parts_differ(a, &l, e, "");
	step_corrections(a, &l, r, e, "");
	return (struct view_steps){l.steps.v, l.steps.n};
}
