/*
 * What was found of several plans as one list.  Plans may share rating
 * schemes and results; what is wrong in these is told once.
 */
#include "cli/lint.h"

#include "base/map.h"

struct gathering {
	const struct run *run;
	struct lint_gathered *out;
	bool several;
	struct map sources; /* by name; standard input is "-" */
	struct map found;   /* one finding, by all that is shown of it */
};

static void add_sources(struct gathering *g, const struct loader *l)
{
	for (size_t i = 0; i < l->sources.n; i++) {
		struct source *s = l->sources.v[i];

		if (map_put(g->run->arena, &g->sources, s->name, s) == s)
			*VEC_PUSH(g->run->arena, &g->out->sources) = s;
	}
}

static void add_files(struct gathering *g, const struct results *results)
{
	for (size_t i = 0; results && i < results->files.n; i++)
		*VEC_PUSH(g->run->arena, &g->out->files) = results->files.v[i];
}

static struct str key_of(const struct gathering *g, const struct diag *d)
{
	struct arena *a = g->run->arena;
	struct str part[] = {d->at.source ? d->at.source->name : STR(""),
			     str_format(a, ":%zu-%zu ", d->at.start, d->at.end), d->rule, STR(" "),
			     msg_text(a, d->text, NULL)};

	return str_join(a, part, sizeof part / sizeof *part, STR(""));
}

static void add(const struct gathering *g, struct diag_list *l, struct diag *d)
{
	*VEC_PUSH(g->run->arena, &l->items) = d;
	l->count[d->severity]++;
}

/* A file that several plans name is one source from here on, be it one that could not be read as text. */
static void settle_source(struct gathering *g, struct span *at)
{
	if (at->source)
		at->source = map_put(g->run->arena, &g->sources, at->source->name, at->source);
}

static void add_findings(struct gathering *g, struct lint_work *w)
{
	for (size_t i = 0; i < w->loader.findings.items.n; i++) {
		struct diag *d = w->loader.findings.items.v[i];

		if ((int)d->severity >= w->fail_on)
			g->out->fails = true;
		if (g->several && map_put(g->run->arena, &g->found, key_of(g, d), d) != d)
			continue;
		settle_source(g, &d->at);
		for (size_t k = 0; k < d->notes.n; k++)
			settle_source(g, &d->notes.v[k].at);
		for (size_t k = 0; k < d->fixes.n; k++)
			settle_source(g, &d->fixes.v[k].at);
		add(g, &g->out->found, d);
		if (d->severity >= w->shown)
			add(g, &g->out->shown, d);
	}
}

struct lint_gathered lint_gather(const struct run *run, struct lint_work *const *work, size_t n)
{
	struct lint_gathered out = {
		.found = diag_list_new(run->arena), .shown = diag_list_new(run->arena), .complete = true};
	struct gathering g = {.run = run, .out = &out, .several = n > 1};

	for (size_t k = 0; k < n; k++) {
		add_sources(&g, &work[k]->loader);
		add_files(&g, work[k]->results);
		out.complete = out.complete && work[k]->loader.trouble.items.n == 0;
	}
	for (size_t k = 0; k < n; k++)
		add_findings(&g, work[k]);
	return out;
}
