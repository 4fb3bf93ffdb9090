/*
 * One line as plugins of Nagios, Icinga and their like print it: a status, a
 * text for people, and behind a bar the figures with their thresholds.
 * Source: Monitoring Plugins Development Guidelines, "Plugin Output",
 * "Performance data" and "Threshold and ranges".
 */
#include "base/utf8.h"
#include "render/words.h"
#include "view/filter.h"
#include "view/rows.h"

/* More missed targets are counted alone. */
enum { NAMED_MAX = 3 };

static const char *const status_names[] = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};

enum plugin_status render_nagios_status(const struct report *r, unsigned fail)
{
	if (report_has(r, fail))
		return PLUGIN_CRITICAL;
	return report_has(r, 1u << OUTCOME_MISSED | 1u << OUTCOME_NO_DATA) ? PLUGIN_WARNING : PLUGIN_OK;
}

/* A bar begins the figures, so in words it is another one. */
static void add_words(struct buf *out, struct str words)
{
	struct str s = utf8_inert(out->arena, words);
	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] == '|')
			buf_add_z(out, "｜");
		else
			buf_add_c(out, s.p[k]);
	}
}

static void add_name(struct buf *out, struct str name)
{
	struct str s = utf8_inert(out->arena, name);
	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] == '\'')
			buf_add_c(out, '\'');
		buf_add_c(out, s.p[k] == '=' || s.p[k] == '|' ? '_' : s.p[k]);
	}
}

/* In quotes; a quote is doubled, and a sign that ends a label is left out.  Of several plans: "PLAN/NAME". */
static void add_label(struct buf *out, struct str plan, struct str name, int year, struct str period)
{
	buf_add_c(out, '\'');
	if (plan.n) {
		add_name(out, plan);
		buf_add_c(out, '/');
	}
	add_name(out, name);
	if (period.n)
		buf_printf(out, " %.*s", STR_ARG(period));
	else if (year)
		buf_printf(out, " FY%d", year);
	buf_add_z(out, "'=");
}

/* The range that a value has to stay in: "80:" alerts below 80, "~:10" above 10, "@~:5" at 5 and below. */
static void add_range(struct buf *out, const struct view_value *target)
{
	static const char *const before[TARGET_OP_COUNT] = {
		[TARGET_AT_MOST] = "~:", [TARGET_ABOVE] = "@~:", [TARGET_BELOW] = "@"};
	enum target_op op = target->op;
	if (!target->number.n || op == TARGET_INCREASE || op == TARGET_DECREASE)
		return;
	buf_add_z(out, before[op] ? before[op] : "");
	buf_add(out, target->number);
	if (op == TARGET_AT_LEAST || op == TARGET_BELOW)
		buf_add_c(out, ':');
	else if (op == TARGET_EXACTLY || op == TARGET_BETWEEN) {
		buf_add_c(out, ':');
		buf_add(out, op == TARGET_EXACTLY ? target->number : target->upper);
	}
}

static void add_counts(struct buf *out, struct str plan, const struct tally *tally, int year, unsigned fail)
{
	for (unsigned o = 0; o < OUTCOME_COUNT; o++) {
		bool critical = fail & 1u << o, warning = o == OUTCOME_MISSED || o == OUTCOME_NO_DATA;
		buf_add_c(out, ' ');
		add_label(out, plan, str_of(outcome_names[o]), year, STR(""));
		buf_printf(out, "%zu%s", tally->count[o], critical ? ";;0;0" : warning ? ";0;;0" : ";;;0");
	}
}

