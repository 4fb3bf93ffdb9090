/* Any text as CSV: records follow each other, fields lie inside of their record, in order. */
#include "common/require.h"

#include "read/csv.h"

static const struct read_limits limits = {.fields = 200, .field_bytes = 2000};

struct seen {
	size_t records, end;
};

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
	}
	seen->end = r->end;
	/* One in many stops early. */
	return ++seen->records < 500;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s = source_new(a, STR("x.csv"), as_text(a, data, size));
	struct seen seen = {0};
	bool good = read_csv(a, s, &limits, check_record, &seen, &diags);

	require(good == (diags.count[DIAG_ERROR] == 0));
	require_findings(a, s, &diags);
	arena_free(a);
	return 0;
}
