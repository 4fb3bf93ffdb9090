/* CSV: records and fields, their places, and what is said of files that are no CSV. */
#include "read/csv.h"

#include "../support/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena *a;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void assert_str(struct str have, struct str want)
{
	if (!str_eq(have, want))
		fail_msg("have \"%.*s\"\nwant \"%.*s\"", STR_ARG(have), STR_ARG(want));
}

/* What is read, as text: a line "LINE|field|field|" for each record, with the places of the fields if wanted. */
struct listing {
	struct buf text;
	bool places;
	size_t records, most; /* most 0: all */
};

static bool add_record(void *arg, const struct record *r)
{
	struct listing *l = arg;

	buf_printf(&l->text, "%zu|", r->line);
	for (size_t i = 0; i < r->n; i++) {
		buf_add(&l->text, r->field[i]);
		if (l->places) {
			buf_add_c(&l->text, '@');
			buf_add(&l->text, findings_span(a, record_field_span(r, i)));
		}
		buf_add_c(&l->text, '|');
	}
	buf_add_c(&l->text, '\n');
	return ++l->records != l->most;
}

static struct str listed(struct str csv, bool places)
{
	struct listing l = {.text = buf_new(a), .places = places};
	struct diag_list diags = diag_list_new(a);
	bool ok = read_csv(a, source_new(a, STR("x.csv"), csv), NULL, add_record, &l, &diags);

	assert_str(findings_text(a, &diags), STR(""));
	assert_true(ok);
	return buf_str(&l.text);
}

static void assert_read(struct str csv, struct str want)
{
	assert_str(listed(csv, false), want);
}

static void assert_places(struct str csv, struct str want)
{
	assert_str(listed(csv, true), want);
}

/* Refused with `finding`, its help left out, after the records of `before`. */
static void assert_refused(struct str csv, const struct read_limits *limits, struct str before, struct str finding)
{
	struct listing l = {.text = buf_new(a)};
	struct diag_list diags = diag_list_new(a);
	struct diag *d;

	assert_false(read_csv(a, source_new(a, STR("x.csv"), csv), limits, add_record, &l, &diags));
	assert_int_equal(diags.items.n, 1);
	d = diags.items.v[0];
	assert_int_equal(d->severity, DIAG_ERROR);
	assert_true(d->help.id != NULL || !str_eq(d->rule, STR("csv-quote")));
	d->help = (struct msg){0};
	assert_str(findings_text(a, &diags), finding);
	assert_str(buf_str(&l.text), before);
}

static void fields_are_read_as_they_stand(void **state)
{
	(void)state;

	assert_read(STR("id,値,注\na,1,\n b , 2 ,\t\n,,x"), STR("1|id|値|注|\n2|a|1||\n3| b | 2 |\t|\n4|||x|\n"));
	assert_read(STR("id\na\n"), STR("1|id|\n2|a|\n"));
	assert_read(STR("a,b\nc\nd,e,f\n"), STR("1|a|b|\n2|c|\n3|d|e|f|\n"));
	assert_read(STR(""), STR(""));
}

static void quoted_fields_are_unquoted(void **state)
{
	(void)state;

	assert_read(STR("a,\"二,三\",\"x\"\"y\"\n\"\"\"\",\"\",\" z \"\n\"\"\"a\"\"\",\"\"\"\"\"\",b\n"),
		    STR("1|a|二,三|x\"y|\n2|\"|| z |\n3|\"a\"|\"\"|b|\n"));
	assert_read(STR("a,\"複数\n行\",b\nc,\"\r\n\",d\n\"e\rf\"\ng,\"h\""),
		    STR("1|a|複数\n行|b|\n3|c|\r\n|d|\n5|e\rf|\n7|g|h|\n"));
	assert_read(STR("\"a\",\n,\"b\"\n\"c\"\n"), STR("1|a||\n2||b|\n3|c|\n"));
}

