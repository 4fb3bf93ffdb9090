#include "cli/load_shared.h"

#include "read/text.h"

/* Ids that a warning spells out. */
enum { PLANS_SHOWN = 3 };

/* The last part of a path without what is behind its last dot, or the part before that. */
static struct str path_part(struct str path, bool folder)
{
	size_t end = path.n, from;

	for (from = end; from > 0 && path.p[from - 1] != '/';)
		from--;
	if (!folder) {
		while (end > from && path.p[end - 1] != '.')
			end--;
		return str_slice(path, from, end > from ? end - from - 1 : path.n);
	}
	for (end = from; end > 0 && path.p[end - 1] == '/';)
		end--;
	for (from = end; from > 0 && path.p[from - 1] != '/';)
		from--;
	return str_slice(path, from, end - from);
}

static struct shared_plan *shared_plan(struct shared_results *s, struct str id)
{
	struct arena *a = s->loader.arena;
	struct shared_plan *p = map_get(&s->by_id, id);

	if (p == NULL) {
		p = ARENA_NEW(a, struct shared_plan);
		p->id = id;
		map_put(a, &s->by_id, id, p);
		*VEC_PUSH(a, &s->plans) = p;
	}
	return p;
}

/* Rows that do not say whose they are. */
static void share_by_name(struct shared_results *s, size_t table, const struct deal_hand *hand)
{
	struct arena *a = s->loader.arena;
	struct shared_rows rows = {table, hand};
	struct str name = s->tables.v[table]->source->name;
	struct str file = path_part(name, false), folder = path_part(name, true);

	/* Where there is but one plan, that is known by no name. */
	if (s->only_plan) {
		*VEC_PUSH(a, &shared_plan(s, STR(""))->rows) = rows;
		return;
	}
	if (file.n > 0)
		*VEC_PUSH(a, &shared_plan(s, file)->rows) = rows;
	if (folder.n > 0 && !str_eq(folder, file))
		*VEC_PUSH(a, &shared_plan(s, folder)->rows) = rows;
}

static void share_table(struct shared_results *s, struct deal *deal)
{
	struct arena *a = s->loader.arena;
	size_t table = s->tables.n;

	*VEC_PUSH(a, &s->tables) = deal;
	if (!deal->by_plan)
		share_by_name(s, table, NULL);
	for (size_t i = 0; deal->by_plan && i < deal->hands.n; i++) {
		const struct deal_hand *hand = deal->hands.v[i];
		if (hand->plan.n > 0)
			*VEC_PUSH(a, &shared_plan(s, hand->plan)->rows) = (struct shared_rows){table, hand};
		else
			share_by_name(s, table, hand);
	}
}

void shared_results_load(struct shared_results *s, struct arena *a, const struct text_list *paths,
			 struct results_part part, size_t plans, size_t jobs)
{
	struct path_list files = {0};
	struct deal_work work = {.jobs = jobs};
	struct loader *l = &s->loader;

	*s = (struct shared_results){.only_plan = plans == 1};
	loader_init(l, a, NULL);
	l->part = part;
	l->jobs = jobs;
	for (size_t i = 0; i < paths->n; i++)
		(void)!input_expand(&l->inputs, paths->v[i], (struct span){0}, &files);
	for (size_t i = 0; i < files.items.n; i++) {
		struct source *source = load_csv(l, files.items.v[i], (struct span){0});
		struct deal *deal = source != NULL
					    ? results_deal(a, source, l->part, &l->inputs.limits, &work, &l->findings)
					    : NULL;
		if (deal != NULL)
			share_table(s, deal);
	}
}

void shared_results_release(const struct shared_results *s)
{
	for (size_t i = 0; i < s->tables.n; i++) {
		struct str bytes = s->tables.v[i]->source->bytes;
		arena_release(s->loader.arena, bytes.p, bytes.n);
	}
}

static void read_rows(struct loader *l, struct results *results, const struct shared_results *s,
		      const struct shared_rows *rows)
{
	const struct deal *deal = s->tables.v[rows->table];

	if (rows->hand != NULL)
		(void)results_read_hand(results, deal, rows->hand, &l->inputs.limits, &l->headers, &l->findings);
	else
		(void)results_read(results, deal->source, &l->inputs.limits, &l->findings);
}

struct results *load_shared_results(struct loader *l, const struct plan *plan, const struct shared_results *s)
{
	static const struct shared_plan none;
	const struct shared_plan *named = map_get(&s->by_id, plan->id.s), *unnamed = map_get(&s->by_id, STR(""));
	struct results *results = results_new(l->arena, plan);

	results->part = l->part;
	named = named != NULL ? named : &none;
	unnamed = unnamed != NULL ? unnamed : &none;
	/* In the order of the files. */
	for (size_t i = 0, k = 0; i < named->rows.n || k < unnamed->rows.n;) {
		bool first = k == unnamed->rows.n ||
			     (i < named->rows.n && named->rows.v[i].table <= unnamed->rows.v[k].table);
		read_rows(l, results, s, first ? &named->rows.v[i++] : &unnamed->rows.v[k++]);
	}
	if (!l->unfinished)
		results_finish(results, &l->findings);
	return results;
}

