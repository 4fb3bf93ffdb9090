/*
 * JUnit XML, which build servers show: a suite for each measure and year, a
 * case for each of its actions and indicators, failed where the target was
 * missed, in error where there is no report, skipped where none is due.
 */
#include "eval/verdict.h"
#include "render/words.h"
#include "render/xml.h"
#include "view/rows.h"

#include <string.h>

struct junit {
	struct xml xml;
	struct arena *arena;
	const struct report *report;
	const struct render_style *style;
	struct str plan; /* of several plans its name, which suites bear then; empty: there is but one */
};

/* Element that says how a case came out; NULL: it passed. */
static const char *const elements[OUTCOME_COUNT] = {
	[OUTCOME_MISSED] = "failure",
	[OUTCOME_NO_DATA] = "error",
	[OUTCOME_PENDING] = "skipped",
	[OUTCOME_NO_TARGET] = "skipped",
};

static struct str heading(struct arena *a, const struct view_section *s)
{
	struct str part[] = {s->number, s->title};
	return s->number.n ? str_join(a, part, 2, STR(" ")) : s->title;
}

static struct str message(const struct junit *j, struct msg m)
{
	return m.id ? msg_text(j->arena, m, j->style->translate) : STR("");
}

static bool is_case(const struct view_row *row)
{
	return row->entry->kind != ITEM_FIGURE;
}

static bool same_suite(const struct view_row *x, const struct view_row *y)
{
	return x->year == y->year && x->policy == y->policy && x->measure == y->measure;
}

/* The attributes that say how many cases there are, and how they came out. */
static const char *const count_names[] = {"tests", "failures", "errors", "skipped"};

enum { COUNTS = sizeof count_names / sizeof *count_names };

static void count_cases(const struct view_row *row, size_t n, size_t count[COUNTS])
{
	size_t of[OUTCOME_COUNT] = {0}, cases = 0;
	for (size_t k = 0; k < n; k++) {
		if (!is_case(&row[k]))
			continue;
		cases++;
		of[row[k].entry->outcome]++;
	}
	count[0] = cases;
	count[1] = of[OUTCOME_MISSED];
	count[2] = of[OUTCOME_NO_DATA];
	count[3] = of[OUTCOME_PENDING] + of[OUTCOME_NO_TARGET];
}

static void add_counts(struct xml *x, const size_t count[COUNTS])
{
	for (size_t k = 0; k < COUNTS; k++)
		xml_attribute_number(x, count_names[k], count[k]);
}

static void counts(struct junit *j, const struct view_row *row, size_t n)
{
	size_t count[COUNTS];
	count_cases(row, n, count);
	add_counts(&j->xml, count);
}

/* "target 3,000人 (plan.yaml:22:49); actual 約2,800人 (results.csv:4:23)" */
static struct str detail(const struct junit *j, const struct view_entry *e)
{
	VEC(struct str) part = {0};
	if (e->target.kind != VIEW_NONE)
		*VEC_PUSH(j->arena, &part) =
			message(j, MSG(N_("target %1$s (%2$s)"), words_target_full(j->arena, &e->target, j->style),
				       span_text(j->arena, e->target.at)));
	if (e->actual.kind != VIEW_NONE && e->actual.at.source)
		*VEC_PUSH(j->arena, &part) =
			message(j, MSG(N_("actual %1$s (%2$s)"), words_value(j->arena, &e->actual, j->style),
				       span_text(j->arena, e->actual.at)));
	return str_join(j->arena, part.v, part.n, STR("; "));
}

/* What the outcome does not say, as a property. */
static void add_property(struct junit *j, const char *name, struct str value)
{
	if (!value.n)
		return;
	xml_open(&j->xml, "property");
	xml_attribute(&j->xml, "name", str_of(name));
	xml_attribute(&j->xml, "value", value);
	xml_close(&j->xml);
}

static void add_state(struct junit *j, const struct view_entry *e)
{
	if (e->result->state == RESULT_PLAIN)
		return;
	xml_open(&j->xml, "properties");
	add_property(j, "state", str_of(result_state_names[e->result->state]));
	add_property(j, "state-reason", message(j, e->result->state_reason));
	xml_close(&j->xml);
}

