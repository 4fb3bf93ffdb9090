/*
 * Plans from the text of a test.
 */
#ifndef SUPPORT_PLANS_H
#define SUPPORT_PLANS_H

#include "model/plan.h"

/* The plan of `yaml`, a source called plan.yaml, and what is said of it; NULL when it is no map. */
struct plan *plans_read(struct arena *a, struct str yaml, struct diag_list *diags);

/*
 * A sound plan of 2019 to 2022 whose only measure, called m, goes on with `rest`, such as "indicators:\n- id: …" from
 * the first column on; `rest` begins in line PLANS_FIRST_LINE.  Fails the test when anything is said of it.
 */
struct plan *plans_with(struct arena *a, struct str rest);

/* What is said of such a plan, as findings_text() has it. */
struct str plans_findings(struct arena *a, struct str rest);

enum { PLANS_FIRST_LINE = 8, PLANS_INDENT = 4 };

/* Fails the test unless the texts are equal. */
void plans_assert_str(struct str have, struct str want);

#endif
