/*
 * Findings as SARIF 2.1.0 (OASIS standard, 27 March 2020), with what GitHub's
 * code scanning asks for: rules with help, levels, a fingerprint of the line.
 */
#include "render/findings.h"
#include "render/json_text.h"
#include "render/rule_pages.h"

static const char *const levels[DIAG_SEVERITY_COUNT] = {"note", "warning", "error"};

static struct str text_of(const struct buf *out, const struct render_style *style, const char *msgid)
{
	return msg_text(out->arena, (struct msg){.id = msgid}, style->translate);
}

static void add_message(struct json_text *j, const char *key, struct str text)
{
	json_open(j, key, '{');
	json_string(j, "text", text);
	json_close(j, '}');
}

static void add_rule(struct json_text *j, enum rule_id r, const struct render_style *style)
{
	struct buf page = buf_new(j->out->arena);
	struct render_style plain = *style;

	plain.colour = false;
	plain.width = 80;
	render_rule_page(&page, r, &plain);
	json_open(j, NULL, '{');
	json_string(j, "id", str_of(rules[r].code));
	json_string(j, "name", str_of(rules[r].name));
	add_message(j, "shortDescription", text_of(j->out, style, rules[r].summary));
	add_message(j, "fullDescription", text_of(j->out, style, rule_pages[r].why));
	add_message(j, "help", buf_str(&page));
	json_open(j, "defaultConfiguration", '{');
	json_boolean(j, "enabled", rules[r].level != LINT_OFF);
	json_string(j, "level", rules[r].level == LINT_OFF ? STR("warning") : str_of(lint_level_names[rules[r].level]));
	json_close(j, '}');
	json_open(j, "properties", '{');
	json_open(j, "tags", '[');
	json_string(j, NULL, str_of(rule_category_names[rule_category(r)]));
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, '}');
}

/* A path as a relative reference of RFC 3986, section 4.2. */
static struct str uri_of(struct arena *a, struct str path)
{
	struct buf out = buf_new(a);

	if (path.n > 0 && path.p[0] == '/')
		buf_add_z(&out, "file://");
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];
		bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '/' ||
			     c == '.' || c == '-' || c == '_' || c == '~';

		if (plain)
			buf_add_c(&out, (char)c);
		else
			buf_printf(&out, "%%%02X", (unsigned)c);
	}
	return buf_str(&out);
}

static void add_artifact(struct json_text *j, const struct source *s)
{
	json_open(j, "artifactLocation", '{');
	json_string(j, "uri", uri_of(j->out->arena, s->name));
	json_close(j, '}');
}

static void add_region(struct json_text *j, const char *key, struct span at)
{
	struct place start = source_place(at.source, at.start);
	struct place end = source_place(at.source, at.end > at.start ? at.end : at.start);

	json_open(j, key, '{');
	json_integer(j, "startLine", start.line);
	json_integer(j, "startColumn", start.column);
	json_integer(j, "endLine", end.line);
	json_integer(j, "endColumn", end.column);
	/* Bytes are those of the file only where it was not converted. */
	if (!at.source->converted) {
		json_integer(j, "byteOffset", at.source->skipped + at.start);
		json_integer(j, "byteLength", at.end > at.start ? at.end - at.start : 0);
	}
	json_close(j, '}');
}

static void add_location(struct json_text *j, struct span at)
{
	json_open(j, "physicalLocation", '{');
	add_artifact(j, at.source);
	add_region(j, "region", at);
	json_close(j, '}');
}

