#include "render/html.h"

#include "base/utf8.h"

const char *const html_outcome_class[OUTCOME_COUNT] = {
	[OUTCOME_MET] = "met",	       [OUTCOME_MISSED] = "missed",	  [OUTCOME_PENDING] = "pending",
	[OUTCOME_NO_DATA] = "no-data", [OUTCOME_NO_TARGET] = "no-target",
};

void html_raw(struct html_page *p, const char *markup)
{
	buf_add_z(p->out, markup);
}

struct str html_said(struct html_page *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

void html_say(struct html_page *p, struct msg m)
{
	html_text(p->out, html_said(p, m));
}

static bool is_ascii(struct str s)
{
	for (size_t k = 0; k < s.n; k++)
		if ((unsigned char)s.p[k] >= 0x80)
			return false;
	return true;
}

void html_plan_words(struct html_page *p, struct str s)
{
	bool foreign = p->plan_language.n && !is_ascii(s);
	if (foreign) {
		html_raw(p, "<span lang=\"");
		html_text(p->out, p->plan_language);
		html_raw(p, "\">");
	}
	html_text(p->out, s);
	if (foreign)
		html_raw(p, "</span>");
}

static void open_tag(struct html_page *p, const char *tag, const char *class_name)
{
	buf_printf(p->out, "<%s", tag);
	if (class_name)
		buf_printf(p->out, " class=\"%s\"", class_name);
	html_raw(p, ">");
}

void html_element(struct html_page *p, const char *tag, const char *class_name, struct msg m)
{
	open_tag(p, tag, class_name);
	html_say(p, m);
	buf_printf(p->out, "</%s>", tag);
}

void html_head_cell(struct html_page *p, const char *class_name, struct msg m)
{
	html_raw(p, "<th scope=\"col\"");
	if (class_name)
		buf_printf(p->out, " class=\"%s\"", class_name);
	html_raw(p, ">");
	html_say(p, m);
	html_raw(p, "</th>");
}

void html_open_table(struct html_page *p, const char *class_name, struct msg label)
{
	html_raw(p, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
	html_say(p, label);
	buf_printf(p->out, "\"><table class=\"%s\">\n<caption>", class_name);
	html_say(p, label);
	html_raw(p, "</caption>\n");
}

void html_value(struct html_page *p, const struct view_value *v, struct str said)
{
	if (str_eq(said, v->text))
		html_plan_words(p, said);
	else
		html_text(p->out, said);
}

void html_cell(struct html_page *p, const char *class_name, const struct view_value *v, struct str said)
{
	open_tag(p, "td", class_name);
	if (said.n)
		html_value(p, v, said);
	else
		html_raw(p, "—");
	html_raw(p, "</td>");
}

void html_outcome(struct html_page *p, enum outcome o)
{
	buf_printf(p->out, "<span class=\"outcome %s\"><span aria-hidden=\"true\">", html_outcome_class[o]);
	html_text(p->out, words_sign(o));
	html_raw(p, "</span> ");
	html_text(p->out, words_outcome(o, p->style));
	html_raw(p, "</span>");
}

static void id_of(struct html_page *p, const char *prefix, int year, struct str id)
{
	html_raw(p, prefix);
	if (year)
		buf_printf(p->out, "-%d", year);
	html_raw(p, "-");
	html_id(p->out, id);
}

struct str html_entry_id(struct html_page *p, const struct view_entry *e)
{
	struct str part[] = {e->id, e->period};
	return e->extra ? str_join(p->arena, part, 2, STR("-")) : e->id;
}

void html_id_attribute(struct html_page *p, const char *prefix, int year, struct str id)
{
	html_raw(p, " id=\"");
	id_of(p, prefix, year, id);
	html_raw(p, "\"");
}

void html_link_attribute(struct html_page *p, const char *prefix, int year, struct str id)
{
	html_raw(p, " href=\"#");
	id_of(p, prefix, year, id);
	html_raw(p, "\"");
}

void html_heading_open(struct html_page *p, int level, const char *class_name)
{
	buf_printf(p->out, "<h%d", level < 6 ? level : 6);
	if (class_name)
		buf_printf(p->out, " class=\"%s\"", class_name);
	html_raw(p, ">");
}

void html_heading_close(struct html_page *p, int level)
{
	buf_printf(p->out, "</h%d>\n", level < 6 ? level : 6);
}

struct str html_section_title(struct html_page *p, const struct view_section *s)
{
	struct str part[] = {s->number, s->title};
	return s->number.n ? str_join(p->arena, part, 2, STR(" ")) : s->title;
}

struct str html_short_year(struct html_page *p, int year)
{
	return words_year(p->arena, year, p->style);
}
