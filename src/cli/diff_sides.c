#include "base/jobs.h"
#include "cli/diff.h"
#include "cli/git.h"
#include "read/text.h"
#include "read/yaml.h"

#include <string.h>
#include <unistd.h>

static const struct msg no_help;

static bool takes_value(struct str name, char letter)
{
	const struct command *c = &plan_diff_command;
	for (size_t k = 0; k < c->option_count; k++) {
		const struct option_row *row = &c->option[k];
		if (letter ? row->letter == letter : name.n && str_has_prefix(str_of(row->name), name))
			return row->kind != OPTION_SWITCH;
	}
	return false;
}

/* Whether the word behind this option is its value: --only WORD, -f WORD, but not --only=WORD or -fWORD. */
static bool takes_next(const char *option)
{
	if (option[1] == '-')
		return !strchr(option, '=') && takes_value(str_of(option + 2), '\0');
	size_t k = 1;
	while (option[k] && !takes_value(STR(""), option[k]))
		k++;
	return option[k] && !option[k + 1];
}

size_t diff_operands_apart(int argc, char **argv)
{
	size_t n = 0;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--") == 0)
			return n;
		if (argv[i][0] != '-' || argv[i][1] == '\0')
			n++;
		else
			i += takes_next(argv[i]);
	}
	return SIZE_MAX;
}

static bool is_nothing(const char *path)
{
	return strcmp(path, "/dev/null") == 0;
}

static bool read_file(struct diff_request *r, const char *path, struct diff_side *side)
{
	struct input input;
	side->label = argument_text(r->loader.arena, path);
	side->path = path;
	side->absent = is_nothing(path);
	if (side->absent)
		return true;
	if (!input_read(&r->loader.inputs, path, (struct span){0}, &input))
		return false;
	side->bytes = input.bytes;
	return true;
}

/* Complains of what git does not have. */
static bool refuse(struct run *run, enum git_found found, struct str rev, struct str path)
{
	switch (found) {
	case GIT_NO_REVISION:
		run_complain(run, MSG(N_("git knows no revision \"%s\""), rev), no_help);
		break;
	case GIT_NO_FILE:
		run_complain(run, MSG(N_("there is no file \"%1$s\" in revision \"%2$s\""), path, rev), no_help);
		break;
	default:
		run_complain(run, MSG(N_("\"%s\" is to be read from git, but this is no git repository"), path),
			     no_help);
		break;
	}
	return false;
}

/* A file in a revision; one that it does not have counts as absent where `may_be_absent`. */
static bool read_revision(struct run *run, const char *rev, const char *path, bool may_be_absent,
			  struct diff_side *side)
{
	struct arena *a = run->arena;
	struct git_place place = git_place(a, path);
	struct str label[] = {argument_text(a, rev), argument_text(a, path)};
	enum git_found found = git_file(a, place.folder, str_of(rev), place.path, &side->bytes);
	side->label = str_join(a, label, 2, STR(":"));
	side->revision = str_of(rev);
	side->git_folder = place.folder;
	side->git_path = place.path;
	side->absent = found == GIT_NO_FILE && may_be_absent;
	return found == GIT_FOUND || side->absent || refuse(run, found, label[0], label[1]);
}

/* REV:PATH as git writes it, the path from the top of the repository. */
static bool read_blob(struct run *run, const char *name, const char *colon, struct diff_side *side)
{
	struct arena *a = run->arena;
	struct str rev = {name, (size_t)(colon - name)}, path = str_of(colon + 1);
	enum git_found found = git_file(a, ".", rev, path, &side->bytes);
	side->label = argument_text(a, name);
	side->revision = rev;
	side->git_folder = ".";
	side->git_path = path;
	return found == GIT_FOUND || refuse(run, found, argument_text(a, str_z(a, rev)), argument_text(a, colon + 1));
}

static bool read_operand(struct run *run, struct diff_request *r, const char *name, struct diff_side *side)
{
	const char *colon = strchr(name, ':');
	if (colon && access(name, F_OK) != 0)
		return read_blob(run, name, colon, side);
	return read_file(r, name, side);
}

static bool is_hex(const char *s)
{
	return strcmp(s, ".") == 0 || (strlen(s) >= 4 && strspn(s, "0123456789abcdef") == strlen(s));
}

static bool is_mode(const char *s)
{
	return strcmp(s, ".") == 0 || (strlen(s) == 6 && strspn(s, "01234567") == 6);
}

/* path old-file old-hex old-mode new-file new-hex new-mode [new-path lines]: gitdiff's GIT_EXTERNAL_DIFF. */
static bool is_external(const struct text_list *o)
{
	return (o->n == 7 || o->n == 9) && is_hex(o->v[2]) && is_mode(o->v[3]) && is_hex(o->v[5]) && is_mode(o->v[6]);
}

