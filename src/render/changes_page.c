#include "render/changes_html.h"

/* Contrasts are at least 4.5 : 1 (WCAG 2.2, 1.4.3) in both colour schemes. */
static const char style_sheet[] =
	":root{color-scheme:light dark;--paper:#ffffff;--ink:#1b1d21;--soft:#555b65;--rule:#767c86;--worse:#b3261e;"
	"--better:#0a6650;--other:#7a5100}\n"
	"@media(prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e9ebee;--soft:#b4bac4;--rule:#8b93a0;"
	"--worse:#ff9a90;--better:#6fdcb8;--other:#f3c25a}}\n"
	"body{margin:0 auto;max-width:68rem;padding:0 1rem 3rem;background:var(--paper);color:var(--ink);"
	"font-family:\"Hiragino Sans\",\"Noto Sans JP\",\"Noto Sans CJK JP\",Meiryo,system-ui,sans-serif;"
	"line-height:1.6;overflow-wrap:anywhere}\n"
	".scroll{overflow-x:auto}\ntable{border-collapse:collapse;width:100%}\n"
	"caption{text-align:left;color:var(--soft);padding:.5rem 0}\n"
	"th,td{border:1px solid var(--rule);padding:.4rem .6rem;text-align:left;vertical-align:top}\n"
	"td p,th p{margin:0}\n.note,.place{color:var(--soft)}\n"
	".worse{color:var(--worse);font-weight:bold}\n.better{color:var(--better);font-weight:bold}\n"
	".other{color:var(--other);font-weight:bold}\n.worse,.better,.other{white-space:nowrap}\nmark{background:none;"
	"color:inherit;font-weight:bold;"
	"text-decoration:underline}\nh2{font-size:1.2rem}\n";
static const char print_style[] =
	"@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#666;"
	"--worse:#8c1d18;--better:#0a4d3c;--other:#5c3d00}body{max-width:none;padding:0}thead{display:table-header-"
	"group}"
	"tr{break-inside:avoid}@page{size:A4;margin:15mm}}\n";

struct str changes_page_say(struct changes_page *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

void changes_page_element(struct changes_page *p, const char *tag, struct msg m)
{
	buf_printf(p->out, "<%s>", tag);
	html_text(p->out, changes_page_say(p, m));
	buf_printf(p->out, "</%s>\n", tag);
}

void changes_page_begin(struct changes_page *p, struct msg heading)
{
	/* Translators: not a word but the tag (BCP 47) of the language that you translate into. */
	struct str language = changes_page_say(p, MSG(N_("en")));
	buf_add_z(p->out, "<!DOCTYPE html>\n<html lang=\"");
	html_text(p->out, language);
	/* Nothing is to be loaded or run, whatever a plan may hold. */
	buf_add_z(p->out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
			  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
			  "'unsafe-inline'\">\n"
			  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	html_text(p->out, changes_page_say(p, heading));
	buf_add_z(p->out, "</title>\n<style>\n");
	buf_add_z(p->out, style_sheet);
	buf_add_z(p->out, print_style);
	buf_add_z(p->out, "</style>\n</head>\n<body>\n<main>\n");
	changes_page_element(p, "h1", heading);
}

void changes_page_end(struct changes_page *p)
{
	buf_add_z(p->out, "</main>\n</body>\n</html>\n");
}

void changes_page_table_begin(struct changes_page *p, struct msg caption, const char *const *heads, size_t n)
{
	buf_add_z(p->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
	html_text(p->out, changes_page_say(p, caption));
	buf_add_z(p->out, "\">\n<table>\n");
	changes_page_element(p, "caption", caption);
	buf_add_z(p->out, "<thead>\n<tr>\n");
	for (size_t k = 0; k < n; k++) {
		buf_add_z(p->out, "<th scope=\"col\">");
		html_text(p->out, changes_page_say(p, (struct msg){.id = heads[k]}));
		buf_add_z(p->out, "</th>\n");
	}
	buf_add_z(p->out, "</tr>\n</thead>\n<tbody>\n");
}

void changes_page_table_end(struct changes_page *p)
{
	buf_add_z(p->out, "</tbody>\n</table>\n</div>\n");
}
