#include "model/plan_reader.h"
#include "model/value.h"

#include <assert.h>

static const char *const row_words[] = {"increments", "totals"};
static const char *const target_words[] = {"totals", "increments"};
static const char *const cover_words[] = {"year", "period"};

/* An item while it is read: what waits for its scale and unit besides. */
struct item_draft {
	struct item item;
	int rows, targets_are, targets_cover; /* indices of the words above */
	struct span targets_cover_at;
	bool standing;
	struct field scale;
	struct field_list departments;
	struct survey_draft survey;
	struct field report_due, max_age;
	struct node *status;
	struct span period_at, weight_at, per_department_at;
	struct node *baseline_value, *targets, *thresholds, *expected_values;
};

static_assert(sizeof(enum direction) == sizeof(int) && sizeof(enum aggregate) == sizeof(int),
	      "a word's index is stored as an int");

#define MEMBER(m) .offset = offsetof(struct item_draft, m)
#define COUNT(t)  (sizeof(t) / sizeof *(t))

static const struct schema_key ratio_keys[] = {
	{.name = "of", .type = SCHEMA_ID, MEMBER(item.ratio_of), .required = true, .doc = "Id of the numerator."},
	{.name = "to", .type = SCHEMA_ID, MEMBER(item.ratio_to), .required = true, .doc = "Id of the denominator."},
};

const struct schema schema_ratio = {.name = N_("a ratio"),
				    .doc = "Two series whose quotient is the actual, times 100 where the unit is %.",
				    .key = ratio_keys,
				    .n = COUNT(ratio_keys)};

static const struct schema_key baseline_keys[] = {
	{.name = "year",
	 .type = SCHEMA_YEAR_OF,
	 MEMBER(item.baseline.year),
	 .required = true,
	 .doc = "Fiscal year of the baseline, or a day, month or quarter in it."},
	{.name = "value",
	 .type = SCHEMA_VALUE,
	 MEMBER(baseline_value),
	 .required = true,
	 .doc = "The value then: a number, or a level's name."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(item.baseline.note), .doc = "Remark on the baseline."},
};

const struct schema schema_baseline = {.name = N_("a baseline"),
				       .doc = "The value and year from which progress is counted.",
				       .key = baseline_keys,
				       .n = COUNT(baseline_keys)};

static const struct schema_key period_keys[] = {
	{.name = "from", .type = SCHEMA_YEAR, MEMBER(item.from), .required = true, .doc = "First fiscal year."},
	{.name = "to", .type = SCHEMA_YEAR, MEMBER(item.to), .required = true, .doc = "Last fiscal year."},
};

static const struct schema item_period = {.name = N_("a period"),
					  .doc = "Fiscal years, the first and the last inside.",
					  .key = period_keys,
					  .n = COUNT(period_keys)};

static const struct schema_key item_keys[] = {
	{.name = "id",
	 .type = SCHEMA_ID,
	 MEMBER(item.id),
	 .required = true,
	 .doc = "Its id, by which results name it: letters, digits, - _ and . , unique in the plan."},
	{.name = "title",
	 .type = SCHEMA_TITLE,
	 MEMBER(item.title),
	 .required = true,
	 .doc = "Its title in the plan's words."},
	{.name = "departments",
	 .type = SCHEMA_TEXTS,
	 MEMBER(departments),
	 .doc = "Departments in charge, where other than the measure's."},
	{.name = "per-department",
	 .type = SCHEMA_WORD,
	 MEMBER(item.per_department),
	 .at = offsetof(struct item_draft, per_department_at),
	 .words = department_rule_names,
	 .word_count = DEPARTMENTS_COUNT,
	 .doc = "How the figures that each department in charge reports of its own part make one: sum, mean, min or "
		"max; "
		"none (the default): there is one figure for all."},
	{.name = "period",
	 .type = SCHEMA_MAP,
	 .at = offsetof(struct item_draft, period_at),
	 .map = &item_period,
	 .doc = "Its own period, when its table goes beyond the plan's."},
	{.name = "report-due",
	 .type = SCHEMA_TEXT,
	 MEMBER(report_due),
	 .doc = "How long after the end of a fiscal year its report is due, such as 60 days or 3 months, where other "
		"than "
		"the plan's."},
	{.name = "status",
	 .type = SCHEMA_MAPS,
	 MEMBER(status),
	 .map = &schema_status,
	 .doc = "What became of it on the way: when it was cancelled, merged, suspended …, and why."},
	{.name = "class",
	 .type = SCHEMA_TEXT,
	 MEMBER(item.class_name),
	 .doc = "A free word that rules of a rating scheme can name."},
	{.name = "formerly",
	 .type = SCHEMA_IDS,
	 MEMBER(item.formerly),
	 .doc = "Ids that it had in earlier versions of the plan."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(item.note), .doc = "Remark on it."},
};

