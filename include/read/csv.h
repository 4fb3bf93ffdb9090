/*
 * CSV as records of fields, one at a time, each field traceable to its place.
 * The only reader of CSV (libcsv); what a field means is for the model.
 */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "diag/diag.h"
#include "read/limits.h"

struct record {
	struct source *source;
	size_t start, end; /* bytes of the record in the source, without its line end */
	size_t line;	   /* of its first byte, from 1 */
	size_t n;
	const struct str *field; /* unquoted values, blanks kept; they hold until the next record */
	char separator;
	struct str rest; /* what stands behind the fields that were asked for, as it is written; no quote is in it */
	size_t blank;	 /* records with nothing but separators and blanks that were passed over since the one before */
};

/* Called for each record that is not blank; false stops the reading. */
typedef bool record_fn(void *arg, const struct record *r);

/*
 * Reads all of `source` as CSV; `limits` NULL: the defaults.  Quotes are those of RFC 4180, section 2; lines end with
 * LF, CRLF or a lone CR.  The separator is that of comma, tab and semicolon which, outside
 * quotes, stands in most of the first lines; of equal ones, the one that stands as often in most lines in a row, then
 * the more frequent, then the first of these.  Records whose fields are all blank are passed over.
 *
 * False when the file is not CSV: `diags` says where (rules csv-quote for an unterminated or misplaced quote, csv-limit
 * for a limit passed); records before the fault were delivered.  True when all was read or `each` stopped it.
 */
bool read_csv(struct arena *a, struct source *source, const struct read_limits *limits, record_fn *each, void *arg,
	      struct diag_list *diags);

/* A part of a source that begins and ends at the bounds of records. */
struct csv_part {
	size_t start, end; /* bytes */
	size_t line;	   /* of the first byte, from 1 */
	char separator;	   /* of the whole table */
	size_t fields;	   /* how many fields of each record are asked for, from the first on; 0: all */
};

/*
 * The same for one part: what it delivers has the places in the whole source.  Where only some fields are asked for, a
 * record may have more all the same.
 */
bool read_csv_part(struct arena *a, struct source *source, const struct csv_part *part,
		   const struct read_limits *limits, record_fn *each, void *arg, struct diag_list *diags);

/* Whether all fields of `rest` are blank. */
bool record_rest_is_blank(const struct record *r);

/* The separator of a table, as read_csv() finds it. */
char csv_separator(struct str bytes);

/*
 * The place of field `i` of a record, quotes included; the record's end for a field it does not have.  Found by
 * scanning the record again, so call it only to report.
 */
struct span record_field_span(const struct record *r, size_t i);

#endif
