#include "view/selection.h"

#include "base/glob.h"
#include "base/utf8.h"
#include "view/rating.h"

const char *const selection_names[SELECTION_BY_COUNT] = {N_("policy"), N_("measure"), N_("indicator"),
							 N_("department")};

struct chooser {
	struct arena *arena;
	const struct report *report;
	struct selection *selection;
	bool *chosen;  /* items, by their index in the plan */
	bool *defined; /* those that are shown where they are defined */
};

/* What stands above an entry: what fits the patterns for policies and measures already. */
struct path {
	bool fits[SELECTION_BY_COUNT];
};

bool selection_chooses(const struct selection *s)
{
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++)
		if (s->n[by])
			return true;
	return false;
}

static bool fits_name(const struct chooser *c, struct selection_pattern *p, struct str name)
{
	struct arena_mark mark = arena_mark(c->arena);
	bool fits = p->folded ? glob_match(utf8_fold(c->arena, p->text), utf8_fold(c->arena, name))
			      : glob_match(p->text, name);
	arena_rewind(c->arena, mark);
	p->found = p->found || fits;
	return fits;
}

/* Whether any pattern of a kind fits any of the names; all are tried, so that `found` is right. */
static bool fits_any(const struct chooser *c, enum selection_by by, const struct str *name, size_t n)
{
	bool fits = c->selection->n[by] == 0;
	for (size_t k = 0; k < c->selection->n[by]; k++)
		for (size_t j = 0; j < n; j++)
			fits = fits_name(c, &c->selection->pattern[by][k], name[j]) || fits;
	return fits;
}

static bool fits_section(const struct chooser *c, const struct view_section *s)
{
	enum selection_by by = s->kind == GROUP_POLICY ? SELECT_POLICY : SELECT_MEASURE;
	struct str both[] = {s->number, s->title};
	struct str name[] = {s->id, s->title, s->number, str_join(c->arena, both, 2, STR(" "))};
	return fits_any(c, by, name, s->number.n ? 4 : 2);
}

static bool fits_entry(const struct chooser *c, const struct view_entry *e, const struct path *path)
{
	struct str name[] = {e->id, e->title};
	struct str *who = ARENA_ARRAY(c->arena, struct str, e->departments.n);
	for (size_t k = 0; k < e->departments.n; k++)
		who[k] = e->departments.v[k].s;
	bool item = fits_any(c, SELECT_INDICATOR, name, 2);
	bool department = fits_any(c, SELECT_DEPARTMENT, who, e->departments.n);
	return path->fits[SELECT_POLICY] && path->fits[SELECT_MEASURE] && item && department;
}

static void below(const struct chooser *c, const struct view_section *s, struct path *path)
{
	enum selection_by by = s->kind == GROUP_POLICY ? SELECT_POLICY : SELECT_MEASURE;
	bool fits = fits_section(c, s);
	/* A part is within its measure. */
	path->fits[by] = fits || (s->kind == GROUP_PART && path->fits[by]);
}

/* Keeps what is chosen; false: nothing was. */
static bool keep(const struct chooser *c, struct view_section *s, struct path path)
{
	size_t entries = 0, children = 0;
	below(c, s, &path);
	for (size_t k = 0; k < s->entry_count; k++) {
		if (!fits_entry(c, &s->entry[k], &path))
			continue;
		size_t item = s->entry[k].result->item->index;
		c->chosen[item] = true;
		c->defined[item] = c->defined[item] || !s->entry[k].reference;
		s->entry[entries++] = s->entry[k];
	}
	s->entry_count = entries;
	for (size_t k = 0; k < s->child_count; k++)
		if (keep(c, &s->child[k], path))
			s->child[children++] = s->child[k];
	s->child_count = children;
	return entries + children > 0;
}

/* What is shown only where it is referred to is shown there first. */
static void settle_references(const struct chooser *c, struct view_section *s)
{
	for (size_t k = 0; k < s->entry_count; k++) {
		size_t item = s->entry[k].result->item->index;
		if (c->defined[item])
			continue;
		c->defined[item] = true;
		for (; k < s->entry_count && s->entry[k].result->item->index == item; k++)
			s->entry[k].reference = false;
		k--;
	}
	for (size_t k = 0; k < s->child_count; k++)
		settle_references(c, &s->child[k]);
}

