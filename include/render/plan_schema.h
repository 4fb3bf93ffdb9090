/*
 * The JSON Schema of the plan format, for editors and stock validators.
 */
#ifndef RENDER_PLAN_SCHEMA_H
#define RENDER_PLAN_SCHEMA_H

#include "base/buf.h"

/*
 * Adds the schema (draft 7), made from the tables of keys that plans are read by.  It says what plan-lint reports as
 * rules of SCOPE_SHAPE, and no more.
 */
void render_plan_schema(struct buf *out);

#endif
