/*
 * The words that a scheme's conditions may use, as tables.  Their values are
 * found in eval; here they have names, units and explanations.
 */
#ifndef MODEL_METRIC_H
#define MODEL_METRIC_H

#include "base/str.h"

enum metric {
#define METRIC(id, name, unit, where, what, source) METRIC_##id,
#include "model/metric.def"
	METRIC_COUNT
};

enum metric_state {
#define STATE(id, name, where, what) STATE_##id,
#include "model/metric.def"
	STATE_COUNT
};

enum metric_call {
#define CALL(id, name, where, least, most, what) CALL_##id,
#include "model/metric.def"
	CALL_KIND_COUNT
};

/* What a number in a condition is counted in. */
enum metric_unit {
	UNIT_LITERAL, /* a bare number: takes the unit of what it is compared with or added to */
	UNIT_NUMBER,  /* a count, a ratio, points */
	UNIT_PERCENT, /* 80 stands for 80 % */
	UNIT_VALUE,   /* the indicator's own */
	UNIT_YEARS,
	UNIT_TRUTH, /* true, false or not known */
	UNIT_WORD,  /* a name or a string, for the functions that take one */
	UNIT_COUNT
};

/* What a word can be asked of. */
enum metric_place { PLACE_ANY, PLACE_ITEM, PLACE_ROLL_UP };

struct metric_entry {
	const char *name;
	enum metric_unit unit;
	enum metric_place where;
	const char *what;   /* for the manual */
	const char *source; /* of the formula; "": none needed */
};

struct state_entry {
	const char *name;
	enum metric_place where;
	const char *what;
};

struct call_entry {
	const char *name;
	enum metric_place where;
	size_t least, most; /* arguments */
	const char *what;
};

extern const struct metric_entry metric_table[METRIC_COUNT];
extern const struct state_entry state_table[STATE_COUNT];
extern const struct call_entry call_table[CALL_KIND_COUNT];

/* The metric of the same name, which the function restricts to a class: mean of mean(survey); METRIC_COUNT: none. */
enum metric call_class_metric(enum metric_call call);

#endif
