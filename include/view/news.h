/*
 * News: what has changed in a report since an earlier one.
 */
#ifndef VIEW_NEWS_H
#define VIEW_NEWS_H

#include "model/earlier.h"
#include "view/report.h"

/* Worst first. */
enum news_kind {
	NEWS_MISSED,	   /* missed now */
	NEWS_NO_DATA,	   /* without data now */
	NEWS_REMOVED,	   /* not in the plan any more */
	NEWS_TARGET,	   /* another target for the same year */
	NEWS_RESTATED,	   /* another figure for a year that was over */
	NEWS_STATE,	   /* another state, such as stale, with the same outcome and grade */
	NEWS_GRADE_WORSE,  /* a worse grade, with the same outcome */
	NEWS_OUTCOME,	   /* another outcome that none of the other kinds is for */
	NEWS_RECOVERED,	   /* missed before, met now */
	NEWS_MET,	   /* met now, and not due or without target before */
	NEWS_REPORTED,	   /* without data before */
	NEWS_GRADE_BETTER, /* a better grade, with the same outcome */
	NEWS_ADDED,	   /* new in the plan */
	NEWS_KIND_COUNT
};

/* "newly-missed" …: stable names, and msgids. */
extern const char *const news_kind_names[NEWS_KIND_COUNT];

struct view_news_item {
	enum news_kind kind;
	struct str id, title;
	int year;
	const struct view_entry *entry;	    /* NULL: it is not in the plan any more */
	const struct earlier_item *earlier; /* NULL: it was not told of */
	const struct scheme *scheme;	    /* of a changed grade; NULL: none */
	struct str grade_before, grade;	    /* as printed; empty: unrated */
	unsigned fails;			    /* what of --fail-on it brings: bits of report_bits() in view/filter.h */
};

struct view_news {
	const struct report *report;
	struct str name; /* of the plan, in the first line: its title, unless something else is put here */
	const struct earlier *earlier; /* NULL: there was none, this is the first */
	struct view_news_item *item;   /* worst kinds first, each kind in the plan's order */
	size_t n;
	size_t count[NEWS_KIND_COUNT];
};

/*
 * What is new in `r` since `earlier`.  Items are the same by id, or by one that they had formerly.  Where the earlier
 * report does not tell of a year, or there is none, what is missed or without data is new; and with an earlier report
 * what is met.  A figure that grows while its year runs is no news.  What was removed is told only where both reports
 * are of the same part of the plan.  In `a`.
 */
struct view_news *view_news(struct arena *a, const struct report *r, const struct earlier *earlier);

/* The news of several plans, summed up. */
struct view_news_sum {
	struct date as_of;
	size_t n;
	size_t count[NEWS_KIND_COUNT];
	const struct earlier **gone; /* plans that the earlier report tells of and this run was not given */
	size_t gone_count;
};

/* Adds the news of one plan to *sum. */
void view_news_add(struct view_news_sum *sum, const struct view_news *news);

/* Leaves what brings one of `outcomes`, for --quiet. */
void view_news_only(struct view_news *news, unsigned outcomes);

/* Whether there is any of that. */
bool view_news_has(const struct view_news *news, unsigned outcomes);

#endif
