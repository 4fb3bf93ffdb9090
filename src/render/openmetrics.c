/*
 * Metrics for the text-file collector of Prometheus' node_exporter, in a form
 * that is OpenMetrics 1.0 as well.  Samples bear no time stamps, which the
 * collector refuses, and help texts are never translated: it wants them alike
 * in all its files.
 */
#include "eval/verdict.h"
#include "render/metrics_label.h"
#include "render/render.h"
#include "view/rows.h"

struct metrics {
	struct buf *out;
	const struct report *report;
	const struct render_style *style;
	struct view_rows rows;
};

/* The value of a row's sample; empty: there is none. */
typedef struct str sample_fn(struct arena *a, const struct view_entry *e);

static struct str ratio(struct arena *a, const struct view_entry *e)
{
	if (e->rate.kind != VIEW_NUMBER)
		return STR("");
	struct rat share = rat_div(a, e->result->rate.value, rat_of(100));
	/* Cut off, so that what falls short of 1 never shows as 1. */
	struct str exact = rat_exact(a, share, 0);
	return str_find(exact, STR("/")) == SIZE_MAX ? exact : rat_format(a, share, 9, RAT_DOWN, false);
}

static struct str target(struct arena *a, const struct view_entry *e)
{
	(void)a;
	return e->target.number;
}

static struct str target_upper(struct arena *a, const struct view_entry *e)
{
	(void)a;
	return e->target.upper;
}

static struct str actual(struct arena *a, const struct view_entry *e)
{
	(void)a;
	return e->actual.number;
}

static const struct {
	const char *name, *help;
	sample_fn *sample;
} gauges[] = {
	{"plan_indicator_achievement_ratio", "Achievement rate of an indicator, 1 where the target is just reached.",
	 ratio},
	{"plan_indicator_target", "Target of an indicator in its own unit, of a range the lower end.", target},
	{"plan_indicator_target_upper", "Upper end of a target that is a range.", target_upper},
	{"plan_indicator_actual", "Actual of an indicator in its own unit.", actual},
};

static void head(const struct metrics *m, const char *name, const char *help)
{
	buf_printf(m->out, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

/* name{plan="…",fiscal_year="…", which all samples of a year have. */
static void open_labels(const struct metrics *m, const char *name, int year)
{
	buf_printf(m->out, "%s{", name);
	metrics_label(m->out, "plan", m->report->plan_id);
	buf_printf(m->out, ",fiscal_year=\"%d\"", year);
}

static void item_labels(const struct metrics *m, const char *name, const struct view_entry *e)
{
	open_labels(m, name, e->year);
	buf_add_c(m->out, ',');
	metrics_label(m->out, "indicator", e->id);
}

static void add_gauge(const struct metrics *m, const char *name, const char *help, sample_fn *sample)
{
	bool begun = false;
	for (size_t k = 0; k < m->rows.n; k++) {
		struct str value = sample(m->out->arena, m->rows.v[k].entry);
		if (!value.n)
			continue;
		if (!begun)
			head(m, name, help);
		begun = true;
		item_labels(m, name, m->rows.v[k].entry);
		buf_add_z(m->out, "} ");
		buf_add(m->out, value);
		buf_add_c(m->out, '\n');
	}
}

/* What changes seldom stands apart, to be joined by id. */
static void add_info(const struct metrics *m)
{
	static const char name[] = "plan_indicator_info";
	if (m->rows.n > 0)
		head(m, name, "Constant 1, with the words of the plan for an action, an indicator or a figure.");
	for (size_t k = 0; k < m->rows.n; k++) {
		const struct view_row *row = &m->rows.v[k];
		item_labels(m, name, row->entry);
		buf_printf(m->out, ",kind=\"%s\",", item_kind_names[row->entry->kind]);
		metrics_label(m->out, "title", row->entry->title);
		buf_add_c(m->out, ',');
		metrics_label(m->out, "unit", row->entry->unit);
		buf_add_c(m->out, ',');
		metrics_label(m->out, "measure", row->section->id);
		buf_add_c(m->out, ',');
		metrics_label(m->out, "policy", row->policy->id);
		buf_add_z(m->out, "} 1\n");
	}
}

static void add_outcomes(const struct metrics *m)
{
	static const char name[] = "plan_indicator_outcome";
	if (m->rows.n > 0)
		head(m, name, "1 for the outcome that an action or indicator has, 0 for the others.");
	for (size_t k = 0; k < m->rows.n; k++) {
		const struct view_entry *e = m->rows.v[k].entry;
		for (unsigned o = 0; e->kind != ITEM_FIGURE && o < OUTCOME_COUNT; o++) {
			item_labels(m, name, e);
			buf_printf(m->out, ",outcome=\"%s\"} %d\n", outcome_names[o], e->outcome == o);
		}
	}
}

static void add_ratings(const struct metrics *m)
{
	static const char name[] = "plan_indicator_rating";
	bool begun = false;
	for (size_t k = 0; k < m->rows.n; k++) {
		const struct view_entry *e = m->rows.v[k].entry;
		for (size_t j = 0; j < e->rating_count; j++) {
			if (!e->rating[j].grade.n)
				continue;
			if (!begun)
				head(m, name, "1 for the grade that a rating scheme gives to an action or indicator.");
			begun = true;
			item_labels(m, name, e);
			buf_add_c(m->out, ',');
			metrics_label(m->out, "scheme", e->rating[j].scheme->id.s);
			buf_add_c(m->out, ',');
			metrics_label(m->out, "grade", e->rating[j].grade);
			buf_add_z(m->out, "} 1\n");
		}
	}
}

static void add_counts(const struct metrics *m)
{
	static const char name[] = "plan_indicators";
	head(m, name, "Number of actions and indicators by outcome.");
	for (size_t k = 0; k < m->report->year_count; k++) {
		const struct view_year *y = &m->report->year[k];
		for (unsigned o = 0; o < OUTCOME_COUNT; o++) {
			open_labels(m, name, y->year);
			buf_printf(m->out, ",outcome=\"%s\"} %zu\n", outcome_names[o], y->tally.count[o]);
		}
	}
}

void render_openmetrics(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct metrics m = {out, r, style, view_rows(out->arena, r)};
	static const char heartbeat[] = "plan_eval_last_success_timestamp_seconds";
	add_counts(&m);
	add_outcomes(&m);
	add_ratings(&m);
	for (size_t k = 0; k < sizeof gauges / sizeof *gauges; k++)
		add_gauge(&m, gauges[k].name, gauges[k].help, gauges[k].sample);
	add_info(&m);
	head(&m, heartbeat, "When this plan was last evaluated, whatever came of it.");
	buf_printf(out, "%s{", heartbeat);
	metrics_label(out, "plan", r->plan_id);
	buf_printf(out, "} %lld\n# EOF\n", (long long)style->now);
}
