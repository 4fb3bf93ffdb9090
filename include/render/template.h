/*
 * Results to be filled in: what whoever reports on a plan is sent.
 */
#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H

#include "render/render.h"

/*
 * Adds a CSV table with a row for each action with a milestone, indicator and figure in each year of an evaluation
 * without results: id, title, fiscal year, target, room for the value, unit, room for a qualifier, department, room for
 * a note.  Ratios are made from other figures and left out.  Headers are in the plan's language, Japanese or English.
 */
void render_template(struct buf *out, const struct evaluation *e, const struct render_style *style);

#endif
