/*
 * From the bytes of a file to text: character sets, byte order marks, NUL.
 */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "diag/diag.h"

/* TEXT_CP932 is Windows-31J: Shift_JIS with the NEC and IBM characters (①, ㈱, 髙). */
enum text_charset { TEXT_AUTO, TEXT_UTF8, TEXT_CP932, TEXT_UTF16LE, TEXT_UTF16BE, TEXT_CHARSET_COUNT };

/*
 * A source named `name` whose bytes are the UTF-8 text of `raw`, without its byte order mark.  `want` TEXT_AUTO
 * recognises a byte order mark, then valid UTF-8, then CP932; plans are read with TEXT_UTF8, results with TEXT_AUTO.
 * *found (NULL: not wanted) says which it was.  `raw` is not copied when it is UTF-8 and must outlive the source; what
 * is converted is of `a`.
 *
 * NULL when the bytes are of no such set or hold a NUL; `diags` then says where, and what the file seems to be:
 *
 *   not-utf8  UTF-8 was wanted and this is none
 *   not-text  of no character set that was asked for, or a workbook, a PDF, an archive
 *   nul-byte  a NUL in the text
 */
struct source *read_text(struct arena *a, struct str name, struct str raw, enum text_charset want,
			 enum text_charset *found, struct diag_list *diags);

/* The same, a large text in UTF-8 checked by `jobs` threads at most. */
struct source *read_text_by(size_t jobs, struct arena *a, struct str name, struct str raw, enum text_charset want,
			    enum text_charset *found, struct diag_list *diags);

/* "UTF-8", "CP932 (Shift_JIS)", "UTF-16LE", "UTF-16BE"; "" for TEXT_AUTO. */
const char *text_charset_name(enum text_charset c);

#endif
