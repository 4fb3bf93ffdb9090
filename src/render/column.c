#include "render/column.h"

#include "eval/verdict.h"
#include "render/words.h"

static struct str translated(const struct render_style *style, const char *msgid)
{
	return str_of(style->translate ? style->translate(msgid, NULL, 0) : msgid);
}

static struct str integer(struct arena *a, int n)
{
	return str_format(a, "%d", n);
}

/* "Ⅰ-1 アプリの活用" */
static struct str heading(struct arena *a, const struct view_section *s)
{
	if (!s)
		return STR("");
	struct str part[] = {s->number, s->title};
	return s->number.n ? str_join(a, part, 2, STR(" ")) : s->title;
}

/* A value without unit and words around it. */
static struct str bare(const struct view_value *v)
{
	return v->kind == VIEW_NUMBER ? v->number : v->kind == VIEW_TEXT ? v->text : STR("");
}

static struct str place(struct arena *a, struct span at)
{
	return at.source ? span_text(a, at) : STR("");
}

static struct str plan_year(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return words_fiscal_year(a, row->year, style);
}

static struct str bare_year(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return integer(a, row->year->year);
}

static struct str policy(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return heading(a, row->policy);
}

static struct str measure(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return heading(a, row->measure);
}

static struct str kind(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	static const char *const words[ITEM_KIND_COUNT] = {N_("action"), N_("indicator"), N_("figure")};
	(void)a;
	return translated(style, words[row->entry->kind]);
}

static struct str id(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return row->entry->id;
}

static struct str title(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return words_title(a, row->entry, style);
}

static struct str bare_title(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return row->entry->title;
}

static struct str deadline(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return words_deadline(a, row->entry, style);
}

static struct str bare_deadline(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return row->entry->period;
}

static struct str stage(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	return words_stage(row->entry->stage, style);
}

static struct str department(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return words_join(a, &row->entry->departments, STR("、"));
}

static struct str unit(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return row->entry->unit;
}

static struct str condition(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	static const char *const words[TARGET_OP_COUNT] = {
		[TARGET_AT_LEAST] = N_("at-least"), [TARGET_AT_MOST] = N_("at-most"),
		[TARGET_EXACTLY] = N_("exactly"),   [TARGET_ABOVE] = N_("above"),
		[TARGET_BELOW] = N_("below"),	    [TARGET_BETWEEN] = N_("between"),
		[TARGET_INCREASE] = N_("increase"), [TARGET_DECREASE] = N_("decrease"),
	};
	(void)a;
	const char *word = words[row->entry->target.op];
	return word ? translated(style, word) : STR("");
}

static struct str target(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return words_target(a, &row->entry->target, style);
}

static struct str bare_target(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return row->entry->target.op == TARGET_NONE ? STR("") : bare(&row->entry->target);
}

static struct str upper(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return row->entry->target.upper;
}

static struct str target_words(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return row->entry->target_words;
}

static struct str actual(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return words_value(a, &row->entry->actual, style);
}

static struct str bare_actual(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return bare(&row->entry->actual);
}

static struct str marks(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	static const struct {
		unsigned mark;
		const char *word;
	} words[] = {
		{QUANTITY_ABOUT, N_("about")},	   {QUANTITY_PROVISIONAL, N_("provisional")},
		{QUANTITY_FINAL, N_("final")},	   {QUANTITY_REVISED, N_("revised")},
		{QUANTITY_TOTAL, N_("total")},	   {QUANTITY_OR_MORE, N_("or-more")},
		{QUANTITY_OR_LESS, N_("or-less")}, {QUANTITY_OVER, N_("over")},
		{QUANTITY_UNDER, N_("under")},	   {QUANTITY_EXPECTED, N_("expected")},
	};
	VEC(struct str) part = {0};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (row->entry->actual.marks & words[k].mark)
			*VEC_PUSH(a, &part) = translated(style, words[k].word);
	return str_join(a, part.v, part.n, STR(" "));
}

static struct str state(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	const char *name = result_state_names[row->entry->result->state];
	(void)a;
	return name[0] ? translated(style, name) : STR("");
}

static struct str state_reason(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return msg_text(a, row->entry->result->state_reason, style->translate);
}

static struct str rate(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return words_rate(a, row->entry);
}

static struct str bare_rate(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return bare(&row->entry->rate);
}

static struct str outcome(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	return words_outcome(row->entry->outcome, style);
}

/* "B"; with several schemes in force "tama=B; sano=A". */
static struct str ratings(struct arena *a, const struct view_entry *e, bool printed)
{
	VEC(struct str) part = {0};
	for (size_t k = 0; k < e->rating_count; k++) {
		const struct view_rating *r = &e->rating[k];
		struct str pair[] = {r->scheme->id.s, printed ? words_rating(r) : r->grade};
		if (pair[1].n)
			*VEC_PUSH(a, &part) = e->rating_count == 1 ? pair[1] : str_join(a, pair, 2, STR("="));
	}
	return str_join(a, part.v, part.n, STR("; "));
}

