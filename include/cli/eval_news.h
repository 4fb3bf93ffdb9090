/*
 * plan-eval --previous: what has changed since an earlier report.
 */
#ifndef CLI_EVAL_NEWS_H
#define CLI_EVAL_NEWS_H

#include "cli/eval_reports.h"
#include "view/news.h"

/*
 * The run that is to be used where --previous is given: what it would say on standard error it keeps in *held, for what
 * is printed to be the first line, and for silence where there is no news.  eval_news_end() says it, where something
 * was told or could not be.
 */
struct run eval_news_begin(const struct run *run, const struct eval_settings *s, struct buf *held);
void eval_news_end(const struct run *run, const struct buf *held, bool told, enum status status);

/* Whether --previous goes with the other options; complains where it does not. */
bool eval_news_fits(const struct run *run, const struct eval_settings *s) __attribute__((warn_unused_result));

/*
 * Reads the report of --previous, if it is given.  NULL in *out: it is not, or there is no such file, but this run is
 * going to write it by --report: it is the first run.  False after a complaint: it cannot be read, is no whole report
 * of plan-eval, or of a newer version.
 */
bool eval_earlier(const struct run *run, const struct eval_settings *s, const struct eval_reports *reports,
		  struct earlier_plans **out) __attribute__((warn_unused_result));

/*
 * Prints what has changed in `r` since `earlier` (NULL: this is the first run), and nothing when nothing has; *told
 * says whether anything has.  STATUS_TROUBLE after a complaint: it is of another plan, or of another part of it.
 */
enum status eval_news(const struct run *run, const struct eval_settings *s, const struct earlier_plans *earlier,
		      const struct report *r, const struct render_style *style, bool *told);

/*
 * What has changed in one plan of several, of which the earlier report (NULL: there is none) need not tell; its status
 * in *status.  NULL after a complaint: the report tells of another part of the plan.
 */
struct view_news *eval_news_of(const struct run *run, const struct eval_settings *s,
			       const struct earlier_plans *earlier, const struct report *r, enum status *status);

/* Adds to *sum the plans of the earlier report that are not among those of `v`. */
void eval_news_gone(struct arena *a, const struct earlier_plans *earlier, const struct view_plans *v,
		    struct view_news_sum *sum);

#endif
