/*
 * One plan and its results, from files to a report: the step that plan-eval
 * takes once for each plan.
 *
 * A step works in the arena that it was given, and what it would print to
 * standard error it puts aside in `errors` when told to; it touches nothing
 * else that can be changed.  So several steps may run side by side, each in
 * an arena of its own, and what they say be told in the order of the plans.
 * All that it makes is of that arena and is gone with it.
 */
#ifndef CLI_EVAL_STEP_H
#define CLI_EVAL_STEP_H

#include "cli/eval_choose.h"
#include "cli/load_shared.h"
#include "view/report.h"

struct merge;

/* Where results come from: the first of these that there is, or the files that the plan names. */
struct results_from {
	const struct merge *merge;	     /* partial evaluations */
	const struct shared_results *shared; /* files of which each row is some plan's */
	const struct text_list *paths;	     /* files that are all this plan's */
};

struct eval_step {
	struct run run;		    /* the caller's, but with this arena and this error stream */
	bool several;		    /* it is one of several plans */
	struct buf errors, headers; /* `headers`: of files that other plans read too, the same from each of them */
	const struct eval_settings *settings;
	struct loader loader;
	const char *plan_path;
	struct plan *plan;	 /* NULL: not read */
	struct results *results; /* NULL: not read */
	struct eval_choice choice;
	bool outline; /* to be set by the caller: the report needs no more than counts and roll-ups */
	struct evaluation *evaluation;
	struct report *report; /* NULL: not made */
	struct explain_request explained;
	const bool *found; /* of several plans: see eval_select_some() */
};

/*
 * Begins a step in `a`.  `several`: it is one of several plans, and errors are kept in s->errors for the caller to
 * write with run_say(); otherwise they go where those of `run` go.  *s must not move afterwards.
 */
void eval_step_begin(struct eval_step *s, const struct run *run, const struct eval_settings *settings, struct arena *a,
		     bool several);

/*
 * Reads the plan at `plan_path`, the schemes that rate it, and its results from where `from` says.  False after
 * complaints: there are errors in what was read.
 */
bool eval_step_load(struct eval_step *s, const char *plan_path, const struct results_from *from)
	__attribute__((warn_unused_result));

/* Evaluates what was loaded for the years asked for; s->report is then set.  False after a complaint. */
bool eval_step_report(struct eval_step *s) __attribute__((warn_unused_result));

/* The report anew, with nothing left out by --only or --quiet whatever became of s->report. */
struct report *eval_step_whole(struct eval_step *s);

/* How reports of this run are laid out.  False after a complaint: the clock is of no use. */
bool eval_style(const struct run *run, const struct eval_settings *settings, struct render_style *style)
	__attribute__((warn_unused_result));

/*
 * Makes the report what --quiet and --explain ask for; *explained (NULL: not wanted) says that the plan has an item
 * that --explain names.  False after a complaint when it has not, and nobody asked.
 */
bool eval_step_prepare(struct eval_step *s, bool *explained) __attribute__((warn_unused_result));

/* Renders to `out` what eval_step_prepare() left of the report, or the chains in its place; nothing for nothing. */
void eval_step_render(const struct eval_step *s, const struct render_style *style, struct buf *out);

#endif
