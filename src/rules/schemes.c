/*
 * Rules on rating schemes: values that no rule is for, or more than one, and
 * rules and grades that can never come up.
 *
 * What is looked into are conditions that compare one quantity with numbers,
 * as nearly all published schemes do; others are passed over.
 */
#include "rules/check.h"

#include "model/scheme.h"

/* One end of a band; not given: it is open to infinity. */
struct end {
	bool given, inside;
	struct rat at;
};

/* The values of one quantity for which a rule holds. */
struct band {
	const struct scheme_rule *rule;
	bool known;    /* false: the condition is of another kind */
	struct str of; /* the quantity; empty: it holds whatever is known */
	struct end low, high;
};

struct bands {
	struct band *v;
	size_t n;
};

/* --- From conditions to bands -------------------------------------------- */

static bool is_number(struct check *c, const struct expr *e, struct rat *out)
{
	if (e->kind == EXPR_NUMBER) {
		*out = e->number;
		return true;
	}
	if (e->kind != EXPR_NEGATE || !is_number(c, e->arg[0], out))
		return false;
	*out = rat_neg(c->a, *out);
	return true;
}

static void raise_low(struct band *b, struct end e)
{
	int order = b->low.given ? rat_cmp(e.at, b->low.at) : 1;
	if (order > 0 || (order == 0 && !e.inside))
		b->low = e;
}

static void sink_high(struct band *b, struct end e)
{
	int order = b->high.given ? rat_cmp(e.at, b->high.at) : -1;
	if (order < 0 || (order == 0 && !e.inside))
		b->high = e;
}

/* quantity op number */
static bool add_bound(struct band *b, struct str of, enum compare_op op, struct rat number)
{
	if (b->of.n && !str_eq(b->of, of))
		return false;
	b->of = of;
	switch (op) {
	case COMPARE_GE:
	case COMPARE_GT:
		raise_low(b, (struct end){true, op == COMPARE_GE, number});
		return true;
	case COMPARE_LE:
	case COMPARE_LT:
		sink_high(b, (struct end){true, op == COMPARE_LE, number});
		return true;
	case COMPARE_EQ:
		raise_low(b, (struct end){true, true, number});
		sink_high(b, (struct end){true, true, number});
		return true;
	default:
		return false;
	}
}

static enum compare_op turned(enum compare_op op)
{
	static const enum compare_op other[COMPARE_OP_COUNT] = {
		[COMPARE_LT] = COMPARE_GT, [COMPARE_LE] = COMPARE_GE, [COMPARE_EQ] = COMPARE_EQ,
		[COMPARE_NE] = COMPARE_NE, [COMPARE_GE] = COMPARE_LE, [COMPARE_GT] = COMPARE_LT};
	return other[op];
}

static bool read_band(struct check *c, const struct expr *e, struct band *b)
{
	if (e->kind == EXPR_AND) {
		for (size_t k = 0; k < e->n; k++)
			if (!read_band(c, e->arg[k], b))
				return false;
		return true;
	}
	if (e->kind != EXPR_COMPARE)
		return false;
	for (size_t k = 0; k + 1 < e->n; k++) {
		struct rat number;
		bool good = is_number(c, e->arg[k + 1], &number)
				    ? e->arg[k]->kind == EXPR_METRIC && add_bound(b, e->arg[k]->text, e->op[k], number)
				    : is_number(c, e->arg[k], &number) && e->arg[k + 1]->kind == EXPR_METRIC &&
					      add_bound(b, e->arg[k + 1]->text, turned(e->op[k]), number);
		if (!good)
			return false;
	}
	return true;
}

static bool takes_all(const struct scheme_rule *r)
{
	return !r->when || (r->when->kind == EXPR_STATE && r->when->state == STATE_ALWAYS);
}

static struct bands bands_of(struct check *c, const struct rule_list *l)
{
	struct bands b = {ARENA_ARRAY(c->a, struct band, l->n), l->n};
	for (size_t k = 0; k < l->n; k++) {
		b.v[k].rule = &l->rule[k];
		b.v[k].known = takes_all(&l->rule[k]) || read_band(c, l->rule[k].when, &b.v[k]);
	}
	return b;
}

/* --- Bands beside each other ---------------------------------------------- */

/* Whether values up to `high` and values from `low` have one in common. */
static bool meet(const struct end *high, const struct end *low)
{
	if (!high->given || !low->given)
		return true;
	int order = rat_cmp(high->at, low->at);
	return order > 0 || (order == 0 && high->inside && low->inside);
}

static bool is_empty(const struct band *b)
{
	return !meet(&b->high, &b->low);
}

/* Whether `x` begins no later than `y` does, or for ends, ends no sooner. */
static bool low_within(const struct end *x, const struct end *y)
{
	if (!x->given || !y->given)
		return !x->given;
	int order = rat_cmp(x->at, y->at);
	return order < 0 || (order == 0 && (x->inside || !y->inside));
}

