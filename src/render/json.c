#include "eval/verdict.h"
#include "render/json_text.h"
#include "render/news.h"
#include "render/words.h"
#include "view/filter.h"
#include "view/outlook.h"
#include "view/selection.h"
#include "view/value.h"

#include <json-c/json.h>

/* The version of the shape that plan-report(5) documents; it changes only when a reader of the old one would break. */
enum { JSON_VERSION = 1 };

typedef struct json_object json;

struct writer {
	struct arena *arena;
	const struct render_style *style;
};

static json *need(const struct writer *w, json *value)
{
	if (!value)
		arena_exhausted(w->arena);
	return value;
}

static void put(const struct writer *w, json *object, const char *key, json *value)
{
	if (json_object_object_add(object, key, value) != 0)
		arena_exhausted(w->arena);
}

static void append(const struct writer *w, json *list, json *value)
{
	if (json_object_array_add(list, value) != 0)
		arena_exhausted(w->arena);
}

static json *object(const struct writer *w)
{
	return need(w, json_object_new_object());
}

static json *array(const struct writer *w)
{
	return need(w, json_object_new_array());
}

static json *string(const struct writer *w, struct str s)
{
	return need(w, json_object_new_string_len(s.p ? s.p : "", (int)s.n));
}

static json *string_or_null(const struct writer *w, struct str s)
{
	return s.n ? string(w, s) : NULL;
}

static json *integer(const struct writer *w, int64_t n)
{
	return need(w, json_object_new_int64(n));
}

static json *boolean(const struct writer *w, bool b)
{
	return need(w, json_object_new_boolean(b));
}

/* A number with the digits it was given: the double is never printed. */
static json *number(const struct writer *w, struct str digits)
{
	return need(w, json_object_new_double_s(0.0, str_z(w->arena, digits)));
}

static json *value(const struct writer *w, const struct view_value *v)
{
	switch (v->kind) {
	case VIEW_NUMBER:
		return number(w, v->number);
	case VIEW_TEXT:
		return string(w, v->text);
	default:
		return NULL;
	}
}

static json *message(const struct writer *w, struct msg m)
{
	return m.id ? string(w, msg_text(w->arena, m, w->style->translate)) : NULL;
}

static json *place(const struct writer *w, struct span at)
{
	return at.source ? string(w, span_text(w->arena, at)) : NULL;
}

static json *names(const struct writer *w, const struct field_list *list)
{
	json *out = array(w);
	for (size_t k = 0; k < list->n; k++)
		append(w, out, string(w, list->v[k].s));
	return out;
}

static json *marks(const struct writer *w, unsigned bits)
{
	static const struct {
		unsigned mark;
		struct str name;
	} table[] = {
		{QUANTITY_ABOUT, STR_INIT("about")},	 {QUANTITY_PROVISIONAL, STR_INIT("provisional")},
		{QUANTITY_FINAL, STR_INIT("final")},	 {QUANTITY_REVISED, STR_INIT("revised")},
		{QUANTITY_TOTAL, STR_INIT("total")},	 {QUANTITY_OR_MORE, STR_INIT("or-more")},
		{QUANTITY_OR_LESS, STR_INIT("or-less")}, {QUANTITY_OVER, STR_INIT("over")},
		{QUANTITY_UNDER, STR_INIT("under")},	 {QUANTITY_EXPECTED, STR_INIT("expected")},
	};
	json *out = array(w);
	for (size_t k = 0; k < sizeof table / sizeof *table; k++)
		if (bits & table[k].mark)
			append(w, out, string(w, table[k].name));
	return out;
}

static json *counts(const struct writer *w, const struct tally *t)
{
	json *out = object(w);
	for (int o = 0; o < OUTCOME_COUNT; o++)
		put(w, out, outcome_names[o], integer(w, (int64_t)t->count[o]));
	return out;
}

