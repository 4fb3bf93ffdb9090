#include "model/plan_reader.h"

#include <string.h>

static const char *const kind_words[ITEM_KIND_COUNT] = {
	[ITEM_ACTION] = N_("an action"), [ITEM_INDICATOR] = N_("an indicator"), [ITEM_FIGURE] = N_("a figure")};

static struct diag *report(struct plan_reader *r, enum diag_severity severity, struct span at, struct msg text)
{
	return diag_add(r->b.diags, severity, STR("unknown-reference"), at, text);
}

static void suggest(struct plan_reader *r, struct diag *d, const struct field *id)
{
	struct arena_mark mark;
	const char **names, *like;
	struct str found = {0};
	size_t i;

	if (r->guesses++ >= GUESSES_MAX)
		return;
	mark = arena_mark(r->b.arena);
	names = ARENA_ARRAY(r->b.arena, const char *, r->plan->items.n);
	for (i = 0; i < r->plan->items.n; i++)
		names[i] = str_z(r->b.arena, r->plan->items.entries[i].key);
	like = schema_closest(r->b.arena, id->s, names, r->plan->items.n);
	for (i = 0; like && i < r->plan->items.n; i++)
		if (names[i] == like)
			found = r->plan->items.entries[i].key;
	arena_rewind(r->b.arena, mark);
	if (!like)
		return;
	diag_help(d, MSG(N_("did you mean \"%s\"?"), found));
	diag_fix(r->b.diags, d, id->at, found, false);
}

/* The item called so, or NULL and a finding. */
static struct item *find_item(struct plan_reader *r, const struct field *id)
{
	struct item *item = map_get(&r->plan->items, id->s);
	const struct group *g;
	struct diag *d;

	if (item)
		return item;
	g = map_get(&r->plan->groups, id->s);
	d = report(r, DIAG_ERROR, id->at,
		   g ? MSG(N_("\"%s\" is a policy or measure, not an action, indicator or figure"), id->s)
		     : MSG(N_("nothing in the plan has the id \"%s\""), id->s));
	if (g)
		diag_note(r->b.diags, d, g->id.at, MSG(N_("given here")));
	else
		suggest(r, d, id);
	return NULL;
}

static struct item *find_member(struct plan_reader *r, const struct reference *ref)
{
	struct item *item = find_item(r, &ref->id);
	struct diag *d;
	struct msg m;

	if (!item)
		return NULL;
	if (item->group == ref->group) {
		d = report(r, DIAG_WARNING, ref->id.at, MSG(N_("\"%s\" stands in this measure already"), ref->id.s));
		diag_note(r->b.diags, d, item->id.at, MSG(N_("given here")));
		return NULL;
	}
	if (item->kind != ref->kind) {
		m = MSG(N_("\"%s\" is %s, listed here as %s"), ref->id.s, str_of(kind_words[item->kind]),
			str_of(kind_words[ref->kind]));
		m.translated = 6;
		diag_note(r->b.diags, report(r, DIAG_WARNING, ref->id.at, m), item->id.at, MSG(N_("given here")));
	}
	return item;
}

/* Closes the gaps that unknown references leave. */
static void drop_unknown(struct group *g)
{
	size_t i, kept = 0;

	for (i = 0; i < g->member_count; i++)
		if (g->member[i].item)
			g->member[kept++] = g->member[i];
	g->member_count = kept;
}

static void resolve_members(struct plan_reader *r)
{
	bool unknown = false;
	size_t i;

	for (i = 0; i < r->references.n; i++) {
		const struct reference *ref = &r->references.v[i];

		ref->group->member[ref->member].item = find_member(r, ref);
		if (!ref->group->member[ref->member].item)
			unknown = true;
		/* The references of one group follow one another. */
		if (i + 1 == r->references.n || r->references.v[i + 1].group != ref->group) {
			if (unknown)
				drop_unknown(ref->group);
			unknown = false;
		}
	}
}

/* A series that numbers can be taken from; NULL and a finding otherwise. */
static struct item *find_series(struct plan_reader *r, const struct item *whole, const struct field *id)
{
	struct item *item;
	struct diag *d;

