#include "model/plan.h"

#include "model/columns.h"
#include "model/plan_reader.h"
#include "model/value.h"
#include "model/year.h"
#include "read/quantity.h"

#include <assert.h>

enum { PERIOD_YEARS_MAX = 200, ROUNDING_DIGITS_MAX = 20 };

static_assert(sizeof(enum rat_round) == sizeof(int), "a word's index is stored as an int");

/* A plan while it is read, with the lists that wait for the keys above them. */
struct plan_draft {
	struct plan plan;
	int format, start, named_after;
	struct field action_scale, report_due;
	struct node *results, *scales, *amendments, *policies;
};

struct results_draft {
	struct field_list files;
	struct node *columns, *missing;
};

#define MEMBER(m) .offset = offsetof(struct plan_draft, m)
#define COUNT(t)  (sizeof(t) / sizeof *(t))

const char *const year_name_words[YEAR_NAME_COUNT] = {"start", "end"};

static const struct schema_key period_keys[] = {
	{.name = "from", .type = SCHEMA_YEAR, MEMBER(plan.from), .required = true, .doc = "First fiscal year."},
	{.name = "to", .type = SCHEMA_YEAR, MEMBER(plan.to), .required = true, .doc = "Last fiscal year."},
};

const struct schema schema_period = {.name = N_("a period"),
				     .doc = "Fiscal years, the first and the last inside.",
				     .key = period_keys,
				     .n = COUNT(period_keys)};

static const struct schema_key rounding_keys[] = {
	{.name = "digits",
	 .type = SCHEMA_INTEGER,
	 MEMBER(plan.rounding.digits),
	 .bounded = true,
	 .max = ROUNDING_DIGITS_MAX,
	 .doc = "Digits behind the point; 1 unless given."},
	{.name = "mode",
	 .type = SCHEMA_WORD,
	 MEMBER(plan.rounding.mode),
	 .words = rounding_names,
	 .word_count = RAT_ROUND_COUNT,
	 .doc = "half-up (四捨五入, the default), down (切り捨て), up (切り上げ) or half-even."},
};

const struct schema schema_rounding = {.name = N_("a rounding"),
				       .doc = "How rates are rounded when they are shown.",
				       .key = rounding_keys,
				       .n = COUNT(rounding_keys)};

static const struct schema_key results_keys[] = {
	{.name = "files",
	 .type = SCHEMA_TEXTS,
	 .offset = offsetof(struct results_draft, files),
	 .doc = "CSV files and folders of them, from the plan's own folder."},
	{.name = "columns",
	 .type = SCHEMA_TEXT_TABLE,
	 .offset = offsetof(struct results_draft, columns),
	 .words = column_names,
	 .word_count = COLUMN_COUNT,
	 .doc = "Headers by which the files name the columns."},
	{.name = "missing",
	 .type = SCHEMA_WORD_TABLE,
	 .offset = offsetof(struct results_draft, missing),
	 .words = quantity_reason_names,
	 .word_count = REASON_COUNT,
	 .doc = "What a word or sign for no figure means in the files."},
};

static const struct schema_hint results_hints[] = {
	{"path", N_("the CSV files are named under \"files\"")},
	{"paths", N_("the CSV files are named under \"files\"")},
	{"folder", N_("the CSV files are named under \"files\"")},
};

const struct schema schema_results = {.name = N_("a description of the results"),
				      .doc = "Where the results are and how to read them.",
				      .key = results_keys,
				      .n = COUNT(results_keys),
				      .hint = results_hints,
				      .hint_count = COUNT(results_hints)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct amendment, m)

static const struct schema_key amendment_keys[] = {
	{.name = "date", .type = SCHEMA_DATE, MEMBER(date), .required = true, .doc = "Day of the change."},
	{.name = "indicator",
	 .type = SCHEMA_ID,
	 MEMBER(indicator),
	 .required = true,
	 .doc = "Id of the indicator whose target was changed."},
	{.name = "year",
	 .type = SCHEMA_YEAR_OF,
	 MEMBER(year),
	 .doc = "Fiscal year of the target, or the quarter, month or day by which it is due."},
	{.name = "from", .type = SCHEMA_TEXT, MEMBER(from), .doc = "The target before."},
	{.name = "to", .type = SCHEMA_TEXT, MEMBER(to), .doc = "The target since."},
	{.name = "reason", .type = SCHEMA_TEXT, MEMBER(reason), .required = true, .doc = "Why it was changed."},
};

