#include "cli/eval_partial.h"

#include <stdlib.h>

static const struct msg no_help;

static struct str section_key(struct arena *a, const struct partial_section *s)
{
	/* No id holds a line end. */
	return s->unreadable ? str_join(a, (struct str[]){STR("\n"), s->file}, 2, STR("")) : s->id;
}

static void add_section(struct merge *m, const struct partial_section *s)
{
	struct arena *a = m->loader.arena;
	struct str key = section_key(a, s);
	struct merged_plan *p = map_get(&m->by_id, key);

	if (p == NULL) {
		p = ARENA_NEW(a, struct merged_plan);
		*p = (struct merged_plan){.file = s->file, .id = s->id, .hash = s->hash};
		map_put(a, &m->by_id, key, p);
		*VEC_PUSH(a, &m->plans) = p;
	}
	if (p->hash != s->hash) {
		struct diag *d = diag_add(&m->loader.findings, DIAG_ERROR, STR(""),
					  (struct span){source_new(a, s->partial->source->name, STR("")), 0, 0},
					  MSG(N_("it is of another plan \"%1$s\" than %2$s"), s->id,
					      p->sections.v[0]->partial->source->name));
		diag_help(d, MSG(N_("make all partial evaluations from the same plan")));
	}
	/* Whatever the order of the partials. */
	if (str_cmp(s->file, p->file) < 0)
		p->file = s->file;
	if (s->faulty && (p->faulty_in.n == 0 || str_cmp(s->partial->source->name, p->faulty_in) < 0))
		p->faulty_in = s->partial->source->name;
	p->faulty = p->faulty || s->faulty;
	*VEC_PUSH(a, &p->sections) = s;
}

static void add_partial(struct merge *m, const char *path)
{
	struct loader *l = &m->loader;
	struct input input;

	if (!input_read(&l->inputs, path, (struct span){0}, &input))
		return;
	struct source *source = source_new(l->arena, input.name, input.bytes);
	struct partial *p = partial_read(l->arena, source, &l->findings);
	if (p == NULL)
		return;
	*VEC_PUSH(l->arena, &m->partials) = p;
	for (size_t i = 0; i < p->section_count; i++)
		add_section(m, &p->section[i]);
}

static int by_file(const void *x, const void *y)
{
	const struct merged_plan *a = *(struct merged_plan *const *)x, *b = *(struct merged_plan *const *)y;
	int o = str_cmp(a->file, b->file);

	return o ? o : str_cmp(a->id, b->id);
}

bool merge_load(struct merge *m, const struct run *run, const struct eval_settings *s, const struct text_list *operands,
		struct eval_operands *out)
{
	struct text_list plans = {ARENA_ARRAY(run->arena, const char *, operands->n), 0};
	size_t partials = 0;

	*m = (struct merge){0};
	loader_init(&m->loader, run->arena, NULL);
	for (size_t i = 0; i < operands->n; i++) {
		if (input_is_plan_name(operands->v[i]))
			plans.v[plans.n++] = operands->v[i];
		else
			add_partial(m, operands->v[i]);
		partials += !input_is_plan_name(operands->v[i]);
	}
	if (partials == 0) {
		run_usage(run, MSG(N_("--merge takes partial evaluations")),
			  MSG(N_("plan-eval --partial makes one from a plan and its results")));
		return false;
	}
	if (!loader_report(&m->loader, run, DIAG_WARNING))
		return false;
	if (m->plans.n > 1)
		qsort(m->plans.v, m->plans.n, sizeof *m->plans.v, by_file);
	*out = (struct eval_operands){.several = m->plans.n > 1};
	for (size_t i = 0; i < m->partials.n; i++)
		out->several = out->several || m->partials.v[i]->several;
	if (plans.n > 0 || s->plans.n > 0) {
		bool several = out->several;
		if (!eval_operands(run, s, &plans, out))
			return false;
		out->several = out->several || several;
		return true;
	}
	for (size_t i = 0; i < m->plans.n; i++)
		*VEC_PUSH(run->arena, &out->plans.items) = str_z(run->arena, m->plans.v[i]->file);
	if (m->plans.n == 0)
		run_complain(run, MSG(N_("no plans were given")), no_help);
	return m->plans.n > 0;
}

struct results *merge_results(struct loader *l, const struct plan *plan, const struct merge *m)
{
	const struct merged_plan *p = map_get(&m->by_id, plan->id.s);
	struct results *results = results_new(l->arena, plan);
	struct span at = {source_new(l->arena, plan->source->name, STR("")), 0, 0};

	if (p != NULL && p->hash != source_hash(plan->source)) {
		struct diag *d =
			diag_add(&l->findings, DIAG_ERROR, STR(""), at,
				 MSG(N_("the plan is not the one that its partial evaluations were made from")));
		diag_help(d, MSG(N_("give that one, or make them again")));
	} else if (p != NULL && p->faulty) {
		diag_add(&l->findings, DIAG_ERROR, STR(""), at,
			 MSG(N_("errors kept rows of this plan out of the partial evaluation %s"), p->faulty_in));
	} else if (p != NULL) {
		(void)partial_results(results, p->sections.v, p->sections.n, &l->findings);
	}
	results_finish(results, &l->findings);
	return results;
}

/* --- Rows of other plans ------------------------------------------------------ */

static int by_table(const void *x, const void *y)
{
	const struct partial_table *a = *(const struct partial_table *const *)x;
	const struct partial_table *b = *(const struct partial_table *const *)y;
	int o = str_cmp(a->file, b->file);

	o = o ? o : (a->hash > b->hash) - (a->hash < b->hash);
	return o ? o : (a->part > b->part) - (a->part < b->part);
}

static size_t rows_of_others(const struct partial_table *t, const struct map *ids)
{
	size_t rows = 0;

	for (size_t i = 0; i < t->hand_count; i++)
		if (t->hand[i].plan.n > 0 && map_get(ids, t->hand[i].plan) == NULL)
			rows += t->hand[i].rows;
	return rows;
}

void merge_account(const struct merge *m, struct arena *a, struct view_plans *v)
{
	VEC(const struct partial_table *) tables = {0};
	struct map ids = {0};

	for (size_t i = 0; i < v->n; i++)
		map_put(a, &ids, v->plan[i].id, &v->plan[i]);
	for (size_t i = 0; i < m->partials.n; i++)
		for (size_t k = 0; k < m->partials.v[i]->table_count; k++)
			*VEC_PUSH(a, &tables) = &m->partials.v[i]->table[k];
	if (tables.n > 1)
		qsort(tables.v, tables.n, sizeof *tables.v, by_table);
	v->rows = ARENA_ARRAY(a, struct view_plan_rows, tables.n);
	for (size_t i = 0; i < tables.n; i++) {
		const struct partial_table *t = tables.v[i];
		bool first = i == 0 || t->hash != tables.v[i - 1]->hash || !str_eq(t->file, tables.v[i - 1]->file);
		/* Runs over different plans know the same table. */
		if (!first && t->part == tables.v[i - 1]->part)
			continue;
		if (first)
			v->rows[v->rows_count++].file = t->file;
		v->rows[v->rows_count - 1].other_plans += rows_of_others(t, &ids);
	}
}