static json *observation(const struct writer *w, const struct view_observation *o)
{
	json *row = object(w);
	put(w, row, "at", place(w, o->at));
	put(w, row, "period", string(w, o->period));
	if (!o->reason) {
		put(w, row, "value", value(w, &o->value));
		put(w, row, "marks", marks(w, o->value.marks));
	} else {
		put(w, row, "reason", string(w, str_of(o->reason)));
	}
	put(w, row, "text", string(w, o->text));
	put(w, row, "department", string_or_null(w, o->department));
	put(w, row, "note", string_or_null(w, o->note));
	put(w, row, "source", string_or_null(w, o->origin));
	return row;
}

static json *observations(const struct writer *w, const struct view_observation *o, size_t n)
{
	json *out = array(w);
	for (size_t k = 0; k < n; k++)
		append(w, out, observation(w, &o[k]));
	return out;
}

static json *parts(const struct writer *w, const struct view_entry *e)
{
	json *out = array(w);
	for (size_t k = 0; k < e->part_count; k++) {
		const struct view_part *p = &e->part[k];
		json *row = object(w);
		put(w, row, "role", string(w, str_of(p->role)));
		put(w, row, "id", string_or_null(w, p->id));
		put(w, row, "name", string_or_null(w, p->name));
		put(w, row, "value", value(w, &p->value));
		put(w, row, "marks", marks(w, p->value.marks));
		put(w, row, "at", place(w, p->value.at));
		append(w, out, row);
	}
	return out;
}

static json *corrections(const struct writer *w, const struct view_entry *e)
{
	json *out = array(w);
	for (size_t k = 0; k < e->correction_count; k++) {
		const struct view_correction *c = &e->correction[k];
		json *row = object(w);
		put(w, row, "period", string(w, c->period));
		put(w, row, "value", value(w, &c->now));
		put(w, row, "marks", marks(w, c->now.marks));
		put(w, row, "at", place(w, c->now.at));
		put(w, row, "was", value(w, &c->was));
		put(w, row, "was_marks", marks(w, c->was.marks));
		put(w, row, "was_at", place(w, c->was.at));
		append(w, out, row);
	}
	return out;
}

static json *comparisons(const struct writer *w, const struct view_entry *e)
{
	json *out = array(w);
	for (size_t k = 0; k < e->comparison_count; k++) {
		const struct view_comparison *c = &e->comparison[k];
		json *row = object(w);
		put(w, row, "name", string(w, c->name));
		put(w, row, "value", value(w, &c->value));
		put(w, row, "difference", value(w, &c->difference));
		put(w, row, "at", place(w, c->value.at));
		append(w, out, row);
	}
	return out;
}

static json *count(const struct writer *w, size_t n)
{
	return integer(w, (int64_t)n);
}

static json *given(const struct writer *w, const struct view_given *g)
{
	if (!g->text.n)
		return NULL;
	json *out = object(w);
	put(w, out, "grade", string_or_null(w, g->grade));
	put(w, out, "text", string(w, g->text));
	put(w, out, "label", string_or_null(w, words_wording(&g->label, w->style)));
	put(w, out, "reason", string_or_null(w, g->reason));
	put(w, out, "department", string_or_null(w, g->department));
	put(w, out, "before", string_or_null(w, g->before));
	put(w, out, "at", place(w, g->at));
	return out;
}

static json *rating(const struct writer *w, const struct view_rating *r)
{
	json *out = object(w);
	bool rated = r->grade.n > 0;
	put(w, out, "scheme", string(w, r->scheme->id.s));
	put(w, out, "grade", string_or_null(w, r->grade));
	put(w, out, "text", string_or_null(w, r->text));
	put(w, out, "label", string_or_null(w, words_wording(&r->label, w->style)));
	put(w, out, "points", r->points.n ? number(w, r->points) : NULL);
	put(w, out, "achieved", rated ? boolean(w, r->achieved) : NULL);
	put(w, out, "fails", rated ? boolean(w, r->fails) : NULL);
	put(w, out, "rules", rated ? string(w, str_of(r->list)) : NULL);
	put(w, out, "rule", rated ? count(w, r->rule) : NULL);
	put(w, out, "when", string_or_null(w, r->when));
	put(w, out, "remark", string_or_null(w, r->remark));
	put(w, out, "rule_at", place(w, r->at));
	put(w, out, "unrated_for", string_or_null(w, r->about));
	put(w, out, "unrated_reason", message(w, r->why_not));
	put(w, out, "within_precision", boolean(w, r->precision));
	put(w, out, "given", given(w, &r->given));
	return out;
}

