#include "cli/diff.h"
#include "cli/git.h"
#include "read/text.h"
#include "read/yaml.h"

/* Separates the fields of a revision in what git is asked to print. */
#define FIELD "%x1f"

static const struct msg no_help;

struct revisions {
	VEC(struct log_revision) v; /* the oldest first */
	VEC(struct str) hash, path;
};

/* The next piece of `rest` up to `end`, which is taken away with it. */
static struct str take(struct str *rest, char end)
{
	const char sep[] = {end};
	size_t at = str_find(*rest, (struct str){sep, 1});
	struct str piece = str_slice(*rest, 0, at);
	*rest = at == SIZE_MAX ? STR("") : str_slice(*rest, at + 1, SIZE_MAX);
	return piece;
}

static struct date day(struct arena *a, struct str s)
{
	struct period p = {.unit = PERIOD_NONE};
	(void)period_parse(a, s, PERIOD_NONE, 4, &p);
	return p.last;
}

/* "\x1e" before each revision, then its fields, an empty line, and the path that the file had in it. */
static void parse(struct run *run, struct str out, struct revisions *r)
{
	struct arena *a = run->arena;
	VEC(struct str) record = {0};
	take(&out, '\x1e');
	while (out.n)
		*VEC_PUSH(a, &record) = take(&out, '\x1e');
	for (size_t k = record.n; k-- > 0;) {
		struct str rest = record.v[k];
		*VEC_PUSH(a, &r->hash) = take(&rest, '\x1f');
		struct log_revision *v = VEC_PUSH(a, &r->v);
		v->commit = take(&rest, '\x1f');
		v->date = day(a, take(&rest, '\x1f'));
		v->author = take(&rest, '\x1f');
		v->subject = take(&rest, '\n');
		*VEC_PUSH(a, &r->path) = str_trim(rest);
	}
}

static const struct plan *plan_of(struct run *run, const struct loader *l, const char *folder, struct str hash,
				  struct str path)
{
	struct arena *a = run->arena;
	struct diag_list findings = diag_list_new(a);
	struct str part[] = {hash, STR(":"), path}, bytes;
	if (git_file(a, folder, hash, path, &bytes) != GIT_FOUND)
		return NULL;
	struct source *source = read_text(a, str_join(a, part, 3, STR("")), bytes, TEXT_UTF8, NULL, &findings);
	struct node *root = source ? read_yaml(a, source, &l->inputs.limits, &findings) : NULL;
	return root ? plan_read(a, source, root, &findings) : NULL;
}

static bool list_revisions(struct run *run, const struct git_place *place, const char *path, struct revisions *r)
{
	const char *argv[] = {"-c",
			      "core.quotePath=false",
			      "log",
			      "--follow",
			      "--name-only",
			      "--no-ext-diff",
			      "--no-color",
			      "--date=short",
			      "--encoding=UTF-8",
			      "--format=%x1e%H" FIELD "%h" FIELD "%ad" FIELD "%an" FIELD "%s",
			      "--",
			      str_z(run->arena, place->path),
			      NULL};
	struct git_output out = git_run(run->arena, place->folder, argv, true);
	struct str name = argument_text(run->arena, path);
	if (out.status != 0)
		run_complain(run, MSG(N_("\"%s\" is to be read from git, but this is no git repository"), name),
			     no_help);
	else if (!out.bytes.n)
		run_complain(run, MSG(N_("git knows no revision of \"%s\""), name), no_help);
	else
		parse(run, out.bytes, r);
	return r->v.n > 0;
}

/* Whether a commit has parents that this clone has not: git log shows none, and the commit itself names them. */
static bool is_cut(struct run *run, const char *folder, struct str hash)
{
	const char *name = str_z(run->arena, hash);
	const char *shown[] = {"log", "-1", "--format=%P", name, NULL}, *whole[] = {"cat-file", "commit", name, NULL};
	struct str commit = git_run(run->arena, folder, whole, true).bytes;
	struct str head = str_slice(commit, 0, str_find(commit, STR("\n\n")));
	return str_find(head, STR("\nparent ")) != SIZE_MAX &&
	       !str_trim(git_run(run->arena, folder, shown, true).bytes).n;
}

/* The results that were named on the command line, or by the plan itself. */
static const struct results *results_for(struct run *run, const struct diff_settings *s, const struct plan *plan,
					 const char *path)
{
	struct loader l;
	loader_init(&l, run->arena, NULL);
	if (!plan || !load_has_results(plan, &s->results))
		return NULL;
	struct results *r = load_results(&l, plan, path, &s->results);
	run_report(run, &l.trouble, DIAG_ERROR);
	return r;
}

struct view_log *diff_log(struct run *run, const struct diff_settings *s, const struct text_list *operands)
{
	struct revisions r = {0};
	struct history *h = history_new(run->arena);
	struct loader l;
	if (operands->n != 1) {
		run_usage(run, MSG(N_("--log takes one plan")), no_help);
		return NULL;
	}
	const char *path = operands->v[0];
	struct git_place place = git_place(run->arena, path);
	loader_init(&l, run->arena, NULL);
	if (!list_revisions(run, &place, path, &r))
		return NULL;
	for (size_t k = 0; k < r.v.n; k++) {
		const struct plan *p = plan_of(run, &l, place.folder, r.hash.v[k], r.path.v[k]);
		r.v.v[k].readable = p != NULL;
		history_add(h, p);
	}
	struct view_log *v = view_log(run->arena, h, r.v.v, results_for(run, s, h->last, path));
	v->name = argument_text(run->arena, path);
	v->cut = is_cut(run, place.folder, r.hash.v[0]);
	return v;
}
