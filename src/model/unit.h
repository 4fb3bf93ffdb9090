/*
 * Units of cells against the unit of an item.
 */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "model/plan.h"
#include "read/quantity.h"

/*
 * Whether the quantity of the cell `text` is in `unit`, which it also is when one of them is empty.  A multiplier that
 * belongs to the unit is taken back: 3千円 for what is measured in 千円 becomes 3.
 */
bool unit_fit(struct arena *a, struct str unit, struct str text, struct quantity *q);

#endif
