/*
 * Several plans side by side as plain data: what each comes to in each fiscal
 * year evaluated, and what they come to together.
 *
 * A plan is kept by copy, so its report and all behind it can be freed.
 */
#ifndef VIEW_PLANS_H
#define VIEW_PLANS_H

#include "view/report.h"

/* The outcomes of some actions and indicators, and the share met of those with a target. */
struct view_outcomes {
	struct tally tally;
	size_t with_target; /* met, missed, pending or no-data: the denominator of the share */
	struct view_value met_share;
};

/* How often a scheme gave a grade. */
struct view_plan_grade {
	struct str text;
	size_t count;
};

/* What a scheme makes of a plan in one year. */
struct view_plan_rating {
	struct str id;
	struct wording title;
	struct view_plan_grade *grade;
	size_t grade_count;
	size_t total, rated, achieved, denominator;
	const char *denominator_name; /* as in plan-scheme.5; also a msgid */
	struct view_value achieved_share, points, mean, weight;
	struct str own_text; /* the roll-up's own grade; empty: none */
};

struct view_plan_year {
	int year;
	struct str era; /* as in struct view_year */
	int era_year;
	struct date as_of;
	bool running;
	struct view_outcomes outcomes;
	struct view_plan_rating *rating; /* by each scheme in force */
	size_t rating_count;
};

/* What became of a plan. */
enum plan_state {
	PLAN_EVALUATED,
	PLAN_FAULTY,	  /* there are errors in it or its results: it is not evaluated */
	PLAN_OTHER_YEARS, /* the year asked for is outside its period */
	PLAN_STATE_COUNT
};

struct view_plan {
	enum plan_state state;
	struct str file;			      /* of the plan */
	struct str id, title, organization, language; /* empty where it could not be read */
	struct str page;			      /* the file with its report, relative to the index; empty: none */
	int from, to;
	struct view_plan_year *year;
	size_t year_count;
	unsigned
		bits; /* what items of it have besides outcomes, as report_has() takes it: a grade that fails, states */
};

/* One file of results that the plans share, and what became of its rows. */
struct view_plan_rows {
	struct str file;
	size_t rows;
	size_t other_plans; /* rows of plans that were not given */
	size_t titles;	    /* lines above and below the table */
};

struct view_plans {
	struct view_plan *plan; /* in the order given */
	size_t n;
	size_t count[PLAN_STATE_COUNT];
	struct view_outcomes total; /* over all plans and years */
	struct view_plan_rows *rows;
	size_t rows_count;
	bool several_years; /* a plan has more than one, or they differ */
};

/* A plan as `r` has it, copied to `a`. */
struct view_plan view_plan_of(struct arena *a, const struct report *r);

/* Sums up the plans; v->plan and v->n are set. */
void view_plans_sum(struct arena *a, struct view_plans *v);

/* The name of a plan for a table: its title, with the organization before it unless it begins so; else its file. */
struct str view_plan_name(struct arena *a, const struct view_plan *p);

/* "evaluated", "faulty", "other-years": stable names. */
extern const char *const plan_state_names[PLAN_STATE_COUNT];
/* Why a plan was not evaluated: msgids; "" for PLAN_EVALUATED. */
extern const char *const plan_state_words[PLAN_STATE_COUNT];

#endif
