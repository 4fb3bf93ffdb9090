/* Tables of several plans: whose each row is, and that a hand is read as the rows would be in a file of their own. */
#include "model/deal.h"

#include "../support/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

static struct arena *a;
static struct diag_list diags, heads;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	diags = diag_list_new(a);
	heads = diag_list_new(a);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct deal *deal_of(const char *text)
{
	struct source *s = source_new(a, STR("all.csv"), str_of(text));
	return results_deal(a, s, (struct results_part){1, 1}, NULL, NULL, &diags);
}

static struct plan *plan_of(const char *id)
{
	static const char rest[] =
		"\ntitle: x\nperiod: {from: 2019, to: 2022}\npolicies: [{title: p, measures: [{title: m, "
		"indicators: [{id: n, title: n, targets: {2022: 5}}]}]}]\n";
	struct str part[] = {STR("id: "), str_of(id), str_of(rest)};
	struct source *s = source_new(a, STR("plan.yaml"), str_join(a, part, 3, STR("")));
	struct node *root = read_yaml(a, s, NULL, &diags);
	struct plan *p = plan_read(a, s, root, &diags);
	assert_int_equal(diags.count[DIAG_ERROR], 0);
	return p;
}

/* "plan rows first-line+first-line …" of each hand. */
static struct str hands(const struct deal *d)
{
	struct buf out = buf_new(a);
	for (size_t i = 0; i < d->hands.n; i++) {
		const struct deal_hand *h = d->hands.v[i];
		buf_printf(&out, "%s%.*s %zu", i ? "; " : "", STR_ARG(h->plan), h->rows);
		for (size_t k = 0; k < h->stretches.n; k++)
			buf_printf(&out, " %zu", h->stretches.v[k].line);
	}
	return buf_str(&out);
}

static void assert_hands(const struct deal *d, const char *want)
{
	struct str have = hands(d);
	if (!str_eq(have, str_of(want)))
		fail_msg("have \"%.*s\", want \"%s\"", STR_ARG(have), want);
}

static void rows_go_to_the_plan_they_name(void **state)
{
	(void)state;
	struct deal *d = deal_of("plan,id,period,value\na,n,FY2021,1\na,n,FY2022,2\nb,n,FY2022,3\n\na,n,FY2020,4\n");
	assert_true(d->by_plan);
	assert_hands(d, "a 3 2 6; b 1 4");
	assert_ptr_equal(deal_hand(d, STR("b")), d->hands.v[1]);
	assert_null(deal_hand(d, STR("c")));
}

static void quoted_rows_go_over_lines(void **state)
{
	(void)state;
	struct deal *d = deal_of("\"計画\",ID,年度,値,備考\r\n\"a\"\"x\",n,2022,1,\"two\r\nlines\"\r\nb,n,2022,2,\r\n");
	assert_hands(d, "a\"x 1 2; b 1 4");
}

static void titles_and_footnotes_are_nobodys(void **state)
{
	(void)state;
	struct deal *d =
		deal_of("results\nplan\tid\tperiod\tvalue\na\tn\tFY2022\t1\n※ remark\t\t\t\na\tn\tFY2021\t1\n");
	assert_hands(d, "a 2 3 5");
	assert_int_equal(d->titles, 1);
	assert_int_equal(d->footnotes, 1);
}

static void rows_may_not_say(void **state)
{
	(void)state;
	struct deal *d = deal_of("id,period,value,plan\nn,FY2022,1,a\nn,FY2021,1, \nn,FY2020\n");
	assert_hands(d, "a 1 2;  2 3");
	assert_int_equal(d->hands.v[1]->first.start, 34);
}

static void other_tables_are_not_dealt(void **state)
{
	(void)state;
	assert_false(deal_of("id,period,value\nn,FY2022,1\n")->by_plan);
	/* A title of that word is no header. */
	assert_false(deal_of("計画\nid,period,value\nn,FY2022,1\n")->by_plan);
	assert_false(deal_of("")->by_plan);
	assert_null(deal_of("plan,id,period,value\na,\"n,FY2022,1\n"));
}

/* The observations of a plan as "value@line:column". */
static struct str read_hand(const struct deal *d, const char *id)
{
	struct results *r = results_new(a, plan_of(id));
	struct buf out = buf_new(a);
	assert_true(results_read_hand(r, d, deal_hand(d, str_of(id)), NULL, &heads, &diags));
	results_finish(r, &diags);
	for (size_t i = 0; i < r->all.n; i++) {
		struct span at = observation_value_at(r->all.v[i]);
		struct place p = source_place(at.source, at.start);
		buf_printf(&out, "%.*s@%zu:%zu ", STR_ARG(rat_exact(a, r->all.v[i]->quantity.value, 0)), p.line,
			   p.column);
		assert_int_equal(r->all.v[i]->line, p.line);
	}
	buf_printf(&out, "rows %zu", r->files.v[0]->rows);
	return buf_str(&out);
}

static void a_hand_keeps_the_places_of_the_file(void **state)
{
	(void)state;
	struct deal *d = deal_of("title\nplan,id,period,value\na,n,FY2021,1\nb,n,FY2022,\"2\"\na,n,FY2022,3\n");
	assert_true(str_eq(read_hand(d, "a"), STR("1@3:12 3@5:12 rows 2")));
	assert_true(str_eq(read_hand(d, "b"), STR("2@4:12 rows 1")));
}