static void lines_end_in_every_way(void **state)
{
	(void)state;

	assert_read(STR("a,1\r\nb,2\r\n"), STR("1|a|1|\n2|b|2|\n"));
	assert_read(STR("a,1\rb,2\r"), STR("1|a|1|\n2|b|2|\n"));
	assert_read(STR("a,1\nb,\"2\"\r\nc,3\rd,\"4\"\r\re,5\n\nf,\"6\"\n\r\ng,7"),
		    STR("1|a|1|\n2|b|2|\n3|c|3|\n4|d|4|\n6|e|5|\n8|f|6|\n10|g|7|\n"));
	assert_read(STR("\"a\r\n\r\nb\"\r\nc"), STR("1|a\r\n\r\nb|\n4|c|\n"));
}

static void blank_records_are_passed_over(void **state)
{
	(void)state;

	assert_read(STR("\n\na,b\n,\n \t,　\n\"\",\" \"\n\nc,d\n\n"), STR("3|a|b|\n8|c|d|\n"));
	assert_read(STR("\n\r\n,,,\r"), STR(""));
}

static void the_first_line_with_one_tells_the_separator(void **state)
{
	(void)state;

	assert_read(STR("id\t値\na,b\t1,000\n"), STR("1|id|値|\n2|a,b|1,000|\n"));
	assert_read(STR("id;値\na;1,5\n"), STR("1|id|値|\n2|a|1,5|\n"));
	assert_read(STR("id,a;b\nx;y,z\n"), STR("1|id|a;b|\n2|x;y|z|\n"));
	assert_read(STR("令和4年度 実績\r\nid\t値\tx,y\n"), STR("1|令和4年度 実績|\n2|id|値|x,y|\n"));
	assert_read(STR("\"a;b;\n;\",c\nd,e\n"), STR("1|a;b;\n;|c|\n3|d|e|\n"));
	assert_read(STR("a\nb\n"), STR("1|a|\n2|b|\n"));
	/* Tabs are neither blanks nor text when they separate. */
	assert_read(STR("a\t\"b\"\t\t\n\t\"c\td\"\t\n"), STR("1|a|b|||\n2||c\td||\n"));
}

static void places_of_fields_are_found_again(void **state)
{
	(void)state;

	assert_places(STR("id,値,注\nあ,\"二,三\",\"x\"\"y\"\n"),
		      STR("1|id@1:1-1:3|値@1:4-1:5|注@1:6-1:7|\n2|あ@2:1-2:2|二,三@2:3-2:8|x\"y@2:9-2:15|\n"));
	assert_places(STR("\n\"複\r\n数\",,\"\",z\r\n"), STR("2|複\r\n数@2:1-3:3|@3:4-3:4|@3:5-3:7|z@3:8-3:9|\n"));
	assert_places(STR("a,\r\"b\","), STR("1|a@1:1-1:2|@1:3-1:3|\n2|b@2:1-2:4|@2:5-2:5|\n"));
}

static bool check_bounds(void *arg, const struct record *r)
{
	struct span past = record_field_span(r, r->n), far = record_field_span(r, 100);

	(void)arg;
	assert_int_equal(r->start, 4);
	assert_int_equal(r->end, 11);
	assert_int_equal(r->separator, ',');
	assert_int_equal(r->n, 3);
	assert_true(past.start == r->end && past.end == r->end);
	assert_true(far.start == r->end && far.end == r->end);
	return true;
}

static void a_record_knows_its_bounds(void **state)
{
	(void)state;
	struct diag_list diags = diag_list_new(a);

	assert_true(
		read_csv(a, source_new(a, STR("x"), STR("\r\n\r\na,\"b\",c\r\n")), NULL, check_bounds, NULL, &diags));
	assert_true(read_csv(a, source_new(a, STR("x"), STR("\n\n\n\nab,cd,e")), NULL, check_bounds, NULL, &diags));
}

static void reading_stops_when_told(void **state)
{
	(void)state;
	struct listing l = {.text = buf_new(a), .most = 2};
	struct diag_list diags = diag_list_new(a);
	struct source *s = source_new(a, STR("x"), STR("a,1\nb,2\nc,3\n\"broken"));

	assert_true(read_csv(a, s, NULL, add_record, &l, &diags));
	assert_str(buf_str(&l.text), STR("1|a|1|\n2|b|2|\n"));
	assert_int_equal(diags.items.n, 0);
}

