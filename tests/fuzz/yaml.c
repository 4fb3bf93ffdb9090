/* Any bytes as YAML: a tree whose spans nest inside of the source, no deeper and no larger than the limits say. */
#include "common/require.h"

#include "common/mutate.h"
#include "read/text.h"
#include "read/yaml.h"

static const struct read_limits limits = {.nodes = 20000, .depth = 40};

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	return mutate_plans(data, size, most, seed);
}

/* Shared nodes are walked as often as they stand in the tree: the limit counts them so too. */
static void check(const struct source *s, const struct node *n, size_t depth, size_t *seen)
{
	require(depth <= limits.depth && ++*seen <= limits.nodes && n->kind < NODE_KIND_COUNT);
	require_span(s, n->span);
	if (n->kind == NODE_SCALAR)
		require(str_find(n->text, (struct str){"", 1}) == SIZE_MAX);
	for (size_t i = 0; n->kind == NODE_LIST && i < n->n; i++)
		check(s, n->item[i], depth + 1, seen);
	for (size_t i = 0; n->kind == NODE_MAP && i < n->n; i++) {
		check(s, n->pair[i].key, depth + 1, seen);
		check(s, n->pair[i].value, depth + 1, seen);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s = read_text(a, STR("x.yaml"), (struct str){(const char *)data, size}, TEXT_UTF8, NULL, &diags);
	struct node *root = s ? read_yaml(a, s, &limits, &diags) : NULL;
	size_t seen = 0;

	if (root)
		check(s, root, 0, &seen);
	require(root || diags.count[DIAG_ERROR] > 0);
	if (s)
		require_findings(a, s, &diags);
	arena_free(a);
	return 0;
}