static bool high_within(const struct end *x, const struct end *y)
{
	if (!x->given || !y->given)
		return !x->given;
	int order = rat_cmp(x->at, y->at);
	return order > 0 || (order == 0 && (x->inside || !y->inside));
}

static bool covers(const struct band *x, const struct band *y)
{
	return x->known && y->known &&
	       (!x->of.n || (str_eq(x->of, y->of) && low_within(&x->low, &y->low) && high_within(&x->high, &y->high)));
}

/* "80", "−5": as a number that somebody wrote. */
static struct str number_text(struct check *c, struct rat r)
{
	return rat_exact(c->a, r, 0);
}

/* --- Every list of rules of every scheme ---------------------------------- */

typedef void list_fn(struct check *c, const struct scheme *s, const struct rule_list *l);

/* Presets are the library's own: their makers said what they wanted. */
static bool is_own(const struct check *c, const struct scheme *s)
{
	const struct plan *p = c->s->plan;
	bool own = s->source == p->source;
	for (size_t k = 0; k < c->s->source_count && !own; k++)
		own = c->s->source[k] == s->source;
	return own;
}

static void each_list(struct check *c, list_fn *f)
{
	const struct scheme_set *set = c->s->plan->schemes;
	for (size_t k = 0; set && k < set->n; k++) {
		const struct scheme *s = set->use[k].scheme;
		if (!is_own(c, s))
			continue;
		f(c, s, &s->rules);
		f(c, s, &s->final_rules);
		f(c, s, &s->milestone_rules);
		f(c, s, &s->roll_up.rules);
		for (size_t j = 0; j < s->class_rules_count; j++) {
			f(c, s, &s->class_rules[j].rules);
			f(c, s, &s->class_rules[j].final_rules);
		}
	}
}

static void never_in(struct check *c, const struct scheme *s, const struct rule_list *l)
{
	struct bands b = bands_of(c, l);
	(void)s;
	for (size_t k = 0; k < b.n; k++) {
		if (b.v[k].known && is_empty(&b.v[k])) {
			check_report(c, b.v[k].rule->when->at, MSG(N_("nothing is both at once: this never holds")));
			continue;
		}
		size_t j = 0;
		while (j < k && (is_empty(&b.v[j]) || !covers(&b.v[j], &b.v[k])) && !takes_all(b.v[j].rule))
			j++;
		if (j == k)
			continue;
		struct diag *d = check_report(c, b.v[k].rule->at, MSG(N_("this rule is never reached")));
		bool all = takes_all(b.v[j].rule);
		diag_note(c->diags, d, b.v[j].rule->at,
			  all ? MSG(N_("this one has no condition and takes all that is left"))
			      : MSG(N_("this one holds whenever that does, and comes first")));
		if (!all)
			diag_help(d, MSG(N_("put the rule that asks for more first")));
	}
}

void check_rule_never_fires(struct check *c)
{
	each_list(c, never_in);
}

/* Whether there is something to be seen between the two ends: with rounding, a rounded value. */
static bool is_between(struct check *c, const struct scheme *s, const struct end *low, const struct end *high)
{
	if (!s->grade_rounded)
		return true;
	int digits = s->has_rounding ? s->rounding.digits : c->s->plan->rounding.digits;
	struct rat ten = rat_pow(c->a, rat_of(10), digits);
	struct rat next = rat_mul(c->a, rat_round(c->a, low->at, digits, RAT_DOWN), ten);
	for (int k = -1; k < 3; k++) {
		struct rat seen = rat_div(c->a, rat_add(c->a, next, rat_of(k)), ten);
		int from = rat_cmp(seen, low->at), to = rat_cmp(seen, high->at);
		if ((from > 0 || (from == 0 && low->inside)) && (to < 0 || (to == 0 && high->inside)))
			return true;
	}
	return false;
}

/* Some value that is between the two. */
static struct str value_between(struct check *c, const struct end *low, const struct end *high)
{
	if (low->inside)
		return number_text(c, low->at);
	if (high->inside)
		return number_text(c, high->at);
	return number_text(c, rat_div(c->a, rat_add(c->a, low->at, high->at), rat_of(2)));
}

/* The band that begins next behind `from`, among those that reach further; NULL: none. */
static const struct band *next_band(const struct bands *b, const struct end *from)
{
	const struct band *best = NULL;
	for (size_t k = 0; k < b->n; k++) {
		const struct band *x = &b->v[k];
		if (is_empty(x) ||
		    (x->high.given && from->given && !meet(&x->high, &(struct end){true, true, from->at})))
			continue;
		if (x->high.given && from->given && rat_cmp(x->high.at, from->at) == 0 && from->inside)
			continue;
		if (!best || low_within(&x->low, &best->low))
			best = x;
	}
	return best;
}

