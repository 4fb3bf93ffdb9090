/*
 * The table of rules for people and for programs.
 */
#ifndef RENDER_RULE_PAGES_H
#define RENDER_RULE_PAGES_H

#include "render/render.h"
#include "rules/page.h"

/* One line a rule, by category. */
void render_rule_list(struct buf *out, const struct render_style *style);

/* All that there is on each, with the examples in full. */
void render_rule_list_json(struct buf *out, const struct render_style *style);

/* The page of one rule. */
void render_rule_page(struct buf *out, enum rule_id r, const struct render_style *style);

#endif