static void add_figures(struct buf *out, struct str plan, const struct report *r, unsigned fail)
{
	struct view_rows rows = view_rows(out->arena, r);
	bool several = r->year_count > 1, critical = fail & 1u << OUTCOME_MISSED;
	for (size_t k = 0; k < r->year_count; k++)
		add_counts(out, plan, &r->year[k].tally, several ? r->year[k].year : 0, fail);
	for (size_t k = 0; k < rows.n; k++) {
		const struct view_entry *e = rows.v[k].entry;
		if (!e->actual.number.n || e->kind == ITEM_FIGURE)
			continue;
		buf_add_c(out, ' ');
		add_label(out, plan, e->id, several ? e->year : 0, several ? e->period : STR(""));
		buf_add(out, e->actual.number);
		buf_add_z(out, str_eq(e->unit, STR("%")) ? "%" : "");
		/* While the year runs, what is not reached yet is no reason to alert. */
		bool due = e->outcome == OUTCOME_MET || e->outcome == OUTCOME_MISSED;
		if (!due || !e->target.number.n)
			continue;
		buf_add_z(out, critical ? ";;" : ";");
		add_range(out, &e->target);
	}
}

/* "未達成 10、報告なし 6" */
static struct str counted(struct arena *a, const struct tally *t, const struct render_style *style)
{
	VEC(struct str) part = {0};
	for (unsigned o = 0; o < OUTCOME_COUNT; o++) {
		struct str pair[] = {words_outcome((enum outcome)o, style), str_format(a, "%zu", t->count[o])};
		if (t->count[o])
			*VEC_PUSH(a, &part) = str_join(a, pair, 2, STR(" "));
	}
	return str_join(a, part.v, part.n, msg_text(a, MSG(N_(", ")), style->translate));
}

/* The first missed targets by name, each with its rate. */
static struct str named(struct arena *a, const struct report *r, const struct render_style *style)
{
	struct view_rows rows = view_rows(a, r);
	VEC(struct str) part = {0};
	size_t missed = 0;
	for (size_t k = 0; k < rows.n; k++) {
		const struct view_entry *e = rows.v[k].entry;
		struct str rate = words_rate(a, e), title = words_title(a, e, style);
		if (e->outcome != OUTCOME_MISSED || missed++ >= NAMED_MAX)
			continue;
		*VEC_PUSH(a, &part) =
			rate.n ? msg_text(a, MSG(N_("%1$s (%2$s)"), title, rate), style->translate) : title;
	}
	if (missed > NAMED_MAX)
		*VEC_PUSH(a, &part) = STR("…");
	return str_join(a, part.v, part.n, msg_text(a, MSG(N_(", ")), style->translate));
}

void render_nagios(struct buf *out, const struct report *r, const struct render_style *style)
{
	struct arena *a = out->arena;
	struct str missed = named(a, r, style);
	buf_printf(out, "%s - ", status_names[render_nagios_status(r, style->fail)]);
	add_words(out, r->title);
	for (size_t k = 0; k < r->year_count; k++) {
		const struct view_year *y = &r->year[k];
		struct str said =
			msg_text(a, MSG(N_("%1$s: %2$s"), words_year_short(a, y, style), counted(a, &y->tally, style)),
				 style->translate);
		if (k)
			add_words(out, msg_text(a, MSG(N_("; ")), style->translate));
		else
			buf_add_c(out, ' ');
		add_words(out, said);
	}
	if (missed.n) {
		buf_add_z(out, " - ");
		add_words(out, missed);
	}
	buf_add_z(out, " |");
	add_figures(out, STR(""), r, style->fail);
	buf_add_c(out, '\n');
}

/* --- Several plans: one line, which names those that are worst ---------------- */

static unsigned outcomes_of(const struct view_plan *p)
{
	unsigned found = p->bits;
	for (size_t k = 0; k < p->year_count; k++)
		for (unsigned o = 0; o < OUTCOME_COUNT; o++)
			found |= p->year[k].outcomes.tally.count[o] ? 1u << o : 0;
	return found;
}

static enum plugin_status plan_status(const struct view_plan *p, unsigned fail)
{
	unsigned found = outcomes_of(p);
	if (p->state == PLAN_FAULTY)
		return PLUGIN_UNKNOWN;
	if (found & fail)
		return PLUGIN_CRITICAL;
	return found & (1u << OUTCOME_MISSED | 1u << OUTCOME_NO_DATA) ? PLUGIN_WARNING : PLUGIN_OK;
}