static void misplaced_quotes_are_refused(void **state)
{
	(void)state;

	assert_refused(STR("あ,い\nう\"え,お\nか\n"), NULL, STR("1|あ|い|\n"),
		       STR("2:2 csv-quote: a quotation mark inside of a field that does not begin with one"));
	assert_refused(STR("a, \"b\"\n"), NULL, STR(""),
		       STR("1:4 csv-quote: a quotation mark inside of a field that does not begin with one"));
	assert_refused(STR("あ,\"い\"う\n"), NULL, STR(""),
		       STR("1:3 csv-quote: this quotation mark is closed in the middle of the field\n"
			   "  1:6 note: the field goes on here"));
	assert_refused(STR("\"a\" ,b\n"), NULL, STR(""),
		       STR("1:1 csv-quote: this quotation mark is closed in the middle of the field\n"
			   "  1:4 note: the field goes on here"));
	assert_refused(STR("a,b\nx,\"1\ny\nz,\"2\",3\n"), NULL, STR("1|a|b|\n"),
		       STR("2:3 csv-quote: this quotation mark is closed in the middle of the field\n"
			   "  4:4 note: the field goes on here"));
	assert_refused(STR("a,\"b\"\n\nc,\"d\ne\n\nf,g"), NULL, STR("1|a|b|\n"),
		       STR("3:3 csv-quote: this quotation mark is never closed"));
	assert_refused(STR("\""), NULL, STR(""), STR("1:1 csv-quote: this quotation mark is never closed"));
	assert_refused(STR("a,\"b\"\"\n"), NULL, STR(""), STR("1:3 csv-quote: this quotation mark is never closed"));
}

static void assert_refused_span(struct str csv, struct str want)
{
	struct listing l = {.text = buf_new(a)};
	struct diag_list diags = diag_list_new(a);

	assert_false(read_csv(a, source_new(a, STR("x.csv"), csv), NULL, add_record, &l, &diags));
	assert_str(findings_span(a, diags.items.v[0]->at), want);
}

static void a_misplaced_quote_is_shown_alone(void **state)
{
	(void)state;

	assert_refused_span(STR("あ,い\nう,\"え\nお"), STR("2:3-2:4"));
	assert_refused_span(STR("a,\"b\"\"\n"), STR("1:3-1:4"));
	assert_refused_span(STR("a,\"い\"う\n"), STR("1:3-1:4"));
	assert_refused_span(STR("a\nう\"え,お\n"), STR("2:2-2:3"));
}

/* `times` copies of `s` between `before` and `after`. */
static struct str stretched(struct str before, struct str s, size_t times, struct str after)
{
	struct buf b = buf_new(a);

	buf_add(&b, before);
	for (size_t i = 0; i < times; i++)
		buf_add(&b, s);
	buf_add(&b, after);
	return buf_str(&b);
}