const struct schema schema_amendment = {.name = N_("an amendment"),
					.doc = "The dated reason for a changed target.",
					.key = amendment_keys,
					.n = COUNT(amendment_keys)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct plan_draft, m)

static const struct schema_key plan_keys[] = {
	{.name = "format",
	 .type = SCHEMA_INTEGER,
	 MEMBER(format),
	 .bounded = true,
	 .min = 1,
	 .max = FORMAT_NEWEST,
	 .doc = "Version of the format; 1 unless given."},
	{.name = "id",
	 .type = SCHEMA_ID,
	 MEMBER(plan.id),
	 .doc = "Id of the plan; the file's name without .yaml unless given."},
	{.name = "title", .type = SCHEMA_TITLE, MEMBER(plan.title), .required = true, .doc = "Title of the plan."},
	{.name = "organization", .type = SCHEMA_TEXT, MEMBER(plan.organization), .doc = "Who made the plan."},
	{.name = "source", .type = SCHEMA_TEXT, MEMBER(plan.origin), .doc = "Document that it was taken from."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(plan.note), .doc = "Remark on the plan."},
	{.name = "language",
	 .type = SCHEMA_TEXT,
	 MEMBER(plan.language),
	 .doc = "Language of the plan's own words, as in HTML's lang; ja unless given."},
	{.name = "period",
	 .type = SCHEMA_MAP,
	 .at = offsetof(struct plan_draft, plan.period_at),
	 .required = true,
	 .map = &schema_period,
	 .doc = "Fiscal years of the plan."},
	{.name = "fiscal-year-start",
	 .type = SCHEMA_INTEGER,
	 MEMBER(start),
	 .bounded = true,
	 .min = 1,
	 .max = 12,
	 .doc = "Month in which a fiscal year begins; 4 unless given."},
	{.name = "fiscal-year-named-after",
	 .type = SCHEMA_WORD,
	 MEMBER(named_after),
	 .words = year_name_words,
	 .word_count = YEAR_NAME_COUNT,
	 .doc = "Whether FY2024 is the fiscal year that begins (start, the default) or ends (end) in 2024."},
	{.name = "results",
	 .type = SCHEMA_TEXTS_OR_MAP,
	 MEMBER(results),
	 .map = &schema_results,
	 .doc = "CSV files of the results and folders of them, from the plan's own folder."},
	{.name = "report-due",
	 .type = SCHEMA_TEXT,
	 MEMBER(report_due),
	 .doc = "How long after the end of a fiscal year reports are due, such as 60 days or 3 months."},
	{.name = "rounding", .type = SCHEMA_MAP, .map = &schema_rounding, .doc = "How rates are rounded when shown."},
	{.name = "rating", .type = SCHEMA_ANY, MEMBER(plan.rating), .doc = "Rating scheme; see plan-scheme(5)."},
	{.name = "scales",
	 .type = SCHEMA_NAMED_MAPS,
	 MEMBER(scales),
	 .map = &schema_scale,
	 .doc = "Ordered scales by id, for what is reached in stages."},
	{.name = "action-scale",
	 .type = SCHEMA_TEXT,
	 MEMBER(action_scale),
	 .doc = "Scale on which actions are reported; the built-in progress unless given."},
	{.name = "amendments",
	 .type = SCHEMA_MAPS,
	 MEMBER(amendments),
	 .map = &schema_amendment,
	 .doc = "Dated reasons for changed targets."},
	{.name = "lint",
	 .type = SCHEMA_MAP,
	 MEMBER(plan.lint),
	 .at = offsetof(struct plan_draft, plan.lint.at),
	 .map = &schema_lint,
	 .doc = "What plan-lint is to find in the plan, and how much it matters."},
	{.name = "policies",
	 .type = SCHEMA_MAPS,
	 MEMBER(policies),
	 .required = true,
	 .map = &schema_policy,
	 .doc = "The basic policies, in order."},
};