static json *ratings(const struct writer *w, const struct view_entry *e)
{
	json *out = array(w);
	for (size_t k = 0; k < e->rating_count; k++)
		append(w, out, rating(w, &e->rating[k]));
	return out;
}

static json *grade_counts(const struct writer *w, const struct view_roll_up *u)
{
	json *out = array(w);
	for (size_t k = 0; k < u->grade_count; k++) {
		const struct view_grade_count *g = &u->grade[k];
		json *one = object(w);
		put(w, one, "grade", string(w, g->grade));
		put(w, one, "count", count(w, g->count));
		put(w, one, "share", value(w, &g->share));
		append(w, out, one);
	}
	return out;
}

static json *roll_up_object(const struct writer *w, const struct view_roll_up *u)
{
	json *out = object(w);
	put(w, out, "scheme", string(w, u->scheme->id.s));
	put(w, out, "total", count(w, u->total));
	put(w, out, "with_target", count(w, u->with_target));
	put(w, out, "rated", count(w, u->rated));
	put(w, out, "unrated", count(w, u->total - u->rated));
	put(w, out, "denominator", count(w, u->denominator));
	put(w, out, "denominator_of", string(w, str_of(u->denominator_name)));
	put(w, out, "grades", grade_counts(w, u));
	put(w, out, "achieved", count(w, u->achieved));
	put(w, out, "achieved_share", value(w, &u->achieved_share));
	put(w, out, "met", u->of_groups ? NULL : count(w, u->met));
	put(w, out, "met_share", value(w, &u->met_share));
	put(w, out, "points", value(w, &u->points));
	put(w, out, "points_weight", value(w, &u->weight));
	put(w, out, "points_mean", value(w, &u->mean));
	put(w, out, "worst", string_or_null(w, u->worst));
	put(w, out, "with_rate", count(w, u->with_rate));
	put(w, out, "rate_weight", value(w, &u->rate_weight));
	put(w, out, "rate_mean", value(w, &u->mean_rate));
	put(w, out, "rate_lowest", value(w, &u->lowest_rate));
	put(w, out, "rate_highest", value(w, &u->highest_rate));
	put(w, out, "grade", string_or_null(w, u->own));
	put(w, out, "text", string_or_null(w, u->own_text));
	put(w, out, "label", string_or_null(w, words_wording(&u->own_label, w->style)));
	put(w, out, "given", given(w, &u->given));
	put(w, out, "above_of", u->above ? string(w, str_of(group_kind_names[u->above_of])) : NULL);
	put(w, out, "above", u->above ? roll_up_object(w, u->above) : NULL);
	return out;
}

static json *roll_ups(const struct writer *w, const struct view_roll_up *list, size_t n)
{
	json *out = array(w);
	for (size_t k = 0; k < n; k++)
		append(w, out, roll_up_object(w, &list[k]));
	return out;
}

static json *departments(const struct writer *w, const struct view_year *y)
{
	json *out = array(w);
	for (size_t k = 0; k < y->department_count; k++) {
		json *one = object(w);
		put(w, one, "name", string(w, y->department[k].name));
		put(w, one, "ratings", roll_ups(w, y->department[k].roll_up, y->department[k].roll_up_count));
		append(w, out, one);
	}
	return out;
}

static json *schemes(const struct writer *w, const struct view_year *y)
{
	json *out = array(w);
	for (size_t k = 0; k < y->scheme_count; k++) {
		json *one = object(w);
		put(w, one, "id", string(w, y->scheme[k]->id.s));
		put(w, one, "title", string(w, words_scheme(y->scheme[k], w->style)));
		put(w, one, "source", string_or_null(w, y->scheme[k]->origin.s));
		append(w, out, one);
	}
	return out;
}

