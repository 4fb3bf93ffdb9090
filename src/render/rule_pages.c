#include "render/rule_pages.h"

#include "base/utf8.h"
#include "render/json_text.h"
#include "render/layout.h"

enum { NAME_WIDTH = 29, INDENT = 4, WIDTH_MOST = 100 };

static struct str said(const struct buf *out, const struct render_style *style, const char *msgid)
{
	return msg_text(out->arena, (struct msg){.id = msgid}, style->translate);
}

static const char *level_word(enum lint_level level)
{
	static const char *const words[LINT_LEVEL_COUNT] = {[LINT_OFF] = N_("off"),
							    [LINT_NOTE] = N_("note"),
							    [LINT_WARNING] = N_("warning"),
							    [LINT_ERROR] = N_("error")};

	return words[level];
}

static void pad_to(struct buf *out, struct str text, size_t width)
{
	size_t cells = utf8_width(text);

	buf_add(out, text);
	buf_fill(out, ' ', cells < width ? width - cells : 0);
}

static void add_line(struct buf *out, enum rule_id r, const struct render_style *style)
{
	const struct rule *rule = &rules[r];

	buf_printf(out, "  %s ", rule->code);
	pad_to(out, str_of(rule->name), NAME_WIDTH);
	pad_to(out, said(out, style, level_word(rule->level)), 8);
	buf_add(out, said(out, style, rule->summary));
	buf_add_c(out, '\n');
}

/* The rule of a category with the least code behind `after`; RULE_NONE: there is no more. */
static enum rule_id next_of(enum rule_category category, struct str after)
{
	enum rule_id found = RULE_NONE;

	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		if (rule_category(r) == category && str_cmp(str_of(rules[r].code), after) > 0 &&
		    (found == RULE_NONE || str_cmp(str_of(rules[r].code), str_of(rules[found].code)) < 0))
			found = r;
	return found;
}

void render_rule_list(struct buf *out, const struct render_style *style)
{
	bool first = true;

	for (enum rule_category k = 0; k < CATEGORY_COUNT; k++) {
		enum rule_id r = rule_category_names[k] ? next_of(k, STR("")) : RULE_NONE;

		if (r == RULE_NONE)
			continue;
		if (!first)
			buf_add_c(out, '\n');
		first = false;
		layout_colour(out, style->colour ? "1" : NULL, said(out, style, rule_category_titles[k]));
		buf_printf(out, " (%s)\n", rule_category_names[k]);
		for (; r != RULE_NONE; r = next_of(k, str_of(rules[r].code)))
			add_line(out, r, style);
	}
}

/* An example's text, indented; what a terminal must not see is spelled out. */
static void add_block(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		struct str rest = str_slice(text, at, text.n);
		size_t end = str_find(rest, STR("\n"));
		struct str line = str_slice(rest, 0, end);

		buf_fill(out, ' ', line.n > 0 ? INDENT : 0);
		buf_add(out, utf8_inert(out->arena, line));
		buf_add_c(out, '\n');
		at = end == SIZE_MAX ? text.n : at + end + 1;
	}
}

static void add_file(struct buf *out, const char *name, const char *text)
{
	buf_fill(out, ' ', INDENT);
	buf_printf(out, "# %s\n", name);
	add_block(out, str_of(text));
}

static void add_example(struct buf *out, const struct example *e)
{
	if (e->plan && e->plan[0] != '\0')
		add_block(out, str_of(e->plan));
	if (e->results)
		add_file(out, "results.csv", e->results);
	if (e->later)
		add_file(out, "later.csv", e->later);
	/* What stands around all examples is enough. */
	if ((!e->plan || e->plan[0] == '\0') && !e->results)
		add_block(out, example_plan(out->arena, e));
}

void render_rule_page(struct buf *out, enum rule_id r, const struct render_style *style)
{
	const struct rule *rule = &rules[r];
	const struct rule_page *page = &rule_pages[r];
	size_t width = style->width < WIDTH_MOST ? style->width : WIDTH_MOST;

	layout_colour(out, style->colour ? "1" : NULL, str_format(out->arena, "%s %s", rule->code, rule->name));
	buf_add_z(out, " (");
	buf_add(out, said(out, style, level_word(rule->level)));
	buf_add_z(out, "): ");
	buf_add(out, said(out, style, rule->summary));
	buf_add_z(out, "\n\n");
	layout_paragraph(out, 0, width, said(out, style, page->why));
	buf_add_c(out, '\n');
	buf_add(out, said(out, style, N_("Found in:")));
	buf_add_z(out, "\n\n");
	add_example(out, &page->bad);
	buf_add_c(out, '\n');
	buf_add(out, said(out, style, N_("Not found in:")));
	buf_add_z(out, "\n\n");
	add_example(out, &page->good);
	if (page->option) {
		buf_add_c(out, '\n');
		buf_add(out,
			msg_text(out->arena, MSG(N_("Turned on with %s."), str_of(page->option)), style->translate));
		buf_add_c(out, '\n');
	}
}

static void add_bytes(struct json_text *j, const char *key, struct str s)
{
	struct buf hex = buf_new(j->out->arena);

	if (s.n == 0)
		return;
	if (utf8_check(s) == s.n) {
		json_string(j, key, s);
		return;
	}
	for (size_t i = 0; i < s.n; i++)
		buf_printf(&hex, "%02x", (unsigned)(unsigned char)s.p[i]);
	/* JSON holds no bytes: in hexadecimal, under another name. */
	json_string(j, str_z(hex.arena, str_format(hex.arena, "%s_hex", key)), buf_str(&hex));
}

static void add_json_example(struct json_text *j, const char *key, const struct example *e, const char *option)
{
	struct arena *a = j->out->arena;

	json_open(j, key, '{');
	add_bytes(j, "plan", example_plan(a, e));
	add_bytes(j, "results", example_results(a, e));
	add_bytes(j, "later", example_later(a, e));
	json_string_if(j, "option", str_of(option));
	json_close(j, '}');
}

static void add_json_rule(struct json_text *j, enum rule_id r, const struct render_style *style)
{
	const struct rule *rule = &rules[r];
	const struct rule_page *page = &rule_pages[r];

	json_open(j, NULL, '{');
	json_string(j, "code", str_of(rule->code));
	json_string(j, "name", str_of(rule->name));
	json_string(j, "severity", str_of(lint_level_names[rule->level]));
	json_string(j, "category", str_of(rule_category_names[rule_category(r)]));
	json_boolean(j, "in_schema", rule->scope == SCOPE_SHAPE);
	json_string(j, "summary", said(j->out, style, rule->summary));
	json_string(j, "why", said(j->out, style, page->why));
	json_open(j, "needs", '[');
	for (size_t n = 0; n < RULE_NEEDS_MAX && rule->needs[n] != RULE_NONE; n++)
		json_string(j, NULL, str_of(rules[rule->needs[n]].name));
	json_close(j, ']');
	add_json_example(j, "bad", &page->bad, page->option);
	add_json_example(j, "good", &page->good, page->option);
	json_close(j, '}');
}

void render_rule_list_json(struct buf *out, const struct render_style *style)
{
	struct json_text j = {.out = out};

	json_open(&j, NULL, '[');
	for (enum rule_category k = 0; k < CATEGORY_COUNT; k++)
		for (enum rule_id r = next_of(k, STR("")); r != RULE_NONE; r = next_of(k, str_of(rules[r].code)))
			add_json_rule(&j, r, style);
	json_close(&j, ']');
}
