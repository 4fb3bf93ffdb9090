/*
 * The Japanese eras from Meiji on, oldest first, as period_parse() and
 * date_era() need them.
 *
 * Meiji counts from 1868 by law, but its first day here is that of the
 * proclamation in the Gregorian calendar, 1868-01-25 (慶応4年1月1日).
 */
#ifndef BASE_ERA_H
#define BASE_ERA_H

#include "base/date.h"

enum { ERA_COUNT = 5 };

struct era {
	const char *name;
	const char *letter;
	/* A day on which the era changed belongs to the new one.  The current era ends with the calendar. */
	struct date first, last;
};

extern const struct era ERAS[ERA_COUNT];

#endif
