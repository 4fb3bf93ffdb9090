/*
 * Any text as CSV: records follow each other, fields lie inside of their record, in order; and they are those that
 * libcsv finds, which reads only lines with quotes for us.
 */
#include "common/require.h"

#include "base/buf.h"
#include "read/csv.h"

#include <csv.h>

enum { RECORDS_MOST = 500 };

static const struct read_limits limits = {.fields = 200, .field_bytes = 2000};

struct seen {
	size_t records, end;
	struct buf fields; /* of all records, with a NUL behind each field and two behind a record */
};

/* One record as libcsv gives it. */
struct listed {
	struct buf all, row;
	bool blank;
};

static int keep_blanks(unsigned char c)
{
	(void)c;
	return 0;
}

static void list_field(void *value, size_t n, void *arg)
{
	struct listed *l = arg;
	struct str field = {value, n};

	buf_add(&l->row, field);
	buf_add_c(&l->row, '\0');
	l->blank = l->blank && str_trim(field).n == 0;
}

static void list_row(int end, void *arg)
{
	struct listed *l = arg;

	(void)end;
	if (!l->blank) {
		buf_add(&l->all, buf_str(&l->row));
		buf_add_c(&l->all, '\0');
	}
	l->row.n = 0;
	l->blank = true;
}

/* What libcsv makes of all of it. */
static struct str listed_by_libcsv(struct arena *a, struct str text)
{
	struct listed l = {buf_new(a), buf_new(a), true};
	struct csv_parser p;

	require(csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) == 0);
	csv_set_delim(&p, (unsigned char)csv_separator(text));
	csv_set_space_func(&p, keep_blanks);
	require(csv_parse(&p, text.p, text.n, list_field, list_row, &l) == text.n);
	require(csv_fini(&p, list_field, list_row, &l) == 0);
	csv_free(&p);
	return buf_str(&l.all);
}

static bool check_record(void *arg, const struct record *r)
{
	struct seen *seen = arg;
	size_t at = r->start;

	require(r->start >= seen->end && r->start <= r->end && r->end <= r->source->bytes.n);
	require(r->n >= 1 && r->n <= limits.fields && r->line >= 1);
	for (size_t i = 0; i < r->n; i++) {
		struct span span = record_field_span(r, i);
		require(span.start >= at && span.start <= span.end && span.end <= r->end);
		require(r->field[i].n <= span.end - span.start && r->field[i].n <= limits.field_bytes);
		at = span.end;
		buf_add(&seen->fields, r->field[i]);
		buf_add_c(&seen->fields, '\0');
	}
	buf_add_c(&seen->fields, '\0');
	seen->end = r->end;
	/* One in many stops early. */
	return ++seen->records < RECORDS_MOST;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s = source_new(a, STR("x.csv"), as_text(a, data, size));
	struct seen seen = {.fields = buf_new(a)};
	bool good = read_csv(a, s, &limits, check_record, &seen, &diags);

	require(good == (diags.count[DIAG_ERROR] == 0));
	if (good && seen.records < RECORDS_MOST)
		require(str_eq(buf_str(&seen.fields), listed_by_libcsv(a, s->bytes)));
	require_findings(a, s, &diags);
	arena_free(a);
	return 0;
}
