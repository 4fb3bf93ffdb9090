/*
 * Rules on how a plan is built: its sections, their titles and numbers, who
 * is in charge.
 */
#include "rules/check.h"

#include "base/utf8.h"

void check_empty_group(struct check *c)
{
	const struct group *g = c->group;
	static const char *const empty[GROUP_KIND_COUNT] = {
		[GROUP_POLICY] = N_("the policy \"%s\" has no measures"),
		[GROUP_MEASURE] = N_("the measure \"%s\" has no actions, indicators or figures"),
		[GROUP_PART] = N_("the part \"%s\" has no actions, indicators or figures"),
	};

	if (g->child_count == 0 && g->member_count == 0)
		check_report(c, g->title.at.source ? g->title.at : g->span, MSG(empty[g->kind], g->title.s));
}

void check_no_department(struct check *c)
{
	const struct plan *p = c->s->plan;
	bool some = false;

	for (size_t i = 0; i < p->item_count; i++)
		some = some || p->item[i]->departments.n > 0;
	for (size_t i = 0; some && i < p->item_count; i++)
		if (p->item[i]->departments.n == 0 && p->item[i]->kind != ITEM_FIGURE)
			diag_help(check_report(c, p->item[i]->id.at,
					       MSG(N_("nobody is in charge of \"%s\""), p->item[i]->id.s)),
				  MSG(N_("add \"departments\" to it, or to its measure or policy")));
}

void check_duplicate_title(struct check *c)
{
	const struct group *g = c->group;
	struct arena_mark mark = arena_mark(c->a);
	struct map seen = {0};
	bool found = false;

	for (size_t i = 0; i < g->member_count; i++) {
		const struct item *item = g->member[i].item;
		const struct item *first;
		struct diag *d;

		if (g->member[i].reference || item->title.s.n == 0)
			continue;
		first = map_put(c->a, &seen, str_trim(utf8_nfkc(c->a, item->title.s)), (void *)(uintptr_t)item);
		/* An action and the indicator that measures it may well be called the same. */
		if (first == item || first->kind != item->kind)
			continue;
		d = check_report(c, item->title.at, MSG(N_("\"%s\" is the title of another item too"), item->title.s));
		diag_note(c->diags, d, first->title.at, MSG(N_("given here too")));
		found = true;
	}
	if (!found)
		arena_rewind(c->a, mark);
}

static void number_siblings(struct check *c, const struct group *g, size_t n)
{
	struct map seen = {0};

	for (size_t i = 0; i < n; i++) {
		const struct field *number = &g[i].number, *first = number;

		if (number->s.n > 0)
			first = map_put(c->a, &seen, number->s, (void *)(uintptr_t)number);
		if (first != number)
			diag_note(c->diags,
				  check_report(c, number->at, MSG(N_("the number \"%s\" is given again"), number->s)),
				  first->at, MSG(N_("first given here")));
		number_siblings(c, g[i].child, g[i].child_count);
	}
}

void check_duplicate_number(struct check *c)
{
	number_siblings(c, c->s->plan->policy, c->s->plan->policy_count);
}

void check_number_in_title(struct check *c)
{
	const struct group *g = c->group;
	size_t n = g->number.s.n;
	struct diag *d;

	if (n == 0 || !str_has_prefix(g->title.s, g->number.s) || g->title.s.n == n)
		return;
	/* "1" and "1人1台端末": what follows must part the number from the title. */
	struct str rest = str_slice(g->title.s, n, g->title.s.n);
	size_t at = 0;
	uint32_t next = utf8_next(rest, &at);
	if (next != ' ' && next != '.' && next != 0x3000 && next != 0xFF0E && next != 0x3001)
		return;
	d = check_report(c, g->title.at, MSG(N_("the title begins with the number \"%s\""), g->number.s));
	diag_help(d, MSG(N_("\"number\" says it already: reports print both")));
}

void check_unused_scale(struct check *c)
{
	const struct plan *p = c->s->plan;
	bool *used = ARENA_ARRAY(c->a, bool, p->scale_count);

	for (size_t i = 0; i <= p->item_count; i++) {
		const struct scale *s = i < p->item_count ? p->item[i]->scale : p->action_scale;

		/* The built-in one is none of the plan's. */
		if (s && s->id.at.source)
			used[s - p->scale] = true;
	}
	for (size_t i = 0; i < p->scale_count; i++)
		if (!used[i])
			check_report(c, p->scale[i].id.at,
				     MSG(N_("nothing is measured on the scale \"%s\""), p->scale[i].id.s));
}

void check_short_scale(struct check *c)
{
	const struct plan *p = c->s->plan;

	for (size_t i = 0; i < p->scale_count; i++)
		if (p->scale[i].n == 1)
			diag_help(check_report(c, p->scale[i].id.at,
					       MSG(N_("the scale \"%s\" has a single level, which everything reaches"),
						   p->scale[i].id.s)),
				  MSG(N_("list the levels below it too, the lowest first")));
}
