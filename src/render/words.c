#include "render/words.h"

#include "base/vec.h"
#include "eval/verdict.h"

static struct str translated(struct arena *a, const struct render_style *style, struct msg m)
{
	return msg_text(a, m, style->translate);
}

static const struct {
	struct str japanese;
	const char *msgid;
} era_words[] = {
	{STR_INIT("明治"), N_("Meiji")},  {STR_INIT("大正"), N_("Taishō")}, {STR_INIT("昭和"), N_("Shōwa")},
	{STR_INIT("平成"), N_("Heisei")}, {STR_INIT("令和"), N_("Reiwa")},
};

/* "Reiwa" and "4", in the reader's language. */
static void era_of(struct arena *a, const struct view_year *y, const struct render_style *style, struct str *era,
		   struct str *number)
{
	*era = y->era;
	for (size_t k = 0; k < sizeof era_words / sizeof *era_words; k++)
		if (str_eq(y->era, era_words[k].japanese))
			*era = translated(a, style, MSG(era_words[k].msgid));
	/* Translators: the first year of an era, which is 元年 in Japanese. */
	*number = y->era_year == 1 ? translated(a, style, MSG(N_("1"))) : str_format(a, "%d", y->era_year);
}

static enum render_era era_style(const struct view_year *y, const struct render_style *style)
{
	return style->era != ERA_AUTO ? style->era : y->foreign ? ERA_WESTERN : ERA_BOTH;
}

struct str words_fiscal_year(struct arena *a, const struct view_year *y, const struct render_style *style)
{
	struct str year = str_format(a, "%d", y->year), era, number;
	if (!y->era.n || era_style(y, style) == ERA_WESTERN)
		return translated(a, style, MSG(N_("FY%s"), year));
	era_of(a, y, style, &era, &number);
	if (era_style(y, style) == ERA_JAPANESE)
		return translated(a, style, MSG(N_("FY %1$s %2$s"), era, number));
	return translated(a, style, MSG(N_("FY%1$s (%2$s %3$s)"), year, era, number));
}

static bool is_japanese(const struct render_style *style)
{
	/* TRANSLATORS: the code of your language, by which a rating scheme's texts are chosen: ja. */
	const char *language = N_("en");
	if (style->translate)
		language = style->translate(language, NULL, 0);
	return str_eq(str_of(language), STR("ja"));
}

struct str words_year(struct arena *a, int year, const struct render_style *style)
{
	struct view_year y = {.year = year};
	struct render_style one = *style;
	if (style->era != ERA_JAPANESE || !date_era((struct date){year, 12, 31}, &y.era, &y.era_year))
		one.era = ERA_WESTERN;
	return words_fiscal_year(a, &y, &one);
}

struct str words_year_short(struct arena *a, const struct view_year *y, const struct render_style *style)
{
	struct render_style one = *style;
	if (era_style(y, style) == ERA_BOTH)
		one.era = is_japanese(style) ? ERA_JAPANESE : ERA_WESTERN;
	return words_fiscal_year(a, y, &one);
}

struct str words_deadline(struct arena *a, const struct view_entry *e, const struct render_style *style)
{
	if (!e->period.n)
		return e->period;
	if (!e->quarter)
		return translated(a, style, MSG(N_("by %s"), e->period));
	/* TRANSLATORS: a quarter of a fiscal year: "FY2023 Q1". */
	return translated(a, style,
			  MSG(N_("%1$s Q%2$s"), words_year(a, e->year, style), str_format(a, "%d", e->quarter)));
}

struct str words_title(struct arena *a, const struct view_entry *e, const struct render_style *style)
{
	struct str when = words_deadline(a, e, style);
	/* TRANSLATORS: an indicator and by when its target is due. */
	return when.n ? translated(a, style, MSG(N_("%1$s [%2$s]"), e->title, when)) : e->title;
}

struct str words_stage(enum target_stage stage, const struct render_style *style)
{
	static const char *const words[STAGE_COUNT] = {
		[STAGE_NONE] = "", [STAGE_INTERIM] = N_("interim target"), [STAGE_FINAL] = N_("final target")};
	return stage == STAGE_NONE || !style->translate ? str_of(words[stage])
							: str_of(style->translate(words[stage], NULL, 0));
}

struct str words_state(struct arena *a, const struct view_entry *e, const struct render_style *style)
{
	if (e->result->state == RESULT_PLAIN)
		return STR("");
	struct str state = translated(a, style, (struct msg){.id = result_state_names[e->result->state]});
	struct str why = translated(a, style, e->result->state_reason);
	return why.n ? translated(a, style, MSG(N_("%1$s: %2$s"), state, why)) : state;
}

