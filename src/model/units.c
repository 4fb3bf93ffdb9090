#include "model/units.h"

#include <assert.h>

static const char *const unit_words[UNIT_COUNT] = {
	[UNIT_LITERAL] = N_("a number"),     [UNIT_NUMBER] = N_("a number"),
	[UNIT_PERCENT] = N_("a percentage"), [UNIT_VALUE] = N_("a value of the indicator"),
	[UNIT_YEARS] = N_("years"),	     [UNIT_TRUTH] = N_("something true or false"),
	[UNIT_WORD] = N_("a name"),
};

static struct expr *scaled(struct arena *a, struct expr *e, enum expr_kind kind, enum metric_unit unit)
{
	struct expr *hundred = ARENA_NEW(a, struct expr), *out = ARENA_NEW(a, struct expr);
	*hundred = *e;
	hundred->kind = EXPR_NUMBER;
	hundred->unit = UNIT_LITERAL;
	hundred->number = rat_of(100);
	*out = *e;
	out->kind = kind;
	out->unit = unit;
	out->arg = ARENA_ARRAY(a, struct expr *, 2);
	out->arg[0] = e;
	out->arg[1] = hundred;
	out->n = 2;
	return out;
}

/* The unit of two that meet, or UNIT_COUNT. */
static enum metric_unit meet(enum metric_unit x, enum metric_unit y)
{
	if (x == y || y == UNIT_LITERAL)
		return x;
	if (x == UNIT_LITERAL)
		return y;
	bool number = x == UNIT_NUMBER || y == UNIT_NUMBER;
	enum metric_unit other = x == UNIT_NUMBER ? y : x;
	if (number && (other == UNIT_PERCENT || other == UNIT_YEARS))
		return UNIT_NUMBER;
	return UNIT_COUNT;
}

static void report_mixed(const struct expr *e, enum metric_unit x, enum metric_unit y, struct diag_list *diags)
{
	assert(x < UNIT_COUNT && y < UNIT_COUNT);
	struct msg m =
		MSG(N_("\"%1$s\" puts together %2$s and %3$s"), e->text, str_of(unit_words[x]), str_of(unit_words[y]));
	m.translated = 6;
	struct diag *d = diag_add(diags, DIAG_ERROR, STR("mixed-units"), e->at, m);
	if ((x == UNIT_PERCENT && y == UNIT_VALUE) || (x == UNIT_VALUE && y == UNIT_PERCENT))
		diag_help(d,
			  MSG(N_("for a share of the target write 80%% * target; for an indicator that is measured in "
				 "percent leave the sign out")));
}

/* The arguments from `first` on, of n. */
static bool unify(struct arena *a, struct expr *e, size_t first, size_t n, struct diag_list *diags)
{
	enum metric_unit unit = e->arg[first]->unit;
	for (size_t k = first + 1; k < n; k++) {
		enum metric_unit both = meet(unit, e->arg[k]->unit);
		if (both == UNIT_COUNT) {
			report_mixed(e, unit, e->arg[k]->unit, diags);
			return false;
		}
		unit = both;
	}
	for (size_t k = first; k < n; k++)
		if (unit == UNIT_NUMBER && e->arg[k]->unit == UNIT_PERCENT)
			e->arg[k] = scaled(a, e->arg[k], EXPR_DIVIDE, UNIT_NUMBER);
	e->unit = unit;
	return true;
}

bool units_unify(struct arena *a, struct expr *e, struct diag_list *diags)
{
	return unify(a, e, 0, e->n, diags);
}

static bool is_plain(enum metric_unit u)
{
	return u == UNIT_LITERAL || u == UNIT_NUMBER;
}

static struct expr *units_of_quotient(struct arena *a, struct expr *e, enum metric_unit x, enum metric_unit y)
{
	if (x == y) {
		e->unit = x == UNIT_LITERAL ? UNIT_LITERAL : UNIT_NUMBER;
		return e;
	}
	if (y == UNIT_PERCENT && x != UNIT_LITERAL)
		return scaled(a, e, EXPR_MULTIPLY, x);
	e->unit = is_plain(y) || y == UNIT_YEARS ? x : UNIT_NUMBER;
	if (e->unit == UNIT_LITERAL)
		e->unit = UNIT_NUMBER;
	return e;
}

struct expr *units_of_product(struct arena *a, struct expr *e)
{
	enum metric_unit x = e->arg[0]->unit, y = e->arg[1]->unit;
	if (e->kind == EXPR_DIVIDE)
		return units_of_quotient(a, e, x, y);
	if (x == UNIT_LITERAL || y == UNIT_LITERAL) {
		e->unit = x == UNIT_LITERAL ? y : x;
		return e;
	}
	if (x == UNIT_PERCENT || y == UNIT_PERCENT) {
		e->unit = x == UNIT_PERCENT ? y : x;
		return scaled(a, e, EXPR_DIVIDE, e->unit);
	}
	if (is_plain(x) || is_plain(y))
		e->unit = is_plain(x) ? y : x;
	else if (x == UNIT_YEARS || y == UNIT_YEARS)
		e->unit = x == UNIT_YEARS ? y : x;
	else
		e->unit = UNIT_NUMBER;
	return e;
}

/* A tolerance is in percent of what is compared with, or in its unit. */
static bool check_tolerance(struct expr *e, struct diag_list *diags)
{
	enum metric_unit x = e->arg[0]->unit == UNIT_LITERAL ? e->arg[1]->unit : e->arg[0]->unit;
	enum metric_unit t = e->arg[2]->unit;
	if (t == UNIT_PERCENT || t == UNIT_LITERAL || t == x)
		return true;
	report_mixed(e, x, t, diags);
	return false;
}

bool units_of_call(struct arena *a, struct expr *e, struct diag_list *diags)
{
	switch (e->call) {
	case CALL_BETTER:
	case CALL_WORSE:
	case CALL_SAME:
	case CALL_WITHIN:
		if (!unify(a, e, 0, 2, diags) || (e->n == 3 && !check_tolerance(e, diags)))
			return false;
		e->unit = UNIT_TRUTH;
		return true;
	case CALL_DEFINED:
	case CALL_CLASS:
	case CALL_GIVEN:
		e->unit = UNIT_TRUTH;
		return true;
	case CALL_MIN:
	case CALL_MAX:
	case CALL_FIRST:
		return units_unify(a, e, diags);
	case CALL_IF:
		return unify(a, e, 1, e->n, diags);
	case CALL_ABS:
	case CALL_ROUND:
	case CALL_FLOOR:
		e->unit = e->arg[0]->unit;
		return true;
	case CALL_COMPARISON:
	case CALL_LEVEL:
	case CALL_THRESHOLD:
	case CALL_AGO:
		e->unit = e->n < 2 ? UNIT_VALUE : is_plain(e->arg[1]->unit) ? UNIT_NUMBER : e->arg[1]->unit;
		return true;
	case CALL_AVERAGE:
		e->unit = UNIT_VALUE;
		return true;
	case CALL_SHARE:
		e->unit = UNIT_PERCENT;
		return true;
	default:
		break;
	}
	enum metric same = call_class_metric(e->call);
	e->unit = same == METRIC_COUNT ? UNIT_NUMBER : metric_table[same].unit;
	return true;
}
