/*
 * Converters between character sets, of the C library.
 */
#ifndef BASE_CONVERTER_H
#define BASE_CONVERTER_H

#include "base/arena.h"

#include <iconv.h>

/*
 * A converter, to be closed with iconv_close(); (iconv_t)-1 when the C library knows no such set.  It says the same
 * when it lacks memory: then the arena is exhausted.
 */
iconv_t converter_open(struct arena *a, const char *to, const char *from);

#endif
