#include "findings.h"

static void add_place(struct buf *b, struct span s, size_t offset)
{
	struct place p = source_place(s.source, offset);

	buf_printf(b, "%zu:%zu", p.line, p.column);
}

struct str findings_span(struct arena *a, struct span s)
{
	struct buf b = buf_new(a);

	add_place(&b, s, s.start);
	buf_add_c(&b, '-');
	add_place(&b, s, s.end);
	return buf_str(&b);
}

struct str findings_text(struct arena *a, const struct diag_list *l)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < l->items.n; i++) {
		const struct diag *d = l->items.v[i];

		buf_add_z(&b, i > 0 ? "\n" : "");
		add_place(&b, d->at, d->at.start);
		buf_add_c(&b, ' ');
		buf_add(&b, d->rule);
		buf_add_z(&b, ": ");
		buf_add(&b, msg_text(a, d->text, NULL));
		for (size_t k = 0; k < d->notes.n; k++) {
			buf_add_z(&b, "\n  ");
			add_place(&b, d->notes.v[k].at, d->notes.v[k].at.start);
			buf_add_z(&b, " note: ");
			buf_add(&b, msg_text(a, d->notes.v[k].text, NULL));
		}
		if (d->help.id != NULL) {
			buf_add_z(&b, "\n  help: ");
			buf_add(&b, msg_text(a, d->help, NULL));
		}
	}
	return buf_str(&b);
}