/* --- What became of the rows ------------------------------------------------ */

struct account {
	struct shared_results *s;
	struct arena *a;
	struct map ids; /* of the plans */
	size_t plans;
};

static struct str number(struct account *c, size_t n)
{
	return str_format(c->a, "%zu", n);
}

/* The plan that rows which do not say are taken by; *twice: there are two. */
static bool has_taker(struct account *c, struct str file_name, bool *twice)
{
	bool by_file = map_get(&c->ids, path_part(file_name, false)) != NULL;
	bool by_folder = map_get(&c->ids, path_part(file_name, true)) != NULL;

	*twice = by_file && by_folder && !str_eq(path_part(file_name, false), path_part(file_name, true));
	return c->s->only_plan || by_file || by_folder;
}

static void check_nameless(struct account *c, struct span at, struct msg nobodys)
{
	struct diag_list *findings = &c->s->loader.findings;
	struct str name = at.source->name;
	bool twice;
	struct diag *d;

	if (!has_taker(c, name, &twice)) {
		d = diag_add(findings, DIAG_ERROR, STR("missing-column"), at, nobodys);
		diag_help(d, MSG(N_("say it in a column \"plan\", or name the file after the id of its plan: ID.csv")));
	} else if (twice && !c->s->only_plan) {
		d = diag_add(findings, DIAG_ERROR, STR("missing-column"), at,
			     MSG(N_("the file is named after two plans, \"%1$s\" and \"%2$s\""), path_part(name, false),
				 path_part(name, true)));
		diag_help(d, MSG(N_("say it in a column \"plan\"")));
	}
}

/* Warns of rows whose plan was not given: one finding for a file, at the first of them. */
static size_t warn_of_others(struct account *c, const struct deal *deal)
{
	struct str shown[PLANS_SHOWN + 1];
	size_t rows = 0, plans = 0;
	const struct deal_hand *first = NULL;

	for (size_t i = 0; i < deal->hands.n; i++) {
		const struct deal_hand *hand = deal->hands.v[i];
		if (hand->plan.n == 0 || map_get(&c->ids, hand->plan) != NULL)
			continue;
		first = first != NULL ? first : hand;
		if (plans < PLANS_SHOWN)
			shown[plans] = hand->plan;
		rows += hand->rows;
		plans++;
	}
	if (first == NULL)
		return 0;
	if (plans > PLANS_SHOWN)
		shown[PLANS_SHOWN] = STR("…");
	struct str names = str_join(c->a, shown, plans > PLANS_SHOWN ? PLANS_SHOWN + 1 : plans, STR(", "));
	struct diag *d = diag_add(
		&c->s->loader.findings, DIAG_WARNING, STR(""), first->first,
		MSG(N_("%1$s rows are passed over, of plans that were not given: %2$s"), number(c, rows), names));
	/* A slip is likely only where a plan was left without rows. */
	struct str *ids = ARENA_ARRAY(c->a, struct str, c->ids.n);
	size_t n = 0;
	for (size_t i = 0; i < c->ids.n; i++)
		if (map_get(&c->s->by_id, c->ids.entries[i].key) == NULL)
			ids[n++] = c->ids.entries[i].key;
	struct str meant = nearest_name(c->a, first->plan, ids, n);
	if (meant.n > 0)
		diag_help(d, MSG(N_("did you mean \"%s\"?"), meant));
	return rows;
}

static struct view_plan_rows account_table(struct account *c, const struct deal *deal)
{
	struct view_plan_rows rows = {.file = deal->source->name};
	struct source *source = deal->source;

	if (!deal->by_plan) {
		check_nameless(c, (struct span){source, 0, 0},
			       MSG(N_("%s plans were given, and the table does not say whose its rows are"),
				   number(c, c->plans)));
		return rows;
	}
	rows.titles = deal->titles + deal->footnotes;
	rows.rows = rows.titles;
	for (size_t i = 0; i < deal->hands.n; i++) {
		const struct deal_hand *hand = deal->hands.v[i];
		rows.rows += hand->rows;
		if (hand->plan.n == 0)
			check_nameless(c, hand->first, MSG(N_("the row does not say whose it is")));
	}
	rows.other_plans = warn_of_others(c, deal);
	return rows;
}

void shared_results_account(struct shared_results *s, struct arena *a, struct view_plans *v)
{
	struct account c = {.s = s, .a = a, .plans = v->n};

	/* Of a plan that is unreadable the name of its file is what its id most likely is. */
	for (size_t i = 0; i < v->n; i++)
		map_put(a, &c.ids, v->plan[i].id.n > 0 ? v->plan[i].id : path_part(v->plan[i].file, false),
			&v->plan[i]);
	v->rows = ARENA_ARRAY(a, struct view_plan_rows, s->tables.n);
	v->rows_count = s->tables.n;
	for (size_t i = 0; i < s->tables.n; i++)
		v->rows[i] = account_table(&c, s->tables.v[i]);
}
