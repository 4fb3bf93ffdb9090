/*
 * The forms that a run over several plans is printed in: that of --format, or
 * the news of --previous in its place, and those of --report.
 *
 * A plan is rendered, form by form, while it is at hand, into pieces that are
 * kept; when all plans are done they are put together.  Pages in a folder are
 * written at once, and reports that are laid out together are kept as they are.
 */
#ifndef CLI_EVAL_FORMS_H
#define CLI_EVAL_FORMS_H

#include "cli/eval_reports.h"
#include "cli/eval_step.h"
#include "view/news.h"
#include "view/plans.h"

struct eval_form {
	const struct renderer *renderer;
	struct render_style style;
	bool whole;	      /* of --report: neither --quiet nor --only leaves anything out */
	bool news;	      /* what has changed, in place of the report */
	size_t first, pieces; /* which of a plan's pieces are its own */
	const char *folder;   /* that pages go to; NULL: it is one document */
};

struct eval_forms {
	struct eval_form *form; /* the first is that of the output; the others are those of `reports`, in its order */
	size_t n;
	size_t pieces; /* of all of them */
	struct eval_reports reports;
	struct earlier_plans *earlier; /* of --previous; NULL: none */
	bool told;		       /* there was news */
	int trouble;		       /* what errno said where a report could not be made */
};

/* What one plan leaves behind: all of it is of the arena given to keep it in. */
struct eval_done {
	struct view_plan plan;
	struct str headers; /* what is wrong with headers of shared files: the same from each plan that reads them */
	struct str errors;  /* what else is to be said */
	struct str *piece;  /* of all forms */
	const struct report **report; /* by form, where it lays out all reports together; else NULL */
	struct view_news_sum news;
	const bool *found; /* of each pattern that chooses: it fits something; NULL: not evaluated */
	bool left;	   /* the patterns leave something of it */
	bool explained;	   /* it has an item that --explain names */
	enum status status;
};

/*
 * Reads the settings into *out, which must not move afterwards; makes the folders, locks the files that are to be
 * written, and reads the report of --previous.  False after a complaint.
 */
bool eval_forms_begin(const struct run *run, const struct eval_settings *s, struct eval_forms *out)
	__attribute__((warn_unused_result));

/* Whether reports are to be kept: a plan's step is then to work in the arena that is kept. */
bool eval_forms_keep_reports(const struct eval_forms *f);

/* Whether counts and roll-ups of each plan are enough. */
bool eval_forms_are_brief(const struct eval_forms *f);

/* Renders a plan of which a report was made; *out has its plan and status.  False after a complaint. */
bool eval_forms_render(const struct eval_forms *f, struct eval_step *step, struct arena *keep, struct eval_done *out)
	__attribute__((warn_unused_result));

/* Prints and writes what was made of all plans, v->n of them.  The status to end with. */
enum status eval_forms_print(const struct run *run, const struct eval_settings *s, struct eval_forms *f,
			     const struct eval_done *done, const struct view_plans *v);

#endif