/* Beside `at`; `below` is the band on the other side of the hole, NULL: there is none. */
static void report_hole(struct check *c, const struct band *at, const struct band *below, const struct str value)
{
	struct diag *d = check_report(c, at->rule->when->at,
				      MSG(N_("no rule is for a value of \"%1$s\" such as %2$s"), at->of, value));
	if (below)
		diag_note(c->diags, d, below->rule->when->at, MSG(N_("the next rule below ends here")));
	diag_help(d, below ? MSG(N_("let the one begin where the other ends: 80 <= rate < 100"))
			   : MSG(N_("add a rule for what is left, without \"when\"")));
}

/* Goes from below to above; nothing is expected below zero, where a rule begins there. */
static void gap_in(struct check *c, const struct scheme *s, const struct rule_list *l)
{
	struct bands b = bands_of(c, l);
	struct str of = b.n ? b.v[0].of : STR("");
	const struct band *below = NULL;
	if (l->broken)
		return;
	for (size_t k = 0; k < b.n; k++)
		if (!b.v[k].known || !b.v[k].of.n || !str_eq(b.v[k].of, of))
			return;
	struct end reached = {0};
	for (size_t step = 0; step <= b.n && b.n; step++) {
		const struct band *next = next_band(&b, &reached);
		struct end hole = {true, !reached.inside, reached.at};
		if (!next) {
			struct rat more = rat_add(c->a, reached.at, rat_of(hole.inside ? 0 : 1));
			if (below)
				report_hole(c, below, NULL, number_text(c, more));
			return;
		}
		struct end until = {true, !next->low.inside, next->low.at};
		bool open = next->low.given && (below ? meet(&until, &hole) : rat_sign(next->low.at) > 0);
		if (open && !below)
			report_hole(c, next, NULL,
				    number_text(c, rat_sub(c->a, next->low.at, rat_of(until.inside ? 0 : 1))));
		else if (open && is_between(c, s, &hole, &until))
			report_hole(c, next, below, value_between(c, &hole, &until));
		below = next;
		reached = next->high;
		if (!reached.given)
			return;
	}
}

void check_rules_gap(struct check *c)
{
	each_list(c, gap_in);
}

/* Bands that are closed on both sides are meant to lie beside others, not across them. */
static void overlap_in(struct check *c, const struct scheme *s, const struct rule_list *l)
{
	struct bands b = bands_of(c, l);
	(void)s;
	for (size_t k = 1; k < b.n; k++) {
		const struct band *y = &b.v[k];
		for (size_t j = 0; j < k && y->known && y->low.given && y->high.given; j++) {
			const struct band *x = &b.v[j];
			bool across = x->known && x->of.n && str_eq(x->of, y->of) && !is_empty(x) && !is_empty(y) &&
				      meet(&x->high, &y->low) && meet(&y->high, &x->low) && !covers(x, y) &&
				      !covers(y, x);
			if (!across)
				continue;
			bool above = high_within(&x->high, &y->high);
			struct diag *d = check_report(
				c, y->rule->when->at,
				MSG(N_("this rule and one before it are both for a value of \"%1$s\" of %2$s"), y->of,
				    number_text(c, above ? y->high.at : y->low.at)));
			diag_note(c->diags, d, x->rule->when->at, MSG(N_("the first one is here, and is taken")));
			diag_help(d, MSG(N_("let the one begin where the other ends: 80 <= rate < 100")));
			break;
		}
	}
}

void check_rules_overlap(struct check *c)
{
	each_list(c, overlap_in);
}

/* As far as can be told: a rule that could not be read may give any. */
static bool is_given(const struct rule_list *l, size_t grade)
{
	if (l->broken)
		return true;
	for (size_t k = 0; k < l->n; k++)
		if (l->rule[k].grade == grade)
			return true;
	return false;
}

static bool scheme_gives(const struct scheme *s, size_t grade)
{
	bool given =
		is_given(&s->rules, grade) || is_given(&s->final_rules, grade) || is_given(&s->milestone_rules, grade);
	for (size_t k = 0; k < s->class_rules_count && !given; k++)
		given = is_given(&s->class_rules[k].rules, grade) || is_given(&s->class_rules[k].final_rules, grade);
	return given;
}

void check_unused_grade(struct check *c)
{
	const struct scheme_set *set = c->s->plan->schemes;
	for (size_t k = 0; set && k < set->n; k++) {
		const struct scheme *s = set->use[k].scheme;
		for (size_t j = 0; is_own(c, s) && j < s->grade_count; j++)
			if (!scheme_gives(s, j))
				check_report(c, s->grade[j].at,
					     MSG(N_("no rule gives the grade \"%s\""), s->grade[j].id.s));
		for (size_t j = 0; is_own(c, s) && j < s->roll_up.grade_count; j++)
			if (!is_given(&s->roll_up.rules, j))
				check_report(c, s->roll_up.grade[j].at,
					     MSG(N_("no rule gives the grade \"%s\""), s->roll_up.grade[j].id.s));
	}
}
