#include "model/metric.h"

#include "base/msg.h"

const struct metric_entry metric_table[METRIC_COUNT] = {
#define METRIC(id, name, unit, where, what, source) [METRIC_##id] = {name, UNIT_##unit, PLACE_##where, what, source},
#include "model/metric.def"
};

const struct state_entry state_table[STATE_COUNT] = {
#define STATE(id, name, where, what) [STATE_##id] = {name, PLACE_##where, what},
#include "model/metric.def"
};

enum metric call_class_metric(enum metric_call call)
{
	size_t k = 0;
	while (k < METRIC_COUNT &&
	       !(metric_table[k].where == PLACE_ROLL_UP && call_table[call].where == PLACE_ROLL_UP &&
		 str_eq(str_of(metric_table[k].name), str_of(call_table[call].name))))
		k++;
	return (enum metric)k;
}

const struct call_entry call_table[CALL_KIND_COUNT] = {
#define CALL(id, name, where, least, most, what) [CALL_##id] = {name, PLACE_##where, least, most, what},
#include "model/metric.def"
};