static const struct schema schema_item = {.name = N_("an item"),
					  .doc = "What actions, indicators and figures have in common.",
					  .key = item_keys,
					  .n = COUNT(item_keys)};

static const struct schema_key action_keys[] = {
	{.name = "scale",
	 .type = SCHEMA_TEXT,
	 MEMBER(scale),
	 .doc = "Scale on which it is reported, when other than the plan's action-scale."},
	{.name = "milestones",
	 .type = SCHEMA_YEARS,
	 MEMBER(targets),
	 .map = &schema_milestone,
	 .doc = "What it shall have reached in each fiscal year, or span of years."},
	{.name = "standing",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(standing),
	 .doc = "Whether every milestone holds until the next one, and the last to the end of the plan."},
	{.name = "weight",
	 .type = SCHEMA_NUMBER,
	 MEMBER(item.weight),
	 .at = offsetof(struct item_draft, weight_at),
	 .bounded = true,
	 .doc = "Its weight where outcomes are rolled up; 1 unless given."},
};

static const struct schema_hint action_hints[] = {
	{"targets", N_("an action has \"milestones\"; what is measured belongs under \"indicators\"")},
	{"unit", N_("what is measured belongs under \"indicators\"")},
};

const struct schema schema_action = {.name = N_("an action"),
				     .doc = "A row of scheduled work in a measure.",
				     .base = &schema_item,
				     .key = action_keys,
				     .n = COUNT(action_keys),
				     .hint = action_hints,
				     .hint_count = COUNT(action_hints)};

/* A figure has these alone; an indicator has more. */
static const struct schema_key figure_keys[] = {
	{.name = "unit", .type = SCHEMA_TEXT, MEMBER(item.unit), .doc = "Unit of its values, such as 人 or %."},
	{.name = "direction",
	 .type = SCHEMA_WORD,
	 MEMBER(item.direction),
	 .at = offsetof(struct item_draft, item.direction_at),
	 .words = direction_names,
	 .word_count = DIRECTION_COUNT,
	 .doc = "Which way is good: higher (the default), lower, or keep for a value to be kept."},
	{.name = "scale",
	 .type = SCHEMA_TEXT,
	 MEMBER(scale),
	 .doc = "Scale whose levels are its values; without one they are numbers."},
	{.name = "aggregate",
	 .type = SCHEMA_WORD,
	 MEMBER(item.aggregate),
	 .at = offsetof(struct item_draft, item.aggregate_at),
	 .words = aggregate_names,
	 .word_count = AGGREGATE_KIND_COUNT,
	 .doc = "How a year's actual is made from its results: last (the default) for a stock, sum for a flow, "
		"sum-to-date since the plan began, mean, min, max, or count of the results."},
	{.name = "rows",
	 .type = SCHEMA_WORD,
	 MEMBER(rows),
	 .words = row_words,
	 .word_count = COUNT(row_words),
	 .doc = "What a row of the results of a flow is: increments (the default) or running totals."},
	{.name = "ratio",
	 .type = SCHEMA_MAP,
	 .map = &schema_ratio,
	 .doc = "Makes the actual from two other series; a result of its own wins over it."},
	{.name = "whole",
	 .type = SCHEMA_ID,
	 MEMBER(item.whole_id),
	 .doc = "Id of the figure that it is counted out of, for targets such as 全員 or whole × 80%."},
	{.name = "parts",
	 .type = SCHEMA_IDS,
	 MEMBER(item.parts),
	 .doc = "Ids of the figures that must add up to this one."},
	{.name = "baseline",
	 .type = SCHEMA_MAP,
	 .at = offsetof(struct item_draft, item.baseline.at),
	 .map = &schema_baseline,
	 .doc = "The value and year from which progress is counted."},
	{.name = "surveyed",
	 .type = SCHEMA_MAP,
	 MEMBER(survey),
	 .at = offsetof(struct item_draft, item.survey.at),
	 .map = &schema_survey,
	 .doc = "In which fiscal years it is measured, when not in each."},
	{.name = "max-age",
	 .type = SCHEMA_TEXT,
	 MEMBER(max_age),
	 .doc = "How old a figure may be, such as 2 years: an earlier one stands in for a year without its own until "
		"then, and is stale after that."},
	{.name = "comparisons",
	 .type = SCHEMA_TEXTS,
	 MEMBER(item.comparisons),
	 .doc = "Where else the same is measured: names of comparisons expected in the results."},
};

