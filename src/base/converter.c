#include "base/converter.h"

#include <stdlib.h>

iconv_t converter_open(struct arena *a, const char *to, const char *from)
{
	/* A converter is a module that is loaded, which takes less than this. */
	enum { AMPLE = 1 << 16 };
	iconv_t cd = iconv_open(to, from);

	if (cd != (iconv_t)-1)
		return cd;
	void *volatile p = malloc(AMPLE);
	if (p == NULL)
		arena_exhausted(a);
	free(p);
	return iconv_open(to, from);
}
