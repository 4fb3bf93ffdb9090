#include "town.h"

#include "eval/verdict.h"
#include "read/text.h"
#include "view/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct source *text_source(struct town *t, struct str name, struct str bytes)
{
	struct source *s = read_text(t->arena, name, bytes, TEXT_AUTO, NULL, &t->diags);
	assert_non_null(s);
	return s;
}

static void read_plan(struct town *t, struct str name, struct str bytes)
{
	struct source *s = text_source(t, name, bytes);
	struct node *root = read_yaml(t->arena, s, NULL, &t->diags);
	assert_non_null(root);
	t->plan = plan_read(t->arena, s, root, &t->diags);
	assert_non_null(t->plan);
	t->results = results_new(t->arena, t->plan);
}

static void read_results(struct town *t, struct str name, struct str bytes)
{
	results_read(t->results, text_source(t, name, bytes), NULL, &t->diags);
}

/* Outcomes alone are those of the whole evaluation. */
static void compare_outcomes(const struct town *t, struct date as_of)
{
	const struct evaluation *e = t->evaluation;
	const struct evaluation *alone = evaluate_outcomes(t->arena, t->plan, t->results, e->from, e->to, as_of);
	size_t n = (size_t)(e->to - e->from + 1) * t->plan->item_count;
	for (size_t k = 0; k < n; k++) {
		assert_int_equal(alone->result[k].outcome, e->result[k].outcome);
		assert_int_equal(alone->result[k].actual.known, e->result[k].actual.known);
	}
}

static void finish(struct town *t, const char *as_of)
{
	struct period day = {.last = {9999, 12, 31}};
	if (as_of)
		assert_int_equal(period_parse(t->arena, str_of(as_of), PERIOD_NONE, 4, &day), PERIOD_OK);
	results_finish(t->results, &t->diags);
	t->evaluation = evaluate(t->arena, t->plan, t->results, t->plan->from, t->plan->to, day.last);
	compare_outcomes(t, day.last);
}

static struct town empty_town(void)
{
	struct town t = {.arena = arena_new(NULL, NULL)};
	t.diags = diag_list_new(t.arena);
	return t;
}

struct town town_new(const char *plan, const char *results, const char *as_of)
{
	struct town t = empty_town();
	read_plan(&t, STR("plan.yaml"), str_of(plan));
	if (results)
		read_results(&t, STR("results.csv"), str_of(results));
	finish(&t, as_of);
	return t;
}

static struct str slurp(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	long size = ftell(f);
	assert_true(size >= 0);
	rewind(f);
	char *p = ARENA_ARRAY(a, char, (size_t)size + 1);
	assert_int_equal(fread(p, 1, (size_t)size, f), (size_t)size);
	fclose(f);
	return (struct str){p, (size_t)size};
}

struct town town_read(const char *plan, const char *const *results, size_t n)
{
	struct town t = empty_town();
	read_plan(&t, str_of(plan), slurp(t.arena, plan));
	for (size_t k = 0; k < n; k++)
		read_results(&t, str_of(results[k]), slurp(t.arena, results[k]));
	finish(&t, NULL);
	return t;
}

void town_free(struct town *t)
{
	arena_free(t->arena);
}

struct str town_result(struct town *t, const char *id, int year)
{
	struct item *i = plan_item(t->plan, str_of(id));
	assert_non_null(i);
	const struct result *r = evaluation_result(t->evaluation, i, year);
	struct view_value target = view_target(t->arena, r), actual = view_actual(t->arena, i, &r->actual);
	struct view_value rate = view_rate(t->arena, &r->rate);
	bool none = target.kind == VIEW_NONE || target.op == TARGET_NONE;
	struct str part[] = {
		str_of(outcome_names[r->outcome]),
		STR(" target="),
		none || i->scale ? STR("") : str_of(target_op_sign(target.op)),
		none ? STR("-") : target.text,
		STR(" actual="),
		actual.marks & QUANTITY_ABOUT ? STR("about ") : STR(""),
		actual.kind == VIEW_NONE ? STR("-") : actual.text,
		STR(" rate="),
		rate.kind == VIEW_NONE ? STR("-") : rate.number,
	};
	return str_join(t->arena, part, sizeof part / sizeof *part, STR(""));
}
