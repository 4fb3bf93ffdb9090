/* Published tables: how they are read, and what does not agree. */
#include "../support/town.h"
#include "eval/audit.h"
#include "read/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define PLAN                                                                                                           \
	"title: 計画\nperiod: {from: 2020, to: 2022}\npolicies:\n- title: 方針\n  measures:\n  - title: 施策\n"  \
	"    indicators:\n"
#define USERS "    - {id: users, title: 利用者数, unit: 人, targets: {2021: 3000, 2022: 4000}}\n"
#define WASTE                                                                                                          \
	"    - {id: waste, title: ごみ排出量, unit: g, direction: lower, baseline: {year: 2018, value: 611},"     \
	" targets: {2021: 580}}\n"

#define RANGE  "    - {id: span, title: 幅, unit: 件, targets: {2021: 10〜20}}\n"
#define RISES  "    - {id: rises, title: 増, unit: 件, targets: {2021: 増加, 2022: 増加}}\n"
#define NONE   "    - {id: none, title: 無, unit: 件, targets: {2021: —, 2022: 5}}\n"
#define STANDS "    - {id: stands, title: 継続, unit: 件, standing: true, targets: {2020: 5, 2022: 6}}\n"
#define MADE   "    actions:\n    - {id: made, title: 策定, milestones: {2021: 着手, 2022: 実施}}\n"

struct audited {
	struct town town;
	struct published *table;
	struct audit *audit;
};

/* Audits a table against a plan, whose results may be NULL, or alone when the plan is NULL. */
static struct audited audited_new(const char *plan, const char *results, const char *table)
{
	struct audited x = {.town = town_new(plan ? plan : PLAN USERS, results, NULL)};
	struct arena *a = x.town.arena;
	struct source *s = read_text(a, STR("table.csv"), str_of(table), TEXT_AUTO, NULL, &x.town.diags);
	struct date last = {9999, 12, 31};
	assert_non_null(s);
	x.table = published_read(a, s, plan ? x.town.plan : NULL, 0, NULL, &x.town.diags);
	if (!x.table || x.town.diags.count[DIAG_ERROR])
		return x;
	struct evaluation *own =
		evaluate(a, x.table->own, x.table->results, x.table->own->from, x.table->own->to, last);
	x.audit = audit_published(a, x.table, own, plan ? x.town.evaluation : NULL);
	return x;
}

/* "rate:wrong-way verdict:verdict": part and kind of each finding. */
static const char *found(struct audited *x)
{
	struct arena *a = x->town.arena;
	VEC(struct str) word = {0};
	assert_non_null(x->audit);
	for (size_t k = 0; k < x->audit->findings.n; k++) {
		const struct audit_finding *f = &x->audit->findings.v[k];
		*VEC_PUSH(a, &word) = str_format(a, "%s:%s", published_part_names[f->part], audit_kind_names[f->kind]);
	}
	return str_z(a, str_join(a, word.v, word.n, STR(" ")));
}

struct auditing {
	const char *plan, *results, *table, *found;
};

static void check(const struct auditing *v, size_t n)
{
	size_t wrong = 0;
	for (size_t k = 0; k < n; k++) {
		struct audited x = audited_new(v[k].plan, v[k].results, v[k].table);
		const char *have = x.audit ? found(&x) : "no table";
		if (strcmp(have, v[k].found) != 0) {
			print_error("%s\thave \"%s\", want \"%s\"\n", v[k].table, have, v[k].found);
			wrong++;
		}
		town_free(&x.town);
	}
	assert_int_equal(wrong, 0);
}
#define CHECK(v) check((v), sizeof(v) / sizeof *(v))

