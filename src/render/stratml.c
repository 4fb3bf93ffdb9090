/*
 * StratML Part 2 (ANSI/AIIM 22:2017), a performance report: policies are
 * goals, measures and their parts are objectives, actions, indicators and
 * figures are performance indicators with a measurement for each fiscal year.
 * Elements stand in the order that its schema (2.2) gives.
 */
#include "eval/verdict.h"
#include "render/words.h"
#include "render/xml.h"
#include "view/series.h"

struct stratml {
	struct xml xml;
	struct arena *arena;
	const struct report *report;
	const struct render_style *style;
};

static struct str say(const struct stratml *s, struct msg m)
{
	return m.id ? msg_text(s->arena, m, s->style->translate) : STR("");
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* An id as xsd:ID, which is of the whole document and begins with a letter: other bytes are written as "_E3". */
static struct str identifier(struct arena *a, const char *prefix, struct str id)
{
	struct buf out = buf_new(a);
	buf_add_z(&out, prefix);
	for (size_t k = 0; k < id.n; k++) {
		if (is_plain(id.p[k]))
			buf_add_c(&out, id.p[k]);
		else
			buf_printf(&out, "_%02X", (unsigned)(unsigned char)id.p[k]);
	}
	return buf_str(&out);
}

static void add_period(struct stratml *s, int from, int to)
{
	struct date first = fiscal_year(from, s->report->start_month).first;
	struct date last = fiscal_year(to, s->report->start_month).last;
	xml_element(&s->xml, "StartDate", date_format(s->arena, first));
	xml_element(&s->xml, "EndDate", date_format(s->arena, last));
}

/* The time of an entry: its year, or the part of it until its target is due. */
static void add_time(struct stratml *s, const struct view_entry *e)
{
	const struct result *r = e->result;
	struct period y = fiscal_year(e->year, s->report->start_month);
	struct date last = r->deadline.unit != PERIOD_NONE ? r->deadline.last : y.last;
	xml_element(&s->xml, "StartDate", date_format(s->arena, date_valid(r->since) ? r->since : y.first));
	xml_element(&s->xml, "EndDate", date_format(s->arena, last));
}

static void add_descriptor(struct stratml *s, struct str name, struct str value)
{
	xml_open(&s->xml, "Descriptor");
	xml_element(&s->xml, "DescriptorName", name);
	xml_element(&s->xml, "DescriptorValue", value);
	xml_close(&s->xml);
}

/* --- Measurements ------------------------------------------------------------- */

static void add_target(struct stratml *s, const struct view_entry *e)
{
	struct str full = words_target_full(s->arena, &e->target, s->style);
	struct str said[] = {full, e->target_words};
	bool more = e->target_words.n && !str_eq(full, e->target_words);
	xml_open(&s->xml, "TargetResult");
	add_time(s, e);
	xml_element_if(&s->xml, "NumberOfUnits", e->target.number);
	if (e->target.kind == VIEW_TEXT)
		add_descriptor(s, say(s, MSG(N_("target"))), e->target.text);
	xml_element(&s->xml, "Description", more ? str_join(s->arena, said, 2, say(s, MSG(N_("; ")))) : full);
	xml_close(&s->xml);
}

/* "約2,800人；達成率 62.2%；…": what numbers alone do not say. */
static struct str describe_actual(const struct stratml *s, const struct view_entry *e)
{
	VEC(struct str) part = {0};
	if (e->actual.kind != VIEW_NONE)
		*VEC_PUSH(s->arena, &part) = words_value(s->arena, &e->actual, s->style);
	if (e->rate.kind != VIEW_NONE)
		*VEC_PUSH(s->arena, &part) = say(s, MSG(N_("rate %s"), words_rate(s->arena, e)));
	for (size_t k = 0; k < e->rating_count; k++)
		if (e->rating[k].grade.n)
			*VEC_PUSH(s->arena, &part) =
				say(s, MSG(N_("%1$s: %2$s"), words_scheme(e->rating[k].scheme, s->style),
					   words_rating(&e->rating[k])));
	for (size_t k = 0; k < e->comparison_count; k++)
		*VEC_PUSH(s->arena, &part) = say(s, MSG(N_("%1$s %2$s"), e->comparison[k].name,
							words_value(s->arena, &e->comparison[k].value, s->style)));
	struct str state = words_state(s->arena, e, s->style);
	if (state.n)
		*VEC_PUSH(s->arena, &part) = state;
	/* Which may be the reason of the outcome as well. */
	bool told = state.n && e->reason.id && str_eq(say(s, e->reason), say(s, e->result->state_reason));
	if (e->outcome != OUTCOME_MET && e->reason.id && !told)
		*VEC_PUSH(s->arena, &part) = say(s, e->reason);
	for (size_t k = 0; k < e->observation_count; k++)
		if (e->observation[k].note.n)
			*VEC_PUSH(s->arena, &part) = e->observation[k].note;
	return str_join(s->arena, part.v, part.n, say(s, MSG(N_("; "))));
}

static void add_actual(struct stratml *s, const struct view_entry *e)
{
	xml_open(&s->xml, "ActualResult");
	add_time(s, e);
	xml_element_if(&s->xml, "NumberOfUnits", e->actual.number);
	if (e->kind != ITEM_FIGURE)
		add_descriptor(s, say(s, MSG(N_("outcome"))), words_outcome(e->outcome, s->style));
	xml_element_if(&s->xml, "Description", describe_actual(s, e));
	xml_close(&s->xml);
}

static void add_baseline(struct stratml *s, const struct view_series *x)
{
	if (x->baseline.kind == VIEW_NONE)
		return;
	xml_open(&s->xml, "MeasurementInstance");
	xml_open(&s->xml, "ActualResult");
	if (x->baseline_year)
		add_period(s, x->baseline_year, x->baseline_year);
	xml_element_if(&s->xml, "NumberOfUnits", x->baseline.number);
	xml_element(&s->xml, "Description",
		    say(s, MSG(N_("baseline %s"), words_value(s->arena, &x->baseline, s->style))));
	xml_close(&s->xml);
	xml_close(&s->xml);
}

static void add_instance(struct stratml *s, const struct view_entry *e, bool judged)
{
	bool target = e->target.kind != VIEW_NONE && e->target.op != TARGET_NONE;
	bool actual = judged && (target || e->actual.kind != VIEW_NONE);
	if (!target && !actual)
		return;
	xml_open(&s->xml, "MeasurementInstance");
	if (target)
		add_target(s, e);
	if (actual)
		add_actual(s, e);
	xml_close(&s->xml);
}

static void add_years(struct stratml *s, const struct view_series *x)
{
	for (size_t k = 0; k < s->report->history->year_count; k++) {
		const struct view_point *point = &x->point[k];
		for (size_t j = 0; j < point->period_count; j++)
			add_instance(s, &point->period[j], point->judged);
		if (!point->period_count)
			add_instance(s, &point->entry, point->judged);
	}
}

static bool is_quantity(const struct view_entry *e)
{
	return e->result->item->scale == NULL;
}

/* An item that serves in several objectives is told of in one; the others point to it. */
static void add_indicator(struct stratml *s, const struct view_entry *e)
{
	const struct view_series *x = history_series(s->report->history, e);
	struct str unit = e->unit.n ? e->unit : is_quantity(e) ? STR("") : say(s, MSG(N_("level")));
	xml_open(&s->xml, "PerformanceIndicator");
	xml_attribute(&s->xml, "PerformanceIndicatorType", is_quantity(e) ? STR("Quantitative") : STR("Qualitative"));
	xml_element(&s->xml, "MeasurementDimension", e->title);
	xml_element(&s->xml, "UnitOfMeasurement", unit);
	if (e->reference) {
		xml_open(&s->xml, "Relationship");
		xml_attribute(&s->xml, "RelationshipType", STR("Peer_To"));
		xml_element(&s->xml, "ReferentIdentifier", identifier(s->arena, "i-", e->id));
		xml_close(&s->xml);
	} else {
		xml_element(&s->xml, "Identifier", identifier(s->arena, "i-", e->id));
		add_baseline(s, x);
		add_years(s, x);
	}
	xml_close(&s->xml);
}

/* --- Goals and objectives ------------------------------------------------------ */

static struct str description_of(const struct stratml *s, struct str id)
{
	const struct group *g = plan_group(s->report->evaluation->plan, id);
	return g ? g->description.s : STR("");
}

static void add_departments(struct stratml *s, const struct view_section *of)
{
	for (size_t k = 0; k < of->departments.n; k++) {
		xml_open(&s->xml, "Stakeholder");
		xml_attribute(&s->xml, "StakeholderTypeType", STR("Organization"));
		xml_element(&s->xml, "Name", of->departments.v[k].s);
		xml_open(&s->xml, "Role");
		xml_element(&s->xml, "Name", say(s, MSG(N_("in charge"))));
		xml_element(&s->xml, "RoleType", STR("Performer"));
		xml_close(&s->xml);
		xml_close(&s->xml);
	}
}

static void add_objective(struct stratml *s, const struct view_section *of)
{
	xml_open(&s->xml, "Objective");
	xml_element(&s->xml, "Name", of->title);
	xml_element_if(&s->xml, "Description", description_of(s, of->id));
	xml_element(&s->xml, "Identifier", identifier(s->arena, of->kind == GROUP_POLICY ? "p-" : "o-", of->id));
	xml_element_if(&s->xml, "SequenceIndicator", of->number);
	add_departments(s, of);
	for (size_t k = 0; k < of->entry_count; k++)
		add_indicator(s, &of->entry[k]);
	xml_close(&s->xml);
}

/* Objectives do not nest: a part follows its measure. */
static void add_objectives(struct stratml *s, const struct view_section *of)
{
	if (of->kind != GROUP_POLICY || of->entry_count > 0)
		add_objective(s, of);
	for (size_t k = 0; k < of->child_count; k++)
		add_objectives(s, &of->child[k]);
}

static void add_goal(struct stratml *s, const struct view_section *policy)
{
	xml_open(&s->xml, "Goal");
	xml_element(&s->xml, "Name", policy->title);
	xml_element(&s->xml, "Description", description_of(s, policy->id));
	xml_element(&s->xml, "Identifier", identifier(s->arena, "g-", policy->id));
	xml_element_if(&s->xml, "SequenceIndicator", policy->number);
	add_objectives(s, policy);
	xml_close(&s->xml);
}

static void add_core(struct stratml *s)
{
	const struct view_year *last = &s->report->year[s->report->year_count - 1];
	xml_open(&s->xml, "StrategicPlanCore");
	if (s->report->organization.n) {
		xml_open(&s->xml, "Organization");
		xml_element(&s->xml, "Name", s->report->organization);
		xml_close(&s->xml);
	}
	for (size_t k = 0; k < last->policy_count; k++)
		add_goal(s, &last->policy[k]);
	xml_close(&s->xml);
}

static void add_origin(struct stratml *s)
{
	VEC(struct str) name = {0};
	for (size_t k = 0; k < s->report->input_count; k++)
		*VEC_PUSH(s->arena, &name) = s->report->input[k]->name;
	struct str tool[] = {s->style->tool, s->style->version};
	struct str files = str_join(s->arena, name.v, name.n, say(s, MSG(N_(", "))));
	xml_element(&s->xml, "OtherInformation",
		    say(s, MSG(N_("Made by %1$s from %2$s"), str_join(s->arena, tool, 2, STR(" ")), files)));
}

void render_stratml(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct stratml s = {.xml = xml_begin(out), .arena = out->arena, .report = r, .style = style};
	struct str day = date_format(s.arena, r->year[r->year_count - 1].as_of);
	struct str first = words_fiscal_year(s.arena, &r->year[0], style);
	struct str last = words_fiscal_year(s.arena, &r->year[r->year_count - 1], style);
	struct str said[] = {r->year_count == 1 ? say(&s, MSG(N_("Evaluation of %s"), first))
						: say(&s, MSG(N_("Evaluation of %1$s to %2$s"), first, last)),
			     say(&s, MSG(N_("as of %s"), day))};
	xml_open(&s.xml, "PerformancePlanOrReport");
	xml_attribute(&s.xml, "xmlns", STR("urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"));
	xml_attribute(&s.xml, "Type", STR("Performance_Report"));
	xml_element(&s.xml, "Name", r->title);
	xml_element(&s.xml, "Description", str_join(s.arena, said, 2, STR("  ")));
	add_origin(&s);
	add_core(&s);
	xml_open(&s.xml, "AdministrativeInformation");
	xml_element(&s.xml, "Identifier", identifier(s.arena, "plan-", r->plan_id));
	add_period(&s, r->from, r->to);
	xml_element(&s.xml, "PublicationDate", day);
	xml_close(&s.xml);
	xml_close(&s.xml);
}
