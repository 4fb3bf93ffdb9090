/* Partial evaluations: what is joined is what was read, and what was cut off, altered or made up is refused. */
#include "model/partial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

static const char plan_yaml[] =
	"id: town\ntitle: 計画\nperiod: {from: 2019, to: 2022}\nscales: {s: {levels: [低, 高]}}\n"
	"results: {missing: {欠: unknown}}\n"
	"policies: [{title: p, measures: [{title: m, indicators: ["
	"{id: n, title: n, unit: 千円, aggregate: sum, targets: {2022: 5}}, {id: l, title: l, scale: s, targets: "
	"{2022: 高}}]}]}]\n";
static const char *const tables[] = {
	"id,period,value,qualifier,comparison,department,note,source,other\n"
	"n,2022-05-31,\"1,234.50\",約 累計,,課,\"two\tparts\\n\",出典,x\n"
	"n,2022-06,1234567円,,全国,課,,,\n"
	"l,FY2022,高,,,課,,,\n"
	"n,FY2022Q3,欠,,,,,,\n"
	"n,令和3年度,未集計,,,,,,\n",
	"ID,単位,令和3年度,令和4年度\nn,千円,1.5万,▲3\nl,,低,\n",
};

static struct arena *a;
static struct diag_list diags;
static struct plan *plan;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	diags = diag_list_new(a);
	struct source *s = source_new(a, STR("plan.yaml"), str_of(plan_yaml));
	plan = plan_read(a, s, read_yaml(a, s, NULL, &diags), &diags);
	assert_int_equal(diags.count[DIAG_ERROR], 0);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct source *table(size_t i)
{
	return source_new(a, str_format(a, "r%zu.csv", i), str_of(tables[i]));
}

static struct results *read_tables(struct results_part part, size_t from, size_t to)
{
	struct results *r = results_new(a, plan);
	r->part = part;
	for (size_t i = from; i < to; i++)
		assert_true(results_read(r, table(i), NULL, &diags));
	return r;
}

/* The partial of some tables, written. */
static struct str write_partial(struct results_part part, size_t from, size_t to)
{
	struct buf out = buf_new(a);
	partial_begin(&out, STR("plan-eval"), STR("1"), false);
	partial_plan(&out, STR("plan.yaml"), plan, read_tables(part, from, to));
	partial_end(&out);
	return buf_str(&out);
}

static struct partial *read_partial(struct str text)
{
	return partial_read(a, source_new(a, STR("x.part"), text), &diags);
}

/* All that there is of the observations. */
static struct str describe(const struct results *r)
{
	struct buf out = buf_new(a);
	for (size_t i = 0; i < r->files.n; i++) {
		const struct results_file *f = r->files.v[i];
		buf_printf(&out, "%.*s %zu %zu %zu %zu\n", STR_ARG(f->source->name), f->rows, f->read, f->ignored,
			   f->refused);
	}
	for (size_t i = 0; i < r->all.n; i++) {
		const struct observation *o = r->all.v[i];
		const struct quantity *q = &o->quantity;
		struct str number = q->kind == QUANTITY_NUMBER ? rat_exact(a, q->value, 0) : STR("-");
		buf_printf(&out, "%.*s|%.*s|%.*s|%d|%zu|%.*s|", STR_ARG(o->item->id.s), STR_ARG(o->comparison),
			   STR_ARG(period_format(a, o->period, 4)), o->year, o->level, STR_ARG(number));
		buf_printf(&out, "%d|%d|%d|%u|%.*s|%.*s|", q->kind, q->reason, q->scale, q->marks, STR_ARG(q->unit),
			   STR_ARG(q->word));
		buf_printf(&out, "%.*s|%.*s|%.*s|%u|%u|", STR_ARG(o->remark->department), STR_ARG(o->remark->note),
			   STR_ARG(o->remark->origin), (unsigned)o->line, (unsigned)o->field);
		buf_add(&out, observation_text(a, observation_value_at(o)));
		buf_add(&out, span_text(a, observation_value_at(o)));
		buf_add_c(&out, '\n');
	}
	return buf_str(&out);
}

static void assert_joins(const struct str *text, size_t n, const struct results *whole)
{
	const struct partial_section **section = ARENA_ARRAY(a, const struct partial_section *, n);
	struct results *joined = results_new(a, plan);
	for (size_t i = 0; i < n; i++) {
		struct partial *p = read_partial(text[i]);
		assert_non_null(p);
		assert_int_equal(p->section_count, 1);
		section[i] = &p->section[0];
	}
	assert_true(partial_results(joined, section, n, &diags));
	struct str have = describe(joined), want = describe(whole);
	if (!str_eq(have, want))
		fail_msg("have\n%.*s\nwant\n%.*s", STR_ARG(have), STR_ARG(want));
}

