/*
 * Findings as JUnit XML: a suite for each file, a case for each finding, and
 * one that passes for a file without any.
 */
#include "render/findings.h"
#include "render/xml.h"

struct junit {
	struct xml xml;
	struct arena *arena;
	const struct findings *findings;
	const struct render_style *style;
};

static size_t findings_in(const struct findings *f, const struct source *source)
{
	size_t n = 0;

	for (size_t i = 0; i < f->list->items.n; i++)
		n += f->list->items.v[i]->at.source == source;
	return n;
}

/* A finding is a case that failed; a file without any is one that passed. */
static void add_counts(struct xml *x, size_t tests, size_t failures)
{
	xml_attribute_number(x, "tests", tests);
	xml_attribute_number(x, "failures", failures);
	xml_attribute_number(x, "errors", 0);
	xml_attribute_number(x, "skipped", 0);
	xml_attribute(x, "time", STR("0"));
}

static void open_case(struct xml *x, struct str name, struct str class, struct str file, size_t line)
{
	xml_open(x, "testcase");
	xml_attribute(x, "name", name);
	xml_attribute(x, "classname", class);
	xml_attribute(x, "file", file);
	xml_attribute_number(x, "line", line);
	xml_attribute(x, "time", STR("0"));
}

static void add_case(struct junit *j, const struct diag *d)
{
	static const char *const words[DIAG_SEVERITY_COUNT] = {"note", "warning", "error"};
	struct arena *a = j->arena;
	struct place at = source_place(d->at.source, d->at.start);
	struct str text = diag_words(a, d->text, j->style->translate);
	struct str detail[] = {span_text(a, d->at), text};

	open_case(&j->xml, str_format(a, "%zu:%zu", at.line, at.column), d->rule, d->at.source->name, at.line);
	xml_open(&j->xml, "failure");
	xml_attribute(&j->xml, "type", str_of(words[d->severity]));
	xml_attribute(&j->xml, "message", text);
	xml_text(&j->xml, str_join(a, detail, 2, STR(": ")));
	xml_close(&j->xml);
	xml_close(&j->xml);
}

static void add_suite(struct junit *j, const struct source *source)
{
	const struct diag_list *list = j->findings->list;
	size_t n = findings_in(j->findings, source);
	struct str midnight[] = {date_format(j->arena, j->findings->today), STR("T00:00:00")};

	xml_open(&j->xml, "testsuite");
	xml_attribute(&j->xml, "name", source->name);
	add_counts(&j->xml, n > 0 ? n : 1, n);
	xml_attribute(&j->xml, "timestamp", str_join(j->arena, midnight, 2, STR("")));
	for (size_t i = 0; i < list->items.n; i++)
		if (list->items.v[i]->at.source == source)
			add_case(j, list->items.v[i]);
	if (n == 0) {
		open_case(&j->xml, source->name, j->style->tool, source->name, 1);
		xml_close(&j->xml);
	}
	xml_close(&j->xml);
}

void render_findings_junit(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct junit j = {.xml = xml_begin(out), .arena = out->arena, .findings = f, .style = style};
	size_t tests = 0, failures = 0;

	for (size_t i = 0; i < f->source_count; i++) {
		size_t n = findings_in(f, f->source[i]);
		tests += n > 0 ? n : 1;
		failures += n;
	}
	xml_open(&j.xml, "testsuites");
	xml_attribute(&j.xml, "name", style->tool);
	add_counts(&j.xml, tests, failures);
	for (size_t i = 0; i < f->source_count; i++)
		add_suite(&j, f->source[i]);
	xml_close(&j.xml);
}
