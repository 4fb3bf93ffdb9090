#include "rules/fix.h"

#include "base/buf.h"

#include <stdlib.h>

/* By place; shorter ones first, so that what stands alone wins over what holds it. */
static int by_place(const void *x, const void *y)
{
	const struct edit *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end > b->end) - (a->end < b->end);
}

struct edits edits_of(struct arena *a, const struct diag_list *findings, const struct source *source)
{
	VEC(struct edit) found = {0};
	size_t kept = 0;

	for (size_t i = 0; i < findings->items.n; i++) {
		const struct diag *d = findings->items.v[i];

		for (size_t k = 0; k < d->fixes.n; k++)
			if (d->fixes.v[k].safe && d->fixes.v[k].at.source == source)
				*VEC_PUSH(a, &found) = (struct edit){d->fixes.v[k].at.start, d->fixes.v[k].at.end,
								     d->fixes.v[k].replacement};
	}
	if (found.n > 0)
		qsort(found.v, found.n, sizeof *found.v, by_place);
	for (size_t i = 0; i < found.n; i++)
		if (kept == 0 || found.v[i].start >= found.v[kept - 1].end)
			found.v[kept++] = found.v[i];
	return (struct edits){found.v, kept};
}

struct str edits_apply(struct arena *a, struct str text, const struct edits *edits)
{
	struct buf out = buf_new(a);
	size_t from = 0;

	for (size_t i = 0; i < edits->n; i++) {
		buf_add(&out, str_slice(text, from, edits->v[i].start - from));
		buf_add(&out, edits->v[i].text);
		from = edits->v[i].end;
	}
	buf_add(&out, str_slice(text, from, text.n));
	return buf_str(&out);
}
