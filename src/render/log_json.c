/*
 * The history of targets for programs; the shape is documented in
 * plan-diff(1).
 */
#include "render/changes.h"
#include "render/json_text.h"

enum { JSON_VERSION = 1 };

static void add_value(struct json_text *j, const char *key, const struct view_value *v)
{
	if (v->kind == VIEW_NUMBER)
		json_number(j, key, v->number);
	else if (v->kind == VIEW_TEXT)
		json_string(j, key, v->text);
}

static void add_revision(struct json_text *j, const struct log_revision *r)
{
	json_string(j, "commit", r->commit);
	json_string(j, "date", date_format(j->out->arena, r->date));
	json_string(j, "author", r->author);
	json_string(j, "subject", r->subject);
}

static void add_entry(struct json_text *j, const struct view_log_entry *e)
{
	json_open(j, NULL, '{');
	add_revision(j, e->revision);
	add_value(j, "target", &e->value);
	json_string_if(j, "text", e->value.text);
	if (e->class != DIFF_CLASS_COUNT)
		json_string(j, "class", str_of(diff_class_names[e->class]));
	json_boolean(j, "year_over", e->year_over);
	add_value(j, "known", &e->known);
	json_close(j, '}');
}

static void add_item(struct json_text *j, const struct view_log_item *i)
{
	json_open(j, NULL, '{');
	json_string(j, "kind", str_of(item_kind_names[i->kind]));
	json_string(j, "id", i->id);
	json_string(j, "title", i->title);
	json_boolean(j, "gone", i->gone);
	json_open(j, "targets", '[');
	for (size_t k = 0; k < i->n; k++) {
		json_open(j, NULL, '{');
		json_integer(j, "fiscal_year_from", (size_t)i->years[k].from);
		json_integer(j, "fiscal_year_to", (size_t)i->years[k].to);
		json_string_if(j, "target_period", i->years[k].when);
		json_open(j, "revisions", '[');
		for (size_t e = 0; e < i->years[k].n; e++)
			add_entry(j, &i->years[k].entry[e]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

void render_log_json(struct buf *out, const struct view_log *v, const struct render_style *style)
{
	struct json_text j = {.out = out};
	json_open(&j, NULL, '{');
	json_string(&j, "format", STR("plan-diff-log"));
	json_integer(&j, "version", JSON_VERSION);
	json_open(&j, "tool", '{');
	json_string(&j, "name", style->tool);
	json_string(&j, "version", style->version);
	json_close(&j, '}');
	json_string(&j, "name", v->name);
	json_string(&j, "title", v->title);
	json_boolean(&j, "complete", !v->cut);
	json_open(&j, "revisions", '[');
	for (size_t k = 0; k < v->revision_count; k++) {
		json_open(&j, NULL, '{');
		add_revision(&j, &v->revision[k]);
		json_boolean(&j, "readable", v->revision[k].readable);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_open(&j, "items", '[');
	for (size_t k = 0; k < v->item_count; k++)
		add_item(&j, &v->item[k]);
	json_close(&j, ']');
	json_close(&j, '}');
}
