/* Any text as the condition of a rating rule: a tree of bounded depth whose words lie inside of the text. */
#include "common/require.h"

#include "model/expr.h"

/* What is in parentheses counts for one; each sum and each product in it is as deep as it is long. */
enum { DEPTH_MAX = EXPR_DEPTH_MAX * (2 * EXPR_ARGS_MAX + 4) };

static void check(const struct source *s, const struct expr *e, int depth)
{
	require(depth <= DEPTH_MAX && e->kind < EXPR_KIND_COUNT && e->unit < UNIT_COUNT);
	require_span(s, e->at);
	require(e->n <= EXPR_ARGS_MAX);
	for (size_t i = 0; i < e->n; i++)
		check(s, e->arg[i], depth + 1);
	for (size_t i = 0; e->kind == EXPR_COMPARE && i + 1 < e->n; i++)
		require(e->op[i] < COMPARE_OP_COUNT);
}

static void read(const uint8_t *data, size_t size, enum metric_place place)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s = source_new(a, STR("x"), as_text(a, data, size));
	struct expr *e = expr_read(a, s->bytes, (struct span){s, 0, s->bytes.n}, place, NULL, &diags);

	require((e != NULL) == (diags.count[DIAG_ERROR] == 0));
	if (e) {
		require(e->unit == UNIT_TRUTH);
		check(s, e, 0);
	}
	require_findings(a, s, &diags);
	arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read(data, size, PLACE_ITEM);
	read(data, size, PLACE_ROLL_UP);
	return 0;
}
