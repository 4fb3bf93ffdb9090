#include "cli/load.h"

#include "cli/limits.h"
#include "cli/reach.h"
#include "model/scheme.h"
#include "read/text.h"
#include "read/yaml.h"

#include <limits.h>

void loader_init(struct loader *l, struct arena *a, const struct read_limits *limits)
{
	*l = (struct loader){.arena = a, .trouble = diag_list_new(a), .part = {1, 1}, .jobs = 1};
	l->findings = l->headers = diag_list_new(a);
	struct read_limits environment;
	struct str bad;

	/* run_options() has complained of a variable that is wrong. */
	if (limits == NULL && limits_from_environment(&environment, &bad))
		limits = &environment;
	l->inputs = inputs_new(a, limits, &l->trouble);
}

/* Where a scheme file is looked for. */
struct scheme_folder {
	struct loader *loader;
	const char *base; /* the file that names it; NULL: the command line did */
};

static struct source *open_scheme(void *arg, struct str path, struct span at)
{
	struct scheme_folder *f = arg;
	struct loader *l = f->loader;
	struct input input;
	const char *where = f->base != NULL ? input_relative(l->arena, f->base, path) : str_z(l->arena, path);

	if (f->base != NULL && !reach_allows(l->arena, f->base, where)) {
		input_refuse_reach(&l->inputs, where, at);
		return NULL;
	}
	if (!input_read(&l->inputs, where, at, &input))
		return NULL;
	struct source *source = read_text(l->arena, input.name, input.bytes, TEXT_UTF8, NULL, &l->findings);
	if (source != NULL)
		*VEC_PUSH(l->arena, &l->sources) = source;
	return source;
}

static void load_own_schemes(struct loader *l, struct plan *plan, const char *plan_path)
{
	struct binder b = {.arena = l->arena, .diags = &l->findings, .start_month = plan->start_month};
	struct scheme_folder folder = {l, plan_path};
	struct scheme_files files = {open_scheme, &folder};
	struct scheme_set *set = ARENA_NEW(l->arena, struct scheme_set);

	*set = scheme_set_read(&b, plan, &files);
	plan->schemes = set;
}

void load_schemes(struct loader *l, struct plan *plan, const struct text_list *names)
{
	struct binder b = {.arena = l->arena, .diags = &l->findings, .start_month = plan->start_month};
	struct scheme_folder folder = {l, NULL};
	struct scheme_files files = {open_scheme, &folder};
	struct scheme_set *set = ARENA_NEW(l->arena, struct scheme_set);

	set->use = ARENA_ARRAY(l->arena, struct scheme_use, names->n);
	for (size_t i = 0; i < names->n; i++) {
		struct str name = argument_text(l->arena, names->v[i]);
		const struct scheme *s = scheme_named(&b, &files, name, (struct span){0});
		if (s != NULL)
			set->use[set->n++] = (struct scheme_use){.scheme = s, .from = INT_MIN, .to = INT_MAX};
	}
	plan->schemes = set;
}

struct plan *load_plan(struct loader *l, const char *path)
{
	struct input input;

	if (!input_read(&l->inputs, path, (struct span){0}, &input))
		return NULL;
	struct source *source = read_text(l->arena, input.name, input.bytes, TEXT_UTF8, NULL, &l->findings);
	if (source == NULL)
		return NULL;
	*VEC_PUSH(l->arena, &l->sources) = l->plan_source = source;
	l->plan_root = read_yaml(l->arena, source, &l->inputs.limits, &l->findings);
	struct plan *plan = l->plan_root != NULL ? plan_read(l->arena, source, l->plan_root, &l->findings) : NULL;
	if (plan != NULL)
		load_own_schemes(l, plan, path);
	return plan;
}

bool load_has_results(const struct plan *plan, const struct text_list *paths)
{
	return paths->n > 0 || plan->results.n > 0;
}

/* The files to read, in order.  What cannot be found is in `trouble`. */
static struct path_list list_files(struct loader *l, const struct plan *plan, const char *plan_path,
				   const struct text_list *paths)
{
	struct path_list files = {0};

	for (size_t i = 0; i < paths->n; i++)
		(void)!input_expand(&l->inputs, paths->v[i], (struct span){0}, &files);
	for (size_t i = 0; paths->n == 0 && i < plan->results.n; i++) {
		const struct field *named = &plan->results.v[i];
		const char *path = input_relative(l->arena, plan_path, named->s);
		if (reach_allows(l->arena, plan_path, path))
			(void)!input_expand(&l->inputs, path, named->at, &files);
		else
			input_refuse_reach(&l->inputs, path, named->at);
	}
	return files;
}

struct source *load_csv(struct loader *l, const char *path, struct span at)
{
	struct input input;

	if (!input_read(&l->inputs, path, at, &input))
		return NULL;
	struct source *source = read_text_by(l->jobs, l->arena, input.name, input.bytes, TEXT_AUTO, NULL, &l->findings);
	if (source != NULL)
		*VEC_PUSH(l->arena, &l->sources) = source;
	return source;
}

struct results *load_results(struct loader *l, const struct plan *plan, const char *plan_path,
			     const struct text_list *paths)
{
	struct results *results = results_new(l->arena, plan);
	struct path_list files = list_files(l, plan, plan_path, paths);

	results->part = l->part;
	for (size_t i = 0; i < files.items.n; i++) {
		struct source *source = load_csv(l, files.items.v[i], (struct span){0});
		if (source != NULL)
			(void)results_read(results, source, &l->inputs.limits, &l->findings);
	}
	if (!l->unfinished)
		results_finish(results, &l->findings);
	return results;
}

bool loader_report(struct loader *l, const struct run *r, enum diag_severity least)
{
	run_report(r, &l->trouble, least);
	run_report(r, &l->findings, least);
	return l->trouble.count[DIAG_ERROR] + l->headers.count[DIAG_ERROR] + l->findings.count[DIAG_ERROR] == 0;
}
