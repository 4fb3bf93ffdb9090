#include "eval/verdict.h"
#include "render/words.h"
#include "view/filter.h"
#include "view/selection.h"

static struct str say(struct arena *a, struct msg m, const struct render_style *style)
{
	return msg_text(a, m, style->translate);
}

/* What stands between the members of a list. */
static struct str comma(struct arena *a, const struct render_style *style)
{
	return say(a, MSG(N_(", ")), style);
}

/* "policy Ⅰ, department 税務課, 町民課" */
static struct str patterns(struct arena *a, const struct selection *s, const struct render_style *style)
{
	VEC(struct str) part = {0};
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++) {
		struct str *text = ARENA_ARRAY(a, struct str, s->n[by]);
		for (size_t k = 0; k < s->n[by]; k++)
			text[k] = s->pattern[by][k].text;
		if (s->n[by])
			*VEC_PUSH(a, &part) = say(a,
						  (struct msg){.id = N_("%1$s %2$s"),
							       .n = 2,
							       .arg = {str_of(selection_names[by]),
								       str_join(a, text, s->n[by], comma(a, style))},
							       .translated = 1},
						  style);
	}
	return str_join(a, part.v, part.n, comma(a, style));
}

static struct str outcomes(struct arena *a, unsigned bits, const struct render_style *style)
{
	VEC(struct str) part = {0};
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		if (bits & 1u << o)
			*VEC_PUSH(a, &part) = words_outcome((enum outcome)o, style);
	if (bits & REPORT_FAILING_GRADE)
		*VEC_PUSH(a, &part) = say(a, MSG(N_("a failing grade")), style);
	for (unsigned s = RESULT_PLAIN + 1; s < RESULT_STATE_COUNT; s++)
		if (bits & REPORT_STATE(s))
			*VEC_PUSH(a, &part) = say(a, (struct msg){.id = result_state_names[s]}, style);
	if (!part.n)
		*VEC_PUSH(a, &part) = say(a, MSG(N_("none of them")), style);
	return str_join(a, part.v, part.n, comma(a, style));
}

struct words_lines words_selection(struct arena *a, const struct report *r, const struct view_year *y,
				   const struct render_style *style)
{
	const struct selection *s = r->selection;
	struct words_lines lines = {{0}, {0}};
	size_t chosen = 0;
	if (!s)
		return lines;
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		chosen += y->tally.count[o];
	if (selection_chooses(s))
		lines.chosen = say(a,
				   MSG(N_("chosen: %1$s of %2$s, by %3$s"), str_format(a, "%zu", chosen),
				       str_format(a, "%zu", y->plan_items), patterns(a, s, style)),
				   style);
	if (s->has_only)
		lines.listed = say(a, MSG(N_("listed: %s; the counts are of all"), outcomes(a, s->only, style)), style);
	return lines;
}
