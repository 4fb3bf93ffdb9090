/*
 * Diffs of plans from the text of a test, in short words.
 */
#ifndef SUPPORT_DIFFS_H
#define SUPPORT_DIFFS_H

#include "diff/diff.h"

/* A line for each change: "looser target-lowered x 2022", its subject's id, its years, then what else is known of it.
 */
struct str diffs_text(struct arena *a, const struct diff *d);

/* The diff of two measures, each as plans_with() takes them. */
struct str diffs_of(struct arena *a, struct str old, struct str new);

/* The diff of two whole plans. */
struct diff *diffs_read(struct arena *a, struct str old, struct str new);

/* The results that a CSV file, header and rows, has for a plan. */
const struct results *diffs_results(struct arena *a, const struct plan *p, struct str csv);

#endif