static void faults_are_told_apart(void **state)
{
	(void)state;
	struct deal *d = deal_of("plan,id,period,value,valeu\na,m,FY2021,1,\nb,n,FY2022,2,\n");
	struct results *r = results_new(a, plan_of("a"));
	assert_true(results_read_hand(r, d, deal_hand(d, STR("a")), NULL, &heads, &diags));
	assert_int_equal(heads.items.n, 1);
	assert_string_equal(heads.items.v[0]->rule.p, "unknown-column");
	assert_int_equal(diags.items.n, 1);
	assert_string_equal(diags.items.v[0]->rule.p, "unknown-id");
	assert_int_equal(r->files.v[0]->refused, 1);
}

static uint32_t next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* A large table with what makes it hard to cut: line ends and quotes in quotes, long fields, every kind of line end. */
static const char *large_table(uint32_t *seed, bool faulty)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	struct buf out = buf_new(a);
	const char *end = ends[next(seed) % 3];
	buf_printf(&out, "plan,id,period,value,note%s", end);
	while (out.n < 12 * SOURCE_BLOCK) {
		size_t kind = next(seed) % 40;
		if (kind == 0)
			buf_printf(&out, "※ remark,,,,%s", end);
		buf_printf(&out, "%c,n,FY2022,%u,", (char)('a' + next(seed) % 3), (unsigned)(next(seed) % 100));
		if (kind < 10)
			buf_printf(&out, "\"one%s\"\"two\"\", three%s\"", end, kind == 1 ? "\n\n" : "");
		if (kind == 11) {
			buf_add_c(&out, '"');
			for (size_t n = next(seed) % (3 * SOURCE_BLOCK); n > 0; n--)
				buf_add_c(&out, n % 50 == 0 ? '\n' : 'x');
			buf_add_c(&out, '"');
		}
		buf_add_z(&out, end);
		if (faulty && next(seed) % 500 == 0)
			buf_add_z(&out, next(seed) % 2 ? "a,n,FY\"2022,1,\n" : "a,n,\"FY2022,1,\n");
	}
	return str_z(a, buf_str(&out));
}

static bool add_place(void *arg, const struct record *r)
{
	buf_printf(arg, " %zu@%zu", r->start, r->line);
	return true;
}

/* Each row of each hand with its line. */
static struct str rows_of(const struct deal *d)
{
	struct buf out = buf_new(a);
	for (size_t i = 0; i < d->hands.n; i++) {
		const struct deal_hand *h = d->hands.v[i];
		buf_printf(&out, "\n%.*s %zu %zu:", STR_ARG(h->plan), h->rows, h->first.start);
		for (size_t k = 0; k < h->stretches.n; k++) {
			const struct deal_stretch *s = &h->stretches.v[k];
			buf_printf(&out, " [%zu-%zu]", s->start, s->end);
			struct csv_part part = {
				.start = s->start, .end = s->end, .line = s->line, .separator = d->separator};
			assert_true(read_csv_part(a, d->source, &part, NULL, add_place, &out, &diags));
		}
	}
	buf_printf(&out, "\n%zu", d->footnotes);
	return buf_str(&out);
}

static void parts_are_cut_between_records(void **state)
{
	(void)state;
	for (uint32_t round = 0, seed = 1; round < 24; round++) {
		struct arena_mark mark = arena_mark(a);
		const char *text = large_table(&seed, round % 2 == 1);
		struct diag_list found[2] = {diag_list_new(a), diag_list_new(a)};
		struct deal *d[2];
		for (size_t i = 0; i < 2; i++) {
			struct deal_work work = {.jobs = i == 0 ? 1 : 3, .bytes = i == 0 ? 0 : 1};
			struct source *s = source_new(a, STR("all.csv"), str_of(text));
			d[i] = results_deal(a, s, (struct results_part){1, 1}, NULL, &work, &found[i]);
		}
		assert_int_equal(found[0].items.n, found[1].items.n);
		assert_int_equal(d[0] == NULL, d[1] == NULL);
		for (size_t i = 0; i < found[0].items.n; i++) {
			const struct diag *x = found[0].items.v[i], *y = found[1].items.v[i];
			assert_true(str_eq(msg_text(a, x->text, NULL), msg_text(a, y->text, NULL)));
			assert_int_equal(x->at.start, y->at.start);
		}
		if (d[0])
			assert_true(str_eq(rows_of(d[0]), rows_of(d[1])));
		arena_rewind(a, mark);
		diags = diag_list_new(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rows_go_to_the_plan_they_name, begin, end),
		cmocka_unit_test_setup_teardown(quoted_rows_go_over_lines, begin, end),
		cmocka_unit_test_setup_teardown(titles_and_footnotes_are_nobodys, begin, end),
		cmocka_unit_test_setup_teardown(rows_may_not_say, begin, end),
		cmocka_unit_test_setup_teardown(other_tables_are_not_dealt, begin, end),
		cmocka_unit_test_setup_teardown(a_hand_keeps_the_places_of_the_file, begin, end),
		cmocka_unit_test_setup_teardown(faults_are_told_apart, begin, end),
		cmocka_unit_test_setup_teardown(parts_are_cut_between_records, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
