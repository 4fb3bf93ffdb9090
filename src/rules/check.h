/*
 * What a rule's function gets: the subject at hand, and how to report.
 */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include "model/columns.h"
#include "rules/lint.h"
#include "rules/suspect.h"

/* Findings of one rule in one source; enough for whoever reads them. */
enum { FINDINGS_MAX = 1000 };

/* A field of a results file. */
struct cell {
	const struct record *record;
	size_t field;
	struct str text;    /* trimmed */
	enum column column; /* COLUMN_COUNT: of no name that we know */
	bool is_figure;	    /* in the column of values, or of a year in a wide table */
	bool is_header;
};

struct check {
	struct arena *a;
	const struct lint_subject *s;
	struct diag_list *diags;
	enum rule_id rule;

	const struct group *group; /* SCOPE_GROUP */
	const struct item *item;   /* SCOPE_ITEM, SCOPE_SERIES, SCOPE_YEAR */
	/* SCOPE_SERIES, SCOPE_YEAR: the item's own figures in time, without comparisons and superseded ones. */
	const struct observation *const *series;
	size_t series_count;
	const struct result *result;   /* SCOPE_YEAR */
	struct source *source;	       /* SCOPE_TEXT */
	const struct suspect *suspect; /* in it */
	size_t suspect_count;
	const struct results_file *file; /* SCOPE_TABLE, SCOPE_CELL */
	unsigned columns;		 /* SCOPE_TABLE: bit i for column i of the header */
	const struct cell *cell;	 /* SCOPE_CELL */

	size_t reported[RULE_COUNT]; /* in the source at hand */
};

/*
 * Adds a finding of the rule at hand, about the item or group at hand if there is one.  Never NULL, but a rule that
 * has found very much already in a file is only counted.
 */
struct diag *check_report(struct check *c, struct span at, struct msg text);

/* Years and numbers as they are said: "FY2022", "2800.0". */
struct str check_year(struct check *c, int year);
/* What a target is for: "FY2022", "FY2022Q1", "2022-09-30". */
struct str check_when(struct check *c, const struct target *t);
struct str check_number(struct check *c, struct number n);

/* The words of a target: its number or its level's name. */
struct str check_target_text(struct check *c, const struct item *i, const struct target *t);

#define REPORTED(code, id, name, level, scope, summary)
#define RULE(code, id, name, level, scope, function, needs, summary) void function(struct check *c);
#include "rules/rules.def"
#undef RULE

#endif
