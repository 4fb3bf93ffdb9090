#include "model/formula.h"
#include "model/scheme_draft.h"
#include "model/token.h"
#include "model/value.h"

static void report_value(struct binder *b, const struct node *n, const char *key, struct msg help)
{
	struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("unknown-value"), n->span,
				  MSG(N_("\"%s\" is not a value of \"%s\""), n->text, str_of(key)));
	diag_help(d, help);
}

struct wording scheme_wording(struct binder *b, const char *key, const struct node *node)
{
	struct wording w = {0};
	if (!node)
		return w;
	if (node->kind == NODE_SCALAR) {
		w.any = value_text(node);
		return w;
	}
	if (node->kind == NODE_LIST) {
		value_report_type(b, key, node, N_("text or a map of texts by language"));
		return w;
	}
	for (size_t k = 0; k < node->n; k++) {
		const struct node *language = node->pair[k].key, *text = node->pair[k].value;
		struct field *out = str_eq(language->text, STR("ja"))	? &w.ja
				    : str_eq(language->text, STR("en")) ? &w.en
									: NULL;
		if (!out) {
			struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("unknown-key"), language->span,
						  MSG(N_("unknown language \"%s\""), language->text));
			diag_help(d, MSG(N_("the languages are ja and en")));
		} else if (text->kind != NODE_SCALAR) {
			value_report_type(b, key, text, N_("text"));
		} else {
			*out = value_text(text);
		}
	}
	return w;
}

/* --- Names for numbers and conditions ------------------------------------- */

enum { TERMS_MAX = 100 };

static bool is_name(struct str s)
{
	struct token t = token_next(s, 0);
	return t.kind == TOKEN_NAME && t.start == 0 && t.end == s.n;
}

static bool may_be_called(struct binder *b, const struct expr_terms *terms, const struct node *key)
{
	bool taken = expr_is_word(key->text);
	/* A key that is given again is reported when the file is read. */
	for (size_t k = 0; k < terms->n; k++)
		if (str_eq(terms->v[k].name, key->text))
			return false;
	if (!taken && is_name(key->text))
		return true;
	diag_add(b->diags, DIAG_ERROR, STR("bad-scheme"), key->span,
		 taken ? MSG(N_("\"%s\" is a word of conditions already"), key->text)
		       : MSG(N_("\"%s\" cannot be a name: letters, digits, hyphens and underlines are"), key->text));
	return false;
}

struct expr_terms scheme_terms(struct binder *b, const struct node *node, enum metric_place place)
{
	struct expr_terms terms = {0};
	if (!node)
		return terms;
	if (node->kind != NODE_MAP || node->n > TERMS_MAX) {
		value_report_type(b, "define", node, N_("a map from at most 100 names to numbers and conditions"));
		return terms;
	}
	terms.v = ARENA_ARRAY(b->arena, struct expr_term, node->n);
	for (size_t k = 0; k < node->n; k++) {
		const struct node *value = node->pair[k].value;
		if (!may_be_called(b, &terms, node->pair[k].key))
			continue;
		if (value->kind != NODE_SCALAR) {
			value_report_type(b, "define", value, N_("a number or a condition"));
			continue;
		}
		struct expr *e = expr_read_value(b->arena, value->text, value->span, place, &terms, b->diags);
		if (e)
			terms.v[terms.n++] = (struct expr_term){node->pair[k].key->text, e};
	}
	return terms;
}

/* --- Formulas ------------------------------------------------------------- */

/* One that is written out has an operator, a bracket or a name that the scheme defines. */
static bool is_written_out(const struct scheme_draft *d, struct str s)
{
	for (size_t k = 0; k < d->scheme.terms.n; k++)
		if (str_eq(s, d->scheme.terms.v[k].name))
			return true;
	return str_find(s, STR("(")) != SIZE_MAX || str_find(s, STR(" ")) != SIZE_MAX;
}

