/*
 * Diagnostics in words, for people and for editors.
 */
#include "diag/diag.h"
#include "diag/excerpt.h"

#include "base/utf8.h"

/* Characters of an argument that are shown: more than a list of columns or levels takes. */
enum { INDENT = 4, SHOWN_MAX = 400 };

static const struct {
	const char *name;
	const char *colour;
} severities[DIAG_SEVERITY_COUNT] = {
	[DIAG_NOTE] = {N_("note"), "\033[1;36m"},
	[DIAG_WARNING] = {N_("warning"), "\033[1;35m"},
	[DIAG_ERROR] = {N_("error"), "\033[1;31m"},
};

static const char bold[] = "\033[1m", green[] = "\033[1;32m", plain[] = "\033[0m";

static void add_painted(struct buf *out, const struct diag_style *style, const char *colour, struct str text)
{
	if (style->colour)
		buf_add_z(out, colour);
	buf_add(out, text);
	if (style->colour)
		buf_add_z(out, plain);
}

static struct str translated(const struct diag_style *style, const char *msgid)
{
	return str_of(style->translate ? style->translate(msgid, NULL, 0) : msgid);
}

static struct str cut(struct arena *a, struct str s)
{
	size_t at = 0;
	for (size_t n = 0; n < SHOWN_MAX && at < s.n; n++)
		utf8_next(s, &at);
	if (at >= s.n)
		return s;
	struct str part[] = {str_slice(s, 0, at), STR("…")};
	return str_join(a, part, 2, STR(""));
}

struct str diag_words(struct arena *a, struct msg m, msg_translate_fn *translate)
{
	for (size_t i = 0; i < m.n; i++)
		m.arg[i] = m.arg[i].n > SHOWN_MAX ? cut(a, m.arg[i]) : m.arg[i];
	return msg_text(a, m, translate);
}

static void add_message(struct buf *out, struct arena *scratch, struct msg text, const struct diag_style *style)
{
	buf_add(out, utf8_inert(scratch, diag_words(scratch, text, style->translate)));
}

static void add_heading(struct buf *out, struct arena *scratch, struct span at, enum diag_severity severity,
			struct msg text, const struct diag_style *style)
{
	struct str place = span_text(scratch, at);
	if (place.n) {
		add_painted(out, style, bold, place);
		buf_add_z(out, ": ");
	}
	add_painted(out, style, severities[severity].colour, translated(style, severities[severity].name));
	buf_add_z(out, ": ");
	add_message(out, scratch, text, style);
}

static void add_excerpt(struct buf *out, struct arena *scratch, struct span at, const struct diag_style *style)
{
	if (!style->excerpt || !at.source || at.source->known)
		return;
	struct excerpt e = excerpt_make(scratch, at);
	if (!e.line.n)
		return;
	buf_fill(out, ' ', INDENT);
	buf_add(out, e.line);
	buf_add_c(out, '\n');
	buf_fill(out, ' ', INDENT + e.caret);
	struct buf marks = buf_new(scratch);
	buf_add_c(&marks, '^');
	buf_fill(&marks, '~', e.underline - 1);
	add_painted(out, style, green, buf_str(&marks));
	buf_add_c(out, '\n');
}

void diag_print(struct buf *out, struct arena *scratch, const struct diag *d, const struct diag_style *style)
{
	add_heading(out, scratch, d->at, d->severity, d->text, style);
	if (d->rule.n) {
		buf_add_z(out, " [");
		buf_add(out, d->rule);
		buf_add_c(out, ']');
	}
	buf_add_c(out, '\n');
	add_excerpt(out, scratch, d->at, style);
	for (size_t i = 0; i < d->notes.n; i++) {
		const struct diag_note *note = &d->notes.v[i];
		add_heading(out, scratch, note->at, DIAG_NOTE, note->text, style);
		buf_add_c(out, '\n');
		add_excerpt(out, scratch, note->at, style);
	}
	if (style->excerpt && d->help.id) {
		buf_add_z(out, "  ");
		/* Translators: stands before what the reader can do about an error. */
		add_painted(out, style, bold, translated(style, N_("help")));
		buf_add_z(out, ": ");
		add_message(out, scratch, d->help, style);
		buf_add_c(out, '\n');
	}
}

/* Makes the lines of the sources now: they stay, whatever arena they are in. */
static void prepare(const struct diag *d)
{
	if (d->at.source)
		source_place(d->at.source, 0);
	for (size_t i = 0; i < d->notes.n; i++)
		if (d->notes.v[i].at.source)
			source_place(d->notes.v[i].at.source, 0);
}

void diag_print_all(struct buf *out, struct arena *scratch, const struct diag_list *l, const struct diag_style *style)
{
	for (size_t i = 0; i < l->items.n; i++) {
		prepare(l->items.v[i]);
		struct arena_mark mark = arena_mark(scratch);
		diag_print(out, scratch, l->items.v[i], style);
		if (out->arena != scratch)
			arena_rewind(scratch, mark);
	}
}