static json *latest(const struct writer *w, const struct view_entry *e)
{
	if (e->latest.kind == VIEW_NONE)
		return NULL;
	json *out = object(w);
	put(w, out, "fiscal_year", integer(w, e->latest_year));
	put(w, out, "value", value(w, &e->latest));
	put(w, out, "at", place(w, e->latest.at));
	return out;
}

static json *points(const struct writer *w, const struct view_outlook *o)
{
	json *out = array(w);
	for (size_t k = 0; k < o->point_count; k++) {
		json *one = object(w);
		put(w, one, "fiscal_year", integer(w, o->point[k].year));
		put(w, one, "value", value(w, &o->point[k].value));
		put(w, one, "baseline", boolean(w, o->point[k].baseline));
		append(w, out, one);
	}
	return out;
}

static json *outlook(const struct writer *w, const struct report *r, const struct view_entry *e)
{
	struct view_outlook o = view_outlook(w->arena, r, e);
	json *out = object(w);
	put(w, out, "series", points(w, &o));
	put(w, out, "change", value(w, &o.change));
	put(w, out, "change_rate", value(w, &o.change_rate));
	put(w, out, "final_year", o.final_year ? integer(w, o.final_year) : NULL);
	put(w, out, "final_target", value(w, &o.goal));
	put(w, out, "remaining", value(w, &o.remaining));
	put(w, out, "needed_a_year", value(w, &o.needed));
	put(w, out, "trend_a_year", value(w, &o.slope));
	put(w, out, "projected", value(w, &o.projected));
	put(w, out, "reach_year", o.reaches ? integer(w, o.reach_year) : NULL);
	put(w, out, "course", o.course == COURSE_NONE ? NULL : string(w, str_of(course_names[o.course])));
	put(w, out, "course_reason", message(w, o.reason));
	return out;
}

static json *entry(const struct writer *w, const struct report *r, const struct view_entry *e)
{
	bool has_target = e->target.kind != VIEW_NONE && e->target.op != TARGET_NONE;
	const struct result *uncorrected = e->result->uncorrected;
	json *out = object(w);
	put(w, out, "id", string(w, e->id));
	put(w, out, "title", string(w, e->title));
	put(w, out, "fiscal_year", integer(w, e->year));
	put(w, out, "outcome", string(w, str_of(outcome_names[e->outcome])));
	put(w, out, "reason", message(w, e->reason));
	put(w, out, "state", string_or_null(w, str_of(result_state_names[e->result->state])));
	put(w, out, "state_reason", message(w, e->result->state_reason));
	put(w, out, "state_at", place(w, e->result->state_at));
	put(w, out, "unit", string_or_null(w, e->unit));
	put(w, out, "departments", names(w, &e->departments));
	put(w, out, "target", has_target ? value(w, &e->target) : NULL);
	put(w, out, "target_operator", has_target ? string(w, str_of(target_op_names[e->target.op])) : NULL);
	if (e->target.op == TARGET_BETWEEN)
		put(w, out, "target_upper", number(w, e->target.upper));
	put(w, out, "target_words", string_or_null(w, e->target_words));
	put(w, out, "target_period", string_or_null(w, e->period));
	put(w, out, "target_stage", string_or_null(w, str_of(target_stage_names[e->stage])));
	put(w, out, "target_standing", boolean(w, e->standing));
	put(w, out, "target_at", place(w, e->target.at));
	put(w, out, "actual", value(w, &e->actual));
	put(w, out, "actual_year", e->actual.kind == VIEW_NONE ? NULL : integer(w, e->result->actual_year));
	put(w, out, "actual_marks", marks(w, e->actual.marks));
	put(w, out, "actual_among", string_or_null(w, view_among(&e->result->actual)));
	put(w, out, "rate", value(w, &e->rate));
	put(w, out, "rate_exact", string_or_null(w, e->rate_exact));
	put(w, out, "rate_below", boolean(w, e->rate_below));
	/* Why there is no figure is said once, in "reason". */
	put(w, out, "rate_reason", e->result->actual.known ? message(w, e->rate_why_not) : NULL);
	put(w, out, "within_precision", boolean(w, e->precision));
	put(w, out, "actual_low", string_or_null(w, e->actual_low));
	put(w, out, "actual_high", string_or_null(w, e->actual_high));
	put(w, out, "observations", observations(w, e->observation, e->observation_count));
	put(w, out, "unreported", observations(w, e->unreported, e->unreported_count));
	put(w, out, "parts", parts(w, e));
	put(w, out, "parts_sum", string_or_null(w, e->parts_sum));
	put(w, out, "parts_differ", boolean(w, e->parts_differ));
	put(w, out, "corrections", corrections(w, e));
	put(w, out, "uncorrected_outcome", uncorrected ? string(w, str_of(outcome_names[uncorrected->outcome])) : NULL);
	put(w, out, "comparisons", comparisons(w, e));
	put(w, out, "latest", latest(w, e));
	put(w, out, "ratings", ratings(w, e));
	put(w, out, "outlook", e->result->item->scale ? NULL : outlook(w, r, e));
	return out;
}

