#include "eval/condition.h"

#include "base/utf8.h"
#include "eval/rating.h"

/* A fourth truth, inside this file: not decided at this number of digits. */
enum { UNDECIDED = TRUTH_UNKNOWN + 1 };

static int truth_at(const struct subject *s, const struct expr *e, struct doubt *doubt);

static struct arena *arena_of(const struct subject *s)
{
	return s->scope->arena;
}

static struct amount unknown(struct doubt *doubt, struct str about, struct msg why)
{
	if (!doubt->why.id)
		*doubt = (struct doubt){about, why};
	return amount_unknown(why);
}

/* --- Numbers -------------------------------------------------------------- */

static struct rat least(struct rat x, struct rat y)
{
	return rat_cmp(x, y) < 0 ? x : y;
}

static struct rat most(struct rat x, struct rat y)
{
	return rat_cmp(x, y) > 0 ? x : y;
}

static struct amount between(struct rat low, struct rat high)
{
	return (struct amount){.known = true, .low = low, .high = high};
}

static struct amount negate(struct arena *a, struct amount x)
{
	return between(rat_neg(a, x.high), rat_neg(a, x.low));
}

/* The interval that four products or quotients of bounds span. */
static struct amount hull(const struct rat q[4])
{
	return between(least(least(q[0], q[1]), least(q[2], q[3])), most(most(q[0], q[1]), most(q[2], q[3])));
}

static struct amount multiply(struct arena *a, struct amount x, struct amount y)
{
	struct rat q[] = {rat_mul(a, x.low, y.low), rat_mul(a, x.low, y.high), rat_mul(a, x.high, y.low),
			  rat_mul(a, x.high, y.high)};
	return hull(q);
}

static struct amount divide(struct arena *a, struct amount x, struct amount y, const struct expr *e,
			    struct doubt *doubt)
{
	if (rat_sign(y.low) * rat_sign(y.high) <= 0)
		return unknown(doubt, e->text, MSG(N_("it divides by zero")));
	struct rat q[] = {rat_div(a, x.low, y.low), rat_div(a, x.low, y.high), rat_div(a, x.high, y.low),
			  rat_div(a, x.high, y.high)};
	return hull(q);
}

static struct amount computed(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct arena *a = arena_of(s);
	struct amount x = condition_amount(s, e->arg[0], doubt);
	struct amount y = e->n > 1 ? condition_amount(s, e->arg[1], doubt) : x;
	if (!x.known || !y.known)
		return x.known ? y : x;
	switch (e->kind) {
	case EXPR_NEGATE:
		return negate(a, x);
	case EXPR_ADD:
		return between(rat_add(a, x.low, y.low), rat_add(a, x.high, y.high));
	case EXPR_SUBTRACT:
		return between(rat_sub(a, x.low, y.high), rat_sub(a, x.high, y.low));
	case EXPR_MULTIPLY:
		return multiply(a, x, y);
	default:
		return divide(a, x, y, e, doubt);
	}
}

static struct amount absolute(struct arena *a, struct amount x)
{
	if (rat_sign(x.low) >= 0)
		return x;
	if (rat_sign(x.high) <= 0)
		return negate(a, x);
	return between(rat_of(0), most(rat_abs(a, x.low), x.high));
}

/* Towards minus infinity. */
static struct rat floor_of(struct arena *a, struct rat x)
{
	return rat_round(a, x, 0, rat_sign(x) < 0 ? RAT_UP : RAT_DOWN);
}

static struct amount rounded(const struct subject *s, const struct expr *e, struct amount x)
{
	int64_t digits = 0;
	rat_to_int(e->arg[1]->number, &digits);
	const struct rounding *r = s->scheme->has_rounding ? &s->scheme->rounding : &s->scope->plan->rounding;
	struct arena *a = arena_of(s);
	return between(rat_round(a, x.low, (int)digits, r->mode), rat_round(a, x.high, (int)digits, r->mode));
}

static struct amount extreme(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct amount x = condition_amount(s, e->arg[0], doubt);
	for (size_t k = 1; k < e->n && x.known; k++) {
		struct amount y = condition_amount(s, e->arg[k], doubt);
		if (!y.known)
			return y;
		x = e->call == CALL_MIN ? between(least(x.low, y.low), least(x.high, y.high))
					: between(most(x.low, y.low), most(x.high, y.high));
	}
	return x;
}