static void alone(void **state)
{
	(void)state;
	static const struct auditing v[] = {
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,4000,5163,129.0\n乙,3,2,66.6\n", ""},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,4000,5163,130.0\n乙,3,2,66.6\n", "rate:rate"},
		{NULL, NULL, "title,target,actual,rate,verdict\n甲,6000,5999,100.0,met\n乙,3,1,33.3,missed\n",
		 "verdict:verdict"},
		/* On target every formula says 100, and nothing is wrong. */
		{NULL, NULL, "指標名,基準値,目標値,実績値,達成率\n甲,611,580,580,100\n", ""},
		{NULL, NULL, "指標名,基準値,目標値,実績値,達成率\n甲,611,580,581,100.2\n", "rate:wrong-way"},
		{NULL, NULL, "指標名,基準値,目標値,実績値,達成率\n甲,611,580,581,96.8\n", ""},
		{NULL, NULL, "指標名,基準値,目標値,実績値,達成率\n甲,611,580,581,99.8\n", ""},
		{NULL, NULL, "指標名,方向,目標値,実績値,達成率\n甲,減少,580,593,102.2\n", "rate:wrong-way"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,580g以下,593g,102.2%\n", "rate:wrong-way"},
		{NULL, NULL,
		 "指標名,目標値,実績値,達成率\n甲,120,113,94.2\n乙,580,581,100.2\n丙,93,62,66.6\n丁,3,5,166.7\n",
		 "rate:rounding"},
		/* Half up explains as many as cut off: what either gives is no mismatch, what neither gives is. */
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,120,113,94.2\n乙,93,62,66.6\n", ""},
		{NULL, NULL,
		 "指標名,目標値,実績値,達成率\n甲,120,113,94.2\n乙,93,62,66.6\n丙,3,1,33.3\n丁,6,2,33.3\n戊,9,3,33.4\n",
		 "rate:rounding"},
		/* What has no rate is passed over, whatever is printed as one. */
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,－,5,50.0\n乙,増加,5,50.0\n丙,10,－,50.0\n", ""},
		/* Of ratios below zero either way round says nothing; one of them alone below zero is a slip. */
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,-10,-8,125\n", "rate:wrong-way"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,10,-8,80\n", "rate:rate"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,-10,8,80\n", "rate:rate"},
		/* A slip in a rate that is also the highest, and no round number, is no cap. */
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,100,150,120\n乙,100,130,120\n丙,100,90,90\n", ""},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,100,90,120\n乙,100,150,120\n丙,100,80,80\n", "rate:rate"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,100,150,123\n乙,100,90,90\n", "rate:rate"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,0,150,120\n乙,100,90,90\n", "rate:rate"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,10〜20,25,77\n", "rate:rate"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,-20〜-10,-25,77\n", "rate:rate"},
		{NULL, NULL, "指標名,方向,目標値,実績値,達成率\n甲,維持,-10,-8,80\n", "rate:wrong-way"},
		/* A cap explains what the formula due gives, and nothing else. */
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,10〜20,25,120\n乙,100,150,120\n", "rate:rate"},
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,100,150,120\n乙,100,90,77\n", "rate:rate"},
		/* Fewer digits than the rest of the document has. */
		{NULL, NULL, "指標名,基準値,目標値,実績値,達成率\n甲,611,580,581,97\n乙,1,3,2,66.7\n丙,1,3,1,33.3\n",
		 "rate:rounding"},
		/* Many digits are as good as few. */
		{NULL, NULL, "指標名,目標値,実績値,達成率\n甲,3,1,33.33333333333333\n", ""},
		{NULL, NULL,
		 "指標名,目標値,実績値,達成率\n甲,3,1,33.3333333333333\n乙,18,1,5.55555555555556\n丙,9,10,111."
		 "111111111111\n",
		 ""},
	};
	CHECK(v);
}