static void put_entries(const struct writer *w, const struct report *r, json *out, const char *key,
			const struct view_section *s, enum item_kind kind)
{
	json *list = array(w);
	for (size_t k = 0; k < s->entry_count; k++)
		if (s->entry[k].kind == kind)
			append(w, list, entry(w, r, &s->entry[k]));
	put(w, out, key, list);
}

static json *section(const struct writer *w, const struct report *r, const struct view_section *s)
{
	json *out = object(w);
	put(w, out, "id", string(w, s->id));
	put(w, out, "number", string_or_null(w, s->number));
	put(w, out, "title", string(w, s->title));
	put(w, out, "departments", names(w, &s->departments));
	put(w, out, "counts", counts(w, &s->tally));
	put(w, out, "ratings", roll_ups(w, s->roll_up, s->roll_up_count));
	put_entries(w, r, out, "actions", s, ITEM_ACTION);
	put_entries(w, r, out, "indicators", s, ITEM_INDICATOR);
	put_entries(w, r, out, "figures", s, ITEM_FIGURE);
	json *children = array(w);
	for (size_t k = 0; k < s->child_count; k++)
		append(w, children, section(w, r, &s->child[k]));
	put(w, out, s->kind == GROUP_POLICY ? "measures" : "parts", children);
	return out;
}

static json *plan(const struct writer *w, const struct report *r)
{
	json *out = object(w), *period = object(w);
	put(w, period, "from", integer(w, r->from));
	put(w, period, "to", integer(w, r->to));
	put(w, out, "id", string(w, r->plan_id));
	put(w, out, "title", string(w, r->title));
	put(w, out, "organization", string_or_null(w, r->organization));
	put(w, out, "period", period);
	put(w, out, "fiscal_year_start", integer(w, fiscal_start_month(r->start_month)));
	put(w, out, "fiscal_year_named_after",
	    string(w, str_of(year_name_words[fiscal_named_after_end(r->start_month)])));
	return out;
}

static json *patterns(const struct writer *w, const struct selection *s, enum selection_by by)
{
	json *out = array(w);
	for (size_t k = 0; k < s->n[by]; k++)
		append(w, out, string(w, s->pattern[by][k].text));
	return out;
}

/* What was chosen of the plan; nothing where that is everything. */
static json *selection(const struct writer *w, const struct selection *s)
{
	if (!s || (!selection_chooses(s) && !s->has_only))
		return NULL;
	json *out = object(w), *only = s->has_only ? array(w) : NULL;
	for (unsigned by = 0; by < SELECTION_BY_COUNT; by++)
		put(w, out, selection_names[by], patterns(w, s, (enum selection_by)by));
	for (unsigned o = 0; s->has_only && o < OUTCOME_COUNT; o++)
		if (s->only & 1u << o)
			append(w, only, string(w, str_of(outcome_names[o])));
	if (s->has_only && s->only & REPORT_FAILING_GRADE)
		append(w, only, string(w, STR("grade")));
	for (unsigned k = RESULT_PLAIN + 1; s->has_only && k < RESULT_STATE_COUNT; k++)
		if (s->only & REPORT_STATE(k))
			append(w, only, string(w, str_of(result_state_names[k])));
	put(w, out, "only", only);
	return out;
}