static struct amount comparison_elsewhere(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	const struct result *r = s->result;
	struct str name = str_trim(utf8_nfkc(arena_of(s), e->arg[0]->word));
	for (size_t k = 0; k < r->comparison_count; k++) {
		const struct comparison *c = &r->comparison[k];
		if (!str_eq(str_trim(utf8_nfkc(arena_of(s), c->name)), name))
			continue;
		return amount_of(r->item->scale ? rat_of((int64_t)c->actual.level + 1) : c->actual.value.value);
	}
	return unknown(doubt, e->text, MSG(N_("there is no figure of \"%s\" for this year"), e->arg[0]->word));
}

static struct amount level_position(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	const struct scale *scale = s->result->item->scale;
	if (!scale)
		return unknown(doubt, e->text, MSG(N_("the indicator has no scale of levels")));
	size_t level = scale_find(arena_of(s), scale, e->arg[0]->word);
	if (level == SIZE_MAX)
		return unknown(doubt, e->text, MSG(N_("its scale has no level \"%s\""), e->arg[0]->word));
	return amount_of(rat_of((int64_t)level + 1));
}

static struct amount threshold(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	const struct item *i = s->result->item;
	for (size_t k = 0; k < i->threshold_count; k++)
		if (str_eq(i->threshold[k].name.s, e->arg[0]->word))
			return amount_of(i->threshold[k].value.value);
	return unknown(doubt, e->text, MSG(N_("the indicator has no threshold \"%s\""), e->arg[0]->word));
}

/* --- Earlier years -------------------------------------------------------- */

static int whole(const struct expr *e)
{
	int64_t n = 0;
	rat_to_int(e->number, &n);
	return (int)n;
}

static struct amount year_before(const struct subject *s, const struct expr *e, int n, struct doubt *doubt)
{
	const struct item *i = s->result->item;
	struct actual act = scope_actual_before(s->scope, s->result, n);
	if (!act.known)
		return unknown(
			doubt, e->text,
			MSG(N_("there is no figure of FY%s"), str_format(arena_of(s), "%d", s->result->year - n)));
	return amount_of(i->scale ? rat_of((int64_t)act.level + 1) : act.value.value);
}

bool condition_subject_ago(const struct subject *s, const struct expr *e, struct subject *then)
{
	*then = *s;
	then->bound = NULL;
	then->result = evaluate_before(s->scope, s->result, whole(e->arg[0]));
	return then->result != NULL;
}

static struct msg nothing_due(const struct subject *s, const struct expr *e)
{
	return MSG(N_("no target was due by that day in FY%s"),
		   str_format(arena_of(s), "%d", s->result->year - whole(e->arg[0])));
}

static struct amount ago(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct subject then;
	struct doubt why = {0};
	if (e->n < 2)
		return year_before(s, e, whole(e->arg[0]), doubt);
	if (!condition_subject_ago(s, e, &then))
		return unknown(doubt, e->text, nothing_due(s, e));
	struct amount x = condition_amount(&then, e->arg[1], &why);
	if (!x.known)
		return unknown(doubt, e->text, x.why_not);
	if (e->arg[1]->kind != EXPR_METRIC)
		x.working = condition_working(&then, e->arg[1]);
	return x;
}

static int ago_truth(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct subject then;
	struct doubt why = {0};
	if (!condition_subject_ago(s, e, &then)) {
		unknown(doubt, e->text, nothing_due(s, e));
		return TRUTH_UNKNOWN;
	}
	int t = truth_at(&then, e->arg[1], &why);
	if (t == TRUTH_UNKNOWN)
		unknown(doubt, e->text, why.why);
	return t;
}

static struct amount average(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct arena *a = arena_of(s);
	int n = whole(e->arg[0]);
	struct rat sum = rat_of(0);
	struct str *part = ARENA_ARRAY(a, struct str, (size_t)n);
	if (s->result->item->scale)
		return unknown(doubt, e->text, MSG(N_("levels cannot be reckoned with")));
	for (int k = 0; k < n; k++) {
		struct amount x = year_before(s, e, n - k, doubt);
		if (!x.known)
			return x;
		sum = rat_add(a, sum, x.low);
		part[k] = rat_exact(a, x.low, 0);
	}
	struct amount out = amount_of(rat_div(a, sum, rat_of(n)));
	out.working = str_format(a, "(%.*s) ÷ %d", STR_ARG(str_join(a, part, (size_t)n, STR(" + "))), n);
	return out;
}

