/*
 * From all findings to those that count: suppressions, levels, order.
 */
#include "rules/check.h"
#include "rules/directive.h"
#include "rules/lint.h"
#include "rules/names.h"

static bool covers(const struct directive *d, const struct span *at)
{
	return at->source == d->bound.source && at->start >= d->bound.start && at->start <= d->bound.end &&
	       at->end <= d->bound.end;
}

/* Whether the finding is in the part of the plan that the directive is about; all, and its results, for the file. */
static bool concerns(const struct directive *d, const struct diag *f)
{
	return !d->bound.source || covers(d, &f->at) || (f->about.source && covers(d, &f->about));
}

static bool names_rule(const struct directive *d, enum rule_id r)
{
	for (size_t from = 0; from < d->rules.n;) {
		struct str rest = str_slice(d->rules, from, d->rules.n);
		struct str word = str_slice(rest, 0, str_find(rest, STR(",")));

		if (rule_matches(r, word))
			return true;
		from += word.n + 1;
	}
	return false;
}

/* Whether there is any rule that it can be about. */
static bool names_some_rule(const struct directive *d)
{
	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		if (names_rule(d, r))
			return true;
	return false;
}

static bool has_expired(const struct directive *d, struct date today)
{
	return d->until.year != 0 && date_cmp(d->until, today) < 0;
}

/* Drops what the directives in force suppress, and notes which of them were of use. */
static void suppress(struct directives *ds, struct date today, struct diag_list *diags)
{
	size_t kept = 0;

	for (size_t i = 0; i < diags->items.n; i++) {
		struct diag *f = diags->items.v[i];
		enum rule_id r = rule_find(f->rule);
		bool dropped = false;

		for (size_t k = 0; k < ds->items.n; k++) {
			struct directive *d = &ds->items.v[k];

			if (!names_rule(d, r) || !concerns(d, f))
				continue;
			d->used = true;
			dropped = dropped || !has_expired(d, today);
		}
		if (dropped)
			diags->count[f->severity]--;
		else
			diags->items.v[kept++] = f;
	}
	diags->items.n = kept;
}

/* The rules that found so much that the rest was only counted: what a comment would suppress may be among that. */
static void find_full(const struct diag_list *diags, bool full[RULE_COUNT])
{
	size_t count[RULE_COUNT] = {0};

	for (size_t i = 0; i < diags->items.n; i++)
		count[rule_find(diags->items.v[i]->rule)]++;
	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		full[r] = count[r] >= FINDINGS_MAX;
}

/* Whether all that it may suppress was looked for: some rules need results. */
static bool was_tried(const struct directive *d, const struct lint_subject *s, const bool full[RULE_COUNT])
{
	bool has_results = s->results && s->results->files.n > 0;

	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		if (full[r] && names_rule(d, r))
			return false;

	for (enum rule_id r = 1; r < RULE_COUNT && !has_results; r++)
		if (rules[r].scope >= SCOPE_SERIES && rules[r].scope <= SCOPE_CELL && names_rule(d, r))
			return false;
	return true;
}

static void judge_directives(struct arena *a, const struct directives *ds, const struct lint_subject *s,
			     const bool full[RULE_COUNT], struct diag_list *diags)
{
	for (size_t k = 0; k < ds->items.n; k++) {
		const struct directive *d = &ds->items.v[k];

		if (has_expired(d, s->today))
			diag_help(diag_add(diags, DIAG_ERROR, str_of(rules[RULE_EXPIRED_DIRECTIVE].name), d->at,
					   MSG(N_("the comment held until %s"), date_format(a, d->until))),
				  MSG(N_("mend what it hides, or give it a new day")));
		else if (!d->used && names_some_rule(d) && was_tried(d, s, full))
			diag_help(diag_add(diags, DIAG_WARNING, str_of(rules[RULE_UNUSED_DIRECTIVE].name), d->at,
					   MSG(N_("the comment suppresses nothing"))),
				  MSG(N_("delete it, or put it on the line before what it is about")));
	}
}

/* Applies levels: those of the policy where somebody chose them, else those that the findings came with. */
static void apply_levels(const struct lint_policy *p, struct diag_list *diags)
{
	static const enum diag_severity severity[LINT_LEVEL_COUNT] = {
		[LINT_NOTE] = DIAG_NOTE, [LINT_WARNING] = DIAG_WARNING, [LINT_ERROR] = DIAG_ERROR};
	size_t kept = 0;

	for (int s = 0; s < DIAG_SEVERITY_COUNT; s++)
		diags->count[s] = 0;
	for (size_t i = 0; i < diags->items.n; i++) {
		struct diag *f = diags->items.v[i];
		enum rule_id r = rule_find(f->rule);

		if (r != RULE_NONE && p->level[r] == LINT_OFF)
			continue;
		if (r != RULE_NONE && p->chosen[r])
			f->severity = severity[p->level[r]];
		diags->count[f->severity]++;
		diags->items.v[kept++] = f;
	}
	diags->items.n = kept;
}

/* Puts findings in the order in which their files were read, which diag_sort() keeps. */
static void order_by_source(struct arena *a, const struct lint_subject *s, struct diag_list *diags)
{
	struct diag **sorted = ARENA_ARRAY(a, struct diag *, diags->items.n);
	size_t n = 0;

	for (size_t k = 0; k < s->source_count; k++)
		for (size_t i = 0; i < diags->items.n; i++)
			if (diags->items.v[i] && diags->items.v[i]->at.source == s->source[k]) {
				sorted[n++] = diags->items.v[i];
				diags->items.v[i] = NULL;
			}
	for (size_t i = 0; i < diags->items.n; i++)
		if (diags->items.v[i])
			sorted[n++] = diags->items.v[i];
	for (size_t i = 0; i < n; i++)
		diags->items.v[i] = sorted[i];
}

void lint_settle(struct arena *a, const struct lint_policy *p, const struct lint_subject *s, struct diag_list *diags)
{
	if (s->plan_source) {
		struct directives ds =
			directives_find(a, s->plan_source, s->root, s->plan ? s->plan->start_month : 4, diags);

		if (ds.items.n > 0) {
			bool full[RULE_COUNT] = {false};
			find_full(diags, full);
			suppress(&ds, s->today, diags);
			judge_directives(a, &ds, s, full, diags);
		}
	}
	apply_levels(p, diags);
	order_by_source(a, s, diags);
	diag_sort(diags);
}
