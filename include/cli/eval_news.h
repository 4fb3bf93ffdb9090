/*
 * plan-eval --previous: what has changed since an earlier report.
 */
#ifndef CLI_EVAL_NEWS_H
#define CLI_EVAL_NEWS_H

#include "cli/eval_reports.h"
#include "view/news.h"

/* Whether --previous goes with the other options; complains where it does not. */
bool eval_news_fits(const struct run *run, const struct eval_settings *s) __attribute__((warn_unused_result));

/*
 * Reads the report of --previous, if it is given.  NULL in *out: it is not, or there is no such file, but this run is
 * going to write it by --report: it is the first run.  False after a complaint: it cannot be read, is no whole report
 * of plan-eval, or of a newer version.
 */
bool eval_earlier(const struct run *run, const struct eval_settings *s, const struct eval_reports *reports,
		  struct earlier **out) __attribute__((warn_unused_result));

/*
 * Prints what has changed in `r` since `earlier` (NULL: this is the first run), and nothing when nothing has.
 * STATUS_TROUBLE after a complaint: it is of another plan, or of another part of it.
 */
enum status eval_news(const struct run *run, const struct eval_settings *s, const struct earlier *earlier,
		      const struct report *r, const struct render_style *style);

#endif
