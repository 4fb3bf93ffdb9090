/*
 * Where the plans that git hands to its external diff come from.
 */
#include "cli/diff.h"
#include "cli/git.h"

#include <string.h>

struct str diff_git_path(const struct diff_side *side)
{
	/* Behind "a/" or "b/". */
	return str_slice(side->label, 2, SIZE_MAX);
}

/* Whether the plan of a side is in the index (empty), or in a revision, the one that git handed over. */
static bool is_in(struct arena *a, const struct diff_side *side, struct str revision)
{
	struct str part[] = {revision, STR(":"), diff_git_path(side)};
	const char *argv[] = {"rev-parse", "--quiet", "--verify", str_z(a, str_join(a, part, 3, STR(""))), NULL};
	struct git_output out = git_run(a, ".", argv, true);
	return out.status == 0 && str_has_prefix(out.bytes, str_of(side->hex));
}

static bool is_in_tree(const struct diff_side *side)
{
	return strspn(side->hex, "0") == strlen(side->hex);
}

/* As many digits of a commit's name as tell it from all others. */
enum { COMMIT_DIGITS = 12 };

/*
 * The latest commit whose change of the plan is written as one of `written`.  Git lists those in which the blob came or
 * went: the commit, and below it ":mode mode old new M<TAB>path".
 */
static bool find_commit(struct arena *a, const struct diff_side *side, bool renamed, const struct str *written,
			size_t n, struct str *commit)
{
	struct str find[] = {STR("--find-object="), str_of(side->hex)};
	/* A path makes git look through less, and see no renaming. */
	const char *argv[] = {"log",
			      "--all",
			      "--raw",
			      "--no-abbrev",
			      "-M",
			      "--no-ext-diff",
			      "--no-color",
			      "--format=%x1e%H",
			      str_z(a, str_join(a, find, 2, STR(""))),
			      renamed ? NULL : "--",
			      str_z(a, diff_git_path(side)),
			      NULL};
	struct str out = git_run(a, ".", argv, true).bytes;
	size_t at = SIZE_MAX;
	for (size_t k = 0; k < n; k++) {
		size_t found = str_find(out, written[k]);
		at = found < at ? found : at;
	}
	if (at == SIZE_MAX)
		return false;
	while (at > 0 && out.p[at - 1] != '\x1e')
		at--;
	*commit = str_slice(out, at, COMMIT_DIGITS);
	return at > 0;
}

static struct str between(struct arena *a, const char *x, const char *y)
{
	struct str part[] = {STR(" "), str_of(x), STR(" "), str_of(y)};
	return str_join(a, part, 4, STR(""));
}

static bool is_renamed(const struct diff_request *r)
{
	return !str_eq(diff_git_path(&r->side[DIFF_OLD]), diff_git_path(&r->side[DIFF_NEW]));
}

/* The commit that made the new blob of the old one. */
static bool find_step(struct arena *a, const struct diff_request *r, struct str *commit)
{
	struct str written = between(a, r->side[DIFF_OLD].hex, r->side[DIFF_NEW].hex);
	return find_commit(a, &r->side[DIFF_NEW], is_renamed(r), &written, 1, commit);
}

static void set(struct diff_side *side, enum place_kind kind, struct str revision)
{
	side->place = (struct diff_place){kind, revision};
}

/* The index or HEAD, in the order in which git's ways of calling make them likely, or the last commit that wrote it. */
static void find_alone(struct arena *a, const struct diff_request *r, struct diff_side *side, bool index_first)
{
	struct str made[] = {between(a, side->hex, "A"), between(a, side->hex, "M"), between(a, side->hex, "R")},
		   commit;
	for (int k = 0; k < 2; k++) {
		bool in_index = (k == 0) == index_first;
		if (!is_in(a, side, in_index ? STR("") : STR("HEAD")))
			continue;
		set(side, in_index ? PLACE_INDEX : PLACE_REVISION, in_index ? STR("") : STR("HEAD"));
		return;
	}
	if (find_commit(a, side, is_renamed(r), made, 3, &commit))
		set(side, PLACE_REVISION, commit);
}

void diff_find_places(struct diff_request *r)
{
	struct arena *a = r->loader.arena;
	struct diff_side *old = &r->side[DIFF_OLD], *new = &r->side[DIFF_NEW];
	bool in_tree = is_in_tree(old) || is_in_tree(new);
	struct str commit;
	set(old, PLACE_TREE, STR(""));
	set(new, PLACE_TREE, STR(""));
	/* A plan that comes or goes is compared with none. */
	if (old->absent || new->absent)
		return;
	if (!in_tree && is_in(a, old, STR("HEAD")) && is_in(a, new, STR(""))) {
		/* git diff --cached */
		set(old, PLACE_REVISION, STR("HEAD"));
		set(new, PLACE_INDEX, STR(""));
	} else if (!in_tree && find_step(a, r, &commit)) {
		/* git log, git show */
		struct str parent[] = {commit, STR("~")};
		set(old, PLACE_REVISION, str_join(a, parent, 2, STR("")));
		set(new, PLACE_REVISION, commit);
	} else {
		/* git diff, with revisions or without */
		if (!is_in_tree(old))
			find_alone(a, r, old, in_tree);
		if (!is_in_tree(new))
			find_alone(a, r, new, in_tree);
	}
}
