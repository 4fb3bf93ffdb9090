#include "model/plan.h"

#include "base/utf8.h"

/* Ways to write a unit that NFKC does not make the same; the first stands for all. */
static const struct str percent[] = {STR_INIT("%"), STR_INIT("パーセント"), STR_INIT("percent")};

static struct str canonical(struct arena *scratch, struct str unit)
{
	size_t i;

	unit = str_trim(utf8_nfkc(scratch, unit));
	for (i = 0; i < sizeof percent / sizeof *percent; i++)
		if (str_eq(unit, percent[i]))
			return percent[0];
	return unit;
}

bool unit_same(struct arena *scratch, struct str x, struct str y)
{
	struct arena_mark mark;
	bool same;

	if (str_eq(x, y))
		return true;
	mark = arena_mark(scratch);
	same = str_eq(canonical(scratch, x), canonical(scratch, y));
	arena_rewind(scratch, mark);
	return same;
}
