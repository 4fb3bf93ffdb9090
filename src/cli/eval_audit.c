#include "cli/eval_audit.h"

#include "cli/eval_choose.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/load.h"
#include "read/text.h"
#include "render/audit.h"

static const struct msg no_help;

struct audit_run {
	const struct run *run;
	const struct eval_settings *settings;
	struct loader loader;
	struct plan *plan; /* NULL: none was given */
	struct results *results;
	struct evaluation *evaluation; /* of the plan's whole period; NULL: no plan */
	VEC(struct published *) tables;
};

static const struct audit_renderer *choose_renderer(const struct run *run, const struct eval_settings *s)
{
	struct str name = str_of(renderers[s->format].name);
	const struct audit_renderer *r = audit_renderer_find(name);

	if (s->explain.n > 0) {
		run_usage(run, MSG(N_("--explain and --verify-published exclude each other")), no_help);
		return NULL;
	}
	if (s->plans.n > 0) {
		run_usage(run, MSG(N_("--plans and --verify-published exclude each other")), no_help);
		return NULL;
	}
	if (r == NULL)
		run_usage(run, MSG(N_("--verify-published has no form \"%s\""), name),
			  MSG(N_("there are: %s"), audit_renderer_names(run->arena)));
	return r;
}

/* False after a complaint. */
static bool load_operands(struct audit_run *a, const struct text_list *operands, struct eval_choice *choice)
{
	const struct run *run = a->run;
	struct text_list paths = {operands->v + 1, operands->n > 0 ? operands->n - 1 : 0};

	if (operands->n == 0)
		return true;
	a->plan = load_plan(&a->loader, operands->v[0]);
	if (a->plan == NULL)
		return true;
	if (a->settings->scheme.n > 0)
		load_schemes(&a->loader, a->plan, &a->settings->scheme);
	a->results = load_results(&a->loader, a->plan, operands->v[0], &paths);
	return eval_choose(run, a->settings, a->plan, a->results, choice);
}

/* The year asked for; 0: none. */
static int audited_year(const struct audit_run *a)
{
	return asked_year(&a->settings->year, a->plan != NULL ? a->plan->start_month : FISCAL_START_USUAL);
}

/* The year of tables that name none; 0: not known. */
static int usual_year(const struct audit_run *a, const struct eval_choice *choice)
{
	if (audited_year(a) != 0)
		return audited_year(a);
	return a->results != NULL && a->results->all.n > 0 ? choice->to : 0;
}

/* Leaves the rows of one year. */
static void keep_year(struct published *p, int year)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->rows.n; i++)
		if (p->rows.v[i]->year == year)
			p->rows.v[kept++] = p->rows.v[i];
	p->rows.n = kept;
}

static void load_table(struct audit_run *a, const char *path, int year)
{
	struct loader *l = &a->loader;
	struct input input;

	if (!input_read(&l->inputs, path, (struct span){0}, &input))
		return;
	struct source *source = read_text(l->arena, input.name, input.bytes, TEXT_AUTO, NULL, &l->findings);
	if (source == NULL)
		return;
	struct published *p = published_read(l->arena, source, a->plan, year, &l->inputs.limits, &l->findings);
	if (p == NULL)
		return;
	if (a->plan == NULL && a->settings->scheme.n > 0)
		load_schemes(l, p->own, &a->settings->scheme);
	if (audited_year(a) != 0)
		keep_year(p, audited_year(a));
	*VEC_PUSH(l->arena, &a->tables) = p;
}

static struct view_audit *audit_table(const struct audit_run *a, const struct published *p)
{
	/* What a document says is over by the time it is checked. */
	struct date last = {9999, 12, 31};
	struct evaluation *own = evaluate(a->run->arena, p->own, p->results, p->own->from, p->own->to, last);

	return view_audit(a->run->arena, audit_published(a->run->arena, p, own, a->evaluation));
}

static void name_inputs(const struct audit_run *a, struct audit_list *l)
{
	size_t files = a->results != NULL ? a->results->files.n : 0;

	l->input = ARENA_ARRAY(a->run->arena, struct source *, 1 + files + a->tables.n);
	if (a->plan != NULL)
		l->input[l->input_count++] = a->plan->source;
	for (size_t i = 0; i < files; i++)
		l->input[l->input_count++] = a->results->files.v[i]->source;
	for (size_t i = 0; i < a->tables.n; i++)
		l->input[l->input_count++] = a->tables.v[i]->source;
}

static enum status print_audits(const struct audit_run *a, const struct audit_renderer *renderer)
{
	const struct run *run = a->run;
	struct audit_list l = {.n = a->tables.n, .only_findings = a->settings->quiet};
	struct buf out = buf_new(run->arena);
	struct render_style style = {
		.translate = language_translate,
		.colour = run_colour(run),
		.width = run_width(run),
		.tool = str_of(run->command->name),
		.version = str_of(tools_version),
	};
	enum status status = STATUS_OK;

	l.v = ARENA_ARRAY(run->arena, struct view_audit *, l.n);
	for (size_t i = 0; i < l.n; i++) {
		l.v[i] = audit_table(a, a->tables.v[i]);
		status = l.v[i]->finding_count > 0 ? STATUS_FOUND : status;
	}
	name_inputs(a, &l);
	if (status == STATUS_FOUND || !l.only_findings)
		renderer->audits(&out, &l, &style);
	return run_print(run, buf_str(&out), renderer->terminal, status);
}

enum status eval_audit(const struct run *run, const struct eval_settings *s, const struct text_list *operands)
{
	struct audit_run a = {.run = run, .settings = s};
	struct eval_choice choice = {0};
	const struct audit_renderer *renderer = choose_renderer(run, s);

	if (renderer == NULL)
		return STATUS_TROUBLE;
	run_confine(run, RUN_NEEDS_FILES, NULL);
	loader_init(&a.loader, run->arena, NULL);
	if (!load_operands(&a, operands, &choice))
		return STATUS_TROUBLE;
	for (size_t i = 0; i < s->published.n; i++)
		load_table(&a, s->published.v[i], usual_year(&a, &choice));
	if (!loader_report(&a.loader, run, s->quiet ? DIAG_ERROR : DIAG_WARNING))
		return STATUS_TROUBLE;
	run_confine(run, RUN_NEEDS_OUTPUTS, NULL);
	if (a.plan != NULL)
		a.evaluation = evaluate(run->arena, a.plan, a.results, a.plan->from, a.plan->to, choice.as_of);
	return print_audits(&a, renderer);
}
