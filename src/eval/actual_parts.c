/*
 * Actuals from other actuals: ratios, parts that add up, the reports of several
 * departments.
 */
#include "actual_maker.h"
#include "base/utf8.h"

#include <assert.h>

typedef VEC(struct actual_part) part_list;

static struct actual *keep(struct arena *a, struct actual act)
{
	struct actual *kept = ARENA_NEW(a, struct actual);
	*kept = act;
	return kept;
}

static struct actual make_of(struct maker m, const struct actual_query *q, const struct item *i)
{
	struct actual_query sub = *q;
	sub.item = i;
	m.depth++;
	return actual_make_at(m, &sub);
}

/* All rows and corrections of the parts, in the parts' order. */
static void gather_parts(struct arena *a, struct actual *act)
{
	observation_list rows = {0}, revised = {0};
	for (size_t k = 0; k < act->part_count; k++) {
		const struct actual *part = act->part[k].actual;
		for (size_t j = 0; j < part->from_count; j++)
			*VEC_PUSH(a, &rows) = part->from[j];
		for (size_t j = 0; j < part->revised_count; j++)
			*VEC_PUSH(a, &revised) = part->revised[j];
	}
	act->from = rows.v;
	act->from_count = rows.n;
	act->revised = revised.v;
	act->revised_count = revised.n;
}

static bool unit_is_percent(struct arena *a, struct str unit)
{
	struct str u = str_trim(utf8_nfkc(a, unit));
	return str_eq(u, STR("%")) || str_eq(u, STR("パーセント"));
}

struct actual actual_make_ratio(struct maker m, const struct actual_query *q)
{
	struct arena *a = m.a;
	const struct item *item[2] = {q->item->numerator, q->item->denominator};
	struct actual act = {.basis = BASIS_RATIO, .how = q->item->aggregate, .part_count = 2};
	act.part = ARENA_ARRAY(a, struct actual_part, 2);
	for (int k = 0; k < 2; k++) {
		act.part[k] = (struct actual_part){item[k], STR(""), keep(a, make_of(m, q, item[k]))};
		if (!act.part[k].actual->known)
			return actual_unknown(MSG(N_("no figure for \"%s\""), item[k]->title.s));
	}
	const struct actual *of = act.part[0].actual, *to = act.part[1].actual;
	struct rat x = of->value.value, y = to->value.value;
	if (rat_sign(y) == 0)
		return actual_unknown(MSG(N_("\"%s\" is zero, so there is no ratio"), item[1]->title.s));
	struct rat whole = rat_of(unit_is_percent(a, q->item->unit.s) ? 100 : 1);
	act.known = true;
	act.value = (struct number){rat_mul(a, rat_div(a, x, y), whole), m.r->plan->rounding.digits};
	act.precision = precision_scale(a, precision_divide(a, of->precision, x, to->precision, y), whole);
	act.marks = actual_computed_marks(of->marks | to->marks, &act.precision);
	gather_parts(a, &act);
	return act;
}

/* The sum of the parts, which are all known. */
static void add_parts(struct arena *a, struct actual *act)
{
	act->value = (struct number){rat_of(0), 0};
	act->precision = (struct precision){0};
	unsigned marks = 0;
	for (size_t k = 0; k < act->part_count; k++) {
		const struct actual *part = act->part[k].actual;
		struct rat sum = act->value.value;
		act->precision = precision_add(a, act->precision, sum, part->precision, part->value.value);
		act->value.value = rat_add(a, sum, part->value.value);
		act->value.scale = part->value.scale > act->value.scale ? part->value.scale : act->value.scale;
		marks |= part->marks;
	}
	act->marks = actual_computed_marks(marks, &act->precision);
	act->known = true;
}

struct actual actual_make_parts(struct maker m, const struct actual_query *q)
{
	struct actual act = {.basis = BASIS_PARTS, .how = q->item->aggregate, .part_count = q->item->parts.n};
	act.part = ARENA_ARRAY(m.a, struct actual_part, act.part_count);
	for (size_t k = 0; k < act.part_count; k++) {
		const struct item *i = plan_item(m.r->plan, q->item->parts.v[k].s);
		act.part[k] = (struct actual_part){i, STR(""), keep(m.a, make_of(m, q, i))};
		if (!act.part[k].actual->known)
			return actual_unknown(MSG(N_("no figure for \"%s\""), i->title.s));
	}
	add_parts(m.a, &act);
	gather_parts(m.a, &act);
	return act;
}

/* Half of the last decimal of a figure as written; nothing for what is counted. */
static struct rat half_decimal(struct arena *a, struct number n)
{
	return n.scale > 0 ? rat_div(a, rat_pow(a, rat_of(10), -n.scale), rat_of(2)) : rat_of(0);
}

/* As far as their digits and precision tell. */
void actual_check_parts(struct maker m, const struct actual_query *q, struct actual *act)
{
	struct arena *a = m.a;
	struct actual sum = actual_make_parts(m, q);
	if (!sum.known)
		return;
	act->part = sum.part;
	act->part_count = sum.part_count;
	act->parts_sum = sum.value.value;
	struct rat slack = half_decimal(a, act->value);
	for (size_t k = 0; k < sum.part_count; k++)
		slack = rat_add(a, slack, half_decimal(a, sum.part[k].actual->value));
	struct precision off =
		precision_add(a, sum.precision, sum.value.value, precision_scale(a, act->precision, rat_of(-1)),
			      rat_neg(a, act->value.value));
	struct rat difference = rat_sub(a, sum.value.value, act->value.value);
	struct target none_off = {.op = TARGET_BETWEEN, .upper = {slack, 0}};
	act->parts_differ =
		!precision_compare(&none_off, difference, &off, rat_neg(a, slack), &(struct precision){0}).may_meet;
}

