/*
 * The tools' command lines: what each takes, and the settings that come of it.
 */
#ifndef CLI_TOOLS_H
#define CLI_TOOLS_H

#include "cli/options.h"
#include "view/selection.h"

struct eval_settings {
	struct common_settings common;
	struct text_list plans; /* files and folders of plans, and lists of them */
	bool partial, merge;
	const char *part;	/* "K/N"; NULL: all */
	bool each;		/* each plan's report before the table across several */
	struct asked_year year; /* none: the last year that has results */
	bool all_years;
	struct date as_of; /* all zero: today */
	size_t format;	   /* index into renderers[] */
	size_t charset;	   /* enum charset */
	struct text_list explain;
	struct text_list scheme; /* names of schemes to rate by instead of the plan's */
	bool list_schemes;
	bool roll_up; /* text: what each policy, measure and department comes to */
	bool trend;
	size_t era;				     /* enum render_era */
	struct text_list published;		     /* tables of published figures to verify */
	struct text_list choose[SELECTION_BY_COUNT]; /* patterns */
	struct choice_list only;		     /* see eval_only_outcomes() */
	struct choice_list columns;		     /* indices into render_columns[] */
	const char *previous;			     /* an earlier report; NULL: none */
	struct text_list report;		     /* FORMAT:FILE */
	size_t sort;				     /* enum view_order */
	bool reverse;
	bool quiet;
	int jobs;	  /* 0: as many as there are processors; see eval_jobs() */
	unsigned fail_on; /* bit i for choice i; see eval_fail_outcomes() */
};

/* Choices whose first one is "auto": what the plan says, or what holds without it. */
struct lint_settings {
	struct common_settings common;
	size_t format;		 /* 0: by the environment; else index + 1 into findings_renderers[] */
	struct text_list report; /* FORMAT:FILE */
	struct text_list enable, disable, severity;
	size_t profile, shown, fail_on; /* 0: auto; else index + 1 into lint_profile_names … */
	struct date as_of;		/* all zero: today */
	bool rows;
	bool fix, dry_run;
	bool init, schema, template_results;
	struct asked_year year; /* of the template; none: each year of the plan */
	size_t charset;		/* of the template: enum charset */
	bool list_rules;
	struct text_list explain;
};

extern const struct command plan_eval_command, plan_lint_command;

/* The outcomes of --fail-on as bits of enum outcome, and REPORT_FAILING_GRADE of view/filter.h. */
unsigned eval_fail_outcomes(const struct eval_settings *s);
/* The number of threads to work with. */
size_t eval_jobs(const struct eval_settings *s);
/* Those of --only, the same way. */
unsigned eval_only_outcomes(const struct eval_settings *s);

#endif
