/*
 * From the bytes of a file to text: character sets, byte order marks, NUL.
 */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "diag/diag.h"

enum text_charset { TEXT_AUTO, TEXT_UTF8, TEXT_CP932, TEXT_UTF16LE, TEXT_UTF16BE, TEXT_CHARSET_COUNT };

/*
 * A source named `name` whose bytes are the UTF-8 text of `raw`.  `want` TEXT_AUTO recognises a BOM, then valid UTF-8,
 * then CP932 (Windows-31J); plans are read with TEXT_UTF8, results with TEXT_AUTO.  *found (NULL: not wanted) says
 * which it was. `raw` is not copied when it is UTF-8 and must outlive the source. NULL when the bytes are of no such
 * set or hold a NUL; `diags` then says where (rules not-utf8, not-text, nul-byte).
 */
struct source *read_text(struct arena *a, struct str name, struct str raw, enum text_charset want,
			 enum text_charset *found, struct diag_list *diags);

const char *text_charset_name(enum text_charset c);

#endif
