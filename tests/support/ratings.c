#include "ratings.h"

#include "eval/rating.h"
#include "findings.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void assert_silent(struct arena *a, const struct diag_list *diags)
{
	assert_string_equal(str_z(a, findings_text(a, diags)), "");
}

/* Files that a plan names are read from the working directory. */
static struct source *open_file(void *arg, struct str path, struct span at)
{
	struct arena *a = arg;
	struct buf text = buf_new(a);
	FILE *f = fopen(str_z(a, path), "r");
	int c;
	(void)at;
	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_add_c(&text, (char)c);
	assert_int_equal(fclose(f), 0);
	return source_new(a, path, buf_str(&text));
}

static struct plan *read_plan(struct arena *a, const char *rating, const char *items, struct diag_list *diags)
{
	struct str p[] = {
		STR("title: 計画\nperiod: {from: 2016, to: 2020}\nrating: "),
		str_of(rating),
		STR("\npolicies:\n- title: 方針\n  measures:\n  - id: m\n    title: 施策\n    "),
		str_of(items),
	};
	struct source *source = source_new(a, STR("plan.yaml"), str_join(a, p, 4, STR("")));
	struct node *root = read_yaml(a, source, NULL, diags);
	assert_silent(a, diags);
	struct plan *plan = plan_read(a, source, root, diags);
	assert_non_null(plan);
	struct binder b = {.arena = a, .diags = diags, .start_month = plan->start_month};
	struct scheme_set *set = ARENA_NEW(a, struct scheme_set);
	struct scheme_files files = {open_file, a};
	*set = scheme_set_read(&b, plan, &files);
	assert_silent(a, diags);
	plan->schemes = set;
	return plan;
}

const struct evaluation *ratings_evaluate_as_of(struct arena *a, const char *rating, const char *items,
						const char *rows, int year, struct date as_of)
{
	struct diag_list diags = diag_list_new(a);
	struct plan *plan = read_plan(a, rating, items, &diags);
	const char *head = strncmp(rows, "id,", 3) == 0 ? "" : "id,fiscal-year,value\n";
	struct str table[] = {str_of(head), str_of(rows)};
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

const char *ratings_items(struct arena *a, const char *keys)
{
	if (keys[0] != '{')
		return keys;
	return str_z(a, str_format(a, "indicators: [{id: x, title: X%s%s]", keys[1] == '}' ? "" : ", ", keys + 1));
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
		part[1] = r->remark ? r->remark->s : STR("");
	} else {
		struct str about[] = {r->about, STR(": ")};
		part[1] = r->about.n ? str_join(a, about, 2, STR("")) : STR("");
		part[2] = msg_text(a, r->why_not, NULL);
	}
	return str_z(a, str_join(a, part, 3, STR("")));
}

const char *ratings_sum_text(struct arena *a, const struct evaluation *e, bool whole_plan, int year)
{
	struct roll_up_query q = {.group = whole_plan ? NULL : &e->plan->policy[0].child[0], .year = year};
	struct roll_up_sum sum = roll_up(a, e, rating_scheme(e->plan, year, 0), &q);
	return sum.grade ? str_z(a, sum.grade->id.s) : "unrated";
}

static const char *grade_of(struct arena *a, const struct evaluation *e, const struct ratings_bound *b)
{
	if (strncmp(b->grade, "sum ", 4) == 0)
		return str_z(a, str_format(a, "sum %s", ratings_sum_text(a, e, false, b->year)));
	if (strncmp(b->grade, "plan ", 5) == 0)
		return str_z(a, str_format(a, "plan %s", ratings_sum_text(a, e, true, b->year)));
	return ratings_text(a, e, "x", b->year);
}

bool ratings_hold(const struct ratings_bound *b, const char *rating)
{
	struct arena *a = arena_new(NULL, NULL);
	const struct evaluation *e = ratings_evaluate(a, rating, ratings_items(a, b->keys), b->rows, b->year);
	const char *have = grade_of(a, e, b);
	bool same = strcmp(have, b->grade) == 0;

	if (!same)
		print_error("%s %s %s\thave %s, want %s\n", b->scheme, b->keys, b->rows, have, b->grade);
	arena_free(a);
	return same;
}
