/* Any text as the cell of a figure, and as a number: what is read can be written, and read again as the same. */
#include "common/require.h"

#include "read/quantity.h"

/* What is longer than rat_parse() takes is not read back. */
static bool reads_as(struct arena *a, struct str text, struct rat x)
{
	struct rat again;

	return text.n >= RAT_DIGITS_MAX || (rat_parse(a, text, &again, NULL) && rat_cmp(x, again) == 0);
}

static void check_number(struct arena *a, struct rat x)
{
	struct str text = rat_exact(a, x, 0);

	require(x.big || x.d > 0);
	require(str_find(text, STR("/")) != SIZE_MAX || reads_as(a, text, x));
	for (int mode = 0; mode < RAT_ROUND_COUNT; mode++) {
		struct str rounded = rat_format(a, x, 1, (enum rat_round)mode, false);
		require(reads_as(a, rounded, rat_round(a, x, 1, (enum rat_round)mode)));
	}
}

static void check_cell(struct arena *a, struct str cell)
{
	bool almost = false;
	struct quantity q = quantity_parse(a, cell, &almost);

	require(q.kind < QUANTITY_KIND_COUNT && q.reason < REASON_COUNT);
	if (q.kind == QUANTITY_NUMBER)
		check_number(a, q.value);
	if (q.kind == QUANTITY_WORD)
		require(q.word.n == 0 || (q.word.p >= cell.p && q.word.p + q.word.n <= cell.p + cell.n));
	if (q.unit.n > 0 && !str_eq(q.unit, STR("円")))
		require(q.unit.p >= cell.p && q.unit.p + q.unit.n <= cell.p + cell.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(NULL, NULL);
	struct str text = as_text(a, data, size < 4096 ? size : 4096);
	struct rat x;
	int scale;

	check_cell(a, text);
	if (rat_parse(a, text, &x, &scale))
		check_number(a, x);
	quantity_mark(text);
	arena_free(a);
	return 0;
}
