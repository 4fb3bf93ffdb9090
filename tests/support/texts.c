#include "texts.h"

#include "base/buf.h"

struct str texts_repeated(struct arena *a, struct str s, size_t times)
{
	struct buf b = buf_new(a);
	while (times--)
		buf_add(&b, s);
	return buf_str(&b);
}
