#include "model/plan_reader.h"

#include "base/utf8.h"

bool id_register(struct plan_reader *r, const struct field *id)
{
	const struct field *first = map_put(r->b.arena, &r->ids, id->s, (void *)(uintptr_t)id);
	struct diag *d;

	if (first == id)
		return true;
	d = diag_add(r->b.diags, DIAG_ERROR, STR("duplicate-id"), id->at,
		     MSG(N_("the id \"%s\" is given twice"), id->s));
	diag_note(r->b.diags, d, first->at, MSG(N_("first given here")));
	return false;
}

/* What an id can take of a number as printed: 「(1)」 gives 1, Ⅰ‐2 gives I-2. */
static struct str id_of_number(struct arena *a, struct str number)
{
	struct buf out = buf_new(a);
	bool gap = false;
	size_t at = 0;

	number = utf8_nfkc(a, number);
	while (at < number.n) {
		size_t here = at;

		if (!utf8_is_word(utf8_next(number, &at))) {
			gap = out.n > 0;
			continue;
		}
		if (gap)
			buf_add_c(&out, '-');
		gap = false;
		buf_add(&out, str_slice(number, here, at - here));
	}
	return buf_str(&out);
}

/* A number below its parent's: Ⅰ-3 and 1 are I-3-1; Ⅰ and Ⅰ-1 are I-1 as printed. */
static struct str derived_id(struct arena *a, const struct group *g, size_t position)
{
	struct str number = id_of_number(a, g->number.s);
	struct str above = g->parent ? id_of_number(a, g->parent->number.s) : (struct str){"", 0};

	if (number.n == 0)
		number = str_format(a, "%s%zu", g->parent ? "" : "policy-", position + 1);
	else if (!g->parent ||
		 (above.n > 0 && number.n > above.n && str_has_prefix(number, above) && number.p[above.n] == '-'))
		return number;
	if (!g->parent)
		return number;
	return str_join(a, (struct str[]){g->parent->id.s, number}, 2, STR("-"));
}

static void derive_id(struct plan_reader *r, struct group *g, size_t position)
{
	struct arena *a = r->b.arena;
	struct str id = derived_id(a, g, position);

	g->id_derived = true;
	/* Siblings differ in position, so that this seldom turns twice. */
	while (map_get(&r->ids, id))
		id = str_join(a, (struct str[]){id, str_format(a, "%zu", position + 1)}, 2, STR("-"));
	g->id = (struct field){id, g->number.s.n > 0 ? g->number.at : g->title.at};
	map_put(a, &r->ids, id, &g->id);
}

static void derive_below(struct plan_reader *r, struct group *group, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (group[i].id.s.n == 0)
			derive_id(r, &group[i], i);
		map_put(r->b.arena, &r->plan->groups, group[i].id.s, &group[i]);
		derive_below(r, group[i].child, group[i].child_count);
	}
}

void ids_derive(struct plan_reader *r)
{
	derive_below(r, r->plan->policy, r->plan->policy_count);
}
