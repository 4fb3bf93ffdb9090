#include "rules/check.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BITS = 64, RULE_WORDS = (RULE_COUNT + WORD_BITS - 1) / WORD_BITS };

/* A set of rules. */
struct rule_set {
	uint64_t word[RULE_WORDS];
};

/* What was found at one item, and where the item stands. */
struct item_state {
	const struct item *item;
	struct rule_set found;
};

/* The rules of a scope, in the order of the list. */
struct scope_rules {
	enum rule_id v[RULE_COUNT];
	size_t n;
};

struct engine {
	struct check c;
	struct scope_rules scope[SCOPE_COUNT];
	struct item_state *state; /* by item->index */
	struct rule_set plan;	  /* what was found of the plan outside of items */
};

static void set_add(struct rule_set *s, enum rule_id r)
{
	s->word[r / WORD_BITS] |= UINT64_C(1) << (r % WORD_BITS);
}

static bool set_has(const struct rule_set *s, enum rule_id r)
{
	return s->word[r / WORD_BITS] >> (r % WORD_BITS) & 1;
}

struct str check_year(struct check *c, int year)
{
	return str_format(c->a, "FY%d", year);
}

struct str check_when(struct check *c, const struct target *t)
{
	if (t->due.unit == PERIOD_NONE)
		return check_year(c, t->from);
	return period_format(c->a, t->due, c->s->plan->start_month);
}

struct str check_number(struct check *c, struct number n)
{
	return rat_exact(c->a, n.value, n.scale > 0 ? n.scale : 0);
}

struct str check_target_text(struct check *c, const struct item *i, const struct target *t)
{
	return i->scale ? i->scale->level[t->level].name.s : check_number(c, t->value);
}

static enum diag_severity severity_of(enum lint_level level)
{
	return level == LINT_ERROR ? DIAG_ERROR : level == LINT_NOTE ? DIAG_NOTE : DIAG_WARNING;
}

struct diag *check_report(struct check *c, struct span at, struct msg text)
{
	const struct rule *rule = &rules[c->rule];
	struct diag *d;

	if (++c->reported[c->rule] > FINDINGS_MAX) {
		/* Callers add to what they get. */
		d = ARENA_NEW(c->a, struct diag);
		*d = (struct diag){.at = at, .text = text};
		return d;
	}
	d = diag_add(c->diags, severity_of(rule->level), str_of(rule->name), at, text);
	if (c->item)
		d->about = c->item->span;
	return d;
}

/* Says how many findings of each rule were left out, and counts anew. */
static void report_rest(struct check *c)
{
	for (enum rule_id r = 1; r < RULE_COUNT; r++) {
		if (c->reported[r] > FINDINGS_MAX)
			diag_add(c->diags, DIAG_NOTE, str_of(rules[r].name), (struct span){c->source, 0, 0},
				 MSG(N_("%s more places have the same fault"),
				     str_format(c->a, "%zu", c->reported[r] - FINDINGS_MAX)));
		c->reported[r] = 0;
	}
}

/* Runs the rules of a scope; `found` is what was found of the subject, and grows (NULL: nothing depends on it). */
static void run_scope(struct engine *e, enum rule_scope scope, struct rule_set *found)
{
	struct check *c = &e->c;

	for (size_t i = 0; i < e->scope[scope].n; i++) {
		enum rule_id r = e->scope[scope].v[i];
		size_t before = c->reported[r];
		bool silent = false;

		for (size_t n = 0; found && n < RULE_NEEDS_MAX && rules[r].needs[n] != RULE_NONE; n++)
			silent = silent || set_has(found, rules[r].needs[n]);
		if (silent)
			continue;
		c->rule = r;
		rules[r].check(c);
		if (found && c->reported[r] > before)
			set_add(found, r);
	}
}

static int by_start(const void *x, const void *y)
{
	const struct item_state *a = *(struct item_state *const *)x, *b = *(struct item_state *const *)y;

	return (a->item->span.start > b->item->span.start) - (a->item->span.start < b->item->span.start);
}

/* Notes at each item what was found in it while reading. */
static void collect_found(struct engine *e)
{
	struct check *c = &e->c;
	const struct plan *p = c->s->plan;
	struct item_state **sorted = ARENA_ARRAY(c->a, struct item_state *, p->item_count);

	e->state = ARENA_ARRAY(c->a, struct item_state, p->item_count);
	for (size_t i = 0; i < p->item_count; i++) {
		e->state[i].item = p->item[i];
		sorted[i] = &e->state[i];
	}
	if (c->diags->items.n == 0)
		return;
	qsort(sorted, p->item_count, sizeof(struct item_state *), by_start);
	for (size_t k = 0; k < c->diags->items.n; k++) {
		const struct diag *d = c->diags->items.v[k];
		enum rule_id r = d->at.source == p->source ? rule_find(d->rule) : RULE_NONE;
		size_t low = 0, high = p->item_count;

		while (r != RULE_NONE && low < high) {
			size_t middle = low + (high - low) / 2;

			if (sorted[middle]->item->span.start <= d->at.start)
				low = middle + 1;
			else
				high = middle;
		}
		if (low > 0 && d->at.start <= sorted[low - 1]->item->span.end)
			set_add(&sorted[low - 1]->found, r);
		else
			set_add(&e->plan, r);
	}
}

