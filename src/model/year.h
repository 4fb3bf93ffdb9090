/*
 * Fiscal years as plans write them: alone, as a span, or as a quarter or day
 * inside one.
 */
#ifndef MODEL_YEAR_H
#define MODEL_YEAR_H

#include "model/schema.h"

struct years {
	int from, to;
	struct period due; /* a day, month or quarter inside; unit PERIOD_NONE: none was said */
};

/* 2019, FY2019, 2019年度, 令和元年度.  Reports bad-year. */
bool year_read(struct binder *b, const struct node *n, int *out);

/* The fiscal year in which a year, quarter, month or day lies. */
bool year_read_any(struct binder *b, const struct node *n, int *out);

/* A year, quarter, month or day, or a span of years: 2019-2022, 令和元年度〜令和4年度. */
bool years_read(struct binder *b, const struct node *n, struct years *out);

/* A fiscal year in a text, without a finding when it is none. */
bool year_of_text(struct binder *b, struct str s, int *out);

#endif
