/*
 * What plan-eval was asked for, made definite by the plan and its results.
 * Complaints go to standard error.
 */
#ifndef CLI_EVAL_CHOOSE_H
#define CLI_EVAL_CHOOSE_H

#include "cli/run.h"
#include "cli/tools.h"
#include "render/render.h"

struct eval_choice {
	int from, to; /* fiscal years */
	struct date as_of;
};

/* The years and the day to evaluate.  False after a complaint: the year is not the plan's, the clock is of no use. */
bool eval_choose(const struct run *run, const struct eval_settings *s, const struct plan *plan,
		 const struct results *results, struct eval_choice *out) __attribute__((warn_unused_result));

/* False after a complaint: a library that this form needs cannot be loaded. */
bool eval_form_ready(const struct run *run, const struct renderer *form) __attribute__((warn_unused_result));

/* False after a complaint: the form of --format cannot be made here, does not go with another option, or two options
 * not together. */
bool eval_form_fits(const struct run *run, const struct eval_settings *s) __attribute__((warn_unused_result));

/* Complains that a report whose form needs files of its own could not be made, for the errno given. */
enum status eval_not_made(const struct run *run, int error);

/* run_confine() for a report of these settings. */
void eval_confine(const struct run *run, const struct eval_settings *s, enum run_need need);

/*
 * The bytes of a report in the character set that --charset names, where its form is one for spreadsheets.  Characters
 * that the set lacks are complained of; false after a complaint that there is no such set on this system.
 */
bool eval_encode(const struct run *run, const struct eval_settings *s, struct str *bytes)
	__attribute__((warn_unused_result));

/*
 * What --explain names, for each year of the report that holds it, in *want (of the run's arena).  *any says whether
 * the plan has anything so called; where that is NULL, an id that it has not is complained of and false returned.
 */
bool eval_explained(const struct run *run, const struct eval_settings *s, const struct plan *plan,
		    const struct report *report, struct explain_request *want, bool *any)
	__attribute__((warn_unused_result));

#endif