static void run_texts(struct engine *e)
{
	struct check *c = &e->c;

	for (size_t i = 0; i < c->s->source_count; i++) {
		struct suspects found = suspects_find(c->a, c->s->source[i]->bytes);

		c->source = c->s->source[i];
		c->suspect = found.items.v;
		c->suspect_count = found.items.n;
		if (found.items.n > 0)
			run_scope(e, SCOPE_TEXT, NULL);
		report_rest(c);
	}
}

static void run_groups(struct engine *e, const struct group *g, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		e->c.group = &g[i];
		run_scope(e, SCOPE_GROUP, &e->plan);
		run_groups(e, g[i].child, g[i].child_count);
	}
}

/* The item's own figures, without those that others took the place of. */
static void take_series(struct check *c)
{
	const struct results *r = c->s->results;
	size_t n = r->by_item_count[c->item->index];
	const struct observation **v = ARENA_ARRAY(c->a, const struct observation *, n);

	c->series_count = 0;
	for (size_t k = 0; k < n; k++) {
		const struct observation *o = r->by_item[c->item->index][k];

		if (!o->superseded && o->comparison.n == 0)
			v[c->series_count++] = o;
	}
	c->series = v;
}

static void run_items(struct engine *e, const struct evaluation *evaluation)
{
	struct check *c = &e->c;
	const struct plan *p = c->s->plan;

	for (size_t i = 0; i < p->item_count; i++) {
		struct rule_set *found = &e->state[i].found;

		c->item = p->item[i];
		run_scope(e, SCOPE_ITEM, found);
		if (!c->s->results)
			continue;
		take_series(c);
		run_scope(e, SCOPE_SERIES, found);
		for (int year = p->from; evaluation && year <= p->to; year++) {
			c->result = evaluation_result(evaluation, c->item, year);
			/* Not judged before the year is over. */
			if (c->result && date_cmp(fiscal_year(year, p->start_month).last, c->s->today) < 0)
				run_scope(e, SCOPE_YEAR, found);
		}
	}
	c->item = NULL;
	c->result = NULL;
}

/* Digits and a point: what nearly all cells of a large table hold, and no rule is about. */
static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.')
			return false;
	return s.n > 0;
}

/* A results file that is read again, for its cells. */
static bool take_record(void *arg, const struct record *r)
{
	struct engine *e = arg;
	struct check *c = &e->c;
	const struct results_file *f = c->file;
	bool is_header = r->end <= f->header_end;

	if (r->start < f->header_start)
		return true;
	for (size_t i = 0; i < r->n && i < f->column_count; i++) {
		struct cell cell = {.record = r,
				    .field = i,
				    .text = str_trim(r->field[i]),
				    .column = (enum column)f->column[i].column,
				    .is_figure = f->column[i].is_figure && !is_header,
				    .is_header = is_header};

		if (!is_header && (is_plain(cell.text) || r->field[i].n == 0))
			continue;
		c->cell = &cell;
		run_scope(e, SCOPE_CELL, NULL);
	}
	c->cell = NULL;
	return true;
}

static void run_tables(struct engine *e)
{
	struct check *c = &e->c;
	const struct results *r = c->s->results;

	for (size_t i = 0; i < r->files.n; i++) {
		/* What is wrong with it as CSV was reported when it was first read. */
		struct diag_list known = diag_list_new(c->a);

		c->file = r->files.v[i];
		c->source = c->file->source;
		c->columns = 0;
		for (size_t k = 0; k < c->file->column_count; k++)
			if (c->file->column[k].column != COLUMN_COUNT)
				c->columns |= 1u << c->file->column[k].column;
		if (c->file->header_end > c->file->header_start)
			(void)read_csv(c->a, c->file->source, NULL, take_record, e, &known);
		run_scope(e, SCOPE_TABLE, NULL);
		report_rest(c);
	}
}

void lint_check(struct arena *a, const struct lint_subject *s, struct diag_list *diags)
{
	struct lint_subject subject = *s;
	struct engine e = {.c = {.a = a, .s = &subject, .diags = diags}};
	const struct evaluation *evaluation = NULL;

	if (s->results && s->results->files.n == 0)
		subject.results = NULL;
	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		if (rules[r].check)
			e.scope[rules[r].scope].v[e.scope[rules[r].scope].n++] = r;
	if (s->plan) {
		collect_found(&e);
		if (subject.results && s->plan->from != 0 && s->plan->from <= s->plan->to)
			evaluation = evaluate(a, s->plan, s->results, s->plan->from, s->plan->to, s->today);
		e.c.source = s->plan->source;
		run_scope(&e, SCOPE_PLAN, &e.plan);
		run_groups(&e, s->plan->policy, s->plan->policy_count);
		e.c.group = NULL;
		run_items(&e, evaluation);
		report_rest(&e.c);
	}
	run_texts(&e);
	if (s->plan && subject.results)
		run_tables(&e);
}