static const struct schema_hint plan_hints[] = {
	{"measures", N_("put measures in a policy, under \"policies\"")},
	{"actions", N_("put actions in a measure of a policy")},
	{"indicators", N_("put indicators in a measure of a policy")},
	{"missing", N_("put it under \"results\", beside \"files\"")},
	{"columns", N_("put it under \"results\", beside \"files\"")},
};

const struct schema schema_plan = {.name = N_("a plan"),
				   .doc = "A public plan with its targets.",
				   .key = plan_keys,
				   .n = COUNT(plan_keys),
				   .hint = plan_hints,
				   .hint_count = COUNT(plan_hints)};

/* The base name of a source without the ending of a YAML file. */
static struct str id_of_name(struct str name)
{
	static const struct str endings[] = {STR_INIT(".yaml"), STR_INIT(".yml")};
	size_t i, start = name.n;

	while (start > 0 && name.p[start - 1] != '/')
		start--;
	name = str_slice(name, start, SIZE_MAX);
	for (i = 0; i < COUNT(endings); i++)
		if (name.n > endings[i].n && str_has_suffix(name, endings[i]))
			return str_slice(name, 0, name.n - endings[i].n);
	return name;
}

bool period_check(struct plan_reader *r, int from, int to, struct span at)
{
	struct str first = str_format(r->b.arena, "%d", from), last = str_format(r->b.arena, "%d", to);
	struct diag *d;

	if (from > to) {
		d = diag_add(r->b.diags, DIAG_ERROR, STR("bad-period"), at,
			     MSG(N_("the period ends in %s, before it begins in %s"), last, first));
		diag_help(d, MSG(N_("write the first fiscal year under \"from\" and the last under \"to\"")));
		return false;
	}
	if (to - from < PERIOD_YEARS_MAX)
		return true;
	d = diag_add(r->b.diags, DIAG_ERROR, STR("bad-period"), at,
		     MSG(N_("the period from %s to %s is longer than %s years"), first, last,
			 str_format(r->b.arena, "%d", PERIOD_YEARS_MAX)));
	diag_help(d, MSG(N_("look for a slip in one of the two years")));
	return false;
}

static void set_period(struct plan_reader *r)
{
	struct plan *p = r->plan;

	if (p->from != 0 && p->to != 0 && period_check(r, p->from, p->to, p->period_at))
		return;
	p->from = p->to = 0;
}

static void read_columns(struct plan_reader *r, const struct node *table)
{
	VEC(struct column_name) columns = {0};
	size_t i, h;
	int column;

	for (i = 0; i < table->n; i++) {
		const struct node *key = table->pair[i].key;
		struct field_list headers = {0};

		if (key->kind != NODE_SCALAR) {
			value_report_type(&r->b, "columns", key, N_("a word"));
			continue;
		}
		if (!value_choose(&r->b, key, column_names, COLUMN_COUNT, STR("unknown-key"),
				  MSG(N_("the results have no column \"%s\""), key->text), &column) ||
		    !value_texts(&r->b, column_names[column], table->pair[i].value, false, &headers))
			continue;
		for (h = 0; h < headers.n; h++)
			*VEC_PUSH(r->b.arena, &columns) = (struct column_name){value_text(key), headers.v[h]};
	}
	r->plan->column = columns.v;
	r->plan->column_count = columns.n;
}

static void read_missing(struct plan_reader *r, const struct node *table)
{
	struct plan *p = r->plan;
	size_t i;
	int meaning;

	p->missing = ARENA_ARRAY(r->b.arena, struct missing_word, table->n);
	for (i = 0; i < table->n; i++) {
		const struct node *key = table->pair[i].key, *value = table->pair[i].value;

		if (key->kind != NODE_SCALAR || value->kind != NODE_SCALAR)
			value_report_type(&r->b, "missing", key->kind != NODE_SCALAR ? key : value, N_("a word"));
		else if (value_word(&r->b, "missing", value, quantity_reason_names, REASON_COUNT, &meaning))
			p->missing[p->missing_count++] = (struct missing_word){value_text(key), value_text(value)};
	}
}