static void one_holds_all_that_was_read(void **state)
{
	(void)state;
	struct str all = write_partial((struct results_part){1, 1}, 0, 2);
	assert_joins(&all, 1, read_tables((struct results_part){1, 1}, 0, 2));
}

static void shards_join_in_any_order(void **state)
{
	(void)state;
	struct str shard[] = {write_partial((struct results_part){1, 1}, 1, 2),
			      write_partial((struct results_part){1, 1}, 0, 1)};
	assert_joins(shard, 2, read_tables((struct results_part){1, 1}, 0, 2));
}

static void parts_join_whatever_their_number(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 200; n += n < 12 ? 1 : 47) {
		struct str *part = ARENA_ARRAY(a, struct str, n);
		for (size_t k = 0; k < n; k++)
			part[k] = write_partial((struct results_part){n - k, n}, 0, 2);
		assert_joins(part, n, read_tables((struct results_part){1, 1}, 0, 2));
	}
}

static void what_is_cut_off_or_altered_is_refused(void **state)
{
	(void)state;
	struct str all = write_partial((struct results_part){1, 1}, 0, 2);
	size_t before = diags.count[DIAG_ERROR];
	for (size_t n = 0; n < all.n; n++)
		assert_null(read_partial(str_slice(all, 0, n)));
	for (size_t i = 0; i < all.n; i++) {
		struct str copy = str_dup(a, all);
		((char *)(uintptr_t)copy.p)[i] ^= 1;
		assert_null(read_partial(copy));
	}
	assert_int_equal(diags.count[DIAG_ERROR] - before, 2 * all.n);
}

/* One with a field replaced, and a sum that fits. */
static struct str replace_field(struct str all, size_t at, const char *by)
{
	struct buf out = buf_new(a);
	struct str rest = str_slice(all, at, all.n);
	size_t n = 0;
	while (n < rest.n && rest.p[n] != '\t' && rest.p[n] != '\n')
		n++;
	buf_add(&out, str_slice(all, 0, at));
	buf_add_z(&out, by);
	buf_add(&out, str_slice(rest, n, rest.n - n - 21));
	partial_end(&out);
	return buf_str(&out);
}

/* Whatever stands in it, it is refused or read, and nothing worse. */
static void what_is_made_up_does_no_harm(void **state)
{
	(void)state;
	static const char *const by[] = {"", "-", "0", "1", "7", "-1", "18446744073709551615", "1/0", "2-2-2", "x"};
	struct str all = write_partial((struct results_part){1, 1}, 0, 2);
	for (size_t i = 0; i + 21 < all.n; i++) {
		if (i > 0 && all.p[i - 1] != '\t' && all.p[i - 1] != '\n')
			continue;
		for (size_t k = 0; k < sizeof by / sizeof *by; k++) {
			struct arena_mark mark = arena_mark(a);
			diags = diag_list_new(a);
			struct partial *p = read_partial(replace_field(all, i, by[k]));
			struct results *r = results_new(a, plan);
			const struct partial_section *section = p && p->section_count ? &p->section[0] : NULL;
			if (section && partial_results(r, &section, 1, &diags)) {
				results_finish(r, &diags);
				describe(r);
			}
			arena_rewind(a, mark);
		}
	}
}

static void what_is_twice_or_missing_is_refused(void **state)
{
	(void)state;
	struct partial *p = read_partial(write_partial((struct results_part){1, 2}, 0, 1));
	struct partial *q = read_partial(write_partial((struct results_part){2, 3}, 0, 1));
	size_t before = diags.count[DIAG_ERROR];
	const struct partial_section *twice[] = {&p->section[0], &p->section[0]};
	const struct partial_section *other[] = {&p->section[0], &q->section[0]};
	assert_false(partial_results(results_new(a, plan), twice, 2, &diags));
	assert_false(partial_results(results_new(a, plan), twice, 1, &diags));
	assert_false(partial_results(results_new(a, plan), other, 2, &diags));
	assert_int_equal(diags.count[DIAG_ERROR] - before, 3);
	/* Each of them can be the one that is missing. */
	for (size_t missing = 1; missing <= 3; missing++) {
		const struct partial_section *rest[2];
		for (size_t k = 1, n = 0; k <= 3; k++)
			if (k != missing)
				rest[n++] = &read_partial(write_partial((struct results_part){k, 3}, 0, 1))->section[0];
		assert_false(partial_results(results_new(a, plan), rest, 2, &diags));
		assert_string_equal(
			str_z(a, msg_text(a, diags.items.v[diags.items.n - 1]->text, NULL)),
			str_z(a, str_format(a, "part %zu of 3 of \"r0.csv\" is in no partial evaluation", missing)));
	}
}