static const struct {
	unsigned mark;
	const char *msgid;
} mark_words[] = {
	{QUANTITY_ABOUT, N_("about %s")},
	{QUANTITY_OR_MORE, N_("%s or more")},
	{QUANTITY_OR_LESS, N_("%s or less")},
	{QUANTITY_OVER, N_("over %s")},
	{QUANTITY_UNDER, N_("under %s")},
	{QUANTITY_EXPECTED, N_("%s (expected)")},
	{QUANTITY_PROVISIONAL, N_("%s (provisional)")},
	{QUANTITY_REVISED, N_("%s (revised)")},
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "605 g", "3〜5 g" in English, "605g" in Japanese.  Digits behind the unit's first letter are a part of it: "t-CO2e".
 */
static struct str shown(struct arena *a, const struct view_value *v, const struct render_style *style)
{
	struct buf out = buf_new(a);
	bool in_number = false;
	if (v->kind != VIEW_NUMBER || style->as_written || is_japanese(style))
		return v->text;
	for (size_t k = 0; k < v->text.n; k++) {
		char c = v->text.p[k];
		bool first = k == 0 || str_has_suffix(str_slice(v->text, 0, k), STR("〜"));
		if (in_number && is_letter(c))
			buf_add_c(&out, ' ');
		in_number =
			(first && (c == '-' || is_digit(c))) || (in_number && (is_digit(c) || c == ',' || c == '.'));
		buf_add_c(&out, c);
	}
	return buf_str(&out);
}

struct str words_value(struct arena *a, const struct view_value *v, const struct render_style *style)
{
	struct str text = shown(a, v, style);
	/* What is expected is provisional; one word for it is enough. */
	unsigned marks = v->marks & QUANTITY_EXPECTED ? v->marks & ~(unsigned)QUANTITY_PROVISIONAL : v->marks;
	for (size_t k = 0; k < sizeof mark_words / sizeof *mark_words; k++)
		if (marks & mark_words[k].mark)
			text = translated(a, style, MSG(mark_words[k].msgid, text));
	return text;
}

struct str words_target_full(struct arena *a, const struct view_value *v, const struct render_style *style)
{
	bool direction = v->op == TARGET_INCREASE || v->op == TARGET_DECREASE;
	if (direction && str_eq(v->text, str_of(target_op_names[v->op])))
		return translated(a, style, MSG(target_op_names[v->op]));
	if (v->kind != VIEW_NUMBER)
		return v->text;
	struct str text = shown(a, v, style);
	switch (v->op) {
	case TARGET_AT_LEAST:
		return translated(a, style, MSG(N_("%s or more"), text));
	case TARGET_AT_MOST:
		return translated(a, style,
				  str_has_suffix(text, STR("位")) ? MSG(N_("%s or better"), text)
								  : MSG(N_("%s or less"), text));
	case TARGET_ABOVE:
		return translated(a, style, MSG(N_("over %s"), text));
	case TARGET_BELOW:
		return translated(a, style, MSG(N_("under %s"), text));
	default:
		return text;
	}
}

struct str words_target(struct arena *a, const struct view_value *v, const struct render_style *style)
{
	bool usual = v->op == TARGET_AT_LEAST || (v->op == TARGET_AT_MOST && str_eq(v->number, STR("0")));
	return usual ? shown(a, v, style) : words_target_full(a, v, style);
}

struct str words_outcome(enum outcome o, const struct render_style *style)
{
	const char *name = outcome_names[o];
	return str_of(style->translate ? style->translate(name, NULL, 0) : name);
}

struct str words_rate(struct arena *a, const struct view_entry *e)
{
	if (e->rate.kind == VIEW_NONE)
		return STR("");
	struct str below[] = {STR("<"), e->rate.text};
	return e->rate_below ? str_join(a, below, 2, STR("")) : e->rate.text;
}

struct str words_wording(const struct wording *w, const struct render_style *style)
{
	bool japanese = is_japanese(style);
	const struct field *order[] = {japanese ? &w->ja : &w->en, &w->any, &w->ja, &w->en};
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		if (order[k]->s.n)
			return order[k]->s;
	return STR("");
}

struct str words_scheme(const struct scheme *s, const struct render_style *style)
{
	struct str title = words_wording(&s->title, style);
	return title.n ? title : s->id.s;
}

struct str words_rating(const struct view_rating *r)
{
	if (r->grade.n)
		return r->text;
	return r->applies ? STR("－") : STR("");
}

struct str words_given(struct arena *a, const struct view_given *g, const struct render_style *style)
{
	struct str reason = g->reason.n ? g->reason : translated(a, style, MSG(N_("no reason was recorded")));
	return translated(a, style, MSG(N_("by hand %1$s: %2$s"), g->text, reason));
}

struct str words_sign(enum outcome o)
{
	static const struct str sign[OUTCOME_COUNT] = {
		[OUTCOME_MET] = STR_INIT("〇"),	      [OUTCOME_MISSED] = STR_INIT("✕"),
		[OUTCOME_PENDING] = STR_INIT("…"),    [OUTCOME_NO_DATA] = STR_INIT("？"),
		[OUTCOME_NO_TARGET] = STR_INIT("－"),
	};
	return sign[o];
}

struct str words_step(struct arena *a, const struct view_step *s, const struct render_style *style)
{
	VEC(struct str) part = {0};
	if (s->value.kind != VIEW_NONE)
		*VEC_PUSH(a, &part) = s->value.op == TARGET_NONE ? words_value(a, &s->value, style)
								 : words_target_full(a, &s->value, style);
	struct str text = translated(a, style, s->text), why = translated(a, style, s->why);
	if (s->text.id && s->why.id)
		*VEC_PUSH(a, &part) = translated(a, style, MSG(N_("%1$s: %2$s"), text, why));
	else if (s->text.id)
		*VEC_PUSH(a, &part) = text;
	if (s->outcome) {
		*VEC_PUSH(a, &part) = STR("→");
		*VEC_PUSH(a, &part) = translated(a, style, (struct msg){.id = s->outcome});
		return str_join(a, part.v, part.n, STR(" "));
	}
	return str_join(a, part.v, part.n, STR("  "));
}

struct str words_signed(struct arena *a, const struct view_value *v, const struct render_style *style)
{
	struct str text = shown(a, v, style);
	if (v->number.n && v->number.p[0] == '-') {
		struct str minus[] = {STR("−"), str_slice(text, 1, SIZE_MAX)};
		return str_join(a, minus, 2, STR(""));
	}
	struct str plus[] = {STR("+"), text};
	return str_join(a, plus, 2, STR(""));
}

struct str words_join(struct arena *a, const struct field_list *list, struct str sep)
{
	struct str *part = ARENA_ARRAY(a, struct str, list->n);
	for (size_t k = 0; k < list->n; k++)
		part[k] = list->v[k].s;
	return str_join(a, part, list->n, sep);
}
