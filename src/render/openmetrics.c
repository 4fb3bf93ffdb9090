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

static void head(struct buf *out, const char *name, const char *help)
{
	buf_printf(out, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
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
	if (e->period.n) {
		buf_add_c(m->out, ',');
		metrics_label(m->out, "period", e->period);
	}
}

static void add_gauge(const struct metrics *m, const char *name, sample_fn *sample)
{
	for (size_t k = 0; k < m->rows.n; k++) {
		struct str value = sample(m->out->arena, m->rows.v[k].entry);
		if (!value.n)
			continue;
		item_labels(m, name, m->rows.v[k].entry);
		buf_add_z(m->out, "} ");
		buf_add(m->out, value);
		buf_add_c(m->out, '\n');
	}
}

static void add_ratios(const struct metrics *m, const char *name)
{
	add_gauge(m, name, ratio);
}

static void add_targets(const struct metrics *m, const char *name)
{
	add_gauge(m, name, target);
}

static void add_uppers(const struct metrics *m, const char *name)
{
	add_gauge(m, name, target_upper);
}

static void add_actuals(const struct metrics *m, const char *name)
{
	add_gauge(m, name, actual);
}

/* What changes seldom stands apart, to be joined by id. */
static void add_info(const struct metrics *m, const char *name)
{
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

static void add_outcomes(const struct metrics *m, const char *name)
{
	for (size_t k = 0; k < m->rows.n; k++) {
		const struct view_entry *e = m->rows.v[k].entry;
		for (unsigned o = 0; e->kind != ITEM_FIGURE && o < OUTCOME_COUNT; o++) {
			item_labels(m, name, e);
			buf_printf(m->out, ",outcome=\"%s\"} %d\n", outcome_names[o], e->outcome == o);
		}
	}
}

static void add_ratings(const struct metrics *m, const char *name)
{
	for (size_t k = 0; k < m->rows.n; k++) {
		const struct view_entry *e = m->rows.v[k].entry;
		for (size_t j = 0; j < e->rating_count; j++) {
			if (!e->rating[j].grade.n)
				continue;
			item_labels(m, name, e);
			buf_add_c(m->out, ',');
			metrics_label(m->out, "scheme", e->rating[j].scheme->id.s);
			buf_add_c(m->out, ',');
			metrics_label(m->out, "grade", e->rating[j].grade);
			buf_add_z(m->out, "} 1\n");
		}
	}
}

static void add_states(const struct metrics *m, const char *name)
{
	for (size_t k = 0; k < m->rows.n; k++) {
		const struct view_entry *e = m->rows.v[k].entry;
		unsigned states = result_states(e->result);
		for (unsigned s = RESULT_PLAIN + 1; s < RESULT_STATE_COUNT; s++) {
			if (!(states & 1u << s))
				continue;
			item_labels(m, name, e);
			buf_printf(m->out, ",state=\"%s\"} 1\n", result_state_names[s]);
		}
	}
}

static void add_counts(const struct metrics *m, const char *name)
{
	for (size_t k = 0; k < m->report->year_count; k++) {
		const struct view_year *y = &m->report->year[k];
		for (unsigned o = 0; o < OUTCOME_COUNT; o++) {
			open_labels(m, name, y->year);
			buf_printf(m->out, ",outcome=\"%s\"} %zu\n", outcome_names[o], y->tally.count[o]);
		}
	}
}

static void add_heartbeat(const struct metrics *m, const char *name)
{
	buf_printf(m->out, "%s{", name);
	metrics_label(m->out, "plan", m->report->plan_id);
	buf_printf(m->out, "} %lld\n", (long long)m->style->now);
}

/* All samples of a metric stand together, whatever plans they are of. */
static const struct {
	const char *name, *help;
	void (*samples)(const struct metrics *m, const char *name);
} families[METRICS_FAMILIES] = {
	{"plan_indicators", "Number of actions and indicators by outcome.", add_counts},
	{"plan_indicator_outcome", "1 for the outcome that an action or indicator has, 0 for the others.",
	 add_outcomes},
	{"plan_indicator_rating", "1 for the grade that a rating scheme gives to an action or indicator.", add_ratings},
	{"plan_indicator_state", "1 for a state that an action, an indicator or a figure is in, such as stale.",
	 add_states},
	{"plan_indicator_achievement_ratio", "Achievement rate of an indicator, 1 where the target is just reached.",
	 add_ratios},
	{"plan_indicator_target", "Target of an indicator in its own unit, of a range the lower end.", add_targets},
	{"plan_indicator_target_upper", "Upper end of a target that is a range.", add_uppers},
	{"plan_indicator_actual", "Actual of an indicator in its own unit.", add_actuals},
	{"plan_indicator_info", "Constant 1, with the words of the plan for an action, an indicator or a figure.",
	 add_info},
	{"plan_eval_last_success_timestamp_seconds", "When this plan was last evaluated, whatever came of it.",
	 add_heartbeat},
};

void render_openmetrics_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style)
{
	struct metrics m = {out, r, style, view_rows(out->arena, r)};
	families[k].samples(&m, families[k].name);
}

/* A metric without samples is left out. */
static void add_family(struct buf *out, size_t k, const struct str *samples, size_t n, size_t step)
{
	bool begun = false;
	for (size_t i = 0; i < n; i++) {
		if (!samples[i * step].n)
			continue;
		if (!begun)
			head(out, families[k].name, families[k].help);
		begun = true;
		buf_add(out, samples[i * step]);
	}
}

void render_openmetrics(struct buf *out, const struct report *r, const struct render_style *style)
{
	for (size_t k = 0; k < METRICS_FAMILIES; k++) {
		struct buf samples = buf_new(out->arena);
		render_openmetrics_piece(&samples, k, r, style);
		struct str text = buf_str(&samples);
		add_family(out, k, &text, 1, 1);
	}
	buf_add_z(out, "# EOF\n");
}

void render_plans_openmetrics(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			      const struct render_style *style)
{
	static const char name[] = "plan_eval_plans";
	(void)style;
	head(out, name, "Number of plans in the run by what became of them.");
	for (int s = 0; s < PLAN_STATE_COUNT; s++)
		buf_printf(out, "%s{state=\"%s\"} %zu\n", name, plan_state_names[s], v->count[s]);
	for (size_t k = 0; k < METRICS_FAMILIES; k++)
		add_family(out, k, pieces->v + k, v->n, pieces->count);
	buf_add_z(out, "# EOF\n");
}