/* A partial of one section: what stands in it, and a sum that fits. */
static struct partial *read_made_up(const char *body)
{
	struct buf out = buf_new(a);
	buf_add_z(&out, "plan-eval-partial\t1\tone\tplan-eval 1\n");
	buf_add_z(&out, body);
	partial_end(&out);
	return read_partial(buf_str(&out));
}

#define SECTION "plan\tread\t0000000000000001\ttown\tplan.yaml\n"
#define TABLE	"table\t0000000000000002\t1\t1\tx.csv\n"

static void what_has_no_place_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		bool good;
	} v[] = {
		{SECTION TABLE "h\t3\ttown\n", true},
		{SECTION TABLE "h\tx\ttown\n", false},
		{SECTION "table\tx\t1\t1\tx.csv\n", false},
		{SECTION "table\t0000000000000002\tx\t1\tx.csv\n", false},
		{SECTION "table\t0000000000000002\t1\tx\tx.csv\n", false},
		{SECTION "table\t0000000000000002\t0\t1\tx.csv\n", false},
		{SECTION "table\t0000000000000002\t2\t1\tx.csv\n", false},
		{SECTION TABLE "t\ttext\n", false},
		{"h\t3\ttown\n", false},
		{"t\ttext\n", false},
		{SECTION "plan\tread\tx\ttown\tplan.yaml\n", false},
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		if ((read_made_up(v[i].body) != NULL) != v[i].good)
			fail_msg("%s", v[i].body);
	}
}

static void parts_of_a_shared_table_are_all_there(void **state)
{
	(void)state;
	struct partial *p = read_made_up(SECTION "table\t0000000000000002\t1\t2\tx.csv\n");
	struct partial *q = read_made_up(SECTION "table\t0000000000000002\t2\t2\tx.csv\n");
	struct partial *other = read_made_up(SECTION "table\t0000000000000003\t2\t2\tx.csv\n");
	const struct partial_section *both[] = {&p->section[0], &q->section[0]};
	const struct partial_section *apart[] = {&p->section[0], &other->section[0]};
	size_t before = diags.count[DIAG_ERROR];
	assert_true(partial_results(results_new(a, plan), both, 2, &diags));
	assert_false(partial_results(results_new(a, plan), both, 1, &diags));
	assert_false(partial_results(results_new(a, plan), apart, 2, &diags));
	assert_int_equal(diags.count[DIAG_ERROR] - before, 2);
	assert_string_equal(str_z(a, msg_text(a, diags.items.v[before]->text, NULL)),
			    "part 2 of 2 of \"x.csv\" is in no partial evaluation");
}

/* What no decimal holds, lines in cells and names of files come back as they were. */
static void all_that_a_cell_holds_comes_back(void **state)
{
	(void)state;
	static const char text[] = "id,period,note,value\n"
				   "n,2022-05,\"a\nb\tc\\d\",-1.5千円\n"
				   "n,2022-06,\"a\r\nb\rc\",12億円\n";
	struct results *whole = results_new(a, plan);
	assert_true(results_read(whole, source_new(a, STR("a\\b\tc\n\r.csv"), str_of(text)), NULL, &diags));
	assert_int_equal(whole->all.n, 2);
	struct buf out = buf_new(a);
	partial_begin(&out, STR("plan-eval"), STR("1"), false);
	partial_plan(&out, STR("plan.yaml"), plan, whole);
	partial_end(&out);
	struct str all = buf_str(&out);
	struct partial *p = read_partial(all);
	const struct partial_section *section = &p->section[0];
	struct results *joined = results_new(a, plan);
	assert_true(partial_results(joined, &section, 1, &diags));
	for (size_t i = 0; i < 2; i++) {
		struct place x = source_place(whole->files.v[0]->source, observation_value_at(whole->all.v[i]).start);
		struct place y = source_place(joined->files.v[0]->source, observation_value_at(joined->all.v[i]).start);
		assert_int_equal(x.line, y.line);
		assert_int_equal(x.column, y.column);
		assert_true(str_eq(whole->all.v[i]->remark->note, joined->all.v[i]->remark->note));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(one_holds_all_that_was_read, begin, end),
		cmocka_unit_test_setup_teardown(shards_join_in_any_order, begin, end),
		cmocka_unit_test_setup_teardown(parts_join_whatever_their_number, begin, end),
		cmocka_unit_test_setup_teardown(what_is_cut_off_or_altered_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(what_is_made_up_does_no_harm, begin, end),
		cmocka_unit_test_setup_teardown(what_is_twice_or_missing_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(what_has_no_place_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(parts_of_a_shared_table_are_all_there, begin, end),
		cmocka_unit_test_setup_teardown(all_that_a_cell_holds_comes_back, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
