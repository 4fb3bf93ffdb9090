/*
 * Renderers: a report laid out as bytes.  One table, one file each; they
 * compute nothing and decide nothing.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/buf.h"
#include "view/explain.h"
#include "view/news.h"
#include "view/plans.h"

/* How a fiscal year is called: 令和4年度（2022年度）, 令和4年度, 2022年度. */
/* Auto: both for a plan in Japanese, western years for others. */
enum render_era { ERA_AUTO, ERA_BOTH, ERA_JAPANESE, ERA_WESTERN, ERA_STYLE_COUNT };

struct render_style {
	msg_translate_fn *translate; /* NULL: English */
	bool colour;
	enum render_era era;
	size_t width;	 /* of the terminal, in cells */
	struct str tool; /* name and version, for formats that state them */
	struct str version;
	int64_t now;	 /* seconds since 1970 */
	bool roll_up;	 /* text: what each policy, measure and department comes to */
	bool trend;	 /* text: a line with trend and outlook below each figure; Excel: columns of them */
	bool as_written; /* a unit stands at its number as in the plan, in any language: what programs compare stays */
	bool blocks;	 /* text: bars and sparklines may be drawn, of block elements */
	/* Columns of tables, indices into render_columns[] of render/column.h; none: the form's own. */
	const size_t *column;
	size_t column_count;
	unsigned fail;	   /* what makes the run fail, as report_has() takes it */
	int *trouble;	   /* where a form that needs files of its own leaves what errno said; it then adds nothing */
	const char *index; /* the page of all plans that pages in a folder refer to; NULL: there is none */
};

/* What the chains are wanted of, in order. */
struct explain_request {
	struct view_subject *v;
	size_t n;
};

/* The exit status of a monitoring plugin. */
enum plugin_status { PLUGIN_OK, PLUGIN_WARNING, PLUGIN_CRITICAL, PLUGIN_UNKNOWN };

/*
 * What was made of each of several plans: v[i * count + k] is the k-th piece of plan i, all empty for a plan that was
 * not evaluated.
 */
struct plan_pieces {
	const struct str *v;
	size_t count;
	bool table; /* the table across the plans is wanted, not the pieces alone */
};

struct renderer {
	const char *name;    /* as --format takes it */
	const char *summary; /* msgid */
	bool terminal;	     /* text for people, put in the character set of their terminal */
	bool table;	     /* for spreadsheets: put in the character set that --charset names */
	bool columns;	     /* its tables take --columns and --sort */
	bool whole;	     /* it tells of the whole plan: nothing can be chosen of it */
	bool needs_history;  /* the report's `history` is to be there */
	bool file;	     /* bytes that are of no use on a terminal: only into a file or a pipe */
	/*
	 * Loads what the form needs beside this library, so that nothing is opened for it later.  NULL: nothing. False:
	 * it cannot be had; *what is then its name.
	 */
	bool (*ready)(struct arena *a, struct str *what);
	void (*report)(struct buf *out, const struct report *r, const struct render_style *style);
	/* NULL: this form has no room for chains. */
	void (*explain)(struct buf *out, const struct report *r, const struct explain_request *want,
			const struct render_style *style);
	/* NULL: nor for news. */
	void (*news)(struct buf *out, const struct view_news *news, const struct render_style *style);
	/* The status to end with, by what `fail` names (as report_has() takes it); NULL: the usual one. */
	enum plugin_status (*status)(const struct report *r, unsigned fail);
	/*
	 * Several plans: each is rendered by itself, in `pieces` pieces, one at a time, and all are then put together
	 * by `plans`.  `brief`: the table across plans is enough unless --each asks for more.
	 */
	size_t pieces;
	bool brief;
	void (*piece)(struct buf *out, size_t k, const struct report *r, const struct render_style *style);
	void (*plans)(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		      const struct render_style *style);
	/* Their news, of which there is some: a piece for each plan, empty where there is none. */
	void (*news_plans)(struct buf *out, const struct view_plans *v, const struct view_news_sum *sum,
			   const struct plan_pieces *pieces, const struct render_style *style);
	/* Otherwise each plan is a file in a folder, whose name ends so, and `plans`, if any, makes their index. */
	const char *ending, *index;
	/* Or all reports are laid out at once: report[i] is of plan i, NULL for one that was not evaluated. */
	void (*gather)(struct buf *out, const struct view_plans *v, const struct report *const *report,
		       const struct render_style *style);
	enum plugin_status (*plans_status)(const struct view_plans *v, unsigned fail);
};

extern const struct renderer renderers[];
extern const size_t renderer_count;

/* The renderer of that name, or NULL. */
const struct renderer *renderer_find(struct str name);

/* Metrics that there are, each a piece of its own. */
enum { METRICS_FAMILIES = 10 };

void render_csv_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style);
void render_junit_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style);
void render_openmetrics_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style);
void render_plans_csv(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		      const struct render_style *style);
void render_plans_html(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		       const struct render_style *style);
void render_plans_json(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		       const struct render_style *style);
void render_plans_junit(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			const struct render_style *style);
void render_plans_markdown(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			   const struct render_style *style);
void render_plans_openmetrics(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			      const struct render_style *style);
void render_plans_text(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		       const struct render_style *style);
void render_text(struct buf *out, const struct report *r, const struct render_style *style);
void render_text_table(struct buf *out, const struct report *r, const struct render_style *style);
void render_text_explain(struct buf *out, const struct report *r, const struct explain_request *want,
			 const struct render_style *style);
void render_news_text(struct buf *out, const struct view_news *news, const struct render_style *style);
void render_news_markdown(struct buf *out, const struct view_news *news, const struct render_style *style);
void render_news_json(struct buf *out, const struct view_news *news, const struct render_style *style);
void render_news_plans_text(struct buf *out, const struct view_plans *v, const struct view_news_sum *sum,
			    const struct plan_pieces *pieces, const struct render_style *style);
void render_news_plans_markdown(struct buf *out, const struct view_plans *v, const struct view_news_sum *sum,
				const struct plan_pieces *pieces, const struct render_style *style);
void render_news_plans_json(struct buf *out, const struct view_plans *v, const struct view_news_sum *sum,
			    const struct plan_pieces *pieces, const struct render_style *style);
void render_json(struct buf *out, const struct report *r, const struct render_style *style);
void render_json_explain(struct buf *out, const struct report *r, const struct explain_request *want,
			 const struct render_style *style);
void render_openmetrics(struct buf *out, const struct report *r, const struct render_style *style);
void render_junit(struct buf *out, const struct report *r, const struct render_style *style);
void render_markdown(struct buf *out, const struct report *r, const struct render_style *style);
void render_csv(struct buf *out, const struct report *r, const struct render_style *style);
void render_stratml(struct buf *out, const struct report *r, const struct render_style *style);
enum plugin_status render_nagios_status(const struct report *r, unsigned fail);
void render_nagios(struct buf *out, const struct report *r, const struct render_style *style);
bool render_xlsx_ready(struct arena *a, struct str *what);
void render_nagios_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style);
void render_plans_nagios(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			 const struct render_style *style);
enum plugin_status render_nagios_plans_status(const struct view_plans *v, unsigned fail);
void render_xlsx(struct buf *out, const struct report *r, const struct render_style *style);
void render_xlsx_plans(struct buf *out, const struct view_plans *v, const struct report *const *report,
		       const struct render_style *style);
void render_html(struct buf *out, const struct report *r, const struct render_style *style);
void render_html_explain(struct buf *out, const struct report *r, const struct explain_request *want,
			 const struct render_style *style);

#endif
