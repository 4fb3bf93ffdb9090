/*
 * Several plans as JSON: the sums, what became of each plan, and its report as
 * it is for one plan alone.
 */
#include "render/json_text.h"
#include "render/news.h"

/* The version of the shape that plan-report(5) documents. */
enum { JSON_PLANS_VERSION = 1 };

static void value(struct json_text *j, const char *key, const struct view_value *v)
{
	if (v->kind == VIEW_NUMBER)
		json_number(j, key, v->number);
	else
		json_null(j, key);
}

static void string(struct json_text *j, const char *key, struct str s)
{
	if (s.n > 0)
		json_string(j, key, s);
	else
		json_null(j, key);
}

static void outcomes(struct json_text *j, const struct view_outcomes *o)
{
	json_open(j, "counts", '{');
	for (int k = 0; k < OUTCOME_COUNT; k++)
		json_integer(j, outcome_names[k], o->tally.count[k]);
	json_close(j, '}');
	json_integer(j, "with_target", o->with_target);
	value(j, "met_share", &o->met_share);
}

static void rating(struct json_text *j, const struct view_plan_rating *r)
{
	json_open(j, NULL, '{');
	json_string(j, "scheme", r->id);
	json_open(j, "grades", '[');
	for (size_t k = 0; k < r->grade_count; k++) {
		json_open(j, NULL, '{');
		json_string(j, "grade", r->grade[k].text);
		json_integer(j, "count", r->grade[k].count);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_integer(j, "rated", r->rated);
	json_integer(j, "unrated", r->total - r->rated);
	json_integer(j, "achieved", r->achieved);
	json_integer(j, "denominator", r->denominator);
	json_string(j, "denominator_of", str_of(r->denominator_name));
	value(j, "achieved_share", &r->achieved_share);
	value(j, "points", &r->points);
	value(j, "points_weight", &r->weight);
	value(j, "points_mean", &r->mean);
	string(j, "grade", r->own_text);
	json_close(j, '}');
}

static void plan(struct json_text *j, const struct view_plan *p, struct str report)
{
	json_open(j, NULL, '{');
	json_string(j, "file", p->file);
	json_string(j, "state", str_of(plan_state_names[p->state]));
	string(j, "id", p->id);
	string(j, "title", p->title);
	string(j, "organization", p->organization);
	json_open(j, "years", '[');
	for (size_t k = 0; k < p->year_count; k++) {
		json_open(j, NULL, '{');
		json_integer(j, "fiscal_year", (size_t)p->year[k].year);
		json_boolean(j, "running", p->year[k].running);
		outcomes(j, &p->year[k].outcomes);
		json_open(j, "ratings", '[');
		for (size_t i = 0; i < p->year[k].rating_count; i++)
			rating(j, &p->year[k].rating[i]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
	if (report.n > 0)
		json_value(j, "report", report);
	else
		json_null(j, "report");
	json_close(j, '}');
}

static void head(struct json_text *j, const struct view_plans *v, const struct render_style *style)
{
	json_string(j, "format", STR("plan-eval-plans"));
	json_integer(j, "version", JSON_PLANS_VERSION);
	json_open(j, "tool", '{');
	json_string(j, "name", style->tool);
	json_string(j, "version", style->version);
	json_close(j, '}');
	json_open(j, "states", '{');
	for (int s = 0; s < PLAN_STATE_COUNT; s++)
		json_integer(j, plan_state_names[s], v->count[s]);
	json_close(j, '}');
	outcomes(j, &v->total);
	json_open(j, "results", '[');
	for (size_t i = 0; i < v->rows_count; i++) {
		json_open(j, NULL, '{');
		json_string(j, "file", v->rows[i].file);
		json_integer(j, "other_plans", v->rows[i].other_plans);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void all_plans(struct json_text *j, const struct view_plans *v, const struct plan_pieces *pieces)
{
	json_open(j, "plans", '[');
	for (size_t i = 0; i < v->n; i++)
		plan(j, &v->plan[i], pieces->count > 0 ? pieces->v[i * pieces->count] : STR(""));
	json_close(j, ']');
}

/* The same, with what has changed in place of each report. */
void render_news_plans_json(struct buf *out, const struct view_plans *v, const struct view_news_sum *sum,
			    const struct plan_pieces *pieces, const struct render_style *style)
{
	struct json_text j = {.out = out};
	json_open(&j, NULL, '{');
	head(&j, v, style);
	json_string(&j, "summary", words_news_sum(out->arena, v, sum, style));
	json_open(&j, "gone", '[');
	for (size_t i = 0; i < sum->gone_count; i++) {
		json_open(&j, NULL, '{');
		json_string(&j, "id", sum->gone[i]->plan_id);
		json_string(&j, "title", sum->gone[i]->plan_title);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	all_plans(&j, v, pieces);
	json_close(&j, '}');
}

void render_plans_json(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
		       const struct render_style *style)
{
	struct json_text j = {.out = out};
	json_open(&j, NULL, '{');
	head(&j, v, style);
	all_plans(&j, v, pieces);
	json_close(&j, '}');
}