/* The files are temporary ones; people know them by their paths in the repository. */
static bool read_external(struct diff_request *r, const struct text_list *o)
{
	struct arena *a = r->loader.arena;
	r->external = true;
	r->old_file = o->v[1];
	r->new_file = o->v[4];
	r->mode[DIFF_OLD] = o->v[3];
	r->mode[DIFF_NEW] = o->v[6];
	r->side[DIFF_OLD].hex = o->v[2];
	r->side[DIFF_NEW].hex = o->v[5];
	bool good = read_file(r, o->v[1], &r->side[DIFF_OLD]) && read_file(r, o->v[4], &r->side[DIFF_NEW]);
	struct str old[] = {STR("a/"), argument_text(a, o->v[0])};
	struct str new[] = {STR("b/"), argument_text(a, o->v[o->n == 9 ? 7 : 0])};
	if (!r->side[DIFF_OLD].absent)
		r->side[DIFF_OLD].label = str_join(a, old, 2, STR(""));
	if (!r->side[DIFF_NEW].absent)
		r->side[DIFF_NEW].label = str_join(a, new, 2, STR(""));
	return good;
}

static bool read_revisions(struct run *run, struct diff_request *r, const struct text_list *o)
{
	struct diff_side *old = &r->side[DIFF_OLD], *new = &r->side[DIFF_NEW];
	const char *path = o->v[o->n - 1];
	if (!read_revision(run, o->v[0], path, true, old))
		return false;
	if (o->n == 3)
		return read_revision(run, o->v[1], path, !old->absent, new);
	if (access(path, F_OK) != 0 && !old->absent) {
		new->label = argument_text(run->arena, path);
		new->absent = true;
		return true;
	}
	return read_file(r, path, new);
}

static void complain(struct run *run, const struct diff_side *side, int which)
{
	static const char *const none[] = {N_("the old side, \"%s\", is no plan that could be compared"),
					   N_("the new side, \"%s\", is no plan that could be compared")};
	static const char *const part[] = {
		N_("the old side, \"%s\", has errors: it is compared as far as it could be read"),
		N_("the new side, \"%s\", has errors: it is compared as far as it could be read")};
	run_complain(run, MSG(side->plan ? part[which] : none[which], side->label), no_help);
}

/* Both are tried, so that one run tells of both. */
static bool read_operands(struct run *run, struct diff_request *r, const struct text_list *o)
{
	bool good = true;
	for (int k = DIFF_OLD; k < DIFF_SIDES; k++) {
		if (read_operand(run, r, o->v[k], &r->side[k]))
			continue;
		complain(run, &r->side[k], k);
		good = false;
	}
	return good;
}

bool diff_sides(struct run *run, const struct text_list *operands, size_t apart, struct diff_request *out)
{
	*out = (struct diff_request){.external = false};
	loader_init(&out->loader, run->arena, NULL);
	bool good;
	if (is_external(operands))
		good = read_external(out, operands);
	else if (operands->n == 3 || (apart == 1 && operands->n == 2))
		good = read_revisions(run, out, operands);
	else if (operands->n == 2)
		good = read_operands(run, out, operands);
	else
		return run_usage(run,
				 operands->n < 2 ? MSG(N_("a second plan to compare with is missing"))
						 : MSG(N_("there are too many words: two plans are compared")),
				 no_help) == STATUS_OK;
	if (!good)
		loader_report(&out->loader, run, DIAG_NOTE);
	return good;
}

/* A side that is being read, in an arena of its own: both are read at once. */
struct reading {
	struct diff_side *side;
	const struct read_limits *limits;
	struct arena *arena;
	struct diag_list findings;
};

static void read_side(void *arg, size_t task, size_t worker)
{
	struct reading *r = (struct reading *)arg + task;
	struct diff_side *side = r->side;
	(void)worker;
	if (side->absent)
		return;
	struct source *source = read_text(r->arena, side->label, side->bytes, TEXT_UTF8, NULL, &r->findings);
	struct node *root = source ? read_yaml(r->arena, source, r->limits, &r->findings) : NULL;
	side->plan = root ? plan_read(r->arena, source, root, &r->findings) : NULL;
}

/* A thread costs more than a small plan. */
enum { BYTES_FOR_A_THREAD = 256 * 1024 };

static void read_sides(struct diff_request *r, struct reading reading[DIFF_SIDES])
{
	bool small = false;
	for (int k = DIFF_OLD; k < DIFF_SIDES; k++) {
		struct arena *a = arena_part(r->loader.arena);
		reading[k] = (struct reading){&r->side[k], &r->loader.inputs.limits, a, diag_list_new(a)};
		small = small || r->side[k].bytes.n < BYTES_FOR_A_THREAD;
	}
	jobs_run(small ? 1 : DIFF_SIDES, DIFF_SIDES, read_side, reading);
}

bool diff_load(struct run *run, struct diff_request *r)
{
	struct reading reading[DIFF_SIDES];
	bool good = true;
	read_sides(r, reading);
	for (int k = DIFF_OLD; k < DIFF_SIDES; k++) {
		struct diff_side *side = &r->side[k];
		struct diag_list *findings = &reading[k].findings;
		side->complete = true;
		if (side->absent)
			continue;
		if (side->plan)
			diff_load_schemes(r, side, findings);
		side->complete = findings->count[DIAG_ERROR] == 0;
		run_report(run, findings, DIAG_ERROR);
		if (!side->complete)
			complain(run, side, k);
		good = good && side->plan;
	}
	return good;
}
