/*
 * CSV as records of fields, one at a time, each field traceable to its place.
 * The only reader of CSV (libcsv); what a field means is for the model.
 */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "diag/diag.h"
#include "read/tree.h"

struct record {
	struct source *source;
	size_t start, end; /* bytes of the record in the source, without its line end */
	size_t line;	   /* of its first byte, from 1 */
	size_t n;
	const struct str *field; /* unquoted values; they hold until the next record */
	char separator;
};

/* Called for each record that is not blank; false stops the reading. */
typedef bool record_fn(void *arg, const struct record *r);

/*
 * Reads all of `source` as CSV: separator comma, or tab where the first line has tabs and no commas; LF, CRLF or lone
 * CR; quotes per RFC 4180.  Lines that hold nothing or only separators are passed over.  False when the file is not CSV
 * (an unterminated or misplaced quote, a limit passed): `diags` says where (rules csv-quote, csv-limit); records before
 * the fault were delivered.
 */
bool read_csv(struct arena *a, struct source *source, const struct read_limits *limits, record_fn *each, void *arg,
	      struct diag_list *diags);

/* The place of field `i` of a record, quotes included; found by scanning the record again, so call it only to report.
 */
struct span record_field_span(const struct record *r, size_t i);

#endif
