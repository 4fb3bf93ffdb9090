/*
 * Units of cells against the unit of an item.
 */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "model/plan.h"
#include "read/quantity.h"

/*
 * Whether the quantity of the cell `text` is in `unit`, which it also is when one of them is empty.  For what is
 * measured in 千円, 百万円 and the like, an amount in 円 that is written with 千, 万 or 億 is converted: 4億5千万円 is
 * 450 百万円.
 */
bool unit_fit(struct arena *a, struct str unit, struct str text, struct quantity *q);

/* Whether a cell such as 3億, without a unit, may mean 3億円 as well as 3億 times the unit 百万円. */
bool unit_may_be_counted_twice(struct str unit, struct str text, const struct quantity *q);

#endif
