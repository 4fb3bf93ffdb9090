/*
 * A source: the bytes of one input with its name, and spans in it.  Offsets
 * stay offsets until something is printed; lines and columns are made then.
 */
#ifndef DIAG_SOURCE_H
#define DIAG_SOURCE_H

#include "base/str.h"

struct source {
	struct str name;  /* as the user gave it; "-" is standard input */
	struct str bytes; /* UTF-8 once read; a BOM is not part of it */
	size_t *lines; /* offset of each line's first byte; made at first use, in `arena`: a rewind to before that needs
			  a source_place() first */
	size_t line_count;
	struct arena *arena;
	size_t skipped; /* bytes of the file before these: a byte order mark */
	bool converted; /* from another character set: offsets are not those of the file */
};

/* Bytes [start, end) of a source; start == end points between two characters. source NULL: nowhere. */
struct span {
	struct source *source;
	size_t start, end;
};

/* Lines and columns from 1; columns count code points. */
struct place {
	size_t line, column;
};

struct source *source_new(struct arena *a, struct str name, struct str bytes);
/* Lines end with LF, CRLF or a lone CR. */
struct place source_place(struct source *s, size_t offset);
/* The text of a line (from 1) without its end; empty past the last. */
struct str source_line(struct source *s, size_t line);
/* "plans/x.yaml:31:41", or the name alone for a span of no source bytes. */
struct str span_text(struct arena *a, struct span s);

#endif