static void against_the_plan(void **state)
{
	(void)state;
	static const char results[] = "id,fiscal-year,value\nusers,2021,2999\nwaste,2021,593\n";
	static const struct auditing v[] = {
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値,達成率,評価\nusers,2021,3000,2999,100.0,未達成\n",
		 ""},
		{PLAN USERS WASTE, results, "ID,年度,達成率,評価\nusers,2021,100.0,達成\n", "verdict:verdict"},
		{PLAN USERS WASTE, results, "ID,年度,達成率\nusers,2021,99.9\n", ""},
		{PLAN USERS WASTE, results, "ID,年度,達成率\nusers,2021,101\n", "rate:rate"},
		{PLAN USERS WASTE, results, "ID,年度,達成率\nwaste,2021,102.2\n", "rate:wrong-way"},
		{PLAN USERS WASTE, results, "ID,年度,達成率\nwaste,2021,58.1\n", "rate:formula"},
		{PLAN USERS WASTE, results, "ID,年度,達成率\nwaste,2021,97.8\n", ""},
		{PLAN USERS WASTE, results, "指標名,基準値,令和3年度目標,令和3年度実績\nごみ排出量,612,590,593\n",
		 "baseline:baseline target:target"},
		{PLAN USERS WASTE, results, "ID,実績値（R3）\nusers,3001\n", "actual:actual"},
		{PLAN USERS WASTE, results, "ID,実績値（R3）\nusers,2999人\n", ""},
		/* The target of a later year is the plan's, but not for this one. */
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値,達成率\nusers,2021,4000,2999,75.0\n",
		 "target:target"},
		/* Without results the table's own figures are enough. */
		{PLAN USERS WASTE, NULL, "ID,年度,実績値,達成率,評価\nusers,2021,2999,100.0,達成\n", "verdict:verdict"},
		/* What the plan does not tell is no mismatch: no baseline, no target of the year, no readable one. */
		{PLAN USERS WASTE, results,
		 "ID,年度,基準値,目標値,実績値\nusers,2021,2500,3000,2999\nusers,2020,2500,2000,\n", ""},
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値\nusers,2021,検討する,－\n", ""},
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値\nusers,2021,未定,－\n", "target:target"},
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値\nusers,2030,3000,2999\n", ""},
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値\nusers,2020,検討する,5\n", ""},
		{PLAN USERS WASTE, results, "ID,年度,達成率\nusers,2020,100.0\nusers,2022,75.0\n", ""},
		{PLAN RISES, NULL, "ID,年度,達成率\nrises,2021,100.0\n", ""},
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値,達成率\nusers,2019,3000,2999,100.0\n", ""},
		/* The rate may be that of the plan's figures. */
		{PLAN USERS WASTE, results, "ID,年度,目標値,実績値,達成率\nusers,2021,4000,2999,100.0\n",
		 "target:target"},
		/* A range is two numbers; a direction has none. */
		{PLAN RANGE, NULL, "ID,年度,目標値,実績値\nspan,2021,10〜20,15\n", ""},
		{PLAN RANGE, NULL, "ID,年度,目標値,実績値\nspan,2021,10〜21,15\n", "target:target"},
		{PLAN RANGE, NULL, "ID,年度,目標値,実績値\nspan,2021,11〜20,15\n", "target:target"},
		{PLAN RANGE, NULL, "ID,年度,目標値,実績値\nspan,2021,10以上,15\n", "target:target"},
		{PLAN RISES, NULL, "ID,年度,目標値,実績値\nrises,2021,増加,5\nrises,2022,減少,5\n", "target:target"},
		{PLAN RISES, NULL, "ID,年度,目標値,実績値\nrises,2021,100,5\n", "target:target"},
		{PLAN MADE, "id,fiscal-year,value\nmade,2021,着手\n", "ID,年度,目標値,実績値\nmade,2021,着手,着手\n",
		 ""},
		{PLAN MADE, "id,fiscal-year,value\nmade,2021,着手\n", "ID,年度,目標値,実績値\nmade,2021,実施,未着手\n",
		 "target:target actual:actual"},
		{PLAN MADE, NULL, "ID,年度,目標値,実績値,達成率\nmade,2021,着手,実施,100\n", ""},
		{PLAN NONE, NULL, "ID,年度,目標値,実績値\nnone,2021,－,3\nnone,2022,5,3\n", ""},
		/* A target that stands since the year before is not that year's own. */
		{PLAN STANDS, NULL, "ID,年度,目標値,実績値\nstands,2021,6,6\nstands,2021,6,6\n", "target:target"},
		{PLAN STANDS, NULL, "ID,年度,目標値,実績値\nstands,2021,5,6\n", ""},
	};
	CHECK(v);
}