static const struct schema_hint figure_hints[] = {
	{"targets", N_("a figure has no targets: what has some belongs under \"indicators\"")},
	{"milestones", N_("a figure has no milestones: scheduled work belongs under \"actions\"")},
};

const struct schema schema_figure = {.name = N_("a figure"),
				     .doc = "Something measured that has no target.",
				     .base = &schema_item,
				     .key = figure_keys,
				     .n = COUNT(figure_keys),
				     .hint = figure_hints,
				     .hint_count = COUNT(figure_hints)};

static const struct schema_key indicator_keys[] = {
	{.name = "targets",
	 .type = SCHEMA_YEARS,
	 MEMBER(targets),
	 .map = &schema_target,
	 .doc = "The value it shall have in each fiscal year, or span of years."},
	{.name = "targets-are",
	 .type = SCHEMA_WORD,
	 MEMBER(targets_are),
	 .words = target_words,
	 .word_count = COUNT(target_words),
	 .doc = "Whether targets are totals (the default), or increments that add to those before."},
	{.name = "targets-cover",
	 .type = SCHEMA_WORD,
	 MEMBER(targets_cover),
	 .at = offsetof(struct item_draft, targets_cover_at),
	 .words = cover_words,
	 .word_count = COUNT(cover_words),
	 .doc = "What the target of a quarter or month is compared with: what came since the year began (year, the "
		"default), or in that period alone."},
	{.name = "standing",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(standing),
	 .doc = "Whether every target holds until the next one, and the last to the end of the plan."},
	{.name = "formula",
	 .type = SCHEMA_TEXT,
	 MEMBER(item.formula),
	 .doc = "Formula of its achievement rate; by its direction unless given."},
	{.name = "expected",
	 .type = SCHEMA_WORD,
	 MEMBER(item.expected),
	 .at = offsetof(struct item_draft, item.expected_at),
	 .words = expected_names,
	 .word_count = EXPECTED_COUNT,
	 .doc = "Where the value expected by then comes from, when other than the rating scheme says."},
	{.name = "expected-values",
	 .type = SCHEMA_YEAR_NUMBERS,
	 MEMBER(expected_values),
	 .doc = "The values expected by the end of fiscal years, where the plan gives them beside its targets."},
	{.name = "weight",
	 .type = SCHEMA_NUMBER,
	 MEMBER(item.weight),
	 .at = offsetof(struct item_draft, weight_at),
	 .bounded = true,
	 .doc = "Its weight where outcomes are rolled up; 1 unless given."},
	{.name = "thresholds",
	 .type = SCHEMA_NUMBERS,
	 MEMBER(thresholds),
	 .doc = "Numbers of its own that rules of a rating scheme call by name: {green: 95, red: 80}."},
};

static const struct schema_hint indicator_hints[] = {
	{"milestones", N_("an indicator has \"targets\"; scheduled work belongs under \"actions\"")},
};

const struct schema schema_indicator = {.name = N_("an indicator"),
					.doc = "Something measured, with a target for some years.",
					.base = &schema_figure,
					.key = indicator_keys,
					.n = COUNT(indicator_keys),
					.hint = indicator_hints,
					.hint_count = COUNT(indicator_hints)};

static const struct schema *const schemas[ITEM_KIND_COUNT] = {
	[ITEM_ACTION] = &schema_action, [ITEM_INDICATOR] = &schema_indicator, [ITEM_FIGURE] = &schema_figure};

/* False when the scale that was meant is unknown, so that no value can be read. */
static bool find_scale(struct plan_reader *r, struct item_draft *d)
{
	const struct scale *s = NULL;

	if (d->item.kind == ITEM_ACTION)
		d->item.scale = r->plan->action_scale;
	if (d->scale.s.n == 0)
		return true;
	s = scale_named(r, &d->scale);
	if (!s || s->n == 0)
		return false;
	d->item.scale = s;
	return true;
}

static void set_period(struct plan_reader *r, struct item_draft *d)
{
	bool own = d->period_at.source && d->item.from != 0 && d->item.to != 0;

	d->item.own_period = own && period_check(r, d->item.from, d->item.to, d->period_at);
	if (!d->item.own_period) {
		d->item.from = r->plan->from;
		d->item.to = r->plan->to;
	}
}