static void limits_hold_at_their_bound(void **state)
{
	(void)state;
	struct read_limits small = {.field_bytes = 5, .fields = 3, .bytes = 20};
	struct listing l = {.text = buf_new(a)};
	struct diag_list diags = diag_list_new(a);

	assert_true(read_csv(a, source_new(a, STR("x"), STR("12345,あ12,\"123\"\n")), &small, add_record, &l, &diags));
	assert_true(read_csv(a, source_new(a, STR("x"), STR("\"\"\"\"\r\n12345")), &small, add_record, &l, &diags));
	assert_str(buf_str(&l.text), STR("1|12345|あ12|123|\n1|\"|\n2|12345|\n"));
	assert_refused(STR("a\nb,123456\n"), &small, STR("1|a|\n"), STR("2:3 csv-limit: a field of more than 5 bytes"));
	assert_refused(STR("a\nb,\"1234\"\n"), &small, STR("1|a|\n"),
		       STR("2:3 csv-limit: a field of more than 5 bytes"));
	assert_refused(STR("a,b,c\n1,2,3,4\n"), &small, STR("1|a|b|c|\n"),
		       STR("2:7 csv-limit: a record of more than 3 fields"));
	assert_refused(STR("a,b,c\n\"1\",2,3,4\n"), &small, STR("1|a|b|c|\n"),
		       STR("2:9 csv-limit: a record of more than 3 fields"));
	assert_refused(STR("a,b,c\n1,2,3\n4,5,6\n7,8\n"), &small, STR(""),
		       STR("1:1 csv-limit: the file is larger than 20 bytes"));
	/* A quotation mark that is not closed must not swallow the whole file. */
	assert_refused(stretched(STR("a,\"b\nc,\""), STR("x,y\n"), 1000000, STR("")), NULL, STR(""),
		       STR("1:3 csv-quote: this quotation mark is closed in the middle of the field\n"
			   "  2:4 note: the field goes on here"));
	assert_refused(stretched(STR("a,\"b\nc,"), STR("x,y\n"), 1000000, STR("\"\n")), NULL, STR(""),
		       STR("1:3 csv-limit: a field of more than 1048576 bytes"));
	assert_refused(stretched(STR("a,\""), STR("12345678"), 1000000, STR("\"\n")), NULL, STR(""),
		       STR("1:3 csv-limit: a field of more than 1048576 bytes"));
}

static void long_fields_come_whole(void **state)
{
	(void)state;

	/* Longer than what libcsv is given at once, with quotes that fall on every place of it. */
	assert_read(stretched(STR("a,\""), STR("二,\"\"\n"), 100000, STR("\",\"b\"\"\"\n\nc\n")),
		    stretched(STR("1|a|"), STR("二,\"\n"), 100000, STR("|b\"|\n100003|c|\n")));
}

/* A table of pseudo-random cells, written as CSV in pseudo-random ways, and what reading it must give. */
struct table {
	struct buf csv, want;
	unsigned step;
};

static unsigned pick(struct table *t, unsigned n)
{
	t->step = t->step * 1103515245U + 12345U;
	return (t->step >> 16) % n;
}

static void add_cell(struct table *t, size_t *line)
{
	static const char *const pieces[] = {"a", "令和", " ", "\"", ",", "\n", "\r\n", "\t", "12.5", "'"};
	struct buf cell = buf_new(a);
	bool quoted = pick(t, 3) == 0;
	size_t start = t->csv.n;

	for (unsigned i = pick(t, 5); i > 0; i--)
		buf_add_z(&cell, pieces[pick(t, sizeof pieces / sizeof *pieces)]);
	if (str_find(buf_str(&cell), STR("\"")) != SIZE_MAX || str_find(buf_str(&cell), STR(",")) != SIZE_MAX ||
	    str_find(buf_str(&cell), STR("\n")) != SIZE_MAX)
		quoted = true;
	buf_add_z(&t->csv, quoted ? "\"" : "");
	for (size_t i = 0; i < cell.n; i++) {
		buf_add_c(&t->csv, cell.p[i]);
		buf_add_z(&t->csv, cell.p[i] == '"' ? "\"" : "");
		*line += cell.p[i] == '\n';
	}
	buf_add_z(&t->csv, quoted ? "\"" : "");
	buf_add(&t->want, buf_str(&cell));
	buf_printf(&t->want, "@%zu-%zu|", start, t->csv.n);
}

static bool add_offsets(void *arg, const struct record *r)
{
	struct buf *b = arg;

	buf_printf(b, "%zu|", r->line);
	for (size_t i = 0; i < r->n; i++) {
		struct span s = record_field_span(r, i);

		buf_add(b, r->field[i]);
		buf_printf(b, "@%zu-%zu|", s.start, s.end);
	}
	buf_add_c(b, '\n');
	return true;
}

/* The first fields of each record, and whether the others are blank. */
struct first_fields {
	size_t fields;
	struct buf text;
};

