/* The shipped plan and its results: what evaluation must show, checked by hand in the town's own account. */
#include "../support/town.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char *const results[] = {
	"results/shibata-ict/actions.csv",
	"results/shibata-ict/comparisons.csv",
	"results/shibata-ict/figures.csv",
	"results/shibata-ict/indicators.csv",
};

static const struct {
	const char *id;
	int year;
	const char *expected;
} table[] = {
	{"line-registrations", 2022, "missed target=≥4,500人 actual=about 2,800人 rate=62.2"},
	{"procedures-online", 2022, "missed target=≥29手続 actual=28手続 rate=96.6"},
	{"card-issuance", 2022, "missed target=≥80% actual=74.9% rate=93.6"},
	{"card-issuance", 2021, "no-target target=- actual=45.5% rate=-"},
	{"training-attendance", 2022, "missed target=≥100% actual=about 97% rate=97.0"},
	{"security-incidents", 2022, "missed target=≤0件 actual=1件 rate=-"},
	{"security-incidents", 2021, "met target=≤0件 actual=0件 rate=-"},
	{"security-incidents", 2020, "met target=≤0件 actual=0件 rate=-"},
	{"security-incidents", 2019, "met target=≤0件 actual=0件 rate=-"},
	{"web-accessibility", 2022, "missed target=準拠 actual=一部準拠 rate=-"},
	{"access-points", 2022, "met target=≥4箇所 actual=4箇所 rate=100.0"},
	{"access-points", 2020, "met target=≥4箇所 actual=4箇所 rate=100.0"},
	{"convenience-certificates", 2021, "met target=サービス開始 actual=実施 rate=-"},
	{"minutes-search", 2022, "met target=実施 actual=実施 rate=-"},
	{"seal-review", 2022, "missed target=実施 actual=検討 rate=-"},
	{"emergency-plan", 2021, "met target=策定 actual=実施 rate=-"},
	{"emergency-plan", 2022, "no-data target=訓練実施 actual=- rate=-"},
	{"open-data-sets", 2020, "missed target=≥13件 actual=11件 rate=84.6"},
};

static void the_table_of_the_town(void **state)
{
	(void)state;
	struct town t = town_read("plans/shibata-ict.yaml", results, sizeof results / sizeof *results);
	assert_int_equal(t.diags.count[DIAG_ERROR], 0);
	for (size_t k = 0; k < sizeof table / sizeof *table; k++)
		assert_string_equal(str_z(t.arena, town_result(&t, table[k].id, table[k].year)), table[k].expected);
	town_free(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_table_of_the_town)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
