/*
 * Rating schemes of the plans that are compared, each as it was when its plan
 * was.
 */
#include "base/buf.h"
#include "cli/diff.h"
#include "cli/git.h"
#include "cli/reach.h"
#include "model/scheme.h"
#include "read/text.h"

struct scheme_place {
	struct diff_request *request;
	struct diff_side *side;
	struct diag_list *findings;
};

/* `path` as it is written in the file `base`, "a/../b" shortened to "b". */
static struct str path_beside(struct arena *a, struct str base, struct str path)
{
	VEC(struct str) part = {0};
	struct str whole[] = {str_of(git_folder(a, str_z(a, base))), path};
	struct str rest = str_join(a, whole, 2, STR("/"));
	bool here = str_has_prefix(base, STR("./"));
	while (rest.n) {
		size_t slash = str_find(rest, STR("/"));
		struct str p = str_slice(rest, 0, slash);
		rest = slash == SIZE_MAX ? STR("") : str_slice(rest, slash + 1, SIZE_MAX);
		if (!p.n || str_eq(p, STR(".")))
			continue;
		if (str_eq(p, STR("..")) && part.n && !str_eq(part.v[part.n - 1], STR("..")))
			part.n--;
		else
			*VEC_PUSH(a, &part) = p;
	}
	struct str said[] = {here ? STR("./") : STR(""), str_join(a, part.v, part.n, STR("/"))};
	return str_join(a, said, 2, STR(""));
}

static struct source *open_in_git(struct scheme_place *p, struct str path, struct span at)
{
	struct arena *a = p->request->loader.arena;
	const struct diff_side *side = p->side;
	struct str beside = path_beside(a, side->git_path, path), bytes;
	/* As the user calls the plan: revision, colon, path. */
	struct str known = str_slice(side->label, side->revision.n + 1, SIZE_MAX);
	struct str name[] = {side->revision, path_beside(a, known, path)};
	if (git_file(a, side->git_folder, side->revision, beside, &bytes) == GIT_FOUND)
		return read_text(a, str_join(a, name, 2, STR(":")), bytes, TEXT_UTF8, NULL, p->findings);
	diag_add(p->findings, DIAG_ERROR, STR("unreadable-file"), at,
		 MSG(N_("there is no file \"%1$s\" in revision \"%2$s\""), beside, side->revision));
	return NULL;
}

/* A file beside the plan `home`. */
static struct source *open_file(struct scheme_place *p, const char *home, struct str path, struct span at)
{
	struct loader *l = &p->request->loader;
	struct input input;
	struct diag_list *trouble = l->inputs.trouble;
	l->inputs.trouble = p->findings;
	const char *where = input_relative(l->arena, home, path);
	bool good = reach_allows(l->arena, home, where);
	if (good)
		good = input_read(&l->inputs, where, at, &input);
	else
		input_refuse_reach(&l->inputs, where, at);
	l->inputs.trouble = trouble;
	return good ? read_text(l->arena, input.name, input.bytes, TEXT_UTF8, NULL, p->findings) : NULL;
}

/* Git calls with temporary files: what stands beside the plan is taken from where the plan seems to be. */
static struct source *open_for_git(struct scheme_place *p, struct str path, struct span at)
{
	struct arena *a = p->request->loader.arena;
	struct diff_place *place = &p->side->place;
	struct str plan = diff_git_path(p->side), bytes;
	struct source *s = NULL;
	if (place->kind == PLACE_NOT_ASKED)
		diff_find_places(p->request);
	struct str beside = path_beside(a, plan, path), name[] = {place->revision, beside};
	if (place->kind == PLACE_TREE)
		s = open_file(p, str_z(a, plan), path, at);
	else if (git_file(a, ".", place->revision, beside, &bytes) == GIT_FOUND)
		s = read_text(a, str_join(a, name, 2, STR(":")), bytes, TEXT_UTF8, NULL, p->findings);
	if (!s)
		place->kind = PLACE_NOT_FOUND;
	return s;
}

static struct source *open_scheme(void *arg, struct str path, struct span at)
{
	struct scheme_place *p = arg;
	if (p->request->external)
		return open_for_git(p, path, at);
	return p->side->path ? open_file(p, p->side->path, path, at) : open_in_git(p, path, at);
}

void diff_load_schemes(struct diff_request *r, struct diff_side *side, struct diag_list *findings)
{
	struct arena *a = r->loader.arena;
	/* Whoever reads git's output wants to see the plan's changes, not what is amiss beside it. */
	struct diag_list ignored = diag_list_new(a);
	struct diag_list *to = r->external ? &ignored : findings;
	struct binder b = {.arena = a, .diags = to, .start_month = side->plan->start_month};
	struct scheme_place place = {r, side, to};
	struct scheme_files files = {open_scheme, &place};
	struct scheme_set *set = ARENA_NEW(a, struct scheme_set);
	*set = scheme_set_read(&b, side->plan, &files);
	side->plan->schemes = set;
}