static bool add_first(void *arg, const struct record *r)
{
	struct first_fields *f = arg;
	bool blank = record_rest_is_blank(r);

	buf_printf(&f->text, "%zu %zu-%zu|", r->line, r->start, r->end);
	for (size_t i = 0; i < r->n; i++) {
		if (i < f->fields)
			buf_printf(&f->text, "%.*s|", STR_ARG(r->field[i]));
		else
			blank = blank && str_trim(r->field[i]).n == 0;
	}
	buf_add_z(&f->text, blank ? " blank\n" : "\n");
	return true;
}

static void some_fields_are_enough(void **state)
{
	(void)state;
	static const char *const cells[] = {"", " ", "a", "12345678", "令和4年度", "\"x, y\"", "　", "\"\""};

	for (unsigned seed = 1; seed <= 300; seed++) {
		struct table t = {.csv = buf_new(a), .step = seed};
		struct diag_list diags = diag_list_new(a);

		for (unsigned rows = pick(&t, 20); rows > 0; rows--) {
			for (unsigned n = pick(&t, 12); n > 0; n--)
				buf_printf(&t.csv, "%s,", cells[pick(&t, sizeof cells / sizeof *cells)]);
			buf_add_z(&t.csv, "\n");
		}
		struct source *s = source_new(a, STR("x"), buf_str(&t.csv));
		for (size_t fields = 1; fields < 10; fields++) {
			struct first_fields all = {fields, buf_new(a)}, some = {fields, buf_new(a)};
			struct csv_part part = {.end = s->bytes.n, .line = 1, .separator = ','};
			assert_true(read_csv_part(a, s, &part, NULL, add_first, &all, &diags));
			part.fields = fields;
			assert_true(read_csv_part(a, s, &part, NULL, add_first, &some, &diags));
			assert_str(buf_str(&some.text), buf_str(&all.text));
		}
	}
}

static void what_is_written_is_read(void **state)
{
	(void)state;
	static const char *const ends[] = {"\n", "\r\n", "\r"};

	for (unsigned seed = 1; seed <= 300; seed++) {
		struct table t = {.csv = buf_new(a), .want = buf_new(a), .step = seed};
		struct buf have = buf_new(a);
		struct diag_list diags = diag_list_new(a);
		size_t line = 1;

		for (unsigned rows = pick(&t, 20); rows > 0; rows--) {
			buf_printf(&t.want, "%zu|id@%zu-%zu|", line, t.csv.n, t.csv.n + 2);
			buf_add_z(&t.csv, "id");
			for (unsigned cells = 1 + pick(&t, 6); cells > 0; cells--) {
				buf_add_c(&t.csv, ',');
				add_cell(&t, &line);
			}
			buf_add_z(&t.csv, ends[pick(&t, 3)]);
			buf_add_c(&t.want, '\n');
			line++;
		}
		assert_true(read_csv(a, source_new(a, STR("x"), buf_str(&t.csv)), NULL, add_offsets, &have, &diags));
		assert_str(buf_str(&have), buf_str(&t.want));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(fields_are_read_as_they_stand, begin, end),
		cmocka_unit_test_setup_teardown(quoted_fields_are_unquoted, begin, end),
		cmocka_unit_test_setup_teardown(lines_end_in_every_way, begin, end),
		cmocka_unit_test_setup_teardown(blank_records_are_passed_over, begin, end),
		cmocka_unit_test_setup_teardown(the_first_line_with_one_tells_the_separator, begin, end),
		cmocka_unit_test_setup_teardown(places_of_fields_are_found_again, begin, end),
		cmocka_unit_test_setup_teardown(a_record_knows_its_bounds, begin, end),
		cmocka_unit_test_setup_teardown(reading_stops_when_told, begin, end),
		cmocka_unit_test_setup_teardown(misplaced_quotes_are_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_misplaced_quote_is_shown_alone, begin, end),
		cmocka_unit_test_setup_teardown(limits_hold_at_their_bound, begin, end),
		cmocka_unit_test_setup_teardown(long_fields_come_whole, begin, end),
		cmocka_unit_test_setup_teardown(some_fields_are_enough, begin, end),
		cmocka_unit_test_setup_teardown(what_is_written_is_read, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
