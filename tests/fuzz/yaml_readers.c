/* Any text as YAML: the reader of common YAML refuses it or makes the tree that libyaml's events make. */
#include "common/require.h"

#include "common/mutate.h"
#include "read/text.h"
#include "read/yaml_tree.h"

#include "../support/same_tree.h"

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	return mutate_plans(data, size, most, seed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct read_limits limits = {.nodes = 20000};
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s =
		read_text(a, STR("plan.yaml"), (struct str){(const char *)data, size}, TEXT_UTF8, NULL, &diags);
	struct node *quick = s ? read_yaml_common(a, s, &limits) : NULL;

	if (quick) {
		struct node *slow = read_yaml_events(a, s, &limits, &diags);
		require(slow && diags.items.n == 0 && same_tree_fault(quick, slow) == NULL);
	}
	arena_free(a);
	return 0;
}
