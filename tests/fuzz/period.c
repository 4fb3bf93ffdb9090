/* Any text as a day, month, quarter or year: what is read is a stretch of days, and its ISO form reads as the same. */
#include "common/require.h"

#include "base/date.h"

static void check(struct arena *a, struct str s, enum period_unit bare, int start_month)
{
	struct period p = {PERIOD_NONE, {0}, {0}}, again;
	enum period_result r = period_parse(a, s, bare, start_month, &p);

	require(r < PERIOD_RESULT_COUNT);
	if (r != PERIOD_OK && r != PERIOD_ERA_OVER)
		return;
	require(p.unit > PERIOD_NONE && p.unit < PERIOD_UNIT_COUNT);
	require(date_valid(p.first) && date_cmp(p.first, p.last) <= 0);
	if (!date_valid(p.last)) /* the year 10000 begins in the last fiscal year */
		return;
	int year = period_fiscal_year(p, start_month);
	struct period whole = fiscal_year(year, start_month);
	require(date_cmp(whole.first, p.last) <= 0 && date_cmp(p.last, whole.last) <= 0);
	require(date_cmp(date_from_serial(date_serial(p.first)), p.first) == 0);
	require(period_parse(a, period_format(a, p, start_month), PERIOD_CALENDAR_YEAR, start_month, &again) ==
		PERIOD_OK);
	require(again.unit == p.unit && date_cmp(again.first, p.first) == 0 && date_cmp(again.last, p.last) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(NULL, NULL);
	struct str s = as_text(a, data, size < 4096 ? size : 4096);

	check(a, s, PERIOD_FISCAL_YEAR, 4);
	check(a, s, PERIOD_CALENDAR_YEAR, 1);
	check(a, s, PERIOD_NONE, 10);
	arena_free(a);
	return 0;
}
