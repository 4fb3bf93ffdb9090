#include "rated.h"

#include "change.h"

static bool has_class(const struct class_rules *c, struct str class_name)
{
	for (size_t k = 0; k < c->classes.n; k++)
		if (str_eq(c->classes.v[k].s, class_name))
			return true;
	return false;
}

static bool is_rated(const struct scheme *s, const struct item *i)
{
	return (i->kind == ITEM_INDICATOR && s->for_indicators) || (i->kind == ITEM_ACTION && s->for_actions);
}

static bool has_own_rules(const struct scheme *s, const struct item *i)
{
	bool own = i->kind == ITEM_ACTION && s->milestone_rules.at.source;
	for (size_t k = 0; k < s->class_rules_count && !own; k++)
		own = has_class(&s->class_rules[k], i->class_name.s);
	return own;
}

/* A class of the list in `classes`, or the one that it is. */
static bool names_class(const struct node *classes, struct str class_name)
{
	bool found = classes && classes->kind == NODE_SCALAR && str_eq(classes->text, class_name);
	for (size_t k = 0; classes && classes->kind == NODE_LIST && k < classes->n && !found; k++)
		found = str_eq(classes->item[k]->text, class_name);
	return found;
}

bool is_rated_by(const struct scheme *s, const struct item *i, const struct rated_list *list)
{
	if (!is_rated(s, i))
		return false;
	switch (list->how) {
	case RATED_BY_RULES:
		return !has_own_rules(s, i);
	case RATED_BY_MILESTONE_RULES:
		return i->kind == ITEM_ACTION;
	case RATED_BY_CLASS:
		return i->class_name.s.n && names_class(list->classes, i->class_name.s);
	case RATED_AT_ALL:
		break;
	}
	return true;
}

size_t count_rated(const struct plan *p, const struct scheme *s, enum rated how, const struct node *classes)
{
	struct rated_list list = {.how = how, .classes = classes};
	size_t n = 0;
	if (!s)
		return count_indicators(p);
	for (size_t k = 0; k < p->item_count; k++)
		n += is_rated_by(s, p->item[k], &list);
	return n;
}

size_t count_rated_by(const struct plan *p, const struct scheme *s, const struct rated_lists *lists)
{
	size_t n = 0;
	for (size_t k = 0; k < p->item_count; k++) {
		bool rated = false;
		for (size_t j = 0; j < lists->v.n && !rated; j++)
			rated = lists->v.v[j].used && is_rated_by(s, p->item[k], &lists->v.v[j]);
		n += rated;
	}
	return n;
}

static void add_list(struct arena *a, struct rated_lists *l, const struct node *rules, enum rated how,
		     const struct node *classes)
{
	if (rules && rules->kind == NODE_LIST)
		*VEC_PUSH(a, &l->v) = (struct rated_list){.rules = rules, .how = how, .classes = classes};
}

struct rated_lists rated_lists(struct arena *a, const struct node *scheme)
{
	struct rated_lists l = {.v = {0}};
	const struct node *by_class = node_get(scheme, STR("class-rules"));
	add_list(a, &l, node_get(scheme, STR("rules")), RATED_BY_RULES, NULL);
	add_list(a, &l, node_get(scheme, STR("final-rules")), RATED_BY_RULES, NULL);
	add_list(a, &l, node_get(scheme, STR("milestone-rules")), RATED_BY_MILESTONE_RULES, NULL);
	for (size_t k = 0; by_class && by_class->kind == NODE_LIST && k < by_class->n; k++) {
		const struct node *one = by_class->item[k], *classes = node_get(one, STR("class"));
		add_list(a, &l, node_get(one, STR("rules")), RATED_BY_CLASS, classes);
		add_list(a, &l, node_get(one, STR("final-rules")), RATED_BY_CLASS, classes);
	}
	return l;
}
