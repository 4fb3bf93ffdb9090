/*
 * Findings as JUnit XML: a suite for each file, a case for each finding, and
 * one that passes for a file without any.
 */
#include "render/findings.h"

#include "base/utf8.h"

/* Characters that XML 1.0 allows, section 2.2; others are spelled out by utf8_inert(). */
static void add_escaped(struct buf *out, struct str s)
{
	s = utf8_inert(out->arena, s);
	for (size_t i = 0; i < s.n; i++) {
		switch (s.p[i]) {
		case '<':
			buf_add_z(out, "&lt;");
			break;
		case '>':
			buf_add_z(out, "&gt;");
			break;
		case '&':
			buf_add_z(out, "&amp;");
			break;
		case '"':
			buf_add_z(out, "&quot;");
			break;
		default:
			buf_add_c(out, s.p[i]);
		}
	}
}

static void add_attribute(struct buf *out, const char *name, struct str value)
{
	buf_printf(out, " %s=\"", name);
	add_escaped(out, value);
	buf_add_c(out, '"');
}

static void add_case(struct buf *out, const struct diag *d, const struct render_style *style)
{
	struct arena *a = out->arena;
	struct place at = source_place(d->at.source, d->at.start);
	struct str text = msg_text(a, d->text, style->translate);
	enum diag_severity s = d->severity;

	buf_add_z(out, "    <testcase");
	add_attribute(out, "classname", d->rule);
	add_attribute(out, "name", str_format(a, "%zu:%zu", at.line, at.column));
	add_attribute(out, "file", d->at.source->name);
	buf_printf(out, " line=\"%zu\">\n      <failure", at.line);
	add_attribute(out, "type", str_of(s == DIAG_ERROR ? "error" : s == DIAG_WARNING ? "warning" : "note"));
	add_attribute(out, "message", text);
	buf_add_c(out, '>');
	add_escaped(out, span_text(a, d->at));
	buf_add_z(out, ": ");
	add_escaped(out, text);
	buf_add_z(out, "</failure>\n    </testcase>\n");
}

static void add_suite(struct buf *out, const struct findings *f, const struct source *source,
		      const struct render_style *style)
{
	size_t n = 0;

	for (size_t i = 0; i < f->list->items.n; i++)
		n += f->list->items.v[i]->at.source == source;
	buf_add_z(out, "  <testsuite");
	add_attribute(out, "name", source->name);
	buf_printf(out, " tests=\"%zu\" failures=\"%zu\">\n", n > 0 ? n : 1, n);
	for (size_t i = 0; i < f->list->items.n; i++)
		if (f->list->items.v[i]->at.source == source)
			add_case(out, f->list->items.v[i], style);
	if (n == 0) {
		buf_add_z(out, "    <testcase");
		add_attribute(out, "classname", style->tool);
		add_attribute(out, "name", source->name);
		buf_add_z(out, "/>\n");
	}
	buf_add_z(out, "  </testsuite>\n");
}

void render_findings_junit(struct buf *out, const struct findings *f, const struct render_style *style)
{
	size_t n = 0;

	for (size_t i = 0; i < f->list->items.n; i++)
		n += f->list->items.v[i]->at.source != NULL;
	buf_add_z(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
	add_attribute(out, "name", style->tool);
	buf_printf(out, " failures=\"%zu\">\n", n);
	for (size_t i = 0; i < f->source_count; i++)
		add_suite(out, f, f->source[i], style);
	buf_add_z(out, "</testsuites>\n");
}