/* --- Roll-ups ------------------------------------------------------------- */

static struct amount grade_count(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct arena *a = arena_of(s);
	const struct roll_up_sum *sum = s->sum;
	size_t n = 0;
	struct roll_up_sum some;
	if (e->n > 1) {
		some = roll_up_of_class(a, sum, e->arg[1]->word);
		sum = &some;
	}
	for (size_t k = 0; k < sum->grade_count; k++)
		if (str_eq(sum->grades[k].id.s, e->arg[0]->word))
			n = sum->count[k];
	if (e->call == CALL_COUNT)
		return amount_of(rat_of((int64_t)n));
	if (sum->denominator == 0)
		return unknown(doubt, e->text, MSG(N_("there is nothing to take a share of")));
	struct amount x = amount_of(rat_mul(a, rat_ratio(a, (int64_t)n, (int64_t)sum->denominator), rat_of(100)));
	x.working = str_format(a, "%zu ÷ %zu × 100", n, sum->denominator);
	return x;
}

/* The mean of the points of the n grades that have the fewest; of fewer where there are no more. */
static struct amount lowest(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct arena *a = arena_of(s);
	size_t all = s->sum->each.n, n = (size_t)whole(e->arg[0]);
	struct rat *each = ARENA_ARRAY(a, struct rat, all), sum = rat_of(0);
	if (all == 0)
		return unknown(doubt, e->text, MSG(N_("no grade with points was given")));
	for (size_t k = 0; k < all; k++)
		each[k] = s->sum->each.v[k];
	n = n < all ? n : all;
	struct str *part = ARENA_ARRAY(a, struct str, n);
	for (size_t k = 0; k < n; k++) {
		size_t least_at = k;
		for (size_t j = k + 1; j < all; j++)
			if (rat_cmp(each[j], each[least_at]) < 0)
				least_at = j;
		struct rat x = each[least_at];
		each[least_at] = each[k];
		sum = rat_add(a, sum, x);
		part[k] = rat_exact(a, x, 0);
	}
	struct amount out = amount_of(rat_div(a, sum, rat_of((int64_t)n)));
	out.working = str_format(a, "(%.*s) ÷ %zu", STR_ARG(str_join(a, part, n, STR(" + "))), n);
	return out;
}

static struct amount of_class(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct subject some = *s;
	struct roll_up_sum sum = roll_up_of_class(arena_of(s), s->sum, e->arg[0]->word);
	some.sum = &sum;
	struct amount x = metric_value(&some, call_class_metric(e->call));
	return x.known ? x : unknown(doubt, e->text, x.why_not);
}

/* --- Functions ------------------------------------------------------------ */

static struct amount first(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct amount x = {0};
	for (size_t k = 0; k < e->n && !x.known; k++) {
		struct doubt unused = {0};
		x = condition_amount(s, e->arg[k], k + 1 < e->n ? &unused : doubt);
	}
	return x;
}

/* Where the condition is not decided at this number of digits, the result lies between both. */
static struct amount chosen(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct doubt why = {0};
	int t = truth_at(s, e->arg[0], &why);
	if (t == TRUTH_UNKNOWN)
		return unknown(doubt, e->arg[0]->text, why.why);
	if (t != UNDECIDED)
		return condition_amount(s, e->arg[t == TRUTH_TRUE ? 1 : 2], doubt);
	struct amount x = condition_amount(s, e->arg[1], doubt), y = condition_amount(s, e->arg[2], doubt);
	if (!x.known || !y.known)
		return x.known ? y : x;
	return between(least(x.low, y.low), most(x.high, y.high));
}