static struct str rating(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return ratings(a, row->entry, true);
}

static struct str bare_rating(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return ratings(a, row->entry, false);
}

/* What was given by hand, or why; with several schemes "tama=S; sano=A". */
static struct str by_hand(struct arena *a, const struct view_entry *e, bool why)
{
	VEC(struct str) part = {0};
	for (size_t k = 0; k < e->rating_count; k++) {
		const struct view_rating *r = &e->rating[k];
		struct str pair[] = {r->scheme->id.s, why ? r->given.reason : r->given.text};
		if (pair[1].n)
			*VEC_PUSH(a, &part) = e->rating_count == 1 ? pair[1] : str_join(a, pair, 2, STR("="));
	}
	return str_join(a, part.v, part.n, STR("; "));
}

static struct str given_grade(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return by_hand(a, row->entry, false);
}

static struct str given_reason(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return by_hand(a, row->entry, true);
}

static struct str reason(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return row->entry->reason.id ? msg_text(a, row->entry->reason, style->translate) : STR("");
}

static struct str period(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	const struct view_entry *e = row->entry;
	(void)a;
	(void)style;
	return e->observation_count ? e->observation[e->observation_count - 1].period : STR("");
}

static struct str latest(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	return words_value(a, &row->entry->latest, style);
}

static struct str bare_latest(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)a;
	(void)style;
	return bare(&row->entry->latest);
}

static struct str latest_year(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return row->entry->latest.kind == VIEW_NONE ? STR("") : integer(a, row->entry->latest_year);
}

static struct str comparison(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	const struct view_entry *e = row->entry;
	VEC(struct str) part = {0};
	for (size_t k = 0; k < e->comparison_count; k++) {
		struct str pair[] = {e->comparison[k].name, words_value(a, &e->comparison[k].value, style)};
		*VEC_PUSH(a, &part) = str_join(a, pair, 2, STR(" "));
	}
	return str_join(a, part.v, part.n, STR("; "));
}

static struct str notes(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	const struct view_entry *e = row->entry;
	VEC(struct str) part = {0};
	(void)style;
	for (size_t k = 0; k < e->observation_count; k++)
		if (e->observation[k].note.n)
			*VEC_PUSH(a, &part) = e->observation[k].note;
	return str_join(a, part.v, part.n, STR("; "));
}

static struct str target_at(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return place(a, row->entry->target.at);
}

static struct str actual_at(struct arena *a, const struct view_row *row, const struct render_style *style)
{
	(void)style;
	return place(a, row->entry->actual.at);
}

const struct render_column render_columns[] = {
	{N_("year"), false, plan_year, bare_year},
	{N_("policy"), false, policy, policy},
	{N_("measure"), false, measure, measure},
	{N_("kind"), false, kind, kind},
	{N_("id"), false, id, id},
	{N_("title"), false, title, bare_title},
	{N_("department"), false, department, department},
	{N_("unit"), false, unit, unit},
	{N_("condition"), false, condition, condition},
	{N_("target"), true, target, bare_target},
	{N_("upper"), true, upper, upper},
	{N_("words"), false, target_words, target_words},
	{N_("actual"), true, actual, bare_actual},
	{N_("marks"), false, marks, marks},
	{N_("rate"), true, rate, bare_rate},
	{N_("outcome"), false, outcome, outcome},
	{N_("grade"), false, rating, bare_rating},
	{N_("given-grade"), false, given_grade, given_grade},
	{N_("given-reason"), false, given_reason, given_reason},
	{N_("reason"), false, reason, reason},
	{N_("state"), false, state, state},
	{N_("state-reason"), false, state_reason, state_reason},
	{N_("target-period"), false, deadline, bare_deadline},
	{N_("stage"), false, stage, stage},
	{N_("period"), false, period, period},
	{N_("latest"), true, latest, bare_latest},
	{N_("latest-year"), false, latest_year, latest_year},
	{N_("comparison"), false, comparison, comparison},
	{N_("note"), false, notes, notes},
	{N_("target-at"), false, target_at, target_at},
	{N_("actual-at"), false, actual_at, actual_at},
};
const size_t render_column_count = sizeof render_columns / sizeof *render_columns;

const struct render_column *render_column_find(struct str name)
{
	for (size_t k = 0; k < render_column_count; k++)
		if (str_eq(str_of(render_columns[k].name), name))
			return &render_columns[k];
	return NULL;
}

struct column_list render_columns_of(struct arena *a, const struct render_style *style, const char *const *name,
				     size_t n)
{
	bool own = style->column_count == 0;
	struct column_list list = {.n = own ? n : style->column_count};
	list.v = ARENA_ARRAY(a, const struct render_column *, list.n);
	for (size_t k = 0; k < list.n; k++)
		list.v[k] = own ? render_column_find(str_of(name[k])) : &render_columns[style->column[k]];
	return list;
}
