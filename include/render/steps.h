/*
 * Chains of steps for people: a label, a value and words, where it stands.
 */
#ifndef RENDER_STEPS_H
#define RENDER_STEPS_H

#include "render/render.h"

/* One line for each step, behind two blanks, the labels in a column. */
void render_steps(struct buf *out, const struct view_steps *steps, const struct render_style *style);

#endif
