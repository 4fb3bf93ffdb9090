#include "change.h"

#include "base/map.h"
#include "diff/likeness.h"

const char *const diff_class_names[DIFF_CLASS_COUNT] = {
	[DIFF_LOOSER] = N_("looser"),
	[DIFF_PUT_OFF] = N_("put-off"),
	[DIFF_SCOPE_CUT] = N_("scope-cut"),
	[DIFF_DEFINITION] = N_("definition"),
	[DIFF_STRICTER] = N_("stricter"),
	[DIFF_BROUGHT_FORWARD] = N_("brought-forward"),
	[DIFF_SCOPE_ADDED] = N_("scope-added"),
	[DIFF_RESPONSIBILITY] = N_("responsibility"),
	[DIFF_MOVED] = N_("moved"),
	[DIFF_REWORDED] = N_("reworded"),
	[DIFF_DATA] = N_("data"),
	[DIFF_FORMATTING] = N_("formatting"),
};

const struct change_kind_row change_kinds[CHANGE_KIND_COUNT] = {
#define CHANGE(symbol, name, class, words) [CHANGE_##symbol] = {name, class, words},
#include "diff/changes.def"
#undef CHANGE
};

struct change *change_add(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new)
{
	struct change *c = ARENA_NEW(d->arena, struct change);
	*c = (struct change){.kind = kind, .class = change_kinds[kind].class, .subject = {old, new}};
	c->order = d->changes.n;
	*VEC_PUSH(d->arena, &d->changes) = c;
	return c;
}

struct diff_subject subject_item(const struct item *i)
{
	return (struct diff_subject){.item = i, .group = i ? i->group : NULL};
}

struct diff_subject subject_group(const struct group *g)
{
	return (struct diff_subject){.group = g};
}

struct diff_value diff_text(struct str text, struct span at)
{
	return (struct diff_value){.kind = text.n ? DIFF_VALUE_TEXT : DIFF_VALUE_NONE, .text = text, .at = at};
}

struct diff_value diff_number(struct number n, const struct item *unit_of, struct span at)
{
	return (struct diff_value){.kind = DIFF_VALUE_NUMBER, .number = n, .item = unit_of, .at = at};
}

struct diff_value diff_years(int from, int to, struct span at)
{
	return (struct diff_value){.kind = DIFF_VALUE_YEARS, .from = from, .to = to, .at = at};
}

bool change_number(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new,
		   struct number x, struct number y, struct span x_at, struct span y_at)
{
	if (rat_cmp(x.value, y.value) == 0)
		return false;
	struct change *c = change_add(d, kind, old, new);
	c->value[DIFF_OLD] = diff_number(x, NULL, x_at);
	c->value[DIFF_NEW] = diff_number(y, NULL, y_at);
	return true;
}

bool change_text(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new,
		 const struct field *x, const struct field *y)
{
	if (str_eq(x->s, y->s))
		return false;
	struct change *c = change_add(d, kind, old, new);
	c->value[DIFF_OLD] = diff_text(x->s, x->at);
	c->value[DIFF_NEW] = diff_text(y->s, y->at);
	if (str_eq(text_skeleton(d->arena, x->s), text_skeleton(d->arena, y->s)))
		c->class = DIFF_FORMATTING;
	return true;
}

bool list_same(const struct field_list *x, const struct field_list *y)
{
	if (x->n != y->n)
		return false;
	for (size_t k = 0; k < x->n; k++)
		if (!str_eq(x->v[k].s, y->v[k].s))
			return false;
	return true;
}

/* The same words, in whatever order. */
static bool same_set(struct arena *a, const struct field_list *x, const struct field_list *y)
{
	struct map in_x = {0}, in_y = {0};
	for (size_t k = 0; k < x->n; k++)
		map_put(a, &in_x, text_skeleton(a, x->v[k].s), &x->v[k]);
	for (size_t k = 0; k < y->n; k++)
		map_put(a, &in_y, text_skeleton(a, y->v[k].s), &y->v[k]);
	for (size_t k = 0; k < in_x.n; k++)
		if (!map_get(&in_y, in_x.entries[k].key))
			return false;
	return in_x.n == in_y.n;
}

static struct diff_value value_list(const struct field_list *l)
{
	if (!l->n)
		return (struct diff_value){0};
	return (struct diff_value){.kind = DIFF_VALUE_LIST, .list = *l, .at = l->v[0].at};
}

bool change_list(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new,
		 const struct field_list *x, const struct field_list *y)
{
	if (list_same(x, y))
		return false;
	struct change *c = change_add(d, kind, old, new);
	c->value[DIFF_OLD] = value_list(x);
	c->value[DIFF_NEW] = value_list(y);
	if (same_set(d->arena, x, y))
		c->class = DIFF_FORMATTING;
	return true;
}

bool change_name(struct diff *d, enum change_kind kind, struct diff_subject old, struct diff_subject new, const char *x,
		 const char *y, struct span x_at, struct span y_at)
{
	if (str_eq(str_of(x), str_of(y)))
		return false;
	struct change *c = change_add(d, kind, old, new);
	c->value[DIFF_OLD] = diff_text(str_of(x), x_at);
	c->value[DIFF_NEW] = diff_text(str_of(y), y_at);
	return true;
}