static struct amount called(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	switch (e->call) {
	case CALL_COMPARISON:
		return comparison_elsewhere(s, e, doubt);
	case CALL_LEVEL:
		return level_position(s, e, doubt);
	case CALL_THRESHOLD:
		return threshold(s, e, doubt);
	case CALL_AGO:
		return ago(s, e, doubt);
	case CALL_AVERAGE:
		return average(s, e, doubt);
	case CALL_FIRST:
		return first(s, e, doubt);
	case CALL_IF:
		return chosen(s, e, doubt);
	case CALL_COUNT:
	case CALL_SHARE:
		return grade_count(s, e, doubt);
	case CALL_LOWEST:
		return lowest(s, e, doubt);
	case CALL_MIN:
	case CALL_MAX:
		return extreme(s, e, doubt);
	default:
		break;
	}
	if (call_class_metric(e->call) != METRIC_COUNT)
		return of_class(s, e, doubt);
	struct amount x = condition_amount(s, e->arg[0], doubt);
	if (!x.known)
		return x;
	struct arena *a = arena_of(s);
	if (e->call == CALL_ABS)
		return absolute(a, x);
	if (e->call == CALL_ROUND)
		return rounded(s, e, x);
	return between(floor_of(a, x.low), floor_of(a, x.high));
}

/* What the scheme defines; a percentage is rounded as those are that it did not define. */
static struct amount term(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct doubt why = {0};
	struct amount x = condition_amount(s, e->arg[0], &why);
	if (!x.known)
		return unknown(doubt, e->text, x.why_not);
	if (e->arg[0]->kind != EXPR_METRIC)
		x.working = condition_working(s, e->arg[0]);
	return e->unit == UNIT_PERCENT ? metric_rounded(s, x) : x;
}

struct amount condition_amount(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct amount x;
	switch (e->kind) {
	case EXPR_NUMBER:
		return amount_of(e->number);
	case EXPR_METRIC:
		x = metric_value(s, e->metric);
		return x.known ? x : unknown(doubt, str_of(metric_table[e->metric].name), x.why_not);
	case EXPR_CALL:
		return called(s, e, doubt);
	case EXPR_TERM:
		return term(s, e, doubt);
	default:
		return computed(s, e, doubt);
	}
}

/* --- Comparisons ---------------------------------------------------------- */

static int truth_of(bool b)
{
	return b ? TRUTH_TRUE : TRUTH_FALSE;
}

/* Whether x − y is surely below, at or above zero; 2: not decided. */
static int order(struct amount x, struct amount y)
{
	if (rat_cmp(x.high, y.low) < 0)
		return -1;
	if (rat_cmp(x.low, y.high) > 0)
		return 1;
	return amount_is_exact(x) && amount_is_exact(y) ? 0 : 2;
}

static int compare(struct amount x, enum compare_op op, struct amount y)
{
	int o = order(x, y);
	if (o == 2)
		return UNDECIDED;
	switch (op) {
	case COMPARE_LT:
		return truth_of(o < 0);
	case COMPARE_LE:
		return truth_of(o <= 0);
	case COMPARE_EQ:
		return truth_of(o == 0);
	case COMPARE_NE:
		return truth_of(o != 0);
	case COMPARE_GE:
		return truth_of(o >= 0);
	default:
		return truth_of(o > 0);
	}
}

/* All links must hold; one that does not decides, whatever else is not known. */
static int chain(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	int worst = TRUTH_TRUE;
	struct doubt kept = {0};
	struct amount left = condition_amount(s, e->arg[0], &kept);
	for (size_t k = 0; k + 1 < e->n; k++) {
		struct amount right = condition_amount(s, e->arg[k + 1], &kept);
		int t = left.known && right.known ? compare(left, e->op[k], right) : TRUTH_UNKNOWN;
		if (t == TRUTH_FALSE)
			return TRUTH_FALSE;
		worst = t > worst ? t : worst;
		left = right;
	}
	if (kept.why.id && !doubt->why.id)
		*doubt = kept;
	return worst;
}

const struct tolerance *condition_tolerance(const struct scheme *scheme, const struct item *i)
{
	const struct tolerance *fallback = NULL;
	for (size_t k = 0; k < scheme->tolerance_count; k++) {
		const struct tolerance *t = &scheme->tolerance[k];
		if (!t->class_name.s.n)
			fallback = t;
		else if (str_eq(t->class_name.s, i->class_name.s))
			return t;
	}
	return fallback;
}

static struct amount share_of(struct arena *a, struct rat percent, struct amount of)
{
	return multiply(a, amount_of(rat_div(a, percent, rat_of(100))), absolute(a, of));
}