	if (id->s.n == 0)
		return NULL;
	item = find_item(r, id);
	if (!item)
		return NULL;
	if (item == whole) {
		report(r, DIAG_ERROR, id->at, MSG(N_("\"%s\" cannot be made from itself"), id->s));
		return NULL;
	}
	if (!item->scale)
		return item;
	d = report(r, DIAG_ERROR, id->at, MSG(N_("\"%s\" has levels, not numbers"), id->s));
	diag_note(r->b.diags, d, item->id.at, MSG(N_("given here")));
	return NULL;
}

static struct item *find_ratio_side(struct plan_reader *r, const struct item *whole, const struct field *id)
{
	struct item *item = find_series(r, whole, id);
	struct diag *d;

	if (!item || item->ratio_of.s.n == 0)
		return item;
	d = report(r, DIAG_ERROR, id->at, MSG(N_("\"%s\" is a ratio itself"), id->s));
	diag_note(r->b.diags, d, item->ratio_of.at, MSG(N_("given here")));
	return NULL;
}

static void resolve_item(struct plan_reader *r, struct item *item)
{
	size_t i, kept = 0;

	item->numerator = find_ratio_side(r, item, &item->ratio_of);
	item->denominator = find_ratio_side(r, item, &item->ratio_to);
	item->whole = find_series(r, item, &item->whole_id);
	for (i = 0; i < item->parts.n; i++)
		if (find_series(r, item, &item->parts.v[i]))
			item->parts.v[kept++] = item->parts.v[i];
	item->parts.n = kept;
	for (i = 0; i < item->status_count; i++)
		if (item->status[i].into.s.n > 0)
			find_item(r, &item->status[i].into);
}

/* A step down the parts of an item. */
struct step {
	struct item *item;
	size_t next; /* the part to look at */
};

enum colour { UNSEEN, OPEN, DONE };

static void report_circle(struct plan_reader *r, struct item *item, size_t part)
{
	const struct field id = item->parts.v[part];

	report(r, DIAG_ERROR, id.at, MSG(N_("\"%s\" is a part of itself by way of \"%s\""), item->id.s, id.s));
	memmove(&item->parts.v[part], &item->parts.v[part + 1], (item->parts.n - part - 1) * sizeof *item->parts.v);
	item->parts.n--;
}

/* Walks down from `item` and cuts each part that leads back up; `stack` has room for every item. */
static void cut_circles(struct plan_reader *r, struct item *item, unsigned char *colour, struct step *stack)
{
	size_t depth = 1;

	stack[0] = (struct step){item, 0};
	colour[item->index] = OPEN;
	while (depth > 0) {
		struct step *top = &stack[depth - 1];
		struct item *part;

		if (top->next == top->item->parts.n) {
			colour[top->item->index] = DONE;
			depth--;
			continue;
		}
		part = map_get(&r->plan->items, top->item->parts.v[top->next].s);
		if (colour[part->index] == OPEN) {
			report_circle(r, top->item, top->next);
			continue;
		}
		top->next++;
		if (colour[part->index] == UNSEEN) {
			colour[part->index] = OPEN;
			stack[depth++] = (struct step){part, 0};
		}
	}
}

static void resolve_items(struct plan_reader *r)
{
	unsigned char *colour = ARENA_ARRAY(r->b.arena, unsigned char, r->items.n);
	struct step *stack = NULL;
	size_t i;

	for (i = 0; i < r->items.n; i++)
		resolve_item(r, r->items.v[i]);
	for (i = 0; i < r->items.n; i++) {
		if (r->items.v[i]->parts.n == 0 || colour[i] != UNSEEN)
			continue;
		if (!stack)
			stack = ARENA_ARRAY(r->b.arena, struct step, r->items.n);
		cut_circles(r, r->items.v[i], colour, stack);
	}
}

void references_resolve(struct plan_reader *r)
{
	size_t i;

	resolve_members(r);
	resolve_items(r);
	for (i = 0; i < r->plan->amendment_count; i++)
		if (r->plan->amendment[i].indicator.s.n > 0)
			find_item(r, &r->plan->amendment[i].indicator);
}