/* A rate cannot be made of itself, nor of roots, which have no last digit. */
static const struct expr *forbidden_in(const struct expr *e)
{
	static const enum metric none[] = {METRIC_RATE, METRIC_PACE,	      METRIC_FINAL_RATE,
					   METRIC_CAGR, METRIC_CAGR_REQUIRED, METRIC_CAGR_RATIO};
	for (size_t k = 0; e->kind == EXPR_METRIC && k < sizeof none / sizeof *none; k++)
		if (e->metric == none[k])
			return e;
	for (size_t k = 0; k < e->n; k++) {
		const struct expr *found = forbidden_in(e->arg[k]);
		if (found)
			return found;
	}
	return NULL;
}

/*
 * A percentage that met a number and so became one, 100 % a 1: whoever writes such a sign means the rate.  Conditions
 * within the formula are compared, not counted.
 */
static const struct expr *percentage_in(const struct expr *e)
{
	const struct expr *found = NULL;
	if (e->kind == EXPR_COMPARE || e->unit == UNIT_TRUTH)
		return NULL;
	if (e->kind == EXPR_NUMBER && e->unit == UNIT_PERCENT)
		return e;
	/* 80% * target is no percentage any more. */
	if (e->kind == EXPR_MULTIPLY || (e->kind == EXPR_DIVIDE && e->arg[0]->unit != UNIT_PERCENT))
		return NULL;
	for (size_t k = 0; k < e->n && !found; k++)
		found = percentage_in(e->arg[k]);
	return found;
}

static struct expr *read_own_formula(struct binder *b, const struct scheme_draft *d, const struct field *f)
{
	struct expr *e = expr_read_value(b->arena, f->s, f->at, PLACE_ITEM, &d->scheme.terms, b->diags);
	const struct expr *wrong = e ? forbidden_in(e) : NULL;
	if (wrong) {
		diag_add(b->diags, DIAG_ERROR, STR("bad-condition"), wrong->at,
			 MSG(N_("a formula of rates cannot use \"%s\""), wrong->text));
		return NULL;
	}
	const struct expr *mixed = e && e->unit == UNIT_NUMBER ? percentage_in(e) : NULL;
	if (mixed) {
		struct diag *x =
			diag_add(b->diags, DIAG_ERROR, STR("mixed-units"), mixed->at,
				 MSG(N_("\"%s\" stands beside plain numbers, of which 1 is 100 %%"), mixed->text));
		diag_help(x, MSG(N_("a formula of rates counts in percent: leave the sign out, and multiply what is a "
				    "quotient by 100")));
		return NULL;
	}
	if (!e || e->unit == UNIT_PERCENT || e->unit == UNIT_NUMBER || e->unit == UNIT_LITERAL)
		return e;
	struct diag *x = diag_add(b->diags, DIAG_ERROR, STR("mixed-units"), f->at,
				  MSG(N_("a formula of rates gives a number in percent")));
	diag_help(x, MSG(N_("divide by the target, say, and multiply by 100: actual / target * 100")));
	return NULL;
}

static bool read_formula(struct binder *b, const struct scheme_draft *d, const struct node *n, struct field *out,
			 struct expr **own)
{
	if (n->kind != NODE_SCALAR) {
		value_report_type(b, "formula", n, N_("the name of a formula"));
		return false;
	}
	*out = value_text(n);
	*own = NULL;
	if (formula_find(out->s) != FORMULA_COUNT)
		return true;
	if (is_written_out(d, out->s)) {
		*own = read_own_formula(b, d, out);
		return *own != NULL;
	}
	report_value(b, n, "formula", MSG(N_("the formulas are %s"), formula_choices(b->arena)));
	*out = (struct field){0};
	return false;
}

static void read_formulas(struct binder *b, struct scheme_draft *d)
{
	struct node *n = d->formula;
	struct scheme *s = &d->scheme;
	if (!n)
		return;
	if (n->kind == NODE_SCALAR) {
		struct field f;
		struct expr *own;
		for (int k = 0; k < DIRECTION_COUNT && read_formula(b, d, n, &f, &own); k++) {
			s->formula[k] = f;
			s->own_formula[k] = own;
		}
		return;
	}
	if (n->kind == NODE_LIST) {
		value_report_type(b, "formula", n, N_("the name of a formula, or a map of them by direction"));
		return;
	}
	for (size_t k = 0; k < n->n; k++) {
		int direction;
		if (value_word(b, "formula", n->pair[k].key, direction_names, DIRECTION_COUNT, &direction))
			read_formula(b, d, n->pair[k].value, &s->formula[direction], &s->own_formula[direction]);
	}
}

