#include "ratings.h"

#include "findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_silent(struct arena *a, const struct diag_list *diags)
{
	assert_string_equal(str_z(a, findings_text(a, diags)), "");
}

static struct plan *read_plan(struct arena *a, const char *rating, const char *items, struct diag_list *diags)
{
	struct str p[] = {
		STR("title: 計画\nperiod: {from: 2016, to: 2020}\nrating: "),
		str_of(rating),
		STR("\npolicies:\n- title: 方針\n  measures:\n  - title: 施策\n    "),
		str_of(items),
	};
	struct source *source = source_new(a, STR("plan.yaml"), str_join(a, p, 4, STR("")));
	struct node *root = read_yaml(a, source, NULL, diags);
	assert_silent(a, diags);
	struct plan *plan = plan_read(a, source, root, diags);
	assert_non_null(plan);
	struct binder b = {.arena = a, .diags = diags, .start_month = plan->start_month};
	struct scheme_set *set = ARENA_NEW(a, struct scheme_set);
	*set = scheme_set_read(&b, plan, NULL);
	plan->schemes = set;
	return plan;
}

const struct evaluation *ratings_evaluate_as_of(struct arena *a, const char *rating, const char *items,
						const char *rows, int year, struct date as_of)
{
	struct diag_list diags = diag_list_new(a);
	struct plan *plan = read_plan(a, rating, items, &diags);
	struct str table[] = {STR("id,fiscal-year,value\n"), str_of(rows)};
	struct results *r = results_new(a, plan);
	results_read(r, source_new(a, STR("r.csv"), str_join(a, table, 2, STR(""))), NULL, &diags);
	results_finish(r, &diags);
	assert_silent(a, &diags);
	return evaluate(a, plan, r, year, year, as_of);
}

const struct evaluation *ratings_evaluate(struct arena *a, const char *rating, const char *items, const char *rows,
					  int year)
{
	return ratings_evaluate_as_of(a, rating, items, rows, year, fiscal_year(year, 4).last);
}

const char *ratings_text(struct arena *a, const struct evaluation *e, const char *id, int year)
{
	const struct item *i = plan_item(e->plan, str_of(id));
	assert_non_null(i);
	const struct result *res = evaluation_result(e, i, year);
	assert_true(res->rating_count > 0);
	const struct rating *r = &res->rating[0];
	struct str part[] = {r->grade ? r->grade->id.s : STR("unrated: "), STR(""), STR("")};
	if (r->grade) {
		part[1] = r->rule->remark.s;
	} else {
		struct str about[] = {r->about, STR(": ")};
		part[1] = r->about.n ? str_join(a, about, 2, STR("")) : STR("");
		part[2] = msg_text(a, r->why_not, NULL);
	}
	return str_z(a, str_join(a, part, 3, STR("")));
}
