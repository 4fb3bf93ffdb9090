/*
 * Changes for programs; the shape is documented in plan-diff(1).
 */
#include "eval/verdict.h"
#include "render/change_words.h"
#include "render/changes.h"
#include "render/json_text.h"

/* The version of the shape; it changes only when a reader of the old one would break. */
enum { JSON_VERSION = 1 };

static void add_year(struct json_text *j, const char *key, int year)
{
	if (year)
		json_integer(j, key, (size_t)year);
}

static void add_place(struct json_text *j, struct span at)
{
	if (at.source)
		json_string(j, "at", span_text(j->out->arena, at));
}

static void add_value(struct json_text *j, const struct view_side *s)
{
	if (s->value.kind == VIEW_NUMBER)
		json_number(j, "value", s->value.number);
	else if (s->value.kind == VIEW_TEXT)
		json_string(j, "value", s->value.text);
}

static void add_side(struct json_text *j, const char *key, const struct diff_value *v, const struct view_side *s)
{
	if (v->kind == DIFF_VALUE_NONE)
		return;
	json_open(j, key, '{');
	add_value(j, s);
	if (v->kind == DIFF_VALUE_TARGET) {
		json_string(j, "operator", str_of(target_op_names[v->target->op]));
		if (v->target->op == TARGET_BETWEEN)
			json_number(j, "upper", s->value.upper);
	}
	if ((v->kind == DIFF_VALUE_TARGET || v->kind == DIFF_VALUE_NUMBER) && v->item)
		json_string_if(j, "unit", v->item->unit.s);
	add_year(j, "fiscal_year_from", s->from);
	add_year(j, "fiscal_year_to", s->to);
	json_string_if(j, "due", s->when);
	add_place(j, s->at);
	json_close(j, '}');
}

static void add_subject(struct json_text *j, const struct view_change *v)
{
	json_open(j, "subject", '{');
	json_string(j, "kind", str_of(subject_kind_names[v->subject]));
	json_string_if(j, "id", v->id);
	json_string_if(j, "former_id", v->former_id);
	json_string_if(j, "number", v->number);
	json_string_if(j, "title", v->title);
	json_close(j, '}');
}

static struct str flip_side(const struct view_flip *f, int side)
{
	if (f->scheme.n)
		return f->grade_id[side].n ? f->grade_id[side] : STR("unrated");
	return f->gone && side == DIFF_NEW ? STR("removed") : str_of(outcome_names[f->outcome[side]]);
}

static void add_flip(struct json_text *j, const struct view_flip *f)
{
	static const char *const causes[FLIP_CAUSE_COUNT] = {
		[FLIP_PLAN] = "plan", [FLIP_DATA] = "results", [FLIP_BOTH] = "both"};
	json_open(j, NULL, '{');
	json_string(j, "id", f->id);
	json_string(j, "title", f->title);
	json_integer(j, "fiscal_year", (size_t)f->year);
	json_string_if(j, "target_period", f->when);
	json_string(j, "of", f->scheme.n ? STR("grade") : STR("outcome"));
	json_string_if(j, "scheme", f->scheme);
	json_string(j, "before", flip_side(f, DIFF_OLD));
	json_string(j, "after", flip_side(f, DIFF_NEW));
	json_string(j, "cause", str_of(causes[f->cause]));
	json_close(j, '}');
}

static void add_flips(struct json_text *j, const struct view_flip *f, size_t n)
{
	json_open(j, "flips", '[');
	for (size_t k = 0; k < n; k++)
		add_flip(j, &f[k]);
	json_close(j, ']');
}

static void add_reason(struct json_text *j, const struct view_change *v)
{
	json_boolean(j, "needs_reason", v->change->needs_reason);
	if (!v->amended.n)
		return;
	json_open(j, "amendment", '{');
	json_string(j, "date", v->amended);
	json_string(j, "reason", v->reason);
	json_close(j, '}');
}

static void add_change(struct json_text *j, const struct view_change *v, const struct render_style *style)
{
	const struct change *c = v->change;
	json_open(j, NULL, '{');
	json_string(j, "class", str_of(diff_class_names[c->class]));
	json_string(j, "kind", str_of(change_kinds[c->kind].name));
	add_subject(j, v);
	json_string_if(j, "part", c->part);
	json_string_if(j, "period", v->period);
	add_year(j, "fiscal_year_from", v->from);
	add_year(j, "fiscal_year_to", v->to);
	json_string_if(j, "target_period", v->when);
	add_side(j, "old", &c->value[DIFF_OLD], &v->side[DIFF_OLD]);
	add_side(j, "new", &c->value[DIFF_NEW], &v->side[DIFF_NEW]);
	if (v->percent.n)
		json_number(j, "percent", v->percent);
	if (c->likeness)
		json_integer(j, "likeness", (size_t)c->likeness);
	if (c->affected)
		json_integer(j, "affected", c->affected);
	add_reason(j, v);
	json_boolean(j, "behind", c->behind);
	add_flips(j, v->flip, v->flip_count);
	struct render_style words = *style;
	words.as_written = true;
	json_string(j, "text", words_change(j->out->arena, v, &words));
	add_place(j, v->at);
	json_close(j, '}');
}

static void add_input(struct json_text *j, const char *key, const struct view_changes *v, int side)
{
	json_open(j, key, '{');
	json_string_if(j, "name", v->name[side]);
	json_boolean(j, "there", v->diff->plan[side] != NULL);
	json_boolean(j, "complete", v->complete[side]);
	json_close(j, '}');
}

static void add_counts(struct json_text *j, const struct diff *d)
{
	json_open(j, "counts", '{');
	for (int k = 0; k < DIFF_CLASS_COUNT; k++)
		json_integer(j, diff_class_names[k], d->count[k]);
	json_close(j, '}');
	json_integer(j, "unexplained", d->unexplained);
	json_integer(j, "behind", d->behind);
}

void render_changes_json(struct buf *out, const struct view_changes *v, const struct render_style *style)
{
	struct json_text j = {.out = out};
	json_open(&j, NULL, '{');
	json_string(&j, "format", STR("plan-diff"));
	json_integer(&j, "version", JSON_VERSION);
	json_open(&j, "tool", '{');
	json_string(&j, "name", style->tool);
	json_string(&j, "version", style->version);
	json_close(&j, '}');
	add_input(&j, "old", v, DIFF_OLD);
	add_input(&j, "new", v, DIFF_NEW);
	json_string(&j, "title", v->title);
	json_boolean(&j, "same_meaning", diff_is_empty(v->diff));
	add_counts(&j, v->diff);
	json_open(&j, "changes", '[');
	for (size_t k = 0; k < v->change_count; k++)
		add_change(&j, &v->change[k], style);
	json_close(&j, ']');
	add_flips(&j, v->flip, v->flip_count);
	json_close(&j, '}');
}