/* Levels have an order and no sum. */
static void check_departments(struct plan_reader *r, struct item_draft *d)
{
	enum department_rule rule = d->item.per_department;
	if (!d->item.scale || (rule != DEPARTMENTS_SUM && rule != DEPARTMENTS_MEAN))
		return;
	diag_help(diag_add(r->b.diags, DIAG_ERROR, STR("bad-level"), d->per_department_at,
			   MSG(N_("levels cannot be added up"))),
		  MSG(N_("write min, by which the last department counts, or max")));
	d->item.per_department = DEPARTMENTS_MIN;
}

/* What a running total rose by in a quarter is not known where the one before is not. */
static void check_cover(struct plan_reader *r, struct item_draft *d)
{
	bool totals = d->item.rows_are_totals || d->item.aggregate == AGGREGATE_SUM_TO_DATE;
	if (!d->item.by_period || !totals)
		return;
	diag_help(diag_add(r->b.diags, DIAG_ERROR, STR("bad-target"), d->targets_cover_at,
			   MSG(N_("running totals cannot be taken apart by period"))),
		  MSG(N_("report increments, or compare with totals: \"targets-cover: year\"")));
	d->item.by_period = false;
}

static void set_schedule(struct plan_reader *r, struct item_draft *d)
{
	d->item.report_due = r->plan->report_due;
	duration_read(&r->b, &d->report_due, &d->item.report_due);
	duration_read(&r->b, &d->max_age, &d->item.max_age);
	if (d->item.survey.at.source)
		survey_read(r, &d->item.survey, &d->survey);
	if (d->status)
		status_read(r, &d->item, d->status);
}

static void set_baseline(struct plan_reader *r, struct item_draft *d)
{
	struct baseline *b = &d->item.baseline;

	if (!d->baseline_value || b->year == 0)
		return;
	b->given = condition_read_value(r, &d->item, d->baseline_value, &b->value, &b->level);
	b->has_number = b->given && !d->item.scale;
	b->at = d->baseline_value->span;
}

static void set_thresholds(struct plan_reader *r, struct item_draft *d)
{
	const struct node *n = d->thresholds;

	if (!n)
		return;
	d->item.threshold = ARENA_ARRAY(r->b.arena, struct threshold, n->n);
	for (size_t k = 0; k < n->n; k++) {
		struct threshold *t = &d->item.threshold[d->item.threshold_count];
		t->name = value_text(n->pair[k].key);
		t->at = n->pair[k].value->span;
		if (n->pair[k].value->kind == NODE_SCALAR &&
		    value_decimal(r->b.arena, str_trim(n->pair[k].value->text), &t->value))
			d->item.threshold_count++;
		else
			value_report_type(&r->b, "thresholds", n->pair[k].value, N_("a number"));
	}
}

struct item *item_read(struct plan_reader *r, struct node *node, enum item_kind kind, struct group *group)
{
	struct item_draft d = {.item.kind = kind, .item.group = group, .item.weight.value = rat_of(1)};
	struct item *item;
	bool readable;

	if (!schema_bind(&r->b, schemas[kind], node, &d))
		return NULL;
	d.item.span = node->span;
	d.item.has_weight = d.weight_at.source != NULL;
	d.item.rows_are_totals = d.rows == 1;
	d.item.increments = d.targets_are == 1;
	d.item.by_period = d.targets_cover == 1;
	d.item.departments = d.departments.n > 0 ? d.departments : group->departments;
	readable = find_scale(r, &d);
	set_period(r, &d);
	check_departments(r, &d);
	set_thresholds(r, &d);
	if (d.expected_values)
		expected_read(r, &d.item, d.expected_values);
	set_schedule(r, &d);
	/* Of ranks the first is the best. */
	if (unit_is_rank(d.item.unit.s) && !d.item.direction_at.source)
		d.item.direction = DIRECTION_LOWER;
	/* Targets may count from the baseline. */
	check_cover(r, &d);
	if (readable)
		set_baseline(r, &d);
	if (readable && d.targets)
		targets_read(r, &d.item, d.targets, d.standing);

	item = ARENA_NEW(r->b.arena, struct item);
	*item = d.item;
	item->index = r->items.n;
	*VEC_PUSH(r->b.arena, &r->items) = item;
	if (item->id.s.n > 0 && id_register(r, &item->id))
		map_put(r->b.arena, &r->plan->items, item->id.s, item);
	return item;
}
