/*
 * Audits for programs; the shape is documented in plan-eval(1).
 */
#include "render/audit.h"
#include "render/json_text.h"

enum { JSON_VERSION = 1 };

struct writer {
	struct json_text json;
	struct arena *arena;
	const struct render_style *style;
};

static void add_message(struct writer *w, const char *key, struct msg m)
{
	if (m.id)
		json_string(&w->json, key, msg_text(w->arena, m, w->style->translate));
}

static void add_place(struct writer *w, const char *key, struct span at)
{
	if (at.source)
		json_string(&w->json, key, span_text(w->arena, at));
}

static void add_value(struct writer *w, const char *key, const struct view_value *v)
{
	if (v->kind == VIEW_NUMBER)
		json_number(&w->json, key, v->number);
	else if (v->kind == VIEW_TEXT)
		json_string(&w->json, key, v->text);
}

static void add_step(struct writer *w, const struct view_step *s)
{
	json_open(&w->json, NULL, '{');
	if (s->label[0])
		add_message(w, "label", (struct msg){.id = s->label});
	add_value(w, "value", &s->value);
	add_message(w, "text", s->text);
	add_message(w, "why", s->why);
	add_place(w, "at", s->at);
	json_close(&w->json, '}');
}

static void add_subject(struct writer *w, struct str id, struct str title, int year, enum published_part part)
{
	json_string_if(&w->json, "id", id);
	json_string(&w->json, "title", title);
	if (year)
		json_integer(&w->json, "fiscal_year", (size_t)year);
	json_string(&w->json, "part", str_of(published_part_names[part]));
}

static void add_exact(struct writer *w, const char *key, const char *formula_key, const struct rate *rate)
{
	if (!rate->defined)
		return;
	json_string(&w->json, formula_key, rate->formula);
	json_string(&w->json, key, rat_exact(w->arena, rate->value, 0));
}

static void add_finding(struct writer *w, const struct view_finding *v)
{
	const struct audit_finding *f = v->finding;
	json_open(&w->json, NULL, '{');
	json_string(&w->json, "kind", str_of(audit_kind_names[f->kind]));
	add_subject(w, v->id, v->title, v->year, f->part);
	json_string(&w->json, "published", v->published.text);
	add_place(w, "published_at", v->published.at);
	add_value(w, "expected", &v->expected);
	json_string(&w->json, "compared_with", f->by_plan ? STR("plan") : STR("table"));
	add_exact(w, "exact", "formula", &f->due);
	add_exact(w, "published_exact", "published_formula", &f->found);
	add_message(w, "message", v->text);
	json_open(&w->json, "steps", '[');
	for (size_t k = 0; k < v->steps.n; k++)
		add_step(w, &v->steps.v[k]);
	json_close(&w->json, ']');
	json_close(&w->json, '}');
}

static void add_gap(struct writer *w, const struct view_gap *g)
{
	json_open(&w->json, NULL, '{');
	add_subject(w, g->id, g->title, g->year, g->gap->part);
	json_string(&w->json, "published", g->published);
	add_place(w, "published_at", g->at);
	add_message(w, "reason", g->gap->why);
	json_close(&w->json, '}');
}

static void add_rounding(struct writer *w, const struct rounding_guess *g)
{
	if (!g->best)
		return;
	json_open(&w->json, "rounding", '{');
	json_integer(&w->json, "digits", (size_t)g->rounding.digits);
	if (g->decided)
		json_string(&w->json, "mode", str_of(rounding_names[g->rounding.mode]));
	json_integer(&w->json, "rates", g->n);
	json_integer(&w->json, "telling", g->telling);
	json_open(&w->json, "fits", '[');
	for (size_t k = 0; k < g->fit_count; k++) {
		json_open(&w->json, NULL, '{');
		json_integer(&w->json, "digits", (size_t)g->fit[k].digits);
		for (int m = 0; m < RAT_ROUND_COUNT; m++)
			json_integer(&w->json, rounding_names[m], g->fit[k].fits[m]);
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
	json_close(&w->json, '}');
}

static void add_formulas(struct writer *w, const struct view_audit *v)
{
	json_open(&w->json, "formulas", '[');
	for (size_t k = 0; k < v->formula_count; k++) {
		json_open(&w->json, NULL, '{');
		json_string(&w->json, "formula", v->formula[k].formula->name);
		json_integer(&w->json, "fits", v->formula[k].fits);
		json_integer(&w->json, "rates", v->audit->formula_of);
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void add_unread(struct writer *w, const struct published *p)
{
	json_open(&w->json, "unread_columns", '[');
	for (size_t k = 0; k < p->unread.n; k++)
		json_string(&w->json, NULL, p->unread.v[k]);
	json_close(&w->json, ']');
}

static void add_words(struct writer *w, const struct view_audit *v)
{
	json_open(&w->json, "unknown_verdicts", '[');
	for (size_t k = 0; k < v->word_count; k++) {
		const struct view_word *x = &v->word[k];
		json_open(&w->json, NULL, '{');
		json_string(&w->json, "word", x->word);
		json_integer(&w->json, "count", x->count);
		if (x->rated) {
			json_number(&w->json, "lowest_rate", x->low);
			json_number(&w->json, "highest_rate", x->high);
		}
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void add_document(struct writer *w, const struct view_audit *v)
{
	json_open(&w->json, NULL, '{');
	json_string(&w->json, "file", v->name);
	json_integer(&w->json, "rows", v->audit->published->rows.n);
	json_open(&w->json, "checked", '{');
	for (int k = 0; k < PUBLISHED_PART_COUNT; k++)
		json_integer(&w->json, published_part_names[k], v->audit->checked[k]);
	json_close(&w->json, '}');
	add_formulas(w, v);
	add_rounding(w, &v->audit->rounding);
	json_string(&w->json, "rates_as", v->audit->ratios ? STR("ratio") : STR("percent"));
	if (v->audit->has_cap) {
		json_open(&w->json, "cap", '{');
		json_number(&w->json, "value", rat_exact(w->arena, v->audit->cap, 0));
		json_integer(&w->json, "rates", v->audit->capped);
		json_close(&w->json, '}');
	}
	json_open(&w->json, "mismatches", '[');
	for (size_t k = 0; k < v->finding_count; k++)
		add_finding(w, &v->finding[k]);
	json_close(&w->json, ']');
	json_open(&w->json, "unchecked", '[');
	for (size_t k = 0; k < v->gap_count; k++)
		add_gap(w, &v->gap[k]);
	json_close(&w->json, ']');
	add_words(w, v);
	add_unread(w, v->audit->published);
	json_close(&w->json, '}');
}

void render_audit_json(struct buf *out, const struct audit_list *l, const struct render_style *style)
{
	struct writer w = {.json = {.out = out}, .arena = out->arena, .style = style};
	json_open(&w.json, NULL, '{');
	json_string(&w.json, "format", STR("plan-eval-audit"));
	json_integer(&w.json, "version", JSON_VERSION);
	json_open(&w.json, "tool", '{');
	json_string(&w.json, "name", style->tool);
	json_string(&w.json, "version", style->version);
	json_close(&w.json, '}');
	json_open(&w.json, "inputs", '[');
	for (size_t k = 0; k < l->input_count; k++)
		json_string(&w.json, NULL, l->input[k]->name);
	json_close(&w.json, ']');
	json_open(&w.json, "documents", '[');
	for (size_t k = 0; k < l->n; k++)
		add_document(&w, l->v[k]);
	json_close(&w.json, ']');
	json_close(&w.json, '}');
}
