/* Any bytes as a plan: read, bound, asked for what evaluation asks for; what is said of it lies inside the source. */
#include "model/plan.h"
#include "common/mutate.h"
#include "common/require.h"
#include "read/text.h"

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	return mutate_plans(data, size, most, seed);
}

/* The targets of one year are each due on a day of their own. */
static bool follows(const struct plan *p, const struct target *before, const struct target *t)
{
	bool one_year = before->from == before->to && t->from == before->from && t->to == t->from;

	return before->to < t->from ||
	       (one_year && date_cmp(target_last_day(before, p->start_month), target_last_day(t, p->start_month)) < 0);
}

static bool among_targets(const struct item *i, int year, const struct target *t)
{
	size_t n;
	const struct target *list = item_targets(i, year, &n);

	return t >= list && t < list + n;
}

static void check_item(const struct plan *p, const struct item *i)
{
	require(i->kind < ITEM_KIND_COUNT && i->direction < DIRECTION_COUNT && i->aggregate < AGGREGATE_KIND_COUNT);
	require(i->group && p->item[i->index] == i && (i->kind != ITEM_ACTION || i->scale));
	require(!i->scale || i->baseline.level < i->scale->n);
	for (size_t n = 0; n < i->target_count; n++) {
		const struct target *t = &i->target[n];

		require_span(p->source, t->key);
		require_span(p->source, t->at);
		require(t->op < TARGET_OP_COUNT && t->from <= t->to && (n == 0 || follows(p, t - 1, t)));
		require(!i->scale || t->level < i->scale->n);
		require(among_targets(i, t->from, t) && among_targets(i, t->to, t));
		require(item_target_due(i, t->to, target_last_day(t, p->start_month), p->start_month, NULL) == t);
	}
}

static void check_group(const struct plan *p, const struct group *g)
{
	require(g->kind < GROUP_KIND_COUNT && g->id.s.n > 0);
	for (size_t i = 0; i < g->member_count; i++)
		require(g->member[i].item && (g->member[i].reference || g->member[i].item->group == g));
	for (size_t i = 0; i < g->child_count; i++) {
		require(g->child[i].parent == g);
		check_group(p, &g->child[i]);
	}
}

static void check_plan(const struct plan *p)
{
	require(p->start_month >= 1 && p->start_month <= 12 && p->from <= p->to);
	require(p->action_scale && p->action_scale->n > 0);
	for (size_t i = 0; i < p->policy_count; i++)
		check_group(p, &p->policy[i]);
	for (size_t i = 0; i < p->item_count; i++)
		check_item(p, p->item[i]);
	for (size_t i = 0; i < p->groups.n; i++)
		require(plan_group(p, p->groups.entries[i].key) == p->groups.entries[i].value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Small enough that aliases of aliases take no time. */
	static const struct read_limits limits = {.nodes = 20000};
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s =
		read_text(a, STR("plan.yaml"), (struct str){(const char *)data, size}, TEXT_UTF8, NULL, &diags);
	struct node *root = s ? read_yaml(a, s, &limits, &diags) : NULL;
	struct plan *p = root ? plan_read(a, s, root, &diags) : NULL;

	if (p)
		check_plan(p);
	if (p)
		for (size_t i = 0; i < diags.items.n; i++)
			require_span(s, diags.items.v[i]->at);
	diag_sort(&diags);
	arena_free(a);
	return 0;
}