static void read_results(struct plan_reader *r, struct node *node)
{
	struct results_draft d = {0};

	if (node->kind != NODE_MAP) {
		value_texts(&r->b, "results", node, false, &r->plan->results);
		return;
	}
	schema_bind(&r->b, &schema_results, node, &d);
	r->plan->results = d.files;
	if (d.columns)
		read_columns(r, d.columns);
	if (d.missing)
		read_missing(r, d.missing);
}

static void read_amendments(struct plan_reader *r, struct node *list)
{
	struct plan *p = r->plan;
	size_t i;

	p->amendment = ARENA_ARRAY(r->b.arena, struct amendment, list->n);
	for (i = 0; i < list->n; i++) {
		struct amendment *m = &p->amendment[p->amendment_count];
		struct years y;

		if (!schema_bind(&r->b, &schema_amendment, list->item[i], m))
			continue;
		m->at = list->item[i]->span;
		if (m->year && years_read(&r->b, node_get(list->item[i], STR("year")), &y))
			m->due = y.due;
		p->amendment_count++;
	}
}

static void set_action_scale(struct plan_reader *r, const struct field *id)
{
	static const struct field built_in = {.s = STR_INIT("progress")};
	const struct scale *s = scale_named(r, id->s.n > 0 ? id : &built_in);

	if (s && s->n > 0)
		r->plan->action_scale = s;
}

static void read_parts(struct plan_reader *r, const struct plan_draft *d)
{
	scales_read(r, d->scales);
	set_action_scale(r, &d->action_scale);
	duration_read(&r->b, &d->report_due, &r->plan->report_due);
	if (d->results)
		read_results(r, d->results);
	if (d->amendments)
		read_amendments(r, d->amendments);
	lint_section_read(r);
	if (d->policies)
		policies_read(r, d->policies);
	ids_derive(r);
	references_resolve(r);
}

/* When fiscal years begin.  The years of the period, 2022/23, are read by it, and may stand before it. */
static int read_start(struct arena *a, struct node *root)
{
	struct diag_list unheard = {.arena = a};
	struct binder b = {.arena = a, .diags = &unheard, .start_month = FISCAL_START_USUAL};
	struct plan_draft *d = ARENA_NEW(a, struct plan_draft);

	d->start = FISCAL_START_USUAL;
	(void)schema_bind(&b, &schema_plan, root, d);
	return fiscal_start(d->start, d->named_after != 0);
}

struct plan *plan_read(struct arena *a, struct source *source, struct node *root, struct diag_list *diags)
{
	struct plan_draft *d = ARENA_NEW(a, struct plan_draft);
	struct plan *p = &d->plan;
	int start = root->kind == NODE_MAP ? read_start(a, root) : FISCAL_START_USUAL;
	struct plan_reader r = {.b = {.arena = a, .diags = diags, .start_month = start}, .plan = p};

	*p = (struct plan){.source = source,
			   .root = root,
			   .language.s = STR("ja"),
			   .start_month = start,
			   .rounding = {.digits = 1, .mode = RAT_HALF_UP}};
	if (root->kind == NODE_MAP &&
	    value_newer_format(&r.b, root, N_("the plan is of format %s; this program knows up to %s"))) {
		scales_read(&r, NULL);
		return p;
	}
	if (!schema_bind(&r.b, &schema_plan, root, d))
		return NULL;
	if (p->id.s.n == 0)
		p->id.s = id_of_name(source->name);
	set_period(&r);
	read_parts(&r, d);
	p->item = r.items.v;
	p->item_count = r.items.n;
	return p;
}

struct item *plan_item(const struct plan *p, struct str id)
{
	return map_get(&p->items, id);
}

struct group *plan_group(const struct plan *p, struct str id)
{
	return map_get(&p->groups, id);
}
