#include "cli/eval_partial.h"

#include "cli/eval_plans.h"
#include "cli/eval_select.h"
#include "cli/help.h"

static const struct msg no_help;

bool eval_part(const struct run *run, const struct eval_settings *s, struct results_part *out)
{
	struct str text = s->part != NULL ? argument_text(run->arena, s->part) : STR("1/1");
	size_t slash = str_find(text, STR("/"));
	struct rat k, n;
	int64_t part, parts;

	if (slash != SIZE_MAX && rat_parse(run->arena, str_slice(text, 0, slash), &k, NULL) &&
	    rat_parse(run->arena, str_slice(text, slash + 1, text.n), &n, NULL) && rat_to_int(k, &part) &&
	    rat_to_int(n, &parts) && part >= 1 && part <= parts && parts <= 1000000) {
		*out = (struct results_part){(size_t)part, (size_t)parts};
		return true;
	}
	run_usage(run, MSG(N_("--part takes K/N, the K-th of N parts, not \"%s\""), text), no_help);
	return false;
}

/* What is chosen of the report is chosen when there is one. */
static bool fits_partial(const struct run *run, const struct eval_settings *s)
{
	bool chosen = s->year.year != 0 || s->all_years || date_valid(s->as_of) || s->format != 0 || s->explain.n > 0 ||
		      s->scheme.n > 0 || s->trend || s->each || s->only.given || s->columns.given || s->sort != 0 ||
		      s->reverse || eval_pattern_count(s) > 0;

	if (chosen)
		run_usage(run, MSG(N_("--partial makes no report yet: options for reports go with --merge")), no_help);
	return !chosen;
}

enum status eval_partial(const struct run *run, const struct eval_settings *s, const struct eval_operands *operands)
{
	size_t n = operands->plans.items.n;
	const struct eval_forms forms = {.pieces = 1};
	struct eval_plans p = {.run = run, .settings = s, .forms = &forms};
	struct shared_results shared = {0};
	struct view_plans v = {.plan = ARENA_ARRAY(run->arena, struct view_plan, n), .n = n};
	struct eval_done *done = ARENA_ARRAY(run->arena, struct eval_done, n);
	struct buf out = buf_new(run->arena);
	enum status status = STATUS_OK;

	if (!fits_partial(run, s) || !eval_part(run, s, &p.part) || !run_lock(run, NULL, 0))
		return STATUS_TROUBLE;
	if (!operands->several)
		p.paths = &operands->results;
	else if (operands->results.n > 0 && !eval_share(&p, &shared, operands))
		return STATUS_TROUBLE;
	for (size_t i = 0; p.shared != NULL && i < shared.tables.n; i++)
		(void)source_hash(shared.tables.v[i]->source);
	partial_begin(&out, str_of(run->command->name), str_of(tools_version), operands->several);
	eval_all(&p, operands->plans.items.v, n, done);
	for (size_t i = 0; i < n; i++) {
		v.plan[i] = done[i].plan;
		buf_add(&out, done[i].piece[0]);
		status = done[i].status > status ? done[i].status : status;
	}
	if (!eval_say(&p, &shared, done, &v) || (!operands->several && status == STATUS_TROUBLE))
		return STATUS_TROUBLE;
	for (size_t i = 0; p.shared != NULL && i < shared.tables.n; i++)
		partial_table(&out, shared.tables.v[i]);
	partial_end(&out);
	return run_print(run, buf_str(&out), false, status);
}