static void add_related(struct json_text *j, const struct diag *d, const struct render_style *style)
{
	json_open(j, "relatedLocations", '[');
	for (size_t i = 0; i < d->notes.n; i++) {
		if (!d->notes.v[i].at.source)
			continue;
		json_open(j, NULL, '{');
		json_integer(j, "id", i);
		add_location(j, d->notes.v[i].at);
		add_message(j, "message", diag_words(j->out->arena, d->notes.v[i].text, style->translate));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_fixes(struct json_text *j, const struct diag *d, const struct render_style *style)
{
	json_open(j, "fixes", '[');
	for (size_t i = 0; i < d->fixes.n; i++) {
		const struct diag_fix *fix = &d->fixes.v[i];

		json_open(j, NULL, '{');
		add_message(j, "description",
			    diag_words(j->out->arena, d->help.id ? d->help : d->text, style->translate));
		json_open(j, "artifactChanges", '[');
		json_open(j, NULL, '{');
		add_artifact(j, fix->at.source);
		json_open(j, "replacements", '[');
		json_open(j, NULL, '{');
		add_region(j, "deletedRegion", fix->at);
		json_open(j, "insertedContent", '{');
		json_string(j, "text", fix->replacement);
		json_close(j, '}');
		json_close(j, '}');
		json_close(j, ']');
		json_close(j, '}');
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* The message, and what to do about it. */
static struct str full_text(struct arena *a, const struct diag *d, const struct render_style *style)
{
	struct str text[] = {diag_words(a, d->text, style->translate), diag_words(a, d->help, style->translate)};

	return d->help.id ? str_join(a, text, 2, STR("\n")) : text[0];
}

static void add_result(struct json_text *j, const struct diag *d, struct str fingerprint, const size_t *index,
		       const struct render_style *style)
{
	struct arena *a = j->out->arena;
	enum rule_id r = rule_find(d->rule);

	json_open(j, NULL, '{');
	json_string(j, "ruleId", r != RULE_NONE ? str_of(rules[r].code) : d->rule);
	if (r != RULE_NONE)
		json_integer(j, "ruleIndex", index[r]);
	json_string(j, "level", str_of(levels[d->severity]));
	add_message(j, "message", full_text(a, d, style));
	json_open(j, "locations", '[');
	json_open(j, NULL, '{');
	add_location(j, d->at);
	json_close(j, '}');
	json_close(j, ']');
	add_related(j, d, style);
	add_fixes(j, d, style);
	json_open(j, "partialFingerprints", '{');
	json_string(j, "planLint/v1", fingerprint);
	json_string(j, "primaryLocationLineHash", fingerprint);
	json_close(j, '}');
	json_close(j, '}');
}

static void add_tool(struct json_text *j, size_t *index, const struct render_style *style)
{
	size_t n = 0;

	json_open(j, "tool", '{');
	json_open(j, "driver", '{');
	json_string(j, "name", style->tool);
	json_string(j, "semanticVersion", style->version);
	json_open(j, "rules", '[');
	for (enum rule_id r = 1; r < RULE_COUNT; r++) {
		add_rule(j, r, style);
		index[r] = n++;
	}
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, '}');
}

void render_findings_sarif(struct buf *out, const struct findings *f, const struct render_style *style)
{
	struct json_text j = {.out = out};
	size_t *index = ARENA_ARRAY(out->arena, size_t, RULE_COUNT);

	json_open(&j, NULL, '{');
	json_string(&j, "$schema", STR("https://json.schemastore.org/sarif-2.1.0.json"));
	json_string(&j, "version", STR("2.1.0"));
	json_open(&j, "runs", '[');
	json_open(&j, NULL, '{');
	add_tool(&j, index, style);
	json_string(&j, "columnKind", STR("unicodeCodePoints"));
	json_open(&j, "invocations", '[');
	json_open(&j, NULL, '{');
	json_boolean(&j, "executionSuccessful", f->complete);
	json_close(&j, '}');
	json_close(&j, ']');
	json_open(&j, "results", '[');
	for (size_t i = 0; i < f->list->items.n; i++)
		if (f->list->items.v[i]->at.source)
			add_result(&j, f->list->items.v[i], f->fingerprint[i], index, style);
	json_close(&j, ']');
	json_close(&j, '}');
	json_close(&j, ']');
	json_close(&j, '}');
}
