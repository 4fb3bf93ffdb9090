#include "model/formula.h"
#include "model/scheme_draft.h"
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

/* --- Formulas ------------------------------------------------------------- */

static bool read_formula(struct binder *b, const struct node *n, struct field *out)
{
	if (n->kind != NODE_SCALAR) {
		value_report_type(b, "formula", n, N_("the name of a formula"));
		return false;
	}
	*out = value_text(n);
	if (formula_find(out->s) != FORMULA_COUNT)
		return true;
	report_value(b, n, "formula", MSG(N_("the formulas are %s"), formula_choices(b->arena)));
	*out = (struct field){0};
	return false;
}

static void read_formulas(struct binder *b, struct scheme_draft *d)
{
	struct node *n = d->formula;
	if (!n)
		return;
	if (n->kind == NODE_SCALAR) {
		struct field f;
		for (int k = 0; read_formula(b, n, &f) && k < DIRECTION_COUNT; k++)
			d->scheme.formula[k] = f;
		return;
	}
	if (n->kind == NODE_LIST) {
		value_report_type(b, "formula", n, N_("the name of a formula, or a map of them by direction"));
		return;
	}
	for (size_t k = 0; k < n->n; k++) {
		int direction;
		if (value_word(b, "formula", n->pair[k].key, direction_names, DIRECTION_COUNT, &direction))
			read_formula(b, n->pair[k].value, &d->scheme.formula[direction]);
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
	read_formulas(b, d);
	read_tolerances(b, d);
	read_applies_to(b, d);
	if (s->cap_at.source && s->floor_at.source && rat_cmp(s->cap.value, s->floor.value) < 0)
		diag_add(b->diags, DIAG_ERROR, STR("bad-scheme"), s->cap_at, MSG(N_("the cap is below the floor")));
}