/* --- Of several departments ------------------------------------------------- */

static struct str department_of(const struct observation *o)
{
	return o->remark ? o->remark->department : STR("");
}

static bool same_department(struct arena *a, struct str x, struct str y)
{
	return str_eq(x, y) || str_eq(str_trim(utf8_nfkc(a, x)), str_trim(utf8_nfkc(a, y)));
}

static void add_department(struct maker m, part_list *list, const struct item *i, struct str name)
{
	for (size_t k = 0; k < list->n; k++)
		if (same_department(m.a, list->v[k].department, name))
			return;
	*VEC_PUSH(m.a, list) = (struct actual_part){i, name, NULL};
}

/* Those in charge, and whoever else has reported. */
static part_list departments(struct maker m, const struct actual_query *q, const struct seen *s)
{
	part_list list = {0};
	for (size_t k = 0; k < q->item->departments.n; k++)
		add_department(m, &list, q->item, q->item->departments.v[k].s);
	for (size_t k = 0; k < s->figures.n; k++)
		add_department(m, &list, q->item, department_of(s->figures.v[k]));
	return list;
}

/* The last row by which a department says that it has no part in it. */
static bool has_no_part(struct maker m, const struct actual_query *q, struct str name)
{
	const struct observation *last = NULL;
	int from = actual_first_year(m.r, q);
	for (size_t k = 0; k < m.r->by_item_count[q->item->index]; k++) {
		const struct observation *o = m.r->by_item[q->item->index][k];
		if (actual_sees(o, q, from) && same_department(m.a, department_of(o), name))
			last = o;
	}
	return last && last->quantity.kind == QUANTITY_MISSING && last->quantity.reason == REASON_NOT_APPLICABLE;
}

static void add_departments(struct arena *a, struct actual *act, bool mean)
{
	add_parts(a, act);
	if (!mean)
		return;
	struct rat n = rat_of((int64_t)act->part_count);
	act->value.value = rat_div(a, act->value.value, n);
	act->precision = precision_scale(a, act->precision, rat_div(a, rat_of(1), n));
}

/* Which of two departments' figures is the greater. */
static int order_of(const struct item *i, const struct actual *x, const struct actual *y)
{
	if (i->scale)
		return (x->level > y->level) - (x->level < y->level);
	return rat_cmp(x->value.value, y->value.value);
}

static void pick_department(const struct item *i, struct actual *act, int sign)
{
	assert(act->part_count > 0);
	struct actual best = *act->part[0].actual;
	for (size_t k = 1; k < act->part_count; k++) {
		const struct actual *next = act->part[k].actual;
		struct precision p = best.precision;
		if (!i->scale)
			p = precision_extreme(p, best.value.value, next->precision, next->value.value, sign);
		if (order_of(i, next, &best) * sign > 0)
			best = *next;
		best.precision = p;
	}
	act->value = best.value;
	act->level = best.level;
	act->precision = best.precision;
	act->marks = i->scale ? best.marks : actual_computed_marks(best.marks, &best.precision);
	act->known = true;
}

/* The figures of one department among those that the query sees. */
static struct actual make_department(struct maker m, const struct actual_query *q, const struct seen *s,
				     struct str name)
{
	observation_list own = {0};
	for (size_t k = 0; k < s->figures.n; k++)
		if (same_department(m.a, department_of(s->figures.v[k]), name))
			*VEC_PUSH(m.a, &own) = s->figures.v[k];
	return own.n ? actual_aggregate(m, q, &own) : actual_unknown(MSG(N_("no report")));
}

struct actual actual_make_departments(struct maker m, const struct actual_query *q, const struct seen *s)
{
	struct actual act = {.basis = BASIS_DEPARTMENTS, .how = q->item->aggregate};
	part_list all = departments(m, q, s);
	VEC(struct str) silent = {0};
	for (size_t k = 0; k < all.n; k++) {
		struct actual one = make_department(m, q, s, all.v[k].department);
		if (one.known) {
			all.v[act.part_count] = all.v[k];
			all.v[act.part_count++].actual = keep(m.a, one);
		} else if (!has_no_part(m, q, all.v[k].department)) {
			*VEC_PUSH(m.a, &silent) = all.v[k].department;
		}
	}
	act.part = all.v;
	act.why_not =
		silent.n ? MSG(N_("no report of %s"), str_join(m.a, silent.v, silent.n, STR(", "))) : (struct msg){0};
	gather_parts(m.a, &act);
	if (silent.n)
		return act;
	enum department_rule rule = q->item->per_department;
	if (rule == DEPARTMENTS_SUM || rule == DEPARTMENTS_MEAN)
		add_departments(m.a, &act, rule == DEPARTMENTS_MEAN);
	else
		pick_department(q->item, &act, rule == DEPARTMENTS_MAX ? 1 : -1);
	return act;
}