static void several_years_side_by_side(void **state)
{
	(void)state;
	struct audited x = audited_new(NULL, NULL,
				       "No.,指標,単位,基準値,R3目標,R3実績,R3達成率,R4目標,R4実績,R4達成率\n"
				       "1,甲,人,5,10,9,90,20,15,75\n※ 速報値\n");
	assert_int_equal(x.table->rows.n, 2);
	assert_int_equal(x.table->rows.v[0]->year, 2021);
	assert_int_equal(x.table->rows.v[1]->year, 2022);
	assert_string_equal(found(&x), "");
	assert_int_equal(x.audit->checked[PUBLISHED_RATE], 2);
	town_free(&x.town);
}

static void a_later_goal_serves_the_years_before(void **state)
{
	(void)state;
	struct audited x = audited_new(
		NULL, NULL, "指標,目標値（令和6年度）,令和3年度実績,令和4年度実績,達成率\n甲,200,90,150,75.0\n");
	assert_int_equal(x.table->rows.n, 2);
	assert_string_equal(found(&x), "");
	assert_int_equal(x.audit->checked[PUBLISHED_RATE], 1);
	town_free(&x.town);
}

static void words_that_are_no_figures_are_passed_over(void **state)
{
	(void)state;
	struct audited x = audited_new(
		NULL, NULL, "指標,目標値,実績値,達成率,評価\n甲,10,－,－,Z\n乙,増加,5,50.0,\n丙,10,未集計,90.0,達成\n");
	assert_string_equal(found(&x), "");
	assert_int_equal(x.audit->checked[PUBLISHED_RATE], 0);
	assert_int_equal(x.audit->gaps.n, 5);
	assert_int_equal(x.audit->words.n, 1);
	town_free(&x.town);
}

static void bad_tables(void **state)
{
	(void)state;
	static const struct {
		const char *table, *rule;
	} v[] = {
		{"年度,備考\n2021,あ\n", "missing-column"},
		{"指標,達成率\n甲,12..5\n", "bad-number"},
		{"指標,年度,達成率\n甲,来年,90\n", "bad-date"},
		{"指標,達成率\n甲,90\n甲,91\n", "contradictory-rows"},
		{"指標,達成率\n", "empty-results"},
		{"ID,達成率\nusers,90件\n", "unit-mismatch"},
	};
	for (size_t k = 0; k < sizeof v / sizeof *v; k++) {
		struct audited x = audited_new(PLAN USERS, NULL, v[k].table);
		const struct diag *first = NULL;
		for (size_t d = x.town.diags.items.n; d > 0; d--)
			if (x.town.diags.items.v[d - 1]->severity == DIAG_ERROR)
				first = x.town.diags.items.v[d - 1];
		assert_non_null(first);
		assert_string_equal(str_z(x.town.arena, first->rule), v[k].rule);
		town_free(&x.town);
	}
}

static void the_same_row_again_counts_once(void **state)
{
	(void)state;
	struct audited x = audited_new(NULL, NULL, "指標,目標値,実績値,達成率\n甲,10,9,90\n甲,10,9,90\n");
	assert_int_equal(x.table->rows.n, 1);
	town_free(&x.town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alone),
		cmocka_unit_test(against_the_plan),
		cmocka_unit_test(several_years_side_by_side),
		cmocka_unit_test(a_later_goal_serves_the_years_before),
		cmocka_unit_test(words_that_are_no_figures_are_passed_over),
		cmocka_unit_test(bad_tables),
		cmocka_unit_test(the_same_row_again_counts_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
