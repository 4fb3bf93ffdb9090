#include "cli/eval_select.h"

#include "base/vec.h"
#include "eval/roll_up.h"
#include "render/render.h"
#include "view/filter.h"

typedef VEC(struct str) name_list;

bool eval_is_chosen(const struct eval_settings *s)
{
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++)
		if (s->choose[by].n > 0)
			return true;
	return s->only.given;
}

static struct selection wanted(struct arena *a, const struct eval_settings *s)
{
	struct selection w = {.has_only = s->only.given, .only = eval_only_outcomes(s)};

	for (size_t by = 0; by < SELECTION_BY_COUNT; by++) {
		const struct text_list *list = &s->choose[by];
		w.pattern[by] = ARENA_ARRAY(a, struct selection_pattern, list->n);
		w.n[by] = list->n;
		for (size_t i = 0; i < list->n; i++)
			w.pattern[by][i].text = argument_text(a, list->v[i]);
	}
	return w;
}

static void add_name(struct arena *a, name_list *names, struct str name)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->v[i], name))
			return;
	if (name.n > 0)
		*VEC_PUSH(a, names) = name;
}

static void add_group_names(struct arena *a, name_list *names, enum selection_by by, const struct group *g)
{
	if ((by == SELECT_POLICY) == (g->kind == GROUP_POLICY) && (by == SELECT_POLICY || by == SELECT_MEASURE)) {
		add_name(a, names, g->number.s);
		add_name(a, names, g->title.s);
		if (!g->id_derived)
			add_name(a, names, g->id.s);
	}
	for (size_t i = 0; i < g->child_count; i++)
		add_group_names(a, names, by, &g->child[i]);
}

/* What patterns of a kind are compared with, in the plan's order, each name once. */
static void add_names(struct arena *a, name_list *names, enum selection_by by, const struct plan *p)
{
	for (size_t i = 0; i < p->policy_count; i++)
		add_group_names(a, names, by, &p->policy[i]);
	for (size_t i = 0; by == SELECT_INDICATOR && i < p->item_count; i++) {
		add_name(a, names, p->item[i]->id.s);
		add_name(a, names, p->item[i]->title.s);
	}
	if (by != SELECT_DEPARTMENT)
		return;
	struct field_list who = roll_up_departments(a, p);
	for (size_t i = 0; i < who.n; i++)
		add_name(a, names, who.v[i].s);
}

/* A short list is better than a guess. */
static struct msg what_there_is(struct arena *a, const name_list *names, struct str pattern)
{
	enum { LISTED_MOST = 12 };
	struct str meant = nearest_name(a, pattern, names->v, names->n);

	if (meant.n > 0)
		return MSG(N_("did you mean \"%s\"?"), meant);
	if (names->n == 0 || names->n > LISTED_MOST)
		return MSG(N_("a pattern is for the whole name: \"*%s*\" finds it within one"), pattern);
	return MSG(N_("the plan has: %s"), str_join(a, names->v, names->n, STR(", ")));
}

static bool complain_of_pattern(const struct run *run, enum selection_by by, struct str pattern,
				struct report *const *report, size_t n)
{
	name_list names = {0};

	for (size_t i = 0; i < n; i++)
		add_names(run->arena, &names, by, report[i]->evaluation->plan);
	run_complain(run, MSG(N_("nothing fits --%1$s=\"%2$s\""), str_of(selection_names[by]), pattern),
		     what_there_is(run->arena, &names, pattern));
	return false;
}

static bool found_in_any(struct report *const *report, size_t n, size_t by, size_t pattern)
{
	for (size_t i = 0; i < n; i++)
		if (report[i]->selection->pattern[by][pattern].found)
			return true;
	return false;
}

static bool anything_left(struct report *const *report, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < report[i]->year_count; k++)
			if (report[i]->year[k].policy_count > 0)
				return true;
	return false;
}

/* Takes the rest out of one report. */
static void select_in(struct arena *a, const struct eval_settings *s, struct report *r, const struct selection *w)
{
	r->order = (enum view_order)s->sort;
	r->reverse = s->reverse;
	report_select(a, r, w);
}

size_t eval_pattern_count(const struct eval_settings *s)
{
	size_t n = 0;

	for (size_t by = 0; by < SELECTION_BY_COUNT; by++)
		n += s->choose[by].n;
	return n;
}

const char *eval_pattern(const struct eval_settings *s, size_t i, enum selection_by *by)
{
	size_t kind = 0;

	for (; i >= s->choose[kind].n; kind++)
		i -= s->choose[kind].n;
	*by = (enum selection_by)kind;
	return s->choose[kind].v[i];
}

const bool *eval_select_some(struct arena *a, const struct eval_settings *s, struct report *r)
{
	struct selection w = wanted(a, s);
	bool *found = ARENA_ARRAY(a, bool, eval_pattern_count(s));
	size_t n = 0;

	select_in(a, s, r, &w);
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++)
		for (size_t i = 0; i < w.n[by]; i++)
			found[n++] = r->selection->pattern[by][i].found;
	return found;
}

bool eval_select(const struct run *run, const struct eval_settings *s, struct report *const *report, size_t n)
{
	struct selection w = wanted(run->arena, s);

	for (size_t i = 0; i < n; i++)
		select_in(run->arena, s, report[i], &w);
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++)
		for (size_t i = 0; i < w.n[by]; i++)
			if (!found_in_any(report, n, by, i))
				return complain_of_pattern(run, (enum selection_by)by, w.pattern[by][i].text, report,
							   n);
	if (!selection_chooses(&w) || anything_left(report, n))
		return true;
	run_complain(run, MSG(N_("each of the patterns fits something, but nothing fits them all")), (struct msg){0});
	return false;
}

void eval_show_only(const struct eval_settings *s, struct report *r)
{
	unsigned fail = eval_fail_outcomes(s);
	unsigned worth = fail != 0 ? fail : 1u << OUTCOME_MISSED;

	if (renderers[s->format].whole)
		return;
	if (s->quiet && !report_has(r, worth))
		report_only(r, 0);
	else if (s->only.given || s->quiet)
		report_only(r, s->only.given ? eval_only_outcomes(s) : worth);
	if (s->quiet)
		report_drop_empty_years(r);
}
