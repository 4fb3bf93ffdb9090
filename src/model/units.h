/*
 * Units in conditions: what may be compared with what, and where a percentage
 * is to be scaled.
 */
#ifndef MODEL_UNITS_H
#define MODEL_UNITS_H

#include "model/expr.h"

/*
 * Brings the arguments of a sum, a comparison or a function to one unit, which becomes that of `e`: bare numbers take
 * it, a percentage beside a plain number is divided by 100.  False after a finding (mixed-units).
 */
bool units_unify(struct arena *a, struct expr *e, struct diag_list *diags);

/* The unit of a product or quotient; where percentages enter, the result is one that scales it. */
struct expr *units_of_product(struct arena *a, struct expr *e);

/* The unit of a function's value, its arguments checked. */
bool units_of_call(struct arena *a, struct expr *e, struct diag_list *diags);

#endif
