/*
 * A source: the bytes of one input with its name, and spans in it.  Offsets
 * stay offsets until something is printed; lines and columns are made then.
 */
#ifndef DIAG_SOURCE_H
#define DIAG_SOURCE_H

#include "base/str.h"

/* Lines and columns from 1; columns count code points. */
struct place {
	size_t line, column;
};

/* What stood somewhere in a source whose bytes are not at hand. */
struct known_place {
	struct place at;
	struct str text;
};

/* What is known of the line that a SOURCE_BLOCK-th byte is in. */
struct line_mark {
	size_t line;   /* how many lines begin at or before that byte */
	size_t start;  /* where the last of them does */
	size_t column; /* code points between the two */
};

struct source {
	struct str name;	/* as the user gave it; "-" is standard input */
	struct str bytes;	/* UTF-8 once read; a BOM is not part of it */
	struct line_mark *mark; /* of each SOURCE_BLOCK-th byte, made at first use in `arena`: a rewind to before that
				   needs a source_place() first */
	size_t line_count;	/* set then, too */
	struct arena *arena;
	size_t skipped;			 /* bytes of the file before these: a byte order mark */
	bool converted;			 /* from another character set: offsets are not those of the file */
	uint64_t hash;			 /* see source_hash(); 0: not made yet */
	const struct known_place *known; /* see source_new_known(); NULL: there are bytes */
	size_t known_count;
};

/* Bytes [start, end) of a source; start == end points between two characters. source NULL: nowhere. */
struct span {
	struct source *source;
	size_t start, end;
};

/* A power of two: small to look through for a line, large so that a table of places takes no room. */
enum { SOURCE_BLOCK = 1 << 11 };

struct source *source_new(struct arena *a, struct str name, struct str bytes);

/*
 * A source whose bytes are not at hand, only what stood where in it: the offset i is the place known[i].at.  There are
 * no lines of it to show.
 */
struct source *source_new_known(struct arena *a, struct str name, const struct known_place *known, size_t n);

/* The hash of the bytes (str_hash), made once: before several ask for it side by side, ask for it. */
uint64_t source_hash(struct source *s);

/* Lines end with LF, CRLF or a lone CR.  However long a line is, no more than a SOURCE_BLOCK is looked through. */
struct place source_place(struct source *s, size_t offset);
/* Where a line (from 1) begins; the end of the bytes for one that is not there. */
size_t source_line_start(struct source *s, size_t line);
/*
 * The table of lines, made by several at once: source_lines_begin(), then source_lines_count() for ranges that begin at
 * multiples of SOURCE_BLOCK and together are all of the bytes, in any order, then source_lines_end().  Places can be
 * asked for side by side from then on.
 */
void source_lines_begin(struct source *s);
void source_lines_count(struct source *s, size_t from, size_t to);
void source_lines_end(struct source *s);
/* The text of a line (from 1) without its end; empty past the last. */
struct str source_line(struct source *s, size_t line);
/* The line that an offset is in, without its end; the offset may lie in that end. */
struct span source_line_around(struct source *s, size_t offset);
/* "plans/x.yaml:31:41", or the name alone for a span of no source bytes. */
struct str span_text(struct arena *a, struct span s);

#endif
