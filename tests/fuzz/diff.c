/*
 * Any bytes as two revisions of a plan, with a line "%%" between them: compared both ways, shown in every form, merged.
 * A plan never differs from itself, and what merges without a conflict is YAML.
 */
#include "base/utf8.h"
#include "common/mutate.h"
#include "common/require.h"
#include "diff/history.h"
#include "diff/merge.h"
#include "read/text.h"
#include "render/changes.h"
#include "view/listing.h"

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	return mutate_plans(data, size, most, seed);
}

struct side {
	struct source *source;
	struct node *root;
	struct plan *plan;
	bool sound;
};

static struct side read_side(struct arena *a, struct str bytes)
{
	struct diag_list diags = diag_list_new(a);
	struct read_limits limits = {.nodes = 20000};
	struct side s = {.source = read_text(a, STR("plan.yaml"), bytes, TEXT_UTF8, NULL, &diags)};
	s.root = s.source ? read_yaml(a, s.source, &limits, &diags) : NULL;
	s.sound = s.root && diags.count[DIAG_ERROR] == 0;
	s.plan = s.root ? plan_read(a, s.source, s.root, &diags) : NULL;
	return s;
}

static void show(struct arena *a, const struct diff *d)
{
	struct render_style style = {.width = 80, .tool = STR("plan-diff"), .version = STR("0")};
	const struct view_changes *v = view_changes(a, d, ~0u);
	const struct view_facing *f = view_facing(a, v);
	for (size_t k = 0; k < change_renderer_count; k++) {
		struct buf out = buf_new(a);
		if (change_renderers[k].changes)
			change_renderers[k].changes(&out, v, &style);
		if (change_renderers[k].table)
			change_renderers[k].table(&out, f, &style);
		require(out.n == 0 || utf8_check(buf_str(&out)) == out.n);
	}
}

static void follow(struct arena *a, const struct plan *x, const struct plan *y)
{
	struct render_style style = {.width = 80};
	struct log_revision revision[3] = {{.readable = true}, {.readable = true}, {.readable = true}};
	struct history *h = history_new(a);
	struct buf out = buf_new(a);
	history_add(h, x);
	history_add(h, y);
	history_add(h, x);
	render_log_text(&out, view_log(a, h, revision, NULL), &style);
}

static void merge(struct arena *a, const struct side *x, const struct side *y)
{
	struct merge_side base = {x->source, x->root, STR("base")}, ours = {y->source, y->root, STR("ours")};
	struct merged m = merge_plans(a, &base, &ours, &base, 7);
	require(!m.possible || (m.conflicts == 0 && str_eq(m.text, y->source->bytes)));
	m = merge_plans(a, &base, &base, &ours, 7);
	require(!m.possible || m.conflicts == 0);
	if (m.possible)
		require(read_side(a, m.text).root != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(NULL, NULL);
	struct str all = {(const char *)data, size};
	size_t at = str_find(all, STR("\n%%\n"));
	struct side x = read_side(a, str_slice(all, 0, at == SIZE_MAX ? all.n : at + 1));
	struct side y = read_side(a, at == SIZE_MAX ? STR("") : str_slice(all, at + 4, SIZE_MAX));
	if (x.plan || y.plan) {
		show(a, diff_plans(a, x.plan, y.plan));
		show(a, diff_plans(a, y.plan, x.plan));
	}
	if (x.plan) {
		require(diff_plans(a, x.plan, x.plan)->changes.n == 0);
		view_listing(a, x.plan);
	}
	if (x.plan && y.plan)
		follow(a, x.plan, y.plan);
	if (x.sound && y.sound)
		merge(a, &x, &y);
	arena_free(a);
	return 0;
}