/* What counts as the same as `y`: as the call says, else as the scheme does for figures of this indicator. */
static struct amount tolerance_of(const struct subject *s, const struct expr *e, struct amount y, struct doubt *doubt)
{
	struct arena *a = arena_of(s);
	if (e->n == 3) {
		struct amount t = condition_amount(s, e->arg[2], doubt);
		if (!t.known || e->arg[2]->unit != UNIT_PERCENT)
			return t;
		return multiply(a, multiply(a, t, amount_of(rat_ratio(a, 1, 100))), absolute(a, y));
	}
	const struct tolerance *t = condition_tolerance(s->scheme, s->result->item);
	if (!t || s->result->item->scale || e->arg[0]->unit == UNIT_PERCENT || e->arg[1]->unit == UNIT_PERCENT)
		return amount_of(rat_of(0));
	if (t->kind == TOLERANCE_RELATIVE)
		return share_of(a, t->value, y);
	if (t->kind == TOLERANCE_POINTS && !unit_same(a, s->result->item->unit.s, STR("%")))
		return amount_of(rat_of(0));
	return amount_of(t->value);
}

static struct amount difference(struct arena *a, struct amount x, struct amount y)
{
	return between(rat_sub(a, x.low, y.high), rat_sub(a, x.high, y.low));
}

/* How far x lies outside of what is to be kept: the target, or its range. */
static struct amount distance(const struct subject *s, struct amount x, const struct target *t)
{
	struct arena *a = arena_of(s);
	const struct item *i = s->result->item;
	struct rat low = i->scale ? rat_of((int64_t)t->level + 1) : scope_target_number(a, i, t).value;
	struct rat high = t->op == TARGET_BETWEEN ? t->upper.value : low;
	struct amount below = difference(a, amount_of(low), x), above = difference(a, x, amount_of(high));
	struct rat zero = rat_of(0);
	return between(most(zero, most(below.low, above.low)), most(zero, most(below.high, above.high)));
}

/* x − y, turned so that more is better; within() looks at the difference as it is.  False: it cannot be said. */
static bool set_gain(const struct subject *s, const struct expr *e, struct condition_gain *g)
{
	int last;
	struct arena *a = arena_of(s);
	bool percent = e->arg[0]->unit == UNIT_PERCENT || e->arg[1]->unit == UNIT_PERCENT;
	if (percent || e->call == CALL_WITHIN) {
		g->gain = difference(a, g->x, g->y);
		return true;
	}
	const struct item *i = s->result->item;
	const struct target *t = s->result->target;
	if (!t || t->op == TARGET_NONE)
		t = scope_final_target(i, &last);
	enum direction d = scope_direction(i, t);
	g->distances = d == DIRECTION_KEEP && t && (t->has_number || i->scale);
	g->turned = d == DIRECTION_LOWER;
	if (g->distances) {
		g->x = distance(s, g->x, t);
		g->y = distance(s, g->y, t);
		g->gain = difference(a, g->y, g->x);
	} else {
		g->gain = g->turned ? difference(a, g->y, g->x) : difference(a, g->x, g->y);
	}
	return g->distances || d != DIRECTION_KEEP || e->call == CALL_SAME;
}

static bool gain_of(const struct subject *s, const struct expr *e, struct condition_gain *g, struct doubt *doubt)
{
	*g = (struct condition_gain){.x = condition_amount(s, e->arg[0], doubt),
				     .y = condition_amount(s, e->arg[1], doubt)};
	if (!g->x.known || !g->y.known)
		return false;
	g->tolerance = tolerance_of(s, e, g->y, doubt);
	if (!g->tolerance.known)
		return false;
	if (set_gain(s, e, g))
		return true;
	unknown(doubt, e->text, MSG(N_("what is to stay as it is has no number to be near to")));
	return false;
}

bool condition_gain(const struct subject *s, const struct expr *e, struct condition_gain *out)
{
	struct doubt unused = {0};
	return gain_of(s, e, out, &unused);
}

static int beside(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct arena *a = arena_of(s);
	struct condition_gain g;
	if (!gain_of(s, e, &g, doubt))
		return TRUTH_UNKNOWN;
	switch (e->call) {
	case CALL_BETTER:
		return compare(g.gain, COMPARE_GT, g.tolerance);
	case CALL_WORSE:
		return compare(negate(a, g.gain), COMPARE_GT, g.tolerance);
	default:
		return compare(absolute(a, g.gain), COMPARE_LE, g.tolerance);
	}
}