/* What is known to be critical is told before what is not known. */
enum plugin_status render_nagios_plans_status(const struct view_plans *v, unsigned fail)
{
	static const int weight[] = {
		[PLUGIN_OK] = 0, [PLUGIN_WARNING] = 1, [PLUGIN_UNKNOWN] = 2, [PLUGIN_CRITICAL] = 3};
	enum plugin_status worst = PLUGIN_OK;
	for (size_t k = 0; k < v->n; k++) {
		enum plugin_status one = plan_status(&v->plan[k], fail);
		worst = weight[one] > weight[worst] ? one : worst;
	}
	return worst;
}

void render_nagios_piece(struct buf *out, size_t k, const struct report *r, const struct render_style *style)
{
	(void)k;
	add_figures(out, r->plan_id, r, style->fail);
}

/* "青葉町計画（未達成 2）": the plans of that status, the first ones by name. */
static void name_plans(struct buf *out, const struct view_plans *v, enum plugin_status status, size_t *named,
		       const struct render_style *style)
{
	struct arena *a = out->arena;
	for (size_t k = 0; k < v->n; k++) {
		const struct view_plan *p = &v->plan[k];
		struct tally sum = {{0}};
		if (plan_status(p, style->fail) != status || (*named)++ >= NAMED_MAX)
			continue;
		for (size_t i = 0; i < p->year_count; i++) {
			sum.count[OUTCOME_MISSED] += p->year[i].outcomes.tally.count[OUTCOME_MISSED];
			sum.count[OUTCOME_NO_DATA] += p->year[i].outcomes.tally.count[OUTCOME_NO_DATA];
		}
		struct str why = status == PLUGIN_UNKNOWN
					 ? msg_text(a, (struct msg){.id = plan_state_words[p->state]}, style->translate)
					 : counted(a, &sum, style);
		struct msg m =
			why.n ? MSG(N_("%1$s (%2$s)"), view_plan_name(a, p), why) : MSG("%s", view_plan_name(a, p));
		add_words(out, *named == 1 ? STR(" - ") : msg_text(a, MSG(N_(", ")), style->translate));
		add_words(out, msg_text(a, m, style->translate));
	}
}

void render_plans_nagios(struct buf *out, const struct view_plans *v, const struct plan_pieces *pieces,
			 const struct render_style *style)
{
	static const enum plugin_status order[] = {PLUGIN_CRITICAL, PLUGIN_UNKNOWN, PLUGIN_WARNING};
	struct arena *a = out->arena;
	struct str plans = msg_text(a,
				    MSG(N_("plans: %1$s, evaluated: %2$s"), str_format(a, "%zu", v->n),
					str_format(a, "%zu", v->count[PLAN_EVALUATED])),
				    style->translate);
	struct str said[] = {plans, counted(a, &v->total.tally, style)};
	size_t named = 0;
	buf_printf(out, "%s - ", status_names[render_nagios_plans_status(v, style->fail)]);
	add_words(out, str_join(a, said, said[1].n ? 2 : 1, msg_text(a, MSG(N_("; ")), style->translate)));
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		name_plans(out, v, order[k], &named, style);
	if (named > NAMED_MAX)
		add_words(out, str_join(a, (struct str[]){msg_text(a, MSG(N_(", ")), style->translate), STR("…")}, 2,
					STR("")));
	buf_add_z(out, " |");
	add_counts(out, STR(""), &v->total.tally, 0, style->fail);
	buf_add_c(out, ' ');
	add_label(out, STR(""), str_of(plan_state_names[PLAN_FAULTY]), 0, STR(""));
	buf_printf(out, "%zu;0;;0", v->count[PLAN_FAULTY]);
	for (size_t k = 0; k < v->n * pieces->count; k++)
		buf_add(out, pieces->v[k]);
	buf_add_c(out, '\n');
}