static void add_case(struct junit *j, const struct view_row *row)
{
	const struct view_entry *e = row->entry;
	struct span at = e->target.at.source ? e->target.at : e->result->item->span;
	struct str class_part[] = {j->report->plan_id, str_format(j->arena, "FY%d", e->year), row->section->id};
	xml_open(&j->xml, "testcase");
	xml_attribute(&j->xml, "name", words_title(j->arena, e, j->style));
	xml_attribute(&j->xml, "classname", str_join(j->arena, class_part, 3, STR(".")));
	xml_attribute(&j->xml, "file", at.source->name);
	xml_attribute_number(&j->xml, "line", source_place(at.source, at.start).line);
	xml_attribute(&j->xml, "time", STR("0"));
	add_state(j, e);
	if (elements[e->outcome]) {
		xml_open(&j->xml, elements[e->outcome]);
		struct str outcome = words_outcome(e->outcome, j->style), reason = message(j, e->reason);
		xml_attribute(&j->xml, "message",
			      e->outcome == OUTCOME_PENDING ? message(j, MSG(N_("%1$s: %2$s"), outcome, reason))
							    : reason);
		/* A skipped case has no type, and nothing that would be worth a detail. */
		if (e->outcome == OUTCOME_MISSED || e->outcome == OUTCOME_NO_DATA) {
			xml_attribute(&j->xml, "type", str_of(outcome_names[e->outcome]));
			xml_text(&j->xml, detail(j, e));
		}
		xml_close(&j->xml);
	}
	xml_close(&j->xml);
}

static void add_suite(struct junit *j, const struct view_row *row, size_t n)
{
	const struct view_section *s = row->measure ? row->measure : row->policy;
	struct str year = words_fiscal_year(j->arena, row->year, j->style);
	struct str plan[] = {j->plan, heading(j->arena, s)};
	struct str name[] = {j->plan.n ? str_join(j->arena, plan, 2, STR("  ")) : plan[1], year};
	struct str midnight[] = {date_format(j->arena, row->year->as_of), STR("T00:00:00")};
	xml_open(&j->xml, "testsuite");
	xml_attribute(&j->xml, "name", j->report->year_count > 1 ? str_join(j->arena, name, 2, STR("  ")) : name[0]);
	counts(j, row, n);
	xml_attribute(&j->xml, "time", STR("0"));
	xml_attribute(&j->xml, "timestamp", str_join(j->arena, midnight, 2, STR("")));
	for (size_t k = 0; k < n; k++)
		if (is_case(&row[k]))
			add_case(j, &row[k]);
	xml_close(&j->xml);
}

static void add_suites(struct junit *j, const struct view_rows *rows)
{
	for (size_t from = 0, to; from < rows->n; from = to) {
		for (to = from + 1; to < rows->n && same_suite(&rows->v[from], &rows->v[to]);)
			to++;
		add_suite(j, &rows->v[from], to - from);
	}
}

void render_junit(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct junit j = {.xml = xml_begin(out), .arena = out->arena, .report = r, .style = style};
	struct view_rows rows = view_rows(out->arena, r);
	xml_open(&j.xml, "testsuites");
	xml_attribute(&j.xml, "name", r->title);
	counts(&j, rows.v, rows.n);
	xml_attribute(&j.xml, "time", STR("0"));
	add_suites(&j, &rows);
	xml_close(&j.xml);
}

/* --- Several plans: all suites in one document, and before them the sums of all counts ---------------- */

enum { PIECE_SUITES, PIECE_COUNTS };

void render_junit_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style)
{
	struct view_plan named = {.file = r->input[0]->name, .title = r->title, .organization = r->organization};
	struct junit j = {.xml = xml_resume(out, "testsuites"), .arena = out->arena, .report = r, .style = style};
	struct view_rows rows = view_rows(out->arena, r);
	size_t count[COUNTS];
	j.plan = view_plan_name(out->arena, &named);
	count_cases(rows.v, rows.n, count);
	if (k == PIECE_SUITES)
		add_suites(&j, &rows);
	else
		buf_add(out, str_dup(out->arena, (struct str){(const char *)count, sizeof count}));
}

void render_plans_junit(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			const struct render_style *style)
{
	struct xml x = xml_begin(out);
	size_t sum[COUNTS] = {0}, count[COUNTS];
	for (size_t i = 0; i < v->n; i++) {
		struct str counted = pieces->v[i * pieces->count + PIECE_COUNTS];
		memset(count, 0, sizeof count);
		if (counted.n == sizeof count)
			memcpy(count, counted.p, sizeof count);
		for (size_t k = 0; k < COUNTS; k++)
			sum[k] += count[k];
	}
	xml_open(&x, "testsuites");
	xml_attribute(&x, "name", style->tool);
	add_counts(&x, sum);
	xml_attribute(&x, "time", STR("0"));
	for (size_t i = 0; i < v->n; i++)
		xml_raw(&x, pieces->v[i * pieces->count + PIECE_SUITES]);
	xml_close(&x);
}