static bool is_given(const struct subject *s, struct str word)
{
	struct arena *a = arena_of(s);
	const struct result *r = s->result;
	for (size_t k = 0; r && k < r->rating_count; k++) {
		const struct rating *x = &r->rating[k];
		if (x->scheme == s->scheme && x->given)
			return x->given_as ? str_eq(x->given_as->id.s, word) : str_eq(x->given->grade, word);
	}
	if (r || !s->sum->given)
		return false;
	const struct roll_up *u = s->sum->by;
	const struct grade *as = scheme_grade_named(a, u->grade, u->grade_count, s->sum->given->grade);
	return str_eq(as ? as->id.s : s->sum->given->grade, word);
}

static int call_truth(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct doubt unused = {0};
	if (e->call == CALL_GIVEN)
		return truth_of(is_given(s, e->arg[0]->word));
	if (e->call == CALL_DEFINED)
		return truth_of(condition_amount(s, e->arg[0], &unused).known);
	if (e->call == CALL_AGO)
		return ago_truth(s, e, doubt);
	if (e->call == CALL_CLASS)
		return truth_of(str_eq(s->result->item->class_name.s, e->arg[0]->word));
	return beside(s, e, doubt);
}

/* --- Logic ---------------------------------------------------------------- */

/* and: `decides` is FALSE; or: TRUE.  What is not decided goes before what is unknown. */
static int list_truth(const struct subject *s, const struct expr *e, int decides, struct doubt *doubt)
{
	int result = decides == TRUTH_FALSE ? TRUTH_TRUE : TRUTH_FALSE;
	struct doubt kept = {0};
	for (size_t k = 0; k < e->n; k++) {
		int t = truth_at(s, e->arg[k], &kept);
		if (t == decides)
			return t;
		if (t >= TRUTH_UNKNOWN)
			result = result > t ? result : t;
	}
	if (kept.why.id && !doubt->why.id)
		*doubt = kept;
	return result;
}

static int state_truth(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	struct msg why;
	bool holds = metric_state(s, e->state, &why);
	if (!why.id)
		return truth_of(holds);
	unknown(doubt, str_of(state_table[e->state].name), why);
	return TRUTH_UNKNOWN;
}

static int truth_at(const struct subject *s, const struct expr *e, struct doubt *doubt)
{
	int t;
	switch (e->kind) {
	case EXPR_STATE:
		return state_truth(s, e, doubt);
	case EXPR_CALL:
		return call_truth(s, e, doubt);
	case EXPR_COMPARE:
		return chain(s, e, doubt);
	case EXPR_TERM:
		return truth_at(s, e->arg[0], doubt);
	case EXPR_NOT:
		t = truth_at(s, e->arg[0], doubt);
		return t >= TRUTH_UNKNOWN ? t : truth_of(t == TRUTH_FALSE);
	case EXPR_AND:
		return list_truth(s, e, TRUTH_FALSE, doubt);
	default:
		return list_truth(s, e, TRUTH_TRUE, doubt);
	}
}

enum truth condition_truth(struct subject s, const struct expr *e, struct doubt *doubt)
{
	static const int digits[] = {20, 60, 200, 600};
	int t = UNDECIDED;
	for (size_t k = 0; k < sizeof digits / sizeof *digits && t == UNDECIDED; k++) {
		*doubt = (struct doubt){0};
		s.digits = digits[k];
		t = truth_at(&s, e, doubt);
	}
	if (t != UNDECIDED)
		return (enum truth)t;
	*doubt = (struct doubt){e->text, MSG(N_("the two sides cannot be told apart at 600 digits"))};
	return TRUTH_UNKNOWN;
}

/* Functions of names and of counts stand for one number each; what was years ago stands for itself. */
static bool stands_alone(const struct expr *e)
{
	if (e->kind == EXPR_METRIC)
		return true;
	if (e->kind == EXPR_CALL && e->call == CALL_AGO)
		return true;
	return e->kind == EXPR_CALL && e->unit != UNIT_TRUTH &&
	       (e->arg[0]->kind == EXPR_WORD || e->call == CALL_AVERAGE || e->call == CALL_LOWEST);
}

void condition_words(const struct expr *e, condition_word_fn *each, void *arg)
{
	if (stands_alone(e)) {
		each(arg, e);
		return;
	}
	for (size_t k = 0; k < e->n; k++)
		condition_words(e->arg[k], each, arg);
	if (e->kind == EXPR_TERM && e->unit != UNIT_TRUTH)
		each(arg, e);
}