static void count_entries(const struct view_section *s, bool *counted, struct tally *t)
{
	for (size_t k = 0; k < s->entry_count; k++) {
		const struct view_entry *e = &s->entry[k];
		if (e->kind == ITEM_FIGURE || counted[e->result->item->index])
			continue;
		counted[e->result->item->index] = true;
		t->count[e->outcome]++;
		for (; k + 1 < s->entry_count && e[1].result->item == e->result->item; e++, k++)
			t->count[e[1].outcome]++;
	}
	for (size_t k = 0; k < s->child_count; k++)
		count_entries(&s->child[k], counted, t);
}

static struct tally tally_sections(const struct chooser *c, const struct view_section *s, size_t n)
{
	struct tally t = {{0}};
	struct arena_mark mark = arena_mark(c->arena);
	bool *counted = ARENA_ARRAY(c->arena, bool, c->report->evaluation->plan->item_count);
	for (size_t k = 0; k < n; k++)
		count_entries(&s[k], counted, &t);
	arena_rewind(c->arena, mark);
	return t;
}

static struct view_roll_up *roll_ups(const struct chooser *c, struct roll_up_query q)
{
	q.chosen = c->chosen;
	return view_roll_ups(c->arena, c->report->evaluation, &q, NULL);
}

static void count_section(const struct chooser *c, const struct view_year *y, struct view_section *s)
{
	const struct group *g = plan_group(c->report->evaluation->plan, s->id);
	s->tally = tally_sections(c, s, 1);
	s->roll_up = roll_ups(c, (struct roll_up_query){.group = g, .year = y->year});
	for (size_t k = 0; k < s->child_count; k++)
		count_section(c, y, &s->child[k]);
}

static void count_year(const struct chooser *c, struct view_year *y)
{
	y->tally = tally_sections(c, y->policy, y->policy_count);
	y->roll_up = roll_ups(c, (struct roll_up_query){.year = y->year});
	for (size_t k = 0; k < y->department_count; k++)
		y->department[k].roll_up =
			roll_ups(c, (struct roll_up_query){.department = y->department[k].name, .year = y->year});
	for (size_t k = 0; k < y->policy_count; k++)
		count_section(c, y, &y->policy[k]);
}

static void select_year(struct chooser *c, struct view_year *y)
{
	size_t policies = 0;
	c->chosen = ARENA_ARRAY(c->arena, bool, c->report->evaluation->plan->item_count);
	c->defined = ARENA_ARRAY(c->arena, bool, c->report->evaluation->plan->item_count);
	for (size_t k = 0; k < y->policy_count; k++) {
		struct path path = {.fits = {[SELECT_MEASURE] = c->selection->n[SELECT_MEASURE] == 0}};
		if (keep(c, &y->policy[k], path))
			y->policy[policies++] = y->policy[k];
	}
	y->policy_count = policies;
	for (size_t k = 0; k < policies; k++)
		settle_references(c, &y->policy[k]);
	count_year(c, y);
}

static void try_section(const struct chooser *c, const struct view_section *s)
{
	struct path path = {{false}};
	(void)fits_section(c, s);
	for (size_t k = 0; k < s->entry_count; k++)
		(void)fits_entry(c, &s->entry[k], &path);
	for (size_t k = 0; k < s->child_count; k++)
		try_section(c, &s->child[k]);
}

/* Finds out which patterns fit as they are written; the others are folded from here on. */
static void try_patterns(const struct chooser *c)
{
	for (size_t k = 0; k < c->report->year_count; k++)
		for (size_t j = 0; j < c->report->year[k].policy_count; j++)
			try_section(c, &c->report->year[k].policy[j]);
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++)
		for (size_t k = 0; k < c->selection->n[by]; k++)
			c->selection->pattern[by][k].folded = !c->selection->pattern[by][k].found;
}

static struct selection *copy(struct arena *a, const struct selection *s)
{
	struct selection *own = ARENA_NEW(a, struct selection);
	*own = *s;
	for (size_t by = 0; by < SELECTION_BY_COUNT; by++) {
		own->pattern[by] = ARENA_ARRAY(a, struct selection_pattern, s->n[by]);
		for (size_t k = 0; k < s->n[by]; k++)
			own->pattern[by][k].text = s->pattern[by][k].text;
	}
	return own;
}

void report_select(struct arena *a, struct report *r, const struct selection *s)
{
	struct chooser c = {.arena = a, .report = r, .selection = copy(a, s)};
	r->selection = c.selection;
	if (!selection_chooses(s))
		return;
	try_patterns(&c);
	for (size_t k = 0; k < r->year_count; k++)
		select_year(&c, &r->year[k]);
}
