/*
 * Findings as workflow commands of GitHub Actions.  It shows ten of each kind
 * in a step, so the worst come first.
 */
#include "render/findings.h"
#include "render/github_escape.h"

static const char *const commands[DIAG_SEVERITY_COUNT] = {"notice", "warning", "error"};

static void add_finding(struct buf *out, const struct diag *d, const struct render_style *style)
{
	enum rule_id r = rule_find(d->rule);

	buf_printf(out, "::%s ", commands[d->severity]);
	if (d->at.source) {
		struct place start = source_place(d->at.source, d->at.start);
		struct place end = source_place(d->at.source, d->at.end > d->at.start ? d->at.end : d->at.start);

		buf_add_z(out, "file=");
		github_text(out, d->at.source->name, true);
		buf_printf(out, ",line=%zu,", start.line);
		/* Columns are taken only where one line is meant. */
		if (start.line == end.line)
			buf_printf(out, "col=%zu,endColumn=%zu,", start.column, end.column);
		else
			buf_printf(out, "endLine=%zu,", end.line);
	}
	buf_add_z(out, "title=");
	github_text(out, str_of(rules[r].code), true);
	buf_add_z(out, r != RULE_NONE ? " " : "");
	github_text(out, d->rule, true);
	buf_add_z(out, "::");
	github_text(out, diag_words(out->arena, d->text, style->translate), false);
	if (d->help.id) {
		buf_add_z(out, "%0A");
		github_text(out, diag_words(out->arena, d->help, style->translate), false);
	}
	buf_add_c(out, '\n');
}

void render_findings_github(struct buf *out, const struct findings *f, const struct render_style *style)
{
	for (int s = DIAG_SEVERITY_COUNT; s-- > 0;)
		for (size_t i = 0; i < f->list->items.n; i++)
			if (f->list->items.v[i]->severity == (enum diag_severity)s)
				add_finding(out, f->list->items.v[i], style);
}
