#include "model/plan_reader.h"

#include "model/value.h"

struct group_draft {
	struct group group;
	struct span weight_at;
	struct node *children, *items[ITEM_KIND_COUNT];
};

#define MEMBER(m) .offset = offsetof(struct group_draft, m)
#define COUNT(t)  (sizeof(t) / sizeof *(t))

static const struct schema_key group_keys[] = {
	{.name = "id",
	 .type = SCHEMA_ID,
	 MEMBER(group.id),
	 .doc = "Its id: letters, digits, - _ and . , unique in the plan; made from its number unless given."},
	{.name = "number", .type = SCHEMA_TEXT, MEMBER(group.number), .doc = "Its number as printed, such as Ⅰ-1."},
	{.name = "title",
	 .type = SCHEMA_TITLE,
	 MEMBER(group.title),
	 .required = true,
	 .doc = "Its title in the plan's words."},
	{.name = "description", .type = SCHEMA_TEXT, MEMBER(group.description), .doc = "Prose of the plan."},
	{.name = "departments",
	 .type = SCHEMA_TEXTS,
	 MEMBER(group.departments),
	 .doc = "Departments in charge of all below that names no others."},
	{.name = "formerly",
	 .type = SCHEMA_IDS,
	 MEMBER(group.formerly),
	 .doc = "Ids that it had in earlier versions of the plan."},
	{.name = "weight",
	 .type = SCHEMA_NUMBER,
	 MEMBER(group.weight),
	 .at = offsetof(struct group_draft, weight_at),
	 .bounded = true,
	 .doc = "Its weight where a roll-up counts measures or policies; 1 unless given."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(group.note), .doc = "Remark on it."},
};

static const struct schema schema_group = {.name = N_("a group"),
					   .doc = "What policies, measures and parts have in common.",
					   .key = group_keys,
					   .n = COUNT(group_keys)};

static const struct schema_key policy_keys[] = {
	{.name = "measures",
	 .type = SCHEMA_MAPS,
	 MEMBER(children),
	 .map = &schema_measure,
	 .doc = "Its measures, in order."},
};

static const struct schema_hint policy_hints[] = {
	{"actions", N_("put actions in a measure of the policy")},
	{"indicators", N_("put indicators in a measure of the policy")},
	{"figures", N_("put figures in a measure of the policy")},
	{"parts", N_("a policy has \"measures\"")},
};

const struct schema schema_policy = {.name = N_("a policy"),
				     .doc = "A basic policy of the plan, the topmost group.",
				     .base = &schema_group,
				     .key = policy_keys,
				     .n = COUNT(policy_keys),
				     .hint = policy_hints,
				     .hint_count = COUNT(policy_hints)};

static const struct schema_key measure_keys[] = {
	{.name = "parts",
	 .type = SCHEMA_MAPS,
	 MEMBER(children),
	 .map = &schema_measure,
	 .doc = "Parts of a section that is split; each is as a measure."},
	{.name = "actions",
	 .type = SCHEMA_ID_OR_MAP,
	 MEMBER(items[ITEM_ACTION]),
	 .map = &schema_action,
	 .doc = "Scheduled work; a bare id refers to an action elsewhere in the plan."},
	{.name = "indicators",
	 .type = SCHEMA_ID_OR_MAP,
	 MEMBER(items[ITEM_INDICATOR]),
	 .map = &schema_indicator,
	 .doc = "What is measured and has targets; a bare id refers to an indicator elsewhere in the plan."},
	{.name = "figures",
	 .type = SCHEMA_ID_OR_MAP,
	 MEMBER(items[ITEM_FIGURE]),
	 .map = &schema_figure,
	 .doc = "What is measured without a target; a bare id refers to a figure elsewhere in the plan."},
};

static const struct schema_hint measure_hints[] = {
	{"measures", N_("a measure is split into \"parts\"")},
};

const struct schema schema_measure = {.name = N_("a measure"),
				      .doc = "A section of the plan, or a part of one.",
				      .base = &schema_group,
				      .key = measure_keys,
				      .n = COUNT(measure_keys),
				      .hint = measure_hints,
				      .hint_count = COUNT(measure_hints)};

static void read_reference(struct plan_reader *r, struct group *g, struct node *n, enum item_kind kind)
{
	struct field id;

	if (!value_id(&r->b, n, &id))
		return;
	*VEC_PUSH(r->b.arena, &r->references) =
		(struct reference){.group = g, .member = g->member_count, .id = id, .kind = kind};
	g->member[g->member_count++] = (struct member){.at = n->span, .reference = true};
}

static void read_members(struct plan_reader *r, struct group *g, struct node *const *lists)
{
	size_t kind, i, count = 0;

	for (kind = 0; kind < ITEM_KIND_COUNT; kind++)
		count += lists[kind] ? lists[kind]->n : 0;
	g->member = ARENA_ARRAY(r->b.arena, struct member, count);
	for (kind = 0; kind < ITEM_KIND_COUNT; kind++)
		for (i = 0; lists[kind] && i < lists[kind]->n; i++) {
			struct node *n = lists[kind]->item[i];
			struct item *item;

			if (n->kind == NODE_SCALAR && !node_is_null(n)) {
				read_reference(r, g, n, (enum item_kind)kind);
				continue;
			}
			item = item_read(r, n, (enum item_kind)kind, g);
			if (item)
				g->member[g->member_count++] = (struct member){.item = item, .at = item->id.at};
		}
}

/* Into *g, which stays where it is; false when `node` is no map.  As deep as the tree, which its reader limits. */
static bool read_group(struct plan_reader *r, struct node *node, enum group_kind kind, struct group *parent,
		       struct group *g)
{
	struct group_draft d = {
		.group = {.kind = kind, .span = node->span, .parent = parent, .weight.value = rat_of(1)}};
	size_t i;

	if (!schema_bind(&r->b, kind == GROUP_POLICY ? &schema_policy : &schema_measure, node, &d))
		return false;
	*g = d.group;
	g->has_weight = d.weight_at.source != NULL;
	if (g->departments.n == 0 && parent)
		g->departments = parent->departments;
	if (g->id.s.n > 0)
		id_register(r, &g->id);
	read_members(r, g, d.items);
	if (!d.children)
		return true;
	g->child = ARENA_ARRAY(r->b.arena, struct group, d.children->n);
	for (i = 0; i < d.children->n; i++)
		if (read_group(r, d.children->item[i], kind == GROUP_POLICY ? GROUP_MEASURE : GROUP_PART, g,
			       &g->child[g->child_count]))
			g->child_count++;
	return true;
}

void policies_read(struct plan_reader *r, struct node *list)
{
	struct plan *p = r->plan;
	size_t i;

	p->policy = ARENA_ARRAY(r->b.arena, struct group, list->n);
	for (i = 0; i < list->n; i++)
		if (read_group(r, list->item[i], GROUP_POLICY, NULL, &p->policy[p->policy_count]))
			p->policy_count++;
}