static json *head(const struct writer *w, const struct report *r)
{
	json *out = object(w), *tool = object(w), *inputs = array(w);
	put(w, out, "format", string(w, STR("plan-eval")));
	put(w, out, "version", integer(w, JSON_VERSION));
	put(w, tool, "name", string(w, w->style->tool));
	put(w, tool, "version", string(w, w->style->version));
	put(w, out, "tool", tool);
	for (size_t k = 0; k < r->input_count; k++)
		append(w, inputs, string(w, r->input[k]->name));
	put(w, out, "inputs", inputs);
	put(w, out, "as_of", string(w, date_format(w->arena, r->as_of)));
	put(w, out, "plan", plan(w, r));
	put(w, out, "selection", selection(w, r->selection));
	return out;
}

static json *year(const struct writer *w, const struct report *r, const struct view_year *y)
{
	json *out = object(w), *policies = array(w);
	put(w, out, "fiscal_year", integer(w, y->year));
	put(w, out, "running", boolean(w, y->running));
	put(w, out, "counts", counts(w, &y->tally));
	put(w, out, "plan_items", count(w, y->plan_items));
	put(w, out, "schemes", schemes(w, y));
	put(w, out, "ratings", roll_ups(w, y->roll_up, y->scheme_count));
	put(w, out, "departments", departments(w, y));
	for (size_t k = 0; k < y->policy_count; k++)
		append(w, policies, section(w, r, &y->policy[k]));
	put(w, out, "policies", policies);
	return out;
}

static void begin_line(struct buf *out, size_t depth)
{
	buf_add_c(out, '\n');
	buf_fill(out, ' ', 2 * depth);
}

static void print(struct buf *out, json *v, size_t depth);

static void print_object(struct buf *out, json *v, size_t depth)
{
	struct json_object_iterator at = json_object_iter_begin(v), end = json_object_iter_end(v);
	bool any = false;

	buf_add_c(out, '{');
	for (; !json_object_iter_equal(&at, &end); json_object_iter_next(&at)) {
		buf_add_z(out, any ? "," : "");
		begin_line(out, depth + 1);
		json_quoted(out, str_of(json_object_iter_peek_name(&at)));
		buf_add_c(out, ':');
		print(out, json_object_iter_peek_value(&at), depth + 1);
		any = true;
	}
	if (any)
		begin_line(out, depth);
	buf_add_c(out, '}');
}

static void print_array(struct buf *out, json *v, size_t depth)
{
	size_t n = json_object_array_length(v);

	buf_add_c(out, '[');
	for (size_t i = 0; i < n; i++) {
		buf_add_z(out, i > 0 ? "," : "");
		begin_line(out, depth + 1);
		print(out, json_object_array_get_idx(v, i), depth + 1);
	}
	begin_line(out, depth);
	buf_add_c(out, ']');
}

/* As json-c prints, but for one thing: it leaves out what it has no memory for, and does not say so. */
static void print(struct buf *out, json *v, size_t depth)
{
	switch (json_object_get_type(v)) {
	case json_type_object:
		print_object(out, v, depth);
		break;
	case json_type_array:
		print_array(out, v, depth);
		break;
	case json_type_string:
		json_quoted(out, (struct str){json_object_get_string(v), (size_t)json_object_get_string_len(v)});
		break;
	case json_type_int:
		buf_printf(out, "%lld", (long long)json_object_get_int64(v));
		break;
	case json_type_double: /* of number(): the digits it was given */
		buf_add_z(out, json_object_get_userdata(v));
		break;
	case json_type_boolean:
		buf_add_z(out, json_object_get_boolean(v) ? "true" : "false");
		break;
	default:
		buf_add_z(out, "null");
		break;
	}
}

/* Prints and frees the document. */
static void finish(struct buf *out, json *document)
{
	print(out, document, 0);
	buf_add_c(out, '\n');
	json_object_put(document);
}