/* --- Tolerances ----------------------------------------------------------- */

static bool take_suffix(struct str *s, const char *suffix)
{
	if (!str_has_suffix(*s, str_of(suffix)))
		return false;
	*s = str_trim(str_slice(*s, 0, s->n - str_of(suffix).n));
	return true;
}

static bool read_tolerance(struct binder *b, const struct node *n, struct tolerance *out)
{
	if (n->kind != NODE_SCALAR) {
		value_report_type(b, "tolerance", n, N_("one value"));
		return false;
	}
	struct str s = str_trim(n->text);
	out->kind = TOLERANCE_ABSOLUTE;
	if (take_suffix(&s, "%") || take_suffix(&s, "％"))
		out->kind = TOLERANCE_RELATIVE;
	else if (take_suffix(&s, "points") || take_suffix(&s, "ポイント"))
		out->kind = TOLERANCE_POINTS;
	struct number number;
	if (value_decimal(b->arena, s, &number) && rat_sign(number.value) >= 0) {
		out->value = number.value;
		return true;
	}
	report_value(b, n, "tolerance", MSG(N_("write 2, 5%% or 2 points")));
	return false;
}

static void read_tolerances(struct binder *b, struct scheme_draft *d)
{
	const struct node *n = d->tolerance;
	if (!n)
		return;
	if (n->kind == NODE_LIST) {
		value_report_type(b, "tolerance", n, N_("one value, or a map from classes to values"));
		return;
	}
	size_t count = n->kind == NODE_MAP ? n->n : 1;
	struct scheme *s = &d->scheme;
	s->tolerance = ARENA_ARRAY(b->arena, struct tolerance, count);
	for (size_t k = 0; k < count; k++) {
		struct tolerance *t = &s->tolerance[s->tolerance_count];
		if (!read_tolerance(b, n->kind == NODE_MAP ? n->pair[k].value : n, t))
			continue;
		if (n->kind == NODE_MAP && !str_eq(n->pair[k].key->text, STR("default")))
			t->class_name = value_text(n->pair[k].key);
		s->tolerance_count++;
	}
}

static void read_applies_to(struct binder *b, struct scheme_draft *d)
{
	struct scheme *s = &d->scheme;
	s->for_actions = s->for_indicators = d->applies_to.n == 0;
	for (size_t k = 0; k < d->applies_to.n; k++) {
		const struct field *f = &d->applies_to.v[k];
		bool actions = str_eq(f->s, STR("actions")), indicators = str_eq(f->s, STR("indicators"));
		s->for_actions = s->for_actions || actions;
		s->for_indicators = s->for_indicators || indicators;
		if (actions || indicators)
			continue;
		struct diag *x = diag_add(b->diags, DIAG_ERROR, STR("unknown-value"), f->at,
					  MSG(N_("\"%s\" is not a value of \"%s\""), f->s, STR("applies-to")));
		diag_help(x, MSG(N_("a scheme applies to indicators, actions or both")));
	}
}

void scheme_settings_finish(struct binder *b, struct scheme_draft *d)
{
	struct scheme *s = &d->scheme;
	s->has_rounding = d->round_at.source != NULL;
	s->terms = scheme_terms(b, d->define, PLACE_ITEM);
	read_formulas(b, d);
	read_tolerances(b, d);
	read_applies_to(b, d);
	if (s->cap_at.source && s->floor_at.source && rat_cmp(s->cap.value, s->floor.value) < 0)
		diag_add(b->diags, DIAG_ERROR, STR("bad-scheme"), s->cap_at, MSG(N_("the cap is below the floor")));
}
