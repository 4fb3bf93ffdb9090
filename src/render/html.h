/*
 * The parts of an HTML report, and what they share.
 */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "render/html_escape.h"
#include "render/words.h"
#include "view/series.h"

struct html_page {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
	const struct report *report;
	struct str plan_language; /* of the plan's words, where it is not the page's; empty otherwise */
	/*
	 * For each series of the history the year of the report (its index) that shows its chart: the last one that has
	 * the item.
	 */
	size_t *chart_year;
};

/*
 * html.c: a page up to its header, "TITLE WHAT" being what it is called and `skip` the words for the way to its main
 * part, which has the id "main"; and from the end of that part on.
 */
void html_page_open(struct html_page *p, struct str title, struct str what, struct msg skip);
void html_page_close(struct html_page *p);

/* html_words.c: what goes between tags. */

/* Markup of our own. */
void html_raw(struct html_page *p, const char *markup);
/* A message in the reader's language, and the same as text. */
void html_say(struct html_page *p, struct msg m);
struct str html_said(struct html_page *p, struct msg m);
/* Words of the plan or its results, with their language where it is not the page's. */
void html_plan_words(struct html_page *p, struct str s);
/* <tag class="class">message</tag>; class NULL: none. */
void html_element(struct html_page *p, const char *tag, const char *class_name, struct msg m);
/* `said`, what words.h makes of a value: words of the plan alone, or with ours among them. */
void html_value(struct html_page *p, const struct view_value *v, struct str said);
/* A cell: `said` of the value, or a dash where that is empty. */
void html_cell(struct html_page *p, const char *class_name, const struct view_value *v, struct str said);
/* <th scope="col">; class NULL: none. */
void html_head_cell(struct html_page *p, const char *class_name, struct msg m);
/*
 * A table in a box that scrolls by itself, for one that may be wide, named for those who come to it by the keyboard;
 * the caption says the same. Closed with "</table></div>".
 */
void html_open_table(struct html_page *p, const char *class_name, struct msg label);
/* The sign, coloured, and the word for an outcome. */
void html_outcome(struct html_page *p, enum outcome o);
/* " id=..." of what is shown of an item or group in a year (0: in no year); and the same as a link's target. */
/* The part of an entry's id behind its year: its own id, with the period behind where it is one of several. */
struct str html_entry_id(struct html_page *p, const struct view_entry *e);
void html_id_attribute(struct html_page *p, const char *prefix, int year, struct str id);
void html_link_attribute(struct html_page *p, const char *prefix, int year, struct str id);
/* <h1> to <h6>: `level` above 6 is 6. */
void html_heading_open(struct html_page *p, int level, const char *class_name);
void html_heading_close(struct html_page *p, int level);
/* "Ⅰ-1 モバイル端末アプリの活用" */
struct str html_section_title(struct html_page *p, const struct view_section *s);
/* The class name of an outcome's colours and hatching. */
extern const char *const html_outcome_class[OUTCOME_COUNT];
/* "FY2022": without the era. */
struct str html_short_year(struct html_page *p, int year);

/* html_summary.c: the counts of a year, or of several, with what was missed. */
void html_year_summary(struct html_page *p, const struct view_year *y, int level);
void html_years_summary(struct html_page *p);

/*
 * The heads of a table of outcomes, `all` saying which there are; the cells behind a row's heading, with the end of the
 * row.
 */
void html_tally_heads(struct html_page *p, const struct tally *all);
void html_tally_cells(struct html_page *p, const struct tally *t, const struct tally *all);

/* html_rating.c: a column of grades for each scheme in force; the grades of a year counted. */
void html_rating_heads(struct html_page *p, const struct view_year *y);
void html_rating_cells(struct html_page *p, const struct view_year *y, const struct view_entry *e);
void html_roll_ups(struct html_page *p, const struct view_year *y, int level);

/* html_section.c: policies, measures and what is in them. */
void html_section(struct html_page *p, size_t year, const struct view_section *s, int level);
/* The chain behind an entry's verdict, as a list. */
void html_chain(struct html_page *p, const struct view_subject *subject);

/* html_years.c: the milestones of a section over the years; the data behind a chart. */
void html_milestones(struct html_page *p, size_t year, const struct view_section *s);
void html_series_table(struct html_page *p, const struct view_series *s);

/* html_chart.c: a series as a picture with its description; and the hatching that the page's pictures share. */
void html_chart(struct html_page *p, const struct view_series *s);
void html_chart_patterns(struct html_page *p);

/* report.css */
extern const unsigned char html_style_sheet[];
extern const size_t html_style_sheet_size;

#endif