void render_json(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct writer w = {out->arena, style};
	json *document = head(&w, r), *years = array(&w);
	for (size_t k = 0; k < r->year_count; k++)
		append(&w, years, year(&w, r, &r->year[k]));
	put(&w, document, "years", years);
	finish(out, document);
}

static json *step(const struct writer *w, const struct view_step *s)
{
	json *out = object(w);
	put(w, out, "label", s->label[0] ? message(w, (struct msg){.id = s->label}) : NULL);
	put(w, out, "value", value(w, &s->value));
	put(w, out, "text", message(w, s->text));
	if (s->why.id)
		put(w, out, "why", message(w, s->why));
	if (s->outcome)
		put(w, out, "outcome", string(w, str_of(s->outcome)));
	put(w, out, "at", place(w, s->at));
	return out;
}

/* What is rolled up under an id, as an object of "explained". */
static json *rolled_up(const struct writer *w, const struct view_subject *s)
{
	json *out = object(w);
	put(w, out, "id", string(w, s->id));
	put(w, out, "title", string(w, s->title));
	put(w, out, "fiscal_year", integer(w, s->year));
	put(w, out, "ratings", roll_ups(w, s->roll_up, s->roll_up_count));
	return out;
}

void render_json_explain(struct buf *out, const struct report *r, const struct explain_request *want,
			 const struct render_style *style)
{
	struct writer w = {out->arena, style};
	json *document = head(&w, r), *list = array(&w);
	for (size_t k = 0; k < want->n; k++) {
		const struct view_subject *s = &want->v[k];
		struct view_steps steps = view_explain_subject(w.arena, r, s);
		json *e = s->entry ? entry(&w, r, s->entry) : rolled_up(&w, s), *chain = array(&w);
		for (size_t j = 0; j < steps.n; j++)
			append(&w, chain, step(&w, &steps.v[j]));
		put(&w, e, "steps", chain);
		append(&w, list, e);
	}
	put(&w, document, "explained", list);
	finish(out, document);
}

static json *earlier_value(const struct writer *w, const struct earlier_value *v)
{
	if (!v->text.n)
		return NULL;
	return v->word ? string(w, v->text) : number(w, v->text);
}

/* What the earlier report said of it. */
static json *before(const struct writer *w, const struct view_news_item *item)
{
	const struct earlier_item *old = item->earlier;
	if (!old)
		return NULL;
	json *out = object(w);
	put(w, out, "outcome", string(w, old->outcome));
	put(w, out, "state", string_or_null(w, old->state));
	put(w, out, "target", earlier_value(w, &old->target));
	put(w, out, "target_operator", string_or_null(w, old->op));
	put(w, out, "actual", earlier_value(w, &old->actual));
	return out;
}

static json *news_item(const struct writer *w, const struct report *r, const struct view_news_item *item)
{
	json *out = object(w);
	put(w, out, "kind", string(w, str_of(news_kind_names[item->kind])));
	put(w, out, "id", string(w, item->id));
	put(w, out, "title", string(w, item->title));
	put(w, out, "fiscal_year", integer(w, item->year));
	put(w, out, "before", before(w, item));
	put(w, out, "scheme", item->scheme ? string(w, item->scheme->id.s) : NULL);
	put(w, out, "grade_before", string_or_null(w, item->grade_before));
	put(w, out, "grade", string_or_null(w, item->grade));
	put(w, out, "now", item->entry ? entry(w, r, item->entry) : NULL);
	return out;
}

void render_news_json(struct buf *out, const struct view_news *news, const struct render_style *style)
{
	struct writer w = {out->arena, style};
	json *document = head(&w, news->report), *list = array(&w);
	put(&w, document, "previous_as_of",
	    news->earlier ? string(&w, date_format(w.arena, news->earlier->as_of)) : NULL);
	put(&w, document, "summary", string(&w, words_news(w.arena, news, style)));
	for (size_t k = 0; k < news->n; k++)
		append(&w, list, news_item(&w, news->report, &news->item[k]));
	put(&w, document, "changes", list);
	finish(out, document);
}
