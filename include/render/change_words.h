/*
 * Words that the renderers of changes put around values, in the reader's
 * language.  The strings live in the given arena.
 */
#ifndef RENDER_CHANGE_WORDS_H
#define RENDER_CHANGE_WORDS_H

#include "render/render.h"
#include "view/changes.h"

/* A msgid in the reader's language. */
struct str words_msgid(const struct render_style *style, const char *msgid);

/* "緩和", "looser". */
struct str words_class(enum diff_class c, const struct render_style *style);
/* A sign that tells classes apart without colour: "▼" looser, "▲" stricter … */
const char *class_sign(enum diff_class c);
/* SGR parameters: red for what takes from the plan, green for what adds to it. */
const char *class_colour(enum diff_class c);

/* "FY2022", "FY2020–2022"; "2022年度". */
struct str words_years(struct arena *a, int from, int to, const struct render_style *style);
/* The same with the time in the year by which one of several targets is due (ISO; empty: at its end). */
struct str words_when(struct arena *a, int from, int to, struct str when, const struct render_style *style);

/* "FY2022 target 4,500 → 2,800人 (−37.8 %)". */
struct str words_change(struct arena *a, const struct view_change *v, const struct render_style *style);

/* One side's value in full; empty when there is none. */
struct str words_side(struct arena *a, const struct view_change *v, int side, const struct render_style *style);

/* What is said under a change: likeness, what it concerns besides, its reason or that it has none, verdicts. */
struct words_notes {
	struct str *v;
	size_t n;
};
struct words_notes words_notes(struct arena *a, const struct view_change *v, const struct render_style *style);

/* What is said once of all changes: "2 without a reason", how many were removed while behind, how many verdicts flip.
 */
struct words_notes words_alarms(struct arena *a, const struct view_changes *v, const struct render_style *style);

/* "verdict FY2022: missed → met, because of this change". */
struct str words_flip(struct arena *a, const struct view_flip *f, const struct render_style *style);

/* The same of a flip that stands alone: with its subject, and whether the plan or the data changed. */
struct str words_flip_alone(struct arena *a, const struct view_flip *f, const struct render_style *style);

/* The number of the group or the id of the item, as its users call it. */
struct str words_subject(struct arena *a, const struct view_change *v, const struct render_style *style);

#endif
