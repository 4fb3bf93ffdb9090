#include "view/value.h"

#include "eval/verdict.h"

static int digits_of(struct number n)
{
	return n.scale > 0 ? n.scale : 0;
}

/* £1.5m: a sign of money stands before the number, and before it a minus. */
static struct str with_unit(struct arena *a, struct str number, struct str unit)
{
	static const struct str signs[] = {STR_INIT("£"), STR_INIT("$"), STR_INIT("€")};
	struct str minus = str_slice(number, 0, number.n > 0 && number.p[0] == '-');
	for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
		if (!str_has_prefix(unit, signs[k]))
			continue;
		struct str text[] = {minus, signs[k], str_slice(number, minus.n, SIZE_MAX),
				     str_slice(unit, signs[k].n, SIZE_MAX)};
		return str_join(a, text, 4, STR(""));
	}
	struct str text[] = {number, unit};
	return str_join(a, text, 2, STR(""));
}

struct view_value view_number(struct arena *a, struct number n, struct str unit, unsigned marks, struct span at)
{
	return (struct view_value){
		.kind = VIEW_NUMBER,
		.number = rat_format(a, n.value, digits_of(n), RAT_HALF_UP, false),
		.text = with_unit(a, rat_format(a, n.value, digits_of(n), RAT_HALF_UP, true), unit),
		.marks = marks,
		.at = at,
	};
}

/* Before a rank, among what it is one: "東北3位". */
static struct view_value among(struct arena *a, struct view_value v, struct str what)
{
	struct str text[] = {what, v.text};
	if (what.n)
		v.text = str_join(a, text, 2, STR(""));
	return v;
}

static struct view_value word(struct str text, unsigned marks, struct span at)
{
	return (struct view_value){.kind = VIEW_TEXT, .text = text, .marks = marks, .at = at};
}

struct view_value view_target(struct arena *a, const struct result *r)
{
	const struct target *t = r->target;
	if (!t)
		return (struct view_value){0};
	struct view_value v;
	if (t->op == TARGET_NONE)
		v = word(t->text.s.n ? t->text.s : STR("—"), 0, t->at);
	else if (r->item->scale)
		v = word(r->item->kind == ITEM_ACTION && t->text.s.n ? t->text.s
								     : r->item->scale->level[t->level].name.s,
			 0, t->at);
	else if (t->op == TARGET_INCREASE || t->op == TARGET_DECREASE || (target_is_open(t) && !r->has_bound))
		v = word(t->text.s.n ? t->text.s : str_of(target_op_names[t->op]), 0, t->at);
	else
		v = among(a, view_number(a, r->target_value, r->item->unit.s, 0, t->at), t->among);
	v.op = t->op;
	if (t->op == TARGET_BETWEEN) {
		struct view_value upper = view_number(a, t->upper, r->item->unit.s, 0, t->at);
		struct str ends[] = {v.text, upper.text};
		v.upper = upper.number;
		v.text = str_join(a, ends, 2, STR("〜"));
	}
	return v;
}

/* The word of any other number is what stood there for zero. */
static struct str ranked_among(const struct observation *o)
{
	return o->quantity.kind == QUANTITY_NUMBER && unit_is_rank(o->item->unit.s) ? o->quantity.word : STR("");
}

struct str view_among(const struct actual *act)
{
	bool own = act->known && act->basis == BASIS_ROWS && act->from_count == 1;
	return own ? ranked_among(act->from[0]) : STR("");
}

struct view_value view_actual(struct arena *a, const struct item *i, const struct actual *act)
{
	if (!act->known)
		return (struct view_value){0};
	bool own = act->basis == BASIS_ROWS && act->from_count;
	struct span at = own ? observation_value_at(act->from[act->from_count - 1]) : (struct span){0};
	if (i->scale)
		return word(i->scale->level[act->level].name.s, act->marks, at);
	return among(a, view_number(a, act->value, i->unit.s, act->marks, at), view_among(act));
}

struct view_value view_observed(struct arena *a, const struct observation *o)
{
	if (o->item->scale && o->level != SIZE_MAX)
		return word(o->item->scale->level[o->level].name.s, o->quantity.marks, observation_value_at(o));
	if (o->quantity.kind != QUANTITY_NUMBER)
		return word(o->quantity.word, o->quantity.marks, observation_value_at(o));
	struct number n = {o->quantity.value, o->quantity.scale};
	return among(a, view_number(a, n, o->item->unit.s, o->quantity.marks, observation_value_at(o)),
		     ranked_among(o));
}

struct view_value view_percent(struct arena *a, struct rat value, const struct rounding *round)
{
	struct str text[] = {rat_format(a, value, round->digits, round->mode, true), STR("%")};
	return (struct view_value){
		.kind = VIEW_NUMBER,
		.number = rat_format(a, value, round->digits, round->mode, false),
		.text = str_join(a, text, 2, STR("")),
	};
}

struct view_value view_rate(struct arena *a, const struct rate *rate)
{
	return rate->defined ? view_percent(a, rate->value, &rate->rounding) : (struct view_value){0};
}

bool view_rate_rounds_up(struct arena *a, const struct rate *rate)
{
	struct rat whole = rat_of(100);
	return rate->defined && rat_cmp(rate->value, whole) < 0 &&
	       rat_cmp(rat_round(a, rate->value, rate->rounding.digits, rate->rounding.mode), whole) >= 0;
}
