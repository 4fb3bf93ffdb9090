#include "model/formula.h"

const char *const formula_names[FORMULA_COUNT] = {
	[FORMULA_ACTUAL_BY_TARGET] = "actual/target",
	[FORMULA_TARGET_BY_ACTUAL] = "target/actual",
	[FORMULA_REDUCTION] = "reduction",
	[FORMULA_PROGRESS] = "progress",
	[FORMULA_BAND] = "band",
	[FORMULA_NONE] = "none",
};

enum formula formula_find(struct str name)
{
	size_t k = 0;
	while (k < FORMULA_COUNT && !str_eq(name, str_of(formula_names[k])))
		k++;
	return (enum formula)k;
}

struct str formula_choices(struct arena *a)
{
	struct str name[FORMULA_COUNT];
	for (size_t k = 0; k < FORMULA_COUNT; k++)
		name[k] = str_of(formula_names[k]);
	return str_join(a, name, FORMULA_COUNT, STR(", "));
}
