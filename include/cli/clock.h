/*
 * Today: the only place where the clock is read.
 */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include "base/date.h"

/*
 * The day in local time; with SOURCE_DATE_EPOCH set, the day of that second in UTC.  False when that variable is not
 * a number of seconds within the years 1970 to 9999.
 */
bool clock_today(struct date *out) __attribute__((warn_unused_result));

/* This second since 1970, or that of SOURCE_DATE_EPOCH; false as above. */
bool clock_now(int64_t *out) __attribute__((warn_unused_result));

#endif
