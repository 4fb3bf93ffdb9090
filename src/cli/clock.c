#include "cli/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* 9999-12-31 */
static const long long last_second = 253402300799;

static bool epoch_seconds(const char *text, time_t *out)
{
	char *end;

	errno = 0;
	long long seconds = strtoll(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || seconds < 0 || seconds > last_second)
		return false;
	*out = (time_t)seconds;
	return true;
}

bool clock_now(int64_t *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now;

	if (epoch == NULL || *epoch == '\0')
		now = time(NULL);
	else if (!epoch_seconds(epoch, &now))
		return false;
	*out = now;
	return true;
}

bool clock_today(struct date *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	bool fixed = epoch != NULL && *epoch != '\0';
	int64_t seconds;
	struct tm tm = {0};

	if (!clock_now(&seconds))
		return false;
	if (!fixed)
		tzset();
	time_t now = (time_t)seconds;
	if ((fixed ? gmtime_r(&now, &tm) : localtime_r(&now, &tm)) == NULL)
		return false;
	*out = (struct date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
	return true;
}
